// What somebody types in answer to one question, as a fact.
//
//     logic::Problems problems;
//     ReadAnswer(knowledge, site, "4", problems);              // the fourth value of the menu
//     ReadAnswer(knowledge, grade, "G1, G2", problems);        // one of these
//     ReadAnswer(knowledge, creatinine, "88 on 2026-10-01", problems);
//     ReadAnswer(knowledge, ki67, "?", problems);              // not known
//
// An answer is more forgiving than a case file in its form only: menu numbers, labels and capitals
// become the value's own name, lists need no brackets. Then the reader of case files takes it, so
// that what is refused there is refused here, in the same words.

#pragma once

#include <optional>
#include <string_view>

#include "knowledge/fact.h"

namespace grevy::advice {

/// Reads the answer to the question for a field. A fact without values is "not known"; nothing
/// where `problems` has an error.
std::optional<knowledge::StatedFact> ReadAnswer(const knowledge::Knowledge& knowledge,
                                                logic::FieldId field, std::string_view text,
                                                logic::Problems& problems);

/// Whether the values of a field can be chosen by their number, from 1. Not where a value is a
/// number by itself: "2" must never mean another type than type 2.
bool IsNumbered(const logic::Field& field);

/// Whether a text is one of the field's values, by number, name or label.
bool IsValueOf(const knowledge::Knowledge& knowledge, logic::FieldId field, std::string_view text);

}  // namespace grevy::advice
