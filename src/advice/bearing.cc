// Which rules and precautions count; see bearing.h.

#include "advice/bearing.h"

namespace grevy::advice {
namespace {

using knowledge::Effect;
using knowledge::Knowledge;
using knowledge::Precaution;
using knowledge::Rule;
using knowledge::Stance;

std::vector<logic::ConditionId>& PlaceOf(const Rule& rule, Conditions& conditions) {
  switch (rule.stance) {
    case Stance::kRecommended: {
      const bool verified = rule.citation.known != knowledge::Known::kRecalled;
      return verified ? conditions.recommended : conditions.option;
    }
    case Stance::kOption:
      return conditions.option;
    case Stance::kNotRecommended:
      return conditions.not_recommended;
    case Stance::kContraindicated:
      return conditions.contraindicated;
  }
  return conditions.option;
}

template <typename Counts>
Conditions Collect(const Bearing& bearing, Counts counts) {
  Conditions conditions;
  for (const Rule* rule : bearing.rules) {
    if (counts(*rule)) PlaceOf(*rule, conditions).push_back(rule->holds);
  }
  for (const Precaution* precaution : bearing.precautions) {
    if (!counts(*precaution)) continue;
    if (precaution->effect == Effect::kContraindicated)
      conditions.contraindicated.push_back(precaution->when.id);
    if (precaution->effect == Effect::kHold) conditions.hold.push_back(precaution->when.id);
  }
  return conditions;
}

}  // namespace

std::vector<Bearing> BearingsOf(const Knowledge& knowledge, const Circumstances& circumstances) {
  std::vector<Bearing> bearings(knowledge.treatments.size());
  for (std::size_t i = 0; i < bearings.size(); ++i) {
    bearings[i].treatment = &knowledge.treatments[i];
    bearings[i].precautions.reserve(knowledge.treatments[i].precautions.size());
    for (const Precaution& precaution : knowledge.treatments[i].precautions) {
      if (IsInForce(knowledge, precaution, circumstances))
        bearings[i].precautions.push_back(&precaution);
    }
  }
  for (const Rule& rule : knowledge.rules) {
    if (IsInForce(knowledge, rule, circumstances)) bearings[rule.treatment].rules.push_back(&rule);
  }
  return bearings;
}

Conditions ConditionsOf(const Bearing& bearing) {
  return Collect(bearing, [](const auto&) { return true; });
}

Conditions ConditionsIn(std::string_view jurisdiction, const Bearing& bearing,
                        const Knowledge& knowledge) {
  return Collect(bearing, [&](const auto& item) {
    return item.jurisdictions.empty() || knowledge.Applies(item.jurisdictions, jurisdiction);
  });
}

}  // namespace grevy::advice
