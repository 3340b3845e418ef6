// How advice is made. The program is evaluated once for the facts that count. Each treatment's
// rules and precautions, as far as they are in force on the day and in the jurisdiction, are then
// weighed (verdict.h); what three-valued logic leaves open is asked of all completions of the case
// together (completions.h). Where that leaves a verdict open, and only there, everything is
// evaluated again with the presumptions added, and a verdict that follows is given with the fields
// that it assumes.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <set>

#include "advice/advice.h"
#include "advice/reading.h"
#include "advice/standing.h"

namespace grevy::advice {
namespace {

using knowledge::Effect;
using knowledge::Knowledge;
using knowledge::Known;
using knowledge::Precaution;
using knowledge::Rule;
using knowledge::Stance;
using knowledge::Treatment;
using logic::FieldId;
using logic::Kleene;

// How much an answer is worth: it may open a verdict, or merely a detail of one.
constexpr int kWeightOfVerdict = 10;
constexpr int kWeightOfDetail = 1;

void Insert(std::vector<FieldId>& into, const std::vector<FieldId>& fields) {
  for (const FieldId field : fields) {
    if (std::find(into.begin(), into.end(), field) == into.end()) into.push_back(field);
  }
}

// The rules and precautions of one treatment that are in force.
struct Bearing {
  const Treatment* treatment = nullptr;
  std::vector<const Rule*> rules;
  std::vector<const Precaution*> precautions;
};

// Diagrams need room to work in, which each thread keeps: one for each of the two readings.
logic::DiagramSpace& Workbench(std::size_t i) {
  thread_local std::array<logic::DiagramSpace, 2> spaces;
  return spaces[i];
}

class Adviser {
 public:
  Adviser(const Knowledge& knowledge, const knowledge::Case& a_case,
          const Circumstances& circumstances)
      : knowledge_(knowledge),
        circumstances_(circumstances),
        counted_(Count(knowledge, a_case, circumstances.as_of)),
        plain_(knowledge, counted_.facts, Workbench(0)),
        presuming_(knowledge, WithPresumptions(knowledge, counted_, plain_.trace(), presumed_),
                   Workbench(1)) {
    advice_.knowledge = &knowledge;
    advice_.as_of = circumstances.as_of;
    advice_.jurisdiction = circumstances.jurisdiction;
    advice_.stated = a_case;
    advice_.not_counted = counted_.not_counted;
    advice_.warnings = counted_.warnings;
  }

  Advice Run() && {
    for (const std::string& warning : Contradictions(knowledge_, counted_.facts))
      advice_.warnings.push_back(warning);
    Derive();
    for (const Bearing& bearing : Bearings()) advice_.treatments.push_back(AdviseOn(bearing));
    std::stable_sort(advice_.treatments.begin(), advice_.treatments.end(), Better);
    TakeMeasures();
    Ask();
    WarnOfReviews();
    return std::move(advice_);
  }

 private:
  template <typename Item>
  bool InForce(const Item& item, std::string_view jurisdiction) const {
    return item.validity.Includes(circumstances_.as_of) &&
           knowledge_.sources[item.citation.source].validity.Includes(circumstances_.as_of) &&
           knowledge_.Applies(item.jurisdictions, jurisdiction);
  }

  std::vector<Bearing> Bearings() const {
    std::vector<Bearing> bearings(knowledge_.treatments.size());
    for (std::size_t i = 0; i < bearings.size(); ++i) {
      bearings[i].treatment = &knowledge_.treatments[i];
      for (const Precaution& precaution : knowledge_.treatments[i].precautions) {
        if (InForce(precaution, circumstances_.jurisdiction))
          bearings[i].precautions.push_back(&precaution);
      }
    }
    for (const Rule& rule : knowledge_.rules) {
      if (InForce(rule, circumstances_.jurisdiction))
        bearings[rule.treatment].rules.push_back(&rule);
    }
    return bearings;
  }

  static bool IsVerified(const Rule& rule) { return rule.citation.known != Known::kRecalled; }

  // What bears on a treatment, in one jurisdiction or (empty) in all of them together.
  Conditions ConditionsOf(const Bearing& bearing, std::string_view jurisdiction) const {
    Conditions conditions;
    for (const Rule* rule : bearing.rules) {
      if (!knowledge_.Applies(rule->jurisdictions, jurisdiction)) continue;
      switch (rule->stance) {
        case Stance::kRecommended:
          (IsVerified(*rule) ? conditions.recommended : conditions.option).push_back(rule->holds);
          break;
        case Stance::kOption:
          conditions.option.push_back(rule->holds);
          break;
        case Stance::kNotRecommended:
          conditions.not_recommended.push_back(rule->holds);
          break;
        case Stance::kContraindicated:
          conditions.contraindicated.push_back(rule->holds);
          break;
      }
    }
    for (const Precaution* precaution : bearing.precautions) {
      if (!knowledge_.Applies(precaution->jurisdictions, jurisdiction)) continue;
      if (precaution->effect == Effect::kContraindicated)
        conditions.contraindicated.push_back(precaution->when.id);
      if (precaution->effect == Effect::kHold) conditions.hold.push_back(precaution->when.id);
    }
    return conditions;
  }

