// grevy init: an empty case to fill in, with every field explained.

#include <fmt/format.h>

#include <algorithm>

#include "cli/case_file.h"
#include "cli/command.h"
#include "cli/field_page.h"
#include "cli/uses.h"
#include "cli/wording.h"

namespace grevy::cli {
namespace {

using knowledge::FieldNotes;
using knowledge::Knowledge;
using logic::Field;
using logic::FieldId;

struct InitOptions {
  KnowledgeOption knowledge;
  bool full = false;
};

class CaseWriter {
 public:
  CaseWriter(const Knowledge& knowledge, std::ostream& out)
      : knowledge_(knowledge), out_(out), dependents_(Dependents(knowledge)) {}

  void Write(bool full) {
    std::vector<FieldId> always;
    std::vector<FieldId> others;
    for (FieldId field = 0; field < knowledge_.schema.size(); ++field) {
      if (knowledge_.schema[field].derived) continue;
      (knowledge_.notes[field].IsAskedOfEverybody() ? always : others).push_back(field);
    }
    // Knowledge that asks nothing of everybody offers its whole form.
    const bool with_others = full || always.empty();
    WriteTop(with_others, others.size());
    WriteSections(always);
    if (!with_others) return;
    if (!always.empty()) {
      out_ << '\n';
      Comment("", "=== Asked where they matter ===");
    }
    WriteSections(others);
  }

 private:
  void Comment(std::string_view label, std::string_view text, int indent = 0) {
    WriteComment(label, text, indent, out_);
  }

  void WriteTop(bool with_others, std::size_t others) {
    Comment("", "A case for grevy: what is known of one person at one decision point.");
    Comment("",
            "Fill in what is known. Leave null, or leave out, what is not; then ask: grevy advise "
            "FILE");
    out_ << "#\n"
            "# A fact is written as\n"
            "#   12, true, a value     what is known\n"
            "#   [a, b]                one of several values; of a set, all its members, [] for "
            "none\n"
            "#   8..12, <3, >=20       a number that is not known exactly\n"
            "#   null                  not known\n"
            "#   { value: 12, on: 2026-10-01, source: clinic letter }\n"
            "#\n";
    Comment("", "No name, number or date of birth belongs here.");
    if (!with_others && others > 0) {
      Comment("",
              fmt::format("{} more fields matter in some cases only: grevy init --full", others));
    }
    out_ << "\n# as_of: 2026-11-22     # judge by what was in force on this day; today where it is "
            "left out\n";
    std::string codes;
    for (const knowledge::Jurisdiction& place : knowledge_.jurisdictions) {
      codes += (codes.empty() ? "" : ", ") + place.code;
    }
    if (!codes.empty()) Comment("", "jurisdiction: all     # whose labels count: all, " + codes);
    out_ << "facts:\n";
  }

  // The most used sections first, and in each the most used fields.
  void WriteSections(std::vector<FieldId> fields) {
    std::stable_sort(fields.begin(), fields.end(),
                     [this](FieldId a, FieldId b) { return dependents_[a] > dependents_[b]; });
    std::vector<std::string> sections;
    for (const FieldId field : fields) {
      const std::string& section = knowledge_.notes[field].section;
      if (std::find(sections.begin(), sections.end(), section) == sections.end()) {
        sections.push_back(section);
      }
    }
    for (const std::string& section : sections) {
      out_ << "\n  # --- " << TitleOf(section) << " ---\n";
      for (const FieldId field : fields) {
        if (knowledge_.notes[field].section == section) WriteFact(field);
      }
    }
  }

  std::string TitleOf(const std::string& id) const {
    const auto found =
        std::find_if(knowledge_.sections.begin(), knowledge_.sections.end(),
                     [&](const knowledge::Section& section) { return section.id == id; });
    return found == knowledge_.sections.end() ? id : found->title;
  }

  void WriteFact(FieldId id) {
    const Field& field = knowledge_.schema[id];
    const FieldNotes& notes = knowledge_.notes[id];
    out_ << '\n';
    Comment("", notes.label, 2);
    if (field.values.empty()) {
      Comment("value", field.type == logic::Type::kBoolean ? "true or false" : TypeInWords(field),
              2);
    } else {
      Comment(field.type == logic::Type::kChoices ? "any of" : "one of", ValuesOf(field, notes), 2);
    }
    Comment("known by", OwnerInWords(notes), 2);
    if (!notes.IsAskedOfEverybody()) Comment("asked where", notes.asked, 2);
    if (knowledge_.FindDefinition(id) != nullptr) {
      Comment("", "worked out from other facts where it is left null", 2);
    }
    if (notes.presumed) {
      Comment("presumed", fmt::format("{}, {}", notes.presumed->value, notes.presumed->because), 2);
    }
    Comment("easily confused with", fmt::format("{}", fmt::join(notes.confusable, "; ")), 2);
    out_ << "  " << field.id << ": null\n";
  }

  static std::string ValuesOf(const Field& field, const FieldNotes& notes) {
    std::string text;
    for (std::size_t i = 0; i < field.values.size(); ++i) {
      if (i > 0) text += ", ";
      text += field.values[i];
      // A label that says no more than its value only costs room.
      if (Lower(notes.value_labels[i]) != Lower(Spaced(field.values[i]))) {
        text += fmt::format(" ({})", notes.value_labels[i]);
      }
    }
    return text;
  }

  const Knowledge& knowledge_;
  std::ostream& out_;
  std::vector<std::size_t> dependents_;
};

int RunInit(InitOptions& options, Streams& streams) {
  const Knowledge* knowledge = options.knowledge.Get(streams);
  if (knowledge == nullptr) return kBadInput;
  CaseWriter(*knowledge, streams.out).Write(options.full);
  return kFine;
}

}  // namespace

void AddInit(CLI::App& app, Streams& streams, int& exit_code) {
  auto options = std::make_shared<InitOptions>();
  CLI::App* command =
      app.add_subcommand("init", "write an empty case to fill in, with every field explained");
  command->add_flag("--full", options->full,
                    "all fields (default: those that are asked of everybody)");
  options->knowledge.AddTo(*command);
  command->footer(
      "Examples:\n"
      "  grevy init > case.yaml             a case to fill in with any editor\n"
      "  grevy init --full > case.yaml      the same with all fields\n"
      "  grevy init | grevy advise -        what can be said when nothing is known");
  command->callback([options, &streams, &exit_code] { exit_code = RunInit(*options, streams); });
}

}  // namespace grevy::cli
