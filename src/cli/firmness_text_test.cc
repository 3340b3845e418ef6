#include "cli/firmness_text.h"

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
using testing::RunCli;

std::string Facts(const std::string& stripes) {
  return "facts:\n  colour: red\n  stripes_percent: " + stripes +
         "\n  filter_ml_min: 60\n  edge: clear\n  drinks_tried: []\n";
}

std::string Advise(const std::vector<std::string>& further, const std::string& stripes = "30") {
  std::vector<std::string> arguments{"advise",     "-",           "--as-of",
                                     "2026-11-22", "--knowledge", kSmallKnowledge};
  arguments.insert(arguments.end(), further.begin(), further.end());
  return RunCli(arguments, Facts(stripes)).out;
}

TEST(WhatWouldChangeIt, StandsWithTheTreatmentThatIsNamed) {
  const std::string out = Advise({"--why", "blue_drink"});
  EXPECT_THAT(out, HasSubstr("What would change it"));
  EXPECT_THAT(out, HasSubstr("if Filter rate fell to 29 ml/min or less: contraindicated"));
  EXPECT_THAT(out, HasSubstr("then holds contraindicated: the filter clears the drink."));
}
TEST(WhatWouldChangeIt, IsNotShownWhereItWasNotAskedFor) {
  EXPECT_THAT(Advise({}), Not(HasSubstr("What would change it")));
}
TEST(WhatWouldChangeIt, IsNotShownOfWhatIsOpen) {
  EXPECT_THAT(Advise({"--why", "blue_drink"}, "null"), Not(HasSubstr("What would change it")));
}
TEST(WhatWouldChangeIt, NamesTheReadingErrorWithItsSource) {
  const std::string out = Advise({"--why", "blue_drink"});
  EXPECT_THAT(out, HasSubstr("reading error if"));
  EXPECT_THAT(out, HasSubstr("stripes are hard to count. [TRIAL-1, table 2]"));
  EXPECT_THAT(out, HasSubstr("TRIAL-1: Hoof C.")) << "among the sources";
}
TEST(AStraddledCut, StandsInEveryAdvice) {
  EXPECT_THAT(Advise({"--all"}, "10..30"), HasSubstr("straddles 20 %"));
}
TEST(WouldChange, StandsInTheJsonOfWhatIsGivenOrNamed) {
  const auto treatment = [](const std::vector<std::string>& further, const std::string& id) {
    const boost::json::value json = boost::json::parse(Advise(further));
    for (const boost::json::value& each : json.at("treatments").as_array()) {
      if (each.at("id").as_string() == std::string_view(id)) return each.as_object();
    }
    return boost::json::object();
  };
  EXPECT_EQ(treatment({"--json"}, "blue_drink").at("would_change").at(0).at("because"),
            boost::json::array{"PRE-1"});
  EXPECT_FALSE(treatment({"--json"}, "waiting").contains("would_change"));
  EXPECT_TRUE(treatment({"--json", "--why", "waiting"}, "waiting").contains("would_change"));
}

}  // namespace
}  // namespace grevy::cli
