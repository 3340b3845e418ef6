// Making examples small and readable; see example.h.

#include "proof/example.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "knowledge/words.h"

namespace grevy::proof {
namespace {

using knowledge::FieldNotes;
using knowledge::Knowledge;
using logic::Box;
using logic::CellMask;
using logic::Decimal;
using logic::Field;
using logic::FieldId;
using logic::Grid;
using logic::Place;
using logic::Points;
using logic::Range;
using logic::Type;
using logic::VariableId;

// One number of a cell that people would write: usual if there is any, with few digits.
Decimal NumberIn(const Field& field, const FieldNotes& notes, const Range& cell) {
  const auto lies_in_cell = [&](Decimal number) {
    const Place place = field.PlaceOf(number);
    return place >= cell.begin && place < cell.end;
  };
  std::vector<std::int64_t> starts;
  if (notes.usual_minimum && lies_in_cell(*notes.usual_minimum))
    starts.push_back(notes.usual_minimum->units());
  if (cell.begin != logic::kFirstPlace) {
    starts.push_back(field.NumberAt(cell.begin).units());
  } else if (cell.end != logic::kEndPlace) {
    starts.push_back(field.NumberAt(cell.end - 1).units() - Decimal::kUnitsPerOne);
  } else {
    starts.push_back(0);
  }
  for (const std::int64_t start : starts) {
    for (std::int64_t step = Decimal::kUnitsPerOne; step > 0; step /= 10) {
      const std::int64_t rounded = start - (start % step + step) % step;
      for (const std::int64_t units : {rounded, rounded + step}) {
        if (lies_in_cell(Decimal::FromUnits(units))) return Decimal::FromUnits(units);
      }
    }
  }
  return field.NumberAt(cell.begin);
}

class Shrinking {
 public:
  Shrinking(const Knowledge& knowledge, const Grid& grid, Prover& prover, const Formula& formula,
            Box box)
      : knowledge_(knowledge),
        grid_(grid),
        prover_(prover),
        formula_(formula),
        box_(std::move(box)) {}

  Example Run() && {
    for (const std::vector<FieldId>& fields : ByNeed()) Forget(fields);
    // Twice: what one field needs may hang on how another one was first left.
    for (int round = 0; round < 2; ++round) {
      for (FieldId field = 0; field < knowledge_.schema.size(); ++field) {
        if (!IsForgotten(field)) MakeReadable(field);
      }
    }
    Example example;
    for (FieldId field = 0; field < knowledge_.schema.size(); ++field) {
      if (!IsForgotten(field)) example.facts.push_back(FactInBox(field));
    }
    example.box = box_;
    return example;
  }

 private:
  // A variable of which nothing is known.
  Points NothingKnown(VariableId variable) const {
    const Points all = grid_.AllOf(variable);
    return grid_.IsDoubled(variable) ? Points{0, all.latent} : all;
  }
  bool IsForgotten(FieldId field) const {
    for (std::uint32_t i = 0; i < knowledge_.schema[field].VariableCount(); ++i) {
      const VariableId variable = knowledge_.schema.VariableOf(field, i);
      if (!(box_[variable] == NothingKnown(variable))) return false;
    }
    return true;
  }

  // Takes another box only where somebody plausible is in it, and all of it fulfils the formula.
  bool Try(Box box) {
    if (!prover_.Always(formula_, box) || !prover_.Find(formula_, box)) return false;
    box_ = std::move(box);
    return true;
  }

  // The fields that the prover does not need; the others.
  std::array<std::vector<FieldId>, 2> ByNeed() {
    const Box around = prover_.Around(formula_, box_);
    std::array<std::vector<FieldId>, 2> fields;
    for (FieldId field = 0; field < knowledge_.schema.size(); ++field) {
      bool is_needed = false;
      for (std::uint32_t i = 0; i < knowledge_.schema[field].VariableCount(); ++i) {
        const VariableId variable = knowledge_.schema.VariableOf(field, i);
        const Points nothing = NothingKnown(variable);
        const Points& free = around[variable];
        is_needed =
            is_needed || (nothing.known & ~free.known) != 0 || (nothing.latent & ~free.latent) != 0;
      }
      fields[is_needed ? 1 : 0].push_back(field);
    }
    return fields;
  }

  void SetForgotten(Box& box, FieldId field) const {
    for (std::uint32_t i = 0; i < knowledge_.schema[field].VariableCount(); ++i) {
      const VariableId variable = knowledge_.schema.VariableOf(field, i);
      box[variable] = NothingKnown(variable);
    }
  }

