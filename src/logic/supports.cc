// One pass from the literals upwards; see supports.h.

#include "logic/supports.h"

#include <bit>

namespace grevy::logic {

Supports::Supports(const Gates& gates)
    : width_((gates.grid().variable_count() + 63) / 64), bits_(gates.size() * width_) {
  std::uint64_t* row = bits_.data() + width_;  // that of "no" stays empty
  for (const Literal& literal : gates.literals()) {
    row[literal.variable / 64] = std::uint64_t{1} << (literal.variable % 64);
    row += width_;
  }
  for (const auto& [a, b] : gates.ands()) {
    const std::uint64_t* const of_a = bits_.data() + GateOf(a) * width_;
    const std::uint64_t* const of_b = bits_.data() + GateOf(b) * width_;
    for (std::size_t word = 0; word < width_; ++word) row[word] = of_a[word] | of_b[word];
    row += width_;
  }
}

std::vector<VariableId> Supports::Of(std::span<const Signal> signals) const {
  std::vector<VariableId> variables;
  for (std::size_t word = 0; word < width_; ++word) {
    std::uint64_t left = 0;
    for (const Signal signal : signals) left |= bits_[GateOf(signal) * width_ + word];
    for (; left != 0; left &= left - 1) {
      const auto bit = static_cast<std::size_t>(std::countr_zero(left));
      variables.push_back(static_cast<VariableId>(64 * word + bit));
    }
  }
  return variables;
}

}  // namespace grevy::logic
