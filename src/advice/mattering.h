// Which unknown facts matter: which of them alone can turn a verdict.
//
// A fact decides if there are two plausible completions that differ in it alone and in what becomes
// of the treatment. Such pairs are found by trying: around one completion every variable is moved,
// alone, to every other point that it may have, all in one pass (logic/lanes.h). Completions around
// which there is something to see are drawn at random first, and then asked for: such in which one
// condition decides alone, or turns with one variable. What cannot be shown is excluded: a
// condition that never decides, while higher ones leave it a say and its equals are silent, can be
// left out without a difference, and so can a variable on which a condition does not depend.
//
// A fact also matters if something that decides follows from it, by a constraint.
//
//     Mattering mattering(gates, solver, lanes);
//     mattering.Add({conditions, details});
//     mattering.TryAround(sampled, 0);
//     const auto variables = std::move(mattering).Finish();

#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "advice/conditions.h"
#include "advice/verdict_lanes.h"
#include "logic/lanes.h"
#include "logic/solver.h"
#include "logic/supports.h"

namespace grevy::advice {

/// A treatment's conditions, and what else is of interest beside its verdict (other doses, tests).
struct Matter {
  Conditions conditions;
  std::vector<logic::ConditionId> details;
};

/// The variables that matter to a treatment, ascending.
struct Mattered {
  std::vector<logic::VariableId> deciding;
  std::vector<logic::VariableId> supporting;  // of these, those that what supports asks for
  std::vector<logic::VariableId> tied;        // others, from which something deciding may follow
};

class Mattering {
 public:
  /// The solver has the facts of the case; the lanes are free to be used. All must outlive the
  /// work.
  Mattering(const logic::Gates& gates, logic::Solver& solver, logic::Lanes& lanes);

  void Add(const Matter& matter);

  /// Moves each variable in question around the point of one lane of others.
  void TryAround(const logic::Lanes& others, std::size_t lane);

  /// In the order in which they were added: all variables that conditions ask for which have a say.
  std::vector<Mattered> AtMost() &&;
  /// The same, but only those that matter. Where it could be neither shown nor excluded that a
  /// variable decides, it is taken to.
  std::vector<Mattered> Finish() &&;

 private:
  enum class Kind { kContraindicated, kHold, kRecommended, kOption, kNotRecommended, kDetail };
  static bool IsSupport(Kind kind) { return kind == Kind::kRecommended || kind == Kind::kOption; }
  static bool IsForOrAgainst(Kind kind) { return IsSupport(kind) || kind == Kind::kNotRecommended; }
  struct Active {  // a condition that may still decide
    Kind kind = Kind::kDetail;
    logic::Signal holds = logic::kNoSignal;
    std::vector<logic::VariableId> open;  // ascending
    bool was_seen = false;                // a point at which it decides was looked around
  };
  struct Task {
    Matter matter;
    std::vector<Active> active;
    std::vector<logic::VariableId> unsure;  // ascending
    std::vector<logic::VariableId> deciding;
    std::vector<logic::VariableId> tied;
  };

  void Activate(Task& task, Kind kind, const std::vector<logic::ConditionId>& conditions);
  void TryAround(const logic::Box& point);
  void Look(Task& task, const logic::LaneMask& counts);
  bool LookForMany();
  void LeaveOutWhatIsCertain(Task& task);
  void Exclude(Task& task);
  void FindTied();
  std::vector<Mattered> Result();
  VerdictSet AtMostOf(const Task& task) const {
    return NotExcluded(gates_, solver_, task.matter.conditions);
  }
  void LookForSingle(bool second_first);
  bool AssumeFelt(const Task& task, logic::VariableId variable, bool second_first);
  bool WayTo(logic::VariableId variable, logic::Signal signal, bool second_first,
             std::vector<logic::Signal>& beside);
  bool Decides(const Task& task, std::size_t index);
  static void LeaveOut(Task& task, std::size_t index);
  std::optional<std::size_t> NextOf(const Task& task) const;
  std::vector<logic::Signal> Deciding(const Task& task, std::size_t index) const;
  std::vector<logic::Signal> Seen(const Task& task, std::size_t index) const;

  const logic::Gates& gates_;
  logic::Solver& solver_;
  logic::Lanes& lanes_;
  logic::Supports supports_;
  std::vector<Task> tasks_;
  std::vector<logic::VariableId> moved_;  // by lane, but the first
  std::vector<std::uint32_t> seen_;       // by gate: the walk that met it last
  std::uint32_t walk_ = 0;
  int questions_ = 0;
};

}  // namespace grevy::advice
