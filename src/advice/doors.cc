// How doors are found; see doors.h.

#include "advice/doors.h"

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_map>
#include <utility>

#include "advice/standing.h"

namespace grevy::advice {
namespace {

using knowledge::Aftermath;
using knowledge::Knowledge;
using knowledge::Treatment;
using logic::FieldId;
using logic::Kleene;
using logic::ValueSet;
using logic::VariableId;

// What the aftermath of a treatment makes of each variable that it touches: a set of values, or
// (empty) not known.
using Changes = std::map<VariableId, std::optional<ValueSet>>;

// What a number is after it has risen, strictly or not, from what was stated. Where nothing was
// stated, a strict rise still leaves the least possible value behind; a defined field then follows
// from the other facts.
std::optional<ValueSet> Risen(const Knowledge& knowledge, const logic::Facts& facts, FieldId field,
                              bool strictly) {
  const VariableId variable = knowledge.schema.VariableOf(field);
  const bool stated = facts.Knows(variable);
  if (!stated && (!strictly || knowledge.FindDefinition(field) != nullptr)) return std::nullopt;
  const ValueSet domain = knowledge.schema.Domain(variable);
  const logic::Place least = (stated ? facts[variable] : domain).ranges().front().begin;
  const ValueSet risen = strictly ? ValueSet::Above(least) : ValueSet::AtLeast(least);
  if (!risen.Intersects(domain)) return std::nullopt;  // it was at its greatest
  return risen.Intersect(domain);
}

void Apply(const Knowledge& knowledge, const logic::Facts& facts, const Aftermath& aftermath,
           Changes& changes) {
  for (const VariableId variable : aftermath.lapsed) changes[variable] = std::nullopt;
  for (const auto& [variable, values] : aftermath.holds) changes[variable] = values;
  for (const FieldId field : aftermath.risen) {
    changes[knowledge.schema.VariableOf(field)] = Risen(knowledge, facts, field, true);
  }
  for (const FieldId field : aftermath.no_less) {
    changes[knowledge.schema.VariableOf(field)] = Risen(knowledge, facts, field, false);
  }
}

bool IsOpen(Verdict verdict) {
  return IsSupported(verdict) || verdict == Verdict::kOnHold || verdict == Verdict::kUndetermined;
}

// The parts of a rule that hold no more: they are decided against it then, and were not before.
std::vector<std::string_view> Lost(const Reason& now, const Reason& then) {
  std::vector<std::string_view> lost;
  for (const ClauseHeld& clause : then.clauses) {
    if (clause.held != Kleene::kFalse) continue;
    const bool before = std::any_of(
        now.clauses.begin(), now.clauses.end(),
        [&](const ClauseHeld& c) { return c.words == clause.words && c.held == Kleene::kFalse; });
    const bool named = std::find(lost.begin(), lost.end(), clause.words) != lost.end();
    if (!before && !named) lost.push_back(clause.words);
  }
  return lost;
}

// Everything of a treatment that turned to a plain yes or no. A yes such as "not known to grow" is
// none where it hangs on what is merely no longer known.
std::vector<Turn> Turns(const TreatmentAdvice& now, const TreatmentAdvice& then,
                        const std::vector<FieldId>& lapsed) {
  std::vector<Turn> turns;
  const auto hangs = [&](const std::vector<FieldId>& open) {
    return std::any_of(open.begin(), open.end(), [&](FieldId field) {
      return std::find(lapsed.begin(), lapsed.end(), field) != lapsed.end();
    });
  };
  std::unordered_map<const knowledge::Rule*, const Reason*> reasons;
  for (const Reason& reason : now.reasons) reasons[reason.rule] = &reason;
  for (const Reason& reason : then.reasons) {
    const Reason& before = *reasons.at(reason.rule);
    if (before.held == reason.held || reason.held == Kleene::kUnknown) continue;
    if (hangs(reason.open)) continue;
    turns.push_back({reason.rule, nullptr, before.held, reason.held, Lost(before, reason)});
  }
  std::unordered_map<const knowledge::Precaution*, Kleene> precautions;
  for (const PrecautionHeld& held : now.precautions) precautions[held.precaution] = held.held;
  for (const PrecautionHeld& held : then.precautions) {
    const Kleene before = precautions.at(held.precaution);
    if (before == held.held || held.held == Kleene::kUnknown) continue;
    if (hangs(held.open)) continue;
    turns.push_back({nullptr, held.precaution, before, held.held, {}});
  }
  std::stable_sort(turns.begin(), turns.end(),
                   [](const Turn& a, const Turn& b) { return Gravity(a) < Gravity(b); });
  return turns;
}

// The turns that make advice worse. Lost support bears on it only where the verdict changed, and
// only support that held: what was merely open may be lost to a presumption, which is taken only
// where a verdict is open. Where a door closes and none held, what was open is all that there was.
std::vector<Turn> Losses(const std::vector<Turn>& turns, Verdict from, Verdict to) {
  std::vector<Turn> losses;
  const auto lost_support = [](const Turn& turn) {
    return SpeaksFor(turn) && turn.from == Kleene::kTrue && turn.to == Kleene::kFalse;
  };
  const bool some_held = std::any_of(turns.begin(), turns.end(), lost_support);
  for (const Turn& turn : turns) {
    if (SpeaksFor(turn) == (turn.to == Kleene::kTrue)) continue;  // a gain
    const bool counts =
        !SpeaksFor(turn) || (from != to && (lost_support(turn) || (!some_held && !IsOpen(to))));
    if (counts) losses.push_back(turn);
  }
  // Once something contraindicates, the rest decides nothing.
  const bool contraindicated =
      std::any_of(losses.begin(), losses.end(), [](const Turn& t) { return Gravity(t) == 0; });
  if (contraindicated) std::erase_if(losses, [](const Turn& turn) { return Gravity(turn) > 0; });
  return losses;
}

std::vector<Turn> Gains(const std::vector<Turn>& turns) {
  std::vector<Turn> gains;
  for (const Turn& turn : turns) {
    if (SpeaksFor(turn) == (turn.to == Kleene::kTrue)) gains.push_back(turn);
  }
  return gains;
}

// A treatment that becomes better supported may gain a precaution with it: that is two doors.
void AddDoors(const TreatmentAdvice& now, const TreatmentAdvice& then,
              const std::vector<FieldId>& lapsed, std::vector<Door>& doors) {
  const std::vector<Turn> turns = Turns(now, then, lapsed);
  const auto add = [&](DoorKind kind, std::vector<Turn> because) {
    doors.push_back({now.treatment, kind, now.verdict, then.verdict, std::move(because)});
  };
  if (IsOpen(now.verdict)) {
    std::vector<Turn> losses = Losses(turns, now.verdict, then.verdict);
    if (!IsOpen(then.verdict)) {
      add(DoorKind::kCloses, std::move(losses));  // never left out, whatever the reasons
    } else if (!losses.empty()) {
      add(DoorKind::kRestricts, std::move(losses));
    }
  }
  if (then.verdict < now.verdict && then.verdict <= Verdict::kOnHold) {
    if (std::vector<Turn> gains = Gains(turns); !gains.empty())
      add(DoorKind::kOpens, std::move(gains));
  }
}

}  // namespace

std::string_view DoorKindName(DoorKind kind) {
  switch (kind) {
    case DoorKind::kCloses:
      return "closes";
    case DoorKind::kRestricts:
      return "restricts";
    case DoorKind::kOpens:
      return "opens";
  }
  return "";
}

knowledge::Case After(const Knowledge& knowledge, const knowledge::Case& a_case,
                      const Treatment& treatment, knowledge::Date as_of) {
  const logic::Facts facts = Count(knowledge, a_case, as_of).facts;
  const bool asks = std::any_of(treatment.after.begin(), treatment.after.end(),
                                [](const Aftermath& a) { return a.when.has_value(); });
  std::optional<logic::Trace> before;
  if (asks) before.emplace(knowledge.program, knowledge.Locate(facts));
  Changes changes;
  for (const Aftermath& aftermath : treatment.after) {
    if (aftermath.when && (*before)[aftermath.when->id] != Kleene::kTrue) continue;
    Apply(knowledge, facts, aftermath, changes);
  }

  // Of a set field some members may be added and others lapse: two facts.
  std::map<std::pair<FieldId, bool>, knowledge::FactValues> by_fact;
  for (const auto& [variable, values] : changes) {
    const bool lapses = !values.has_value();
    if (lapses && !facts.Knows(variable)) continue;
    by_fact[{knowledge.schema.variables()[variable].field, lapses}].emplace_back(
        variable, values.value_or(ValueSet()));
  }
  knowledge::Case after = a_case;  // facts that stand later overrule those before them
  for (auto& [fact, values] : by_fact)
    after.facts.push_back({fact.first, std::move(values), std::nullopt, "", fact.second});
  return after;
}

std::vector<Door> DoorsBetween(const Advice& now, const Advice& then, const Treatment& chosen) {
  std::unordered_map<const Treatment*, const TreatmentAdvice*> later;
  for (const TreatmentAdvice& advice : then.treatments) later[advice.treatment] = &advice;
  std::vector<FieldId> lapsed;
  for (const FieldId field : then.not_counted) {
    const bool before =
        std::find(now.not_counted.begin(), now.not_counted.end(), field) != now.not_counted.end();
    if (!before) lapsed.push_back(field);
  }
  std::vector<Door> doors;
  for (const TreatmentAdvice& advice : now.treatments) {
    if (advice.treatment == &chosen) continue;
    AddDoors(advice, *later.at(advice.treatment), lapsed, doors);
  }
  std::stable_sort(doors.begin(), doors.end(),
                   [](const Door& a, const Door& b) { return a.kind < b.kind; });
  return doors;
}

std::vector<Door> Doors(const Knowledge& knowledge, const knowledge::Case& a_case,
                        const Circumstances& circumstances, const Advice& now,
                        const Treatment& chosen) {
  if (chosen.after.empty()) return {};
  const knowledge::Case after = After(knowledge, a_case, chosen, circumstances.as_of);
  return DoorsBetween(now, Advise(knowledge, after, circumstances), chosen);
}

std::vector<std::vector<Door>> DoorsOfSupported(const Knowledge& knowledge,
                                                const knowledge::Case& a_case,
                                                const Circumstances& circumstances,
                                                const Advice& now) {
  std::vector<std::vector<Door>> doors;
  for (const TreatmentAdvice& treatment : now.treatments) {
    const bool supported = IsSupported(treatment.verdict) || treatment.verdict == Verdict::kOnHold;
    doors.push_back(supported ? Doors(knowledge, a_case, circumstances, now, *treatment.treatment)
                              : std::vector<Door>());
  }
  return doors;
}

WhatIf Given(const Knowledge& knowledge, const knowledge::Case& a_case,
             const Circumstances& circumstances, const Advice& now, const Treatment& treatment) {
  const knowledge::Case after = After(knowledge, a_case, treatment, circumstances.as_of);
  WhatIf what_if;
  what_if.treatment = &treatment;
  what_if.changes.assign(after.facts.begin() + static_cast<std::ptrdiff_t>(a_case.facts.size()),
                         after.facts.end());
  what_if.then = Advise(knowledge, after, circumstances);
  what_if.doors = DoorsBetween(now, what_if.then, treatment);
  what_if.then.stated = a_case;
  return what_if;
}

}  // namespace grevy::advice
