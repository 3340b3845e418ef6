// From the knowledge to its duties; see generate.h.

#include "proof/generate.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <tuple>
#include <type_traits>
#include <utility>

#include "advice/bearing.h"
#include "logic/satisfy.h"

namespace grevy::proof {
namespace {

using advice::Verdict;
using knowledge::Definition;
using knowledge::Effect;
using knowledge::Knowledge;

using knowledge::Measure;
using knowledge::Pathway;
using knowledge::Precaution;
using knowledge::Rule;
using knowledge::SourceId;
using knowledge::Stance;
using knowledge::Supports;
using knowledge::Treatment;
using knowledge::TreatmentId;
using logic::ConditionId;
using logic::FieldId;
using logic::VariableId;

// The kind of measure that names somebody to turn to.
constexpr std::string_view kReferral = "referral";

bool Overlap(const knowledge::Validity& a, const knowledge::Validity& b) {
  const auto ends_before = [](const knowledge::Validity& first, const knowledge::Validity& second) {
    return first.until && second.since && *first.until <= *second.since;
  };
  return !ends_before(a, b) && !ends_before(b, a);
}

class Generator {
 public:
  Generator(const Knowledge& knowledge, const logic::Plausibility& plausibility)
      : knowledge_(knowledge), plausibility_(plausibility) {}

  std::vector<Duty> Run() && {
    for (TreatmentId id = 0; id < knowledge_.treatments.size(); ++id) AddHarm(id);
    ForEachPair([this](const Rule& a, const Rule& b) { AddConflict(a, b); });
    for (const Rule& rule : knowledge_.rules) AddIdle(rule);
    for (const Measure& measure : knowledge_.measures) AddIdle(measure);
    ForEachPair([this](const Rule& a, const Rule& b) {
      AddRepeated(a, b);
      AddRepeated(b, a);
    });
    for (std::uint32_t id = 0; id < knowledge_.pathways.size(); ++id) AddGap(id);
    for (const Definition& definition : knowledge_.definitions) AddDefinition(definition);
    for (const Rule& rule : knowledge_.rules) AddHidden(rule.id, rule.holds, ShownParts(rule));
    for (const Measure& measure : knowledge_.measures)
      AddHidden(measure.id, measure.holds, ShownParts(measure));
    for (const Treatment& treatment : knowledge_.treatments) {
      for (const Precaution& precaution : treatment.precautions)
        AddHidden(precaution.id, precaution.when.id, PartsOf(precaution.when));
    }
    AddDisagreements();
    for (TreatmentId id = 0; id < knowledge_.treatments.size(); ++id) AddUnverified(id);
    std::stable_sort(duties_.begin(), duties_.end(),
                     [](const Duty& a, const Duty& b) { return a.kind < b.kind; });
    return std::move(duties_);
  }

 private:
  // --- a: harm ---

  void AddHarm(TreatmentId id) {
    const Treatment& treatment = knowledge_.treatments[id];
    const std::vector<const Rule*> rules = RulesOf(id);
    std::vector<Formula> harms = Forbidding(id);
    std::vector<Formula> waits;
    Duty duty{
        .kind = Kind::kHarm,
        .id = fmt::format("a/{}", treatment.id),
        .title = fmt::format("{} is advised to nobody in whom it is contraindicated or must wait",
                             treatment.name),
        .fault = fmt::format("{} is advised, and must not be given or must wait", treatment.name)};
    for (const Precaution& precaution : treatment.precautions) {
      if (precaution.effect == Effect::kHold) waits.push_back(Holds(precaution.when.id));
      if (precaution.effect == Effect::kHold || precaution.effect == Effect::kContraindicated)
        duty.rules.push_back(precaution.id);
    }
    for (const Rule* rule : rules) {
      if (!Supports(rule->stance)) duty.rules.push_back(rule->id);
    }
    harms.insert(harms.end(), waits.begin(), waits.end());
    if (harms.empty() || rules.empty()) return;
    duty.formula = All({Any(std::move(harms)),
                        GetsOneOf(knowledge_, id, {Verdict::kRecommended, Verdict::kOption})});
    duties_.push_back(std::move(duty));
    for (const Rule* rule : rules) {
      if (Supports(rule->stance)) AddOverruled(*rule);
    }
  }

