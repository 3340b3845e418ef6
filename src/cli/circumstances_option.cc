// Day and place of advice; see circumstances_option.h.

#include "cli/circumstances_option.h"

#include <fmt/format.h>

#include <vector>

#include "logic/suggest.h"

namespace grevy::cli {

void CircumstancesOption::AddTo(CLI::App& command) {
  command.add_option("--as-of", as_of_, "judge by what was in force on this day (default: today)")
      ->type_name("DATE");
  command
      .add_option("--jurisdiction", jurisdiction_,
                  "whose labels count, such as EU or US (default: all, side by side)")
      ->type_name("CODE");
}

std::optional<advice::Circumstances> CircumstancesOption::For(const knowledge::Case& a_case,
                                                              const knowledge::Knowledge& knowledge,
                                                              Streams& streams) const {
  advice::Circumstances circumstances{a_case.as_of.value_or(knowledge::Today()),
                                      a_case.jurisdiction};
  if (!as_of_.empty()) {
    const auto day = knowledge::ParseDate(as_of_);
    if (!day) {
      streams.err << fmt::format("--as-of: '{}' is no day; write it as 2026-11-22\n", as_of_);
      return std::nullopt;
    }
    circumstances.as_of = *day;
  }
  if (jurisdiction_ == "all") {
    circumstances.jurisdiction.clear();
  } else if (!jurisdiction_.empty()) {
    if (knowledge.FindJurisdiction(jurisdiction_) == nullptr) {
      std::vector<std::string> codes{"all"};
      for (const knowledge::Jurisdiction& jurisdiction : knowledge.jurisdictions)
        codes.push_back(jurisdiction.code);
      streams.err << fmt::format(
          "--jurisdiction: '{}' is not known{}; it is one of {}\n", jurisdiction_,
          logic::DidYouMean(logic::Closest(jurisdiction_, codes)), fmt::join(codes, ", "));
      return std::nullopt;
    }
    circumstances.jurisdiction = jurisdiction_;
  }
  return circumstances;
}

}  // namespace grevy::cli
