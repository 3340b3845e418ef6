#include "logic/satisfy.h"

#include <gtest/gtest.h>

#include "logic/compile.h"
#include "logic/trace.h"

namespace grevy::logic {
namespace {

using Outcome = Search::Outcome;

class SatisfyTest : public testing::Test {
 protected:
  Schema schema_;
  FieldId a_ = schema_.Add({.id = "a"});
  FieldId b_ = schema_.Add({.id = "b"});
  FieldId size_ = schema_.Add({.id = "size", .type = Type::kChoice, .values = {"s", "m", "l"}});
  FieldId age_ = schema_.Add({.id = "age",
                              .type = Type::kInteger,
                              .minimum = Decimal::FromInteger(0),
                              .maximum = Decimal::FromInteger(120)});
  FieldId stage_ = schema_.Add({.id = "stage", .type = Type::kChoice, .values = {"s", "m", "l"}});
  Definitions definitions_;
  Program program_;

  void Define(FieldId field, std::string_view text) {
    definitions_[field] = Read(text, schema_, field).expression;
  }
  Search Find(std::string_view text, int most_steps = 20'000) {
    const Checked other = Read("not (b xor age > 50)", schema_);
    const Checked checked = Read(text, schema_);
    EXPECT_TRUE(checked.ok()) << checked.error;
    program_ = Compile(schema_, definitions_, {&other.expression, &checked.expression});
    return FindCase(program_, 1, most_steps);
  }
  // Finds a case and checks that the condition does hold in it.
  bool HoldsSomewhere(std::string_view text) {
    const Search search = Find(text);
    return search.outcome == Outcome::kFound && Trace(program_, search.example)[1] == Kleene::kTrue;
  }
};

TEST_F(SatisfyTest, FindsAYes) { EXPECT_TRUE(HoldsSomewhere("a and b")); }
TEST_F(SatisfyTest, FindsACaseForADeniedTest) { EXPECT_TRUE(HoldsSomewhere("not (size = 's')")); }
TEST_F(SatisfyTest, FindsANarrowRange) { EXPECT_TRUE(HoldsSomewhere("age > 20 and age < 22")); }
TEST_F(SatisfyTest, FindsACaseForAConstant) { EXPECT_TRUE(HoldsSomewhere("true")); }
TEST_F(SatisfyTest, FindsThatContradictionsNeverHold) {
  EXPECT_EQ(Find("age > 20 and age < 10").outcome, Outcome::kNever);
}
TEST_F(SatisfyTest, FindsThatAConditionAndItsNotNeverHold) {
  EXPECT_EQ(Find("(a or b) and not (a or b)").outcome, Outcome::kNever);
}
TEST_F(SatisfyTest, FindsThatNullNeverHolds) { EXPECT_EQ(Find("null").outcome, Outcome::kNever); }
TEST_F(SatisfyTest, FindsACaseWithAGap) { EXPECT_TRUE(HoldsSomewhere("a is null")); }
TEST_F(SatisfyTest, FindsACaseWithAGapAndAFact) { EXPECT_TRUE(HoldsSomewhere("a is null and b")); }
TEST_F(SatisfyTest, FindsACaseWithTwoGapsAndAFact) {
  EXPECT_TRUE(HoldsSomewhere("a is null and (age < 3) is null and size = 'l'"));
}
TEST_F(SatisfyTest, FindsThatAGapAndAFactOfOneFieldNeverHold) {
  EXPECT_EQ(Find("a is null and a").outcome, Outcome::kNever);
}
TEST_F(SatisfyTest, FindsACaseForAComputedField) {
  Define(stage_, "if a then 's' else 'm'");
  EXPECT_TRUE(HoldsSomewhere("stage = 'm' and not a"));
}
TEST_F(SatisfyTest, FindsThatOnlyAStatementHelps) {
  Define(stage_, "if a then 's' else 'm'");
  EXPECT_TRUE(HoldsSomewhere("stage = 'l' or (a and false)"));
}
TEST_F(SatisfyTest, GivesUpWhenItHasNoStepsLeft) {
  EXPECT_EQ(Find("a and b and age > 3", 2).outcome, Outcome::kGaveUp);
}
TEST_F(SatisfyTest, NeedsNoStepMoreThanItSays) { EXPECT_EQ(Find("a", 3).outcome, Outcome::kFound); }

class VariablesOfTest : public SatisfyTest {
 protected:
  std::vector<VariableId> Of(std::string_view text) {
    Find(text);
    return VariablesOf(program_, {1});
  }
};

TEST_F(VariablesOfTest, AreThoseThatAreTested) {
  EXPECT_EQ(Of("size = 's' or a"), (std::vector<VariableId>{a_, size_}));
}
TEST_F(VariablesOfTest, AreThoseThatMayBeUnknown) {
  EXPECT_EQ(Of("size is null"), (std::vector<VariableId>{size_}));
}
TEST_F(VariablesOfTest, AreTheComputedFieldAndItsParts) {
  Define(stage_, "if a then 's' else 'm'");
  EXPECT_EQ(Of("stage = 's'"), (std::vector<VariableId>{a_, stage_}));
}
TEST_F(VariablesOfTest, AreNoneForAConstant) { EXPECT_TRUE(Of("true").empty()); }
TEST_F(VariablesOfTest, AreThoseOfAllConditions) {
  Find("a");
  EXPECT_EQ(VariablesOf(program_, {0, 1}), (std::vector<VariableId>{a_, b_, age_}));
}

}  // namespace
}  // namespace grevy::logic
