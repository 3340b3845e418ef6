// Truth tables: whether a signal depends on a variable, by trying all points of the variables that
// it asks.
//
//     if (!DependsOn(gates, solver, holds, variable, 2048)) …   // whatever it is, nothing changes

#pragma once

#include <cstddef>

#include "logic/solver.h"

namespace grevy::logic {

/// Whether the points that the solver leaves of a variable make a difference to a signal, whatever
/// the other variables are. Also yes where the table would have more than `most` lines.
bool DependsOn(const Gates& gates, const Solver& solver, Signal signal, VariableId variable,
               std::size_t most);

}  // namespace grevy::logic
