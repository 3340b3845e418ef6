#include "logic/syntax.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace grevy::logic {
namespace {

std::string Shape(const Syntax& syntax) {
  std::string head = syntax.text;
  if (syntax.kind == SyntaxKind::kString) return "'" + syntax.text + "'";
  if (syntax.kind == SyntaxKind::kSet) head = "set";
  if (syntax.kind == SyntaxKind::kIs) head = "is-" + syntax.text;
  if (syntax.kind != SyntaxKind::kSet && syntax.children.empty()) return head;
  std::string out = "(" + head;
  for (const Syntax& child : syntax.children) out += " " + Shape(child);
  return out + ")";
}

// How a condition was understood, written with the operator first.
std::string Read(std::string_view text) {
  const Parsed parsed = Parse(text);
  return parsed.error.empty() ? Shape(parsed.syntax) : parsed.error;
}

// The mistake, the text, and what is underlined in it.
std::string Mistake(const std::string& text) {
  const Parsed parsed = Parse(text);
  if (parsed.error.empty()) return "no mistake: " + Shape(parsed.syntax);
  return parsed.error + "\n" + text + "\n" + std::string(parsed.error_span.begin, ' ') +
         std::string(std::max<std::size_t>(1, parsed.error_span.length), '^');
}

TEST(Precedence, AndBindsTighterThanOr) { EXPECT_EQ(Read("a or b and c"), "(or a (and b c))"); }
TEST(Precedence, OrAndXorBindAlikeFromTheLeft) {
  EXPECT_EQ(Read("a or b xor c or d"), "(or (xor (or a b) c) d)");
}
TEST(Precedence, ImpliesBindsLoosest) {
  EXPECT_EQ(Read("a or b implies c and d"), "(implies (or a b) (and c d))");
}
TEST(Precedence, ImpliesGoesFromTheLeft) {
  EXPECT_EQ(Read("a implies b implies c"), "(implies (implies a b) c)");
}
TEST(Precedence, AndGoesFromTheLeft) { EXPECT_EQ(Read("a and b and c"), "(and (and a b) c)"); }
TEST(Precedence, ComparisonsBindTighterThanAnd) {
  EXPECT_EQ(Read("a = 1 and b < 2"), "(and (= a 1) (< b 2))");
}
TEST(Precedence, ParenthesesGoFirst) { EXPECT_EQ(Read("(a or b) and c"), "(and (or a b) c)"); }
TEST(Precedence, NotBindsTighterThanAnd) { EXPECT_EQ(Read("not a and b"), "(and (not a) b)"); }

TEST(Not, MayBeRepeated) { EXPECT_EQ(Read("not not a"), "(not (not a))"); }
TEST(Not, TakesAComparisonInParentheses) { EXPECT_EQ(Read("not (a = 1)"), "(not (= a 1))"); }
TEST(Not, DoesNotTakeABareComparison) {
  EXPECT_EQ(Mistake("not a = 1"),
            "put the comparison after 'not' into parentheses\n"
            "not a = 1\n"
            "    ^^^");
}
TEST(Not, DoesNotTakeABareIn) {
  EXPECT_EQ(Mistake("b or not a in { 1 }"),
            "put the comparison after 'not' into parentheses\n"
            "b or not a in { 1 }\n"
            "         ^^^^");
}
TEST(Not, DoesNotTakeABareIs) {
  EXPECT_EQ(Mistake("not a is null"),
            "put the comparison after 'not' into parentheses\n"
            "not a is null\n"
            "    ^^^^");
}
TEST(Not, DoesNotTakeABareContains) {
  EXPECT_EQ(Read("not a contains 'b'"), "put the comparison after 'not' into parentheses");
}
TEST(Not, DoesNotTakeABareBetween) {
  EXPECT_EQ(Read("not a between 1 and 2"), "put the comparison after 'not' into parentheses");
}
TEST(Not, DoesNotTakeABareNotIn) {
  EXPECT_EQ(Read("not a not in { 1 }"), "expected 'and', 'or' or the end here");
}

TEST(Statement, ReadsEveryComparison) {
  for (const std::string sign : {"=", "!=", "<", "<=", ">", ">="}) {
    EXPECT_EQ(Read("a " + sign + " 1"), "(" + sign + " a 1)");
  }
}
TEST(Statement, ReadsBetween) { EXPECT_EQ(Read("a between 1 and 2"), "(between a 1 2)"); }
TEST(Statement, TheAndOfBetweenIsItsOwn) {
  EXPECT_EQ(Read("a between 1 and 2 and b"), "(and (between a 1 2) b)");
}
TEST(Statement, ReadsContains) { EXPECT_EQ(Read("a contains 'b'"), "(contains a 'b')"); }
TEST(Statement, ReadsIn) { EXPECT_EQ(Read("a in { 'b', 'c' }"), "(in a (set 'b' 'c'))"); }
TEST(Statement, ReadsNotInAsNotAroundIn) {
  EXPECT_EQ(Read("a not in { 'b' }"), "(not (in a (set 'b')))");
}
TEST(Statement, ReadsTheEmptySet) { EXPECT_EQ(Read("a = {}"), "(= a (set))"); }
TEST(Statement, ReadsIsNull) { EXPECT_EQ(Read("a is null"), "(is-null a)"); }
TEST(Statement, ReadsIsNotNullAsNotAroundIs) {
  EXPECT_EQ(Read("a is not null"), "(not (is-null a))");
}
TEST(Statement, ReadsIsTrueAndIsFalse) {
  EXPECT_EQ(Read("a is true or a is not false"), "(or (is-true a) (not (is-false a)))");
}
TEST(Statement, ReadsConstants) {
  EXPECT_EQ(Read("true and false or null"), "(or (and true false) null)");
}

TEST(Choice, ReadsIf) { EXPECT_EQ(Read("if a then b else c"), "(if a b c)"); }
TEST(Choice, TheElseOfAnIfGoesOn) {
  EXPECT_EQ(Read("if a then b else c and d"), "(if a b (and c d))");
}
TEST(Choice, ReadsCaseAsNestedIf) {
  EXPECT_EQ(Read("case when a then 'x' when b then 'y' else 'z' end"), "(if a 'x' (if b 'y' 'z'))");
}
TEST(Choice, ACaseWithoutElseEndsInNull) {
  EXPECT_EQ(Read("case when a then 'x' end"), "(if a 'x' null)");
}
TEST(Choice, ReadsCoalesce) { EXPECT_EQ(Read("Coalesce(a, b or c)"), "(Coalesce a (or b c))"); }
TEST(Choice, CoalesceMayBeSmall) { EXPECT_EQ(Read("coalesce(a, b)"), "(Coalesce a b)"); }

TEST(Span, CoversAComparison) {
  const Parsed parsed = Parse("x and  a = 12 ");
  EXPECT_EQ(parsed.syntax.children[1].span.begin, 7U);
  EXPECT_EQ(parsed.syntax.children[1].span.length, 6U);
}
TEST(Span, CoversTheParentheses) {
  const Parsed parsed = Parse(" ( a ) ");
  EXPECT_EQ(parsed.syntax.span.begin, 1U);
  EXPECT_EQ(parsed.syntax.span.length, 5U);
}
TEST(Span, CoversASet) {
  const Parsed parsed = Parse("a in { 'b' }");
  EXPECT_EQ(parsed.syntax.children[1].span.begin, 5U);
  EXPECT_EQ(parsed.syntax.children[1].span.length, 7U);
}

TEST(SyntaxError, SaysThatThereIsNothing) {
  EXPECT_EQ(Mistake(""),
            "the condition is empty\n"
            "\n"
            "^");
}
TEST(SyntaxError, SpaceIsNothing) { EXPECT_EQ(Read(" \n"), "the condition is empty"); }
TEST(SyntaxError, PassesOnWhatTheTokenizerSays) {
  EXPECT_EQ(Mistake("a == b"),
            "write = instead of ==\n"
            "a == b\n"
            "  ^");
}
TEST(SyntaxError, TwoComparisonsNeedAnAnd) {
  EXPECT_EQ(Mistake("1 < a < 3"),
            "join two comparisons with 'and'\n"
            "1 < a < 3\n"
            "      ^");
}
TEST(SyntaxError, TwoConditionsNeedAJoint) {
  EXPECT_EQ(Mistake("a b"),
            "expected 'and', 'or' or the end here\n"
            "a b\n"
            "  ^");
}
TEST(SyntaxError, AClosedParenthesisTooMany) {
  EXPECT_EQ(Mistake("a)"),
            "expected 'and', 'or' or the end here\n"
            "a)\n"
            " ^");
}
TEST(SyntaxError, SomethingIsMissingAtTheEnd) {
  EXPECT_EQ(Mistake("a and"),
            "something is missing at the end\n"
            "a and\n"
            "     ^");
}
TEST(SyntaxError, AnOpenParenthesis) {
  EXPECT_EQ(Mistake("(a and b"),
            "expected ')' here\n"
            "(a and b\n"
            "        ^");
}
TEST(SyntaxError, AnOpenSet) {
  EXPECT_EQ(Mistake("a in { 'b'"),
            "expected '}' here\n"
            "a in { 'b'\n"
            "          ^");
}
TEST(SyntaxError, AMissingMember) {
  EXPECT_EQ(Mistake("a in { 'b', }"),
            "expected a field, a value or '(' here\n"
            "a in { 'b', }\n"
            "            ^");
}
TEST(SyntaxError, ASignWhereAValueBelongs) {
  EXPECT_EQ(Mistake("a = <"),
            "expected a field, a value or '(' here\n"
            "a = <\n"
            "    ^");
}
TEST(SyntaxError, AKeywordWhereAValueBelongs) {
  EXPECT_EQ(Mistake("a and or b"),
            "expected a field, a value or '(' before 'or'\n"
            "a and or b\n"
            "      ^^");
}
TEST(SyntaxError, CoalesceIsNoField) {
  EXPECT_EQ(Mistake("Coalesce = 1"),
            "expected a field, a value or '(' before 'Coalesce'\n"
            "Coalesce = 1\n"
            "^^^^^^^^");
}
TEST(SyntaxError, IsNeedsNullTrueOrFalse) {
  EXPECT_EQ(Mistake("a is 'b'"),
            "expected 'null', 'true' or 'false' after 'is' (for a value, write =)\n"
            "a is 'b'\n"
            "     ^^^");
}
TEST(SyntaxError, BetweenNeedsAnd) {
  EXPECT_EQ(Mistake("a between 1 or 2"),
            "expected 'and' here\n"
            "a between 1 or 2\n"
            "            ^^");
}
TEST(SyntaxError, IfNeedsThen) {
  EXPECT_EQ(Mistake("if a b"),
            "expected 'then' here\n"
            "if a b\n"
            "     ^");
}
TEST(SyntaxError, IfNeedsElse) {
  EXPECT_EQ(Mistake("if a then b"),
            "expected 'else' here\n"
            "if a then b\n"
            "           ^");
}
TEST(SyntaxError, CaseNeedsWhen) {
  EXPECT_EQ(Mistake("case a then b end"),
            "expected 'when' after 'case'\n"
            "case a then b end\n"
            "     ^");
}
TEST(SyntaxError, WhenNeedsThen) {
  EXPECT_EQ(Mistake("case when a end"),
            "expected 'then' here\n"
            "case when a end\n"
            "            ^^^");
}
TEST(SyntaxError, CaseNeedsEnd) {
  EXPECT_EQ(Mistake("case when a then b"),
            "expected 'end' here\n"
            "case when a then b\n"
            "                  ^");
}
TEST(SyntaxError, CoalesceNeedsTwoParts) {
  EXPECT_EQ(Mistake("Coalesce(a)"),
            "expected ',' here\n"
            "Coalesce(a)\n"
            "          ^");
}
TEST(SyntaxError, CoalesceTakesNoThirdPart) {
  EXPECT_EQ(Mistake("Coalesce(a, b, c)"),
            "expected ')' here\n"
            "Coalesce(a, b, c)\n"
            "             ^");
}
TEST(SyntaxError, OnlyTheFirstMistakeCounts) {
  EXPECT_EQ(Mistake("(a and) or ("),
            "expected a field, a value or '(' here\n"
            "(a and) or (\n"
            "      ^");
}

std::string Repeat(const std::string& text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

TEST(Nesting, FortyParenthesesAreRead) {
  EXPECT_EQ(Read(Repeat("(", 40) + "a" + Repeat(")", 40)), "a");
}
TEST(Nesting, AThousandParenthesesAreRefused) {
  EXPECT_EQ(Read(Repeat("(", 1000)), "nested too deeply");
}
TEST(Nesting, AThousandNotsAreRefused) {
  EXPECT_EQ(Read(Repeat("not ", 1000) + "a"), "nested too deeply");
}
TEST(Nesting, AThousandSetsAreRefused) {
  EXPECT_EQ(Read("a in " + Repeat("{", 1000)), "nested too deeply");
}
TEST(Nesting, HundredsOfIfsAreRefused) {
  EXPECT_EQ(Read(Repeat("if a then b else ", 200) + "c"), "nested too deeply");
}
TEST(Nesting, NeighboursAreNotNested) {
  EXPECT_TRUE(Parse("a" + Repeat(" and (not (b or c))", 200)).error.empty());
}
// A chain of joints is a tree as deep as the chain is long.
TEST(Nesting, AnEndlessChainOfAndsIsRefused) {
  EXPECT_EQ(Read("a" + Repeat(" and a", 100'000)), "the condition is too long");
}
TEST(Nesting, AnEndlessCaseIsRefused) {
  EXPECT_EQ(Read("case" + Repeat(" when a then 'b'", 100'000) + " end"),
            "the condition is too long");
}

RC_GTEST_PROP(SyntaxProperty, AnyMixOfWordsIsReadOrRefusedAtAPlaceInTheText, ()) {
  const auto words = *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
      "a", "1", "'s'", "and", "or", "not", "in", "is", "null", "true", "(", ")", "{", "}", ",", "=",
      "<", "if", "then", "else", "case", "when", "end", "Coalesce", "between", "contains", "xor",
      "implies"));
  std::string text;
  for (const std::string& word : words) text += word + " ";
  const Parsed parsed = Parse(text);
  RC_ASSERT(parsed.error_span.begin + parsed.error_span.length <= text.size());
  RC_ASSERT(parsed.syntax.span.begin + parsed.syntax.span.length <= text.size());
}

}  // namespace
}  // namespace grevy::logic
