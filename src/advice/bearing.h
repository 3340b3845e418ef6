// What bears on a treatment: its rules and precautions that are in force on a day and in a place.
//
//     for (const Bearing& bearing : BearingsOf(knowledge, circumstances))
//     Weigh(ConditionsOf(bearing));

#pragma once

#include <string_view>
#include <vector>

#include "advice/advice.h"
#include "advice/conditions.h"

namespace grevy::advice {

struct Bearing {
  const knowledge::Treatment* treatment = nullptr;
  std::vector<const knowledge::Rule*> rules = {};
  std::vector<const knowledge::Precaution*> precautions = {};
};

/// Whether a rule, measure or precaution counts on a day and in a place.
template <typename Item>
bool IsInForce(const knowledge::Knowledge& knowledge, const Item& item,
               const Circumstances& circumstances) {
  return item.validity.Includes(circumstances.as_of) &&
         knowledge.sources[item.citation.source].validity.Includes(circumstances.as_of) &&
         knowledge.Applies(item.jurisdictions, circumstances.jurisdiction);
}

/// One for each treatment, in the order of the knowledge.
std::vector<Bearing> BearingsOf(const knowledge::Knowledge& knowledge,
                                const Circumstances& circumstances);

/// Their conditions, by what they make of the treatment.
Conditions ConditionsOf(const Bearing& bearing);
/// Of those that count in a jurisdiction.
Conditions ConditionsIn(std::string_view jurisdiction, const Bearing& bearing,
                        const knowledge::Knowledge& knowledge);

}  // namespace grevy::advice
