// A census of random plausible cases: every rule fires for some of them, and every verdict occurs.
//
// A condition of ten parts holds for next to nobody who is drawn at random. So half of the cases
// are drawn by strata, one for everybody and one for the scope of each pathway; the other half for
// the rules in turn, the least frequent first, each from a box in which it can hold. The solver
// draws the boxes (logic/solver.h), 512 points of each are evaluated in one pass (logic/lanes.h).
// That a rule fires in its own box is not taken from the solver: it is counted in the lanes.
//
//     const Census census = TakeCensus(knowledge, {.cases = 1'000'000, .seed = 1});
//     if (!census.IsComplete()) …

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "advice/verdict.h"
#include "knowledge/knowledge.h"

namespace grevy::proof {

struct CensusOptions {
  std::size_t cases = 1'050'000;
  std::uint64_t seed = 1;
  knowledge::Date today = {};
};

struct Census {
  struct RuleCount {
    std::string rule;
    std::size_t in_strata = 0;   // of the cases drawn by strata it fires for so many
    std::size_t in_own_box = 0;  // of those drawn for it
  };
  struct VerdictCount {
    std::size_t cases = 0;  // over all treatments
    std::size_t treatments = 0;
  };
  std::size_t by_strata = 0;
  std::size_t by_rule = 0;
  std::size_t without_case = 0;  // draws that the solver gave up
  std::size_t incomplete = 0;    // cases of which half the facts were forgotten again
  std::size_t strata = 0;
  std::vector<RuleCount> rules;  // the least frequent first
  std::array<VerdictCount, advice::kVerdictCount> verdicts = {};

  bool IsComplete() const;
};

Census TakeCensus(const knowledge::Knowledge& knowledge, const CensusOptions& options);

std::string TextOf(const Census& census);

}  // namespace grevy::proof