  // A rule that is always overruled is dead in practice.
  void AddOverruled(const Rule& rule) {
    const std::vector<Formula> harms = Forbidding(rule.treatment);
    if (harms.empty()) return;
    duties_.push_back(
        {.kind = Kind::kHarm,
         .id = fmt::format("a/overruled/{}", rule.id),
         .title = fmt::format("{} supports somebody in whom nothing contraindicates {}", rule.id,
                              NameOf(rule.treatment)),
         .fault = fmt::format("{} never takes effect: something contraindicates {} "
                              "wherever it holds",
                              rule.id, NameOf(rule.treatment)),
         .claim = Claim::kSometimes,
         .formula = All({Holds(rule.holds), Not(Any(harms))}),
         .informative = true,
         .rules = {rule.id}});
  }

  // What contraindicates a treatment.
  std::vector<Formula> Forbidding(TreatmentId id) const {
    std::vector<Formula> harms;
    for (const Rule* rule : RulesOf(id)) {
      if (rule->stance == Stance::kContraindicated) harms.push_back(Holds(rule->holds));
    }
    for (const Precaution& precaution : knowledge_.treatments[id].precautions) {
      if (precaution.effect == Effect::kContraindicated) harms.push_back(Holds(precaution.when.id));
    }
    return harms;
  }

  // --- b: conflicts within a source ---

  void AddConflict(const Rule& a, const Rule& b) {
    if (a.citation.source != b.citation.source || Supports(a.stance) == Supports(b.stance)) return;
    if (!InForceTogether(a, b) || IsException(a, b) || IsException(b, a)) return;
    // What nobody knows may be passed over by the one and be decisive for the other: they are never
    // both seen to hold there.
    std::vector<Formula> both{Holds(a.holds), Holds(b.holds)};
    for (const VariableId variable : SharedVariables(a, b))
      both.push_back(KnownOrWithoutValue(variable));
    duties_.push_back(
        {.kind = Kind::kConflict,
         .id = fmt::format("b/{}/{}", a.id, b.id),
         .title =
             fmt::format("{} ({}) and {} ({}) of {} never both hold for {}", a.id, Words(a.stance),
                         b.id, Words(b.stance), SourceOf(a), NameOf(a.treatment)),
         .fault = fmt::format("{} says both '{}' ({}) and '{}' ({}) of {}", SourceOf(a),
                              Words(a.stance), a.id, Words(b.stance), b.id, NameOf(a.treatment)),
         .formula = All(std::move(both)),
         .shown = All({Holds(a.holds), Holds(b.holds)}),
         .rules = {a.id, b.id}});
  }

  std::vector<VariableId> SharedVariables(const Rule& a, const Rule& b) const {
    const std::vector<VariableId> of_a = logic::VariablesOf(knowledge_.program, {a.holds});
    const std::vector<VariableId> of_b = logic::VariablesOf(knowledge_.program, {b.holds});
    std::vector<VariableId> shared;
    std::set_intersection(of_a.begin(), of_a.end(), of_b.begin(), of_b.end(),
                          std::back_inserter(shared));
    return shared;
  }

  static bool IsException(const Rule& a, const Rule& b) {
    return std::find(a.exception_to.begin(), a.exception_to.end(), b.id) != a.exception_to.end();
  }

  // Whether there is a day and a place at which both count.
  bool InForceTogether(const Rule& a, const Rule& b) const {
    if (!Overlap(a.validity, b.validity)) return false;
    if (a.jurisdictions.empty() || b.jurisdictions.empty()) return true;
    return std::any_of(knowledge_.jurisdictions.begin(), knowledge_.jurisdictions.end(),
                       [&](const knowledge::Jurisdiction& place) {
                         return knowledge_.Applies(a.jurisdictions, place.code) &&
                                knowledge_.Applies(b.jurisdictions, place.code);
                       });
  }

  // --- c: idle rules ---

  template <typename Item>  // a rule or a measure
  void AddIdle(const Item& item) {
    Duty duty{.kind = Kind::kIdle,
              .id = fmt::format("c/possible/{}", item.id),
              .title = fmt::format("{} holds for somebody", item.id),
              .fault = fmt::format("{} holds for nobody", item.id),
              .claim = Claim::kSometimes,
              .formula = Holds(item.holds),
              .rules = {item.id},
              .parts = ShownParts(item)};
    duties_.push_back(std::move(duty));
  }

