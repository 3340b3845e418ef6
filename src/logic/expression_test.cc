#include "logic/expression.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace grevy::logic {
namespace {

class ExpressionTest : public testing::Test {
 protected:
  Schema schema_;
  FieldId functioning_ = schema_.Add({.id = "functioning"});
  FieldId site_ = schema_.Add(
      {.id = "site", .type = Type::kChoice, .values = {"pancreas", "small_bowel", "lung"}});
  FieldId age_ = schema_.Add({.id = "age",
                              .type = Type::kInteger,
                              .minimum = Decimal::FromInteger(0),
                              .maximum = Decimal::FromInteger(120)});
  FieldId ki67_ = schema_.Add({.id = "ki67_percent",
                               .type = Type::kDecimal,
                               .minimum = Decimal::FromInteger(0),
                               .maximum = Decimal::FromInteger(100),
                               .synonyms = {"ki67"}});
  FieldId prior_ =
      schema_.Add({.id = "prior_treatments", .type = Type::kChoices, .values = {"ssa", "prrt"}});
  FieldId grade_ =
      schema_.Add({.id = "grade", .type = Type::kChoice, .values = {"G1", "G2", "G3"}});
  FieldId grade_then_ =
      schema_.Add({.id = "grade_then", .type = Type::kChoice, .values = {"G1", "G2", "G3"}});
  FieldId years_ = schema_.Add({.id = "years",
                                .type = Type::kInteger,
                                .minimum = Decimal::FromInteger(0),
                                .maximum = Decimal::FromInteger(9)});
  FieldId low_ = schema_.Add({.id = "low",
                              .type = Type::kDecimal,
                              .minimum = Decimal::FromInteger(-5),
                              .maximum = Decimal::FromInteger(5)});

