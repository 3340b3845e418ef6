// A census of invented knowledge: what never fires is seen, and what seldom fires is drawn for.

#include "proof/census.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "advice/invented_knowledge.h"

namespace grevy::proof {
namespace {

using ::testing::HasSubstr;

Census Take(const advice::InventedBody& body, std::uint64_t seed = 1) {
  const advice::Invention invention(body);
  return TakeCensus(invention.knowledge(),
                    {.cases = 20'000, .seed = seed, .today = advice::kInventedDay});
}

TEST(Census, ARuleThatNeverFiresFails) {
  const Census census = Take(
      {.rules = {{.when = "sick and lumps > 5"}}, .constraints = {"not (sick and lumps > 4)"}});
  EXPECT_EQ(census.rules[0].in_strata + census.rules[0].in_own_box, 0U);
  EXPECT_FALSE(census.IsComplete());
  EXPECT_THAT(TextOf(census), HasSubstr("R-1  NEVER FIRES"));
}

TEST(Census, CasesAreDrawnForARuleThatSeldomFires) {
  const Census census =
      Take({.rules = {{.when = "sick and bad_heart and itch and lumps = 7 and size_mm = 12.5"},
                      {.id = "R-2", .when = "sick"}}});
  EXPECT_EQ(census.rules[0].rule, "R-1");  // the least frequent first
  EXPECT_GE(census.rules[0].in_own_box, 512U);
}

TEST(Census, EveryVerdictIsCounted) {
  const Census census =
      Take({.rules = {{.when = "sick"},
                      {.id = "R-2", .stance = "option", .when = "lumps > 3"},
                      {.id = "R-3", .stance = "not_recommended", .when = "itch"}},
            .precautions = {{.when = "bad_heart"},
                            {.id = "P-2", .effect = "hold", .when = "blood < 80"}}});
  EXPECT_TRUE(census.IsComplete()) << TextOf(census);
}

TEST(Census, AVerdictThatNeverOccursFails) {
  const Census census = Take({.rules = {{.when = "sick"}}});
  EXPECT_FALSE(census.IsComplete());
  EXPECT_THAT(TextOf(census), HasSubstr("contraindicated  NEVER OCCURS"));
}

TEST(Census, TheSameSeedDrawsTheSameCases) {
  const advice::InventedBody body = {.rules = {{.when = "sick and lumps > 3"}}};
  EXPECT_EQ(TextOf(Take(body)), TextOf(Take(body)));
  EXPECT_NE(TextOf(Take(body)), TextOf(Take(body, 2)));
}

}  // namespace
}  // namespace grevy::proof
