// Mutants of invented rules: one that a worked case notices, one that none does, and one that
// changes nothing.

#include "proof/mutate.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "proof/invented_vignettes.h"

namespace grevy::proof {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

Mutation Try(const WorkedKnowledge& worked, const std::vector<Accepted>& accepted = {}) {
  return Mutate(worked.loaded, worked.vignettes, accepted, {.today = advice::kInventedDay});
}

Fate FateOf(const Mutation& mutation, const std::string& name) {
  for (const TriedStatement& statement : mutation.statements) {
    for (const TriedMutant& tried : statement.mutants) {
      if (tried.mutant.name == name) return tried.fate;
    }
  }
  ADD_FAILURE() << "no mutant '" << name << "' in\n" << TextOf(mutation);
  return Fate::kUnnoticed;
}

const std::string kSickWithTwo =
    "facts: { sick: true, lumps: 2 }, expect: { reasons: { tablet: [R-1] } }";
const std::string kWellWithTwo =
    "facts: { sick: false, lumps: 2 }, expect: { not_reasons: { tablet: [R-1] } }";

TEST(Mutate, ADroppedPartIsNoticedByACaseInWhichItAloneFails) {
  const WorkedKnowledge without({.rules = {{.when = "sick and lumps <= 3"}}}, {kSickWithTwo});
  const WorkedKnowledge with({.rules = {{.when = "sick and lumps <= 3"}}},
                             {kSickWithTwo, kWellWithTwo});
  EXPECT_EQ(FateOf(Try(without), "R-1: without `sick`"), Fate::kUnnoticed);
  EXPECT_EQ(FateOf(Try(with), "R-1: without `sick`"), Fate::kNoticed);
}

TEST(Mutate, AThresholdIsHeldByCasesOnItsBothSides) {
  const advice::InventedBody body = {.rules = {{.when = "lumps <= 3"}}};
  const std::string at = "facts: { lumps: 3 }, expect: { reasons: { tablet: [R-1] } }";
  const std::string above = "facts: { lumps: 4 }, expect: { not_reasons: { tablet: [R-1] } }";
  EXPECT_EQ(FateOf(Try({body, {above}}), "R-1: `lumps <= 3` up to 2"), Fate::kUnnoticed);
  EXPECT_EQ(FateOf(Try({body, {at, above}}), "R-1: `lumps <= 3` up to 2"), Fate::kNoticed);
}

TEST(Mutate, ADeletedRuleIsNoticedByWhatItShouldGive) {
  const WorkedKnowledge worked(
      {.rules = {{.when = "sick"}}},
      {"facts: { sick: true }, expect: { verdicts: { tablet: recommended } }"});
  EXPECT_EQ(FateOf(Try(worked), "R-1: deleted"), Fate::kNoticed);
}

TEST(Mutate, AnotherStanceIsNoticedByTheVerdict) {
  const advice::InventedBody body = {.rules = {{.when = "sick"}}};
  const std::string verdict =
      "facts: { sick: true }, expect: { verdicts: { tablet: recommended } }";
  const std::string reason = "facts: { sick: true }, expect: { reasons: { tablet: [R-1] } }";
  EXPECT_EQ(FateOf(Try({body, {reason}}), "R-1: says option"), Fate::kUnnoticed);
  EXPECT_EQ(FateOf(Try({body, {verdict}}), "R-1: says option"), Fate::kNoticed);
}

TEST(Mutate, AnotherEffectIsNoticedByTheVerdict) {
  const advice::InventedBody body = {.rules = {{.when = "sick"}},
                                     .precautions = {{.when = "bad_heart"}}};
  const std::string verdict =
      "facts: { sick: true, bad_heart: true }, expect: { verdicts: { tablet: contraindicated } }";
  EXPECT_EQ(FateOf(Try({body, {}}), "tablet/P-1: has the effect hold"), Fate::kUnnoticed);
  EXPECT_EQ(FateOf(Try({body, {verdict}}), "tablet/P-1: has the effect hold"), Fate::kNoticed);
}

TEST(Mutate, ACautionThatBecomesAHoldIsNoticedWhereSomethingElseIsOpen) {
  const advice::InventedBody body = {.rules = {{.when = "sick"}},
                                     .precautions = {{.effect = "caution", .when = "bad_heart"},
                                                     {.id = "P-2", .when = "lumps > 3"}}};
  const std::string verdict =
      "facts: { sick: true, bad_heart: true }, expect: { verdicts: { tablet: recommended } }";
  EXPECT_EQ(FateOf(Try({body, {verdict}}), "tablet/P-1: has the effect hold"), Fate::kNoticed);
}

TEST(Mutate, WhatChangesNothingCountsApart) {
  const WorkedKnowledge worked({.rules = {{.when = "lumps <= 3 and lumps <= 5"}}}, {});
  const Mutation mutation = Try(worked);
  EXPECT_EQ(FateOf(mutation, "R-1: without `lumps <= 5`"), Fate::kEquivalent);
  EXPECT_EQ(FateOf(mutation, "R-1: without `lumps <= 3`"), Fate::kUnnoticed);
  EXPECT_THAT(TextOf(mutation), Not(HasSubstr("notices R-1: without `lumps <= 5`")));
}

TEST(Mutate, AMeasureIsNoticedByItsName) {
  const WorkedKnowledge worked({.measures = {{.when = "sick"}}},
                               {"facts: { sick: true }, expect: { measures: [M-1] }"});
  EXPECT_EQ(FateOf(Try(worked), "M-1: not `sick`"), Fate::kNoticed);
}

TEST(Mutate, WhatIsAcceptedCountsApartAndOnlyWhileNothingNoticesIt) {
  const WorkedKnowledge worked({.rules = {{.when = "sick and lumps <= 3"}}}, {kSickWithTwo});
  const Mutation mutation = Try(worked, {{"R-1: without `sick`", "it does no harm", {}},
                                         {"R-1: not `sick`", "it does no harm", {}},
                                         {"R-7: deleted", "it is gone", {}}});
  EXPECT_EQ(FateOf(mutation, "R-1: without `sick`"), Fate::kAccepted);
  EXPECT_EQ(FateOf(mutation, "R-1: not `sick`"), Fate::kNoticed);
  ASSERT_EQ(mutation.problems.size(), 2U);
  EXPECT_THAT(mutation.problems[0].text, HasSubstr("is noticed: this entry is no longer needed"));
  EXPECT_THAT(mutation.problems[1].text, HasSubstr("'R-7: deleted' is no mutant"));
}

TEST(Mutate, TheScoreLeavesOutWhatNothingCouldNotice) {
  const Mutation mutation = Try({{.rules = {{.when = "sick"}}}, {}});
  EXPECT_EQ(mutation.Count(Fate::kUnnoticed), 3U);  // deleted, not, another stance
  EXPECT_EQ(mutation.Score(), 0);
  EXPECT_THAT(TextOf(mutation), HasSubstr("no vignette notices R-1: deleted"));
}

TEST(Mutate, TriesOnlyWhatIsAskedFor) {
  const WorkedKnowledge worked({.rules = {{.when = "sick"}, {.id = "R-2", .when = "lumps > 3"}}},
                               {});
  const Mutation mutation =
      Mutate(worked.loaded, worked.vignettes, {}, {.today = advice::kInventedDay, .only = {"R-2"}});
  ASSERT_EQ(mutation.statements.size(), 1U);
  EXPECT_EQ(mutation.statements[0].statement.id, "R-2");
}

}  // namespace
}  // namespace grevy::proof
