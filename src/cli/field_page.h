// One field of the form, as a reader or a program wants to know it.

#pragma once

#include <boost/json/value.hpp>
#include <string>

#include "cli/terminal.h"
#include "knowledge/knowledge.h"

namespace grevy::cli {

/// "choice", "set of choices", "yes or no", "whole number, 0 to 4", "number, 0 to 100 %".
std::string TypeInWords(const logic::Field& field);

/// "8 to 12", "at least 8": where values usually lie; empty where nothing is said of it.
std::string UsualInWords(const knowledge::FieldNotes& notes);

/// "plus or minus 2 %, where …: …"; "G1 may be G2: …"; empty where no source states it.
std::string ReadingErrorInWords(const knowledge::Knowledge& knowledge, logic::FieldId id);

/// "no, where reports are silent: …"; empty where nothing is presumed.
std::string PresumedInWords(const knowledge::Knowledge& knowledge, logic::FieldId id);

/// "pathology, usually within days"; what is known of who has the answer and how soon.
std::string OwnerInWords(const knowledge::FieldNotes& notes);

/// The field with its values, its owner and what to know when filling it in, below a line with its
/// id.
void WriteField(const knowledge::Knowledge& knowledge, logic::FieldId id, Terminal& terminal);

/// Everything that the knowledge says of a field.
boost::json::object FieldToJson(const knowledge::Knowledge& knowledge, logic::FieldId id);

}  // namespace grevy::cli
