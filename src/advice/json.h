// Advice as JSON: the contract between the program and everything that shows its answers
// (api/advice.schema.json).
//
//     std::cout << Pretty(ToJson(advice)) << '\n';

#pragma once

#include <boost/json/value.hpp>
#include <string>
#include <vector>

#include "advice/advice.h"
#include "advice/doors.h"
#include "advice/firmness.h"

namespace grevy::advice {

boost::json::value ToJson(const Advice& advice);

/// The same with the doors of each supported treatment (DoorsOfSupported) and, if wished, with how
/// firm each verdict stands (FirmnessOf).
boost::json::value ToJson(const Advice& advice, const std::vector<std::vector<Door>>& doors,
                          const std::vector<Firmness>& firmness = {});

/// The advice once a treatment has been given, and under `after` what that closes and opens.
boost::json::value ToJson(const WhatIf& what_if);

/// One value a line, indented by two spaces; numbers in their shortest form.
std::string Pretty(const boost::json::value& value);

/// What is known of a field, as a case file would state it: true, "G2", ["G1", "G2"], 12, "8..12";
/// null for nothing.
boost::json::value FactToJson(const knowledge::Knowledge& knowledge,
                              const knowledge::StatedFact& fact);

}  // namespace grevy::advice
