// The reference pages of show_pages.h for programs.

#pragma once

#include <boost/json/value.hpp>

#include "cli/names.h"
#include "knowledge/knowledge.h"

namespace grevy::cli {

/// Everything that the knowledge says of what a name stands for; `kind` says what it is.
boost::json::object PageToJson(const knowledge::Knowledge& knowledge, const Named& named);

}  // namespace grevy::cli
