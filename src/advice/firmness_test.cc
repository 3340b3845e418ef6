#include "advice/firmness.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "advice/invented_knowledge.h"
#include "advice/json.h"

namespace grevy::advice {
namespace {

namespace json = boost::json;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// The tablet is recommended, the operation contraindicated, rest not indicated.
const Invention& Body() {
  static const Invention invention(
      {.rules = {{.when = "size_mm <= 10"}, {.id = "R-2", .treatment = "operation"}},
       .precautions = {{.treatment = "operation"}}});
  return invention;
}

struct Asked {
  Advice advice;
  std::vector<Firmness> firmness;

  std::size_t IndexOf(const std::string& treatment) const {
    std::size_t i = 0;
    while (advice.treatments.at(i).treatment->id != treatment) ++i;
    return i;
  }
  const Firmness& Of(const std::string& treatment) const { return firmness.at(IndexOf(treatment)); }
};

Asked Ask(const Tried& tried, const std::string& facts) {
  const knowledge::Case a_case = Body().CaseOf(facts);
  const Circumstances circumstances{kInventedDay, ""};
  Advice advice = Advise(Body().knowledge(), a_case, circumstances);
  auto firmness = FirmnessOf(Body().knowledge(), a_case, circumstances, advice, tried);
  return {std::move(advice), std::move(firmness)};
}

constexpr const char* kFirm = "{ size_mm: 9, sick: true, bad_heart: true }";

TEST(Firmness, InShortIsAskedOfWhatIsSupportedOrContraindicated) {
  const Asked asked = Ask({.in_short = true}, kFirm);
  EXPECT_TRUE(asked.Of("tablet").tried);
  EXPECT_TRUE(asked.Of("operation").tried);
  EXPECT_FALSE(asked.Of("rest").tried);
}
TEST(Firmness, InFullIsAskedOfWhatIsNamed) {
  const Asked asked = Ask({.in_full = {Body().knowledge().FindTreatment("rest")}}, kFirm);
  EXPECT_TRUE(asked.Of("rest").tried);
  EXPECT_EQ(asked.Of("rest").facts, AtMost::kTwoFacts);
  EXPECT_FALSE(asked.Of("tablet").tried);
}
TEST(Firmness, StandsWithTheTreatmentThatItIsOf) {
  const Asked asked = Ask({.in_short = true}, kFirm);
  ASSERT_THAT(asked.Of("tablet").changes, SizeIs(1));
  EXPECT_EQ(asked.Of("tablet").changes.front().verdict, Verdict::kNotIndicated);
  ASSERT_THAT(asked.Of("tablet").reading_errors, SizeIs(1));
  ASSERT_THAT(asked.Of("operation").changes, SizeIs(1));
  EXPECT_EQ(asked.Of("operation").changes.front().verdict, Verdict::kRecommended);
}
TEST(Firmness, OfAnOpenVerdictNamesTheCutThatItStraddles) {
  const Asked asked = Ask({}, "{ size_mm: 9..12 }");
  EXPECT_THAT(asked.Of("tablet").straddles, SizeIs(1));
  EXPECT_THAT(asked.Of("operation").straddles, IsEmpty());
  EXPECT_FALSE(asked.Of("tablet").tried);
}

// --- As JSON ---

json::value TabletJson(const Tried& tried, const std::string& facts) {
  const Asked asked = Ask(tried, facts);
  const std::vector<std::vector<Door>> no_doors(asked.advice.treatments.size());
  return ToJson(asked.advice, no_doors, asked.firmness)
      .at("treatments")
      .at(asked.IndexOf("tablet"));
}

TEST(FirmnessAsJson, SaysWhatWouldChangeTheVerdict) {
  EXPECT_EQ(TabletJson({.in_short = true}, kFirm).at("would_change"), json::parse(R"([{
    "facts": [{"field": "size_mm", "from": 9, "to": ">10", "words": "Size rose above 10 mm"}],
    "verdict": "not_indicated",
    "because": ["R-1"]
  }])"));
}
TEST(FirmnessAsJson, SaysWhatAReadingErrorWouldMakeOfIt) {
  EXPECT_EQ(TabletJson({.in_short = true}, kFirm).at("reading_errors"), json::parse(R"([{
    "facts": [{"field": "size_mm", "from": 9, "to": ">10..11",
               "words": "Size were above 10 and at most 11 mm"}],
    "verdict": "not_indicated",
    "because": ["R-1"],
    "error": "rulers differ",
    "source": "BOOK", "at": "page 3", "further_sources": [], "known": "seen"
  }])"));
}
TEST(FirmnessAsJson, SaysWhichCutARangeStraddles) {
  EXPECT_EQ(TabletJson({}, "{ size_mm: 9..12 }").at("straddles"), json::parse(R"([{
    "field": "size_mm",
    "words": "Size 9 to 12 mm straddles 10 mm: at most 10 mm recommended, above 10 mm not indicated",
    "parts": [{"values": "9..10", "verdict": "recommended"},
              {"values": ">10..12", "verdict": "not_indicated"}]
  }])"));
}
TEST(FirmnessAsJson, SaysNothingOfChangesThatWereNotLookedFor) {
  const json::value tablet = TabletJson({}, kFirm);
  EXPECT_FALSE(tablet.as_object().contains("would_change"));
  EXPECT_FALSE(tablet.as_object().contains("reading_errors"));
}

}  // namespace
}  // namespace grevy::advice
