// Clinical trials: what is known of a study, and for whom it may be open.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "knowledge/condition.h"
#include "knowledge/source.h"

namespace grevy::knowledge {

/// A study. One that recruits is an option of the treatment that stands for taking part in a study,
/// by a rule of the same id; a match says that asking is worthwhile, never that a person can enter.
struct Trial {
  std::string id;  // in its registry
  std::string name;
  std::string tests;  // what it compares
  std::string phase;
  std::string status;  // recruiting, not_yet_recruiting, active, completed, stopped, unknown
  Date status_on;      // when the registry was last looked at
  Condition when;      // for whom, as far as it is encoded
  std::optional<logic::ConditionId> holds;  // of its rule; none where it does not recruit
  std::vector<std::string> to_check;        // criteria that are not encoded
  Citation citation;
  std::vector<std::string> rows;

  bool recruits() const { return status == "recruiting"; }
};

/// After so long a status says little: it must be looked up again.
inline constexpr std::chrono::days kStatusLasts{365};

/// Whether the status was last looked up too long ago.
inline bool StatusIsOld(const Trial& trial, Date today) {
  return std::chrono::sys_days(today) - std::chrono::sys_days(trial.status_on) > kStatusLasts;
}

}  // namespace grevy::knowledge
