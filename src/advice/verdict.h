// Verdicts: what advice says of a treatment, and how it follows from what holds.
//
// Once every condition is a plain yes or no, the verdict is simple: what contraindicates comes
// first, then what supports, held back by what must be mended before, then what advises against.
// While facts are missing, several verdicts can still be reached; Weigh keeps the set of those to
// which the open ones may turn out.
//
//     const Outlook outlook = Weigh({.recommended = Kleene::kTrue, .contraindicated =
//     Kleene::kUnknown}); outlook.verdict;    // recommended, pending what could still
//     contraindicate it outlook.possible;   // recommended, contraindicated

#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "logic/kleene.h"

namespace grevy::advice {

/// Best first.
enum class Verdict {
  kRecommended,
  kOption,
  kOnHold,          // supported, but not to be started until what is named is mended
  kUndetermined,    // depends on facts that are not known
  kNotRecommended,  // a source advises against it
  kContraindicated,
  kNotIndicated,  // no rule supports it for this person
};
inline constexpr int kVerdictCount = 7;

/// "recommended", "option", "on_hold", …
std::string_view VerdictName(Verdict verdict);

inline bool IsSupported(Verdict verdict) {
  return verdict == Verdict::kRecommended || verdict == Verdict::kOption;
}

/// Supported, if perhaps held back.
inline bool HasSupport(Verdict verdict) {
  return IsSupported(verdict) || verdict == Verdict::kOnHold;
}

/// What holds of a treatment, all its rules and precautions taken together.
struct Holding {
  logic::Kleene contraindicated = logic::Kleene::kFalse;
  logic::Kleene hold = logic::Kleene::kFalse;
  logic::Kleene recommended = logic::Kleene::kFalse;  // by a rule that was verified
  logic::Kleene option = logic::Kleene::kFalse;       // or recommended by a rule that was not
  logic::Kleene not_recommended = logic::Kleene::kFalse;
  friend bool operator==(const Holding&, const Holding&) = default;
};

/// A set of verdicts: bit i for the verdict of that number.
using VerdictSet = std::uint32_t;

struct Outlook {
  Verdict verdict = Verdict::kNotIndicated;
  std::vector<Verdict>
      possible;  // what completions of the unknown facts can still reach, best first
  /// Whether something other than a contraindication or a hold is still open.
  bool open = false;
};

/// The verdict where completions reach those of `now` while nothing more becomes known, and those
/// of `possible` when anything may.
///
/// A contraindication or a hold that is merely open does not take a verdict away: its facts are
/// pending beside it. Where support of different strength is open, the weaker is given. Where
/// support itself is open, so is the verdict.
Outlook OutlookOf(VerdictSet now, VerdictSet possible);

/// Whether an outlook with presumptions says more than one without them that is open.
bool AddsTo(const Outlook& plain, const Outlook& presuming);

/// The verdicts that some way of turning out of what is open reaches.
VerdictSet Reachable(const Holding& holding);

/// The outlook where each part turns out by itself.
Outlook Weigh(const Holding& holding);

}  // namespace grevy::advice
