// Minimal data sets: the facts without which no advice on a question is sensible.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "knowledge/condition.h"

namespace grevy::knowledge {

struct MinimalData {
  std::string id;
  std::string question;            // "an advanced NET"
  std::optional<Condition> where;  // when it arises; always where there is none
  Condition known;                 // whether enough is known for it
  std::vector<std::string> rows;
};

}  // namespace grevy::knowledge
