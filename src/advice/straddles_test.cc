#include "advice/straddles.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include "advice/invented_knowledge.h"
#include "advice/one_in.h"
#include "advice/vignette.h"
#include "knowledge/embedded.h"

namespace grevy::advice {
namespace {

using knowledge::Embedded;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

// What straddles a cut of the verdict on the tablet, a line each.
std::vector<std::string> Straddling(const InventedBody& body, const std::string& facts) {
  const Invention invention(body);
  const knowledge::Knowledge& knowledge = invention.knowledge();
  const Trials trials(knowledge, invention.CaseOf(facts), {kInventedDay, ""},
                      {knowledge.FindTreatment("tablet")});
  std::vector<std::string> lines;
  const auto straddles = Straddles(trials);
  for (const Straddle& straddle : straddles.front()) lines.push_back(InWords(knowledge, straddle));
  return lines;
}

TEST(AStraddlingRange, IsToldToStraddleACutWithTheVerdictOnEitherSide) {
  EXPECT_THAT(Straddling({.rules = {{.when = "size_mm <= 10"},
                                    {.id = "R-2", .stance = "option", .when = "size_mm > 10"}}},
                         "{ size_mm: 8..12 }"),
              ElementsAre("Size 8 to 12 mm straddles 10 mm: at most 10 mm recommended, "
                          "above 10 mm option"));
}
TEST(AStraddlingRange, IsToldOnWhichSideTheCutItselfLies) {
  EXPECT_THAT(Straddling({.rules = {{.when = "size_mm < 10"}}}, "{ size_mm: 8..12 }"),
              ElementsAre("Size 8 to 12 mm straddles 10 mm: under 10 mm recommended, "
                          "at least 10 mm not indicated"));
}
TEST(AStraddlingRange, MayStraddleTwoCuts) {
  EXPECT_THAT(Straddling({.rules = {{.when = "size_mm between 10 and 20"}}}, "{ size_mm: 8..30 }"),
              ElementsAre("Size 8 to 30 mm straddles 10 and 20 mm: under 10 mm not indicated, "
                          "10 to 20 mm recommended, above 20 mm not indicated"));
}
TEST(AStraddlingRange, OfWholeNumbersStraddlesAStep) {
  EXPECT_THAT(Straddling({.rules = {{.when = "lumps <= 3"}}}, "{ lumps: 2..5 }"),
              ElementsAre("Number of lumps 2 to 5 straddles 3 to 4: at most 3 recommended, "
                          "at least 4 not indicated"));
}
TEST(AStraddlingRange, StraddlesNoCutThatDecidesNothing) {
  EXPECT_THAT(Straddling({.rules = {{}, {.id = "R-2", .when = "size_mm > 10"}}},
                         "{ sick: true, size_mm: 8..12 }"),
              IsEmpty());
}
TEST(AStraddlingRange, ThatLiesOnOneSideStraddlesNothing) {
  EXPECT_THAT(Straddling({.rules = {{.when = "size_mm <= 10"}}}, "{ size_mm: 8..10 }"), IsEmpty());
}
TEST(OneOfSeveralValues, LeavesOpenWhatEachWouldSettle) {
  EXPECT_THAT(Straddling({.rules = {{.when = "stage = 'I'"}}}, "{ stage: [I, II] }"),
              ElementsAre("Stage I or II leaves it open: I recommended, II not indicated"));
}
TEST(OneOfSeveralValues, IsToldTogetherWithOthersOfTheSameVerdict) {
  EXPECT_THAT(
      Straddling({.rules = {{.when = "colour = 'blue'"}}}, "{ colour: [red, blue, green] }"),
      IsEmpty());  // which is any colour: nothing is known
  EXPECT_THAT(Straddling({.rules = {{.when = "stage != 'II'"},
                                    {.id = "R-2", .stance = "option", .when = "stage = 'II'"}},
                          .scope = "stage != 'III'"},
                         "{ stage: [I, II] }"),
              ElementsAre("Stage I or II leaves it open: I recommended, II option"));
}

constexpr knowledge::Date kToday{std::chrono::year(2026), std::chrono::month(11),
                                 std::chrono::day(22)};

// A Ki-67 between two counts settles no more than both of them do.
TEST(TheKnowledge, GivesEachPartOfARangeTheVerdictOfItsValues) {
  const Vignettes vignettes = ReadVignettes("knowledge", Embedded());
  const logic::FieldId ki67 = *Embedded().schema.Find("ki67_percent");
  const logic::VariableId variable = Embedded().schema.VariableOf(ki67);
  const auto place = [](std::int64_t percent) {
    return logic::DecimalPlace(logic::Decimal::FromInteger(percent));
  };
  const bool tries_all = OneIn(2) == 1;
  const int enough = tries_all ? std::numeric_limits<int>::max() : 100;
  int judged = 0;
  for (std::size_t i = 0; i < vignettes.all.size() && judged < enough; i += tries_all ? 1 : 400) {
    knowledge::Case a_case = vignettes.all[i].facts;
    std::erase_if(a_case.facts, [&](const auto& fact) { return fact.field == ki67; });
    a_case.facts.push_back({ki67, {}, std::nullopt, "", false});
    const auto of = [&](const logic::ValueSet& values) {
      a_case.facts.back().values = {{variable, values}};
      return a_case;
    };
    const Circumstances circumstances{kToday, ""};
    std::vector<const knowledge::Treatment*> treatments;
    for (const knowledge::Treatment& treatment : Embedded().treatments)
      treatments.push_back(&treatment);
    const Trials trials(Embedded(), of(logic::ValueSet::Between(place(8), place(25))),
                        circumstances, treatments);
    const auto straddles = Straddles(trials);
    for (std::size_t j = 0; j < straddles.size(); ++j) {
      for (const Straddle& straddle : straddles[j]) {
        if (straddle.field != ki67) continue;
        for (const Straddle::Part& part : straddle.parts) {
          const Advice advice =
              Advise(Embedded(), of(logic::ValueSet::Equal(part.values.ranges().front().begin)),
                     circumstances);
          for (const TreatmentAdvice& on : advice.treatments) {
            const bool open = on.verdict == Verdict::kUndetermined ||
                              part.verdict == Verdict::kUndetermined;  // for want of room
            if (on.treatment != treatments[j] || open) continue;
            ++judged;
            EXPECT_EQ(on.verdict, part.verdict) << vignettes.all[i].id << ", " << on.treatment->id
                                                << ": " << InWords(Embedded(), straddle);
          }
        }
      }
    }
  }
  EXPECT_GT(judged, 0);
}

}  // namespace
}  // namespace grevy::advice
