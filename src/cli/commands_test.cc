// What each command promises, over the built-in knowledge where its size matters.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <fstream>
#include <set>
#include <sstream>

#include "cli/cli_testing.h"
#include "cli/names.h"
#include "cli/uses.h"
#include "knowledge/embedded.h"

namespace grevy::cli {
namespace {

namespace json = boost::json;
using ::testing::HasSubstr;
using testing::kSmallKnowledge;
using testing::Outcome;
using testing::RunCli;
using ::testing::StartsWith;

const std::vector<std::string> kCommands{"advise",    "check", "show", "fields",    "init",
                                         "interview", "prove", "diff", "completion"};

TEST(Help, EveryCommandEndsInExamples) {
  for (const std::string& command : kCommands) {
    const Outcome outcome = RunCli({command, "--help"});
    EXPECT_EQ(outcome.exit_code, kFine);
    EXPECT_EQ(outcome.err, "");
    const std::size_t examples = outcome.out.rfind("Examples:\n");
    ASSERT_NE(examples, std::string::npos) << command;
    std::istringstream lines(outcome.out.substr(examples + 10));
    for (std::string line; std::getline(lines, line);) {
      if (line.empty()) continue;
      EXPECT_THAT(line, HasSubstr("grevy")) << command;
    }
    EXPECT_EQ(RunCli({command, "-h"}).out, outcome.out);
  }
}

TEST(Help, OfTheWholeProgramNamesEveryCommand) {
  const Outcome bare = RunCli({});
  EXPECT_EQ(bare.exit_code, kFine);
  EXPECT_EQ(bare.out, RunCli({"--help"}).out);
  for (const std::string& command : kCommands) EXPECT_THAT(bare.out, HasSubstr("  " + command));
  EXPECT_THAT(bare.out, HasSubstr("Examples:"));
}

TEST(Version, NamesProgramAndKnowledge) {
  const Outcome outcome = RunCli({"--version"});
  EXPECT_EQ(outcome.exit_code, kFine);
  EXPECT_THAT(outcome.out, StartsWith("grevy "));
  EXPECT_THAT(outcome.out, HasSubstr(knowledge::Embedded().hash));
}

TEST(Show, KnowsEverythingThatHasAName) {
  const knowledge::Knowledge& knowledge = knowledge::Embedded();
  const std::vector<Named> names = AllNames(knowledge);
  std::set<Kind> seen;
  for (const Named& named : names) {
    // One in ten of each kind, and all treatments.
    if (named.kind != Kind::kTreatment && !seen.insert(named.kind).second && named.index % 10 != 0)
      continue;
    const Outcome text = RunCli({"show", named.id});
    EXPECT_EQ(text.exit_code, kFine) << named.id << text.err;
    EXPECT_THAT(text.out, HasSubstr(named.id));
    const Outcome as_json = RunCli({"show", named.id, "--json"});
    const json::value pages = json::parse(as_json.out);
    const auto& all = pages.as_array();
    EXPECT_TRUE(std::any_of(all.begin(), all.end(), [&](const json::value& page) {
      return std::string_view(page.at("kind").as_string()) == KindName(named.kind) &&
             std::string_view(page.at("id").as_string()) == named.id;
    })) << named.id;
  }
}

TEST(Show, CapitalsDoNotMatterWhereNothingElseGoesByTheName) {
  EXPECT_EQ(RunCli({"show", "lump-1", "--knowledge", kSmallKnowledge}).out,
            RunCli({"show", "LUMP-1", "--knowledge", kSmallKnowledge}).out);
}

TEST(Show, OtherNamesLeadToTheField) {
  EXPECT_THAT(RunCli({"show", "hue", "--knowledge", kSmallKnowledge}).out,
              HasSubstr("colour (choice)"));
}

TEST(Show, TextInTheMiddleOfANameIsFound) {
  const Outcome outcome = RunCli({"show", "drink", "--knowledge", kSmallKnowledge});
  EXPECT_EQ(outcome.exit_code, kBadInput);
  EXPECT_EQ(outcome.out, "");
  EXPECT_THAT(outcome.err, HasSubstr("blue_drink"));
  EXPECT_THAT(outcome.err, HasSubstr("drinks_tried"));
}

TEST(Show, ReportsProblemsOfKnowledgeFiles) {
  EXPECT_EQ(RunCli({"show", "site", "--knowledge", "/no/such/directory"}).exit_code, kBadInput);
}

TEST(Uses, AreFoundInEveryKindOfCondition) {
  const json::value page =
      json::parse(RunCli({"show", "edge", "--json", "--knowledge", kSmallKnowledge}).out).at(0);
  const auto ids = [&](const char* kind) { return json::serialize(page.at("used_by").at(kind)); };
  EXPECT_EQ(ids("definitions"), R"(["wild"])");
  EXPECT_EQ(ids("measures"), R"(["LUMP-3"])");
  EXPECT_EQ(ids("rules"), "[]");
}

TEST(Fields, JsonHoldsTheWholeForm) {
  const knowledge::Knowledge& knowledge = knowledge::Embedded();
  const Outcome outcome = RunCli({"fields", "--format", "json"});
  ASSERT_EQ(outcome.exit_code, kFine);
  std::size_t stated = 0;
  for (const logic::Field& field : knowledge.schema.fields()) stated += field.derived ? 0 : 1;
  EXPECT_EQ(json::parse(outcome.out).as_array().size(), stated);
  EXPECT_EQ(RunCli({"fields", "--json"}).out, outcome.out);
}

TEST(Fields, SectionsAndNamesAreSuggested) {
  const Outcome section = RunCli({"fields", "--section", "lumb", "--knowledge", kSmallKnowledge});
  EXPECT_EQ(section.exit_code, kBadInput);
  EXPECT_THAT(section.err, HasSubstr("did you mean 'lump'?"));
  const Outcome names = RunCli({"fields", "coluor", "edgy", "--knowledge", kSmallKnowledge});
  EXPECT_EQ(names.exit_code, kBadInput);
  EXPECT_THAT(names.err, HasSubstr("did you mean 'colour'?"));
  EXPECT_THAT(names.err, HasSubstr("did you mean 'edge'?"));
}

TEST(Init, IsACaseThatCanBeAdvisedAsItIs) {
  for (const std::vector<std::string>& init :
       {std::vector<std::string>{"init"}, {"init", "--full"}}) {
    const Outcome written = RunCli(init);
    ASSERT_EQ(written.exit_code, kFine);
    const Outcome advised = RunCli({"advise", "-", "--json"}, written.out);
    EXPECT_EQ(advised.exit_code, kFine) << advised.err;
    EXPECT_EQ(advised.err, "");
  }
}

TEST(Init, FullExplainsEveryFieldOnceAndShortThoseAskedOfEverybody) {
  const knowledge::Knowledge& knowledge = knowledge::Embedded();
  const std::string full = RunCli({"init", "--full"}).out;
  const std::string brief = RunCli({"init"}).out;
  for (std::size_t i = 0; i < knowledge.schema.size(); ++i) {
    const logic::Field& field = knowledge.schema.fields()[i];
    const std::string line = "\n  " + field.id + ": null\n";
    const std::size_t first = full.find(line);
    EXPECT_EQ(first == std::string::npos, field.derived) << field.id;
    if (first != std::string::npos) {
      EXPECT_EQ(full.find(line, first + 1), std::string::npos) << field.id;
    }
    EXPECT_EQ(brief.find(line) != std::string::npos,
              !field.derived && knowledge.notes[i].asked == "always")
        << field.id;
  }
}

TEST(Init, LinesAreShortEnoughForAnyEditor) {
  std::istringstream lines(RunCli({"init", "--full"}).out);
  for (std::string line; std::getline(lines, line);) EXPECT_LE(Columns(line), 105U) << line;
}

TEST(Completion, FilesInTheTreeAreUpToDate) {
  const std::pair<const char*, const char*> files[] = {{"bash", "completions/grevy.bash"},
                                                       {"zsh", "completions/_grevy"},
                                                       {"fish", "completions/grevy.fish"}};
  for (const auto& [shell, path] : files) {
    const std::string written = RunCli({"completion", shell}).out;
    if (std::getenv("GREVY_UPDATE_GOLDENS") != nullptr)
      std::ofstream(path, std::ios::binary) << written;
    std::ifstream file(path, std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    EXPECT_EQ(text.str(), written)
        << "make it anew: build/grevy completion " << shell << " > " << path;
  }
}

TEST(Completion, ScriptsNameEveryCommandAndFlag) {
  for (const char* shell : {"bash", "zsh", "fish"}) {
    const std::string script = RunCli({"completion", shell}).out;
    for (const std::string& command : kCommands) EXPECT_THAT(script, HasSubstr(command)) << shell;
    for (const char* flag : {"why", "jurisdiction", "no-color", "knowledge", "full", "section"}) {
      EXPECT_THAT(script, HasSubstr(flag)) << shell;
    }
  }
}

TEST(Completion, NamesComeFromTheKnowledge) {
  const auto names = [](const char* kind) {
    return RunCli({"completion", "--names", kind, "--knowledge", kSmallKnowledge}).out;
  };
  EXPECT_EQ(names("treatments"), "blue_drink\nwaiting\n");
  EXPECT_EQ(names("jurisdictions"), "AA\nBB\nall\n");
  EXPECT_EQ(names("sections"), "lump\nperson\n");
  EXPECT_THAT(names("fields"), HasSubstr("stripes_percent\n"));
  EXPECT_THAT(names("all"), HasSubstr("GUIDE-1\n"));
}

TEST(Completion, AsksForAShell) {
  const Outcome outcome = RunCli({"completion"});
  EXPECT_EQ(outcome.exit_code, kBadInput);
  EXPECT_THAT(outcome.err, HasSubstr("bash, zsh or fish"));
}

TEST(Why, TakesOneTreatmentSoThatTheCaseMayFollow) {
  const Outcome outcome =
      RunCli({"advise", "--why", "waiting", "-", "--knowledge", kSmallKnowledge},
             "facts: { colour: red }\n");
  EXPECT_EQ(outcome.exit_code, kFine) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("LUMP-2"));
}

}  // namespace
}  // namespace grevy::cli
