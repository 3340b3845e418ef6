// Truth tables: on which variables a signal depends, by trying all points of the variables that it
// asks.
//
//     const auto variables = VariablesThatMatter(gates, solver, holds, 2048);
//     if (variables && variables->empty()) …   // whatever is open, nothing changes

#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "logic/solver.h"

namespace grevy::logic {

/// The variables of which the points that the solver leaves make a difference to a signal, at some
/// points of the others; ascending. Nothing where the table would have more than `most` lines.
std::optional<std::vector<VariableId>> VariablesThatMatter(const Gates& gates, const Solver& solver,
                                                           Signal signal, std::size_t most);

}  // namespace grevy::logic
