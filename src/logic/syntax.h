// The second stage of a condition: its grammar, before anything is known of fields and types.
//
// The grammar is a subset of CQL 1.5 (appendix I, "Cql.g4"), loosest binding first:
//
//     condition   := either { implies either }
//     either      := both { (or | xor) both }
//     both        := step { and step }
//     step        := not step | statement
//     statement   := sum [ (= | != | < | <= | > | >=) sum
//                        | [not] in sum | contains sum | between sum and sum
//                        | is [not] (null | true | false) ]
//     sum         := product { (+ | -) product }
//     product     := signed { (* | /) signed }
//     signed      := - signed | primary
//     primary     := NAME | NUMBER | STRING | true | false | null | { [signed {, signed}] } | (
//     condition )
//                  | if condition then condition else condition
//                  | case { when condition then condition } [else condition] end
//                  | Coalesce ( condition , condition ) | FUNCTION ( [condition {, condition}] )
//
// Functions are those of numbers: Power, Ln, Log, Exp, Min, Max and Round.
//
// In CQL `not` binds tighter than `=`, so that `not a = b` means `(not a) = b`. Nobody reads it so;
// a `not` before a comparison without parentheses is therefore refused with that advice.
//
//     Parsed parsed = Parse("site = 'pancreas' and not functioning");

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "logic/problem.h"

namespace grevy::logic {

enum class SyntaxKind {
  kName,    // text
  kNumber,  // text
  kString,  // text
  kTrue,
  kFalse,
  kNull,
  kSet,       // children: the members
  kNot,       // child
  kBinary,    // text: and or xor implies = != < <= > >= in contains + - * /; two children
  kBetween,   // children: value, low, high
  kIs,        // text: null true false; one child
  kIf,        // children: condition, then, else
  kCoalesce,  // two children
  kNegative,  // child
  kCall,      // text: the function; children: what it is given
};

struct Syntax {
  SyntaxKind kind = SyntaxKind::kNull;
  std::string text;
  Span span;
  std::vector<Syntax> children;

  /// Whether it is one of + - * /, whose operands are numbers.
  bool IsArithmetic() const {
    return kind == SyntaxKind::kBinary &&
           (text == "+" || text == "-" || text == "*" || text == "/");
  }
};

struct Parsed {
  Syntax syntax;
  std::string error;  // empty when all is well
  Span error_span;
};

/// Reads one condition or definition. `case` is read as nested `if`; `x is not null` and `not in`
/// as a `not` around the rest.
Parsed Parse(std::string_view text);

}  // namespace grevy::logic
