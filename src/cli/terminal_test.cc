// The program as people meet it: in a real terminal, in a pipe, and interrupted. forkpty(3) gives
// the terminal.

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <thread>

#include "cli/cli_testing.h"

namespace grevy::cli {
namespace {

using ::testing::HasSubstr;
using testing::kSmallKnowledge;

// The executable stands beside the test's own.
std::string Program() {
  return (std::filesystem::read_symlink("/proc/self/exe").parent_path() / "grevy").string();
}

struct Seen {
  std::string text;
  int status = 0;
};

std::string ReadAll(int descriptor) {
  std::string text;
  char buffer[4096];
  for (ssize_t n = 0; (n = read(descriptor, buffer, sizeof buffer)) > 0;)
    text.append(buffer, static_cast<std::size_t>(n));
  return text;  // a terminal whose program has ended reports an error, not an end
}

// Runs the program in a terminal that is `columns` wide, with variables such as "NO_COLOR=1" set,
// in which `keys` are pressed.
Seen InTerminal(const std::vector<std::string>& arguments, int columns,
                const std::vector<std::string>& variables = {}, const std::string& keys = {}) {
  winsize window{};
  window.ws_col = static_cast<unsigned short>(columns);
  window.ws_row = 24;
  int terminal = -1;
  const pid_t child = forkpty(&terminal, nullptr, nullptr, &window);
  if (child == 0) {
    unsetenv("NO_COLOR");
    setenv("TERM", "xterm", 1);
    for (const std::string& variable : variables) putenv(const_cast<char*>(variable.c_str()));
    const std::string program = Program();
    std::vector<char*> argv{const_cast<char*>(program.c_str())};
    for (const std::string& argument : arguments)
      argv.push_back(const_cast<char*>(argument.c_str()));
    argv.push_back(nullptr);
    execv(argv[0], argv.data());
    _exit(127);
  }
  Seen seen;
  EXPECT_EQ(write(terminal, keys.data(), keys.size()), static_cast<ssize_t>(keys.size()));
  seen.text = ReadAll(terminal);
  close(terminal);
  waitpid(child, &seen.status, 0);
  return seen;
}

Seen InShell(const std::string& command) {
  FILE* pipe = popen(command.c_str(), "r");
  Seen seen;
  seen.text = ReadAll(fileno(pipe));
  seen.status = pclose(pipe);
  return seen;
}

bool HasColour(const std::string& text) { return text.find('\x1b') != std::string::npos; }

std::size_t LongestLine(const std::string& text) {
  std::size_t longest = 0;
  std::string line;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\x1b') {
      i = text.find('m', i);
    } else if (text[i] == '\n') {
      longest = std::max(longest, Columns(line));
      line.clear();
    } else if (text[i] != '\r') {
      line += text[i];
    }
  }
  return longest;
}

class InATerminal : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(Program())) GTEST_SKIP() << "needs " << Program();
  }
  const std::vector<std::string> fields_{"fields", "--knowledge", kSmallKnowledge};
};

TEST_F(InATerminal, TextIsColouredAndFitsTheWindow) {
  for (const int columns : {40, 80, 200}) {
    const Seen seen = InTerminal(fields_, columns);
    EXPECT_EQ(seen.status, 0);
    EXPECT_TRUE(HasColour(seen.text));
    EXPECT_LE(LongestLine(seen.text), static_cast<std::size_t>(columns));
    EXPECT_THAT(seen.text, HasSubstr("stripes_percent"));
  }
}

TEST_F(InATerminal, ColoursCanBeDeclined) {
  EXPECT_FALSE(HasColour(InTerminal(fields_, 80, {"NO_COLOR=1"}).text));
  EXPECT_FALSE(HasColour(InTerminal(fields_, 80, {"TERM=dumb"}).text));
  // An empty NO_COLOR declines nothing (no-color.org).
  EXPECT_TRUE(HasColour(InTerminal(fields_, 80, {"NO_COLOR="}).text));
  for (const char* flag : {"--no-color", "--no-colour"}) {
    std::vector<std::string> arguments = fields_;
    arguments.emplace_back(flag);
    EXPECT_FALSE(HasColour(InTerminal(arguments, 80).text)) << flag;
  }
}

