// The duties that a body of knowledge has.
//
//     for (const Duty& duty : DutiesOf(knowledge, plausibility)) …

#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "advice/conditions.h"
#include "advice/verdict.h"
#include "knowledge/knowledge.h"
#include "logic/diagram_compile.h"
#include "proof/duty.h"

namespace grevy::proof {

/// All duties that are claims about points, by kind.
std::vector<Duty> DutiesOf(const knowledge::Knowledge& knowledge,
                           const logic::Plausibility& plausibility);

/// The condition under which a rule, measure or precaution holds.
std::optional<logic::ConditionId> ConditionOf(const knowledge::Knowledge& knowledge,
                                              std::string_view id);

/// The points at which a treatment gets one of these verdicts, in all jurisdictions together:
/// whatever advice::Weigh makes of what holds there.
Formula GetsOneOf(const knowledge::Knowledge& knowledge, knowledge::TreatmentId treatment,
                  const std::vector<advice::Verdict>& verdicts);
/// The same of whatever bears on a treatment.
Formula GetsOneOf(const advice::Conditions& conditions,
                  const std::vector<advice::Verdict>& verdicts);

}  // namespace grevy::proof
