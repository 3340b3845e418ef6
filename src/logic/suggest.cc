// Edit distance by dynamic programming over three rows; see suggest.h.

#include "logic/suggest.h"

#include <algorithm>
#include <cctype>

namespace grevy::logic {
namespace {

std::string Lower(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) {
    return static_cast<char>(c == '-' || c == ' ' ? '_' : std::tolower(c));
  });
  return lower;
}

// A slip in every third letter is still recognisable; more is another word.
std::size_t MostSlips(std::string_view name) { return std::max<std::size_t>(1, name.size() / 3); }

// Longer words than any name are not compared: the cost grows with the product of the lengths.
constexpr std::size_t kLongestName = 80;

}  // namespace

std::size_t EditDistance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before_last(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    before_last.swap(last);
    last.swap(row);
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = a[i - 1] == b[j - 1] ? 0 : 1;
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + changed});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before_last[j - 2] + 1);
      }
    }
  }
  return row[b.size()];
}

std::string Closest(std::string_view name, const std::vector<std::string>& candidates) {
  if (name.empty() || name.size() > kLongestName) return {};
  const std::string wanted = Lower(name);
  std::string best;
  std::size_t fewest = MostSlips(wanted) + 1;
  for (const std::string& candidate : candidates) {
    const std::size_t slips = EditDistance(wanted, Lower(candidate));
    if (slips < fewest) {
      fewest = slips;
      best = candidate;
    }
  }
  return best;
}

std::string DidYouMean(std::string_view suggestion) {
  if (suggestion.empty()) return {};
  return " (did you mean '" + std::string(suggestion) + "'?)";
}

}  // namespace grevy::logic
