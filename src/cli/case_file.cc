// Writing case files; see case_file.h. Facts are written as FactToJson states them, which is the
// notation of case files, in YAML's shorter spelling.

#include "cli/case_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>
#include <cctype>
#include <vector>

#include "advice/json.h"
#include "cli/field_page.h"
#include "cli/terminal.h"
#include "cli/wording.h"

namespace grevy::cli {
namespace {

namespace json = boost::json;
using knowledge::Knowledge;
using knowledge::StatedFact;
using logic::FieldId;

// A file is edited, not shown: its width does not depend on the window in which it was made.
constexpr std::size_t kFileWidth = 100;

// Whether YAML reads a text as itself, also within brackets.
bool IsPlain(std::string_view text) {
  const auto is_letter = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; };
  return !text.empty() && (is_letter(text.front()) || text.front() == '<') &&
         std::all_of(text.begin(), text.end(), [&](char c) {
           return is_letter(c) || std::string_view("_.-+/<=").find(c) != std::string_view::npos;
         });
}

std::string Yaml(const json::value& value) {
  std::vector<std::string> parts;
  switch (value.kind()) {
    case json::kind::string: {
      const std::string text(value.as_string());
      return IsPlain(text) ? text : json::serialize(value);
    }
    case json::kind::double_:
      return fmt::format("{}", value.as_double());
    case json::kind::array:
      for (const json::value& item : value.as_array()) parts.push_back(Yaml(item));
      return fmt::format("[{}]", fmt::join(parts, ", "));
    case json::kind::object:
      for (const auto& [key, part] : value.as_object())
        parts.push_back(fmt::format("{}: {}", std::string(key), Yaml(part)));
      return fmt::format("{{ {} }}", fmt::join(parts, ", "));
    default:
      return json::serialize(value);
  }
}

class CaseFileWriter {
 public:
  CaseFileWriter(const Knowledge& knowledge, std::ostream& out)
      : knowledge_(knowledge), out_(out) {}

  void Write(const knowledge::Case& a_case, std::string_view title) {
    Comment("A case for grevy: what is known of one person at one decision point.");
    Comment("More facts: grevy interview --from FILE; the advice: grevy advise FILE");
    Comment("No name, number or date of birth belongs here.");
    out_ << '\n';
    if (!title.empty()) out_ << "title: " << json::serialize(json::string(title)) << '\n';
    if (a_case.as_of) out_ << "as_of: " << knowledge::ToIso(*a_case.as_of) << '\n';
    if (!a_case.jurisdiction.empty()) out_ << "jurisdiction: " << a_case.jurisdiction << '\n';
    if (a_case.facts.empty()) {
      out_ << "facts: {}\n";
      return;
    }
    out_ << "facts:\n";
    std::vector<std::string> written;
    for (const StatedFact& first : a_case.facts) {
      const std::string& section = knowledge_.notes[first.field].section;
      if (std::find(written.begin(), written.end(), section) != written.end()) continue;
      written.push_back(section);
      out_ << "\n  # --- " << TitleOf(section) << " ---\n";
      for (const StatedFact& fact : a_case.facts) {
        if (knowledge_.notes[fact.field].section == section) WriteFact(fact);
      }
    }
  }

 private:
  void Comment(std::string_view text, int indent = 0) { WriteComment("", text, indent, out_); }

  std::string TitleOf(const std::string& id) const {
    const auto found =
        std::find_if(knowledge_.sections.begin(), knowledge_.sections.end(),
                     [&](const knowledge::Section& section) { return section.id == id; });
    return found == knowledge_.sections.end() ? id : found->title;
  }

  void WriteFact(const StatedFact& fact) {
    const logic::Field& field = knowledge_.schema[fact.field];
    const knowledge::FieldNotes& notes = knowledge_.notes[fact.field];
    out_ << '\n';
    Comment(notes.label, 2);
    const std::string owner = OwnerInWords(notes);
    if (!owner.empty()) Comment("known by " + owner, 2);
    const std::string value = Yaml(advice::FactToJson(knowledge_, fact));
    std::string line = fmt::format("  {}: {}", field.id, value);
    // What the value means, where it does not say it itself and there is room.
    const std::string words = ValueInWords(knowledge_, fact);
    const bool is_news = Lower(words) != Lower(Spaced(value)) &&
                         (field.type != logic::Type::kBoolean || fact.values.empty());
    if (is_news && Columns(line) + Columns(words) + 4 <= kFileWidth) line += "  # " + words;
    out_ << line << '\n';
  }

  const Knowledge& knowledge_;
  std::ostream& out_;
};

}  // namespace

void WriteComment(std::string_view label, std::string_view text, int indent, std::ostream& out) {
  if (text.empty()) return;
  const std::string lead = std::string(static_cast<std::size_t>(indent), ' ') + "# ";
  std::string line = lead + (label.empty() ? "" : fmt::format("{}: ", label));
  std::size_t begin = 0;
  bool first = true;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find_first_of(" \n", begin), text.size());
    const std::string_view word = text.substr(begin, end - begin);
    if (!first && Columns(line) + 1 + Columns(word) > kFileWidth) {
      out << line << '\n';
      line = lead + "    ";
      first = true;
    }
    if (!first) line += ' ';
    line += word;
    first = false;
    begin = end + 1;
  }
  out << line << '\n';
}

void WriteCase(const Knowledge& knowledge, const knowledge::Case& a_case, std::string_view title,
               std::ostream& out) {
  CaseFileWriter(knowledge, out).Write(a_case, title);
}

}  // namespace grevy::cli
