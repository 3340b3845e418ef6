// Duties: what must be so of every plausible case for the knowledge to be sound.
//
// A duty is a value: a claim about all points of the grid, and what it is about. Two provers that
// share no code discharge it (prover.h); where it fails, a smallest case shows why (example.h).

#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "logic/field.h"
#include "proof/formula.h"

namespace grevy::proof {

/// The kinds of duties, in the order in which they are reported.
enum class Kind : std::uint8_t {
  kHarm,        // nobody is advised a treatment that a condition forbids
  kConflict,    // one source does not contradict itself
  kIdle,        // each rule can take effect, and none is said twice
  kGap,         // everybody is offered something or sent to somebody
  kDefinition,  // each definition has one value
  kHidden,      // a verdict depends on nothing that its reasons do not show
  kMove,        // learning a fact never moves a settled verdict
  kDisagree,    // where sources disagree
  kUnverified,  // what nobody verified is not recommended, what can harm is not presumed
};
inline constexpr std::array<Kind, 9> kKinds = {Kind::kHarm, Kind::kConflict,   Kind::kIdle,
                                               Kind::kGap,  Kind::kDefinition, Kind::kHidden,
                                               Kind::kMove, Kind::kDisagree,   Kind::kUnverified};

/// The letter by which a kind is chosen and its duties are named: 'a' to 'i'.
char LetterOf(Kind kind);
/// A sentence: "No case is advised a treatment that a condition contraindicates."
std::string_view SentenceOf(Kind kind);

enum class Claim : std::uint8_t {
  kNever,      // no plausible point fulfils the formula
  kSometimes,  // some plausible point does
};

struct Duty {
  Kind kind = Kind::kHarm;
  std::string id = {};     // "b/RULE-1/RULE-2"; stays the same while what it is about does
  std::string title = {};  // what is claimed, in words
  std::string fault = {};  // what is wrong where the claim is
  Claim claim = Claim::kNever;
  Formula formula = {};
  /// What a case shows in which the claim is wrong, where that is less than the formula says: that
  /// something is known bounds a claim, and need not make the case longer.
  std::optional<Formula> shown = {};
  /// Whether it is only reported where the claim is wrong: nothing has to be mended.
  bool informative = false;
  // What it is about, for readers.
  std::vector<std::string> rules = {};  // ids of rules, measures and precautions
  std::vector<logic::FieldId> fields = {};
  /// Conditions that only together exclude each other, where the claim is that something is
  /// possible.
  std::vector<logic::ConditionId> parts = {};
};

}  // namespace grevy::proof
