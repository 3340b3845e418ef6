#include "knowledge/fact.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "knowledge/small_knowledge.h"
#include "knowledge/words.h"

namespace grevy::knowledge {
namespace {

using logic::Problem;
using logic::Problems;
using logic::ValueSet;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

const Knowledge& Small() {
  static const Knowledge knowledge = SmallKnowledge().knowledge;
  return knowledge;
}

// A case with what reading it said.
struct Reading {
  Case read;
  std::vector<std::string> problems;
};

Reading ReadText(const std::string& text) {
  Problems problems;
  Reading reading{ReadCase("case.yaml", text, Small(), problems), {}};
  for (Problem problem : problems) {
    problem.excerpt.clear();
    reading.problems.push_back(problem.ToString());
  }
  return reading;
}

std::vector<std::string> ProblemsOf(const std::string& fact) {
  return ReadText("facts:\n  " + fact + "\n").problems;
}

// What a single fact says, in words; "nothing" where it is not known.
std::string Says(const std::string& fact) {
  const Reading reading = ReadText("facts:\n  " + fact + "\n");
  EXPECT_THAT(reading.problems, IsEmpty());
  if (reading.read.facts.size() != 1) return "no fact";
  const StatedFact& stated = reading.read.facts[0];
  if (stated.values.empty()) return "nothing";
  std::string words;
  for (const auto& [variable, values] : stated.values) {
    if (!words.empty()) words += ", ";
    words += ValuesInWords(Small().schema[stated.field], Small().notes[stated.field], values);
  }
  return words;
}

TEST(Fact, IsAChoice) { EXPECT_EQ(Says("site: arm"), "upper arm"); }
TEST(Fact, IsOneOfSeveralChoices) { EXPECT_EQ(Says("stage: [I, III]"), "I or III"); }
TEST(Fact, IsYes) {
  for (const char* yes : {"true", "yes", "True"})
    EXPECT_EQ(Says(std::string("sick: ") + yes), "yes");
}
TEST(Fact, IsNo) {
  for (const char* no : {"false", "no", "False"}) EXPECT_EQ(Says(std::string("sick: ") + no), "no");
}
TEST(Fact, IsANumber) { EXPECT_EQ(Says("size_mm: 12.5"), "12.5 mm"); }
TEST(Fact, IsOneOfSeveralNumbers) { EXPECT_EQ(Says("lumps: [1, 5..7]"), "1 or 5 to 7"); }
TEST(Fact, IsARange) { EXPECT_EQ(Says("size_mm: 8..12"), "8 to 12 mm"); }
TEST(Fact, IsARangeWithSpaces) { EXPECT_EQ(Says("size_mm: 8 .. 12"), "8 to 12 mm"); }
TEST(Fact, IsARangeOfOneNumber) { EXPECT_EQ(Says("size_mm: 8..8"), "8 mm"); }
TEST(Fact, IsUnderANumber) { EXPECT_EQ(Says("size_mm: <3"), "under 3 mm"); }
TEST(Fact, IsAtMostANumber) { EXPECT_EQ(Says("size_mm: <= 3"), "at most 3 mm"); }
TEST(Fact, IsAboveANumber) { EXPECT_EQ(Says("size_mm: '>3'"), "above 3 mm"); }
TEST(Fact, IsAtLeastANumber) { EXPECT_EQ(Says("size_mm: '>=3'"), "at least 3 mm"); }
TEST(Fact, MayHaveItsOwnUnit) { EXPECT_EQ(Says("size_mm: 12 mm"), "12 mm"); }
TEST(Fact, MayHaveItsOwnUnitWithoutASpace) { EXPECT_EQ(Says("size_mm: 12mm"), "12 mm"); }
TEST(Fact, MayHaveItsOwnUnitInARange) { EXPECT_EQ(Says("size_mm: 8..12 mm"), "8 to 12 mm"); }
TEST(Fact, MayBeInQuotes) { EXPECT_EQ(Says("size_mm: '12'"), "12 mm"); }
TEST(Fact, MayBeNull) { EXPECT_EQ(Says("site: null"), "nothing"); }
TEST(Fact, MayBeUnknown) { EXPECT_EQ(Says("tried: unknown"), "nothing"); }
TEST(Fact, OfASetStatesEveryMember) { EXPECT_EQ(Says("tried: [rest, tea]"), "yes, no, yes"); }
TEST(Fact, OfAnEmptySetDeniesEveryMember) { EXPECT_EQ(Says("tried: []"), "no, no, no"); }
TEST(Fact, MayBeCalledByASynonym) { EXPECT_EQ(Says("size: 12"), "12 mm"); }
TEST(Fact, OfAnEnteredOrComputedFieldMayBeStated) { EXPECT_EQ(Says("stage: II"), "II"); }
TEST(Fact, MayBeNegativeWhereThatIsPossible) { EXPECT_EQ(Says("pain_score: -3"), "-3"); }
TEST(Fact, MayBeAnyNumberAboveWithoutLimits) { EXPECT_EQ(Says("pain_score: '>3'"), "at least 4"); }

TEST(FactMap, HasAValue) { EXPECT_EQ(Says("size_mm: { value: 12 }"), "12 mm"); }
TEST(FactMap, HasADayAndASource) {
  const Reading reading =
      ReadText("facts:\n  size_mm: { value: 12, on: 2026-10-01, source: clinic letter }\n");
  ASSERT_THAT(reading.read.facts, SizeIs(1));
  EXPECT_EQ(reading.read.facts[0].on, ParseDate("2026-10-01"));
  EXPECT_EQ(reading.read.facts[0].source, "clinic letter");
}
TEST(FactMap, WithoutAValueSaysNothing) {
  EXPECT_EQ(Says("size_mm: { on: 2026-10-01 }"), "nothing");
}
TEST(FactMap, RefusesAnUnknownKey) {
  EXPECT_THAT(ProblemsOf("size_mm: { vlaue: 12 }"),
              ElementsAre("case.yaml:2:14: unknown key 'vlaue' (did you mean 'value'?)"));
}
TEST(FactMap, RefusesAnotherDate) {
  EXPECT_THAT(ProblemsOf("size_mm: { value: 12, on: 1.10.2026 }"),
              ElementsAre("case.yaml:2:29: 'on' must be a day, written 2026-11-22"));
}
TEST(FactMap, RefusesAMapAsItsValue) {
  EXPECT_THAT(ProblemsOf("size_mm: { value: { value: 1 } }"),
              ElementsAre("case.yaml:2:21: 'size_mm' needs a value here"));
}

// A fact and what is said of it.
struct Mistake {
  const char* fact;
  const char* message;
};
void PrintTo(const Mistake& mistake, std::ostream* out) { *out << mistake.fact; }

class FaultyFact : public testing::TestWithParam<Mistake> {};
TEST_P(FaultyFact, IsRefusedWithAdvice) {
  EXPECT_THAT(ProblemsOf(GetParam().fact),
              ElementsAre(std::string("case.yaml:2:") + GetParam().message));
}
TEST_P(FaultyFact, SaysNothing) {
  for (const StatedFact& fact :
       ReadText(std::string("facts:\n  ") + GetParam().fact + "\n").read.facts) {
    EXPECT_THAT(fact.values, IsEmpty());
  }
}
INSTANTIATE_TEST_SUITE_P(
    Field, FaultyFact,
    testing::Values(Mistake{"siet: arm", "3: unknown field 'siet' (did you mean 'site'?)"},
                    Mistake{"zebra: 1", "3: unknown field 'zebra'"},
                    Mistake{"with_care: true",
                            "3: 'with_care' is worked out from other facts and cannot be stated"}));
INSTANTIATE_TEST_SUITE_P(
    Choice, FaultyFact,
    testing::Values(
        Mistake{
            "site: amr",
            "9: 'amr' is no value of 'site' (did you mean 'arm'?); it is one of arm, leg, back"},
        Mistake{"site: small of the back",
                "9: 'small of the back' is no value of 'site' (did you mean 'back'?); it is one of "
                "arm, leg, back"},
        Mistake{"site: Lower leg",
                "9: 'Lower leg' is no value of 'site' (did you mean 'leg'?); it is one of arm, "
                "leg, back"},
        Mistake{"site: zebra", "9: 'zebra' is no value of 'site'; it is one of arm, leg, back"},
        Mistake{"stage: [I, IV]",
                "14: 'IV' is no value of 'stage' (did you mean 'I'?); it is one of I, II, III"},
        Mistake{"stage: [I, null]", "14: each of the possible values must be a plain value"},
        Mistake{"stage: [[I]]", "11: each of the possible values must be a plain value"}));
INSTANTIATE_TEST_SUITE_P(
    Boolean, FaultyFact,
    testing::Values(Mistake{"sick: 1",
                            "9: 'sick' is a yes or no: write true, false or null, not '1'"},
                    Mistake{"sick: perhaps",
                            "9: 'sick' is a yes or no: write true, false or null, not 'perhaps'"}));
INSTANTIATE_TEST_SUITE_P(
    Set, FaultyFact,
    testing::Values(Mistake{"tried: tea",
                            "10: 'tried' is a set: write a list, such as [tea], or [] for none"},
                    Mistake{"tried: true",
                            "10: 'tried' is a set: write a list, such as [rest], or [] for none"},
                    Mistake{"tried: { value: { tea: true } }",
                            "19: 'tried' is a set: write a list, such as [rest], or [] for none"}));
INSTANTIATE_TEST_SUITE_P(
    Number, FaultyFact,
    testing::Values(
        Mistake{"size_mm: large",
                "12: 'size_mm' is a number (mm): write 12, 8..12, <3 or null, not 'large'"},
        Mistake{"lumps: many", "10: 'lumps' is a number: write 12, 8..12, <3 or null, not 'many'"},
        Mistake{"size_mm: ''",
                "12: 'size_mm' is a number (mm): write 12, 8..12, <3 or null, not ''"},
        Mistake{"size_mm: '  '",
                "12: 'size_mm' is a number (mm): write 12, 8..12, <3 or null, not ''"},
        Mistake{"size_mm: mm",
                "12: 'size_mm' is a number (mm): write 12, 8..12, <3 or null, not 'mm'"},
        Mistake{"size_mm: 8-12",
                "12: 'size_mm' is a number (mm): write 12, 8..12, <3 or null, not '8-12'"},
        Mistake{"size_mm: 8 - 12",
                "12: 'size_mm' is a number (mm): write 12, 8..12, <3 or null, not '8 - 12'"},
        Mistake{"size_mm: 1.2.3",
                "12: 'size_mm' is a number (mm): write 12, 8..12, <3 or null, not '1.2.3'"},
        Mistake{"size_mm: 8..",
                "12: 'size_mm' is a number (mm): write 12, 8..12, <3 or null, not ''"},
        Mistake{"size_mm: 2,5", "12: write the decimal point as a point: 2.5 instead of 2,5"},
        Mistake{"size_mm: 0,125", "12: write the decimal point as a point: 0.125 instead of 0,125"},
        Mistake{"size_mm: 1,250",
                "12: 1,250 can be read as 1250 or as 1.25: write it without the comma"},
        Mistake{"size_mm: 2 cm", "12: 'size_mm' is in mm, not in cm: convert the number"},
        Mistake{"lumps: 3 pieces", "10: 'lumps' is a plain number without a unit, not in pieces"},
        Mistake{"lumps: 2.5", "10: 'lumps' is a whole number, not 2.5"},
        Mistake{"lumps: 21", "10: 21 is outside of what is possible for 'lumps' (0 to 20)"},
        Mistake{"lumps: '>21'", "10: 21 is outside of what is possible for 'lumps' (0 to 20)"},
        Mistake{"size_mm: 501",
                "12: 501 is outside of what is possible for 'size_mm' (0 to 500 mm); easily "
                "confused with: "
                "centimetres (1.5 for 15 mm)"},
        Mistake{"lumps: -1", "10: -1 is outside of what is possible for 'lumps' (0 to 20)"},
        Mistake{"lumps: '<0'", "10: no value of 'lumps' is < 0 (0 to 20)"},
        Mistake{"lumps: '>20'", "10: no value of 'lumps' is > 20 (0 to 20)"},
        Mistake{"lumps: 7..5", "10: the first number of a range is the smaller one"},
        Mistake{"lumps: []", "10: an empty list says nothing: write null for 'not known'"}));

TEST(FaultyFact, WithBothEndsWrongIsReportedTwice) {
  EXPECT_THAT(ProblemsOf("lumps: a..b"), SizeIs(2));
}
TEST(FaultyFact, OfASetKeepsItsOtherMembers) {
  EXPECT_THAT(
      ProblemsOf("tried: [tea, coffee]"),
      ElementsAre(
          "case.yaml:2:16: 'coffee' is no value of 'tried'; it is one of rest, operation, tea"));
}
TEST(FaultyFact, IsAListOfMoreThanAHundred) {
  std::string list = "lumps: [1";
  for (int i = 0; i < 100; ++i) list += ", 1";
  EXPECT_THAT(ProblemsOf(list + "]"),
              ElementsAre("case.yaml:2:10: at most 100 values can be listed"));
}
TEST(FaultyFact, OfAFieldThatIsStatedTwice) {
  EXPECT_THAT(ProblemsOf("site: arm\n  site: leg"),
              ElementsAre("case.yaml:3:3: 'site' stands twice; the first is in line 2"));
}
TEST(FaultyFact, OfAFieldThatIsStatedTwiceThroughASynonym) {
  EXPECT_THAT(ProblemsOf("size_mm: 12\n  size: 13"),
              ElementsAre("case.yaml:3:3: 'size_mm' is stated twice; the first is in line 2"));
}
TEST(FaultyFact, IsUnderlinedInItsLine) {
  Problems problems;
  ReadCase("case.yaml", "facts:\n  site: amr\n", Small(), problems);
  ASSERT_THAT(problems, SizeIs(1));
  EXPECT_THAT(problems[0].ToString(), HasSubstr("\n    site: amr\n          ^~~"));
}

TEST(UnusualFact, IsAskedBackAndCounts) {
  const Reading reading = ReadText("facts: { size_mm: 300 }");
  EXPECT_THAT(reading.problems,
              ElementsAre("case.yaml:1:19: warning: 300 is unusual for 'size_mm' (usually 1 to 200 "
                          "mm): is the unit "
                          "right?; easily confused with: centimetres (1.5 for 15 mm)"));
  ASSERT_THAT(reading.read.facts, SizeIs(1));
  EXPECT_THAT(reading.read.facts[0].values, SizeIs(1));
}
TEST(UnusualFact, IsAskedBackBelow) {
  EXPECT_THAT(ProblemsOf("size_mm: 0.5"), ElementsAre(HasSubstr("unusual")));
}
TEST(UnusualFact, OfAFieldWithOneUsualEndNamesOnlyThat) {
  logic::Schema schema;
  const logic::FieldId field = schema.Add({.id = "x", .type = logic::Type::kDecimal});
  FieldNotes notes;
  notes.usual_maximum = logic::Decimal::FromInteger(5);
  Problems problems;
  const YamlFile file = ReadYaml("f", "6", kLargestCase, problems);
  ReadFactValues(file, file.root, schema, field, notes, problems);
  ASSERT_THAT(problems, SizeIs(1));
  EXPECT_EQ(problems[0].text, "6 is unusual for 'x' (usually any to 5): is the unit right?");
}

TEST(Case, KeepsItsFactsInTheOrderOfTheFile) {
  const Reading reading = ReadText("facts: { sick: true, site: arm }");
  ASSERT_THAT(reading.read.facts, SizeIs(2));
  EXPECT_EQ(reading.read.facts[0].field, *Small().schema.Find("sick"));
}
TEST(Case, MayBeJson) {
  const Reading reading =
      ReadText(R"({"facts": {"site": "arm", "tried": [], "lumps": 3, "sick": null}})");
  EXPECT_THAT(reading.problems, IsEmpty());
  EXPECT_THAT(reading.read.facts, SizeIs(4));
}
TEST(Case, MayHaveATitleADayAndAJurisdiction) {
  const Reading reading = ReadText(
      "{ id: C1, title: A case, as_of: 2026-11-22, jurisdiction: UK, facts: { site: arm } }");
  EXPECT_THAT(reading.problems, IsEmpty());
  EXPECT_EQ(reading.read.as_of, ParseDate("2026-11-22"));
  EXPECT_EQ(reading.read.jurisdiction, "UK");
}
TEST(Case, MayCallTheJurisdictionCountry) {
  EXPECT_EQ(ReadText("{ country: EU, facts: {} }").read.jurisdiction, "EU");
}
TEST(Case, ForAllJurisdictionsHasNone) {
  const Reading reading = ReadText("{ jurisdiction: all, facts: {} }");
  EXPECT_THAT(reading.problems, IsEmpty());
  EXPECT_EQ(reading.read.jurisdiction, "");
}
TEST(Case, MayHaveNoFactsYet) {
  EXPECT_THAT(ReadText("facts: {}").problems, IsEmpty());
  EXPECT_THAT(ReadText("facts:").problems, IsEmpty());
}
TEST(FaultyCase, NamesAnUnknownJurisdiction) {
  EXPECT_THAT(
      ReadText("{ jurisdiction: XX, facts: {} }").problems,
      ElementsAre(
          "case.yaml:1:17: unknown jurisdiction 'XX'; it is one of all, UK, UK_England, EU"));
}
TEST(FaultyCase, HasAnUnknownKey) {
  EXPECT_THAT(ReadText("{ titel: A case, facts: {} }").problems,
              ElementsAre("case.yaml:1:3: unknown key 'titel' (did you mean 'title'?)"));
}
TEST(FaultyCase, HasNoFacts) {
  EXPECT_THAT(
      ReadText("title: A case").problems,
      ElementsAre("case.yaml:1:1: 'facts:' is missing: put the facts of the case below it"));
}
TEST(FaultyCase, HasAListOfFacts) {
  EXPECT_THAT(
      ReadText("facts: [site]").problems,
      ElementsAre(
          "case.yaml:1:8: 'facts' lists fields with their values, such as 'site: small_bowel'"));
}
TEST(FaultyCase, IsNoMap) {
  EXPECT_THAT(ReadText("site").problems,
              ElementsAre("case.yaml:1:1: expected keys with values here"));
}
TEST(FaultyCase, IsEmpty) {
  EXPECT_THAT(ReadText("").problems, ElementsAre("case.yaml:1:1: the file is empty"));
}
TEST(FaultyCase, ReportsSeveralProblemsAtOnce) {
  EXPECT_THAT(ReadText("{ as_of: soon, facts: { siet: arm, lumps: 99 } }").problems, SizeIs(3));
}
TEST(FaultyCase, WithEndlessMistakesIsGivenUp) {
  std::string text = "{\"facts\": {\"k\": 1";
  for (int i = 0; text.size() < kLargestCase - 30; ++i)
    text += ", \"k" + std::to_string(i) + "\": 1";
  const Reading reading = ReadText(text + "}}");
  ASSERT_THAT(reading.problems, SizeIs(kMostProblems + 1));
  EXPECT_THAT(reading.problems.back(),
              HasSubstr("too many problems: mend the first ones, the rest is not shown"));
}

}  // namespace
}  // namespace grevy::knowledge
