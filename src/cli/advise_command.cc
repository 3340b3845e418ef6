// grevy advise: the advice on one case.

#include <fmt/format.h>

#include "advice/advice.h"
#include "advice/json.h"
#include "cli/advice_text.h"
#include "cli/command.h"
#include "knowledge/fact.h"
#include "logic/suggest.h"

namespace grevy::cli {
namespace {

struct AdviseOptions {
  KnowledgeOption knowledge;
  std::string file;
  std::string format = "text";
  bool json = false;
  std::string as_of;
  std::string jurisdiction;
  TextChoice choice;
};

// The circumstances that flags and case name together; flags win. Empty, after printing why, where
// they make no sense.
std::optional<advice::Circumstances> CircumstancesOf(const AdviseOptions& options,
                                                     const knowledge::Case& a_case,
                                                     const knowledge::Knowledge& knowledge,
                                                     Streams& streams) {
  advice::Circumstances circumstances{a_case.as_of.value_or(knowledge::Today()),
                                      a_case.jurisdiction};
  if (!options.as_of.empty()) {
    const auto day = knowledge::ParseDate(options.as_of);
    if (!day) {
      streams.err << fmt::format("--as-of: '{}' is no day; write it as 2026-11-22\n",
                                 options.as_of);
      return std::nullopt;
    }
    circumstances.as_of = *day;
  }
  if (options.jurisdiction == "all") {
    circumstances.jurisdiction.clear();
  } else if (!options.jurisdiction.empty()) {
    if (knowledge.FindJurisdiction(options.jurisdiction) == nullptr) {
      std::vector<std::string> codes{"all"};
      for (const knowledge::Jurisdiction& jurisdiction : knowledge.jurisdictions)
        codes.push_back(jurisdiction.code);
      streams.err << fmt::format(
          "--jurisdiction: '{}' is not known{}; it is one of {}\n", options.jurisdiction,
          logic::DidYouMean(logic::Closest(options.jurisdiction, codes)), fmt::join(codes, ", "));
      return std::nullopt;
    }
    circumstances.jurisdiction = options.jurisdiction;
  }
  return circumstances;
}

int RunAdvise(AdviseOptions& options, Streams& streams) {
  const knowledge::Knowledge* knowledge = options.knowledge.Get(streams);
  if (knowledge == nullptr) return kBadInput;
  for (const std::string& id : options.choice.treatments) {
    if (knowledge->FindTreatment(id) != nullptr) continue;
    std::vector<std::string> ids;
    for (const knowledge::Treatment& treatment : knowledge->treatments) ids.push_back(treatment.id);
    streams.err << fmt::format("--why: there is no treatment '{}'{}\n", id,
                               logic::DidYouMean(logic::Closest(id, ids)));
    return kBadInput;
  }
  logic::Problems problems;
  std::string text = knowledge::ReadFile(options.file, knowledge::kLargestCase, problems);
  knowledge::Case a_case;
  const std::string name = options.file == "-" ? "(standard input)" : options.file;
  if (problems.empty()) a_case = knowledge::ReadCase(name, std::move(text), *knowledge, problems);
  Print(problems, streams);
  if (logic::HasErrors(problems)) return kBadInput;

  const auto circumstances = CircumstancesOf(options, a_case, *knowledge, streams);
  if (!circumstances) return kBadInput;
  advice::Advice advice = advice::Advise(*knowledge, a_case, *circumstances);
  for (const logic::Problem& problem : problems) advice.warnings.push_back(problem.text);
  if (options.json || options.format == "json") {
    streams.out << advice::Pretty(advice::ToJson(advice)) << '\n';
  } else {
    Terminal terminal(streams.out, streams.terminal);
    WriteText(advice, options.choice, terminal);
  }
  return kFine;
}

}  // namespace

void AddAdvise(CLI::App& app, Streams& streams, int& exit_code) {
  auto options = std::make_shared<AdviseOptions>();
  CLI::App* command = app.add_subcommand(
      "advise", "which treatments are open to one person, why, and what speaks against each");
  command
      ->add_option("CASE", options->file, "the case, a YAML or JSON file; - for the standard input")
      ->required();
  command->add_option("--format", options->format, "text or json")
      ->check(CLI::IsMember({"text", "json"}))
      ->type_name("FORMAT");
  command->add_flag("--json", options->json, "short for --format json");
  command
      ->add_option("--as-of", options->as_of,
                   "judge by what was in force on this day (default: today)")
      ->type_name("DATE");
  command
      ->add_option("--jurisdiction", options->jurisdiction,
                   "whose labels count, such as EU or US (default: all, side by side)")
      ->type_name("CODE");
  command
      ->add_option(
          "--why", options->choice.treatments,
          "show only this treatment, with every rule, whether it holds or not; may be repeated")
      ->type_name("TREATMENT")
      ->delimiter(',')
      ->allow_extra_args(false);  // what follows is the case
  command->add_flag("--all", options->choice.all, "show every treatment in full");
  options->knowledge.AddTo(*command);
  command->footer(
      "Examples:\n"
      "  grevy advise examples/first-case.yaml\n"
      "  grevy advise case.yaml --why TREATMENT        every rule that bears on one treatment\n"
      "  grevy advise case.yaml --jurisdiction EU --as-of 2019-06-30\n"
      "  grevy advise - --json < case.json | less\n"
      "  grevy init > case.yaml                        a case to fill in");
  command->callback([options, &streams, &exit_code] { exit_code = RunAdvise(*options, streams); });
}

}  // namespace grevy::cli
