// Three-valued logic first, completions where it leaves something open; see reading.h.

#include "advice/reading.h"

#include "advice/standing.h"

namespace grevy::advice {

using logic::ConditionId;
using logic::FieldId;
using logic::Kleene;

namespace {

// What is known, and of fields that may be stated or else follow from others, what those leave to
// them: a value that was stated would be no news but a mistake.
logic::CellFacts WithWhatFollows(const knowledge::Knowledge& knowledge, const logic::Trace& trace) {
  logic::CellFacts facts = trace.facts();
  for (const knowledge::Definition& definition : knowledge.definitions) {
    const logic::VariableId variable = knowledge.schema.VariableOf(definition.field);
    if (facts.known[variable] != 0) continue;
    const logic::ValueSet values = Follows(definition, knowledge.schema[definition.field], trace);
    const logic::CellMask left = knowledge.program.CellsOf(variable, values);
    if ((facts.possible[variable] & left) != 0) facts.possible[variable] &= left;
  }
  return facts;
}

}  // namespace

Reading::Reading(const knowledge::Knowledge& knowledge, const logic::Facts& facts,
                 Workbench& workbench)
    : knowledge_(&knowledge),
      bench_(&workbench),
      trace_(knowledge.program, knowledge.Locate(facts)) {}

Completions& Reading::completions() {
  if (!completions_)
    completions_.emplace(*knowledge_, WithWhatFollows(*knowledge_, trace_), *bench_);
  return *completions_;
}

Kleene Reading::Held(ConditionId condition) {
  const Kleene held = trace_[condition];
  return held == Kleene::kUnknown ? completions().Now(condition) : held;
}

Kleene Reading::HeldAtOnce(ConditionId condition) {
  const Kleene held = trace_[condition];
  return held == Kleene::kUnknown ? completions().NowAtOnce(condition) : held;
}

std::vector<FieldId> Reading::Because(ConditionId condition) const {
  return FieldsOf(*knowledge_, trace_.Because(condition));
}

std::vector<FieldId> Reading::Because(const std::vector<ConditionId>& conditions) const {
  return FieldsOf(*knowledge_, trace_.Because(conditions));
}

std::vector<FieldId> Reading::Open(ConditionId condition) const {
  return FieldsOf(*knowledge_, trace_.Open(condition));
}

}  // namespace grevy::advice
