// The solver: is there a plausible point of a box at which some signals are yes?
//
// Simple version first: give gates values and pass them on. An `and` that is yes makes both parts
// yes; one that is no, with one part yes, makes the other part no; a literal takes points away from
// its variable, and a variable with few points left decides its literals. What contradicts itself
// cannot be. Where nothing more follows, an `and` that shall be no still needs a part that is no:
// one is tried, then the other.
//
// What the simple version leaves out. All this happens on a trail that can be taken back, so that
// what follows from the facts of a case is found once and every question is asked on top of it. And
// most of what still needs a part that is no has one already at the point that answered the last
// question, as far as that point is left: only where it has none is a part tried. A question that
// meets too many contradictions is given up.
//
//     Solver solver(gates);
//     if (!solver.Start(box)) …                          // the facts exclude each other
//     if (solver.Ask({holds, Negated(harm)}) == Solver::Answer::kFound) Look(solver.point());
//     solver.Withdraw();

#pragma once

#include <array>
#include <cstdint>
#include <random>
#include <span>
#include <vector>

#include "logic/gates.h"
#include "logic/kleene.h"

namespace grevy::logic {

class Solver {
 public:
  Solver() = default;
  /// The gates must outlive the solver.
  explicit Solver(const Gates& gates);

  /// Forgets everything; from now on only plausible points of the box count. False if propagation
  /// shows that there are none: then all points of the box count. The same box gives the same
  /// answers, whatever was asked before.
  bool Start(const Box& box);
  /// The same where all points of the box count.
  void StartAnyhow(const Box& box);

  /// What is known of a signal after all that was assumed: the same at every point that is left,
  /// or unknown (which propagation alone may leave where all points agree).
  Kleene operator[](Signal signal) const { return KleeneOf(ValueOf(signal)); }
  /// The points that are left of each variable.
  const Box& box() const { return box_; }

  /// How many gates are open.
  std::size_t CountOpen() const;
  /// The `and` gates that must be no, and of which neither part is so far.
  std::vector<GateId> Unjustified() const;

  /// Assumes signals to be yes, until Withdraw. False where that contradicts what is known; it must
  /// be withdrawn all the same.
  bool Assume(std::span<const Signal> signals);
  /// The same for the points of a box, on top of the facts alone.
  bool Assume(const Box& box);
  /// The same for a variable.
  bool Assume(VariableId variable, const Points& points);
  /// Takes back the last assumption that still stands.
  void Withdraw();

  enum class Answer { kFound, kImpossible, kGaveUp };
  /// Assumes signals and searches for a point at which they are all yes. It must be withdrawn.
  Answer Ask(std::span<const Signal> signals);
  Answer Ask(std::initializer_list<Signal> signals) {
    return Ask(std::span<const Signal>(signals.begin(), signals.size()));
  }
  /// The point that was found: each variable has one point left.
  const Box& point() const { return point_; }

  /// Searches, with choices at random (the same on each run), until every point of the box that is
  /// left is plausible. It must be withdrawn.
  Answer Draw();

 private:
  // Such that negation is a change of sign.
  enum class Value : std::int8_t { kFalse = -1, kOpen = 0, kTrue = 1 };
  // A gate that got a value (twice its index), or a variable that lost points (twice its index and
  // one more).
  using Step = std::uint32_t;
  struct Level {
    std::size_t trail = 0;
    std::size_t unjustified = 0;
    std::size_t justified = 0;
  };

  struct State {
    std::vector<Value> values;
    Box box;
    std::vector<GateId> unjustified;
  };

  // Of a level below which everything is kept in `before_`, not on the trail.
  static constexpr std::size_t kSaved = ~std::size_t{0};

  bool StartFrom(const State& state, const Box& box);
  bool Sweep(const Box& box);
  Value ValueOf(Signal signal) const {
    const auto value = static_cast<std::int8_t>(values_[GateOf(signal)]);
    return static_cast<Value>(IsNegated(signal) ? -value : value);
  }
  static constexpr Kleene KleeneOf(Value value) {
    constexpr std::array kInOrder{Kleene::kFalse, Kleene::kUnknown, Kleene::kTrue};
    return kInOrder[static_cast<std::size_t>(static_cast<std::int8_t>(value) + 1)];
  }
  bool Set(Signal signal);
  bool Narrow(VariableId variable, const Points& points);
  bool Propagate();
  bool PassOn(GateId gate);
  bool PassUp(GateId gate);
  bool IsJustified(GateId gate) const;
  void ProposePoint();
  bool IsYesAtPoint(Signal signal);
  bool IsJustifiedAtPoint(GateId gate);
  Level Here() const { return {trail_.size(), unjustified_.size(), justified_}; }
  void UndoTo(const Level& level);
  template <typename Choose>
  Answer Search(Choose choose);
  Signal ChooseWhereThePointFails();
  Signal ChooseAtRandom();

  const Gates* gates_ = nullptr;
  std::vector<Value> values_;  // by gate
  Box box_;
  std::vector<Step> trail_;
  std::vector<Points> points_before_;  // of the variables on the trail
  std::size_t next_ = 0;               // of the trail: the first step that was not passed on
  std::vector<GateId> unjustified_;    // that became no without a part that is
  std::size_t justified_ = 0;          // the first so many of them have found one
  std::vector<Level> levels_;
  Box point_;
  // What gates are at the point: those that carry the number of the last proposal.
  std::vector<std::uint32_t> proposal_of_;
  std::vector<char> at_point_;
  std::uint32_t proposal_ = 0;
  std::minstd_rand random_;
  State before_;   // what stood before a box was assumed
  State nothing_;  // nothing known, and all points count
  State base_;     // nothing known, but what is so of every plausible point
};

}  // namespace grevy::logic
