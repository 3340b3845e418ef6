// Trying duties on cases; see trials.h. The cases are worked cases of the knowledge, whole or with
// some of their facts forgotten, chosen by a generator with a fixed seed, so that every run tries
// the same.

#include "proof/trials.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <random>
#include <set>
#include <utility>

#include "advice/advice.h"
#include "advice/standing.h"
#include "knowledge/plausible.h"
#include "logic/satisfy.h"

namespace grevy::proof {
namespace {

using advice::Advice;
using advice::TreatmentAdvice;
using advice::Verdict;
using knowledge::Case;
using knowledge::Effect;
using knowledge::Knowledge;
using knowledge::Known;
using knowledge::Rule;
using knowledge::Stance;
using knowledge::StatedFact;
using logic::FieldId;

constexpr std::uint64_t kSeed = 20261122;

class Clock {
 public:
  double Seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count();
  }

 private:
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

// A treatment whose verdict became what it must not.
struct Moved {
  const knowledge::Treatment* treatment = nullptr;
  Verdict before = Verdict::kUndetermined;
  Verdict after = Verdict::kUndetermined;
};

class Trials {
 public:
  Trials(const Knowledge& knowledge, const std::vector<Case>& cases, const ProveOptions& options)
      : knowledge_(knowledge), cases_(cases), options_(options) {}

  std::vector<Outcome> Run(std::vector<Trial> trials) {
    const Clock clock;
    std::mt19937_64 random(kSeed);
    std::vector<Outcome> outcomes(trials.size());
    int tried = 0;
    for (int i = 0; i < options_.tried_cases && !cases_.empty(); ++i) {
      Case a_case = cases_[random() % cases_.size()];
      // Every other one as it is written, and else a part of it.
      const std::uint64_t kept_of_8 = i % 2 == 0 ? 8 : 1 + random() % 7;
      std::erase_if(a_case.facts, [&](const StatedFact&) { return random() % 8 >= kept_of_8; });
      if (a_case.facts.empty()) continue;
      const std::size_t index = random() % a_case.facts.size();
      ++tried;
      const Learning learning = Learn(a_case, index);
      for (std::size_t t = 0; t < trials.size(); ++t) {
        if (outcomes[t].example || !MovedBy(learning, trials[t].may_become)) continue;
        Show(a_case, index, trials[t].may_become, outcomes[t]);
      }
    }
    for (std::size_t t = 0; t < trials.size(); ++t) {
      outcomes[t].duty = std::move(trials[t].duty);
      outcomes[t].duty.title += fmt::format(" ({} cases tried)", tried);
      outcomes[t].by_trial = {!outcomes[t].example.has_value(),
                              clock.Seconds() / static_cast<double>(trials.size())};
    }
    return outcomes;
  }

 private:
  // Advice without a fact, and with it.
  struct Learning {
    FieldId field = 0;
    Advice before;
    Advice after;
    // Whether the facts say otherwise than what follows from them: then a fact is no news but a
    // correction, and advice warns of it.
    bool corrects = false;
  };

  Advice AdviceOn(const Case& a_case) const {
    return advice::Advise(knowledge_, a_case,
                          {a_case.as_of.value_or(options_.as_of), a_case.jurisdiction});
  }

  Learning Learn(const Case& a_case, std::size_t index) const {
    Case without = a_case;
    without.facts.erase(without.facts.begin() + static_cast<std::ptrdiff_t>(index));
    const advice::Counted counted =
        advice::Count(knowledge_, a_case, a_case.as_of.value_or(options_.as_of));
    return {a_case.facts[index].field, AdviceOn(without), AdviceOn(a_case),
            !advice::Contradictions(knowledge_, counted.facts).empty()};
  }

  static std::optional<Moved> MovedBy(const Learning& learning, const MayBecome& may_become) {
    if (learning.corrects) return std::nullopt;
    for (const TreatmentAdvice& before : learning.before.treatments) {
      for (const TreatmentAdvice& after : learning.after.treatments) {
        if (after.treatment == before.treatment && !may_become(before, after, learning.field))
          return Moved{before.treatment, before.verdict, after.verdict};
      }
    }
    return std::nullopt;
  }

  void Show(Case a_case, std::size_t index, const MayBecome& may_become, Outcome& outcome) const {
    Shrink(a_case, index, may_become);
    const Moved moved = *MovedBy(Learn(a_case, index), may_become);
    outcome.example = ExampleOf(a_case);
    outcome.remarks.push_back(fmt::format("without '{}' {} is {}, with it {}",
                                          knowledge_.schema[a_case.facts[index].field].id,
                                          moved.treatment->name, advice::VerdictName(moved.before),
                                          advice::VerdictName(moved.after)));
  }

  void Shrink(Case& a_case, std::size_t& index, const MayBecome& may_become) const {
    for (std::size_t i = a_case.facts.size(); i-- > 0;) {
      if (i == index) continue;
      Case smaller = a_case;
      smaller.facts.erase(smaller.facts.begin() + static_cast<std::ptrdiff_t>(i));
      const std::size_t same = index - (i < index ? 1 : 0);
      if (!MovedBy(Learn(smaller, same), may_become)) continue;
      a_case = std::move(smaller);
      index = same;
    }
  }

  Example ExampleOf(const Case& a_case) const {
    Example example;
    for (const StatedFact& fact : a_case.facts)
      example.facts.push_back(FactOf(knowledge_, fact.field, fact.values));
    return example;
  }

