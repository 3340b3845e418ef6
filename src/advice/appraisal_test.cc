#include "advice/appraisal.h"

#include <gtest/gtest.h>

#include "advice/bearing.h"
#include "advice/invented_knowledge.h"
#include "advice/one_in.h"
#include "advice/vignette.h"
#include "knowledge/embedded.h"

namespace grevy::advice {
namespace {

using knowledge::Embedded;

constexpr knowledge::Date kToday{std::chrono::year(2026), std::chrono::month(11),
                                 std::chrono::day(22)};

TEST(AnAppraisal, GivesTheVerdictsOfTheWholeAdvice) {
  const Vignettes vignettes = ReadVignettes("knowledge", Embedded());
  int compared = 0;
  for (std::size_t i = 0; i < vignettes.all.size(); i += OneIn(60)) {
    const knowledge::Case& a_case = vignettes.all[i].facts;
    const Circumstances circumstances{a_case.as_of.value_or(kToday), a_case.jurisdiction};
    const Advice advice = Advise(Embedded(), a_case, circumstances);
    Appraisal appraisal(Embedded(), Count(Embedded(), a_case, circumstances.as_of));
    const std::vector<Bearing> bearings = BearingsOf(Embedded(), circumstances);
    for (const TreatmentAdvice& on : advice.treatments) {
      const auto index = static_cast<std::size_t>(on.treatment - Embedded().treatments.data());
      const Verdict verdict = appraisal.On(ConditionsOf(bearings[index])).verdict;
      // Where diagrams have no room left, either may leave open what the other settles.
      if (verdict == Verdict::kUndetermined || on.verdict == Verdict::kUndetermined) continue;
      ++compared;
      EXPECT_EQ(VerdictName(verdict), VerdictName(on.verdict))
          << vignettes.all[i].id << ", " << on.treatment->id;
    }
  }
  EXPECT_GT(compared, 0);
}

Verdict OnTablet(const Invention& invention, const std::string& facts,
                 const std::string& jurisdiction = "", knowledge::Date as_of = kInventedDay) {
  Appraisal appraisal(invention.knowledge(),
                      Count(invention.knowledge(), invention.CaseOf(facts), as_of));
  const auto bearings = BearingsOf(invention.knowledge(), {as_of, jurisdiction});
  const auto tablet = std::find_if(bearings.begin(), bearings.end(), [](const Bearing& bearing) {
    return bearing.treatment->id == "tablet";
  });
  return appraisal.On(ConditionsOf(*tablet)).verdict;
}

TEST(AnAppraisal, PresumesWhereThatIsNeeded) {
  const Invention invention({.rules = {{.when = "sick and not itch"}}});
  EXPECT_EQ(OnTablet(invention, "{ sick: true }"), Verdict::kRecommended);
}
TEST(AnAppraisal, LeavesOutWhatIsNotInForceInThePlace) {
  const Invention invention({.rules = {{.more = "jurisdictions: [UK]"}}});
  EXPECT_EQ(OnTablet(invention, "{ sick: true }", "UK"), Verdict::kRecommended);
  EXPECT_EQ(OnTablet(invention, "{ sick: true }", "EU"), Verdict::kNotIndicated);
}
TEST(AnAppraisal, LeavesOutWhatIsNotInForceOnTheDay) {
  const Invention invention({.rules = {{.more = "since: 2026-01-01"}}});
  EXPECT_EQ(OnTablet(invention, "{ sick: true }"), Verdict::kRecommended);
  EXPECT_EQ(OnTablet(invention, "{ sick: true }", "", *knowledge::ParseDate("2025-12-31")),
            Verdict::kNotIndicated);
}
TEST(AnAppraisal, TakesARecalledRecommendationForAnOption) {
  const Invention invention({.rules = {{.known = "recalled"}}});
  EXPECT_EQ(OnTablet(invention, "{ sick: true }"), Verdict::kOption);
}

}  // namespace
}  // namespace grevy::advice
