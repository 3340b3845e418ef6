// Reading one map of a knowledge file: every key by name and type, with all mistakes collected.
//
// A record notes which keys were asked for; what is left at the end is a key that nobody knows, and
// is reported with the closest name. Required keys that are missing are reported at the record's
// own place.
//
//     Record record(file, node, problems);
//     source.citation = record.Text("citation");
//     source.doi = record.OptionalText("doi");
//     record.RejectUnknownKeys();

#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "knowledge/date.h"
#include "knowledge/yaml.h"
#include "logic/decimal.h"

namespace grevy::knowledge {

class Record {
 public:
  /// All three must outlive the record. A node that is no map is reported, and reads as an empty
  /// one.
  Record(const YamlFile& file, const Yaml& node, logic::Problems& problems);

  bool Has(std::string_view key);
  /// The value under a key; nullptr, reported, where it is missing.
  const Yaml* Required(std::string_view key);
  const Yaml* Optional(std::string_view key);
  /// The same of a list or a map; nullptr, reported, where something else stands.
  const Yaml* OptionalList(std::string_view key);
  const Yaml* RequiredList(std::string_view key);
  const Yaml* RequiredMap(std::string_view key);

  std::string Text(std::string_view key);  // required, not empty
  std::string OptionalText(std::string_view key);
  bool OptionalBool(std::string_view key, bool otherwise);
  std::optional<std::int32_t> OptionalInteger(std::string_view key);
  std::optional<logic::Decimal> OptionalDecimal(std::string_view key);
  std::vector<logic::Decimal> OptionalDecimals(std::string_view key);
  std::optional<Date> OptionalDate(std::string_view key);
  /// A list of words; a single word is a list of one.
  std::vector<std::string> OptionalTexts(std::string_view key);
  /// One of several words; reported, with the closest, where it is none of them.
  std::string OneOf(std::string_view key, std::span<const std::string_view> allowed);
  Validity OptionalValidity();  // since, until

  void RejectUnknownKeys();

  /// Reads each map of a list, which may be missing (nullptr), and rejects what it does not know.
  template <typename Read>
  void ForEachRecord(const Yaml* list, Read read) {
    if (list == nullptr) return;
    for (const Yaml& item : list->items) {
      Record entry(file_, item, problems_);
      read(entry);
      entry.RejectUnknownKeys();
    }
  }

  void Report(const Yaml& node, std::string message,
              logic::Severity severity = logic::Severity::kError);
  const YamlFile& file() const { return file_; }
  const Yaml& node() const { return node_; }
  logic::Problems& problems() { return problems_; }

 private:
  const Yaml* AsList(std::string_view key, const Yaml* value);

  const YamlFile& file_;
  const Yaml& node_;
  logic::Problems& problems_;
  std::vector<std::string> asked_;
};

/// The text of a scalar; reported, and empty, where the node is none.
std::string ScalarText(const YamlFile& file, const Yaml& node, logic::Problems& problems);

}  // namespace grevy::knowledge
