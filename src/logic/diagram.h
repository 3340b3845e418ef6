// Decision diagrams: a function of all points at once, as a graph that asks one variable after the
// other.
//
// A diagram is a leaf (a small number; for a condition 0 = no and 1 = yes) or a node that asks one
// variable and has a child for each of its points. All diagrams of a space ask the variables in the
// same order, a node whose children are all the same does not exist, and equal diagrams are the
// same node (hash-consing). Hence two functions are equal exactly if their ids are, and what a
// function depends on is what its nodes ask.
//
// `Diagrams` holds what was compiled from a program (diagram_compile.h); it never changes and all
// threads share it. `DiagramSpace` is a workbench of one thread: it takes over diagrams within a
// box, combines them, and forgets everything at the next Start.
//
//     space.Start(diagrams.grid(), box);
//     const Diagram left = space.Within(diagrams.nodes(), diagrams.Holds(condition));
//     if (left == kYes) …  // it holds at every point of the box

#pragma once

#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <utility>
#include <vector>

#include "logic/box.h"

namespace grevy::logic {

/// The id of a diagram in its space. Those below kLeafCount are leaves.
using Diagram = std::uint32_t;
inline constexpr Diagram kNo = 0;
inline constexpr Diagram kYes = 1;
inline constexpr Diagram kLeafCount = 16;

/// A set of leaves: bit i for leaf i.
using Leaves = std::uint32_t;

/// The nodes of diagrams, children before parents.
class DiagramNodes {
 public:
  std::size_t size() const { return levels_.size(); }
  static bool IsLeaf(Diagram d) { return d < kLeafCount; }
  std::uint32_t LevelOf(Diagram d) const {
    return IsLeaf(d) ? ~std::uint32_t{0} : levels_[d - kLeafCount];
  }
  /// One per point of the node's variable in the grid or, in a space, in its box.
  const Diagram* ChildrenOf(Diagram d) const { return &children_[begins_[d - kLeafCount]]; }

  Diagram Append(std::uint32_t level, const Diagram* children, std::size_t count) {
    levels_.push_back(level);
    begins_.push_back(static_cast<std::uint32_t>(children_.size()));
    children_.insert(children_.end(), children, children + count);
    return static_cast<Diagram>(levels_.size() - 1) + kLeafCount;
  }
  void Clear() {
    levels_.clear();
    begins_.clear();
    children_.clear();
  }

  template <typename Archive>
  void serialize(Archive& archive) {
    archive(levels_, begins_, children_);
  }

 private:
  std::vector<std::uint32_t> levels_;
  std::vector<std::uint32_t> begins_;  // of the children
  std::vector<Diagram> children_;
};

/// The diagrams of a program, over the whole grid. Immutable.
class Diagrams {
 public:
  Diagrams() = default;
  Diagrams(Grid grid, DiagramNodes nodes, std::vector<Diagram> holds, std::vector<Diagram> fails,
           std::vector<Diagram> plausible)
      : grid_(std::move(grid)),
        nodes_(std::move(nodes)),
        holds_(std::move(holds)),
        fails_(std::move(fails)),
        plausible_(std::move(plausible)) {}

  const Grid& grid() const { return grid_; }
  const DiagramNodes& nodes() const { return nodes_; }
  /// Where a condition holds, and where it fails. At some points it may do neither: a definition is
  /// silent there, or a field does not apply.
  Diagram Holds(ConditionId condition) const { return holds_[condition]; }
  Diagram Fails(ConditionId condition) const { return fails_[condition]; }
  /// A point is plausible where all of these say yes. They stay apart because together they would
  /// be too large; see Plausibility.
  const std::vector<Diagram>& Plausible() const { return plausible_; }

  template <typename Archive>
  void serialize(Archive& archive) {
    archive(grid_, nodes_, holds_, fails_, plausible_);
  }

 private:
  Grid grid_;
  DiagramNodes nodes_;
  std::vector<Diagram> holds_;  // by condition
  std::vector<Diagram> fails_;
  std::vector<Diagram> plausible_;
};

/// Thrown where a space was told to hold no more nodes; what it holds stays good.
struct DiagramTooLarge {};

/// A workbench for diagrams within one box. Not for several threads at once.
class DiagramSpace {
 public:
  DiagramSpace();

