// Transcripts of whole commands at several widths, over invented knowledge. After a wanted change:
//     GREVY_UPDATE_GOLDENS=1 build/grevy_cli_test --gtest_filter='Widths/Golden*'

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "cli/cli_testing.h"

namespace grevy::cli {
namespace {

using testing::kSmallKnowledge;
using testing::Outcome;
using testing::RunCli;

constexpr const char* kCase =
    "facts:\n  colour: red\n  stripes_percent: 30\n  filter_ml_min: 60\n  drinks_tried: []\n";

// On both sides of a cut.
constexpr const char* kRange =
    "facts:\n  colour: red\n  stripes_percent: 10..30\n  filter_ml_min: 60\n  edge: clear\n"
    "  drinks_tried: []\n";

// Answers of an interview, with a mistake, a step back and every question about it.
constexpr const char* kAnswers = "why\nhelp\n1,3\nback\n1\n2,5\n30\nlist\nadvice\nquit\nno\n";

struct Transcript {
  const char* name;
  std::vector<std::string> arguments;
  const char* input = kCase;
};

const Transcript kTranscripts[] = {
    {"advise", {"advise", "-", "--as-of", "2026-11-22"}},
    {"advise_all", {"advise", "-", "--as-of", "2026-11-22", "--all"}},
    {"advise_why", {"advise", "-", "--as-of", "2026-11-22", "--why", "blue_drink"}},
    {"advise_range", {"advise", "-", "--as-of", "2026-11-22"}, kRange},
    {"advise_after", {"advise", "-", "--as-of", "2026-11-22", "--after", "waiting"}},
    {"show_treatment", {"show", "blue_drink"}},
    {"show_rule", {"show", "LUMP-1"}},
    {"show_field", {"show", "stripes"}},
    {"show_definition", {"show", "wild"}},
    {"show_precaution", {"show", "PRE-2"}},
    {"show_measure", {"show", "LUMP-3"}},
    {"show_pathway", {"show", "lumps"}},
    {"show_source", {"show", "GUIDE"}},
    {"show_unknown", {"show", "lum"}},
    {"fields", {"fields"}},
    {"init", {"init", "--full"}},
    {"interview", {"interview", "--as-of", "2026-11-22"}, kAnswers},
};

std::string Read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

class Golden : public ::testing::TestWithParam<int> {};

TEST_P(Golden, CommandsWriteWhatTheyWrote) {
  const int width = GetParam();
  for (const Transcript& transcript : kTranscripts) {
    std::vector<std::string> arguments = transcript.arguments;
    arguments.insert(arguments.end(), {"--knowledge", kSmallKnowledge});
    const Outcome outcome = RunCli(arguments, transcript.input, {.width = width, .colour = false});
    std::string text = outcome.out;
    if (!outcome.err.empty()) text += "--- messages ---\n" + outcome.err;
    text += "--- exit code " + std::to_string(outcome.exit_code) + " ---\n";
    // The hash changes with every comment in the test's knowledge.
    if (const std::size_t at = text.find("Knowledge test ("); at != std::string::npos) {
      text.replace(at + 16, text.find(')', at) - at - 16, "HASH");
    }
    const std::string path = "src/cli/testdata/golden/" + std::string(transcript.name) + "." +
                             std::to_string(width) + ".txt";
    if (std::getenv("GREVY_UPDATE_GOLDENS") != nullptr)
      std::ofstream(path, std::ios::binary) << text;
    EXPECT_EQ(text, Read(path)) << path;
  }
}

// Words longer than the window, such as links, may stick out; lines of several words may not.
TEST_P(Golden, LinesFitTheWindow) {
  const auto width = static_cast<std::size_t>(GetParam());
  for (const Transcript& transcript : kTranscripts) {
    if (std::string_view(transcript.name) == "init") continue;  // a file, whose width is its own
    std::vector<std::string> arguments = transcript.arguments;
    arguments.insert(arguments.end(), {"--knowledge", kSmallKnowledge});
    std::istringstream lines(
        RunCli(arguments, transcript.input, {.width = GetParam(), .colour = false}).out);
    for (std::string line; std::getline(lines, line);) {
      if (Columns(line) <= width) continue;
      const std::size_t last = line.find_last_of(' ');
      EXPECT_GT(line.size() - last + 8, width / 2) << transcript.name << ": " << line;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Widths, Golden, ::testing::Values(40, 80, 200),
                         [](const auto& width) { return "At" + std::to_string(width.param); });

TEST(Colour, OnlyWhereItIsAskedFor) {
  const std::vector<std::string> arguments{"show", "blue_drink", "--knowledge", kSmallKnowledge};
  const std::string plain = RunCli(arguments).out;
  std::string coloured = RunCli(arguments, "", {.width = 100, .colour = true}).out;
  EXPECT_EQ(plain.find('\x1b'), std::string::npos);
  EXPECT_NE(coloured.find('\x1b'), std::string::npos);
  // Without its colours it says the same: colour never carries meaning alone.
  std::string stripped;
  for (std::size_t i = 0; i < coloured.size(); ++i) {
    if (coloured[i] == '\x1b') {
      i = coloured.find('m', i);
    } else {
      stripped += coloured[i];
    }
  }
  EXPECT_EQ(stripped, plain);
}

}  // namespace
}  // namespace grevy::cli
