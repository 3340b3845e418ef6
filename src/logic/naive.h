// The reference evaluator: conditions evaluated just as they are written, with no cleverness at
// all.
//
// It walks the expression, looks each field up in the facts, and evaluates a definition again each
// time it is met. Slow, and meant to be: it is what the compiled program and every later executor
// are held against.
//
//     Naive naive(schema, definitions);
//     Kleene held = naive.Truth(condition, facts);

#pragma once

#include "logic/amount.h"
#include "logic/expression.h"
#include "logic/facts.h"

namespace grevy::logic {

class Naive {
 public:
  /// Both must outlive the evaluator.
  Naive(const Schema& schema, const Definitions& definitions)
      : schema_(schema), definitions_(definitions) {}

  /// The truth of a condition.
  Kleene Truth(const Expression& expression, const Facts& facts) const;
  /// The possible values of a field: as stated, else as defined, else all.
  ValueSet Value(FieldId field, const Facts& facts) const;
  /// The possible values that its definition gives it, whatever is stated.
  ValueSet Defined(FieldId field, const Facts& facts) const;

 private:
  Amount Number(const Expression& expression, const Facts& facts) const;
  ValueSet ValueOf(const Expression& expression, FieldId defines, const Facts& facts) const;

  const Schema& schema_;
  const Definitions& definitions_;
};

}  // namespace grevy::logic
