// Which clinical trials may be open to a person, and which one fact alone keeps closed.
//
//     for (const OpenTrial& open : OpenTrials(advice))
//       Print(open.trial->name, open.held, open.missed_by);

#pragma once

#include <optional>
#include <vector>

#include "advice/advice.h"

namespace grevy::advice {

/// A trial that recruits and may fit, or misses by one fact that can recover.
struct OpenTrial {
  const knowledge::Trial* trial = nullptr;
  logic::Kleene held = logic::Kleene::kUnknown;  // what is encoded of its criteria
  std::vector<logic::FieldId> open;              // what is not known and could change that
  /// Where they do not hold: the one stated fact without which they would not be excluded.
  std::optional<logic::FieldId> missed_by;
  bool status_is_old = false;  // its state must be looked up again
};

/// In the order of the knowledge. Only what fits (`held`), may fit, or is missed by one fact.
std::vector<OpenTrial> OpenTrials(const Advice& advice);

}  // namespace grevy::advice
