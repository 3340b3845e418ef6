// grevy fields: the form, that is, what a case can state.

#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>

#include "advice/json.h"
#include "cli/command.h"
#include "cli/field_page.h"
#include "cli/names.h"
#include "logic/suggest.h"

namespace grevy::cli {
namespace {

using knowledge::Knowledge;
using logic::FieldId;

struct FieldsOptions {
  KnowledgeOption knowledge;
  std::vector<std::string> names;
  std::string section;
  std::string format = "text";
  bool json = false;
};

// The sections with their titles; what is worked out has one of its own, which stands last.
std::vector<knowledge::Section> SectionsOf(const Knowledge& knowledge) {
  std::vector<knowledge::Section> sections = knowledge.sections;
  for (const knowledge::FieldNotes& notes : knowledge.notes) {
    const auto is_it = [&](const knowledge::Section& section) {
      return section.id == notes.section;
    };
    if (std::none_of(sections.begin(), sections.end(), is_it)) {
      sections.push_back({notes.section, "Worked out from other facts"});
    }
  }
  return sections;
}

// The fields with these names; empty, after saying what was perhaps meant, where one is none.
std::optional<std::vector<FieldId>> NamedFields(const Knowledge& knowledge,
                                                const std::vector<std::string>& names,
                                                Streams& streams) {
  std::vector<Named> all = AllNames(knowledge);
  std::erase_if(all, [](const Named& named) { return named.kind != Kind::kField; });
  std::vector<FieldId> fields;
  bool complete = true;
  for (const std::string& name : names) {
    const std::vector<const Named*> found = Find(all, name);
    for (const Named* named : found) fields.push_back(static_cast<FieldId>(named->index));
    if (!found.empty()) continue;
    complete = false;
    const std::vector<const Named*> nearest = Nearest(all, name, 1);
    streams.err << fmt::format("grevy: there is no field '{}'{}\n", name,
                               logic::DidYouMean(nearest.empty() ? "" : nearest.front()->id));
  }
  if (!complete) return std::nullopt;
  return fields;
}

// The fields that the options ask for, in their order; empty, after saying why, where they make no
// sense.
std::optional<std::vector<FieldId>> ChosenFields(const Knowledge& knowledge,
                                                 const FieldsOptions& options, Streams& streams) {
  if (!options.names.empty()) return NamedFields(knowledge, options.names, streams);
  std::vector<std::string> ids;
  for (const knowledge::Section& section : SectionsOf(knowledge)) ids.push_back(section.id);
  if (!options.section.empty() && std::find(ids.begin(), ids.end(), options.section) == ids.end()) {
    streams.err << fmt::format(
        "--section: there is no section '{}'{}; it is one of {}\n", options.section,
        logic::DidYouMean(logic::Closest(options.section, ids)), fmt::join(ids, ", "));
    return std::nullopt;
  }
  std::vector<FieldId> fields;
  for (FieldId field = 0; field < knowledge.schema.size(); ++field) {
    const bool chosen = options.section.empty() ? !knowledge.schema[field].derived
                                                : knowledge.notes[field].section == options.section;
    if (chosen) fields.push_back(field);
  }
  return fields;
}

void WriteJson(const Knowledge& knowledge, const std::vector<FieldId>& fields, std::ostream& out) {
  boost::json::array array;
  for (const FieldId field : fields) array.push_back(FieldToJson(knowledge, field));
  out << advice::Pretty(array) << '\n';
}

void WriteText(const Knowledge& knowledge, const std::vector<FieldId>& fields, Streams& streams) {
  Terminal terminal(streams.out, streams.terminal);
  bool first = true;
  for (const knowledge::Section& section : SectionsOf(knowledge)) {
    bool titled = false;
    for (const FieldId field : fields) {
      if (knowledge.notes[field].section != section.id) continue;
      if (!first) terminal.Blank();
      first = false;
      if (!titled) {
        terminal.Line({.style = Style::kBold}, fmt::format("{} ({})", section.title, section.id));
        terminal.Blank();
      }
      titled = true;
      WriteField(knowledge, field, terminal);
    }
  }
}

int RunFields(FieldsOptions& options, Streams& streams) {
  const Knowledge* knowledge = options.knowledge.Get(streams);
  if (knowledge == nullptr) return kBadInput;
  const auto fields = ChosenFields(*knowledge, options, streams);
  if (!fields) return kBadInput;
  if (options.json || options.format == "json") {
    WriteJson(*knowledge, *fields, streams.out);
  } else {
    WriteText(*knowledge, *fields, streams);
  }
  return kFine;
}

}  // namespace

void AddFields(CLI::App& app, Streams& streams, int& exit_code) {
  auto options = std::make_shared<FieldsOptions>();
  CLI::App* command =
      app.add_subcommand("fields", "the form: what a case can state, and how each fact is written");
  command->add_option("FIELD", options->names, "only these fields (default: the whole form)");
  command->add_option("--section", options->section, "only this section of the form")
      ->type_name("SECTION");
  command->add_option("--format", options->format, "text or json")
      ->check(CLI::IsMember({"text", "json"}))
      ->type_name("FORMAT");
  command->add_flag("--json", options->json, "short for --format json");
  options->knowledge.AddTo(*command);
  command->footer(
      "Examples:\n"
      "  grevy fields | less                  the whole form\n"
      "  grevy fields site                    one field with its values\n"
      "  grevy fields --section laboratory    one section\n"
      "  grevy fields --json > fields.json    for programs\n"
      "  grevy show site                      where a field is used");
  command->callback([options, &streams, &exit_code] { exit_code = RunFields(*options, streams); });
}

}  // namespace grevy::cli
