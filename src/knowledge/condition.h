// A condition as rules carry it: its text, its meaning in words, and its place in the compiled
// program.

#pragma once

#include <string>
#include <vector>

#include "logic/program.h"

namespace grevy::knowledge {

/// One of the parts of a condition that are joined by `and`; shown to readers with a tick or a
/// cross.
struct Clause {
  std::string words;  // "Ki-67 labelling index at most 10 %"
  logic::ConditionId id = 0;
};

struct Condition {
  std::string text;  // as written
  logic::ConditionId id = 0;
  std::vector<Clause> clauses;
};

}  // namespace grevy::knowledge
