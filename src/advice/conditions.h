// The conditions that bear on one treatment, by what they make of it.

#pragma once

#include <vector>

#include "logic/program.h"

namespace grevy::advice {

struct Conditions {
  std::vector<logic::ConditionId> contraindicated;
  std::vector<logic::ConditionId> hold;
  std::vector<logic::ConditionId> recommended;  // by a rule that was verified
  std::vector<logic::ConditionId> option;       // or recommended by a rule that was not
  std::vector<logic::ConditionId> not_recommended;

  friend bool operator==(const Conditions&, const Conditions&) = default;
};

}  // namespace grevy::advice
