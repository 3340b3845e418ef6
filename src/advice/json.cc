// Writing advice as JSON; see json.h.

#include "advice/json.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>

#include "advice/needs.h"
#include "advice/open_trials.h"

namespace grevy::advice {
namespace {

namespace json = boost::json;
using knowledge::Knowledge;
using logic::Decimal;
using logic::Field;
using logic::FieldId;
using logic::Kleene;
using logic::Place;
using logic::Range;
using logic::Type;
using logic::ValueSet;

json::string Text(std::string_view text) { return json::string(text); }

json::value Held(Kleene held) {
  if (held == Kleene::kUnknown) return nullptr;
  return held == Kleene::kTrue;
}

json::value Number(Decimal number) {
  if (number.IsInteger()) return number.units() / Decimal::kUnitsPerOne;
  return std::stod(number.ToString());
}

json::value ValueAt(const Field& field, Place place) {
  switch (field.type) {
    case Type::kBoolean:
    case Type::kChoices:
      return place != 0;
    case Type::kChoice:
      return Text(field.values[static_cast<std::size_t>(place)]);
    case Type::kInteger:
    case Type::kDecimal:
      return Number(field.NumberAt(place));
  }
  return nullptr;
}

// A range of numbers in the notation of case files; an end that does not belong to it is marked:
// ">10..20", "10..<20".
json::value NumberRange(const Field& field, const Range& range) {
  const Range domain = field.Domain().ranges().front();
  const Place last = range.end - 1;
  if (last == range.begin && !field.IsJustAbove(last)) return Number(field.NumberAt(last));
  // An end that the field does not have is no number: each is worked out only where it is written.
  const auto low = [&] { return field.NumberAt(range.begin).ToString(); };
  const auto high = [&] {
    return field.NumberAt(field.IsJustAbove(last) ? last + 1 : last).ToString();
  };
  if (range.begin <= domain.begin) return Text((field.IsJustAbove(last) ? "<" : "<=") + high());
  if (range.end >= domain.end) return Text((field.IsJustAbove(range.begin) ? ">" : ">=") + low());
  return Text((field.IsJustAbove(range.begin) ? ">" : "") + low() + ".." +
              (field.IsJustAbove(last) ? "<" : "") + high());
}

json::value ValuesToJson(const Field& field, const ValueSet& values) {
  json::array all;
  if (field.IsNumber()) {
    for (const Range& range : values.ranges()) all.push_back(NumberRange(field, range));
  } else {
    for (const Range& range : values.ranges()) {
      for (Place place = range.begin; place < range.end; ++place)
        all.push_back(ValueAt(field, place));
    }
  }
  if (all.size() == 1) return all.front();
  return all;
}

json::array Ids(const Knowledge& knowledge, const std::vector<FieldId>& fields) {
  json::array ids;
  for (const FieldId field : fields) ids.push_back(Text(knowledge.schema[field].id));
  return ids;
}

json::array Texts(const std::vector<std::string>& texts) {
  json::array array;
  for (const std::string& text : texts) array.push_back(Text(text));
  return array;
}

json::array Verdicts(const std::vector<Verdict>& verdicts) {
  json::array names;
  for (const Verdict verdict : verdicts) names.push_back(Text(VerdictName(verdict)));
  return names;
}

class Writer {
 public:
  explicit Writer(const Advice& advice) : advice_(advice), knowledge_(*advice.knowledge) {}

