// The first opinion: decision diagrams.

#pragma once

#include "logic/diagram.h"
#include "proof/prover.h"

namespace grevy::proof {

class DiagramProver : public Prover {
 public:
  /// The diagrams, of all conditions that are to be asked about, must outlive the prover.
  explicit DiagramProver(const logic::Diagrams& diagrams);

  std::string_view Name() const override { return "diagrams"; }
  std::optional<logic::Box> Find(const Formula& formula, const logic::Box& box) override;

 private:
  logic::Diagram DiagramOf(logic::DiagramSpace& space, const Formula& formula,
                           logic::Diagram within);
  logic::Box PointIn(const logic::DiagramSpace& space, logic::Diagram d) const;
  bool IsFulfilledAt(const Formula& formula, const logic::Box& point) const;
  bool HoldsAt(logic::Diagram d, const logic::Box& point) const;

  const logic::Diagrams& diagrams_;
  logic::DiagramSpace whole_;  // of the whole grid; it keeps what was once worked out
  logic::DiagramSpace part_;   // of the box in question
};

}  // namespace grevy::proof
