// What every plausible point fulfils, as conditions of a program.

#pragma once

#include <vector>

#include "logic/program.h"

namespace grevy::logic {

/// A variable has a value only where a condition holds. (That it is not known elsewhere is for a
/// condition that never fails to say.)
struct AppliesOnly {
  VariableId variable = 0;
  ConditionId where = 0;
};

struct Plausibility {
  std::vector<ConditionId> never_fail;
  std::vector<AppliesOnly> applies_only;
};

/// The variables of which some of the conditions, or what is plausible, asks whether they are
/// known: a mark for each variable of the program.
std::vector<char> AskedWhetherKnown(const Program& program,
                                    const std::vector<ConditionId>& conditions,
                                    const Plausibility& plausibility);

}  // namespace grevy::logic
