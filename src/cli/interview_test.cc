// Whole dialogues of `grevy interview`, over invented knowledge and over the built-in one.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "advice/answer.h"
#include "cli/cli_testing.h"
#include "knowledge/embedded.h"

namespace grevy::cli {
namespace {

namespace json = boost::json;
using ::testing::HasSubstr;
using testing::kSmallKnowledge;
using ::testing::Not;
using testing::Outcome;
using testing::RunCli;
using testing::TemporaryFile;

Outcome Interview(const std::string& answers, std::vector<std::string> more = {},
                  TerminalSettings terminal = {}) {
  std::vector<std::string> arguments{"interview", "--knowledge", kSmallKnowledge};
  if (std::find(more.begin(), more.end(), "--as-of") == more.end())
    more.insert(more.end(), {"--as-of", "2026-11-22"});
  arguments.insert(arguments.end(), more.begin(), more.end());
  return RunCli(arguments, answers, terminal);
}

// The case that is shown where no file is named.
std::string CaseIn(const Outcome& outcome) {
  const std::size_t begin = outcome.out.find("# A case for grevy");
  return begin == std::string::npos ? "" : outcome.out.substr(begin);
}

json::value AdviceOn(const std::string& text) {
  const Outcome outcome = RunCli({"advise", "-", "--json", "--knowledge", kSmallKnowledge}, text);
  EXPECT_EQ(outcome.exit_code, kFine) << outcome.err << text;
  return json::parse(outcome.out);
}

std::size_t Count(const std::string& text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = 0; (at = text.find(part, at)) != std::string::npos; at += part.size())
    ++count;
  return count;
}

std::string ReadAll(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

// A path at which there is no file, now and afterwards.
class NoFile {
 public:
  explicit NoFile(const std::string& name)
      : path_(std::filesystem::temp_directory_path() /
              ("grevy-interview-test-" + std::to_string(::getpid()) + "-" + name)) {
    std::filesystem::remove(path_);
  }
  ~NoFile() { std::filesystem::remove(path_); }
  NoFile(const NoFile&) = delete;
  NoFile& operator=(const NoFile&) = delete;

  std::string path() const { return path_.string(); }
  bool exists() const { return std::filesystem::exists(path_); }

 private:
  std::filesystem::path path_;
};

TEST(InterviewCommand, TellsWhatEachAnswerSettlesAndEndsByItself) {
  const Outcome outcome = Interview("red\n8..12\n60\n");
  EXPECT_EQ(outcome.exit_code, kFine);
  EXPECT_EQ(outcome.err, "");
  EXPECT_THAT(outcome.out, HasSubstr("1. Colour of the lump"));
  EXPECT_THAT(outcome.out, HasSubstr("Which colour the lump has"));
  EXPECT_THAT(outcome.out, HasSubstr("2 of 2 verdicts undetermined"));
  EXPECT_THAT(outcome.out, HasSubstr("usually 0 to 90"));
  EXPECT_THAT(outcome.out, HasSubstr("Waiting: undetermined → option"));
  EXPECT_THAT(outcome.out, HasSubstr("8 to 12 %"));
}

TEST(InterviewCommand, EveryVerdictIsSettledAfterSomeAnswers) {
  const Outcome outcome = Interview("green\n");
  EXPECT_THAT(outcome.out, HasSubstr("Every verdict is settled, after 1 answer.\n"));
  EXPECT_THAT(outcome.out, HasSubstr("not indicated: "));
}

TEST(InterviewCommand, TheWrittenCaseGivesTheSameAdvice) {
  const Outcome outcome = Interview("1,3\n8..12\n?\n?\n?\n", {"--jurisdiction", "BB"});
  const json::value advice = AdviceOn(CaseIn(outcome));
  const json::value meant = AdviceOn(
      "as_of: 2026-11-22\njurisdiction: BB\nfacts: { colour: [red, blue], stripes_percent: 8..12 "
      "}\n");
  EXPECT_EQ(advice.at("treatments"), meant.at("treatments"));
  EXPECT_EQ(advice.at("as_of"), "2026-11-22");
  EXPECT_EQ(advice.at("jurisdiction"), "BB");
  EXPECT_EQ(json::serialize(advice.at("facts").at("colour")), R"(["red","blue"])");
}

TEST(InterviewCommand, NotKnownIsKeptAsNullAndNotAskedAgain) {
  const Outcome outcome = Interview("?\n\nnot known\n?\n?\n?\n?\n?\n");
  EXPECT_EQ(Count(outcome.out, "Colour of the lump\n   Which"), 1U);
  EXPECT_THAT(CaseIn(outcome), HasSubstr("  colour: null  # not known\n"));
  EXPECT_THAT(outcome.out, HasSubstr("of them \"not known\""));
  EXPECT_THAT(outcome.out, HasSubstr("To find out: Colour of the lump"));
}

TEST(InterviewCommand, BackTakesFactsAndNotKnownBack) {
  const Outcome outcome = Interview("back\nred\nback\n?\nback\ngreen\n");
  EXPECT_THAT(outcome.out, HasSubstr("There is no answer to take back."));
  EXPECT_EQ(Count(outcome.out, "Taken back: Colour of the lump"), 2U);
  EXPECT_EQ(Count(outcome.out, "1. Colour of the lump"), 3U);
  EXPECT_THAT(CaseIn(outcome), HasSubstr("  colour: green\n"));
  EXPECT_THAT(outcome.out, HasSubstr("after 1 answer."));
}

TEST(InterviewCommand, MistakesAreExplainedBesideTheQuestionWhichIsAskedAgain) {
  const Outcome outcome = Interview("gren\nred\n130\n2,5\n5 kg\nmany\n95\n");
  EXPECT_EQ(outcome.exit_code, kFine);
  for (const char* message :
       {"did you mean 'green'?", "0 to 100 %", "2.5 instead of 2,5", "is in %, not in kg",
        "is a number (%)", "is unusual for 'stripes_percent'"})
    EXPECT_THAT(outcome.out, HasSubstr(message));
  EXPECT_EQ(Count(outcome.out, "2. Share of the lump that is striped"), 1U);
  EXPECT_THAT(CaseIn(outcome), HasSubstr("  stripes_percent: 95"));
}

TEST(InterviewCommand, WhyListAdviceAndHelpAnswerAndTheQuestionStands) {
  const Outcome outcome = Interview("WHY\nred\n?\nlist\nadvice\nhelp\ndone\n");
  EXPECT_THAT(outcome.out, HasSubstr("The answer bears on:\n    The blue drink: undetermined"));
  EXPECT_THAT(outcome.out, HasSubstr("  ✓ Colour of the lump: red all over\n"
                                     "  ? not known: Share of the lump that is striped\n"));
  EXPECT_THAT(outcome.out, HasSubstr("Advice as of 22 November 2026"));
  EXPECT_THAT(outcome.out, HasSubstr("An answer to this question:"));
}

TEST(InterviewCommand, AnotherFactCanBeStatedOrCorrected) {
  const Outcome outcome = Interview("red\ncolour: blue\nhue2: red\nstripes = 5\ndone\n");
  EXPECT_THAT(CaseIn(outcome), HasSubstr("  colour: blue\n"));
  EXPECT_THAT(CaseIn(outcome), HasSubstr("  stripes_percent: 5"));
  EXPECT_THAT(outcome.out, HasSubstr("not 'hue2: red'"));
}

TEST(InterviewCommand, EndOfInputLosesNothing) {
  const NoFile file("eof.yaml");
  const Outcome outcome = Interview("red\n5", {"--out", file.path()});
  EXPECT_EQ(outcome.exit_code, kFine) << outcome.err;
  const std::string written = ReadAll(file.path());
  EXPECT_THAT(written, HasSubstr("  colour: red"));
  EXPECT_THAT(written, HasSubstr("  stripes_percent: 5"));
  EXPECT_THAT(written, HasSubstr("# Share of the lump that is striped\n  # known by pathology"));
  EXPECT_EQ(CaseIn(outcome), "");
}

TEST(InterviewCommand, NoAnswerAtAllIsStillACase) {
  const Outcome outcome = Interview("");
  EXPECT_EQ(outcome.exit_code, kFine);
  EXPECT_EQ(AdviceOn(CaseIn(outcome)).at("facts").as_object().size(), 0U);
}

TEST(InterviewCommand, QuitAsksWhetherToKeepWhatWasSaid) {
  const NoFile file("quit.yaml");
  const Outcome no = Interview("red\nquit\nperhaps\nno\n", {"--out", file.path()});
  EXPECT_EQ(Count(no.out, "Keep what was said?"), 2U);
  EXPECT_THAT(no.out, HasSubstr("Nothing was kept."));
  EXPECT_FALSE(file.exists());
  EXPECT_THAT(CaseIn(Interview("red\nquit\n\n")), HasSubstr("colour: red"));
  // Ctrl-D at that question keeps it.
  EXPECT_THAT(CaseIn(Interview("red\nquit\n")), HasSubstr("colour: red"));
  EXPECT_THAT(Interview("quit\n").out, Not(HasSubstr("Keep what was said?")));
}

TEST(InterviewCommand, ReplacesAFileOnlyWhenForced) {
  const TemporaryFile file("facts: { colour: green }\n");
  const Outcome refused = Interview("red\ndone\n", {"--out", file.path()});
  EXPECT_EQ(refused.exit_code, kBadInput);
  EXPECT_EQ(refused.out, "");  // before the first question
  EXPECT_THAT(refused.err, HasSubstr("exists already; --force replaces it"));
  EXPECT_THAT(ReadAll(file.path()), HasSubstr("green"));

  const Outcome forced = Interview("red\ndone\n", {"--out", file.path(), "--force"});
  EXPECT_EQ(forced.exit_code, kFine) << forced.err;
  EXPECT_THAT(ReadAll(file.path()), HasSubstr("  colour: red"));
  EXPECT_FALSE(std::filesystem::exists(file.path() + ".part"));
}

TEST(InterviewCommand, ADirectoryThatIsNotThereIsToldBeforeTheFirstQuestion) {
  const Outcome outcome = Interview("red\n", {"--out", "/no/such/directory/case.yaml"});
  EXPECT_EQ(outcome.exit_code, kBadInput);
  EXPECT_EQ(outcome.out, "");
  EXPECT_THAT(outcome.err, HasSubstr("/no/such/directory"));
}

TEST(InterviewCommand, GoesOnFromACase) {
  const TemporaryFile file(
      "title: \"Stripes: many\"\nas_of: 2025-03-04\nfacts:\n  colour: red\n  edge: null\n"
      "  filter_ml_min: { value: 20, on: 2024-01-01, source: a letter }\n",
      "from.yaml");
  const Outcome outcome = RunCli(
      {"interview", "--knowledge", kSmallKnowledge, "--from", file.path()}, "30\nnone\n?\n?\n?\n");
  EXPECT_EQ(outcome.exit_code, kFine) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("  ✓ Colour of the lump: red all over"));
  EXPECT_THAT(outcome.out, HasSubstr("1. Share of the lump that is striped"));
  EXPECT_THAT(outcome.out, HasSubstr("Stated before, but too old to count: 20 ml/min (1 January "
                                     "2024)"));
  const std::string written = CaseIn(outcome);
  EXPECT_THAT(written, HasSubstr("title: \"Stripes: many\"\nas_of: 2025-03-04\n"));
  EXPECT_THAT(written, HasSubstr("filter_ml_min: { value: 20, on: 2024-01-01, source: \"a letter\" "
                                 "}"));
  EXPECT_THAT(written, HasSubstr("  stripes_percent: 30"));
}

TEST(InterviewCommand, ACaseThatCannotBeUsedIsRefusedAsAdviseRefusesIt) {
  const TemporaryFile file("facts:\n  coluor: red\n", "from.yaml");
  const Outcome outcome = Interview("", {"--from", file.path()});
  EXPECT_EQ(outcome.exit_code, kBadInput);
  EXPECT_EQ(outcome.out, "");
  EXPECT_THAT(outcome.err, HasSubstr("did you mean 'colour'?"));
  EXPECT_THAT(Interview("", {"--from", "-"}).err, HasSubstr("name a file"));
  EXPECT_EQ(Interview("", {"--as-of", "soon"}).exit_code, kBadInput);
  EXPECT_EQ(Interview("", {"--jurisdiction", "XX"}).exit_code, kBadInput);
}

TEST(InterviewCommand, FitsEightyColumnsOverTheRealKnowledge) {
  std::string answers = "site: small_bowel\nwhy\nhelp\n";
  for (int i = 0; i < 60; ++i) answers += "?\n";
  const Outcome outcome = RunCli({"interview", "--as-of", "2026-11-22"}, answers + "quit\nno\n",
                                 {.width = 80, .colour = false});
  std::istringstream lines(outcome.out);
  for (std::string line; std::getline(lines, line);) {
    // A line of a single long word may stick out.
    if (line.find(' ', line.find_first_not_of(' ')) == std::string::npos) continue;
    EXPECT_LE(Columns(line), 80U) << line;
  }
}

TEST(InterviewCommand, CommandsAreNoValuesBeyondThoseThatAreKnown) {
  // A value that goes by the word of a command is taken as the value; there must be few of those.
  const knowledge::Knowledge& knowledge = knowledge::Embedded();
  std::vector<std::string> taken;
  for (logic::FieldId id = 0; id < knowledge.schema.size(); ++id) {
    for (const char* word : {"back", "why", "list", "advice", "help", "done", "quit", "exit"}) {
      if (advice::IsValueOf(knowledge, id, word))
        taken.push_back(knowledge.schema[id].id + ": " + word);
    }
  }
  EXPECT_THAT(taken, ::testing::ElementsAre("molecular_profiling: done"));
}

}  // namespace
}  // namespace grevy::cli
