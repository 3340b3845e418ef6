// The second opinion: the same program handed to Z3, an SMT solver that others wrote.
//
// Nothing of our diagrams is used. What a point is, and when a condition holds there, is stated
// here once more, in Z3's terms.

#pragma once

#include <memory>

#include "logic/diagram_compile.h"
#include "proof/prover.h"

namespace grevy::proof {

class Z3Prover : public Prover {
 public:
  /// `program` and `grid` must outlive the prover.
  Z3Prover(const logic::Program& program, const logic::Grid& grid,
           const logic::Plausibility& plausibility);
  ~Z3Prover() override;

  std::string_view Name() const override { return "Z3"; }
  std::optional<logic::Box> Find(const Formula& formula, const logic::Box& box) override;
  bool IsPossible(const Formula& formula, const logic::Box& box) override;
  logic::Box Around(const Formula& formula, const logic::Box& point) override;

 private:
  class Encoding;
  std::unique_ptr<Encoding> encoding_;
};

}  // namespace grevy::proof
