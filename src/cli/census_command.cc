// grevy census: does every rule fire, and every verdict occur, among random plausible cases?

#include "cli/command.h"
#include "proof/census.h"

namespace grevy::cli {
namespace {

struct CensusCommandOptions {
  KnowledgeOption knowledge;
  proof::CensusOptions census;
};

int RunCensus(CensusCommandOptions& options, Streams& streams) {
  const knowledge::Knowledge* knowledge = options.knowledge.Get(streams);
  if (knowledge == nullptr) return kBadInput;
  options.census.today = knowledge::Today();
  const proof::Census census = proof::TakeCensus(*knowledge, options.census);
  streams.out << proof::TextOf(census);
  return census.IsComplete() ? kFine : kNo;
}

}  // namespace

void AddCensus(CLI::App& app, Streams& streams, int& exit_code) {
  auto options = std::make_shared<CensusCommandOptions>();
  CLI::App* command = app.add_subcommand(
      "census", "how often each rule fires, and each verdict occurs, for random plausible cases");
  options->knowledge.AddTo(*command);
  command->add_option("--n", options->census.cases, "how many cases")
      ->type_name("N")
      ->check(CLI::Range(1'000, 1'000'000'000))
      ->capture_default_str();
  command->add_option("--seed", options->census.seed, "another number draws other cases")
      ->type_name("S")
      ->capture_default_str();
  command->footer(
      "Exit code 1 where a rule never fires or a verdict never occurs, 2 where the knowledge "
      "cannot "
      "be read.\n"
      "Examples:\n"
      "  grevy census                       a million cases\n"
      "  grevy census --n 10000 --seed 7    fewer, and others");
  command->callback([options, &streams, &exit_code] { exit_code = RunCensus(*options, streams); });
}

}  // namespace grevy::cli
