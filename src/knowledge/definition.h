// Derived fields: what follows from the facts.

#pragma once

#include <string>
#include <utility>
#include <vector>

#include "knowledge/source.h"
#include "logic/field.h"
#include "logic/program.h"

namespace grevy::knowledge {

struct Definition {
  logic::FieldId field = 0;
  std::string text;  // the expression as written
  /// Each value that the definition can take, and the condition that says whether it does. A
  /// boolean has one, for yes; a number with too many values to count, which only a calculation can
  /// be, has none.
  std::vector<std::pair<logic::Place, logic::ConditionId>> outcomes;
  /// Of a calculation: the fields from which a case can have it calculated. Empty for all others.
  std::vector<logic::FieldId> calculated_from;
  std::int32_t decimals = 0;  // to which the number is rounded
  std::vector<std::string> rows;
  std::optional<Citation> citation;
};

}  // namespace grevy::knowledge
