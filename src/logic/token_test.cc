#include "logic/token.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace grevy::logic {
namespace {

// Each token as kind:text, or the error with the place it names.
std::string Cut(std::string_view text) {
  const Tokens tokens = Tokenize(text);
  if (!tokens.error.empty()) {
    return tokens.error + " @" + std::to_string(tokens.error_span.begin) + "+" +
           std::to_string(tokens.error_span.length);
  }
  std::string out;
  for (const Token& token : tokens.tokens) {
    if (token.kind == TokenKind::kName) out += "name:";
    if (token.kind == TokenKind::kNumber) out += "number:";
    if (token.kind == TokenKind::kString) out += "string:";
    if (token.kind == TokenKind::kSign) out += "sign:";
    if (token.kind == TokenKind::kEnd) out += "end";
    out += token.text + (token.kind == TokenKind::kEnd ? "" : " ");
  }
  return out;
}

TEST(Token, NothingIsOnlyTheEnd) { EXPECT_EQ(Cut(""), "end"); }
TEST(Token, SpaceIsOnlyTheEnd) { EXPECT_EQ(Cut(" \t\r\n"), "end"); }
TEST(Token, ANameHasLettersDigitsAndUnderscores) {
  EXPECT_EQ(Cut("ki67_Percent _x"), "name:ki67_Percent name:_x end");
}
TEST(Token, ANumberHasDigitsAndAPoint) { EXPECT_EQ(Cut("12.5"), "number:12.5 end"); }
TEST(Token, AMinusIsASignOfItsOwn) {
  EXPECT_EQ(Cut("x>-3"), "name:x sign:> sign:- number:3 end");
  EXPECT_EQ(Cut("x-3"), "name:x sign:- number:3 end");
}
TEST(Token, SignsOfArithmeticStandAlone) {
  EXPECT_EQ(Cut("a+b*c/d"), "name:a sign:+ name:b sign:* name:c sign:/ name:d end");
}
TEST(Token, TooManyPointsAreLeftToTheReaderOfNumbers) {
  EXPECT_EQ(Cut("1.2.3"), "number:1.2.3 end");
}
TEST(Token, AStringStandsInSingleQuotes) { EXPECT_EQ(Cut("'a b'"), "string:a b end"); }
TEST(Token, AStringMayBeEmpty) { EXPECT_EQ(Cut("''"), "string: end"); }
TEST(Token, AQuoteIsEscaped) { EXPECT_EQ(Cut(R"('Crohn\'s')"), "string:Crohn's end"); }
TEST(Token, ABackslashIsEscaped) { EXPECT_EQ(Cut(R"('a\\')"), R"(string:a\ end)"); }
TEST(Token, LongerSignsWin) {
  EXPECT_EQ(Cut("<=>=!=<>="), "sign:<= sign:>= sign:!= sign:< sign:>= end");
}
TEST(Token, SignsNeedNoSpace) {
  EXPECT_EQ(Cut("({a,b})"), "sign:( sign:{ name:a sign:, name:b sign:} sign:) end");
}
TEST(Token, KnowsItsPlace) {
  const Tokens tokens = Tokenize("  ab <= 'c'");
  EXPECT_EQ(tokens.tokens[0].span.begin, 2U);
  EXPECT_EQ(tokens.tokens[1].span.begin, 5U);
  EXPECT_EQ(tokens.tokens[1].span.length, 2U);
  EXPECT_EQ(tokens.tokens[2].span.length, 3U);  // with its quotes
  EXPECT_EQ(tokens.tokens[3].span.begin, 11U);
}

TEST(TokenError, NamesAnOpenString) {
  EXPECT_EQ(Cut("x = 'abc"), "this text has no closing quote ' @4+4");
}
TEST(TokenError, AnEscapedQuoteDoesNotClose) {
  EXPECT_EQ(Cut(R"('abc\')"), "this text has no closing quote ' @0+6");
}
TEST(TokenError, ABackslashAtTheEndDoesNotClose) {
  EXPECT_EQ(Cut(R"('abc\)"), "this text has no closing quote ' @0+5");
}
TEST(TokenError, RefusesTwoEqualSigns) { EXPECT_EQ(Cut("a == b"), "write = instead of == @2+1"); }
TEST(TokenError, RefusesASignOfAWordProcessor) {
  EXPECT_EQ(Cut("a ≤ 3"), "write <= instead of ≤ @2+1");
  EXPECT_EQ(Cut("a ≥ 3"), "write >= instead of ≥ @2+1");
  EXPECT_EQ(Cut("a ≠ 3"), "write != instead of ≠ @2+1");
}
TEST(TokenError, RefusesOtherQuotes) {
  EXPECT_EQ(Cut("\"a\""), "write ' instead of \" @0+1");
  EXPECT_EQ(Cut("‘a’"), "write ' instead of ‘ @0+1");
  EXPECT_EQ(Cut("’a"), "write ' instead of ’ @0+1");
}
TEST(TokenError, RefusesAnyOtherCharacter) { EXPECT_EQ(Cut("a ; b"), "unexpected character @2+1"); }
TEST(TokenError, NamesTheSignsOfArithmetic) {
  EXPECT_EQ(Cut("a − 3"), "write - instead of − @2+1");
  EXPECT_EQ(Cut("a ÷ 3"), "write / instead of ÷ @2+1");
}
TEST(TokenError, RefusesAPointAlone) { EXPECT_EQ(Cut(".5"), "unexpected character @0+1"); }
TEST(TokenError, RefusesAnExclamationMarkAlone) {
  EXPECT_EQ(Cut("!a"), "unexpected character @0+1");
}
TEST(TokenError, RefusesAZeroByte) {
  EXPECT_EQ(Cut(std::string_view("a\0b", 3)), "unexpected character @1+1");
}

RC_GTEST_PROP(TokenProperty, AnyTextEndsInOneEnd, (const std::string& text)) {
  const Tokens tokens = Tokenize(text);
  RC_ASSERT(!tokens.tokens.empty());
  for (std::size_t i = 0; i < tokens.tokens.size(); ++i) {
    RC_ASSERT((tokens.tokens[i].kind == TokenKind::kEnd) == (i + 1 == tokens.tokens.size()));
  }
}
RC_GTEST_PROP(TokenProperty, TokensLieInOrderInsideOfTheText, ()) {
  const auto text = *rc::gen::container<std::string>(
      rc::gen::element('a', '1', ' ', '\'', '\\', '<', '=', '.', '-', '{', ',', '\xe2', '\n'));
  const Tokens tokens = Tokenize(text);
  std::size_t after = 0;
  for (const Token& token : tokens.tokens) {
    RC_ASSERT(token.span.begin >= after);
    after = token.span.begin + token.span.length;
    RC_ASSERT(after <= text.size());
  }
  RC_ASSERT(tokens.error_span.begin + tokens.error_span.length <= text.size());
}

}  // namespace
}  // namespace grevy::logic
