// Looking for pairs of completions that differ in one fact; see mattering.h.

#include "advice/mattering.h"

#include <algorithm>
#include <array>
#include <utility>

#include "logic/truth_table.h"

namespace grevy::advice {

using logic::Box;
using logic::CellMask;
using logic::ConditionId;
using logic::GateId;
using logic::Kleene;
using logic::LaneMask;
using logic::Negated;
using logic::Points;
using logic::Signal;
using logic::Solver;
using logic::VariableId;

namespace {

// With next to nothing known there is much to ask; what is not asked any more is taken to matter.
constexpr int kMostQuestions = 40;
// A condition is tried out at no more points.
constexpr std::size_t kMostCombinations = 2048;

// The one that logic::Lanes::FillAll takes.
Points FirstOf(const Points& points) {
  if (points.known != 0) return {points.known & (~points.known + 1), 0};
  return {0, points.latent & (~points.latent + 1)};
}

void SortAndDeduplicate(std::vector<VariableId>& variables) {
  std::sort(variables.begin(), variables.end());
  variables.erase(std::unique(variables.begin(), variables.end()), variables.end());
}

bool Has(const std::vector<VariableId>& ascending, VariableId variable) {
  return std::binary_search(ascending.begin(), ascending.end(), variable);
}

}  // namespace

Mattering::Mattering(const logic::Gates& gates, Solver& solver, logic::Lanes& lanes)
    : gates_(gates), solver_(solver), lanes_(lanes), supports_(gates), seen_(gates.size()) {}

void Mattering::Activate(Task& task, Kind kind, const std::vector<ConditionId>& conditions) {
  for (const ConditionId condition : conditions) {
    const Signal holds = gates_.Holds(condition);
    if (solver_[holds] == Kleene::kUnknown)
      task.active.push_back({kind, holds, supports_.Of({holds})});
  }
}

void Mattering::Add(const Matter& matter) {
  const auto any = [this](const std::vector<ConditionId>& of) {
    return AnyHolds(gates_, solver_, of);
  };
  tasks_.emplace_back();
  Task& task = tasks_.back();
  task.matter = matter;
  // What stands behind something that is certain has no say.
  const Conditions& conditions = matter.conditions;
  if (any(conditions.contraindicated) == Kleene::kTrue) return;
  const Kleene recommended = any(conditions.recommended);
  const Kleene supported = logic::Or(recommended, any(conditions.option));
  if (recommended != Kleene::kTrue) {
    Activate(task, Kind::kRecommended, conditions.recommended);
    if (any(conditions.option) != Kleene::kTrue) Activate(task, Kind::kOption, conditions.option);
  }
  if (supported != Kleene::kTrue && any(conditions.not_recommended) != Kleene::kTrue)
    Activate(task, Kind::kNotRecommended, conditions.not_recommended);
  Activate(task, Kind::kContraindicated, conditions.contraindicated);
  if (supported != Kleene::kFalse && any(conditions.hold) != Kleene::kTrue)
    Activate(task, Kind::kHold, conditions.hold);
  Activate(task, Kind::kDetail, matter.details);
  std::vector<Signal> active;
  for (const Active& condition : task.active) active.push_back(condition.holds);
  task.unsure = supports_.Of(active);
}

void Mattering::TryAround(const logic::Lanes& others, std::size_t lane) {
  Box point(gates_.grid().variable_count());
  for (VariableId variable = 0; variable < point.size(); ++variable)
    point[variable] = others.PointAt(lane, variable);
  TryAround(point);
}

void Mattering::TryAround(const Box& point) {
  std::vector<VariableId> variables;
  for (const Task& task : tasks_)
    variables.insert(variables.end(), task.unsure.begin(), task.unsure.end());
  if (variables.empty()) return;
  SortAndDeduplicate(variables);

  lanes_.FillAll(point);
  moved_.clear();
  const auto look = [&] {
    lanes_.Evaluate();
    LaneMask counts = LaneMask::All();
    for (const Signal signal : gates_.Plausible()) counts = counts & lanes_[signal];
    for (Task& task : tasks_) Look(task, counts);
    for (std::size_t i = 0; i < moved_.size(); ++i)
      lanes_.Move(i + 1, moved_[i], FirstOf(point[moved_[i]]));
    moved_.clear();
  };
  for (const VariableId variable : variables) {
    const Points here = FirstOf(point[variable]);
    for (const Points& other : logic::EachOf(solver_.box()[variable])) {
      if (other == here) continue;
      moved_.push_back(variable);
      lanes_.Move(moved_.size(), variable, other);
      if (moved_.size() + 1 == logic::kLaneCount) look();
    }
  }
  if (!moved_.empty()) look();
}

// Takes from what is unsure all that makes a difference in one of the lanes that count.
void Mattering::Look(Task& task, const LaneMask& counts) {
  if (task.unsure.empty()) return;
  LaneMask differs = VerdictLanes(gates_, lanes_, task.matter.conditions).DifferentFrom(0);
  for (const ConditionId detail : task.matter.details) {
    const LaneMask holds = lanes_[gates_.Holds(detail)];
    differs = differs | (holds.Has(0) ? ~holds : holds);
  }
  differs = differs & counts;
  for (std::size_t i = 0; i < moved_.size(); ++i) {
    if (!differs.Has(i + 1)) continue;
    const auto found = std::lower_bound(task.unsure.begin(), task.unsure.end(), moved_[i]);
    if (found == task.unsure.end() || *found != moved_[i]) continue;
    task.deciding.push_back(*found);
    task.unsure.erase(found);
  }
}

// What must be so for a condition to decide: it holds, its equals do not, and what has a say before
// it is silent. Those that were left out are not needed.
std::vector<Signal> Mattering::Deciding(const Task& task, std::size_t index) const {
  const Active& own = task.active[index];
  std::vector<Signal> signals;
  signals.reserve(2 * task.active.size());  // room for what makes it seen
  signals.push_back(own.holds);
  if (own.kind == Kind::kDetail) return signals;
  const auto stands_before = [&own](Kind other) {
    if (other == own.kind || other == Kind::kContraindicated) return true;
    switch (own.kind) {
      case Kind::kOption:
        return other == Kind::kRecommended;
      case Kind::kNotRecommended:
        return other == Kind::kRecommended || other == Kind::kOption;
      default:
        return false;
    }
  };
  for (std::size_t i = 0; i < task.active.size(); ++i) {
    if (i != index && stands_before(task.active[i].kind))
      signals.push_back(Negated(task.active[i].holds));
  }
  return signals;
}

// The same, and what makes it easy to see: support shows where nothing holds back, and a hold where
// something supports.
std::vector<Signal> Mattering::Seen(const Task& task, std::size_t index) const {
  std::vector<Signal> signals = Deciding(task, index);
  const Kind kind = task.active[index].kind;
  for (const Active& active : task.active) {
    if (IsSupport(kind) && active.kind == Kind::kHold) signals.push_back(Negated(active.holds));
    if (kind == Kind::kHold && IsSupport(active.kind)) {
      signals.push_back(active.holds);
      break;
    }
  }
  return signals;
}

// Whether a condition can decide; if so, looks around such a point.
bool Mattering::Decides(const Task& task, std::size_t index) {
  ++questions_;
  const Solver::Answer answer = solver_.Ask(Deciding(task, index));
  const Box found = answer == Solver::Answer::kFound ? solver_.point() : Box();
  solver_.Withdraw();
  if (!found.empty()) TryAround(found);
  return answer != Solver::Answer::kImpossible;
}

void Mattering::LeaveOut(Task& task, std::size_t index) {
  task.active.erase(task.active.begin() + static_cast<std::ptrdiff_t>(index));
  std::erase_if(task.unsure, [&](VariableId variable) {
    return std::none_of(task.active.begin(), task.active.end(),
                        [&](const Active& active) { return Has(active.open, variable); });
  });
}

// The next condition of a task that asks for something unsure and was not looked at yet.
std::optional<std::size_t> Mattering::NextOf(const Task& task) const {
  for (std::size_t i = 0; i < task.active.size(); ++i) {
    const Active& active = task.active[i];
    const bool is_unsure =
        !active.was_seen && std::any_of(active.open.begin(), active.open.end(),
                                        [&](VariableId v) { return Has(task.unsure, v); });
    if (is_unsure) return i;
  }
  return std::nullopt;
}

// Looks around one point at which as many tasks as possible have a condition that decides. False
// where no task has anything left to look at.
bool Mattering::LookForMany() {
  std::size_t assumed = 0;
  std::optional<std::pair<Task*, std::size_t>> first;
  for (Task& task : tasks_) {
    const std::optional<std::size_t> index = NextOf(task);
    if (!index) continue;
    if (!first) first = {&task, *index};
    if (solver_.Assume(Seen(task, *index))) {
      task.active[*index].was_seen = true;
      ++assumed;
    } else {
      solver_.Withdraw();
    }
  }
  if (!first || questions_ > kMostQuestions) {
    for (; assumed > 0; --assumed) solver_.Withdraw();
    return false;
  }
  ++questions_;
  Box found;
  if (assumed > 0) {
    if (solver_.Ask({}) == Solver::Answer::kFound) found = solver_.point();
    solver_.Withdraw();
    for (; assumed > 0; --assumed) solver_.Withdraw();
  }
  if (!found.empty()) {
    TryAround(found);
    return true;
  }
  // Together they exclude each other: one of them alone.
  auto& [task, index] = *first;
  task->active[index].was_seen = true;
  if (!Decides(*task, index)) LeaveOut(*task, index);
  return true;
}

// The other inputs of the gates on a way from a signal down to a variable, which must be yes for
// the variable to be felt above; empty where there is no such way. `second_first` prefers other
// ways.
bool Mattering::WayTo(VariableId variable, Signal signal, bool second_first,
                      std::vector<Signal>& beside) {
  const GateId gate = logic::GateOf(signal);
  if (solver_[signal] != Kleene::kUnknown || std::exchange(seen_[gate], walk_) == walk_)
    return false;
  if (gates_.IsLiteral(gate)) return gates_.LiteralAt(gate).variable == variable;
  auto [next, other] = gates_.AndAt(gate);
  if (second_first) std::swap(next, other);
  for (int i = 0; i < 2; ++i) {
    if (WayTo(variable, next, second_first, beside)) {
      beside.push_back(other);
      return true;
    }
    std::swap(next, other);
  }
  return false;
}

// Looks around points at which the variables that are still unsure are felt, one of each task at a
// time.
void Mattering::LookForSingle(bool second_first) {
  std::vector<std::vector<VariableId>> left;
  for (const Task& task : tasks_) left.push_back(task.unsure);
  while (questions_ <= kMostQuestions) {
    std::size_t assumed = 0;
    for (std::size_t i = 0; i < tasks_.size(); ++i) {
      while (!left[i].empty() && !Has(tasks_[i].unsure, left[i].back())) left[i].pop_back();
      if (left[i].empty()) continue;
      const VariableId variable = left[i].back();
      left[i].pop_back();
      if (AssumeFelt(tasks_[i], variable, second_first)) ++assumed;
    }
    if (assumed == 0) return;
    ++questions_;
    const bool is_found = solver_.Ask({}) == Solver::Answer::kFound;
    const Box found = is_found ? solver_.point() : Box();
    solver_.Withdraw();
    for (; assumed > 0; --assumed) solver_.Withdraw();
    if (is_found) TryAround(found);
  }
}

// Assumes that a condition of the task turns with the variable, and that this decides.
bool Mattering::AssumeFelt(const Task& task, VariableId variable, bool second_first) {
  for (std::size_t i = 0; i < task.active.size(); ++i) {
    if (!Has(task.active[i].open, variable)) continue;
    ++walk_;
    std::vector<Signal> signals = Seen(task, i);
    signals.erase(signals.begin());  // that it holds
    if (!WayTo(variable, task.active[i].holds, second_first, signals)) continue;
    if (solver_.Assume(signals)) return true;
    solver_.Withdraw();
  }
  return false;
}

// Where somebody is supported in one way or another whatever the open facts are, which way has no
// say.
void Mattering::LeaveOutWhatIsCertain(Task& task) {
  std::vector<Signal> unsupported;
  bool is_strongest_open = false;
  for (const Active& active : task.active) {
    if (active.kind == Kind::kContraindicated || active.kind == Kind::kRecommended)
      unsupported.push_back(Negated(active.holds));
    is_strongest_open = is_strongest_open || active.kind == Kind::kRecommended;
  }
  if (!is_strongest_open || task.unsure.empty()) return;
  const bool can_be = solver_.Ask(unsupported) != Solver::Answer::kImpossible;
  solver_.Withdraw();
  if (can_be) return;
  for (std::size_t i = task.active.size(); i-- > 0;) {
    const Kind kind = task.active[i].kind;
    if (IsForOrAgainst(kind)) LeaveOut(task, i);
  }
}

// Takes away what is unsure and on which no condition depends.
void Mattering::Exclude(Task& task) {
  const auto is_unsure = [&task](VariableId variable) { return Has(task.unsure, variable); };
  for (Active& active : task.active) {
    if (std::none_of(active.open.begin(), active.open.end(), is_unsure)) continue;
    const auto matter =
        logic::VariablesThatMatter(gates_, solver_, active.holds, kMostCombinations);
    if (!matter) continue;
    std::erase_if(active.open, [&](VariableId variable) {
      return is_unsure(variable) && !Has(*matter, variable);
    });
  }
  std::erase_if(task.unsure, [&task](VariableId variable) {
    return std::none_of(task.active.begin(), task.active.end(),
                        [&](const Active& active) { return Has(active.open, variable); });
  });
}

// Variables that a constraint ties to one that decides, and of which one point settles more than
// was settled.
void Mattering::FindTied() {
  std::vector<std::vector<VariableId>> ties;
  for (const GateId gate : solver_.Unjustified()) {
    const auto& [a, b] = gates_.AndAt(gate);
    ties.push_back(supports_.Of({a, b}));
  }
  std::vector<std::vector<Task*>> asking(solver_.box().size());  // by variable
  for (Task& task : tasks_) {
    const auto is_tied = [&task](const std::vector<VariableId>& tie) {
      return std::any_of(tie.begin(), tie.end(),
                         [&task](VariableId v) { return Has(task.deciding, v); });
    };
    for (const std::vector<VariableId>& tie : ties) {
      if (!is_tied(tie)) continue;
      for (const VariableId variable : tie) {
        std::vector<Task*>& tasks = asking[variable];
        const bool is_known =
            Has(task.deciding, variable) || (!tasks.empty() && tasks.back() == &task);
        if (!is_known) tasks.push_back(&task);
      }
    }
  }
  std::vector<VerdictSet> before;
  for (const Task& task : tasks_) before.push_back(AtMostOf(task));
  for (VariableId variable = 0; variable < asking.size(); ++variable) {
    if (asking[variable].empty()) continue;
    for (const Points& point : logic::EachOf(solver_.box()[variable])) {
      if (solver_.Assume(variable, point)) {
        for (Task* const task : asking[variable]) {
          const bool settles =
              AtMostOf(*task) != before[static_cast<std::size_t>(task - tasks_.data())];
          const bool is_new = task->tied.empty() || task->tied.back() != variable;
          if (settles && is_new) task->tied.push_back(variable);
        }
      }
      solver_.Withdraw();
    }
  }
}

std::vector<Mattered> Mattering::AtMost() && {
  for (Task& task : tasks_) std::swap(task.deciding, task.unsure);
  return Result();
}

std::vector<Mattered> Mattering::Finish() && {
  while (LookForMany()) {
  }
  for (const bool second_first : {false, true}) LookForSingle(second_first);
  for (Task& task : tasks_) {
    LeaveOutWhatIsCertain(task);
    Exclude(task);
    task.deciding.insert(task.deciding.end(), task.unsure.begin(), task.unsure.end());
    std::sort(task.deciding.begin(), task.deciding.end());
  }
  FindTied();
  return Result();
}

std::vector<Mattered> Mattering::Result() {
  std::vector<Mattered> all;
  for (Task& task : tasks_) {
    Mattered& mattered = all.emplace_back();
    for (const VariableId variable : task.deciding) {
      const bool is_supporting =
          std::any_of(task.active.begin(), task.active.end(), [variable](const Active& active) {
            return IsForOrAgainst(active.kind) && Has(active.open, variable);
          });
      if (is_supporting) mattered.supporting.push_back(variable);
    }
    mattered.deciding = std::move(task.deciding);
    mattered.tied = std::move(task.tied);
  }
  return all;
}

}  // namespace grevy::advice
