// Reading maps key by key; see record.h.

#include "knowledge/record.h"

#include <fmt/format.h>

#include <algorithm>

#include "logic/suggest.h"

namespace grevy::knowledge {

using logic::Decimal;
using logic::Severity;

std::string ScalarText(const YamlFile& file, const Yaml& node, logic::Problems& problems) {
  if (node.kind == Yaml::Kind::kScalar) return node.text;
  problems.push_back(file.ProblemAt(node, "expected a word or text here"));
  return {};
}

Record::Record(const YamlFile& file, const Yaml& node, logic::Problems& problems)
    : file_(file), node_(node), problems_(problems) {
  if (node.kind != Yaml::Kind::kMap) Report(node, "expected keys with values here");
}

void Record::Report(const Yaml& node, std::string message, Severity severity) {
  problems_.push_back(file_.ProblemAt(node, std::move(message), severity));
}

const Yaml* Record::Optional(std::string_view key) {
  asked_.emplace_back(key);
  const YamlEntry* entry = node_.Find(key);
  return entry == nullptr || entry->value.kind == Yaml::Kind::kNull ? nullptr : &entry->value;
}

bool Record::Has(std::string_view key) { return Optional(key) != nullptr; }

const Yaml* Record::Required(std::string_view key) {
  const Yaml* value = Optional(key);
  if (value == nullptr && node_.kind == Yaml::Kind::kMap)
    Report(node_, fmt::format("'{}:' is missing here", key));
  return value;
}

const Yaml* Record::AsList(std::string_view key, const Yaml* value) {
  if (value == nullptr || value->kind == Yaml::Kind::kList) return value;
  Report(*value, fmt::format("'{}' must be a list", key));
  return nullptr;
}

const Yaml* Record::OptionalList(std::string_view key) { return AsList(key, Optional(key)); }

const Yaml* Record::RequiredList(std::string_view key) { return AsList(key, Required(key)); }

const Yaml* Record::RequiredMap(std::string_view key) {
  const Yaml* value = Required(key);
  if (value == nullptr || value->kind == Yaml::Kind::kMap) return value;
  Report(*value, fmt::format("'{}' must hold keys with values", key));
  return nullptr;
}

std::string Record::Text(std::string_view key) {
  const Yaml* value = Required(key);
  if (value == nullptr) return {};
  if (value->kind == Yaml::Kind::kScalar && value->text.empty())
    Report(*value, fmt::format("'{}' may not be empty", key));
  return ScalarText(file_, *value, problems_);
}

std::string Record::OptionalText(std::string_view key) {
  const Yaml* value = Optional(key);
  return value == nullptr ? std::string() : ScalarText(file_, *value, problems_);
}

bool Record::OptionalBool(std::string_view key, bool otherwise) {
  const Yaml* value = Optional(key);
  if (value == nullptr) return otherwise;
  if (value->text == "true") return true;
  if (value->text != "false") Report(*value, fmt::format("'{}' must be true or false", key));
  return false;
}

std::optional<std::int32_t> Record::OptionalInteger(std::string_view key) {
  const std::optional<Decimal> number = OptionalDecimal(key);
  if (!number) return std::nullopt;
  const std::int64_t whole = number->units() / Decimal::kUnitsPerOne;
  if (!number->IsInteger() || whole > 1'000'000 || whole < -1'000'000) {
    Report(*Optional(key), fmt::format("'{}' must be a whole number", key));
    return std::nullopt;
  }
  return static_cast<std::int32_t>(whole);
}

std::optional<Decimal> Record::OptionalDecimal(std::string_view key) {
  const Yaml* value = Optional(key);
  if (value == nullptr) return std::nullopt;
  const std::optional<Decimal> number = Decimal::Parse(value->text);
  if (!number) Report(*value, fmt::format("'{}' must be a number", key));
  return number;
}

std::vector<Decimal> Record::OptionalDecimals(std::string_view key) {
  std::vector<Decimal> numbers;
  const Yaml* value = OptionalList(key);
  if (value == nullptr) return numbers;
  for (const Yaml& item : value->items) {
    if (const auto number = Decimal::Parse(item.text)) {
      numbers.push_back(*number);
    } else {
      Report(item, fmt::format("'{}' must list numbers", key));
    }
  }
  return numbers;
}

std::optional<Date> Record::OptionalDate(std::string_view key) {
  const Yaml* value = Optional(key);
  if (value == nullptr) return std::nullopt;
  const std::optional<Date> date = ParseDate(value->text);
  if (!date) Report(*value, fmt::format("'{}' must be a day, written 2026-11-22", key));
  return date;
}

std::vector<std::string> Record::OptionalTexts(std::string_view key) {
  const Yaml* value = Optional(key);
  if (value == nullptr) return {};
  if (value->kind == Yaml::Kind::kScalar) return {value->text};
  std::vector<std::string> texts;
  for (const Yaml& item : value->items) texts.push_back(ScalarText(file_, item, problems_));
  if (value->kind == Yaml::Kind::kMap) Report(*value, fmt::format("'{}' must be a list", key));
  return texts;
}

std::string Record::OneOf(std::string_view key, std::span<const std::string_view> allowed) {
  const Yaml* value = Required(key);
  if (value == nullptr) return {};
  if (std::find(allowed.begin(), allowed.end(), value->text) == allowed.end()) {
    const std::vector<std::string> words(allowed.begin(), allowed.end());
    Report(*value, fmt::format("'{}' cannot be '{}'{}; it is one of {}", key, value->text,
                               logic::DidYouMean(logic::Closest(value->text, words)),
                               fmt::join(words, ", ")));
    return {};
  }
  return value->text;
}

Validity Record::OptionalValidity() {
  Validity validity;
  validity.since = OptionalDate("since");
  validity.until = OptionalDate("until");
  if (validity.since && validity.until && *validity.until <= *validity.since) {
    Report(node_, "'until' is not after 'since': this would never count");
  }
  return validity;
}

void Record::RejectUnknownKeys() {
  std::size_t unknown = 0;
  for (const YamlEntry& entry : node_.entries) {
    if (std::find(asked_.begin(), asked_.end(), entry.key.text) != asked_.end()) continue;
    if (++unknown > kMostProblems) break;
    Report(entry.key, fmt::format("unknown key '{}'{}", entry.key.text,
                                  logic::DidYouMean(logic::Closest(entry.key.text, asked_))));
  }
}

}  // namespace grevy::knowledge
