// Reducing constraints to the variables of a question; see plausible_box.h. This is the elimination
// of variables one by one (bucket elimination; R. Dechter, Artificial Intelligence 113, 1999), the
// variable with the fewest constraints first.

#include "logic/plausible_box.h"

#include <algorithm>
#include <utility>

namespace grevy::logic {

PlausibleBox::PlausibleBox(const Diagrams& diagrams, const Box& box, DiagramSpace& space)
    : space_(&space), asking_(diagrams.grid().variable_count()) {
  space.Start(diagrams.grid(), box);
  for (const Diagram constraint : diagrams.Plausible()) {
    const Diagram left = space.Within(diagrams.nodes(), constraint);
    if (left == kNo) is_possible_ = false;
    if (DiagramNodes::IsLeaf(left)) continue;
    constraints_.push_back({left, space.Asked(left)});
    for (const std::uint32_t level : constraints_.back().levels)
      asking_[level].push_back(static_cast<std::uint32_t>(constraints_.size() - 1));
  }
}

// The constraints that share variables with the question, directly or through others.
std::vector<PlausibleBox::Constraint> PlausibleBox::Bearing(
    const std::vector<std::uint32_t>& asked) const {
  std::vector<Constraint> bearing;
  std::vector<char> taken(constraints_.size());
  std::vector<char> reached(asking_.size());
  std::vector<std::uint32_t> left = asked;
  while (!left.empty()) {
    const std::uint32_t level = left.back();
    left.pop_back();
    if (std::exchange(reached[level], char{1}) != 0) continue;
    for (const std::uint32_t i : asking_[level]) {
      if (std::exchange(taken[i], char{1}) != 0) continue;
      bearing.push_back(constraints_[i]);
      left.insert(left.end(), constraints_[i].levels.begin(), constraints_[i].levels.end());
    }
  }
  return bearing;
}

// Replaces the constraints on a variable by what they mean for the other variables.
void PlausibleBox::Eliminate(std::uint32_t level, std::vector<Constraint>& constraints) {
  Diagram joined = kYes;
  std::erase_if(constraints, [&](const Constraint& constraint) {
    if (!std::binary_search(constraint.levels.begin(), constraint.levels.end(), level))
      return false;
    joined = space_->And(joined, constraint.diagram);
    return true;
  });
  const Diagram left = space_->Exists(joined, level);
  if (left != kYes) constraints.push_back({left, space_->Asked(left)});
}

Diagram PlausibleBox::Only(Diagram d, Diagram elsewhere) {
  if (DiagramNodes::IsLeaf(d) || constraints_.empty()) return d;
  const std::vector<std::uint32_t> asked = space_->Asked(d);
  std::vector<Constraint> bearing = Bearing(asked);
  // How many constraints ask each level that the question does not.
  std::vector<std::uint32_t> uses(asking_.size());
  while (true) {
    std::fill(uses.begin(), uses.end(), 0);
    for (const Constraint& constraint : bearing) {
      for (const std::uint32_t level : constraint.levels) ++uses[level];
    }
    for (const std::uint32_t level : asked) uses[level] = 0;
    std::size_t fewest = uses.size();
    for (std::size_t level = 0; level < uses.size(); ++level) {
      if (uses[level] != 0 && (fewest == uses.size() || uses[level] < uses[fewest])) fewest = level;
    }
    if (fewest == uses.size()) break;
    Eliminate(static_cast<std::uint32_t>(fewest), bearing);
  }
  for (const Constraint& constraint : bearing) d = space_->If(constraint.diagram, d, elsewhere);
  return d;
}

}  // namespace grevy::logic
