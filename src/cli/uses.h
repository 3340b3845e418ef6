// Where a field is used: what its value bears on.
//
//     const Uses uses = UsesOf(knowledge, field);
//     uses.rules;          // ids of the rules whose conditions name it

#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "knowledge/knowledge.h"

namespace grevy::cli {

/// Ids of everything whose condition names a field. What depends on it through a definition is
/// found under that definition.
struct Uses {
  std::vector<std::string> definitions;
  std::vector<std::string> pathways;  // by their scope
  std::vector<std::string> rules;
  std::vector<std::string> measures;
  std::vector<std::string> precautions;
  std::vector<std::string> limits;
};

Uses UsesOf(const knowledge::Knowledge& knowledge, logic::FieldId field);

/// The fields that a condition or definition names.
std::set<logic::FieldId> FieldsNamedIn(std::string_view text, const logic::Schema& schema);

/// For each field, how many rules, precautions and measures depend on it, also through definitions.
std::vector<std::size_t> Dependents(const knowledge::Knowledge& knowledge);

}  // namespace grevy::cli
