// What differs between two versions of invented knowledge: each kind of change gives a readable
// region, whose example really gets the two verdicts.

#include "proof/difference.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "advice/invented_knowledge.h"
#include "proof/difference_report.h"

namespace grevy::proof {
namespace {

using advice::InventedBody;
using advice::InventedFiles;
using advice::Verdict;
using knowledge::Knowledge;
using knowledge::KnowledgeFiles;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Knowledge Loaded(const KnowledgeFiles& files) {
  knowledge::LoadResult loaded = knowledge::LoadFiles(files);
  if (logic::HasErrors(loaded.problems))
    throw std::invalid_argument(advice::TextOf(loaded.problems));
  return std::move(loaded.knowledge);
}

// What a version says of an example; of a field that it does not have, nothing is stated.
Verdict VerdictOn(const Region& region, const Difference& difference, const Knowledge& knowledge) {
  std::string facts;
  for (const Example::Fact& fact : region.example.facts) {
    const std::string& field = difference.shown.schema[fact.field].id;
    if (!fact.latent && knowledge.schema.Find(field))
      facts += (facts.empty() ? "" : ", ") + field + ": " + fact.value;
  }
  logic::Problems problems;
  const knowledge::Case a_case =
      knowledge::ReadCase("case.yaml", "facts: { " + facts + " }", knowledge, problems);
  EXPECT_FALSE(logic::HasErrors(problems)) << advice::TextOf(problems);
  const advice::Advice advice =
      advice::Advise(knowledge, a_case, {advice::kInventedDay, difference.jurisdiction});
  for (const advice::TreatmentAdvice& treatment : advice.treatments) {
    if (treatment.treatment->id == region.treatment) return treatment.verdict;
  }
  return Verdict::kNotIndicated;
}

// Compares, and has each example advised on by both versions.
Difference Compared(const KnowledgeFiles& before, const KnowledgeFiles& after) {
  const Knowledge old_knowledge = Loaded(before);
  const Knowledge new_knowledge = Loaded(after);
  Difference difference = Compare(old_knowledge, new_knowledge, {advice::kInventedDay, ""});
  for (const Region& region : difference.regions) {
    EXPECT_EQ(VerdictOn(region, difference, old_knowledge), region.was) << TextOf(difference);
    EXPECT_EQ(VerdictOn(region, difference, new_knowledge), region.becomes) << TextOf(difference);
  }
  return difference;
}

Difference Compared(const InventedBody& before, const InventedBody& after) {
  return Compared(InventedFiles(before), InventedFiles(after));
}

// "tablet: recommended → not_indicated by R-1 where lumps = 3", a line each.
std::vector<std::string> Lines(const Difference& difference) {
  std::vector<std::string> lines;
  for (const Region& region : difference.regions) {
    std::string line = region.treatment + ": " + std::string(VerdictName(region.was)) + " → " +
                       std::string(VerdictName(region.becomes)) + " by " + region.change;
    for (std::size_t i = 0; i < region.bounds.size(); ++i)
      line += (i == 0 ? " where " : " and ") + region.bounds[i].condition;
    lines.push_back(line);
  }
  return lines;
}

void Replace(std::string& text, const std::string& before, const std::string& after) {
  const std::size_t at = text.find(before);
  if (at == std::string::npos) throw std::invalid_argument("not found: " + before);
  text.replace(at, before.size(), after);
}

TEST(Difference, OfTheSameKnowledgeIsNone) {
  const InventedBody body{.rules = {{.when = "sick and lumps > 3"}}};
  const Difference difference = Compared(body, body);
  EXPECT_THAT(difference.changes, IsEmpty());
  EXPECT_THAT(difference.regions, IsEmpty());
  EXPECT_THAT(TextOf(difference), HasSubstr("no verdict differs, for any plausible case\n"));
}

TEST(Difference, OfOtherWordsWithTheSameMeaningIsNone) {
  const Difference difference = Compared({.rules = {{.when = "sick and not (lumps > 3)"}}},
                                         {.rules = {{.when = "sick = true and lumps <= 3"}}});
  EXPECT_THAT(difference.regions, IsEmpty());
  EXPECT_EQ(difference.texts, 1);
}

TEST(Difference, OfAMovedThresholdLiesBetweenTheTwo) {
  const Difference difference = Compared({.rules = {{.when = "sick and size_mm <= 10"}}},
                                         {.rules = {{.when = "sick and size_mm < 20"}}});
  EXPECT_THAT(Lines(difference),
              ElementsAre("tablet: not_indicated → recommended by R-1 where size_mm > 10 and "
                          "size_mm < 20 and sick = true"));
}

TEST(Difference, OfARuleThatIsNewIsWhereItHolds) {
  const Difference difference =
      Compared({.rules = {{.id = "R-1", .when = "sick"}}},
               {.rules = {{.id = "R-1", .when = "sick"},
                          {.id = "R-2", .stance = "option", .when = "lumps > 3"}}});
  EXPECT_THAT(Lines(difference),
              ElementsAre("tablet: not_indicated → option by R-2 where lumps >= 4"));
  EXPECT_EQ(difference.changes.at(0).was, "");
  EXPECT_EQ(difference.changes.at(0).becomes, "option where lumps > 3");
}

TEST(Difference, OfARuleThatIsGoneIsWhereItHeld) {
  const Difference difference = Compared({.rules = {{.when = "sick"}}}, InventedBody{});
  EXPECT_THAT(Lines(difference),
              ElementsAre("tablet: recommended → not_indicated by R-1 where sick = true"));
  EXPECT_THAT(difference.regions.at(0).held, ElementsAre("R-1"));
  EXPECT_THAT(difference.regions.at(0).holds, IsEmpty());
}

TEST(Difference, OfAnotherStanceIsWhereTheRuleHolds) {
  const Difference difference =
      Compared({.rules = {{.stance = "option"}}}, {.rules = {{.stance = "not_recommended"}}});
  EXPECT_THAT(Lines(difference),
              ElementsAre("tablet: option → not_recommended by R-1 where sick = true"));
}

TEST(Difference, OfAPrecautionIsToldForEachVerdictThatItOverrules) {
  const InventedBody before{.rules = {{.when = "sick"}}};
  InventedBody after = before;
  after.precautions = {{.id = "P-1", .when = "bad_heart"}};
  EXPECT_THAT(Lines(Compared(before, after)),
              ElementsAre("tablet: recommended → contraindicated by P-1 where bad_heart = true",
                          "tablet: not_indicated → contraindicated by P-1 where bad_heart = true"));
}

TEST(Difference, OfACautionIsNone) {
  const InventedBody before{.rules = {{.when = "sick"}}};
  InventedBody after = before;
  after.precautions = {{.effect = "caution", .when = "bad_heart"}};
  EXPECT_THAT(Compared(before, after).regions, IsEmpty());
}

TEST(Difference, OfALimitIsToldOfTheRuleThatItBinds) {
  InventedBody before{.rules = {{.when = "sick"}}, .limits = {{.holds = "lumps <= 3"}}};
  InventedBody after = before;
  after.limits[0].holds = "lumps <= 5";
  const Difference difference = Compared(before, after);
  EXPECT_THAT(Lines(difference), ElementsAre("tablet: not_indicated → recommended by R-1 where "
                                             "lumps >= 4 and lumps <= 5 and sick = true"));
  EXPECT_THAT(TextOf(difference), HasSubstr("R-1 of tablet says the same, but a definition, scope "
                                            "or limit changed"));
}

TEST(Difference, OfSeveralChangesIsDividedByThem) {
  const Difference difference = Compared(
      {.rules = {{.id = "A", .when = "sick"}, {.id = "B", .when = "lumps > 3"}}}, InventedBody{});
  EXPECT_THAT(Lines(difference),
              ElementsAre("tablet: recommended → not_indicated by A where sick = true",
                          "tablet: recommended → not_indicated by B where lumps >= 4"));
}

TEST(Difference, OfADefinitionIsFoundInWhatUsesIt) {
  KnowledgeFiles before = InventedFiles({.rules = {{.when = "stage = 'I'"}}});
  KnowledgeFiles after = before;
  std::string& definitions = after["definitions.yaml"];
  Replace(definitions, "size_mm < 10", "size_mm < 8");
  Replace(definitions, "between 10 and", "between 8 and");
  EXPECT_THAT(Lines(Compared(before, after)),
              ElementsAre("tablet: recommended → not_indicated by R-1 where size_mm >= 8 and "
                          "size_mm < 10 and stage is null"));
}

constexpr const char* kFurtherField = R"yaml(section: further
title: Further
fields:
  hungry: { type: boolean, label: Hungry, plain: Hungry, owner: patient, turnaround: hours }
)yaml";

TEST(Difference, OfAFieldThatIsNewIsNamedAndComparedByWhatWasKnown) {
  KnowledgeFiles before = InventedFiles({.rules = {{.when = "sick"}}});
  KnowledgeFiles after = InventedFiles({.rules = {{.when = "sick and not hungry"}}});
  after["vocabulary/further.yaml"] = kFurtherField;
  const Difference difference = Compared(before, after);
  EXPECT_THAT(Lines(difference), ElementsAre("tablet: recommended → not_indicated by R-1 where "
                                             "hungry = true and sick = true"));
  ASSERT_EQ(difference.fields.size(), 1U);
  EXPECT_EQ(difference.fields[0].id + " " + difference.fields[0].what, "hungry added");
}

TEST(Difference, OfAValueThatIsNewIsNamed) {
  const KnowledgeFiles before = InventedFiles({.rules = {{.when = "colour = 'green'"}}});
  KnowledgeFiles after = before;
  Replace(after["vocabulary/person.yaml"], "[red, blue, green]", "[red, yellow, blue, green]");
  const Difference difference = Compared(before, after);
  EXPECT_THAT(difference.regions, IsEmpty());
  ASSERT_EQ(difference.fields.size(), 1U);
  EXPECT_EQ(difference.fields[0].what, "has the further value 'yellow'");
}

TEST(Difference, OfAFieldOfAnotherTypeTakesItForAnotherField) {
  const KnowledgeFiles before = [] {
    KnowledgeFiles files = InventedFiles({.rules = {{.when = "hungry"}}});
    files["vocabulary/further.yaml"] = kFurtherField;
    return files;
  }();
  KnowledgeFiles after = InventedFiles({.rules = {{.when = "hungry >= 2"}}});
  after["vocabulary/further.yaml"] = R"yaml(section: further
title: Further
fields:
  hungry: { type: integer, range: 0..3, label: Hungry, plain: Hungry, owner: patient, turnaround: hours }
)yaml";
  const Difference difference = Compare(Loaded(before), Loaded(after), {advice::kInventedDay, ""});
  EXPECT_THAT(Lines(difference),
              ElementsAre("tablet: recommended → not_indicated by R-1 where hungry <= 1 "
                          "and hungry_before = true",
                          "tablet: not_indicated → recommended by R-1 where hungry >= 2 and "
                          "hungry_before = false"));
}

