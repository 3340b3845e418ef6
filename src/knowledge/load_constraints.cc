// Reading vocabulary/constraints.yaml: what every plausible case fulfils.
//
// A constraint is written in one of three forms. `always` is a condition. `fields` with
// `only_where` says that the fields apply only somewhere ("a gastric type is that of a gastric
// NET"); it is read as the condition "if any of them is known, `only_where` holds". `calculated`
// with `within_percent` says how far what is stated of a field may be from what is calculated for
// it.

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "knowledge/loading.h"
#include "logic/suggest.h"

namespace grevy::knowledge {
namespace {

using logic::Expression;
using logic::FieldId;
using logic::Operator;

constexpr std::array<std::string_view, 3> kKinds = {"error", "ask", "note"};

// The fields of which an expression asks something, each once, as they come.
void CollectFields(const Expression& expression, std::vector<FieldId>& fields) {
  switch (expression.op) {
    case Operator::kTest:
    case Operator::kMember:
    case Operator::kEmpty:
    case Operator::kUnset:
    case Operator::kReference:
      if (std::find(fields.begin(), fields.end(), expression.field) == fields.end())
        fields.push_back(expression.field);
      break;
    default:
      break;
  }
  for (const Expression& child : expression.children) CollectFields(child, fields);
}

class ConstraintReader {
 public:
  ConstraintReader(Loading& loading, const YamlFile& file) : loading_(loading), file_(file) {}

  void Run() {
    Record root(file_, file_.root, loading_.problems());
    const Yaml* list = root.RequiredList("constraints");
    const Yaml* left_out = root.OptionalList("left_out");
    root.RejectUnknownKeys();
    if (list != nullptr) {
      for (const Yaml& item : list->items) ReadOne(item);
    }
    if (left_out != nullptr) {
      for (const Yaml& item : left_out->items) ReadLeftOut(item);
    }
  }

 private:
  void ReadOne(const Yaml& item) {
    Record record(file_, item, loading_.problems());
    Constraint constraint;
    constraint.id = ReadId(record);
    const std::string kind = record.OneOf("kind", kKinds);
    for (std::size_t i = 0; i < kKinds.size(); ++i) {
      if (kind == kKinds[i]) constraint.strictness = static_cast<Strictness>(i);
    }
    const Yaml* always = record.Optional("always");
    const Yaml* only_where = record.Optional("only_where");
    const Yaml* fields = record.OptionalList("fields");
    const Yaml* calculated = record.Optional("calculated");
    const Yaml* within_percent = record.Optional("within_percent");
    constraint.because = record.Text("because");
    constraint.rows = record.OptionalTexts("rows");
    record.RejectUnknownKeys();
    if (calculated != nullptr) {
      if (always != nullptr || only_where != nullptr || fields != nullptr)
        return record.Report(item, "'calculated:' stands only with 'within_percent:'");
      ReadAgreement(record, *calculated, within_percent, constraint);
      loading_.knowledge().constraints.push_back(std::move(constraint));
      return;
    }
    if ((always != nullptr) == (only_where != nullptr)) {
      return record.Report(
          item, always == nullptr
                    ? "say what is always so ('always:') or where some fields apply ('fields:' "
                      "with 'only_where:')"
                    : "a constraint has either 'always:' or 'only_where:', not both");
    }
    if (always != nullptr && fields != nullptr)
      return record.Report(*fields, "'fields:' stands only beside 'only_where:'");
    if (always != nullptr) {
      ReadAlways(item, *always, constraint);
    } else {
      ReadOnlyWhere(record, fields, *only_where, constraint);
    }
    loading_.knowledge().constraints.push_back(std::move(constraint));
  }

  std::string ReadId(Record& record) {
    std::string id = record.Text("id");
    const auto [first, added] = loading_.ids.try_emplace(id, Where{&file_, &record.node()});
    if (!added && !id.empty()) {
      record.Report(record.node(),
                    fmt::format("id '{}' stands twice; the first is in {}, line {}", id,
                                first->second.file->name, first->second.node->line));
    }
    return id;
  }

