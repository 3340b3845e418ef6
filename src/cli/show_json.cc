// Reference pages as JSON; see show_json.h.

#include "cli/show_json.h"

#include <algorithm>
#include <boost/json.hpp>

#include "cli/field_page.h"
#include "cli/uses.h"
#include "cli/wording.h"

namespace grevy::cli {
namespace {

namespace json = boost::json;
using knowledge::Knowledge;
using logic::Decimal;

json::string Text(std::string_view text) { return json::string(text); }

json::array Texts(const std::vector<std::string>& texts) {
  json::array array;
  for (const std::string& text : texts) array.push_back(Text(text));
  return array;
}

json::value Number(const Decimal& number) {
  if (number.IsInteger()) return number.units() / Decimal::kUnitsPerOne;
  return std::stod(number.ToString());
}

json::value Number(const std::optional<Decimal>& number) {
  return number ? Number(*number) : json::value(nullptr);
}

json::value Day(const std::optional<knowledge::Date>& day) {
  return day ? json::value(Text(knowledge::ToIso(*day))) : json::value(nullptr);
}

class PageObject {
 public:
  explicit PageObject(const Knowledge& knowledge) : knowledge_(knowledge) {}

  json::object Of(const Named& named) const {
    switch (named.kind) {
      case Kind::kField:
        return Field(static_cast<logic::FieldId>(named.index));
      case Kind::kTreatment:
        return Treatment(knowledge_.treatments[named.index]);
      case Kind::kRule:
        return Rule(knowledge_.rules[named.index]);
      case Kind::kMeasure:
        return Measure(knowledge_.measures[named.index]);
      case Kind::kPrecaution: {
        const knowledge::Treatment& treatment = knowledge_.treatments[named.treatment];
        json::object object = Precaution(treatment.precautions[named.index]);
        object["treatment"] = Text(treatment.id);
        return object;
      }
      case Kind::kLimit: {
        const knowledge::Treatment& treatment = knowledge_.treatments[named.treatment];
        json::object object = Limit(treatment.limits[named.index]);
        object["treatment"] = Text(treatment.id);
        return object;
      }
      case Kind::kPathway:
        return Pathway(named.index);
      case Kind::kTrial:
        return Trial(knowledge_.trials[named.index]);
      case Kind::kWord:
        return Word(knowledge_.plain.glossary[named.index]);
      case Kind::kSource:
        return Source(named.index);
    }
    return {};
  }

 private:
  void AddCitation(json::object& object, const knowledge::Citation& citation) const {
    json::array further;
    for (const knowledge::SourceId source : citation.further) {
      further.push_back(Text(knowledge_.sources[source].id));
    }
    object["source"] = Text(knowledge_.sources[citation.source].id);
    object["at"] = Text(citation.at);
    object["further_sources"] = std::move(further);
    object["known"] = Text(knowledge::KnownName(citation.known));
  }

  static void AddCondition(json::object& object, std::string_view key,
                           const knowledge::Condition& condition) {
    object[key] = Text(condition.text);
    object["in_words"] = Text(ConditionInWords(condition));
  }

  static void AddForce(json::object& object, const std::vector<std::string>& jurisdictions,
                       const knowledge::Validity& validity) {
    object["jurisdictions"] = Texts(jurisdictions);
    object["since"] = Day(validity.since);
    object["until"] = Day(validity.until);
  }

  json::object Field(logic::FieldId id) const {
    json::object object = FieldToJson(knowledge_, id);
    if (const knowledge::Definition* definition = knowledge_.FindDefinition(id)) {
      json::object is{{"is", Text(definition->text)}};
      if (definition->citation) AddCitation(is, *definition->citation);
      if (!definition->calculated_from.empty()) {
        json::array inputs;
        for (const logic::FieldId input : definition->calculated_from)
          inputs.push_back(Text(knowledge_.schema[input].id));
        is["calculated_from"] = std::move(inputs);
        is["decimals"] = definition->decimals;
      }
      object["definition"] = std::move(is);
    }
    const Uses uses = UsesOf(knowledge_, id);
    object["used_by"] = {
        {"definitions", Texts(uses.definitions)},
        {"pathways", Texts(uses.pathways)},
        {"rules", Texts(uses.rules)},
        {"measures", Texts(uses.measures)},
        {"precautions", Texts(uses.precautions)},
        {"limits", Texts(uses.limits)},
    };
    return object;
  }

  json::array Statements(const std::vector<knowledge::Statement>& statements) const {
    json::array array;
    for (const knowledge::Statement& statement : statements) {
      json::object object{{"text", Text(statement.text)}};
      AddCitation(object, statement.citation);
      array.push_back(std::move(object));
    }
    return array;
  }