  const Knowledge& knowledge_;
  const std::vector<Case>& cases_;
  const ProveOptions& options_;
};

bool Contains(const std::vector<FieldId>& fields, FieldId field) {
  return std::find(fields.begin(), fields.end(), field) != fields.end();
}

// Whether a reader who opens a treatment sees that it has to do with a field.
bool Shows(const TreatmentAdvice& treatment, FieldId field) {
  const auto shows = [field](const auto& item) {
    return Contains(item.facts, field) || Contains(item.open, field);
  };
  return Contains(treatment.assumed, field) || Contains(treatment.pending, field) ||
         std::any_of(treatment.reasons.begin(), treatment.reasons.end(), shows) ||
         std::any_of(treatment.precautions.begin(), treatment.precautions.end(), shows);
}

// Whether advice calls the verdict settled: nothing else can be reached, and nothing that bears on
// it is still open.
bool IsSettled(const TreatmentAdvice& treatment) {
  const auto is_open = [](const auto& item) { return !item.open.empty(); };
  return treatment.possible.size() == 1 && treatment.assumed.empty() && treatment.pending.empty() &&
         std::none_of(treatment.reasons.begin(), treatment.reasons.end(), is_open) &&
         std::none_of(treatment.precautions.begin(), treatment.precautions.end(), is_open);
}

Outcome Looked(Duty duty, bool proved) {
  Outcome outcome;
  outcome.duty = std::move(duty);
  outcome.by_trial = {proved, 0};
  return outcome;
}

// Whether it is not known if something supports the treatment or, where nothing does, if something
// advises against it.
bool IsOpen(const TreatmentAdvice& treatment) {
  const std::vector<Verdict>& possible = treatment.possible;
  return treatment.verdict == Verdict::kUndetermined ||
         (treatment.verdict == Verdict::kNotIndicated &&
          std::find(possible.begin(), possible.end(), Verdict::kNotRecommended) != possible.end());
}

}  // namespace

Trial TrialOfHiddenFacts() {
  return {{.kind = Kind::kHidden,
           .id = "f/trial",
           .title = "A fact that no reason shows never turns one verdict into another",
           .fault = "A fact that no reason shows turns one verdict into another"},
          // Where completions are too many to be weighed, a verdict is called open that is not; any
          // fact may then help to see that.
          [](const TreatmentAdvice& before, const TreatmentAdvice& after, FieldId field) {
            return before.verdict == after.verdict || IsOpen(before) || Shows(before, field);
          }};
}

Trial TrialOfLearning() {
  return {{.kind = Kind::kMove,
           .id = "g/trial",
           .title = "One fact more never moves a settled verdict",
           .fault = "One fact more moves a settled verdict"},
          [](const TreatmentAdvice& before, const TreatmentAdvice& after, FieldId) {
            return before.verdict == after.verdict || !IsSettled(before);
          }};
}

Trial TrialOfWhatIsPossible() {
  return {{.kind = Kind::kMove,
           .id = "g/possible",
           .title = "One fact more leads to nothing that was not called possible",
           .fault = "One fact more leads to a verdict that was not called possible"},
          // A presumption says itself that it may be wrong.
          [](const TreatmentAdvice& before, const TreatmentAdvice& after, FieldId) {
            const std::vector<Verdict>& possible = before.possible;
            return after.verdict == Verdict::kUndetermined || !before.assumed.empty() ||
                   std::find(possible.begin(), possible.end(), after.verdict) != possible.end();
          }};
}

std::vector<Outcome> TryCases(const Knowledge& knowledge, const std::vector<Case>& cases,
                              const ProveOptions& options, std::vector<Trial> trials) {
  return Trials(knowledge, cases, options).Run(std::move(trials));
}

std::vector<Outcome> CheckUnverified(const Knowledge& knowledge) {
  std::vector<Outcome> outcomes;
  // A rule that nobody verified may support, but its treatment must not be called recommended.
  const advice::Outlook unverified = advice::Weigh({.option = logic::Kleene::kTrue});
  for (const Rule& rule : knowledge.rules) {
    if (rule.stance != Stance::kRecommended || rule.citation.known != Known::kRecalled) continue;
    outcomes.push_back(Looked(
        {.kind = Kind::kUnverified,
         .id = fmt::format("i/rule/{}", rule.id),
         .title = fmt::format(
             "{}, which nobody has verified, makes its treatment an option at most", rule.id),
         .fault = fmt::format("{}, which nobody has verified, recommends", rule.id),
         .rules = {rule.id}},
        unverified.verdict != Verdict::kRecommended));
  }
  // What contraindicates or delays anything.
  std::vector<logic::ConditionId> can_harm;
  for (const Rule& rule : knowledge.rules) {
    if (rule.stance == Stance::kContraindicated) can_harm.push_back(rule.holds);
  }
  for (const knowledge::Treatment& treatment : knowledge.treatments) {
    for (const knowledge::Precaution& precaution : treatment.precautions) {
      if (precaution.effect == Effect::kContraindicated || precaution.effect == Effect::kHold)
        can_harm.push_back(precaution.when.id);
    }
  }
  std::set<FieldId> dangerous;
  for (const logic::VariableId variable : logic::VariablesOf(knowledge.program, can_harm))
    dangerous.insert(knowledge.schema.variables()[variable].field);
  for (FieldId field = 0; field < knowledge.schema.size(); ++field) {
    if (!knowledge.notes[field].presumed) continue;
    const std::string& id = knowledge.schema[field].id;
    outcomes.push_back(Looked(
        {.kind = Kind::kUnverified,
         .id = fmt::format("i/presumed/{}", id),
         .title = fmt::format("'{}' is presumed, and nothing that can harm depends on it", id),
         .fault =
             fmt::format("'{}' is presumed, and a contraindication or a hold depends on it", id),
         .fields = {field}},
        !dangerous.contains(field)));
  }
  return outcomes;
}

}  // namespace grevy::proof