  // `a` says nothing that `b` does not say where `a` holds.
  void AddRepeated(const Rule& a, const Rule& b) {
    const auto kind_of = [](const Rule& rule) {
      return std::tuple(rule.citation.source, rule.stance, rule.intent, rule.line);
    };
    if (kind_of(a) != kind_of(b)) return;
    // It adds something where it holds in another place or time, was better verified, or ranks
    // its treatment higher.
    const bool is_covered = (b.jurisdictions.empty() || b.jurisdictions == a.jurisdictions) &&
                            b.validity.since == a.validity.since &&
                            b.validity.until == a.validity.until &&
                            b.citation.known >= a.citation.known && b.order <= a.order;
    if (!is_covered) return;
    duties_.push_back(
        {.kind = Kind::kIdle,
         .id = fmt::format("c/repeated/{}/{}", a.id, b.id),
         .title = fmt::format("{} holds for somebody for whom {} does not", a.id, b.id),
         .fault = fmt::format("{} adds nothing: wherever it holds, {} holds and says "
                              "the same",
                              a.id, b.id),
         .claim = Claim::kSometimes,
         .formula = All({Holds(a.holds), Not(Holds(b.holds))}),
         .rules = {a.id, b.id}});
  }

  // --- d: gaps ---

  void AddGap(std::uint32_t id) {
    const Pathway& pathway = knowledge_.pathways[id];
    std::vector<ConditionId> named{pathway.scope.id};
    Duty duty{.kind = Kind::kGap,
              .id = fmt::format("d/{}", pathway.id),
              .title = fmt::format("{}: everybody who is fully known is offered something",
                                   pathway.title),
              .fault = fmt::format("{}: nothing is offered, and nobody is named to turn to",
                                   pathway.title)};
    for (const Rule& rule : knowledge_.rules) {
      if (rule.pathway != id) continue;
      named.push_back(rule.when.id);
      duty.rules.push_back(rule.id);
    }
    for (const Measure& measure : knowledge_.measures) {
      if (measure.pathway != id) continue;
      named.push_back(measure.when.id);
      duty.rules.push_back(measure.id);
    }
    std::vector<Formula> nothing{Holds(pathway.scope.id)};
    // The rules of the same pathway first: they settle most.
    for (const bool own : {true, false}) {
      for (const Rule& rule : knowledge_.rules) {
        if (Supports(rule.stance) && (rule.pathway == id) == own)
          nothing.push_back(Not(Holds(rule.holds)));
      }
      for (const Measure& measure : knowledge_.measures) {
        if (measure.kind == kReferral && (measure.pathway == id) == own)
          nothing.push_back(Not(Holds(measure.holds)));
      }
    }
    std::vector<Formula> parts = nothing;
    for (const VariableId variable : logic::VariablesOf(knowledge_.program, named))
      parts.push_back(KnownOrWithoutValue(variable));
    for (VariableId variable = 0; variable < knowledge_.program.variable_count(); ++variable) {
      const FieldId field = knowledge_.schema.variables()[variable].field;
      if (knowledge_.notes[field].IsAskedOfEverybody())
        parts.push_back(KnownOrWithoutValue(variable));
    }
    duty.shown = All(std::move(nothing));
    duty.formula = All(std::move(parts));
    duties_.push_back(std::move(duty));
  }

  Formula KnownOrWithoutValue(VariableId variable) const {
    std::vector<Formula> either{Known(variable)};
    for (const logic::AppliesOnly& only : plausibility_.applies_only) {
      if (only.variable == variable) either.push_back(Not(Holds(only.where)));
    }
    return either.size() == 1 ? std::move(either.front()) : Any(std::move(either));
  }

  // --- e: definitions ---

  void AddDefinition(const Definition& definition) {
    if (definition.outcomes.empty()) return;
    const std::string& id = knowledge_.schema[definition.field].id;
    std::vector<Formula> two_values;
    std::vector<Formula> no_value;
    std::vector<ConditionId> conditions;
    for (std::size_t i = 0; i < definition.outcomes.size(); ++i) {
      const ConditionId outcome = definition.outcomes[i].second;
      conditions.push_back(outcome);
      no_value.push_back(Not(Holds(outcome)));
      for (std::size_t j = 0; j < i; ++j)
        two_values.push_back(All({Holds(outcome), Holds(definition.outcomes[j].second)}));
    }
    if (definition.outcomes.size() == 1) {  // a boolean: it holds, or it fails
      two_values.push_back(All({Holds(conditions[0]), Fails(conditions[0])}));
      no_value.push_back(Not(Fails(conditions[0])));
    }
    duties_.push_back({.kind = Kind::kDefinition,
                       .id = fmt::format("e/one/{}", id),
                       .title = fmt::format("'{}' never has two values", id),
                       .fault = fmt::format("'{}' has two values", id),
                       .formula = Any(std::move(two_values)),
                       .fields = {definition.field}});
    // Where a field can also be stated, its definition fills in what it can; the rest is asked.
    if (!knowledge_.schema[definition.field].derived) return;
    std::vector<Formula> silent = std::move(no_value);
    for (const VariableId variable : logic::VariablesOf(knowledge_.program, conditions))
      silent.push_back(KnownOrWithoutValue(variable));
    duties_.push_back({.kind = Kind::kDefinition,
                       .id = fmt::format("e/some/{}", id),
                       .title = fmt::format("'{}' has a value where its inputs are known", id),
                       .fault = fmt::format("'{}' has no value although its inputs are known", id),
                       .formula = All(std::move(silent)),
                       .fields = {definition.field}});
  }

