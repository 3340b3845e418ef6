// Finding bounds and writing them down; see bounds.h.

#include "proof/bounds.h"

#include <fmt/format.h>

#include "knowledge/words.h"
#include "logic/expression.h"

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

std::string ConditionOf(const Knowledge& knowledge, VariableId variable, const ValueSet& values) {
  const logic::Variable& what = knowledge.schema.variables()[variable];
  const Field& field = knowledge.schema[what.field];
  switch (field.type) {
    case Type::kBoolean:
      return fmt::format("{} = {}", field.id, values.Contains(1) ? "true" : "false");
    case Type::kChoice:
      return ChoicesIn(field, values);
    case Type::kChoices: {
      const std::string contains =
          fmt::format("{} contains '{}'", field.id, field.values[*what.member]);
      return values.Contains(1) ? contains : "not (" + contains + ")";
    }
    case Type::kInteger:
    case Type::kDecimal:
      break;
  }
  std::vector<std::string> either;
  for (const Range& range : values.ranges()) either.push_back(NumbersIn(field, range));
  if (either.size() == 1) return either.front();
  return fmt::format("(({}))", fmt::join(either, ") or ("));
}

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
  for (const VariableId variable : variables) {
    const logic::CellMask cells = bounds[variable].known;
    if (cells == grid.AllOf(variable).known) continue;
    const logic::FieldId field = knowledge.schema.variables()[variable].field;
    Bound bound;
    bound.condition =
        cells == 0 ? fmt::format("{} is null", knowledge.schema[field].id)
                   : ConditionOf(knowledge, variable, knowledge.program.ValuesOf(variable, cells));
    const logic::Checked read = logic::Read(bound.condition, knowledge.schema);
    bound.words = knowledge::InWords(read.expression, knowledge.schema, knowledge.notes);
    const bool is_said = !conditions.empty() && conditions.back().condition == bound.condition;
    if (!is_said) conditions.push_back(std::move(bound));
  }
  return conditions;
}

}  // namespace grevy::proof
