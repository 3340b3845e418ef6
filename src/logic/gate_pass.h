// One pass over the gates of a circuit, for many lanes at once.

#pragma once

#include <cstddef>
#include <cstdint>

#include "logic/gates.h"

namespace grevy::logic {

/// Words of 64 lanes that a pass treats together.
inline constexpr std::size_t kLaneWords = 8;

/// Each of `count` masks becomes the union of some of `planes`, all kLaneWords words each and
/// aligned to as many bytes: those of mask i are members[begins[i]] up to members[begins[i + 1]].
void Unite(const std::uint64_t* planes, const std::uint32_t* members, const std::size_t* begins,
           std::size_t count, std::uint64_t* masks);

/// The values of gates lie one behind the other from `values`, kLaneWords words each, aligned to
/// as many bytes; those of the first `first` gates are given, and those of the `count` gates behind
/// them are worked out in order. Takes the widest registers that the processor has.
void PassOverAnds(const AndGate* ands, std::size_t count, std::size_t first, std::uint64_t* values);

}  // namespace grevy::logic
