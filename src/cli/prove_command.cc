// grevy prove: is the knowledge sound for every plausible case?

#include <fmt/format.h>

#include <fstream>

#include "cli/command.h"
#include "proof/prove.h"
#include "proof/report.h"

namespace grevy::cli {
namespace {

struct ProveCommandOptions {
  std::string directory = "knowledge";
  std::string report;
  std::vector<std::string> only;
  std::string prover = "both";
};

int RunProve(const ProveCommandOptions& chosen, Streams& streams) {
  proof::ProveOptions options;
  options.directory = chosen.directory;
  options.as_of = knowledge::Today();
  options.with_diagrams = chosen.prover != "z3";
  options.with_z3 = chosen.prover != "diagrams";
  for (const std::string& letter : chosen.only) {
    for (const proof::Kind kind : proof::kKinds) {
      if (letter == std::string(1, proof::LetterOf(kind))) options.only.push_back(kind);
    }
  }
  knowledge::LoadResult loaded = knowledge::Load(chosen.directory, options.as_of);
  const std::vector<proof::Accepted> accepted =
      proof::ReadAccepted(chosen.directory, loaded.problems);
  if (logic::HasErrors(loaded.problems)) {
    Print(loaded.problems, streams);
    return kBadInput;
  }
  const proof::Proofs proofs = proof::Prove(loaded.knowledge, accepted, options);
  streams.out << proof::TableOf(proofs) << proof::FindingsOf(proofs, loaded.knowledge);
  Print(proofs.problems, streams);
  if (!chosen.report.empty()) {
    std::ofstream file(chosen.report, std::ios::binary);
    file << proof::PageOf(proofs, loaded.knowledge);
    file.close();
    if (!file) {
      streams.err << fmt::format("{}: cannot be written\n", chosen.report);
      return kBadInput;
    }
  }
  return proofs.Hold() ? kFine : kNo;
}

}  // namespace

void AddProve(CLI::App& app, Streams& streams, int& exit_code) {
  auto options = std::make_shared<ProveCommandOptions>();
  CLI::App* command = app.add_subcommand(
      "prove", "prove that the knowledge has no conflict and no gap, for every plausible case");
  command->add_option("--knowledge,DIRECTORY", options->directory, "the directory with the files")
      ->capture_default_str();
  command->add_option("--report", options->report, "also write a page for readers, as HTML")
      ->type_name("FILE");
  std::string kinds;
  std::vector<std::string> letters;
  for (const proof::Kind kind : proof::kKinds) {
    letters.emplace_back(1, proof::LetterOf(kind));
    kinds += fmt::format("\n  {}  {}", proof::LetterOf(kind), proof::SentenceOf(kind));
  }
  command->add_option("--only", options->only, "only some kinds of duties, such as a,b")
      ->delimiter(',')
      ->check(CLI::IsMember(letters))
      ->type_name("KINDS");
  command->add_option("--prover", options->prover, "who proves: both, diagrams or z3")
      ->check(CLI::IsMember({"both", "diagrams", "z3"}))
      ->capture_default_str();
  command->footer("Kinds of duties:" + kinds +
                  "\nWhat is known to fail, and why that is accepted, stands in proofs.yaml of the "
                  "knowledge.\n"
                  "Exit code 1 where something must be mended, 2 where the knowledge cannot be "
                  "read.\n"
                  "Examples:\n"
                  "  grevy prove                          the knowledge in ./knowledge\n"
                  "  grevy prove --report proofs.html     and a page to read\n"
                  "  grevy prove --only b,c               conflicts, and rules without effect");
  command->callback([options, &streams, &exit_code] { exit_code = RunProve(*options, streams); });
}

}  // namespace grevy::cli