  json::object Benefit(const knowledge::Benefit& benefit) const {
    json::array medians;
    for (const Decimal& months : benefit.medians_months) medians.push_back(Number(months));
    json::array proportions;
    for (const knowledge::Proportion& proportion : benefit.proportions) {
      proportions.push_back({{"text", Text(proportion.text)},
                             {"per_100", Number(proportion.per_100)},
                             {"at_months", Number(proportion.at_months)}});
    }
    json::value participants = nullptr;
    if (benefit.participants) participants = *benefit.participants;
    json::object object{
        {"text", Text(benefit.text)},
        {"trial", Text(benefit.trial)},
        {"population", Text(benefit.population)},
        {"arms", Text(benefit.arms)},
        {"n", std::move(participants)},
        {"outcome", Text(benefit.outcome)},
        {"medians_months", std::move(medians)},
        {"hazard_ratio", Number(benefit.hazard_ratio)},
        {"interval", Text(benefit.interval)},
        {"proportions", std::move(proportions)},
    };
    AddCitation(object, benefit.citation);
    return object;
  }

  json::object Treatment(const knowledge::Treatment& treatment) const {
    json::array benefits;
    for (const knowledge::Benefit& benefit : treatment.benefit)
      benefits.push_back(Benefit(benefit));
    json::array side_effects;
    for (const knowledge::SideEffect& effect : treatment.side_effects) {
      json::object object{{"name", Text(effect.name)},
                          {"plain", Text(effect.plain)},
                          {"frequency", Text(effect.frequency)},
                          {"percent", Text(effect.percent)}};
      AddCitation(object, effect.citation);
      side_effects.push_back(std::move(object));
    }
    json::array limits;
    for (const knowledge::Limit& limit : treatment.limits) limits.push_back(Limit(limit));
    json::array precautions;
    for (const knowledge::Precaution& precaution : treatment.precautions) {
      precautions.push_back(Precaution(precaution));
    }
    json::array rules;
    for (const knowledge::Rule& rule : knowledge_.rules) {
      if (&knowledge_.treatments[rule.treatment] == &treatment) rules.push_back(Rule(rule));
    }
    const knowledge::PlainWords& plain = treatment.plain;
    return {
        {"id", Text(treatment.id)},
        {"name", Text(treatment.name)},
        {"plain_name", Text(treatment.plain_name)},
        {"group", Text(treatment.group)},
        {"what", Text(treatment.what)},
        {"how_it_works", Text(treatment.how_it_works)},
        {"plain",
         {{"what", Text(plain.what)},
          {"how_it_works", Text(plain.how_it_works)},
          {"how_given", Text(plain.how_given)},
          {"benefit", Text(plain.benefit)},
          {"side_effects", Text(plain.side_effects)},
          {"living_with", Text(plain.living_with)},
          {"tell_the_team", Text(plain.tell_the_team)},
          {"questions", Texts(plain.questions)}}},
        {"regimen", Statements(treatment.regimen)},
        {"benefit", std::move(benefits)},
        {"side_effects", std::move(side_effects)},
        {"checks_before", Statements(treatment.checks_before)},
        {"monitoring", Statements(treatment.monitoring)},
        {"interactions", Statements(treatment.interactions)},
        {"cautions", Statements(treatment.cautions)},
        {"fertility_and_pregnancy", Statements(treatment.fertility_and_pregnancy)},
        {"limits", std::move(limits)},
        {"precautions", std::move(precautions)},
        {"rules", std::move(rules)},
    };
  }

  json::object Rule(const knowledge::Rule& rule) const {
    json::object object{
        {"id", Text(rule.id)},
        {"pathway", Text(knowledge_.pathways[rule.pathway].id)},
        {"scope", Text(knowledge_.pathways[rule.pathway].scope.text)},
        {"treatment", Text(knowledge_.treatments[rule.treatment].id)},
        {"stance", Text(knowledge::StanceName(rule.stance))},
        {"intent", Text(rule.intent)},
        {"line", Text(rule.line)},
        {"order", rule.order},
    };
    AddCondition(object, "when", rule.when);
    object["because"] = Text(rule.because);
    object["note"] = Text(rule.note);
    object["evidence"] = Text(rule.evidence);
    AddForce(object, rule.jurisdictions, rule.validity);
    AddCitation(object, rule.citation);
    object["rows"] = Texts(rule.rows);
    return object;
  }

  json::object Measure(const knowledge::Measure& measure) const {
    json::object object{
        {"id", Text(measure.id)},
        {"pathway", Text(knowledge_.pathways[measure.pathway].id)},
        {"scope", Text(knowledge_.pathways[measure.pathway].scope.text)},
        {"do", Text(measure.action)},
        {"plain", Text(measure.plain)},
        {"measure_kind", Text(measure.kind)},
    };
    AddCondition(object, "when", measure.when);
    object["because"] = Text(measure.because);
    object["evidence"] = Text(measure.evidence);
    AddForce(object, measure.jurisdictions, measure.validity);
    AddCitation(object, measure.citation);
    object["rows"] = Texts(measure.rows);
    return object;
  }

