// Verdicts as bits; see verdict_lanes.h. The order of the questions is that of verdict.cc: what
// contraindicates comes first, then what supports and holds back, then what advises against.

#include "advice/verdict_lanes.h"

#include <algorithm>

namespace grevy::advice {

using logic::ConditionId;
using logic::Gates;
using logic::LaneMask;
using logic::Negated;
using logic::Signal;
using logic::Solver;

VerdictLanes::VerdictLanes(const Gates& gates, const logic::Lanes& lanes,
                           const Conditions& conditions) {
  const auto any = [&](const std::vector<ConditionId>& of) {
    LaneMask mask{};
    for (const ConditionId condition : of) mask = mask | lanes[gates.Holds(condition)];
    return mask;
  };
  LaneMask left = LaneMask::All();
  const auto take = [&](Verdict verdict, const LaneMask& where) {
    LaneMask& mask = by_verdict_[static_cast<std::size_t>(verdict)];
    mask = mask | (left & where);
    left = left & ~where;
  };
  const LaneMask recommended = any(conditions.recommended);
  const LaneMask option = any(conditions.option);
  take(Verdict::kContraindicated, any(conditions.contraindicated));
  take(Verdict::kOnHold, any(conditions.hold) & (recommended | option));
  take(Verdict::kRecommended, recommended);
  take(Verdict::kOption, option);
  take(Verdict::kNotRecommended, any(conditions.not_recommended));
  take(Verdict::kNotIndicated, LaneMask::All());
}

VerdictSet VerdictLanes::ReachedIn(const LaneMask& lanes) const {
  VerdictSet reached = 0;
  for (std::size_t i = 0; i < by_verdict_.size(); ++i) {
    if ((by_verdict_[i] & lanes).Any()) reached |= VerdictSet{1} << i;
  }
  return reached;
}

LaneMask VerdictLanes::DifferentFrom(std::size_t lane) const {
  for (const LaneMask& mask : by_verdict_) {
    if (mask.Has(lane)) return ~mask;
  }
  return {};
}

logic::Kleene AnyHolds(const Gates& gates, const Solver& solver,
                       const std::vector<ConditionId>& conditions) {
  logic::Kleene any = logic::Kleene::kFalse;
  for (const ConditionId condition : conditions)
    any = logic::Or(any, solver[gates.Holds(condition)]);
  return any;
}

VerdictSet NotExcluded(const Gates& gates, const Solver& solver, const Conditions& conditions) {
  const auto any = [&](const std::vector<ConditionId>& of) { return AnyHolds(gates, solver, of); };
  return Reachable({any(conditions.contraindicated), any(conditions.hold),
                    any(conditions.recommended), any(conditions.option),
                    any(conditions.not_recommended)});
}

namespace {

class Question {
 public:
  Question(const Gates& gates, Solver& solver) : gates_(gates), solver_(solver) {}

  void None(const std::vector<ConditionId>& of) {
    for (const ConditionId condition : of) asked_.push_back(Negated(gates_.Holds(condition)));
  }
  // One of the first and, if there are such, one of the second.
  bool CanOneOf(const std::vector<ConditionId>& first,
                const std::vector<ConditionId>* second = nullptr) {
    // All that must not be is assumed once.
    bool can = false;
    if (solver_.Assume(asked_)) {
      for (const ConditionId a : first) {
        if (can) break;
        can = second == nullptr ? Can({gates_.Holds(a)}) : CanWith(gates_.Holds(a), *second);
      }
    }
    solver_.Withdraw();
    return can;
  }
  bool Can(std::initializer_list<Signal> signals) {
    const Solver::Answer answer = solver_.Ask(signals);
    solver_.Withdraw();
    return answer != Solver::Answer::kImpossible;
  }
  bool CanAsItIs() {
    const Solver::Answer answer = solver_.Ask(asked_);
    solver_.Withdraw();
    return answer != Solver::Answer::kImpossible;
  }

 private:
  bool CanWith(Signal signal, const std::vector<ConditionId>& others) {
    const std::array<Signal, 1> one{signal};
    bool can = false;
    if (solver_.Assume(one)) {
      can = std::any_of(others.begin(), others.end(),
                        [this](ConditionId other) { return Can({gates_.Holds(other)}); });
    }
    solver_.Withdraw();
    return can;
  }

  const Gates& gates_;
  Solver& solver_;
  std::vector<Signal> asked_;
};

}  // namespace

bool CanGet(const Gates& gates, Solver& solver, const Conditions& conditions, Verdict verdict) {
  Question question(gates, solver);
  if (verdict == Verdict::kContraindicated) return question.CanOneOf(conditions.contraindicated);
  question.None(conditions.contraindicated);
  if (verdict == Verdict::kOnHold)
    return question.CanOneOf(conditions.recommended, &conditions.hold) ||
           question.CanOneOf(conditions.option, &conditions.hold);
  if (verdict == Verdict::kRecommended || verdict == Verdict::kOption)
    question.None(conditions.hold);
  if (verdict == Verdict::kRecommended) return question.CanOneOf(conditions.recommended);
  question.None(conditions.recommended);
  if (verdict == Verdict::kOption) return question.CanOneOf(conditions.option);
  question.None(conditions.option);
  if (verdict == Verdict::kNotRecommended) return question.CanOneOf(conditions.not_recommended);
  question.None(conditions.not_recommended);
  return question.CanAsItIs();
}

}  // namespace grevy::advice
