// `grevy prove` as a command: what it prints and writes, and how it ends.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

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

TEST(Prove, ShowsACaseForWhatFails) {
  const Outcome outcome = RunCli({"prove", "--knowledge", kSmallKnowledge, "--only", "d"});
  EXPECT_EQ(outcome.exit_code, kNo);
  EXPECT_THAT(outcome.out, HasSubstr("1 statement, 1 to mend\n"));
  EXPECT_THAT(outcome.out, HasSubstr("  for this case:\n      colour: red\n"));
}

TEST(Prove, EndsWellWhereNothingIsToBeMended) {
  const Outcome outcome = RunCli({"prove", "--knowledge", kSmallKnowledge, "--only", "a,c,f,g"});
  EXPECT_EQ(outcome.exit_code, kFine);
  EXPECT_THAT(outcome.out, HasSubstr("nothing to mend\n"));
}

TEST(Prove, IsDoneByEitherProverAlone) {
  for (const char* prover : {"diagrams", "z3"}) {
    const Outcome outcome =
        RunCli({"prove", "--knowledge", kSmallKnowledge, "--only", "d", "--prover", prover});
    EXPECT_THAT(outcome.out, HasSubstr("d/lumps: ")) << prover;
    EXPECT_THAT(outcome.out, HasSubstr("  for this case:\n")) << prover;
  }
}

TEST(Prove, WritesAPage) {
  const TemporaryFile file("", "proofs.html");
  RunCli({"prove", "--knowledge", kSmallKnowledge, "--only", "d", "--report", file.path()});
  std::ostringstream page;
  page << std::ifstream(file.path()).rdbuf();
  EXPECT_THAT(page.str(), HasSubstr("<h1>Is the knowledge sound?</h1>"));
  EXPECT_THAT(page.str(), HasSubstr("grevy is not a medical device."));
  EXPECT_THAT(page.str(), HasSubstr("<article id=\"d/lumps\">"));
}

TEST(Prove, SaysWhatItCannotUse) {
  const Outcome nowhere = RunCli({"prove", "--knowledge", "/nowhere"});
  EXPECT_EQ(nowhere.exit_code, kBadInput);
  EXPECT_THAT(nowhere.err, HasSubstr("/nowhere: is no directory with knowledge files"));
  const Outcome unwritable = RunCli(
      {"prove", "--knowledge", kSmallKnowledge, "--only", "b", "--report", "/nowhere/page.html"});
  EXPECT_EQ(unwritable.exit_code, kBadInput);
  EXPECT_EQ(unwritable.err, "/nowhere/page.html: cannot be written\n");
  EXPECT_EQ(RunCli({"prove", "--only", "z"}).exit_code, kBadInput);
}

}  // namespace
}  // namespace grevy::cli
