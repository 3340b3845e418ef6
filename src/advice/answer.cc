// Reading an answer; see answer.h.

#include "advice/answer.h"

#include <algorithm>
#include <cctype>
#include <string>
#include <utility>
#include <vector>

namespace grevy::advice {
namespace {

using knowledge::FieldNotes;
using knowledge::Knowledge;
using knowledge::Yaml;
using knowledge::YamlFile;
using logic::Field;
using logic::FieldId;
using logic::Type;

bool IsDigit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }

bool IsWholeNumber(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), IsDigit);
}

std::string_view Trimmed(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(kBlank);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlank) - begin + 1);
}

// For comparing names as people type them: "Small bowel" is "small_bowel".
std::string Folded(std::string_view text) {
  std::string folded(text);
  for (char& c : folded) {
    c = c == '_' || c == '-' ? ' ' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return folded;
}

bool IsNotKnown(std::string_view text) {
  const std::string folded = Folded(text);
  for (const std::string_view word : {"", "?", "not known", "unknown", "null", "~"}) {
    if (folded == word) return true;
  }
  return false;
}

Yaml Scalar(std::string_view text) {
  Yaml node;
  node.kind = Yaml::Kind::kScalar;
  node.text = text;
  node.line = 1;
  node.column = 1;
  return node;
}

Yaml ListOf(const std::vector<std::string>& texts) {
  Yaml node = Scalar("");
  node.kind = Yaml::Kind::kList;
  for (const std::string& text : texts) node.items.push_back(Scalar(text));
  return node;
}

class AnswerReader {
 public:
  AnswerReader(const Knowledge& knowledge, FieldId field)
      : field_(knowledge.schema[field]), notes_(knowledge.notes[field]) {}

  // The value that a text means, by its own name; nothing where it means none, or two.
  std::optional<std::string> Value(std::string_view text) const {
    if (field_.IndexOf(text)) return std::string(text);
    if (IsNumbered(field_) && IsWholeNumber(text) && text.size() < 4) {
      const auto number = static_cast<std::size_t>(std::stoi(std::string(text)));
      if (number < 1 || number > field_.values.size()) return std::nullopt;
      return field_.values[number - 1];
    }
    std::optional<std::string> found;
    const std::string folded = Folded(text);
    for (std::size_t i = 0; i < field_.values.size(); ++i) {
      if (Folded(field_.values[i]) != folded && Folded(notes_.value_labels[i]) != folded) continue;
      if (found) return std::nullopt;
      found = field_.values[i];
    }
    return found;
  }

  // As a case file would state it.
  Yaml Stated(std::string_view text) const {
    switch (field_.type) {
      case Type::kBoolean:
        return Scalar(YesOrNo(text));
      case Type::kChoice: {
        const std::vector<std::string> values = Parts(text, " or ");
        return values.size() == 1 ? Scalar(values.front()) : ListOf(values);
      }
      case Type::kChoices:
        if (!Value(text) && Folded(text) == "none") return ListOf({});
        return ListOf(Parts(text, " and "));
      case Type::kInteger:
      case Type::kDecimal:
        break;
    }
    return Scalar(text);
  }

  // Within what was written as YAML already.
  void NameValues(Yaml& node) const {
    if (node.kind == Yaml::Kind::kScalar && !field_.values.empty())
      node.text = Value(node.text).value_or(node.text);
    for (Yaml& item : node.items) NameValues(item);
    for (knowledge::YamlEntry& entry : node.entries) {
      if (entry.key.text == "value") NameValues(entry.value);
    }
  }

 private:
  static std::string YesOrNo(std::string_view text) {
    const std::string folded = Folded(text);
    if (folded == "y" || folded == "yes" || folded == "true") return "yes";
    if (folded == "n" || folded == "no" || folded == "false") return "no";
    return std::string(text);
  }

  // Values between commas, or between words; a label may itself hold either.
  std::vector<std::string> Parts(std::string_view text, std::string_view word) const {
    text = Trimmed(text);
    if (const auto value = Value(text)) return {*value};
    for (const std::string_view separator : {std::string_view(","), word}) {
      const std::size_t at = text.find(separator);
      if (at == std::string_view::npos) continue;
      std::vector<std::string> parts = Parts(text.substr(0, at), word);
      for (std::string& part : Parts(text.substr(at + separator.size()), word))
        parts.push_back(std::move(part));
      return parts;
    }
    return {std::string(text)};
  }

  const Field& field_;
  const FieldNotes& notes_;
};

// Splits "88 on 2026-10-01" into the value and its day; the day is empty where there is none.
std::pair<std::string_view, std::string_view> SplitDay(std::string_view text) {
  constexpr std::string_view kOn = " on ";
  const std::size_t at = text.rfind(kOn);
  if (at == std::string_view::npos) return {text, {}};
  const std::string_view day = Trimmed(text.substr(at + kOn.size()));
  const bool is_day = day.find_first_not_of("0123456789-") == std::string_view::npos;
  return is_day && !day.empty() ? std::pair(Trimmed(text.substr(0, at)), day)
                                : std::pair(text, std::string_view());
}

}  // namespace

bool IsNumbered(const Field& field) {
  return !field.values.empty() &&
         std::none_of(field.values.begin(), field.values.end(), IsWholeNumber);
}

bool IsValueOf(const Knowledge& knowledge, FieldId field, std::string_view text) {
  return AnswerReader(knowledge, field).Value(Trimmed(text)).has_value();
}

std::optional<knowledge::StatedFact> ReadAnswer(const Knowledge& knowledge, FieldId field,
                                                std::string_view text, logic::Problems& problems) {
  const AnswerReader reader(knowledge, field);
  text = Trimmed(text);
  if (IsNotKnown(text)) {
    knowledge::StatedFact fact;
    fact.field = field;
    return fact;
  }
  YamlFile file{"answer", std::string(text), {}};
  Yaml value;
  if (text.front() == '[' || text.front() == '{') {
    file = knowledge::ReadYaml(file.name, file.text, knowledge::kLargestCase, problems);
    if (logic::HasErrors(problems)) return std::nullopt;
    value = file.root;
    reader.NameValues(value);
  } else {
    const auto [said, day] = SplitDay(text);
    value = reader.Stated(said);
    if (!day.empty()) {
      Yaml dated = Scalar("");
      dated.kind = Yaml::Kind::kMap;
      dated.entries.push_back({Scalar("value"), std::move(value)});
      dated.entries.push_back({Scalar("on"), Scalar(day)});
      value = std::move(dated);
    }
  }
  Yaml facts = Scalar("");
  facts.kind = Yaml::Kind::kMap;
  facts.entries.push_back({Scalar(knowledge.schema[field].id), std::move(value)});
  knowledge::Case a_case;
  knowledge::ReadFacts(file, facts, knowledge, a_case, problems);
  if (logic::HasErrors(problems) || a_case.facts.empty()) return std::nullopt;
  return a_case.facts.front();
}

}  // namespace grevy::advice