  // Halves what cannot be forgotten together. A fact that cannot be forgotten now can never be: the
  // more is forgotten, the more completions there are.
  void Forget(const std::vector<FieldId>& fields) {
    if (fields.empty()) return;
    Box box = box_;
    for (const FieldId field : fields) SetForgotten(box, field);
    if (Try(std::move(box)) || fields.size() == 1) return;
    const auto middle = fields.begin() + static_cast<std::ptrdiff_t>(fields.size() / 2);
    Forget({fields.begin(), middle});
    Forget({middle, fields.end()});
  }

  void MakeReadable(FieldId field) {
    if (knowledge_.schema[field].type == Type::kChoices && TryFewMembers(field)) return;
    TryKnown(field);
  }

  // A case file states a whole set: every member that need not be there is left out of it.
  bool TryFewMembers(FieldId field) {
    if (!TryKnown(field)) return false;
    std::vector<VariableId> members;
    for (std::uint32_t i = 0; i < knowledge_.schema[field].VariableCount(); ++i)
      members.push_back(knowledge_.schema.VariableOf(field, i));
    LeaveOut(members);
    return true;
  }

  void LeaveOut(const std::vector<VariableId>& members) {
    Box box = box_;
    for (const VariableId member : members) box[member] = {CellMask{1}, 0};
    if (box == box_ || Try(box) || members.size() == 1) return;
    const auto middle = members.begin() + static_cast<std::ptrdiff_t>(members.size() / 2);
    LeaveOut({members.begin(), middle});
    LeaveOut({middle, members.end()});
  }

  // Makes what is true of the person known, with one value where several were left.
  bool TryKnown(FieldId field) {
    Box box = box_;
    for (std::uint32_t i = 0; i < knowledge_.schema[field].VariableCount(); ++i) {
      Points& points = box[knowledge_.schema.VariableOf(field, i)];
      const CellMask cells = points.known | points.latent;
      points = {cells & (~cells + 1), 0};
    }
    return box == box_ || Try(box);
  }

  Example::Fact FactInBox(FieldId field) const {
    knowledge::FactValues values;
    bool latent = false;
    for (std::uint32_t i = 0; i < knowledge_.schema[field].VariableCount(); ++i) {
      const VariableId variable = knowledge_.schema.VariableOf(field, i);
      const Points& points = box_[variable];
      latent = latent || points.known == 0;
      values.emplace_back(variable,
                          knowledge_.program.ValuesOf(variable, points.known | points.latent));
    }
    Example::Fact fact = FactOf(knowledge_, field, values);
    fact.latent = latent;
    return fact;
  }

  const Knowledge& knowledge_;
  const Grid& grid_;
  Prover& prover_;
  const Formula& formula_;
  Box box_;
};

}  // namespace

Example ExampleOf(const Knowledge& knowledge, const Grid& grid, Prover& prover,
                  const Formula& formula, const Box& point) {
  return Shrinking(knowledge, grid, prover, formula, point).Run();
}

Example::Fact FactOf(const Knowledge& knowledge, FieldId field,
                     const knowledge::FactValues& values) {
  const Field& shape = knowledge.schema[field];
  const FieldNotes& notes = knowledge.notes[field];
  Example::Fact fact;
  fact.field = field;
  if (shape.type == Type::kChoices) {
    std::vector<std::string> members;
    std::vector<std::string> words;
    for (const auto& [variable, possible] : values) {
      if (possible.Contains(0)) continue;
      const std::uint32_t member = *knowledge.schema.variables()[variable].member;
      members.push_back(shape.values[member]);
      words.push_back(notes.value_labels[member]);
    }
    fact.value = fmt::format("[{}]", fmt::join(members, ", "));
    fact.words = words.empty() ? "none" : fmt::format("{}", fmt::join(words, ", "));
    return fact;
  }
  if (values.empty()) return fact;
  const Range& first = values.front().second.ranges().front();
  const logic::ValueSet one = logic::ValueSet::Equal(first.begin);
  if (shape.IsNumber()) {
    fact.value = NumberIn(shape, notes, first).ToString();
    fact.words = fact.value + (shape.unit.empty() ? "" : " " + shape.unit);
  } else {
    fact.value = shape.type == Type::kBoolean ? (first.begin == 0 ? "false" : "true")
                                              : shape.values[static_cast<std::size_t>(first.begin)];
    fact.words = knowledge::ValuesInWords(shape, notes, one);
  }
  return fact;
}

std::string YamlOf(const Example& example, const Knowledge& knowledge) {
  std::string text;
  for (const Example::Fact& fact : example.facts) {
    text += fmt::format("{}: {}{}\n", knowledge.schema[fact.field].id, fact.value,
                        fact.latent ? "  # true of the person, but nobody knows it" : "");
  }
  return text.empty() ? "{}  # of every case\n" : text;
}

}  // namespace grevy::proof
