// What proves a duty: something that finds a plausible point with a property, or knows that there
// is none.
//
// There are two, which share no code below this interface: decision diagrams (diagram_prover.h)
// and Z3 (z3_prover.h).

#pragma once

#include <optional>
#include <string_view>

#include "logic/box.h"
#include "proof/formula.h"

namespace grevy::proof {

class Prover {
 public:
  Prover() = default;
  Prover(const Prover&) = delete;
  Prover& operator=(const Prover&) = delete;
  virtual ~Prover() = default;

  virtual std::string_view Name() const = 0;

  /// A plausible point of the box that fulfils the formula: each variable has one point left.
  virtual std::optional<logic::Box> Find(const Formula& formula, const logic::Box& box) = 0;

  /// Whether there is one. A prover may know that without having one at hand.
  virtual bool IsPossible(const Formula& formula, const logic::Box& box) {
    return Find(formula, box).has_value();
  }

  /// A box around a point that fulfils the formula, all of whose plausible points fulfil it: what
  /// the prover sees at once. It need not be the largest.
  virtual logic::Box Around(const Formula& formula, const logic::Box& point) {
    (void)formula;
    return point;
  }

  /// Whether all plausible points of the box fulfil the formula.
  bool Always(const Formula& formula, const logic::Box& box) {
    return !IsPossible(Not(formula), box);
  }
};

}  // namespace grevy::proof
