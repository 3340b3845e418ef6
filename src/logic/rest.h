// What is left of a circuit once something is known: the gates that are still open, as a smaller
// circuit of its own.
//
// Most of a circuit is settled by the facts of a case, and most of what is not bears on nothing
// that is asked. So whatever looks at many completions of one case looks at the rest only: an `and`
// of which one part is certain is its other part, and variables that nothing asks any more are left
// out. The rest holds and fails at a point of the solver's box as the whole does.
//
//     const Rest rest = RestOf(gates, solver, conditions);
//     Solver small(rest.gates);
//     small.Start(rest.Narrow(box));
//     if (small[rest.gates.Holds(condition)] == Kleene::kUnknown) …

#pragma once

#include <optional>
#include <span>
#include <vector>

#include "logic/gates.h"
#include "logic/solver.h"

namespace grevy::logic {

struct Rest {
  Gates gates;
  std::vector<VariableId> variables;  // what those of the rest are in the whole, ascending

  /// What a variable of the whole is in the rest.
  std::optional<VariableId> Find(VariableId of_whole) const;
  /// A box of the whole in the rest.
  Box Narrow(const Box& of_whole) const;
};

/// The rest for some conditions, of which it says where they hold (all others are "no", and nothing
/// is said of where they fail), and for what makes a point plausible.
Rest RestOf(const Gates& whole, const Solver& solver, std::span<const ConditionId> conditions);

}  // namespace grevy::logic
