// What is left of a small circuit holds where the whole does.

#include "logic/rest.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "logic/compile.h"
#include "logic/lanes.h"
#include "logic/supports.h"

namespace grevy::logic {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class RestTest : public testing::Test {
 protected:
  Schema schema_;
  VariableId wet_ = schema_.VariableOf(schema_.Add({.id = "wet"}));
  VariableId cold_ = schema_.VariableOf(schema_.Add({.id = "cold"}));
  VariableId dark_ = schema_.VariableOf(schema_.Add({.id = "dark"}));
  Gates gates_;
  Box box_;
  Rest rest_;

  // What is left for the first condition where some facts are known; the last `constraints` of the
  // conditions are always so.
  void Leave(const std::vector<std::string>& texts, const std::vector<VariableId>& known_yes,
             std::size_t constraints = 0) {
    std::vector<Expression> expressions;
    for (const std::string& text : texts) {
      const Checked checked = Read(text, schema_);
      ASSERT_TRUE(checked.ok()) << text << ": " << checked.error;
      expressions.push_back(checked.expression);
    }
    std::vector<const Expression*> pointers;
    std::vector<ConditionId> all;
    Plausibility plausibility;
    for (ConditionId id = 0; id < texts.size(); ++id) {
      pointers.push_back(&expressions[id]);
      all.push_back(id);
      if (id >= texts.size() - constraints) plausibility.never_fail.push_back(id);
    }
    const Program program = Compile(schema_, {}, pointers);
    gates_ = CompileGates(program, all, plausibility);
    Facts facts(schema_);
    for (const VariableId variable : known_yes) facts.Set(schema_, variable, ValueSet::Equal(1));
    Solver solver(gates_);
    ASSERT_TRUE(solver.Start(gates_.grid().BoxOfAnythingLearnt(program.Locate(facts))));
    box_ = solver.box();
    const std::vector<ConditionId> asked{0};
    rest_ = RestOf(gates_, solver, asked);
  }

  // At each point of the box, a lane of its own.
  static Lanes AtEachPoint(const Gates& gates, const Box& box) {
    Lanes lanes(gates);
    lanes.FillAll(box);
    std::size_t stride = 1;
    for (VariableId variable = 0; variable < box.size(); ++variable) {
      std::vector<Points> points;
      for (CellMask left = box[variable].known; left != 0; left &= left - 1)
        points.push_back({left & (~left + 1), 0});
      for (std::size_t lane = 0; lane < 64; ++lane)
        lanes.Move(lane, variable, points[lane / stride % points.size()]);
      stride *= points.size();
    }
    lanes.Evaluate();
    return lanes;
  }
};

TEST_F(RestTest, HasOnlyTheVariablesThatAreStillAskedFor) {
  Leave({"wet and cold", "dark"}, {wet_});
  EXPECT_THAT(rest_.variables, ElementsAre(cold_));
  EXPECT_EQ(rest_.Find(cold_), 0U);
  EXPECT_EQ(rest_.Find(dark_), std::nullopt);
}

TEST_F(RestTest, AnAndWithACertainPartIsItsOtherPart) {
  Leave({"wet and cold"}, {wet_});
  EXPECT_TRUE(rest_.gates.ands().empty());
  EXPECT_TRUE(rest_.gates.IsLiteral(GateOf(rest_.gates.Holds(0))));
}

TEST_F(RestTest, OfWhatIsCertainNothingIsLeft) {
  Leave({"wet or cold"}, {wet_});
  EXPECT_EQ(rest_.gates.Holds(0), kYesSignal);
  EXPECT_THAT(rest_.variables, IsEmpty());
}

TEST_F(RestTest, KeepsTheConstraintsThatAreStillOpen) {
  Leave({"cold", "cold implies dark"}, {}, 1);
  Solver solver(rest_.gates);
  ASSERT_TRUE(solver.Start(rest_.Narrow(box_)));
  ASSERT_EQ(solver.Ask({rest_.gates.Holds(0)}), Solver::Answer::kFound);
  EXPECT_EQ(solver.point()[*rest_.Find(dark_)], (Points{2, 0}));
}

TEST_F(RestTest, HoldsWhereTheWholeHolds) {
  for (const char* const text :
       {"wet and (cold or dark)", "(wet and cold) or (wet and dark)", "not (wet and cold and dark)",
        "(cold and dark) or (not cold and wet)", "wet and cold and not dark"}) {
    Leave({text}, {wet_});
    const Lanes whole = AtEachPoint(gates_, box_);
    const Box narrow = rest_.Narrow(box_);
    Lanes left(rest_.gates);
    left.FillAll(narrow);
    for (VariableId variable = 0; variable < narrow.size(); ++variable) {
      for (std::size_t lane = 0; lane < 64; ++lane)
        left.Move(lane, variable, whole.PointAt(lane, rest_.variables[variable]));
    }
    left.Evaluate();
    EXPECT_EQ(left[rest_.gates.Holds(0)].words[0], whole[gates_.Holds(0)].words[0]) << text;
  }
}

TEST_F(RestTest, SupportsAreTheVariablesBelowAGate) {
  Leave({"(wet or cold) and (wet or dark)"}, {});
  const Supports supports(gates_);
  EXPECT_THAT(supports.Of({gates_.Holds(0)}), ElementsAre(wet_, cold_, dark_));
  EXPECT_THAT(supports.Of({kNoSignal}), IsEmpty());
  const GateId dark = gates_.LiteralsOf(dark_).front();
  const GateId wet = gates_.LiteralsOf(wet_).front();
  EXPECT_THAT(supports.Of({2 * dark, 2 * wet + 1}), ElementsAre(wet_, dark_));
}

}  // namespace
}  // namespace grevy::logic
