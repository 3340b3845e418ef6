// What both reports show: a line for each kind of duty, and what is involved in a finding.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "knowledge/knowledge.h"
#include "proof/prove.h"

namespace grevy::proof {

/// A line of the table.
struct Summary {
  Kind kind = Kind::kHarm;
  std::string_view name;  // in a few words
  int duties = 0;
  int tried_by_diagrams = 0;
  int by_diagrams = 0;  // proved
  double diagram_seconds = 0;
  int tried_by_z3 = 0;
  int by_z3 = 0;
  double z3_seconds = 0;
  int tried_by_trial = 0;
  int by_trial = 0;
  double trial_seconds = 0;
  int open = 0;
  int accepted = 0;
  int reported = 0;  // not proved, and nothing has to be mended
};

/// One line for each kind that has duties.
std::vector<Summary> SummariesOf(const Proofs& proofs);

/// A rule, measure or precaution that bears on a finding.
struct Involved {
  std::string id;
  std::string says;  // "recommends Rest", "contraindicates Operation"
  std::string condition;
  std::string because;
  std::string source;
  std::string citation;
  std::string at;
  std::string known;
};

std::vector<Involved> InvolvedIn(const Outcome& outcome, const knowledge::Knowledge& knowledge);

}  // namespace grevy::proof
