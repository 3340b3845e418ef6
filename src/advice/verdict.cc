// Weighing what holds; see verdict.h.

#include "advice/verdict.h"

#include <algorithm>

namespace grevy::advice {
namespace {

using logic::Kleene;

constexpr VerdictSet SetOf(Verdict verdict) { return VerdictSet{1} << static_cast<int>(verdict); }

std::vector<Verdict> Listed(VerdictSet set) {
  std::vector<Verdict> verdicts;
  for (int i = 0; i < kVerdictCount; ++i) {
    if ((set >> i & 1) != 0) verdicts.push_back(static_cast<Verdict>(i));
  }
  return verdicts;
}

Verdict Choose(const std::vector<Verdict>& candidates) {
  if (candidates.size() == 1) return candidates.front();
  if (std::all_of(candidates.begin(), candidates.end(), HasSupport))
    return candidates.back();  // the weaker
  if (std::any_of(candidates.begin(), candidates.end(), HasSupport)) return Verdict::kUndetermined;
  return Verdict::kNotIndicated;  // nothing supports it, whether or not a source advises against it
}

}  // namespace

std::string_view VerdictName(Verdict verdict) {
  switch (verdict) {
    case Verdict::kRecommended:
      return "recommended";
    case Verdict::kOption:
      return "option";
    case Verdict::kOnHold:
      return "on_hold";
    case Verdict::kUndetermined:
      return "undetermined";
    case Verdict::kNotRecommended:
      return "not_recommended";
    case Verdict::kContraindicated:
      return "contraindicated";
    case Verdict::kNotIndicated:
      return "not_indicated";
  }
  return "";
}

// What contraindicates comes first, then what supports, unless something holds it back, then what
// advises against.
VerdictSet Reachable(const Holding& h) {
  const auto can = [](Kleene value) { return value != Kleene::kFalse; };
  const auto need_not = [](Kleene value) { return value != Kleene::kTrue; };
  VerdictSet reachable = 0;
  const auto add_if = [&reachable](bool can_be, Verdict verdict) {
    if (can_be) reachable |= SetOf(verdict);
  };
  add_if(can(h.contraindicated), Verdict::kContraindicated);
  if (!need_not(h.contraindicated)) return reachable;
  add_if(can(h.hold) && (can(h.recommended) || can(h.option)), Verdict::kOnHold);
  add_if(need_not(h.hold) && can(h.recommended), Verdict::kRecommended);
  if (!need_not(h.recommended)) return reachable;
  add_if(need_not(h.hold) && can(h.option), Verdict::kOption);
  if (!need_not(h.option)) return reachable;
  add_if(can(h.not_recommended), Verdict::kNotRecommended);
  add_if(need_not(h.not_recommended), Verdict::kNotIndicated);
  return reachable;
}

Outlook OutlookOf(VerdictSet now, VerdictSet possible) {
  // Put aside what is open only because a contraindication or a hold is.
  constexpr VerdictSet kFree = SetOf(Verdict::kRecommended) | SetOf(Verdict::kOption);
  VerdictSet candidates = now;
  if (candidates != SetOf(Verdict::kContraindicated))
    candidates &= ~SetOf(Verdict::kContraindicated);
  if ((candidates & kFree) != 0) candidates &= ~SetOf(Verdict::kOnHold);

  Outlook outlook;
  outlook.possible = Listed(possible);
  const std::vector<Verdict> listed = Listed(candidates);
  outlook.open = listed.size() > 1;
  outlook.verdict = Choose(listed);
  return outlook;
}

bool AddsTo(const Outlook& plain, const Outlook& presuming) {
  return presuming.verdict != plain.verdict || plain.verdict == Verdict::kUndetermined;
}

Outlook Weigh(const Holding& holding) {
  const VerdictSet reachable = Reachable(holding);
  return OutlookOf(reachable, reachable);
}

}  // namespace grevy::advice