TEST_F(InATerminal, PipesGetNoColour) {
  const Seen seen = InShell(Program() + " fields --knowledge " + kSmallKnowledge);
  EXPECT_EQ(seen.status, 0);
  EXPECT_FALSE(HasColour(seen.text));
}

TEST_F(InATerminal, AReaderThatLeavesEarlyHearsNoComplaint) {
  const Seen seen = InShell(Program() + " fields 2>&1 | head -n 1");
  EXPECT_EQ(std::count(seen.text.begin(), seen.text.end(), '\n'), 1) << seen.text;
}

TEST_F(InATerminal, AFullDiskIsReported) {
  const Seen seen = InShell(Program() + " fields 2>&1 >/dev/full; echo $?");
  EXPECT_THAT(seen.text, HasSubstr("cannot be written"));
  EXPECT_THAT(seen.text, HasSubstr("2\n"));
}

TEST_F(InATerminal, MessagesGoToTheErrorStream) {
  EXPECT_EQ(InShell(Program() + " show no_such_thing_at_all 2>/dev/null").text, "");
  EXPECT_EQ(InShell(Program() + " init 2>&1 >/dev/null").text, "");
}

TEST_F(InATerminal, AnEmptyCaseGoesThroughAPipe) {
  EXPECT_EQ(InShell(Program() + " init | " + Program() + " advise - >/dev/null").status, 0);
}

TEST_F(InATerminal, CtrlDEndsAnInterviewAndLosesNothing) {
  const testing::TemporaryFile file("facts: {}\n", "interview.yaml");
  const Seen seen =
      InTerminal({"interview", "--knowledge", kSmallKnowledge, "--out", file.path(), "--force"}, 80,
                 {"NO_COLOR=1"}, "blue\n5..8\n\x04");
  EXPECT_EQ(seen.status, 0);
  EXPECT_THAT(seen.text, HasSubstr("Colour of the lump: blue"));
  // What is typed is shown once, by the terminal.
  EXPECT_EQ(seen.text.find("5..8"), seen.text.rfind("5..8"));
  std::ifstream written(file.path());
  const std::string text{std::istreambuf_iterator<char>(written), {}};
  EXPECT_THAT(text, HasSubstr("  stripes_percent: 5..8"));
}

TEST_F(InATerminal, CtrlCEndsItAtOnce) {
  int terminal = -1;
  const pid_t child = forkpty(&terminal, nullptr, nullptr, nullptr);
  if (child == 0) {
    const std::string program = Program();
    execl(program.c_str(), "grevy", "advise", "-", nullptr);  // which waits for a case to be typed
    _exit(127);
  }
  std::this_thread::sleep_for(std::chrono::milliseconds(500));
  const auto pressed = std::chrono::steady_clock::now();
  ASSERT_EQ(write(terminal, "\x03", 1), 1);
  int status = 0;
  waitpid(child, &status, 0);
  const auto took = std::chrono::steady_clock::now() - pressed;
  close(terminal);
  EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGINT) << status;
  EXPECT_LT(took,
            std::chrono::milliseconds(1000));  // 0.1 s is aimed at; machines that test are busy
}

// What bash completes after `line`, with the program's own directory first in the path.
std::string Completed(const std::string& line) {
  const std::string directory = std::filesystem::path(Program()).parent_path().string();
  return InShell("PATH=\"" + directory +
                 ":$PATH\" bash -c 'source <(grevy completion bash); COMP_WORDS=(" + line +
                 "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _grevy; printf \"%s\\n\" "
                 "\"${COMPREPLY[@]}\"' 2>&1")
      .text;
}

TEST_F(InATerminal, BashCompletes) {
  EXPECT_EQ(Completed("grevy adv"), "advise\n");
  EXPECT_THAT(Completed("grevy advise --jur"), HasSubstr("--jurisdiction\n"));
  EXPECT_EQ(Completed("grevy completion ba"), "bash\n");
  EXPECT_EQ(Completed("grevy advise --format js"), "json\n");
  EXPECT_EQ(Completed("grevy advise --format = js"), "json\n");
  EXPECT_THAT(Completed("grevy show si"), HasSubstr("site\n"));
  EXPECT_THAT(Completed("grevy advise --jurisdiction E"), HasSubstr("EU\n"));
  EXPECT_THAT(Completed("grevy advise src/cli/testdata/knowledge/sour"),
              HasSubstr("sources.yaml\n"));
}

}  // namespace
}  // namespace grevy::cli
