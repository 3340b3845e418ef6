// grevy mutate: would a worked case notice a small mistake in the knowledge?

#include <fmt/format.h>

#include "cli/command.h"
#include "proof/mutate.h"

namespace grevy::cli {
namespace {

struct MutateCommandOptions {
  std::string directory = "knowledge";
  std::vector<std::string> only;
  bool cases = false;
};

int RunMutate(const MutateCommandOptions& chosen, Streams& streams) {
  const knowledge::Date today = knowledge::Today();
  knowledge::LoadResult loaded = knowledge::Load(chosen.directory, today);
  const std::vector<proof::Accepted> accepted =
      proof::ReadAcceptedMutants(chosen.directory, loaded.problems);
  if (logic::HasErrors(loaded.problems)) {
    Print(loaded.problems, streams);
    return kBadInput;
  }
  const advice::Vignettes vignettes = advice::ReadVignettes(chosen.directory, loaded.knowledge);
  const proof::Mutation mutation =
      proof::Mutate(loaded, vignettes.all, accepted,
                    {.today = today, .only = chosen.only, .with_cases = chosen.cases});
  if (mutation.statements.empty()) {
    streams.err
        << "grevy mutate: --only names no rule, precaution, measure, pathway or treatment\n";
    return kBadInput;
  }
  streams.out << proof::TextOf(mutation);
  Print(mutation.problems, streams);
  const bool enough = mutation.Score() >= proof::kEnoughNoticed;
  return enough && mutation.problems.empty() ? kFine : kNo;
}

}  // namespace

void AddMutate(CLI::App& app, Streams& streams, int& exit_code) {
  auto options = std::make_shared<MutateCommandOptions>();
  CLI::App* command = app.add_subcommand(
      "mutate", "change one rule at a time and see which mistakes no worked case notices");
  command->add_option("--knowledge,DIRECTORY", options->directory, "the directory with the files")
      ->capture_default_str();
  command
      ->add_option("--only", options->only,
                   "only some rules, precautions, measures, pathways or treatments")
      ->delimiter(',')
      ->type_name("IDS");
  command->add_flag("--cases", options->cases,
                    "with cases that would notice the rest; what they must get, the sources tell");
  command->footer(
      "Each rule, precaution and measure is deleted; loses a part of its condition; has a "
      "comparison "
      "turned round, a threshold\n"
      "moved past its number or to the next one in use; and is given another stance or effect. "
      "What "
      "need not be noticed, and why,\n"
      "stands in mutants.yaml of the knowledge.\n"
      "Exit code 1 where less than 95 % are noticed, 2 where the knowledge cannot be read.\n"
      "Examples:\n"
      "  grevy mutate                            the knowledge in ./knowledge\n"
      "  grevy mutate --only ADV-SSA-01,ssa      one rule, and the precautions of one treatment\n"
      "  grevy mutate --only ssa --cases         and cases to write");
  command->callback([options, &streams, &exit_code] { exit_code = RunMutate(*options, streams); });
}

}  // namespace grevy::cli
