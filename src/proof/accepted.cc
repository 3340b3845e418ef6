// Reading proofs.yaml and mutants.yaml; see accepted.h.

#include "proof/accepted.h"

#include <fmt/format.h>

#include <filesystem>
#include <set>

#include "knowledge/record.h"

namespace grevy::proof {
namespace {

std::vector<Accepted> Read(const std::filesystem::path& path, std::string_view key,
                           logic::Problems& problems) {
  if (!std::filesystem::exists(path)) return {};
  std::string text = knowledge::ReadFile(path.string(), knowledge::kLargestKnowledgeFile, problems);
  const knowledge::YamlFile file = knowledge::ReadYaml(path.string(), std::move(text),
                                                       knowledge::kLargestKnowledgeFile, problems);
  if (logic::HasErrors(problems)) return {};
  std::vector<Accepted> all;
  std::set<std::string> seen;
  knowledge::Record root(file, file.root, problems);
  const knowledge::Yaml* list = root.RequiredList("accepted");
  root.RejectUnknownKeys();
  if (list == nullptr) return {};
  for (const knowledge::Yaml& item : list->items) {
    knowledge::Record record(file, item, problems);
    Accepted accepted;
    accepted.duty = record.Text(key);
    accepted.because = record.Text("because");
    accepted.location = {file.name, item.line, item.column};
    record.RejectUnknownKeys();
    if (!seen.insert(accepted.duty).second)
      record.Report(item, fmt::format("'{}' is accepted twice", accepted.duty));
    all.push_back(std::move(accepted));
  }
  return all;
}

}  // namespace

std::vector<Accepted> ReadAccepted(const std::string& directory, logic::Problems& problems) {
  return Read(std::filesystem::path(directory) / "proofs.yaml", "duty", problems);
}

std::vector<Accepted> ReadAcceptedMutants(const std::string& directory, logic::Problems& problems) {
  return Read(std::filesystem::path(directory) / "mutants.yaml", "mutant", problems);
}

}  // namespace grevy::proof
