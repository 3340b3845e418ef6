#include "advice/standing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "advice/invented_knowledge.h"

namespace grevy::advice {
namespace {

using knowledge::ParseDate;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

// The day of the advice is 22 November 2026; `blood` counts for 28 days, `size_mm` for 90.
const Invention& Standing() {
  static const Invention invention(
      {.rules = {{.when = "blood > 100 and itch and colour = 'red'"}}});
  return invention;
}

Counted CountOn(const std::string& facts, knowledge::Date day = kInventedDay) {
  return Count(Standing().knowledge(), Standing().CaseOf(facts), day);
}
bool Counts(const Counted& counted, const std::string& field) {
  return counted.facts.Knows(Standing().knowledge().schema.VariableOf(Standing().Field(field)));
}

TEST(Counting, TakesAFactWithoutADay) { EXPECT_TRUE(Counts(CountOn("{ blood: 120 }"), "blood")); }
TEST(Counting, TakesAFactOfToday) {
  EXPECT_TRUE(Counts(CountOn("{ blood: { value: 120, on: 2026-11-22 } }"), "blood"));
}
TEST(Counting, TakesAFactOnItsLastDay) {
  EXPECT_TRUE(Counts(CountOn("{ blood: { value: 120, on: 2026-10-25 } }"), "blood"));
}
TEST(Counting, LeavesOutAFactADayAfterItsLast) {
  EXPECT_FALSE(Counts(CountOn("{ blood: { value: 120, on: 2026-10-24 } }"), "blood"));
}
TEST(Counting, LeavesOutAFactOfTomorrow) {
  EXPECT_FALSE(Counts(CountOn("{ sick: { value: true, on: 2026-11-23 } }"), "sick"));
}
TEST(Counting, TakesAnOldFactOfAFieldWithoutALimit) {
  EXPECT_TRUE(Counts(CountOn("{ sick: { value: true, on: 1999-01-01 } }"), "sick"));
}
TEST(Counting, GoesByTheDayOfTheAdvice) {
  EXPECT_TRUE(Counts(CountOn("{ blood: { value: 120, on: 2019-01-01 } }", *ParseDate("2019-01-29")),
                     "blood"));
}
TEST(Counting, NamesWhatItLeavesOut) {
  const Counted counted = CountOn(
      "{ blood: { value: 120, on: 2020-01-01 }, sick: { value: true, on: 2027-01-01 }, lumps: 2 }");
  EXPECT_THAT(Standing().Ids(counted.not_counted), UnorderedElementsAre("blood", "sick"));
}
TEST(Counting, WarnsOfAStaleFact) {
  EXPECT_THAT(
      CountOn("{ blood: { value: 120, on: 2026-10-24 } }").warnings,
      ElementsAre(
          "Blood is of 24 October 2026, 29 days old, and counts for 28 days: it counts as not "
          "known"));
}
TEST(Counting, SaysWhenALimitIsAProposal) {
  EXPECT_THAT(CountOn("{ size_mm: { value: 12, on: 2026-08-23 } }").warnings,
              ElementsAre("Size is of 23 August 2026, 91 days old, and counts for 90 days (a limit "
                          "proposed by this project): it counts as not known"));
}
TEST(Counting, WarnsOfAFactFromTheFuture) {
  EXPECT_THAT(CountOn("{ sick: { value: true, on: 2026-11-23 } }").warnings,
              ElementsAre("Feels sick is of 23 November 2026, after the day of this advice: it "
                          "counts as not known"));
}
TEST(Counting, TakesAllMembersOfASet) {
  const Counted counted = CountOn("{ tried: [tea] }");
  const logic::FieldId tried = Standing().Field("tried");
  const logic::Schema& schema = Standing().knowledge().schema;
  for (std::uint32_t member = 0; member < 3; ++member) {
    EXPECT_TRUE(counted.facts.Knows(schema.VariableOf(tried, member))) << member;
  }
}
TEST(Counting, TakesNothingFromNull) { EXPECT_FALSE(Counts(CountOn("{ blood: null }"), "blood")); }

std::vector<std::string> Presumed(const std::string& facts) {
  const knowledge::Knowledge& knowledge = Standing().knowledge();
  const Counted counted = CountOn(facts);
  const logic::Trace trace(knowledge.program, knowledge.Locate(counted.facts));
  std::vector<logic::FieldId> presumed;
  WithPresumptions(knowledge, counted, trace, presumed);
  return Standing().Ids(presumed);
}

TEST(Presuming, AddsWhatIsNotStated) {
  EXPECT_THAT(Presumed("{ }"), UnorderedElementsAre("itch", "colour", "shape"));
}
TEST(Presuming, TakesNullForSilence) {
  EXPECT_THAT(Presumed("{ itch: null }"), UnorderedElementsAre("itch", "colour", "shape"));
}
TEST(Presuming, LeavesWhatIsStated) {
  EXPECT_THAT(Presumed("{ itch: true, colour: [blue, green] }"), ElementsAre("shape"));
}
TEST(Presuming, LeavesWhatOtherFactsSettle) {
  EXPECT_THAT(Presumed("{ lumps: 1 }"), UnorderedElementsAre("itch", "colour"));
}
TEST(Presuming, AddsWhatOtherFactsLeaveOpen) {
  EXPECT_THAT(Presumed("{ lumps: 3 }"), UnorderedElementsAre("itch", "colour", "shape"));
}
TEST(Presuming, NeverReplacesAStaleFinding) {
  EXPECT_THAT(Presumed("{ colour: { value: green, on: 2025-01-01 } }"),
              UnorderedElementsAre("itch", "shape"));
}
TEST(Presuming, AddsTheValueItself) {
  const knowledge::Knowledge& knowledge = Standing().knowledge();
  const Counted counted = CountOn("{ }");
  const logic::Trace trace(knowledge.program, knowledge.Locate(counted.facts));
  std::vector<logic::FieldId> presumed;
  const logic::Facts with = WithPresumptions(knowledge, counted, trace, presumed);
  EXPECT_EQ(with[knowledge.schema.VariableOf(Standing().Field("itch"))], logic::ValueSet::Equal(0));
}

std::vector<std::string> ContradictionsIn(const std::string& facts) {
  return Contradictions(Standing().knowledge(), CountOn(facts).facts);
}

TEST(Contradiction, IsWarnedOf) {
  EXPECT_THAT(ContradictionsIn("{ stage: I, size_mm: 60 }"),
              ElementsAre("Stage is stated as I, but the other facts lead to III: the stated value "
                          "is used"));
}
TEST(Contradiction, IsNoneWhereBothAgree) {
  EXPECT_THAT(ContradictionsIn("{ stage: III, size_mm: 60 }"), IsEmpty());
}
TEST(Contradiction, IsNoneWhereNothingIsComputed) {
  EXPECT_THAT(ContradictionsIn("{ stage: III }"), IsEmpty());
}
TEST(Contradiction, IsNoneWhereNothingIsStated) {
  EXPECT_THAT(ContradictionsIn("{ size_mm: 60 }"), IsEmpty());
}
TEST(Contradiction, IsNoneWhereOneOfSeveralStatedValuesIsRight) {
  EXPECT_THAT(ContradictionsIn("{ stage: [I, III], size_mm: 60 }"), IsEmpty());
}
TEST(Contradiction, IsWarnedOfWhereTheOtherFactsSayNo) {
  EXPECT_THAT(ContradictionsIn("{ fragile: true, bad_heart: false, lumps: 2 }"),
              ElementsAre("Fragile is stated as yes, but the other facts lead to no: the stated "
                          "value is used"));
}
TEST(Contradiction, IsNoneWhereTheOtherFactsLeaveItOpen) {
  EXPECT_THAT(ContradictionsIn("{ fragile: true, bad_heart: false }"), IsEmpty());
}

TEST(FieldsOfVariables, AreEachNamedOnce) {
  const logic::Schema& schema = Standing().knowledge().schema;
  const logic::FieldId tried = Standing().Field("tried");
  const logic::FieldId sick = Standing().Field("sick");
  EXPECT_THAT(
      FieldsOf(Standing().knowledge(),
               {schema.VariableOf(tried, 2), schema.VariableOf(tried, 0), schema.VariableOf(sick)}),
      ElementsAre(std::min(sick, tried), std::max(sick, tried)));
}

}  // namespace
}  // namespace grevy::advice
