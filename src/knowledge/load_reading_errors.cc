// Reading the usual errors of fields. They stand in vocabulary/*.yaml, each with its field, and may
// name any field and definition: so they are read after all of these.
//
//     reading_error:
//       plus_minus: 2                       # of a number, in its unit; or
//       may_be: { G1: [G2], G2: [G1] }      # of a choice: what a value may be instead
//       where: site = 'pancreas'            # the cases of which the source speaks
//       because: …
//       source: …
//       at: …
//       known: seen

#include <fmt/format.h>

#include "knowledge/loading.h"
#include "logic/suggest.h"

namespace grevy::knowledge {
namespace {

using logic::Field;
using logic::Type;
using logic::ValueSet;

ValueSet ReadValue(Record& record, const Yaml& node, const Field& field) {
  if (const auto index = field.IndexOf(node.text)) return ValueSet::Equal(*index);
  record.Report(node, fmt::format("'{}' is no value of '{}'{}", node.text, field.id,
                                  logic::DidYouMean(logic::Closest(node.text, field.values))));
  return {};
}

void ReadMayBe(Record& record, const Yaml& map, const Field& field, ReadingError& error) {
  for (const YamlEntry& entry : map.entries) {
    const ValueSet value = ReadValue(record, entry.key, field);
    ValueSet others;
    for (const Yaml& other : entry.value.items)
      others = others.Union(ReadValue(record, other, field));
    if (entry.value.items.empty() || others.Intersects(value))
      record.Report(entry.value, "list the other values that it may be");
    if (!value.empty()) error.may_be.emplace_back(value.ranges().front().begin, others);
  }
}

void ReadExtent(Record& record, const Field& field, ReadingError& error) {
  error.plus_minus = record.OptionalDecimal("plus_minus");
  const Yaml* may_be = record.Optional("may_be");
  if (error.plus_minus.has_value() == (may_be != nullptr)) {
    record.Report(record.node(), "give either 'plus_minus' or 'may_be'");
  } else if (may_be != nullptr && (field.type != Type::kChoice || may_be->entries.empty())) {
    record.Report(*may_be, "'may_be' maps values of a choice to what they may be instead");
  } else if (may_be != nullptr) {
    ReadMayBe(record, *may_be, field, error);
  } else if (!field.IsNumber() || *error.plus_minus <= logic::Decimal() ||
             (field.type == Type::kInteger && !error.plus_minus->IsInteger())) {
    record.Report(*record.Optional("plus_minus"),
                  "'plus_minus' is above 0, and a number that its field can have");
  }
}

}  // namespace

void LoadReadingErrors(Loading& loading) {
  for (const auto& [field, where] : loading.reading_errors) {
    Record record(*where.file, *where.node, loading.problems());
    ReadingError error;
    ReadExtent(record, loading.knowledge().schema[field], error);
    if (record.Has("where")) {
      error.where = loading.ReadCondition(record, "where");
      loading.must_be_possible.push_back(
          {error.where->id, where, fmt::format("the condition '{}'", error.where->text)});
    }
    error.because = record.Text("because");
    error.citation = loading.ReadCitation(record, Loading::Locator::kRequired);
    record.RejectUnknownKeys();
    loading.knowledge().notes[field].reading_error = std::move(error);
  }
}

}  // namespace grevy::knowledge
