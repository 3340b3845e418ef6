#include "advice/reading_errors.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "advice/invented_knowledge.h"

namespace grevy::advice {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// What a reading error would make of the verdict on the tablet, a line each.
std::vector<std::string> Moved(const InventedBody& body, const std::string& facts) {
  const Invention invention(body);
  const knowledge::Knowledge& knowledge = invention.knowledge();
  const Trials trials(knowledge, invention.CaseOf(facts), {kInventedDay, ""},
                      {knowledge.FindTreatment("tablet")});
  std::vector<std::string> lines;
  const auto moved = MovedByReadingErrors(trials);
  for (const VerdictChange& change : moved.front()) {
    lines.push_back(fmt::format("{}: {}", InWords(knowledge, change.facts.front()),
                                VerdictName(change.verdict)));
  }
  return lines;
}

TEST(AReadingError, MovesAVerdictAcrossACutWithinItsReach) {
  EXPECT_THAT(Moved({.rules = {{.when = "size_mm <= 10"}}}, "{ size_mm: 9 }"),
              ElementsAre("Size were above 10 and at most 11 mm: not_indicated"));
}
TEST(AReadingError, ReachesTheCutItself) {
  EXPECT_THAT(Moved({.rules = {{.when = "size_mm < 10"}}}, "{ size_mm: 8 }"),
              ElementsAre("Size were 10 mm: not_indicated"));
}
TEST(AReadingError, MovesNothingWhereTheCutIsOutOfReach) {
  EXPECT_THAT(Moved({.rules = {{.when = "size_mm <= 10"}}}, "{ size_mm: 7.9 }"), IsEmpty());
}
TEST(AReadingError, ReachesEitherWay) {
  EXPECT_THAT(Moved({.rules = {{.when = "size_mm between 10 and 12"}}}, "{ size_mm: 11 }"),
              ElementsAre("Size were at least 9 and under 10 mm: not_indicated",
                          "Size were above 12 and at most 13 mm: not_indicated"));
}
TEST(AReadingError, EndsWhereItsFieldDoes) {
  EXPECT_THAT(Moved({.rules = {{.when = "size_mm > 1"}}}, "{ size_mm: 1.5 }"),
              ElementsAre("Size fell to 1 mm or less: not_indicated"));
}
TEST(AReadingError, OfAChoiceIsAnotherOfItsValues) {
  EXPECT_THAT(Moved({.rules = {{.when = "stage = 'I' and sick"}}}, "{ stage: I, sick: true }"),
              ElementsAre("Stage were II: not_indicated"));
}
TEST(AReadingError, IsNoneOfAValueThatIsNotMistaken) {
  EXPECT_THAT(Moved({.rules = {{.when = "stage = 'II' and sick"}}}, "{ stage: II, sick: true }"),
              IsEmpty());
}
TEST(AReadingError, CountsForWhatIsWorkedOut) {
  EXPECT_THAT(Moved({.rules = {{.when = "stage = 'I' and sick"}}}, "{ size_mm: 5, sick: true }"),
              ElementsAre("Stage were II: not_indicated"));
}
TEST(AReadingError, CountsOnlyWhereItsSourceSpeaksOf) {
  EXPECT_THAT(Moved({.rules = {{.when = "stage = 'I'"}}}, "{ stage: I, sick: false }"), IsEmpty());
}
TEST(AReadingError, MovesNothingThatIsOpen) {
  EXPECT_THAT(Moved({.rules = {{.when = "size_mm <= 10 and sick"}}}, "{ size_mm: 9 }"), IsEmpty());
}

}  // namespace
}  // namespace grevy::advice
