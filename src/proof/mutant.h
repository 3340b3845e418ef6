// Mutants: the statements of the knowledge with one small mistake each, of the kind that people
// make.
//
//     for (const Mutant& mutant : MutantsOf(statement, loaded)) …

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "logic/expression.h"
#include "proof/statement.h"

namespace grevy::proof {

struct Mutant {
  enum class Kind : std::uint8_t {
    kDeleted,  // the statement is not there
    kDropped,  // one of the parts joined by `and` or `or`, or what an `implies` asks first
    kNegated,  // one comparison says the opposite
    kFlipped,  // `<` for `<=` and so on: the number at the threshold lies on its other side
    kMoved,    // the threshold is the next one at which any condition cuts, down or up
    kStance,   // of a rule: the stance
    kEffect,   // of a precaution: whether it takes the treatment away, or holds it back
  };
  Kind kind = Kind::kDeleted;
  /// "ADV-SSA-01: without `first_line`"; no other mutant has it, and it stays while the condition
  /// does.
  std::string name;
  std::optional<logic::Expression> when;  // the changed condition
  std::optional<knowledge::Stance> stance;
  std::optional<knowledge::Effect> effect;
};

/// All mutants of a statement.
std::vector<Mutant> MutantsOf(const Statement& statement, const knowledge::LoadResult& loaded);

/// The comparisons of a condition, in the order of its text; each is asked by one node of it.
std::vector<const logic::Expression*> AtomsOf(const logic::Expression& expression);

/// How a part of a statement's condition is written.
std::string TextOf(const Statement& statement, const logic::Expression& part);

/// The condition with one of its nodes replaced.
logic::Expression Replace(const logic::Expression& whole, const logic::Expression* part,
                          const logic::Expression& by);
/// `not` of an expression.
logic::Expression Negation(const logic::Expression& expression);

}  // namespace grevy::proof
