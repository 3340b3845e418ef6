#include "knowledge/date.h"

#include <gtest/gtest.h>

namespace grevy::knowledge {
namespace {

constexpr Date Day(int year, unsigned month, unsigned day) {
  return {std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
}

TEST(ParseDate, ReadsADay) { EXPECT_EQ(ParseDate("2026-11-22"), Day(2026, 11, 22)); }
TEST(ParseDate, ReadsAMonthAsItsFirstDay) { EXPECT_EQ(ParseDate("2020-07"), Day(2020, 7, 1)); }
TEST(ParseDate, ReadsAYearAsItsFirstDay) { EXPECT_EQ(ParseDate("2020"), Day(2020, 1, 1)); }
TEST(ParseDate, KnowsLeapYears) { EXPECT_EQ(ParseDate("2024-02-29"), Day(2024, 2, 29)); }
TEST(ParseDate, RefusesADayThatIsNotInTheCalendar) {
  EXPECT_EQ(ParseDate("2023-02-29"), std::nullopt);
}
TEST(ParseDate, RefusesTheThirteenthMonth) { EXPECT_EQ(ParseDate("2023-13"), std::nullopt); }
TEST(ParseDate, RefusesMonthZero) { EXPECT_EQ(ParseDate("2023-00-10"), std::nullopt); }

class NoDate : public testing::TestWithParam<const char*> {};
TEST_P(NoDate, IsRefused) { EXPECT_EQ(ParseDate(GetParam()), std::nullopt); }
INSTANTIATE_TEST_SUITE_P(ParseDate, NoDate,
                         testing::Values("", "20", "202a", "2026-", "2026-1", "2026-1-1", "2026/11",
                                         "2026/11/22", "2026-11/22", "2026-11-2x", "2026-1x-22",
                                         "22.11.2026", "2026-11-22 ", "+026-11-22", "-026",
                                         "2026-11-222", "20261122"));

TEST(ToIso, PadsWithZeros) { EXPECT_EQ(ToIso(Day(2026, 1, 2)), "2026-01-02"); }
TEST(ToIso, ReadsBackAsTheSameDay) { EXPECT_EQ(ParseDate(ToIso(Day(987, 6, 5))), Day(987, 6, 5)); }
TEST(ToBritish, WritesTheMonthAsAWord) {
  EXPECT_EQ(ToBritish(Day(2026, 11, 2)), "2 November 2026");
}
TEST(ToBritish, KnowsTheFirstAndTheLastMonth) {
  EXPECT_EQ(ToBritish(Day(2026, 1, 1)), "1 January 2026");
  EXPECT_EQ(ToBritish(Day(2026, 12, 31)), "31 December 2026");
}

TEST(DaysBetween, CountsOverALeapDay) {
  EXPECT_EQ(DaysBetween(Day(2024, 2, 28), Day(2024, 3, 1)), 2);
}
TEST(DaysBetween, IsNegativeBackwards) {
  EXPECT_EQ(DaysBetween(Day(2026, 1, 2), Day(2026, 1, 1)), -1);
}
TEST(DaysBetween, IsZeroOnTheSameDay) {
  EXPECT_EQ(DaysBetween(Day(2026, 1, 2), Day(2026, 1, 2)), 0);
}
TEST(Today, IsADayAfterThisWasWritten) { EXPECT_GT(Today(), Day(2025, 1, 1)); }

TEST(Validity, WithoutEndsIncludesEveryDay) { EXPECT_TRUE(Validity().Includes(Day(1900, 1, 1))); }
TEST(Validity, IncludesItsFirstDay) {
  EXPECT_TRUE((Validity{Day(2020, 1, 1), {}}).Includes(Day(2020, 1, 1)));
}
TEST(Validity, DoesNotIncludeTheDayBefore) {
  EXPECT_FALSE((Validity{Day(2020, 1, 1), {}}).Includes(Day(2019, 12, 31)));
}
TEST(Validity, IncludesTheDayBeforeItsEnd) {
  EXPECT_TRUE((Validity{{}, Day(2020, 1, 1)}).Includes(Day(2019, 12, 31)));
}
TEST(Validity, DoesNotIncludeItsEnd) {
  EXPECT_FALSE((Validity{{}, Day(2020, 1, 1)}).Includes(Day(2020, 1, 1)));
}

}  // namespace
}  // namespace grevy::knowledge
