// Looking for verdicts; see reach.h.

#include "advice/reach.h"

#include <optional>

#include "advice/verdict_lanes.h"

namespace grevy::advice {

using logic::ConditionId;
using logic::Kleene;
using logic::Negated;
using logic::Signal;
using logic::Solver;

namespace {

// Completions for many treatments are asked for so often.
constexpr int kMostRounds = 4;

std::optional<Verdict> FirstOf(VerdictSet set) {
  for (int i = 0; i < kVerdictCount; ++i) {
    if ((set >> i & 1) != 0) return static_cast<Verdict>(i);
  }
  return std::nullopt;
}

VerdictSet SetOf(Verdict verdict) { return VerdictSet{1} << static_cast<int>(verdict); }

}  // namespace

void Reach::Add(const Conditions& conditions, VerdictSet reached) {
  Task task;
  task.conditions = &conditions;
  task.at_most = NotExcluded(gates_, solver_, conditions);
  task.reached = reached;
  tasks_.push_back(task);
}

void Reach::TakeFrom(const logic::Lanes& lanes, const logic::LaneMask& which) {
  for (Task& task : tasks_) {
    if ((task.at_most & ~task.reached) == 0) continue;
    task.reached |= VerdictLanes(gates_, lanes, *task.conditions).ReachedIn(which);
  }
}

// What gives a treatment a verdict, if one of the conditions that could is chosen for all.
std::vector<Signal> Reach::Giving(const Conditions& conditions, Verdict verdict) const {
  std::vector<Signal> signals;
  signals.reserve(conditions.contraindicated.size() + conditions.hold.size() +
                  conditions.recommended.size() + conditions.option.size() +
                  conditions.not_recommended.size());
  const auto none = [&](const std::vector<ConditionId>& of) {
    for (const ConditionId condition : of) signals.push_back(Negated(gates_.Holds(condition)));
  };
  const auto one = [&](const std::vector<ConditionId>& of) {
    for (const ConditionId condition : of) {
      if (solver_[gates_.Holds(condition)] == Kleene::kFalse) continue;
      signals.push_back(gates_.Holds(condition));
      return true;
    }
    return false;
  };
  if (verdict == Verdict::kContraindicated) {
    one(conditions.contraindicated);
    return signals;
  }
  none(conditions.contraindicated);
  if (verdict == Verdict::kOnHold) {
    one(conditions.hold);
    if (!one(conditions.recommended)) one(conditions.option);
    return signals;
  }
  if (verdict == Verdict::kRecommended || verdict == Verdict::kOption) none(conditions.hold);
  if (verdict == Verdict::kRecommended) {
    one(conditions.recommended);
    return signals;
  }
  none(conditions.recommended);
  if (verdict == Verdict::kOption) {
    one(conditions.option);
    return signals;
  }
  none(conditions.option);
  if (verdict == Verdict::kNotRecommended) {
    one(conditions.not_recommended);
  } else {
    none(conditions.not_recommended);
  }
  return signals;
}

// Looks for one completion that gives as many treatments as possible a verdict that was not shown.
// False where every such verdict was tried.
bool Reach::LookForMany() {
  std::size_t assumed = 0;
  bool is_any_left = false;
  for (Task& task : tasks_) {
    const auto verdict = FirstOf(task.at_most & ~task.reached & ~task.tried);
    if (!verdict) continue;
    is_any_left = true;
    const bool is_free = solver_.Assume(Giving(*task.conditions, *verdict));
    if (is_free || assumed == 0) task.tried |= SetOf(*verdict);
    if (is_free) {
      ++assumed;
    } else {
      solver_.Withdraw();
    }
  }
  if (assumed == 0) return is_any_left;
  const bool is_found = solver_.Ask({}) == Solver::Answer::kFound;
  if (is_found) lanes_.FillAll(solver_.point());
  solver_.Withdraw();
  for (; assumed > 0; --assumed) solver_.Withdraw();
  if (is_found) {
    lanes_.Evaluate();
    TakeFrom(lanes_, logic::LaneMask::All());
  }
  return true;
}

std::vector<VerdictSet> Reach::AtMost() const {
  std::vector<VerdictSet> sets;
  for (const Task& task : tasks_) sets.push_back(task.at_most);
  return sets;
}

std::vector<VerdictSet> Reach::Finish() && {
  for (int round = 0; round < kMostRounds && LookForMany(); ++round) {
  }
  std::vector<VerdictSet> sets;
  for (Task& task : tasks_) {
    while (const auto verdict = FirstOf(task.at_most & ~task.reached)) {
      if (CanGet(gates_, solver_, *task.conditions, *verdict)) {
        task.reached |= SetOf(*verdict);
      } else {
        task.at_most &= ~SetOf(*verdict);
      }
    }
    sets.push_back(task.reached & task.at_most);
  }
  return sets;
}

}  // namespace grevy::advice
