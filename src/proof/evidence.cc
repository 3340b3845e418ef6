// Reading the rows; see evidence.h.

#include "proof/evidence.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "knowledge/record.h"

namespace grevy::proof {
namespace {

using knowledge::Record;
using knowledge::Yaml;

constexpr std::array<std::string_view, 12> kRowKinds = {
    "classification", "rule",       "threshold", "constraint", "settlement", "field",
    "definition",     "calculator", "order",     "monograph",  "statement",  "vignette"};
constexpr std::string_view kDoubtful = "recalled?";

class EvidenceReader {
 public:
  EvidenceReader(const knowledge::YamlFile& file, logic::Problems& problems)
      : file_(file), problems_(problems) {}

  Evidence Run() && {
    Record root(file_, file_.root, problems_);
    const Yaml* dossiers = root.RequiredList("dossiers");
    root.RejectUnknownKeys();
    if (dossiers != nullptr) {
      for (const Yaml& item : dossiers->items) ReadDossier(item);
    }
    return std::move(evidence_);
  }

 private:
  void ReadDossier(const Yaml& item) {
    Record record(file_, item, problems_);
    const std::string dossier = record.Text("file");
    evidence_.dossiers.push_back(dossier);
    for (std::string& place : record.OptionalTexts("places"))
      evidence_.places.push_back(std::move(place));
    record.OptionalText("left_out");  // of the whole: then there are no rows
    if (const Yaml* rows = record.OptionalList("rows")) {
      for (const Yaml& row : rows->items) ReadRow(row, dossier);
    }
    record.RejectUnknownKeys();
  }

  void ReadRow(const Yaml& item, const std::string& dossier) {
    Record record(file_, item, problems_);
    EvidenceRow row;
    row.id = record.Text("id");
    row.dossier = dossier;
    row.kind = record.OneOf("kind", kRowKinds);
    if (row.kind == "vignette") row.id = fmt::format("{} {}", dossier, row.id);
    row.known = record.OptionalTexts("known");
    row.through = record.OptionalTexts("through");
    row.left_out = record.OptionalText("left_out");
    record.RejectUnknownKeys();
    if (!ids_.insert(row.id).second)
      record.Report(item, fmt::format("row '{}' stands twice", row.id));
    evidence_.rows.push_back(std::move(row));
  }

  const knowledge::YamlFile& file_;
  logic::Problems& problems_;
  std::set<std::string> ids_;
  Evidence evidence_;
};

}  // namespace

bool EvidenceRow::IsDoubtful() const {
  return std::find(known.begin(), known.end(), kDoubtful) != known.end();
}

bool EvidenceRow::SpeaksOfTreatment() const {
  return kind == "rule" || kind == "threshold" || kind == "order";
}

const EvidenceRow* Evidence::Find(std::string_view id) const {
  const auto found =
      std::find_if(rows.begin(), rows.end(), [id](const EvidenceRow& row) { return row.id == id; });
  return found == rows.end() ? nullptr : &*found;
}

bool Evidence::HasPlace(std::string_view name) const {
  return std::find(places.begin(), places.end(), name) != places.end();
}

Evidence ReadEvidence(const std::string& path, logic::Problems& problems) {
  std::string text = knowledge::ReadFile(path, knowledge::kLargestKnowledgeFile, problems);
  const knowledge::YamlFile file =
      knowledge::ReadYaml(path, std::move(text), knowledge::kLargestKnowledgeFile, problems);
  if (logic::HasErrors(problems)) return {};
  return EvidenceReader(file, problems).Run();
}

}  // namespace grevy::proof
