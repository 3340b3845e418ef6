// Turns: what holds of a treatment in one case and not in another, and so makes the difference.
//
//     for (const Turn& turn : door.because)
//     Print(turn.id(), turn.because(), turn.to == Kleene::kTrue ? "then holds" : "holds no more");

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "knowledge/pathway.h"
#include "knowledge/treatment.h"
#include "logic/kleene.h"

namespace grevy::advice {

/// A rule or a precaution that makes the difference: one of the two.
struct Turn {
  const knowledge::Rule* rule = nullptr;
  const knowledge::Precaution* precaution = nullptr;
  logic::Kleene from = logic::Kleene::kUnknown;
  logic::Kleene to = logic::Kleene::kUnknown;
  std::vector<std::string_view> lost = {};  // the parts of a rule that no longer hold, in words

  const std::string& id() const { return rule != nullptr ? rule->id : precaution->id; }
  const std::string& because() const {
    return rule != nullptr ? rule->because : precaution->because;
  }
  const knowledge::Citation& citation() const {
    return rule != nullptr ? rule->citation : precaution->citation;
  }
};

/// Whether what turned is a rule that, where it holds, speaks for its treatment.
bool SpeaksFor(const Turn& turn);

/// How grave it is that something turned: 0 for what contraindicates, and more for what is milder.
int Gravity(const Turn& turn);

}  // namespace grevy::advice
