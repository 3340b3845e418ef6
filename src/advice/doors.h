// Doors that close: what choosing one treatment now does to the other options later.
//
// The case is taken as it would be once the treatment has been given (Aftermath, in
// knowledge/treatment.h), and advised on again. A door is another treatment whose advice is then
// worse, or better, for a reason that can be named: a rule or a precaution that turns. What is
// merely no longer known after a treatment (has the tumour grown since?) closes nothing and opens
// nothing.
//
//     const Advice now = Advise(knowledge, a_case, circumstances);
//     for (const Door& door : Doors(knowledge, a_case, circumstances, now, treatment))
//     Print(door.treatment->name, VerdictName(door.from), VerdictName(door.to), …);

#pragma once

#include <string_view>
#include <vector>

#include "advice/advice.h"
#include "advice/turn.h"

namespace grevy::advice {

/// Worst first.
enum class DoorKind {
  kCloses,     // was open (supported, on hold or undetermined) and no longer is
  kRestricts,  // stays open, less strongly supported or with a new precaution
  kOpens,      // is supported, or more strongly, that was not
};

/// "closes", "restricts", "opens".
std::string_view DoorKindName(DoorKind kind);

struct Door {
  const knowledge::Treatment* treatment = nullptr;
  DoorKind kind = DoorKind::kRestricts;
  Verdict from = Verdict::kUndetermined;
  Verdict to = Verdict::kUndetermined;
  /// The gravest first. Empty only where a door closes for another reason in each of the ways in
  /// which open facts may turn out.
  std::vector<Turn> because;
};

/// The case as it is once a treatment has been given to this person.
knowledge::Case After(const knowledge::Knowledge& knowledge, const knowledge::Case& a_case,
                      const knowledge::Treatment& treatment, knowledge::Date as_of);

/// The doors between two pieces of advice, `now` and `then`; the chosen treatment's own is left
/// out. Those that close come first, and the best options of now first among them.
std::vector<Door> DoorsBetween(const Advice& now, const Advice& then,
                               const knowledge::Treatment& chosen);

/// The doors of giving a treatment: one more advice, compared with the one of `now`.
std::vector<Door> Doors(const knowledge::Knowledge& knowledge, const knowledge::Case& a_case,
                        const Circumstances& circumstances, const Advice& now,
                        const knowledge::Treatment& chosen);

/// The doors of each treatment of an advice, in its order; none for those that are not supported.
std::vector<std::vector<Door>> DoorsOfSupported(const knowledge::Knowledge& knowledge,
                                                const knowledge::Case& a_case,
                                                const Circumstances& circumstances,
                                                const Advice& now);

/// What would be so had a treatment been given.
struct WhatIf {
  const knowledge::Treatment* treatment = nullptr;
  std::vector<knowledge::StatedFact> changes;  // what is then so, or no longer known
  Advice then;  // its `stated` is the case as it was given, before the treatment
  std::vector<Door> doors;
};

WhatIf Given(const knowledge::Knowledge& knowledge, const knowledge::Case& a_case,
             const Circumstances& circumstances, const Advice& now,
             const knowledge::Treatment& treatment);

}  // namespace grevy::advice
