// The solver, the lanes and truth tables over a small circuit; whether they agree with the diagrams
// on every small condition is for executors_test.cc.

#include "logic/solver.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "logic/compile.h"
#include "logic/lanes.h"
#include "logic/truth_table.h"

namespace grevy::logic {
namespace {

class SolverTest : public testing::Test {
 protected:
  Schema schema_;
  FieldId wet_ = schema_.Add({.id = "wet"});
  FieldId cold_ = schema_.Add({.id = "cold"});
  FieldId colour_ =
      schema_.Add({.id = "colour", .type = Type::kChoice, .values = {"red", "green", "blue"}});
  FieldId count_ = schema_.Add({.id = "count",
                                .type = Type::kInteger,
                                .minimum = Decimal::FromInteger(0),
                                .maximum = Decimal::FromInteger(9)});
  Program program_;
  Gates gates_;
  Solver solver_;

  // The first conditions are asked about; the last `constraints` of them are always so.
  void Build(const std::vector<std::string>& texts, std::size_t constraints = 0) {
    std::vector<Expression> expressions;
    for (const std::string& text : texts) {
      const Checked checked = Read(text, schema_);
      EXPECT_TRUE(checked.ok()) << text << ": " << checked.error;
      expressions.push_back(checked.expression);
    }
    std::vector<const Expression*> pointers;
    for (const Expression& expression : expressions) pointers.push_back(&expression);
    program_ = Compile(schema_, {}, pointers);
    std::vector<ConditionId> all;
    Plausibility plausibility;
    for (ConditionId id = 0; id < texts.size(); ++id) {
      all.push_back(id);
      if (id >= texts.size() - constraints) plausibility.never_fail.push_back(id);
    }
    gates_ = CompileGates(program_, all, plausibility);
    solver_ = Solver(gates_);
  }
  bool Start(const std::vector<std::pair<FieldId, Place>>& known = {}) {
    Facts facts(schema_);
    for (const auto& [field, place] : known)
      facts.Set(schema_, schema_.VariableOf(field), ValueSet::Equal(place));
    return solver_.Start(gates_.grid().BoxOfAnythingLearnt(program_.Locate(facts)));
  }
  Solver::Answer Ask(std::initializer_list<Signal> signals) {
    const Solver::Answer answer = solver_.Ask(signals);
    solver_.Withdraw();
    return answer;
  }
  Signal Holds(ConditionId condition) const { return gates_.Holds(condition); }
};

TEST_F(SolverTest, KnowsWhatFollowsFromTheFacts) {
  Build({"wet and cold", "wet or cold"});
  ASSERT_TRUE(Start({{wet_, 1}}));
  EXPECT_EQ(solver_[Holds(0)], Kleene::kUnknown);
  EXPECT_EQ(solver_[Holds(1)], Kleene::kTrue);
  EXPECT_EQ(solver_[Negated(Holds(1))], Kleene::kFalse);
}

TEST_F(SolverTest, KnowsWhatFollowsByConstraints) {
  Build({"cold", "colour = 'red' implies wet", "wet implies cold"}, 2);
  ASSERT_TRUE(Start({{colour_, 0}}));
  EXPECT_EQ(solver_[Holds(0)], Kleene::kTrue);
}

TEST_F(SolverTest, FindsNothingWhereCasesExcludeEachOther) {
  Build({"colour = 'red' and wet", "colour = 'blue' or cold"});
  ASSERT_TRUE(Start({{cold_, 0}}));
  EXPECT_EQ(Ask({Holds(0), Holds(1)}), Solver::Answer::kImpossible);
  EXPECT_EQ(Ask({Holds(0)}), Solver::Answer::kFound);
}

TEST_F(SolverTest, TriesTheOtherWayWhereOneIsClosed) {
  Build(
      {"(wet or count > 5) and (cold or count < 3)", "not wet or count > 7", "not wet", "not cold"},
      1);
  ASSERT_TRUE(Start());
  EXPECT_EQ(Ask({Holds(0), Holds(1), Holds(2)}), Solver::Answer::kImpossible);
}

TEST_F(SolverTest, ThePointThatItFindsFulfilsWhatWasAsked) {
  Build({"(wet or count > 5) and (cold or count < 3)", "colour = 'green' implies wet"}, 1);
  ASSERT_TRUE(Start({{colour_, 1}}));
  ASSERT_EQ(solver_.Ask({Holds(0)}), Solver::Answer::kFound);
  Lanes lanes(gates_);
  lanes.FillAll(solver_.point());
  lanes.Evaluate();
  EXPECT_TRUE(lanes[Holds(0)].Has(0));
  EXPECT_TRUE(lanes[gates_.Plausible().front()].Has(0));
}

TEST_F(SolverTest, WithdrawnAssumptionsLeaveNoTrace) {
  Build({"wet and cold", "colour = 'red' implies wet"}, 1);
  ASSERT_TRUE(Start());
  const Box before = solver_.box();
  EXPECT_TRUE(solver_.Assume(schema_.VariableOf(colour_), {CellMask{1}, 0}));
  EXPECT_TRUE(solver_.Assume(std::vector<Signal>{Holds(0)}));
  EXPECT_FALSE(solver_.Assume(std::vector<Signal>{Negated(Holds(0))}));
  for (int i = 0; i < 3; ++i) solver_.Withdraw();
  EXPECT_EQ(solver_.box(), before);
  EXPECT_EQ(solver_[Holds(0)], Kleene::kUnknown);
}

TEST_F(SolverTest, FactsThatExcludeEachOtherAreToldAndTakenAnyhow) {
  Build({"wet", "colour = 'red' implies wet"}, 1);
  EXPECT_FALSE(Start({{colour_, 0}, {wet_, 0}}));
  EXPECT_EQ(solver_[Holds(0)], Kleene::kFalse);
}

TEST_F(SolverTest, DrawsBoxesOfWhichEveryPointIsPlausible) {
  Build({"wet", "colour = 'red' implies wet", "cold or count > 3"}, 2);
  ASSERT_TRUE(Start());
  for (int i = 0; i < 20; ++i) {
    ASSERT_EQ(solver_.Draw(), Solver::Answer::kFound);
    Lanes lanes(gates_);
    for (std::size_t word = 0; word < kLaneWords; ++word) lanes.FillWord(word, solver_.box());
    lanes.Evaluate();
    for (const Signal signal : gates_.Plausible())
      EXPECT_EQ(lanes[signal].words, LaneMask::All().words);
    solver_.Withdraw();
  }
}

TEST_F(SolverTest, LanesMoveOneVariableAndLeaveTheOthers) {
  Build({"wet and colour = 'blue'"});
  ASSERT_TRUE(Start({{wet_, 1}}));
  Lanes lanes(gates_);
  lanes.FillAll(solver_.box());
  lanes.Move(3, schema_.VariableOf(colour_),
             {CellMask{1} << (program_.CellCount(schema_.VariableOf(colour_)) - 1), 0});
  lanes.Evaluate();
  EXPECT_TRUE(lanes[Holds(0)].Has(3));
  EXPECT_FALSE(lanes[Holds(0)].Has(2));
  lanes.Move(3, schema_.VariableOf(colour_), {CellMask{1}, 0});
  lanes.Evaluate();
  EXPECT_FALSE(lanes[Holds(0)].Has(3));
}

TEST_F(SolverTest, ATruthTableSeesWhatMakesNoDifference) {
  Build({"(wet and cold) or (not wet and cold)", "wet and cold"});
  ASSERT_TRUE(Start());
  const VariableId wet = schema_.VariableOf(wet_);
  const VariableId cold = schema_.VariableOf(cold_);
  const auto matter = [this](ConditionId condition, std::size_t most) {
    return VariablesThatMatter(gates_, solver_, Holds(condition), most);
  };
  EXPECT_EQ(matter(0, 100), (std::vector{cold}));
  EXPECT_EQ(matter(1, 100), (std::vector{std::min(wet, cold), std::max(wet, cold)}));
  EXPECT_EQ(matter(0, 3), std::nullopt);  // a table that is too long
}

}  // namespace
}  // namespace grevy::logic
