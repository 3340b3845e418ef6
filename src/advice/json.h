// Advice as JSON: the contract between the program and everything that shows its answers
// (api/advice.schema.json).
//
//     std::cout << Pretty(ToJson(advice)) << '\n';

#pragma once

#include <boost/json/value.hpp>
#include <string>

#include "advice/advice.h"

namespace grevy::advice {

boost::json::value ToJson(const Advice& advice);

/// One value a line, indented by two spaces; numbers in their shortest form.
std::string Pretty(const boost::json::value& value);

/// What is known of a field, as a case file would state it: true, "G2", ["G1", "G2"], 12, "8..12";
/// null for nothing.
boost::json::value FactToJson(const knowledge::Knowledge& knowledge,
                              const knowledge::StatedFact& fact);

}  // namespace grevy::advice
