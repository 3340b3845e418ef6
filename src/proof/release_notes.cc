// Reading release notes; see release_notes.h.

#include "proof/release_notes.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>

#include "knowledge/record.h"
#include "logic/naive.h"

namespace grevy::proof {
namespace {

using advice::Verdict;
using knowledge::Record;
using knowledge::Yaml;

std::array<std::string_view, advice::kVerdictCount> VerdictNames() {
  std::array<std::string_view, advice::kVerdictCount> names;
  for (int i = 0; i < advice::kVerdictCount; ++i)
    names[static_cast<std::size_t>(i)] = advice::VerdictName(static_cast<Verdict>(i));
  return names;
}

Verdict ReadVerdict(Record& record, std::string_view key) {
  static const auto names = VerdictNames();
  const auto found = std::find(names.begin(), names.end(), record.OneOf(key, names));
  return found == names.end() ? Verdict::kNotIndicated
                              : static_cast<Verdict>(found - names.begin());
}

NotedRegion ReadRegion(Record& record, const logic::Schema& schema) {
  NotedRegion region;
  region.treatment = record.Text("treatment");
  region.was = ReadVerdict(record, "was");
  region.becomes = ReadVerdict(record, "becomes");
  for (const std::string& condition : record.OptionalTexts("where")) {
    logic::Checked checked = logic::Read(condition, schema);
    if (checked.ok()) region.where.push_back(std::move(checked.expression));
  }
  for (const std::string_view for_readers : {"change", "example"}) record.Optional(for_readers);
  record.RejectUnknownKeys();
  return region;
}

// Of the facts as they were stated: what a definition would make of them is left open.
logic::Kleene LiesIn(const NotedRegion& region, const logic::Schema& schema,
                     const logic::Facts& facts) {
  static const logic::Definitions none;
  const logic::Naive naive(schema, none);
  logic::Kleene lies = logic::Kleene::kTrue;
  for (const logic::Expression& condition : region.where)
    lies = logic::And(lies, naive.Truth(condition, facts));
  return lies;
}

// Whether a verdict can be given of a case that may, once all is known, get the one that is noted:
// whether both belong to some set of verdicts within reach.
bool Fits(Verdict seen, Verdict noted) {
  constexpr advice::VerdictSet kAll = (1U << advice::kVerdictCount) - 1;
  constexpr advice::VerdictSet kDefinite =
      kAll & ~(1U << static_cast<unsigned>(Verdict::kUndetermined));
  for (advice::VerdictSet reach = 0; reach <= kAll; ++reach) {
    const bool has_noted = (reach >> static_cast<unsigned>(noted) & 1) != 0;
    if (!has_noted || (reach & ~kDefinite) != 0) continue;
    if (advice::OutlookOf(reach, reach).verdict == seen) return true;
  }
  return false;
}

}  // namespace

ReleaseNotes ReadNotes(const std::string& path, const logic::Schema& schema,
                       logic::Problems& problems) {
  if (!std::filesystem::exists(path)) return {};
  std::string text = knowledge::ReadFile(path, knowledge::kLargestKnowledgeFile, problems);
  const knowledge::YamlFile file =
      knowledge::ReadYaml(path, std::move(text), knowledge::kLargestKnowledgeFile, problems);
  if (logic::HasErrors(problems)) return {};
  Record root(file, file.root, problems);
  for (const std::string_view for_readers : {"old", "new"}) root.Optional(for_readers);
  ReleaseNotes notes;
  const Yaml* changes = root.RequiredList("changes");
  const Yaml* regions = root.RequiredList("regions");
  root.RejectUnknownKeys();
  if (changes == nullptr || regions == nullptr) return {};
  for (const Yaml& item : changes->items) {
    Record record(file, item, problems);
    notes.treatments.insert(record.Text("treatment"));
  }
  for (const Yaml& item : regions->items) {
    Record record(file, item, problems);
    notes.regions.push_back(ReadRegion(record, schema));
  }
  return notes;
}

bool IsNoted(const ReleaseNotes& notes, const SeenChange& change, const logic::Schema& schema,
             const logic::Facts& facts) {
  const bool is_open =
      change.was == Verdict::kUndetermined || change.becomes == Verdict::kUndetermined;
  if (is_open && notes.treatments.contains(change.treatment)) return true;
  return std::any_of(notes.regions.begin(), notes.regions.end(), [&](const NotedRegion& region) {
    if (region.treatment != change.treatment) return false;
    const logic::Kleene lies = LiesIn(region, schema, facts);
    if (lies != logic::Kleene::kTrue) return lies == logic::Kleene::kUnknown;
    return Fits(change.was, region.was) && Fits(change.becomes, region.becomes);
  });
}

}  // namespace grevy::proof
