// The options --as-of and --jurisdiction, of every command that gives advice.
//
//     CircumstancesOption circumstances;
//     circumstances.AddTo(*command);
//     const auto given = circumstances.For(a_case, knowledge, streams);   // flags win over the
//     case

#pragma once

#include <optional>
#include <string>

#include "advice/advice.h"
#include "cli/command.h"

namespace grevy::cli {

class CircumstancesOption {
 public:
  void AddTo(CLI::App& command);
  /// The circumstances that flags and case name together; flags win. Empty, after printing why,
  /// where they make no sense.
  std::optional<advice::Circumstances> For(const knowledge::Case& a_case,
                                           const knowledge::Knowledge& knowledge,
                                           Streams& streams) const;
  /// Whether a day was named.
  bool NamesDay() const { return !as_of_.empty(); }

 private:
  std::string as_of_;
  std::string jurisdiction_;
};

}  // namespace grevy::cli