  json::value Write() const {
    json::object facts;
    for (const knowledge::StatedFact& fact : advice_.stated.facts) {
      facts[knowledge_.schema[fact.field].id] = FactToJson(knowledge_, fact);
    }
    json::object derived;
    for (const Derived& value : advice_.derived) {
      const Field& field = knowledge_.schema[value.field];
      derived[field.id] = value.value ? ValueAt(field, *value.value) : json::value(nullptr);
    }
    json::array calculated;
    for (const Calculated& value : advice_.calculated) calculated.push_back(OfCalculated(value));
    json::array treatments;
    for (const TreatmentAdvice& treatment : advice_.treatments)
      treatments.push_back(OfTreatment(treatment));
    json::array questions;
    for (const Question& question : advice_.questions) questions.push_back(OfQuestion(question));
    json::array measures;
    for (const MeasureHeld& measure : advice_.measures) measures.push_back(OfMeasure(measure));
    json::array needs;
    for (const Need& need : Needs(advice_)) {
      needs.push_back(
          {{"question", Text(need.data->question)}, {"fields", Ids(knowledge_, need.fields)}});
    }
    json::array trials;
    for (const OpenTrial& open : OpenTrials(advice_)) trials.push_back(OfTrial(open));
    return json::object{
        {"knowledge", {{"version", Text(knowledge_.version)}, {"hash", Text(knowledge_.hash)}}},
        {"as_of", Text(knowledge::ToIso(advice_.as_of))},
        {"jurisdiction", Text(advice_.jurisdiction.empty() ? "all" : advice_.jurisdiction)},
        {"facts", std::move(facts)},
        {"not_counted", Ids(knowledge_, advice_.not_counted)},
        {"derived", std::move(derived)},
        {"calculated", std::move(calculated)},
        {"needs", std::move(needs)},
        {"treatments", std::move(treatments)},
        {"measures", std::move(measures)},
        {"trials", std::move(trials)},
        {"questions", std::move(questions)},
        {"warnings", Texts(advice_.warnings)},
    };
  }

  json::array OfDoors(const std::vector<Door>& doors) const {
    json::array array;
    for (const Door& door : doors) array.push_back(OfDoor(door));
    return array;
  }

  void AddFirmness(const Firmness& firmness, json::object& treatment) const {
    if (firmness.tried) {
      json::array changes;
      for (const VerdictChange& change : firmness.changes) changes.push_back(OfChange(change));
      treatment["would_change"] = std::move(changes);
      json::array errors;
      for (const VerdictChange& change : firmness.reading_errors)
        errors.push_back(OfReadingError(change));
      treatment["reading_errors"] = std::move(errors);
    }
    json::array straddles;
    for (const Straddle& straddle : firmness.straddles) straddles.push_back(OfStraddle(straddle));
    treatment["straddles"] = std::move(straddles);
  }

  json::object OfAfter(const WhatIf& what_if) const {
    json::object facts;
    json::array lapsed;
    for (const knowledge::StatedFact& change : what_if.changes) {
      const Field& field = knowledge_.schema[change.field];
      if (!change.lapsed) {
        facts[field.id] = FactToJson(knowledge_, change);
      } else if (std::find(what_if.then.not_counted.begin(), what_if.then.not_counted.end(),
                           change.field) != what_if.then.not_counted.end()) {
        lapsed.push_back(Text(field.id));
      }
    }
    json::object object{
        {"treatment", Text(what_if.treatment->id)},
        {"name", Text(what_if.treatment->name)},
        {"facts", std::move(facts)},
        {"lapsed", std::move(lapsed)},
        {"closes", json::array()},
        {"restricts", json::array()},
        {"opens", json::array()},
    };
    for (const Door& door : what_if.doors)
      object[DoorKindName(door.kind)].as_array().push_back(OfDoor(door));
    return object;
  }

 private:
  void AddCitation(json::object& object, const knowledge::Citation& citation) const {
    object["source"] = Text(knowledge_.sources[citation.source].id);
    object["at"] = Text(citation.at);
    json::array further;
    for (const knowledge::SourceId source : citation.further)
      further.push_back(Text(knowledge_.sources[source].id));
    object["further_sources"] = std::move(further);
    object["known"] = Text(knowledge::KnownName(citation.known));
  }