  // `always` may be written by the program; `node` is the constraint as it stands in the file.
  void ReadAlways(const Yaml& node, const Yaml& always, Constraint& constraint) {
    Expression expression;
    constraint.always = loading_.ReadConditionAt(file_, always, &expression);
    CollectFields(expression, constraint.fields);
    loading_.must_be_possible.push_back(
        {constraint.always.id, {&file_, &node}, "constraint " + constraint.id});
  }

  void ReadOnlyWhere(Record& record, const Yaml* fields, const Yaml& only_where,
                     Constraint& constraint) {
    // An unlikely value is known all the same: that a field does not apply can only be an error.
    if (constraint.strictness != Strictness::kError)
      record.Report(record.node(), "'only_where:' needs 'kind: error'; write 'always:'");
    if (fields == nullptr || fields->items.empty())
      return record.Report(record.node(), "list under 'fields:' what applies only there");
    std::string known;
    for (const Yaml& item : fields->items) {
      const auto field = FindField(record, item);
      if (!field) return;
      constraint.applies.push_back(*field);
      known += fmt::format("{}{} is not null", known.empty() ? "" : " or ", item.text);
    }
    const std::size_t before = loading_.problems().size();
    constraint.only_where = loading_.ReadConditionAt(file_, only_where);
    if (loading_.problems().size() > before) return;
    Yaml always = only_where;
    always.text = fmt::format("({}) implies ({})", known, only_where.text);
    ReadAlways(record.node(), always, constraint);
  }

  void ReadAgreement(Record& record, const Yaml& calculated, const Yaml* within_percent,
                     Constraint& constraint) {
    // What is calculated is an estimate: that it differs makes nothing impossible.
    if (constraint.strictness == Strictness::kError)
      record.Report(record.node(), "'calculated:' needs 'kind: ask' or 'kind: note'");
    const auto field = FindField(record, calculated);
    if (!field) return;
    if (!loading_.calculations.contains(*field) ||
        !loading_.knowledge().schema[*field].IsNumber()) {
      return record.Report(calculated,
                           fmt::format("'{}' is no number that is calculated", calculated.text));
    }
    const auto percent =
        within_percent == nullptr ? std::nullopt : logic::Decimal::Parse(within_percent->text);
    if (!percent || *percent < logic::Decimal()) {
      return record.Report(record.node(), "say how far the two may be apart: 'within_percent: 20'");
    }
    constraint.agreement = Agreement{*field, *percent};
    constraint.fields = {*field};
    constraint.always.text = fmt::format("{} as stated is within {} % of what is calculated",
                                         calculated.text, within_percent->text);
    Expression nothing;
    nothing.truth = logic::Kleene::kTrue;
    constraint.always.id = loading_.AddCondition(std::move(nothing));
  }

  // A field that a case can state.
  std::optional<FieldId> FindField(Record& record, const Yaml& item) {
    const logic::Schema& schema = loading_.knowledge().schema;
    const auto field = schema.Find(item.text);
    if (!field) {
      record.Report(item, fmt::format("unknown field '{}'{}", item.text,
                                      logic::DidYouMean(schema.Suggest(item.text))));
    } else if (schema[*field].derived) {
      record.Report(item, fmt::format("'{}' is worked out from other facts: say of those where "
                                      "they apply",
                                      item.text));
      return std::nullopt;
    }
    return field;
  }

  void ReadLeftOut(const Yaml& item) {
    Record record(file_, item, loading_.problems());
    LeftOut left_out{ReadId(record), record.Text("because")};
    record.RejectUnknownKeys();
    loading_.knowledge().constraints_left_out.push_back(std::move(left_out));
  }

  Loading& loading_;
  const YamlFile& file_;
};

}  // namespace

void LoadConstraints(Loading& loading, const YamlFile& file) {
  ConstraintReader(loading, file).Run();
}

}  // namespace grevy::knowledge
