// Reference pages: everything that the knowledge says of one thing, for a reader.

#pragma once

#include "cli/names.h"
#include "cli/terminal.h"
#include "knowledge/knowledge.h"

namespace grevy::cli {

/// Writes the page of what a name stands for.
void WritePage(const knowledge::Knowledge& knowledge, const Named& named, Terminal& terminal);

}  // namespace grevy::cli
