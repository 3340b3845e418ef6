// A case as the rules see it: which facts count today, and, beside that, what is presumed where
// reports are silent.

#pragma once

#include <string>
#include <vector>

#include "knowledge/fact.h"
#include "knowledge/knowledge.h"
#include "logic/trace.h"

namespace grevy::advice {

/// The facts of a case that count on a day.
struct Counted {
  logic::Facts facts;
  std::vector<logic::FieldId> not_counted;
  std::vector<std::string> warnings;
};

/// Leaves out facts that are older than their field allows, or dated later than `as_of`, and says
/// so.
Counted Count(const knowledge::Knowledge& knowledge, const knowledge::Case& a_case,
              knowledge::Date as_of);

/// The facts with every presumption added that they leave room for; `presumed` lists the fields
/// that were added. Nothing is presumed in the place of a finding that is too old to count: its
/// report was not silent.
logic::Facts WithPresumptions(const knowledge::Knowledge& knowledge, const Counted& counted,
                              const logic::Trace& trace, std::vector<logic::FieldId>& presumed);

/// The values that other facts leave to a defined field.
logic::ValueSet Follows(const knowledge::Definition& definition, const logic::Field& field,
                        const logic::Trace& trace);

/// Warnings where a stated value differs from the one that other facts lead to.
std::vector<std::string> Contradictions(const knowledge::Knowledge& knowledge,
                                        const logic::Facts& facts);

/// The fields of variables, each once, ascending.
std::vector<logic::FieldId> FieldsOf(const knowledge::Knowledge& knowledge,
                                     std::vector<logic::VariableId> variables);

}  // namespace grevy::advice
