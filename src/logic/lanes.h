// Lanes: the circuit at many points in one pass.
//
// Each point of the pass has a lane: one bit of each of a few machine words. For every point of
// every variable a plane of bits says in which lanes the variable is there; a literal is the union
// of some planes, an `and` is a bitwise and. So one pass over the gates evaluates all lanes.
//
//     Lanes lanes(gates);
//     for (std::size_t word = 0; word < kLaneWords; ++word) lanes.FillWord(word, box);
//     lanes.Evaluate();
//     const LaneMask where = lanes[gates.Holds(condition)];

#pragma once

#include <array>
#include <cstdint>
#include <random>
#include <vector>

#include "logic/gate_pass.h"
#include "logic/gates.h"

namespace grevy::logic {

inline constexpr std::size_t kLaneCount = 64 * kLaneWords;

/// A set of lanes.
struct alignas(8 * kLaneWords) LaneMask {
  std::array<std::uint64_t, kLaneWords> words{};

  static LaneMask All() { return ~LaneMask{}; }
  bool Has(std::size_t lane) const { return (words[lane / 64] >> (lane % 64) & 1) != 0; }
  bool Any() const {
    std::uint64_t any = 0;
    for (const std::uint64_t word : words) any |= word;
    return any != 0;
  }
  void Add(std::size_t lane) { words[lane / 64] |= std::uint64_t{1} << (lane % 64); }
  void Remove(std::size_t lane) { words[lane / 64] &= ~(std::uint64_t{1} << (lane % 64)); }

  friend LaneMask operator&(LaneMask a, const LaneMask& b) {
    for (std::size_t i = 0; i < kLaneWords; ++i) a.words[i] &= b.words[i];
    return a;
  }
  friend LaneMask operator|(LaneMask a, const LaneMask& b) {
    for (std::size_t i = 0; i < kLaneWords; ++i) a.words[i] |= b.words[i];
    return a;
  }
  friend LaneMask operator~(LaneMask a) {
    for (std::uint64_t& word : a.words) word = ~word;
    return a;
  }
};

class Lanes {
 public:
  Lanes() = default;
  /// The gates must outlive the lanes.
  explicit Lanes(const Gates& gates);

  /// Puts random points of a box into the lanes of one word.
  void FillWord(std::size_t word, const Box& box);
  /// Puts one point of a box, the first of each variable, into all lanes.
  void FillAll(const Box& box);
  /// Moves a variable, in one lane, to a point (the only one of `point`).
  void Move(std::size_t lane, VariableId variable, const Points& point);

  void Evaluate();
  /// The lanes in which a signal is yes.
  LaneMask operator[](Signal signal) const {
    const LaneMask& mask = values_[GateOf(signal)];
    return IsNegated(signal) ? ~mask : mask;
  }
  /// Where a variable that some literal asks is in a lane.
  Points PointAt(std::size_t lane, VariableId variable) const;

 private:
  std::size_t PointCount(VariableId variable) const {
    return begins_[variable + 1] - begins_[variable];
  }
  void Spread(std::size_t word, std::size_t first, std::size_t last, std::uint64_t lanes);

  const Gates* gates_ = nullptr;
  std::vector<VariableId> used_;     // that some literal asks
  std::vector<std::size_t> begins_;  // by variable: its planes; latent points come last
  std::vector<std::size_t> cells_;   // by variable: how many of them are of known points
  std::vector<LaneMask> planes_;
  std::vector<std::uint32_t>
      literal_planes_;  // those of each literal, one literal behind the other
  std::vector<std::size_t> literal_begins_;
  std::vector<LaneMask> values_;         // by gate
  std::vector<std::size_t> candidates_;  // for FillWord
  std::mt19937_64 random_;
};

}  // namespace grevy::logic
