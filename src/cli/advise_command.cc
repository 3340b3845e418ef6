// grevy advise: the advice on one case.

#include <fmt/format.h>

#include "advice/advice.h"
#include "advice/doors.h"
#include "advice/json.h"
#include "cli/advice_text.h"
#include "cli/circumstances_option.h"
#include "cli/command.h"
#include "cli/doors_text.h"
#include "knowledge/fact.h"
#include "logic/suggest.h"

namespace grevy::cli {
namespace {

struct AdviseOptions {
  KnowledgeOption knowledge;
  std::string file;
  std::string format = "text";
  bool json = false;
  CircumstancesOption circumstances;
  std::string after;
  TextChoice choice;
};

// Whether there is a treatment of that id; where not, says so.
bool IsTreatment(const knowledge::Knowledge& knowledge, std::string_view flag,
                 const std::string& id, Streams& streams) {
  if (knowledge.FindTreatment(id) != nullptr) return true;
  std::vector<std::string> ids;
  for (const knowledge::Treatment& treatment : knowledge.treatments) ids.push_back(treatment.id);
  streams.err << fmt::format("{}: there is no treatment '{}'{}\n", flag, id,
                             logic::DidYouMean(logic::Closest(id, ids)));
  return false;
}

int RunAdvise(AdviseOptions& options, Streams& streams) {
  const knowledge::Knowledge* knowledge = options.knowledge.Get(streams);
  if (knowledge == nullptr) return kBadInput;
  for (const std::string& id : options.choice.treatments) {
    if (!IsTreatment(*knowledge, "--why", id, streams)) return kBadInput;
  }
  if (!options.after.empty() && !IsTreatment(*knowledge, "--after", options.after, streams))
    return kBadInput;
  logic::Problems problems;
  std::string text = knowledge::ReadFile(options.file, knowledge::kLargestCase, problems);
  knowledge::Case a_case;
  const std::string name = options.file == "-" ? "(standard input)" : options.file;
  if (problems.empty()) a_case = knowledge::ReadCase(name, std::move(text), *knowledge, problems);
  Print(problems, streams);
  if (logic::HasErrors(problems)) return kBadInput;

  const auto circumstances = options.circumstances.For(a_case, *knowledge, streams);
  if (!circumstances) return kBadInput;
  const bool json = options.json || options.format == "json";
  Terminal terminal(streams.out, streams.terminal);
  advice::Advice advice = advice::Advise(*knowledge, a_case, *circumstances);
  if (!options.after.empty()) {
    advice::WhatIf what_if = advice::Given(*knowledge, a_case, *circumstances, advice,
                                           *knowledge->FindTreatment(options.after));
    for (const logic::Problem& problem : problems) what_if.then.warnings.push_back(problem.text);
    if (json) {
      streams.out << advice::Pretty(advice::ToJson(what_if)) << '\n';
    } else {
      WriteWhatIf(what_if, terminal);
      WriteText(what_if.then, options.choice, terminal);
    }
    return kFine;
  }
  for (const logic::Problem& problem : problems) advice.warnings.push_back(problem.text);
  advice::Tried tried{.in_short = json};
  for (const std::string& id : options.choice.treatments)
    tried.in_full.push_back(knowledge->FindTreatment(id));
  const auto firmness = advice::FirmnessOf(*knowledge, a_case, *circumstances, advice, tried);
  if (json) {
    const auto doors = advice::DoorsOfSupported(*knowledge, a_case, *circumstances, advice);
    streams.out << advice::Pretty(advice::ToJson(advice, doors, firmness)) << '\n';
  } else {
    WriteText(advice, options.choice, terminal, firmness);
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
  options->circumstances.AddTo(*command);
  command
      ->add_option("--why", options->choice.treatments,
                   "show only this treatment, with every rule, whether it holds or not, and what "
                   "would change "
                   "its verdict; may be repeated")
      ->type_name("TREATMENT")
      ->delimiter(',')
      ->allow_extra_args(false);  // what follows is the case
  command
      ->add_option("--after", options->after,
                   "as if this treatment had been given: which options that closes, restricts or "
                   "opens, and the advice then")
      ->type_name("TREATMENT");
  command->add_flag("--all", options->choice.all, "show every treatment in full");
  options->knowledge.AddTo(*command);
  command->footer(
      "Examples:\n"
      "  grevy advise examples/first-case.yaml\n"
      "  grevy advise case.yaml --why TREATMENT        its rules, and what would change the "
      "verdict\n"
      "  grevy advise case.yaml --after TREATMENT      what it would close, restrict and open\n"
      "  grevy advise case.yaml --jurisdiction EU --as-of 2019-06-30\n"
      "  grevy advise - --json < case.json | less\n"
      "  grevy init > case.yaml                        a case to fill in");
  command->callback([options, &streams, &exit_code] { exit_code = RunAdvise(*options, streams); });
}

}  // namespace grevy::cli
