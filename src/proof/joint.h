// Two versions of the knowledge over one grid, so that one question can be asked of both.
//
// Each version cuts the values of a field where its own conditions ask; the joint grid has the cuts
// of both. A field of the same id, type and unit is the same field, with the values that both
// versions know: only cases that both can read can be compared. Conditions keep what they say,
// definitions written out; those that say the same in both versions are the same node.
//
//     const Joint joint = Join(old_knowledge, new_knowledge);
//     joint.knowledge.program.roots()[joint.Of(Side::kNew, rule.holds)];

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "knowledge/knowledge.h"
#include "logic/plausibility.h"

namespace grevy::proof {

enum class Side : std::uint8_t { kOld, kNew };
inline constexpr std::array<Side, 2> kSides = {Side::kOld, Side::kNew};

/// A field that the two versions do not share as it is.
struct FieldChange {
  std::string id;
  std::string what;  // "added", "has the further value 'IV'", …
};

struct Joint {
  /// The fields, their notes, and the program: what is needed to show a case.
  knowledge::Knowledge knowledge;
  /// What both versions hold for plausible.
  logic::Plausibility plausibility;
  std::vector<FieldChange> fields;

  /// A condition of one of the versions in the joint program.
  logic::ConditionId Of(Side side, logic::ConditionId condition) const {
    return side == Side::kOld ? condition : condition + new_begins;
  }
  logic::ConditionId new_begins = 0;
};

/// Throws std::length_error where the two together cut a field into too many cells.
Joint Join(const knowledge::Knowledge& old_knowledge, const knowledge::Knowledge& new_knowledge);

}  // namespace grevy::proof
