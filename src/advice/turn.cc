// What a turn weighs; see turn.h.

#include "advice/turn.h"

namespace grevy::advice {

using knowledge::Effect;
using knowledge::Stance;

bool SpeaksFor(const Turn& turn) {
  return turn.rule != nullptr && knowledge::Supports(turn.rule->stance);
}

int Gravity(const Turn& turn) {
  if (turn.precaution != nullptr) {
    switch (turn.precaution->effect) {
      case Effect::kContraindicated:
        return 0;
      case Effect::kHold:
        return 1;
      case Effect::kDoseChange:
        return 4;
      case Effect::kNeedsTestFirst:
        return 5;
      case Effect::kCaution:
        return 6;
    }
  }
  switch (turn.rule->stance) {
    case Stance::kContraindicated:
      return 0;
    case Stance::kNotRecommended:
      return 2;
    case Stance::kRecommended:
    case Stance::kOption:
      return 3;
  }
  return 6;
}

}  // namespace grevy::advice
