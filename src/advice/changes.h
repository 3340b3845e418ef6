// The nearest changes of one stated fact, or else of two, that would make a verdict another.
//
// What is not known is no matter of changes: its fields are pending (advice.h). A fact changes to
// another of its cells, within which no condition can tell two values apart, and the changed case
// must be one that can be that of a real person.
//
//     const Trials trials(knowledge, a_case, circumstances, {&treatment});
//     const auto changes = NearestChanges(trials, AtMost::kTwoFacts);
//     for (const VerdictChange& change : changes.front()) …

#pragma once

#include <vector>

#include "advice/trial.h"
#include "advice/verdict_change.h"

namespace grevy::advice {

/// How many facts may change together.
enum class AtMost { kOneFact, kTwoFacts };

/// For each subject of the trials, the nearest first: fewer facts before more, what can change in a
/// person before what cannot, then what lies the fewest cells away, then what moves the verdict
/// most gravely. None for a verdict that is undetermined.
///
/// Two facts are changed only where no change of one suffices; of those, the five nearest among the
/// nearest 10,000 pairs, and none that would merely leave the verdict open.
std::vector<std::vector<VerdictChange>> NearestChanges(const Trials& trials, AtMost facts);

}  // namespace grevy::advice
