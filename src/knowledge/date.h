// Calendar days: when a fact was found, a source reviewed, a rule in force.
//
//     std::optional<Date> reviewed = ParseDate("2026-11-22");
//     DaysBetween(*reviewed, Today());

#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace grevy::knowledge {

using Date = std::chrono::year_month_day;

/// Reads an ISO day, `2026-11-22`; a month or a year alone stands for its first day. Empty when
/// there is no such day.
std::optional<Date> ParseDate(std::string_view text);

/// `2026-11-22`.
std::string ToIso(Date date);

/// As people here write it: `22 November 2026`.
std::string ToBritish(Date date);

/// Days from one day to a later one; negative when it is earlier.
int DaysBetween(Date from, Date to);

/// The day in UTC.
Date Today();

/// A stretch of days in which something counts: from `since` on, up to and not including `until`.
struct Validity {
  std::optional<Date> since;
  std::optional<Date> until;

  bool Includes(Date day) const { return (!since || *since <= day) && (!until || day < *until); }
};

}  // namespace grevy::knowledge
