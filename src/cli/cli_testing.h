// For tests of the command line: a run with strings in place of the terminal, and files to run it
// on.

#pragma once

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "cli/run.h"

namespace grevy::cli::testing {

/// Invented knowledge, small and without medicine: what is written about it never changes by
/// itself.
inline constexpr const char* kSmallKnowledge = "src/cli/testdata/knowledge";

struct Outcome {
  int exit_code = 0;
  std::string out;
  std::string err;
};

/// Runs one command line; `input` stands on the standard input.
inline Outcome RunCli(const std::vector<std::string>& arguments, const std::string& input = "",
                      TerminalSettings terminal = {}) {
  std::istringstream in(input);
  std::ostringstream out;
  std::ostringstream err;
  Streams streams{in, out, err, terminal};
  std::streambuf* const before =
      std::cin.rdbuf(in.rdbuf());  // files called "-" are read from there
  std::cin.clear();
  const int exit_code = Run(arguments, streams);
  std::cin.rdbuf(before);
  return {exit_code, out.str(), err.str()};
}

/// A file that is gone after the test.
class TemporaryFile {
 public:
  explicit TemporaryFile(const std::string& text, const std::string& name = "case.yaml")
      : path_(std::filesystem::temp_directory_path() /
              ("grevy-cli-test-" + std::to_string(::getpid()) + "-" + name)) {
    std::ofstream(path_, std::ios::binary) << text;
  }
  ~TemporaryFile() { std::filesystem::remove(path_); }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

}  // namespace grevy::cli::testing
