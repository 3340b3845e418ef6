// Cases that tell a mutant from its statement.

#include "proof/telling_case.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "proof/invented_vignettes.h"
#include "proof/mutate.h"

namespace grevy::proof {
namespace {

// The case that would notice a mutant of the first rule.
TellingCase Telling(const advice::InventedBody& body, const std::string& mutant) {
  const WorkedKnowledge worked(body, {});
  const Mutation mutation =
      Mutate(worked.loaded, worked.vignettes, {},
             {.today = advice::kInventedDay, .only = {"R-1"}, .with_cases = true});
  for (const TriedMutant& tried : mutation.statements.at(0).mutants) {
    if (tried.mutant.name == mutant && tried.telling) return *tried.telling;
  }
  ADD_FAILURE() << "no case of '" << mutant << "'";
  return {};
}

TEST(TellingCase, StatesOnlyWhatKeepsTheTwoApart) {
  const TellingCase telling =
      Telling({.rules = {{.when = "sick and lumps <= 3"}}}, "R-1: without `sick`");
  EXPECT_EQ(telling.answer, "does not hold");
  EXPECT_EQ(telling.text, "{ lumps: 0, sick: false }");
}

TEST(TellingCase, BreaksNoConstraint) {
  const TellingCase telling = Telling({.rules = {{.when = "sick and lumps <= 3"}},
                                       .constraints = {"not (sick = false and lumps < 2)"}},
                                      "R-1: without `sick`");
  EXPECT_EQ(telling.text, "{ lumps: 2, sick: false }");
}

TEST(TellingCase, ShowsAnotherStanceByAVerdict) {
  const TellingCase telling = Telling({.rules = {{.when = "sick"}}}, "R-1: says option");
  EXPECT_EQ(telling.answer, "recommended");
  EXPECT_THAT(telling.text, ::testing::HasSubstr("sick: true"));
}

}  // namespace
}  // namespace grevy::proof
