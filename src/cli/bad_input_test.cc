// Whatever is wrong with a case: exit code 2, nothing on the standard output, and a message with
// its place and the way out.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "cli/cli_testing.h"

namespace grevy::cli {
namespace {

using ::testing::HasSubstr;
using testing::kSmallKnowledge;
using ::testing::MatchesRegex;
using ::testing::Not;
using testing::Outcome;
using testing::RunCli;
using testing::TemporaryFile;

Outcome Advise(const std::string& text) {
  const TemporaryFile file(text);
  return RunCli({"advise", file.path(), "--knowledge", kSmallKnowledge});
}

// Refused, at a place, with these words.
void ExpectRefused(const std::string& text, const std::string& place, const std::string& words) {
  const Outcome outcome = Advise(text);
  EXPECT_EQ(outcome.exit_code, kBadInput) << outcome.err;
  EXPECT_EQ(outcome.out, "");
  EXPECT_THAT(outcome.err, HasSubstr("case.yaml:" + place + ": ")) << text.substr(0, 200);
  EXPECT_THAT(outcome.err, HasSubstr(words)) << text.substr(0, 200);
}

TEST(BadInput, UnknownFieldSuggestsTheClosest) {
  ExpectRefused("facts:\n  coluor: red\n", "2:3",
                "unknown field 'coluor' (did you mean 'colour'?)");
}
TEST(BadInput, NumberOutOfRangeNamesTheRange) {
  ExpectRefused("facts:\n  stripes_percent: 140\n", "2:20", "0 to 100 %");
}
TEST(BadInput, AnotherUnitIsNotConverted) {
  ExpectRefused("facts:\n  filter_ml_min: 60 l/h\n", "2:18", "is in ml/min, not in l/h");
}
TEST(BadInput, UnknownChoiceSuggestsTheClosest) {
  ExpectRefused("facts: { colour: gren }\n", "1:18", "did you mean 'green'?");
}
TEST(BadInput, TextIsNoNumber) {
  ExpectRefused("facts:\n  stripes_percent: many\n", "2:20", "is a number (%)");
}
TEST(BadInput, DecimalCommaBecomesAPoint) {
  ExpectRefused("facts:\n  stripes_percent: 2,5\n", "2:20", "2.5 instead of 2,5");
}
TEST(BadInput, FractionOfAWholeNumber) {
  ExpectRefused("facts:\n  filter_ml_min: 60.5\n", "2:18", "whole number");
}
TEST(BadInput, DuplicateKey) {
  ExpectRefused("facts:\n  colour: red\n  colour: blue\n", "3:3", "twice");
}
TEST(BadInput, SynonymOfAStatedField) {
  ExpectRefused("facts:\n  stripes: 3\n  stripes_percent: 4\n", "3:3", "twice");
}
TEST(BadInput, DerivedFieldsCannotBeStated) {
  ExpectRefused("facts:\n  wild: true\n", "2:3", "worked out");
}
TEST(BadInput, SetsAreLists) {
  ExpectRefused("facts:\n  drinks_tried: blue_drink\n", "2:17", "[blue_drink]");
}
TEST(BadInput, FactsAreMissing) { ExpectRefused("title: nothing\n", "1:1", "'facts:' is missing"); }
TEST(BadInput, UnknownKeyOfTheCase) {
  ExpectRefused("fact: 1\nfacts: {}\n", "1:1", "did you mean 'facts'?");
}
TEST(BadInput, EmptyFile) { ExpectRefused("", "1:1", "empty"); }
TEST(BadInput, InvalidUtf8) { ExpectRefused("facts:\n  colour: r\xff\x65\n", "2:1", "UTF-8"); }
TEST(BadInput, BinaryFile) {
  ExpectRefused(std::string("facts:\0\0\1", 9), "1:1", "not a text file");
}
TEST(BadInput, BrokenYaml) { ExpectRefused("facts: [1, 2\n", "2:1", "YAML"); }

TEST(BadInput, DeepNestingIsRefused) {
  const Outcome outcome = Advise("facts: " + std::string(100'000, '[') + "\n");
  EXPECT_EQ(outcome.exit_code, kBadInput);
  EXPECT_THAT(outcome.err, HasSubstr("nested too deeply"));
  EXPECT_LT(outcome.err.size(), 10'000U);
}

TEST(BadInput, HundredMegabytesOfRubbish) {
  std::string rubbish(100'000'000, ' ');
  std::mt19937 random(1);
  for (char& c : rubbish) c = static_cast<char>(' ' + random() % 90);
  ExpectRefused(rubbish, "1:1", "larger than");
}

TEST(BadInput, MissingFile) {
  const Outcome outcome = RunCli({"advise", "/no/such/case.yaml", "--knowledge", kSmallKnowledge});
  EXPECT_EQ(outcome.exit_code, kBadInput);
  EXPECT_THAT(outcome.err, HasSubstr("/no/such/case.yaml"));
  EXPECT_THAT(outcome.err, HasSubstr("No such file"));
}

TEST(BadInput, DirectoryInPlaceOfAFile) {
  const Outcome outcome = RunCli({"advise", "src", "--knowledge", kSmallKnowledge});
  EXPECT_EQ(outcome.exit_code, kBadInput);
  EXPECT_THAT(outcome.err, HasSubstr("irectory"));
}

TEST(BadInput, AllMistakesAtOnce) {
  const Outcome outcome = Advise("facts:\n  coluor: red\n  edge: sharp\n  stripes_percent: 2,5\n");
  EXPECT_EQ(outcome.exit_code, kBadInput);
  for (const char* place : {":2:3:", ":3:9:", ":4:20:"}) EXPECT_THAT(outcome.err, HasSubstr(place));
}

TEST(BadInput, NoFaultIsPutOnTheReader) {
  const Outcome outcome = Advise("facts:\n  coluor: red\n  stripes_percent: 2,5\n");
  for (const char* word : {"invalid", "illegal", "Error", "error"}) {
    EXPECT_THAT(outcome.err, Not(HasSubstr(word)));
  }
}

TEST(BadInput, KnowledgeThatIsNotThere) {
  for (const char* command : {"fields", "init"}) {
    const Outcome outcome = RunCli({command, "--knowledge", "/no/such/directory"});
    EXPECT_EQ(outcome.exit_code, kBadInput);
    EXPECT_EQ(outcome.out, "");
    EXPECT_THAT(outcome.err, HasSubstr("/no/such/directory"));
  }
}

TEST(BadInput, ADayThatDoesNotExist) {
  const Outcome outcome = RunCli(
      {"advise", "-", "--as-of", "2026-02-30", "--knowledge", kSmallKnowledge}, "facts: {}\n");
  EXPECT_EQ(outcome.exit_code, kBadInput);
  EXPECT_THAT(outcome.err, HasSubstr("2026-02-30"));
}

TEST(GoodInput, StandardInputIsADash) {
  const Outcome outcome =
      RunCli({"advise", "-", "--knowledge", kSmallKnowledge, "--json"},
             "facts: { colour: red, stripes_percent: 30, filter_ml_min: 60, drinks_tried: [] }\n");
  EXPECT_EQ(outcome.exit_code, kFine) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("\"recommended\""));
}

TEST(GoodInput, JsonSaysTheSameAsYaml) {
  const std::vector<std::string> command{"advise", "-", "--knowledge", kSmallKnowledge, "--json"};
  const Outcome yaml =
      RunCli(command, "facts:\n  colour: red\n  drinks_tried: []\n  stripes_percent: 8..12\n");
  const Outcome json = RunCli(
      command, R"({"facts": {"colour": "red", "drinks_tried": [], "stripes_percent": "8..12"}})");
  EXPECT_EQ(yaml.exit_code, kFine) << yaml.err;
  EXPECT_EQ(json.exit_code, kFine) << json.err;
  EXPECT_EQ(yaml.out, json.out);
}

TEST(GoodInput, UnusualValuesAreAskedBackAndStillAnswered) {
  const Outcome outcome = Advise("facts:\n  stripes_percent: 95\n");
  EXPECT_EQ(outcome.exit_code, kFine);
  EXPECT_THAT(outcome.err, HasSubstr("is the unit right?"));
  EXPECT_NE(outcome.out, "");
}

}  // namespace
}  // namespace grevy::cli
