// What people read who are no clinicians: words explained, who is in the team, what to ask, whom to
// call. The plain words on treatments, fields and measures stand with those.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "knowledge/source.h"

namespace grevy::knowledge {

/// A word of the glossary.
struct Term {
  std::string word;
  std::vector<std::string> also;  // other forms and spellings
  std::string means;
};

/// A member of the team that decides together, or somebody whom a person may meet beside it.
struct TeamMember {
  std::string role;
  std::string name;
  std::string part;  // core: of every case; invited: where the case asks for it; meets: the person
  std::string does;
  Citation citation;
  std::vector<std::string> rows;
};

/// A question to ask the team.
struct Ask {
  std::string about;  // diagnosis, tests, decision, team, trials, living
  std::string question;
};

/// Somebody to turn to.
struct Support {
  std::string name;
  std::string offers;
  std::string phone;
  std::string url;
  std::vector<std::string> countries;
  std::optional<Date> checked;  // when it was last looked up
  Citation citation;
  std::vector<std::string> rows;
};

struct Plain {
  std::vector<Term> glossary;  // in the order of the alphabet
  Citation glossary_citation;
  std::vector<TeamMember> team;
  std::vector<std::vector<std::string>> quorum;  // one role of each must be there
  Citation quorum_citation;
  std::vector<Ask> questions;
  Citation questions_citation;
  std::vector<Support> support;

  /// The term that a word is a form of, in capitals or not; nullptr where it stands nowhere.
  const Term* FindTerm(std::string_view word) const;
  const TeamMember* FindRole(std::string_view role) const;
};

}  // namespace grevy::knowledge
