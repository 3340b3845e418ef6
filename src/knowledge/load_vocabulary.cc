// Reading vocabulary/*.yaml: the fields, by section of the form.

#include <fmt/format.h>

#include <array>

#include "knowledge/fact.h"
#include "knowledge/loading.h"

namespace grevy::knowledge {
namespace {

using logic::Decimal;
using logic::Field;
using logic::FieldId;
using logic::Type;

constexpr std::array<std::string_view, 5> kTypes = {"boolean", "choice", "choices", "integer",
                                                    "decimal"};
constexpr std::array<std::string_view, 3> kTurnarounds = {"hours", "days", "weeks"};

struct Bounds {
  std::optional<Decimal> low;
  std::optional<Decimal> high;
};

// `0..100`, where either side may be missing.
Bounds ReadBounds(Record& record, std::string_view key) {
  const Yaml* node = record.Optional(key);
  if (node == nullptr) return {};
  const std::size_t dots = node->text.find("..");
  if (dots == std::string::npos) {
    record.Report(*node, fmt::format("'{}' must be written as 0..100", key));
    return {};
  }
  const std::string low = node->text.substr(0, dots);
  const std::string high = node->text.substr(dots + 2);
  Bounds bounds{Decimal::Parse(low), Decimal::Parse(high)};
  if ((!low.empty() && !bounds.low) || (!high.empty() && !bounds.high) ||
      (bounds.low && bounds.high && *bounds.low > *bounds.high)) {
    record.Report(*node,
                  fmt::format("'{}' must be written as 0..100, the smaller number first", key));
    return {};
  }
  return bounds;
}

void LoadField(Loading& loading, const YamlFile& file, const YamlEntry& entry,
               const std::string& section) {
  Record record(file, entry.value, loading.problems());
  Field field;
  FieldNotes notes;
  field.id = entry.key.text;
  notes.section = section;
  const std::string type = record.OneOf("type", kTypes);
  for (std::size_t i = 0; i < kTypes.size(); ++i) {
    if (type == kTypes[i]) field.type = static_cast<Type>(i);
  }
  if (field.type == Type::kChoice || field.type == Type::kChoices) ReadValues(record, field, notes);
  const Bounds range = ReadBounds(record, "range");
  field.minimum = range.low;
  field.maximum = range.high;
  const Bounds usual = ReadBounds(record, "usual");
  notes.usual_minimum = usual.low;
  notes.usual_maximum = usual.high;
  field.unit = record.OptionalText("unit");
  field.synonyms = record.OptionalTexts("synonyms");
  notes.label = record.Text("label");
  notes.short_label = ReadShortLabel(record, notes.label);
  notes.plain = record.Text("plain");
  notes.also_known_as = record.OptionalTexts("also_known_as");
  notes.owner = record.Text("owner");
  notes.turnaround = record.OneOf("turnaround", kTurnarounds);
  notes.recoverable = record.OptionalBool("recoverable", false);
  notes.valid = record.OptionalText("valid");
  notes.valid_days = record.OptionalInteger("valid_days");
  notes.valid_proposed = record.OptionalBool("valid_proposed", false);
  notes.confusable = record.OptionalTexts("confusable");
  notes.asked = record.OptionalText("asked");
  notes.rows = record.OptionalTexts("rows");
  const Yaml* presumed = record.Optional("presumed");
  const Yaml* reading_error = record.Optional("reading_error");
  record.RejectUnknownKeys();

  std::vector<std::string> names = field.synonyms;
  names.push_back(field.id);
  for (const std::string& name : names) {
    if (loading.knowledge().schema.Find(name))
      record.Report(entry.key, fmt::format("'{}' already names another field", name));
  }
  const FieldId id = loading.knowledge().schema.Add(std::move(field));

  if (presumed != nullptr) {
    Record presumption(file, *presumed, loading.problems());
    const Yaml* value = presumption.Required("value");
    Presumption read;
    read.because = presumption.Text("because");
    presumption.RejectUnknownKeys();
    if (value != nullptr) {
      read.value = value->kind == Yaml::Kind::kScalar ? value->text : "none";
      read.values =
          ReadFactValues(file, *value, loading.knowledge().schema, id, notes, loading.problems());
    }
    notes.presumed = std::move(read);
    loading.presumptions[id] = {&file, presumed};
  }
  if (reading_error != nullptr) loading.reading_errors.push_back({id, {&file, reading_error}});
  loading.knowledge().notes.push_back(std::move(notes));
}

}  // namespace

void LoadVocabulary(Loading& loading, const YamlFile& file) {
  Record root(file, file.root, loading.problems());
  Section section{root.Text("section"), root.Text("title")};
  const Yaml* fields = root.RequiredMap("fields");
  root.RejectUnknownKeys();
  if (fields == nullptr) return;
  for (const YamlEntry& entry : fields->entries) LoadField(loading, file, entry, section.id);
  loading.knowledge().sections.push_back(std::move(section));
}

}  // namespace grevy::knowledge