  // The verdict, and the reading of the case on which it rests: without presumptions where that
  // suffices.
  struct Weighed {
    Outlook outlook;
    Reading* reading = nullptr;
  };
  Weighed WeighIn(const Bearing& bearing, std::string_view jurisdiction) {
    const Conditions conditions = ConditionsOf(bearing, jurisdiction);
    const Outlook plain = plain_.Weigh(conditions);
    if (!plain.open) return {plain, &plain_};
    const Outlook presuming = presuming_.Weigh(conditions);
    const bool no_news =
        presuming.verdict == plain.verdict && plain.verdict != Verdict::kUndetermined;
    return no_news ? Weighed{plain, &plain_} : Weighed{presuming, &presuming_};
  }

  TreatmentAdvice AdviseOn(const Bearing& bearing) {
    TreatmentAdvice advice;
    advice.treatment = bearing.treatment;
    const Weighed weighed = WeighIn(bearing, circumstances_.jurisdiction);
    Reading& reading = *weighed.reading;
    advice.verdict = weighed.outlook.verdict;
    advice.possible = weighed.outlook.possible;
    const bool is_at_stake = HasSupport(advice.verdict) || advice.verdict == Verdict::kUndetermined;
    for (const Rule* rule : bearing.rules)
      advice.reasons.push_back(ReasonOf(*rule, reading, is_at_stake));
    for (const Precaution* precaution : bearing.precautions) {
      const logic::ConditionId when = precaution->when.id;
      const bool matters = is_at_stake && precaution->effect != Effect::kCaution;
      advice.precautions.push_back(
          {precaution, matters ? reading.Held(when) : reading.HeldAtFirstSight(when),
           reading.Because(when), matters ? reading.Open(when) : reading.OpenAtFirstSight(when)});
    }
    if (&reading == &presuming_) advice.assumed = Assumed(advice);
    advice.pending = Pending(advice, weighed.outlook.open);
    Characterise(advice);
    advice.guidelines_differ = GuidelinesDiffer(advice);
    advice.jurisdictions = ByJurisdiction(bearing);
    SortReasons(advice);
    return advice;
  }

  Reason ReasonOf(const Rule& rule, Reading& reading, bool is_at_stake) const {
    Reason reason;
    reason.rule = &rule;
    reason.held = is_at_stake ? reading.Held(rule.holds) : reading.HeldAtFirstSight(rule.holds);
    reason.open = is_at_stake ? reading.Open(rule.holds) : reading.OpenAtFirstSight(rule.holds);
    const knowledge::Condition& scope = knowledge_.pathways[rule.pathway].scope;
    const logic::Trace& trace = reading.trace();
    reason.in_scope = trace[scope.id] != Kleene::kFalse;
    if (trace[rule.holds] == Kleene::kUnknown) {
      // What already speaks for it: the facts of the parts that hold.
      for (const knowledge::Condition* part : {&scope, &rule.when}) {
        for (const knowledge::Clause& clause : part->clauses) {
          if (trace[clause.id] == Kleene::kTrue) Insert(reason.facts, reading.Because(clause.id));
        }
      }
      std::sort(reason.facts.begin(), reason.facts.end());
    } else {
      reason.facts = reading.Because(rule.holds);
    }
    if (!reason.in_scope) {
      for (const knowledge::Clause& clause : scope.clauses) {
        if (trace[clause.id] == Kleene::kFalse)
          reason.clauses.push_back({clause.words, Kleene::kFalse});
      }
    }
    for (const knowledge::Clause& clause : rule.when.clauses)
      reason.clauses.push_back({clause.words, trace[clause.id]});
    if (knowledge::Supports(rule.stance)) {
      for (const knowledge::Limit& limit : knowledge_.treatments[rule.treatment].limits) {
        const bool binds =
            std::find(limit.except.begin(), limit.except.end(), rule.id) == limit.except.end();
        if (binds && trace[limit.holds.id] != Kleene::kTrue)
          reason.clauses.push_back({limit.because, trace[limit.holds.id]});
      }
    }
    return reason;
  }

