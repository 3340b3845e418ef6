// The first stage of a condition: its text cut into words, numbers, strings and signs.
//
// Lexical rules are CQL's (CQL 1.5 author's guide, "Literals" and "Symbols"): strings in single
// quotes with \' and \\ inside, numbers without exponent, names of letters, digits and underscores.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "logic/problem.h"

namespace grevy::logic {

enum class TokenKind { kName, kNumber, kString, kSign, kEnd };

struct Token {
  TokenKind kind = TokenKind::kEnd;
  std::string text;  // of a string: what stands between the quotes
  Span span;
};

/// The tokens of `text`, always ending in one of kind kEnd. What cannot be read becomes a problem
/// (its place is a span of `text`; the caller knows the file).
struct Tokens {
  std::vector<Token> tokens;
  std::string error;  // empty when all is well
  Span error_span;
};
Tokens Tokenize(std::string_view text);

}  // namespace grevy::logic
