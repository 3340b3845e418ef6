// How commands word what the knowledge keeps as names: stances, effects, verification, places in
// the order of treatment.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "knowledge/condition.h"
#include "knowledge/fact.h"
#include "knowledge/knowledge.h"

namespace grevy::cli {

/// "not_recommended" as "not recommended".
std::string Spaced(std::string_view id);

/// With a capital letter at its beginning.
std::string Capitalised(std::string_view text);

/// Only `a` to `z`: for comparing what people type without its case.
std::string Lower(std::string_view text);

/// "read in the source", "recalled, not yet verified", …
std::string_view KnownInWords(knowledge::Known known);

/// "dose change", "test first", …
std::string_view EffectInWords(knowledge::Effect effect);

/// "first line", "any line", "perioperative", …
std::string LineInWords(std::string_view line);

/// The parts of a condition in words, joined by "and".
std::string ConditionInWords(const knowledge::Condition& condition);

/// "L-ABC-EU, section 4.3; also L-ABC-UK. Read in the source."
std::string CitationInWords(const knowledge::Knowledge& knowledge,
                            const knowledge::Citation& citation);

/// "from 1 January 2020, until 2 March 2024"; empty where it always counts.
std::string ValidityInWords(const knowledge::Validity& validity);

/// "8 to 12 % (1 October 2026)"; "not known" where the fact says nothing.
std::string ValueInWords(const knowledge::Knowledge& knowledge, const knowledge::StatedFact& fact);

/// The same behind the name of its field: "Ki-67: 8 to 12 %".
std::string FactInWords(const knowledge::Knowledge& knowledge, const knowledge::StatedFact& fact);

/// "0 to 100 %": the values that a number can have; empty where any will do.
std::string RangeInWords(const logic::Field& field);

}  // namespace grevy::cli
