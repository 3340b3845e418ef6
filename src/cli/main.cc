// The grevy executable.

#include <unistd.h>

#include <csignal>
#include <exception>
#include <iostream>
#include <string>
#include <vector>

#include "cli/run.h"

int main(int argc, char** argv) {
  // A reader that leaves early (`grevy advise … | head`) ends the program without a word.
  std::signal(SIGPIPE, SIG_DFL);
  try {
    std::ios::sync_with_stdio(false);
    grevy::cli::Streams streams;
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    bool no_colour = false;
    for (const std::string& argument : arguments)
      no_colour = no_colour || argument == "--no-color" || argument == "--no-colour";
    streams.terminal = grevy::cli::Terminal::SettingsFor(STDOUT_FILENO, no_colour);
    const int exit_code = grevy::cli::Run(arguments, streams);
    std::cout.flush();
    if (!std::cout) {
      std::cerr << "grevy: the output cannot be written\n";
      return grevy::cli::kBadInput;
    }
    return exit_code;
  } catch (const std::exception& error) {
    // What the machine does to us; mistakes in the input never get here.
    std::cerr << "grevy: " << error.what() << '\n';
    return grevy::cli::kBadInput;
  }
}
