// Gathering how firm verdicts stand; see firmness.h.

#include "advice/firmness.h"

#include <algorithm>

namespace grevy::advice {
namespace {

using knowledge::Treatment;
using Treatments = std::vector<const Treatment*>;

bool Has(const Treatments& treatments, const Treatment* treatment) {
  return std::find(treatments.begin(), treatments.end(), treatment) != treatments.end();
}

Firmness& Of(const Treatment* treatment, const Advice& advice, std::vector<Firmness>& firmness) {
  const auto on = std::find_if(advice.treatments.begin(), advice.treatments.end(),
                               [&](const TreatmentAdvice& t) { return t.treatment == treatment; });
  return firmness[static_cast<std::size_t>(on - advice.treatments.begin())];
}

void TryChanges(const Trials& trials, AtMost facts, const Advice& advice,
                std::vector<Firmness>& firmness) {
  auto changes = NearestChanges(trials, facts);
  auto moved = MovedByReadingErrors(trials);
  for (std::size_t i = 0; i < trials.subjects().size(); ++i) {
    Firmness& of_one = Of(trials.subjects()[i].bearing.treatment, advice, firmness);
    of_one.tried = true;
    of_one.facts = facts;
    of_one.changes = std::move(changes[i]);
    of_one.reading_errors = std::move(moved[i]);
  }
}

void TryStraddles(const Trials& trials, const Advice& advice, std::vector<Firmness>& firmness) {
  auto straddles = Straddles(trials);
  for (std::size_t i = 0; i < trials.subjects().size(); ++i) {
    Of(trials.subjects()[i].bearing.treatment, advice, firmness).straddles =
        std::move(straddles[i]);
  }
}

// Whether any fact is a range, or one of several values.
bool AnySpans(const knowledge::Case& a_case) {
  return std::any_of(a_case.facts.begin(), a_case.facts.end(), [](const auto& fact) {
    return std::any_of(fact.values.begin(), fact.values.end(), [](const auto& value) {
      const auto& ranges = value.second.ranges();
      return ranges.size() != 1 || ranges.front().end != ranges.front().begin + 1;
    });
  });
}

}  // namespace

std::vector<Firmness> FirmnessOf(const knowledge::Knowledge& knowledge,
                                 const knowledge::Case& a_case, const Circumstances& circumstances,
                                 const Advice& advice, const Tried& tried) {
  Treatments in_short;
  Treatments open;
  for (const TreatmentAdvice& on : advice.treatments) {
    const bool given = HasSupport(on.verdict) || on.verdict == Verdict::kContraindicated;
    if (tried.in_short && given && !Has(tried.in_full, on.treatment))
      in_short.push_back(on.treatment);
    if (on.possible.size() > 1) open.push_back(on.treatment);
  }
  std::vector<Firmness> firmness(advice.treatments.size());
  const auto trials = [&](const Treatments& treatments) {
    return Trials(knowledge, a_case, circumstances, treatments);
  };
  if (!tried.in_full.empty())
    TryChanges(trials(tried.in_full), AtMost::kTwoFacts, advice, firmness);
  if (!in_short.empty()) TryChanges(trials(in_short), AtMost::kOneFact, advice, firmness);
  if (!open.empty() && AnySpans(a_case)) TryStraddles(trials(open), advice, firmness);
  return firmness;
}

}  // namespace grevy::advice
