// Joining and sorting what was found; see finding.h.

#include "advice/finding.h"

#include <algorithm>
#include <bit>
#include <tuple>
#include <utility>

namespace grevy::advice {
namespace {

using knowledge::Knowledge;
using logic::CellMask;
using logic::Type;
using logic::VariableId;

const logic::Field& FieldOf(const Knowledge& knowledge, VariableId variable) {
  return knowledge.schema[knowledge.schema.variables()[variable].field];
}

int DistanceOf(std::size_t cell, CellMask from) {
  const int above = static_cast<int>(cell) - static_cast<int>(std::bit_width(from)) + 1;
  const int below = std::countr_zero(from) - static_cast<int>(cell);
  return std::max({above, below, 1});
}

bool SameReasons(const Trial::Outcome& a, const Trial::Outcome& b) {
  const auto same = [](const Turn& x, const Turn& y) {
    return std::tie(x.rule, x.precaution, x.to) == std::tie(y.rule, y.precaution, y.to);
  };
  return a.verdict == b.verdict &&
         std::equal(a.because.begin(), a.because.end(), b.because.begin(), b.because.end(), same);
}

// Whether two facts can be told as one: members of a set, values of a choice, neighbouring cells of
// a number.
bool CanBeTold(const Knowledge& knowledge, const TriedFact& fact, const TriedFact& next) {
  const VariableId a = fact.variables.front();
  const VariableId b = next.variables.front();
  const auto& variables = knowledge.schema.variables();
  if (variables[a].field != variables[b].field) return false;
  const logic::Field& field = FieldOf(knowledge, a);
  if (field.type == Type::kChoices) return fact.cells == next.cells;
  return !field.IsNumber() || (fact.cells << 1 & next.cells) != 0;  // cells were tried ascending
}

bool Join(const Knowledge& knowledge, Finding& finding, const Finding& next) {
  if (finding.facts.size() != 1 || next.facts.size() != 1) return false;
  TriedFact& fact = finding.facts.front();
  const TriedFact& other = next.facts.front();
  if (!CanBeTold(knowledge, fact, other) || !SameReasons(finding.outcome, next.outcome))
    return false;
  if (fact.variables != other.variables)
    fact.variables.insert(fact.variables.end(), other.variables.begin(), other.variables.end());
  fact.cells |= other.cells;
  fact.distance = std::min(fact.distance, other.distance);
  return true;
}

// What moves a verdict most gravely has the least.
int Gravity(Verdict verdict) {
  switch (verdict) {
    case Verdict::kContraindicated:
      return 0;
    case Verdict::kOnHold:
      return 1;
    case Verdict::kNotRecommended:
      return 2;
    case Verdict::kNotIndicated:
      return 3;
    case Verdict::kRecommended:
      return 4;
    case Verdict::kOption:
      return 5;
    case Verdict::kUndetermined:
      return 6;
  }
  return 6;
}

// Whether the fact may be another one on another day.
bool CanChange(const Knowledge& knowledge, const TriedFact& fact) {
  const auto field = knowledge.schema.variables()[fact.variables.front()].field;
  return knowledge.notes[field].recoverable || knowledge.notes[field].valid_days.has_value();
}

std::tuple<std::size_t, bool, int, int> Nearness(const Knowledge& knowledge,
                                                 const Finding& finding) {
  bool fixed = false;
  int distance = 0;
  for (const TriedFact& fact : finding.facts) {
    fixed = fixed || !CanChange(knowledge, fact);
    distance += fact.distance;
  }
  return {finding.facts.size(), fixed, distance, Gravity(finding.outcome.verdict)};
}

VerdictChange ChangeOf(const Trials& trials, Finding finding) {
  const Knowledge& knowledge = trials.knowledge();
  VerdictChange change{{}, finding.outcome.verdict, std::move(finding.outcome.because)};
  for (TriedFact& fact : finding.facts) {
    const VariableId variable = fact.variables.front();
    change.facts.push_back({knowledge.schema.variables()[variable].field, std::move(fact.variables),
                            trials.counted().facts[variable],
                            knowledge.program.ValuesOf(variable, fact.cells)});
  }
  return change;
}

}  // namespace

std::vector<TriedFact> OtherCells(const Knowledge& knowledge, VariableId variable, CellMask from,
                                  CellMask within) {
  const bool ordered = FieldOf(knowledge, variable).IsNumber();
  std::vector<TriedFact> others;
  for (std::size_t cell = 0; cell < knowledge.program.CellCount(variable); ++cell) {
    const CellMask mask = CellMask{1} << cell;
    if ((mask & within & ~from) == 0) continue;
    others.push_back({{variable}, mask, ordered ? DistanceOf(cell, from) : 1});
  }
  return others;
}

void Keep(const Subject& subject, Trial& trial, const std::vector<TriedFact>& facts,
          std::vector<Finding>& findings) {
  Trial::Outcome outcome = trial.On(subject);
  if (outcome.verdict != subject.weighed.verdict) findings.push_back({facts, std::move(outcome)});
}

std::vector<VerdictChange> Told(const Trials& trials, std::vector<Finding> findings) {
  const Knowledge& knowledge = trials.knowledge();
  std::vector<Finding> joined;
  for (Finding& finding : findings) {
    const bool is_told = std::any_of(joined.begin(), joined.end(), [&](Finding& before) {
      return Join(knowledge, before, finding);
    });
    if (!is_told) joined.push_back(std::move(finding));
  }
  std::stable_sort(joined.begin(), joined.end(), [&](const Finding& a, const Finding& b) {
    return Nearness(knowledge, a) < Nearness(knowledge, b);
  });
  std::vector<VerdictChange> changes;
  for (Finding& finding : joined) changes.push_back(ChangeOf(trials, std::move(finding)));
  return changes;
}

}  // namespace grevy::advice
