// From the YAML tree to linked knowledge.
//
//     LoadResult loaded = Load("knowledge", Today());
//     for (const logic::Problem& problem : loaded.problems) std::cerr << problem.ToString() <<
//     '\n'; if (!logic::HasErrors(loaded.problems)) Use(loaded.knowledge);

#pragma once

#include <map>
#include <string>
#include <vector>

#include "knowledge/date.h"
#include "knowledge/knowledge.h"
#include "logic/expression.h"
#include "logic/problem.h"

namespace grevy::knowledge {

struct LoadResult {
  Knowledge knowledge;
  logic::Problems problems;
  /// What the program was compiled from, for the naive evaluator: the definitions that are not
  /// calculations, and the conditions in their order.
  logic::Definitions definitions;
  std::vector<logic::Expression> conditions;
  /// Where each rule, measure, precaution and limit stands, by the condition that says when it
  /// holds.
  std::map<logic::ConditionId, logic::Location> places;
};

/// Reads all files below a directory, links them and reports every problem at once, sorted by
/// place. Sources whose next review lies before `today` are warned of. The knowledge may be used
/// when no problem is an error.
LoadResult Load(const std::string& directory, Date today);

}  // namespace grevy::knowledge
