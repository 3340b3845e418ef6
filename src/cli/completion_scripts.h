// Completion scripts for shells, made from the application's own commands and options, so that they
// never lag behind it.
//
// The scripts hold commands, options and their fixed words. Names that belong to the knowledge
// (treatments, fields, sources) are asked of the program when Tab is pressed: whatever knowledge is
// built in is completed.

#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace grevy::cli {

std::string BashCompletion(const CLI::App& app);
std::string ZshCompletion(const CLI::App& app);
std::string FishCompletion(const CLI::App& app);

}  // namespace grevy::cli
