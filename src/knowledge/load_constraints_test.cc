#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "knowledge/linked.h"
#include "knowledge/load.h"
#include "knowledge/small_knowledge.h"

namespace grevy::knowledge {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

constexpr std::string_view kFile = "vocabulary/constraints.yaml";

LoadResult LoadWith(const std::string& constraints) {
  return SmallKnowledge({{std::string(kFile), constraints}});
}

// The small knowledge with one constraint: its keys but for id and reason.
LoadResult LoadOne(const std::string& keys) {
  return LoadWith("constraints: [{ id: C-1, because: so it is, " + keys + " }]\n");
}

std::vector<std::string> Names(const Knowledge& knowledge,
                               const std::vector<logic::FieldId>& fields) {
  std::vector<std::string> names;
  for (const logic::FieldId field : fields) names.push_back(knowledge.schema[field].id);
  return names;
}

std::vector<std::string> Lines(const LoadResult& loaded) {
  std::vector<std::string> lines;
  for (logic::Problem problem : loaded.problems) {
    problem.excerpt.clear();
    lines.push_back(problem.ToString());
  }
  return lines;
}

TEST(LoadConstraints, ReadsWhatIsAlwaysSo) {
  const LoadResult loaded =
      LoadOne("kind: ask, always: \"sick implies size_mm > 5\", rows: [ROW-7, ROW-8]");
  ASSERT_THAT(Lines(loaded), IsEmpty());
  ASSERT_THAT(loaded.knowledge.constraints, SizeIs(1));
  const Constraint& constraint = loaded.knowledge.constraints[0];
  EXPECT_EQ(constraint.id, "C-1");
  EXPECT_EQ(constraint.strictness, Strictness::kAsk);
  EXPECT_EQ(constraint.always.text, "sick implies size_mm > 5");
  EXPECT_EQ(constraint.because, "so it is");
  EXPECT_THAT(constraint.rows, ElementsAre("ROW-7", "ROW-8"));
  EXPECT_THAT(constraint.applies, IsEmpty());
  EXPECT_EQ(constraint.only_where, std::nullopt);
}
TEST(LoadConstraints, PutsTheConditionIntoWords) {
  const LoadResult loaded = LoadOne("kind: error, always: \"lumps > 3 implies size_mm > 5\"");
  ASSERT_THAT(Lines(loaded), IsEmpty());
  ASSERT_THAT(loaded.knowledge.constraints[0].always.clauses, SizeIs(1));
  EXPECT_EQ(loaded.knowledge.constraints[0].always.clauses[0].words,
            "if Number of lumps at least 4: Size above 5 mm");
}
TEST(LoadConstraints, ReadsEachKind) {
  for (const Strictness strictness : {Strictness::kError, Strictness::kAsk, Strictness::kNote}) {
    const LoadResult loaded =
        LoadOne("always: sick, kind: " + std::string(StrictnessName(strictness)));
    ASSERT_THAT(Lines(loaded), IsEmpty());
    EXPECT_EQ(loaded.knowledge.constraints[0].strictness, strictness);
  }
}
TEST(LoadConstraints, TakesAFieldThatAppliesOnlySomewhereAsACondition) {
  const LoadResult loaded =
      LoadOne("kind: error, fields: [lumps, pain_score], only_where: \"sick or bad_heart\"");
  ASSERT_THAT(Lines(loaded), IsEmpty());
  const Constraint& constraint = loaded.knowledge.constraints[0];
  EXPECT_EQ(constraint.always.text,
            "(lumps is not null or pain_score is not null) implies (sick or bad_heart)");
  EXPECT_THAT(Names(loaded.knowledge, constraint.applies), ElementsAre("lumps", "pain_score"));
  ASSERT_TRUE(constraint.only_where);
  EXPECT_EQ(constraint.only_where->text, "sick or bad_heart");
}
TEST(LoadConstraints, ListsTheFieldsInTheOrderOfTheText) {
  const LoadResult loaded = LoadOne(
      "kind: error, always: \"with_care implies tried contains 'tea' or tried = {} or sick or "
      "with_care\"");
  ASSERT_THAT(Lines(loaded), IsEmpty());
  EXPECT_THAT(Names(loaded.knowledge, loaded.knowledge.constraints[0].fields),
              ElementsAre("with_care", "tried", "sick"));
}
TEST(LoadConstraints, ListsTheFieldsThatApplyBeforeThoseOfThePlace) {
  const LoadResult loaded = LoadOne("kind: error, fields: [pain_score], only_where: sick");
  ASSERT_THAT(Lines(loaded), IsEmpty());
  EXPECT_THAT(Names(loaded.knowledge, loaded.knowledge.constraints[0].fields),
              ElementsAre("pain_score", "sick"));
}
TEST(LoadConstraints, MayNameADefinition) {
  EXPECT_THAT(Lines(LoadOne("kind: error, always: \"with_care implies risk = 3\"")), IsEmpty());
}
TEST(LoadConstraints, ReadsWhatIsLeftOut) {
  const LoadResult loaded = LoadWith(
      "constraints: []\n"
      "left_out:\n"
      "  - { id: C-9, because: needs a sum }\n");
  ASSERT_THAT(Lines(loaded), IsEmpty());
  ASSERT_THAT(loaded.knowledge.constraints_left_out, SizeIs(1));
  EXPECT_EQ(loaded.knowledge.constraints_left_out[0].row, "C-9");
  EXPECT_EQ(loaded.knowledge.constraints_left_out[0].because, "needs a sum");
}
TEST(LoadConstraints, ChangeTheHashOfTheKnowledge) {
  EXPECT_NE(LoadOne("kind: error, always: sick").knowledge.hash, SmallKnowledge().knowledge.hash);
}
TEST(LoadConstraints, AreKeptInTheLinkedKnowledge) {
  const LoadResult loaded = LoadWith(
      "constraints:\n"
      "  - { id: C-1, kind: ask, always: sick, because: so it is, rows: [ROW-7] }\n"
      "  - { id: C-2, kind: error, fields: [lumps], only_where: sick, because: as well }\n"
      "left_out: [{ id: C-9, because: needs a sum }]\n");
  ASSERT_THAT(Lines(loaded), IsEmpty());
  const Knowledge read = FromBytes(ToBytes(loaded.knowledge));
  ASSERT_THAT(read.constraints, SizeIs(2));
  EXPECT_EQ(read.constraints[0].strictness, Strictness::kAsk);
  EXPECT_EQ(read.constraints[0].always.id, loaded.knowledge.constraints[0].always.id);
  EXPECT_THAT(read.constraints[0].rows, ElementsAre("ROW-7"));
  EXPECT_EQ(read.constraints[1].applies, loaded.knowledge.constraints[1].applies);
  EXPECT_EQ(read.constraints[1].fields, loaded.knowledge.constraints[1].fields);
  EXPECT_EQ(read.constraints[1].only_where->id, loaded.knowledge.constraints[1].only_where->id);
  EXPECT_THAT(read.constraints_left_out, SizeIs(1));
}

struct Fault {
  std::string name;
  std::string keys;
  std::string problem;
};

class LoadConstraintsFault : public testing::TestWithParam<Fault> {};

TEST_P(LoadConstraintsFault, IsReportedWithItsPlace) {
  const Fault& fault = GetParam();
  const std::string file = "constraints:\n  - id: C-1\n    because: so it is\n" + fault.keys;
  EXPECT_THAT(Lines(LoadWith(file)), ElementsAre(std::string(kFile) + ":" + fault.problem));
}

INSTANTIATE_TEST_SUITE_P(
    Faults, LoadConstraintsFault,
    testing::Values(
        Fault{"UnknownKey", "    kind: ask\n    alwys: sick\n    always: sick\n",
              "5:5: unknown key 'alwys' (did you mean 'always'?)"},
        Fault{"NoKind", "    always: sick\n", "2:5: 'kind:' is missing here"},
        Fault{"UnknownKind", "    kind: eror\n    always: sick\n",
              "4:11: 'kind' cannot be 'eror' (did you mean 'error'?); it is one of error, ask, "
              "note"},
        Fault{"NeitherForm", "    kind: error\n",
              "2:5: say what is always so ('always:') or where some fields apply ('fields:' with "
              "'only_where:')"},
        Fault{"BothForms", "    kind: error\n    always: sick\n    only_where: sick\n",
              "2:5: a constraint has either 'always:' or 'only_where:', not both"},
        Fault{"FieldsBesideAlways", "    kind: error\n    always: sick\n    fields: [lumps]\n",
              "6:13: 'fields:' stands only beside 'only_where:'"},
        Fault{"NoFields", "    kind: error\n    only_where: sick\n",
              "2:5: list under 'fields:' what applies only there"},
        Fault{"UnlikelyField", "    kind: ask\n    only_where: sick\n    fields: [lumps]\n",
              "2:5: 'only_where:' needs 'kind: error'; write 'always:'"},
        Fault{"UnknownField", "    kind: error\n    only_where: sick\n    fields: [lump]\n",
              "6:14: unknown field 'lump' (did you mean 'lumps'?)"},
        Fault{"DefinedField", "    kind: error\n    only_where: sick\n    fields: [with_care]\n",
              "6:14: 'with_care' is worked out from other facts: say of those where they apply"},
        Fault{"FaultyCondition", "    kind: error\n    always: sick implies lump > 3\n",
              "5:26: unknown field 'lump' (did you mean 'lumps'?)"},
        Fault{"FaultyPlace", "    kind: error\n    fields: [lumps]\n    only_where: sik\n",
              "6:17: unknown field 'sik' (did you mean 'sick'?)"},
        Fault{"NoCondition", "    kind: error\n    always: lumps\n",
              "5:13: 'lumps' is a integer, not a yes or no: compare it with a value"},
        Fault{"TwiceTheId",
              "    kind: ask\n    always: sick\n  - { id: C-1, because: b, kind: ask, always: sick "
              "}\n",
              "6:5: id 'C-1' stands twice; the first is in vocabulary/constraints.yaml, line 2"},
        Fault{"IdOfWhatIsLeftOut",
              "    kind: ask\n    always: sick\nleft_out:\n  - { id: C-1, because: needs a sum }\n",
              "7:5: id 'C-1' stands twice; the first is in vocabulary/constraints.yaml, line 2"},
        Fault{"LeftOutWithoutReason",
              "    kind: ask\n    always: sick\nleft_out:\n  - { id: C-2 }\n",
              "7:5: 'because:' is missing here"},
        Fault{"Impossible", "    kind: error\n    always: sick and sick = false\n",
              "2:5: constraint C-1 can never hold: its conditions, its scope and its limits "
              "exclude each other"}),
    [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace grevy::knowledge
