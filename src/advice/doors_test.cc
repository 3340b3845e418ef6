#include "advice/doors.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "advice/invented_knowledge.h"
#include "advice/one_in.h"
#include "advice/standing.h"
#include "advice/vignette.h"
#include "knowledge/embedded.h"
#include "knowledge/plausible.h"

namespace grevy::advice {
namespace {

using knowledge::Embedded;
using logic::Kleene;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

// --- The case after a treatment ---

// What counts of a field once the operation has been given, as a case file would state it.
class AfterTheOperation : public ::testing::Test {
 protected:
  void Given(const std::string& after, const std::string& facts,
             const std::string& after_when = "[]") {
    invention_.emplace(InventedBody{
        .rules = {{}}, .after = {{"operation", after}}, .after_when = {{"operation", after_when}}});
    const knowledge::Knowledge& knowledge = invention_->knowledge();
    after_ = After(knowledge, invention_->CaseOf(facts), *knowledge.FindTreatment("operation"),
                   kInventedDay);
    counted_.emplace(Count(knowledge, after_, kInventedDay));
  }
  const logic::ValueSet& Values(const std::string& field, std::uint32_t member = 0) const {
    const logic::Schema& schema = invention_->knowledge().schema;
    return counted_->facts[schema.VariableOf(*schema.Find(field), member)];
  }
  bool Knows(const std::string& field, std::uint32_t member = 0) const {
    return !Values(field, member).empty();
  }
  std::vector<std::string> NotCounted() const { return invention_->Ids(counted_->not_counted); }

