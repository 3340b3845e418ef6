// What the kinds of duties are called; see duty.h.

#include "proof/duty.h"

namespace grevy::proof {

char LetterOf(Kind kind) { return static_cast<char>('a' + static_cast<int>(kind)); }

std::string_view SentenceOf(Kind kind) {
  switch (kind) {
    case Kind::kHarm:
      return "No case is advised a treatment that a condition forbids";
    case Kind::kConflict:
      return "Within one source no two rules of one treatment conflict";
    case Kind::kIdle:
      return "Every rule can take effect, and none repeats another";
    case Kind::kGap:
      return "Every case that is fully known is offered a treatment or a referral";
    case Kind::kDefinition:
      return "Every definition has exactly one value where its inputs are known";
    case Kind::kHidden:
      return "No verdict depends on a fact that its reasons do not show";
    case Kind::kMove:
      return "Learning a fact never moves a settled verdict";
    case Kind::kDisagree:
      return "Where sources disagree";
    case Kind::kUnverified:
      return "Nothing unverified is recommended, and nothing that can harm is presumed";
  }
  return "";
}

}  // namespace grevy::proof