  json::object Trial(const knowledge::Trial& trial) const {
    json::object object{
        {"id", Text(trial.id)},
        {"name", Text(trial.name)},
        {"tests", Text(trial.tests)},
        {"phase", Text(trial.phase)},
        {"status", Text(trial.status)},
        {"status_on", Day(trial.status_on)},
        {"to_check", Texts(trial.to_check)},
    };
    AddCondition(object, "when", trial.when);
    AddCitation(object, trial.citation);
    object["rows"] = Texts(trial.rows);
    return object;
  }

  json::object Word(const knowledge::Term& term) const {
    json::object object{
        {"id", Text(term.word)}, {"means", Text(term.means)}, {"also", Texts(term.also)}};
    AddCitation(object, knowledge_.plain.glossary_citation);
    return object;
  }

  json::object Precaution(const knowledge::Precaution& precaution) const {
    json::object object{{"id", Text(precaution.id)},
                        {"effect", Text(knowledge::EffectName(precaution.effect))}};
    AddCondition(object, "when", precaution.when);
    object["because"] = Text(precaution.because);
    object["do"] = Text(precaution.action);
    AddForce(object, precaution.jurisdictions, precaution.validity);
    AddCitation(object, precaution.citation);
    object["rows"] = Texts(precaution.rows);
    return object;
  }

  json::object Limit(const knowledge::Limit& limit) const {
    json::object object{{"id", Text(limit.id)}};
    AddCondition(object, "holds", limit.holds);
    object["except"] = Texts(limit.except);
    object["because"] = Text(limit.because);
    AddCitation(object, limit.citation);
    object["rows"] = Texts(limit.rows);
    return object;
  }

  json::object Pathway(std::size_t index) const {
    const knowledge::Pathway& pathway = knowledge_.pathways[index];
    json::object object{{"id", Text(pathway.id)}, {"title", Text(pathway.title)}};
    AddCondition(object, "scope", pathway.scope);
    json::array rules;
    for (const knowledge::Rule& rule : knowledge_.rules) {
      if (rule.pathway == index) rules.push_back(Rule(rule));
    }
    json::array measures;
    for (const knowledge::Measure& measure : knowledge_.measures) {
      if (measure.pathway == index) measures.push_back(Measure(measure));
    }
    json::array left_out;
    for (const knowledge::LeftOut& row : pathway.left_out) {
      left_out.push_back({{"row", Text(row.row)}, {"because", Text(row.because)}});
    }
    object["rules"] = std::move(rules);
    object["measures"] = std::move(measures);
    object["left_out"] = std::move(left_out);
    return object;
  }

  json::object Source(std::size_t index) const {
    const knowledge::Source& source = knowledge_.sources[index];
    const auto cites_it = [&](const knowledge::Citation& citation) {
      return citation.source == index || std::find(citation.further.begin(), citation.further.end(),
                                                   index) != citation.further.end();
    };
    json::array rules;
    for (const knowledge::Rule& rule : knowledge_.rules) {
      if (cites_it(rule.citation)) rules.push_back(Text(rule.id));
    }
    json::array measures;
    for (const knowledge::Measure& measure : knowledge_.measures) {
      if (cites_it(measure.citation)) measures.push_back(Text(measure.id));
    }
    json::array precautions;
    json::array limits;
    for (const knowledge::Treatment& treatment : knowledge_.treatments) {
      for (const knowledge::Precaution& precaution : treatment.precautions) {
        if (cites_it(precaution.citation)) precautions.push_back(Text(precaution.id));
      }
      for (const knowledge::Limit& limit : treatment.limits) {
        if (cites_it(limit.citation)) limits.push_back(Text(limit.id));
      }
    }
    return {
        {"id", Text(source.id)},
        {"citation", Text(source.citation)},
        {"source_kind", Text(source.kind)},
        {"doi", Text(source.doi)},
        {"url", Text(source.url)},
        {"registry", Text(source.registry)},
        {"published", Text(source.published)},
        {"reviewed", Day(source.reviewed)},
        {"next_review", Day(source.next_review)},
        {"read", Text(source.read)},
        {"also", Texts(source.also)},
        {"since", Day(source.validity.since)},
        {"until", Day(source.validity.until)},
        {"cited_by",
         {{"rules", std::move(rules)},
          {"measures", std::move(measures)},
          {"precautions", std::move(precautions)},
          {"limits", std::move(limits)}}},
    };
  }

  const Knowledge& knowledge_;
};

}  // namespace

json::object PageToJson(const Knowledge& knowledge, const Named& named) {
  json::object object{{"kind", Text(KindName(named.kind))}};
  for (const json::key_value_pair& member : PageObject(knowledge).Of(named)) {
    object[member.key()] = member.value();
  }
  return object;
}

}  // namespace grevy::cli
