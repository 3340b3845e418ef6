// Writing a field; see field_page.h.

#include "cli/field_page.h"

#include <fmt/format.h>

#include <boost/json.hpp>

#include "cli/wording.h"
#include "knowledge/words.h"

namespace grevy::cli {
namespace {

namespace json = boost::json;
using knowledge::FieldNotes;
using knowledge::Knowledge;
using logic::Decimal;
using logic::Field;
using logic::FieldId;
using logic::Type;

// A line that begins with what it is about; none where there is nothing to say.
void Labelled(Terminal& terminal, std::string_view label, std::string_view text) {
  if (text.empty()) return;
  terminal.Line({.indent = 4, .mark = fmt::format("{}:", label), .mark_style = Style::kDim}, text);
}

std::string ValidInWords(const FieldNotes& notes) {
  std::string text = notes.valid;
  if (notes.valid_days) {
    text += fmt::format("{}counts for {} days{}", text.empty() ? "" : "; ", *notes.valid_days,
                        notes.valid_proposed ? " (our own proposal)" : "");
  }
  return text;
}

void WriteValues(const Field& field, const FieldNotes& notes, Terminal& terminal) {
  if (field.values.empty()) return;
  bool labelled = false;
  for (std::size_t i = 0; i < field.values.size(); ++i) {
    labelled = labelled || notes.value_labels[i] != field.values[i];
  }
  if (!labelled) {
    Labelled(terminal, "values", fmt::format("{}", fmt::join(field.values, ", ")));
    return;
  }
  terminal.Line({.indent = 4, .style = Style::kDim}, "values:");
  for (std::size_t i = 0; i < field.values.size(); ++i) {
    const bool same = notes.value_labels[i] == field.values[i];
    terminal.Line({.indent = 6,
                   .mark = same ? field.values[i] : field.values[i] + ":",
                   .mark_style = Style::kBold},
                  same ? "" : notes.value_labels[i]);
  }
}

json::string Text(std::string_view text) { return json::string(text); }

json::array Texts(const std::vector<std::string>& texts) {
  json::array array;
  for (const std::string& text : texts) array.push_back(Text(text));
  return array;
}

json::value Number(const std::optional<Decimal>& number) {
  if (!number) return nullptr;
  if (number->IsInteger()) return number->units() / Decimal::kUnitsPerOne;
  return std::stod(number->ToString());
}

}  // namespace

std::string TypeInWords(const Field& field) {
  const std::string range = RangeInWords(field);
  const std::string_view separator = range.empty() ? "" : ", ";
  switch (field.type) {
    case Type::kBoolean:
      return "yes or no";
    case Type::kChoice:
      return "choice";
    case Type::kChoices:
      return "set: any number of choices";
    case Type::kInteger:
      return fmt::format("whole number{}{}", separator, range);
    case Type::kDecimal:
      return fmt::format("number{}{}", separator, range);
  }
  return {};
}

std::string UsualInWords(const FieldNotes& notes) {
  if (notes.usual_minimum && notes.usual_maximum) {
    return fmt::format("{} to {}", notes.usual_minimum->ToString(),
                       notes.usual_maximum->ToString());
  }
  if (notes.usual_minimum) return fmt::format("at least {}", notes.usual_minimum->ToString());
  if (notes.usual_maximum) return fmt::format("at most {}", notes.usual_maximum->ToString());
  return {};
}

std::string PresumedInWords(const Knowledge& knowledge, FieldId id) {
  const FieldNotes& notes = knowledge.notes[id];
  if (!notes.presumed) return {};
  const Field& field = knowledge.schema[id];
  std::string value = notes.presumed->value;
  if (const auto index = field.IndexOf(value)) value = notes.value_labels[*index];
  return fmt::format("{}, where reports are silent: {}", value, notes.presumed->because);
}

std::string ReadingErrorInWords(const Knowledge& knowledge, FieldId id) {
  const FieldNotes& notes = knowledge.notes[id];
  if (!notes.reading_error) return {};
  const knowledge::ReadingError& error = *notes.reading_error;
  const Field& field = knowledge.schema[id];
  std::string text;
  if (error.plus_minus) {
    text = fmt::format("plus or minus {}{}{}", error.plus_minus->ToString(),
                       field.unit.empty() ? "" : " ", field.unit);
  }
  for (const auto& [value, others] : error.may_be) {
    text += fmt::format("{}{} may be {}", text.empty() ? "" : ", ",
                        knowledge::ValuesInWords(field, notes, logic::ValueSet::Equal(value)),
                        knowledge::ValuesInWords(field, notes, others));
  }
  if (error.where) text += fmt::format(" (where {})", ConditionInWords(*error.where));
  return fmt::format("{}: {}. {}", text, error.because, CitationInWords(knowledge, error.citation));
}

std::string OwnerInWords(const FieldNotes& notes) {
  std::string text = notes.owner;
  if (!notes.turnaround.empty()) {
    text += fmt::format("{}usually within {}", text.empty() ? "" : ", ", notes.turnaround);
  }
  return text;
}

void WriteField(const Knowledge& knowledge, FieldId id, Terminal& terminal) {
  const Field& field = knowledge.schema[id];
  const FieldNotes& notes = knowledge.notes[id];
  terminal.Line({.indent = 2, .mark = field.id, .mark_style = Style::kBold},
                fmt::format("({})", TypeInWords(field)));
  terminal.Line({.indent = 4}, notes.label);
  Labelled(terminal, "in plain words", notes.plain);
  WriteValues(field, notes, terminal);
  Labelled(terminal, "usually", UsualInWords(notes));
  std::vector<std::string> names = field.synonyms;
  names.insert(names.end(), notes.also_known_as.begin(), notes.also_known_as.end());
  Labelled(terminal, "also called", fmt::format("{}", fmt::join(names, ", ")));
  Labelled(terminal, "known by", OwnerInWords(notes));
  Labelled(terminal, "valid", ValidInWords(notes));
  Labelled(terminal, "asked", notes.asked);
  Labelled(terminal, "presumed", PresumedInWords(knowledge, id));
  Labelled(terminal, "usual reading error", ReadingErrorInWords(knowledge, id));
  Labelled(terminal, "easily confused with", fmt::format("{}", fmt::join(notes.confusable, "; ")));
  if (field.derived) {
    terminal.Line({.indent = 4}, "Worked out from other facts; a case cannot state it.");
  } else if (knowledge.FindDefinition(id) != nullptr) {
    terminal.Line({.indent = 4}, "Worked out from other facts where a case does not state it.");
  }
}

json::object FieldToJson(const Knowledge& knowledge, FieldId id) {
  const Field& field = knowledge.schema[id];
  const FieldNotes& notes = knowledge.notes[id];
  json::array values;
  for (std::size_t i = 0; i < field.values.size(); ++i) {
    values.push_back({{"value", Text(field.values[i])}, {"label", Text(notes.value_labels[i])}});
  }
  json::value presumed = nullptr;
  if (notes.presumed) {
    presumed = {{"value", Text(notes.presumed->value)}, {"because", Text(notes.presumed->because)}};
  }
  json::value reading_error = nullptr;
  if (notes.reading_error) {
    const knowledge::Citation& citation = notes.reading_error->citation;
    reading_error = {{"words", Text(ReadingErrorInWords(knowledge, id))},
                     {"source", Text(knowledge.sources[citation.source].id)},
                     {"at", Text(citation.at)},
                     {"known", Text(knowledge::KnownName(citation.known))}};
  }
  json::value valid_days = nullptr;
  if (notes.valid_days) valid_days = *notes.valid_days;
  return {
      {"id", Text(field.id)},
      {"section", Text(notes.section)},
      {"type", Text(logic::TypeName(field.type))},
      {"values", std::move(values)},
      {"unit", Text(field.unit)},
      {"minimum", Number(field.minimum)},
      {"maximum", Number(field.maximum)},
      {"usual_minimum", Number(notes.usual_minimum)},
      {"usual_maximum", Number(notes.usual_maximum)},
      {"label", Text(notes.label)},
      {"plain", Text(notes.plain)},
      {"synonyms", Texts(field.synonyms)},
      {"also_known_as", Texts(notes.also_known_as)},
      {"owner", Text(notes.owner)},
      {"turnaround", Text(notes.turnaround)},
      {"recoverable", notes.recoverable},
      {"valid", Text(notes.valid)},
      {"valid_days", std::move(valid_days)},
      {"valid_proposed", notes.valid_proposed},
      {"confusable", Texts(notes.confusable)},
      {"asked", Text(notes.asked)},
      {"presumed", std::move(presumed)},
      {"reading_error", std::move(reading_error)},
      {"can_be_stated", !field.derived},
      {"can_be_worked_out", knowledge.FindDefinition(id) != nullptr},
      {"rows", Texts(notes.rows)},
  };
}

}  // namespace grevy::cli
