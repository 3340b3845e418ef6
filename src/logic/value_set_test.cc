#include "logic/value_set.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <bitset>

namespace grevy::logic {
namespace {

// The naive set: one bit a place, over the places 0 to 15.
constexpr Place kPlaces = 16;
using Bits = std::bitset<kPlaces>;

ValueSet FromBits(const Bits& bits) {
  ValueSet set;
  for (Place place = 0; place < kPlaces; ++place) {
    if (bits[static_cast<std::size_t>(place)]) set = set.Union(ValueSet::Equal(place));
  }
  return set;
}

Bits ToBits(const ValueSet& set) {
  Bits bits;
  for (Place place = 0; place < kPlaces; ++place) {
    bits[static_cast<std::size_t>(place)] = set.Contains(place);
  }
  return bits;
}

Bits AnyBits() { return Bits(*rc::gen::inRange<unsigned>(0, 1U << kPlaces)); }
const ValueSet kDomain = ValueSet::Of({0, kPlaces});

TEST(ValueSet, StartsEmpty) { EXPECT_TRUE(ValueSet().empty()); }
TEST(ValueSet, ABackwardRangeIsEmpty) { EXPECT_TRUE(ValueSet::Of({3, 2}).empty()); }
TEST(ValueSet, ARangeWithoutPlacesIsEmpty) { EXPECT_TRUE(ValueSet::Of({3, 3}).empty()); }
TEST(ValueSet, AllHasBothEnds) {
  EXPECT_TRUE(ValueSet::All().Contains(kFirstPlace));
  EXPECT_TRUE(ValueSet::All().Contains(kEndPlace - 1));
}
TEST(ValueSet, EqualHasOnePlace) { EXPECT_EQ(ToBits(ValueSet::Equal(3)), Bits(0b1000)); }
TEST(ValueSet, BelowLeavesThePlaceOut) { EXPECT_EQ(ToBits(ValueSet::Below(3)), Bits(0b111)); }
TEST(ValueSet, AtMostTakesThePlaceIn) { EXPECT_EQ(ToBits(ValueSet::AtMost(3)), Bits(0b1111)); }
TEST(ValueSet, AboveLeavesThePlaceOut) { EXPECT_EQ(ToBits(ValueSet::Above(13)), Bits(0xC000)); }
TEST(ValueSet, AtLeastTakesThePlaceIn) { EXPECT_EQ(ToBits(ValueSet::AtLeast(13)), Bits(0xE000)); }
TEST(ValueSet, BetweenTakesBothEndsIn) { EXPECT_EQ(ToBits(ValueSet::Between(1, 3)), Bits(0b1110)); }
TEST(ValueSet, TouchingRangesBecomeOne) {
  EXPECT_EQ(ValueSet::Equal(1).Union(ValueSet::Equal(2)), ValueSet::Between(1, 2));
}
TEST(ValueSet, RangesApartStayApart) {
  EXPECT_EQ(ValueSet::Equal(1).Union(ValueSet::Equal(3)).ranges().size(), 2U);
}
TEST(ValueSet, TheComplementOfNothingIsTheDomain) {
  EXPECT_EQ(ValueSet().ComplementIn(kDomain), kDomain);
}
TEST(ValueSet, TheComplementOfAllIsNothing) {
  EXPECT_TRUE(ValueSet::All().ComplementIn(ValueSet::All()).empty());
}
TEST(ValueSet, JustAboveADecimalIsNotTheDecimal) {
  const Place twenty = DecimalPlace(Decimal::FromInteger(20));
  EXPECT_FALSE(ValueSet::Above(twenty).Contains(twenty));
  EXPECT_TRUE(ValueSet::Above(twenty).Contains(twenty + 1));
}

TEST(Within, AFactInsideATestIsAYes) {
  EXPECT_EQ(ValueSet::Between(2, 3).Within(ValueSet::Between(1, 4)), Kleene::kTrue);
}
TEST(Within, AFactOutsideOfATestIsANo) {
  EXPECT_EQ(ValueSet::Between(2, 3).Within(ValueSet::AtLeast(4)), Kleene::kFalse);
}
TEST(Within, AFactAcrossTheCutIsUnknown) {
  EXPECT_EQ(ValueSet::Between(8, 12).Within(ValueSet::Below(10)), Kleene::kUnknown);
}
TEST(Within, TheEmptySetLiesWithinEverything) {
  EXPECT_EQ(ValueSet().Within(ValueSet()), Kleene::kTrue);
  EXPECT_EQ(ValueSet().Within(ValueSet::Equal(1)), Kleene::kTrue);
}

RC_GTEST_PROP(ValueSetAlgebra, BitsComeBack, ()) {
  const Bits a = AnyBits();
  RC_ASSERT(ToBits(FromBits(a)) == a);
}
RC_GTEST_PROP(ValueSetAlgebra, EqualSetsHaveEqualRanges, ()) {
  const Bits a = AnyBits();
  const ValueSet backward = FromBits(a).ComplementIn(kDomain).ComplementIn(kDomain);
  RC_ASSERT(FromBits(a) == backward);
}
RC_GTEST_PROP(ValueSetAlgebra, UnionIsOr, ()) {
  const Bits a = AnyBits(), b = AnyBits();
  RC_ASSERT(FromBits(a).Union(FromBits(b)) == FromBits(a | b));
}
RC_GTEST_PROP(ValueSetAlgebra, IntersectIsAnd, ()) {
  const Bits a = AnyBits(), b = AnyBits();
  RC_ASSERT(FromBits(a).Intersect(FromBits(b)) == FromBits(a & b));
}
RC_GTEST_PROP(ValueSetAlgebra, ComplementIsWhatIsLeftOfTheDomain, ()) {
  const Bits a = AnyBits(), domain = AnyBits();
  RC_ASSERT(FromBits(a).ComplementIn(FromBits(domain)) == FromBits(domain & ~a));
}
RC_GTEST_PROP(ValueSetAlgebra, SubsetIsNoBitMore, ()) {
  const Bits a = AnyBits(), b = *rc::gen::element(AnyBits(), a | AnyBits());
  RC_ASSERT(FromBits(a).IsSubsetOf(FromBits(b)) == (a & ~b).none());
}
RC_GTEST_PROP(ValueSetAlgebra, IntersectsIsABitInCommon, ()) {
  const Bits a = AnyBits(), b = *rc::gen::element(AnyBits(), ~a & AnyBits());
  RC_ASSERT(FromBits(a).Intersects(FromBits(b)) == (a & b).any());
}
RC_GTEST_PROP(ValueSetAlgebra, WithinLooksAtEveryPlace, ()) {
  const Bits fact = AnyBits(), test = *rc::gen::element(AnyBits(), fact | AnyBits(), ~fact);
  RC_PRE(fact.any());
  const Kleene expected = (fact & ~test).none()  ? Kleene::kTrue
                          : (fact & test).none() ? Kleene::kFalse
                                                 : Kleene::kUnknown;
  RC_ASSERT(FromBits(fact).Within(FromBits(test)) == expected);
}
RC_GTEST_PROP(ValueSetAlgebra, RangesAscendAndNeverTouch, ()) {
  const ValueSet set = FromBits(AnyBits()).Union(FromBits(AnyBits()));
  for (std::size_t i = 0; i < set.ranges().size(); ++i) {
    RC_ASSERT(set.ranges()[i].begin < set.ranges()[i].end);
    if (i > 0) RC_ASSERT(set.ranges()[i - 1].end < set.ranges()[i].begin);
  }
}

}  // namespace
}  // namespace grevy::logic
