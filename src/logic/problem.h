// Problems that people can cause: a place, what is wrong, and how to mend it.
//
// Readers collect problems and go on, so that one run shows all of them. A problem prints as
//
//     pathways/x.yaml:12:11: unknown field 'ki67' (did you mean 'ki67_percent'?)
//       ki67 <= 10
//       ^~~~
//
// the second and third line only where there is something to underline.

#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace grevy::logic {

/// A place in a file; lines and columns count from 1, 0 stands for "the whole file".
struct Location {
  std::string file;
  int line = 0;
  int column = 0;
};

/// What part of a text is meant: bytes from `begin` on.
struct Span {
  std::size_t begin = 0;
  std::size_t length = 0;
};

enum class Severity { kError, kWarning };

struct Problem {
  Location location;
  std::string text;
  Severity severity = Severity::kError;
  std::string excerpt = {};  // the offending line or condition; empty where it would not help
  Span underlined = {};      // within the excerpt

  /// `file:line:column: text`, with the excerpt underlined below it.
  std::string ToString() const;
};

using Problems = std::vector<Problem>;

/// Whether any of them is more than a warning.
bool HasErrors(const Problems& problems);

}  // namespace grevy::logic
