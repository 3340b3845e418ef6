// The dialogue of `grevy interview`: asks for one fact after another, and shows what each answer
// settles. What is asked, and what an answer does, is decided in advice/interview.h.
//
//     if (const auto said = Converse(knowledge, Interview(knowledge, facts, circumstances),
//     streams))
//       WriteCase(knowledge, *said, title, out);

#pragma once

#include <optional>

#include "advice/interview.h"
#include "cli/command.h"
#include "knowledge/fact.h"

namespace grevy::cli {

/// Asks until nothing is left to ask, or nobody answers. Gives what was said, with the questions to
/// which nobody knew the answer; nothing where it is not to be kept.
std::optional<knowledge::Case> Converse(const knowledge::Knowledge& knowledge,
                                        advice::Interview interview, Streams& streams);

}  // namespace grevy::cli
