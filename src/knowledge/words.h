// Conditions in words, for people who read reasons and not code.
//
//     InWords(expression, schema, notes);   // "Ki-67 labelling index (highest area) at most 10 %"

#pragma once

#include <string>
#include <vector>

#include "knowledge/field_notes.h"
#include "logic/expression.h"

namespace grevy::knowledge {

/// A condition, or the body of a definition, as a phrase without a full stop.
std::string InWords(const logic::Expression& expression, const logic::Schema& schema,
                    const std::vector<FieldNotes>& notes);

/// What is known of one variable's value: "8 to 12 %", "grade 1 or grade 2", "under 3".
std::string ValuesInWords(const logic::Field& field, const FieldNotes& notes,
                          const logic::ValueSet& values);

}  // namespace grevy::knowledge
