// Reading facts and cases; see fact.h.

#include "knowledge/fact.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "knowledge/plausible.h"
#include "knowledge/record.h"
#include "logic/suggest.h"

namespace grevy::knowledge {
namespace {

using logic::Decimal;
using logic::Field;
using logic::FieldId;
using logic::Problems;
using logic::Schema;
using logic::Severity;
using logic::Type;
using logic::ValueSet;

std::string Trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\n");
  if (begin == std::string_view::npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(" \t\n") - begin + 1));
}

bool StartsLikeNumber(std::string_view text) {
  return !text.empty() && (std::isdigit(static_cast<unsigned char>(text[0])) != 0 ||
                           text[0] == '.' || text[0] == '-');
}

// More are no list that a person wrote; for numbers there are ranges.
constexpr std::size_t kMostListed = 100;

std::string RangeText(const Field& field) {
  const std::string unit = field.unit.empty() ? "" : " " + field.unit;
  return fmt::format("{} to {}{}", field.minimum ? field.minimum->ToString() : "any",
                     field.maximum ? field.maximum->ToString() : "any", unit);
}

class FactReader {
 public:
  FactReader(const YamlFile& file, const Schema& schema, FieldId field, const FieldNotes& notes,
             Problems& problems)
      : file_(file),
        schema_(schema),
        id_(field),
        field_(schema[field]),
        notes_(notes),
        problems_(problems) {}

  FactValues Read(const Yaml& node) {
    if (IsUnknown(node)) return {};
    if (node.items.size() > kMostListed) {
      Report(node, fmt::format("at most {} values can be listed", kMostListed));
      return {};
    }
    if (field_.type == Type::kChoices) return Members(node);
    std::optional<ValueSet> values;
    switch (node.kind) {
      case Yaml::Kind::kScalar:
        values = One(node);
        break;
      case Yaml::Kind::kList:
        values = Several(node);
        break;
      default:
        Report(node, fmt::format("'{}' needs a value here", field_.id));
    }
    if (!values) return {};
    return {{schema_.VariableOf(id_), *values}};
  }

 private:
  static bool IsUnknown(const Yaml& node) {
    return node.kind == Yaml::Kind::kNull ||
           (node.kind == Yaml::Kind::kScalar && node.text == "unknown");
  }

  void Report(const Yaml& node, std::string message, Severity severity = Severity::kError) {
    problems_.push_back(file_.ProblemAt(node, std::move(message), severity));
  }

  std::optional<ValueSet> Several(const Yaml& list) {
    ValueSet all;
    if (list.items.empty()) {
      Report(list, "an empty list says nothing: write null for 'not known'");
      return std::nullopt;
    }
    for (const Yaml& item : list.items) {
      if (item.kind != Yaml::Kind::kScalar) {
        Report(item, "each of the possible values must be a plain value");
        return std::nullopt;
      }
      const std::optional<ValueSet> one = One(item);
      if (!one) return std::nullopt;
      all = all.Union(*one);
    }
    return all;
  }

  std::optional<ValueSet> One(const Yaml& scalar) {
    switch (field_.type) {
      case Type::kBoolean:
        return Boolean(scalar);
      case Type::kChoice: {
        const auto index = Value(scalar);
        if (!index) return std::nullopt;
        return ValueSet::Equal(*index);
      }
      case Type::kInteger:
      case Type::kDecimal:
        return Number(scalar);
      case Type::kChoices:
        break;
    }
    return std::nullopt;
  }

  std::optional<ValueSet> Boolean(const Yaml& scalar) {
    const std::string& text = scalar.text;
    if (text == "true" || text == "yes" || text == "True") return ValueSet::Equal(1);
    if (text == "false" || text == "no" || text == "False") return ValueSet::Equal(0);
    Report(scalar, fmt::format("'{}' is a yes or no: write true, false or null, not '{}'",
                               field_.id, text));
    return std::nullopt;
  }

  std::optional<std::uint32_t> Value(const Yaml& scalar) {
    const auto index = field_.IndexOf(scalar.text);
    if (!index) {
      std::string suggestion = logic::Closest(scalar.text, field_.values);
      if (suggestion.empty()) {  // perhaps the label was written
        const auto label = logic::Closest(scalar.text, notes_.value_labels);
        const auto found = std::find(notes_.value_labels.begin(), notes_.value_labels.end(), label);
        if (!label.empty())
          suggestion = field_.values[static_cast<std::size_t>(found - notes_.value_labels.begin())];
      }
      Report(scalar,
             fmt::format("'{}' is no value of '{}'{}; it is one of {}", scalar.text, field_.id,
                         logic::DidYouMean(suggestion), fmt::join(field_.values, ", ")));
    }
    return index;
  }

