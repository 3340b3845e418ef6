// The grid of points; see box.h.

#include "logic/box.h"

#include <utility>

namespace grevy::logic {

std::vector<Points> EachOf(const Points& points) {
  std::vector<Points> all;
  for (CellMask left = points.known; left != 0; left &= left - 1)
    all.push_back({left & (~left + 1), 0});
  for (CellMask left = points.latent; left != 0; left &= left - 1)
    all.push_back({0, left & (~left + 1)});
  return all;
}

Grid::Grid(const Program& program, std::vector<VariableId> order, std::vector<char> doubled)
    : order_(std::move(order)), levels_(order_.size()), doubled_(std::move(doubled)) {
  for (std::size_t level = 0; level < order_.size(); ++level)
    levels_[order_[level]] = static_cast<std::uint32_t>(level);
  for (VariableId variable = 0; variable < order_.size(); ++variable)
    all_cells_.push_back(program.AllCells(variable));
}

Grid Grid::Of(const std::vector<VariableId>& variables) const {
  Grid grid;
  for (const VariableId variable : variables) {
    grid.order_.push_back(static_cast<VariableId>(grid.order_.size()));
    grid.levels_.push_back(static_cast<std::uint32_t>(grid.levels_.size()));
    grid.doubled_.push_back(doubled_[variable]);
    grid.all_cells_.push_back(all_cells_[variable]);
  }
  return grid;
}

Box Grid::Everything() const {
  Box box(variable_count());
  for (VariableId variable = 0; variable < box.size(); ++variable) box[variable] = AllOf(variable);
  return box;
}

Box Grid::BoxOf(const CellFacts& facts) const {
  Box box(variable_count());
  for (VariableId variable = 0; variable < box.size(); ++variable) {
    const bool latent = facts.known[variable] == 0 && IsDoubled(variable);
    const CellMask possible = facts.possible[variable];
    box[variable] = latent ? Points{0, possible} : Points{possible, 0};
  }
  return box;
}

Box Grid::BoxOfAnythingLearnt(const CellFacts& facts) const {
  Box box = BoxOf(facts);
  for (Points& points : box) {
    points.known |= points.latent;
  }
  return box;
}

}  // namespace grevy::logic
