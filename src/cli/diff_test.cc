// `grevy diff` as a command: what it prints and writes, and how it ends.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "cli/cli_testing.h"
#include "cli/command.h"

namespace grevy::cli {
namespace {

using ::testing::HasSubstr;
using testing::kSmallKnowledge;
using testing::Outcome;
using testing::RunCli;
using testing::TemporaryFile;

std::string Read(const std::filesystem::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

// A copy of the small knowledge with one text in the place of another.
class Edited {
 public:
  Edited(const std::string& file, const std::string& before, const std::string& after)
      : path_(std::filesystem::temp_directory_path() /
              ("grevy-diff-test-" + std::to_string(::getpid()))) {
    std::filesystem::copy(kSmallKnowledge, path_, std::filesystem::copy_options::recursive);
    std::string text = Read(path_ / file);
    text.replace(text.find(before), before.size(), after);
    std::ofstream(path_ / file, std::ios::binary) << text;
  }
  ~Edited() { std::filesystem::remove_all(path_); }
  Edited(const Edited&) = delete;
  Edited& operator=(const Edited&) = delete;

  std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

TEST(Diff, OfTheSameKnowledgeEndsWell) {
  const Outcome outcome = RunCli({"diff", kSmallKnowledge, kSmallKnowledge});
  EXPECT_EQ(outcome.exit_code, kFine);
  EXPECT_THAT(outcome.out, HasSubstr("no verdict differs, for any plausible case\n"));
}

TEST(Diff, OfTheBuiltInKnowledgeWithItsFilesEndsWell) {
  EXPECT_EQ(RunCli({"diff", "built-in", "knowledge"}).exit_code, kFine);
}

TEST(Diff, ShowsForWhomAVerdictDiffers) {
  const Edited edited("treatments/blue_drink.yaml", "filter_ml_min < 30", "filter_ml_min < 45");
  const Outcome outcome = RunCli({"diff", kSmallKnowledge, edited.path(), "--as-of", "2026-11-22"});
  EXPECT_EQ(outcome.exit_code, kNo);
  EXPECT_THAT(outcome.out, HasSubstr(R"(
what bears otherwise on a treatment:
  PRE-1 of blue_drink was: contraindicated where filter_ml_min < 30
                       is: contraindicated where filter_ml_min < 45
)"));
  EXPECT_THAT(outcome.out, HasSubstr(R"(: recommended → contraindicated, by PRE-1
  only where
      Filter rate: 30 to 44 ml/min
  as a condition
      filter_ml_min >= 30 and filter_ml_min <= 44
  for example
)"));
}

TEST(Diff, IsJsonForPrograms) {
  const Edited edited("treatments/blue_drink.yaml", "filter_ml_min < 30", "filter_ml_min < 45");
  const Outcome outcome = RunCli({"diff", kSmallKnowledge, edited.path(), "--json"});
  const boost::json::value difference = boost::json::parse(outcome.out);
  EXPECT_EQ(difference.at("regions").at(0).at("where").as_string(),
            "filter_ml_min >= 30 and filter_ml_min <= 44");
  EXPECT_EQ(RunCli({"diff", kSmallKnowledge, edited.path(), "--format", "json"}).out, outcome.out);
}

TEST(Diff, WritesReleaseNotes) {
  const Edited edited("treatments/blue_drink.yaml", "filter_ml_min < 30", "filter_ml_min < 45");
  const TemporaryFile file("", "next.yaml");
  RunCli({"diff", kSmallKnowledge, edited.path(), "--out", file.path()});
  EXPECT_THAT(Read(file.path()), HasSubstr(R"(
  - treatment: blue_drink
    was: recommended
    becomes: contraindicated
    change: PRE-1
    where:
      - "filter_ml_min >= 30 and filter_ml_min <= 44"
    example: { )"));
}

TEST(Diff, SaysWhatItCannotUse) {
  const Outcome nowhere = RunCli({"diff", "/nowhere", kSmallKnowledge});
  EXPECT_EQ(nowhere.exit_code, kBadInput);
  EXPECT_THAT(nowhere.err, HasSubstr("/nowhere: is no directory with knowledge files"));
  EXPECT_EQ(RunCli({"diff", kSmallKnowledge}).exit_code, kBadInput);
  const Outcome unwritable =
      RunCli({"diff", kSmallKnowledge, kSmallKnowledge, "--out", "/nowhere/next.yaml"});
  EXPECT_EQ(unwritable.exit_code, kBadInput);
  EXPECT_EQ(unwritable.err, "/nowhere/next.yaml: cannot be written\n");
}

}  // namespace
}  // namespace grevy::cli
