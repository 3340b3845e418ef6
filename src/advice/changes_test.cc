#include "advice/changes.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "advice/invented_knowledge.h"
#include "advice/one_in.h"
#include "advice/vignette.h"
#include "knowledge/embedded.h"
#include "knowledge/plausible.h"

namespace grevy::advice {
namespace {

using knowledge::Embedded;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

std::string InWords(const knowledge::Knowledge& knowledge, const VerdictChange& change) {
  std::string words;
  for (const ChangedFact& fact : change.facts)
    words += (words.empty() ? "" : " and ") + InWords(knowledge, fact);
  words += fmt::format(": {}", VerdictName(change.verdict));
  for (const Turn& turn : change.because) words += " " + turn.id();
  return words;
}

// "Size rose above 10 mm: contraindicated P-1", a line for each change of the verdict on the
// tablet.
std::vector<std::string> Changes(const InventedBody& body, const std::string& facts,
                                 AtMost most = AtMost::kTwoFacts) {
  const Invention invention(body);
  const knowledge::Knowledge& knowledge = invention.knowledge();
  const Trials trials(knowledge, invention.CaseOf(facts), {kInventedDay, ""},
                      {knowledge.FindTreatment("tablet")});
  std::vector<std::string> lines;
  const auto changes = NearestChanges(trials, most);
  for (const VerdictChange& change : changes.front()) lines.push_back(InWords(knowledge, change));
  return lines;
}

// --- One fact ---

TEST(NearestChanges, ANumberIsSaidByTheCutThatItCrossesUpwards) {
  EXPECT_THAT(Changes({.rules = {{.when = "size_mm <= 10"}}}, "{ size_mm: 4 }"),
              ElementsAre("Size rose above 10 mm: not_indicated R-1"));
}
TEST(NearestChanges, ACutThatBelongsToTheUpperSideIsReachedAndNotPassed) {
  EXPECT_THAT(Changes({.rules = {{.when = "size_mm < 10"}}}, "{ size_mm: 4 }"),
              ElementsAre("Size rose to 10 mm or more: not_indicated R-1"));
}
TEST(NearestChanges, ANumberThatFallsIsSaidToFall) {
  EXPECT_THAT(Changes({.rules = {{.when = "size_mm >= 10.5"}}}, "{ size_mm: 40 }"),
              ElementsAre("Size fell below 10.5 mm: not_indicated R-1"));
  EXPECT_THAT(Changes({.rules = {{.when = "size_mm > 10.5"}}}, "{ size_mm: 40 }"),
              ElementsAre("Size fell to 10.5 mm or less: not_indicated R-1"));
}
TEST(NearestChanges, AWholeNumberIsSaidByWhatItCanBe) {
  EXPECT_THAT(Changes({.rules = {{.when = "lumps < 5 and lumps > 1"}}}, "{ lumps: 3 }"),
              ElementsAre("Number of lumps fell to 1 or less: not_indicated R-1",
                          "Number of lumps rose to 5 or more: not_indicated R-1"));
}
TEST(NearestChanges, WhatIsSoOnlyBetweenTwoCutsIsSaidByBoth) {
  EXPECT_THAT(Changes({.rules = {{.when = "size_mm <= 10 or size_mm > 20"}}}, "{ size_mm: 4 }"),
              ElementsAre("Size were above 10 and at most 20 mm: not_indicated R-1"));
}
TEST(NearestChanges, CutsBeyondWhichNothingElseHappensAreNotNamed) {
  EXPECT_THAT(Changes({.rules = {{.when = "size_mm <= 10"}},
                       .precautions = {{.effect = "caution", .when = "size_mm > 20"}}},
                      "{ size_mm: 4 }"),
              ElementsAre("Size rose above 10 mm: not_indicated R-1"));
}
TEST(NearestChanges, AChoiceIsSaidByItsValue) {
  EXPECT_THAT(Changes({.rules = {{.when = "shape = 'flat'"}}}, "{ shape: flat }"),
              ElementsAre("Shape were round: not_indicated R-1"));
}
TEST(NearestChanges, ValuesThatLeadToTheSameAreSaidTogether) {
  EXPECT_THAT(Changes({.rules = {{.when = "sick"}, {.id = "R-2", .when = "stage = 'I'"}},
                       .precautions = {{.when = "stage in { 'II', 'III' }"}}},
                      "{ sick: true, stage: I }"),
              ElementsAre("Stage were II or III: contraindicated P-1"));
}
TEST(NearestChanges, AYesOrNoIsTurned) {
  EXPECT_THAT(Changes({.rules = {{}}, .precautions = {{}}}, "{ sick: true, bad_heart: false }"),
              ElementsAre("Heart failure were yes: contraindicated P-1",
                          "Feels sick were no: not_indicated R-1"));
}
TEST(NearestChanges, AMemberJoinsOrLeavesItsSet) {
  EXPECT_THAT(Changes({.rules = {{.when = "not (tried contains 'rest')"}}}, "{ tried: [] }"),
              ElementsAre("Tried before included rest: not_indicated R-1"));
  EXPECT_THAT(Changes({.rules = {{.when = "tried contains 'tea'"}}}, "{ tried: [tea] }"),
              ElementsAre("Tried before did not include cups of tea: not_indicated R-1"));
}
TEST(NearestChanges, MembersThatLeadToTheSameAreSaidTogether) {
  EXPECT_THAT(Changes({.rules = {{.when = "tried = {}"}}}, "{ tried: [] }"),
              ElementsAre("Tried before included rest, an operation or cups of tea: "
                          "not_indicated R-1"));
}
TEST(NearestChanges, AComputedFieldChangesWhereItIsStated) {
  EXPECT_THAT(Changes({.rules = {{.when = "fragile = false"}}}, "{ fragile: false }"),
              ElementsAre("Fragile were yes: not_indicated R-1"));
}
TEST(NearestChanges, WhatIsNotKnownIsNoMatterOfChanges) {
  EXPECT_THAT(Changes({.rules = {{}}, .precautions = {{}}}, "{ sick: true }"),
              ElementsAre("Feels sick were no: not_indicated R-1"));
}
TEST(NearestChanges, WhatIsTooOldToCountChangesNothing) {
  EXPECT_THAT(Changes({.rules = {{}}, .precautions = {{.when = "blood < 80"}}},
                      "{ sick: true, blood: { value: 120, on: 2020-01-01 } }"),
              ElementsAre("Feels sick were no: not_indicated R-1"));
}
TEST(NearestChanges, AnOpenVerdictHasNone) {
  EXPECT_THAT(Changes({.rules = {{.when = "sick and bad_heart"}}}, "{ sick: true }"), IsEmpty());
}
TEST(NearestChanges, AVerdictMayBeLeftOpen) {
  EXPECT_THAT(Changes({.rules = {{.when = "sick or bad_heart"}}}, "{ sick: true }"),
              ElementsAre("Feels sick were no: undetermined R-1"));
}
TEST(NearestChanges, WhatHoldsATreatmentBackIsNamed) {
  EXPECT_THAT(Changes({.rules = {{}}, .precautions = {{.effect = "hold", .when = "blood < 80"}}},
                      "{ sick: true, blood: 120 }"),
              Contains("Blood fell below 80 g/l: on_hold P-1"));
}
TEST(NearestChanges, WhatEndsAContraindicationIsNamed) {
  EXPECT_THAT(Changes({.rules = {{}}, .precautions = {{.when = "blood < 80"}}},
                      "{ sick: true, blood: 70 }"),
              ElementsAre("Blood rose to 80 g/l or more: recommended P-1"));
}

// --- Their order ---

TEST(NearestChanges, WhatCanChangeInAPersonComesFirst) {
  // The size counts for 90 days, the stage for good.
  EXPECT_THAT(Changes({.rules = {{.when = "stage != 'III' and size_mm <= 100"}}},
                      "{ stage: I, size_mm: 4 }"),
              ElementsAre(StartsWith("Size rose above 100 mm"), StartsWith("Stage were III")));
}
TEST(NearestChanges, FewerCellsAwayComesFirst) {
  EXPECT_THAT(Changes({.rules = {{.when = "size_mm <= 30 and blood > 80"},
                                 {.id = "R-2", .stance = "option", .when = "size_mm < 20"}}},
                      "{ size_mm: 4, blood: 120 }"),
              ElementsAre("Blood fell to 80 g/l or less: option R-1",
                          "Size rose above 30 mm: "
                          "not_indicated R-1 R-2"));
}
TEST(NearestChanges, TheGravestOfTheNearestComesFirst) {
  EXPECT_THAT(Changes({.rules = {{.when = "sick"}},
                       .precautions = {{.effect = "hold", .when = "lumps > 5"},
                                       {.id = "P-2", .when = "pain > 5"}}},
                      "{ sick: true, lumps: 5, pain: 5 }"),
              ElementsAre(StartsWith("Pain rose"), StartsWith("Number of lumps rose"),
                          StartsWith("Feels sick")));
}

// --- Two facts ---

constexpr const char* kHarmedTwice = "{ sick: true, bad_heart: true, blood: 70 }";
const InventedBody kTwoHarms{.rules = {{}},
                             .precautions = {{}, {.id = "P-2", .when = "blood < 80"}}};

TEST(NearestChanges, TwoFactsChangeWhereNoneAloneSuffices) {
  EXPECT_THAT(Changes(kTwoHarms, kHarmedTwice),
              ElementsAre("Heart failure were no and Blood rose to 80 g/l or more: "
                          "recommended P-1 P-2"));
}
TEST(NearestChanges, TwoFactsChangeOnlyWhereThatIsAskedFor) {
  EXPECT_THAT(Changes(kTwoHarms, kHarmedTwice, AtMost::kOneFact), IsEmpty());
}
TEST(NearestChanges, TwoFactsDoNotChangeWhereOneSuffices) {
  for (const std::string& change :
       Changes({.rules = {{}}, .precautions = {{}}}, "{ sick: true, bad_heart: false, blood: 70 }"))
    EXPECT_EQ(change.find(" and "), std::string::npos) << change;
}

// --- The knowledge itself ---

constexpr knowledge::Date kToday{std::chrono::year(2026), std::chrono::month(11),
                                 std::chrono::day(22)};

knowledge::Case With(knowledge::Case a_case, const ChangedFact& fact, logic::VariableId variable,
                     const logic::ValueSet& values) {
  for (knowledge::StatedFact& stated : a_case.facts) {
    if (stated.field != fact.field) continue;
    for (auto& [of, known] : stated.values) {
      if (of == variable) known = values;
    }
  }
  return a_case;
}

// The case as each way of reading a change makes it: one value of each fact at a time.
std::vector<knowledge::Case> Applied(const knowledge::Case& a_case, const VerdictChange& change) {
  std::vector<knowledge::Case> cases{a_case};
  const logic::Program& program = Embedded().program;
  for (const ChangedFact& fact : change.facts) {
    std::vector<knowledge::Case> further;
    for (const knowledge::Case& before : cases) {
      for (const logic::VariableId variable : fact.variables) {
        const logic::CellMask cells = program.CellsOf(variable, fact.to);
        for (std::size_t cell = 0; cell < program.CellCount(variable); ++cell) {
          const logic::CellMask mask = logic::CellMask{1} << cell;
          if ((cells & mask) != 0)
            further.push_back(With(before, fact, variable, program.ValuesOf(variable, mask)));
        }
      }
    }
    cases = std::move(further);
  }
  return cases;
}

Verdict VerdictOn(const knowledge::Treatment& treatment, const Advice& advice) {
  for (const TreatmentAdvice& on : advice.treatments) {
    if (on.treatment == &treatment) return on.verdict;
  }
  return Verdict::kUndetermined;
}

// Judges the changes of some treatments of some vignettes: what is claimed must be so.
class ChangesOfVignettes : public ::testing::Test {
 protected:
  void Judge(std::size_t usually_one_in, std::size_t treatments_one_in, AtMost most) {
    const std::size_t one_in = OneIn(3 * usually_one_in);
    const Vignettes vignettes = ReadVignettes("knowledge", Embedded());
    ASSERT_FALSE(vignettes.all.empty());
    for (std::size_t i = 0; i < vignettes.all.size(); i += one_in) {
      const Vignette& vignette = vignettes.all[i];
      const Circumstances circumstances{vignette.facts.as_of.value_or(kToday),
                                        vignette.facts.jurisdiction};
      std::vector<const knowledge::Treatment*> treatments;
      for (std::size_t j = i / one_in % treatments_one_in; j < Embedded().treatments.size();
           j += treatments_one_in)
        treatments.push_back(&Embedded().treatments[j]);
      const Trials trials(Embedded(), vignette.facts, circumstances, treatments);
      const auto changes = NearestChanges(trials, most);
      for (std::size_t j = 0; j < changes.size(); ++j) {
        for (const VerdictChange& change : changes[j])
          JudgeChange(vignette, circumstances, trials.subjects()[j], change);
      }
    }
    EXPECT_GT(exact_, 0);
  }

