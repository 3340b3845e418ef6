// Set algebra on sorted ranges; see value_set.h for the picture.

#include "logic/value_set.h"

#include <algorithm>

namespace grevy::logic {

ValueSet ValueSet::Of(Range range) {
  return range.begin < range.end ? ValueSet({range}) : ValueSet();
}

bool ValueSet::Contains(Place place) const {
  return std::any_of(ranges_.begin(), ranges_.end(),
                     [place](const Range& r) { return r.begin <= place && place < r.end; });
}

ValueSet ValueSet::Union(const ValueSet& other) const {
  std::vector<Range> all = ranges_;
  all.insert(all.end(), other.ranges_.begin(), other.ranges_.end());
  std::sort(all.begin(), all.end());
  std::vector<Range> merged;
  for (const Range& range : all) {
    if (!merged.empty() && range.begin <= merged.back().end) {
      merged.back().end = std::max(merged.back().end, range.end);
    } else {
      merged.push_back(range);
    }
  }
  return ValueSet(std::move(merged));
}

ValueSet ValueSet::Intersect(const ValueSet& other) const {
  std::vector<Range> common;
  for (auto a = ranges_.begin(), b = other.ranges_.begin();
       a != ranges_.end() && b != other.ranges_.end();) {
    const Range overlap{std::max(a->begin, b->begin), std::min(a->end, b->end)};
    if (overlap.begin < overlap.end) common.push_back(overlap);
    (a->end < b->end ? a : b)++;
  }
  return ValueSet(std::move(common));
}

ValueSet ValueSet::ComplementIn(const ValueSet& domain) const {
  std::vector<Range> gaps;
  Place next = kFirstPlace;
  for (const Range& range : ranges_) {
    if (next < range.begin) gaps.push_back({next, range.begin});
    next = range.end;
  }
  if (next < kEndPlace) gaps.push_back({next, kEndPlace});
  return ValueSet(std::move(gaps)).Intersect(domain);
}

Kleene ValueSet::Within(const ValueSet& test) const {
  const ValueSet common = Intersect(test);
  if (common == *this) return Kleene::kTrue;
  return common.empty() ? Kleene::kFalse : Kleene::kUnknown;
}

}  // namespace grevy::logic
