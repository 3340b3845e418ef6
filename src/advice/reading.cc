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
      trace_(knowledge.program, knowledge.Locate(facts)),
      completions_(knowledge, WithWhatFollows(knowledge, trace_), workbench) {}

Kleene Reading::Held(ConditionId condition) {
  const Kleene held = trace_[condition];
  return held == Kleene::kUnknown ? completions_.Now(condition) : held;
}

Kleene Reading::HeldAtOnce(ConditionId condition) {
  const Kleene held = trace_[condition];
  return held == Kleene::kUnknown ? completions_.NowAtOnce(condition) : held;
}

std::vector<FieldId> Reading::Because(ConditionId condition) const {
  return FieldsOf(*knowledge_, trace_.Because(condition));
}

std::vector<FieldId> Reading::Open(ConditionId condition) const {
  return FieldsOf(*knowledge_, trace_.Open(condition));
}

void Reading::WeighAll(const std::vector<Conditions>& treatments) {
  std::vector<Conditions> fresh;
  for (const Conditions& conditions : treatments) {
    if (weighed_.try_emplace(conditions).second) fresh.push_back(conditions);
  }
  const std::vector<Outlook> outlooks = completions_.Weigh(fresh);
  for (std::size_t i = 0; i < fresh.size(); ++i) weighed_[fresh[i]] = outlooks[i];
}

Outlook Reading::Weigh(const Conditions& conditions) {
  const auto known = weighed_.find(conditions);
  if (known != weighed_.end()) return known->second;
  WeighAll({conditions});
  return weighed_[conditions];
}

}  // namespace grevy::advice
