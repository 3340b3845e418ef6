// Sets of values of one variable, whatever its type: the common coin of facts, tests and cells.
//
// Put the values of a variable on a line of whole numbers. A boolean stands at 0 (false) and 1
// (true), a choice at the index of its value, a whole number n at n. A decimal x, counted in its
// smallest units u, stands at 2u, so that the odd place 2u+1 is "just above x". A value thus fills
// one place [p, p+1), and every test of a guideline is a set of half-open ranges:
//
//     x < c   is  [-infinity, p)          x = c                 is  [p, p+1)
//     x <= c  is  [-infinity, p+1)        grade in { G1, G3 }   is  [0, 1) and [2, 3)
//
// and so is everything that can be known of a case ("8 to 12", "G1 or G2", nothing at all). A fact
// decides a test when it lies wholly inside or wholly outside of it; the ends of the ranges are the
// only places where answers can change: the cuts.
//
//     const ValueSet fact = ValueSet::Between(WholePlace(8), WholePlace(12));
//     fact.Within(ValueSet::Below(WholePlace(10)));      // Kleene::kUnknown: the fact straddles
//     the cut

#pragma once

#include <compare>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include "logic/decimal.h"
#include "logic/kleene.h"

namespace grevy::logic {

/// A place on the line of one variable's values.
using Place = std::int64_t;

inline constexpr Place kFirstPlace = std::numeric_limits<Place>::min();
inline constexpr Place kEndPlace = std::numeric_limits<Place>::max();

/// The place of a number that may have digits after the point.
constexpr Place DecimalPlace(Decimal number) { return 2 * number.units(); }

/// The place of a whole number in a field that knows no others.
constexpr Place WholePlace(std::int64_t number) { return number; }

/// All places from `begin` up to, but not including, `end`.
struct Range {
  Place begin = kFirstPlace;
  Place end = kEndPlace;
  friend constexpr auto operator<=>(const Range&, const Range&) = default;
};

/// A set of places: ranges in ascending order, not empty, never touching.
class ValueSet {
 public:
  ValueSet() = default;  // the empty set

  static ValueSet All() { return ValueSet({Range{}}); }
  static ValueSet Of(Range range);
  static ValueSet Equal(Place p) { return Of({p, p + 1}); }
  static ValueSet Below(Place p) { return Of({kFirstPlace, p}); }
  static ValueSet AtMost(Place p) { return Of({kFirstPlace, p + 1}); }
  static ValueSet Above(Place p) { return Of({p + 1, kEndPlace}); }
  static ValueSet AtLeast(Place p) { return Of({p, kEndPlace}); }
  static ValueSet Between(Place low, Place high) { return Of({low, high + 1}); }

  const std::vector<Range>& ranges() const& { return ranges_; }
  std::vector<Range> ranges() && {
    return std::move(ranges_);
  }  // of a temporary: its own copy, safe in a range-for
  bool empty() const { return ranges_.empty(); }
  bool Contains(Place place) const;
  bool IsSubsetOf(const ValueSet& other) const { return Intersect(other) == *this; }
  bool Intersects(const ValueSet& other) const { return !Intersect(other).empty(); }

  ValueSet Union(const ValueSet& other) const;
  ValueSet Intersect(const ValueSet& other) const;
  /// The places of `domain` that are not in this set.
  ValueSet ComplementIn(const ValueSet& domain) const;

  /// Is a value of which only this set is known inside `test`? Yes when all of it is, no when none
  /// is. The empty set (an impossible fact) lies within everything.
  Kleene Within(const ValueSet& test) const;

  friend bool operator==(const ValueSet&, const ValueSet&) = default;

 private:
  explicit ValueSet(std::vector<Range> ranges) : ranges_(std::move(ranges)) {}
  std::vector<Range> ranges_;
};

}  // namespace grevy::logic
