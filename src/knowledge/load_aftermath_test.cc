#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "knowledge/linked.h"
#include "knowledge/small_knowledge.h"

namespace grevy::knowledge {
namespace {

using logic::ValueSet;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// The small knowledge, with these keys added to its operation.
LoadResult With(const std::string& keys) {
  KnowledgeFiles files = SmallFiles();
  return SmallKnowledge(
      {{"treatments/operation.yaml", files.at("treatments/operation.yaml") + keys}});
}

class AftermathTest : public ::testing::Test {
 protected:
  const std::vector<Aftermath>& Read(const std::string& keys) {
    loaded_ = With(keys);
    EXPECT_THAT(loaded_.problems, IsEmpty());
    return loaded_.knowledge.FindTreatment("operation")->after;
  }
  logic::VariableId Variable(const std::string& field, std::uint32_t member = 0) const {
    const logic::Schema& schema = loaded_.knowledge.schema;
    return schema.VariableOf(*schema.Find(field), member);
  }
  logic::FieldId Field(const std::string& field) const {
    return *loaded_.knowledge.schema.Find(field);
  }

  LoadResult loaded_;
};

std::string OnlyProblem(const std::string& keys) {
  const LoadResult loaded = With(keys);
  if (loaded.problems.size() != 1) {
    return std::to_string(loaded.problems.size()) + " problems";
  }
  return loaded.problems[0].ToString();
}

TEST_F(AftermathTest, OfMostTreatmentsIsNothing) { EXPECT_THAT(Read(""), IsEmpty()); }
TEST_F(AftermathTest, ReplacesAValue) {
  const auto& after = Read("after: { sick: false }\n");
  ASSERT_THAT(after, SizeIs(1));
  EXPECT_EQ(after[0].holds, (FactValues{{Variable("sick"), ValueSet::Equal(0)}}));
  EXPECT_FALSE(after[0].when);
}
TEST_F(AftermathTest, MayBeOneOfSeveralValues) {
  const auto& after = Read("after: { stage: [I, III] }\n");
  EXPECT_EQ(after.at(0).holds,
            (FactValues{{Variable("stage"), ValueSet::Equal(0).Union(ValueSet::Equal(2))}}));
}
TEST_F(AftermathTest, OnlyAddsToASet) {
  const auto& after = Read("after: { tried: [operation] }\n");
  EXPECT_EQ(after.at(0).holds, (FactValues{{Variable("tried", 1), ValueSet::Equal(1)}}));
  EXPECT_THAT(after.at(0).lapsed, IsEmpty());
}
TEST_F(AftermathTest, OfNullIsNoLongerKnown) {
  const auto& after = Read("after: { size_mm: null }\n");
  EXPECT_THAT(after.at(0).lapsed, ElementsAre(Variable("size_mm")));
  EXPECT_THAT(after.at(0).holds, IsEmpty());
}
TEST_F(AftermathTest, OfANullSetIsNoLongerKnownOfAnyMember) {
  const auto& after = Read("after: { tried: null }\n");
  EXPECT_THAT(after.at(0).lapsed,
              ElementsAre(Variable("tried", 0), Variable("tried", 1), Variable("tried", 2)));
}
TEST_F(AftermathTest, MayForgetOneMemberAndAddAnother) {
  const auto& after = Read("after: { tried: { rest: null, tea: true } }\n");
  EXPECT_THAT(after.at(0).lapsed, ElementsAre(Variable("tried", 0)));
  EXPECT_EQ(after.at(0).holds, (FactValues{{Variable("tried", 2), ValueSet::Equal(1)}}));
}
TEST_F(AftermathTest, OfANumberMayBeMoreOrNoLess) {
  const auto& after = Read("after: { lumps: more, pain_score: no_less }\n");
  EXPECT_THAT(after.at(0).risen, ElementsAre(Field("lumps")));
  EXPECT_THAT(after.at(0).no_less, ElementsAre(Field("pain_score")));
}
TEST_F(AftermathTest, MayDependOnTheCase) {
  const auto& after =
      Read("after: { sick: false }\nafter_when:\n  - { when: lumps > 3, after: { stage: I } }\n");
  ASSERT_THAT(after, SizeIs(2));
  ASSERT_TRUE(after[1].when);
  EXPECT_EQ(after[1].when->text, "lumps > 3");
  EXPECT_EQ(after[1].holds, (FactValues{{Variable("stage"), ValueSet::Equal(0)}}));
}
TEST_F(AftermathTest, IsKeptByTheLinkedKnowledge) {
  Read(
      "after: { tried: { operation: true, rest: null }, lumps: more, pain_score: no_less }\n"
      "after_when: [{ when: sick, after: { stage: II } }]\n");
  const std::string bytes = ToBytes(loaded_.knowledge);
  const Knowledge read = FromBytes(bytes);
  EXPECT_EQ(ToBytes(read), bytes);
  const std::vector<Aftermath>& after = read.FindTreatment("operation")->after;
  ASSERT_THAT(after, SizeIs(2));
  EXPECT_EQ(after[0].holds, (FactValues{{Variable("tried", 1), ValueSet::Equal(1)}}));
  EXPECT_THAT(after[0].lapsed, ElementsAre(Variable("tried", 0)));
  EXPECT_THAT(after[0].risen, ElementsAre(Field("lumps")));
  EXPECT_THAT(after[0].no_less, ElementsAre(Field("pain_score")));
  EXPECT_EQ(after[1].when->text, "sick");
}

TEST(AFaultyAftermath, OfAnUnknownFieldIsReportedWithTheClosest) {
  EXPECT_THAT(OnlyProblem("after:\n  sik: true\n"),
              AllOf(HasSubstr("treatments/operation.yaml:"), HasSubstr(":3: unknown field 'sik'"),
                    HasSubstr("did you mean 'sick'")));
}
TEST(AFaultyAftermath, OfADerivedFieldIsReported) {
  EXPECT_THAT(OnlyProblem("after:\n  with_care: true\n"),
              HasSubstr("'with_care' is worked out from other facts"));
}
TEST(AFaultyAftermath, OfAValueThatTheFieldDoesNotHaveIsReported) {
  EXPECT_THAT(OnlyProblem("after:\n  stage: IV\n"), HasSubstr(":10: 'IV' is no value of 'stage'"));
}
TEST(AFaultyAftermath, OfAnUnknownMemberIsReportedWithTheClosest) {
  EXPECT_THAT(OnlyProblem("after:\n  tried: { tee: null }\n"),
              HasSubstr("'tee' is no member of 'tried' (did you mean 'tea'?)"));
}
TEST(AFaultyAftermath, ThatTakesAMemberAwayIsReported) {
  EXPECT_THAT(OnlyProblem("after:\n  tried: { tea: false }\n"),
              HasSubstr("write true where the member is added, null where it is no longer known"));
}
TEST(AFaultyAftermath, ThatRaisesWhatIsNoNumberIsReported) {
  EXPECT_THAT(OnlyProblem("after:\n  sick: more\n"),
              HasSubstr("only a number can be 'more', and 'sick' is none"));
}
TEST(AFaultyAftermath, ThatIsNoMapIsReported) {
  EXPECT_THAT(OnlyProblem("after: [sick]\n"), HasSubstr("lists fields with what is so of them"));
}
TEST(AFaultyAftermath, WhoseConditionCanNeverHoldIsReported) {
  EXPECT_THAT(OnlyProblem("after_when:\n  - { when: lumps > 3 and lumps < 2, after: { sick: true "
                          "} }\n"),
              HasSubstr("can never hold"));
}
TEST(AFaultyAftermath, WithAnUnknownKeyIsReported) {
  EXPECT_THAT(OnlyProblem("after_when:\n  - { when: sick, then: 3, after: { sick: true } }\n"),
              HasSubstr("'then'"));
}

}  // namespace
}  // namespace grevy::knowledge
