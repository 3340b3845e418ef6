// Treatments: what can be offered, and what speaks against each for this person.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "knowledge/condition.h"
#include "knowledge/field_notes.h"
#include "knowledge/source.h"
#include "logic/decimal.h"

namespace grevy::knowledge {

/// What a precaution does to its treatment, mildest first: the strictest that holds decides.
enum class Effect : std::uint8_t {
  kCaution,
  kDoseChange,
  kNeedsTestFirst,
  kHold,
  kContraindicated
};

/// "caution", "dose_change", "needs_test_first", "hold", "contraindicated".
std::string_view EffectName(Effect effect);

/// A condition under which a treatment must not be given, must wait, or must be given differently.
struct Precaution {
  std::string id;
  Effect effect = Effect::kCaution;
  Condition when;
  std::string because;
  std::string action;  // `do:` in the file: what mends it, which dose, which test
  std::vector<std::string> jurisdictions;  // empty: everywhere
  Validity validity;
  Citation citation;
  std::vector<std::string> rows;
};

/// A condition without which no rule may support the treatment.
struct Limit {
  std::string id;
  Condition holds;                  // already `within implies holds`
  std::vector<std::string> except;  // rules that it does not bind
  std::string because;
  Citation citation;
  std::vector<std::string> rows;
};

struct SideEffect {
  std::string name;
  std::string plain;
  std::string frequency;  // very_common, common, uncommon, rare, reported
  std::string percent;    // as the source gives it; empty where it gives none
  Citation citation;
};

/// "67 of 100 at 6 months".
struct Proportion {
  std::string text;
  logic::Decimal per_100;
  std::optional<logic::Decimal> at_months;
};

/// What one trial found. Figures are the source's own; nothing is computed from them.
struct Benefit {
  std::string text;
  std::string trial;
  std::string population;
  std::string arms;
  std::optional<std::int32_t> participants;
  std::string outcome;
  std::vector<logic::Decimal> medians_months;  // in the order of the arms
  std::optional<logic::Decimal> hazard_ratio;
  std::string interval;
  std::vector<Proportion> proportions;
  Citation citation;
};

/// The same in plain words.
struct PlainWords {
  std::string what;
  std::string how_it_works;
  std::string how_given;
  std::string benefit;
  std::string side_effects;
  std::string living_with;
  std::string tell_the_team;
  std::vector<std::string> questions;
};

/// What is so of the person once a treatment has been given, as far as that follows from giving it.
struct Aftermath {
  std::optional<Condition> when;          // asked of the case before the treatment; empty: always
  FactValues holds;                       // of a set field, only the members that are added
  std::vector<logic::VariableId> lapsed;  // no longer known
  std::vector<logic::FieldId> risen;      // numbers above what they were
  std::vector<logic::FieldId> no_less;    // numbers that may have risen
};

struct Treatment {
  std::string id;
  std::string name;
  std::string plain_name;
  std::string group;
  std::string what;
  std::string how_it_works;
  PlainWords plain;
  std::vector<Statement> regimen;
  std::vector<Benefit> benefit;
  std::vector<SideEffect> side_effects;
  std::vector<Statement> checks_before;
  std::vector<Statement> monitoring;
  std::vector<Statement> interactions;
  std::vector<Statement> cautions;
  std::vector<Statement> fertility_and_pregnancy;
  std::vector<Limit> limits;
  std::vector<Precaution> precautions;
  std::vector<Aftermath> after;  // in the order in which they are applied
};

/// The index of a treatment in its knowledge.
using TreatmentId = std::uint32_t;

}  // namespace grevy::knowledge
