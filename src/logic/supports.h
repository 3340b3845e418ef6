// Supports: the variables on which each gate of a circuit may depend, as bits, found for all gates
// in one pass.
//
//     const Supports supports(gates);
//     for (const VariableId variable : supports.Of({gates.Holds(condition)})) …   // ascending

#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <vector>

#include "logic/gates.h"

namespace grevy::logic {

class Supports {
 public:
  explicit Supports(const Gates& gates);

  /// The variables that some of the signals ask for, ascending.
  std::vector<VariableId> Of(std::span<const Signal> signals) const;
  std::vector<VariableId> Of(std::initializer_list<Signal> signals) const {
    return Of(std::span<const Signal>(signals.begin(), signals.size()));
  }

 private:
  std::size_t width_;                // words of a gate
  std::vector<std::uint64_t> bits_;  // by gate
};

}  // namespace grevy::logic
