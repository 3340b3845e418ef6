// Points and boxes: the finite grid of which a diagram says something for every point.
//
// A point gives each variable one of its cells. Where some condition asks whether a variable is
// *known* (`is null`, `is true`, a field that is stated or else computed), its cells count twice:
// once as known and once as *latent*, true of the person though nobody knows it yet. What is known
// of a case is a box: for each variable the points that are left.
//
//     const Box now = diagrams.grid().BoxOf(program.Locate(facts));

#pragma once

#include <cstddef>
#include <vector>

#include "logic/program.h"

namespace grevy::logic {

/// Points of one variable. A variable that is not doubled has known points only.
struct Points {
  CellMask known = 0;
  CellMask latent = 0;
  bool empty() const { return (known | latent) == 0; }
  friend bool operator==(const Points&, const Points&) = default;
};

inline Points Common(const Points& a, const Points& b) {
  return {a.known & b.known, a.latent & b.latent};
}
inline Points Without(const Points& all, const Points& some) {
  return {all.known & ~some.known, all.latent & ~some.latent};
}

/// Each of them alone: the known ones first, ascending.
std::vector<Points> EachOf(const Points& points);

/// For each variable the points that are left.
using Box = std::vector<Points>;

/// The variables of a program as the levels of diagrams: their order, and which are doubled.
class Grid {
 public:
  Grid() = default;
  /// `order` names each variable once, those first that diagrams ask first.
  Grid(const Program& program, std::vector<VariableId> order, std::vector<char> doubled);

  /// The grid of some variables alone, numbered anew in this order, which is also that of levels.
  Grid Of(const std::vector<VariableId>& variables) const;

  std::size_t variable_count() const { return order_.size(); }
  std::size_t LevelOf(VariableId variable) const { return levels_[variable]; }
  VariableId VariableAt(std::size_t level) const { return order_[level]; }
  bool IsDoubled(VariableId variable) const { return doubled_[variable] != 0; }

  /// All points of a variable.
  Points AllOf(VariableId variable) const {
    return {all_cells_[variable], IsDoubled(variable) ? all_cells_[variable] : 0};
  }
  Box Everything() const;

  /// What is known of a case: the cells of what is known, the latent ones of what is not.
  Box BoxOf(const CellFacts& facts) const;
  /// The same where any of what is not known may become known.
  Box BoxOfAnythingLearnt(const CellFacts& facts) const;

  template <typename Archive>
  void serialize(Archive& archive) {
    archive(order_, levels_, doubled_, all_cells_);
  }

 private:
  std::vector<VariableId> order_;      // by level
  std::vector<std::uint32_t> levels_;  // by variable
  std::vector<char> doubled_;          // by variable
  std::vector<CellMask> all_cells_;    // by variable
};

}  // namespace grevy::logic
