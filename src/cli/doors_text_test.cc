#include "cli/doors_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "cli/cli_testing.h"
#include "cli/command.h"

namespace grevy::cli {
namespace {

using ::testing::HasSubstr;
using testing::kSmallKnowledge;
using ::testing::Not;
using testing::Outcome;
using testing::RunCli;

constexpr const char* kCase =
    "facts:\n  colour: red\n  stripes_percent: 30\n  filter_ml_min: 60\n  drinks_tried: []\n";

Outcome Advise(const std::vector<std::string>& further, const std::string& input = kCase) {
  std::vector<std::string> arguments{"advise",     "-",           "--as-of",
                                     "2026-11-22", "--knowledge", kSmallKnowledge};
  arguments.insert(arguments.end(), further.begin(), further.end());
  return RunCli(arguments, input);
}

TEST(After, SaysFirstThatItIsOnlySupposed) {
  const Outcome outcome = Advise({"--after", "waiting"});
  EXPECT_EQ(outcome.exit_code, kFine);
  EXPECT_EQ(outcome.out.find("WHAT IF: Waiting"), 0U) << outcome.out;
  EXPECT_THAT(outcome.out, HasSubstr("Nothing of this has happened"));
}
TEST(After, NamesWhatWouldThenBeSo) {
  const Outcome outcome = Advise({"--after", "waiting"});
  EXPECT_THAT(outcome.out, HasSubstr("Then also: Filter rate: 20 ml/min."));
  EXPECT_THAT(outcome.out, HasSubstr("No longer known: Share of the lump that is striped."));
}
TEST(After, ShowsTheDoorWithRuleAndSource) {
  const Outcome outcome = Advise({"--after", "waiting"});
  EXPECT_THAT(outcome.out, HasSubstr("IT WOULD CLOSE (1)"));
  EXPECT_THAT(outcome.out, HasSubstr("The blue drink: recommended → contraindicated"));
  EXPECT_THAT(outcome.out, HasSubstr("the filter clears the drink"));
  EXPECT_THAT(outcome.out, HasSubstr("[PRE-1: GUIDE-1,"));
}
TEST(After, GivesTheAdviceAsItWouldBe) {
  const Outcome outcome = Advise({"--after", "waiting"});
  EXPECT_THAT(outcome.out, HasSubstr("CONTRAINDICATED (1)"));
  EXPECT_THAT(outcome.out, Not(HasSubstr("RECOMMENDED (1)")));
}
TEST(After, SaysWhereNothingTurns) {
  const Outcome outcome = Advise({"--after", "blue_drink"});
  EXPECT_THAT(outcome.out, HasSubstr("No rule or precaution of another treatment turns"));
}
TEST(After, AnUnknownTreatmentIsRefusedWithTheClosest) {
  const Outcome outcome = Advise({"--after", "wating"});
  EXPECT_EQ(outcome.exit_code, kBadInput);
  EXPECT_THAT(outcome.err,
              HasSubstr("--after: there is no treatment 'wating' (did you mean 'waiting'?)"));
  EXPECT_EQ(outcome.out, "");
}
TEST(After, InJsonStandsBesideTheAdvice) {
  const boost::json::value json = boost::json::parse(Advise({"--after", "waiting", "--json"}).out);
  const boost::json::value& after = json.at("after");
  EXPECT_EQ(after.at("treatment"), "waiting");
  EXPECT_EQ(after.at("facts"), (boost::json::object{{"filter_ml_min", 20}}));
  EXPECT_EQ(after.at("lapsed"), boost::json::array{"stripes_percent"});
  ASSERT_EQ(after.at("closes").as_array().size(), 1U);
  const boost::json::value& door = after.at("closes").at(0);
  EXPECT_EQ(door.at("treatment"), "blue_drink");
  EXPECT_EQ(door.at("to"), "contraindicated");
  EXPECT_EQ(door.at("because").at(0).at("precaution"), "PRE-1");
  EXPECT_EQ(door.at("because").at(0).at("source"), "GUIDE-1");
  EXPECT_EQ(json.at("facts").at("filter_ml_min"), 60) << "the case as it was stated";
}
TEST(Doors, StandInTheJsonOfSupportedTreatmentsOnly) {
  // Few stripes: waiting is an option, and what it would do to the drink is shown with it.
  const boost::json::value json = boost::json::parse(
      Advise({"--json"},
             "facts:\n  colour: red\n  stripes_percent: 10\n  filter_ml_min: 60\n"
             "  drinks_tried: []\n")
          .out);
  bool seen = false;
  for (const boost::json::value& treatment : json.at("treatments").as_array()) {
    const bool supported = treatment.at("verdict") == "recommended" ||
                           treatment.at("verdict") == "option" ||
                           treatment.at("verdict") == "on_hold";
    EXPECT_EQ(treatment.as_object().contains("doors"), supported) << treatment.at("id");
    seen = seen || supported;
  }
  EXPECT_TRUE(seen);
}

}  // namespace
}  // namespace grevy::cli
