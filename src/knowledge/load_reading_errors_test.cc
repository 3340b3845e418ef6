#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "knowledge/linked.h"
#include "knowledge/small_knowledge.h"

namespace grevy::knowledge {
namespace {

using logic::ValueSet;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::string_view kCited =
    "because: eyes differ, source: BOOK, at: page 3, known: secondary";

// The small knowledge with a field more, of which this is said.
LoadResult LoadField(const std::string& keys) {
  return SmallKnowledge({{"vocabulary/more.yaml",
                          "section: more\ntitle: More\nfields:\n  more: { " + keys +
                              ", label: More, plain: More, owner: clinic, turnaround: days }\n"}});
}
LoadResult LoadNumber(const std::string& error) {
  return LoadField("type: decimal, reading_error: { " + error + " }");
}
LoadResult LoadChoice(const std::string& error) {
  return LoadField("type: choice, values: [a, b, c], reading_error: { " + error + " }");
}

ReadingError ErrorIn(const LoadResult& loaded) {
  EXPECT_THAT(loaded.problems, IsEmpty());
  const Knowledge& knowledge = loaded.knowledge;
  return knowledge.notes.at(*knowledge.schema.Find("more")).reading_error.value();
}

std::vector<std::string> Texts(const LoadResult& loaded) {
  std::vector<std::string> texts;
  for (const logic::Problem& problem : loaded.problems) texts.push_back(problem.text);
  return texts;
}

std::string Cited(const std::string& keys) { return keys + ", " + std::string(kCited); }

TEST(LoadReadingErrors, ReadsHowFarANumberGoesEitherWay) {
  const ReadingError error = ErrorIn(LoadNumber(Cited("plus_minus: 0.5")));
  EXPECT_EQ(error.plus_minus, logic::Decimal::Parse("0.5"));
  EXPECT_EQ(error.because, "eyes differ");
  EXPECT_EQ(error.citation.known, Known::kSecondary);
  EXPECT_FALSE(error.where);
}
TEST(LoadReadingErrors, ReadsWhatElseAValueMayBe) {
  const ReadingError error = ErrorIn(LoadChoice(Cited("may_be: { a: [b, c], c: [b] }")));
  EXPECT_THAT(error.may_be, ElementsAre(std::pair(logic::Place{0}, ValueSet::Between(1, 2)),
                                        std::pair(logic::Place{2}, ValueSet::Equal(1))));
}
TEST(LoadReadingErrors, ReadsOfWhichCasesItsSourceSpeaks) {
  const ReadingError error = ErrorIn(LoadNumber(Cited("plus_minus: 1, where: with_care")));
  ASSERT_TRUE(error.where);
  EXPECT_EQ(error.where->text, "with_care");
}
TEST(LoadReadingErrors, SurviveLinking) {
  const LoadResult loaded = LoadChoice(Cited("may_be: { a: [b] }, where: sick"));
  const Knowledge read = FromBytes(ToBytes(loaded.knowledge));
  const auto& error = read.notes.at(*read.schema.Find("more")).reading_error;
  ASSERT_TRUE(error && error->where);
  EXPECT_THAT(error->may_be, ElementsAre(std::pair(logic::Place{0}, ValueSet::Equal(1))));
}
TEST(LoadReadingErrors, RefusesOneWithoutASource) {
  EXPECT_THAT(Texts(LoadNumber("plus_minus: 1, because: eyes differ, at: page 3, known: seen")),
              ElementsAre(HasSubstr("source")));
}
TEST(LoadReadingErrors, RefusesOneThatSaysNotHowFar) {
  EXPECT_THAT(Texts(LoadNumber(std::string(kCited))), ElementsAre(HasSubstr("give either")));
}
TEST(LoadReadingErrors, RefusesANumberThatIsNoneOfItsField) {
  EXPECT_THAT(Texts(LoadNumber(Cited("plus_minus: 0"))), ElementsAre(HasSubstr("is above 0")));
  EXPECT_THAT(Texts(LoadChoice(Cited("plus_minus: 1"))), ElementsAre(HasSubstr("is above 0")));
  EXPECT_THAT(
      Texts(LoadField("type: integer, reading_error: { " + Cited("plus_minus: 0.5") + " }")),
      ElementsAre(HasSubstr("is above 0")));
}
TEST(LoadReadingErrors, RefusesAValueThatDoesNotExistWithTheClosest) {
  EXPECT_THAT(Texts(LoadChoice(Cited("may_be: { a: [bb] }"))),
              ElementsAre(HasSubstr("'bb' is no value of 'more' (did you mean 'b'?)")));
}
TEST(LoadReadingErrors, RefusesAValueThatMayBeItself) {
  EXPECT_THAT(Texts(LoadChoice(Cited("may_be: { a: [a] }"))),
              ElementsAre("list the other values that it may be"));
}
TEST(LoadReadingErrors, RefusesOtherValuesOfANumber) {
  EXPECT_THAT(Texts(LoadNumber(Cited("may_be: { a: [b] }"))),
              ElementsAre(HasSubstr("values of a choice")));
}
TEST(LoadReadingErrors, RefusesCasesThatCannotBe) {
  EXPECT_THAT(Texts(LoadNumber(Cited("plus_minus: 1, where: sick and not sick"))),
              ElementsAre(HasSubstr("can never hold")));
}

}  // namespace
}  // namespace grevy::knowledge
