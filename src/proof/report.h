// What `grevy prove` says: a table and readable cases on the terminal, and a page that a guideline
// committee can read.

#pragma once

#include <string>

#include "knowledge/knowledge.h"
#include "proof/prove.h"

namespace grevy::proof {

/// Every line of a text behind some spaces.
std::string Indented(const std::string& text, int spaces);

/// A line for each kind of duty.
std::string TableOf(const Proofs& proofs);

/// Each duty that fails, with a case and the rules involved.
std::string FindingsOf(const Proofs& proofs, const knowledge::Knowledge& knowledge);

/// The same as one HTML page that needs nothing beside itself.
std::string PageOf(const Proofs& proofs, const knowledge::Knowledge& knowledge);

}  // namespace grevy::proof