 private:
  void JudgeChange(const Vignette& vignette, const Circumstances& circumstances,
                   const Subject& subject, const VerdictChange& change) {
    const knowledge::Treatment& treatment = *subject.bearing.treatment;
    EXPECT_NE(change.verdict, subject.weighed.verdict);
    if (change.facts.size() == 2) JudgeEachAlone(vignette, circumstances, subject, change);
    for (const knowledge::Case& changed : Applied(vignette.facts, change)) {
      const std::string what =
          vignette.id + ", " + treatment.id + ": if " + InWords(Embedded(), change);
      const logic::Facts facts = Count(Embedded(), changed, circumstances.as_of).facts;
      EXPECT_THAT(knowledge::Broken(Embedded(), facts, knowledge::Strictness::kError), IsEmpty())
          << what;
      const Verdict given = VerdictOn(treatment, Advise(Embedded(), changed, circumstances));
      // Where diagrams have no room left, either may leave open what the other settles.
      if (given == Verdict::kUndetermined || change.verdict == Verdict::kUndetermined) continue;
      ++exact_;
      EXPECT_EQ(VerdictName(given), VerdictName(change.verdict)) << what;
    }
  }

  // None of two facts would have sufficed alone.
  void JudgeEachAlone(const Vignette& vignette, const Circumstances& circumstances,
                      const Subject& subject, const VerdictChange& change) {
    ++pairs_;
    for (const ChangedFact& fact : change.facts) {
      for (const knowledge::Case& changed : Applied(vignette.facts, {{fact}, change.verdict, {}})) {
        const logic::Facts facts = Count(Embedded(), changed, circumstances.as_of).facts;
        if (!knowledge::Broken(Embedded(), facts, knowledge::Strictness::kError).empty()) continue;
        const Verdict given =
            VerdictOn(*subject.bearing.treatment, Advise(Embedded(), changed, circumstances));
        if (given == Verdict::kUndetermined) continue;  // for want of room
        EXPECT_EQ(VerdictName(given), VerdictName(subject.weighed.verdict))
            << vignette.id << ": " << InWords(Embedded(), change);
      }
    }
  }

  int exact_ = 0;

 protected:
  int pairs_ = 0;
};

TEST_F(ChangesOfVignettes, OfOneFactLeadToTheVerdictThatTheyClaim) {
  Judge(60, 6, AtMost::kOneFact);
}
TEST_F(ChangesOfVignettes, OfTwoFactsLeadToTheVerdictThatTheyClaimAndNeitherDoesAlone) {
  Judge(150, 3, AtMost::kTwoFacts);
  EXPECT_GT(pairs_, 0);
}

}  // namespace
}  // namespace grevy::advice
