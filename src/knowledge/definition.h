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
  /// boolean has one, for yes.
  std::vector<std::pair<logic::Place, logic::ConditionId>> outcomes;
  std::vector<std::string> rows;
  std::optional<Citation> citation;
};

}  // namespace grevy::knowledge
