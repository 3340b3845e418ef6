// How firm a verdict stands, as text: what stands below a treatment in `grevy advise`.

#pragma once

#include <set>

#include "advice/firmness.h"
#include "cli/terminal.h"

namespace grevy::cli {

/// Which cuts its facts straddle; where changes were looked for, what would change the verdict, the
/// nearest first, and what a usual reading error would make of it. Adds the sources that it cites.
void WriteFirmness(const knowledge::Knowledge& knowledge, const advice::Firmness& firmness,
                   advice::Verdict verdict, Terminal& terminal,
                   std::set<knowledge::SourceId>& cited);

}  // namespace grevy::cli
