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

}  // namespace

std::vector<Bearing> BearingsOf(const Knowledge& knowledge, const Circumstances& circumstances) {
  std::vector<Bearing> bearings(knowledge.treatments.size());
  for (std::size_t i = 0; i < bearings.size(); ++i) {
    bearings[i].treatment = &knowledge.treatments[i];
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

Conditions ConditionsIn(std::string_view jurisdiction, const Bearing& bearing,
                        const Knowledge& knowledge) {
  Bearing there = bearing;
  const auto is_elsewhere = [&](const auto* item) {
    return !knowledge.Applies(item->jurisdictions, jurisdiction);
  };
  std::erase_if(there.rules, is_elsewhere);
  std::erase_if(there.precautions, is_elsewhere);
  return ConditionsOf(there);
}

Conditions ConditionsOf(const Bearing& bearing) {
  Conditions conditions;
  for (const Rule* rule : bearing.rules) PlaceOf(*rule, conditions).push_back(rule->holds);
  for (const Precaution* precaution : bearing.precautions) {
    if (precaution->effect == Effect::kContraindicated)
      conditions.contraindicated.push_back(precaution->when.id);
    if (precaution->effect == Effect::kHold) conditions.hold.push_back(precaution->when.id);
  }
  return conditions;
}

}  // namespace grevy::advice