  std::optional<Invention> invention_;
  knowledge::Case after_;
  std::optional<Counted> counted_;
};

constexpr std::uint32_t kRest = 0;
constexpr std::uint32_t kOperation = 1;
constexpr std::uint32_t kTea = 2;

TEST_F(AfterTheOperation, WhatItChangesIsChanged) {
  Given("{ sick: false }", "{ sick: true }");
  EXPECT_EQ(Values("sick"), logic::ValueSet::Equal(0));
}
TEST_F(AfterTheOperation, WhatItDoesNotTouchStays) {
  Given("{ sick: false }", "{ bad_heart: true }");
  EXPECT_EQ(Values("bad_heart"), logic::ValueSet::Equal(1));
}
TEST_F(AfterTheOperation, ASetHasItsMemberToo) {
  Given("{ tried: [operation] }", "{ tried: [tea] }");
  EXPECT_EQ(Values("tried", kTea), logic::ValueSet::Equal(1));
  EXPECT_EQ(Values("tried", kOperation), logic::ValueSet::Equal(1));
  EXPECT_EQ(Values("tried", kRest), logic::ValueSet::Equal(0));
}
TEST_F(AfterTheOperation, OfAnUnknownSetOnlyTheMemberIsKnown) {
  Given("{ tried: [operation] }", "{ sick: true }");
  EXPECT_EQ(Values("tried", kOperation), logic::ValueSet::Equal(1));
  EXPECT_FALSE(Knows("tried", kRest));
  EXPECT_FALSE(Knows("tried", kTea));
}
TEST_F(AfterTheOperation, AnOutdatedFactIsKnownAgainWhereItSaysSo) {
  Given("{ blood: 90 }", "{ blood: { value: 100, on: 2020-01-01 } }");
  EXPECT_TRUE(Knows("blood"));
}
TEST_F(AfterTheOperation, WhatLapsesIsNotKnown) {
  Given("{ sick: null }", "{ sick: true }");
  EXPECT_FALSE(Knows("sick"));
  EXPECT_THAT(NotCounted(), ElementsAre("sick"));
}
TEST_F(AfterTheOperation, NothingIsPresumedInThePlaceOfWhatLapses) {
  Given("{ itch: null }", "{ itch: true }");
  const knowledge::Knowledge& knowledge = invention_->knowledge();
  const logic::Trace trace(knowledge.program, knowledge.Locate(counted_->facts));
  std::vector<logic::FieldId> presumed;
  WithPresumptions(knowledge, *counted_, trace, presumed);
  EXPECT_THAT(invention_->Ids(presumed), Not(Contains("itch")));
}
TEST_F(AfterTheOperation, WhatWasNeverStatedDoesNotLapse) {
  Given("{ itch: null }", "{ sick: true }");
  EXPECT_THAT(NotCounted(), IsEmpty());
}
TEST_F(AfterTheOperation, OneMemberLapsesAlone) {
  Given("{ tried: { rest: null } }", "{ tried: [tea] }");
  EXPECT_FALSE(Knows("tried", kRest));
  EXPECT_EQ(Values("tried", kTea), logic::ValueSet::Equal(1));
  EXPECT_THAT(NotCounted(), IsEmpty());
}
TEST_F(AfterTheOperation, ACountIsMoreThanItWas) {
  Given("{ lumps: more }", "{ lumps: 3..5 }");
  EXPECT_EQ(Values("lumps"), logic::ValueSet::Between(4, 20));
}
TEST_F(AfterTheOperation, ACountThatWasNotStatedIsMoreThanTheLeast) {
  Given("{ lumps: more }", "{ sick: true }");
  EXPECT_EQ(Values("lumps"), logic::ValueSet::Between(1, 20));
}
TEST_F(AfterTheOperation, ACountThatWasAtItsGreatestIsNotKnown) {
  Given("{ lumps: more }", "{ lumps: 20 }");
  EXPECT_FALSE(Knows("lumps"));
}
TEST_F(AfterTheOperation, WhatMayHaveRisenIsNoLess) {
  Given("{ lumps: no_less }", "{ lumps: 3 }");
  EXPECT_EQ(Values("lumps"), logic::ValueSet::Between(3, 20));
}
TEST_F(AfterTheOperation, WhatMayHaveRisenAndWasNotStatedIsNotKnown) {
  Given("{ lumps: no_less }", "{ sick: true }");
  EXPECT_FALSE(Knows("lumps"));
}
TEST_F(AfterTheOperation, WhatDependsOnTheCaseCountsWhereItHolds) {
  Given("{ sick: null }", "{ sick: true, lumps: 4 }",
        "[{ when: lumps > 3, after: { sick: false } }]");
  EXPECT_EQ(Values("sick"), logic::ValueSet::Equal(0));
  EXPECT_THAT(NotCounted(), IsEmpty());
}
TEST_F(AfterTheOperation, WhatDependsOnTheCaseDoesNotCountWhereThatIsOpen) {
  Given("{ sick: null }", "{ sick: true }", "[{ when: lumps > 3, after: { sick: false } }]");
  EXPECT_FALSE(Knows("sick"));
}

// --- Doors ---

class DoorsTest : public ::testing::Test {
 protected:
  std::vector<std::string> Find(const InventedBody& body, const std::string& facts) {
    invention_.emplace(body);
    const knowledge::Knowledge& knowledge = invention_->knowledge();
    const knowledge::Case a_case = invention_->CaseOf(facts);
    const Circumstances circumstances{kInventedDay, ""};
    doors_ = Doors(knowledge, a_case, circumstances, Advise(knowledge, a_case, circumstances),
                   *knowledge.FindTreatment("operation"));
    std::vector<std::string> lines;
    for (const Door& door : doors_) {
      std::string line = fmt::format("{} {}: {} to {}", DoorKindName(door.kind), door.treatment->id,
                                     VerdictName(door.from), VerdictName(door.to));
      for (const Turn& turn : door.because)
        line += fmt::format(", {}{}", turn.to == Kleene::kTrue ? "+" : "-", turn.id());
      lines.push_back(line);
    }
    return lines;
  }

