// The plausible points of a box.
//
// What is plausible is told by many small constraints. Together they would make a diagram far too
// large, and most have nothing to say on any one question: those that the box already fulfils fall
// away, and what the others say of variables that a question does not ask is reduced, variable by
// variable, to what it means for those that it does.
//
//     PlausibleBox plausible(diagrams, box, space);            // starts the space
//     const Diagram d = plausible.Only(space.Within(…), kElsewhere);

#pragma once

#include <vector>

#include "logic/diagram.h"

namespace grevy::logic {

class PlausibleBox {
 public:
  /// Starts `space` with the box; other use of the space must not start it again.
  PlausibleBox(const Diagrams& diagrams, const Box& box, DiagramSpace& space);

  /// Whether any point of the box is plausible, each constraint taken alone.
  bool is_possible() const { return is_possible_; }

  /// The diagram at points that are plausible or can be made so by variables that it does not ask;
  /// `elsewhere`, a leaf, at all others.
  Diagram Only(Diagram d, Diagram elsewhere);

 private:
  struct Constraint {
    Diagram diagram = kYes;
    std::vector<std::uint32_t> levels;  // those that it asks, ascending
  };

  std::vector<Constraint> Bearing(const std::vector<std::uint32_t>& asked) const;
  void Eliminate(std::uint32_t level, std::vector<Constraint>& constraints);

  DiagramSpace* space_;
  std::vector<Constraint> constraints_;             // those that the box leaves open
  std::vector<std::vector<std::uint32_t>> asking_;  // by level: the constraints that ask it
  bool is_possible_ = true;
};

}  // namespace grevy::logic
