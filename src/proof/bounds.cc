// Finding bounds and writing them down; see bounds.h.

#include "proof/bounds.h"

#include <fmt/format.h>

#include "knowledge/words.h"

namespace grevy::proof {
namespace {

using knowledge::Knowledge;
using logic::Box;
using logic::Field;
using logic::Range;
using logic::Type;
using logic::ValueSet;
using logic::VariableId;

// "ki67_percent > 10 and ki67_percent <= 15"; the ends of the field's own range are not said.
std::string NumbersIn(const Field& field, const Range& range) {
  const Range domain = field.Domain().ranges().front();
  std::string low;
  std::string high;
  if (range.begin > domain.begin) {
    low = fmt::format("{} {} {}", field.id, field.IsJustAbove(range.begin) ? ">" : ">=",
                      field.NumberAt(range.begin).ToString());
  }
  if (range.end < domain.end) {
    const bool is_included = field.type == Type::kInteger || field.IsJustAbove(range.end);
    high = fmt::format("{} {} {}", field.id, is_included ? "<=" : "<",
                       field.NumberAt(is_included ? range.end - 1 : range.end).ToString());
  }
  return low + (low.empty() || high.empty() ? "" : " and ") + high;
}

std::string ChoicesIn(const Field& field, const ValueSet& values) {
  std::vector<std::string> quoted;
  for (const Range& range : values.ranges()) {
    for (logic::Place place = range.begin; place < range.end; ++place)
      quoted.push_back(fmt::format("'{}'", field.values[static_cast<std::size_t>(place)]));
  }
  if (quoted.size() == 1) return fmt::format("{} = {}", field.id, quoted.front());
  return fmt::format("{} in {{ {} }}", field.id, fmt::join(quoted, ", "));
}

// Of one value; of several possible ones where it is no set.
std::string ConditionOf(const Field& field, const ValueSet& values) {
  if (field.type == Type::kBoolean)
    return fmt::format("{} = {}", field.id, values.Contains(1) ? "true" : "false");
  if (field.type == Type::kChoice) return ChoicesIn(field, values);
  std::vector<std::string> either;
  for (const Range& range : values.ranges()) either.push_back(NumbersIn(field, range));
  if (either.size() == 1) return either.front();
  return fmt::format("(({}))", fmt::join(either, ") or ("));
}

// Of a set, all members in one sentence each for those that it has and those that it has not.
class Members {
 public:
  void Add(const Field& field, const knowledge::FieldNotes& notes, std::uint32_t member,
           bool is_in) {
    Side& side = is_in ? in_ : out_;
    side.conditions.push_back(fmt::format("{} contains '{}'", field.id, field.values[member]));
    side.words.push_back(notes.value_labels[member]);
  }

  void WriteTo(std::vector<Bound>& bounds, const knowledge::FieldNotes& notes) {
    if (!in_.words.empty()) {
      bounds.push_back({fmt::format("{}", fmt::join(in_.conditions, " and ")),
                        fmt::format("{}: {}", notes.short_label, Listed(in_.words))});
    }
    if (!out_.words.empty()) {
      bounds.push_back({fmt::format("not ({})", fmt::join(out_.conditions, " or ")),
                        fmt::format("{}: not {}", notes.short_label, Listed(out_.words))});
    }
    *this = {};
  }

 private:
  struct Side {
    std::vector<std::string> conditions;
    std::vector<std::string> words;
  };

  // The first few: the condition has them all.
  static std::string Listed(std::vector<std::string> words) {
    constexpr std::size_t kMost = 4;
    if (words.size() <= kMost) return fmt::format("{}", fmt::join(words, ", "));
    const std::size_t more = words.size() - kMost;
    words.resize(kMost);
    return fmt::format("{} and {} more", fmt::join(words, ", "), more);
  }

  Side in_;
  Side out_;
};

}  // namespace

Box BoundsOf(Prover& prover, const logic::Grid& grid, const Formula& formula, const Box& point,
             const std::vector<VariableId>& variables) {
  Box bounds = grid.Everything();
  for (const VariableId variable : variables) bounds[variable] = {point[variable].known, 0};
  for (const VariableId variable : variables) {
    for (;;) {
      Box beyond = grid.Everything();
      beyond[variable] = {beyond[variable].known & ~bounds[variable].known, 0};
      if (beyond[variable].empty()) break;
      const std::optional<Box> found = prover.Find(formula, beyond);
      if (!found) break;
      for (const VariableId other : variables) bounds[other].known |= (*found)[other].known;
    }
  }
  return bounds;
}

std::vector<Bound> InConditions(const Box& bounds, const std::vector<VariableId>& variables,
                                const Knowledge& knowledge, const logic::Grid& grid) {
  std::vector<Bound> conditions;
  Members members;
  for (std::size_t i = 0; i < variables.size(); ++i) {
    const auto [id, member] = knowledge.schema.variables()[variables[i]];
    const Field& field = knowledge.schema[id];
    const knowledge::FieldNotes& notes = knowledge.notes[id];
    const logic::CellMask cells = bounds[variables[i]].known;
    const ValueSet values = knowledge.program.ValuesOf(variables[i], cells);
    if (cells == 0) {
      if (!member) conditions.push_back({field.id + " is null", notes.short_label + ": not known"});
    } else if (cells != grid.AllOf(variables[i]).known) {
      if (member) {
        members.Add(field, notes, *member, values.Contains(1));
      } else {
        conditions.push_back({ConditionOf(field, values),
                              fmt::format("{}: {}", notes.short_label,
                                          knowledge::ValuesInWords(field, notes, values))});
      }
    }
    const bool is_last =
        i + 1 == variables.size() || knowledge.schema.variables()[variables[i + 1]].field != id;
    if (is_last) members.WriteTo(conditions, notes);
  }
  return conditions;
}

}  // namespace grevy::proof