  FactValues Members(const Yaml& node) {
    if (node.kind != Yaml::Kind::kList) {
      Report(node,
             fmt::format("'{}' is a set: write a list, such as [{}], or [] for none", field_.id,
                         node.text.empty() || !field_.IndexOf(node.text) ? field_.values.front()
                                                                         : node.text));
      return {};
    }
    FactValues values;
    for (std::uint32_t member = 0; member < field_.values.size(); ++member) {
      values.emplace_back(schema_.VariableOf(id_, member), ValueSet::Equal(0));
    }
    for (const Yaml& item : node.items) {
      if (const auto index = Value(item)) values[*index].second = ValueSet::Equal(1);
    }
    return values;
  }

  std::optional<ValueSet> Number(const Yaml& scalar) {
    std::string text = Trimmed(scalar.text);
    if (const std::size_t dots = text.find(".."); dots != std::string::npos) {
      const auto low = Bound(scalar, text.substr(0, dots));
      const auto high = Bound(scalar, text.substr(dots + 2));
      if (!low || !high) return std::nullopt;
      if (*low > *high) {
        Report(scalar, "the first number of a range is the smaller one");
        return std::nullopt;
      }
      return ValueSet::Between(field_.PlaceOf(*low), field_.PlaceOf(*high))
          .Intersect(field_.Domain());
    }
    for (const std::string_view sign : {"<=", ">=", "<", ">"}) {
      if (!text.starts_with(sign)) continue;
      const auto bound = Bound(scalar, text.substr(sign.size()));
      if (!bound) return std::nullopt;
      const logic::Place place = field_.PlaceOf(*bound);
      const ValueSet values = sign == "<"    ? ValueSet::Below(place)
                              : sign == "<=" ? ValueSet::AtMost(place)
                              : sign == ">"  ? ValueSet::Above(place)
                                             : ValueSet::AtLeast(place);
      const ValueSet possible = values.Intersect(field_.Domain());
      if (possible.empty()) {
        Report(scalar, fmt::format("no value of '{}' is {} {} ({})", field_.id, sign,
                                   bound->ToString(), RangeText(field_)));
        return std::nullopt;
      }
      return possible;
    }
    const auto number = Bound(scalar, text);
    if (!number) return std::nullopt;
    return ValueSet::Equal(field_.PlaceOf(*number));
  }

  std::optional<Decimal> Bound(const Yaml& scalar, std::string_view raw) {
    std::string text = Trimmed(raw);
    // The unit may stand behind the number when it is the field's own.
    if (!field_.unit.empty() && text.size() > field_.unit.size() && text.ends_with(field_.unit)) {
      text = Trimmed(std::string_view(text).substr(0, text.size() - field_.unit.size()));
    }
    const std::optional<Decimal> number = Decimal::Parse(text);
    if (!number) {
      ReportNoNumber(scalar, text);
      return std::nullopt;
    }
    if (field_.type == Type::kInteger && !number->IsInteger()) {
      Report(scalar, fmt::format("'{}' is a whole number, not {}", field_.id, text));
      return std::nullopt;
    }
    if ((field_.minimum && *number < *field_.minimum) ||
        (field_.maximum && *number > *field_.maximum)) {
      Report(scalar, fmt::format("{} is outside of what is possible for '{}' ({}){}", text,
                                 field_.id, RangeText(field_), UnitHint()));
      return std::nullopt;
    }
    if ((notes_.usual_minimum && *number < *notes_.usual_minimum) ||
        (notes_.usual_maximum && *number > *notes_.usual_maximum)) {
      Report(scalar,
             fmt::format("{} is unusual for '{}' (usually {} to {}{}): is the unit right?{}", text,
                         field_.id, notes_.usual_minimum ? notes_.usual_minimum->ToString() : "any",
                         notes_.usual_maximum ? notes_.usual_maximum->ToString() : "any",
                         field_.unit.empty() ? "" : " " + field_.unit, UnitHint()),
             Severity::kWarning);
    }
    return number;
  }

  std::string UnitHint() const {
    if (notes_.confusable.empty()) return {};
    return fmt::format("; easily confused with: {}", fmt::join(notes_.confusable, "; "));
  }

  void ReportNoNumber(const Yaml& scalar, const std::string& text) {
    std::string with_point = text;
    std::replace(with_point.begin(), with_point.end(), ',', '.');
    if (const auto number = Decimal::Parse(with_point); number && with_point != text) {
      if (const std::size_t comma = text.find(',');
          text.size() - comma == 4 && text[0] != '0') {  // 1,250
        std::string without = text;
        without.erase(comma, 1);
        return Report(scalar,
                      fmt::format("{} can be read as {} or as {}: write it without the comma", text,
                                  without, number->ToString()));
      }
      return Report(scalar, fmt::format("write the decimal point as a point: {} instead of {}",
                                        with_point, text));
    }
    if (StartsLikeNumber(text)) {
      const std::size_t end = text.find_first_not_of("0123456789.-");
      const std::string unit =
          end == std::string::npos ? "" : Trimmed(std::string_view(text).substr(end));
      if (!unit.empty() && unit[0] != '-' &&
          Decimal::Parse(text.substr(0, end))) {  // 8 - 12 is no unit
        return Report(scalar, field_.unit.empty()
                                  ? fmt::format("'{}' is a plain number without a unit, not in {}",
                                                field_.id, unit)
                                  : fmt::format("'{}' is in {}, not in {}: convert the number",
                                                field_.id, field_.unit, unit));
      }
    }
    Report(scalar,
           fmt::format("'{}' is a number{}: write 12, 8..12, <3 or null, not '{}'", field_.id,
                       field_.unit.empty() ? "" : " (" + field_.unit + ")", text));
  }

