// What is calculated, as advice sees it: over invented knowledge in which a dose of tea is worked
// out from weight and size.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <boost/json.hpp>
#include <string>

#include "advice/invented_knowledge.h"
#include "advice/json.h"
#include "advice/standing.h"

namespace grevy::advice {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

knowledge::KnowledgeFiles WithCalculations() {
  knowledge::KnowledgeFiles files = knowledge::SmallFiles();
  return {{"definitions.yaml",
           files.at("definitions.yaml") + knowledge::kSmallCalculation + R"yaml(  - id: pain_score
    type: integer
    is: 2 * lumps
    source: BOOK
    at: page 5
    known: seen
)yaml"},
          {"vocabulary/constraints.yaml", R"yaml(constraints:
  - id: PC-1
    kind: ask
    calculated: pain_score
    within_percent: 50
    because: lumps hurt
  - id: PC-2
    kind: error
    always: tea_ml <= 2000
    because: nobody drinks more
)yaml"}};
}

class CalculatedTest : public ::testing::Test {
 protected:
  const knowledge::LoadResult loaded_ = knowledge::SmallKnowledge(WithCalculations());
  const knowledge::Knowledge& knowledge_ = loaded_.knowledge;
  logic::Problems problems_;

  void SetUp() override { ASSERT_FALSE(logic::HasErrors(loaded_.problems)); }

  Advice For(const std::string& facts) {
    const knowledge::Case a_case =
        knowledge::ReadCase("case.yaml", "facts: " + facts, knowledge_, problems_);
    return Advise(knowledge_, a_case, {.as_of = kInventedDay, .jurisdiction = ""});
  }
  boost::json::value JsonFor(const std::string& facts) { return ToJson(For(facts)); }
  std::string CalculatedFor(const std::string& facts) {
    return boost::json::serialize(JsonFor(facts).at("calculated"));
  }
  std::vector<std::string> Warnings() const {
    std::vector<std::string> warnings;
    for (const logic::Problem& problem : problems_) warnings.push_back(problem.text);
    return warnings;
  }
};

TEST_F(CalculatedTest, IsNothingWhereAnInputIsMissing) {
  const boost::json::value json = JsonFor("{ size_mm: 15 }");
  EXPECT_EQ(json.at("calculated"), boost::json::array());
  EXPECT_EQ(json.at("derived").at("tea_ml"), nullptr);
}

TEST_F(CalculatedTest, IsANumberInTheJson) {
  const boost::json::value json = JsonFor("{ size_mm: 20, lumps: 2 }");
  EXPECT_EQ(json.at("derived").at("tea_ml"), 206.7);
  EXPECT_EQ(json.at("derived").at("pain_score"), 4);
}

TEST_F(CalculatedTest, NamesItsInputs) {
  EXPECT_EQ(CalculatedFor("{ size_mm: 20, lumps: 2, pain_score: 4 }"),
            R"([{"field":"tea_ml","value":2.067E2,"from":["size_mm","lumps"],"used":true},)"
            R"({"field":"pain_score","value":4,"from":["lumps"],"used":false}])");
}

TEST_F(CalculatedTest, OfARangeIsARange) {
  EXPECT_EQ(CalculatedFor("{ size_mm: 15..30, lumps: 0 }"),
            R"([{"field":"tea_ml","value":"5..10","from":["size_mm","lumps"],"used":true},)"
            R"({"field":"pain_score","value":0,"from":["lumps"],"used":true}])");
  EXPECT_EQ(JsonFor("{ size_mm: 15..30, lumps: 0 }").at("derived").at("tea_ml"), nullptr);
}

TEST_F(CalculatedTest, DoesNotUseWhatIsTooOld) {
  EXPECT_EQ(
      JsonFor("{ size_mm: { value: 20, on: 2020-01-01 }, lumps: 2 }").at("derived").at("tea_ml"),
      nullptr);
}

TEST_F(CalculatedTest, StandsBehindWhatIsStated) {
  EXPECT_EQ(JsonFor("{ lumps: 2, pain_score: 5 }").at("derived").at("pain_score"), 5);
  EXPECT_THAT(Warnings(), IsEmpty());
}

TEST_F(CalculatedTest, IsAskedAboutWhereWhatIsStatedIsTooFarAway) {
  For("{ lumps: 2, pain_score: 6 }");  // half more is allowed
  EXPECT_THAT(Warnings(), IsEmpty());
  For("{ lumps: 2, pain_score: 7 }");
  EXPECT_THAT(Warnings(),
              ElementsAre("'pain_score' (7) differs from what is calculated (4): lumps hurt; is "
                          "that right? (PC-1)"));
}

TEST_F(CalculatedTest, RefusesACaseByItsInputs) {
  For("{ lumps: 20, size_mm: 300 }");
  EXPECT_THAT(Warnings(),
              Contains("'size_mm' (300 mm) and 'lumps' (20) cannot both be: nobody drinks more; "
                       "correct one of them or leave it out (PC-2)"));
}

TEST_F(CalculatedTest, IsNotCalculatedAgainFromWhatHasLapsed) {
  knowledge::Case a_case =
      knowledge::ReadCase("case.yaml", "facts: { lumps: 2 }", knowledge_, problems_);
  const logic::FieldId pain = *knowledge_.schema.Find("pain_score");
  const logic::VariableId variable = knowledge_.schema.VariableOf(pain);
  EXPECT_TRUE(knowledge_.calculations
                  .AddTo(Count(knowledge_, a_case, kInventedDay).facts, knowledge_.schema)
                  .Knows(variable));
  knowledge::StatedFact lapsed;
  lapsed.field = pain;
  lapsed.values = {{variable, {}}};
  lapsed.lapsed = true;
  a_case.facts.push_back(lapsed);
  EXPECT_FALSE(knowledge_.calculations
                   .AddTo(Count(knowledge_, a_case, kInventedDay).facts, knowledge_.schema)
                   .Knows(variable));
}

}  // namespace
}  // namespace grevy::advice
