// Making formulas; see formula.h.

#include "proof/formula.h"

#include <algorithm>
#include <utility>

namespace grevy::proof {
namespace {

void Collect(const Formula& formula, std::vector<logic::ConditionId>& conditions) {
  if (formula.op == Formula::Op::kHolds || formula.op == Formula::Op::kFails)
    conditions.push_back(formula.condition);
  for (const Formula& part : formula.parts) Collect(part, conditions);
}

}  // namespace

Formula Holds(logic::ConditionId condition) {
  return {.op = Formula::Op::kHolds, .condition = condition};
}

Formula Fails(logic::ConditionId condition) {
  return {.op = Formula::Op::kFails, .condition = condition};
}

Formula Known(logic::VariableId variable) {
  return {.op = Formula::Op::kKnown, .variable = variable};
}

Formula Not(Formula part) {
  Formula negation{.op = Formula::Op::kNot};
  negation.parts.push_back(std::move(part));
  return negation;
}

Formula All(std::vector<Formula> parts) {
  return {.op = Formula::Op::kAll, .parts = std::move(parts)};
}

Formula Any(std::vector<Formula> parts) {
  return {.op = Formula::Op::kAny, .parts = std::move(parts)};
}

std::vector<logic::ConditionId> ConditionsOf(const Formula& formula) {
  std::vector<logic::ConditionId> conditions;
  Collect(formula, conditions);
  std::sort(conditions.begin(), conditions.end());
  conditions.erase(std::unique(conditions.begin(), conditions.end()), conditions.end());
  return conditions;
}

}  // namespace grevy::proof
