// A change: what would be another verdict if a fact, or two together, were otherwise.
//
//     "if Creatinine clearance fell below 40 ml/min: contraindicated"
//
//     for (const ChangedFact& fact : change.facts) Print("if ", InWords(knowledge, fact));
//     Print(VerdictName(change.verdict));

#pragma once

#include <string>
#include <vector>

#include "advice/turn.h"
#include "advice/verdict.h"
#include "knowledge/knowledge.h"
#include "logic/value_set.h"

namespace grevy::advice {

/// A fact, and what it would be instead.
struct ChangedFact {
  logic::FieldId field = 0;
  /// One; of a set field, members of which any one would change.
  std::vector<logic::VariableId> variables;
  logic::ValueSet from;
  logic::ValueSet to;
};

struct VerdictChange {
  std::vector<ChangedFact> facts;
  Verdict verdict = Verdict::kUndetermined;  // whichever of its values each fact has
  /// The rules and precautions that make it so, the gravest first. Empty only where none does
  /// alone.
  std::vector<Turn> because;
};

/// "Ki-67 rose above 10 %", "SSTR imaging were negative", "Treatments so far included PRRT": reads
/// on after "if". Whether a cut itself belongs to it is exact.
std::string InWords(const knowledge::Knowledge& knowledge, const ChangedFact& fact);

}  // namespace grevy::advice
