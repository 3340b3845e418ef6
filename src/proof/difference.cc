// Dividing the cases whose verdicts differ into regions; see difference.h.

#include "proof/difference.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <tuple>
#include <utility>

#include "advice/bearing.h"
#include "logic/satisfy.h"
#include "proof/bounds.h"
#include "proof/diagram_prover.h"
#include "proof/generate.h"

namespace grevy::proof {
namespace {

using advice::Bearing;
using advice::Conditions;
using advice::Verdict;
using knowledge::Knowledge;
using logic::Box;
using logic::ConditionId;

// The verdicts of a case of which everything is known.
constexpr std::array<Verdict, 6> kDefinite = {Verdict::kRecommended,     Verdict::kOption,
                                              Verdict::kOnHold,          Verdict::kNotRecommended,
                                              Verdict::kContraindicated, Verdict::kNotIndicated};

// What one version says by a rule or precaution.
struct Said {
  std::string stance;    // or the effect
  std::string text;      // of its own condition
  std::size_t part = 0;  // which of the five parts of the conditions it belongs to
  ConditionId holds = 0;
};

// What bears on a treatment in either version.
struct Treated {
  std::string name;
  std::array<Conditions, 2> conditions;             // in the joint program
  std::array<std::map<std::string, Said>, 2> said;  // by id
};

std::array<std::vector<ConditionId>*, 5> PartsOf(Conditions& conditions) {
  return {&conditions.contraindicated, &conditions.hold, &conditions.recommended,
          &conditions.option, &conditions.not_recommended};
}

// Of one rule or precaution alone; nothing where it has no part in the verdict.
std::optional<std::pair<std::size_t, ConditionId>> PartOf(const Bearing& alone) {
  Conditions conditions = advice::ConditionsOf(alone);
  const auto parts = PartsOf(conditions);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (!parts[i]->empty()) return std::pair(i, parts[i]->front());
  }
  return std::nullopt;
}

class Comparison {
 public:
  Comparison(const Knowledge& old_knowledge, const Knowledge& new_knowledge,
             const advice::Circumstances& circumstances)
      : joint_(Join(old_knowledge, new_knowledge)) {
    Gather(Side::kOld, old_knowledge, circumstances);
    Gather(Side::kNew, new_knowledge, circumstances);
  }

  Difference Run() && {
    FindChanges();
    CompileChanged();
    for (const auto& [id, ids] : changed_) Divide(id, ids);
    difference_.fields = std::move(joint_.fields);
    difference_.shown = std::move(joint_.knowledge);
    return std::move(difference_);
  }

 private:
  void Gather(Side side, const Knowledge& knowledge, const advice::Circumstances& circumstances) {
    const auto index = static_cast<std::size_t>(side);
    for (const Bearing& bearing : advice::BearingsOf(knowledge, circumstances)) {
      Treated& treated = treated_[bearing.treatment->id];
      treated.name = bearing.treatment->name;
      present_[index].insert(bearing.treatment->id);
      Conditions conditions = advice::ConditionsOf(bearing);
      for (std::vector<ConditionId>* part : PartsOf(conditions)) {
        for (ConditionId& condition : *part) condition = joint_.Of(side, condition);
      }
      treated.conditions[index] = std::move(conditions);
      const auto add = [&](const std::string& id, std::string_view stance, const std::string& text,
                           const Bearing& alone) {
        const auto part = PartOf(alone);
        if (!part) return;
        treated.said[index][id] = {std::string(stance), text, part->first,
                                   joint_.Of(side, part->second)};
      };
      for (const knowledge::Rule* rule : bearing.rules)
        add(rule->id, knowledge::StanceName(rule->stance), rule->when.text, {.rules = {rule}});
      for (const knowledge::Precaution* precaution : bearing.precautions)
        add(precaution->id, knowledge::EffectName(precaution->effect), precaution->when.text,
            {.precautions = {precaution}});
    }
  }

