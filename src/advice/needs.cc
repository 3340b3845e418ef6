// Minimal data against what is known; see needs.h.

#include "advice/needs.h"

#include <algorithm>

#include "advice/standing.h"

namespace grevy::advice {

using logic::FieldId;
using logic::Kleene;

std::vector<Need> Needs(const Advice& advice) {
  const knowledge::Knowledge& knowledge = *advice.knowledge;
  std::vector<Need> needs;
  if (knowledge.minimal_data.empty()) return needs;
  const Counted counted = Count(knowledge, advice.stated, advice.as_of);
  const logic::Trace trace(knowledge.program, knowledge.Locate(counted.facts));
  std::vector<FieldId> named;  // ascending
  for (const knowledge::MinimalData& data : knowledge.minimal_data) {
    if (data.where && trace[data.where->id] != Kleene::kTrue) continue;
    if (trace[data.known.id] == Kleene::kTrue) continue;
    Need need{&data, {}};
    for (const FieldId field : FieldsOf(knowledge, trace.Open(data.known.id))) {
      if (!std::binary_search(named.begin(), named.end(), field)) need.fields.push_back(field);
    }
    if (need.fields.empty()) continue;
    named.insert(named.end(), need.fields.begin(), need.fields.end());
    std::sort(named.begin(), named.end());
    needs.push_back(std::move(need));
  }
  return needs;
}

}  // namespace grevy::advice
