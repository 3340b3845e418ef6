#include "proof/trials.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "advice/invented_knowledge.h"

namespace grevy::proof {
namespace {

using advice::Invention;
using advice::TreatmentAdvice;
using testing::ElementsAre;
using testing::HasSubstr;

class TrialsTest : public testing::Test {
 protected:
  Outcome Try(Trial trial) const {
    return TryCases(invention_.knowledge(), cases_, options_, {std::move(trial)}).front();
  }

  Invention invention_{
      {.rules = {{.id = "R-1", .when = "sick and lumps <= 3"},
                 {.id = "R-2", .stance = "not_recommended", .when = "size_mm > 20"}},
       .precautions = {{.id = "P-1", .when = "bad_heart"}}}};
  std::vector<knowledge::Case> cases_{
      invention_.CaseOf("{ sick: true, lumps: 2, size_mm: 30, bad_heart: false, pain: 3 }"),
      invention_.CaseOf("{ sick: false, lumps: 9, size_mm: 3, colour: blue }"),
      invention_.CaseOf("{ lumps: 2, blood: 90, tried: [tea] }")};
  ProveOptions options_{.as_of = advice::kInventedDay, .tried_cases = 200};
};

TEST_F(TrialsTest, FindNothingHiddenInAdvice) {
  const Outcome outcome = Try(TrialOfHiddenFacts());
  EXPECT_TRUE(outcome.IsProved()) << testing::PrintToString(outcome.remarks);
  EXPECT_THAT(outcome.duty.title, HasSubstr("cases tried"));
}

TEST_F(TrialsTest, FindNoSettledVerdictThatMoves) {
  const Outcome outcome = Try(TrialOfLearning());
  EXPECT_TRUE(outcome.IsProved()) << testing::PrintToString(outcome.remarks);
}

TEST_F(TrialsTest, FindNoVerdictThatWasNotCalledPossible) {
  const Outcome outcome = Try(TrialOfWhatIsPossible());
  EXPECT_TRUE(outcome.IsProved()) << testing::PrintToString(outcome.remarks);
}

// Advice that held on to what it said before all is known would be caught so.
TEST_F(TrialsTest, ShowTheSmallestCaseInWhichAVerdictMoves) {
  const Outcome outcome =
      Try({{.kind = Kind::kMove, .id = "g/never", .title = "Nothing ever moves"},
           [](const TreatmentAdvice& before, const TreatmentAdvice& after, logic::FieldId) {
             return before.verdict == after.verdict || before.treatment->id != "tablet";
           }});
  EXPECT_FALSE(outcome.IsProved());
  ASSERT_TRUE(outcome.example);
  EXPECT_LE(outcome.example->facts.size(), 2U);
  EXPECT_THAT(outcome.remarks, ElementsAre(HasSubstr("Tablet is ")));
}

TEST_F(TrialsTest, TryTheSameCasesEachTime) {
  EXPECT_EQ(Try(TrialOfLearning()).duty.title, Try(TrialOfLearning()).duty.title);
}

}  // namespace
}  // namespace grevy::proof
