// The course of an interview; see interview.h.

#include "advice/interview.h"

#include <algorithm>
#include <map>
#include <utility>

#include "knowledge/plausible.h"

namespace grevy::advice {
namespace {

using knowledge::Knowledge;
using knowledge::StatedFact;
using knowledge::Treatment;
using logic::FieldId;

std::map<const Treatment*, Verdict> Verdicts(const Advice& advice) {
  std::map<const Treatment*, Verdict> verdicts;
  for (const TreatmentAdvice& treatment : advice.treatments)
    verdicts[treatment.treatment] = treatment.verdict;
  return verdicts;
}

const StatedFact* FactOf(const knowledge::Case& a_case, FieldId field) {
  const auto found = std::find_if(a_case.facts.begin(), a_case.facts.end(),
                                  [field](const StatedFact& fact) { return fact.field == field; });
  return found == a_case.facts.end() || found->values.empty() ? nullptr : &*found;
}

}  // namespace

std::optional<FieldId> Next(const Advice& advice, const std::set<FieldId>& not_known) {
  for (const Question& question : advice.questions) {
    if (!not_known.contains(question.field)) return question.field;
  }
  std::map<FieldId, int> presuming;  // how many verdicts rest on it
  for (const TreatmentAdvice& treatment : advice.treatments) {
    for (const FieldId field : treatment.assumed) {
      if (!not_known.contains(field)) ++presuming[field];
    }
  }
  const auto most = std::max_element(presuming.begin(), presuming.end(),
                                     [](auto a, auto b) { return a.second < b.second; });
  return most == presuming.end() ? std::nullopt : std::optional(most->first);
}

std::size_t CountOpen(const Advice& advice) {
  return static_cast<std::size_t>(
      std::count_if(advice.treatments.begin(), advice.treatments.end(), IsOpen));
}

std::size_t CountUndetermined(const Advice& advice) {
  return static_cast<std::size_t>(
      std::count_if(advice.treatments.begin(), advice.treatments.end(),
                    [](const TreatmentAdvice& t) { return t.verdict == Verdict::kUndetermined; }));
}

std::vector<Change> Changes(const Advice& before, const Advice& after) {
  const std::map<const Treatment*, Verdict> verdicts = Verdicts(before);
  std::vector<Change> changes;
  for (const TreatmentAdvice& treatment : after.treatments) {
    const Verdict was = verdicts.at(treatment.treatment);
    if (was != treatment.verdict) changes.push_back({treatment.treatment, was, treatment.verdict});
  }
  return changes;
}

Interview::Interview(const Knowledge& knowledge, knowledge::Case start, Circumstances circumstances)
    : knowledge_(&knowledge),
      circumstances_(std::move(circumstances)),
      case_(std::move(start)),
      advice_(Advise(knowledge, case_, circumstances_)) {
  for (const StatedFact& fact : case_.facts) {
    // What is too old to count is worth asking for again.
    const std::vector<FieldId>& left_out = advice_.not_counted;
    const bool counts = std::find(left_out.begin(), left_out.end(), fact.field) == left_out.end();
    if (counts && !fact.values.empty()) stated_at_start_.insert(fact.field);
  }
  Advance();
}

logic::Problems Interview::Implausible(const knowledge::Case& a_case) const {
  knowledge::Case on_the_day = a_case;
  on_the_day.as_of = circumstances_.as_of;
  logic::Problems problems;
  knowledge::CheckPlausible({}, {}, *knowledge_, on_the_day, problems);
  return problems;
}

bool Interview::Answer(StatedFact fact, logic::Problems& problems) {
  Step step{fact.field, !fact.values.empty(), case_};
  knowledge::Case with = case_;
  const auto stated =
      std::find_if(with.facts.begin(), with.facts.end(),
                   [&fact](const StatedFact& other) { return other.field == fact.field; });
  if (stated == with.facts.end()) {
    with.facts.push_back(std::move(fact));
  } else {
    *stated = std::move(fact);
  }
  const logic::Problems after = Implausible(with);
  if (logic::HasErrors(after)) {
    for (const logic::Problem& problem : after) {
      if (problem.severity == logic::Severity::kError) problems.push_back(problem);
    }
    return false;
  }
  if (!after.empty()) {
    const logic::Problems before = Implausible(case_);
    for (const logic::Problem& problem : after) {
      const bool asked_before =
          std::any_of(before.begin(), before.end(),
                      [&](const logic::Problem& other) { return other.text == problem.text; });
      if (!asked_before) problems.push_back(problem);
    }
  }
  case_ = std::move(with);
  steps_.push_back(std::move(step));
  Advance();
  return true;
}

void Interview::AnswerNotKnown() {
  if (!question_) return;
  // An answer that says nothing takes nothing away: what is too old to count stays in the case.
  steps_.push_back({*question_, false, case_});
  Advance();
}

bool Interview::Back() {
  if (steps_.empty()) return false;
  case_ = std::move(steps_.back().before);
  steps_.pop_back();
  Advance();
  return true;
}

void Interview::Advance() {
  advice_ = Advise(*knowledge_, case_, circumstances_);
  // A range may leave a field open; who gave it knows no more, and is not asked twice.
  std::set<FieldId> asked = stated_at_start_;
  for (const Step& step : steps_) asked.insert(step.field);
  question_ = Next(advice_, asked);
}

Simulation Simulate(const Knowledge& knowledge, const knowledge::Case& whole,
                    const Circumstances& circumstances) {
  const auto meant = Verdicts(Advise(knowledge, whole, circumstances));
  Interview interview(knowledge, {}, circumstances);
  Simulation simulation;
  for (;;) {
    if (Verdicts(interview.advice()) != meant) {
      simulation.settled.reset();
    } else if (!simulation.settled) {
      simulation.settled = simulation.finished;
    }
    const auto field = interview.question();
    if (!field) return simulation;
    ++simulation.finished.asked;
    if (const StatedFact* fact = FactOf(whole, *field)) {
      ++simulation.finished.answered;
      logic::Problems problems;
      // A fact that is refused would be asked for without end.
      if (!interview.Answer(*fact, problems)) interview.AnswerNotKnown();
    } else {
      interview.AnswerNotKnown();
    }
  }
}

}  // namespace grevy::advice
