// Which facts count; see standing.h.

#include "advice/standing.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "knowledge/plausible.h"
#include "knowledge/words.h"

namespace grevy::advice {
namespace {

using knowledge::Definition;
using knowledge::FieldNotes;
using knowledge::Knowledge;
using logic::FieldId;
using logic::Kleene;

// Whether other facts already settle the value of a defined field, or say something of a calculated
// one.
bool IsComputed(const Knowledge& knowledge, const Definition& definition,
                const logic::Trace& trace) {
  if (knowledge.calculations.Has(definition.field))
    return trace.facts().known[knowledge.schema.VariableOf(definition.field)] != 0;
  return std::any_of(definition.outcomes.begin(), definition.outcomes.end(),
                     [&](const auto& outcome) { return trace[outcome.second] == Kleene::kTrue; }) ||
         (definition.outcomes.size() == 1 &&
          trace[definition.outcomes.front().second] == Kleene::kFalse);
}

}  // namespace

logic::ValueSet Follows(const Definition& definition, const logic::Field& field,
                        const logic::Trace& trace) {
  logic::ValueSet excluded;
  for (const auto& [place, condition] : definition.outcomes) {
    logic::ValueSet value = logic::ValueSet::Equal(place);
    if (trace[condition] == Kleene::kTrue) return value;
    if (trace[condition] == Kleene::kFalse) excluded = excluded.Union(value);
  }
  return excluded.ComplementIn(field.Domain());
}

Counted Count(const Knowledge& knowledge, const knowledge::Case& a_case, knowledge::Date as_of) {
  Counted counted{logic::Facts(knowledge.schema), {}, {}};
  for (const knowledge::StatedFact& fact : a_case.facts) {
    const FieldNotes& notes = knowledge.notes[fact.field];
    if (fact.lapsed) {
      for (const auto& [variable, values] : fact.values) {
        counted.facts.Clear(variable);
        counted.facts.Withhold(variable);
      }
      if (!logic::IsStated(knowledge.schema, counted.facts, fact.field))
        counted.not_counted.push_back(fact.field);
      continue;
    }
    if (fact.on && as_of < *fact.on) {
      counted.not_counted.push_back(fact.field);
      counted.warnings.push_back(
          fmt::format("{} is of {}, after the day of this advice: it counts as not known",
                      notes.label, knowledge::ToBritish(*fact.on)));
      continue;
    }
    if (fact.on && notes.valid_days &&
        knowledge::DaysBetween(*fact.on, as_of) > *notes.valid_days) {
      counted.not_counted.push_back(fact.field);
      counted.warnings.push_back(fmt::format(
          "{} is of {}, {} days old, and counts for {} days{}: it counts as not known", notes.label,
          knowledge::ToBritish(*fact.on), knowledge::DaysBetween(*fact.on, as_of),
          *notes.valid_days, notes.valid_proposed ? " (a limit proposed by this project)" : ""));
      continue;
    }
    for (const auto& [variable, values] : fact.values)
      counted.facts.Set(knowledge.schema, variable, values);
  }
  return counted;
}

logic::Facts WithPresumptions(const Knowledge& knowledge, const Counted& counted,
                              const logic::Trace& trace, std::vector<FieldId>& presumed) {
  logic::Facts with = counted.facts;
  const auto has_finding = [&](FieldId field) {
    const std::vector<FieldId>& left_out = counted.not_counted;
    return logic::IsStated(knowledge.schema, counted.facts, field) ||
           std::find(left_out.begin(), left_out.end(), field) != left_out.end();
  };
  for (FieldId field = 0; field < knowledge.schema.size(); ++field) {
    if (!knowledge.notes[field].presumed || has_finding(field)) continue;
    const Definition* definition = knowledge.FindDefinition(field);
    if (definition != nullptr && IsComputed(knowledge, *definition, trace)) continue;
    for (const auto& [variable, values] : knowledge.notes[field].presumed->values)
      with.Set(knowledge.schema, variable, values);
    presumed.push_back(field);
  }
  // What a constraint excludes beside the facts is not presumed.
  const logic::Trace tried(knowledge.program, knowledge.Locate(with));
  for (const knowledge::Constraint* broken :
       knowledge::Broken(knowledge, tried, knowledge::Strictness::kError)) {
    for (const FieldId field : FieldsOf(knowledge, tried.Because(broken->always.id))) {
      const auto found = std::find(presumed.begin(), presumed.end(), field);
      if (found == presumed.end()) continue;
      presumed.erase(found);
      for (const auto& [variable, values] : knowledge.notes[field].presumed->values)
        with.Clear(variable);
    }
  }
  return with;
}

std::vector<std::string> Contradictions(const Knowledge& knowledge, const logic::Facts& facts) {
  std::vector<std::string> warnings;
  logic::Facts unstated = facts;
  std::vector<const Definition*> stated;
  for (const Definition& definition : knowledge.definitions) {
    if (!logic::IsStated(knowledge.schema, facts, definition.field)) continue;
    stated.push_back(&definition);
    unstated.Clear(knowledge.schema.VariableOf(definition.field));
  }
  if (stated.empty()) return warnings;
  const logic::Trace computed(knowledge.program, knowledge.Locate(unstated));
  for (const Definition* definition : stated) {
    const logic::Field& field = knowledge.schema[definition->field];
    const FieldNotes& notes = knowledge.notes[definition->field];
    const logic::ValueSet& said = facts[knowledge.schema.VariableOf(definition->field)];
    const logic::ValueSet follows = Follows(*definition, field, computed);
    if (follows.empty() || said.Intersects(follows)) continue;
    warnings.push_back(
        fmt::format("{} is stated as {}, but the other facts lead to {}: the stated value is used",
                    notes.label, knowledge::ValuesInWords(field, notes, said),
                    knowledge::ValuesInWords(field, notes, follows)));
  }
  return warnings;
}

std::vector<FieldId> FieldsOf(const Knowledge& knowledge,
                              std::vector<logic::VariableId> variables) {
  std::vector<FieldId> fields = std::move(variables);
  for (FieldId& field : fields) field = knowledge.schema.variables()[field].field;
  if (!std::is_sorted(fields.begin(), fields.end())) std::sort(fields.begin(), fields.end());
  fields.erase(std::unique(fields.begin(), fields.end()), fields.end());
  return fields;
}

}  // namespace grevy::advice
