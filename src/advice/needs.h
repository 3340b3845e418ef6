// What is still needed before advice on a question is sensible.
//
//     for (const Need& need : Needs(advice)) Print(need.data->question, need.fields);

#pragma once

#include <vector>

#include "advice/advice.h"

namespace grevy::advice {

/// A minimal data set that the case does not fill yet, and the fields that it lacks.
struct Need {
  const knowledge::MinimalData* data = nullptr;
  std::vector<logic::FieldId> fields;  // ascending
};

/// Of the questions that arise, in the order of the knowledge; what an earlier need names, a later
/// one does not repeat.
std::vector<Need> Needs(const Advice& advice);

}  // namespace grevy::advice
