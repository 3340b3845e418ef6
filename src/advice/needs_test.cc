#include "advice/needs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "advice/invented_knowledge.h"

namespace grevy::advice {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

InventedBody BodyWithMinimalData() {
  return {.minimal_data =
              "minimal_data:\n"
              "  - { id: all, question: anything, known: sick is not null }\n"
              "  - { id: lump, question: a lump, where: lumps > 0,"
              " known: sick is not null and size_mm is not null }\n"};
}

TEST(Needs, NamesWhatIsMissingForTheQuestionsThatArise) {
  const Invention invention(BodyWithMinimalData());
  const std::vector<Need> needs = Needs(invention.For("{ lumps: 1 }"));
  ASSERT_THAT(needs, SizeIs(2));
  EXPECT_EQ(needs[0].data->question, "anything");
  EXPECT_THAT(invention.Ids(needs[0].fields), ElementsAre("sick"));
  EXPECT_THAT(invention.Ids(needs[1].fields), ElementsAre("size_mm"));  // sick is named already
}
TEST(Needs, AsksNothingOfAQuestionThatDoesNotArise) {
  const Invention invention(BodyWithMinimalData());
  EXPECT_THAT(Needs(invention.For("{ sick: true, lumps: 0 }")), IsEmpty());
  EXPECT_THAT(Needs(invention.For("{ sick: true }")), IsEmpty());
}
TEST(Needs, AreMetByARange) {
  const Invention invention(BodyWithMinimalData());
  EXPECT_THAT(Needs(invention.For("{ sick: true, lumps: 1, size_mm: 10..20 }")), IsEmpty());
}

}  // namespace
}  // namespace grevy::advice
