// Trying what else a reading may be; see reading_errors.h.

#include "advice/reading_errors.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "advice/finding.h"

namespace grevy::advice {
namespace {

using knowledge::Knowledge;
using knowledge::ReadingError;
using logic::Field;
using logic::FieldId;
using logic::Kleene;
using logic::ValueSet;

// A fact as it was read, and all that it may be.
struct Read {
  FieldId field = 0;
  logic::VariableId variable = 0;
  ValueSet as_read;
  ValueSet may_be;
};

// What is stated of a field, or else its value where that follows; empty where it is not known.
ValueSet ValueOf(const Trials& trials, FieldId field) {
  const Knowledge& knowledge = trials.knowledge();
  const logic::VariableId variable = knowledge.schema.VariableOf(field);
  if (trials.counted().facts.Knows(variable)) return trials.counted().facts[variable];
  const knowledge::Definition* definition = knowledge.FindDefinition(field);
  if (definition == nullptr) return {};
  for (const auto& [place, condition] : definition->outcomes) {
    if (trials.trace()[condition] == Kleene::kTrue) return ValueSet::Equal(place);
  }
  return {};
}

ValueSet Around(const Field& field, const ValueSet& values, logic::Decimal plus_minus) {
  const logic::Place by = field.PlaceOf(plus_minus);
  const logic::Range domain = field.Domain().ranges().front();
  ValueSet around;
  for (const logic::Range& range : values.ranges()) {
    around = around.Union(ValueSet::Of({std::max(range.begin, domain.begin + by) - by,
                                        std::min(range.end, domain.end - by) + by}));
  }
  return around.Intersect(field.Domain());
}

std::vector<Read> Readings(const Trials& trials) {
  const Knowledge& knowledge = trials.knowledge();
  std::vector<Read> readings;
  for (FieldId field = 0; field < knowledge.schema.size(); ++field) {
    const std::optional<ReadingError>& error = knowledge.notes[field].reading_error;
    if (!error || (error->where && trials.trace()[error->where->id] != Kleene::kTrue)) continue;
    Read read{field, knowledge.schema.VariableOf(field), ValueOf(trials, field), {}};
    if (read.as_read.empty()) continue;
    read.may_be = read.as_read;
    if (error->plus_minus)
      read.may_be = Around(knowledge.schema[field], read.as_read, *error->plus_minus);
    for (const auto& [place, others] : error->may_be) {
      if (read.as_read == ValueSet::Equal(place)) read.may_be = read.may_be.Union(others);
    }
    readings.push_back(std::move(read));
  }
  return readings;
}

std::vector<VerdictChange> Moved(const Trials& trials, const Subject& subject, const Read& read) {
  const Knowledge& knowledge = trials.knowledge();
  const logic::Program& program = knowledge.program;
  std::vector<Finding> findings;
  for (const TriedFact& fact :
       OtherCells(knowledge, read.variable, program.CellsOf(read.variable, read.as_read),
                  program.CellsOf(read.variable, read.may_be))) {
    Trial trial(trials, {{read.variable, fact.cells}});
    if (trial.IsPlausible()) Keep(subject, trial, {fact}, findings);
  }
  std::vector<VerdictChange> changes = Told(trials, std::move(findings));
  for (VerdictChange& change : changes) {
    ChangedFact& fact = change.facts.front();
    fact.from = read.as_read;
    fact.to = fact.to.Intersect(read.may_be);
  }
  return changes;
}

}  // namespace

std::vector<std::vector<VerdictChange>> MovedByReadingErrors(const Trials& trials) {
  const std::vector<Read> readings = Readings(trials);
  std::vector<std::vector<VerdictChange>> moved;
  for (const Subject& subject : trials.subjects()) {
    std::vector<VerdictChange>& changes = moved.emplace_back();
    if (subject.weighed.verdict == Verdict::kUndetermined) continue;
    for (const Read& read : readings) {
      const std::vector<VerdictChange> of_one = Moved(trials, subject, read);
      changes.insert(changes.end(), of_one.begin(), of_one.end());
    }
  }
  return moved;
}

}  // namespace grevy::advice
