// One pass over the gates of a circuit, for many lanes at once.

#pragma once

#include <cstddef>
#include <cstdint>

#include "logic/gates.h"

namespace grevy::logic {

/// Words of 64 lanes that a pass treats together.
inline constexpr std::size_t kLaneWords = 8;

/// The values of gates lie one behind the other from `values`, kLaneWords words each, aligned to as
/// many bytes, and so do planes of bits. Literal i is gate 1 + i. Both take the widest registers
/// that the processor has.

/// Each of `count` literals becomes the union of its planes: those of literal i are
/// members[begins[i]] up to members[begins[i + 1]], i from 0.
void PassOverLiterals(std::size_t count, const std::uint64_t* planes, const std::uint32_t* members,
                      const std::size_t* begins, std::uint64_t* values);

/// Each of `count` `and` gates, in this order, becomes what its parts make of it. `ands` starts
/// with gate `first`.
void PassOverAnds(const AndGate* ands, std::size_t count, GateId first, std::uint64_t* values);

}  // namespace grevy::logic
