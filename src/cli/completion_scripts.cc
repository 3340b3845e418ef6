// Writing completion scripts; see completion_scripts.h. What an option takes follows from the name
// of its value in --help: a TREATMENT is one of the treatments, a DIRECTORY is a directory,
// FORMAT:{text,json} is one of two words.

#include "cli/completion_scripts.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <vector>

namespace grevy::cli {
namespace {

/// What can stand in one place of a command line.
struct Slot {
  enum class Kind { kNothing, kFreeText, kFiles, kDirectories, kWords, kNames };
  Kind kind = Kind::kFreeText;
  std::string words;  // kWords: separated by spaces; kNames: which, as `grevy completion --names`
                      // calls them
  std::string title;  // as in --help
};

struct Flag {
  std::vector<std::string> names;  // with their dashes
  std::string description;
  Slot value;
};

struct Command {
  std::string name;
  std::string description;
  std::vector<Flag> flags;
  std::optional<Slot> argument;
  bool several = false;  // whether the argument may be repeated
};

// The names of values that stand for names in the knowledge, and what --names calls these.
constexpr std::pair<std::string_view, std::string_view> kNames[] = {
    {"NAME", "all"},         {"TREATMENT", "treatments"}, {"FIELD", "fields"},
    {"SECTION", "sections"}, {"CODE", "jurisdictions"},
};

Slot SlotOf(const CLI::Option& option) {
  Slot slot;
  if (option.get_items_expected_max() == 0) {
    slot.kind = Slot::Kind::kNothing;
    return slot;
  }
  // Such as "FORMAT:{text,json}".
  const std::string type = option.get_type_name();
  const bool positional = option.get_positional() && option.get_lnames().empty();
  slot.title = positional ? option.get_name(true) : type.substr(0, type.find(':'));
  const std::size_t open = type.find('{');
  const std::size_t close = type.find('}');
  if (open != std::string::npos && close != std::string::npos) {
    slot.kind = Slot::Kind::kWords;
    slot.words = type.substr(open + 1, close - open - 1);
    std::replace(slot.words.begin(), slot.words.end(), ',', ' ');
    return slot;
  }
  for (const auto& [title, names] : kNames) {
    if (slot.title != title) continue;
    slot.kind = Slot::Kind::kNames;
    slot.words = names;
    return slot;
  }
  if (slot.title == "DIRECTORY" || option.check_lname("knowledge")) {
    slot.title = "DIRECTORY";
    slot.kind = Slot::Kind::kDirectories;
  } else if (slot.title == "CASE" || slot.title == "FILE") {
    slot.kind = Slot::Kind::kFiles;
  }
  return slot;
}

Command CommandOf(const CLI::App& app) {
  Command command{app.get_name(), app.get_description(), {}, std::nullopt, false};
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_group().empty()) continue;  // hidden
    if (option->get_positional()) {
      command.argument = SlotOf(*option);
      command.several = option->get_items_expected_max() > 1;
    }
    Flag flag{{}, option->get_description(), SlotOf(*option)};
    for (const std::string& name : option->get_snames()) flag.names.push_back("-" + name);
    for (const std::string& name : option->get_lnames()) flag.names.push_back("--" + name);
    if (!flag.names.empty()) command.flags.push_back(std::move(flag));
  }
  return command;
}

std::vector<Command> CommandsOf(const CLI::App& app) {
  std::vector<Command> commands;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    commands.push_back(CommandOf(*command));
  }
  return commands;
}

std::string NamesOf(const Command& command) {
  std::vector<std::string> names;
  for (const Flag& flag : command.flags) {
    names.insert(names.end(), flag.names.begin(), flag.names.end());
  }
  return fmt::format("{}", fmt::join(names, " "));
}

std::string CommandNames(const std::vector<Command>& commands, std::string_view separator) {
  std::vector<std::string> names;
  for (const Command& command : commands) names.push_back(command.name);
  return fmt::format("{}", fmt::join(names, separator));
}

std::string Replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
    text.replace(at, from.size(), to);
  }
  return text;
}

