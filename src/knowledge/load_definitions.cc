// Reading definitions.yaml: derived fields, in two passes, so that any definition may use any
// other. A definition in which a number is computed is a calculation, and says more of itself: how
// its result is rounded, and where in its source the formula stands.

#include <fmt/format.h>

#include <array>

#include "knowledge/loading.h"

namespace grevy::knowledge {
namespace {

using logic::Field;
using logic::FieldId;
using logic::Place;
using logic::Type;

constexpr std::array<std::string_view, 4> kTypes = {"boolean", "choice", "integer", "decimal"};
constexpr std::int32_t kMostDecimals = 8;

const Yaml* DefinitionList(Loading& loading, const YamlFile& file) {
  Record root(file, file.root, loading.problems());
  const Yaml* list = root.RequiredList("definitions");
  root.RejectUnknownKeys();
  return list;
}

// A field that exists only as a definition.
void DeclareDerived(Loading& loading, Record& record, const std::string& id,
                    const std::string& type) {
  Field field;
  FieldNotes notes;
  field.id = id;
  field.derived = true;
  field.type = type == "integer"   ? Type::kInteger
               : type == "decimal" ? Type::kDecimal
               : type == "choice"  ? Type::kChoice
                                   : Type::kBoolean;
  notes.label = record.Text("label");
  notes.short_label = ReadShortLabel(record, notes.label);
  notes.plain = record.Text("plain");
  notes.rows = record.OptionalTexts("rows");
  notes.section = "derived";
  if (field.type == Type::kChoice) ReadValues(record, field, notes);
  if (field.IsNumber()) {
    field.unit = record.OptionalText("unit");
    if (const Yaml* range = record.Required("range")) {
      const std::size_t dots = range->text.find("..");
      if (dots != std::string::npos) {
        field.minimum = logic::Decimal::Parse(range->text.substr(0, dots));
        field.maximum = logic::Decimal::Parse(range->text.substr(dots + 2));
      }
      if (!field.minimum || !field.maximum || *field.minimum > *field.maximum) {
        record.Report(*range, "the range of a defined number is written as 1..3");
        field.minimum = field.maximum = std::nullopt;
      }
    }
  }
  loading.knowledge().schema.Add(std::move(field));
  loading.knowledge().notes.push_back(std::move(notes));
}

// Whether every value can have its own cell, and thus its own condition.
bool HasFewValues(const Field& field) {
  if (field.type != Type::kInteger) return field.type != Type::kDecimal;
  if (!field.minimum || !field.maximum) return false;
  return field.PlaceOf(*field.maximum) - field.PlaceOf(*field.minimum) <
         static_cast<Place>(logic::kMostCells);
}

// The conditions "the definition has this value", one for each value that it can have; none where
// these are too many.
std::vector<std::pair<Place, logic::ConditionId>> Outcomes(Loading& loading, FieldId field) {
  std::vector<std::pair<Place, logic::ConditionId>> outcomes;
  const auto add = [&](Place place) {
    logic::Expression is;
    is.op = logic::Operator::kTest;
    is.field = field;
    is.values = logic::ValueSet::Equal(place);
    outcomes.emplace_back(place, loading.AddCondition(std::move(is)));
  };
  const Field& shape = loading.knowledge().schema[field];
  if (shape.type == Type::kBoolean) {
    add(1);
  } else if (HasFewValues(shape)) {
    for (const logic::Range& range : shape.Domain().ranges()) {
      for (Place place = range.begin; place < range.end; ++place) add(place);
    }
  }
  return outcomes;
}

// How a calculated number is rounded: to the decimals that it states.
logic::Expression Rounded(Record& record, const Field& field, logic::Expression number,
                          std::int32_t& decimals) {
  logic::Expression rounded;
  rounded.op = logic::Operator::kRound;
  if (field.type == Type::kDecimal) {
    decimals = record.OptionalInteger("decimals").value_or(-1);
    if (decimals < 0 || decimals > kMostDecimals) {
      record.Report(record.node(), fmt::format("say to how many decimals '{}' is rounded: "
                                               "'decimals:' with 0 to {}",
                                               field.id, kMostDecimals));
      decimals = 0;
    }
  }
  rounded.digits = decimals;
  rounded.children.push_back(std::move(number));
  return rounded;
}

// A formula is as good as what was read of it.
void ReadSource(Loading& loading, Record& record, bool is_calculation, Definition& definition) {
  if (is_calculation) {
    definition.citation = loading.ReadCitation(record, Loading::Locator::kRequired);
  } else if (const Yaml* source = record.Optional("source")) {
    Citation citation;
    citation.source = loading.FindSource(record, *source).value_or(0);
    citation.at = record.OptionalText("at");
    definition.citation = citation;
  }
}

}  // namespace

void DeclareDefinitions(Loading& loading, const YamlFile& file) {
  const Yaml* list = DefinitionList(loading, file);
  if (list == nullptr) return;
  for (const Yaml& item : list->items) {
    Record record(file, item, loading.problems());
    const std::string id = record.Text("id");
    const std::string type = record.OneOf("type", kTypes);
    if (const auto stated = loading.knowledge().schema.Find(id)) {
      const Field& field = loading.knowledge().schema[*stated];
      if (field.derived) record.Report(item, fmt::format("'{}' is defined twice", id));
      if (field.type == Type::kChoices || logic::TypeName(field.type) != type) {
        record.Report(item, fmt::format("'{}' is a {}: it cannot be defined as a {}", id,
                                        logic::TypeName(field.type), type));
      }
    } else {
      DeclareDerived(loading, record, id, type);
    }
  }
}

void LoadDefinitions(Loading& loading, const YamlFile& file) {
  const Yaml* list = DefinitionList(loading, file);
  if (list == nullptr) return;
  for (const Yaml& item : list->items) {
    Record record(file, item, loading.problems());
    const auto field = loading.knowledge().schema.Find(record.Text("id"));
    if (!field) continue;
    const Field& shape = loading.knowledge().schema[*field];
    for (const std::string_view key :
         {"type", "label", "short", "plain", "values", "range", "unit"})
      record.Optional(key);
    Definition definition;
    definition.field = *field;
    definition.rows = record.OptionalTexts("rows");
    const Yaml* body = record.Required("is");
    if (body == nullptr) continue;
    definition.text = ScalarText(file, *body, loading.problems());
    logic::Checked checked = logic::Read(definition.text, loading.knowledge().schema, *field);
    if (!checked.ok()) {
      logic::Problem problem = file.ProblemAt(*body, checked.error);
      problem.excerpt = definition.text;
      problem.underlined = checked.error_span;
      loading.problems().push_back(std::move(problem));
      continue;
    }
    const bool is_calculation = logic::IsCalculation(checked.expression);
    ReadSource(loading, record, is_calculation, definition);
    if (is_calculation && shape.IsNumber()) {
      checked.expression =
          Rounded(record, shape, std::move(checked.expression), definition.decimals);
    }
    record.RejectUnknownKeys();
    if (loading.result.definitions.contains(*field) ||
        !(is_calculation ? loading.calculations : loading.result.definitions)
             .emplace(*field, std::move(checked.expression))
             .second)
      record.Report(item, fmt::format("'{}' is defined twice", shape.id));
    if (!is_calculation && !HasFewValues(shape)) {
      record.Report(
          item, fmt::format("'{}' cannot be defined: it needs a range of at most {} whole numbers",
                            shape.id, logic::kMostCells));
    }
    definition.outcomes = Outcomes(loading, *field);
    loading.knowledge().definitions.push_back(std::move(definition));
  }
}

}  // namespace grevy::knowledge
