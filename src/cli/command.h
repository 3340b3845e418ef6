// What all commands share: where they read and write, the knowledge they use, and their exit codes.

#pragma once

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <optional>
#include <string>

#include "cli/terminal.h"
#include "knowledge/knowledge.h"
#include "knowledge/load.h"
#include "logic/problem.h"

namespace grevy::cli {

/// Exit codes, the same for every command.
inline constexpr int kFine = 0;
inline constexpr int kNo = 1;        // the answer is no: a check found something
inline constexpr int kBadInput = 2;  // what was given cannot be used

/// Where a command reads and writes; tests put strings in their place.
struct Streams {
  std::istream& in = std::cin;
  std::ostream& out = std::cout;
  std::ostream& err = std::cerr;
  TerminalSettings terminal = {};  // of `out`
};

/// The option --knowledge, and the knowledge that it names: the built-in one where it is not given.
class KnowledgeOption {
 public:
  void AddTo(CLI::App& command);
  /// nullptr, after printing the problems, where the files have errors.
  const knowledge::Knowledge* Get(Streams& streams);
  const std::string& directory() const { return directory_; }

 private:
  std::string directory_;
  std::optional<knowledge::LoadResult> loaded_;
};

/// Prints problems, errors last, to the error stream.
void Print(const logic::Problems& problems, Streams& streams);

/// Each adds its command to the application; when the command was named, its action leaves its exit
/// code in `exit_code`.
void AddAdvise(CLI::App& app, Streams& streams, int& exit_code);
void AddCheck(CLI::App& app, Streams& streams, int& exit_code);
void AddShow(CLI::App& app, Streams& streams, int& exit_code);
void AddFields(CLI::App& app, Streams& streams, int& exit_code);
void AddInit(CLI::App& app, Streams& streams, int& exit_code);
void AddInterview(CLI::App& app, Streams& streams, int& exit_code);
void AddProve(CLI::App& app, Streams& streams, int& exit_code);
void AddDiff(CLI::App& app, Streams& streams, int& exit_code);
void AddTrace(CLI::App& app, Streams& streams, int& exit_code);
void AddMutate(CLI::App& app, Streams& streams, int& exit_code);
void AddMcdc(CLI::App& app, Streams& streams, int& exit_code);
void AddCensus(CLI::App& app, Streams& streams, int& exit_code);
void AddCompletion(CLI::App& app, Streams& streams, int& exit_code);

}  // namespace grevy::cli
