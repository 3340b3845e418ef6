// Filling and evaluating lanes; see lanes.h.

#include "logic/lanes.h"

#include <bit>

namespace grevy::logic {
namespace {

// The number of a variable's planes for some points, in ascending order.
template <typename Visit>
void EachPlane(const Points& points, std::size_t cells, Visit visit) {
  for (CellMask left = points.known; left != 0; left &= left - 1)
    visit(static_cast<std::size_t>(std::countr_zero(left)));
  for (CellMask left = points.latent; left != 0; left &= left - 1)
    visit(cells + static_cast<std::size_t>(std::countr_zero(left)));
}

}  // namespace

Lanes::Lanes(const Gates& gates) : gates_(&gates), values_(gates.size()) {
  const Grid& grid = gates.grid();
  for (VariableId variable = 0; variable < grid.variable_count(); ++variable) {
    const auto cells = static_cast<std::size_t>(std::popcount(grid.AllOf(variable).known));
    cells_.push_back(cells);
    begins_.push_back(planes_.size());
    if (gates.LiteralsOf(variable).empty()) continue;
    used_.push_back(variable);
    planes_.resize(planes_.size() + (grid.IsDoubled(variable) ? 2 * cells : cells));
  }
  begins_.push_back(planes_.size());
  for (const Literal& literal : gates.literals()) {
    literal_begins_.push_back(literal_planes_.size());
    EachPlane(literal.points, cells_[literal.variable], [&](std::size_t i) {
      literal_planes_.push_back(static_cast<std::uint32_t>(begins_[literal.variable] + i));
    });
  }
  literal_begins_.push_back(literal_planes_.size());
}

// Deals the lanes out among the candidates, by halves.
void Lanes::Spread(std::size_t word, std::size_t first, std::size_t last, std::uint64_t lanes) {
  if (last - first == 1) {
    planes_[candidates_[first]].words[word] = lanes;
    return;
  }
  const std::size_t middle = first + (last - first) / 2;
  const std::uint64_t coin = random_();
  Spread(word, first, middle, lanes & coin);
  Spread(word, middle, last, lanes & ~coin);
}

void Lanes::FillWord(std::size_t word, const Box& box) {
  for (const VariableId variable : used_) {
    for (std::size_t i = begins_[variable]; i < begins_[variable + 1]; ++i)
      planes_[i].words[word] = 0;
    candidates_.clear();
    EachPlane(box[variable], cells_[variable],
              [&](std::size_t i) { candidates_.push_back(begins_[variable] + i); });
    Spread(word, 0, candidates_.size(), ~std::uint64_t{0});
  }
}

void Lanes::FillAll(const Box& box) {
  for (const VariableId variable : used_) {
    for (std::size_t i = begins_[variable]; i < begins_[variable + 1]; ++i) planes_[i] = {};
    const Points& points = box[variable];
    const std::size_t i =
        points.known != 0
            ? static_cast<std::size_t>(std::countr_zero(points.known))
            : cells_[variable] + static_cast<std::size_t>(std::countr_zero(points.latent));
    planes_[begins_[variable] + i] = LaneMask::All();
  }
}

void Lanes::Move(std::size_t lane, VariableId variable, const Points& point) {
  for (std::size_t i = begins_[variable]; i < begins_[variable + 1]; ++i) planes_[i].Remove(lane);
  EachPlane(point, cells_[variable],
            [&](std::size_t i) { planes_[begins_[variable] + i].Add(lane); });
}

void Lanes::Evaluate() {
  if (planes_.empty()) return;  // nothing is asked
  std::uint64_t* const values = values_.front().words.data();
  PassOverLiterals(gates_->literals().size(), planes_.front().words.data(), literal_planes_.data(),
                   literal_begins_.data(), values);
  PassOverAnds(gates_->ands().data(), gates_->ands().size(),
               static_cast<GateId>(1 + gates_->literals().size()), values);
}

Points Lanes::PointAt(std::size_t lane, VariableId variable) const {
  for (std::size_t i = 0; i < PointCount(variable); ++i) {
    if (!planes_[begins_[variable] + i].Has(lane)) continue;
    return i < cells_[variable] ? Points{CellMask{1} << i, 0}
                                : Points{0, CellMask{1} << (i - cells_[variable])};
  }
  return {};
}

}  // namespace grevy::logic
