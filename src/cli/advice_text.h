// Advice as text, for a terminal and for reading aloud.

#pragma once

#include <string>
#include <vector>

#include "advice/advice.h"
#include "advice/firmness.h"
#include "cli/terminal.h"

namespace grevy::cli {

struct TextChoice {
  bool all = false;  // every treatment in full, also those that are not indicated
  std::vector<std::string> treatments;  // only these, in full: every rule, whether it holds or not
};

/// Verdict groups, best first; for each treatment what speaks for it beside what speaks against it,
/// what is pending and what was assumed, with citations; then measures, questions by owner,
/// warnings, and the sources that were cited. `firmness` of its treatments, if any, is shown with
/// each.
void WriteText(const advice::Advice& advice, const TextChoice& choice, Terminal& terminal,
               const std::vector<advice::Firmness>& firmness = {});

}  // namespace grevy::cli
