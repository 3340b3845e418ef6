// grevy trace: is every row of the evidence encoded, or left out for a reason?

#include <fmt/format.h>

#include <fstream>

#include "cli/command.h"
#include "proof/tracing.h"

namespace grevy::cli {
namespace {

struct TraceCommandOptions {
  std::string directory = "knowledge";
  std::string rows = "docs/trace/rows.yaml";
  std::string review;
  bool brief = false;
};

int RunTrace(const TraceCommandOptions& options, Streams& streams) {
  knowledge::LoadResult loaded = knowledge::Load(options.directory, knowledge::Today());
  const proof::Evidence evidence = proof::ReadEvidence(options.rows, loaded.problems);
  if (logic::HasErrors(loaded.problems)) {
    Print(loaded.problems, streams);
    return kBadInput;
  }
  const advice::Vignettes vignettes = advice::ReadVignettes(options.directory, loaded.knowledge);
  const proof::Tracing tracing = proof::TraceRows(evidence, loaded.knowledge, vignettes.all);
  streams.out << proof::TextOf(tracing, evidence, options.brief);
  if (!options.review.empty()) {
    std::ofstream file(options.review, std::ios::binary);
    file << proof::ReviewPageOf(tracing);
    file.close();
    if (!file) {
      streams.err << fmt::format("{}: cannot be written\n", options.review);
      return kBadInput;
    }
  }
  return tracing.IsComplete() ? kFine : kNo;
}

}  // namespace

void AddTrace(CLI::App& app, Streams& streams, int& exit_code) {
  auto options = std::make_shared<TraceCommandOptions>();
  CLI::App* command = app.add_subcommand(
      "trace", "where each row of the evidence is encoded, or why it is left out");
  command->add_option("--knowledge,DIRECTORY", options->directory, "the directory with the files")
      ->capture_default_str();
  command->add_option("--rows", options->rows, "the list of the rows")
      ->type_name("FILE")
      ->capture_default_str();
  command->add_option("--review", options->review, "also write the doubtful rows as questions")
      ->type_name("FILE");
  command->add_flag("--brief", options->brief, "only the counts and what is left over");
  command->footer(
      "Exit code 1 where a row is left over or something names a row that does not exist, 2 where "
      "a file cannot be read.\n"
      "Examples:\n"
      "  grevy trace                                     every row, then what is left over\n"
      "  grevy trace --brief\n"
      "  grevy trace --review docs/knowledge-review.md   and the questions for a clinician");
  command->callback([options, &streams, &exit_code] { exit_code = RunTrace(*options, streams); });
}

}  // namespace grevy::cli
