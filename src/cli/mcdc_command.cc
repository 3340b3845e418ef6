// grevy mcdc: is every comparison shown to decide by some worked case?

#include "cli/command.h"
#include "proof/mcdc.h"

namespace grevy::cli {
namespace {

int RunMcdc(const std::string& directory, Streams& streams) {
  const knowledge::Date today = knowledge::Today();
  const knowledge::LoadResult loaded = knowledge::Load(directory, today);
  if (logic::HasErrors(loaded.problems)) {
    Print(loaded.problems, streams);
    return kBadInput;
  }
  const advice::Vignettes vignettes = advice::ReadVignettes(directory, loaded.knowledge);
  const proof::Mcdc mcdc = proof::CoverageOf(loaded, vignettes.all, today);
  streams.out << proof::TextOf(mcdc);
  return mcdc.Share() >= proof::kEnoughShown ? kFine : kNo;
}

}  // namespace

void AddMcdc(CLI::App& app, Streams& streams, int& exit_code) {
  auto directory = std::make_shared<std::string>("knowledge");
  CLI::App* command = app.add_subcommand(
      "mcdc", "which comparison of which rule no worked case shows to decide (masking MC/DC)");
  command->add_option("--knowledge,DIRECTORY", *directory, "the directory with the files")
      ->capture_default_str();
  command->footer(
      "A worked case shows a comparison where it names the rule, precaution or measure, and that "
      "would be otherwise if this one\n"
      "comparison were.\n"
      "Exit code 1 where less than 95 % are shown, 2 where the knowledge cannot be read.\n"
      "Examples:\n"
      "  grevy mcdc                  the knowledge in ./knowledge\n"
      "  grevy mcdc my-knowledge");
  command->callback(
      [directory, &streams, &exit_code] { exit_code = RunMcdc(*directory, streams); });
}

}  // namespace grevy::cli
