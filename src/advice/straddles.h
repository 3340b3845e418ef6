// Straddled cuts: a fact that is a range, or one of several values, and lies on both sides of a cut
// that decides a verdict.
//
//     "Ki-67 8 to 12 % straddles 10 %: up to 10 % recommended, above it option"
//
//     const auto straddles = Straddles(trials);
//     for (const Straddle& straddle : straddles.front()) Print(InWords(knowledge, straddle));

#pragma once

#include <string>
#include <vector>

#include "advice/trial.h"

namespace grevy::advice {

struct Straddle {
  logic::FieldId field = 0;
  logic::ValueSet stated;
  struct Part {
    logic::ValueSet values;
    Verdict verdict = Verdict::kUndetermined;
  };
  std::vector<Part> parts;  // of a number in ascending order; neighbours differ in their verdicts
};

/// For each subject of the trials, the facts by which alone its verdict differs.
std::vector<std::vector<Straddle>> Straddles(const Trials& trials);

std::string InWords(const knowledge::Knowledge& knowledge, const Straddle& straddle);

}  // namespace grevy::advice
