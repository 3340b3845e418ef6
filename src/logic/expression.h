// The third stage of a condition: checked against the schema, every name a field and every literal
// a set of its values.
//
// An expression is what the naive evaluator walks and what the compiler reads. Boolean expressions
// are conditions; expressions over values occur only as the bodies of definitions ("grade is G3
// when …"). A definition in which a number is computed is a *calculation*: it is not compiled, but
// worked out before a case is looked at (calculations.h).
//
//     Checked checked = Check(parsed.syntax, schema, std::nullopt);
//     if (checked.ok()) naive.Truth(checked.expression);

#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "logic/field.h"
#include "logic/kleene.h"
#include "logic/syntax.h"
#include "logic/value_set.h"

namespace grevy::logic {

enum class Operator {
  // Conditions.
  kConstant,  // truth
  kTest,      // is the value of `field` in `values`?  (CQL 1.5 appendix B: Equal, Less, In, …)
  kMember,    // does the set `field` contain `member`?  (CQL: Contains)
  kEmpty,     // is the set `field` empty?  (CQL: not Exists)
  kNot,       // one child, and so on as in kleene.h
  kAnd,
  kOr,
  kXor,
  kImplies,
  kIsTrue,
  kIsFalse,
  kIsNull,  // of a condition
  kUnset,   // is nothing known of `field`?  (CQL: IsNull of a value)
  // Conditions and values alike.
  kIf,        // children: condition, then, else
  kCoalesce,  // two children: the second where nothing is known of the first
  // Values.
  kValue,      // one of `values`: a literal, or all values for null
  kReference,  // the value of `field`
  // Numbers that are computed, in calculations only (CQL 1.5 appendix B, "Arithmetic Operators").
  kNumeral,   // `number`; unknown where there is none
  kNumberOf,  // the number of `field`
  kAdd,       // two children
  kSubtract,
  kMultiply,
  kDivide,
  kNegative,  // one child
  kPower,     // two children: base, exponent
  kLn,        // one child
  kLog,       // two children: number, base
  kExp,       // one child
  kSmaller,   // two children (CQL: Min of a list)
  kLarger,    // (CQL: Max)
  kRound,     // one child; to `digits` after the point
  // Conditions on computed numbers: two children.
  kLess,
  kAtMost,
  kSame,
};

/// Whether the value of an operator is a number that is computed.
constexpr bool IsNumber(Operator op) { return op >= Operator::kNumeral && op <= Operator::kRound; }

struct Expression {
  Operator op = Operator::kConstant;
  Kleene truth = Kleene::kUnknown;
  FieldId field = 0;
  std::uint32_t member = 0;
  ValueSet values;
  std::optional<Decimal> number;
  std::int32_t digits = 0;
  Span span;  // in the text from which it was read
  std::vector<Expression> children;
};

/// The bodies of derived fields, by the field that they define.
using Definitions = std::unordered_map<FieldId, Expression>;

struct Checked {
  Expression expression;
  std::string error;  // empty when all is well
  Span error_span;
  bool ok() const { return error.empty(); }
};

/// Resolves names and types. Without `defines` the text must be a condition; with it, a value of
/// that field, for which numbers may be computed. Refuses unknown fields and values (with a
/// suggestion), wrong types, and numbers outside of a field's plausible range.
Checked Check(const Syntax& syntax, const Schema& schema,
              std::optional<FieldId> defines = std::nullopt);

/// Parses and checks in one step.
Checked Read(std::string_view text, const Schema& schema,
             std::optional<FieldId> defines = std::nullopt);

/// Whether a number is computed in it.
bool IsCalculation(const Expression& expression);

/// The top-level parts joined by `and`, in the order of the text; the whole when there is only one.
std::vector<const Expression*> Conjuncts(const Expression& expression);

}  // namespace grevy::logic
