// Building the tree from yaml-cpp's events; see yaml.h.

#include "knowledge/yaml.h"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <boost/nowide/utf/utf.hpp>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>

namespace grevy::knowledge {
namespace {

using logic::Problem;
using logic::Problems;
using logic::Severity;

constexpr std::size_t kDeepest = 50;

// Thrown out of yaml-cpp's reader at the first thing that is refused, and caught in ReadYaml.
struct Refused {
  YAML::Mark mark;
  std::string message;
};

class TreeBuilder final : public YAML::EventHandler {
 public:
  Yaml TakeRoot() { return std::move(root_); }

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    Refuse(anchor, mark);
    Leaf(At(Yaml::Kind::kNull, mark));
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    throw Refused{mark, "aliases (*name) are not allowed: write the value out"};
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    Refuse(anchor, mark);
    RefuseTag(tag, mark);
    Yaml scalar = At(Yaml::Kind::kScalar, mark);
    scalar.text = value;
    scalar.quoted = tag == "!";
    if (!scalar.quoted && (value == "null" || value == "~" || value.empty()))
      scalar.kind = Yaml::Kind::kNull;
    Leaf(std::move(scalar));
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    RefuseTag(tag, mark);
    Open(At(Yaml::Kind::kList, mark), anchor, mark);
  }
  void OnSequenceEnd() override { Close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    RefuseTag(tag, mark);
    Open(At(Yaml::Kind::kMap, mark), anchor, mark);
  }
  void OnMapEnd() override { Close(); }

 private:
  static void Refuse(YAML::anchor_t anchor, const YAML::Mark& mark) {
    if (anchor != YAML::NullAnchor)
      throw Refused{mark, "anchors (&name) are not allowed: write the value out"};
  }
  // yaml-cpp gives the tag "!" to quoted scalars and "?" or none to everything else.
  static void RefuseTag(const std::string& tag, const YAML::Mark& mark) {
    if (tag != "!" && tag != "?" && !tag.empty())
      throw Refused{mark, "tags (" + tag + ") are not allowed"};
  }
  static Yaml At(Yaml::Kind kind, const YAML::Mark& mark) {
    Yaml node;
    node.kind = kind;
    node.line = mark.line + 1;
    node.column = mark.column + 1;
    return node;
  }

  // A map whose key has been read and whose value has not.
  struct Unfinished {
    Yaml node;
    bool has_key = false;
    Yaml key;
  };

  void Open(Yaml node, YAML::anchor_t anchor, const YAML::Mark& mark) {
    Refuse(anchor, mark);
    if (open_.size() >= kDeepest) throw Refused{mark, "nested too deeply"};
    open_.push_back({std::move(node), false, {}});
  }
  void Close() {
    Yaml node = std::move(open_.back().node);
    open_.pop_back();
    Leaf(std::move(node));
  }
  void Leaf(Yaml node) {
    if (open_.empty()) {
      root_ = std::move(node);
      return;
    }
    Unfinished& parent = open_.back();
    if (parent.node.kind == Yaml::Kind::kList) {
      parent.node.items.push_back(std::move(node));
    } else if (!parent.has_key) {
      parent.key = std::move(node);
      parent.has_key = true;
    } else {
      parent.node.entries.push_back({std::move(parent.key), std::move(node)});
      parent.has_key = false;
    }
  }

  Yaml root_;
  std::vector<Unfinished> open_;
};

// A file can be one line, and every problem holds its excerpt: only so much of the line is kept.
constexpr std::size_t kShownBefore = 100;
constexpr std::size_t kShownAfter = 4000;

std::string LineOf(std::string_view text, int line) {
  std::size_t begin = 0;
  for (int i = 1; i < line && begin != std::string_view::npos; ++i) {
    begin = text.find('\n', begin);
    if (begin != std::string_view::npos) ++begin;
  }
  if (begin == std::string_view::npos) return {};
  return std::string(text.substr(begin, text.find('\n', begin) - begin));
}

// The first byte from `at` on that does not stand inside of a UTF-8 character; the end where there
// is none.
std::size_t CharacterStart(std::string_view text, std::size_t at) {
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
  return std::min(at, text.size());
}

// The byte at which the text stops being UTF-8; npos when all of it is.
std::size_t FirstBadByte(std::string_view text) {
  using Utf8 = boost::nowide::utf::utf_traits<char>;
  const char* at = text.data();
  const char* const end = text.data() + text.size();
  while (at != end) {
    const char* const begin = at;
    const auto point = Utf8::decode(at, end);
    if (point == boost::nowide::utf::illegal || point == boost::nowide::utf::incomplete) {
      return static_cast<std::size_t>(begin - text.data());
    }
  }
  return std::string_view::npos;
}

// Every key must be a scalar that stands once in its map.
void CheckKeys(const YamlFile& file, const Yaml& node, std::size_t most, Problems& problems) {
  for (const Yaml& item : node.items) CheckKeys(file, item, most, problems);
  std::vector<const Yaml*> keys;
  for (const YamlEntry& entry : node.entries) {
    if (problems.size() >= most) return;
    if (entry.key.kind != Yaml::Kind::kScalar) {
      problems.push_back(file.ProblemAt(entry.key, "a key must be a plain word"));
      continue;
    }
    keys.push_back(&entry.key);
    CheckKeys(file, entry.value, most, problems);
  }
  std::stable_sort(keys.begin(), keys.end(),
                   [](const Yaml* a, const Yaml* b) { return a->text < b->text; });
  for (std::size_t i = 1; i < keys.size(); ++i) {
    if (keys[i]->text != keys[i - 1]->text) continue;
    if (problems.size() >= most) return;
    problems.push_back(
        file.ProblemAt(*keys[i], fmt::format("'{}' stands twice; the first is in line {}",
                                             keys[i]->text, keys[i - 1]->line)));
  }
}

}  // namespace

