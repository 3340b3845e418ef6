// Trying what would be if; see trial.h.

#include "advice/trial.h"

#include <algorithm>
#include <utility>

#include "knowledge/plausible.h"
#include "logic/satisfy.h"

namespace grevy::advice {
namespace {

using knowledge::Effect;
using knowledge::Stance;
using logic::Kleene;

Holding HoldingOf(const Conditions& conditions, const logic::Trace& trace) {
  const auto any = [&](const std::vector<logic::ConditionId>& of) {
    Kleene any_holds = Kleene::kFalse;
    for (const logic::ConditionId condition : of)
      any_holds = logic::Or(any_holds, trace[condition]);
    return any_holds;
  };
  return {any(conditions.contraindicated), any(conditions.hold), any(conditions.recommended),
          any(conditions.option), any(conditions.not_recommended)};
}

std::vector<logic::VariableId> AskedBy(const logic::Program& program,
                                       const Conditions& conditions) {
  std::vector<logic::ConditionId> all;
  for (const auto* part : {&conditions.contraindicated, &conditions.hold, &conditions.recommended,
                           &conditions.option, &conditions.not_recommended})
    all.insert(all.end(), part->begin(), part->end());
  return logic::VariablesOf(program, all);
}

// How much a verdict speaks for a treatment, most first.
int Standing(Verdict verdict) {
  switch (verdict) {
    case Verdict::kRecommended:
      return 0;
    case Verdict::kOption:
      return 1;
    case Verdict::kOnHold:
      return 2;
    case Verdict::kUndetermined:
      return 3;
    case Verdict::kNotIndicated:
      return 4;
    case Verdict::kNotRecommended:
      return 5;
    case Verdict::kContraindicated:
      return 6;
  }
  return 6;
}

// The verdict that is reached, or left, by what turned; support takes part in each.
std::optional<Verdict> VerdictOf(const Turn& turn) {
  if (turn.precaution != nullptr) {
    return turn.precaution->effect == Effect::kHold ? Verdict::kOnHold : Verdict::kContraindicated;
  }
  if (turn.rule->stance == Stance::kContraindicated) return Verdict::kContraindicated;
  if (turn.rule->stance == Stance::kNotRecommended) return Verdict::kNotRecommended;
  return std::nullopt;
}

// Whether a turn takes part in moving a verdict: it moves in the same direction, and the verdict is
// the one that it leads to, or comes from there.
bool TakesPart(const Turn& turn, Verdict from, Verdict to) {
  const bool is_for = SpeaksFor(turn) ? turn.to > turn.from : turn.to < turn.from;
  if (is_for != (Standing(to) < Standing(from))) return false;
  const std::optional<Verdict> verdict = VerdictOf(turn);
  return !verdict || *verdict == from || *verdict == to;
}

std::vector<Turn> TurnsThatMove(const Bearing& bearing, const Appraisal::Weighed& from,
                                const Appraisal::Weighed& to) {
  std::vector<Turn> turns;
  std::vector<Turn> open;  // support that may come
  const auto consider = [&](Turn turn, logic::ConditionId condition) {
    turn.from = (*from.trace)[condition];
    turn.to = (*to.trace)[condition];
    if (turn.from != turn.to && TakesPart(turn, from.verdict, to.verdict)) turns.push_back(turn);
    if (turn.to == Kleene::kUnknown && SpeaksFor(turn)) open.push_back(turn);
  };
  for (const knowledge::Precaution* precaution : bearing.precautions) {
    if (precaution->effect >= Effect::kHold)
      consider({.precaution = precaution}, precaution->when.id);
  }
  for (const knowledge::Rule* rule : bearing.rules) consider({.rule = rule}, rule->holds);
  std::stable_sort(turns.begin(), turns.end(),
                   [](const Turn& a, const Turn& b) { return Gravity(a) < Gravity(b); });
  // What completions had excluded and now leave open has not turned at first sight.
  if (turns.empty() && to.verdict == Verdict::kUndetermined) return open;
  // Once something contraindicates, the rest decides nothing.
  if (to.verdict == Verdict::kContraindicated)
    std::erase_if(turns, [](const Turn& turn) { return turn.to != Kleene::kTrue; });
  return turns;
}

logic::CellFacts With(logic::CellFacts facts, const std::vector<Step>& steps) {
  for (const Step& step : steps) {
    facts.possible[step.variable] = step.cells;
    facts.known[step.variable] = 1;
  }
  return facts;
}

}  // namespace

Trials::Trials(const knowledge::Knowledge& knowledge, const knowledge::Case& a_case,
               const Circumstances& circumstances,
               const std::vector<const knowledge::Treatment*>& treatments)
    : knowledge_(knowledge),
      counted_(Count(knowledge, a_case, circumstances.as_of)),
      as_it_is_(std::make_unique<Appraisal>(knowledge, counted_)) {
  for (Bearing& bearing : BearingsOf(knowledge, circumstances)) {
    if (std::find(treatments.begin(), treatments.end(), bearing.treatment) == treatments.end())
      continue;
    Subject& subject = subjects_.emplace_back();
    subject.conditions = ConditionsOf(bearing);
    subject.asked = AskedBy(knowledge.program, subject.conditions);
    subject.weighed = as_it_is_->On(subject.conditions);
    subject.at_first_sight = HoldingOf(subject.conditions, trace());
    subject.bearing = std::move(bearing);
  }
}

Trial::Trial(const Trials& trials, std::vector<Step> steps)
    : trials_(trials),
      steps_(std::move(steps)),
      trace_(trials.knowledge().program, With(trials.trace().facts(), steps_)) {}

bool Trial::IsPlausible() const {
  return knowledge::Broken(trials_.knowledge(), trace_, knowledge::Strictness::kError).empty();
}

Appraisal::Weighed Trial::Weigh(const Subject& subject) {
  const Holding holding = HoldingOf(subject.conditions, trace_);
  const Outlook outlook = advice::Weigh(holding);
  // Where nothing but harm is open, what looks the same is the same, and what is all known decides.
  if (!outlook.open) {
    if (holding == subject.at_first_sight) return subject.weighed;
    if (outlook.possible.size() == 1) return {outlook.verdict, &trace_};
  }
  if (!in_full_) {
    Counted counted = trials_.counted();
    const knowledge::Knowledge& knowledge = trials_.knowledge();
    for (const Step& step : steps_) {
      counted.facts.Set(knowledge.schema, step.variable,
                        knowledge.program.ValuesOf(step.variable, step.cells));
    }
    in_full_.emplace(knowledge, std::move(counted));
  }
  return in_full_->On(subject.conditions);
}

Trial::Outcome Trial::On(const Subject& subject) {
  const Appraisal::Weighed weighed = Weigh(subject);
  if (weighed.verdict == subject.weighed.verdict) return {weighed.verdict, {}};
  return {weighed.verdict, TurnsThatMove(subject.bearing, subject.weighed, weighed)};
}

}  // namespace grevy::advice
