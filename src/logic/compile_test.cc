#include "logic/compile.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "logic/trace.h"

namespace grevy::logic {
namespace {

class CompileTest : public testing::Test {
 protected:
  Schema schema_;
  FieldId a_ = schema_.Add({.id = "a"});
  FieldId b_ = schema_.Add({.id = "b"});
  FieldId size_ = schema_.Add({.id = "size", .type = Type::kChoice, .values = {"s", "m", "l"}});
  FieldId age_ = schema_.Add({.id = "age",
                              .type = Type::kInteger,
                              .minimum = Decimal::FromInteger(0),
                              .maximum = Decimal::FromInteger(120)});
  FieldId had_ = schema_.Add({.id = "had", .type = Type::kChoices, .values = {"x", "y"}});
  FieldId grade_ = schema_.Add(
      {.id = "grade", .type = Type::kChoice, .values = {"s", "m", "l"}, .derived = true});
  FieldId stage_ = schema_.Add({.id = "stage", .type = Type::kChoice, .values = {"s", "m", "l"}});
  FieldId fit_ = schema_.Add({.id = "fit", .derived = true});
  FieldId none_ = schema_.Add({.id = "none", .type = Type::kChoice});
  Definitions definitions_;
  std::vector<Expression> kept_;

  void Define(FieldId field, std::string_view text) {
    const Checked checked = Read(text, schema_, field);
    ASSERT_TRUE(checked.ok()) << checked.error;
    definitions_[field] = checked.expression;
  }
  Program Compiled(const std::vector<std::string>& texts) {
    kept_.clear();
    for (const std::string& text : texts) {
      const Checked checked = Read(text, schema_);
      EXPECT_TRUE(checked.ok()) << checked.error;
      kept_.push_back(checked.expression);
    }
    std::vector<const Expression*> conditions;
    for (const Expression& e : kept_) conditions.push_back(&e);
    return Compile(schema_, definitions_, conditions);
  }
  NodeOp RootOf(const std::string& text) {
    const Program program = Compiled({text});
    return program.nodes()[program.roots()[0]].op;
  }
  bool SameNode(const std::string& one, const std::string& other) {
    const Program program = Compiled({one, other});
    return program.roots()[0] == program.roots()[1];
  }
  Kleene Truth(const std::string& text, const Facts& facts) {
    const Program program = Compiled({text});
    return Trace(program, program.Locate(facts))[0];
  }
};

using Sharing = CompileTest;

TEST_F(Sharing, EqualConditionsAreOneNode) { EXPECT_TRUE(SameNode("a and b", "a and b")); }
TEST_F(Sharing, AndDoesNotMindTheOrder) { EXPECT_TRUE(SameNode("a and b", "b and a")); }
TEST_F(Sharing, OrDoesNotMindTheOrder) { EXPECT_TRUE(SameNode("a or b", "b or a")); }
TEST_F(Sharing, EqualPartsAreOneNode) {
  const Program apart = Compiled({"a and b"});
  const Program together = Compiled({"a and b", "not (a and b)"});
  EXPECT_EQ(together.nodes().size(), apart.nodes().size() + 1);
}
TEST_F(Sharing, EqualTestsAreOneNode) { EXPECT_TRUE(SameNode("age < 10", "not (age >= 10)")); }
TEST_F(Sharing, DifferentTestsAreTwo) { EXPECT_FALSE(SameNode("age < 10", "age <= 10")); }
TEST_F(Sharing, ADefinitionIsWrittenOutOnce) {
  Define(grade_, "if a then 's' else 'm'");
  const Program once = Compiled({"grade = 's'"});
  const Program twice = Compiled({"grade = 's'", "b or grade = 's'"});
  EXPECT_EQ(twice.nodes().size(), once.nodes().size() + 2);  // b, or
}
TEST_F(Sharing, ChildrenComeBeforeTheirParents) {
  Define(grade_, "if a then 's' else 'm'");
  const Program program = Compiled({"(grade = 's' xor b) implies Coalesce(a, age < 3)"});
  for (NodeId id = 0; id < program.nodes().size(); ++id) {
    const Node& node = program.nodes()[id];
    EXPECT_LE(std::max(node.a, node.b), id);
  }
}

using Folding = CompileTest;

TEST_F(Folding, AndWithNoIsNo) { EXPECT_EQ(RootOf("a and false"), NodeOp::kFalse); }
TEST_F(Folding, AndWithYesIsTheRest) {
  EXPECT_TRUE(SameNode("a and true", "a"));
  EXPECT_TRUE(SameNode("true and a", "a"));
}
TEST_F(Folding, OrWithYesIsYes) { EXPECT_EQ(RootOf("a or true"), NodeOp::kTrue); }
TEST_F(Folding, OrWithNoIsTheRest) {
  EXPECT_TRUE(SameNode("a or false", "a"));
  EXPECT_TRUE(SameNode("false or a", "a"));
}
TEST_F(Folding, TheSameTwiceIsOnce) {
  EXPECT_TRUE(SameNode("a and a", "a"));
  EXPECT_TRUE(SameNode("a or a", "a"));
}
TEST_F(Folding, TwoNotsAreNone) { EXPECT_TRUE(SameNode("not not (a and b)", "a and b")); }
TEST_F(Folding, NotOfAConstantIsAConstant) {
  EXPECT_EQ(RootOf("not true"), NodeOp::kFalse);
  EXPECT_EQ(RootOf("not false"), NodeOp::kTrue);
  EXPECT_EQ(RootOf("not null"), NodeOp::kUnknown);
}
TEST_F(Folding, NotOfATestIsATest) { EXPECT_EQ(RootOf("not a"), NodeOp::kTest); }
TEST_F(Folding, ATestOfEverythingIsYes) {
  EXPECT_EQ(RootOf("size in { 's', 'm', 'l' }"), NodeOp::kTrue);
}
TEST_F(Folding, ATestOfNothingIsNo) { EXPECT_EQ(RootOf("age > 120"), NodeOp::kFalse); }
TEST_F(Folding, IsTrueOfNullIsNo) { EXPECT_EQ(RootOf("null is true"), NodeOp::kFalse); }
TEST_F(Folding, IsTrueOfWhatIsNeverUnknownIsItself) {
  EXPECT_TRUE(SameNode("(a is null) is true", "a is null"));
}
TEST_F(Folding, IsFalseOfWhatIsNeverUnknownIsItsNot) {
  EXPECT_TRUE(SameNode("(a is null) is false", "a is not null"));
}
TEST_F(Folding, ExcludedMiddleIsNotFolded) { EXPECT_EQ(RootOf("a or not a"), NodeOp::kOr); }
TEST_F(Folding, AnIfWithEqualBranchesKeepsNoCondition) {
  Define(grade_, "if b then 's' else 's'");
  EXPECT_EQ(Truth("grade = 's'", Facts(schema_)), Kleene::kTrue);
}

using Expanding = CompileTest;

TEST_F(Expanding, ADefinitionAnswers) {
  Define(grade_, "if a then 's' else 'm'");
  Facts facts(schema_);
  facts.Set(schema_, schema_.VariableOf(a_), ValueSet::Equal(1));
  EXPECT_EQ(Truth("grade = 's'", facts), Kleene::kTrue);
}
TEST_F(Expanding, AnUnknownConditionLeavesTheBranches) {
  Define(grade_, "if a then 's' else 'm'");
  EXPECT_EQ(Truth("grade != 'l'", Facts(schema_)), Kleene::kTrue);
}
TEST_F(Expanding, AStatedFactWins) {
  Define(stage_, "'s'");
  Facts facts(schema_);
  facts.Set(schema_, schema_.VariableOf(stage_), ValueSet::Equal(1));
  EXPECT_EQ(Truth("stage = 's'", facts), Kleene::kFalse);
}
TEST_F(Expanding, TheDefinitionAnswersWhereNothingIsStated) {
  Define(stage_, "'s'");
  EXPECT_EQ(Truth("stage = 's'", Facts(schema_)), Kleene::kTrue);
}
TEST_F(Expanding, ABooleanDefinitionIsItsCondition) {
  Define(fit_, "a and b");
  EXPECT_TRUE(SameNode("fit", "a and b"));
}
TEST_F(Expanding, ABooleanDefinitionMayBeDenied) {
  Define(fit_, "a and b");
  EXPECT_TRUE(SameNode("fit = false", "not (a and b)"));
}
TEST_F(Expanding, ADefinitionMayReferToAnother) {
  Define(grade_, "stage");
  EXPECT_TRUE(SameNode("grade = 's'", "stage = 's'"));
}
TEST_F(Expanding, AFallBackAnswersWhereNothingIsKnown) {
  Define(grade_, "Coalesce(size, 'l')");
  EXPECT_EQ(Truth("grade = 'l'", Facts(schema_)), Kleene::kTrue);
}
TEST_F(Expanding, APartlyKnownValueIsKnown) {
  Define(grade_, "Coalesce(size, 's')");
  Facts facts(schema_);
  facts.Set(schema_, schema_.VariableOf(size_), ValueSet::Between(0, 1));
  EXPECT_EQ(Truth("grade = 's'", facts), Kleene::kUnknown);
}
TEST_F(Expanding, AReferenceToAKnownFieldIsNotNull) {
  Define(grade_, "size");
  Facts facts(schema_);
  facts.Set(schema_, schema_.VariableOf(size_), ValueSet::Equal(1));
  EXPECT_EQ(Truth("grade is null", facts), Kleene::kFalse);
}
TEST_F(Expanding, AReferenceToAnUnknownFieldIsNull) {
  Define(grade_, "size");
  EXPECT_EQ(Truth("grade is null", Facts(schema_)), Kleene::kTrue);
}
TEST_F(Expanding, ABooleanDefinitionIsNullWhereItIsUnknown) {
  Define(fit_, "a and b");
  EXPECT_EQ(Truth("fit is null", Facts(schema_)), Kleene::kTrue);
}
TEST_F(Expanding, ATestOfEveryDefinedValueIsYes) {
  Define(grade_, "if a then 's' else 'm'");
  EXPECT_EQ(RootOf("grade in { 's', 'm', 'l' }"), NodeOp::kTrue);
}
TEST_F(Expanding, AnImpossibleTestOfADefinitionIsNo) {
  Define(age_, "3");
  EXPECT_EQ(RootOf("age < 0"), NodeOp::kFalse);
}
TEST_F(Expanding, ASetIsEmptyWhenNoMemberIsInIt) {
  Facts facts(schema_);
  facts.Set(schema_, schema_.VariableOf(had_, 0), ValueSet::Equal(0));
  EXPECT_EQ(Truth("had = {}", facts), Kleene::kUnknown);
  facts.Set(schema_, schema_.VariableOf(had_, 1), ValueSet::Equal(0));
  EXPECT_EQ(Truth("had = {}", facts), Kleene::kTrue);
}
TEST_F(Expanding, ASetIsNullWhenNoMemberIsKnown) {
  Facts facts(schema_);
  EXPECT_EQ(Truth("had is null", facts), Kleene::kTrue);
  facts.Set(schema_, schema_.VariableOf(had_, 1), ValueSet::Equal(0));
  EXPECT_EQ(Truth("had is null", facts), Kleene::kFalse);
}
TEST_F(Expanding, AValueIsNoCondition) {
  Expression value;
  value.op = Operator::kValue;
  const Program program = Compile(schema_, definitions_, {&value});
  EXPECT_EQ(program.nodes()[program.roots()[0]].op, NodeOp::kUnknown);
}
TEST_F(Expanding, AConditionIsNoValue) {
  definitions_[grade_] = Expression{};
  EXPECT_EQ(RootOf("grade = 's'"), NodeOp::kUnknown);
}

using Cycle = CompileTest;

TEST_F(Cycle, IsNotFoundWhereThereIsNone) {
  Define(grade_, "if fit then stage else 's'");
  Define(fit_, "a");
  EXPECT_EQ(FindCycle(schema_, definitions_), std::nullopt);
}
TEST_F(Cycle, OfOneDefinitionIsFound) {
  Define(stage_, "if stage = 's' then 's' else 'm'");
  EXPECT_EQ(FindCycle(schema_, definitions_), stage_);
}
TEST_F(Cycle, OfTwoDefinitionsIsFound) {
  Define(grade_, "stage");
  Define(stage_, "if grade is null then 's' else 'm'");
  EXPECT_TRUE(FindCycle(schema_, definitions_).has_value());
}
TEST_F(Cycle, TwoWaysToTheSameFieldAreNone) {
  Define(grade_, "if fit then stage else size");
  Define(stage_, "size");
  Define(fit_, "size = 's'");
  EXPECT_EQ(FindCycle(schema_, definitions_), std::nullopt);
}
TEST_F(Cycle, NamesAFieldThatIsOnIt) {
  Define(grade_, "stage");  // leads to the cycle, is not on it
  Define(stage_, "if stage = 's' then 's' else 'm'");
  EXPECT_EQ(FindCycle(schema_, definitions_), stage_);
}

using Cells = CompileTest;

TEST_F(Cells, AreCutWhereATestIs) {
  const Program program = Compiled({"age < 10 or age > 20"});
  EXPECT_EQ(program.CellCount(schema_.VariableOf(age_)), 3U);
}
TEST_F(Cells, AreNotCutTwiceAtOnePlace) {
  const Program program = Compiled({"age < 10", "age >= 10"});
  EXPECT_EQ(program.CellCount(schema_.VariableOf(age_)), 2U);
}
TEST_F(Cells, AVariableThatNobodyAsksForHasOne) {
  EXPECT_EQ(Compiled({"a"}).CellCount(schema_.VariableOf(age_)), 1U);
}
TEST_F(Cells, AVariableWithoutValuesHasOne) {
  EXPECT_EQ(Compiled({"a"}).CellCount(schema_.VariableOf(none_)), 1U);
}
TEST_F(Cells, AreCutThroughReferences) {
  Define(grade_, "stage");
  Define(stage_, "size");
  const Program program = Compiled({"grade = 's'"});
  EXPECT_EQ(program.CellCount(schema_.VariableOf(size_)), 2U);
}

class TooMany : public CompileTest {
 protected:
  std::optional<VariableId> Of(int cuts) {
    std::string text = "age < 1";
    for (int i = 2; i <= cuts; ++i) text += " or age < " + std::to_string(i);
    const Checked checked = Read(text, schema_);
    return TooManyCells(schema_, definitions_, {&checked.expression});
  }
};

TEST_F(TooMany, SixtyFourCellsAreAllowed) { EXPECT_EQ(Of(63), std::nullopt); }
TEST_F(TooMany, SixtyFiveCellsAreFound) { EXPECT_EQ(Of(64), schema_.VariableOf(age_)); }

TEST_F(CompileTest, SixtyFourCellsWork) {
  std::vector<std::string> texts;
  for (int i = 1; i <= 63; ++i) texts.push_back("age < " + std::to_string(i));
  const Program program = Compiled(texts);
  Facts facts(schema_);
  facts.Set(schema_, schema_.VariableOf(age_), ValueSet::Equal(62));
  const Trace trace(program, program.Locate(facts));
  EXPECT_EQ(trace[61], Kleene::kFalse);
  EXPECT_EQ(trace[62], Kleene::kTrue);
}

}  // namespace
}  // namespace grevy::logic
