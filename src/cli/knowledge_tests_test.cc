// The commands that test the knowledge: how they end, and what they print.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/cli_testing.h"
#include "cli/command.h"

namespace grevy::cli {
namespace {

using ::testing::HasSubstr;
using testing::kSmallKnowledge;
using testing::Outcome;
using testing::RunCli;
using testing::TemporaryFile;

constexpr const char* kOtherRow =
    "dossiers:\n  - file: a.md\n    rows:\n      - { id: LUMP-77, kind: rule }\n";

TEST(TraceCommand, SaysNoWhereARowIsLeftOver) {
  const TemporaryFile rows(kOtherRow, "rows.yaml");
  const Outcome outcome = RunCli({"trace", kSmallKnowledge, "--rows", rows.path()});
  EXPECT_EQ(outcome.exit_code, kNo);
  EXPECT_THAT(outcome.out, HasSubstr("LUMP-77        LEFT OVER"));
  EXPECT_THAT(outcome.out, HasSubstr("rule LUMP-1 names 'LUMP-1', which is no row"));
}

TEST(TraceCommand, RefusesRowsThatCannotBeRead) {
  EXPECT_EQ(RunCli({"trace", kSmallKnowledge, "--rows", "no-such-file.yaml"}).exit_code, kBadInput);
}

TEST(MutateCommand, SaysNoWhereNoWorkedCaseNotices) {
  const Outcome outcome = RunCli({"mutate", kSmallKnowledge, "--only", "LUMP-1", "--cases"});
  EXPECT_EQ(outcome.exit_code, kNo);
  EXPECT_THAT(outcome.out, HasSubstr("no vignette notices LUMP-1: deleted"));
  EXPECT_THAT(outcome.out, HasSubstr("of this case a source must tell; now holds: { "));
}

TEST(MutateCommand, RefusesTheNameOfNothing) {
  EXPECT_EQ(RunCli({"mutate", kSmallKnowledge, "--only", "LUMP-77"}).exit_code, kBadInput);
}

TEST(McdcCommand, SaysNoWhereNoWorkedCaseShows) {
  const Outcome outcome = RunCli({"mcdc", kSmallKnowledge});
  EXPECT_EQ(outcome.exit_code, kNo);
  EXPECT_THAT(outcome.out, HasSubstr("no vignette shows what `wild` decides in LUMP-1"));
}

TEST(CensusCommand, CountsEachRule) {
  const Outcome outcome =
      RunCli({"census", "--knowledge", kSmallKnowledge, "--n", "2000", "--seed", "7"});
  EXPECT_THAT(outcome.out, HasSubstr("  LUMP-1\n"));
  EXPECT_THAT(outcome.out, HasSubstr("rules: 0 never fire"));
}

TEST(CensusCommand, RefusesTooFewCases) {
  EXPECT_EQ(RunCli({"census", "--n", "3"}).exit_code, kBadInput);
}

}  // namespace
}  // namespace grevy::cli
