#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "advice/advice.h"
#include "advice/invented_knowledge.h"

namespace grevy::advice {
namespace {

using logic::Kleene;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

std::vector<std::string> RuleIds(const TreatmentAdvice& advice) {
  std::vector<std::string> ids;
  for (const Reason& reason : advice.reasons) ids.push_back(reason.rule->id);
  return ids;
}
const Reason& ReasonFor(const TreatmentAdvice& advice, const std::string& rule) {
  return *std::find_if(advice.reasons.begin(), advice.reasons.end(),
                       [&](const Reason& r) { return r.rule->id == rule; });
}
std::vector<std::string> TreatmentIds(const Advice& advice) {
  std::vector<std::string> ids;
  for (const TreatmentAdvice& treatment : advice.treatments) ids.push_back(treatment.treatment->id);
  return ids;
}

// --- Which verdict ---

TEST(Advise, ContraindicatesByAPrecautionWhatIsRecommended) {
  const Invention invention({.rules = {{}}, .precautions = {{}}});
  EXPECT_EQ(invention.Tablet("{ sick: true, bad_heart: true }").verdict, Verdict::kContraindicated);
}
TEST(Advise, ContraindicatesByARuleWhatIsRecommended) {
  const Invention invention(
      {.rules = {{}, {.id = "R-2", .stance = "contraindicated", .when = "bad_heart"}}});
  EXPECT_EQ(invention.Tablet("{ sick: true, bad_heart: true }").verdict, Verdict::kContraindicated);
}
TEST(Advise, HoldsBackWhatIsSupported) {
  const Invention invention({.rules = {{}}, .precautions = {{.effect = "hold"}}});
  EXPECT_EQ(invention.Tablet("{ sick: true, bad_heart: true }").verdict, Verdict::kOnHold);
}
TEST(Advise, TakesACautionForNoObstacle) {
  const Invention invention({.rules = {{}}, .precautions = {{.effect = "caution"}}});
  EXPECT_EQ(invention.Tablet("{ sick: true, bad_heart: true }").verdict, Verdict::kRecommended);
}
TEST(Advise, AdvisesAgainstWhatNothingSupports) {
  const Invention invention({.rules = {{.stance = "not_recommended"}}});
  EXPECT_EQ(invention.Tablet("{ sick: true }").verdict, Verdict::kNotRecommended);
}
TEST(Advise, SaysNotIndicatedWhereNoRuleHolds) {
  const Invention invention({.rules = {{}}});
  EXPECT_EQ(invention.Tablet("{ sick: false }").verdict, Verdict::kNotIndicated);
}
TEST(Advise, SaysNotIndicatedWhereThereIsNoRule) {
  const Invention invention({.rules = {{}}});
  EXPECT_EQ(invention.On("rest", "{ sick: true }").verdict, Verdict::kNotIndicated);
}
TEST(Advise, LeavesOpenWhatDependsOnAMissingFact) {
  const Invention invention({.rules = {{}}});
  EXPECT_EQ(invention.Tablet("{ }").verdict, Verdict::kUndetermined);
}
TEST(Advise, NamesTheMissingFact) {
  const Invention invention({.rules = {{}}});
  EXPECT_THAT(invention.Ids(invention.Tablet("{ }").pending), ElementsAre("sick"));
}
TEST(Advise, GivesTheWeakerWhereOnlyTheStrengthIsOpen) {
  const Invention invention(
      {.rules = {{.when = "blood > 100"}, {.id = "R-2", .stance = "option"}}});
  EXPECT_EQ(invention.Tablet("{ sick: true }").verdict, Verdict::kOption);
}

// --- Verification ---

TEST(RecalledEvidence, NeverRecommendsAlone) {
  const Invention invention({.rules = {{.known = "recalled"}}});
  EXPECT_EQ(invention.Tablet("{ sick: true }").verdict, Verdict::kOption);
}
TEST(RecalledEvidence, IsMarked) {
  const Invention invention({.rules = {{.known = "recalled"}}});
  EXPECT_TRUE(invention.Tablet("{ sick: true }").unverified);
}
TEST(RecalledEvidence, IsNotMarkedBesideAnOptionThatWasSeen) {
  const Invention invention({.rules = {{.known = "recalled"}, {.id = "R-2", .stance = "option"}}});
  EXPECT_FALSE(invention.Tablet("{ sick: true }").unverified);
}
TEST(RecalledEvidence, IsMarkedOnHold) {
  const Invention invention(
      {.rules = {{.known = "recalled"}}, .precautions = {{.effect = "hold"}}});
  EXPECT_TRUE(invention.Tablet("{ sick: true, bad_heart: true }").unverified);
}
TEST(RecalledEvidence, IsNotMarkedWhereItDoesNotHold) {
  const Invention invention({.rules = {{.known = "recalled"}}});
  EXPECT_FALSE(invention.Tablet("{ sick: false }").unverified);
}
TEST(SecondaryEvidence, Recommends) {
  const Invention invention({.rules = {{.known = "secondary"}}});
  EXPECT_EQ(invention.Tablet("{ sick: true }").verdict, Verdict::kRecommended);
}

// --- Pending ---

std::vector<std::string> PendingBeside(const std::string& effect, const std::string& facts) {
  const Invention invention({.rules = {{}}, .precautions = {{.effect = effect}}});
  return invention.Ids(invention.Tablet(facts).pending);
}

TEST(Pending, IsWhatCouldContraindicate) {
  EXPECT_THAT(PendingBeside("contraindicated", "{ sick: true }"), ElementsAre("bad_heart"));
}
TEST(Pending, IsWhatCouldHoldBack) {
  EXPECT_THAT(PendingBeside("hold", "{ sick: true }"), ElementsAre("bad_heart"));
}
TEST(Pending, IsWhatCouldChangeTheDose) {
  EXPECT_THAT(PendingBeside("dose_change", "{ sick: true }"), ElementsAre("bad_heart"));
}
TEST(Pending, IsWhatMustBeTestedFirst) {
  EXPECT_THAT(PendingBeside("needs_test_first", "{ sick: true }"), ElementsAre("bad_heart"));
}
TEST(Pending, IsNotWhatOnlyCallsForCaution) {
  EXPECT_THAT(PendingBeside("caution", "{ sick: true }"), IsEmpty());
}
TEST(Pending, IsNothingOnceTheFactIsKnown) {
  EXPECT_THAT(PendingBeside("contraindicated", "{ sick: true, bad_heart: false }"), IsEmpty());
}
TEST(Pending, IsNothingOfWhatIsNotIndicated) {
  EXPECT_THAT(PendingBeside("contraindicated", "{ sick: false }"), IsEmpty());
}
TEST(Pending, IsWhatARuleCouldContraindicateBy) {
  const Invention invention(
      {.rules = {{}, {.id = "R-2", .stance = "contraindicated", .when = "bad_heart"}}});
  EXPECT_THAT(invention.Ids(invention.Tablet("{ sick: true }").pending), ElementsAre("bad_heart"));
}
TEST(Pending, IsWhatASupportHasNotSeenYet) {
  const Invention invention({.rules = {{.when = "sick and bad_heart is not true"}}});
  EXPECT_THAT(invention.Ids(invention.Tablet("{ sick: true }").pending), ElementsAre("bad_heart"));
}
TEST(Pending, IsWhatCouldStrengthenAnOption) {
  const Invention invention(
      {.rules = {{.when = "blood > 100"}, {.id = "R-2", .stance = "option"}}});
  EXPECT_THAT(invention.Ids(invention.Tablet("{ sick: true }").pending), Contains("blood"));
}
TEST(Pending, IsWhatCouldHoldBackByARange) {
  const Invention invention({.rules = {{}}, .precautions = {{.when = "blood < 80"}}});
  EXPECT_THAT(invention.Ids(invention.Tablet("{ sick: true, blood: 70..90 }").pending),
              ElementsAre("blood"));
}

// --- Guidelines that differ ---

bool TwoSourcesDiffer(const std::string& stance, const std::string& source,
                      const std::string& facts = "{ sick: true }") {
  const Invention invention({.rules = {{}, {.id = "R-2", .stance = stance, .source = source}}});
  return invention.Tablet(facts).guidelines_differ;
}

TEST(GuidelinesDiffer, WhereAnotherSourceAdvisesAgainst) {
  EXPECT_TRUE(TwoSourcesDiffer("not_recommended", "SCHOOL"));
}
TEST(GuidelinesDiffer, WhereAnotherSourceContraindicates) {
  EXPECT_TRUE(TwoSourcesDiffer("contraindicated", "SCHOOL"));
}
TEST(GuidelinesDiffer, NotWithinOneSource) {
  EXPECT_FALSE(TwoSourcesDiffer("not_recommended", "BOOK"));
}
TEST(GuidelinesDiffer, NotWhereBothSupport) { EXPECT_FALSE(TwoSourcesDiffer("option", "SCHOOL")); }
TEST(GuidelinesDiffer, NotWhereTheRulesAreOpen) {
  EXPECT_FALSE(TwoSourcesDiffer("not_recommended", "SCHOOL", "{ }"));
}

// --- Reasons ---

TEST(Reasons, NameTheFactsThatMadeARuleHold) {
  const Invention invention({.rules = {{.when = "sick and lumps <= 3"}}});
  EXPECT_THAT(invention.Ids(ReasonFor(invention.Tablet("{ sick: true, lumps: 2 }"), "R-1").facts),
              ElementsAre("lumps", "sick"));
}
TEST(Reasons, NameTheFactThatMadeARuleFail) {
  const Invention invention({.rules = {{.when = "sick and lumps <= 3"}}});
  EXPECT_THAT(invention.Ids(ReasonFor(invention.Tablet("{ sick: true, lumps: 9 }"), "R-1").facts),
              ElementsAre("lumps"));
}
TEST(Reasons, OfAnOpenRuleNameWhatSpeaksForIt) {
  const Invention invention({.rules = {{.when = "sick and lumps <= 3"}}});
  EXPECT_THAT(invention.Ids(ReasonFor(invention.Tablet("{ sick: true }"), "R-1").facts),
              ElementsAre("sick"));
}
TEST(Reasons, OfAnOpenRuleNameWhatIsMissing) {
  const Invention invention({.rules = {{.when = "sick and lumps <= 3"}}});
  EXPECT_THAT(invention.Ids(ReasonFor(invention.Tablet("{ sick: true }"), "R-1").open),
              ElementsAre("lumps"));
}
TEST(Reasons, SayWhichClausesHold) {
  const Invention invention({.rules = {{.when = "sick and lumps <= 3"}}});
  const TreatmentAdvice advice = invention.Tablet("{ sick: true, lumps: 9 }");
  const std::vector<ClauseHeld>& clauses = ReasonFor(advice, "R-1").clauses;
  ASSERT_THAT(clauses, SizeIs(2));
  EXPECT_EQ(clauses[0].held, Kleene::kTrue);
  EXPECT_EQ(clauses[1].held, Kleene::kFalse);
}
TEST(Reasons, PutAClauseIntoWords) {
  const Invention invention({.rules = {{.when = "lumps <= 3"}}});
  EXPECT_EQ(ReasonFor(invention.Tablet("{ lumps: 9 }"), "R-1").clauses.at(0).words,
            "Number of lumps at most 3");
}
TEST(Reasons, SayWhenTheQuestionIsAnother) {
  const Invention invention({.rules = {{}}, .scope = "lumps >= 1"});
  EXPECT_FALSE(ReasonFor(invention.Tablet("{ sick: true, lumps: 0 }"), "R-1").in_scope);
}
TEST(Reasons, OutOfScopeShowWhyFirst) {
  const Invention invention({.rules = {{}}, .scope = "lumps >= 1"});
  const TreatmentAdvice advice = invention.Tablet("{ sick: true, lumps: 0 }");
  const std::vector<ClauseHeld>& clauses = ReasonFor(advice, "R-1").clauses;
  ASSERT_THAT(clauses, SizeIs(2));
  EXPECT_EQ(clauses[0].words, "Number of lumps at least 1");
}
TEST(Reasons, StandWithThoseThatHoldFirst) {
  const Invention invention({.rules = {{.id = "NO", .when = "not sick"},
                                       {.id = "OPEN", .when = "bad_heart"},
                                       {.id = "YES", .stance = "option"}}});
  EXPECT_THAT(RuleIds(invention.Tablet("{ sick: true }")), ElementsAre("YES", "OPEN", "NO"));
}
TEST(Reasons, StandWithTheStrongerStanceFirst) {
  const Invention invention({.rules = {{.id = "B", .stance = "option"}, {.id = "A"}}});
  EXPECT_THAT(RuleIds(invention.Tablet("{ sick: true }")), ElementsAre("A", "B"));
}
TEST(Reasons, StandWithTheVerifiedFirst) {
  const Invention invention({.rules = {{.id = "B", .known = "recalled"}, {.id = "A"}}});
  EXPECT_THAT(RuleIds(invention.Tablet("{ sick: true }")), ElementsAre("A", "B"));
}
TEST(Reasons, AreThereForWhatIsNotIndicated) {
  const Invention invention({.rules = {{}}});
  EXPECT_THAT(invention.Ids(ReasonFor(invention.Tablet("{ sick: false }"), "R-1").facts),
              ElementsAre("sick"));
}
TEST(Precautions, NameTheFactThatMadeThemHold) {
  const Invention invention({.rules = {{}}, .precautions = {{}}});
  EXPECT_THAT(
      invention.Ids(invention.Tablet("{ sick: true, bad_heart: true }").precautions.at(0).facts),
      ElementsAre("bad_heart"));
}
TEST(Precautions, NameTheFactThatIsMissing) {
  const Invention invention({.rules = {{}}, .precautions = {{}}});
  EXPECT_THAT(invention.Ids(invention.Tablet("{ sick: true }").precautions.at(0).open),
              ElementsAre("bad_heart"));
}
TEST(Precautions, StandWithTheStrictestThatHoldsFirst) {
  const Invention invention({.rules = {{}},
                             .precautions = {{.id = "CAUTION", .effect = "caution"},
                                             {.id = "OPEN", .when = "blood < 80"},
                                             {.id = "HOLD", .effect = "hold"}}});
  std::vector<std::string> ids;
  for (const PrecautionHeld& held : invention.Tablet("{ bad_heart: true }").precautions)
    ids.push_back(held.precaution->id);
  EXPECT_THAT(ids, ElementsAre("HOLD", "CAUTION", "OPEN"));
}

// --- Limits ---

TEST(Limit, BlocksASupportingRule) {
  const Invention invention({.rules = {{}}, .limits = {{}}});
  EXPECT_EQ(invention.Tablet("{ sick: true, lumps: 9 }").verdict, Verdict::kNotIndicated);
}
TEST(Limit, SaysWhyItBlocks) {
  const Invention invention({.rules = {{}}, .limits = {{}}});
  EXPECT_EQ(ReasonFor(invention.Tablet("{ sick: true, lumps: 9 }"), "R-1").clauses.back().words,
            "more is too much");
}
TEST(Limit, SaysNothingWhereItHolds) {
  const Invention invention({.rules = {{}}, .limits = {{}}});
  EXPECT_THAT(ReasonFor(invention.Tablet("{ sick: true, lumps: 2 }"), "R-1").clauses, SizeIs(1));
}
TEST(Limit, ThatIsOpenLeavesTheVerdictOpen) {
  const Invention invention({.rules = {{}}, .limits = {{}}});
  EXPECT_EQ(invention.Tablet("{ sick: true }").verdict, Verdict::kUndetermined);
}
TEST(Limit, ThatIsOpenNamesTheMissingFact) {
  const Invention invention({.rules = {{}}, .limits = {{}}});
  EXPECT_THAT(invention.Ids(invention.Tablet("{ sick: true }").pending), ElementsAre("lumps"));
}
TEST(Limit, LetsAnExceptedRulePass) {
  const Invention invention({.rules = {{}}, .limits = {{.more = "except: [R-1]"}}});
  EXPECT_EQ(invention.Tablet("{ sick: true, lumps: 9 }").verdict, Verdict::kRecommended);
}
TEST(Limit, IsNoClauseOfAnExceptedRule) {
  const Invention invention({.rules = {{}}, .limits = {{.more = "except: [R-1]"}}});
  EXPECT_THAT(ReasonFor(invention.Tablet("{ sick: true, lumps: 9 }"), "R-1").clauses, SizeIs(1));
}
TEST(Limit, DoesNotBlockAdviceAgainst) {
  const Invention invention({.rules = {{.stance = "not_recommended"}}, .limits = {{}}});
  EXPECT_EQ(invention.Tablet("{ sick: true, lumps: 9 }").verdict, Verdict::kNotRecommended);
}
TEST(Limit, DoesNotBindOutsideOfItsOwnScope) {
  const Invention invention({.rules = {{}}, .limits = {{.more = "within: bad_heart"}}});
  EXPECT_EQ(invention.Tablet("{ sick: true, lumps: 9, bad_heart: false }").verdict,
            Verdict::kRecommended);
}

// --- Ranges and several values ---

const InventedBody kTwoStages = {.rules = {{.when = "stage in { 'I', 'II' }"}}};

TEST(ARange, WithinTheCutDecides) {
  const Invention invention({.rules = {{.when = "blood < 100"}}});
  EXPECT_EQ(invention.Tablet("{ blood: 80..99.9 }").verdict, Verdict::kRecommended);
}
TEST(ARange, OutsideOfTheCutDecides) {
  const Invention invention({.rules = {{.when = "blood < 100"}}});
  EXPECT_EQ(invention.Tablet("{ blood: 100..120 }").verdict, Verdict::kNotIndicated);
}
TEST(ARange, ThatStraddlesTheCutLeavesTheVerdictOpen) {
  const Invention invention({.rules = {{.when = "blood < 100"}}});
  EXPECT_EQ(invention.Tablet("{ blood: 80..100 }").verdict, Verdict::kUndetermined);
}
TEST(ARange, ThatStraddlesTheCutIsPending) {
  const Invention invention({.rules = {{.when = "blood < 100"}}});
  EXPECT_THAT(invention.Ids(invention.Tablet("{ blood: 80..100 }").pending), ElementsAre("blood"));
}
TEST(SeveralValues, ThatAllFitDecide) {
  EXPECT_EQ(Invention(kTwoStages).Tablet("{ stage: [I, II] }").verdict, Verdict::kRecommended);
}
TEST(SeveralValues, OfWhichOneDoesNotFitLeaveTheVerdictOpen) {
  EXPECT_EQ(Invention(kTwoStages).Tablet("{ stage: [II, III] }").verdict, Verdict::kUndetermined);
}
TEST(SeveralValues, OfWhichNoneFitDecide) {
  EXPECT_EQ(Invention(kTwoStages).Tablet("{ stage: [III] }").verdict, Verdict::kNotIndicated);
}

// --- Derived values ---

std::map<std::string, std::optional<logic::Place>> DerivedIn(const Invention& invention,
                                                             const std::string& facts) {
  std::map<std::string, std::optional<logic::Place>> values;
  const Advice advice = invention.For(facts);
  for (const Derived& derived : advice.derived)
    values[invention.knowledge().schema[derived.field].id] = derived.value;
  return values;
}

TEST(DerivedValues, OfAChoiceAreComputed) {
  EXPECT_EQ(DerivedIn(Invention(), "{ size_mm: 20 }")["stage"], 1);
}
TEST(DerivedValues, OfAChoiceAreThoseThatAreStated) {
  EXPECT_EQ(DerivedIn(Invention(), "{ size_mm: 20, stage: III }")["stage"], 2);
}
TEST(DerivedValues, OfABooleanMayBeYes) {
  EXPECT_EQ(DerivedIn(Invention(), "{ bad_heart: true }")["with_care"], 1);
}
TEST(DerivedValues, OfABooleanMayBeNo) {
  EXPECT_EQ(DerivedIn(Invention(), "{ bad_heart: false, size_mm: 20 }")["with_care"], 0);
}
TEST(DerivedValues, OfNumbersAreComputed) {
  EXPECT_EQ(DerivedIn(Invention(), "{ bad_heart: true }")["risk"], 3);
}
TEST(DerivedValues, AreEmptyWhereTheyAreNotKnown) {
  EXPECT_EQ(DerivedIn(Invention(), "{ bad_heart: false }")["with_care"], std::nullopt);
}
TEST(DerivedValues, ThatContradictAStatedOneAreWarnedOf) {
  EXPECT_THAT(Invention().For("{ size_mm: 20, stage: III }").warnings, SizeIs(1));
}

// --- Questions ---

TEST(Questions, AreAskedInTheOrderOfWhatTheySettle) {
  const Invention invention({.rules = {{.when = "bad_heart"},
                                       {.id = "R-2", .treatment = "operation"},
                                       {.id = "R-3", .treatment = "rest", .when = "bad_heart"}},
                             .precautions = {{.when = "blood < 80", .treatment = "operation"}}});
  std::vector<logic::FieldId> asked;
  for (const Question& question : invention.For("{ sick: true }").questions)
    asked.push_back(question.field);
  EXPECT_THAT(invention.Ids(asked), ElementsAre("bad_heart", "blood"));
}
TEST(Questions, NameTheTreatmentsThatTheySettle) {
  const Invention invention(
      {.rules = {{.when = "bad_heart"}, {.id = "R-3", .treatment = "rest", .when = "bad_heart"}}});
  const Advice advice = invention.For("{ }");
  std::vector<std::string> settled;
  for (const knowledge::Treatment* treatment : advice.questions.at(0).settles)
    settled.push_back(treatment->id);
  EXPECT_THAT(settled, ::testing::UnorderedElementsAre("tablet", "rest"));
}
TEST(Questions, AreNoneWhereEverythingIsKnown) {
  EXPECT_THAT(Invention({.rules = {{}}}).For("{ sick: true }").questions, IsEmpty());
}

// --- Measures ---

std::vector<std::string> MeasuresIn(const Invention& invention, const std::string& facts,
                                    const std::string& jurisdiction = "") {
  std::vector<std::string> ids;
  const Advice advice = invention.For(facts, jurisdiction);
  for (const MeasureHeld& held : advice.measures) ids.push_back(held.measure->id);
  return ids;
}

TEST(Measures, AreTakenWhereTheyHold) {
  EXPECT_THAT(MeasuresIn(Invention({.measures = {{}}}), "{ sick: true }"), ElementsAre("M-1"));
}
TEST(Measures, AreNotTakenWhereTheyAreOpen) {
  EXPECT_THAT(MeasuresIn(Invention({.measures = {{}}}), "{ }"), IsEmpty());
}
TEST(Measures, AreTakenWhereThePresumptionMakesThemHold) {
  EXPECT_THAT(
      MeasuresIn(Invention({.measures = {{.when = "sick and not itch"}}}), "{ sick: true }"),
      ElementsAre("M-1"));
}
TEST(Measures, AreNotTakenElsewhere) {
  EXPECT_THAT(MeasuresIn(Invention({.measures = {{.more = "jurisdictions: [UK]"}}}),
                         "{ sick: true }", "EU"),
              IsEmpty());
}
TEST(Measures, StandWithTheUrgentFirst) {
  EXPECT_THAT(
      MeasuresIn(Invention({.measures = {{}, {.id = "M-2", .kind = "urgent"}}}), "{ sick: true }"),
      ElementsAre("M-2", "M-1"));
}
TEST(Measures, NameTheFactsBehindThem) {
  const Invention invention({.measures = {{}}});
  EXPECT_THAT(invention.Ids(invention.For("{ sick: true }").measures.at(0).facts),
              ElementsAre("sick"));
}

// --- Order ---

TEST(Order, IsBestFirst) {
  const Invention invention({.rules = {{.stance = "not_recommended"},
                                       {.id = "R-2", .treatment = "operation", .stance = "option"},
                                       {.id = "R-3", .treatment = "rest"}}});
  EXPECT_THAT(TreatmentIds(invention.For("{ sick: true }")),
              ElementsAre("rest", "operation", "tablet"));
}
TEST(Order, OfEqualVerdictsPutsTheUrgentFirst) {
  const Invention invention(
      {.rules = {{.order = "10"}, {.id = "R-2", .treatment = "rest", .line = "urgent"}}});
  EXPECT_EQ(TreatmentIds(invention.For("{ sick: true }")).front(), "rest");
}
TEST(Order, OfEqualVerdictsPutsThePreferredFirst) {
  const Invention invention(
      {.rules = {{.order = "20"}, {.id = "R-2", .treatment = "rest", .order = "10"}}});
  EXPECT_EQ(TreatmentIds(invention.For("{ sick: true }")).front(), "rest");
}
TEST(Order, OfEqualVerdictsPutsTheVerifiedFirst) {
  const Invention invention(
      {.rules = {{.stance = "option", .known = "recalled", .order = "10"},
                 {.id = "R-2", .treatment = "rest", .stance = "option", .order = "20"}}});
  EXPECT_EQ(TreatmentIds(invention.For("{ sick: true }")).front(), "rest");
}
TEST(TheCarryingRule, GivesLineAndIntent) {
  const Invention invention(
      {.rules = {{.stance = "option", .line = "second", .order = "1", .intent = "palliation"},
                 {.id = "R-2", .line = "first", .intent = "tumour_control"}}});
  const TreatmentAdvice advice = invention.Tablet("{ sick: true }");
  EXPECT_EQ(advice.line + " " + advice.intent, "first tumour_control");
}
TEST(TheCarryingRule, OfEqualStrengthIsThePreferred) {
  const Invention invention({.rules = {{.line = "second", .order = "20"},
                                       {.id = "R-2", .line = "first", .order = "10"}}});
  EXPECT_EQ(invention.Tablet("{ sick: true }").line, "first");
}
TEST(TheCarryingRule, IsNoneWhereNothingBears) {
  EXPECT_EQ(Invention().Tablet("{ sick: true }").line, "");
}

TEST(Advise, KeepsTheCircumstances) {
  const Advice advice = Invention().For("{ }", "UK");
  EXPECT_EQ(advice.jurisdiction, "UK");
}
TEST(Advise, KeepsTheDay) { EXPECT_EQ(Invention().For("{ }").as_of, kInventedDay); }
TEST(Advise, SpeaksOfEveryTreatment) { EXPECT_THAT(Invention().For("{ }").treatments, SizeIs(3)); }

}  // namespace
}  // namespace grevy::advice
