// How advice is made. The program is evaluated once for the facts that count. Each treatment's
// rules and precautions, as far as they are in force on the day and in the jurisdiction, are then
// weighed over all completions of the case together (completions.h). Where that leaves a verdict
// open, and only there, everything is evaluated again with the presumptions added, and a verdict
// that follows is given with the fields that it assumes.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <set>

#include "advice/advice.h"
#include "advice/bearing.h"
#include "advice/reading.h"
#include "advice/standing.h"

namespace grevy::advice {
namespace {

using knowledge::Effect;
using knowledge::Knowledge;
using knowledge::Known;
using knowledge::Precaution;
using knowledge::Rule;
using logic::FieldId;
using logic::Kleene;

// So many questions are compared with each other.
constexpr std::size_t kMostCompared = 16;

// How much an answer is worth: it may open a verdict, or merely a detail of one.
constexpr int kWeightOfVerdict = 100;
constexpr int kWeightOfDetail = 1;

void Insert(std::vector<FieldId>& into, FieldId field) {
  if (std::find(into.begin(), into.end(), field) == into.end()) into.push_back(field);
}

// Completions need room to work in, which each thread keeps: one for each of the two readings.
Workbench& WorkbenchOf(std::size_t reading) {
  thread_local std::array<Workbench, 2> benches;
  return benches[reading];
}

class Adviser {
 public:
  Adviser(const Knowledge& knowledge, const knowledge::Case& a_case,
          const Circumstances& circumstances)
      : knowledge_(knowledge),
        circumstances_(circumstances),
        counted_(Count(knowledge, a_case, circumstances.as_of)),
        plain_(knowledge, counted_.facts, WorkbenchOf(0)),
        presuming_(knowledge, WithPresumptions(knowledge, counted_, plain_.trace(), presumed_),
                   WorkbenchOf(1)) {
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
    Calculate();
    WeighAll();
    advice_.treatments.reserve(subjects_.size());
    for (const Subject& subject : subjects_) AdviseOn(subject);
    FindPending();
    std::stable_sort(advice_.treatments.begin(), advice_.treatments.end(), Better);
    TakeMeasures();
    Ask();
    WarnOfReviews();
    return std::move(advice_);
  }

 private:
  static bool IsVerified(const Rule& rule) { return rule.citation.known != Known::kRecalled; }

  // A treatment, and which of the conditions that are weighed are its own: everywhere, and in each
  // jurisdiction where they differ.
  struct Subject {
    Bearing bearing;
    std::size_t everywhere = 0;
    std::vector<std::size_t> by_jurisdiction;
  };

  // The verdict, and the reading of the case on which it rests: without presumptions where that
  // suffices.
  struct Weighed {
    Outlook outlook;
    Reading* reading = nullptr;
    Outlook plain = {};  // without presumptions, where `outlook` rests on them
  };

  // Weighs whatever will be asked for, all together.
  void WeighAll() {
    subjects_.reserve(knowledge_.treatments.size());
    for (Bearing& bearing : BearingsOf(knowledge_, circumstances_)) {
      Subject& subject =
          subjects_.emplace_back(Subject{std::move(bearing), conditions_.size(), {}});
      conditions_.push_back(ConditionsOf(subject.bearing));
      if (IsLimited(subject.bearing)) AddJurisdictions(subject);
    }
    std::vector<std::size_t> open;
    std::vector<Conditions> open_conditions;
    for (Outlook& plain : plain_.Weigh(conditions_)) {
      if (plain.open) {
        open.push_back(weighed_.size());
        open_conditions.push_back(conditions_[weighed_.size()]);
      }
      weighed_.push_back({std::move(plain), &plain_});
    }
    if (open.empty()) return;
    std::vector<Outlook> presuming = presuming_.Weigh(open_conditions);
    for (std::size_t i = 0; i < open.size(); ++i) {
      Weighed& weighed = weighed_[open[i]];
      if (AddsTo(weighed.outlook, presuming[i]))
        weighed = {std::move(presuming[i]), &presuming_, std::move(weighed.outlook)};
    }
  }

