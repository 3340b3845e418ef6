// From checked expressions to one program.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "logic/expression.h"
#include "logic/program.h"

namespace grevy::logic {

/// Compiles conditions into one program whose roots are in their order. Every reference to a
/// defined field is written out: a stated fact wins, the definition answers where nothing is
/// stated. Definitions must not form a cycle (see FindCycle) and no variable may be cut into more
/// than kMostCells cells (see TooManyCells).
Program Compile(const Schema& schema, const Definitions& definitions,
                const std::vector<const Expression*>& conditions);

/// A field whose definition depends on itself, if there is one.
std::optional<FieldId> FindCycle(const Schema& schema, const Definitions& definitions);

/// A variable that the conditions would cut into more than kMostCells cells, if there is one.
std::optional<VariableId> TooManyCells(const Schema& schema, const Definitions& definitions,
                                       const std::vector<const Expression*>& conditions);

}  // namespace grevy::logic
