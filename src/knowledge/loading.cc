// Reading what several kinds of files have in common: conditions, citations, statements; see
// loading.h.

#include "knowledge/loading.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "knowledge/words.h"
#include "logic/suggest.h"

namespace grevy::knowledge {
namespace {

constexpr std::array<std::string_view, 3> kKnownNames = {"recalled", "secondary", "seen"};

// Where in its file an error inside a condition stands. Only a condition that stands on one line
// can be pointed into; a folded one is shown as a whole.
logic::Problem ConditionProblem(const YamlFile& file, const Yaml& node,
                                const logic::Checked& checked) {
  logic::Problem problem = file.ProblemAt(node, checked.error);
  const std::size_t begin = std::min(problem.underlined.begin, problem.excerpt.size());
  if (problem.excerpt.compare(begin, node.text.size(), node.text) == 0) {
    problem.location.column += static_cast<int>(checked.error_span.begin);
  }
  problem.excerpt = node.text;
  problem.underlined = checked.error_span;
  return problem;
}

}  // namespace

logic::ConditionId Loading::AddCondition(logic::Expression expression) {
  result.conditions.push_back(std::move(expression));
  return static_cast<logic::ConditionId>(result.conditions.size() - 1);
}

Condition Loading::ReadConditionAt(const YamlFile& file, const Yaml& node,
                                   logic::Expression* expression) {
  Condition condition;
  condition.text = ScalarText(file, node, problems());
  if (condition.text.empty()) {
    condition.id = AddCondition({});
    return condition;
  }
  logic::Checked checked = logic::Read(condition.text, knowledge().schema);
  if (!checked.ok()) problems().push_back(ConditionProblem(file, node, checked));
  for (const logic::Expression* part : logic::Conjuncts(checked.expression)) {
    condition.clauses.push_back(
        {InWords(*part, knowledge().schema, knowledge().notes), AddCondition(*part)});
  }
  if (expression != nullptr) *expression = checked.expression;
  condition.id = AddCondition(std::move(checked.expression));
  return condition;
}

Condition Loading::ReadCondition(Record& record, std::string_view key,
                                 logic::Expression* expression) {
  const Yaml* node = record.Required(key);
  if (node == nullptr) {
    Condition never;
    never.id = AddCondition({});
    return never;
  }
  return ReadConditionAt(record.file(), *node, expression);
}

std::optional<SourceId> Loading::FindSource(Record& record, const Yaml& node) {
  const auto found = sources.find(node.text);
  if (found != sources.end()) return found->second;
  std::vector<std::string> keys;
  keys.reserve(sources.size());
  for (const auto& [key, id] : sources) keys.push_back(key);
  std::sort(keys.begin(), keys.end());
  record.Report(node, fmt::format("unknown source '{}'{}", node.text,
                                  logic::DidYouMean(logic::Closest(node.text, keys))));
  return std::nullopt;
}

Citation Loading::ReadCitation(Record& record, Locator locator) {
  Citation citation;
  if (const Yaml* source = record.Required("source"))
    citation.source = FindSource(record, *source).value_or(0);
  citation.at = locator == Locator::kRequired ? record.Text("at") : record.OptionalText("at");
  if (const Yaml* further = record.OptionalList("further_sources")) {
    for (const Yaml& key : further->items) {
      if (const auto source = FindSource(record, key)) citation.further.push_back(*source);
    }
  }
  const std::string known = record.OneOf("known", kKnownNames);
  citation.known = known == "seen"        ? Known::kSeen
                   : known == "secondary" ? Known::kSecondary
                                          : Known::kRecalled;
  return citation;
}

std::vector<Statement> Loading::ReadStatements(Record& record, std::string_view key) {
  std::vector<Statement> statements;
  record.ForEachRecord(record.OptionalList(key), [&](Record& entry) {
    Statement statement;
    statement.text = entry.Text("text");
    statement.citation = ReadCitation(entry, Locator::kOptional);
    statements.push_back(std::move(statement));
  });
  return statements;
}

std::vector<std::string> Loading::ReadJurisdictions(Record& record) {
  std::vector<std::string> codes = record.OptionalTexts("jurisdictions");
  for (const std::string& code : codes) {
    if (knowledge().FindJurisdiction(code) == nullptr) {
      record.Report(*record.Optional("jurisdictions"),
                    fmt::format("unknown jurisdiction '{}'", code));
    }
  }
  return codes;
}

void ReadValues(Record& record, logic::Field& field, FieldNotes& notes) {
  const Yaml* values = record.Required("values");
  if (values == nullptr) return;
  for (const Yaml& item : values->items) {
    field.values.push_back(item.text);
    notes.value_labels.push_back(item.text);
  }
  for (const YamlEntry& entry : values->entries) {
    field.values.push_back(entry.key.text);
    notes.value_labels.push_back(entry.value.text.empty() ? entry.key.text : entry.value.text);
  }
  if (field.values.empty()) record.Report(*values, "list at least one value");
}

std::string ReadShortLabel(Record& record, const std::string& label) {
  std::string written = record.OptionalText("short");
  if (!written.empty()) return written;
  return label.substr(
      0, std::min({label.find(" ("), label.find(": "), label.find("; "), label.size()}));
}

logic::Expression Both(logic::Expression a, logic::Expression b) {
  logic::Expression both;
  both.op = logic::Operator::kAnd;
  both.children.push_back(std::move(a));
  both.children.push_back(std::move(b));
  return both;
}

}  // namespace grevy::knowledge
