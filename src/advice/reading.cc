// Three-valued logic first, completions where it leaves something open; see reading.h.

#include "advice/reading.h"

#include <algorithm>

#include "advice/standing.h"

namespace grevy::advice {

using logic::ConditionId;
using logic::FieldId;
using logic::Kleene;

namespace {

// With next to nothing known the completions are too many to weigh within the time that a reader
// waits. Three-valued logic then answers: it may leave open what is settled, never the reverse.
constexpr std::size_t kMostNodes = 400;        // for one treatment
constexpr std::size_t kMostNodesInAll = 3000;  // for a case

}  // namespace

Reading::Reading(const knowledge::Knowledge& knowledge, const logic::Facts& facts,
                 logic::DiagramSpace& space)
    : knowledge_(&knowledge),
      trace_(knowledge.program, knowledge.program.Locate(facts)),
      completions_(knowledge, trace_.facts(), space) {}

Kleene Reading::Held(ConditionId condition) {
  const Kleene held = trace_[condition];
  return held == Kleene::kUnknown && HasRoom() ? completions_.Now(condition) : held;
}

std::vector<FieldId> Reading::Because(ConditionId condition) const {
  return FieldsOf(*knowledge_, trace_.Because(condition));
}

std::vector<FieldId> Reading::Open(ConditionId condition) {
  if (!trace_.IsOpen(condition)) return {};
  if (!HasRoom()) return OpenAtFirstSight(condition);
  return FieldsOf(*knowledge_, completions_.Deciding(condition));
}

bool Reading::HasRoom() const { return completions_.size() < kMostNodesInAll; }

std::vector<FieldId> Reading::OpenAtFirstSight(ConditionId condition) const {
  return FieldsOf(*knowledge_, trace_.Open(condition));
}

template <typename Answer>
Holding Reading::HoldingOf(const Conditions& conditions, Answer answer) const {
  const auto any = [&answer](const std::vector<ConditionId>& of) {
    Kleene any_holds = Kleene::kFalse;
    for (const ConditionId condition : of) any_holds = logic::Or(any_holds, answer(condition));
    return any_holds;
  };
  return {any(conditions.contraindicated), any(conditions.hold), any(conditions.recommended),
          any(conditions.option), any(conditions.not_recommended)};
}

// What "is not known to be" holds today, and may not when the fact is known.
Outlook Reading::WeighAtFirstSight(const Conditions& conditions) const {
  const auto now = [this](ConditionId condition) { return trace_[condition]; };
  const auto later = [this](ConditionId condition) {
    return trace_.IsOpen(condition) ? Kleene::kUnknown : trace_[condition];
  };
  return OutlookOf(Reachable(HoldingOf(conditions, now)), Reachable(HoldingOf(conditions, later)));
}

bool Reading::AnyOpen(const std::vector<ConditionId>& conditions) const {
  return std::any_of(conditions.begin(), conditions.end(),
                     [this](ConditionId condition) { return trace_.IsOpen(condition); });
}

Outlook Reading::Weigh(const Conditions& conditions) {
  Outlook outlook = WeighAtFirstSight(conditions);
  const bool support_is_open = AnyOpen(conditions.recommended) || AnyOpen(conditions.option);
  const bool harm_is_open = AnyOpen(conditions.contraindicated) || AnyOpen(conditions.hold);
  // Whether what nothing supports might also do harm is of no interest.
  if (!support_is_open && !(HasSupport(outlook.verdict) && harm_is_open)) return outlook;
  if (!HasRoom()) return outlook;
  const auto [known, is_new] = weighed_.try_emplace(conditions);
  if (is_new) {
    const Outlook exact = completions_.Weigh(conditions, kMostNodes).value_or(outlook);
    // Support that no single rule carries would stand there without a reason to show.
    const bool has_reason = HasSupport(outlook.verdict) || !HasSupport(exact.verdict);
    known->second = has_reason ? exact : outlook;
  }
  return known->second;
}

}  // namespace grevy::advice
