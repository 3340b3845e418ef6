#include "advice/open_trials.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "advice/invented_knowledge.h"

namespace grevy::advice {
namespace {

using logic::Kleene;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// A trial for the sick with little blood, whose state was looked up on the day of the advice.
InventedBody BodyWithTrial(const std::string& status = "recruiting",
                           const std::string& status_on = "2026-11-22") {
  return {.trials = "  - { id: STUDY-1, name: First, tests: a new tea, status: " + status +
                    ", status_on: " + status_on +
                    ", intent: cure, line: any, when: sick and blood < 100,"
                    " to_check: [the way there], source: BOOK, at: page 7, known: seen }\n"};
}

TEST(OpenTrials, OffersATrialThatFitsAsAnOption) {
  const Invention invention(BodyWithTrial());
  const Advice advice = invention.For("{ sick: true, blood: 90, lumps: 1 }");
  const std::vector<OpenTrial> open = OpenTrials(advice);
  ASSERT_THAT(open, SizeIs(1));
  EXPECT_EQ(open.front().held, Kleene::kTrue);
  EXPECT_FALSE(open.front().missed_by);
  const TreatmentAdvice study = invention.On("study", "{ sick: true, blood: 90, lumps: 1 }");
  EXPECT_EQ(study.verdict, Verdict::kOption);
  EXPECT_THAT(study.reasons.front().rule->note,
              HasSubstr("recruiting on 22 November 2026; still to be checked: the way there"));
}
TEST(OpenTrials, SaysWhatIsNotKnownOfATrialThatMayFit) {
  const Invention invention(BodyWithTrial());
  const Advice advice = invention.For("{ sick: true, lumps: 1 }");
  const std::vector<OpenTrial> open = OpenTrials(advice);
  ASSERT_THAT(open, SizeIs(1));
  EXPECT_EQ(open.front().held, Kleene::kUnknown);
  EXPECT_THAT(invention.Ids(open.front().open), ElementsAre("blood"));
}
TEST(OpenTrials, NamesTheOneFactThatClosesIt) {
  const Invention invention(BodyWithTrial());
  const Advice advice = invention.For("{ sick: true, blood: 120, lumps: 1 }");
  const std::vector<OpenTrial> open = OpenTrials(advice);
  ASSERT_THAT(open, SizeIs(1));
  EXPECT_EQ(open.front().missed_by, invention.Field("blood"));
}
TEST(OpenTrials, LeavesOutWhatTwoFactsClose) {
  const Invention invention(BodyWithTrial());
  const Advice advice = invention.For("{ sick: false, blood: 120, lumps: 1 }");
  EXPECT_THAT(OpenTrials(advice), IsEmpty());
}
TEST(OpenTrials, LeavesOutATrialThatDoesNotRecruit) {
  const Invention invention(BodyWithTrial("completed"));
  const Advice advice = invention.For("{ sick: true, blood: 90, lumps: 1 }");
  EXPECT_THAT(OpenTrials(advice), IsEmpty());
  EXPECT_EQ(invention.On("study", "{ sick: true, blood: 90, lumps: 1 }").verdict,
            Verdict::kNotIndicated);
}
TEST(OpenTrials, SaysThatAStateIsOld) {
  const Invention invention(BodyWithTrial("recruiting", "2025-11-01"));
  const Advice advice = invention.For("{ sick: true, blood: 90, lumps: 1 }");
  ASSERT_THAT(OpenTrials(advice), SizeIs(1));
  EXPECT_TRUE(OpenTrials(advice).front().status_is_old);
}

}  // namespace
}  // namespace grevy::advice