  Expression Good(std::string_view text, std::optional<FieldId> defines = std::nullopt) {
    Checked checked = Read(text, schema_, defines);
    EXPECT_TRUE(checked.ok()) << checked.error;
    return checked.expression;
  }
  // The mistake, the text, and what is underlined in it.
  std::string Mistake(const std::string& text, std::optional<FieldId> defines = std::nullopt) {
    const Checked checked = Read(text, schema_, defines);
    if (checked.ok()) return "no mistake";
    return checked.error + "\n" + text + "\n" + std::string(checked.error_span.begin, ' ') +
           std::string(std::max<std::size_t>(1, checked.error_span.length), '^');
  }
  static Place At(std::int64_t number) { return DecimalPlace(Decimal::FromInteger(number)); }
};

TEST_F(ExpressionTest, AnEqualIsATestOfOnePlace) {
  const Expression e = Good("site = 'small_bowel'");
  EXPECT_EQ(e.op, Operator::kTest);
  EXPECT_EQ(e.field, site_);
  EXPECT_EQ(e.values, ValueSet::Equal(1));
}
TEST_F(ExpressionTest, AnUnequalIsATestOfTheOtherPlaces) {
  EXPECT_EQ(Good("site != 'pancreas'").values, ValueSet::Between(1, 2));
}
TEST_F(ExpressionTest, BelowStopsBeforeTheNumber) {
  EXPECT_EQ(Good("age < 10").values, ValueSet::Between(0, 9));
}
TEST_F(ExpressionTest, AtMostTakesTheNumberIn) {
  EXPECT_EQ(Good("age <= 10").values, ValueSet::Between(0, 10));
}
TEST_F(ExpressionTest, AboveStartsAfterTheNumber) {
  EXPECT_EQ(Good("age > 10").values, ValueSet::Between(11, 120));
}
TEST_F(ExpressionTest, AtLeastTakesTheNumberIn) {
  EXPECT_EQ(Good("age >= 10").values, ValueSet::Between(10, 120));
}
TEST_F(ExpressionTest, BetweenTakesBothNumbersIn) {
  EXPECT_EQ(Good("age between 3 and 5").values, ValueSet::Between(3, 5));
}
TEST_F(ExpressionTest, ADecimalIsComparedExactly) {
  EXPECT_EQ(Good("ki67_percent > 20").values, ValueSet::Of({At(20) + 1, At(100) + 1}));
}
TEST_F(ExpressionTest, InIsATestOfSomePlaces) {
  EXPECT_EQ(Good("site in { 'pancreas', 'lung' }").values,
            ValueSet::Equal(0).Union(ValueSet::Equal(2)));
}
TEST_F(ExpressionTest, InTakesNumbers) {
  EXPECT_EQ(Good("age in { 3, 4 }").values, ValueSet::Between(3, 4));
}
TEST_F(ExpressionTest, ABooleanStandsForItsYes) {
  EXPECT_EQ(Good("functioning").values, ValueSet::Equal(1));
}
TEST_F(ExpressionTest, ABooleanMayBeCompared) {
  EXPECT_EQ(Good("functioning = false").values, ValueSet::Equal(0));
}
TEST_F(ExpressionTest, ABooleanMayBeComparedWithYes) {
  EXPECT_EQ(Good("functioning = true").values, ValueSet::Equal(1));
}
TEST_F(ExpressionTest, ContainsNamesAMember) {
  const Expression e = Good("prior_treatments contains 'prrt'");
  EXPECT_EQ(e.op, Operator::kMember);
  EXPECT_EQ(e.member, 1U);
}
TEST_F(ExpressionTest, ASetMayBeEmpty) {
  EXPECT_EQ(Good("prior_treatments = {}").op, Operator::kEmpty);
}
TEST_F(ExpressionTest, ASetMayBeOtherThanEmpty) {
  const Expression e = Good("prior_treatments != {}");
  EXPECT_EQ(e.op, Operator::kNot);
  EXPECT_EQ(e.children[0].op, Operator::kEmpty);
}
TEST_F(ExpressionTest, IsNullOfAFieldAsksWhetherItIsUnset) {
  EXPECT_EQ(Good("site is null").op, Operator::kUnset);
}
TEST_F(ExpressionTest, IsNullOfAConditionAsksForItsTruth) {
  EXPECT_EQ(Good("(age < 3) is null").op, Operator::kIsNull);
}
TEST_F(ExpressionTest, KeepsEveryOperator) {
  EXPECT_EQ(Good("functioning and true").op, Operator::kAnd);
  EXPECT_EQ(Good("functioning or true").op, Operator::kOr);
  EXPECT_EQ(Good("functioning xor true").op, Operator::kXor);
  EXPECT_EQ(Good("functioning implies true").op, Operator::kImplies);
  EXPECT_EQ(Good("not functioning").op, Operator::kNot);
  EXPECT_EQ(Good("functioning is true").op, Operator::kIsTrue);
  EXPECT_EQ(Good("functioning is false").op, Operator::kIsFalse);
  EXPECT_EQ(Good("if functioning then true else false").op, Operator::kIf);
  EXPECT_EQ(Good("Coalesce(functioning, false)").op, Operator::kCoalesce);
}
TEST_F(ExpressionTest, KeepsConstants) {
  EXPECT_EQ(Good("true").truth, Kleene::kTrue);
  EXPECT_EQ(Good("false").truth, Kleene::kFalse);
  EXPECT_EQ(Good("null").truth, Kleene::kUnknown);
}
TEST_F(ExpressionTest, KeepsThePlaceInTheText) {
  const Expression e = Good("functioning and age < 3");
  EXPECT_EQ(e.children[1].span.begin, 16U);
  EXPECT_EQ(e.children[1].span.length, 7U);
}

using DefinitionTest = ExpressionTest;

TEST_F(DefinitionTest, ACaseGivesValues) {
  const Expression e = Good("case when age < 3 then 'G1' else 'G2' end", grade_);
  EXPECT_EQ(e.op, Operator::kIf);
  EXPECT_EQ(e.children[1].op, Operator::kValue);
  EXPECT_EQ(e.children[1].values, ValueSet::Equal(0));
}
TEST_F(DefinitionTest, NullLeavesAllValuesOpen) {
  EXPECT_EQ(Good("null", grade_).values, ValueSet::Between(0, 2));
}
TEST_F(DefinitionTest, MayBeANumber) { EXPECT_EQ(Good("3", age_).values, ValueSet::Equal(3)); }
TEST_F(DefinitionTest, MayReferToAFieldOfTheSameValues) {
  const Expression e = Good("grade_then", grade_);
  EXPECT_EQ(e.op, Operator::kReference);
  EXPECT_EQ(e.field, grade_then_);
}
TEST_F(DefinitionTest, MayFallBack) {
  EXPECT_EQ(Good("Coalesce(grade_then, 'G3')", grade_).op, Operator::kCoalesce);
}
TEST_F(DefinitionTest, OfABooleanIsACondition) {
  EXPECT_EQ(Good("age < 3", functioning_).op, Operator::kTest);
}
TEST_F(DefinitionTest, IsNoCondition) {
  EXPECT_EQ(Mistake("age < 3", grade_),
            "this is a condition, where a value of 'grade' is expected\n"
            "age < 3\n"
            "^^^^^^^");
}
TEST_F(DefinitionTest, RefusesAFieldOfOtherValues) {
  EXPECT_EQ(Mistake("site", grade_),
            "'site' has other values than 'grade'\n"
            "site\n"
            "^^^^");
}
TEST_F(DefinitionTest, RefusesANumberOfAnotherRange) {
  EXPECT_EQ(Mistake("age", years_),
            "'age' has other values than 'years'\n"
            "age\n"
            "^^^");
}
TEST_F(DefinitionTest, RefusesAnUnknownField) {
  EXPECT_EQ(Mistake("grade_than", grade_),
            "unknown field 'grade_than' (did you mean 'grade_then'?)\n"
            "grade_than\n"
            "^^^^^^^^^^");
}
TEST_F(DefinitionTest, RefusesAnUnknownValue) {
  EXPECT_EQ(Mistake("if functioning then 'G4' else 'G1'", grade_),
            "'G4' is no value of 'grade' (did you mean 'G1'?)\n"
            "if functioning then 'G4' else 'G1'\n"
            "                    ^^^^");
}
TEST_F(DefinitionTest, RefusesANumberForAChoice) {
  EXPECT_EQ(Mistake("3", grade_),
            "write the value in single quotes\n"
            "3\n"
            "^");
}

using TypeError = ExpressionTest;

TEST_F(TypeError, AnUnknownFieldGetsASuggestion) {
  EXPECT_EQ(Mistake("age < 3 and funtioning"),
            "unknown field 'funtioning' (did you mean 'functioning'?)\n"
            "age < 3 and funtioning\n"
            "            ^^^^^^^^^^");
}
TEST_F(TypeError, AnUnknownFieldWithoutLikeness) {
  EXPECT_EQ(Mistake("weather"),
            "unknown field 'weather'\n"
            "weather\n"
            "^^^^^^^");
}
TEST_F(TypeError, ASynonymIsRefused) {
  EXPECT_EQ(Mistake("ki67 > 3"),
            "'ki67' is a synonym; knowledge uses the name 'ki67_percent'\n"
            "ki67 > 3\n"
            "^^^^");
}
TEST_F(TypeError, AnUnknownFieldBeforeContains) {
  EXPECT_EQ(Mistake("prior contains 'ssa'"),
            "unknown field 'prior'\n"
            "prior contains 'ssa'\n"
            "^^^^^");
}
TEST_F(TypeError, AnUnknownFieldBeforeIsNull) {
  EXPECT_EQ(Mistake("aeg is null"),
            "unknown field 'aeg' (did you mean 'age'?)\n"
            "aeg is null\n"
            "^^^");
}
TEST_F(TypeError, AnUnknownFieldBeforeBetween) {
  EXPECT_EQ(Mistake("aeg between 1 and 2"),
            "unknown field 'aeg' (did you mean 'age'?)\n"
            "aeg between 1 and 2\n"
            "^^^");
}
TEST_F(TypeError, AnUnknownValueGetsASuggestion) {
  EXPECT_EQ(Mistake("site = 'pancras'"),
            "'pancras' is no value of 'site' (did you mean 'pancreas'?)\n"
            "site = 'pancras'\n"
            "       ^^^^^^^^^");
}
TEST_F(TypeError, AnUnknownValueInASet) {
  EXPECT_EQ(Mistake("site in { 'lung', 'rocket' }"),
            "'rocket' is no value of 'site'\n"
            "site in { 'lung', 'rocket' }\n"
            "                  ^^^^^^^^");
}
TEST_F(TypeError, AnUnknownMember) {
  EXPECT_EQ(Mistake("prior_treatments contains 'prtr'"),
            "'prtr' is no value of 'prior_treatments' (did you mean 'prrt'?)\n"
            "prior_treatments contains 'prtr'\n"
            "                          ^^^^^^");
}
TEST_F(TypeError, AValueIsNoCondition) {
  EXPECT_EQ(Mistake("functioning and 'lung'"),
            "this is a value, where a condition is expected\n"
            "functioning and 'lung'\n"
            "                ^^^^^^");
}
TEST_F(TypeError, ANumberIsNoCondition) {
  EXPECT_EQ(Mistake("3"),
            "this is a value, where a condition is expected\n"
            "3\n"
            "^");
}
TEST_F(TypeError, ASetIsNoCondition) {
  EXPECT_EQ(Mistake("{ 'a' }"),
            "this is a value, where a condition is expected\n"
            "{ 'a' }\n"
            "^^^^^^^");
}
TEST_F(TypeError, AChoiceIsNoYesOrNo) {
  EXPECT_EQ(Mistake("not site"),
            "'site' is a choice, not a yes or no: compare it with a value\n"
            "not site\n"
            "    ^^^^");
}
TEST_F(TypeError, AComparisonStartsWithItsField) {
  EXPECT_EQ(Mistake("3 < age"),
            "a comparison needs the field on its left and a value on its right\n"
            "3 < age\n"
            "^");
}
TEST_F(TypeError, ANumberIsNotComparedWithText) {
  EXPECT_EQ(Mistake("age = 'ten'"),
            "'age' is a number: compare it with a number\n"
            "age = 'ten'\n"
            "      ^^^^^");
}
TEST_F(TypeError, ABooleanIsNotComparedWithText) {
  EXPECT_EQ(Mistake("functioning = 'yes'"),
            "'functioning' is a yes or no: compare it with true or false\n"
            "functioning = 'yes'\n"
            "              ^^^^^");
}
TEST_F(TypeError, AChoiceIsNotComparedWithAName) {
  EXPECT_EQ(Mistake("site = pancreas"),
            "write the value in single quotes\n"
            "site = pancreas\n"
            "       ^^^^^^^^");
}
TEST_F(TypeError, OrderNeedsNumbers) {
  EXPECT_EQ(Mistake("grade >= 'G2'"),
            "'>=' needs numbers, and 'grade' is a choice\n"
            "grade >= 'G2'\n"
            "^^^^^^^^^^^^^");
}
TEST_F(TypeError, AWholeNumberHasNoFraction) {
  EXPECT_EQ(Mistake("age > 2.5"),
            "'age' is a whole number\n"
            "age > 2.5\n"
            "      ^^^");
}
TEST_F(TypeError, ANumberMustBeHeldExactly) {
  EXPECT_EQ(Mistake("ki67_percent > 1.2.3"),
            "'1.2.3' is no number that can be held exactly\n"
            "ki67_percent > 1.2.3\n"
            "               ^^^^^");
}
TEST_F(TypeError, ANumberAboveTheRange) {
  EXPECT_EQ(Mistake("ki67_percent > 101"),
            "101 is outside of the plausible range of 'ki67_percent'\n"
            "ki67_percent > 101\n"
            "               ^^^");
}
TEST_F(TypeError, ANumberBelowTheRange) {
  EXPECT_EQ(Mistake("age > -1"),
            "-1 is outside of the plausible range of 'age'\n"
            "age > -1\n"
            "      ^^");
}
TEST_F(TypeError, InNeedsASet) {
  EXPECT_EQ(Mistake("site in 'lung'"),
            "'in' needs values in braces: in { 'a', 'b' }\n"
            "site in 'lung'\n"
            "        ^^^^^^");
}
TEST_F(TypeError, InNeedsValues) {
  EXPECT_EQ(Mistake("site in {}"),
            "'in' needs values in braces: in { 'a', 'b' }\n"
            "site in {}\n"
            "        ^^");
}
TEST_F(TypeError, BetweenNeedsAField) {
  EXPECT_EQ(Mistake("3 between 1 and 5"),
            "'between' needs a field on its left\n"
            "3 between 1 and 5\n"
            "^");
}
TEST_F(TypeError, BetweenNeedsANumber) {
  EXPECT_EQ(Mistake("site between 1 and 5"),
            "'between' needs a number\n"
            "site between 1 and 5\n"
            "^^^^");
}
TEST_F(TypeError, BetweenNeedsTheSmallerNumberFirst) {
  EXPECT_EQ(Mistake("age between 5 and 1"),
            "the first number is the larger: no value lies between\n"
            "age between 5 and 1\n"
            "^^^^^^^^^^^^^^^^^^^");
}
TEST_F(TypeError, BetweenNeedsNumbersAtBothEnds) {
  EXPECT_EQ(Mistake("age between 5 and 'x'"),
            "'age' is a number: compare it with a number\n"
            "age between 5 and 'x'\n"
            "                  ^^^");
}
TEST_F(TypeError, ContainsNeedsASet) {
  EXPECT_EQ(Mistake("site contains 'lung'"),
            "'contains' needs a set, and 'site' is a choice\n"
            "site contains 'lung'\n"
            "^^^^");
}
TEST_F(TypeError, ContainsNeedsQuotes) {
  EXPECT_EQ(Mistake("prior_treatments contains ssa"),
            "write the value in single quotes\n"
            "prior_treatments contains ssa\n"
            "                          ^^^");
}
TEST_F(TypeError, ASetIsNotComparedWithAMember) {
  EXPECT_EQ(Mistake("prior_treatments = 'ssa'"),
            "'prior_treatments' is a set: write contains 'member', or = {} for none\n"
            "prior_treatments = 'ssa'\n"
            "^^^^^^^^^^^^^^^^^^^^^^^^");
}
TEST_F(TypeError, ASetIsNotOrdered) {
  EXPECT_EQ(Mistake("prior_treatments < {}"),
            "'prior_treatments' is a set: write contains 'member', or = {} for none\n"
            "prior_treatments < {}\n"
            "^^^^^^^^^^^^^^^^^^^^^");
}
TEST_F(TypeError, TheFirstOfTwoIsTold) {
  EXPECT_EQ(Mistake("first_one and second_one"),
            "unknown field 'first_one'\n"
            "first_one and second_one\n"
            "^^^^^^^^^");
}
TEST_F(TypeError, TheFirstOfThreeIsTold) {
  EXPECT_EQ(Mistake("if first_one then second_one else third_one"),
            "unknown field 'first_one'\n"
            "if first_one then second_one else third_one\n"
            "   ^^^^^^^^^");
}
TEST_F(TypeError, TheFirstOfADefinitionIsTold) {
  EXPECT_EQ(Mistake("if first_one then 'G9' else 'G8'", grade_),
            "unknown field 'first_one'\n"
            "if first_one then 'G9' else 'G8'\n"
            "   ^^^^^^^^^");
}
TEST_F(TypeError, ASyntaxErrorComesFirst) {
  EXPECT_EQ(Mistake("weather and"),
            "something is missing at the end\n"
            "weather and\n"
            "           ^");
}

using ConjunctsTest = ExpressionTest;

TEST_F(ConjunctsTest, AreThePartsInTheirOrder) {
  const Expression e = Good("functioning and age < 3 and site = 'lung'");
  const auto parts = Conjuncts(e);
  ASSERT_EQ(parts.size(), 3U);
  EXPECT_EQ(parts[0]->field, functioning_);
  EXPECT_EQ(parts[2]->field, site_);
}
TEST_F(ConjunctsTest, SeeThroughParentheses) {
  EXPECT_EQ(Conjuncts(Good("functioning and (age < 3 and site = 'lung')")).size(), 3U);
}
TEST_F(ConjunctsTest, AreTheWholeWhereThereIsNoAnd) {
  EXPECT_EQ(Conjuncts(Good("functioning or age < 3")).size(), 1U);
}

}  // namespace
}  // namespace grevy::logic
