// Looking for the cases in which one comparison decides; see mcdc.h.

#include "proof/mcdc.h"

#include <fmt/format.h>

#include <map>

#include "logic/compile.h"
#include "proof/judged_cases.h"
#include "proof/mutant.h"
#include "proof/parallel.h"

namespace grevy::proof {
namespace {

using logic::Expression;

void Cover(const knowledge::LoadResult& loaded, const JudgedCases& cases,
           CoveredStatement& covered) {
  const Statement& statement = covered.statement;
  const Expression& when = loaded.conditions[statement.when->id];
  std::vector<Expression> conditions = {HoldsWith(statement, loaded, when)};
  for (const Expression* atom : AtomsOf(when)) {
    covered.atoms.push_back({TextOf(statement, *atom), ""});
    conditions.push_back(HoldsWith(statement, loaded, Replace(when, atom, Negation(*atom))));
  }
  std::vector<const Expression*> all;
  for (const Expression& condition : conditions) all.push_back(&condition);
  const logic::Program program = logic::Compile(loaded.knowledge.schema, loaded.definitions, all);
  for (const Judgement& judgement : cases.Of(statement)) {
    const std::vector<Seen> seen = cases.Look(judgement.vignette, program);
    if (!seen[0].IsCertain() || seen[0].Holds() != judgement.holds) continue;
    for (std::size_t i = 0; i < covered.atoms.size(); ++i) {
      const Seen& changed = seen[i + 1];
      if (covered.atoms[i].shown.empty() && changed.IsCertain() &&
          changed.Holds() != judgement.holds)
        covered.atoms[i].shown = cases.vignettes()[judgement.vignette].id;
    }
  }
}

struct Tally {
  std::size_t shown = 0;
  std::size_t all = 0;

  double Percent() const {
    return all == 0 ? 100 : 100 * static_cast<double>(shown) / static_cast<double>(all);
  }
};

std::map<std::string, Tally> TallyOf(const Mcdc& mcdc) {
  std::map<std::string, Tally> groups;
  for (const CoveredStatement& covered : mcdc.statements) {
    Tally& tally = groups[covered.statement.group];
    for (const CoveredAtom& atom : covered.atoms) {
      ++tally.all;
      if (!atom.shown.empty()) ++tally.shown;
    }
  }
  return groups;
}

Tally Sum(const std::map<std::string, Tally>& groups) {
  Tally sum;
  for (const auto& [group, tally] : groups) {
    sum.shown += tally.shown;
    sum.all += tally.all;
  }
  return sum;
}

}  // namespace

double Mcdc::Share() const { return Sum(TallyOf(*this)).Percent() / 100; }

Mcdc CoverageOf(const knowledge::LoadResult& loaded, const std::vector<advice::Vignette>& vignettes,
                knowledge::Date today) {
  Mcdc mcdc;
  for (Statement& statement : StatementsOf(loaded))
    mcdc.statements.push_back({std::move(statement), {}});
  const JudgedCases cases(loaded, vignettes, today);
  ForEachNumber(mcdc.statements.size(),
                [&](std::size_t i) { Cover(loaded, cases, mcdc.statements[i]); });
  return mcdc;
}

std::string TextOf(const Mcdc& mcdc) {
  const std::map<std::string, Tally> groups = TallyOf(mcdc);
  std::string text;
  for (const auto& [group, tally] : groups)
    text +=
        fmt::format("{:6.1f} % {:5} of {:5}  {}\n", tally.Percent(), tally.shown, tally.all, group);
  for (const CoveredStatement& covered : mcdc.statements) {
    const logic::Location& place = covered.statement.location;
    for (const CoveredAtom& atom : covered.atoms) {
      if (atom.shown.empty())
        text += fmt::format("{}:{}:{}: no vignette shows what `{}` decides in {}\n", place.file,
                            place.line, place.column, atom.text, covered.statement.name);
    }
  }
  const Tally sum = Sum(groups);
  return text + fmt::format("{} comparisons: {} shown to decide, {:.1f} %\n", sum.all, sum.shown,
                            sum.Percent());
}

}  // namespace grevy::proof
