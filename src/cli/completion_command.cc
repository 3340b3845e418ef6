// grevy completion: a script with which a shell completes grevy's commands, options and names.

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "cli/command.h"
#include "cli/completion_scripts.h"
#include "cli/names.h"

namespace grevy::cli {
namespace {

struct CompletionOptions {
  KnowledgeOption knowledge;
  std::string shell;
  std::string names;
};

// Whether a shell can complete to it as it is.
bool IsOneWord(const std::string& name) {
  return !name.empty() && name.find_first_of(" \t\n'\"\\$`;&|<>(){}*?!#~") == std::string::npos;
}

// The names that the scripts ask for: of one kind, one a line.
int PrintNames(CompletionOptions& options, Streams& streams) {
  const knowledge::Knowledge* knowledge = options.knowledge.Get(streams);
  if (knowledge == nullptr) return kBadInput;
  std::set<std::string> names;
  if (options.names == "jurisdictions") {
    names.insert("all");
    for (const knowledge::Jurisdiction& place : knowledge->jurisdictions) names.insert(place.code);
  } else if (options.names == "sections") {
    for (const knowledge::Section& section : knowledge->sections) names.insert(section.id);
  } else {
    for (const Named& named : AllNames(*knowledge)) {
      const bool wanted = options.names == "all" ||
                          (options.names == "treatments" && named.kind == Kind::kTreatment) ||
                          (options.names == "fields" && named.kind == Kind::kField);
      if (wanted) names.insert(named.id);
    }
  }
  for (const std::string& name : names) {
    if (IsOneWord(name)) streams.out << name << '\n';
  }
  return kFine;
}

int RunCompletion(CompletionOptions& options, const CLI::App& app, Streams& streams) {
  if (!options.names.empty()) return PrintNames(options, streams);
  if (options.shell.empty()) {
    streams.err << "grevy completion: name your shell: bash, zsh or fish\n";
    return kBadInput;
  }
  streams.out << (options.shell == "bash"  ? BashCompletion(app)
                  : options.shell == "zsh" ? ZshCompletion(app)
                                           : FishCompletion(app));
  return kFine;
}

}  // namespace

void AddCompletion(CLI::App& app, Streams& streams, int& exit_code) {
  auto options = std::make_shared<CompletionOptions>();
  CLI::App* command =
      app.add_subcommand("completion", "write a script with which your shell completes grevy");
  command->add_option("SHELL", options->shell, "bash, zsh or fish")
      ->check(CLI::IsMember({"bash", "zsh", "fish"}));
  // For the scripts themselves, and therefore not in the help.
  command->add_option("--names", options->names)
      ->check(CLI::IsMember({"all", "treatments", "fields", "sections", "jurisdictions"}))
      ->group("");
  options->knowledge.AddTo(*command);
  command->footer(
      "Examples:\n"
      "  source <(grevy completion bash)                                    in this shell\n"
      "  grevy completion bash > ~/.local/share/bash-completion/completions/grevy\n"
      "  grevy completion zsh > \"${fpath[1]}/_grevy\"\n"
      "  grevy completion fish > ~/.config/fish/completions/grevy.fish");
  command->callback([options, command, &streams, &exit_code] {
    exit_code = RunCompletion(*options, *command->get_parent(), streams);
  });
}

}  // namespace grevy::cli
