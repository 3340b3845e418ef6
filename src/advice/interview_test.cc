// The course of an interview over invented knowledge: what is asked, what an answer does, and how
// many it takes.

#include "advice/interview.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "advice/invented_knowledge.h"

namespace grevy::advice {
namespace {

using ::testing::AnyOf;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::IsSupersetOf;

// One rule over two facts, and a heart that forbids.
InventedBody Body() {
  return {.rules = {{.when = "sick and size_mm < 10"}}, .precautions = {{.when = "bad_heart"}}};
}

class InterviewTest : public ::testing::Test {
 protected:
  Interview Start(const std::string& facts = "{}") const {
    return Interview(invention_.knowledge(), invention_.CaseOf(facts), {kInventedDay, ""});
  }
  knowledge::StatedFact Fact(const std::string& fact) const {
    return invention_.CaseOf("{ " + fact + " }").facts.front();
  }
  // Answers with a fact that must be taken.
  void Tell(Interview& interview, const std::string& fact) const {
    logic::Problems problems;
    EXPECT_TRUE(interview.Answer(Fact(fact), problems)) << TextOf(problems);
  }
  // What is asked of somebody who knows nothing.
  std::vector<std::string> AllQuestions(Interview interview) const {
    std::vector<logic::FieldId> asked;
    while (interview.question()) {
      asked.push_back(*interview.question());
      interview.AnswerNotKnown();
    }
    return invention_.Ids(asked);
  }
  Verdict Tablet(const Interview& interview) const {
    for (const TreatmentAdvice& treatment : interview.advice().treatments) {
      if (treatment.treatment->id == "tablet") return treatment.verdict;
    }
    return Verdict::kNotIndicated;
  }
  const Invention invention_{Body()};
};

TEST_F(InterviewTest, AsksForWhatVerdictsDependOnAndForNothingElse) {
  EXPECT_THAT(AllQuestions(Start()), IsSupersetOf({"sick", "size_mm"}));
  EXPECT_THAT(AllQuestions(Start()), Each(AnyOf("sick", "size_mm", "bad_heart")));
  EXPECT_THAT(AllQuestions(Start("{ sick: true, size_mm: 5 }")), ElementsAre("bad_heart"));
  EXPECT_THAT(AllQuestions(Start("{ sick: false }")), IsEmpty());
}

TEST_F(InterviewTest, AsksForNothingTwiceAlsoWhereTheAnswerWasNotKnown) {
  Interview interview = Start();
  std::set<logic::FieldId> asked;
  while (interview.question()) {
    EXPECT_TRUE(asked.insert(*interview.question()).second);
    interview.AnswerNotKnown();
  }
  EXPECT_EQ(interview.steps().size(), asked.size());
  EXPECT_FALSE(interview.steps().front().known);
  EXPECT_THAT(interview.facts().facts, IsEmpty());
}

TEST_F(InterviewTest, ARangeThatStraddlesACutIsNotAskedForAgain) {
  Interview interview = Start("{ sick: true }");
  Tell(interview, "size_mm: 8..12");
  EXPECT_EQ(Tablet(interview), Verdict::kUndetermined);
  EXPECT_THAT(AllQuestions(interview), ::testing::Not(::testing::Contains("size_mm")));
}

TEST_F(InterviewTest, AnAnswerChangesTheAdvice) {
  Interview interview = Start("{ sick: true }");
  const Advice before = interview.advice();
  Tell(interview, "size_mm: 5");
  EXPECT_EQ(Tablet(interview), Verdict::kRecommended);
  const std::vector<Change> changes = Changes(before, interview.advice());
  ASSERT_EQ(changes.size(), 1U);
  EXPECT_EQ(changes[0].treatment->id, "tablet");
  EXPECT_EQ(changes[0].before, Verdict::kUndetermined);
  EXPECT_EQ(changes[0].after, Verdict::kRecommended);
}

TEST_F(InterviewTest, CountsWhatIsOpenAndWhatCannotBeGiven) {
  Interview interview = Start("{ sick: true }");
  EXPECT_EQ(CountOpen(interview.advice()), 1U);
  EXPECT_EQ(CountUndetermined(interview.advice()), 1U);
  Tell(interview, "size_mm: 5");  // recommended, but the heart may forbid it
  EXPECT_EQ(CountOpen(interview.advice()), 1U);
  EXPECT_EQ(CountUndetermined(interview.advice()), 0U);
  Tell(interview, "bad_heart: false");
  EXPECT_EQ(CountOpen(interview.advice()), 0U);
  EXPECT_EQ(interview.question(), std::nullopt);
}

TEST_F(InterviewTest, BackTakesFactsAndNotKnownBackInTheirOrder) {
  Interview interview = Start("{ sick: true }");
  const auto first = interview.question();
  Tell(interview, "size_mm: 5");
  const auto second = interview.question();
  interview.AnswerNotKnown();
  EXPECT_EQ(interview.question(), std::nullopt);

  EXPECT_TRUE(interview.Back());
  EXPECT_EQ(interview.question(), second);
  EXPECT_TRUE(interview.Back());
  EXPECT_EQ(interview.question(), first);
  EXPECT_EQ(interview.facts().facts.size(), 1U);
  EXPECT_EQ(Tablet(interview), Verdict::kUndetermined);
  EXPECT_FALSE(interview.Back());
}

TEST_F(InterviewTest, ACorrectedFactReplacesTheOldOneAndBackRestoresIt) {
  Interview interview = Start("{ sick: true, size_mm: 50 }");
  EXPECT_EQ(Tablet(interview), Verdict::kNotIndicated);
  Tell(interview, "size_mm: 5");
  EXPECT_EQ(interview.facts().facts.size(), 2U);
  EXPECT_EQ(Tablet(interview), Verdict::kRecommended);
  EXPECT_TRUE(interview.Back());
  EXPECT_EQ(Tablet(interview), Verdict::kNotIndicated);
}

TEST_F(InterviewTest, WhatIsTooOldToCountIsAskedForAgain) {
  const std::string old = "{ sick: true, size_mm: { value: 5, on: 2020-01-01 } }";
  EXPECT_THAT(AllQuestions(Start(old)), ::testing::Contains("size_mm"));
  Interview interview = Start(old);
  interview.AnswerNotKnown();
  EXPECT_EQ(interview.facts().facts.size(), 2U);  // and stays in the case where nobody knows better
}

TEST_F(InterviewTest, NextLeavesOutWhatIsNotKnown) {
  const Advice advice = invention_.For("{}");
  std::set<logic::FieldId> not_known;
  while (const auto next = Next(advice, not_known)) EXPECT_TRUE(not_known.insert(*next).second);
  EXPECT_EQ(not_known.size(), advice.questions.size());
}

TEST(PresumedFacts, AreAskedForLast) {
  const Invention invention({.rules = {{.when = "sick and not itch and size_mm < 10"}}});
  Interview interview(invention.knowledge(), {}, {kInventedDay, ""});
  logic::Problems problems;
  std::vector<logic::FieldId> asked;
  while (const auto field = interview.question()) {
    asked.push_back(*field);
    const std::string id = invention.knowledge().schema[*field].id;
    if (id == "itch") break;
    const auto fact = invention.CaseOf(id == "sick" ? "{ sick: true }" : "{ size_mm: 5 }");
    ASSERT_TRUE(interview.Answer(fact.facts.front(), problems));
  }
  EXPECT_EQ(asked.size(), 3U);
  EXPECT_EQ(interview.question(), invention.Field("itch"));
  EXPECT_EQ(CountUndetermined(interview.advice()), 0U);
  interview.AnswerNotKnown();
  EXPECT_EQ(interview.question(), std::nullopt);
}

TEST_F(InterviewTest, SimulationAsksOnlyUntilTheVerdictsAreThoseOfTheCase) {
  const auto simulate = [this](const std::string& facts) {
    return Simulate(invention_.knowledge(), invention_.CaseOf(facts), {kInventedDay, ""});
  };
  const Simulation nothing = simulate("{}");
  ASSERT_TRUE(nothing.settled);
  EXPECT_EQ(nothing.settled->asked, 0U);
  EXPECT_EQ(nothing.finished.answered, 0U);
  EXPECT_EQ(nothing.finished.asked, AllQuestions(Start()).size());

  const Simulation whole = simulate("{ pain: 3, sick: true, size_mm: 5, bad_heart: false }");
  ASSERT_TRUE(whole.settled);
  EXPECT_GE(whole.settled->answered, 2U);
  EXPECT_EQ(whole.finished.answered, 3U);
  EXPECT_EQ(whole.finished.asked, 3U);

  // The verdict is settled by the last fact, whichever that is.
  const Simulation forbidden = simulate("{ sick: true, size_mm: 5, bad_heart: true }");
  ASSERT_TRUE(forbidden.settled);
  EXPECT_EQ(forbidden.settled->answered, forbidden.finished.answered);
}

// Knowledge in which large lumps make everybody sick, and small ones hardly anybody.
knowledge::Knowledge WithConstraints() {
  knowledge::KnowledgeFiles files = InventedFiles(Body());
  files["vocabulary/constraints.yaml"] = R"yaml(constraints:
  - id: C-1
    kind: error
    always: size_mm > 100 implies sick
    because: large lumps make everybody sick
    rows: [ROW-1]
  - id: C-2
    kind: ask
    always: size_mm < 2 implies not sick
    because: small lumps hardly make sick
    rows: [ROW-2]
)yaml";
  knowledge::LoadResult loaded = knowledge::LoadFiles(files);
  EXPECT_FALSE(logic::HasErrors(loaded.problems)) << TextOf(loaded.problems);
  return std::move(loaded.knowledge);
}

TEST(ImplausibleAnswers, AreRefusedWithBothFactsAndTheQuestionStands) {
  const knowledge::Knowledge knowledge = WithConstraints();
  Interview interview(knowledge, {}, {kInventedDay, ""});
  logic::Problems problems;
  const auto fact = [&](const std::string& text) {
    return knowledge::ReadCase("case.yaml", "facts: { " + text + " }", knowledge, problems)
        .facts.front();
  };
  ASSERT_TRUE(interview.Answer(fact("sick: false"), problems));
  const auto question = interview.question();
  EXPECT_FALSE(interview.Answer(fact("size_mm: 200"), problems));
  EXPECT_THAT(TextOf(problems), HasSubstr("'size_mm'"));
  EXPECT_THAT(TextOf(problems), HasSubstr("'sick'"));
  EXPECT_EQ(interview.question(), question);
  EXPECT_EQ(interview.facts().facts.size(), 1U);
  EXPECT_EQ(interview.steps().size(), 1U);
}

TEST(ImplausibleAnswers, ThatAreOnlyUnlikelyAreTakenWithAQuestionOnce) {
  const knowledge::Knowledge knowledge = WithConstraints();
  Interview interview(knowledge, {}, {kInventedDay, ""});
  logic::Problems problems;
  const auto fact = [&](const std::string& text) {
    return knowledge::ReadCase("case.yaml", "facts: { " + text + " }", knowledge, problems)
        .facts.front();
  };
  ASSERT_TRUE(interview.Answer(fact("sick: true"), problems));
  ASSERT_TRUE(interview.Answer(fact("size_mm: 1"), problems));
  EXPECT_THAT(TextOf(problems), HasSubstr("is that right?"));
  EXPECT_FALSE(logic::HasErrors(problems));
  problems.clear();
  ASSERT_TRUE(interview.Answer(fact("bad_heart: false"), problems));
  EXPECT_THAT(problems, IsEmpty());
}

}  // namespace
}  // namespace grevy::advice
