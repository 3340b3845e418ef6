#include "logic/naive.h"

#include <gtest/gtest.h>

namespace grevy::logic {
namespace {

constexpr Kleene F = Kleene::kFalse;
constexpr Kleene U = Kleene::kUnknown;
constexpr Kleene T = Kleene::kTrue;

class NaiveTest : public testing::Test {
 protected:
  Schema schema_;
  FieldId yes_ = schema_.Add({.id = "yes"});
  FieldId no_ = schema_.Add({.id = "no"});
  FieldId open_ = schema_.Add({.id = "open"});
  FieldId age_ = schema_.Add({.id = "age",
                              .type = Type::kInteger,
                              .minimum = Decimal::FromInteger(0),
                              .maximum = Decimal::FromInteger(120)});
  FieldId had_ = schema_.Add({.id = "had", .type = Type::kChoices, .values = {"x", "y"}});
  FieldId size_ = schema_.Add({.id = "size", .type = Type::kChoice, .values = {"s", "m", "l"}});
  FieldId stage_ = schema_.Add({.id = "stage", .type = Type::kChoice, .values = {"s", "m", "l"}});
  FieldId fit_ = schema_.Add({.id = "fit", .derived = true});
  Definitions definitions_;
  Facts facts_{schema_};

  void SetUp() override {
    Know(yes_, 1, 1);
    Know(no_, 0, 0);
    Know(age_, 8, 12);
  }
  void Know(FieldId field, Place low, Place high, std::uint32_t member = 0) {
    facts_.Set(schema_, schema_.VariableOf(field, member), ValueSet::Between(low, high));
  }
  void Define(FieldId field, std::string_view text) {
    const Checked checked = Read(text, schema_, field);
    ASSERT_TRUE(checked.ok()) << checked.error;
    definitions_[field] = checked.expression;
  }
  Kleene Truth(std::string_view text) {
    const Checked checked = Read(text, schema_);
    EXPECT_TRUE(checked.ok()) << checked.error;
    return Naive(schema_, definitions_).Truth(checked.expression, facts_);
  }
  ValueSet Value(FieldId field) { return Naive(schema_, definitions_).Value(field, facts_); }
};

TEST_F(NaiveTest, Constants) {
  EXPECT_EQ(Truth("true"), T);
  EXPECT_EQ(Truth("false"), F);
  EXPECT_EQ(Truth("null"), U);
}
TEST_F(NaiveTest, ABooleanIsItsFact) {
  EXPECT_EQ(Truth("yes"), T);
  EXPECT_EQ(Truth("no"), F);
  EXPECT_EQ(Truth("open"), U);
}
TEST_F(NaiveTest, ARangeInsideOfATestIsAYes) { EXPECT_EQ(Truth("age < 13"), T); }
TEST_F(NaiveTest, ARangeOutsideOfATestIsANo) { EXPECT_EQ(Truth("age < 8"), F); }
TEST_F(NaiveTest, ARangeAcrossTheCutIsUnknown) { EXPECT_EQ(Truth("age < 10"), U); }
TEST_F(NaiveTest, NotTurnsRound) { EXPECT_EQ(Truth("not yes"), F); }
TEST_F(NaiveTest, AndIsTheSmaller) { EXPECT_EQ(Truth("open and no"), F); }
TEST_F(NaiveTest, OrIsTheLarger) { EXPECT_EQ(Truth("open or yes"), T); }
TEST_F(NaiveTest, XorNeedsBoth) { EXPECT_EQ(Truth("open xor yes"), U); }
TEST_F(NaiveTest, ImpliesFollowsANo) { EXPECT_EQ(Truth("no implies open"), T); }
TEST_F(NaiveTest, IsTrueIsNeverUnknown) { EXPECT_EQ(Truth("open is true"), F); }
TEST_F(NaiveTest, IsFalseIsNeverUnknown) { EXPECT_EQ(Truth("open is false"), F); }
TEST_F(NaiveTest, IsNullOfAConditionAsksForUnknown) { EXPECT_EQ(Truth("(age < 10) is null"), T); }
TEST_F(NaiveTest, IsNullOfAnUnknownField) { EXPECT_EQ(Truth("open is null"), T); }
TEST_F(NaiveTest, IsNullOfAPartlyKnownField) { EXPECT_EQ(Truth("age is null"), F); }
TEST_F(NaiveTest, IfTakesABranch) { EXPECT_EQ(Truth("if yes then no else open"), F); }
TEST_F(NaiveTest, AnUnknownIfIsOpen) { EXPECT_EQ(Truth("if open then yes else no"), U); }
TEST_F(NaiveTest, CoalesceTakesTheFirstThatIsKnown) { EXPECT_EQ(Truth("Coalesce(no, yes)"), F); }
TEST_F(NaiveTest, CoalesceFallsBack) { EXPECT_EQ(Truth("Coalesce(open, yes)"), T); }
TEST_F(NaiveTest, AMemberThatWasNotNamedIsUnknown) { EXPECT_EQ(Truth("had contains 'x'"), U); }
TEST_F(NaiveTest, AMemberThatWasNamedIsKnown) {
  Know(had_, 1, 1, 1);
  EXPECT_EQ(Truth("had contains 'y'"), T);
}
TEST_F(NaiveTest, ASetWithAMemberIsNotEmpty) {
  Know(had_, 1, 1, 1);
  EXPECT_EQ(Truth("had = {}"), F);
}
TEST_F(NaiveTest, ASetWithAnOpenMemberMayBeEmpty) {
  Know(had_, 0, 0, 1);
  EXPECT_EQ(Truth("had = {}"), U);
}
TEST_F(NaiveTest, ASetWithoutKnownMembersIsNull) { EXPECT_EQ(Truth("had is null"), T); }
TEST_F(NaiveTest, ASetWithAKnownMemberIsNotNull) {
  Know(had_, 0, 0, 1);
  EXPECT_EQ(Truth("had is null"), F);
}
TEST_F(NaiveTest, AValueIsNoCondition) {
  Expression value;
  value.op = Operator::kValue;
  EXPECT_EQ(Naive(schema_, definitions_).Truth(value, facts_), U);
}

using NaiveValue = NaiveTest;

TEST_F(NaiveValue, OfAnUnknownFieldIsAnything) { EXPECT_EQ(Value(size_), ValueSet::Between(0, 2)); }
TEST_F(NaiveValue, OfAStatedFieldIsTheFact) { EXPECT_EQ(Value(age_), ValueSet::Between(8, 12)); }
TEST_F(NaiveValue, OfADefinedFieldIsComputed) {
  Define(stage_, "if yes then 'm' else 's'");
  EXPECT_EQ(Value(stage_), ValueSet::Equal(1));
}
TEST_F(NaiveValue, TakesTheElse) {
  Define(stage_, "if no then 'm' else 's'");
  EXPECT_EQ(Value(stage_), ValueSet::Equal(0));
}
TEST_F(NaiveValue, StatedBeatsComputed) {
  Define(stage_, "'s'");
  Know(stage_, 2, 2);
  EXPECT_EQ(Value(stage_), ValueSet::Equal(2));
}
TEST_F(NaiveValue, AnUnknownConditionLeavesBothBranches) {
  Define(stage_, "if open then 's' else 'l'");
  EXPECT_EQ(Value(stage_), ValueSet::Equal(0).Union(ValueSet::Equal(2)));
}
TEST_F(NaiveValue, AReferenceIsTheValueOfTheOther) {
  Define(stage_, "size");
  Know(size_, 1, 2);
  EXPECT_EQ(Value(stage_), ValueSet::Between(1, 2));
}
TEST_F(NaiveValue, AFallBackAnswersForNothing) {
  Define(stage_, "Coalesce(size, 'l')");
  EXPECT_EQ(Value(stage_), ValueSet::Equal(2));
}
TEST_F(NaiveValue, APartlyKnownValueNeedsNoFallBack) {
  Define(stage_, "Coalesce(size, 'l')");
  Know(size_, 0, 1);
  EXPECT_EQ(Value(stage_), ValueSet::Between(0, 1));
}
TEST_F(NaiveValue, OfABooleanDefinitionIsItsTruth) {
  Define(fit_, "yes and not no");
  EXPECT_EQ(Value(fit_), ValueSet::Equal(1));
  Define(fit_, "no");
  EXPECT_EQ(Value(fit_), ValueSet::Equal(0));
  Define(fit_, "open");
  EXPECT_EQ(Value(fit_), ValueSet::Between(0, 1));
}
TEST_F(NaiveValue, OfADefinitionThatIsNoValueIsAnything) {
  definitions_[stage_] = Expression{};
  EXPECT_EQ(Value(stage_), ValueSet::Between(0, 2));
}

}  // namespace
}  // namespace grevy::logic
