// A case that tells a mutant from its statement: few facts for which one holds and the other does
// not or, where only what the statement says has changed, for which the verdicts differ.
//
// What the sources say of such a case is a worked case that is missing. The program's own answer is
// no expectation.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "advice/conditions.h"
#include "knowledge/knowledge.h"
#include "logic/program.h"
#include "proof/mutant.h"

namespace grevy::proof {

struct TellingCase {
  logic::CellFacts facts;
  std::string text;    // "{ sick: true, lumps: 2 }"
  std::string answer;  // what the knowledge as it is answers: "holds", "does not hold", a verdict
};

/// By two conditions of a knowledge, of the statement as it is and as it was changed.
std::optional<TellingCase> CaseByConditions(const knowledge::Knowledge& knowledge,
                                            logic::ConditionId own, logic::ConditionId changed);

/// By what bears on a treatment, as it is and as it was changed: the verdicts differ while the
/// condition holds.
std::optional<TellingCase> CaseByVerdicts(const knowledge::Knowledge& knowledge,
                                          logic::ConditionId holds, const advice::Conditions& own,
                                          const advice::Conditions& changed);

}  // namespace grevy::proof
