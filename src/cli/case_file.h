// Case files as grevy writes them: readable, with a comment beside each fact.

#pragma once

#include <ostream>
#include <string>
#include <string_view>

#include "knowledge/fact.h"
#include "knowledge/knowledge.h"

namespace grevy::cli {

/// A comment, `# label: text`, wrapped, with its further lines below the first. Nothing where there
/// is no text.
void WriteComment(std::string_view label, std::string_view text, int indent, std::ostream& out);

/// A case, in the order of its facts, by section of the form. Read back, it is the same case.
void WriteCase(const knowledge::Knowledge& knowledge, const knowledge::Case& a_case,
               std::string_view title, std::ostream& out);

}  // namespace grevy::cli