  const YamlFile& file_;
  const Schema& schema_;
  FieldId id_;
  const Field& field_;
  const FieldNotes& notes_;
  Problems& problems_;
};

// A map under a fact states value, day and source; any other value is the value itself.
StatedFact ReadStatedFact(const YamlFile& file, const Yaml& node, const Knowledge& knowledge,
                          FieldId field, Problems& problems) {
  StatedFact fact;
  fact.field = field;
  const Yaml* value = &node;
  if (node.kind == Yaml::Kind::kMap) {
    Record record(file, node, problems);
    fact.on = record.OptionalDate("on");
    fact.source = record.OptionalText("source");
    value = record.Optional("value");
    record.RejectUnknownKeys();
    if (value == nullptr) return fact;
  }
  fact.values =
      ReadFactValues(file, *value, knowledge.schema, field, knowledge.notes[field], problems);
  return fact;
}

}  // namespace

FactValues ReadFactValues(const YamlFile& file, const Yaml& node, const Schema& schema,
                          FieldId field, const FieldNotes& notes, Problems& problems) {
  return FactReader(file, schema, field, notes, problems).Read(node);
}

void ReadFacts(const YamlFile& file, const Yaml& node, const Knowledge& knowledge, Case& result,
               Problems& problems) {
  if (node.kind != Yaml::Kind::kMap) {
    problems.push_back(file.ProblemAt(
        node, "'facts' lists fields with their values, such as 'site: small_bowel'"));
    return;
  }
  std::map<FieldId, const Yaml*> stated;
  const std::size_t before = problems.size();
  for (const YamlEntry& entry : node.entries) {
    if (problems.size() - before >= kMostProblems) {
      problems.push_back(file.ProblemAt(
          entry.key, "too many problems: mend the first ones, the rest is not shown"));
      return;
    }
    const std::string& name = entry.key.text;
    const auto field = knowledge.schema.Find(name);
    if (!field) {
      problems.push_back(file.ProblemAt(
          entry.key, fmt::format("unknown field '{}'{}", name,
                                 logic::DidYouMean(knowledge.schema.Suggest(name)))));
      continue;
    }
    if (knowledge.schema[*field].derived) {
      problems.push_back(file.ProblemAt(
          entry.key,
          fmt::format("'{}' is worked out from other facts and cannot be stated", name)));
      continue;
    }
    if (const auto [first, added] = stated.emplace(*field, &entry.key); !added) {
      problems.push_back(
          file.ProblemAt(entry.key, fmt::format("'{}' is stated twice; the first is in line {}",
                                                knowledge.schema[*field].id, first->second->line)));
      continue;
    }
    result.facts.push_back(ReadStatedFact(file, entry.value, knowledge, *field, problems));
  }
}

Case ReadCase(std::string name, std::string text, const Knowledge& knowledge, Problems& problems) {
  Case result;
  const YamlFile file = ReadYaml(std::move(name), std::move(text), kLargestCase, problems);
  if (logic::HasErrors(problems)) return result;
  Record record(file, file.root, problems);
  if (file.root.kind != Yaml::Kind::kMap) return result;
  const Yaml* facts = record.Optional("facts");
  if (const YamlEntry* entry = file.root.Find("facts"); entry == nullptr) {
    record.Report(file.root, "'facts:' is missing: put the facts of the case below it");
  }
  record.OptionalText("id");
  record.OptionalText("title");
  result.as_of = record.OptionalDate("as_of");
  const Yaml* place =
      record.Has("jurisdiction") ? record.Optional("jurisdiction") : record.Optional("country");
  if (place != nullptr) {
    result.jurisdiction = place->text;
    if (result.jurisdiction != "all" &&
        knowledge.FindJurisdiction(result.jurisdiction) == nullptr) {
      std::vector<std::string> codes{"all"};
      for (const Jurisdiction& jurisdiction : knowledge.jurisdictions)
        codes.push_back(jurisdiction.code);
      record.Report(*place, fmt::format("unknown jurisdiction '{}'; it is one of {}",
                                        result.jurisdiction, fmt::join(codes, ", ")));
    }
    if (result.jurisdiction == "all") result.jurisdiction.clear();
  }
  record.RejectUnknownKeys();
  if (facts != nullptr) ReadFacts(file, *facts, knowledge, result, problems);
  if (facts != nullptr && !logic::HasErrors(problems))
    CheckPlausible(file, *facts, knowledge, result, problems);
  return result;
}

}  // namespace grevy::knowledge