  // Those that are not named matter as well: what is allowed in one place only is not allowed in
  // the others. Many agree.
  void AddJurisdictions(Subject& subject) {
    for (const knowledge::Jurisdiction& jurisdiction : knowledge_.jurisdictions) {
      Conditions there = ConditionsIn(jurisdiction.code, subject.bearing, knowledge_);
      const auto first = conditions_.begin() + static_cast<std::ptrdiff_t>(subject.everywhere);
      const auto same = std::find(first, conditions_.end(), there);
      subject.by_jurisdiction.push_back(static_cast<std::size_t>(same - conditions_.begin()));
      if (same == conditions_.end()) conditions_.push_back(std::move(there));
    }
  }

  void AdviseOn(const Subject& subject) {
    const Weighed& weighed = weighed_[subject.everywhere];
    Reading* reading = weighed.reading;
    TreatmentAdvice advice = AdviceBy(*reading, weighed.outlook, subject);
    if (reading == &presuming_) {
      advice.assumed = Assumed(advice);
      // What is assumed is told, or it is not assumed.
      const bool says_more =
          weighed.plain.verdict != advice.verdict || weighed.plain.possible != advice.possible;
      if (advice.assumed.empty() && says_more) {
        reading = &plain_;
        advice = AdviceBy(*reading, weighed.plain, subject);
      }
    }
    Characterise(advice);
    advice.guidelines_differ = GuidelinesDiffer(advice);
    advice.jurisdictions = ByJurisdiction(subject);
    SortReasons(advice);
    advice_.treatments.push_back(std::move(advice));
    if (weighed.outlook.open || HasSupport(weighed.outlook.verdict)) Await(subject, *reading);
  }

  TreatmentAdvice AdviceBy(Reading& reading, const Outlook& outlook, const Subject& subject) const {
    const Bearing& bearing = subject.bearing;
    TreatmentAdvice advice;
    advice.treatment = bearing.treatment;
    advice.verdict = outlook.verdict;
    advice.possible = outlook.possible;
    const bool is_supported = HasSupport(advice.verdict);
    advice.reasons.reserve(bearing.rules.size());
    for (const Rule* rule : bearing.rules)
      advice.reasons.push_back(ReasonOf(*rule, reading, is_supported));
    advice.precautions.reserve(bearing.precautions.size());
    for (const Precaution* precaution : bearing.precautions) {
      const logic::ConditionId when = precaution->when.id;
      const bool matters = is_supported && precaution->effect != Effect::kCaution;
      advice.precautions.push_back({precaution,
                                    matters ? reading.Held(when) : reading.HeldAtOnce(when),
                                    reading.Because(when), reading.Open(when)});
    }
    advice.jointly = Jointly(advice);
    return advice;
  }

  Reason ReasonOf(const Rule& rule, Reading& reading, bool is_supported) const {
    Reason reason;
    reason.rule = &rule;
    reason.held = is_supported ? reading.Held(rule.holds) : reading.HeldAtOnce(rule.holds);
    reason.open = reading.Open(rule.holds);
    const knowledge::Condition& scope = knowledge_.pathways[rule.pathway].scope;
    const logic::Trace& trace = reading.trace();
    reason.in_scope = trace[scope.id] != Kleene::kFalse;
    if (trace[rule.holds] == Kleene::kUnknown) {
      // What already speaks for it: the facts of the parts that hold.
      std::vector<logic::ConditionId> hold;
      for (const knowledge::Condition* part : {&scope, &rule.when}) {
        for (const knowledge::Clause& clause : part->clauses) {
          if (trace[clause.id] == Kleene::kTrue) hold.push_back(clause.id);
        }
      }
      reason.facts = reading.Because(hold);
    } else {
      reason.facts = reading.Because(rule.holds);
    }
    reason.clauses.reserve(rule.when.clauses.size());
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
    const auto insert_presumed = [&](const std::vector<FieldId>& fields) {
      for (const FieldId field : fields) {
        if (std::binary_search(presumed_.begin(), presumed_.end(), field)) Insert(assumed, field);
      }
    };
    for (const Reason& reason : advice.reasons) {
      if (std::find(advice.jointly.begin(), advice.jointly.end(), reason.rule) !=
          advice.jointly.end())
        insert_presumed(reason.facts);
      if (plain_.HeldAtFirstSight(reason.rule->holds) == reason.held) continue;
      if (supported && (reason.held != Kleene::kTrue || !knowledge::Supports(reason.rule->stance)))
        continue;
      insert_presumed(reason.facts);
      // All completions agree only because a constraint ties what is open to what is presumed.
      if (presuming_.HeldAtFirstSight(reason.rule->holds) == Kleene::kUnknown)
        insert_presumed(TiedTo(reason.open));
    }
    std::sort(assumed.begin(), assumed.end());
    return assumed;
  }

