// Proving by diagrams; see diagram_prover.h. A formula is turned into one diagram. That it says
// "no" everywhere is then seen at a glance; any other leads to a point. All parts of a long
// conjunction, and all constraints on what is plausible, would together be too large: one after the
// other is taken in where the point found so far breaks it. Most are never needed.

#include "proof/diagram_prover.h"

#include <algorithm>
#include <bit>
#include <vector>

namespace grevy::proof {

using logic::Box;
using logic::Diagram;
using logic::DiagramNodes;
using logic::DiagramSpace;

DiagramProver::DiagramProver(const logic::Diagrams& diagrams) : diagrams_(diagrams) {
  whole_.Start(diagrams.grid(), diagrams.grid().Everything());
}

// The points of `within` that fulfil the formula. Taking the parts of a conjunction one after the
// other within what is left keeps what is on the way small.
Diagram DiagramProver::DiagramOf(DiagramSpace& space, const Formula& formula, Diagram within) {
  const auto of_condition = [&](Diagram d) {
    return space.And(within, space.Within(diagrams_.nodes(), d));
  };
  switch (formula.op) {
    case Formula::Op::kHolds:
      return of_condition(diagrams_.Holds(formula.condition));
    case Formula::Op::kFails:
      return of_condition(diagrams_.Fails(formula.condition));
    case Formula::Op::kKnown: {
      const logic::CellMask known = diagrams_.grid().AllOf(formula.variable).known;
      return space.And(within, space.Test(formula.variable, {known, 0}));
    }
    case Formula::Op::kNot:
      return space.And(within, space.Not(DiagramOf(space, formula.parts[0], within)));
    case Formula::Op::kAll:
      for (const Formula& part : formula.parts) within = DiagramOf(space, part, within);
      return within;
    case Formula::Op::kAny: {
      Diagram any = logic::kNo;
      for (const Formula& part : formula.parts) any = space.Or(any, DiagramOf(space, part, within));
      return any;
    }
  }
  return logic::kNo;
}

std::optional<Box> DiagramProver::Find(const Formula& formula, const Box& box) {
  const bool is_whole = box == whole_.box();
  if (!is_whole) part_.Start(diagrams_.grid(), box);
  DiagramSpace& space = is_whole ? whole_ : part_;
  const std::vector<Formula> parts =
      formula.op == Formula::Op::kAll ? formula.parts : std::vector<Formula>{formula};
  const std::vector<Diagram>& plausible = diagrams_.Plausible();
  Diagram left = logic::kYes;
  while (left != logic::kNo) {
    const Box point = PointIn(space, left);
    const auto broken = std::find_if(parts.begin(), parts.end(), [&](const Formula& part) {
      return !IsFulfilledAt(part, point);
    });
    if (broken != parts.end()) {
      left = DiagramOf(space, *broken, left);
      continue;
    }
    const auto impossible = std::find_if(plausible.begin(), plausible.end(),
                                         [&](Diagram d) { return !HoldsAt(d, point); });
    if (impossible == plausible.end()) return point;
    left = space.And(left, space.Within(diagrams_.nodes(), *impossible));
  }
  return std::nullopt;
}

bool DiagramProver::IsFulfilledAt(const Formula& formula, const Box& point) const {
  const auto is_fulfilled = [&](const Formula& part) { return IsFulfilledAt(part, point); };
  const std::vector<Formula>& parts = formula.parts;
  switch (formula.op) {
    case Formula::Op::kHolds:
      return HoldsAt(diagrams_.Holds(formula.condition), point);
    case Formula::Op::kFails:
      return HoldsAt(diagrams_.Fails(formula.condition), point);
    case Formula::Op::kKnown:
      return point[formula.variable].known != 0;
    case Formula::Op::kNot:
      return !is_fulfilled(parts[0]);
    case Formula::Op::kAll:
      return std::all_of(parts.begin(), parts.end(), is_fulfilled);
    case Formula::Op::kAny:
      return std::any_of(parts.begin(), parts.end(), is_fulfilled);
  }
  return false;
}

// A point at which a diagram says yes: every node but "no" leads to "yes" by some child. Readers
// are to see it: not known rather than known, and the first of the cells, which are the plainest.
Box DiagramProver::PointIn(const DiagramSpace& space, Diagram d) const {
  Box point(space.box().size());
  for (std::size_t level = 0; level < point.size(); ++level) {
    const bool is_asked = space.nodes().LevelOf(d) == level;
    const Diagram* const children = is_asked ? space.nodes().ChildrenOf(d) : nullptr;
    std::optional<std::size_t> choice;
    for (std::size_t i = 0; i < space.PointCount(level); ++i) {
      if (is_asked && children[i] == logic::kNo) continue;
      const bool is_latent = space.PointAt(level, i).latent != 0;
      if (!choice || is_latent) choice = i;
      if (is_latent) break;
    }
    point[space.grid().VariableAt(level)] = space.PointAt(level, *choice);
    if (is_asked) d = children[*choice];
  }
  return point;
}

// Whether a diagram of the whole grid says yes at a point.
bool DiagramProver::HoldsAt(Diagram d, const Box& point) const {
  const DiagramNodes& nodes = diagrams_.nodes();
  while (!DiagramNodes::IsLeaf(d)) {
    const logic::VariableId variable = diagrams_.grid().VariableAt(nodes.LevelOf(d));
    const logic::Points& at = point[variable];
    const auto cells =
        static_cast<std::size_t>(std::popcount(diagrams_.grid().AllOf(variable).known));
    const std::size_t i = at.known != 0
                              ? static_cast<std::size_t>(std::countr_zero(at.known))
                              : cells + static_cast<std::size_t>(std::countr_zero(at.latent));
    d = nodes.ChildrenOf(d)[i];
  }
  return d == logic::kYes;
}

}  // namespace grevy::proof
