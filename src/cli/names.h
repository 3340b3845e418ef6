// Everything in the knowledge that has a name, for looking it up and for suggesting it.
//
//     const std::vector<Named> names = AllNames(knowledge);
//     for (const Named* found : Find(names, "ki67")) …      // the field ki67_percent
//     Nearest(names, "ki76", 5);                            // what was perhaps meant

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "knowledge/knowledge.h"

namespace grevy::cli {

enum class Kind {
  kField,
  kTreatment,
  kRule,
  kMeasure,
  kPrecaution,
  kLimit,
  kPathway,
  kTrial,
  kWord,  // of the glossary
  kSource,
};

/// "field", "treatment", …
std::string_view KindName(Kind kind);

struct Named {
  Kind kind = Kind::kField;
  std::string id;
  std::string title;
  std::vector<std::string> also;  // other names by which it is known
  std::size_t index = 0;          // among those of its kind
  std::size_t treatment = 0;      // of a precaution or limit
};

/// In the order in which people meet them: fields and treatments first.
std::vector<Named> AllNames(const knowledge::Knowledge& knowledge);

/// All that go by exactly this name; where none does, all that do when capitals and small letters
/// count as the same.
std::vector<const Named*> Find(const std::vector<Named>& names, std::string_view text);

/// What may have been meant, best first: names a few slips away, then those that contain the text.
std::vector<const Named*> Nearest(const std::vector<Named>& names, std::string_view text,
                                  std::size_t most);

}  // namespace grevy::cli
