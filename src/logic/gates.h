// Gates: a program as a circuit over points, for everything that looks at many completions of a
// case at once.
//
// At a point (box.h) a condition holds or it does not, and it fails or it does not. Both are
// circuits of two things only: *literals* ("the point of this variable is one of these") and `and`
// of two signals, each of which may be negated. Equal parts are the same gate, and two literals of
// one variable are joined to one. So the circuit is small, evaluating it is one pass of bitwise
// operations (lanes.h), and asking whether something can be is propagation from gate to gate
// (solver.h).
//
// The circuit says the same as the diagrams of diagram_compile.h; tests hold them to it.
//
//     const Gates gates = CompileGates(program, conditions, plausibility);
//     const Signal holds = gates.Holds(condition);

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "logic/box.h"
#include "logic/plausibility.h"

namespace grevy::logic {

/// The index of a gate in its circuit. Gate 0 is "no"; literals follow, then the `and` gates,
/// children before parents.
using GateId = std::uint32_t;

/// The output of a gate, perhaps negated: twice its index, and one more where negated.
using Signal = std::uint32_t;
inline constexpr Signal kNoSignal = 0;
inline constexpr Signal kYesSignal = 1;
constexpr GateId GateOf(Signal signal) { return signal >> 1; }
constexpr bool IsNegated(Signal signal) { return (signal & 1) != 0; }
constexpr Signal Negated(Signal signal) { return signal ^ 1; }

/// Whether the point of a variable is among some.
struct Literal {
  VariableId variable = 0;
  Points points;
};

/// Yes where both are.
struct AndGate {
  Signal a = kNoSignal;
  Signal b = kNoSignal;
};

/// Lists of numbers, one behind the other.
class Lists {
 public:
  /// `count` lists, of what `visit_all` visits: the number of a list, and what stands in it.
  template <typename VisitAll>
  static Lists From(std::size_t count, VisitAll visit_all);
  std::span<const std::uint32_t> operator[](std::size_t key) const {
    return {values_.data() + begins_[key], values_.data() + begins_[key + 1]};
  }

 private:
  std::vector<std::uint32_t> begins_;
  std::vector<std::uint32_t> values_;
};

/// The circuit of a program. Immutable.
class Gates {
 public:
  Gates() = default;
  Gates(Grid grid, std::vector<Literal> literals, std::vector<AndGate> ands,
        std::vector<Signal> holds, std::vector<Signal> fails, std::vector<Signal> plausible);

  const Grid& grid() const { return grid_; }
  /// Literal i is gate 1 + i.
  const std::vector<Literal>& literals() const { return literals_; }
  /// `and` i is gate 1 + literals().size() + i.
  const std::vector<AndGate>& ands() const { return ands_; }
  std::size_t size() const { return 1 + literals_.size() + ands_.size(); }

  bool IsLiteral(GateId gate) const { return gate >= 1 && gate <= literals_.size(); }
  bool IsAnd(GateId gate) const { return gate > literals_.size(); }
  const Literal& LiteralAt(GateId gate) const { return literals_[gate - 1]; }
  const AndGate& AndAt(GateId gate) const { return ands_[gate - 1 - literals_.size()]; }

  /// Where a condition holds, and where it fails. At some points it may do neither: a definition is
  /// silent there, or a field does not apply.
  std::size_t condition_count() const { return holds_.size(); }
  Signal Holds(ConditionId condition) const { return holds_[condition]; }
  Signal Fails(ConditionId condition) const { return fails_[condition]; }
  /// A point is plausible where all of these are yes.
  const std::vector<Signal>& Plausible() const { return plausible_; }

  /// The `and` gates that a gate goes into, and the literals of a variable, as gates.
  std::span<const GateId> UsesOf(GateId gate) const { return uses_[gate]; }
  std::span<const GateId> LiteralsOf(VariableId variable) const { return literals_of_[variable]; }

  template <typename Archive>
  void save(Archive& archive) const {
    archive(grid_, literals_, ands_, holds_, fails_, plausible_);
  }
  template <typename Archive>
  void load(Archive& archive) {
    archive(grid_, literals_, ands_, holds_, fails_, plausible_);
    Index();
  }

 private:
  void Index();

  Grid grid_;
  std::vector<Literal> literals_;
  std::vector<AndGate> ands_;
  std::vector<Signal> holds_;  // by condition
  std::vector<Signal> fails_;
  std::vector<Signal> plausible_;
  Lists uses_;         // by gate
  Lists literals_of_;  // by variable
};

/// The circuit of the conditions named; all others are "no".
Gates CompileGates(const Program& program, const std::vector<ConditionId>& conditions,
                   const Plausibility& plausibility);

}  // namespace grevy::logic
