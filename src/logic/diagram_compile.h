// From a program to its diagrams: where each condition holds, where it fails, and which points are
// plausible.
//
// At a point, `is true` and its kin ask what is known there: inside of them a latent variable
// counts as unknown. A field that is stated or else computed is computed where it is latent; where
// its definition is silent, its latent value answers. Where a field does not apply it has no value:
// tests of it neither hold nor fail, and nobody can know it.

#pragma once

#include <vector>

#include "logic/diagram.h"
#include "logic/plausibility.h"
#include "logic/program.h"

namespace grevy::logic {

/// The diagrams of the conditions named; those of all others are "no".
Diagrams CompileDiagrams(const Program& program, const std::vector<ConditionId>& conditions,
                         const Plausibility& plausibility);

}  // namespace grevy::logic
