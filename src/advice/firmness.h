// How firm the verdicts of an advice stand: what would change each, what a usual reading error
// would make of it, and which cuts its facts straddle.
//
//     const Advice advice = Advise(knowledge, a_case, circumstances);
//     const auto firmness = FirmnessOf(knowledge, a_case, circumstances, advice, {.in_full =
//     {ssa}}); firmness[0].changes;    // of the verdict advice.treatments[0]

#pragma once

#include <vector>

#include "advice/advice.h"
#include "advice/changes.h"
#include "advice/reading_errors.h"
#include "advice/straddles.h"

namespace grevy::advice {

struct Firmness {
  bool tried = false;                         // whether changes and reading errors were looked for
  AtMost facts = AtMost::kOneFact;            // that were changed together
  std::vector<VerdictChange> changes;         // NearestChanges
  std::vector<VerdictChange> reading_errors;  // MovedByReadingErrors
  std::vector<Straddle> straddles;            // only where the verdict is open
};

/// For which treatments changes are looked for.
struct Tried {
  std::vector<const knowledge::Treatment*> in_full = {};  // of one fact, or else of two
  bool in_short = false;  // of one fact: all that are supported, on hold or contraindicated
};

/// In the order of the treatments of the advice on the same case.
std::vector<Firmness> FirmnessOf(const knowledge::Knowledge& knowledge,
                                 const knowledge::Case& a_case, const Circumstances& circumstances,
                                 const Advice& advice, const Tried& tried);

}  // namespace grevy::advice