  // The fields of constraints that name one of these.
  std::vector<FieldId> TiedTo(const std::vector<FieldId>& fields) const {
    std::vector<FieldId> tied;
    for (const knowledge::Constraint& constraint : knowledge_.constraints) {
      const std::vector<FieldId>& named = constraint.fields;
      const bool names_one = constraint.strictness == knowledge::Strictness::kError &&
                             std::find_first_of(named.begin(), named.end(), fields.begin(),
                                                fields.end()) != named.end();
      if (names_one) tied.insert(tied.end(), named.begin(), named.end());
    }
    return tied;
  }

  // The rules behind support that no rule is yet known to carry.
  static std::vector<const Rule*> Jointly(const TreatmentAdvice& advice) {
    std::vector<const Rule*> jointly;
    if (!HasSupport(advice.verdict)) return jointly;
    for (const Reason& reason : advice.reasons) {
      if (!knowledge::Supports(reason.rule->stance) || reason.held == Kleene::kFalse) continue;
      if (reason.held == Kleene::kTrue) return {};
      jointly.push_back(reason.rule);
    }
    return jointly;
  }

  // The facts of which one could still change the verdict on the treatment advised on last,
  // contraindicate or delay it, or change its dose, are found for all treatments together.
  void Await(const Subject& subject, const Reading& reading) {
    Awaited& awaited = awaited_[&reading == &plain_ ? 0 : 1];
    awaited.treatments.push_back(advice_.treatments.size() - 1);
    Matter& matter = awaited.matters.emplace_back();
    if (advice_.treatments.back().possible.size() > 1)
      matter.conditions = conditions_[subject.everywhere];
    if (!HasSupport(advice_.treatments.back().verdict)) return;
    for (const Precaution* precaution : subject.bearing.precautions) {
      if (precaution->effect == Effect::kDoseChange ||
          precaution->effect == Effect::kNeedsTestFirst)
        matter.details.push_back(precaution->when.id);
    }
  }

