// Changes in words; see verdict_change.h.

#include "advice/verdict_change.h"

#include <fmt/format.h>

#include <algorithm>

#include "knowledge/words.h"

namespace grevy::advice {
namespace {

using knowledge::FieldNotes;
using logic::Field;
using logic::Place;
using logic::Range;
using logic::ValueSet;

// How many members of a set, or values of a choice, are named one by one.
constexpr std::size_t kMostNamed = 4;

// "rose above 10 %", "fell to 39 ml/min or less"; empty where it would not cross one cut and go on.
std::string Crossing(const Field& field, const ChangedFact& fact) {
  const Range domain = field.Domain().ranges().front();
  const Range to = fact.to.ranges().front();
  const std::string unit = field.unit.empty() ? "" : " " + field.unit;
  const bool one_number = to.end == to.begin + 1;
  if (fact.to.ranges().size() != 1 || one_number) return {};
  if (to.end >= domain.end && fact.from.ranges().back().end <= to.begin) {
    const std::string low = field.NumberAt(to.begin).ToString() + unit;
    return field.IsJustAbove(to.begin) ? fmt::format("rose above {}", low)
                                       : fmt::format("rose to {} or more", low);
  }
  if (to.begin <= domain.begin && to.end <= fact.from.ranges().front().begin) {
    const Place last = to.end - 1;
    if (field.IsJustAbove(last))
      return fmt::format("fell below {}{}", field.NumberAt(last + 1).ToString(), unit);
    return fmt::format("fell to {}{} or less", field.NumberAt(last).ToString(), unit);
  }
  return {};
}

std::size_t CountOf(const ValueSet& values) {
  std::size_t count = 0;
  for (const Range& range : values.ranges())
    count += static_cast<std::size_t>(range.end - range.begin);
  return count;
}

// Of a choice with many other values, what it would not be is said sooner.
std::string Chosen(const Field& field, const FieldNotes& notes, const ValueSet& to) {
  const ValueSet others = to.ComplementIn(field.Domain());
  if (CountOf(to) > kMostNamed && CountOf(others) <= kMostNamed)
    return "other than " + knowledge::ValuesInWords(field, notes, others);
  return knowledge::ValuesInWords(field, notes, to);
}

std::string Members(const knowledge::Knowledge& knowledge, const ChangedFact& fact) {
  const FieldNotes& notes = knowledge.notes[fact.field];
  const std::size_t count = fact.variables.size();
  const std::size_t named = count <= kMostNamed ? count : kMostNamed - 1;
  std::string members;
  for (std::size_t i = 0; i < named; ++i) {
    const std::string_view separator = i == 0 ? "" : i + 1 == count ? " or " : ", ";
    members += separator;
    members += notes.value_labels[*knowledge.schema.variables()[fact.variables[i]].member];
  }
  return count == named ? members : fmt::format("{} or one of {} more", members, count - named);
}

}  // namespace

std::string InWords(const knowledge::Knowledge& knowledge, const ChangedFact& fact) {
  const Field& field = knowledge.schema[fact.field];
  const FieldNotes& notes = knowledge.notes[fact.field];
  switch (field.type) {
    case logic::Type::kChoices:
      return fmt::format("{} {} {}", notes.short_label,
                         fact.to.Contains(1) ? "included" : "did not include",
                         Members(knowledge, fact));
    case logic::Type::kInteger:
    case logic::Type::kDecimal:
      if (const std::string crossing = Crossing(field, fact); !crossing.empty())
        return fmt::format("{} {}", notes.short_label, crossing);
      break;
    case logic::Type::kBoolean:
    case logic::Type::kChoice:
      break;
  }
  return fmt::format("{} were {}", notes.short_label, Chosen(field, notes, fact.to));
}

}  // namespace grevy::advice
