// The second stage of a condition: its grammar, before anything is known of fields and types.
//
// The grammar is a subset of CQL 1.5 (appendix I, "Cql.g4"), loosest binding first:
//
//     condition   := either { implies either }
//     either      := both { (or | xor) both }
//     both        := step { and step }
//     step        := not step | statement
//     statement   := primary [ (= | != | < | <= | > | >=) primary
//                            | [not] in primary | contains primary | between primary and primary
//                            | is [not] (null | true | false) ]
//     primary     := NAME | NUMBER | STRING | true | false | null | { [primary {, primary}] } | (
//     condition )
//                  | if condition then primary else primary | case { when condition then primary }
//                  [else primary] end | Coalesce ( primary , primary )
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
  kBinary,    // text: and or xor implies = != < <= > >= in contains; two children
  kBetween,   // children: value, low, high
  kIs,        // text: null true false; one child
  kIf,        // children: condition, then, else
  kCoalesce,  // two children
};

struct Syntax {
  SyntaxKind kind = SyntaxKind::kNull;
  std::string text;
  Span span;
  std::vector<Syntax> children;
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
