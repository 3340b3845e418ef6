// grevy diff: for whom do the verdicts of two versions of the knowledge differ?

#include <fmt/format.h>

#include <fstream>
#include <stdexcept>

#include "cli/circumstances_option.h"
#include "cli/command.h"
#include "knowledge/embedded.h"
#include "proof/difference.h"
#include "proof/difference_report.h"

namespace grevy::cli {
namespace {

constexpr const char* kBuiltIn = "built-in";

struct DiffOptions {
  std::string old_directory;
  std::string new_directory;
  std::string format = "text";
  bool json = false;
  std::string out;
  CircumstancesOption circumstances;
};

// The knowledge of a directory, or the built-in one; `loaded` keeps it. nullptr, after printing
// why, where it cannot be used.
const knowledge::Knowledge* Find(const std::string& directory, knowledge::LoadResult& loaded,
                                 Streams& streams) {
  if (directory == kBuiltIn) return &knowledge::Embedded();
  loaded = knowledge::Load(directory, knowledge::Today());
  if (!logic::HasErrors(loaded.problems)) return &loaded.knowledge;
  Print(loaded.problems, streams);
  return nullptr;
}

int RunDiff(const DiffOptions& options, Streams& streams) {
  knowledge::LoadResult loaded_old;
  knowledge::LoadResult loaded_new;
  const knowledge::Knowledge* before = Find(options.old_directory, loaded_old, streams);
  const knowledge::Knowledge* after = Find(options.new_directory, loaded_new, streams);
  if (before == nullptr || after == nullptr) return kBadInput;
  const auto circumstances = options.circumstances.For({}, *after, streams);
  if (!circumstances) return kBadInput;
  proof::Difference difference;
  try {
    difference = proof::Compare(*before, *after, *circumstances);
  } catch (const std::length_error& error) {
    streams.err << fmt::format("grevy diff: {}\n", error.what());
    return kBadInput;
  }
  const bool as_json = options.json || options.format == "json";
  streams.out << (as_json ? proof::JsonOf(difference) : proof::TextOf(difference));
  if (!options.out.empty()) {
    std::ofstream file(options.out, std::ios::binary);
    file << proof::NotesOf(difference);
    file.close();
    if (!file) {
      streams.err << fmt::format("{}: cannot be written\n", options.out);
      return kBadInput;
    }
  }
  return difference.regions.empty() ? kFine : kNo;
}

}  // namespace

void AddDiff(CLI::App& app, Streams& streams, int& exit_code) {
  auto options = std::make_shared<DiffOptions>();
  CLI::App* command = app.add_subcommand(
      "diff", "for whom two versions of the knowledge give another verdict, proved for every case");
  command
      ->add_option("OLD", options->old_directory, "a directory with knowledge files, or built-in")
      ->required();
  command->add_option("NEW", options->new_directory, "the same of the version to compare with")
      ->required();
  command->add_option("--format", options->format, "text or json")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  command->add_flag("--json", options->json, "the same as --format json");
  command->add_option("--out", options->out, "also write it as release notes, as YAML")
      ->type_name("FILE");
  options->circumstances.AddTo(*command);
  command->footer(
      "Fields that only one version has, and values that only one knows, are named; cases that "
      "both can read are compared.\n"
      "Exit code 0 where no verdict differs, 1 where some differ, 2 where a version cannot be "
      "read.\n"
      "Examples:\n"
      "  grevy diff built-in knowledge                            what an edit changes\n"
      "  grevy diff old/knowledge knowledge                       between two releases\n"
      "  grevy diff built-in knowledge --out docs/releases/next.yaml   release notes\n"
      "  grevy diff built-in knowledge --json                     for programs");
  command->callback([options, &streams, &exit_code] { exit_code = RunDiff(*options, streams); });
}

}  // namespace grevy::cli
