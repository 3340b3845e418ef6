#include "logic/trace.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "logic/compile.h"

namespace grevy::logic {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class TraceTest : public testing::Test {
 protected:
  Schema schema_;
  FieldId a_ = schema_.Add({.id = "a"});
  FieldId b_ = schema_.Add({.id = "b"});
  FieldId c_ = schema_.Add({.id = "c"});
  FieldId size_ = schema_.Add({.id = "size", .type = Type::kChoice, .values = {"s", "m", "l"}});
  FieldId stage_ = schema_.Add({.id = "stage", .type = Type::kChoice, .values = {"s", "m", "l"}});
  Definitions definitions_;
  Program program_;
  Facts facts_{schema_};

  void Define(FieldId field, std::string_view text) {
    const Checked checked = Read(text, schema_, field);
    ASSERT_TRUE(checked.ok()) << checked.error;
    definitions_[field] = checked.expression;
  }
  void Know(FieldId field, Place low, Place high) {
    facts_.Set(schema_, schema_.VariableOf(field), ValueSet::Between(low, high));
  }
  void Yes(FieldId field) { Know(field, 1, 1); }
  void No(FieldId field) { Know(field, 0, 0); }

  Trace Of(std::string_view text) {
    const Checked checked = Read(text, schema_);
    EXPECT_TRUE(checked.ok()) << checked.error;
    program_ = Compile(schema_, definitions_, {&checked.expression});
    return Trace(program_, program_.Locate(facts_));
  }
};

TEST_F(TraceTest, KeepsTheFacts) {
  Yes(a_);
  EXPECT_NE(Of("a").facts().known[a_], 0);
}

using Because = TraceTest;

TEST_F(Because, AYesOfAndRestsOnBothParts) {
  Yes(a_);
  Yes(b_);
  EXPECT_THAT(Of("a and b").Because(0), ElementsAre(a_, b_));
}
TEST_F(Because, ANoOfAndRestsOnThePartThatSaidNo) {
  Yes(a_);
  No(b_);
  EXPECT_THAT(Of("a and b").Because(0), ElementsAre(b_));
}
TEST_F(Because, AYesOfOrRestsOnThePartThatSaidYes) {
  Yes(a_);
  No(b_);
  EXPECT_THAT(Of("a or b").Because(0), ElementsAre(a_));
}
TEST_F(Because, ANoOfOrRestsOnBothParts) {
  No(a_);
  No(b_);
  EXPECT_THAT(Of("a or b").Because(0), ElementsAre(a_, b_));
}
TEST_F(Because, AnUnknownRestsOnNothingThatIsKnown) {
  Yes(a_);
  EXPECT_THAT(Of("a and b").Because(0), IsEmpty());
}
TEST_F(Because, AnUnknownOfAPartlyKnownFactNamesIt) {
  Know(size_, 0, 1);
  EXPECT_THAT(Of("size = 's'").Because(0), ElementsAre(size_));
}
TEST_F(Because, AFactUsedTwiceIsNamedOnce) {
  Yes(a_);
  EXPECT_THAT(Of("(a and b) or (a or c)").Because(0), ElementsAre(a_));
}
TEST_F(Because, AConstantNeedsNoReason) { EXPECT_THAT(Of("true").Because(0), IsEmpty()); }
TEST_F(Because, NotRestsOnItsPart) {
  Yes(a_);
  Yes(b_);
  EXPECT_THAT(Of("not (a and b)").Because(0), ElementsAre(a_, b_));
}
TEST_F(Because, IsTrueRestsOnItsPart) {
  Yes(a_);
  EXPECT_THAT(Of("(a or b) is true").Because(0), ElementsAre(a_));
}
TEST_F(Because, IsFalseRestsOnItsPart) {
  No(a_);
  EXPECT_THAT(Of("(a and b) is false").Because(0), ElementsAre(a_));
}
TEST_F(Because, IsNotNullRestsOnTheFact) {
  Yes(a_);
  EXPECT_THAT(Of("a is not null").Because(0), ElementsAre(a_));
}
TEST_F(Because, IsNullRestsOnNoFact) { EXPECT_THAT(Of("a is null").Because(0), IsEmpty()); }
TEST_F(Because, AComputedValueRestsOnWhatItIsComputedFrom) {
  Define(stage_, "if a then 's' else 'm'");
  Yes(a_);
  EXPECT_THAT(Of("stage = 's'").Because(0), ElementsAre(a_));
}
TEST_F(Because, AStatedValueBeatsTheComputedOne) {
  Define(stage_, "if a then 's' else 'm'");
  Yes(a_);
  Know(stage_, 1, 1);
  EXPECT_THAT(Of("stage = 's'").Because(0), ElementsAre(stage_));
}
TEST_F(Because, CanBeAskedAgain) {
  Yes(a_);
  const Trace trace = Of("a");
  EXPECT_EQ(trace.Because(0), trace.Because(0));
}

using Open = TraceTest;

TEST_F(Open, AnUnknownFieldIsOpen) { EXPECT_THAT(Of("a").Open(0), ElementsAre(a_)); }
TEST_F(Open, AKnownFieldIsClosed) {
  Yes(a_);
  EXPECT_FALSE(Of("a").IsOpen(0));
  EXPECT_THAT(Of("a").Open(0), IsEmpty());
}
TEST_F(Open, APartlyKnownFieldIsOpen) {
  Know(size_, 0, 1);
  EXPECT_THAT(Of("size = 's'").Open(0), ElementsAre(size_));
}
TEST_F(Open, APartlyKnownFieldThatDecidesIsClosed) {
  Know(size_, 0, 1);
  EXPECT_FALSE(Of("size = 'l'").IsOpen(0));
}
TEST_F(Open, ANoClosesAnAnd) {
  No(a_);
  EXPECT_THAT(Of("a and b").Open(0), IsEmpty());
}
TEST_F(Open, AYesClosesAnOr) {
  Yes(a_);
  EXPECT_THAT(Of("a or b").Open(0), IsEmpty());
}
TEST_F(Open, AYesLeavesTheRestOfAnAndOpen) {
  Yes(a_);
  EXPECT_THAT(Of("a and b").Open(0), ElementsAre(b_));
}
TEST_F(Open, AClosedPartIsNotAskedFor) {
  No(a_);
  EXPECT_THAT(Of("(a and b) or c").Open(0), ElementsAre(c_));
}
TEST_F(Open, IsNullIsOpenThoughItHolds) {
  const Trace trace = Of("a is null");
  EXPECT_EQ(trace[0], Kleene::kTrue);
  EXPECT_THAT(trace.Open(0), ElementsAre(a_));
}
TEST_F(Open, IsNullOfAKnownFieldIsClosed) {
  Know(size_, 0, 1);
  EXPECT_FALSE(Of("size is null").IsOpen(0));
}
TEST_F(Open, IsTrueIsOpenWhileItsPartIs) {
  const Trace trace = Of("a is true");
  EXPECT_EQ(trace[0], Kleene::kFalse);
  EXPECT_THAT(trace.Open(0), ElementsAre(a_));
}
TEST_F(Open, IsFalseIsOpenWhileItsPartIs) {
  EXPECT_THAT(Of("a is false").Open(0), ElementsAre(a_));
}
TEST_F(Open, AnOpenNoDoesNotCloseAnAnd) {
  EXPECT_THAT(Of("(a is true) and b").Open(0), ElementsAre(a_, b_));
}
TEST_F(Open, AComputedValueAsksForItselfAndItsParts) {
  Define(stage_, "if a then 's' else 'm'");
  EXPECT_THAT(Of("stage = 's'").Open(0), ElementsAre(a_, stage_));
}
TEST_F(Open, AStatedValueAsksForNothing) {
  Define(stage_, "if a then 's' else 'm'");
  Know(stage_, 1, 1);
  EXPECT_THAT(Of("stage = 's'").Open(0), IsEmpty());
}
TEST_F(Open, APartlyStatedValueAsksForItselfOnly) {
  Define(stage_, "if a then 's' else 'm'");
  Know(stage_, 0, 1);
  EXPECT_THAT(Of("stage = 's'").Open(0), ElementsAre(stage_));
}
TEST_F(Open, AValueThatCannotBeComputedAsksForItself) {
  Define(stage_, "case when a then 's' end");
  No(a_);
  const Trace trace = Of("stage = 's'");
  EXPECT_EQ(trace[0], Kleene::kUnknown);
  EXPECT_THAT(trace.Open(0), ElementsAre(stage_));
}
TEST_F(Open, AComputedAnswerIsClosed) {
  Define(stage_, "if a then 's' else 'm'");
  Yes(a_);
  EXPECT_FALSE(Of("stage = 's'").IsOpen(0));
}
TEST_F(Open, TheNullConstantAsksForNothing) { EXPECT_THAT(Of("null").Open(0), IsEmpty()); }

}  // namespace
}  // namespace grevy::logic