// --- bash
// -------------------------------------------------------------------------------------------------------------

std::string BashAction(const Slot& slot) {
  switch (slot.kind) {
    case Slot::Kind::kNothing:
    case Slot::Kind::kFreeText:
      return "return";
    case Slot::Kind::kFiles:
      return "_grevy_files; return";
    case Slot::Kind::kDirectories:
      return "_grevy_directories; return";
    case Slot::Kind::kWords:
      return fmt::format("_grevy_words '{}'; return", slot.words);
    case Slot::Kind::kNames:
      return fmt::format("_grevy_names {}; return", slot.words);
  }
  return "return";
}

// --- zsh
// --------------------------------------------------------------------------------------------------------------

// For a description in brackets, within single quotes.
std::string ZshText(const std::string& text) {
  std::string escaped = Replaced(text, "'", "'\\''");
  escaped = Replaced(escaped, "[", "\\[");
  escaped = Replaced(escaped, "]", "\\]");
  return Replaced(escaped, ":", "\\:");
}

std::string ZshAction(const Slot& slot) {
  switch (slot.kind) {
    case Slot::Kind::kNothing:
      return "";
    case Slot::Kind::kFreeText:
      return fmt::format(":{}: ", slot.title);
    case Slot::Kind::kFiles:
      return fmt::format(":{}:_files", slot.title);
    case Slot::Kind::kDirectories:
      return fmt::format(":{}:_files -/", slot.title);
    case Slot::Kind::kWords:
      return fmt::format(":{}:({})", slot.title, slot.words);
    case Slot::Kind::kNames:
      return fmt::format(":{}:_grevy_names {}", slot.title, slot.words);
  }
  return "";
}

std::string ZshFlags(const Command& command, std::string_view indent) {
  std::string lines;
  for (const Flag& flag : command.flags) {
    for (const std::string& name : flag.names) {
      lines += fmt::format("{}'{}[{}]{}' \\\n", indent, name, ZshText(flag.description),
                           ZshAction(flag.value));
    }
  }
  return lines;
}

// --- fish
// -------------------------------------------------------------------------------------------------------------

std::string FishText(const std::string& text) {
  return Replaced(Replaced(text, "\\", "\\\\"), "'", "\\'");
}

std::string FishAction(const Slot& slot) {
  switch (slot.kind) {
    case Slot::Kind::kNothing:
      return "";
    case Slot::Kind::kFreeText:
      return " -x";
    case Slot::Kind::kFiles:
      return " -r -F";
    case Slot::Kind::kDirectories:
      return " -x -a '(__fish_complete_directories)'";
    case Slot::Kind::kWords:
      return fmt::format(" -x -a '{}'", slot.words);
    case Slot::Kind::kNames:
      return fmt::format(" -x -a '(__grevy_names {})'", slot.words);
  }
  return "";
}

std::string FishFlag(const Flag& flag, std::string_view where) {
  std::string names;
  for (const std::string& name : flag.names) {
    names += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
  }
  return fmt::format("complete -c grevy{}{}{} -d '{}'\n", where, names, FishAction(flag.value),
                     FishText(flag.description));
}

}  // namespace

std::string BashCompletion(const CLI::App& app) {
  const std::vector<Command> commands = CommandsOf(app);
  const Command top = CommandOf(app);
  std::string values;
  std::string arguments;
  std::string flags;
  for (const Command& command : commands) {
    for (const Flag& flag : command.flags) {
      if (flag.value.kind == Slot::Kind::kNothing) continue;
      for (const std::string& name : flag.names) {
        values += fmt::format("    '{} {}') {} ;;\n", command.name, name, BashAction(flag.value));
      }
    }
    if (command.argument)
      arguments += fmt::format("    {}) {} ;;\n", command.name, BashAction(*command.argument));
    flags += fmt::format("      {}) _grevy_words '{} {}' ;;\n", command.name, NamesOf(command),
                         NamesOf(top));
  }
  return fmt::format(R"sh(# Completion of grevy for bash, made by: grevy completion bash
# To use it in this shell: source <(grevy completion bash)

_grevy_words() {{ mapfile -t COMPREPLY < <(compgen -W "$1" -- "$cur"); }}
_grevy_files() {{ compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- "$cur"); }}
_grevy_directories() {{ compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -d -- "$cur"); }}
# Names in the knowledge, of the very program that is being typed.
_grevy_names() {{ _grevy_words "$("${{COMP_WORDS[0]}}" completion --names "$1" 2>/dev/null)"; }}

