#include "knowledge/linked.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>

#include "knowledge/small_knowledge.h"

namespace grevy::knowledge {
namespace {

using testing::SizeIs;

const std::string& Bytes() {
  static const std::string bytes = ToBytes(SmallKnowledge().knowledge);
  return bytes;
}

TEST(Linked, ReadsBackAsTheSameBytes) { EXPECT_EQ(ToBytes(FromBytes(Bytes())), Bytes()); }
TEST(Linked, OfNoKnowledgeReadsBackToo) {
  const std::string bytes = ToBytes(Knowledge());
  EXPECT_EQ(ToBytes(FromBytes(bytes)), bytes);
}
TEST(Linked, KeepsVersionAndHash) {
  const Knowledge read = FromBytes(Bytes());
  EXPECT_EQ(read.version, "2026.1.0");
  EXPECT_EQ(read.hash, SmallKnowledge().knowledge.hash);
}
TEST(Linked, KeepsTheFieldsFindable) {
  const Knowledge read = FromBytes(Bytes());
  ASSERT_TRUE(read.schema.Find("size"));
  EXPECT_EQ(read.schema[*read.schema.Find("size")].id, "size_mm");
  EXPECT_EQ(read.notes[*read.schema.Find("size_mm")].label, "Size");
}
TEST(Linked, KeepsDays) {
  const Knowledge read = FromBytes(Bytes());
  EXPECT_EQ(read.FindRule("OP-2")->validity.since, ParseDate("2021"));
  EXPECT_EQ(read.FindRule("OP-2")->validity.until, std::nullopt);
}
TEST(Linked, KeepsNumbers) {
  const Benefit benefit = FromBytes(Bytes()).FindTreatment("operation")->benefit.at(0);
  EXPECT_EQ(benefit.hazard_ratio, logic::Decimal::Parse("0.34"));
  EXPECT_THAT(benefit.medians_months, SizeIs(2));
}
TEST(Linked, KeepsThePresumption) {
  const Knowledge read = FromBytes(Bytes());
  const auto& presumed = read.notes[*read.schema.Find("tried")].presumed;
  ASSERT_TRUE(presumed);
  EXPECT_EQ(
      presumed->values,
      (FactValues{
          {read.schema.VariableOf(*read.schema.Find("tried"), 0), logic::ValueSet::Equal(0)},
          {read.schema.VariableOf(*read.schema.Find("tried"), 1), logic::ValueSet::Equal(0)},
          {read.schema.VariableOf(*read.schema.Find("tried"), 2), logic::ValueSet::Equal(0)}}));
}
TEST(Linked, KeepsTheProgram) {
  const Knowledge read = FromBytes(Bytes());
  const Knowledge loaded = SmallKnowledge().knowledge;
  EXPECT_EQ(read.program.nodes(), loaded.program.nodes());
  EXPECT_EQ(read.program.roots(), loaded.program.roots());
}

TEST(DamagedBytes, AreRefusedWhereTheyAreCutOff) {
  for (std::size_t length = 0; length < Bytes().size(); ++length) {
    EXPECT_THROW(FromBytes(std::string_view(Bytes()).substr(0, length)), std::runtime_error)
        << length;
  }
}
TEST(DamagedBytes, AreRefusedWhereOneIsChanged) {
  std::string bytes = Bytes();
  for (char& byte : bytes) {
    const char before = byte;
    byte = static_cast<char>(before ^ 0x40);
    EXPECT_THROW(FromBytes(bytes), std::runtime_error);
    byte = before;
  }
}
TEST(DamagedBytes, AreRefusedWhereMoreFollow) {
  EXPECT_THROW(FromBytes(Bytes() + "x"), std::runtime_error);
}
TEST(DamagedBytes, AreRefusedWhereTheyAreSomethingElse) {
  EXPECT_THROW(FromBytes(std::string(1000, '\xff')), std::runtime_error);
}

}  // namespace
}  // namespace grevy::knowledge
