// What answers leave open, over invented knowledge.

#include "advice/open_after.h"

#include <gtest/gtest.h>

#include "advice/bearing.h"
#include "advice/invented_knowledge.h"
#include "advice/standing.h"

namespace grevy::advice {
namespace {

class OpenAfterTest : public testing::Test {
 protected:
  // How much an answer for a field would leave open where only `facts` are known.
  static double LeftBy(const Invention& invention, const std::string& field,
                       const std::string& facts = "{}") {
    const knowledge::Knowledge& knowledge = invention.knowledge();
    const Counted counted = Count(knowledge, invention.CaseOf(facts), kInventedDay);
    logic::Solver whole(knowledge.gates);
    whole.Start(knowledge.gates.grid().BoxOfAnythingLearnt(knowledge.Locate(counted.facts)));
    std::vector<logic::ConditionId> asked;
    for (const knowledge::Rule& rule : knowledge.rules) asked.push_back(rule.holds);
    const logic::Rest rest = logic::RestOf(knowledge.gates, whole, asked);
    logic::Solver solver(rest.gates);
    solver.Start(rest.Narrow(whole.box()));
    std::vector<Conditions> treatments;
    for (const Bearing& bearing : BearingsOf(knowledge, {kInventedDay, ""}))
      treatments.push_back(ConditionsOf(bearing));
    return OpenAfter(knowledge, whole.box(), rest, solver, treatments)
        .OnAverage(invention.Field(field));
  }
};

TEST_F(OpenAfterTest, AnAnswerThatSettlesEverythingLeavesNothing) {
  EXPECT_EQ(LeftBy(Invention({.rules = {{.when = "sick"}}}), "sick"), 0);
}

TEST_F(OpenAfterTest, AnAnswerThatBearsOnNothingLeavesAll) {
  const Invention invention({.rules = {{.when = "sick"}}});
  EXPECT_GE(LeftBy(invention, "bad_heart"), 1);
}

TEST_F(OpenAfterTest, WhatSettlesHalfOfTheTimeLeavesHalf) {
  const Invention invention({.rules = {{.when = "sick and bad_heart"}}});
  const double all = LeftBy(invention, "pain");
  EXPECT_EQ(LeftBy(invention, "sick"), all / 2);
}

TEST_F(OpenAfterTest, OneOfThreeValuesCountsAThird) {
  const Invention invention({.rules = {{.when = "stage = 'I' and sick"},
                                       {.id = "R-2", .when = "stage = 'II' and sick"}}});
  // Of the three stages only the third closes both rules.
  EXPECT_GT(LeftBy(invention, "stage"), LeftBy(invention, "sick"));
}

TEST_F(OpenAfterTest, ImpossibleAnswersDoNotCount) {
  const Invention invention(
      {.rules = {{.when = "sick and bad_heart"}}, .constraints = {"itch implies sick"}});
  // It is known that it itches: that somebody is not sick is no answer.
  EXPECT_EQ(LeftBy(invention, "sick", "{ itch: true }"),
            LeftBy(invention, "pain", "{ itch: true }"));
}

TEST(TheFirstQuestion, IsTheOneThatLeavesLeastOpen) {
  const Invention invention({.rules = {{.when = "sick and bad_heart"},
                                       {.id = "R-2", .treatment = "rest", .when = "bad_heart"}}});
  const Advice advice = invention.For("{}");
  ASSERT_FALSE(advice.questions.empty());
  EXPECT_EQ(advice.questions.front().field, invention.Field("bad_heart"));
}

}  // namespace
}  // namespace grevy::advice
