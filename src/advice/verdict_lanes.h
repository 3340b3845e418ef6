// The verdict on one treatment in many lanes at once, and whether a verdict can be had at all.

#pragma once

#include <array>
#include <vector>

#include "advice/conditions.h"
#include "advice/verdict.h"
#include "logic/lanes.h"
#include "logic/solver.h"

namespace grevy::advice {

class VerdictLanes {
 public:
  VerdictLanes(const logic::Gates& gates, const logic::Lanes& lanes, const Conditions& conditions);

  /// The lanes with a verdict.
  const logic::LaneMask& Of(Verdict verdict) const {
    return by_verdict_[static_cast<std::size_t>(verdict)];
  }
  /// The verdicts that occur in some lanes.
  VerdictSet ReachedIn(const logic::LaneMask& lanes) const;
  /// The lanes with another verdict than the one lane has.
  logic::LaneMask DifferentFrom(std::size_t lane) const;

 private:
  std::array<logic::LaneMask, kVerdictCount> by_verdict_;
};

/// Whether one of some conditions holds, as far as propagation tells.
logic::Kleene AnyHolds(const logic::Gates& gates, const logic::Solver& solver,
                       const std::vector<logic::ConditionId>& conditions);

/// The verdicts on a treatment that propagation does not exclude.
VerdictSet NotExcluded(const logic::Gates& gates, const logic::Solver& solver,
                       const Conditions& conditions);

/// Whether some plausible completion gives a treatment the verdict. Also yes where the solver gives
/// up.
bool CanGet(const logic::Gates& gates, logic::Solver& solver, const Conditions& conditions,
            Verdict verdict);

}  // namespace grevy::advice
