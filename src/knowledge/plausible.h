// Whether a case can be that of a real person: the constraints that its facts break.
//
// A case that breaks an `error` is refused where it is read, with the facts that exclude each
// other, what was stated of them, and how to mend it. One that breaks an `ask` is accepted with a
// question. What is not known breaks nothing.
//
//     for (const Constraint* broken : Broken(knowledge, facts, Strictness::kError)) …
//     CheckPlausible(file, node, knowledge, a_case, problems);   // as problems of a case file

#pragma once

#include <optional>
#include <vector>

#include "knowledge/constraint.h"
#include "knowledge/fact.h"
#include "knowledge/knowledge.h"
#include "knowledge/yaml.h"
#include "logic/facts.h"
#include "logic/trace.h"

namespace grevy::knowledge {

/// The constraints of one strictness that the facts break, in the order of the knowledge.
std::vector<const Constraint*> Broken(const Knowledge& knowledge, const logic::Facts& facts,
                                      Strictness strictness);
/// The same of facts that have been traced through the knowledge's program.
std::vector<const Constraint*> Broken(const Knowledge& knowledge, const logic::Trace& trace,
                                      Strictness strictness);

/// Reports what the facts of a case break, at the last of the facts concerned: an error for an
/// impossible case, a warning for an unlikely one. `node` is the map from which they were read.
/// Facts that no longer count when another one was found, or when advice is given (`as_of` of the
/// case), contradict nothing.
void CheckPlausible(const YamlFile& file, const Yaml& node, const Knowledge& knowledge,
                    const Case& a_case, logic::Problems& problems);

}  // namespace grevy::knowledge
