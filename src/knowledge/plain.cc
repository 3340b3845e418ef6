// Finding a word or a role; see plain.h.

#include "knowledge/plain.h"

#include <algorithm>
#include <cctype>

namespace grevy::knowledge {
namespace {

bool SameWord(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](unsigned char x, unsigned char y) {
    return std::tolower(x) == std::tolower(y);
  });
}

}  // namespace

const Term* Plain::FindTerm(std::string_view word) const {
  const auto found = std::find_if(glossary.begin(), glossary.end(), [word](const Term& term) {
    return SameWord(term.word, word) ||
           std::any_of(term.also.begin(), term.also.end(),
                       [word](const std::string& other) { return SameWord(other, word); });
  });
  return found == glossary.end() ? nullptr : &*found;
}

const TeamMember* Plain::FindRole(std::string_view role) const {
  const auto found = std::find_if(team.begin(), team.end(),
                                  [role](const TeamMember& member) { return member.role == role; });
  return found == team.end() ? nullptr : &*found;
}

}  // namespace grevy::knowledge
