// Both provers against each other and against the executor for one case.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <bit>
#include <numeric>
#include <stdexcept>

#include "advice/invented_knowledge.h"
#include "knowledge/diagrams.h"
#include "logic/trace.h"
#include "proof/diagram_prover.h"
#include "proof/generate.h"
#include "proof/z3_prover.h"

namespace grevy::proof {
namespace {

using advice::Verdict;
using logic::Box;
using logic::ConditionId;

constexpr const char* kConstraints = R"yaml(constraints:
  - { id: SICK, kind: error, always: "sick implies size_mm > 5", because: small ones do not hurt }
  - { id: PAIN, kind: error, fields: [pain, tried], only_where: "sick", because: only the sick are in pain }
  - { id: HEART, kind: error, always: "bad_heart is null or lumps is not null", because: an invented order }
)yaml";

// Knowledge with everything that a condition can ask, and both provers for it.
class Provers {
 public:
  Provers()
      : knowledge(Load()),
        plausibility(knowledge::PlausibilityOf(knowledge)),
        diagrams(logic::CompileDiagrams(knowledge.program, All(), plausibility)),
        by_diagrams(diagrams),
        by_z3(knowledge.program, diagrams.grid(), plausibility) {}

  static knowledge::Knowledge Load() {
    knowledge::KnowledgeFiles files = advice::InventedFiles(
        {.rules = {{.id = "R-1", .when = "sick and stage in { 'I', 'II' } and (itch is not true)"},
                   {.id = "R-2",
                    .stance = "option",
                    .when = "(bad_heart = true) is not true and lumps < 5"},
                   {.id = "R-3",
                    .stance = "not_recommended",
                    .when = "shape = 'flat' or tried contains 'tea'"},
                   {.id = "R-4", .stance = "contraindicated", .when = "blood < 80 and risk = 3"},
                   {.id = "R-5", .when = "pain > 5 xor fragile"},
                   {.id = "R-6", .when = "Coalesce(itch, colour = 'red') and stage is null"},
                   {.id = "R-7", .when = "if sick then size_mm > 20 else lumps > 2"}},
         .precautions = {{.id = "P-1", .when = "bad_heart"},
                         {.id = "P-2", .effect = "hold", .when = "blood < 100"}}});
    files["vocabulary/constraints.yaml"] = kConstraints;
    knowledge::LoadResult loaded = knowledge::LoadFiles(files);
    if (logic::HasErrors(loaded.problems))
      throw std::invalid_argument(advice::TextOf(loaded.problems));
    return std::move(loaded.knowledge);
  }

  std::vector<ConditionId> All() const {
    std::vector<ConditionId> all(knowledge.program.roots().size());
    std::iota(all.begin(), all.end(), 0);
    return all;
  }

