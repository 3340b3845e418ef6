// Trying each part of a fact alone; see straddles.h.

#include "advice/straddles.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>

#include "knowledge/words.h"

namespace grevy::advice {
namespace {

using logic::CellMask;
using logic::Field;
using logic::ValueSet;
using logic::VariableId;

// Of a number only what lies beside the last part continues one; of a choice any part of the same
// verdict.
void Add(bool ordered, const ValueSet& values, Verdict verdict,
         std::vector<Straddle::Part>& parts) {
  const auto same = [&](const Straddle::Part& part) { return part.verdict == verdict; };
  const auto from = ordered && !parts.empty() ? parts.end() - 1 : parts.begin();
  const auto part = std::find_if(from, parts.end(), same);
  if (part == parts.end()) {
    parts.push_back({values, verdict});
  } else {
    part->values = part->values.Union(values);
  }
}

Straddle StraddleOf(const Trials& trials, const Subject& subject, VariableId variable) {
  const knowledge::Knowledge& knowledge = trials.knowledge();
  const logic::FieldId field = knowledge.schema.variables()[variable].field;
  Straddle straddle{field, trials.counted().facts[variable], {}};
  for (std::size_t cell = 0; cell < knowledge.program.CellCount(variable); ++cell) {
    const CellMask mask = CellMask{1} << cell;
    if ((trials.CellsOf(variable) & mask) == 0) continue;
    Trial trial(trials, {{variable, mask}});
    if (!trial.IsPlausible()) continue;
    const ValueSet values = knowledge.program.ValuesOf(variable, mask);
    Add(knowledge.schema[field].IsNumber(), values.Intersect(straddle.stated),
        trial.On(subject).verdict, straddle.parts);
  }
  return straddle;
}

// "up to 10 %", "above 10 and at most 20 %", "above 20 %"; where a part lies at an end of what is
// stated, that end is not named again.
std::string PartInWords(const Field& field, const knowledge::FieldNotes& notes,
                        const Straddle& straddle, std::size_t i) {
  const Straddle::Part& part = straddle.parts[i];
  if (!field.IsNumber()) return knowledge::ValuesInWords(field, notes, part.values);
  const ValueSet open_below =
      i == 0 ? ValueSet::Below(part.values.ranges().front().begin) : ValueSet();
  const ValueSet open_above = i + 1 == straddle.parts.size()
                                  ? ValueSet::AtLeast(part.values.ranges().back().end)
                                  : ValueSet();
  return knowledge::ValuesInWords(field, notes, part.values.Union(open_below).Union(open_above));
}

// "10 %", or of whole numbers "10 to 11": where the parts meet.
std::string CutsInWords(const Field& field, const Straddle& straddle) {
  std::string cuts;
  for (std::size_t i = 1; i < straddle.parts.size(); ++i) {
    const logic::Place begin = straddle.parts[i].values.ranges().front().begin;
    const std::string cut = field.type == logic::Type::kInteger
                                ? fmt::format("{} to {}", field.NumberAt(begin - 1).ToString(),
                                              field.NumberAt(begin).ToString())
                                : field.NumberAt(begin).ToString();
    cuts += (i == 1 ? "" : " and ") + cut;
  }
  return field.unit.empty() ? cuts : cuts + " " + field.unit;
}

std::string Spaced(std::string_view name) {
  std::string spaced(name);
  std::replace(spaced.begin(), spaced.end(), '_', ' ');
  return spaced;
}

}  // namespace

std::vector<std::vector<Straddle>> Straddles(const Trials& trials) {
  std::vector<VariableId> several;
  for (VariableId variable = 0; variable < trials.knowledge().program.variable_count();
       ++variable) {
    const bool known = trials.counted().facts.Knows(variable);
    if (known && std::popcount(trials.CellsOf(variable)) > 1) several.push_back(variable);
  }
  std::vector<std::vector<Straddle>> straddles;
  for (const Subject& subject : trials.subjects()) {
    std::vector<Straddle>& of_one = straddles.emplace_back();
    for (const VariableId variable : several) {
      if (!std::binary_search(subject.asked.begin(), subject.asked.end(), variable)) continue;
      Straddle straddle = StraddleOf(trials, subject, variable);
      if (straddle.parts.size() > 1) of_one.push_back(std::move(straddle));
    }
  }
  return straddles;
}

std::string InWords(const knowledge::Knowledge& knowledge, const Straddle& straddle) {
  const Field& field = knowledge.schema[straddle.field];
  const knowledge::FieldNotes& notes = knowledge.notes[straddle.field];
  std::string parts;
  for (std::size_t i = 0; i < straddle.parts.size(); ++i) {
    parts += fmt::format("{}{} {}", i == 0 ? "" : ", ", PartInWords(field, notes, straddle, i),
                         Spaced(VerdictName(straddle.parts[i].verdict)));
  }
  const std::string leaves_open =
      field.IsNumber() ? "straddles " + CutsInWords(field, straddle) : "leaves it open";
  return fmt::format("{} {} {}: {}", notes.short_label,
                     knowledge::ValuesInWords(field, notes, straddle.stated), leaves_open, parts);
}

}  // namespace grevy::advice
