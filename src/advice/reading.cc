// Three-valued logic first, completions where it leaves something open; see reading.h.

#include "advice/reading.h"

#include "advice/standing.h"

namespace grevy::advice {

using logic::ConditionId;
using logic::FieldId;
using logic::Kleene;

Reading::Reading(const knowledge::Knowledge& knowledge, const logic::Facts& facts,
                 Workbench& workbench)
    : knowledge_(&knowledge),
      trace_(knowledge.program, knowledge.program.Locate(facts)),
      completions_(knowledge, trace_.facts(), workbench) {}

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
