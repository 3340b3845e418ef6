// Masking MC/DC: is there, for each comparison of a condition, a worked case in which it alone
// decides?
//
// A vignette shows a comparison where it names the statement among its reasons or measures, or
// among those that must not hold, and the statement would be otherwise if this one comparison were.
// The other comparisons stay as the case has them; those that are masked do not matter. See
// Chilenski, "An investigation of three forms of the modified condition decision coverage (MCDC)
// criterion", 2001.
//
//     const Mcdc mcdc = CoverageOf(loaded, vignettes, Today());
//     if (mcdc.Share() < kEnoughShown) …

#pragma once

#include <string>
#include <vector>

#include "advice/vignette.h"
#include "knowledge/load.h"
#include "proof/statement.h"

namespace grevy::proof {

/// The share of comparisons that worked cases must show.
inline constexpr double kEnoughShown = 0.95;

struct CoveredAtom {
  std::string text;   // as written
  std::string shown;  // the first vignette that shows it; empty: none does
};

struct CoveredStatement {
  Statement statement;
  std::vector<CoveredAtom> atoms;
};

struct Mcdc {
  std::vector<CoveredStatement> statements;
  double Share() const;
};

Mcdc CoverageOf(const knowledge::LoadResult& loaded, const std::vector<advice::Vignette>& vignettes,
                knowledge::Date today);

/// The share of each pathway and treatment, then each comparison that none shows, with its place.
std::string TextOf(const Mcdc& mcdc);

}  // namespace grevy::proof