  static const Said* Find(const Treated& treated, Side side, const std::string& id) {
    const auto& said = treated.said[static_cast<std::size_t>(side)];
    const auto found = said.find(id);
    return found == said.end() ? nullptr : &found->second;
  }

  // Conditions that say the same are the same node: what did not change costs nothing more.
  bool IsChanged(const Said* was, const Said* is) const {
    if (was == nullptr || is == nullptr) return true;
    const auto& roots = joint_.knowledge.program.roots();
    return was->part != is->part || roots[was->holds] != roots[is->holds];
  }

  void FindChanges() {
    for (const auto& [treatment, treated] : treated_) {
      const bool was_there = present_[0].contains(treatment);
      const bool is_there = present_[1].contains(treatment);
      if (!was_there) difference_.treatments_added.push_back(treatment);
      if (!is_there) difference_.treatments_removed.push_back(treatment);
      std::set<std::string> ids;
      for (const auto& said : treated.said) {
        for (const auto& [id, unused] : said) ids.insert(id);
      }
      for (const std::string& id : ids) {
        const Said* was = Find(treated, Side::kOld, id);
        const Said* is = Find(treated, Side::kNew, id);
        if (!IsChanged(was, is)) continue;
        changed_[treatment].push_back(id);
        difference_.changes.push_back({treatment, id, TextOf(was), TextOf(is)});
      }
    }
  }

  static std::string TextOf(const Said* said) {
    return said == nullptr ? "" : fmt::format("{} where {}", said->stance, said->text);
  }

  void CompileChanged() {
    std::vector<ConditionId> conditions;
    for (const auto& [treatment, ids] : changed_) {
      for (Conditions& side : treated_[treatment].conditions) {
        for (const std::vector<ConditionId>* part : PartsOf(side))
          conditions.insert(conditions.end(), part->begin(), part->end());
      }
    }
    diagrams_ = logic::CompileDiagrams(joint_.knowledge.program, conditions, joint_.plausibility);
    prover_ = std::make_unique<DiagramProver>(diagrams_);
  }

  // Where a rule or precaution bears otherwise on its treatment than before.
  static Formula Differs(const Said* was, const Said* is) {
    if (was == nullptr) return Holds(is->holds);
    if (is == nullptr) return Holds(was->holds);
    if (was->part != is->part) return Any({Holds(was->holds), Holds(is->holds)});
    return Any({All({Holds(was->holds), Not(Holds(is->holds))}),
                All({Holds(is->holds), Not(Holds(was->holds))})});
  }

  void Divide(const std::string& treatment, const std::vector<std::string>& ids) {
    const Treated& treated = treated_.at(treatment);
    std::vector<Formula> named;  // the changes that came before
    for (const std::string& id : ids) {
      const Formula differs = Differs(Find(treated, Side::kOld, id), Find(treated, Side::kNew, id));
      std::vector<Formula> here{differs};
      for (const Formula& earlier : named) here.push_back(Not(earlier));
      for (const Verdict was : kDefinite) {
        for (const Verdict becomes : kDefinite) {
          if (was != becomes) AddRegion(treatment, id, here, was, becomes);
        }
      }
      named.push_back(differs);
    }
  }

  void AddRegion(const std::string& treatment, const std::string& id,
                 const std::vector<Formula>& here, Verdict was, Verdict becomes) {
    const Treated& treated = treated_.at(treatment);
    std::vector<Formula> parts = here;
    parts.push_back(GetsOneOf(treated.conditions[0], {was}));
    parts.push_back(GetsOneOf(treated.conditions[1], {becomes}));
    const Formula formula = All(std::move(parts));
    const std::optional<Box> point = prover_->Find(formula, diagrams_.grid().Everything());
    if (!point) return;
    Region region{
        .treatment = treatment, .name = treated.name, .was = was, .becomes = becomes, .change = id};
    const std::vector<logic::VariableId> variables = VariablesOfChange(treated, id);
    region.bounds = InConditions(BoundsOf(*prover_, diagrams_.grid(), formula, *point, variables),
                                 variables, joint_.knowledge, diagrams_.grid());
    region.example = ExampleOf(joint_.knowledge, diagrams_.grid(), *prover_, formula, *point);
    region.held = HeldIn(region.example, treated.said[0]);
    region.holds = HeldIn(region.example, treated.said[1]);
    difference_.regions.push_back(std::move(region));
  }

