// The diagrams of the real knowledge against the evaluation of one case, on random cases.

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "knowledge/diagrams.h"
#include "knowledge/embedded.h"
#include "logic/diagram.h"
#include "logic/trace.h"

namespace grevy::knowledge {
namespace {

using logic::ConditionId;
using logic::Diagram;
using logic::Kleene;
using logic::kNo;
using logic::kYes;
using logic::VariableId;

std::vector<ConditionId> Conditions(const Knowledge& knowledge) {
  std::vector<ConditionId> conditions;
  for (const Rule& rule : knowledge.rules) conditions.push_back(rule.holds);
  for (const Measure& measure : knowledge.measures) conditions.push_back(measure.holds);
  for (const Treatment& treatment : knowledge.treatments) {
    for (const Precaution& precaution : treatment.precautions)
      conditions.push_back(precaution.when.id);
  }
  return conditions;
}

class KnowledgeDiagrams : public testing::Test {
 protected:
  const Knowledge& knowledge_ = Embedded();
  const logic::Diagrams diagrams_ = DiagramsOf(knowledge_);
  const std::vector<ConditionId> conditions_ = Conditions(knowledge_);
  std::mt19937 random_{20261122};
  logic::DiagramSpace space_;

  // A case in which each variable is known in one cell, or, `percent_unknown` of a hundred times,
  // not at all.
  logic::CellFacts RandomCase(unsigned percent_unknown) {
    logic::CellFacts facts;
    for (VariableId variable = 0; variable < knowledge_.program.variable_count(); ++variable) {
      const bool known = random_() % 100 >= percent_unknown;
      const auto cell = random_() % knowledge_.program.CellCount(variable);
      facts.known.push_back(known ? 1 : 0);
      facts.possible.push_back(known ? logic::CellMask{1} << cell
                                     : knowledge_.program.AllCells(variable));
    }
    return facts;
  }
  logic::Leaves Reached(Diagram d) { return space_.Reached(space_.Within(diagrams_.nodes(), d)); }
  // Whether a condition holds at a point that breaks no constraint: three-valued logic does not
  // know them, and may take for decided what is open only where nobody can be.
  bool CanHoldOfSomebody(ConditionId condition) {
    Diagram holds = space_.Within(diagrams_.nodes(), diagrams_.Holds(condition));
    for (const Diagram plausible : diagrams_.Plausible())
      holds = space_.And(holds, space_.Within(diagrams_.nodes(), plausible));
    return space_.Reached(holds) != logic::Leaves{1} << kNo;
  }
  bool BreaksAConstraint() {
    return std::any_of(diagrams_.Plausible().begin(), diagrams_.Plausible().end(),
                       [&](Diagram d) { return Reached(d) == logic::Leaves{1} << kNo; });
  }
};

TEST_F(KnowledgeDiagrams, SayOfCompleteCasesWhatEvaluationSays) {
  std::size_t agree = 0;
  std::size_t differ = 0;
  for (int i = 0; i < 300; ++i) {
    const logic::CellFacts facts = RandomCase(0);
    const logic::Trace trace(knowledge_.program, facts);
    space_.Start(diagrams_.grid(), diagrams_.grid().BoxOf(facts));
    const bool is_impossible = BreaksAConstraint();
    for (const ConditionId condition : conditions_) {
      const bool holds = Reached(diagrams_.Holds(condition)) == logic::Leaves{1} << kYes;
      const bool fails = Reached(diagrams_.Fails(condition)) == logic::Leaves{1} << kYes;
      const bool is_same = holds == (trace[condition] == Kleene::kTrue) &&
                           fails == (trace[condition] == Kleene::kFalse);
      // A field that does not apply, and is known all the same, is so of nobody: to a diagram its
      // tests neither hold nor fail, and "is not true" holds.
      ASSERT_TRUE(is_same || is_impossible) << condition;
      ++(is_same ? agree : differ);
    }
  }
  EXPECT_LT(100 * differ, agree);
}

TEST_F(KnowledgeDiagrams, ConfirmWhatEvaluationDecidesOfIncompleteCases) {
  std::size_t settled_beyond = 0;
  for (int i = 0; i < 200; ++i) {
    const logic::CellFacts facts = RandomCase(20 + i % 60);
    const logic::Trace trace(knowledge_.program, facts);
    space_.Start(diagrams_.grid(), diagrams_.grid().BoxOf(facts));
    const bool is_impossible = BreaksAConstraint();
    for (const ConditionId condition : conditions_) {
      const logic::Leaves holds = Reached(diagrams_.Holds(condition));
      if (trace[condition] == Kleene::kFalse) {
        if (holds == logic::Leaves{1} << kNo || is_impossible) continue;
        ASSERT_FALSE(CanHoldOfSomebody(condition)) << condition;
      } else if (trace[condition] == Kleene::kUnknown) {
        settled_beyond += (holds & (holds - 1)) == 0 ? 1 : 0;
      }
    }
  }
  EXPECT_GT(settled_beyond, 0U) << "no condition was settled beyond three-valued logic";
}

}  // namespace
}  // namespace grevy::knowledge