  void FindPending() {
    for (std::size_t i = 0; i < awaited_.size(); ++i) {
      const Awaited& awaited = awaited_[i];
      if (awaited.matters.empty()) continue;
      const std::vector<Mattered> mattered =
          (i == 0 ? plain_ : presuming_).Mattering(awaited.matters);
      for (std::size_t k = 0; k < mattered.size(); ++k) {
        TreatmentAdvice& advice = advice_.treatments[awaited.treatments[k]];
        advice.settling = AskableFieldsOf(mattered[k].deciding);
        advice.supporting = AskableFieldsOf(mattered[k].supporting);
        std::vector<logic::VariableId> all = mattered[k].deciding;
        all.insert(all.end(), mattered[k].tied.begin(), mattered[k].tied.end());
        advice.pending = AskableFieldsOf(all);
      }
    }
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

  // Whether no jurisdiction is chosen, and something that bears on the treatment of this person is
  // limited to some.
  bool IsLimited(const Bearing& bearing) const {
    return circumstances_.jurisdiction.empty() &&
           (std::any_of(bearing.rules.begin(), bearing.rules.end(),
                        [this](const Rule* rule) {
                          return !rule->jurisdictions.empty() &&
                                 plain_.HeldAtFirstSight(rule->holds) != Kleene::kFalse;
                        }) ||
            std::any_of(bearing.precautions.begin(), bearing.precautions.end(),
                        [this](const Precaution* precaution) {
                          return !precaution->jurisdictions.empty() &&
                                 plain_.HeldAtFirstSight(precaution->when.id) != Kleene::kFalse;
                        }));
  }

  // Where something is limited to some jurisdictions: the verdict in each, unless all agree.
  std::vector<std::pair<std::string, Verdict>> ByJurisdiction(const Subject& subject) const {
    const Verdict everywhere = weighed_[subject.everywhere].outlook.verdict;
    const auto verdict_at = [this](std::size_t i) { return weighed_[i].outlook.verdict; };
    if (std::all_of(subject.by_jurisdiction.begin(), subject.by_jurisdiction.end(),
                    [&](std::size_t i) { return verdict_at(i) == everywhere; }))
      return {};
    std::vector<std::pair<std::string, Verdict>> verdicts;
    for (std::size_t i = 0; i < subject.by_jurisdiction.size(); ++i)
      verdicts.emplace_back(knowledge_.jurisdictions[i].code,
                            verdict_at(subject.by_jurisdiction[i]));
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

  void Calculate() {
    const logic::Schema& schema = knowledge_.schema;
    const logic::Facts with = knowledge_.calculations.AddTo(counted_.facts, schema);
    for (Derived& derived : advice_.derived) {
      const FieldId field = derived.field;
      const logic::VariableId variable = schema.VariableOf(field);
      if (!knowledge_.calculations.Has(field)) continue;
      if (with.Knows(variable)) derived.value = SingleValue(with[variable]);
      if (with.IsWithheld(variable)) continue;
      const logic::ValueSet values = knowledge_.calculations.Computed(field, with, schema);
      if (values == schema[field].Domain()) continue;
      advice_.calculated.push_back(
          {field, values, knowledge_.calculations.InputsOf(field, schema, &counted_.facts),
           !counted_.facts.Knows(variable)});
    }
  }

  static std::optional<logic::Place> SingleValue(const logic::ValueSet& values) {
    const logic::Range& first = values.ranges().front();
    if (values != logic::ValueSet::Equal(first.begin)) return std::nullopt;
    return first.begin;
  }

  // The fields of variables; in the place of one that can only be calculated, what is missing for
  // that.
  std::vector<FieldId> AskableFieldsOf(const std::vector<logic::VariableId>& variables) const {
    std::vector<FieldId> askable;
    for (const FieldId field : FieldsOf(knowledge_, variables)) {
      if (!knowledge_.schema[field].derived) {
        Insert(askable, field);
        continue;
      }
      for (const FieldId input : knowledge_.FindDefinition(field)->calculated_from) {
        if (!logic::IsStated(knowledge_.schema, counted_.facts, input)) Insert(askable, input);
      }
    }
    std::sort(askable.begin(), askable.end());
    return askable;
  }

  void TakeMeasures() {
    for (const knowledge::Measure& measure : knowledge_.measures) {
      if (!IsInForce(knowledge_, measure, circumstances_)) continue;
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
        const bool opens =
            treatment.verdict == Verdict::kUndetermined &&
            std::binary_search(treatment.supporting.begin(), treatment.supporting.end(), field);
        question.weight += opens ? kWeightOfVerdict : kWeightOfDetail;
      }
    }
    for (auto& [field, question] : questions) {
      const knowledge::Definition* definition = knowledge_.FindDefinition(field);
      if (definition != nullptr) question.computed_from = definition->calculated_from;
      advice_.questions.push_back(std::move(question));
    }
    std::stable_sort(advice_.questions.begin(), advice_.questions.end(),
                     [](const Question& a, const Question& b) { return a.weight > b.weight; });
    PutBestQuestionFirst();
  }

  // Of the questions on which most hangs, the one whose answer leaves the least open on average.
  // While support is open it is asked for: whether what nobody may need could do harm comes later.
  void PutBestQuestionFirst() {
    std::vector<FieldId> fields;
    const bool is_support_open =
        !advice_.questions.empty() && advice_.questions.front().weight >= kWeightOfVerdict;
    for (const Question& question : advice_.questions) {
      const bool is_for_support = question.weight >= kWeightOfVerdict;
      if (fields.size() < kMostCompared && is_for_support == is_support_open)
        fields.push_back(question.field);
    }
    if (fields.size() < 2) return;
    std::vector<Conditions> open;
    for (const Awaited& awaited : awaited_) {
      for (const Matter& matter : awaited.matters) open.push_back(matter.conditions);
    }
    const std::vector<double> left = presuming_.OpenAfterEach(fields, open);
    const auto best = std::min_element(left.begin(), left.end()) - left.begin();
    std::rotate(advice_.questions.begin(), advice_.questions.begin() + best,
                advice_.questions.begin() + best + 1);
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
  std::vector<Subject> subjects_;
  std::vector<Conditions> conditions_;
  std::vector<Weighed> weighed_;  // by conditions
  Advice advice_;
  struct Awaited {
    std::vector<std::size_t> treatments;
    std::vector<Matter> matters;
  };
  std::array<Awaited, 2> awaited_;  // by reading: without presumptions, with them
};

}  // namespace

Advice Advise(const Knowledge& knowledge, const knowledge::Case& a_case,
              const Circumstances& circumstances) {
  return Adviser(knowledge, a_case, circumstances).Run();
}

}  // namespace grevy::advice
