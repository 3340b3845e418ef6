#include "knowledge/words.h"

#include <gtest/gtest.h>

#include "knowledge/small_knowledge.h"

namespace grevy::knowledge {
namespace {

using logic::Decimal;
using logic::Expression;
using logic::Operator;
using logic::ValueSet;

const Knowledge& Small() {
  static const Knowledge knowledge = SmallKnowledge().knowledge;
  return knowledge;
}

std::string Words(const std::string& condition) {
  const logic::Checked checked = logic::Read(condition, Small().schema);
  EXPECT_EQ(checked.error, "") << condition;
  return InWords(checked.expression, Small().schema, Small().notes);
}

TEST(InWords, ABooleanIsItsLabel) { EXPECT_EQ(Words("sick"), "Feels sick: yes"); }
TEST(InWords, ABooleanThatIsFalseSaysNot) { EXPECT_EQ(Words("sick = false"), "Feels sick: no"); }
TEST(InWords, AChoiceIsItsValuesLabel) {
  EXPECT_EQ(Words("site = 'back'"), "Where the lump is: small of the back");
}
TEST(InWords, SeveralChoicesAreJoinedWithOr) {
  EXPECT_EQ(Words("stage in { 'I' } or sick"), "Stage: I or Feels sick: yes");
}
TEST(InWords, AllChoicesButOneSayNot) {
  EXPECT_EQ(Words("site != 'arm'"), "Where the lump is: not upper arm");
}
TEST(InWords, AllChoicesButOneSayNotHoweverWritten) {
  EXPECT_EQ(Words("site in { 'arm', 'back' }"), "Where the lump is: not lower leg");
}
TEST(InWords, AllChoicesAreListed) {
  EXPECT_EQ(Words("stage in { 'I', 'II', 'III' }"), "Stage: I, II or III");
}
TEST(InWords, AMemberIsNamed) {
  EXPECT_EQ(Words("tried contains 'tea'"), "Tried before: cups of tea");
}
TEST(InWords, AMemberThatIsMissingSaysNot) {
  EXPECT_EQ(Words("not (tried contains 'tea')"), "Tried before: not cups of tea");
}
TEST(InWords, AnEmptySetIsNone) { EXPECT_EQ(Words("tried = {}"), "Tried before: none"); }
TEST(InWords, ASetThatIsNotEmptyIsSome) { EXPECT_EQ(Words("tried != {}"), "Tried before: some"); }
TEST(InWords, ADefinitionIsItsLabel) {
  EXPECT_EQ(Words("with_care"), "To be handled with care: yes");
}
TEST(InWords, AndJoinsAllItsParts) {
  EXPECT_EQ(Words("sick and bad_heart and with_care"),
            "Feels sick: yes and Heart failure: yes and To be handled with care: yes");
}
TEST(InWords, OrJoinsAllItsParts) {
  EXPECT_EQ(Words("sick or (bad_heart or with_care)"),
            "Feels sick: yes or Heart failure: yes or To be handled with care: yes");
}
TEST(InWords, OrWithinAndStandsInParentheses) {
  EXPECT_EQ(Words("sick and (bad_heart or with_care)"),
            "Feels sick: yes and (Heart failure: yes or To be handled with care: yes)");
}
TEST(InWords, ImpliesWithinOrStandsInParentheses) {
  EXPECT_EQ(Words("sick or (bad_heart implies with_care)"),
            "Feels sick: yes or (if Heart failure: yes: To be handled with care: yes)");
}
TEST(InWords, XorIsEitherOr) {
  EXPECT_EQ(Words("sick xor bad_heart"), "either (Feels sick: yes) or (Heart failure: yes)");
}
TEST(InWords, NotOfAnythingElseStandsInParentheses) {
  EXPECT_EQ(Words("not (sick and bad_heart)"), "not (Feels sick: yes and Heart failure: yes)");
}
TEST(InWords, IsTrueIsKnown) { EXPECT_EQ(Words("sick is true"), "known: Feels sick: yes"); }
TEST(InWords, IsFalseIsKnownNot) {
  EXPECT_EQ(Words("sick is false"), "known that not: Feels sick: yes");
}
TEST(InWords, IsNotTrueIsNotKnown) {
  EXPECT_EQ(Words("sick is not true"), "unless Feels sick: yes");
}
TEST(InWords, AFieldThatIsNullIsNotKnown) {
  EXPECT_EQ(Words("size_mm is null"), "Size: not known");
}
TEST(InWords, AFieldThatIsNotNullIsKnown) {
  EXPECT_EQ(Words("size_mm is not null"), "Size: known");
}
TEST(InWords, AConditionThatIsNullIsNotKnown) {
  EXPECT_EQ(Words("(sick or bad_heart) is null"),
            "not known: Feels sick: yes or Heart failure: yes");
}
TEST(InWords, IfHasBothBranches) {
  EXPECT_EQ(Words("if sick then bad_heart else with_care"),
            "if Feels sick: yes: Heart failure: yes, else To be handled with care: yes");
}
TEST(InWords, CoalesceSaysWhereNotKnown) {
  EXPECT_EQ(Words("Coalesce(sick, bad_heart)"),
            "Feels sick: yes, or where that is not known Heart failure: yes");
}
TEST(InWords, ConstantsAreAlwaysNeverAndNotKnown) {
  EXPECT_EQ(Words("true"), "always");
  EXPECT_EQ(Words("false"), "never");
  EXPECT_EQ(Words("null"), "not known");
}
TEST(InWords, TheBodyOfADefinitionHasValuesAndLabels) {
  const logic::Checked body =
      logic::Read("if sick then 'I' else stage", Small().schema, Small().schema.Find("stage"));
  ASSERT_EQ(body.error, "");
  EXPECT_EQ(InWords(body.expression, Small().schema, Small().notes),
            "if Feels sick: yes: a value, else Stage");
}
TEST(InWords, AFieldWithoutALabelIsItsId) {
  logic::Schema schema;
  schema.Add({.id = "cold", .type = logic::Type::kBoolean});
  EXPECT_EQ(InWords(logic::Read("cold", schema).expression, schema, {FieldNotes()}), "cold: yes");
}
TEST(InWords, OfABooleanThatMayBeAnythingSaysBoth) {
  Expression any;
  any.op = Operator::kTest;
  any.field = *Small().schema.Find("sick");
  any.values = ValueSet::Between(0, 1);
  EXPECT_EQ(InWords(any, Small().schema, Small().notes), "Feels sick: yes or no");
}
TEST(InWords, OfNoOperatorIsEmpty) {
  Expression none;
  none.op = static_cast<Operator>(99);
  EXPECT_EQ(InWords(none, Small().schema, Small().notes), "");
}

// A condition on a number, and its phrase.
struct Phrase {
  const char* condition;
  const char* words;
};
void PrintTo(const Phrase& phrase, std::ostream* out) { *out << phrase.condition; }

class NumberInWords : public testing::TestWithParam<Phrase> {};
TEST_P(NumberInWords, IsAPhrase) { EXPECT_EQ(Words(GetParam().condition), GetParam().words); }
INSTANTIATE_TEST_SUITE_P(
    Decimal, NumberInWords,
    testing::Values(Phrase{"size_mm < 3", "Size under 3 mm"},
                    Phrase{"size_mm <= 3", "Size at most 3 mm"},
                    Phrase{"size_mm > 3", "Size above 3 mm"},
                    Phrase{"size_mm >= 3.5", "Size at least 3.5 mm"},
                    Phrase{"size_mm = 3", "Size 3 mm"}, Phrase{"size_mm = 0", "Size 0 mm"},
                    Phrase{"size_mm = 500", "Size 500 mm"},
                    Phrase{"size_mm != 3", "Size under 3 mm or above 3 mm"},
                    Phrase{"size_mm between 3 and 20", "Size 3 to 20 mm"},
                    Phrase{"size_mm <= 500", "Size any number"},
                    Phrase{"size_mm in { 1, 2, 3 }", "Size 1 mm, 2 mm or 3 mm"}));
INSTANTIATE_TEST_SUITE_P(Integer, NumberInWords,
                         testing::Values(Phrase{"lumps < 3", "Number of lumps at most 2"},
                                         Phrase{"lumps > 3", "Number of lumps at least 4"},
                                         Phrase{"lumps = 3", "Number of lumps 3"},
                                         Phrase{"lumps = 20", "Number of lumps 20"},
                                         Phrase{"lumps between 3 and 4",
                                                "Number of lumps 3 to 4"}));
INSTANTIATE_TEST_SUITE_P(WithoutLimits, NumberInWords,
                         testing::Values(Phrase{"pain_score < 3", "Pain at most 2"},
                                         Phrase{"pain_score > -3", "Pain at least -2"},
                                         Phrase{"pain_score != 0",
                                                "Pain at most -1 or at least 1"}));

logic::Field Percent() {
  return {.id = "p",
          .type = logic::Type::kDecimal,
          .unit = "%",
          .minimum = Decimal::FromInteger(-10),
          .maximum = Decimal::FromInteger(100)};
}
std::string PercentIn(const ValueSet& values) { return ValuesInWords(Percent(), {}, values); }
logic::Place At(std::int64_t number) { return logic::DecimalPlace(Decimal::FromInteger(number)); }

TEST(ValuesInWords, PutASpaceBeforeThePercentSign) {
  EXPECT_EQ(PercentIn(ValueSet::Equal(At(8))), "8 %");
}
TEST(ValuesInWords, SayWhichEndOfARangeIsOpen) {
  EXPECT_EQ(PercentIn(ValueSet::Of({At(3) + 1, At(8)})), "above 3 and under 8 %");
  EXPECT_EQ(PercentIn(ValueSet::Of({At(3) + 1, At(8) + 1})), "above 3 and at most 8 %");
  EXPECT_EQ(PercentIn(ValueSet::Of({At(3), At(8)})), "at least 3 and under 8 %");
}
TEST(ValuesInWords, KnowNegativeNumbers) {
  EXPECT_EQ(PercentIn(ValueSet::Of({At(-3) + 1, At(-1)})), "above -3 and under -1 %");
}
TEST(ValuesInWords, OfADecimalWithoutLimits) {
  const logic::Field field{.id = "x", .type = logic::Type::kDecimal};
  EXPECT_EQ(ValuesInWords(field, {}, ValueSet::Below(At(3))), "under 3");
  EXPECT_EQ(ValuesInWords(field, {}, ValueSet::Above(At(3))), "above 3");
  EXPECT_EQ(ValuesInWords(field, {}, ValueSet::All()), "any number");
}
TEST(ValuesInWords, OfABooleanAreYesAndNo) {
  const logic::Field field{.id = "b"};
  EXPECT_EQ(ValuesInWords(field, {}, ValueSet::Equal(1)), "yes");
  EXPECT_EQ(ValuesInWords(field, {}, ValueSet::Equal(0)), "no");
}
TEST(ValuesInWords, OfASetMemberAreYesAndNo) {
  const logic::FieldId tried = *Small().schema.Find("tried");
  EXPECT_EQ(ValuesInWords(Small().schema[tried], Small().notes[tried], ValueSet::Equal(1)), "yes");
}

}  // namespace
}  // namespace grevy::knowledge
