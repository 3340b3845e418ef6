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

std::vector<std::string> Ids(const std::vector<const knowledge::Rule*>& rules) {
  std::vector<std::string> ids;
  for (const knowledge::Rule* rule : rules) ids.push_back(rule->id);
  return ids;
}

TEST(AVerdict, IsSupportedWhereOneRuleOrAnotherCarriesIt) {
  const Invention invention({.rules = {{.id = "R-first", .when = "stage = 'I'"},
                                       {.id = "R-other", .when = "stage != 'I'"}}});
  const TreatmentAdvice tablet = invention.Tablet("{ sick: true }");
  EXPECT_EQ(tablet.verdict, Verdict::kRecommended);
  EXPECT_THAT(Ids(tablet.jointly), ElementsAre("R-first", "R-other"));
  EXPECT_THAT(invention.Ids(tablet.pending), IsEmpty());
}

TEST(AMissingFact, IsNoneThatOnlyChoosesBetweenRulesThatSayTheSame) {
  const Invention invention({.rules = {{.id = "R-first", .when = "stage = 'I'"},
                                       {.id = "R-other", .when = "stage != 'I'"}},
                             .precautions = {{.when = "bad_heart"}}});
  EXPECT_THAT(invention.Ids(invention.Tablet("{ sick: true }").pending), ElementsAre("bad_heart"));
}

TEST(AVerdict, NamesNoRulesTogetherWhereOneCarriesIt) {
  const Invention invention(
      {.rules = {{.id = "R-first", .when = "stage = 'I'"}, {.id = "R-sick", .when = "sick"}}});
  EXPECT_THAT(Ids(invention.Tablet("{ sick: true }").jointly), IsEmpty());
}

TEST(AMissingFact, IsNotAFieldThatFollowsFromOthers) {
  const Invention invention({.rules = {{.when = "stage = 'I' and sick"}}});
  EXPECT_THAT(invention.Ids(invention.Tablet("{ size_mm: 5 }").pending), ElementsAre("sick"));
  EXPECT_THAT(invention.Ids(invention.Tablet("{ size_mm: 5, sick: true }").pending), IsEmpty());
}

TEST(AMissingFact, IsAlsoOneFromWhichWhatDecidesFollows) {
  const Invention invention({.rules = {{.when = "sick"}},
                             .precautions = {{.when = "bad_heart"}},
                             .constraints = {"itch implies bad_heart"}});
  const TreatmentAdvice tablet = invention.Tablet("{ sick: true }");
  EXPECT_THAT(invention.Ids(tablet.pending), ElementsAre("bad_heart", "itch"));
  EXPECT_THAT(invention.Ids(tablet.settling), ElementsAre("bad_heart"));
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
