#include "knowledge/load.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>

#include "knowledge/small_knowledge.h"

namespace grevy::knowledge {
namespace {

using logic::Problem;
using logic::Problems;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

std::vector<std::string> Lines(const Problems& problems) {
  std::vector<std::string> lines;
  for (Problem problem : problems) {
    problem.excerpt.clear();
    lines.push_back(problem.ToString());
  }
  return lines;
}

// A small file in which `before`, which stands there once, has become `after`.
KnowledgeFiles Changed(const std::string& file, const std::string& before,
                       const std::string& after) {
  std::string text = SmallFiles().at(file);
  const std::size_t at = text.find(before);
  if (at == std::string::npos || text.find(before, at + 1) != std::string::npos) {
    throw std::invalid_argument("'" + before + "' does not stand in " + file + " once");
  }
  return {{file, text.replace(at, before.size(), after)}};
}

std::vector<std::string> ProblemsWith(const std::string& file, const std::string& before,
                                      const std::string& after) {
  return Lines(SmallKnowledge(Changed(file, before, after)).problems);
}

TEST(Load, FindsNothingWrongWithTheSmallKnowledge) {
  EXPECT_THAT(Lines(SmallKnowledge().problems), IsEmpty());
}
TEST(Load, ReadsTheVersion) { EXPECT_EQ(SmallKnowledge().knowledge.version, "2026.1.0"); }
TEST(Load, ReadsSections) {
  const Knowledge knowledge = SmallKnowledge().knowledge;
  ASSERT_THAT(knowledge.sections, SizeIs(2));
  EXPECT_EQ(knowledge.sections[1].title, "The person");
}
TEST(Load, ReadsAField) {
  const Knowledge knowledge = SmallKnowledge().knowledge;
  const logic::FieldId id = *knowledge.schema.Find("size_mm");
  const logic::Field& field = knowledge.schema[id];
  EXPECT_EQ(field.type, logic::Type::kDecimal);
  EXPECT_EQ(field.unit, "mm");
  EXPECT_EQ(field.maximum, logic::Decimal::FromInteger(500));
  EXPECT_EQ(knowledge.notes[id].usual_minimum, logic::Decimal::FromInteger(1));
  EXPECT_EQ(knowledge.notes[id].valid_days, 90);
  EXPECT_TRUE(knowledge.notes[id].valid_proposed);
  EXPECT_EQ(knowledge.notes[id].section, "lump");
}
TEST(Load, TakesTheValueAsItsLabelInAPlainList) {
  const Knowledge knowledge = SmallKnowledge().knowledge;
  EXPECT_THAT(knowledge.notes[*knowledge.schema.Find("stage")].value_labels,
              ElementsAre("I", "II", "III"));
}
TEST(Load, TakesTheValueAsItsLabelWhereTheLabelIsEmpty) {
  const Knowledge knowledge =
      SmallKnowledge(Changed("vocabulary/lump.yaml", "arm: upper arm", "arm: ")).knowledge;
  EXPECT_EQ(knowledge.notes[*knowledge.schema.Find("site")].value_labels[0], "arm");
}
TEST(Load, ReadsASource) {
  const Knowledge knowledge = SmallKnowledge().knowledge;
  const Source& source = *knowledge.FindSource("BOOK");
  EXPECT_EQ(source.kind, "guideline");
  EXPECT_EQ(source.published, "2020-07");
  EXPECT_EQ(source.next_review, ParseDate("2026-12-22"));
}
TEST(Load, ReadsARule) {
  const Knowledge knowledge = SmallKnowledge().knowledge;
  const Rule& rule = *knowledge.FindRule("OP-1");
  EXPECT_EQ(rule.stance, Stance::kRecommended);
  EXPECT_EQ(rule.order, 10);
  EXPECT_EQ(rule.citation.known, Known::kSeen);
  EXPECT_THAT(rule.citation.further, SizeIs(1));
  EXPECT_EQ(knowledge.pathways[rule.pathway].id, "lump");
  EXPECT_EQ(knowledge.treatments[rule.treatment].id, "operation");
}
TEST(Load, GivesARuleTheUsualOrder) {
  EXPECT_EQ(SmallKnowledge().knowledge.FindRule("OP-2")->order, kUsualOrder);
}
TEST(Load, CutsAConditionIntoItsClauses) {
  const Knowledge knowledge = SmallKnowledge().knowledge;
  const Condition& when = knowledge.FindRule("OP-1")->when;
  ASSERT_THAT(when.clauses, SizeIs(2));
  EXPECT_EQ(when.clauses[0].words, "Feels sick: yes");
  EXPECT_EQ(when.clauses[1].words, "Stage: not III");
}
TEST(Load, ReadsMeasuresAndWhatIsLeftOut) {
  const Knowledge knowledge = SmallKnowledge().knowledge;
  ASSERT_THAT(knowledge.measures, SizeIs(1));
  EXPECT_EQ(knowledge.measures[0].action, "Ask for a picture");
  ASSERT_THAT(knowledge.pathways[0].left_out, SizeIs(1));
  EXPECT_EQ(knowledge.pathways[0].left_out[0].row, "ROW-9");
}
TEST(Load, ReadsAPrecaution) {
  const Precaution precaution =
      SmallKnowledge().knowledge.FindTreatment("operation")->precautions.at(0);
  EXPECT_EQ(precaution.effect, Effect::kContraindicated);
  EXPECT_EQ(precaution.action, "Treat the heart");
}
TEST(Load, ReadsALimitWithWhereItApplies) {
  const Limit limit = SmallKnowledge().knowledge.FindTreatment("operation")->limits.at(0);
  ASSERT_THAT(limit.holds.clauses, SizeIs(1));
  EXPECT_EQ(limit.holds.clauses[0].words,
            "if Where the lump is: upper arm: Number of lumps at most 3");
}
TEST(Load, ReadsALimitThatAlwaysApplies) {
  const LoadResult loaded =
      SmallKnowledge(Changed("treatments/operation.yaml", "    within: site = 'arm'\n", ""));
  EXPECT_THAT(Lines(loaded.problems), IsEmpty());
  EXPECT_EQ(loaded.knowledge.treatments.at(0).limits.at(0).holds.clauses.at(0).words,
            "Number of lumps at most 3");
}
TEST(Load, TakesTheLabelUpToItsParenthesisAsTheShortOne) {
  const Knowledge knowledge = SmallKnowledge(Changed("vocabulary/person.yaml", "label: Pain\n",
                                                     "label: Pain (worst of the day)\n"))
                                  .knowledge;
  EXPECT_EQ(knowledge.notes[*knowledge.schema.Find("pain_score")].short_label, "Pain");
}
TEST(Load, TakesTheShortLabelAsWritten) {
  const Knowledge knowledge = SmallKnowledge(Changed("vocabulary/person.yaml", "label: Pain\n",
                                                     "label: Pain\n    short: Ache\n"))
                                  .knowledge;
  EXPECT_EQ(knowledge.notes[*knowledge.schema.Find("pain_score")].short_label, "Ache");
}
TEST(Load, GivesADefinitionAConditionForEveryValue) {
  const Knowledge knowledge = SmallKnowledge().knowledge;
  EXPECT_THAT(knowledge.FindDefinition(*knowledge.schema.Find("stage"))->outcomes, SizeIs(3));
  EXPECT_THAT(knowledge.FindDefinition(*knowledge.schema.Find("risk"))->outcomes, SizeIs(3));
  EXPECT_THAT(knowledge.FindDefinition(*knowledge.schema.Find("with_care"))->outcomes, SizeIs(1));
}
TEST(Load, ReadsADefinedChoice) {
  const LoadResult loaded =
      SmallKnowledge(Changed("definitions.yaml", "  - id: risk\n",
                             "  - { id: mood, type: choice, values: { up: cheerful, down: '' }, "
                             "label: M, plain: m, is: if sick then 'down' "
                             "else 'up' }\n  - { id: look, type: choice, values: [red], label: L, "
                             "plain: l, is: \"'red'\" }\n  - id: risk\n"));
  EXPECT_THAT(Lines(loaded.problems), IsEmpty());
  const logic::FieldId mood = *loaded.knowledge.schema.Find("mood");
  EXPECT_THAT(loaded.knowledge.notes[mood].value_labels, ElementsAre("cheerful", "down"));
}
TEST(Load, GivesOtherFilesAnotherHash) {
  EXPECT_NE(SmallKnowledge().knowledge.hash,
            SmallKnowledge({{"knowledge.yaml", "version: 2\n"}}).knowledge.hash);
}
TEST(Load, GivesTheSameFilesTheSameHashWhereverTheyLie) {
  EXPECT_EQ(SmallKnowledge().knowledge.hash, SmallKnowledge().knowledge.hash);
}
TEST(Load, DoesNotReadOtherFiles) {
  EXPECT_EQ(SmallKnowledge({{"pathways/notes.txt", "["}}).knowledge.hash,
            SmallKnowledge().knowledge.hash);
}

TEST(LoadRefuses, WhatIsNoDirectory) {
  EXPECT_THAT(Lines(Load("/nowhere", kSmallDay).problems),
              ElementsAre("/nowhere: is no directory with knowledge files"));
}
TEST(LoadRefuses, AMissingFile) {
  KnowledgeFiles files = SmallFiles();
  files.erase("sources.yaml");
  EXPECT_THAT(Lines(LoadFiles(files).problems),
              Contains("sources.yaml: cannot be opened: No such file or directory"));
}
TEST(LoadRefuses, AnEmptyDirectory) {
  EXPECT_THAT(Lines(LoadFiles({{"README", ""}}).problems),
              ElementsAre("definitions.yaml: cannot be opened: No such file or directory",
                          "jurisdictions.yaml: cannot be opened: No such file or directory",
                          "knowledge.yaml: cannot be opened: No such file or directory",
                          "sources.yaml: cannot be opened: No such file or directory"));
}
TEST(LoadRefuses, AFileThatIsNoYaml) {
  EXPECT_THAT(Lines(SmallKnowledge({{"knowledge.yaml", "version: ["}}).problems),
              ElementsAre(HasSubstr("knowledge.yaml:1:1: this is no readable YAML")));
}

TEST(LoadReports, SeveralProblemsSortedByPlace) {
  KnowledgeFiles files = Changed("pathways/lump.yaml", "treatment: rest", "treatment: rset");
  files.merge(Changed("jurisdictions.yaml", "name: England", "nmae: England"));
  files.merge(Changed("definitions.yaml", "source: BOOK", "source: BOKO"));
  EXPECT_THAT(
      Lines(SmallKnowledge(files).problems),
      ElementsAre("definitions.yaml:8:13: unknown source 'BOKO' (did you mean 'BOOK'?)",
                  "jurisdictions.yaml:3:15: 'name:' is missing here",
                  "jurisdictions.yaml:3:17: unknown key 'nmae' (did you mean 'name'?)",
                  "pathways/lump.yaml:43:16: unknown treatment 'rset' (did you mean 'rest'?)"));
}
TEST(LoadReports, WhereInAConditionAMistakeStands) {
  const LoadResult loaded = SmallKnowledge(
      Changed("pathways/lump.yaml", "when: lumps > 15", "when: lumps > 15 and sikc"));
  ASSERT_THAT(loaded.problems, SizeIs(1));
  EXPECT_EQ(loaded.problems[0].ToString(),
            "pathways/lump.yaml:37:26: unknown field 'sikc' (did you mean 'sick'?)\n"
            "  lumps > 15 and sikc\n"
            "                 ^~~~");
}
TEST(LoadReports, AMistakeInAFoldedConditionAtItsBeginning) {
  const LoadResult loaded = SmallKnowledge(Changed("pathways/lump.yaml", "when: lumps > 15",
                                                   "when: >-\n      lumps > 15\n      and sikc"));
  ASSERT_THAT(loaded.problems, SizeIs(1));
  EXPECT_EQ(loaded.problems[0].location.line, 37);
  EXPECT_EQ(loaded.problems[0].excerpt, "lumps > 15 and sikc");
  EXPECT_EQ(loaded.problems[0].underlined.begin, 15U);
}

TEST(LoadWarns, OfAnOverdueReview) {
  EXPECT_THAT(Lines(SmallKnowledge({}, *ParseDate("2026-12-23")).problems),
              ElementsAre("sources.yaml:2:3: warning: the review of 'BOOK' was due on 2026-12-22"));
}
TEST(LoadWarns, NotOnTheDayOfTheReview) {
  EXPECT_THAT(Lines(SmallKnowledge({}, *ParseDate("2026-12-22")).problems), IsEmpty());
}

// One change of the small knowledge, and all that is then said of it.
struct Fault {
  const char* name;
  const char* file;
  const char* before;
  const char* after;
  const char* message;
};
void PrintTo(const Fault& fault, std::ostream* out) { *out << fault.name; }
std::string NameOf(const testing::TestParamInfo<Fault>& info) { return info.param.name; }

class LoadFault : public testing::TestWithParam<Fault> {};
TEST_P(LoadFault, IsReported) {
  const Fault& fault = GetParam();
  EXPECT_THAT(ProblemsWith(fault.file, fault.before, fault.after),
              ElementsAre(std::string(fault.file) + ":" + fault.message));
}

INSTANTIATE_TEST_SUITE_P(InJurisdictions, LoadFault,
                         testing::Values(Fault{"UnknownWithin", "jurisdictions.yaml", "within: UK ",
                                               "within: UKK ", "3:40: unknown jurisdiction 'UKK'"},
                                         Fault{"WithinItself", "jurisdictions.yaml",
                                               "European Union }", "European Union, within: EU }",
                                               "4:3: 'EU' lies within itself"}),
                         NameOf);

INSTANTIATE_TEST_SUITE_P(
    InSources, LoadFault,
    testing::Values(
        Fault{"Kind", "sources.yaml", "kind: guideline", "kind: guidline",
              "5:11: 'kind' cannot be 'guidline' (did you mean 'guideline'?); it is one of "
              "guideline, consensus, label, "
              "reimbursement, trial, cohort, review, formula, page, project"},
        Fault{"NoReview", "sources.yaml", "    kind: label\n    reviewed: 2026-01-01",
              "    kind: label",
              "11:3: 'reviewed:' is missing: the day on which this source was last checked"},
        Fault{"KeyOfAnother", "sources.yaml", "also: [LUMPS]", "also: [LUMPS, LUMPS]",
              "2:3: 'LUMPS' already names another source"},
        Fault{"NoCitation", "sources.yaml", "    citation: The leaflet in the box\n", "",
              "12:5: 'citation:' is missing here"},
        Fault{"NeverCounts", "sources.yaml", "    read: all of it",
              "    since: 2021\n    until: 2020",
              "3:5: 'until' is not after 'since': this would never count"}),
    NameOf);

INSTANTIATE_TEST_SUITE_P(
    InVocabulary, LoadFault,
    testing::Values(
        Fault{"Type", "vocabulary/person.yaml", "type: integer", "type: integr",
              "25:11: 'type' cannot be 'integr' (did you mean 'integer'?); it is one of boolean, "
              "choice, choices, integer, decimal"},

        Fault{"RangeWithoutDots", "vocabulary/lump.yaml", "usual: 1..200", "usual: 200",
              "15:12: 'usual' must be written as 0..100"},
        Fault{"RangeReversed", "vocabulary/lump.yaml", "usual: 1..200", "usual: 200..1",
              "15:12: 'usual' must be written as 0..100, the smaller number first"},
        Fault{"RangeOfWords", "vocabulary/lump.yaml", "usual: 1..200", "usual: a..200",
              "15:12: 'usual' must be written as 0..100, the smaller number first"},
        Fault{"NameTaken", "vocabulary/person.yaml", "  sick:\n    type: boolean",
              "  sick:\n    type: boolean\n    synonyms: [size]",
              "4:3: 'size' already names another field"},
        Fault{"Turnaround", "vocabulary/lump.yaml", "turnaround: weeks", "turnaround: week",
              "37:17: 'turnaround' cannot be 'week' (did you mean 'weeks'?); it is one of hours, "
              "days, weeks"},
        Fault{"UnknownKey", "vocabulary/lump.yaml", "    synonyms:", "    synonym:",
              "16:5: unknown key 'synonym' (did you mean 'synonyms'?)"},
        Fault{"EmptyLabel", "vocabulary/lump.yaml", "label: Stage", "label: ''",
              "34:12: 'label' may not be empty"},
        Fault{"PresumedValue", "vocabulary/person.yaml", "value: []", "value: [coffee]",
              "23:25: 'coffee' is no value of 'tried'; it is one of rest, operation, tea"},
        Fault{"PresumedWithoutReason", "vocabulary/person.yaml",
              ", because: nobody mentions what was not tried", "",
              "23:15: 'because:' is missing here"}),
    NameOf);

INSTANTIATE_TEST_SUITE_P(
    InDefinitions, LoadFault,
    testing::Values(
        Fault{"OtherType", "definitions.yaml", "  - id: stage\n    type: choice",
              "  - id: stage\n    type: boolean",
              "10:5: 'stage' is a choice: it cannot be defined as a boolean"},
        Fault{"DefinedTwice", "definitions.yaml", "  - id: risk\n",
              "  - { id: stage, type: choice, is: \"'I'\" }\n  - id: risk\n",
              "13:5: 'stage' is defined twice"},
        Fault{"DerivedTwice", "definitions.yaml", "  - id: risk\n",
              "  - { id: with_care, type: boolean, is: sick }\n  - id: risk\n",
              "13:5: 'with_care' is defined twice"},
        Fault{"Body", "definitions.yaml", "is: bad_heart or size_mm > 100",
              "is: bad_hart or size_mm > 100",
              "6:9: unknown field 'bad_hart' (did you mean 'bad_heart'?)"},
        Fault{"NoBody", "definitions.yaml", "    is: bad_heart or size_mm > 100\n", "",
              "2:5: 'is:' is missing here"},
        Fault{"UnknownKey", "definitions.yaml", "rows: [ROW-1]", "rwos: [ROW-1]",
              "7:5: unknown key 'rwos' (did you mean 'rows'?)"},
        Fault{"Source", "definitions.yaml", "source: BOOK", "source: BOKO",
              "8:13: unknown source 'BOKO' (did you mean 'BOOK'?)"},
        Fault{"ManyValues", "definitions.yaml", "range: 1..3", "range: 1..1000000000",
              "13:5: 'risk' cannot be defined: it needs a range of at most 64 whole numbers"},
        Fault{"TopKey", "definitions.yaml", "definitions:\n", "version: 2\ndefinitions:\n",
              "1:1: unknown key 'version'"}),
    NameOf);

INSTANTIATE_TEST_SUITE_P(
    InTreatments, LoadFault,
    testing::Values(
        Fault{"Group", "treatments/rest.yaml", "group: supportive", "group: suportive",
              "4:8: 'group' cannot be 'suportive' (did you mean 'supportive'?); it is one of "
              "surveillance, surgery, "
              "urgent_care, somatostatin_analogues, hormone_control, chemotherapy, prrt, targeted, "
              "immunotherapy, "
              "liver_directed, radiotherapy, supportive, clinical_trial"},
        Fault{"PlainWords", "treatments/rest.yaml", "  benefit: No scar.\n", "",
              "8:3: 'benefit:' is missing here"},
        Fault{"Effect", "treatments/operation.yaml", "effect: caution", "effect: warning",
              "53:13: 'effect' cannot be 'warning'; it is one of caution, dose_change, "
              "needs_test_first, hold, "
              "contraindicated"},
        Fault{"Frequency", "treatments/operation.yaml", "frequency: very_common",
              "frequency: often",
              "30:45: 'frequency' cannot be 'often'; it is one of very_common, common, uncommon, "
              "rare, reported"},
        Fault{"Jurisdiction", "treatments/operation.yaml", "jurisdictions: [UK]",
              "jurisdictions: [UX]", "56:20: unknown jurisdiction 'UX'"},
        Fault{"TwoPrecautions", "treatments/operation.yaml", "id: PRE-2", "id: PRE-1",
              "52:5: this id stands twice in this treatment"},
        Fault{"LimitAndPrecaution", "treatments/operation.yaml", "id: PRE-2", "id: LIM-1",
              "52:5: this id stands twice in this treatment"},
        Fault{"SourceOfAStatement", "treatments/rest.yaml", "text: Two weeks, source: BOOK",
              "text: Two weeks, source: BOK", "15:38: unknown source 'BOK' (did you mean 'BOOK'?)"},
        Fault{"StatementsAsText", "treatments/rest.yaml",
              "[{ text: Boredom, source: BOOK, known: recalled }]", "Boredom",
              "16:11: 'cautions' must be a list"},
        Fault{"KnownOfAStatement", "treatments/rest.yaml",
              "With work, source: BOOK, known: recalled", "With work, source: BOOK, known: guessed",
              "17:56: 'known' cannot be 'guessed'; it is one of recalled, secondary, seen"},
        Fault{"NoPlaceInTheSource", "treatments/operation.yaml", "    at: section 2\n", "",
              "44:5: 'at:' is missing here"},
        Fault{"Proportion", "treatments/operation.yaml", "per_100: 67, ", "",
              "26:19: 'per_100:' is missing here"},
        Fault{"UnknownKey", "treatments/operation.yaml", "medians_months:", "median_months:",
              "23:5: unknown key 'median_months' (did you mean 'medians_months'?)"},
        Fault{"PrecautionNever", "treatments/operation.yaml", "when: bad_heart",
              "when: bad_heart and bad_heart = false",
              "44:5: precaution PRE-1 can never hold: its conditions, its scope and its limits "
              "exclude each other"},
        Fault{"Threshold", "treatments/operation.yaml", "when: lumps > 10", "when: lumps > 21",
              "54:19: 21 is outside of the plausible range of 'lumps'"},
        Fault{"WrongType", "treatments/operation.yaml", "when: lumps > 10", "when: lumps",
              "54:11: 'lumps' is a integer, not a yes or no: compare it with a value"},
        Fault{"UnknownValue", "treatments/operation.yaml", "within: site = 'arm'",
              "within: site = 'amr'", "36:20: 'amr' is no value of 'site' (did you mean 'arm'?)"},
        Fault{"ConditionAsAList", "treatments/operation.yaml", "when: lumps > 10", "when: [lumps]",
              "54:11: expected a word or text here"}),
    NameOf);

INSTANTIATE_TEST_SUITE_P(
    InPathways, LoadFault,
    testing::Values(
        Fault{"Treatment", "pathways/lump.yaml", "treatment: rest", "treatment: rset",
              "43:16: unknown treatment 'rset' (did you mean 'rest'?)"},
        Fault{"NoTreatment", "pathways/lump.yaml", "    treatment: rest\n", "",
              "42:5: 'treatment:' is missing here"},
        Fault{"Stance", "pathways/lump.yaml", "stance: not_recommended", "stance: not_recomended",
              "34:13: 'stance' cannot be 'not_recomended' (did you mean 'not_recommended'?); it is "
              "one of recommended, "
              "option, not_recommended, contraindicated"},
        Fault{"Jurisdiction", "pathways/lump.yaml", "[UK, EU]", "[UK, EUU]",
              "27:20: unknown jurisdiction 'EUU'"},
        Fault{"FurtherSource", "pathways/lump.yaml", "[LEAFLET]", "[LEAFLETT]",
              "17:23: unknown source 'LEAFLETT' (did you mean 'LEAFLET'?)"},
        Fault{"FurtherSourceAsText", "pathways/lump.yaml", "[LEAFLET]", "LEAFLET",
              "17:22: 'further_sources' must be a list"},
        Fault{"NoSource", "pathways/lump.yaml", "    source: LUMPS\n", "",
              "20:5: 'source:' is missing here"},
        Fault{"NoPlaceInTheSource", "pathways/lump.yaml", "    at: page 11\n", "",
              "32:5: 'at:' is missing here"},
        Fault{"NoCondition", "pathways/lump.yaml", "    when: lumps > 15\n", "",
              "32:5: 'when:' is missing here"},
        Fault{"TwoRules", "pathways/lump.yaml", "id: OP-3", "id: OP-1",
              "32:5: id 'OP-1' stands twice; the first is in pathways/lump.yaml, line 5"},
        Fault{"RuleAndMeasure", "pathways/lump.yaml", "id: MEA-1", "id: OP-1",
              "53:5: id 'OP-1' stands twice; the first is in pathways/lump.yaml, line 5"},
        Fault{"NeverCounts", "pathways/lump.yaml", "since: 2021", "since: 2021\n    until: 2021",
              "20:5: 'until' is not after 'since': this would never count"},
        Fault{"KindOfMeasure", "pathways/lump.yaml", "kind: test", "kind: tests",
              "56:11: 'kind' cannot be 'tests' (did you mean 'test'?); it is one of test, "
              "referral, follow_up, advice, "
              "urgent"},
        Fault{"NeverInItsScope", "pathways/lump.yaml", "when: lumps > 15", "when: size_mm < 5",
              "32:5: rule OP-3 can never hold: its conditions, its scope and its limits exclude "
              "each other"},
        Fault{"NeverWithinTheLimits", "pathways/lump.yaml", "when: sick and stage in { 'I', 'II' }",
              "when: site = 'arm' and lumps > 3",
              "5:5: rule OP-1 can never hold: its conditions, its scope and its limits exclude "
              "each other"},
        Fault{"MeasureNever", "pathways/lump.yaml", "when: size_mm >= 20 and lumps is null",
              "when: size_mm < 3",
              "53:5: measure MEA-1 can never hold: its conditions, its scope and its limits "
              "exclude each other"},
        Fault{"LeftOutWithoutReason", "pathways/lump.yaml", ", because: nobody could read it", "",
              "64:5: 'because:' is missing here"},
        Fault{"Order", "pathways/lump.yaml", "order: 10", "order: first",
              "10:12: 'order' must be a number"},
        Fault{"MeasuresAsAMap", "pathways/lump.yaml", "left_out:\n  - {", "left_out:\n  {",
              "64:3: 'left_out' must be a list"}),
    NameOf);

TEST(LoadRefuses, TreatmentsThatAreNoList) {
  for (const char* key : {"limits", "precautions", "benefit", "side_effects"}) {
    const std::string text = SmallFiles().at("treatments/rest.yaml") + key + ": { id: X }\n";
    EXPECT_THAT(Lines(SmallKnowledge({{"treatments/rest.yaml", text}}).problems),
                ElementsAre(HasSubstr("'" + std::string(key) + "' must be a list")));
  }
}
TEST(LoadRefuses, JurisdictionsThatAreAList) {
  EXPECT_THAT(Lines(SmallKnowledge({{"jurisdictions.yaml", "jurisdictions: [EU]"}}).problems),
              Contains("jurisdictions.yaml:1:16: 'jurisdictions' must hold keys with values"));
}
TEST(LoadRefuses, ASourceThatStandsTwice) {
  EXPECT_THAT(ProblemsWith("sources.yaml", "  LEAFLET:", "  BOOK:"),
              Contains("sources.yaml:11:3: 'BOOK' stands twice; the first is in line 2"));
}
TEST(LoadRefuses, ADefinedChoiceWithoutValues) {
  EXPECT_THAT(ProblemsWith(
                  "definitions.yaml", "  - id: risk\n",
                  "  - { id: mood, type: choice, values: [], label: M, plain: m }\n  - id: risk\n"),
              Contains("definitions.yaml:13:39: list at least one value"));
}
TEST(LoadRefuses, AVocabularyThatIsAList) {
  EXPECT_THAT(
      Lines(SmallKnowledge({{"vocabulary/more.yaml", "{ section: a, title: A, fields: [sick] }"}})
                .problems),
      ElementsAre("vocabulary/more.yaml:1:33: 'fields' must hold keys with values"));
}
TEST(LoadRefuses, AChoiceWithoutValues) {
  EXPECT_THAT(Lines(SmallKnowledge({{"vocabulary/more.yaml",
                                     "{ section: a, title: A, fields: { mood: { type: choice, "
                                     "values: [], label: M, plain: m, "
                                     "owner: clinic, turnaround: hours } } }"}})
                        .problems),
              ElementsAre("vocabulary/more.yaml:1:65: list at least one value"));
}
TEST(LoadRefuses, TwoLimitsOfOneId) {
  EXPECT_THAT(
      ProblemsWith(
          "treatments/operation.yaml", "precautions:\n",
          "  - { id: LIM-1, holds: lumps < 9, because: b, source: BOOK, at: page 1, known: seen }\n"
          "precautions:\n"),
      ElementsAre("treatments/operation.yaml:43:5: this id stands twice in this treatment"));
}
TEST(LoadRefuses, ALimitsExceptionForNoRule) {
  EXPECT_THAT(ProblemsWith("treatments/operation.yaml", "except: [OP-2]", "except: [OP-2, OP-22]"),
              ElementsAre("treatments/operation.yaml: limit LIM-1 makes an exception for 'OP-22', "
                          "which is no rule"));
}
TEST(Load, DoesNotBindARuleThatALimitExcepts) {
  EXPECT_THAT(ProblemsWith("pathways/lump.yaml", "when: not (tried contains 'operation')",
                           "when: site = 'arm' and lumps > 3"),
              IsEmpty());
}
TEST(LoadRefuses, TwoFilesOfOneTreatment) {
  EXPECT_THAT(
      Lines(SmallKnowledge({{"treatments/rest2.yaml", SmallFiles().at("treatments/rest.yaml")}})
                .problems),
      ElementsAre("treatments/rest2.yaml:1:1: treatment 'rest' is described in another file, too"));
}
TEST(LoadRefuses, ADefinitionThatLeadsBackToItself) {
  EXPECT_THAT(ProblemsWith("definitions.yaml", "is: bad_heart or size_mm > 100", "is: risk = 3"),
              ElementsAre(HasSubstr("definitions.yaml: the definition of '")));
}
TEST(LoadRefuses, APresumptionOnWhatCanContraindicate) {
  EXPECT_THAT(
      ProblemsWith("treatments/operation.yaml", "when: bad_heart", "when: tried contains 'tea'"),
      ElementsAre(
          "vocabulary/person.yaml:23:15: 'tried' may not be presumed: a contraindication or a hold "
          "depends on it"));
}
TEST(LoadRefuses, APresumptionOnWhatCanHold) {
  KnowledgeFiles files =
      Changed("treatments/operation.yaml", "when: lumps > 10", "when: tried contains 'tea'");
  std::string& text = files.at("treatments/operation.yaml");
  text.replace(text.find("effect: caution"), 15, "effect: hold");
  EXPECT_THAT(Lines(SmallKnowledge(files).problems),
              ElementsAre(HasSubstr("'tried' may not be presumed")));
}
TEST(LoadRefuses, APresumptionOnWhatARuleContraindicates) {
  KnowledgeFiles files = Changed("pathways/lump.yaml", "when: lumps > 15", "when: tried = {}");
  std::string& text = files.at("pathways/lump.yaml");
  text.replace(text.find("stance: not_recommended"), 23, "stance: contraindicated");
  EXPECT_THAT(Lines(SmallKnowledge(files).problems),
              ElementsAre(HasSubstr("'tried' may not be presumed")));
}
TEST(Load, AllowsAPresumptionOnWhatOnlyCautions) {
  EXPECT_THAT(
      ProblemsWith("treatments/operation.yaml", "when: lumps > 10", "when: tried contains 'tea'"),
      IsEmpty());
}
TEST(LoadRefuses, AFieldThatIsComparedWithTooManyValues) {
  std::string any = "when: pain_score = 0";
  for (int i = 1; i < 40; ++i) any += " or pain_score = " + std::to_string(2 * i);
  EXPECT_THAT(ProblemsWith("pathways/lump.yaml", "when: lumps > 15", any),
              ElementsAre(HasSubstr(
                  "'pain_score' is compared with too many different values (at most 64 cells)")));
}
TEST(LoadRefuses, ADefinedNumberWithoutARange) {
  EXPECT_THAT(ProblemsWith("definitions.yaml", "    range: 1..3\n", ""),
              ElementsAre("definitions.yaml:13:5: 'range:' is missing here",
                          "definitions.yaml:13:5: 'risk' cannot be defined: it needs a range of at "
                          "most 64 whole numbers"));
}
TEST(LoadRefuses, ADefinedNumberWithAReversedRange) {
  EXPECT_THAT(ProblemsWith("definitions.yaml", "range: 1..3", "range: 3..1"),
              Contains("definitions.yaml:15:12: the range of a defined number is written as 1..3"));
}
TEST(LoadRefuses, ADefinitionOfANumberWithDecimals) {
  EXPECT_THAT(
      ProblemsWith("definitions.yaml", "  - id: risk\n",
                   "  - { id: size_mm, type: integer, is: 3 }\n  - id: risk\n"),
      Contains("definitions.yaml:13:5: 'size_mm' is a decimal: it cannot be defined as a integer"));
}
TEST(LoadRefuses, ADefinitionWithoutAnIdOnce) {
  EXPECT_THAT(ProblemsWith("definitions.yaml", "  - id: risk\n", "  - id:\n"),
              ElementsAre("definitions.yaml:13:5: 'id:' is missing here"));
}

}  // namespace
}  // namespace grevy::knowledge