  /// Forgets all diagrams; those to come are functions of the points of `box`, which must have some
  /// of every variable. The grid must outlive the work.
  void Start(const Grid& grid, const Box& box);

  /// From now until the next Start or call: throws DiagramTooLarge rather than add more than so
  /// many nodes.
  void AllowMoreNodes(std::size_t count) { most_nodes_ = nodes_.size() + count; }
  void AllowAnyNodes() { most_nodes_ = ~std::size_t{0}; }

  const Grid& grid() const { return *grid_; }
  const Box& box() const { return box_; }
  const DiagramNodes& nodes() const { return nodes_; }
  std::size_t PointCount(std::size_t level) const { return point_counts_[level]; }
  /// The i-th of the points of the variable at a level.
  Points PointAt(std::size_t level, std::size_t i) const;

  /// Yes at some points of a variable.
  Diagram Test(VariableId variable, const Points& yes);
  /// A diagram over the whole grid, as far as the box goes. Its nodes must all come from the same
  /// `source` until the next Start.
  Diagram Within(const DiagramNodes& source, Diagram d);

  /// `then` where `condition` (no or yes everywhere) says yes, else `otherwise`.
  Diagram If(Diagram condition, Diagram then, Diagram otherwise);
  Diagram Not(Diagram a) { return If(a, kNo, kYes); }
  Diagram And(Diagram a, Diagram b) { return a < b ? If(a, b, kNo) : If(b, a, kNo); }
  Diagram Or(Diagram a, Diagram b) { return a < b ? If(a, kYes, b) : If(b, kYes, a); }

  /// Yes where some point of the variable at a level makes it yes.
  Diagram Exists(Diagram d, std::size_t level);
  /// The diagram with one variable fixed at its i-th point of the box.
  Diagram Fix(Diagram d, std::size_t level, std::size_t i);

  /// The leaves that some point reaches.
  Leaves Reached(Diagram d);
  /// Those that are reached without anything becoming known: by latent points of the variables that
  /// have such.
  Leaves ReachedUnknowing(Diagram d);
  /// The levels that its nodes ask, ascending.
  std::vector<std::uint32_t> Asked(Diagram d);
  /// Those levels whose variable alone can move the diagram from one leaf to another, neither of
  /// them in `ignored`, ascending.
  std::vector<std::uint32_t> Decisive(Diagram d, Leaves ignored);
  /// How many nodes it has, leaves apart.
  std::size_t SizeOf(Diagram d);

 private:
  struct Cached {
    std::uint32_t era = 0;
    Diagram a = 0;
    Diagram b = 0;
    Diagram c = 0;
    Diagram result = 0;
  };
  struct Slot {
    std::uint32_t era = 0;
    Diagram diagram = 0;
  };

  Diagram Make(std::uint32_t level, const Diagram* children);
  Diagram ChildAt(Diagram d, std::uint32_t level, std::size_t i) const {
    return nodes_.LevelOf(d) == level ? nodes_.ChildrenOf(d)[i] : d;
  }
  Diagram WithinAgain(const DiagramNodes& source, Diagram d);
  Diagram ExistsAgain(Diagram d, std::size_t level);
  Diagram FixAgain(Diagram d, std::size_t level, std::size_t i);
  bool Differ(Diagram a, Diagram b, Leaves ignored);
  std::size_t FirstLatent(std::uint32_t level) const;
  void Grow();
  // Visits each node below `d` once.
  template <typename Visit>
  void ForEachNode(Diagram d, Visit visit);
  Slot& Memo(std::vector<Slot>& memo, Diagram d);

  const Grid* grid_ = nullptr;
  Box box_;
  std::vector<std::uint32_t> point_counts_;          // by level
  std::vector<std::vector<std::uint32_t>> offsets_;  // by level: the box's points in the grid's
  DiagramNodes nodes_;
  std::size_t most_nodes_ = ~std::size_t{0};
  // Everything that is remembered carries the era in which it was written, so that forgetting costs
  // nothing.
  std::uint32_t era_ = 0;
  std::uint32_t walk_ = 0;
  std::vector<Slot> unique_;
  std::vector<Cached> operations_;
  std::vector<Slot> within_;
  std::vector<Slot> memo_;  // by walk
  std::unordered_map<std::uint64_t, bool> differing_;
};

}  // namespace grevy::logic
