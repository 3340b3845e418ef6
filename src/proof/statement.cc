// Gathering statements; see statement.h.

#include "proof/statement.h"

#include <algorithm>
#include <utility>

namespace grevy::proof {
namespace {

using knowledge::Knowledge;

logic::Location PlaceOf(const knowledge::LoadResult& loaded, logic::ConditionId holds) {
  const auto found = loaded.places.find(holds);
  return found == loaded.places.end() ? logic::Location{} : found->second;
}

Statement OfRule(const knowledge::LoadResult& loaded, const knowledge::Rule& rule) {
  const Knowledge& knowledge = loaded.knowledge;
  const knowledge::Pathway& pathway = knowledge.pathways[rule.pathway];
  Statement statement;
  statement.kind = Statement::Kind::kRule;
  statement.id = statement.name = rule.id;
  statement.treatment = rule.treatment;
  statement.group = pathway.id;
  statement.when = &rule.when;
  statement.holds = rule.holds;
  statement.around = {pathway.scope.id};
  if (knowledge::Supports(rule.stance)) {
    for (const knowledge::Limit& limit : knowledge.treatments[rule.treatment].limits) {
      if (std::find(limit.except.begin(), limit.except.end(), rule.id) == limit.except.end())
        statement.around.push_back(limit.holds.id);
    }
  }
  statement.location = PlaceOf(loaded, rule.holds);
  statement.rule = &rule;
  return statement;
}

Statement OfPrecaution(const knowledge::LoadResult& loaded, knowledge::TreatmentId treatment,
                       const knowledge::Precaution& precaution) {
  Statement statement;
  statement.kind = Statement::Kind::kPrecaution;
  statement.id = precaution.id;
  statement.group = loaded.knowledge.treatments[treatment].id;
  statement.name = statement.group + "/" + precaution.id;
  statement.treatment = treatment;
  statement.when = &precaution.when;
  statement.holds = precaution.when.id;
  statement.location = PlaceOf(loaded, precaution.when.id);
  statement.precaution = &precaution;
  return statement;
}

Statement OfMeasure(const knowledge::LoadResult& loaded, const knowledge::Measure& measure) {
  const knowledge::Pathway& pathway = loaded.knowledge.pathways[measure.pathway];
  Statement statement;
  statement.kind = Statement::Kind::kMeasure;
  statement.id = statement.name = measure.id;
  statement.group = pathway.id;
  statement.when = &measure.when;
  statement.holds = measure.holds;
  statement.around = {pathway.scope.id};
  statement.location = PlaceOf(loaded, measure.holds);
  statement.measure = &measure;
  return statement;
}

}  // namespace

std::vector<Statement> StatementsOf(const knowledge::LoadResult& loaded) {
  std::vector<Statement> statements;
  for (const knowledge::Rule& rule : loaded.knowledge.rules)
    statements.push_back(OfRule(loaded, rule));
  for (const knowledge::Measure& measure : loaded.knowledge.measures)
    statements.push_back(OfMeasure(loaded, measure));
  for (knowledge::TreatmentId id = 0; id < loaded.knowledge.treatments.size(); ++id) {
    for (const knowledge::Precaution& precaution : loaded.knowledge.treatments[id].precautions)
      statements.push_back(OfPrecaution(loaded, id, precaution));
  }
  return statements;
}

logic::Expression HoldsWith(const Statement& statement, const knowledge::LoadResult& loaded,
                            logic::Expression when) {
  for (const logic::ConditionId condition : statement.around) {
    logic::Expression both;
    both.op = logic::Operator::kAnd;
    both.children.push_back(loaded.conditions[condition]);
    both.children.push_back(std::move(when));
    when = std::move(both);
  }
  return when;
}

}  // namespace grevy::proof
