// Looking for a case in which a condition holds.
//
// A rule that can never hold is a mistake, however well it reads. The search starts with nothing
// known and settles one open variable after the other, each cell in turn, until the condition holds
// or every way is closed; three-valued evaluation closes most ways after a fact or two. A case with
// gaps counts: `x is null` holds where x is not known.
//
//     const Search search = FindCase(program, condition);
//     if (search.outcome == Search::Outcome::kNever) …

#pragma once

#include <vector>

#include "logic/program.h"

namespace grevy::logic {

struct Search {
  enum class Outcome { kFound, kNever, kGaveUp };
  Outcome outcome = Outcome::kGaveUp;
  CellFacts example;  // when found: a case in which the condition holds
};

/// Searches until an example is found, none is left, or `most_steps` evaluations were made.
Search FindCase(const Program& program, ConditionId condition, int most_steps = 20'000);

/// All variables on which any of the conditions depends, ascending.
std::vector<VariableId> VariablesOf(const Program& program,
                                    const std::vector<ConditionId>& conditions);

}  // namespace grevy::logic
