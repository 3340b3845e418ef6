// Verdicts that all completions share, though three-valued logic leaves each rule open.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "advice/invented_knowledge.h"

namespace grevy::advice {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Verdict VerdictOf(const Invention& invention, const std::string& facts) {
  return invention.Tablet(facts).verdict;
}

TEST(AVerdict, IsNotSupportedWhereNoSingleRuleCarriesIt) {
  const Invention invention({.rules = {{.id = "R-first", .when = "stage = 'I'"},
                                       {.id = "R-other", .when = "stage != 'I'"}}});
  EXPECT_EQ(VerdictOf(invention, "{ sick: true }"), Verdict::kUndetermined);
}

TEST(AContraindication, HoldsWhereEachCompletionReachesItInAnotherWay) {
  const Invention invention({.rules = {{.when = "sick"}},
                             .precautions = {{.id = "P-first", .when = "stage = 'I'"},
                                             {.id = "P-other", .when = "stage != 'I'"}}});
  EXPECT_EQ(VerdictOf(invention, "{ sick: true }"), Verdict::kContraindicated);
}

TEST(APossibleVerdict, IsAlsoOneThatAFactWouldBringWhereNothingIsSupported) {
  const Invention invention({.rules = {{.stance = "not_recommended", .when = "sick is not true"}}});
  EXPECT_THAT(invention.Tablet("{ itch: true }").possible,
              ElementsAre(Verdict::kNotRecommended, Verdict::kNotIndicated));
}

TEST(AMissingFact, IsOneThatTheConditionStillDependsOn) {
  // Whatever the stage: it is the other part that decides.
  const Invention invention(
      {.rules = {{.when = "(stage = 'I' and sick) or (stage != 'I' and sick)"}}});
  EXPECT_THAT(invention.Ids(invention.Tablet("{ itch: true }").pending), ElementsAre("sick"));
  EXPECT_THAT(invention.Ids(invention.Tablet("{ sick: true }").pending), IsEmpty());
}

TEST(ARange, IsSettledUnlessItStraddlesACut) {
  const Invention invention({.rules = {{.when = "blood > 100"}}});
  EXPECT_EQ(VerdictOf(invention, "{ blood: 110..120 }"), Verdict::kRecommended);
  EXPECT_EQ(VerdictOf(invention, "{ blood: 90..120 }"), Verdict::kUndetermined);
}

}  // namespace
}  // namespace grevy::advice
