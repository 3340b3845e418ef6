// Duties that are tried on cases, or looked up in the knowledge, because they speak of what advice
// shows and not of a formula.

#pragma once

#include <functional>
#include <vector>

#include "advice/advice.h"
#include "knowledge/fact.h"
#include "knowledge/knowledge.h"
#include "proof/prove.h"

namespace grevy::proof {

/// Whether advice on a treatment may change so, from before to after a fact of a field is learnt.
using MayBecome = std::function<bool(const advice::TreatmentAdvice& before,
                                     const advice::TreatmentAdvice& after, logic::FieldId)>;

/// A duty, and what it asks of each case.
struct Trial {
  Duty duty;
  MayBecome may_become;
};

/// f: a fact that no reason of a verdict shows is learnt; the verdict stays.
Trial TrialOfHiddenFacts();
/// g: any fact is learnt; a settled verdict stays.
Trial TrialOfLearning();
/// g: any fact is learnt; the verdict becomes one that was called possible.
Trial TrialOfWhatIsPossible();

/// Takes one fact away from some of the cases, and from random parts of them, and gives it back:
/// each case serves all trials.
std::vector<Outcome> TryCases(const knowledge::Knowledge& knowledge,
                              const std::vector<knowledge::Case>& cases,
                              const ProveOptions& options, std::vector<Trial> trials);

/// i: one for each rule that recommends and nobody has verified, and one for each presumption.
std::vector<Outcome> CheckUnverified(const knowledge::Knowledge& knowledge);

}  // namespace grevy::proof
