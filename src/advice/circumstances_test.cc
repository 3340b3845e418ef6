// The day and the place for which advice is given.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "advice/advice.h"
#include "advice/invented_knowledge.h"

namespace grevy::advice {
namespace {

using knowledge::ParseDate;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::UnorderedElementsAre;

// --- Days ---

Verdict OnTheDay(const InventedBody& body, const char* day) {
  return Invention(body).Tablet("{ sick: true, bad_heart: true }", "", *ParseDate(day)).verdict;
}

TEST(ARuleSince, DoesNotCountTheDayBefore) {
  EXPECT_EQ(OnTheDay({.rules = {{.more = "since: 2020-07-01"}}}, "2020-06-30"),
            Verdict::kNotIndicated);
}
TEST(ARuleSince, CountsOnItsFirstDay) {
  EXPECT_EQ(OnTheDay({.rules = {{.more = "since: 2020-07-01"}}}, "2020-07-01"),
            Verdict::kRecommended);
}
TEST(ARuleUntil, CountsTheDayBefore) {
  EXPECT_EQ(OnTheDay({.rules = {{.more = "until: 2020-07-01"}}}, "2020-06-30"),
            Verdict::kRecommended);
}
TEST(ARuleUntil, DoesNotCountOnThatDay) {
  EXPECT_EQ(OnTheDay({.rules = {{.more = "until: 2020-07-01"}}}, "2020-07-01"),
            Verdict::kNotIndicated);
}
TEST(ARuleOfAWithdrawnSource, CountsBeforeItsEnd) {
  EXPECT_EQ(OnTheDay({.rules = {{.source = "WITHDRAWN"}}}, "2023-12-31"), Verdict::kRecommended);
}
TEST(ARuleOfAWithdrawnSource, DoesNotCountAfterwards) {
  EXPECT_EQ(OnTheDay({.rules = {{.source = "WITHDRAWN"}}}, "2024-01-01"), Verdict::kNotIndicated);
}
TEST(ARuleOfAWithdrawnSource, IsNoReasonAfterwards) {
  const Invention invention({.rules = {{.source = "WITHDRAWN"}}});
  EXPECT_THAT(invention.Tablet("{ sick: true }").reasons, IsEmpty());
}
TEST(APrecautionSince, DoesNotCountTheDayBefore) {
  EXPECT_EQ(OnTheDay({.rules = {{}}, .precautions = {{.more = "since: 2020-07-01"}}}, "2020-06-30"),
            Verdict::kRecommended);
}
TEST(APrecautionSince, CountsOnItsFirstDay) {
  EXPECT_EQ(OnTheDay({.rules = {{}}, .precautions = {{.more = "since: 2020-07-01"}}}, "2020-07-01"),
            Verdict::kContraindicated);
}
TEST(APrecautionOfAWithdrawnSource, DoesNotCountAfterwards) {
  EXPECT_EQ(OnTheDay({.rules = {{}}, .precautions = {{.source = "WITHDRAWN"}}}, "2024-01-01"),
            Verdict::kRecommended);
}
TEST(AnOverdueReview, IsWarnedOf) {
  const Invention invention({.rules = {{}}});
  EXPECT_THAT(invention.For("{ sick: true }", "", *ParseDate("2026-12-23")).warnings,
              ElementsAre("The review of the source BOOK was due on 22 December 2026"));
}
TEST(AnOverdueReview, IsNoneOnItsLastDay) {
  const Invention invention({.rules = {{}}});
  EXPECT_THAT(invention.For("{ sick: true }", "", *ParseDate("2026-12-22")).warnings, IsEmpty());
}
TEST(AnOverdueReview, IsNotWarnedOfWhereTheRuleDoesNotHold) {
  const Invention invention({.rules = {{}}});
  EXPECT_THAT(invention.For("{ sick: false }", "", *ParseDate("2027-12-23")).warnings, IsEmpty());
}

// --- Places ---

const InventedBody kBritish = {
    .rules = {{.stance = "option"}, {.id = "R-2", .more = "jurisdictions: [UK]"}}};

TEST(APlace, LeavesOutTheRulesOfOthers) {
  EXPECT_EQ(Invention(kBritish).Tablet("{ sick: true }", "EU").verdict, Verdict::kOption);
}
TEST(APlace, TakesItsOwnRules) {
  EXPECT_EQ(Invention(kBritish).Tablet("{ sick: true }", "UK").verdict, Verdict::kRecommended);
}
TEST(APlace, TakesTheRulesOfTheWhole) {
  EXPECT_EQ(Invention(kBritish).Tablet("{ sick: true }", "UK_England").verdict,
            Verdict::kRecommended);
}
TEST(APlace, LeavesOutTheRulesOfItsParts) {
  const Invention invention({.rules = {{.more = "jurisdictions: [UK_England]"}}});
  EXPECT_EQ(invention.Tablet("{ sick: true }", "UK").verdict, Verdict::kNotIndicated);
}
TEST(APlace, LeavesOutThePrecautionsOfOthers) {
  const Invention invention({.rules = {{}}, .precautions = {{.more = "jurisdictions: [EU]"}}});
  EXPECT_EQ(invention.Tablet("{ sick: true, bad_heart: true }", "UK").verdict,
            Verdict::kRecommended);
}
TEST(APlace, ThatIsChosenShowsNoOthersBeside) {
  EXPECT_THAT(Invention(kBritish).Tablet("{ sick: true }", "EU").jurisdictions, IsEmpty());
}
TEST(AllPlaces, TakeEveryRule) {
  EXPECT_EQ(Invention(kBritish).Tablet("{ sick: true }").verdict, Verdict::kRecommended);
}
TEST(AllPlaces, StandSideBySideWhereTheyDiffer) {
  const Invention invention(
      {.rules = {{}},
       .precautions = {{.id = "P-1", .more = "jurisdictions: [EU]"},
                       {.id = "P-2", .effect = "hold", .more = "jurisdictions: [UK]"}}});
  EXPECT_THAT(
      invention.Tablet("{ sick: true, bad_heart: true }").jurisdictions,
      UnorderedElementsAre(Pair("EU", Verdict::kContraindicated), Pair("UK", Verdict::kOnHold),
                           Pair("UK_England", Verdict::kOnHold)));
}
TEST(AllPlaces, AreShownWhereARuleSupportsInOneOfThemOnly) {
  const Invention invention({.rules = {{.more = "jurisdictions: [EU]"}}});
  EXPECT_THAT(
      invention.Tablet("{ sick: true }").jurisdictions,
      UnorderedElementsAre(Pair("EU", Verdict::kRecommended), Pair("UK", Verdict::kNotIndicated),
                           Pair("UK_England", Verdict::kNotIndicated)));
}
TEST(AllPlaces, AreNotShownWhereTheyAgree) {
  const Invention invention({.rules = {{}, {.id = "R-2", .more = "jurisdictions: [UK]"}}});
  EXPECT_THAT(invention.Tablet("{ sick: true }").jurisdictions, IsEmpty());
}
TEST(AllPlaces, AreNotShownForARuleThatDoesNotHold) {
  const Invention invention(
      {.rules = {{.stance = "option"},
                 {.id = "R-2", .when = "bad_heart", .more = "jurisdictions: [UK]"}}});
  EXPECT_THAT(invention.Tablet("{ sick: true, bad_heart: false }").jurisdictions, IsEmpty());
}

}  // namespace
}  // namespace grevy::advice