  json::object OfTrial(const OpenTrial& open) const {
    const knowledge::Trial& trial = *open.trial;
    json::object object{
        {"id", Text(trial.id)},
        {"name", Text(trial.name)},
        {"tests", Text(trial.tests)},
        {"phase", Text(trial.phase)},
        {"status", Text(trial.status)},
        {"status_on", Text(knowledge::ToIso(trial.status_on))},
        {"status_is_old", open.status_is_old},
        {"held", Held(open.held)},
        {"open", Ids(knowledge_, open.open)},
        {"missed_by", open.missed_by ? json::value(Text(knowledge_.schema[*open.missed_by].id))
                                     : json::value(nullptr)},
        {"to_check", Texts(trial.to_check)},
    };
    AddCitation(object, trial.citation);
    return object;
  }

  json::value OfReason(const Reason& reason) const {
    const knowledge::Rule& rule = *reason.rule;
    json::array clauses;
    for (const ClauseHeld& clause : reason.clauses) {
      clauses.push_back({{"words", Text(clause.words)}, {"held", Held(clause.held)}});
    }
    json::object object{
        {"rule", Text(rule.id)},
        {"pathway", Text(knowledge_.pathways[rule.pathway].id)},
        {"stance", Text(knowledge::StanceName(rule.stance))},
        {"held", Held(reason.held)},
        {"because", Text(rule.because)},
        {"evidence", Text(rule.evidence)},
        {"intent", Text(rule.intent)},
        {"line", Text(rule.line)},
        {"note", Text(rule.note)},
        {"jurisdictions", Texts(rule.jurisdictions)},
        {"facts", Ids(knowledge_, reason.facts)},
        {"open", Ids(knowledge_, reason.open)},
        {"clauses", std::move(clauses)},
    };
    AddCitation(object, rule.citation);
    return object;
  }

  json::value OfPrecaution(const PrecautionHeld& held) const {
    const knowledge::Precaution& precaution = *held.precaution;
    json::object object{
        {"id", Text(precaution.id)},
        {"effect", Text(knowledge::EffectName(precaution.effect))},
        {"held", Held(held.held)},
        {"because", Text(precaution.because)},
        {"do", Text(precaution.action)},
        {"jurisdictions", Texts(precaution.jurisdictions)},
        {"facts", Ids(knowledge_, held.facts)},
        {"open", Ids(knowledge_, held.open)},
    };
    AddCitation(object, precaution.citation);
    return object;
  }

  json::value OfTreatment(const TreatmentAdvice& treatment) const {
    json::array reasons;
    for (const Reason& reason : treatment.reasons) reasons.push_back(OfReason(reason));
    json::array precautions;
    for (const PrecautionHeld& precaution : treatment.precautions)
      precautions.push_back(OfPrecaution(precaution));
    json::array jointly;
    for (const knowledge::Rule* rule : treatment.jointly) jointly.push_back(Text(rule->id));
    json::object jurisdictions;
    for (const auto& [code, verdict] : treatment.jurisdictions)
      jurisdictions[code] = Text(VerdictName(verdict));
    return json::object{
        {"id", Text(treatment.treatment->id)},
        {"name", Text(treatment.treatment->name)},
        {"group", Text(treatment.treatment->group)},
        {"verdict", Text(VerdictName(treatment.verdict))},
        {"line", Text(treatment.line)},
        {"intent", Text(treatment.intent)},
        {"unverified", treatment.unverified},
        {"guidelines_differ", treatment.guidelines_differ},
        {"jurisdictions", std::move(jurisdictions)},
        {"possible", Verdicts(treatment.possible)},
        {"assumed", Ids(knowledge_, treatment.assumed)},
        {"reasons", std::move(reasons)},
        {"precautions", std::move(precautions)},
        {"jointly", std::move(jointly)},
        {"pending", Ids(knowledge_, treatment.pending)},
        {"settle", Ids(knowledge_, treatment.settling)},
    };
  }

