// Reading errors: how far what a test says may usually be from the truth, as a source states it.

#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "knowledge/condition.h"
#include "knowledge/source.h"
#include "logic/decimal.h"
#include "logic/value_set.h"

namespace grevy::knowledge {

/// The usual error of a field: of a number how far it goes either way, of a choice what else a
/// value may be.
struct ReadingError {
  std::optional<logic::Decimal> plus_minus;                      // in the unit of the field
  std::vector<std::pair<logic::Place, logic::ValueSet>> may_be;  // a value, and what else it may be
  std::optional<Condition> where;  // the cases of which the source speaks; empty: all
  std::string because;
  Citation citation;
};

}  // namespace grevy::knowledge