  knowledge::Knowledge knowledge;
  logic::Plausibility plausibility;
  logic::Diagrams diagrams;
  DiagramProver by_diagrams;
  Z3Prover by_z3;
};

Provers& Both() {
  static Provers provers;
  return provers;
}

Formula ArbitraryFormula(int depth) {
  const auto condition = *rc::gen::inRange<ConditionId>(
      0, static_cast<ConditionId>(Both().knowledge.program.roots().size()));
  switch (*rc::gen::inRange(0, depth > 0 ? 6 : 3)) {
    case 0:
      return Holds(condition);
    case 1:
      return Fails(condition);
    case 2:
      return Known(*rc::gen::inRange<logic::VariableId>(
          0, static_cast<logic::VariableId>(Both().knowledge.program.variable_count())));
    case 3:
      return Not(ArbitraryFormula(depth - 1));
    default: {
      std::vector<Formula> parts;
      const int count = *rc::gen::inRange(0, 4);
      for (int i = 0; i < count; ++i) parts.push_back(ArbitraryFormula(depth - 1));
      return *rc::gen::arbitrary<bool>() ? All(std::move(parts)) : Any(std::move(parts));
    }
  }
}

Box ArbitraryBox() {
  Box box = Both().diagrams.grid().Everything();
  for (logic::Points& points : box) {
    if (*rc::gen::inRange(0, 3) == 0) continue;
    logic::Points fewer{points.known & *rc::gen::arbitrary<logic::CellMask>(),
                        points.latent & *rc::gen::arbitrary<logic::CellMask>()};
    if (!fewer.empty()) points = fewer;
  }
  return box;
}

bool IsIn(const Box& point, const Box& box) {
  for (std::size_t i = 0; i < box.size(); ++i) {
    const bool is_one = std::popcount(point[i].known) + std::popcount(point[i].latent) == 1;
    const bool is_in =
        (point[i].known & ~box[i].known) == 0 && (point[i].latent & ~box[i].latent) == 0;
    if (!is_one || !is_in) return false;
  }
  return true;
}

RC_GTEST_PROP(Provers, AgreeOnEveryFormulaInEveryBox, ()) {
  const Formula formula = ArbitraryFormula(3);
  const Box box = ArbitraryBox();
  const auto by_diagrams = Both().by_diagrams.Find(formula, box);
  const auto by_z3 = Both().by_z3.Find(formula, box);
  RC_ASSERT(by_diagrams.has_value() == by_z3.has_value());
  if (!by_diagrams) return;
  // Each accepts the other's point.
  RC_ASSERT(IsIn(*by_diagrams, box));
  RC_ASSERT(IsIn(*by_z3, box));
  RC_ASSERT(Both().by_z3.Find(formula, *by_diagrams) == by_diagrams);
  RC_ASSERT(Both().by_diagrams.Find(formula, *by_z3) == by_z3);
}

RC_GTEST_PROP(Provers, SeeTheFormulaFulfilledAroundAPoint, ()) {
  const Formula formula = ArbitraryFormula(3);
  const auto point = Both().by_z3.Find(formula, Both().diagrams.grid().Everything());
  if (!point) return;
  const Box around = Both().by_z3.Around(formula, *point);
  RC_ASSERT(IsIn(*point, around));
  RC_ASSERT(Both().by_diagrams.Always(formula, around));
  RC_ASSERT(Both().by_z3.Always(formula, around));
}

RC_GTEST_PROP(Provers, AgreeWithTheExecutorWhereEverythingIsKnown, ()) {
  // A plausible point at which nothing is left unknown, of which Trace must say the same.
  const knowledge::Knowledge& knowledge = Both().knowledge;
  Box box = ArbitraryBox();
  for (logic::VariableId v = 0; v < box.size(); ++v)
    box[v] = {box[v].known != 0 ? box[v].known : box[v].latent, 0};
  const auto point = Both().by_z3.Find(All({}), box);
  if (!point) return;
  logic::CellFacts facts;
  for (const logic::Points& points : *point) facts.possible.push_back(points.known);
  facts.known.assign(point->size(), 1);
  const logic::Trace trace(knowledge.program, facts);
  for (const ConditionId condition : Both().All()) {
    RC_ASSERT(Both().by_z3.Find(Holds(condition), *point).has_value() ==
              (trace[condition] == logic::Kleene::kTrue));
    RC_ASSERT(Both().by_z3.Find(Fails(condition), *point).has_value() ==
              (trace[condition] == logic::Kleene::kFalse));
  }
}

TEST(GetsOneOf, IsEveryVerdictExactlyOnce) {
  const knowledge::Knowledge& knowledge = Both().knowledge;
  const Box everything = Both().diagrams.grid().Everything();
  const std::vector<Verdict> verdicts{Verdict::kRecommended,     Verdict::kOption,
                                      Verdict::kOnHold,          Verdict::kNotRecommended,
                                      Verdict::kContraindicated, Verdict::kNotIndicated};
  const auto is_tablet = [](const knowledge::Treatment& t) { return t.id == "tablet"; };
  const auto tablet = static_cast<knowledge::TreatmentId>(
      std::find_if(knowledge.treatments.begin(), knowledge.treatments.end(), is_tablet) -
      knowledge.treatments.begin());
  std::vector<Formula> each;
  for (const Verdict verdict : verdicts) {
    each.push_back(GetsOneOf(knowledge, tablet, {verdict}));
    EXPECT_TRUE(Both().by_z3.Find(each.back(), everything)) << VerdictName(verdict);
  }
  EXPECT_TRUE(Both().by_z3.Always(Any(each), everything));
  for (std::size_t i = 0; i < each.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j)
      EXPECT_FALSE(Both().by_z3.Find(All({each[i], each[j]}), everything));
  }
}

}  // namespace
}  // namespace grevy::proof
