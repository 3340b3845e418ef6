// Plausibility constraints: what every case of a real person fulfils.
//
// They keep impossible cases out everywhere: a case that breaks an `error` is refused when it is
// read (plausible.h), advice looks only at plausible completions of what is not known, and proofs
// only at plausible cases.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "knowledge/condition.h"
#include "logic/field.h"

namespace grevy::knowledge {

/// What a case that breaks a constraint is.
enum class Strictness {
  kError,  // impossible: it is refused
  kAsk,    // unlikely: it is accepted, with a question
  kNote,   // usual: it is accepted, and the effect is explained
};

/// "error", "ask", "note".
std::string_view StrictnessName(Strictness strictness);

/// How far what is stated of a field may be from what is calculated for it.
struct Agreement {
  logic::FieldId field = 0;
  logic::Decimal percent;  // of what is calculated
};

struct Constraint {
  std::string id;
  Strictness strictness = Strictness::kError;
  /// What every plausible case fulfils. Where it is unknown, it is not broken.
  Condition always;
  /// Fields that apply only where `only_where` holds: elsewhere nothing can be known of them.
  /// `always` says the same as a condition. Empty for any other constraint.
  std::vector<logic::FieldId> applies;
  std::optional<Condition> only_where;
  /// Of what is stated and calculated as well; `always` then says nothing.
  std::optional<Agreement> agreement;
  /// The fields that it names, each once, in the order of its text. Those inside of a definition
  /// that it names are not among them.
  std::vector<logic::FieldId> fields;
  std::string because;
  std::vector<std::string> rows;
};

}  // namespace grevy::knowledge
