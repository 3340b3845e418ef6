// What counts of a case: stale facts do not, and presumptions do where they decide and are told.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "advice/advice.h"
#include "advice/invented_knowledge.h"

namespace grevy::advice {
namespace {

using knowledge::ParseDate;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// --- Stale facts ---

const char* const kStaleHeart = "{ sick: true, blood: { value: 60, on: 2026-01-01 } }";

TEST(StaleContraindication, LeavesTheSupport) {
  const Invention invention({.rules = {{}}, .precautions = {{.when = "blood < 80"}}});
  EXPECT_EQ(invention.Tablet(kStaleHeart).verdict, Verdict::kRecommended);
}
TEST(StaleContraindication, IsPending) {
  const Invention invention({.rules = {{}}, .precautions = {{.when = "blood < 80"}}});
  EXPECT_THAT(invention.Ids(invention.Tablet(kStaleHeart).pending), ElementsAre("blood"));
}
TEST(StaleContraindication, CountsOnTheDayOfTheFact) {
  const Invention invention({.rules = {{}}, .precautions = {{.when = "blood < 80"}}});
  EXPECT_EQ(invention.Tablet(kStaleHeart, "", *ParseDate("2026-01-01")).verdict,
            Verdict::kContraindicated);
}
TEST(StaleFact, IsNamedAmongThoseThatDoNotCount) {
  const Invention invention;
  EXPECT_THAT(invention.Ids(invention.For(kStaleHeart).not_counted), ElementsAre("blood"));
}
TEST(StaleFact, IsStillAmongTheStated) {
  const Invention invention;
  EXPECT_THAT(invention.For(kStaleHeart).stated.facts, SizeIs(2));
}
TEST(StaleFact, IsWarnedOf) {
  const Invention invention;
  EXPECT_THAT(invention.For(kStaleHeart).warnings, SizeIs(1));
}

// --- Presumptions ---

TEST(Presumption, SettlesWhatItsSilenceWouldLeaveOpen) {
  const Invention invention({.rules = {{.when = "sick and not itch"}}});
  EXPECT_EQ(invention.Tablet("{ sick: true }").verdict, Verdict::kRecommended);
}
TEST(Presumption, IsSaid) {
  const Invention invention({.rules = {{.when = "sick and not itch"}}});
  EXPECT_THAT(invention.Ids(invention.Tablet("{ sick: true }").assumed), ElementsAre("itch"));
}
TEST(Presumption, IsNotTakenWhereTheFactIsStated) {
  const Invention invention({.rules = {{.when = "sick and not itch"}}});
  EXPECT_THAT(invention.Tablet("{ sick: true, itch: false }").assumed, IsEmpty());
}
TEST(Presumption, IsNotTakenWhereTheVerdictStandsWithoutIt) {
  const Invention invention({.rules = {{}, {.id = "R-2", .when = "sick and not itch"}}});
  EXPECT_THAT(invention.Tablet("{ sick: true }").assumed, IsEmpty());
}
TEST(Presumption, IsNotTakenWhereItWouldNotSettleAnything) {
  const Invention invention({.rules = {{.when = "sick and not itch"}}});
  EXPECT_EQ(invention.Tablet("{ }").verdict, Verdict::kUndetermined);
}
TEST(Presumption, IsSaidWhereItSettlesAgainstTheTreatment) {
  const Invention invention({.rules = {{.when = "sick and itch"}}});
  EXPECT_THAT(invention.Ids(invention.Tablet("{ sick: true }").assumed), ElementsAre("itch"));
}
TEST(Presumption, OfARuleThatDoesNotCarryTheVerdictIsNotSaid) {
  const Invention invention(
      {.rules = {{.when = "sick and not itch"},
                 {.id = "R-2", .stance = "option", .when = "colour = 'blue'"}}});
  EXPECT_THAT(invention.Ids(invention.Tablet("{ sick: true }").assumed), ElementsAre("itch"));
}
TEST(Presumption, IsSaidWhereTheRestFollowsOnlyFromAllCompletions) {
  const Invention invention(
      {.rules = {{.when = "not itch and (lumps <= 3 or lumps > 2) and sick"}}});
  EXPECT_EQ(invention.Tablet("{ sick: true }").verdict, Verdict::kRecommended);
  EXPECT_THAT(invention.Ids(invention.Tablet("{ sick: true }").assumed), ElementsAre("itch"));
}
TEST(Presumption, IsSaidWhereAConstraintTiesIt) {
  const Invention invention(
      {.rules = {{.when = "sick and lumps <= 3"}}, .constraints = {"itch or lumps <= 3"}});
  EXPECT_EQ(invention.Tablet("{ sick: true }").verdict, Verdict::kRecommended);
  EXPECT_THAT(invention.Ids(invention.Tablet("{ sick: true }").assumed), ElementsAre("itch"));
}
TEST(Presumption, OfWhichNothingIsSaidNarrowsNothing) {
  const Invention invention(
      {.rules = {{}, {.id = "R-2", .stance = "not_recommended", .when = "sick xor itch"}}});
  const TreatmentAdvice advice = invention.Tablet("{ }");
  EXPECT_THAT(advice.assumed, IsEmpty());
  EXPECT_THAT(advice.possible, Contains(Verdict::kNotRecommended));
}
TEST(Presumption, StrengthensAnOption) {
  const Invention invention(
      {.rules = {{.when = "sick and not itch"}, {.id = "R-2", .stance = "option"}}});
  EXPECT_EQ(invention.Tablet("{ sick: true }").verdict, Verdict::kRecommended);
}
TEST(Presumption, NeverReplacesAFindingThatIsTooOldToCount) {
  const Invention invention({.rules = {{.when = "sick and colour = 'red'"}}});
  EXPECT_EQ(invention.Tablet("{ sick: true, colour: { value: green, on: 2025-01-01 } }").verdict,
            Verdict::kUndetermined);
}
TEST(Presumption, IsNoDerivedValue) {
  const Invention invention({.rules = {{}}});
  for (const Derived& derived : invention.For("{ lumps: 3 }").derived) {
    if (derived.field == invention.Field("shape")) {
      EXPECT_EQ(derived.value, std::nullopt);
    }
  }
}

}  // namespace
}  // namespace grevy::advice
