// Which verdicts completions of a case can reach, for many treatments at once.
//
// Every completion that is found says something of all treatments. So random ones are evaluated
// first; then completions are asked for that show several treatments a verdict that none has shown
// yet; and only what is still missing is asked for one by one.
//
//     Reach reach(gates, solver, lanes);
//     reach.Add(conditions);                    // and more
//     reach.TakeFrom(sampled, logic::LaneMask::All());
//     const std::vector<VerdictSet> sets = std::move(reach).Finish();

#pragma once

#include <vector>

#include "advice/conditions.h"
#include "advice/verdict.h"
#include "logic/lanes.h"
#include "logic/solver.h"

namespace grevy::advice {

class Reach {
 public:
  /// The solver has the facts of the case; the lanes are free to be used. All must outlive the
  /// work.
  Reach(const logic::Gates& gates, logic::Solver& solver, logic::Lanes& lanes)
      : gates_(gates), solver_(solver), lanes_(lanes) {}

  /// A treatment, of which verdicts may be known to be reached.
  void Add(const Conditions& conditions, VerdictSet reached = 0);

  /// The completions in some evaluated lanes.
  void TakeFrom(const logic::Lanes& lanes, const logic::LaneMask& which);

  /// For each treatment the verdicts that propagation does not exclude.
  std::vector<VerdictSet> AtMost() const;

  /// For each treatment the verdicts that some completion reaches, and perhaps some of which it was
  /// not found out: no other can be reached.
  std::vector<VerdictSet> Finish() &&;

 private:
  struct Task {
    const Conditions* conditions = nullptr;
    VerdictSet at_most = 0;
    VerdictSet reached = 0;
    VerdictSet tried = 0;
  };

  bool LookForMany();
  std::vector<logic::Signal> Giving(const Conditions& conditions, Verdict verdict) const;

  const logic::Gates& gates_;
  logic::Solver& solver_;
  logic::Lanes& lanes_;
  std::vector<Task> tasks_;
};

}  // namespace grevy::advice
