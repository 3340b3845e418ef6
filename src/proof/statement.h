// Rules, precautions and measures as statements that worked cases test: what each says when, and
// where it stands.
//
//     for (const Statement& statement : StatementsOf(loaded))
//       Compile(HoldsWith(statement, loaded.conditions[statement.when]));

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "knowledge/load.h"

namespace grevy::proof {

struct Statement {
  enum class Kind : std::uint8_t { kRule, kPrecaution, kMeasure };
  Kind kind = Kind::kRule;
  std::string id;    // as its file calls it
  std::string name;  // no other has it: "ssa/TH-SSA-01" of a precaution, else the id
  std::optional<knowledge::TreatmentId> treatment;
  std::string group;  // in which it is counted: its pathway or treatment
  const knowledge::Condition* when = nullptr;
  logic::ConditionId holds = 0;
  /// What must hold beside its own condition: the scope of its pathway, the limits of its
  /// treatment.
  std::vector<logic::ConditionId> around;
  logic::Location location;
  // The one of them that it is.
  const knowledge::Rule* rule = nullptr;
  const knowledge::Precaution* precaution = nullptr;
  const knowledge::Measure* measure = nullptr;
};

/// All of them. The loaded knowledge must outlive them.
std::vector<Statement> StatementsOf(const knowledge::LoadResult& loaded);

/// The condition under which the statement would hold if its own condition were another.
logic::Expression HoldsWith(const Statement& statement, const knowledge::LoadResult& loaded,
                            logic::Expression when);

}  // namespace grevy::proof