  json::value OfTurn(const Turn& turn) const {
    json::object object;
    if (turn.rule != nullptr) {
      object["rule"] = Text(turn.rule->id);
      object["stance"] = Text(knowledge::StanceName(turn.rule->stance));
    } else {
      object["precaution"] = Text(turn.precaution->id);
      object["effect"] = Text(knowledge::EffectName(turn.precaution->effect));
    }
    json::array lost;
    for (const std::string_view words : turn.lost) lost.push_back(Text(words));
    object["held"] = Held(turn.to);
    object["text"] = Text(turn.because());
    object["lost"] = std::move(lost);
    AddCitation(object, turn.citation());
    return object;
  }

  json::value OfDoor(const Door& door) const {
    json::array because;
    for (const Turn& turn : door.because) because.push_back(OfTurn(turn));
    return json::object{
        {"treatment", Text(door.treatment->id)}, {"from", Text(VerdictName(door.from))},
        {"to", Text(VerdictName(door.to))},      {"kind", Text(DoorKindName(door.kind))},
        {"because", std::move(because)},
    };
  }

  // Of a set, whether any one of the members named would belong to it.
  json::object OfChangedFact(const ChangedFact& fact) const {
    const Field& field = knowledge_.schema[fact.field];
    json::object object{
        {"field", Text(field.id)},
        {"from", ValuesToJson(field, fact.from)},
        {"to", ValuesToJson(field, fact.to)},
        {"words", Text(InWords(knowledge_, fact))},
    };
    if (field.type == Type::kChoices) {
      json::array members;
      for (const logic::VariableId variable : fact.variables)
        members.push_back(Text(field.values[*knowledge_.schema.variables()[variable].member]));
      object["members"] = std::move(members);
    }
    return object;
  }

  json::object OfChange(const VerdictChange& change) const {
    json::array facts;
    for (const ChangedFact& fact : change.facts) facts.push_back(OfChangedFact(fact));
    json::array because;
    for (const Turn& turn : change.because) because.push_back(Text(turn.id()));
    return {
        {"facts", std::move(facts)},
        {"verdict", Text(VerdictName(change.verdict))},
        {"because", std::move(because)},
    };
  }

  json::object OfReadingError(const VerdictChange& change) const {
    const auto& error = *knowledge_.notes[change.facts.front().field].reading_error;
    json::object object = OfChange(change);
    object["error"] = Text(error.because);
    AddCitation(object, error.citation);
    return object;
  }

  json::object OfStraddle(const Straddle& straddle) const {
    const Field& field = knowledge_.schema[straddle.field];
    json::array parts;
    for (const Straddle::Part& part : straddle.parts) {
      parts.push_back({{"values", ValuesToJson(field, part.values)},
                       {"verdict", Text(VerdictName(part.verdict))}});
    }
    return {
        {"field", Text(field.id)},
        {"words", Text(InWords(knowledge_, straddle))},
        {"parts", std::move(parts)},
    };
  }

  json::value OfCalculated(const Calculated& calculated) const {
    const Field& field = knowledge_.schema[calculated.field];
    return json::object{
        {"field", Text(field.id)},
        {"value", ValuesToJson(field, calculated.values)},
        {"from", Ids(knowledge_, calculated.from)},
        {"used", calculated.is_used},
    };
  }

  json::value OfQuestion(const Question& question) const {
    const knowledge::FieldNotes& notes = knowledge_.notes[question.field];
    json::array settles;
    for (const knowledge::Treatment* treatment : question.settles)
      settles.push_back(Text(treatment->id));
    return json::object{
        {"field", Text(knowledge_.schema[question.field].id)},
        {"label", Text(notes.label)},
        {"plain", Text(notes.plain)},
        {"owner", Text(notes.owner)},
        {"turnaround", Text(notes.turnaround)},
        {"settles", std::move(settles)},
        {"computed_from", Ids(knowledge_, question.computed_from)},
    };
  }

