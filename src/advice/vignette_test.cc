#include "advice/vignette.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "advice/invented_knowledge.h"

namespace grevy::advice {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const Invention& Judged() {
  static const Invention invention(
      {.rules =
           {{.when = "sick and lumps <= 3"},
            {.id = "R-2", .stance = "not_recommended", .when = "bad_heart", .source = "SCHOOL"},
            {.id = "R-3", .treatment = "rest", .when = "sick and not itch"}},
       .precautions = {{.when = "blood < 80"}},
       .limits = {{.holds = "size_mm < 300"}},
       .measures = {{}}});
  return invention;
}

// Reads vignettes from files, with paths as they stand below the directory.
Vignettes Read(const knowledge::KnowledgeFiles& files) {
  const knowledge::KnowledgeDirectory directory(files);
  Vignettes vignettes = ReadVignettes(directory.path().string(), Judged().knowledge());
  const std::size_t root = directory.path().string().size() + 1;
  for (logic::Problem& problem : vignettes.problems) problem.location.file.erase(0, root);
  return vignettes;
}

Vignettes ReadOne(const std::string& text) {
  return Read({{"vignettes/a.yaml", "vignettes:\n  - id: V-1\n    title: A case\n" + text}});
}

std::vector<std::string> Judgement(const std::string& facts, const std::string& expect) {
  const Vignettes vignettes = ReadOne("    facts: " + facts + "\n    expect: " + expect + "\n");
  EXPECT_EQ(TextOf(vignettes.problems), "");
  return Judge(Judged().knowledge(), vignettes.all.at(0), kInventedDay);
}

// --- Reading ---

TEST(Vignettes, AreReadInTheOrderOfTheFiles) {
  const Vignettes vignettes =
      Read({{"vignettes/b.yaml", "vignettes: [{ id: B, title: Two, facts: {}, expect: {} }]"},
            {"vignettes/a.yaml", "vignettes: [{ id: A, title: One, facts: {}, expect: {} }]"}});
  ASSERT_THAT(vignettes.all, SizeIs(2));
  EXPECT_EQ(vignettes.all[0].id + vignettes.all[1].id, "AB");
}
TEST(Vignettes, AreNotReadFromOtherFiles) {
  EXPECT_THAT(Read({{"vignettes/notes.txt", "vignettes: 3"}}).all, IsEmpty());
}
TEST(Vignettes, AreNoneWhereThereIsNoDirectory) {
  EXPECT_THAT(ReadVignettes("/nowhere", Judged().knowledge()).all, IsEmpty());
}
TEST(Vignettes, KnowWhereTheyStand) {
  const Vignettes vignettes = ReadOne("    facts: {}\n    expect: {}\n");
  EXPECT_EQ(vignettes.all.at(0).location.line, 2);
}
TEST(Vignettes, KeepTheirDayAndPlace) {
  const Vignettes vignettes = ReadOne(
      "    facts: {}\n    expect: {}\n    as_of: 2020-01-01\n    jurisdiction: UK\n    from: X\n");
  const knowledge::Case& facts = vignettes.all.at(0).facts;
  EXPECT_EQ(facts.as_of, knowledge::ParseDate("2020-01-01"));
  EXPECT_EQ(facts.jurisdiction, "UK");
}
TEST(Vignettes, AreRefusedWhereTheirFactsExcludeEachOther) {
  const knowledge::LoadResult loaded = knowledge::SmallKnowledge(
      {{"vocabulary/constraints.yaml",
        "constraints: [{ id: C-1, kind: error, always: sick implies lumps > 0, because: no lump "
        "hurts no one }]"}});
  const knowledge::KnowledgeDirectory directory(knowledge::KnowledgeFiles{
      {"vignettes/a.yaml",
       "vignettes:\n"
       "  - { id: V-1, title: Hurt, facts: { sick: true, lumps: 0 }, expect: {} }\n"
       "  - { id: V-2, title: Well, facts: { sick: false, lumps: 0 }, expect: {} }\n"}});
  const Vignettes vignettes = ReadVignettes(directory.path().string(), loaded.knowledge);
  ASSERT_THAT(vignettes.all, SizeIs(1));
  EXPECT_EQ(vignettes.all[0].id, "V-2");
  ASSERT_THAT(vignettes.problems, SizeIs(1));
  EXPECT_EQ(vignettes.problems[0].location.line, 2);
  EXPECT_EQ(
      vignettes.problems[0].text,
      "'sick' (yes) and 'lumps' (0) cannot both be: no lump hurts no one; correct one of them "
      "or leave it out (C-1)");
}
TEST(Vignettes, TakeAllForNoPlace) {
  const Vignettes vignettes = ReadOne("    facts: {}\n    expect: {}\n    jurisdiction: all\n");
  EXPECT_EQ(vignettes.all.at(0).facts.jurisdiction, "");
}
TEST(Vignettes, TakeOneVerdictForAListOfOne) {
  const Vignettes vignettes =
      ReadOne("    facts: {}\n    expect: { verdicts: { rest: option } }\n");
  EXPECT_THAT(vignettes.all.at(0).expect.verdicts.at("rest"), ElementsAre("option"));
}

// Where each problem stands and what it says, without the line that it shows.
std::string Brief(const logic::Problems& problems) {
  std::string text;
  for (const logic::Problem& problem : problems) {
    const std::string whole = problem.ToString();
    text += whole.substr(0, whole.find('\n')) + "\n";
  }
  return text;
}

std::string ProblemsOf(const std::string& text) { return Brief(ReadOne(text).problems); }

TEST(FaultyVignettes, AreLeftOut) {
  EXPECT_THAT(ReadOne("    facts: { sik: true }\n    expect: {}\n").all, IsEmpty());
}
TEST(FaultyVignettes, LeaveTheOthersIn) {
  const Vignettes vignettes = ReadOne(
      "    facts: { sik: true }\n    expect: {}\n"
      "  - id: V-2\n    title: Another\n    facts: {}\n    expect: {}\n");
  EXPECT_THAT(vignettes.all, SizeIs(1));
}
TEST(FaultyVignettes, NameAnUnknownField) {
  EXPECT_EQ(ProblemsOf("    facts: { sik: true }\n    expect: {}\n"),
            "vignettes/a.yaml:4:14: unknown field 'sik' (did you mean 'sick'?)\n");
}
TEST(FaultyVignettes, NameAMissingKey) {
  EXPECT_EQ(ProblemsOf("    facts: {}\n"), "vignettes/a.yaml:2:5: 'expect:' is missing here\n");
}
TEST(FaultyVignettes, NameAnUnknownKey) {
  EXPECT_EQ(ProblemsOf("    facts: {}\n    expect: {}\n    exspect: {}\n"),
            "vignettes/a.yaml:6:5: unknown key 'exspect' (did you mean 'expect'?)\n");
}
TEST(FaultyVignettes, NameAnUnknownExpectation) {
  EXPECT_EQ(ProblemsOf("    facts: {}\n    expect: { verdict: {} }\n"),
            "vignettes/a.yaml:5:15: unknown key 'verdict' (did you mean 'verdicts'?)\n");
}
TEST(FaultyVignettes, NameAnUnknownTreatment) {
  EXPECT_EQ(ProblemsOf("    facts: {}\n    expect: { verdicts: { pill: option } }\n"),
            "vignettes/a.yaml:5:27: unknown treatment 'pill'\n");
}
TEST(FaultyVignettes, NameWhatIsNoVerdict) {
  EXPECT_EQ(ProblemsOf("    facts: {}\n    expect: { verdicts: { rest: [option, maybe] } }\n"),
            "vignettes/a.yaml:5:42: 'maybe' is no verdict\n");
}
TEST(FaultyVignettes, NameWhatIsNoReason) {
  EXPECT_EQ(ProblemsOf("    facts: {}\n    expect: { reasons: { rest: R-9 } }\n"),
            "vignettes/a.yaml:5:32: 'R-9' is no rule and no precaution\n");
}
TEST(FaultyVignettes, NameWhatIsNoMeasure) {
  EXPECT_EQ(ProblemsOf("    facts: {}\n    expect: { measures: [M-9] }\n"),
            "vignettes/a.yaml:5:26: 'M-9' is no measure\n");
}
TEST(FaultyVignettes, NameWhatIsNoField) {
  EXPECT_EQ(ProblemsOf("    facts: {}\n    expect: { questions: [lump] }\n"),
            "vignettes/a.yaml:5:27: unknown field 'lump' (did you mean 'lumps'?)\n");
}
TEST(FaultyVignettes, NameWhatIsNoDefinition) {
  EXPECT_EQ(ProblemsOf("    facts: {}\n    expect: { derived: { sick: true } }\n"),
            "vignettes/a.yaml:5:26: 'sick' is no definition\n");
}
TEST(FaultyVignettes, NameAnUnknownPlace) {
  EXPECT_EQ(ProblemsOf("    facts: {}\n    expect: {}\n    jurisdiction: XX\n"),
            "vignettes/a.yaml:6:19: unknown jurisdiction 'XX'\n");
}
TEST(FaultyVignettes, NameWhatStandsTwice) {
  EXPECT_EQ(ProblemsOf("    facts: {}\n    expect: {}\n"
                       "  - id: V-1\n    title: Again\n    facts: {}\n    expect: {}\n"),
            "vignettes/a.yaml:6:5: vignette 'V-1' stands twice\n");
}
TEST(FaultyVignettes, NameAFileWithoutAny) {
  EXPECT_EQ(Brief(Read({{"vignettes/a.yaml", "cases: []"}}).problems),
            "vignettes/a.yaml:1:1: 'vignettes:' is missing here\n"
            "vignettes/a.yaml:1:1: unknown key 'cases'\n");
}

// --- Judging ---

TEST(Judgement, FindsNothingWhereAllIsAsExpected) {
  EXPECT_THAT(
      Judgement("{ sick: true, lumps: 2, size_mm: 20, bad_heart: true }",
                "{ derived: { stage: II, with_care: true, risk: 3 }, "
                "verdicts: { tablet: [option, recommended], rest: recommended }, "
                "reasons: { tablet: [R-1, R-2] }, not_reasons: { tablet: [P-1] }, "
                "pending: { tablet: [blood] }, assumed: { rest: [itch] }, questions: [blood], "
                "not_questions: [sick], differ: [tablet], measures: [M-1] }"),
      IsEmpty());
}
TEST(Judgement, NamesAnotherDerivedValue) {
  EXPECT_THAT(Judgement("{ size_mm: 20 }", "{ derived: { stage: III } }"),
              ElementsAre("stage should be III and is II"));
}
TEST(Judgement, NamesADerivedValueThatIsNotKnown) {
  EXPECT_THAT(Judgement("{ }", "{ derived: { with_care: true } }"),
              ElementsAre("with_care should be true and is null"));
}
TEST(Judgement, NamesADerivedValueThatIsKnown) {
  EXPECT_THAT(Judgement("{ bad_heart: true }", "{ derived: { with_care: null } }"),
              ElementsAre("with_care should be null and is true"));
}
TEST(Judgement, NamesAnotherVerdictWithWhatBearsOnIt) {
  EXPECT_THAT(Judgement("{ sick: true, size_mm: 20, bad_heart: true }",
                        "{ verdicts: { tablet: [recommended, option] } }"),
              ElementsAre("tablet should be recommended or option and is undetermined; what bears "
                          "on it: R-2 R-1?; open: lumps, blood"));
}
TEST(Judgement, NamesThePrecautionBehindAVerdict) {
  EXPECT_THAT(Judgement("{ sick: false, bad_heart: false, blood: 60 }",
                        "{ verdicts: { tablet: recommended } }"),
              ElementsAre("tablet should be recommended and is contraindicated; what bears on it: "
                          "P-1; open: none"));
}
TEST(Judgement, SaysThatNothingBearsOnATreatment) {
  EXPECT_THAT(Judgement("{ }", "{ verdicts: { operation: option } }"),
              ElementsAre("operation should be option and is not_indicated; what bears on it: "
                          "nothing; open: none"));
}
TEST(Judgement, NamesTheClausesOfARuleThatDoesNotHold) {
  EXPECT_THAT(
      Judgement("{ sick: true, lumps: 5 }", "{ reasons: { tablet: [R-1] } }"),
      ElementsAre("R-1 of tablet should hold and does not [no: Number of lumps at most 3] [not "
                  "known: more is too much]"));
}
TEST(Judgement, NamesTheClausesOfARuleThatIsOpen) {
  EXPECT_THAT(Judgement("{ sick: true, size_mm: 20 }", "{ reasons: { tablet: [R-1] } }"),
              ElementsAre("R-1 of tablet should hold and is open [not known: Number of lumps at "
                          "most 3]"));
}
TEST(Judgement, NamesAPrecautionThatDoesNotHold) {
  EXPECT_THAT(Judgement("{ blood: 90 }", "{ reasons: { tablet: [P-1] } }"),
              ElementsAre("P-1 of tablet should hold and does not"));
}
TEST(Judgement, NamesARuleThatHoldsAndShouldNot) {
  EXPECT_THAT(Judgement("{ sick: true, itch: false }", "{ not_reasons: { rest: [R-3] } }"),
              ElementsAre("R-3 of rest should not hold and does"));
}
TEST(Judgement, NamesWhatIsNotPending) {
  EXPECT_THAT(Judgement("{ sick: true, size_mm: 20, itch: false }",
                        "{ pending: { tablet: [lumps, sick] } }"),
              ElementsAre("sick should be pending for tablet; there are: lumps, bad_heart, blood"));
}
TEST(Judgement, NamesWhatIsNotAssumed) {
  EXPECT_THAT(Judgement("{ sick: true, itch: false }", "{ assumed: { rest: [itch] } }"),
              ElementsAre("itch should be assumed for rest; there are: none"));
}
TEST(Judgement, NamesAQuestionThatIsNotAsked) {
  EXPECT_THAT(Judgement("{ sick: true, size_mm: 20 }", "{ questions: [itch] }"),
              ElementsAre("itch should be asked; asked are: lumps, bad_heart, blood"));
}
TEST(Judgement, NamesAQuestionThatIsAsked) {
  EXPECT_THAT(Judgement("{ sick: true, size_mm: 20 }", "{ not_questions: [lumps] }"),
              ElementsAre("lumps should not be asked"));
}
TEST(Judgement, NamesGuidelinesThatDoNotDiffer) {
  EXPECT_THAT(Judgement("{ sick: true }", "{ differ: [rest] }"),
              ElementsAre("rest: guidelines should differ"));
}
TEST(Judgement, NamesAMeasureThatIsNotTaken) {
  EXPECT_THAT(Judgement("{ sick: false }", "{ measures: [M-1] }"),
              ElementsAre("measure M-1 should hold"));
}
TEST(Judgement, NamesAMeasureThatIsTaken) {
  EXPECT_THAT(Judgement("{ sick: true }", "{ not_measures: [M-1] }"),
              ElementsAre("measure M-1 should not hold"));
}
TEST(Judgement, GoesByTheDayOfTheCase) {
  const Vignettes vignettes = ReadOne(
      "    facts: { sick: { value: true, on: 2021-01-01 }, itch: false }\n"
      "    expect: { verdicts: { rest: undetermined } }\n    as_of: 2020-01-01\n");
  EXPECT_THAT(Judge(Judged().knowledge(), vignettes.all.at(0), kInventedDay), IsEmpty());
}

}  // namespace
}  // namespace grevy::advice
