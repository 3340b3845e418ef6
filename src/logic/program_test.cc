#include "logic/program.h"

#include <gtest/gtest.h>

namespace grevy::logic {
namespace {

// One number from 0 to 99, cut at 10 and 20.
class ProgramTest : public testing::Test {
 protected:
  ProgramTest() {
    schema_.Add({.id = "age",
                 .type = Type::kInteger,
                 .minimum = Decimal::FromInteger(0),
                 .maximum = Decimal::FromInteger(99)});
  }
  CellFacts Locate(const ValueSet& values) {
    Facts facts(schema_);
    facts.Set(schema_, 0, values);
    return program_.Locate(facts);
  }

  Schema schema_;
  Program program_{{{0, 10, 20}}, {100}, {{.op = NodeOp::kTrue}}, {0}};
};

TEST_F(ProgramTest, CountsItsVariables) { EXPECT_EQ(program_.variable_count(), 1U); }
TEST_F(ProgramTest, CountsTheCells) { EXPECT_EQ(program_.CellCount(0), 3U); }
TEST_F(ProgramTest, AllCellsHasABitForEach) { EXPECT_EQ(program_.AllCells(0), 0b111U); }
TEST_F(ProgramTest, AllOfSixtyFourCellsIsEveryBit) {
  std::vector<Place> starts(kMostCells);
  for (std::size_t i = 0; i < starts.size(); ++i) starts[i] = static_cast<Place>(i);
  EXPECT_EQ(Program({starts}, {64}, {}, {}).AllCells(0), ~CellMask{0});
}
TEST_F(ProgramTest, ACellStartsAtItsCut) {
  EXPECT_EQ(program_.CellsOf(0, ValueSet::Equal(10)), 0b010U);
}
TEST_F(ProgramTest, ACellEndsBeforeTheNextCut) {
  EXPECT_EQ(program_.CellsOf(0, ValueSet::Equal(9)), 0b001U);
}
TEST_F(ProgramTest, TheLastCellEndsWithTheDomain) {
  EXPECT_EQ(program_.CellsOf(0, ValueSet::Equal(99)), 0b100U);
}
TEST_F(ProgramTest, NothingLiesBeyondTheDomain) {
  EXPECT_EQ(program_.CellsOf(0, ValueSet::AtLeast(100)), 0U);
}
TEST_F(ProgramTest, ARangeTouchesEveryCellOfWhichItHasAValue) {
  EXPECT_EQ(program_.CellsOf(0, ValueSet::Between(9, 20)), 0b111U);
}
TEST_F(ProgramTest, RangesApartLeaveOutTheCellBetween) {
  EXPECT_EQ(program_.CellsOf(0, ValueSet::Equal(0).Union(ValueSet::Equal(50))), 0b101U);
}
TEST_F(ProgramTest, ValuesOfACellAreItsRange) {
  EXPECT_EQ(program_.ValuesOf(0, 0b010), ValueSet::Between(10, 19));
}
TEST_F(ProgramTest, ValuesOfNeighboursAreOneRange) {
  EXPECT_EQ(program_.ValuesOf(0, 0b110), ValueSet::Between(10, 99));
}
TEST_F(ProgramTest, ValuesOfNoCellAreNone) { EXPECT_TRUE(program_.ValuesOf(0, 0).empty()); }
TEST_F(ProgramTest, LocatesAFact) {
  EXPECT_EQ(Locate(ValueSet::Between(8, 12)).possible[0], 0b011U);
  EXPECT_NE(Locate(ValueSet::Between(8, 12)).known[0], 0);
}
TEST_F(ProgramTest, LocatesNothingEverywhere) {
  EXPECT_EQ(Locate(ValueSet::All()).possible[0], 0b111U);
}
TEST_F(ProgramTest, NothingIsNotKnown) { EXPECT_EQ(Locate(ValueSet::All()).known[0], 0); }
TEST_F(ProgramTest, AFactAcrossAllCellsIsStillKnown) {
  EXPECT_NE(Locate(ValueSet::Between(1, 50)).known[0], 0);
}
TEST_F(ProgramTest, KeepsItsCellsWithOtherNodes) {
  const Program other = program_.WithNodes({{.op = NodeOp::kFalse}, {.op = NodeOp::kTrue}}, {1});
  EXPECT_EQ(other.CellCount(0), 3U);
  EXPECT_EQ(other.nodes().size(), 2U);
  EXPECT_EQ(other.roots().at(0), 1U);
}

}  // namespace
}  // namespace grevy::logic