const YamlEntry* Yaml::Find(std::string_view key) const {
  const auto found = std::find_if(entries.begin(), entries.end(),
                                  [key](const YamlEntry& entry) { return entry.key.text == key; });
  return found == entries.end() ? nullptr : &*found;
}

Problem YamlFile::ProblemAt(const Yaml& node, std::string message, Severity severity) const {
  Problem problem;
  problem.location = {name, std::max(1, node.line), std::max(1, node.column)};
  problem.text = std::move(message);
  problem.severity = severity;
  const std::string line = LineOf(text, node.line);
  const auto begin = static_cast<std::size_t>(std::max(0, node.column - 1));
  const std::size_t cut = CharacterStart(line, begin > kShownBefore ? begin - kShownBefore : 0);
  problem.excerpt = line.substr(cut, CharacterStart(line, begin + kShownAfter) - cut);
  const std::size_t length = std::max<std::size_t>(1, node.text.size() + (node.quoted ? 2 : 0));
  problem.underlined = {begin - cut, length};
  return problem;
}

YamlFile ReadYaml(std::string name, std::string text, std::size_t largest, Problems& problems) {
  YamlFile file{std::move(name), std::move(text), {}};
  const auto at = [](int line, int column) {
    Yaml place;
    place.line = line;
    place.column = column;
    return place;
  };
  if (file.text.size() > largest) {
    problems.push_back(
        {{file.name, 1, 1},
         fmt::format("the file is larger than {} bytes: is it the right one?", largest)});
    return file;
  }
  if (const std::size_t bad = FirstBadByte(file.text); bad != std::string_view::npos) {
    const auto line = 1 + std::count(file.text.begin(),
                                     file.text.begin() + static_cast<std::ptrdiff_t>(bad), '\n');
    problems.push_back({{file.name, static_cast<int>(line), 1},
                        "this line is not UTF-8 text: save the file as UTF-8"});
    return file;
  }
  if (file.text.find('\0') != std::string::npos) {
    problems.push_back({{file.name, 1, 1}, "this is not a text file"});
    return file;
  }
  try {
    std::istringstream stream(file.text);
    YAML::Parser parser(stream);
    TreeBuilder builder;
    if (!parser.HandleNextDocument(builder)) {
      problems.push_back({{file.name, 1, 1}, "the file is empty"});
      return file;
    }
    TreeBuilder rest;
    if (parser.HandleNextDocument(rest)) {
      problems.push_back({{file.name, 1, 1},
                          "the file holds more than one document (a line of --- between them)"});
      return file;
    }
    file.root = builder.TakeRoot();
  } catch (const YAML::Exception& error) {
    problems.push_back(file.ProblemAt(at(error.mark.line + 1, error.mark.column + 1),
                                      "this is no readable YAML: " + error.msg));
    return file;
  } catch (const Refused& refused) {
    problems.push_back(
        file.ProblemAt(at(refused.mark.line + 1, refused.mark.column + 1), refused.message));
    return file;
  }
  if (file.root.kind == Yaml::Kind::kNull)
    problems.push_back({{file.name, 1, 1}, "the file is empty"});
  CheckKeys(file, file.root, problems.size() + kMostProblems, problems);
  return file;
}

std::string ReadFile(const std::string& path, std::size_t largest, Problems& problems) {
  std::ifstream opened;
  if (path != "-") {
    opened.open(path, std::ios::binary);
    if (!opened) {
      problems.push_back({{path, 0, 0}, std::string("cannot be opened: ") + std::strerror(errno)});
      return {};
    }
  }
  std::istream& in = path == "-" ? std::cin : opened;
  std::string text;
  char buffer[65536];
  while (text.size() <= largest && (in.read(buffer, sizeof buffer) || in.gcount() > 0)) {
    text.append(buffer, static_cast<std::size_t>(in.gcount()));
  }
  if (in.bad() || (path != "-" && text.empty() && in.fail() && !in.eof())) {
    problems.push_back({{path, 0, 0}, std::string("cannot be read: ") + std::strerror(errno)});
  }
  return text;
}

}  // namespace grevy::knowledge
