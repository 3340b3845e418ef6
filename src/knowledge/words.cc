// Rendering sets of values and logic as English phrases; see words.h.

#include "knowledge/words.h"

#include <fmt/format.h>

#include <algorithm>

namespace grevy::knowledge {
namespace {

using logic::Expression;
using logic::Field;
using logic::Kleene;
using logic::Operator;
using logic::Place;
using logic::Range;
using logic::Type;
using logic::ValueSet;

std::string JoinWith(const std::vector<std::string>& parts, std::string_view last) {
  std::string joined;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) joined += i + 1 == parts.size() ? fmt::format(" {} ", last) : ", ";
    joined += parts[i];
  }
  return joined;
}

std::string RangeInWords(const Field& field, const Range& range) {
  const ValueSet domain = field.Domain();
  const bool from_start = range.begin <= domain.ranges().front().begin;
  const bool to_end = range.end >= domain.ranges().back().end;
  // The last place of the range: a number, or just above one.
  const Place last = range.end - 1;
  const std::string unit = field.unit.empty() ? "" : field.unit == "%" ? " %" : " " + field.unit;
  if (from_start && to_end) return "any number";
  // An open end has no number: only the ends that are there are put into words.
  const std::string low = from_start ? "" : field.NumberAt(range.begin).ToString();
  if (!from_start && range.end == range.begin + 1 && !field.IsJustAbove(range.begin))
    return low + unit;
  if (!from_start && !to_end) {
    const bool open_low = field.IsJustAbove(range.begin);
    const bool open_high = field.IsJustAbove(last);
    const std::string high = field.NumberAt(open_high ? last + 1 : last).ToString();
    if (!open_low && !open_high) return fmt::format("{} to {}{}", low, high, unit);
    return fmt::format("{} {} and {} {}{}", open_low ? "above" : "at least", low,
                       open_high ? "under" : "at most", high, unit);
  }
  if (from_start) {
    if (range.end == range.begin + 1) return field.NumberAt(range.begin).ToString() + unit;
    if (field.IsJustAbove(last))
      return fmt::format("under {}{}", field.NumberAt(last + 1).ToString(), unit);
    return fmt::format("at most {}{}", field.NumberAt(last).ToString(), unit);
  }
  return fmt::format("{} {}{}", field.IsJustAbove(range.begin) ? "above" : "at least", low, unit);
}

std::string Label(const Field& field, const FieldNotes& notes) {
  return notes.short_label.empty() ? field.id : notes.short_label;
}

std::string TestInWords(const Field& field, const FieldNotes& notes, const ValueSet& values) {
  const std::string label = Label(field, notes);
  if (field.type == Type::kBoolean)
    return fmt::format("{}: {}", label, ValuesInWords(field, notes, values));
  if (field.type == Type::kChoice) {
    const ValueSet others = values.ComplementIn(field.Domain());
    if (others.ranges().size() == 1 && others.ranges()[0].end == others.ranges()[0].begin + 1 &&
        field.values.size() > 2) {
      return fmt::format("{}: not {}", label, ValuesInWords(field, notes, others));
    }
    return fmt::format("{}: {}", label, ValuesInWords(field, notes, values));
  }
  return fmt::format("{} {}", label, ValuesInWords(field, notes, values));
}

class Phrases {
 public:
  Phrases(const logic::Schema& schema, const std::vector<FieldNotes>& notes)
      : schema_(schema), notes_(notes) {}

  std::string Of(const Expression& e) const {
    const auto child = [&](std::size_t i) { return Of(e.children[i]); };
    const auto label = [&] { return Label(schema_[e.field], notes_[e.field]); };
    switch (e.op) {
      case Operator::kConstant:
        return e.truth == Kleene::kTrue    ? "always"
               : e.truth == Kleene::kFalse ? "never"
                                           : "not known";
      case Operator::kTest:
        return TestInWords(schema_[e.field], notes_[e.field], e.values);
      case Operator::kMember:
        return fmt::format("{}: {}", label(), notes_[e.field].value_labels[e.member]);
      case Operator::kEmpty:
        return fmt::format("{}: none", label());
      case Operator::kNot:
        return Negated(e.children[0]);
      case Operator::kAnd:
        return Joined(e, "and");
      case Operator::kOr:
        return Joined(e, "or");
      case Operator::kXor:
        return fmt::format("either ({}) or ({})", child(0), child(1));
      case Operator::kImplies:
        return fmt::format("if {}: {}", child(0), child(1));
      case Operator::kIsTrue:
        return fmt::format("known: {}", child(0));
      case Operator::kIsFalse:
        return fmt::format("known that not: {}", child(0));
      case Operator::kIsNull:
        return fmt::format("not known: {}", child(0));
      case Operator::kUnset:
        return fmt::format("{}: not known", label());
      case Operator::kIf:
        return fmt::format("if {}: {}, else {}", child(0), child(1), child(2));
      case Operator::kCoalesce:
        return fmt::format("{}, or where that is not known {}", child(0), child(1));
      case Operator::kValue:
        return "a value";
      case Operator::kReference:
        return label();
      default:
        return {};  // numbers are computed in definitions, which are shown as written
    }
  }

 private:
  std::string Negated(const Expression& e) const {
    switch (e.op) {
      case Operator::kMember:
        return fmt::format("{}: not {}", Label(schema_[e.field], notes_[e.field]),
                           notes_[e.field].value_labels[e.member]);
      case Operator::kEmpty:
        return fmt::format("{}: some", Label(schema_[e.field], notes_[e.field]));
      case Operator::kIsTrue:
        return fmt::format("unless {}", Of(e.children[0]));
      case Operator::kUnset:
        return fmt::format("{}: known", Label(schema_[e.field], notes_[e.field]));
      default:
        return fmt::format("not ({})", Of(e));
    }
  }

  std::string Joined(const Expression& e, std::string_view word) const {
    std::vector<std::string> parts;
    Flatten(e, e.op, parts);
    return fmt::format("{}", fmt::join(parts, fmt::format(" {} ", word)));
  }

  void Flatten(const Expression& e, Operator op, std::vector<std::string>& parts) const {
    for (const Expression& child : e.children) {
      if (child.op == op) {
        Flatten(child, op, parts);
      } else {
        const bool grouped = child.op == Operator::kAnd || child.op == Operator::kOr ||
                             child.op == Operator::kImplies;
        parts.push_back(grouped ? "(" + Of(child) + ")" : Of(child));
      }
    }
  }

  const logic::Schema& schema_;
  const std::vector<FieldNotes>& notes_;
};

}  // namespace

std::string ValuesInWords(const Field& field, const FieldNotes& notes, const ValueSet& values) {
  std::vector<std::string> parts;
  switch (field.type) {
    case Type::kBoolean:
    case Type::kChoices:
      if (values.Contains(1)) parts.emplace_back("yes");
      if (values.Contains(0)) parts.emplace_back("no");
      break;
    case Type::kChoice:
      for (std::size_t i = 0; i < field.values.size(); ++i) {
        if (values.Contains(static_cast<Place>(i))) parts.push_back(notes.value_labels[i]);
      }
      break;
    case Type::kInteger:
    case Type::kDecimal:
      for (const Range& range : values.ranges()) parts.push_back(RangeInWords(field, range));
      break;
  }
  return JoinWith(parts, "or");
}

std::string InWords(const Expression& expression, const logic::Schema& schema,
                    const std::vector<FieldNotes>& notes) {
  return Phrases(schema, notes).Of(expression);
}

}  // namespace grevy::knowledge
