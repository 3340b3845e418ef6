// "Did you mean …?": the closest of several names.
//
//     Closest("pancras", {"pancreas", "appendix"});   // "pancreas"

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace grevy::logic {

/// The number of single-letter slips (a letter added, left out, changed, or two neighbours swapped)
/// between two words (optimal string alignment distance).
std::size_t EditDistance(std::string_view a, std::string_view b);

/// The candidate with the fewest slips from `name`, the first of equals; empty when none is close
/// enough to be meant.
std::string Closest(std::string_view name, const std::vector<std::string>& candidates);

/// ` (did you mean 'site'?)`, or nothing where there is no suggestion.
std::string DidYouMean(std::string_view suggestion);

}  // namespace grevy::logic
