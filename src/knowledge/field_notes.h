// What people need to know of a field beside its logic: what it is called, who has the answer, how
// soon, how long it counts.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "knowledge/reading_error.h"
#include "logic/decimal.h"
#include "logic/field.h"
#include "logic/value_set.h"

namespace grevy::knowledge {

/// What a fact says of the variables of its field; empty where it says nothing ("not known").
using FactValues = std::vector<std::pair<logic::VariableId, logic::ValueSet>>;

/// The value that advice may take, and says that it took, when a report is silent.
struct Presumption {
  FactValues values;
  std::string value;    // as written
  std::string because;  // why silence means this
};

struct FieldNotes {
  std::string section;      // of the form
  std::string label;        // in clinical words
  std::string short_label;  // the same for tight places, such as the parts of a condition
  std::string plain;        // in plain words
  std::vector<std::string> value_labels;  // as many as the field has values
  std::vector<std::string> also_known_as;
  std::string owner;       // pathology, radiology, laboratory, clinic, nurse, patient, …
  std::string turnaround;  // hours, days, weeks
  bool recoverable = false;
  std::string valid;                       // how long a fact counts, in words
  std::optional<std::int32_t> valid_days;  // and in days, where there is a limit
  bool valid_proposed = false;             // the limit is this project's own proposal
  std::optional<logic::Decimal> usual_minimum;
  std::optional<logic::Decimal> usual_maximum;
  std::vector<std::string> confusable;  // units, scales and fields that people mix up with it
  std::string asked;                    // when the question is relevant, in words
  /// Whether it is relevant for everybody: what is to be known of each case at the least.
  bool IsAskedOfEverybody() const { return asked == "always"; }
  std::vector<std::string> rows;  // of the evidence
  std::optional<Presumption> presumed;
  std::optional<ReadingError> reading_error;
};

/// A section of the form.
struct Section {
  std::string id;
  std::string title;
};

}  // namespace grevy::knowledge
