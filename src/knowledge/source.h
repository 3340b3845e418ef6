// Where statements come from, and how far we checked them.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "knowledge/date.h"

namespace grevy::knowledge {

/// A guideline, trial, label or page.
struct Source {
  std::string id;
  std::string citation;
  std::string doi;
  std::string url;
  std::string registry;
  std::string kind;  // guideline, consensus, label, reimbursement, trial, cohort, review, formula,
                     // page, project
  std::string published;
  std::optional<Date> reviewed;     // when its statements were last checked
  std::optional<Date> next_review;  // when they must be checked again
  std::string read;                 // how much of it was read, in words
  std::vector<std::string> also;    // other keys that name it
  Validity validity;
};

/// How a statement was verified, weakest first: only `recalled` is general knowledge that nobody
/// has looked up.
enum class Known : std::uint8_t { kRecalled, kSecondary, kSeen };

/// "recalled", "secondary", "seen".
std::string_view KnownName(Known known);

/// The index of a source in its knowledge.
using SourceId = std::uint32_t;

/// The source of one statement and where in it the statement stands.
struct Citation {
  SourceId source = 0;
  std::string at;
  std::vector<SourceId> further;
  Known known = Known::kRecalled;
};

/// A sentence with its source.
struct Statement {
  std::string text;
  Citation citation;
};

}  // namespace grevy::knowledge
