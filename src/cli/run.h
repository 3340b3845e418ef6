// The grevy program, apart from its process: arguments and streams in, an exit code out.

#pragma once

#include <string>
#include <vector>

#include "cli/command.h"

namespace grevy::cli {

/// Runs one command line (without the program's name).
int Run(const std::vector<std::string>& arguments, Streams& streams);

}  // namespace grevy::cli
