// Choosing the conditions; see diagrams.h.

#include "knowledge/diagrams.h"

namespace grevy::knowledge {
namespace {

std::vector<logic::ConditionId> ConditionsOf(const Knowledge& knowledge) {
  std::vector<logic::ConditionId> conditions;
  for (const Pathway& pathway : knowledge.pathways) conditions.push_back(pathway.scope.id);
  for (const Rule& rule : knowledge.rules) conditions.push_back(rule.holds);
  for (const Measure& measure : knowledge.measures) conditions.push_back(measure.holds);
  for (const Treatment& treatment : knowledge.treatments) {
    for (const Precaution& precaution : treatment.precautions)
      conditions.push_back(precaution.when.id);
  }
  for (const Definition& definition : knowledge.definitions) {
    for (const auto& [place, condition] : definition.outcomes) conditions.push_back(condition);
  }
  for (const Constraint& constraint : knowledge.constraints) {
    if (constraint.strictness == Strictness::kError) conditions.push_back(constraint.always.id);
  }
  return conditions;
}

}  // namespace

// What is impossible is told by constraints of the strictest kind; the others only ask.
logic::Plausibility PlausibilityOf(const Knowledge& knowledge) {
  logic::Plausibility plausibility;
  for (const Constraint& constraint : knowledge.constraints) {
    if (constraint.strictness != Strictness::kError) continue;
    plausibility.never_fail.push_back(constraint.always.id);
    for (const logic::FieldId field : constraint.applies)
      plausibility.applies_only.push_back(
          {knowledge.schema.VariableOf(field), constraint.only_where->id});
  }
  return plausibility;
}

logic::Gates GatesOf(const Knowledge& knowledge) {
  return logic::CompileGates(knowledge.program, ConditionsOf(knowledge), PlausibilityOf(knowledge));
}

logic::Diagrams DiagramsOf(const Knowledge& knowledge) {
  return logic::CompileDiagrams(knowledge.program, ConditionsOf(knowledge),
                                PlausibilityOf(knowledge));
}

}  // namespace grevy::knowledge
