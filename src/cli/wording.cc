// Names in words; see wording.h.

#include "cli/wording.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "knowledge/words.h"

namespace grevy::cli {

using knowledge::Effect;
using knowledge::Known;

std::string Spaced(std::string_view id) {
  std::string text(id);
  std::replace(text.begin(), text.end(), '_', ' ');
  return text;
}

std::string Capitalised(std::string_view text) {
  std::string out(text);
  if (!out.empty()) out[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(out[0])));
  return out;
}

std::string Lower(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return lower;
}

std::string_view KnownInWords(Known known) {
  switch (known) {
    case Known::kRecalled:
      return "recalled, not yet verified";
    case Known::kSecondary:
      return "as reported by another publication";
    case Known::kSeen:
      return "read in the source";
  }
  return "";
}

std::string_view EffectInWords(Effect effect) {
  switch (effect) {
    case Effect::kCaution:
      return "caution";
    case Effect::kDoseChange:
      return "dose change";
    case Effect::kNeedsTestFirst:
      return "test first";
    case Effect::kHold:
      return "hold";
    case Effect::kContraindicated:
      return "contraindicated";
  }
  return "";
}

std::string LineInWords(std::string_view line) {
  if (line == "first" || line == "second" || line == "later") return fmt::format("{} line", line);
  if (line == "any") return "any line";
  return Spaced(line);
}

std::string ConditionInWords(const knowledge::Condition& condition) {
  std::string words;
  for (const knowledge::Clause& clause : condition.clauses) {
    words += (words.empty() ? "" : "; and ") + clause.words;
  }
  return words;
}

std::string CitationInWords(const knowledge::Knowledge& knowledge,
                            const knowledge::Citation& citation) {
  std::string text = knowledge.sources[citation.source].id;
  if (!citation.at.empty()) text += ", " + citation.at;
  for (std::size_t i = 0; i < citation.further.size(); ++i) {
    text += (i == 0 ? "; also " : ", ") + knowledge.sources[citation.further[i]].id;
  }
  return fmt::format("{}. {}.", text, Capitalised(KnownInWords(citation.known)));
}

std::string ValidityInWords(const knowledge::Validity& validity) {
  std::string text;
  if (validity.since) text = "from " + knowledge::ToBritish(*validity.since);
  if (validity.until) {
    text += (text.empty() ? "until " : ", until ") + knowledge::ToBritish(*validity.until);
  }
  return text;
}

std::string ValueInWords(const knowledge::Knowledge& knowledge, const knowledge::StatedFact& fact) {
  const logic::Field& field = knowledge.schema[fact.field];
  const knowledge::FieldNotes& notes = knowledge.notes[fact.field];
  std::string value;
  if (fact.values.empty()) {
    value = "not known";
  } else if (field.type == logic::Type::kChoices) {
    for (std::size_t i = 0; i < fact.values.size(); ++i) {
      if (fact.values[i].second.Contains(1))
        value += (value.empty() ? "" : ", ") + notes.value_labels[i];
    }
    if (value.empty()) value = "none";
  } else {
    value = knowledge::ValuesInWords(field, notes, fact.values.front().second);
  }
  if (fact.on) value += fmt::format(" ({})", knowledge::ToBritish(*fact.on));
  return value;
}

std::string FactInWords(const knowledge::Knowledge& knowledge, const knowledge::StatedFact& fact) {
  return fmt::format("{}: {}", knowledge.notes[fact.field].short_label,
                     ValueInWords(knowledge, fact));
}

std::string RangeInWords(const logic::Field& field) {
  if (!field.IsNumber()) return {};
  const std::string unit = field.unit.empty() ? "" : " " + field.unit;
  if (field.minimum && field.maximum) {
    return fmt::format("{} to {}{}", field.minimum->ToString(), field.maximum->ToString(), unit);
  }
  if (field.minimum) return fmt::format("at least {}{}", field.minimum->ToString(), unit);
  if (field.maximum) return fmt::format("at most {}{}", field.maximum->ToString(), unit);
  return field.unit.empty() ? "" : "in " + field.unit;
}

}  // namespace grevy::cli