  // The presumed fields that turned an open rule into one that is decided; where a rule supports
  // now, only those of its kind.
  std::vector<FieldId> Assumed(const TreatmentAdvice& advice) {
    std::vector<FieldId> assumed;
    const bool supported = HasSupport(advice.verdict);
    for (const Reason& reason : advice.reasons) {
      if (plain_.HeldAtFirstSight(reason.rule->holds) == reason.held) continue;
      if (supported && (reason.held != Kleene::kTrue || !knowledge::Supports(reason.rule->stance)))
        continue;
      for (const FieldId field : presuming_.Because(reason.rule->holds)) {
        const bool was_presumed = std::binary_search(presumed_.begin(), presumed_.end(), field);
        if (was_presumed) Insert(assumed, {field});
      }
    }
    std::sort(assumed.begin(), assumed.end());
    return assumed;
  }

  // The facts that could still change the verdict, contraindicate or delay what is supported, or
  // change its dose.
  static std::vector<FieldId> Pending(const TreatmentAdvice& advice, bool open) {
    std::vector<FieldId> pending;
    const bool supported = HasSupport(advice.verdict);
    if (open) {
      for (const Reason& reason : advice.reasons) {
        if (reason.held == Kleene::kUnknown) Insert(pending, reason.open);
      }
    }
    if (supported) {
      for (const Reason& reason : advice.reasons) {
        // A support that holds for now, on conditions such as "not known to be": what it has not
        // seen yet.
        const bool may_turn =
            reason.held == Kleene::kTrue && knowledge::Supports(reason.rule->stance);
        const bool may_forbid =
            reason.held == Kleene::kUnknown && reason.rule->stance == Stance::kContraindicated;
        if (may_turn || may_forbid) Insert(pending, reason.open);
      }
      for (const PrecautionHeld& precaution : advice.precautions) {
        const bool matters = precaution.precaution->effect != Effect::kCaution;
        const bool decided = precaution.held == Kleene::kTrue &&
                             precaution.precaution->effect != Effect::kNeedsTestFirst;
        if (matters && !decided) Insert(pending, precaution.open);
      }
    }
    std::sort(pending.begin(), pending.end());
    return pending;
  }

  // Line, intent, order and verification come from the rule that carries the verdict: the strongest
  // that holds, or is open, first in the order of preference.
  static void Characterise(TreatmentAdvice& advice) {
    const Reason* carrying = nullptr;
    bool any_verified = false;
    bool any_holds = false;
    const auto rank = [](const Reason& r) {
      return std::tuple(r.held != Kleene::kTrue, static_cast<int>(r.rule->stance),
                        r.rule->line != "urgent", r.rule->order);
    };
    for (const Reason& reason : advice.reasons) {
      if (reason.held == Kleene::kFalse) continue;
      if (carrying == nullptr || rank(reason) < rank(*carrying)) carrying = &reason;
      if (reason.held != Kleene::kTrue || !knowledge::Supports(reason.rule->stance)) continue;
      any_holds = true;
      any_verified = any_verified || IsVerified(*reason.rule);
    }
    if (carrying != nullptr) {
      advice.line = carrying->rule->line;
      advice.intent = carrying->rule->intent;
      advice.order = carrying->rule->order;
    }
    const bool supported = HasSupport(advice.verdict);
    advice.unverified = supported && any_holds && !any_verified;
  }

  static bool GuidelinesDiffer(const TreatmentAdvice& advice) {
    for (const Reason& supporting : advice.reasons) {
      if (supporting.held != Kleene::kTrue || !knowledge::Supports(supporting.rule->stance))
        continue;
      for (const Reason& opposing : advice.reasons) {
        if (opposing.held != Kleene::kTrue || knowledge::Supports(opposing.rule->stance)) continue;
        if (opposing.rule->citation.source != supporting.rule->citation.source) return true;
      }
    }
    return false;
  }

  // Where no jurisdiction is chosen and something that bears on the treatment is limited to some:
  // the verdict in each, unless all agree.
  std::vector<std::pair<std::string, Verdict>> ByJurisdiction(const Bearing& bearing) {
    if (!circumstances_.jurisdiction.empty()) return {};
    const bool limited =
        std::any_of(bearing.rules.begin(), bearing.rules.end(),
                    [this](const Rule* rule) {
                      return !rule->jurisdictions.empty() &&
                             plain_.HeldAtFirstSight(rule->holds) != Kleene::kFalse;
                    }) ||
        std::any_of(bearing.precautions.begin(), bearing.precautions.end(),
                    [this](const Precaution* precaution) {
                      return !precaution->jurisdictions.empty() &&
                             plain_.HeldAtFirstSight(precaution->when.id) != Kleene::kFalse;
                    });
    if (!limited) return {};
    // Those that are not named matter as well: what is allowed in one place only is not allowed in
    // the others.
    std::vector<std::pair<std::string, Verdict>> verdicts;
    const Verdict everywhere = WeighIn(bearing, "").outlook.verdict;
    bool differ = false;
    for (const knowledge::Jurisdiction& jurisdiction : knowledge_.jurisdictions) {
      verdicts.emplace_back(jurisdiction.code, WeighIn(bearing, jurisdiction.code).outlook.verdict);
      differ = differ || verdicts.back().second != everywhere;
    }
    if (!differ) verdicts.clear();
    return verdicts;
  }

