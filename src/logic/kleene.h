// Three-valued logic: yes, no, and "not known".
//
// Every condition of a guideline is evaluated to one of three values, because a referral letter
// never says everything. The values are Kleene's and so CQL's (Clinical Quality Language 1.5,
// author's guide, "Nullological operators" and appendix B "Logical operators"): `unknown` is what
// CQL calls null. Ordered False < Unknown < True, `and` is the smaller of two values, `or` the
// larger, and `not` turns the order round. The truth tables, drawn once (T yes, F no, U not known):
//
//     and | T U F      or | T U F     xor | T U F     implies | T U F      not
//     ----+------      ---+------     ----+------     --------+------      ---+--
//       T | T U F       T | T T T       T | F U T           T | T U F       T | F
//       U | U U F       U | T U U       U | U U U           U | T U U       U | U
//       F | F F F       F | T U F       F | T U F           F | T T T       F | T
//
//     Kleene verdict = And(kleene_of(ki67 <= 10), Kleene::kUnknown);
//     if (verdict == Kleene::kFalse) { … }

#pragma once

#include <algorithm>
#include <cstdint>

namespace grevy::logic {

/// What is known of a statement.
enum class Kleene : std::uint8_t { kFalse, kUnknown, kTrue };

constexpr Kleene ToKleene(bool value) { return value ? Kleene::kTrue : Kleene::kFalse; }

/// CQL 1.5 appendix B, "Not".
constexpr Kleene Not(Kleene a) { return static_cast<Kleene>(2 - static_cast<int>(a)); }

/// CQL 1.5 appendix B, "And".
constexpr Kleene And(Kleene a, Kleene b) { return std::min(a, b); }

/// CQL 1.5 appendix B, "Or".
constexpr Kleene Or(Kleene a, Kleene b) { return std::max(a, b); }

/// CQL 1.5 appendix B, "Xor".
constexpr Kleene Xor(Kleene a, Kleene b) { return Or(And(a, Not(b)), And(Not(a), b)); }

/// CQL 1.5 appendix B, "Implies".
constexpr Kleene Implies(Kleene a, Kleene b) { return Or(Not(a), b); }

/// `if condition then a else b`. Unlike CQL 1.5 (author's guide, "Conditional expressions"), where
/// an unknown condition takes the else branch, an unknown condition leaves both branches open, so
/// that no missing fact is read as a no.
constexpr Kleene If(Kleene condition, Kleene a, Kleene b) {
  if (condition == Kleene::kUnknown) return a == b ? a : Kleene::kUnknown;
  return condition == Kleene::kTrue ? a : b;
}

/// CQL 1.5 appendix B, "IsTrue": never unknown.
constexpr Kleene IsTrue(Kleene a) { return ToKleene(a == Kleene::kTrue); }

/// CQL 1.5 appendix B, "IsFalse": never unknown.
constexpr Kleene IsFalse(Kleene a) { return ToKleene(a == Kleene::kFalse); }

/// CQL 1.5 appendix B, "IsNull": never unknown.
constexpr Kleene IsNull(Kleene a) { return ToKleene(a == Kleene::kUnknown); }

}  // namespace grevy::logic
