// Taking a command line apart; see run.h.

#include "cli/run.h"

#include <fmt/format.h>

#include "cli/version.h"
#include "knowledge/embedded.h"
#include "logic/suggest.h"

namespace grevy::cli {
namespace {

// The names that stand in the place where `word` was typed: commands for the first word, else flags
// of the command.
std::vector<std::string> NamesFor(const CLI::App& app, const std::string& word) {
  std::vector<std::string> names;
  if (word.starts_with('-')) {
    for (const CLI::App* part :
         {&app, app.get_subcommands().empty() ? &app : app.get_subcommands().front()}) {
      for (const CLI::Option* option : part->get_options()) {
        for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
      }
    }
  } else {
    for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; }))
      names.push_back(command->get_name());
  }
  return names;
}

// CLI11's message, with the closest name where a word was not understood.
std::string MessageOf(const CLI::App& app, const CLI::ParseError& error) {
  if (dynamic_cast<const CLI::ExtrasError*>(&error) == nullptr) return error.what();
  for (const std::string& argument : app.remaining(/*recurse=*/true)) {
    const std::string word = argument.substr(0, argument.find('='));
    return fmt::format("'{}' is not understood{}", word,
                       logic::DidYouMean(logic::Closest(word, NamesFor(app, word))));
  }
  return error.what();
}

}  // namespace

int Run(const std::vector<std::string>& arguments, Streams& streams) {
  CLI::App app(
      "Which treatments the published guidelines support for one person with a neuroendocrine "
      "neoplasm, why, what\n"
      "speaks against each, and which missing fact would settle the rest. It supports a team's "
      "decision and never\n"
      "replaces it.",
      "grevy");
  bool version = false;
  bool no_colour = false;
  int exit_code = kFine;
  app.add_flag("--version", version, "the versions of the program and of its knowledge");
  app.add_flag("--no-color,--no-colour", no_colour, "plain text, also on a terminal");
  app.fallthrough();
  app.footer(
      "Examples:\n"
      "  grevy advise examples/first-case.yaml     advice on an invented case\n"
      "  grevy init > case.yaml                    an empty case, every field explained\n"
      "  grevy interview --out case.yaml           or be asked, one question at a time\n"
      "  grevy fields site                         what a field means and which values it takes\n"
      "Exit codes: 0 fine, 1 the answer is no, 2 the input cannot be used.");
  AddAdvise(app, streams, exit_code);
  AddCheck(app, streams, exit_code);
  AddShow(app, streams, exit_code);
  AddFields(app, streams, exit_code);
  AddInit(app, streams, exit_code);
  AddInterview(app, streams, exit_code);
  AddProve(app, streams, exit_code);
  AddDiff(app, streams, exit_code);
  AddTrace(app, streams, exit_code);
  AddMutate(app, streams, exit_code);
  AddMcdc(app, streams, exit_code);
  AddCensus(app, streams, exit_code);
  AddCompletion(app, streams, exit_code);

  try {
    std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());  // as CLI11 wants them
    app.parse(std::move(reversed));
  } catch (const CLI::CallForHelp&) {
    const auto chosen = app.get_subcommands();
    streams.out << (chosen.empty() ? app.help() : chosen.front()->help());
    return kFine;
  } catch (const CLI::ParseError& error) {
    streams.err << "grevy: " << MessageOf(app, error) << "\nSee grevy --help.\n";
    return kBadInput;
  }
  if (version) {
    const knowledge::Knowledge& knowledge = knowledge::Embedded();
    streams.out << fmt::format("grevy {}, knowledge {} ({})\n", kVersion, knowledge.version,
                               knowledge.hash);
  } else if (app.get_subcommands().empty()) {
    streams.out << app.help();
  }
  return exit_code;
}

}  // namespace grevy::cli
