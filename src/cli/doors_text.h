// What a treatment would close and open, as text: what stands above the advice of
// `grevy advise --after`.

#pragma once

#include "advice/doors.h"
#include "cli/terminal.h"

namespace grevy::cli {

/// That it is only supposed, what would then be so, and each door with the rules that turn.
void WriteWhatIf(const advice::WhatIf& what_if, Terminal& terminal);

}  // namespace grevy::cli
