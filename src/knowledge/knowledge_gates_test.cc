// The circuit of the real knowledge against its diagrams: at random points, and asked what can be.

#include <gtest/gtest.h>

#include <random>

#include "knowledge/diagrams.h"
#include "knowledge/embedded.h"
#include "logic/diagram.h"
#include "logic/lanes.h"
#include "logic/solver.h"

namespace grevy::knowledge {
namespace {

using logic::ConditionId;
using logic::Diagram;
using logic::Points;
using logic::VariableId;

class KnowledgeGates : public testing::Test {
 protected:
  const Knowledge& knowledge_ = Embedded();
  const logic::Gates& gates_ = knowledge_.gates;
  const logic::Diagrams diagrams_ = DiagramsOf(knowledge_);
  std::mt19937 random_{20261130};
  logic::DiagramSpace space_;

  // A box in which each variable has one point, or, so many times of a hundred, all of them.
  logic::Box RandomBox(unsigned percent_open) {
    logic::Box box = gates_.grid().Everything();
    for (VariableId variable = 0; variable < box.size(); ++variable) {
      if (random_() % 100 < percent_open) continue;
      const auto cell = logic::CellMask{1} << (random_() % knowledge_.program.CellCount(variable));
      const bool latent = gates_.grid().IsDoubled(variable) && random_() % 2 == 0;
      box[variable] = latent ? Points{0, cell} : Points{cell, 0};
    }
    return box;
  }
  logic::Leaves Reached(Diagram d) { return space_.Reached(space_.Within(diagrams_.nodes(), d)); }
};

TEST_F(KnowledgeGates, SayTheSameAsTheDiagramsAtEveryPoint) {
  logic::Lanes lanes(gates_);
  for (int i = 0; i < 60; ++i) {
    const logic::Box point = RandomBox(0);
    lanes.FillAll(point);
    lanes.Evaluate();
    space_.Start(diagrams_.grid(), point);
    for (ConditionId id = 0; id < knowledge_.program.roots().size(); ++id) {
      ASSERT_EQ(lanes[gates_.Holds(id)].Has(0), Reached(diagrams_.Holds(id)) == 2U) << id;
      ASSERT_EQ(lanes[gates_.Fails(id)].Has(0), Reached(diagrams_.Fails(id)) == 2U) << id;
    }
  }
}

// Without regard to plausibility, which diagrams take apart.
TEST_F(KnowledgeGates, CanBeWhatDiagramsReach) {
  logic::Solver solver(gates_);
  for (int i = 0; i < 12; ++i) {
    const logic::Box box = RandomBox(30);
    solver.StartAnyhow(box);
    space_.Start(diagrams_.grid(), box);
    for (const Rule& rule : knowledge_.rules) {
      const logic::Leaves reached = Reached(diagrams_.Holds(rule.holds));
      const logic::Signal holds = gates_.Holds(rule.holds);
      const auto can = [&](logic::Signal signal) {
        const auto answer = solver.Ask({signal});
        solver.Withdraw();
        return answer == logic::Solver::Answer::kFound;
      };
      ASSERT_EQ(can(holds), (reached & 2U) != 0) << rule.id;
      ASSERT_EQ(can(logic::Negated(holds)), (reached & 1U) != 0) << rule.id;
    }
  }
}

}  // namespace
}  // namespace grevy::knowledge
