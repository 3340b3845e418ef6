#include "knowledge/record.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

namespace grevy::knowledge {
namespace {

using logic::Decimal;
using logic::Problem;
using logic::Problems;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

// A text, read as a record, with the problems that reading it made.
struct Reading {
  explicit Reading(const std::string& text)
      : file(ReadYaml("f.yaml", text, kLargestCase, problems)), record(file, file.root, problems) {}

  std::vector<std::string> Lines() const {
    std::vector<std::string> lines;
    for (Problem problem : problems) {
      problem.excerpt.clear();
      lines.push_back(problem.ToString());
    }
    return lines;
  }

  Problems problems;
  YamlFile file;
  Record record;
};

TEST(Record, OfAListIsReportedOnce) {
  Reading reading("[a, b]");
  reading.record.Text("a");
  reading.record.RejectUnknownKeys();
  EXPECT_THAT(reading.Lines(), ElementsAre("f.yaml:1:1: expected keys with values here"));
}
TEST(Record, KnowsItsPlace) {
  Reading reading("a: 1");
  EXPECT_EQ(&reading.record.node(), &reading.file.root);
  EXPECT_EQ(&reading.record.file(), &reading.file);
  EXPECT_EQ(&reading.record.problems(), &reading.problems);
}
TEST(Record, HasAKey) { EXPECT_TRUE(Reading("a: 1").record.Has("a")); }
TEST(Record, HasNoKeyThatIsMissing) { EXPECT_FALSE(Reading("a: 1").record.Has("b")); }
TEST(Record, HasNoKeyWithoutAValue) { EXPECT_FALSE(Reading("a:").record.Has("a")); }

TEST(Text, IsTheScalar) { EXPECT_EQ(Reading("a: b c").record.Text("a"), "b c"); }
TEST(Text, ThatIsMissingIsReportedAtTheRecord) {
  Reading reading("\nb: 1");
  EXPECT_EQ(reading.record.Text("a"), "");
  EXPECT_THAT(reading.Lines(), ElementsAre("f.yaml:2:1: 'a:' is missing here"));
}
TEST(Text, ThatIsNullIsMissing) {
  Reading reading("a: null");
  reading.record.Text("a");
  EXPECT_THAT(reading.Lines(), ElementsAre("f.yaml:1:1: 'a:' is missing here"));
}
TEST(Text, ThatIsEmptyIsReported) {
  Reading reading("a: ''");
  reading.record.Text("a");
  EXPECT_THAT(reading.Lines(), ElementsAre("f.yaml:1:4: 'a' may not be empty"));
}
TEST(Text, ThatIsAListIsReported) {
  Reading reading("a: [b]");
  reading.record.Text("a");
  EXPECT_THAT(reading.Lines(), ElementsAre("f.yaml:1:4: expected a word or text here"));
}
TEST(OptionalText, MayBeMissing) {
  Reading reading("b: 1");
  EXPECT_EQ(reading.record.OptionalText("a"), "");
  EXPECT_THAT(reading.Lines(), IsEmpty());
}
TEST(OptionalText, ThatIsAMapIsReported) {
  Reading reading("a: {b: 1}");
  reading.record.OptionalText("a");
  EXPECT_THAT(reading.Lines(), ElementsAre("f.yaml:1:4: expected a word or text here"));
}

TEST(OptionalBool, ReadsTrue) { EXPECT_TRUE(Reading("a: true").record.OptionalBool("a", false)); }
TEST(OptionalBool, ReadsFalse) { EXPECT_FALSE(Reading("a: false").record.OptionalBool("a", true)); }
TEST(OptionalBool, IsOtherwiseAsAsked) {
  EXPECT_TRUE(Reading("b: 1").record.OptionalBool("a", true));
}
TEST(OptionalBool, RefusesOtherWords) {
  Reading reading("a: yes");
  EXPECT_FALSE(reading.record.OptionalBool("a", true));
  EXPECT_THAT(reading.Lines(), ElementsAre("f.yaml:1:4: 'a' must be true or false"));
}

TEST(OptionalInteger, ReadsANegativeNumber) {
  EXPECT_EQ(Reading("a: -12").record.OptionalInteger("a"), -12);
}
TEST(OptionalInteger, MayBeMissing) {
  EXPECT_EQ(Reading("b: 1").record.OptionalInteger("a"), std::nullopt);
}
class NoInteger : public testing::TestWithParam<const char*> {};
TEST_P(NoInteger, IsReported) {
  Reading reading(std::string("a: ") + GetParam());
  EXPECT_EQ(reading.record.OptionalInteger("a"), std::nullopt);
  EXPECT_THAT(reading.Lines(), ElementsAre("f.yaml:1:4: 'a' must be a whole number"));
}
INSTANTIATE_TEST_SUITE_P(Record, NoInteger, testing::Values("1.5", "1000001", "-9999999999"));

TEST(OptionalDecimal, ReadsANumber) {
  EXPECT_EQ(Reading("a: 1.5").record.OptionalDecimal("a"), Decimal::Parse("1.5"));
}
TEST(OptionalDecimal, RefusesAWord) {
  Reading reading("a: many");
  EXPECT_EQ(reading.record.OptionalDecimal("a"), std::nullopt);
  EXPECT_THAT(reading.Lines(), ElementsAre("f.yaml:1:4: 'a' must be a number"));
}
TEST(OptionalDecimals, ReadsNumbers) {
  EXPECT_THAT(Reading("a: [1.5, 2]").record.OptionalDecimals("a"),
              ElementsAre(*Decimal::Parse("1.5"), Decimal::FromInteger(2)));
}
TEST(OptionalDecimals, MayBeMissing) {
  EXPECT_THAT(Reading("b: 1").record.OptionalDecimals("a"), IsEmpty());
}
TEST(OptionalDecimals, RefusesAWord) {
  Reading reading("a: [1, two]");
  EXPECT_THAT(reading.record.OptionalDecimals("a"), SizeIs(1));
  EXPECT_THAT(reading.Lines(), ElementsAre("f.yaml:1:8: 'a' must list numbers"));
}
TEST(OptionalDecimals, DoesNotDropASingleNumber) {
  Reading reading("a: 14.3");
  reading.record.OptionalDecimals("a");
  EXPECT_THAT(reading.Lines(), ElementsAre("f.yaml:1:4: 'a' must be a list"));
}

TEST(OptionalDate, ReadsADay) {
  EXPECT_EQ(Reading("a: 2026-11-22").record.OptionalDate("a"), ParseDate("2026-11-22"));
}
TEST(OptionalDate, MayBeMissing) {
  EXPECT_EQ(Reading("b: 1").record.OptionalDate("a"), std::nullopt);
}
TEST(OptionalDate, RefusesAnotherOrder) {
  Reading reading("a: 22.11.2026");
  EXPECT_EQ(reading.record.OptionalDate("a"), std::nullopt);
  EXPECT_THAT(reading.Lines(), ElementsAre("f.yaml:1:4: 'a' must be a day, written 2026-11-22"));
}

TEST(OptionalTexts, ReadsAList) {
  EXPECT_THAT(Reading("a: [b, c]").record.OptionalTexts("a"), ElementsAre("b", "c"));
}
TEST(OptionalTexts, ReadsAWordAsAListOfOne) {
  EXPECT_THAT(Reading("a: b").record.OptionalTexts("a"), ElementsAre("b"));
}
TEST(OptionalTexts, MayBeMissing) {
  EXPECT_THAT(Reading("b: 1").record.OptionalTexts("a"), IsEmpty());
}
TEST(OptionalTexts, RefusesAMap) {
  Reading reading("a: {b: 1}");
  EXPECT_THAT(reading.record.OptionalTexts("a"), IsEmpty());
  EXPECT_THAT(reading.Lines(), ElementsAre("f.yaml:1:4: 'a' must be a list"));
}
TEST(OptionalTexts, RefusesAListInTheList) {
  Reading reading("a: [[b]]");
  reading.record.OptionalTexts("a");
  EXPECT_THAT(reading.Lines(), ElementsAre("f.yaml:1:5: expected a word or text here"));
}

TEST(OptionalList, IsTheList) {
  EXPECT_THAT(Reading("a: [b, c]").record.OptionalList("a")->items, SizeIs(2));
}
TEST(OptionalList, MayBeMissing) {
  Reading reading("b: 1");
  EXPECT_EQ(reading.record.OptionalList("a"), nullptr);
  EXPECT_THAT(reading.Lines(), IsEmpty());
}
TEST(OptionalList, RefusesAMap) {
  Reading reading("a:\n  b: 1");
  EXPECT_EQ(reading.record.OptionalList("a"), nullptr);
  EXPECT_THAT(reading.Lines(), ElementsAre("f.yaml:2:3: 'a' must be a list"));
}
TEST(RequiredList, MustBeThere) {
  Reading reading("b: 1");
  EXPECT_EQ(reading.record.RequiredList("a"), nullptr);
  EXPECT_THAT(reading.Lines(), ElementsAre("f.yaml:1:1: 'a:' is missing here"));
}
TEST(RequiredMap, IsTheMap) {
  EXPECT_THAT(Reading("a: {b: c}").record.RequiredMap("a")->entries, SizeIs(1));
}
TEST(RequiredMap, MustBeThere) {
  Reading reading("b: 1");
  EXPECT_EQ(reading.record.RequiredMap("a"), nullptr);
  EXPECT_THAT(reading.Lines(), ElementsAre("f.yaml:1:1: 'a:' is missing here"));
}
TEST(RequiredMap, RefusesAList) {
  Reading reading("a: [b]");
  EXPECT_EQ(reading.record.RequiredMap("a"), nullptr);
  EXPECT_THAT(reading.Lines(), ElementsAre("f.yaml:1:4: 'a' must hold keys with values"));
}

constexpr std::array<std::string_view, 3> kColours = {"red", "green", "blue"};
TEST(OneOf, IsTheWord) { EXPECT_EQ(Reading("a: green").record.OneOf("a", kColours), "green"); }
TEST(OneOf, MustBeThere) {
  Reading reading("b: 1");
  EXPECT_EQ(reading.record.OneOf("a", kColours), "");
  EXPECT_THAT(reading.Lines(), ElementsAre("f.yaml:1:1: 'a:' is missing here"));
}
TEST(OneOf, SuggestsTheClosestWord) {
  Reading reading("a: gren");
  EXPECT_EQ(reading.record.OneOf("a", kColours), "");
  EXPECT_THAT(reading.Lines(),
              ElementsAre("f.yaml:1:4: 'a' cannot be 'gren' (did you mean 'green'?); it is one of "
                          "red, green, blue"));
}

TEST(OptionalValidity, MayBeMissing) {
  EXPECT_EQ(Reading("b: 1").record.OptionalValidity().since, std::nullopt);
}
TEST(OptionalValidity, ReadsBothEnds) {
  const Validity validity = Reading("{since: 2020, until: 2021-06}").record.OptionalValidity();
  EXPECT_EQ(validity.since, ParseDate("2020-01-01"));
  EXPECT_EQ(validity.until, ParseDate("2021-06-01"));
}
TEST(OptionalValidity, MustNotEndBeforeItBegins) {
  Reading reading("{since: 2020, until: 2020}");
  reading.record.OptionalValidity();
  EXPECT_THAT(reading.Lines(),
              ElementsAre("f.yaml:1:1: 'until' is not after 'since': this would never count"));
}

TEST(RejectUnknownKeys, IsContentWithWhatWasAskedFor) {
  Reading reading("{a: 1, b: 2}");
  reading.record.Text("a");
  reading.record.Optional("b");
  reading.record.RejectUnknownKeys();
  EXPECT_THAT(reading.Lines(), IsEmpty());
}
TEST(RejectUnknownKeys, SuggestsAKeyThatWasAskedFor) {
  Reading reading("{citatoin: 1}");
  reading.record.OptionalText("citation");
  reading.record.RejectUnknownKeys();
  EXPECT_THAT(reading.Lines(),
              ElementsAre("f.yaml:1:2: unknown key 'citatoin' (did you mean 'citation'?)"));
}
TEST(RejectUnknownKeys, SuggestsNothingForAnotherWord) {
  Reading reading("{zebra: 1}");
  reading.record.OptionalText("citation");
  reading.record.RejectUnknownKeys();
  EXPECT_THAT(reading.Lines(), ElementsAre("f.yaml:1:2: unknown key 'zebra'"));
}
TEST(RejectUnknownKeys, ListsOnlyAHundred) {
  std::string text;
  for (int i = 0; i < 10'000; ++i) text += "k" + std::to_string(i) + ": 1\n";
  Reading reading(text);
  reading.record.RejectUnknownKeys();
  EXPECT_THAT(reading.problems, SizeIs(kMostProblems));
}

}  // namespace
}  // namespace grevy::knowledge