  json::value OfMeasure(const MeasureHeld& held) const {
    const knowledge::Measure& measure = *held.measure;
    json::object object{
        {"id", Text(measure.id)},
        {"kind", Text(measure.kind)},
        {"do", Text(measure.action)},
        {"because", Text(measure.because)},
        {"evidence", Text(measure.evidence)},
        {"facts", Ids(knowledge_, held.facts)},
    };
    AddCitation(object, measure.citation);
    return object;
  }

  const Advice& advice_;
  const Knowledge& knowledge_;
};

void PrettyTo(std::string& out, const json::value& value, std::size_t indent) {
  const std::string inner(indent + 2, ' ');
  const auto members = [&](char open, char close, const auto& container, const auto& write) {
    out += open;
    bool first = true;
    for (const auto& member : container) {
      out += first ? "\n" : ",\n";
      first = false;
      out += inner;
      write(member);
    }
    if (!first) out += "\n" + std::string(indent, ' ');
    out += close;
  };
  switch (value.kind()) {
    case json::kind::object:
      members('{', '}', value.get_object(), [&](const json::key_value_pair& member) {
        out += json::serialize(json::string(member.key())) + ": ";
        PrettyTo(out, member.value(), indent + 2);
      });
      break;
    case json::kind::array: {
      const json::array& array = value.get_array();
      const bool flat = std::all_of(array.begin(), array.end(),
                                    [](const json::value& v) { return !v.is_structured(); });
      if (!flat) {
        members('[', ']', array,
                [&](const json::value& member) { PrettyTo(out, member, indent + 2); });
        break;
      }
      out += '[';
      for (std::size_t i = 0; i < array.size(); ++i) {
        if (i > 0) out += ", ";
        PrettyTo(out, array[i], indent);
      }
      out += ']';
      break;
    }
    case json::kind::double_:
      out += fmt::format("{}", value.get_double());
      break;
    default:
      out += json::serialize(value);
  }
}

}  // namespace

json::value FactToJson(const Knowledge& knowledge, const knowledge::StatedFact& fact) {
  const Field& field = knowledge.schema[fact.field];
  json::value value = nullptr;
  if (!fact.values.empty() && field.type == Type::kChoices) {
    json::array members;
    for (const auto& [variable, values] : fact.values) {
      const std::uint32_t member = *knowledge.schema.variables()[variable].member;
      if (values.Contains(1)) members.push_back(Text(field.values[member]));
    }
    value = std::move(members);
  } else if (!fact.values.empty()) {
    value = ValuesToJson(field, fact.values.front().second);
  }
  if (!fact.on && fact.source.empty()) return value;
  json::object stated{{"value", std::move(value)}};
  if (fact.on) stated["on"] = Text(knowledge::ToIso(*fact.on));
  if (!fact.source.empty()) stated["source"] = Text(fact.source);
  return stated;
}

json::value ToJson(const Advice& advice) { return Writer(advice).Write(); }

json::value ToJson(const Advice& advice, const std::vector<std::vector<Door>>& doors,
                   const std::vector<Firmness>& firmness) {
  const Writer writer(advice);
  json::value value = writer.Write();
  json::array& treatments = value.at("treatments").as_array();
  for (std::size_t i = 0; i < treatments.size(); ++i) {
    const Verdict verdict = advice.treatments[i].verdict;
    if (IsSupported(verdict) || verdict == Verdict::kOnHold)
      treatments[i].as_object()["doors"] = writer.OfDoors(doors.at(i));
    if (!firmness.empty()) writer.AddFirmness(firmness.at(i), treatments[i].as_object());
  }
  return value;
}

json::value ToJson(const WhatIf& what_if) {
  const Writer writer(what_if.then);
  json::value value = writer.Write();
  value.as_object()["after"] = writer.OfAfter(what_if);
  return value;
}

std::string Pretty(const json::value& value) {
  std::string out;
  PrettyTo(out, value, 0);
  return out;
}

}  // namespace grevy::advice