  std::optional<Invention> invention_;
  std::vector<Door> doors_;
};

TEST_F(DoorsTest, CloseWhereTheTreatmentContraindicatesAnother) {
  EXPECT_THAT(
      Find({.rules = {{}}, .precautions = {{}}, .after = {{"operation", "{ bad_heart: true }"}}},
           "{ sick: true, bad_heart: false, lumps: 1 }"),
      ElementsAre("closes tablet: recommended to contraindicated, +P-1"));
}
TEST_F(DoorsTest, CloseWhereSupportIsLost) {
  EXPECT_THAT(Find({.rules = {{.when = "sick"}}, .after = {{"operation", "{ sick: false }"}}},
                   "{ sick: true, lumps: 1 }"),
              ElementsAre("closes tablet: recommended to not_indicated, -R-1"));
  EXPECT_THAT(doors_.at(0).because.at(0).lost, ElementsAre("Feels sick: yes"));
}
TEST_F(DoorsTest, CloseForWhatWasOnlyOpen) {
  EXPECT_THAT(Find({.rules = {{.when = "sick and bad_heart = false"}},
                    .after = {{"operation", "{ sick: false }"}}},
                   "{ sick: true, lumps: 1 }"),
              ElementsAre("closes tablet: undetermined to not_indicated, -R-1"));
}
TEST_F(DoorsTest, AreRestrictedByAHold) {
  EXPECT_THAT(Find({.rules = {{}},
                    .precautions = {{.effect = "hold"}},
                    .after = {{"operation", "{ bad_heart: true }"}}},
                   "{ sick: true, bad_heart: false, lumps: 1 }"),
              ElementsAre("restricts tablet: recommended to on_hold, +P-1"));
}
TEST_F(DoorsTest, AreRestrictedByAWeakerSupport) {
  EXPECT_THAT(
      Find({.rules = {{.when = "sick"}, {.id = "R-2", .stance = "option", .when = "lumps >= 0"}},
            .after = {{"operation", "{ sick: false }"}}},
           "{ sick: true, lumps: 1 }"),
      ElementsAre("restricts tablet: recommended to option, -R-1"));
}
TEST_F(DoorsTest, AreRestrictedByACautionWhileTheVerdictStays) {
  EXPECT_THAT(Find({.rules = {{}},
                    .precautions = {{.effect = "caution"}},
                    .after = {{"operation", "{ bad_heart: true }"}}},
                   "{ sick: true, bad_heart: false, lumps: 1 }"),
              ElementsAre("restricts tablet: recommended to recommended, +P-1"));
}
TEST_F(DoorsTest, NameTheGravestFirst) {
  EXPECT_THAT(Find({.rules = {{}},
                    .precautions = {{.id = "P-1", .effect = "caution"},
                                    {.id = "P-2", .effect = "hold"},
                                    {.id = "P-3", .effect = "dose_change"}},
                    .after = {{"operation", "{ bad_heart: true }"}}},
                   "{ sick: true, bad_heart: false, lumps: 1 }"),
              ElementsAre("restricts tablet: recommended to on_hold, +P-2, +P-3, +P-1"));
}
TEST_F(DoorsTest, OpenWhereSupportIsGained) {
  EXPECT_THAT(Find({.rules = {{.when = "tried contains 'operation'"}},
                    .after = {{"operation", "{ tried: [operation] }"}}},
                   "{ tried: [], lumps: 1 }"),
              ElementsAre("opens tablet: not_indicated to recommended, +R-1"));
}
TEST_F(DoorsTest, OpenWhereAHoldIsMended) {
  EXPECT_THAT(Find({.rules = {{}},
                    .precautions = {{.effect = "hold"}},
                    .after = {{"operation", "{ bad_heart: false }"}}},
                   "{ sick: true, bad_heart: true, lumps: 1 }"),
              ElementsAre("opens tablet: on_hold to recommended, -P-1"));
}
TEST_F(DoorsTest, MayOpenAndBeRestrictedAtOnce) {
  EXPECT_THAT(
      Find({.rules = {{.when = "tried contains 'operation'"}, {.id = "R-2", .stance = "option"}},
            .precautions = {{.effect = "caution", .when = "tried contains 'operation'"}},
            .after = {{"operation", "{ tried: [operation] }"}}},
           "{ sick: true, tried: [], lumps: 1 }"),
      ElementsAre("restricts tablet: option to recommended, +P-1",
                  "opens tablet: option to recommended, +R-1"));
}
TEST_F(DoorsTest, NeitherCloseNorOpenByWhatIsNoLongerKnown) {
  EXPECT_THAT(
      Find({.rules = {{.when = "sick"}, {.id = "R-2", .treatment = "rest", .when = "sick = false"}},
            .after = {{"operation", "{ sick: null }"}}},
           "{ sick: true, lumps: 1 }"),
      IsEmpty());
}
TEST_F(DoorsTest, AreNotRestrictedByAPrecautionThatHangsOnWhatIsNoLongerKnown) {
  EXPECT_THAT(Find({.rules = {{.when = "lumps >= 0"}},
                    .precautions = {{.effect = "caution", .when = "sick is not true"}},
                    .after = {{"operation", "{ sick: null }"}}},
                   "{ sick: true, lumps: 1 }"),
              IsEmpty());
}
TEST_F(DoorsTest, AreNotRestrictedByAPresumption) {
  // Without `sick` the verdict is open, and `itch` is presumed not to be: R-2 is lost to that
  // alone.
  EXPECT_THAT(Find({.rules = {{.when = "sick"}, {.id = "R-2", .when = "itch"}},
                    .after = {{"operation", "{ sick: null }"}}},
                   "{ sick: true, lumps: 1 }"),
              IsEmpty());
}
TEST_F(DoorsTest, LeaveOutTheTreatmentItself) {
  EXPECT_THAT(
      Find({.rules = {{.treatment = "operation"}}, .after = {{"operation", "{ sick: false }"}}},
           "{ sick: true, lumps: 1 }"),
      IsEmpty());
}
TEST_F(DoorsTest, OfATreatmentWithoutAftermathAreNone) {
  EXPECT_THAT(Find({.rules = {{}}}, "{ sick: true, lumps: 1 }"), IsEmpty());
}
TEST_F(DoorsTest, ThatCloseComeFirst) {
  EXPECT_THAT(
      Find({.rules = {{.when = "lumps >= 0"},
                      {.id = "R-2", .treatment = "rest", .stance = "option", .when = "sick"}},
            .precautions = {{.effect = "caution", .when = "sick = false"}},
            .after = {{"operation", "{ sick: false }"}}},
           "{ sick: true, lumps: 1 }"),
      ElementsAre("closes rest: option to not_indicated, -R-2",
                  "restricts tablet: recommended to recommended, +P-1"));
}

TEST(DoorsOfSupportedTest, AreGivenForWhatIsSupportedOnly) {
  const Invention invention(
      {.rules = {{}, {.id = "R-2", .treatment = "operation", .when = "bad_heart"}},
       .after = {{"tablet", "{ bad_heart: false }"}, {"operation", "{ sick: false }"}}});
  const knowledge::Case a_case = invention.CaseOf("{ sick: true, bad_heart: false, lumps: 1 }");
  const Circumstances circumstances{kInventedDay, ""};
  const Advice now = Advise(invention.knowledge(), a_case, circumstances);
  const auto doors = DoorsOfSupported(invention.knowledge(), a_case, circumstances, now);
  ASSERT_EQ(doors.size(), now.treatments.size());
  for (const std::vector<Door>& of_one : doors) EXPECT_THAT(of_one, IsEmpty());
}

TEST(WhatIfTest, KeepsTheCaseAsItWasStated) {
  const Invention invention({.rules = {{}}, .after = {{"operation", "{ sick: false }"}}});
  const knowledge::Case a_case = invention.CaseOf("{ sick: true, lumps: 1 }");
  const Circumstances circumstances{kInventedDay, ""};
  const WhatIf what_if = Given(invention.knowledge(), a_case, circumstances,
                               Advise(invention.knowledge(), a_case, circumstances),
                               *invention.knowledge().FindTreatment("operation"));
  EXPECT_EQ(what_if.then.stated.facts.size(), 2U);
  ASSERT_EQ(what_if.changes.size(), 1U);
  EXPECT_EQ(what_if.changes[0].values.at(0).second, logic::ValueSet::Equal(0));
  ASSERT_EQ(what_if.doors.size(), 1U);
  EXPECT_EQ(what_if.doors[0].to, Verdict::kNotIndicated);
}

// --- The medicine ---

constexpr knowledge::Date kToday{std::chrono::year(2026), std::chrono::month(11),
                                 std::chrono::day(22)};

// A metastatic pancreatic NET that has grown on an analogue, fit for everything.
constexpr const char* kPancreas = R"(
  age_years: 58
  sex: male
  ecog: 1
  site: pancreas
  differentiation: well
  ki67_percent: 8
  mitoses_per_2mm2: 3
  extent: metastatic
  resectability: resectable
  liver_metastases: type_II
  liver_resectability: unresectable
  liver_dominant: true
  extrahepatic_disease: none
  liver_burden_percent: 30
  sstr_imaging: positive
  krenning_score: 3
  functioning: false
  progression: slow
  symptoms_from_bulk: true
  prior_treatments: [ssa]
  current_treatments: [ssa]
  progression_on: [ssa]
  liver_function_adequate: true
  ablation_suitable: false
  fit_for_surgery: true
  bilioenteric_anastomosis: false
  biliary_stent_or_sphincterotomy: false
  portal_vein_flow: normal
  organ_transplant: false
)";

// "closes sirt: TH-SIRT-05", a line for each reason of each door.
std::vector<std::string> DoorsOf(const std::string& treatment, const std::string& further = "") {
  logic::Problems problems;
  const knowledge::Case a_case = knowledge::ReadCase(
      "case.yaml", std::string("facts:") + kPancreas + further, Embedded(), problems);
  for (const logic::Problem& problem : problems) ADD_FAILURE() << problem.ToString();
  const Circumstances circumstances{kToday, ""};
  std::vector<std::string> lines;
  for (const Door& door :
       Doors(Embedded(), a_case, circumstances, Advise(Embedded(), a_case, circumstances),
             *Embedded().FindTreatment(treatment))) {
    for (const Turn& turn : door.because)
      lines.push_back(
          fmt::format("{} {}: {}", DoorKindName(door.kind), door.treatment->id, turn.id()));
  }
  return lines;
}

TEST(TheKnowledge, ClosesChemoembolisationByAnOperationOnThePancreaticHead) {
  const std::vector<std::string> doors = DoorsOf("surgery_curative", "  pancreas_location: head\n");
  EXPECT_THAT(doors, Contains("closes tace: LD-EMB-18"));
  EXPECT_THAT(doors, Contains("restricts tae: TH-TAE-03-tae"));
  EXPECT_THAT(doors, Contains("restricts sirt: TH-TAE-03-sirt"));
  EXPECT_THAT(doors, Contains("restricts ablation_rfa_mwa: TH-TAE-03-ablation_rfa_mwa"));
}
TEST(TheKnowledge, ClosesNoLiverProcedureByAnOperationOnThePancreaticTail) {
  for (const std::string& door : DoorsOf("surgery_curative", "  pancreas_location: tail\n")) {
    EXPECT_EQ(door.find("TH-TAE-03"), std::string::npos) << door;
    EXPECT_EQ(door.find("LD-EMB-18"), std::string::npos) << door;
  }
}
TEST(TheKnowledge, ClosesSirtByCapecitabine) {
  EXPECT_THAT(DoorsOf("chemo_captem"), Contains("closes sirt: TH-SIRT-05"));
}
TEST(TheKnowledge, RestrictsCapecitabineBySirt) {
  EXPECT_THAT(DoorsOf("sirt"), Contains("restricts chemo_captem: GATE-17a"));
}
TEST(TheKnowledge, RestrictsPrrtBySirt) {
  EXPECT_THAT(DoorsOf("sirt"), Contains("restricts prrt_lu177: LD-SIRT-16"));
}
TEST(TheKnowledge, RestrictsPrrtByAlkylatingChemotherapy) {
  EXPECT_THAT(DoorsOf("chemo_stz_5fu"), Contains("restricts prrt_lu177: ADV-TRAP-28"));
  EXPECT_THAT(DoorsOf("chemo_captem"), Contains("restricts prrt_lu177: ADV-TRAP-28"));
}
TEST(TheKnowledge, DoesNotRestrictPrrtByAnOralTargetedDrug) {
  for (const std::string& door : DoorsOf("everolimus"))
    EXPECT_EQ(door.find("prrt_lu177"), std::string::npos) << door;
}
TEST(TheKnowledge, ClosesImmunotherapyByATransplant) {
  EXPECT_THAT(
      DoorsOf("liver_transplant", "  msi_high: true\n  no_satisfactory_alternative: true\n"),
      Contains("closes immunotherapy: TH-ICI-01"));
}
TEST(TheKnowledge, ClosesDoxorubicinByNothingThatOnlyCounts) {
  for (const std::string& door : DoorsOf("tace", "  prior_anthracycline_mg_m2: 560\n"))
    EXPECT_EQ(door.find("opens"), std::string::npos) << door;
}
TEST(TheKnowledge, SaysWhatIsSoAfterEveryTreatmentButComfortCare) {
  std::vector<std::string> without;
  for (const knowledge::Treatment& treatment : Embedded().treatments) {
    if (treatment.after.empty()) without.push_back(treatment.id);
  }
  EXPECT_THAT(without, ElementsAre("best_supportive_care"));
}

// No treatment makes an impossible case of a possible one.
TEST(TheKnowledge, LeavesEveryCasePossibleAfterEveryTreatment) {
  const Vignettes vignettes = ReadVignettes("knowledge", Embedded());
  ASSERT_FALSE(vignettes.all.empty());
  int exceptions = 0;
  for (std::size_t i = 0; i < vignettes.all.size(); i += OneIn(31)) {
    const Vignette& vignette = vignettes.all[i];
    const knowledge::Date as_of = vignette.facts.as_of.value_or(kToday);
    const auto broken = [&](const knowledge::Case& a_case) {
      return knowledge::Broken(Embedded(), Count(Embedded(), a_case, as_of).facts,
                               knowledge::Strictness::kError);
    };
    const std::size_t before = broken(vignette.facts).size();
    for (const knowledge::Treatment& treatment : Embedded().treatments) {
      const auto after = broken(After(Embedded(), vignette.facts, treatment, as_of));
      if (after.size() <= before || ++exceptions > 10) continue;
      ADD_FAILURE() << vignette.id << " after " << treatment.id << ": " << after.front()->id;
    }
  }
  EXPECT_EQ(exceptions, 0);
}

}  // namespace
}  // namespace grevy::advice
