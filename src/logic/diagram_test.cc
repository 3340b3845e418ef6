#include "logic/diagram.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "logic/compile.h"
#include "logic/diagram_compile.h"

namespace grevy::logic {
namespace {

// Three fields: a colour, whether it is wet, and how many there are (0 to 3, cut at 2).
class DiagramTest : public testing::Test {
 protected:
  Schema schema_;
  FieldId colour_ =
      schema_.Add({.id = "colour", .type = Type::kChoice, .values = {"red", "green", "blue"}});
  FieldId wet_ = schema_.Add({.id = "wet"});
  FieldId count_ = schema_.Add({.id = "count",
                                .type = Type::kInteger,
                                .minimum = Decimal::FromInteger(0),
                                .maximum = Decimal::FromInteger(3)});
  std::vector<Expression> conditions_;
  Program program_;
  Diagrams diagrams_;
  DiagramSpace space_;

  void Build(const std::vector<std::string>& texts, const Plausibility& plausibility = {}) {
    conditions_.clear();
    for (const std::string& text : texts) {
      const Checked checked = Read(text, schema_);
      ASSERT_TRUE(checked.ok()) << text << ": " << checked.error;
      conditions_.push_back(checked.expression);
    }
    std::vector<const Expression*> all;
    std::vector<ConditionId> ids;
    for (const Expression& condition : conditions_) {
      ids.push_back(static_cast<ConditionId>(all.size()));
      all.push_back(&condition);
    }
    program_ = Compile(schema_, {}, all);
    diagrams_ = CompileDiagrams(program_, ids, plausibility);
    space_.Start(diagrams_.grid(), diagrams_.grid().Everything());
  }
  Facts Nothing() const { return Facts(schema_); }
  Facts Known(FieldId field, Place place) const {
    Facts facts(schema_);
    facts.Set(schema_, schema_.VariableOf(field), ValueSet::Equal(place));
    return facts;
  }
  void Suppose(const Facts& facts) {
    space_.Start(diagrams_.grid(), diagrams_.grid().BoxOfAnythingLearnt(program_.Locate(facts)));
  }
  Diagram Holds(ConditionId condition) {
    return space_.Within(diagrams_.nodes(), diagrams_.Holds(condition));
  }
  Diagram Fails(ConditionId condition) {
    return space_.Within(diagrams_.nodes(), diagrams_.Fails(condition));
  }
  std::vector<VariableId> Asked(Diagram d) {
    std::vector<VariableId> variables;
    for (const std::uint32_t level : space_.Asked(d))
      variables.push_back(space_.grid().VariableAt(level));
    std::sort(variables.begin(), variables.end());
    return variables;
  }
};

constexpr Leaves kOnlyYes = Leaves{1} << kYes;
constexpr Leaves kYesAndNo = Leaves{1} << kYes | Leaves{1} << kNo;

TEST_F(DiagramTest, EqualFunctionsAreTheSameNode) {
  Build({"wet or colour = 'red'", "not (not wet and colour in { 'green', 'blue' })"});
  EXPECT_EQ(Holds(0), Holds(1));
}

TEST_F(DiagramTest, ThatIsAlwaysTrueIsYes) {
  Build({"colour = 'red' or colour = 'green' or colour = 'blue'", "wet or not wet"});
  EXPECT_EQ(Holds(0), kYes);
  EXPECT_EQ(Holds(1), kYes);
}

TEST_F(DiagramTest, AsksOnlyWhatItDependsOn) {
  Build({"(wet and count < 2) or (wet and count >= 2)"});
  EXPECT_EQ(Asked(Holds(0)), std::vector<VariableId>{schema_.VariableOf(wet_)});
}

TEST_F(DiagramTest, WithinABoxAsksOnlyWhatIsLeft) {
  Build({"wet and colour = 'red'"});
  Suppose(Known(colour_, 0));
  EXPECT_EQ(Asked(Holds(0)), std::vector<VariableId>{schema_.VariableOf(wet_)});
  Suppose(Known(colour_, 1));
  EXPECT_EQ(Holds(0), kNo);
  EXPECT_EQ(Fails(0), kYes);
}

TEST_F(DiagramTest, OfARangeIsSettledWhereTheRangeDoesNotStraddleACut) {
  Build({"count < 2"});
  Facts facts(schema_);
  facts.Set(schema_, schema_.VariableOf(count_), ValueSet::Between(0, 1));
  Suppose(facts);
  EXPECT_EQ(Holds(0), kYes);
  facts.Set(schema_, schema_.VariableOf(count_), ValueSet::Between(1, 2));
  Suppose(facts);
  EXPECT_EQ(space_.Reached(Holds(0)), kYesAndNo);
}

TEST_F(DiagramTest, OfWhatIsNotKnownHoldsUntilItBecomesKnown) {
  Build({"wet is null"});
  Suppose(Nothing());
  EXPECT_EQ(space_.ReachedUnknowing(Holds(0)), kOnlyYes);
  EXPECT_EQ(space_.Reached(Holds(0)), kYesAndNo);
}

TEST_F(DiagramTest, OfWhatIsNotKnownToBeHoldsUntilItIs) {
  Build({"(wet = true) is not true"});
  Suppose(Nothing());
  EXPECT_EQ(space_.ReachedUnknowing(Holds(0)), kOnlyYes);
  Suppose(Known(wet_, 1));
  EXPECT_EQ(Holds(0), kNo);
  Suppose(Known(wet_, 0));
  EXPECT_EQ(Holds(0), kYes);
}

TEST_F(DiagramTest, SomePointOfAVariableIsEnoughToExist) {
  Build({"wet and colour = 'red'", "colour = 'red'"});
  const std::size_t wet = diagrams_.grid().LevelOf(schema_.VariableOf(wet_));
  EXPECT_EQ(space_.Exists(Holds(0), wet), Holds(1));
}

TEST_F(DiagramTest, WithAVariableFixedIsTheRest) {
  Build({"wet and colour = 'red'", "colour = 'red'"});
  const std::size_t wet = diagrams_.grid().LevelOf(schema_.VariableOf(wet_));
  EXPECT_EQ(space_.Fix(Holds(0), wet, 0), kNo);
  EXPECT_EQ(space_.Fix(Holds(0), wet, 1), Holds(1));
}

TEST_F(DiagramTest, TellsWhichVariableAloneCanTurnIt) {
  // Where the colour is red exactly if it is wet, neither can change alone.
  Build({"wet and colour = 'red'", "wet = true and colour = 'red' or not wet and colour != 'red'"});
  constexpr Diagram kElsewhere = 7;
  const Diagram tied = space_.If(Holds(1), Holds(0), kElsewhere);
  EXPECT_EQ(space_.Decisive(Holds(0), 0).size(), 2U);
  EXPECT_TRUE(space_.Decisive(tied, Leaves{1} << kElsewhere).empty());
}

TEST_F(DiagramTest, OfAFieldThatDoesNotApplyNeitherHoldsNorFails) {
  Build({"count < 2", "colour = 'red'", "count is not null implies colour = 'red'"},
        {.never_fail = {2}, .applies_only = {{schema_.VariableOf(count_), 1}}});
  Suppose(Known(colour_, 1));
  EXPECT_EQ(Holds(0), kNo);
  EXPECT_EQ(Fails(0), kNo);
  Suppose(Known(colour_, 0));
  EXPECT_EQ(space_.Reached(Holds(0)), kYesAndNo);
}

TEST_F(DiagramTest, ThrowsRatherThanGrowBeyondItsLimit) {
  Build({"wet and colour = 'red' and count < 2"});
  space_.AllowMoreNodes(1);
  EXPECT_THROW(Holds(0), DiagramTooLarge);
  space_.AllowAnyNodes();
  EXPECT_EQ(space_.SizeOf(Holds(0)), 3U);
}

}  // namespace
}  // namespace grevy::logic