TEST(Difference, IsWrittenForReaders) {
  const Difference difference =
      Compared({.rules = {{.when = "sick and size_mm <= 10"}, {.id = "R-2", .stance = "option"}}},
               {.rules = {{.when = "sick and size_mm <= 15"}, {.id = "R-2", .stance = "option"}}});
  const std::string text = TextOf(difference);
  EXPECT_EQ(text.substr(text.find("what bears")),
            R"(what bears otherwise on a treatment:
  R-1 of tablet was: recommended where sick and size_mm <= 10
                 is: recommended where sick and size_mm <= 15

Tablet: option → recommended, by R-1
  only where
      Size: above 10 and at most 15 mm
      Feels sick: yes
  as a condition
      size_mm > 10 and size_mm <= 15 and sick = true
  for example
      size_mm: 11
      sick: true
  where R-2 held, and R-1, R-2 hold now

1 region of cases has another verdict; for all other plausible cases all verdicts are the same
0 texts changed
)");
}

TEST(Difference, IsWrittenForPrograms) {
  const Difference difference =
      Compared({.rules = {{.when = "sick"}}}, {.rules = {{.when = "sick and lumps > 3"}}});
  EXPECT_THAT(JsonOf(difference),
              HasSubstr(R"("regions":[{"treatment":"tablet","was":"recommended",)"
                        R"("becomes":"not_indicated","change":"R-1","where":)"
                        R"("lumps <= 3 and sick = true")"));
}

}  // namespace
}  // namespace grevy::proof