  // --- f: hidden facts ---

  // A rule holds exactly where all that a reader is shown of it holds.
  void AddHidden(const std::string& id, ConditionId holds, const std::vector<ConditionId>& shown) {
    std::vector<Formula> parts;
    for (const ConditionId part : shown) parts.push_back(Holds(part));
    const Formula as_shown = All(std::move(parts));
    duties_.push_back(
        {.kind = Kind::kHidden,
         .id = fmt::format("f/{}", id),
         .title = fmt::format("{} holds exactly where the parts that are shown hold", id),
         .fault = fmt::format("{} depends on something that its reasons do not show", id),
         .formula = Any({All({as_shown, Not(Holds(holds))}), All({Holds(holds), Not(as_shown)})}),
         .rules = {id}});
  }

  static std::vector<ConditionId> PartsOf(const knowledge::Condition& condition) {
    std::vector<ConditionId> parts;
    for (const knowledge::Clause& clause : condition.clauses) parts.push_back(clause.id);
    return parts;
  }

  // The parts of which a reader is told whether they hold.
  template <typename Item>
  std::vector<ConditionId> ShownParts(const Item& item) const {
    std::vector<ConditionId> parts = PartsOf(knowledge_.pathways[item.pathway].scope);
    for (const ConditionId part : PartsOf(item.when)) parts.push_back(part);
    if constexpr (std::is_same_v<Item, Rule>) {
      if (!Supports(item.stance)) return parts;
      for (const knowledge::Limit& limit : knowledge_.treatments[item.treatment].limits) {
        const bool excepted =
            std::find(limit.except.begin(), limit.except.end(), item.id) != limit.except.end();
        if (!excepted) parts.push_back(limit.holds.id);
      }
    }
    return parts;
  }

  // --- h: disagreement between sources ---

  void AddDisagreements() {
    struct Sides {
      std::vector<const Rule*> for_it;
      std::vector<const Rule*> against_it;
    };
    std::map<std::tuple<TreatmentId, SourceId, SourceId>, Sides> regions;
    ForEachPair([&](const Rule& a, const Rule& b) {
      if (a.citation.source == b.citation.source || Supports(a.stance) == Supports(b.stance))
        return;
      if (!InForceTogether(a, b)) return;
      const Rule& for_it = Supports(a.stance) ? a : b;
      const Rule& against_it = Supports(a.stance) ? b : a;
      Sides& sides = regions[{a.treatment, for_it.citation.source, against_it.citation.source}];
      const auto add = [](std::vector<const Rule*>& rules, const Rule& rule) {
        if (std::find(rules.begin(), rules.end(), &rule) == rules.end()) rules.push_back(&rule);
      };
      add(sides.for_it, for_it);
      add(sides.against_it, against_it);
    });
    for (const auto& [key, sides] : regions) {
      const auto& [treatment, supporter, opponent] = key;
      const std::string& supporter_id = knowledge_.sources[supporter].id;
      const std::string& opponent_id = knowledge_.sources[opponent].id;
      Duty duty{.kind = Kind::kDisagree,
                .id = fmt::format("h/{}/{}/{}", knowledge_.treatments[treatment].id, supporter_id,
                                  opponent_id),
                .title = fmt::format("{}: {} never supports it where {} advises against it",
                                     NameOf(treatment), supporter_id, opponent_id),
                .fault = fmt::format("{}: {} supports it, {} advises against it", NameOf(treatment),
                                     supporter_id, opponent_id),
                .informative = true};
      const auto any_of = [&duty](const std::vector<const Rule*>& rules) {
        std::vector<Formula> parts;
        for (const Rule* rule : rules) {
          parts.push_back(Holds(rule->holds));
          duty.rules.push_back(rule->id);
        }
        return Any(std::move(parts));
      };
      std::vector<Formula> both;
      both.push_back(any_of(sides.for_it));
      both.push_back(any_of(sides.against_it));
      duty.formula = All(std::move(both));
      duties_.push_back(std::move(duty));
    }
  }

  // --- i: unverified recommendations ---

