// Weighing what holds; see verdict.h.

#include "advice/verdict.h"

#include <algorithm>

namespace grevy::advice {
namespace {

using logic::Kleene;

struct Definite {
  bool contraindicated;
  bool hold;
  bool recommended;
  bool option;
  bool not_recommended;
};

Verdict Decide(const Definite& d) {
  const bool supported = d.recommended || d.option;
  if (d.contraindicated) return Verdict::kContraindicated;
  if (supported && d.hold) return Verdict::kOnHold;
  if (d.recommended) return Verdict::kRecommended;
  if (d.option) return Verdict::kOption;
  if (d.not_recommended) return Verdict::kNotRecommended;
  return Verdict::kNotIndicated;
}

bool CanBe(Kleene value, bool wanted) {
  return value == Kleene::kUnknown || value == logic::ToKleene(wanted);
}

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

VerdictSet Reachable(const Holding& h) {
  VerdictSet reachable = 0;
  for (unsigned bits = 0; bits < 32; ++bits) {
    const Definite d{(bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0, (bits & 8) != 0,
                     (bits & 16) != 0};
    const bool can_be = CanBe(h.contraindicated, d.contraindicated) && CanBe(h.hold, d.hold) &&
                        CanBe(h.recommended, d.recommended) && CanBe(h.option, d.option) &&
                        CanBe(h.not_recommended, d.not_recommended);
    if (can_be) reachable |= SetOf(Decide(d));
  }
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

Outlook Weigh(const Holding& holding) {
  const VerdictSet reachable = Reachable(holding);
  return OutlookOf(reachable, reachable);
}

}  // namespace grevy::advice
