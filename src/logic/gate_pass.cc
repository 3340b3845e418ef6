// The pass with Highway, compiled for each kind of processor and chosen when the program runs; see
// gate_pass.h. This file is read once for each of them, by foreach_target.h.

#include "logic/gate_pass.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "logic/gate_pass.cc"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace grevy::logic::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

void PassOverLiterals(std::size_t count, const std::uint64_t* planes, const std::uint32_t* members,
                      const std::size_t* begins, std::uint64_t* values) {
  const hn::CappedTag<std::uint64_t, kLaneWords> words;
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t word = 0; word < kLaneWords; word += hn::Lanes(words)) {
      auto mask = hn::Zero(words);
      for (std::size_t k = begins[i]; k < begins[i + 1]; ++k)
        mask = hn::Or(mask, hn::Load(words, planes + members[k] * kLaneWords + word));
      hn::Store(mask, words, values + (1 + i) * kLaneWords + word);
    }
  }
}

void PassOverAnds(const AndGate* ands, std::size_t count, GateId first, std::uint64_t* values) {
  const hn::CappedTag<std::uint64_t, kLaneWords> words;
  for (std::size_t i = 0; i < count; ++i) {
    const auto [a, b] = ands[i];
    const std::uint64_t* const of_a = values + GateOf(a) * kLaneWords;
    const std::uint64_t* const of_b = values + GateOf(b) * kLaneWords;
    // All ones where negated.
    const auto turn_a = hn::Set(words, std::uint64_t{0} - (a & 1));
    const auto turn_b = hn::Set(words, std::uint64_t{0} - (b & 1));
    for (std::size_t word = 0; word < kLaneWords; word += hn::Lanes(words)) {
      const auto left = hn::Xor(hn::Load(words, of_a + word), turn_a);
      const auto right = hn::Xor(hn::Load(words, of_b + word), turn_b);
      hn::Store(hn::And(left, right), words, values + (first + i) * kLaneWords + word);
    }
  }
}

}  // namespace grevy::logic::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace grevy::logic {

HWY_EXPORT(PassOverLiterals);
HWY_EXPORT(PassOverAnds);

void PassOverLiterals(std::size_t count, const std::uint64_t* planes, const std::uint32_t* members,
                      const std::size_t* begins, std::uint64_t* values) {
  HWY_DYNAMIC_DISPATCH(PassOverLiterals)(count, planes, members, begins, values);
}

void PassOverAnds(const AndGate* ands, std::size_t count, GateId first, std::uint64_t* values) {
  HWY_DYNAMIC_DISPATCH(PassOverAnds)(ands, count, first, values);
}

}  // namespace grevy::logic
#endif