  void AddUnverified(TreatmentId id) {
    std::vector<Formula> verified;
    Duty duty{.kind = Kind::kUnverified,
              .id = fmt::format("i/recommended/{}", knowledge_.treatments[id].id),
              .title = fmt::format("{} is recommended only where something verified recommends it",
                                   NameOf(id)),
              .fault = fmt::format("{} is recommended, and nobody has verified that", NameOf(id))};
    for (const Rule* rule : RulesOf(id)) {
      if (rule->stance != Stance::kRecommended) continue;
      duty.rules.push_back(rule->id);
      if (rule->citation.known != knowledge::Known::kRecalled)
        verified.push_back(Holds(rule->holds));
    }
    if (duty.rules.empty()) return;
    duty.formula =
        All({GetsOneOf(knowledge_, id, {Verdict::kRecommended}), Not(Any(std::move(verified)))});
    duties_.push_back(std::move(duty));
  }

  // --- shared ---

  // Visits each pair of rules of one treatment once.
  template <typename Visit>
  void ForEachPair(Visit visit) const {
    for (TreatmentId id = 0; id < knowledge_.treatments.size(); ++id) {
      const std::vector<const Rule*> rules = RulesOf(id);
      for (std::size_t i = 0; i < rules.size(); ++i) {
        for (std::size_t j = i + 1; j < rules.size(); ++j) visit(*rules[i], *rules[j]);
      }
    }
  }

  std::vector<const Rule*> RulesOf(TreatmentId id) const {
    std::vector<const Rule*> rules;
    for (const Rule& rule : knowledge_.rules) {
      if (rule.treatment == id) rules.push_back(&rule);
    }
    return rules;
  }

  const std::string& NameOf(TreatmentId id) const { return knowledge_.treatments[id].name; }
  const std::string& SourceOf(const Rule& rule) const {
    return knowledge_.sources[rule.citation.source].id;
  }
  static std::string Words(Stance stance) {
    std::string words(knowledge::StanceName(stance));
    std::replace(words.begin(), words.end(), '_', ' ');
    return words;
  }

  const Knowledge& knowledge_;
  const logic::Plausibility& plausibility_;
  std::vector<Duty> duties_;
};

}  // namespace

std::vector<Duty> DutiesOf(const Knowledge& knowledge, const logic::Plausibility& plausibility) {
  return Generator(knowledge, plausibility).Run();
}

std::optional<ConditionId> ConditionOf(const Knowledge& knowledge, std::string_view id) {
  if (const Rule* rule = knowledge.FindRule(id)) return rule->holds;
  for (const Measure& measure : knowledge.measures) {
    if (measure.id == id) return measure.holds;
  }
  for (const Treatment& treatment : knowledge.treatments) {
    for (const Precaution& precaution : treatment.precautions) {
      if (precaution.id == id) return precaution.when.id;
    }
  }
  return std::nullopt;
}

Formula GetsOneOf(const Knowledge& knowledge, TreatmentId treatment,
                  const std::vector<Verdict>& verdicts) {
  advice::Bearing all{.treatment = &knowledge.treatments[treatment]};
  for (const Rule& rule : knowledge.rules) {
    if (rule.treatment == treatment) all.rules.push_back(&rule);
  }
  for (const Precaution& precaution : all.treatment->precautions)
    all.precautions.push_back(&precaution);
  return GetsOneOf(advice::ConditionsOf(all), verdicts);
}

Formula GetsOneOf(const advice::Conditions& conditions, const std::vector<Verdict>& verdicts) {
  // In the order of advice::Holding.
  const std::array<const std::vector<ConditionId>*, 5> joined = {
      &conditions.contraindicated, &conditions.hold, &conditions.recommended, &conditions.option,
      &conditions.not_recommended};
  // Each way in which the five can turn out, and what advice makes of it.
  std::vector<Formula> ways;
  for (unsigned bits = 0; bits < 32; ++bits) {
    const auto is = [bits](int i) { return logic::ToKleene((bits >> i & 1) != 0); };
    const advice::Outlook outlook = advice::Weigh({.contraindicated = is(0),
                                                   .hold = is(1),
                                                   .recommended = is(2),
                                                   .option = is(3),
                                                   .not_recommended = is(4)});
    if (std::find(verdicts.begin(), verdicts.end(), outlook.verdict) == verdicts.end()) continue;
    std::vector<Formula> way;
    for (std::size_t i = 0; i < joined.size(); ++i) {
      std::vector<Formula> parts;
      for (const ConditionId condition : *joined[i]) parts.push_back(Holds(condition));
      Formula any = Any(std::move(parts));
      way.push_back((bits >> i & 1) != 0 ? std::move(any) : Not(std::move(any)));
    }
    ways.push_back(All(std::move(way)));
  }
  return Any(std::move(ways));
}

}  // namespace grevy::proof
