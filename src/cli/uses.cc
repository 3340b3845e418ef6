// Finding where fields are used; see uses.h.

#include "cli/uses.h"

#include "logic/satisfy.h"
#include "logic/syntax.h"

namespace grevy::cli {
namespace {

using knowledge::Knowledge;
using logic::FieldId;

void CollectNames(const logic::Syntax& syntax, const logic::Schema& schema,
                  std::set<FieldId>& fields) {
  if (syntax.kind == logic::SyntaxKind::kName) {
    if (const auto field = schema.Find(syntax.text)) fields.insert(*field);
  }
  for (const logic::Syntax& child : syntax.children) CollectNames(child, schema, fields);
}

}  // namespace

std::set<FieldId> FieldsNamedIn(std::string_view text, const logic::Schema& schema) {
  std::set<FieldId> fields;
  CollectNames(logic::Parse(text).syntax, schema, fields);
  return fields;
}

Uses UsesOf(const Knowledge& knowledge, FieldId field) {
  Uses uses;
  const auto names_it = [&](std::string_view text) {
    return FieldsNamedIn(text, knowledge.schema).contains(field);
  };
  for (const knowledge::Definition& definition : knowledge.definitions) {
    if (names_it(definition.text)) {
      uses.definitions.push_back(knowledge.schema[definition.field].id);
    }
  }
  for (const knowledge::Pathway& pathway : knowledge.pathways) {
    if (names_it(pathway.scope.text)) uses.pathways.push_back(pathway.id);
  }
  for (const knowledge::Rule& rule : knowledge.rules) {
    if (names_it(rule.when.text)) uses.rules.push_back(rule.id);
  }
  for (const knowledge::Measure& measure : knowledge.measures) {
    if (names_it(measure.when.text)) uses.measures.push_back(measure.id);
  }
  for (const knowledge::Treatment& treatment : knowledge.treatments) {
    for (const knowledge::Precaution& precaution : treatment.precautions) {
      if (names_it(precaution.when.text)) uses.precautions.push_back(precaution.id);
    }
    for (const knowledge::Limit& limit : treatment.limits) {
      if (names_it(limit.holds.text)) uses.limits.push_back(limit.id);
    }
  }
  return uses;
}

std::vector<std::size_t> Dependents(const Knowledge& knowledge) {
  std::vector<std::size_t> counts(knowledge.schema.size());
  const auto count = [&](logic::ConditionId condition) {
    std::set<FieldId> fields;
    for (const logic::VariableId variable : logic::VariablesOf(knowledge.program, {condition})) {
      fields.insert(knowledge.schema.variables()[variable].field);
    }
    for (const FieldId field : fields) ++counts[field];
  };
  for (const knowledge::Rule& rule : knowledge.rules) count(rule.holds);
  for (const knowledge::Measure& measure : knowledge.measures) count(measure.holds);
  for (const knowledge::Treatment& treatment : knowledge.treatments) {
    for (const knowledge::Precaution& precaution : treatment.precautions) count(precaution.when.id);
  }
  return counts;
}

}  // namespace grevy::cli
