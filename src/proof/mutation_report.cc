// Mutants for readers; see mutate.h.

#include <fmt/format.h>

#include <map>

#include "proof/mutate.h"

namespace grevy::proof {
namespace {

struct Tally {
  std::size_t noticed = 0;
  std::size_t unnoticed = 0;
  std::size_t equivalent = 0;
  std::size_t accepted = 0;

  void Add(Fate fate) {
    ++(fate == Fate::kNoticed      ? noticed
       : fate == Fate::kUnnoticed  ? unnoticed
       : fate == Fate::kEquivalent ? equivalent
                                   : accepted);
  }
  double Percent() const {
    const std::size_t all = noticed + unnoticed;
    return all == 0 ? 100 : 100 * static_cast<double>(noticed) / static_cast<double>(all);
  }
};

}  // namespace

std::string TextOf(const Mutation& mutation) {
  std::map<std::string, Tally> groups;
  Tally all;
  std::string unnoticed;
  for (const TriedStatement& statement : mutation.statements) {
    for (const TriedMutant& tried : statement.mutants) {
      groups[statement.statement.group].Add(tried.fate);
      all.Add(tried.fate);
      if (tried.fate != Fate::kUnnoticed) continue;
      const logic::Location& place = statement.statement.location;
      unnoticed += fmt::format("{}:{}:{}: no vignette notices {}\n", place.file, place.line,
                               place.column, tried.mutant.name);
      if (tried.telling)
        unnoticed += fmt::format("  of this case a source must tell; now {}: {}\n",
                                 tried.telling->answer, tried.telling->text);
    }
  }
  std::string text = "   noticed of all  equivalent  accepted\n";
  for (const auto& [group, tally] : groups) {
    text += fmt::format("{:6.1f} % {:5} {:5} {:11} {:9}  {}\n", tally.Percent(), tally.noticed,
                        tally.noticed + tally.unnoticed, tally.equivalent, tally.accepted, group);
  }
  text += unnoticed;
  text += fmt::format(
      "{} mutants: {} noticed, {} not, {:.1f} %; {} more change nothing, {} are accepted\n",
      all.noticed + all.unnoticed, all.noticed, all.unnoticed, all.Percent(), all.equivalent,
      all.accepted);
  return text;
}

}  // namespace grevy::proof
