// Statements about one point of the grid: which conditions hold or fail there, and what is known.
//
// Both provers read the same formula and know nothing of what it is about.
//
//     const Formula conflict = All({Holds(for_it.holds), Holds(against_it.holds)});

#pragma once

#include <cstdint>
#include <vector>

#include "logic/program.h"

namespace grevy::proof {

struct Formula {
  enum class Op : std::uint8_t {
    kHolds,  // `condition` holds
    kFails,  // it fails; it may do neither where a definition is silent
    kKnown,  // something is known of `variable`
    kNot,
    kAll,  // of the parts; of none: yes
    kAny,  // of the parts; of none: no
  };
  Op op = Op::kAll;
  logic::ConditionId condition = 0;
  logic::VariableId variable = 0;
  std::vector<Formula> parts = {};
};

Formula Holds(logic::ConditionId condition);
Formula Fails(logic::ConditionId condition);
Formula Known(logic::VariableId variable);
Formula Not(Formula part);
Formula All(std::vector<Formula> parts);
Formula Any(std::vector<Formula> parts);

/// The conditions that a formula names, ascending.
std::vector<logic::ConditionId> ConditionsOf(const Formula& formula);

}  // namespace grevy::proof
