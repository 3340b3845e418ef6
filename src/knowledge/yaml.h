// YAML as a tree in which everything knows its place.
//
// yaml-cpp reads the text; this keeps what its own nodes drop and messages need: the place of every
// key, whether a scalar was quoted ('1' is text, 1 a number), and keys that stand twice. What a
// knowledge or case file has no use for is refused: more than one document, anchors and aliases,
// tags, deep nesting, text that is no UTF-8, files beyond all reason.
//
//     YamlFile file = ReadYaml("case.yaml", text, kLargestCase, problems);
//     if (const YamlEntry* facts = file.root.Find("facts")) …

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "logic/problem.h"

namespace grevy::knowledge {

struct YamlEntry;

struct Yaml {
  enum class Kind { kNull, kScalar, kList, kMap };

  Kind kind = Kind::kNull;
  std::string text;     // of a scalar
  bool quoted = false;  // of a scalar
  int line = 0;         // from 1
  int column = 0;
  std::vector<Yaml> items;
  std::vector<YamlEntry> entries;

  /// The entry of a map under `key`; nullptr where there is none.
  const YamlEntry* Find(std::string_view key) const;
};

struct YamlEntry {
  Yaml key;
  Yaml value;
};

struct YamlFile {
  std::string name;
  std::string text;
  Yaml root;

  /// A problem at a node, with its line (of a very long one, the part around it) as the excerpt.
  logic::Problem ProblemAt(const Yaml& node, std::string message,
                           logic::Severity severity = logic::Severity::kError) const;
};

/// The largest case file and the largest knowledge file, in bytes.
inline constexpr std::size_t kLargestCase = 1'000'000;
inline constexpr std::size_t kLargestKnowledgeFile = 10'000'000;

/// Of so many problems of one kind the rest is not listed: whoever made the file has seen enough.
inline constexpr std::size_t kMostProblems = 100;

/// Reads YAML (or JSON, which is YAML). What is wrong is added to `problems`; the root is then
/// null.
YamlFile ReadYaml(std::string name, std::string text, std::size_t largest,
                  logic::Problems& problems);

/// The contents of a file, or of the standard input for "-". At most `largest` + 1 bytes are read.
/// Adds a problem where it cannot be read.
std::string ReadFile(const std::string& path, std::size_t largest, logic::Problems& problems);

}  // namespace grevy::knowledge