  static void SortReasons(TreatmentAdvice& advice) {
    std::stable_sort(
        advice.reasons.begin(), advice.reasons.end(), [](const Reason& a, const Reason& b) {
          const auto rank = [](const Reason& r) {
            return std::tuple(-static_cast<int>(r.held), !r.in_scope,
                              static_cast<int>(r.rule->stance),
                              -static_cast<int>(r.rule->citation.known), r.rule->order);
          };
          return rank(a) < rank(b);
        });
    std::stable_sort(
        advice.precautions.begin(), advice.precautions.end(),
        [](const PrecautionHeld& a, const PrecautionHeld& b) {
          return std::tuple(-static_cast<int>(a.held), -static_cast<int>(a.precaution->effect)) <
                 std::tuple(-static_cast<int>(b.held), -static_cast<int>(b.precaution->effect));
        });
  }

  static bool Better(const TreatmentAdvice& a, const TreatmentAdvice& b) {
    return std::tuple(static_cast<int>(a.verdict), a.line != "urgent", a.unverified, a.order) <
           std::tuple(static_cast<int>(b.verdict), b.line != "urgent", b.unverified, b.order);
  }

  void Derive() {
    for (const knowledge::Definition& definition : knowledge_.definitions) {
      Derived derived{definition.field, std::nullopt};
      for (const auto& [place, condition] : definition.outcomes) {
        if (plain_.HeldAtFirstSight(condition) == Kleene::kTrue) derived.value = place;
      }
      const bool is_boolean = knowledge_.schema[definition.field].type == logic::Type::kBoolean;
      if (is_boolean &&
          plain_.HeldAtFirstSight(definition.outcomes.front().second) == Kleene::kFalse)
        derived.value = 0;
      advice_.derived.push_back(derived);
    }
  }

  void TakeMeasures() {
    for (const knowledge::Measure& measure : knowledge_.measures) {
      if (!InForce(measure, circumstances_.jurisdiction)) continue;
      const Kleene held = plain_.HeldAtFirstSight(measure.holds);
      const bool presumed =
          held == Kleene::kUnknown && presuming_.HeldAtFirstSight(measure.holds) == Kleene::kTrue;
      if (held != Kleene::kTrue && !presumed) continue;
      advice_.measures.push_back(
          {&measure, (presumed ? presuming_ : plain_).Because(measure.holds)});
    }
    std::stable_sort(advice_.measures.begin(), advice_.measures.end(),
                     [](const MeasureHeld& a, const MeasureHeld& b) {
                       return (a.measure->kind != "urgent") < (b.measure->kind != "urgent");
                     });
  }

  void Ask() {
    std::map<FieldId, Question> questions;
    for (const TreatmentAdvice& treatment : advice_.treatments) {
      for (const FieldId field : treatment.pending) {
        Question& question = questions[field];
        question.field = field;
        question.settles.push_back(treatment.treatment);
        question.weight +=
            treatment.verdict == Verdict::kUndetermined ? kWeightOfVerdict : kWeightOfDetail;
      }
    }
    for (auto& [field, question] : questions) advice_.questions.push_back(std::move(question));
    std::stable_sort(advice_.questions.begin(), advice_.questions.end(),
                     [](const Question& a, const Question& b) { return a.weight > b.weight; });
  }

  // A source whose review is overdue is still shown, and said to be.
  void WarnOfReviews() {
    std::set<std::string> overdue;
    for (const TreatmentAdvice& treatment : advice_.treatments) {
      for (const Reason& reason : treatment.reasons) {
        if (reason.held != Kleene::kTrue) continue;
        const knowledge::Source& source = knowledge_.sources[reason.rule->citation.source];
        if (source.next_review && *source.next_review < circumstances_.as_of)
          overdue.insert(source.id);
      }
    }
    for (const std::string& id : overdue) {
      advice_.warnings.push_back(
          fmt::format("The review of the source {} was due on {}", id,
                      knowledge::ToBritish(*knowledge_.FindSource(id)->next_review)));
    }
  }

  const Knowledge& knowledge_;
  const Circumstances& circumstances_;
  Counted counted_;
  Reading plain_;
  std::vector<FieldId> presumed_;  // before presuming_, which fills it
  Reading presuming_;
  Advice advice_;
};

}  // namespace

Advice Advise(const Knowledge& knowledge, const knowledge::Case& a_case,
              const Circumstances& circumstances) {
  return Adviser(knowledge, a_case, circumstances).Run();
}

}  // namespace grevy::advice
