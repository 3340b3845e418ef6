#include "knowledge/plausible.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "knowledge/small_knowledge.h"

namespace grevy::knowledge {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const Knowledge& Small() {
  static const LoadResult loaded = SmallKnowledge({{"vocabulary/constraints.yaml", R"yaml(
constraints:
  - { id: SICK, kind: error, always: "sick implies size_mm > 5", because: small ones do not hurt }
  - { id: LEG, kind: error, fields: [pain_score], only_where: "site = 'leg'", because: only legs hurt }
  - { id: TEA, kind: error, always: "stage = 'III' implies tried contains 'tea'", because: all drink tea }
  - { id: BIG, kind: error, always: "stage = 'III' implies site != 'back' or sick", because: big ones move }
  - { id: SIZE, kind: error, always: size_mm < 400, because: none is so large }
  - { id: FEW, kind: ask, always: "lumps > 10 implies site != 'arm'", because: arms are short }
  - { id: MANY, kind: note, always: lumps < 15, because: counting is tiring }
)yaml"}});
  EXPECT_THAT(loaded.problems, IsEmpty());
  return loaded.knowledge;
}

std::vector<std::string> ProblemsOf(const std::string& text) {
  logic::Problems problems;
  ReadCase("case.yaml", text, Small(), problems);
  std::vector<std::string> lines;
  for (logic::Problem& problem : problems) {
    problem.excerpt.clear();
    lines.push_back(problem.ToString());
  }
  return lines;
}

std::vector<std::string> BrokenBy(const std::string& facts, Strictness strictness) {
  logic::Problems problems;
  const Case a_case = ReadCase("case.yaml", "facts: " + facts, Small(), problems);
  logic::Facts known(Small().schema);
  for (const StatedFact& fact : a_case.facts) {
    for (const auto& [variable, values] : fact.values) known.Set(Small().schema, variable, values);
  }
  std::vector<std::string> ids;
  for (const Constraint* constraint : Broken(Small(), known, strictness))
    ids.push_back(constraint->id);
  return ids;
}

TEST(Broken, AreTheConstraintsThatTheFactsContradict) {
  EXPECT_THAT(BrokenBy("{ sick: true, size_mm: 2, site: arm, pain_score: 3 }", Strictness::kError),
              ElementsAre("SICK", "LEG"));
}
TEST(Broken, IsNothingOfWhichAPartIsUnknown) {
  EXPECT_THAT(BrokenBy("{ sick: true }", Strictness::kError), IsEmpty());
  EXPECT_THAT(BrokenBy("{ sick: true, size_mm: 2..8 }", Strictness::kError), IsEmpty());
  EXPECT_THAT(BrokenBy("{ pain_score: 3 }", Strictness::kError), IsEmpty());
}
TEST(Broken, IsARangeThatLiesWhollyOutside) {
  EXPECT_THAT(BrokenBy("{ sick: true, size_mm: 2..4 }", Strictness::kError), ElementsAre("SICK"));
}
TEST(Broken, IsToldByStrictness) {
  const std::string facts = "{ lumps: 16, site: arm }";
  EXPECT_THAT(BrokenBy(facts, Strictness::kError), IsEmpty());
  EXPECT_THAT(BrokenBy(facts, Strictness::kAsk), ElementsAre("FEW"));
  EXPECT_THAT(BrokenBy(facts, Strictness::kNote), ElementsAre("MANY"));
}

TEST(ImpossibleCase, IsRefusedAtTheLastOfItsFacts) {
  EXPECT_THAT(ProblemsOf("facts:\n  size_mm: 2\n  site: arm\n  sick: true\n"),
              ElementsAre("case.yaml:4:3: 'sick' (yes) and 'size_mm' (2 mm) cannot both be: small "
                          "ones do not hurt; correct one of them or leave it out (SICK)"));
}
TEST(ImpossibleCase, NamesAFieldThatDoesNotApply) {
  EXPECT_THAT(ProblemsOf("facts: { pain_score: 3, site: arm }"),
              ElementsAre("case.yaml:1:25: 'pain_score' (3) and 'site' (upper arm) cannot both be: "
                          "only legs hurt; correct one of them or leave it out (LEG)"));
}
TEST(ImpossibleCase, NamesTheFactsBehindADefinition) {
  EXPECT_THAT(ProblemsOf("facts: { size_mm: 60, tried: [rest, operation] }"),
              ElementsAre("case.yaml:1:23: 'tried' (rest, an operation) and 'size_mm' (60 mm) "
                          "cannot both be: all drink tea; correct one of them or leave it out "
                          "(TEA)"));
}
TEST(ImpossibleCase, CallsAnEmptySetNone) {
  EXPECT_THAT(ProblemsOf("facts: { stage: III, tried: [] }"),
              ElementsAre(HasSubstr("'stage' (III) and 'tried' (none) cannot both be")));
}
TEST(ImpossibleCase, MayHaveMoreThanTwoFacts) {
  EXPECT_THAT(ProblemsOf("facts: { stage: III, site: back, sick: false }"),
              ElementsAre(HasSubstr("'stage' (III), 'site' (small of the back) and 'sick' (no) "
                                    "cannot all be: big ones move")));
}
TEST(ImpossibleCase, MayHaveOneFact) {
  EXPECT_THAT(ProblemsOf("facts: { size: 450 }"),
              ElementsAre("case.yaml:1:16: warning: 450 is unusual for 'size_mm' (usually 1 to 200 "
                          "mm): is the unit right?; easily confused with: centimetres (1.5 for 15 "
                          "mm)",
                          "case.yaml:1:10: 'size_mm' (450 mm) cannot be: none is so large; correct "
                          "it or leave it out (SIZE)"));
}
TEST(ImpossibleCase, ShowsEachContradictionOnce) {
  EXPECT_THAT(ProblemsOf("facts: { sick: true, size_mm: 2, pain_score: 3, site: arm }"),
              ElementsAre(HasSubstr("(SICK)"), HasSubstr("(LEG)")));
}
TEST(ImpossibleCase, IsToldByItsFewestFacts) {
  const LoadResult loaded = SmallKnowledge({{"vocabulary/constraints.yaml", R"yaml(
constraints:
  - { id: THREE, kind: error, always: "not (sick and lumps > 3 and size_mm > 5)", because: three }
  - { id: TWO, kind: error, always: "not (sick and lumps > 3)", because: two }
  - { id: SAME, kind: error, always: "lumps > 3 implies sick = false", because: the same }
  - { id: ASKED, kind: ask, always: "not (sick and lumps > 3)", because: asked }
)yaml"}});
  logic::Problems problems;
  ReadCase("case.yaml", "facts: { sick: true, lumps: 4, size_mm: 20 }", loaded.knowledge, problems);
  ASSERT_THAT(problems, testing::SizeIs(1));
  EXPECT_THAT(problems[0].text, HasSubstr("(TWO)"));
}
TEST(ImpossibleCase, IsNotLookedForWhereAFactCouldNotBeRead) {
  EXPECT_THAT(ProblemsOf("facts: { stage: III, tried: [teaa] }"),
              ElementsAre(HasSubstr("'teaa' is no value of 'tried'")));
}
TEST(UnlikelyCase, IsAskedBack) {
  EXPECT_THAT(ProblemsOf("facts: { lumps: 12, site: arm }"),
              ElementsAre("case.yaml:1:21: warning: 'lumps' (12) and 'site' (upper arm): arms are "
                          "short; is that right? (FEW)"));
}
TEST(NotedCase, IsReadWithoutAWord) { EXPECT_THAT(ProblemsOf("facts: { lumps: 16 }"), IsEmpty()); }
TEST(PlausibleCase, IsReadWithoutAWord) {
  EXPECT_THAT(ProblemsOf("facts: { sick: true, size_mm: 20, site: leg, pain_score: 3 }"),
              IsEmpty());
}

TEST(OldFact, ContradictsNoneOfADayOnWhichItNoLongerCounts) {
  EXPECT_THAT(ProblemsOf("facts:\n  size_mm: { value: 2, on: 2026-01-01 }\n"
                         "  sick: { value: true, on: 2026-11-01 }\n"),
              IsEmpty());
}
TEST(OldFact, ContradictsOneOfADayOnWhichItStillCounts) {
  EXPECT_THAT(ProblemsOf("facts:\n  size_mm: { value: 2, on: 2026-10-01 }\n"
                         "  sick: { value: true, on: 2026-11-01 }\n"),
              ElementsAre(HasSubstr("(SICK)")));
}
TEST(OldFact, ContradictsNothingOnTheDayOfTheAdvice) {
  const std::string facts = "facts:\n  size_mm: { value: 2, on: 2026-10-01 }\n  sick: true\n";
  EXPECT_THAT(ProblemsOf("as_of: 2026-12-30\n" + facts), ElementsAre(HasSubstr("(SICK)")));
  EXPECT_THAT(ProblemsOf("as_of: 2026-12-31\n" + facts), IsEmpty());
}
TEST(FactOfALaterDay, ContradictsNothing) {
  EXPECT_THAT(ProblemsOf("as_of: 2026-09-30\nfacts:\n  size_mm: { value: 2, on: 2026-10-01 }\n"
                         "  sick: true\n"),
              IsEmpty());
}

}  // namespace
}  // namespace grevy::knowledge