_grevy() {{
  local cur=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD - 1]}} command='' i
  if [[ $cur == '=' ]]; then
    cur=''
  elif [[ $previous == '=' ]]; then
    previous=${{COMP_WORDS[COMP_CWORD - 2]}}
  fi
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    case ${{COMP_WORDS[i]}} in
      {}) command=${{COMP_WORDS[i]}}; break ;;
    esac
  done
  case "$command $previous" in
{}  esac
  if [[ $cur == -* ]]; then
    case $command in
{}      *) _grevy_words '{}' ;;
    esac
    return
  fi
  case $command in
    '') _grevy_words '{}'; return ;;
{}  esac
}}
complete -F _grevy grevy
)sh",
                     CommandNames(commands, "|"), values, flags, NamesOf(top),
                     CommandNames(commands, " "), arguments);
}

std::string ZshCompletion(const CLI::App& app) {
  const std::vector<Command> commands = CommandsOf(app);
  std::string descriptions;
  std::string cases;
  for (const Command& command : commands) {
    descriptions += fmt::format("    '{}:{}'\n", command.name, ZshText(command.description));
    std::string argument = "&& return";
    if (command.argument) {
      const std::string_view count = command.several ? "*" : "1";
      argument = fmt::format("'{}{}' && return", count, ZshAction(*command.argument));
    }
    cases += fmt::format("    {})\n      _arguments \\\n{}        {}\n      ;;\n", command.name,
                         ZshFlags(command, "        "), argument);
  }
  return fmt::format(R"sh(#compdef grevy
# Completion of grevy for zsh, made by: grevy completion zsh
# To use it in this shell: source <(grevy completion zsh)

# Names in the knowledge, of the very program that is being typed.
_grevy_names() {{
  local -a names
  names=(${{(f)"$($grevy_program completion --names $1 2>/dev/null)"}})
  compadd -a names
}}

_grevy() {{
  local grevy_program=$words[1] state line curcontext=$curcontext
  local -a commands=(
{}  )
  _arguments -C \
{}    '1:command:->command' \
    '*::argument:->argument' && return
  if [[ $state == command ]]; then
    _describe command commands
    return
  fi
  case $words[1] in
{}  esac
}}

if [[ $funcstack[1] == _grevy ]]; then
  _grevy "$@"
else
  compdef _grevy grevy
fi
)sh",
                     descriptions, ZshFlags(CommandOf(app), "    "), cases);
}

std::string FishCompletion(const CLI::App& app) {
  std::string lines;
  for (const Flag& flag : CommandOf(app).flags) lines += FishFlag(flag, "");
  for (const Command& command : CommandsOf(app)) {
    lines += fmt::format("\ncomplete -c grevy -n __fish_use_subcommand -a {} -d '{}'\n",
                         command.name, FishText(command.description));
    const std::string where = fmt::format(" -n '__fish_seen_subcommand_from {}'", command.name);
    if (command.argument) {
      const std::string action = FishAction(*command.argument);
      if (!action.empty())
        lines += fmt::format("complete -c grevy{}{}\n", where, Replaced(action, " -x", ""));
    }
    for (const Flag& flag : command.flags) lines += FishFlag(flag, where);
  }
  return fmt::format(R"sh(# Completion of grevy for fish, made by: grevy completion fish
# To use it in this shell: grevy completion fish | source

# Names in the knowledge, of the very program that is being typed.
function __grevy_names
    set -l program (commandline -opc)[1]
    $program completion --names $argv[1] 2>/dev/null
end

complete -c grevy -f
{})sh",
                     lines);
}

}  // namespace grevy::cli