  std::vector<logic::VariableId> VariablesOfChange(const Treated& treated,
                                                   const std::string& id) const {
    std::vector<ConditionId> conditions;
    for (const Side side : kSides) {
      if (const Said* said = Find(treated, side, id)) conditions.push_back(said->holds);
    }
    return logic::VariablesOf(joint_.knowledge.program, conditions);
  }

  std::vector<std::string> HeldIn(const Example& example,
                                  const std::map<std::string, Said>& said) const {
    std::vector<std::string> held;
    for (const auto& [id, one] : said) {
      if (prover_->Always(Holds(one.holds), example.box)) held.push_back(id);
    }
    return held;
  }

  Joint joint_;
  std::map<std::string, Treated> treated_;                   // by id
  std::array<std::set<std::string>, 2> present_;             // treatments of either version
  std::map<std::string, std::vector<std::string>> changed_;  // by treatment
  logic::Diagrams diagrams_;
  std::unique_ptr<DiagramProver> prover_;
  Difference difference_;
};

// What a reader is told by a rule, precaution or measure, beside where it holds.
using Texts = std::map<std::string, std::vector<std::string>>;

std::vector<std::string> CitationText(const Knowledge& knowledge, const knowledge::Citation& from) {
  return {knowledge.sources[from.source].id, from.at};
}

Texts TextsOf(const Knowledge& knowledge) {
  Texts texts;
  const auto add = [&](const std::string& id, std::vector<std::string> said,
                       const knowledge::Citation& from) {
    for (std::string& part : CitationText(knowledge, from)) said.push_back(std::move(part));
    texts[id] = std::move(said);
  };
  for (const knowledge::Rule& rule : knowledge.rules)
    add(rule.id, {rule.because, rule.note, rule.evidence, rule.when.text}, rule.citation);
  for (const knowledge::Measure& measure : knowledge.measures)
    add(measure.id, {measure.action, measure.plain, measure.because, measure.when.text},
        measure.citation);
  for (const knowledge::Treatment& treatment : knowledge.treatments) {
    for (const knowledge::Precaution& precaution : treatment.precautions)
      add(precaution.id, {precaution.because, precaution.action, precaution.when.text},
          precaution.citation);
  }
  return texts;
}

int CountTexts(const Knowledge& old_knowledge, const Knowledge& new_knowledge,
               const std::vector<Change>& changes) {
  const Texts before = TextsOf(old_knowledge);
  int count = 0;
  for (const auto& [id, said] : TextsOf(new_knowledge)) {
    const auto found = before.find(id);
    const bool is_named = std::any_of(changes.begin(), changes.end(),
                                      [&id = id](const Change& change) { return change.id == id; });
    if (found != before.end() && found->second != said && !is_named) ++count;
  }
  return count;
}

}  // namespace

Difference Compare(const Knowledge& old_knowledge, const Knowledge& new_knowledge,
                   const advice::Circumstances& circumstances) {
  Difference difference = Comparison(old_knowledge, new_knowledge, circumstances).Run();
  difference.old_version = old_knowledge.version;
  difference.new_version = new_knowledge.version;
  difference.old_hash = old_knowledge.hash;
  difference.new_hash = new_knowledge.hash;
  difference.as_of = circumstances.as_of;
  difference.jurisdiction = circumstances.jurisdiction;
  difference.texts = CountTexts(old_knowledge, new_knowledge, difference.changes);
  return difference;
}

}  // namespace grevy::proof
