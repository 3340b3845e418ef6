// The loader: finds the files, reads them in the order of their dependencies, compiles all
// conditions into one program, and then asks of the whole what no single file can tell: can each
// rule ever hold, does a presumption touch what can harm.

#include "knowledge/load.h"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <tuple>

#include "knowledge/diagrams.h"
#include "knowledge/loading.h"
#include "logic/compile.h"
#include "logic/satisfy.h"

namespace grevy::knowledge {
namespace {

namespace fs = std::filesystem;
using logic::Problem;

class Hash {
 public:
  Hash() { crypto_generichash_init(&state_, nullptr, 0, kBytes); }
  void Add(std::string_view bytes) {
    // The length keeps "ab" + "c" apart from "a" + "bc".
    const std::string length = std::to_string(bytes.size()) + ":";
    Update(length);
    Update(bytes);
  }
  std::string Finish() {
    std::array<unsigned char, kBytes> digest{};
    crypto_generichash_final(&state_, digest.data(), digest.size());
    std::string hex;
    for (const unsigned char byte : digest) hex += fmt::format("{:02x}", byte);
    return hex;
  }

 private:
  static constexpr std::size_t kBytes = 16;
  void Update(std::string_view bytes) {
    crypto_generichash_update(&state_, reinterpret_cast<const unsigned char*>(bytes.data()),
                              bytes.size());
  }
  crypto_generichash_state state_;
};

// The YAML files directly in a folder, by name.
std::vector<fs::path> YamlFilesIn(const fs::path& folder) {
  std::vector<fs::path> paths;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
    if (entry.path().extension() == ".yaml") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

class Loader {
 public:
  Loader(fs::path root, Date today) : root_(std::move(root)), today_(today) {}

  LoadResult Run() && {
    std::error_code error;
    if (!fs::is_directory(root_, error)) {
      loading_.problems().push_back(
          {{root_.string(), 0, 0}, "is no directory with knowledge files"});
      return std::move(loading_.result);
    }
    if (const YamlFile* file = Open(root_ / "knowledge.yaml")) LoadAbout(*file);
    if (const YamlFile* file = Open(root_ / "jurisdictions.yaml"))
      LoadJurisdictions(loading_, *file);
    if (const YamlFile* file = Open(root_ / "sources.yaml")) LoadSources(loading_, *file, today_);
    std::vector<const YamlFile*> constraints;  // may name any field and definition: read after them
    for (const fs::path& path : YamlFilesIn(root_ / "vocabulary")) {
      const YamlFile* file = Open(path);
      if (file == nullptr) continue;
      if (file->root.Find("constraints") != nullptr) {
        constraints.push_back(file);
      } else {
        LoadVocabulary(loading_, *file);
      }
    }
    if (const YamlFile* file = Open(root_ / "definitions.yaml")) {
      DeclareDefinitions(loading_, *file);
      LoadDefinitions(loading_, *file);
    }
    LoadReadingErrors(loading_);
    for (const YamlFile* file : constraints) LoadConstraints(loading_, *file);
    for (const fs::path& path : YamlFilesIn(root_ / "treatments")) {
      if (const YamlFile* file = Open(path)) LoadTreatment(loading_, *file);
    }
    for (const fs::path& path : YamlFilesIn(root_ / "pathways")) {
      if (const YamlFile* file = Open(path)) LoadPathway(loading_, *file);
    }
    loading_.knowledge().hash = hash_.Finish();
    for (const MustBePossible& claim : loading_.must_be_possible) {
      loading_.result.places.emplace(claim.condition,
                                     logic::Location{claim.where.file->name, claim.where.node->line,
                                                     claim.where.node->column});
    }
    CheckExceptions();
    if (!logic::HasErrors(loading_.problems())) CompileAll();
    if (!logic::HasErrors(loading_.problems())) {
      CheckPossible();
      CheckPresumptions();
    }
    SortProblems();
    return std::move(loading_.result);
  }

 private:
  const YamlFile* Open(const fs::path& path) {
    const std::size_t before = loading_.problems().size();
    std::string text = ReadFile(path.string(), kLargestKnowledgeFile, loading_.problems());
    if (loading_.problems().size() > before) return nullptr;
    hash_.Add(fs::relative(path, root_).generic_string());
    hash_.Add(text);
    loading_.files.push_back(std::make_unique<YamlFile>(
        ReadYaml(path.string(), std::move(text), kLargestKnowledgeFile, loading_.problems())));
    const YamlFile* file = loading_.files.back().get();
    return file->root.kind == Yaml::Kind::kNull ? nullptr : file;
  }

  void LoadAbout(const YamlFile& file) {
    Record record(file, file.root, loading_.problems());
    loading_.knowledge().version = record.Text("version");
    record.RejectUnknownKeys();
  }

  // A limit may only make exceptions for rules that exist; a rule is an exception only to one that
  // it would contradict: of the same source and treatment, with the opposite stance.
  void CheckExceptions() {
    for (const NamedAsException& claim : loading_.exceptions) {
      const Rule* rule = loading_.knowledge().FindRule(claim.rule);
      const Rule* other = loading_.knowledge().FindRule(claim.exception_to);
      const bool contradicts = other != nullptr && rule->treatment == other->treatment &&
                               rule->citation.source == other->citation.source &&
                               Supports(rule->stance) != Supports(other->stance);
      if (contradicts) continue;
      loading_.problems().push_back(claim.where.file->ProblemAt(
          *claim.where.node,
          fmt::format(
              "{} cannot be an exception to '{}', which is {}", claim.rule, claim.exception_to,
              other == nullptr
                  ? "no rule"
                  : "not a rule of the same source and treatment with the opposite stance")));
    }
    for (const Treatment& treatment : loading_.knowledge().treatments) {
      for (const Limit& limit : treatment.limits) {
        for (const std::string& rule : limit.except) {
          if (loading_.knowledge().FindRule(rule) != nullptr) continue;
          loading_.problems().push_back(
              {{(root_ / "treatments" / (treatment.id + ".yaml")).string(), 0, 0},
               fmt::format("limit {} makes an exception for '{}', which is no rule", limit.id,
                           rule)});
        }
      }
    }
  }

  void CompileAll() {
    const logic::Schema& schema = loading_.knowledge().schema;
    const std::string definitions_file = (root_ / "definitions.yaml").string();
    if (const auto cycle = logic::FindCycle(schema, loading_.result.definitions)) {
      loading_.problems().push_back(
          {{definitions_file, 0, 0},
           fmt::format("the definition of '{}' leads back to itself", schema[*cycle].id)});
      return;
    }
    std::vector<const logic::Expression*> conditions;
    conditions.reserve(loading_.result.conditions.size());
    for (const logic::Expression& condition : loading_.result.conditions)
      conditions.push_back(&condition);
    if (const auto variable =
            logic::TooManyCells(schema, loading_.result.definitions, conditions)) {
      loading_.problems().push_back(
          {{root_.string(), 0, 0},
           fmt::format("'{}' is compared with too many different values (at most {} cells)",
                       schema[schema.variables()[*variable].field].id, logic::kMostCells)});
      return;
    }
    loading_.knowledge().program = logic::Compile(schema, loading_.result.definitions, conditions);
    loading_.knowledge().gates = GatesOf(loading_.knowledge());
  }

  void CheckPossible() {
    for (const MustBePossible& claim : loading_.must_be_possible) {
      const logic::Search search = logic::FindCase(loading_.knowledge().program, claim.condition);
      if (search.outcome != logic::Search::Outcome::kNever) continue;
      loading_.problems().push_back(claim.where.file->ProblemAt(
          *claim.where.node,
          fmt::format(
              "{} can never hold: its conditions, its scope and its limits exclude each other",
              claim.what)));
    }
  }

  // What could harm is never presumed: no field on which a contraindication or a hold depends may
  // have a presumption.
  void CheckPresumptions() {
    const Knowledge& knowledge = loading_.knowledge();
    const std::vector<logic::VariableId> dangerous =
        logic::VariablesOf(knowledge.program, loading_.can_harm);
    std::vector<char> reported(knowledge.schema.size());
    for (const logic::VariableId variable : dangerous) {
      const logic::FieldId field = knowledge.schema.variables()[variable].field;
      const auto presumption = loading_.presumptions.find(field);
      if (presumption == loading_.presumptions.end() || reported[field] != 0) continue;
      reported[field] = 1;
      loading_.problems().push_back(presumption->second.file->ProblemAt(
          *presumption->second.node,
          fmt::format("'{}' may not be presumed: a contraindication or a hold depends on it",
                      knowledge.schema[field].id)));
    }
  }

  void SortProblems() {
    std::stable_sort(loading_.problems().begin(), loading_.problems().end(),
                     [](const Problem& a, const Problem& b) {
                       return std::tie(a.location.file, a.location.line, a.location.column,
                                       a.text) <
                              std::tie(b.location.file, b.location.line, b.location.column, b.text);
                     });
    // Definitions are read twice, and so are their mistakes.
    const auto same = [](const Problem& a, const Problem& b) {
      return a.location.line > 0 &&
             std::tie(a.location.file, a.location.line, a.location.column, a.text) ==
                 std::tie(b.location.file, b.location.line, b.location.column, b.text);
    };
    loading_.problems().erase(
        std::unique(loading_.problems().begin(), loading_.problems().end(), same),
        loading_.problems().end());
  }

  fs::path root_;
  Date today_;
  Loading loading_;
  Hash hash_;
};

}  // namespace

LoadResult Load(const std::string& directory, Date today) { return Loader(directory, today).Run(); }

}  // namespace grevy::knowledge
