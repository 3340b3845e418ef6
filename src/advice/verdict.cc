// Weighing what holds; see verdict.h.

#include "advice/verdict.h"

#include <algorithm>
#include <array>

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

std::array<bool, kVerdictCount> Reachable(const Holding& h) {
  std::array<bool, kVerdictCount> reachable{};
  for (unsigned bits = 0; bits < 32; ++bits) {
    const Definite d{(bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0, (bits & 8) != 0,
                     (bits & 16) != 0};
    const bool can_be = CanBe(h.contraindicated, d.contraindicated) && CanBe(h.hold, d.hold) &&
                        CanBe(h.recommended, d.recommended) && CanBe(h.option, d.option) &&
                        CanBe(h.not_recommended, d.not_recommended);
    if (can_be) reachable[static_cast<std::size_t>(Decide(d))] = true;
  }
  return reachable;
}

Verdict Choose(const std::vector<Verdict>& candidates) {
  const auto has_support = [](Verdict v) { return IsSupported(v) || v == Verdict::kOnHold; };
  if (candidates.size() == 1) return candidates.front();
  if (std::all_of(candidates.begin(), candidates.end(), has_support))
    return candidates.back();  // the weaker
  if (std::any_of(candidates.begin(), candidates.end(), has_support)) return Verdict::kUndetermined;
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

Outlook Weigh(const Holding& holding) {
  Outlook outlook;
  const auto reachable = Reachable(holding);
  for (int i = 0; i < kVerdictCount; ++i) {
    if (reachable[static_cast<std::size_t>(i)]) outlook.possible.push_back(static_cast<Verdict>(i));
  }

  // Put aside what is open only because a contraindication or a hold is.
  Holding without_harm = holding;
  if (holding.contraindicated == Kleene::kUnknown) without_harm.contraindicated = Kleene::kFalse;
  if (holding.hold == Kleene::kUnknown) without_harm.hold = Kleene::kFalse;
  const auto candidates_reachable = Reachable(without_harm);
  std::vector<Verdict> candidates;
  for (int i = 0; i < kVerdictCount; ++i) {
    if (candidates_reachable[static_cast<std::size_t>(i)])
      candidates.push_back(static_cast<Verdict>(i));
  }
  outlook.open = candidates.size() > 1;
  outlook.verdict = Choose(candidates);
  return outlook;
}

}  // namespace grevy::advice
