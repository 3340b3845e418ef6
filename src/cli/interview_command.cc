// grevy interview: from a case, or from nothing, to a case file, by way of a dialogue (dialogue.h).

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>

#include "cli/case_file.h"
#include "cli/circumstances_option.h"
#include "cli/command.h"
#include "cli/dialogue.h"
#include "knowledge/fact.h"

namespace grevy::cli {
namespace {

using knowledge::Knowledge;

struct InterviewOptions {
  KnowledgeOption knowledge;
  CircumstancesOption circumstances;
  std::string from;
  std::string out;
  bool force = false;
};

// The case to start from, with its title.
struct Start {
  knowledge::Case facts;
  std::string title;
};

std::optional<Start> ReadStart(const InterviewOptions& options, const Knowledge& knowledge,
                               Streams& streams) {
  Start start;
  if (options.from.empty()) return start;
  if (options.from == "-") {
    streams.err << "--from: the standard input is for the answers: name a file\n";
    return std::nullopt;
  }
  logic::Problems problems;
  const std::string text = knowledge::ReadFile(options.from, knowledge::kLargestCase, problems);
  if (problems.empty()) {
    start.facts = knowledge::ReadCase(options.from, text, knowledge, problems);
  }
  Print(problems, streams);
  if (logic::HasErrors(problems)) return std::nullopt;
  const knowledge::YamlFile file =
      knowledge::ReadYaml(options.from, text, knowledge::kLargestCase, problems);
  if (const knowledge::YamlEntry* title = file.root.Find("title")) start.title = title->value.text;
  return start;
}

// Whether the file can be written when all is said: better asked before than after.
bool CanWrite(const InterviewOptions& options, Streams& streams) {
  namespace fs = std::filesystem;
  if (options.out.empty()) return true;
  std::error_code error;
  if (fs::exists(options.out, error) && !options.force) {
    streams.err << fmt::format("--out: {} exists already; --force replaces it\n", options.out);
    return false;
  }
  const fs::path directory = fs::path(options.out).parent_path();
  if (fs::is_directory(options.out, error) ||
      (!directory.empty() && !fs::is_directory(directory, error))) {
    streams.err << fmt::format("--out: {} cannot be written: there is no directory {}\n",
                               options.out, directory.string());
    return false;
  }
  return true;
}

// Beside the old file first, so that a full disk leaves that whole.
bool WriteFile(const std::string& path, const std::string& text) {
  const std::string beside = path + ".part";
  std::ofstream file(beside, std::ios::binary);
  file << text;
  file.close();
  std::error_code error;
  if (file) std::filesystem::rename(beside, path, error);
  if (file && !error) return true;
  std::filesystem::remove(beside, error);
  return false;
}

int Keep(const InterviewOptions& options, const std::string& text, Streams& streams) {
  if (!options.out.empty() && WriteFile(options.out, text)) {
    streams.out << fmt::format("Written to {}\nThe advice: grevy advise {}\n", options.out,
                               options.out);
    return kFine;
  }
  streams.out << '\n' << text;
  if (options.out.empty()) return kFine;
  streams.err << fmt::format("--out: {} cannot be written; the case stands above\n", options.out);
  return kBadInput;
}

int RunInterview(InterviewOptions& options, Streams& streams) {
  const Knowledge* knowledge = options.knowledge.Get(streams);
  if (knowledge == nullptr) return kBadInput;
  if (!CanWrite(options, streams)) return kBadInput;
  const auto start = ReadStart(options, *knowledge, streams);
  if (!start) return kBadInput;
  const auto circumstances = options.circumstances.For(start->facts, *knowledge, streams);
  if (!circumstances) return kBadInput;

  std::optional<knowledge::Case> said =
      Converse(*knowledge, advice::Interview(*knowledge, start->facts, *circumstances), streams);
  if (!said) {
    streams.out << "Nothing was kept.\n";
    return kFine;
  }
  if (options.circumstances.NamesDay()) said->as_of = circumstances->as_of;
  said->jurisdiction = circumstances->jurisdiction;
  std::ostringstream text;
  WriteCase(*knowledge, *said, start->title, text);
  return Keep(options, text.str(), streams);
}

}  // namespace

void AddInterview(CLI::App& app, Streams& streams, int& exit_code) {
  auto options = std::make_shared<InterviewOptions>();
  CLI::App* command = app.add_subcommand(
      "interview", "asks for what matters, one question at a time, and writes the case");
  command->add_option("--from", options->from, "start from the facts of this case file")
      ->type_name("FILE");
  command
      ->add_option("--out", options->out,
                   "write the case to this file (default: show it at the end)")
      ->type_name("FILE");
  command->add_flag("--force", options->force, "replace the file of --out");
  options->circumstances.AddTo(*command);
  options->knowledge.AddTo(*command);
  command->footer(
      "Examples:\n"
      "  grevy interview --out case.yaml                     from nothing to a case\n"
      "  grevy interview --from case.yaml --out more.yaml    what is still missing\n"
      "  grevy interview --from case.yaml --out case.yaml --force\n"
      "  grevy interview < answers.txt                       one answer a line");
  command->callback(
      [options, &streams, &exit_code] { exit_code = RunInterview(*options, streams); });
}

}  // namespace grevy::cli
