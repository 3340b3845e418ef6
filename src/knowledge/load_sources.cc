// Reading sources.yaml and jurisdictions.yaml.

#include <fmt/format.h>

#include <array>

#include "knowledge/loading.h"

namespace grevy::knowledge {
namespace {

constexpr std::array<std::string_view, 10> kKinds = {
    "guideline", "consensus", "label",   "reimbursement", "trial",
    "cohort",    "review",    "formula", "page",          "project"};

}  // namespace

void LoadJurisdictions(Loading& loading, const YamlFile& file) {
  Record root(file, file.root, loading.problems());
  const Yaml* map = root.RequiredMap("jurisdictions");
  root.RejectUnknownKeys();
  if (map == nullptr) return;
  for (const YamlEntry& entry : map->entries) {
    Record record(file, entry.value, loading.problems());
    loading.knowledge().jurisdictions.push_back(
        {entry.key.text, record.Text("name"), record.OptionalText("within")});
    record.RejectUnknownKeys();
  }
  const Knowledge& knowledge = loading.knowledge();
  for (std::size_t i = 0; i < map->entries.size(); ++i) {
    const Jurisdiction* place = &knowledge.jurisdictions[i];
    for (std::size_t steps = 0; place != nullptr && !place->within.empty(); ++steps) {
      if (steps > knowledge.jurisdictions.size()) {
        loading.problems().push_back(file.ProblemAt(
            map->entries[i].key,
            fmt::format("'{}' lies within itself", knowledge.jurisdictions[i].code)));
        break;
      }
      const Jurisdiction* outer = knowledge.FindJurisdiction(place->within);
      if (outer == nullptr && steps == 0) {
        loading.problems().push_back(
            file.ProblemAt(map->entries[i].value.Find("within")->value,
                           fmt::format("unknown jurisdiction '{}'", place->within)));
      }
      place = outer;
    }
  }
}

void LoadSources(Loading& loading, const YamlFile& file, Date today) {
  Record root(file, file.root, loading.problems());
  const Yaml* map = root.RequiredMap("sources");
  root.RejectUnknownKeys();
  if (map == nullptr) return;
  for (const YamlEntry& entry : map->entries) {
    Record record(file, entry.value, loading.problems());
    Source source;
    source.id = entry.key.text;
    source.citation = record.Text("citation");
    source.doi = record.OptionalText("doi");
    source.url = record.OptionalText("url");
    source.registry = record.OptionalText("registry");
    source.kind = record.OneOf("kind", kKinds);
    source.published = record.OptionalText("published");
    source.reviewed = record.OptionalDate("reviewed");
    source.next_review = record.OptionalDate("next_review");
    source.read = record.OptionalText("read");
    source.also = record.OptionalTexts("also");
    source.validity = record.OptionalValidity();
    record.RejectUnknownKeys();
    if (!source.reviewed)
      record.Report(entry.key,
                    "'reviewed:' is missing: the day on which this source was last checked");
    if (source.next_review && *source.next_review < today) {
      record.Report(
          entry.key,
          fmt::format("the review of '{}' was due on {}", source.id, ToIso(*source.next_review)),
          logic::Severity::kWarning);
    }

    const auto id = static_cast<SourceId>(loading.knowledge().sources.size());
    std::vector<std::string> keys = source.also;
    keys.push_back(source.id);
    for (const std::string& key : keys) {
      if (!loading.sources.emplace(key, id).second) {
        record.Report(entry.key, fmt::format("'{}' already names another source", key));
      }
    }
    loading.knowledge().sources.push_back(std::move(source));
  }
}

}  // namespace grevy::knowledge
