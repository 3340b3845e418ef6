// Bounds: of each variable the values that some case of a region has, as conditions.
//
//     const logic::Box bounds = BoundsOf(prover, grid, formula, point, variables);
//     for (const Bound& bound : InConditions(bounds, variables, knowledge, grid)) …

#pragma once

#include <vector>

#include "knowledge/knowledge.h"
#include "proof/difference.h"
#include "proof/prover.h"

namespace grevy::proof {

/// The known cells that the variables have at plausible points of a formula; none of a variable
/// that is known at no such point. `point` is one of them. Of other variables, everything.
logic::Box BoundsOf(Prover& prover, const logic::Grid& grid, const Formula& formula,
                    const logic::Box& point, const std::vector<logic::VariableId>& variables);

/// The bounds that exclude anything, in the order of the variables.
std::vector<Bound> InConditions(const logic::Box& bounds,
                                const std::vector<logic::VariableId>& variables,
                                const knowledge::Knowledge& knowledge, const logic::Grid& grid);

}  // namespace grevy::proof
