// Findings: what trials of other facts made of a verdict, and how they are told as changes.
//
// Private to those that look for changes; see changes.h and reading_errors.h.

#pragma once

#include <vector>

#include "advice/trial.h"
#include "advice/verdict_change.h"

namespace grevy::advice {

/// A fact as it is tried: one of its other cells.
struct TriedFact {
  /// One; of a set field, members of which each was tried alone.
  std::vector<logic::VariableId> variables;
  logic::CellMask cells = 0;
  int distance = 1;  // in cells; between values without an order, one
};

struct Finding {
  std::vector<TriedFact> facts;
  Trial::Outcome outcome;
};

/// The cells of a variable, one by one, that lie in `within` and not in `from`, ascending.
std::vector<TriedFact> OtherCells(const knowledge::Knowledge& knowledge, logic::VariableId variable,
                                  logic::CellMask from, logic::CellMask within);

/// Tries some facts at once, and keeps what moves the verdict on a subject.
void Keep(const Subject& subject, Trial& trial, const std::vector<TriedFact>& facts,
          std::vector<Finding>& findings);

/// Findings as changes, the nearest first (changes.h). What differs in one fact alone, and leads to
/// the same verdict for the same reasons, is told as one: "above 10 %", not "above 10 and at most
/// 20 %, or above 20 %".
std::vector<VerdictChange> Told(const Trials& trials, std::vector<Finding> findings);

}  // namespace grevy::advice
