// grevy check: is the knowledge well formed, and does it answer its vignettes?

#include <fmt/format.h>

#include <algorithm>

#include "advice/vignette.h"
#include "cli/command.h"
#include "proof/parallel.h"

namespace grevy::cli {
namespace {

struct CheckOptions {
  std::string directory = "knowledge";
  std::string today;
  bool quick = false;
};

// The precautions of all treatments.
std::size_t CountPrecautions(const knowledge::Knowledge& knowledge) {
  std::size_t count = 0;
  for (const knowledge::Treatment& treatment : knowledge.treatments)
    count += treatment.precautions.size();
  return count;
}

// The fields that a case can state.
std::ptrdiff_t CountStatedFields(const knowledge::Knowledge& knowledge) {
  const auto& fields = knowledge.schema.fields();
  return std::count_if(fields.begin(), fields.end(),
                       [](const logic::Field& field) { return !field.derived; });
}

int RunCheck(const CheckOptions& options, Streams& streams) {
  knowledge::Date today = knowledge::Today();
  if (!options.today.empty()) {
    const auto day = knowledge::ParseDate(options.today);
    if (!day) {
      streams.err << fmt::format("--as-of: '{}' is no day; write it as 2026-11-22\n",
                                 options.today);
      return kBadInput;
    }
    today = *day;
  }
  const knowledge::LoadResult loaded = knowledge::Load(options.directory, today);
  Print(loaded.problems, streams);
  const knowledge::Knowledge& knowledge = loaded.knowledge;
  if (knowledge.schema.size() == 0) return kBadInput;
  if (logic::HasErrors(loaded.problems)) {
    const auto errors = std::count_if(
        loaded.problems.begin(), loaded.problems.end(),
        [](const logic::Problem& p) { return p.severity == logic::Severity::kError; });
    streams.out << fmt::format("{} {} to mend in {}\n", errors,
                               errors == 1 ? "problem" : "problems", options.directory);
    return kNo;
  }
  streams.out << fmt::format(
      "{}: {} fields, {} definitions, {} treatments with {} precautions, {} pathways with {} rules "
      "and {} measures, {} sources; "
      "a program of {} nodes\n",
      options.directory, CountStatedFields(knowledge), knowledge.definitions.size(),
      knowledge.treatments.size(), CountPrecautions(knowledge), knowledge.pathways.size(),
      knowledge.rules.size(), knowledge.measures.size(), knowledge.sources.size(),
      knowledge.program.nodes().size());
  if (options.quick) return kFine;

  advice::Vignettes vignettes = advice::ReadVignettes(options.directory, knowledge);
  // Worked cases stand on both sides of every threshold: that a value is unusual is meant.
  std::erase_if(vignettes.problems, [](const logic::Problem& problem) {
    return problem.severity == logic::Severity::kWarning;
  });
  Print(vignettes.problems, streams);
  std::vector<std::vector<std::string>> failures_of(vignettes.all.size());
  proof::ForEachNumber(vignettes.all.size(), [&](std::size_t i) {
    failures_of[i] = advice::Judge(knowledge, vignettes.all[i], today);
  });
  std::size_t failed = 0;
  for (std::size_t i = 0; i < vignettes.all.size(); ++i) {
    const advice::Vignette& vignette = vignettes.all[i];
    const std::vector<std::string>& failures = failures_of[i];
    if (failures.empty()) continue;
    ++failed;
    streams.err << fmt::format("{}:{}:{}: vignette {} ({})\n", vignette.location.file,
                               vignette.location.line, vignette.location.column, vignette.id,
                               vignette.title);
    for (const std::string& failure : failures) streams.err << "  " << failure << '\n';
  }
  streams.out << fmt::format("{} vignettes: {} as expected, {} not\n", vignettes.all.size(),
                             vignettes.all.size() - failed, failed);
  return failed > 0 || logic::HasErrors(vignettes.problems) ? kNo : kFine;
}

}  // namespace

void AddCheck(CLI::App& app, Streams& streams, int& exit_code) {
  auto options = std::make_shared<CheckOptions>();
  CLI::App* command = app.add_subcommand(
      "check", "read knowledge files, report every problem at once, and try their vignettes");
  command->add_option("--knowledge,DIRECTORY", options->directory, "the directory with the files")
      ->capture_default_str();
  command
      ->add_option("--as-of", options->today,
                   "the day on which reviews count as overdue (default: today)")
      ->type_name("DATE");
  command->add_flag("--quick", options->quick, "without the vignettes");
  command->footer(
      "Exit code 1 where something must be mended, 2 where there is no knowledge to read.\n"
      "Examples:\n"
      "  grevy check                          the knowledge in ./knowledge\n"
      "  grevy check my-knowledge --quick\n"
      "  grevy check --as-of 2028-01-01       which reviews will be overdue then");
  command->callback([options, &streams, &exit_code] { exit_code = RunCheck(*options, streams); });
}

}  // namespace grevy::cli
