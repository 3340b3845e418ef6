// What is refused of a calculation when it is read, and that the linked form keeps it.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "knowledge/linked.h"
#include "knowledge/load.h"
#include "knowledge/small_knowledge.h"

namespace grevy::knowledge {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

LoadResult With(std::string definition, const std::string& before = "",
                const std::string& after = "") {
  if (!before.empty()) definition.replace(definition.find(before), before.size(), after);
  return SmallKnowledge({{"definitions.yaml", SmallFiles().at("definitions.yaml") + definition}});
}

std::vector<std::string> Texts(const LoadResult& loaded) {
  std::vector<std::string> texts;
  for (const logic::Problem& problem : loaded.problems) texts.push_back(problem.text);
  return texts;
}

std::vector<std::string> MistakesOf(const std::string& before, const std::string& after) {
  return Texts(With(kSmallCalculation, before, after));
}

TEST(LoadCalculations, ReadsOne) {
  const LoadResult loaded = With(kSmallCalculation);
  EXPECT_THAT(Texts(loaded), IsEmpty());
  const Knowledge& knowledge = loaded.knowledge;
  const logic::FieldId tea = *knowledge.schema.Find("tea_ml");
  const Definition& definition = *knowledge.FindDefinition(tea);
  EXPECT_EQ(definition.decimals, 1);
  EXPECT_EQ(definition.citation->known, Known::kSeen);
  EXPECT_THAT(definition.calculated_from,
              ElementsAre(*knowledge.schema.Find("size_mm"), *knowledge.schema.Find("lumps")));
  EXPECT_EQ(knowledge.schema[tea].unit, "mL");
  EXPECT_THAT(knowledge.calculations.fields(), ElementsAre(tea));
  EXPECT_FALSE(loaded.definitions.contains(tea));
}

TEST(LoadCalculations, AsksHowTheResultIsRounded) {
  EXPECT_THAT(MistakesOf("    decimals: 1\n", ""),
              Contains("say to how many decimals 'tea_ml' is rounded: 'decimals:' with 0 to 8"));
  EXPECT_THAT(MistakesOf("decimals: 1", "decimals: 9"),
              Contains("say to how many decimals 'tea_ml' is rounded: 'decimals:' with 0 to 8"));
}
TEST(LoadCalculations, AsksForTheSourceOfTheFormula) {
  EXPECT_THAT(MistakesOf("    source: BOOK\n", ""), Contains(HasSubstr("'source:'")));
  EXPECT_THAT(MistakesOf("    at: page 4\n", ""), Contains(HasSubstr("'at:'")));
  EXPECT_THAT(MistakesOf("    known: seen\n", ""), Contains(HasSubstr("'known:'")));
}
TEST(LoadCalculations, AsksForTheRangeOfANumberThatIsNoField) {
  EXPECT_THAT(MistakesOf("    range: 0..5000\n", ""), Contains(HasSubstr("'range:'")));
}
TEST(LoadCalculations, RefusesAMistakenFormula) {
  EXPECT_THAT(MistakesOf("100 * lumps", "100 * stage"),
              Contains("'stage' is a choice, not a number"));
}
TEST(LoadCalculations, RefusesOneThatLeadsBackToItself) {
  EXPECT_THAT(MistakesOf("100 * lumps", "tea_ml"),
              Contains("the definition of 'tea_ml' leads back to itself"));
}

TEST(LoadCalculations, AreKeptInTheLinkedForm) {
  const LoadResult loaded = With(kSmallCalculation);
  const Knowledge read = FromBytes(ToBytes(loaded.knowledge));
  const logic::FieldId tea = *read.schema.Find("tea_ml");
  logic::Facts facts(read.schema);
  const auto state = [&](const char* id, std::int64_t number) {
    const logic::FieldId field = *read.schema.Find(id);
    facts.Set(
        read.schema, read.schema.VariableOf(field),
        logic::ValueSet::Equal(read.schema[field].PlaceOf(logic::Decimal::FromInteger(number))));
  };
  state("lumps", 2);
  state("size_mm", 20);
  EXPECT_EQ(read.calculations.Computed(tea, facts, read.schema),
            logic::ValueSet::Equal(logic::DecimalPlace(*logic::Decimal::Parse("206.7"))));
}

std::vector<std::string> MistakesOfConstraint(const std::string& constraint) {
  return Texts(SmallKnowledge(
      {{"definitions.yaml", SmallFiles().at("definitions.yaml") + R"yaml(
  - id: pain_score
    type: integer
    is: 2 * lumps
    source: BOOK
    at: page 5
    known: seen
)yaml"},
       {"vocabulary/constraints.yaml",
        "constraints:\n  - { id: PC-1, because: lumps hurt, " + constraint + " }\n"}}));
}

TEST(LoadAgreement, ReadsHowFarStatedAndCalculatedMayBeApart) {
  EXPECT_THAT(MistakesOfConstraint("kind: ask, calculated: pain_score, within_percent: 20"),
              IsEmpty());
}
TEST(LoadAgreement, AsksHowFar) {
  EXPECT_THAT(MistakesOfConstraint("kind: ask, calculated: pain_score"),
              Contains("say how far the two may be apart: 'within_percent: 20'"));
}
TEST(LoadAgreement, RefusesAFieldThatNobodyCalculates) {
  EXPECT_THAT(MistakesOfConstraint("kind: ask, calculated: lumps, within_percent: 20"),
              Contains("'lumps' is no number that is calculated"));
}
TEST(LoadAgreement, IsNeverAnError) {
  EXPECT_THAT(MistakesOfConstraint("kind: error, calculated: pain_score, within_percent: 20"),
              Contains("'calculated:' needs 'kind: ask' or 'kind: note'"));
}
TEST(LoadAgreement, StandsAlone) {
  EXPECT_THAT(MistakesOfConstraint("kind: ask, calculated: pain_score, always: sick"),
              Contains("'calculated:' stands only with 'within_percent:'"));
}

}  // namespace
}  // namespace grevy::knowledge
