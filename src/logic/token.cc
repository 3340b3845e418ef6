// Cutting a condition into tokens; see token.h.

#include "logic/token.h"

#include <array>

namespace grevy::logic {
namespace {

bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsSpace(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

// Longer signs before their beginnings.
constexpr std::array<std::string_view, 15> kSigns = {"!=", "<=", ">=", "=", "<", ">", "(", ")",
                                                     "{",  "}",  ",",  "+", "-", "*", "/"};

// The characters of UTF-8 that word processors put in place of plain signs, and what to write
// instead.
struct LookAlike {
  std::string_view typed;
  std::string_view meant;
};
constexpr std::array<LookAlike, 9> kLookAlikes = {{{"≤", "<="},
                                                   {"≥", ">="},
                                                   {"≠", "!="},
                                                   {"‘", "'"},
                                                   {"’", "'"},
                                                   {"\"", "'"},
                                                   {"−", "-"},
                                                   {"×", "*"},
                                                   {"÷", "/"}}};

std::string UnexpectedCharacter(std::string_view rest) {
  for (const LookAlike& look_alike : kLookAlikes) {
    if (rest.starts_with(look_alike.typed)) {
      return "write " + std::string(look_alike.meant) + " instead of " +
             std::string(look_alike.typed);
    }
  }
  if (rest.starts_with("==")) return "write = instead of ==";
  return "unexpected character";
}

}  // namespace

Tokens Tokenize(std::string_view text) {
  Tokens result;
  std::size_t at = 0;
  const auto add = [&](TokenKind kind, std::string value, std::size_t begin) {
    result.tokens.push_back({kind, std::move(value), {begin, at - begin}});
  };
  const auto fail = [&](std::string message, std::size_t begin, std::size_t length) {
    result.error = std::move(message);
    result.error_span = {begin, length};
    result.tokens.push_back({TokenKind::kEnd, "", {begin, 0}});
    return result;
  };

  while (at < text.size()) {
    const std::size_t begin = at;
    const char c = text[at];
    if (IsSpace(c)) {
      ++at;
    } else if (IsLetter(c)) {
      while (at < text.size() && (IsLetter(text[at]) || IsDigit(text[at]))) ++at;
      add(TokenKind::kName, std::string(text.substr(begin, at - begin)), begin);
    } else if (IsDigit(c)) {
      while (at < text.size() && (IsDigit(text[at]) || text[at] == '.')) ++at;
      add(TokenKind::kNumber, std::string(text.substr(begin, at - begin)), begin);
    } else if (c == '\'') {
      std::string value;
      for (++at; at < text.size() && text[at] != '\''; ++at) {
        if (text[at] == '\\' && at + 1 < text.size()) ++at;
        value += text[at];
      }
      if (at == text.size()) return fail("this text has no closing quote '", begin, at - begin);
      ++at;
      add(TokenKind::kString, std::move(value), begin);
    } else {
      const std::string_view rest = text.substr(at);
      std::string_view found;
      if (!rest.starts_with("==")) {
        for (const std::string_view sign : kSigns) {
          if (rest.starts_with(sign)) {
            found = sign;
            break;
          }
        }
      }
      if (found.empty()) return fail(UnexpectedCharacter(rest), begin, 1);
      at += found.size();
      add(TokenKind::kSign, std::string(found), begin);
    }
  }
  result.tokens.push_back({TokenKind::kEnd, "", {text.size(), 0}});
  return result;
}

}  // namespace grevy::logic
