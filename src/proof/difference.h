// What differs between two versions of the knowledge: for whom which verdict becomes another, and
// the rules and precautions that make it so.
//
// Wherever a verdict differs, some rule or precaution holds in one version and not in the other. So
// the cases with a differing verdict are divided by what changed: a region has one treatment, one
// pair of verdicts, and one change that was not named before. All regions together hold every case
// whose verdict differs. That a region's example gets its two verdicts is proved.
//
//     const Difference difference = Compare(old_knowledge, new_knowledge, circumstances);
//     for (const Region& region : difference.regions)
//       Print(region.treatment, VerdictName(region.was), VerdictName(region.becomes), …);

#pragma once

#include <string>
#include <vector>

#include "advice/advice.h"
#include "proof/example.h"
#include "proof/joint.h"

namespace grevy::proof {

/// A rule, or a precaution that contraindicates or holds, that bears otherwise on its treatment.
struct Change {
  std::string treatment;
  std::string id;
  std::string was;      // "recommended where sick", empty where it is new
  std::string becomes;  // empty where it is gone
};

/// One part of the condition that every case of a region fulfils.
struct Bound {
  std::string condition;  // as conditions are written in the knowledge
  std::string words;
};

struct Region {
  std::string treatment = {};
  std::string name = {};  // of the treatment
  advice::Verdict was = advice::Verdict::kNotIndicated;
  advice::Verdict becomes = advice::Verdict::kNotIndicated;
  std::string change = {};  // the id of what changed
  /// All cases of the region lie within these bounds; not every case within them is one.
  std::vector<Bound> bounds = {};
  Example example = {};
  /// What holds in the example, by id, in either version.
  std::vector<std::string> held = {};
  std::vector<std::string> holds = {};
};

struct Difference {
  std::string old_version;
  std::string new_version;
  std::string old_hash;
  std::string new_hash;
  knowledge::Date as_of;
  std::string jurisdiction;
  std::vector<FieldChange> fields;
  std::vector<std::string> treatments_added;
  std::vector<std::string> treatments_removed;
  std::vector<Change> changes;
  std::vector<Region> regions;
  /// Rules, precautions and measures that say the same in other words, or cite otherwise.
  int texts = 0;
  /// The fields of the examples.
  knowledge::Knowledge shown;
};

/// Compares by what is in force in the circumstances. Throws std::length_error as Join does.
Difference Compare(const knowledge::Knowledge& old_knowledge,
                   const knowledge::Knowledge& new_knowledge,
                   const advice::Circumstances& circumstances);

}  // namespace grevy::proof
