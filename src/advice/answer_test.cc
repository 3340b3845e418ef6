// What people type in answer to a question, over an invented field of each type and over the
// built-in knowledge.

#include "advice/answer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <set>

#include "advice/invented_knowledge.h"
#include "advice/json.h"
#include "knowledge/embedded.h"

namespace grevy::advice {
namespace {

using ::testing::HasSubstr;

const knowledge::Knowledge& Invented() {
  static const Invention invention;
  return invention.knowledge();
}

// The fact in JSON, or the first message.
std::string Read(const std::string& field, const std::string& text,
                 const knowledge::Knowledge& knowledge = Invented()) {
  logic::Problems problems;
  const auto fact = ReadAnswer(knowledge, *knowledge.schema.Find(field), text, problems);
  EXPECT_EQ(fact.has_value(), !logic::HasErrors(problems)) << text;
  return fact ? boost::json::serialize(FactToJson(knowledge, *fact)) : problems.front().text;
}

TEST(Answer, NotKnownIsSaidInSeveralWays) {
  for (const char* text : {"", "  ", "?", "not known", "Not known", "unknown", "null"}) {
    EXPECT_EQ(Read("colour", text), "null") << text;
    EXPECT_EQ(Read("size_mm", text), "null") << text;
    EXPECT_EQ(Read("tried", text), "null") << text;
    EXPECT_EQ(Read("sick", text), "null") << text;
  }
}

TEST(Answer, YesAndNo) {
  for (const char* text : {"yes", "y", "Y", "true", "YES"}) EXPECT_EQ(Read("sick", text), "true");
  for (const char* text : {"no", "n", "False"}) EXPECT_EQ(Read("sick", text), "false");
  // 1 and 0 mean yes to some and the first of the list to others.
  EXPECT_THAT(Read("sick", "1"), HasSubstr("is a yes or no"));
}

TEST(Answer, AValueIsItsNumberNameOrLabel) {
  EXPECT_EQ(Read("colour", "2"), R"("blue")");
  EXPECT_EQ(Read("colour", "blue"), R"("blue")");
  EXPECT_EQ(Read("colour", "Blue "), R"("blue")");
  EXPECT_EQ(Read("tried", "an operation"), R"(["operation"])");
  EXPECT_EQ(Read("tried", "Cups of tea"), R"(["tea"])");
}

TEST(Answer, ANumberThatIsNotInTheMenuIsRefused) {
  EXPECT_THAT(Read("colour", "4"), HasSubstr("'4' is no value of 'colour'"));
  EXPECT_THAT(Read("colour", "0"), HasSubstr("'0' is no value of 'colour'"));
  EXPECT_THAT(Read("colour", "99999999999999999999"), HasSubstr("is no value of 'colour'"));
}

TEST(Answer, SeveralValuesOfAChoiceAreOneOfThese) {
  for (const char* text : {"1,2", "red, blue", "red or blue", "[red, blue]", "1 or blue"})
    EXPECT_EQ(Read("colour", text), R"(["red","blue"])") << text;
}

TEST(Answer, ASetIsAllOfItsMembersOrNone) {
  EXPECT_EQ(Read("tried", "1"), R"(["rest"])");
  for (const char* text : {"1, 3", "rest and tea", "rest, cups of tea", "[rest, tea]", "[1, 3]"})
    EXPECT_EQ(Read("tried", text), R"(["rest","tea"])") << text;
  EXPECT_EQ(Read("tried", "none"), "[]");
  EXPECT_EQ(Read("tried", "[]"), "[]");
}

TEST(Answer, NumbersAndRangesAreThoseOfACaseFile) {
  EXPECT_EQ(Read("size_mm", "8"), "8");
  EXPECT_EQ(Read("size_mm", "8.5 mm"), "8.5E0");
  EXPECT_EQ(Read("size_mm", "8..12"), R"("8..12")");
  EXPECT_EQ(Read("size_mm", "<3"), R"("<3")");
  EXPECT_EQ(Read("size_mm", ">= 20"), R"(">=20")");
}

TEST(Answer, MistakesAreRefusedInTheWordsOfACaseFile) {
  EXPECT_THAT(Read("size_mm", "2,5"), HasSubstr("2.5 instead of 2,5"));
  EXPECT_THAT(Read("size_mm", "3 cm"), HasSubstr("is in mm, not in cm"));
  EXPECT_THAT(Read("size_mm", "501"), HasSubstr("0 to 500 mm"));
  EXPECT_THAT(Read("colour", "bleu"), HasSubstr("did you mean 'blue'?"));
  EXPECT_THAT(Read("colour", "red, gren"), HasSubstr("did you mean 'green'?"));
  EXPECT_THAT(Read("with_care", "yes"), HasSubstr("is worked out from other facts"));
  EXPECT_THAT(Read("colour", "[red"), HasSubstr("YAML"));
}

TEST(Answer, MayCarryItsDay) {
  EXPECT_EQ(Read("blood", "88 on 2026-10-01"), R"({"value":88,"on":"2026-10-01"})");
  EXPECT_EQ(Read("blood", "80..90 on 2026-10-01"), R"({"value":"80..90","on":"2026-10-01"})");
  EXPECT_EQ(Read("colour", "2 on 2026-10-01"), R"({"value":"blue","on":"2026-10-01"})");
  EXPECT_EQ(Read("colour", "{ value: 2, on: 2026-10-01, source: a letter }"),
            R"({"value":"blue","on":"2026-10-01","source":"a letter"})");
  EXPECT_THAT(Read("blood", "88 on 2026-13-01"), HasSubstr("'on' must be a day"));
}

TEST(Answer, ValuesThatAreNumbersAreNeverMeantByTheirPlace) {
  const knowledge::Knowledge& knowledge = knowledge::Embedded();
  std::size_t seen = 0;
  for (logic::FieldId id = 0; id < knowledge.schema.size(); ++id) {
    const logic::Field& field = knowledge.schema[id];
    if (field.derived || field.values.empty() || IsNumbered(field)) continue;
    ++seen;
    for (const std::string& value : field.values) {
      const std::string written = boost::json::serialize(boost::json::string(value));
      EXPECT_EQ(Read(field.id, value, knowledge),
                field.type == logic::Type::kChoices ? "[" + written + "]" : written);
    }
  }
  EXPECT_GT(seen, 0U);  // such as the editions of a classification
}

TEST(Answer, EveryValueOfTheKnowledgeIsFoundByNumberNameAndLabel) {
  const knowledge::Knowledge& knowledge = knowledge::Embedded();
  for (logic::FieldId id = 0; id < knowledge.schema.size(); ++id) {
    const logic::Field& field = knowledge.schema[id];
    if (field.derived) continue;
    const std::multiset<std::string> labels(knowledge.notes[id].value_labels.begin(),
                                            knowledge.notes[id].value_labels.end());
    for (std::size_t i = 0; i < field.values.size(); ++i) {
      const std::string by_name = Read(field.id, field.values[i], knowledge);
      EXPECT_THAT(by_name, HasSubstr(field.values[i])) << field.id;
      if (IsNumbered(field)) {
        EXPECT_EQ(Read(field.id, std::to_string(i + 1), knowledge), by_name) << field.id;
      }
      const std::string& label = knowledge.notes[id].value_labels[i];
      if (labels.count(label) == 1 && IsValueOf(knowledge, id, label)) {
        EXPECT_EQ(Read(field.id, label, knowledge), by_name) << field.id << ": " << label;
      }
    }
  }
}

}  // namespace
}  // namespace grevy::advice
