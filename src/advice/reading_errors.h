// What a usual reading error of a test would make of a verdict that is given.
//
// The error is knowledge, stated by a source (knowledge/reading_error.h). It counts for a fact that
// is stated, and for one that is worked out: a grade that follows from two counts may be misread
// with them.
//
//     const auto moved = MovedByReadingErrors(trials);
//     for (const VerdictChange& change : moved.front()) …    // of the first subject

#pragma once

#include <vector>

#include "advice/trial.h"
#include "advice/verdict_change.h"

namespace grevy::advice {

/// For each subject of the trials, what would move its verdict were it the true value: the nearest
/// first (changes.h). Each change is of one fact, whose field has the reading error.
std::vector<std::vector<VerdictChange>> MovedByReadingErrors(const Trials& trials);

}  // namespace grevy::advice
