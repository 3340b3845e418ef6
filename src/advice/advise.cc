// How advice is made. The program is evaluated once for the facts that count. Each treatment's
// rules and precautions, as far as they are in force on the day and in the jurisdiction, are then
// weighed (verdict.h). Where that leaves a verdict open, and only there, the program is evaluated
// again with the presumptions added, and a verdict that follows is given with the fields that it
// assumes.
//
// What is open is here what three-valued logic cannot decide (Trace::Open); advice asks only in
// OpenIn, so that an exact answer can take its place.

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include "advice/advice.h"
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
using logic::Trace;

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

class Adviser {
 public:
  Adviser(const Knowledge& knowledge, const knowledge::Case& a_case,
          const Circumstances& circumstances)
      : knowledge_(knowledge),
        circumstances_(circumstances),
        counted_(Count(knowledge, a_case, circumstances.as_of)),
        plain_(knowledge.program, knowledge.program.Locate(counted_.facts)),
        presuming_(knowledge.program, knowledge.program.Locate(WithPresumptions(
                                          knowledge, counted_, plain_, presumed_))) {
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

  // What holds of a treatment, in one jurisdiction or (empty) in all of them together.
  Holding HoldingOf(const Bearing& bearing, const Trace& trace,
                    std::string_view jurisdiction) const {
    Holding holding;
    const auto join = [](Kleene& whole, Kleene part) { whole = logic::Or(whole, part); };
    for (const Rule* rule : bearing.rules) {
      if (!knowledge_.Applies(rule->jurisdictions, jurisdiction)) continue;
      const Kleene held = trace[rule->holds];
      switch (rule->stance) {
        case Stance::kRecommended:
          join(IsVerified(*rule) ? holding.recommended : holding.option, held);
          break;
        case Stance::kOption:
          join(holding.option, held);
          break;
        case Stance::kNotRecommended:
          join(holding.not_recommended, held);
          break;
        case Stance::kContraindicated:
          join(holding.contraindicated, held);
          break;
      }
    }
    for (const Precaution* precaution : bearing.precautions) {
      if (!knowledge_.Applies(precaution->jurisdictions, jurisdiction)) continue;
      if (precaution->effect == Effect::kContraindicated)
        join(holding.contraindicated, trace[precaution->when.id]);
      if (precaution->effect == Effect::kHold) join(holding.hold, trace[precaution->when.id]);
    }
    return holding;
  }

  // The verdict, and the evaluation on which it rests: without presumptions where that suffices.
  struct Weighed {
    Outlook outlook;
    const Trace* trace = nullptr;
  };
  Weighed WeighIn(const Bearing& bearing, std::string_view jurisdiction) const {
    const Outlook plain = Weigh(HoldingOf(bearing, plain_, jurisdiction));
    if (!plain.open) return {plain, &plain_};
    const Outlook presuming = Weigh(HoldingOf(bearing, presuming_, jurisdiction));
    const bool no_news =
        presuming.verdict == plain.verdict && plain.verdict != Verdict::kUndetermined;
    return no_news ? Weighed{plain, &plain_} : Weighed{presuming, &presuming_};
  }

  TreatmentAdvice AdviseOn(const Bearing& bearing) const {
    TreatmentAdvice advice;
    advice.treatment = bearing.treatment;
    const Weighed weighed = WeighIn(bearing, circumstances_.jurisdiction);
    const Trace& trace = *weighed.trace;
    advice.verdict = weighed.outlook.verdict;
    advice.possible = weighed.outlook.possible;
    for (const Rule* rule : bearing.rules) advice.reasons.push_back(ReasonOf(*rule, trace));
    for (const Precaution* precaution : bearing.precautions) {
      advice.precautions.push_back({precaution, trace[precaution->when.id],
                                    Because(trace, precaution->when.id),
                                    OpenIn(trace, precaution->when.id)});
    }
    if (&trace == &presuming_) advice.assumed = Assumed(advice);
    advice.pending = Pending(advice, weighed.outlook.open);
    Characterise(advice);
    advice.guidelines_differ = GuidelinesDiffer(advice);
    advice.jurisdictions = ByJurisdiction(bearing);
    SortReasons(advice);
    return advice;
  }

  std::vector<FieldId> Because(const Trace& trace, logic::ConditionId condition) const {
    return FieldsOf(knowledge_, trace.Because(condition));
  }
  std::vector<FieldId> OpenIn(const Trace& trace, logic::ConditionId condition) const {
    return FieldsOf(knowledge_, trace.Open(condition));
  }

  Reason ReasonOf(const Rule& rule, const Trace& trace) const {
    Reason reason;
    reason.rule = &rule;
    reason.held = trace[rule.holds];
    reason.open = OpenIn(trace, rule.holds);
    const knowledge::Condition& scope = knowledge_.pathways[rule.pathway].scope;
    reason.in_scope = trace[scope.id] != Kleene::kFalse;
    if (reason.held == Kleene::kUnknown) {
      // What already speaks for it: the facts of the parts that hold.
      for (const knowledge::Condition* part : {&scope, &rule.when}) {
        for (const knowledge::Clause& clause : part->clauses) {
          if (trace[clause.id] == Kleene::kTrue) Insert(reason.facts, Because(trace, clause.id));
        }
      }
      std::sort(reason.facts.begin(), reason.facts.end());
    } else {
      reason.facts = Because(trace, rule.holds);
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
  std::vector<FieldId> Assumed(const TreatmentAdvice& advice) const {
    std::vector<FieldId> assumed;
    const bool supported = IsSupported(advice.verdict) || advice.verdict == Verdict::kOnHold;
    for (const Reason& reason : advice.reasons) {
      if (plain_[reason.rule->holds] == reason.held) continue;
      if (supported && (reason.held != Kleene::kTrue || !knowledge::Supports(reason.rule->stance)))
        continue;
      for (const FieldId field : Because(presuming_, reason.rule->holds)) {
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
    const bool supported = IsSupported(advice.verdict) || advice.verdict == Verdict::kOnHold;
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
    const bool supported = IsSupported(advice.verdict) || advice.verdict == Verdict::kOnHold;
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
  std::vector<std::pair<std::string, Verdict>> ByJurisdiction(const Bearing& bearing) const {
    if (!circumstances_.jurisdiction.empty()) return {};
    const bool limited =
        std::any_of(bearing.rules.begin(), bearing.rules.end(),
                    [this](const Rule* rule) {
                      return !rule->jurisdictions.empty() && plain_[rule->holds] != Kleene::kFalse;
                    }) ||
        std::any_of(bearing.precautions.begin(), bearing.precautions.end(),
                    [this](const Precaution* precaution) {
                      return !precaution->jurisdictions.empty() &&
                             plain_[precaution->when.id] != Kleene::kFalse;
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
        if (plain_[condition] == Kleene::kTrue) derived.value = place;
      }
      const bool is_boolean = knowledge_.schema[definition.field].type == logic::Type::kBoolean;
      if (is_boolean && plain_[definition.outcomes.front().second] == Kleene::kFalse)
        derived.value = 0;
      advice_.derived.push_back(derived);
    }
  }

  void TakeMeasures() {
    for (const knowledge::Measure& measure : knowledge_.measures) {
      if (!InForce(measure, circumstances_.jurisdiction)) continue;
      const bool holds = plain_[measure.holds] == Kleene::kTrue;
      const bool holds_presuming =
          plain_[measure.holds] == Kleene::kUnknown && presuming_[measure.holds] == Kleene::kTrue;
      if (!holds && !holds_presuming) continue;
      advice_.measures.push_back({&measure, Because(holds ? plain_ : presuming_, measure.holds)});
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
  Trace plain_;
  std::vector<FieldId> presumed_;  // before presuming_, which fills it
  Trace presuming_;
  Advice advice_;
};

}  // namespace

Advice Advise(const Knowledge& knowledge, const knowledge::Case& a_case,
              const Circumstances& circumstances) {
  return Adviser(knowledge, a_case, circumstances).Run();
}

}  // namespace grevy::advice
