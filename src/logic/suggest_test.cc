#include "logic/suggest.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace grevy::logic {
namespace {

TEST(EditDistance, EqualWordsAreNoSlipApart) { EXPECT_EQ(EditDistance("grade", "grade"), 0U); }
TEST(EditDistance, AnAddedLetterIsOneSlip) { EXPECT_EQ(EditDistance("grade", "graade"), 1U); }
TEST(EditDistance, AMissingLetterIsOneSlip) { EXPECT_EQ(EditDistance("grade", "grde"), 1U); }
TEST(EditDistance, AChangedLetterIsOneSlip) { EXPECT_EQ(EditDistance("grade", "grate"), 1U); }
TEST(EditDistance, SwappedNeighboursAreOneSlip) { EXPECT_EQ(EditDistance("site", "siet"), 1U); }
TEST(EditDistance, FromNothingEveryLetterIsASlip) { EXPECT_EQ(EditDistance("", "abc"), 3U); }
TEST(EditDistance, ToNothingEveryLetterIsASlip) { EXPECT_EQ(EditDistance("abc", ""), 3U); }
TEST(EditDistance, SlipsAddUp) { EXPECT_EQ(EditDistance("kitten", "sitting"), 3U); }

std::string AWord() { return *rc::gen::container<std::string>(rc::gen::element('a', 'b', 'c')); }

RC_GTEST_PROP(EditDistanceProperty, IsTheSameBothWays, ()) {
  const std::string a = AWord(), b = AWord();
  RC_ASSERT(EditDistance(a, b) == EditDistance(b, a));
}
RC_GTEST_PROP(EditDistanceProperty, IsZeroOnlyForEqualWords, ()) {
  const std::string a = AWord(), b = AWord();
  RC_ASSERT((EditDistance(a, b) == 0) == (a == b));
}
RC_GTEST_PROP(EditDistanceProperty, IsAtMostTheLongerLength, ()) {
  const std::string a = AWord(), b = AWord();
  RC_ASSERT(EditDistance(a, b) <= std::max(a.size(), b.size()));
}
RC_GTEST_PROP(EditDistanceProperty, IsAtLeastTheDifferenceInLength, ()) {
  const std::string a = AWord(), b = AWord();
  RC_ASSERT(EditDistance(a, b) >= std::max(a.size(), b.size()) - std::min(a.size(), b.size()));
}

TEST(Closest, FindsTheSlip) {
  EXPECT_EQ(Closest("octreotid", {"lanreotide", "octreotide"}), "octreotide");
}
TEST(Closest, IgnoresCase) { EXPECT_EQ(Closest("GRADE", {"grade"}), "grade"); }
TEST(Closest, ReadsHyphensAndSpacesAsUnderscores) {
  EXPECT_EQ(Closest("small-bowel x", {"small_bowel_x"}), "small_bowel_x");
}
TEST(Closest, TakesTheFirstOfEquals) { EXPECT_EQ(Closest("cat", {"bat", "rat"}), "bat"); }
TEST(Closest, PrefersFewerSlips) { EXPECT_EQ(Closest("grade", {"grades1", "grads"}), "grads"); }
TEST(Closest, FindsNothingAmongNothing) { EXPECT_EQ(Closest("cat", {}), ""); }
TEST(Closest, FindsNothingForNothing) { EXPECT_EQ(Closest("", {"a"}), ""); }
TEST(Closest, DoesNotGuessAnotherWord) { EXPECT_EQ(Closest("ki67", {"functioning"}), ""); }
TEST(Closest, TakesOneSlipInThreeLetters) { EXPECT_EQ(Closest("abcxyz", {"abcxab"}), "abcxab"); }
TEST(Closest, TakesNoMoreThanOneSlipInThreeLetters) {
  EXPECT_EQ(Closest("abcxyz", {"abcmno"}), "");
}
TEST(Closest, DoesNotCompareVeryLongWords) {
  EXPECT_EQ(Closest(std::string(81, 'a'), {std::string(81, 'a')}), "");
}

TEST(DidYouMean, NamesTheSuggestion) { EXPECT_EQ(DidYouMean("site"), " (did you mean 'site'?)"); }
TEST(DidYouMean, SaysNothingWithoutOne) { EXPECT_EQ(DidYouMean(""), ""); }

}  // namespace
}  // namespace grevy::logic
