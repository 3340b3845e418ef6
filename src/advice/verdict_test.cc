#include "advice/verdict.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <functional>
#include <string>

namespace grevy::advice {
namespace {

using logic::Kleene;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr Kleene kNo = Kleene::kFalse;
constexpr Kleene kOpen = Kleene::kUnknown;
constexpr Kleene kYes = Kleene::kTrue;

// The rows of the design's list, in its order.
TEST(Verdict, OfAContraindicationThatHoldsIsContraindicated) {
  EXPECT_EQ(Weigh({.contraindicated = kYes}).verdict, Verdict::kContraindicated);
}
TEST(Verdict, OfAContraindicationBesideARecommendationIsContraindicated) {
  EXPECT_EQ(Weigh({.contraindicated = kYes, .recommended = kYes}).verdict,
            Verdict::kContraindicated);
}
TEST(Verdict, OfAContraindicationBesideAHoldIsContraindicated) {
  EXPECT_EQ(Weigh({.contraindicated = kYes, .hold = kYes, .option = kYes}).verdict,
            Verdict::kContraindicated);
}
TEST(Verdict, OfARecommendationThatIsHeldBackIsOnHold) {
  EXPECT_EQ(Weigh({.hold = kYes, .recommended = kYes}).verdict, Verdict::kOnHold);
}
TEST(Verdict, OfAnOptionThatIsHeldBackIsOnHold) {
  EXPECT_EQ(Weigh({.hold = kYes, .option = kYes}).verdict, Verdict::kOnHold);
}
TEST(Verdict, OfAHoldWithoutSupportIsNotIndicated) {
  EXPECT_EQ(Weigh({.hold = kYes}).verdict, Verdict::kNotIndicated);
}
TEST(Verdict, OfAHoldBesideAdviceAgainstItIsNotRecommended) {
  EXPECT_EQ(Weigh({.hold = kYes, .not_recommended = kYes}).verdict, Verdict::kNotRecommended);
}
TEST(Verdict, OfARecommendationIsRecommended) {
  EXPECT_EQ(Weigh({.recommended = kYes}).verdict, Verdict::kRecommended);
}
TEST(Verdict, OfARecommendationAndAnOptionIsTheStronger) {
  EXPECT_EQ(Weigh({.recommended = kYes, .option = kYes}).verdict, Verdict::kRecommended);
}
TEST(Verdict, OfAnOptionIsAnOption) {
  EXPECT_EQ(Weigh({.option = kYes}).verdict, Verdict::kOption);
}
TEST(Verdict, OfSupportBesideAdviceAgainstItIsSupport) {
  EXPECT_EQ(Weigh({.option = kYes, .not_recommended = kYes}).verdict, Verdict::kOption);
}
TEST(Verdict, OfAdviceAgainstItIsNotRecommended) {
  EXPECT_EQ(Weigh({.not_recommended = kYes}).verdict, Verdict::kNotRecommended);
}
TEST(Verdict, OfOpenSupportIsUndetermined) {
  EXPECT_EQ(Weigh({.recommended = kOpen}).verdict, Verdict::kUndetermined);
}
TEST(Verdict, OfNothingIsNotIndicated) { EXPECT_EQ(Weigh({}).verdict, Verdict::kNotIndicated); }

TEST(OpenContraindication, LeavesARecommendation) {
  EXPECT_EQ(Weigh({.contraindicated = kOpen, .recommended = kYes}).verdict, Verdict::kRecommended);
}
TEST(OpenContraindication, IsAmongThePossibleVerdicts) {
  EXPECT_THAT(Weigh({.contraindicated = kOpen, .recommended = kYes}).possible,
              ElementsAre(Verdict::kRecommended, Verdict::kContraindicated));
}
TEST(OpenContraindication, DoesNotOpenTheVerdict) {
  EXPECT_FALSE(Weigh({.contraindicated = kOpen, .recommended = kYes}).open);
}
TEST(OpenContraindication, LeavesAHold) {
  EXPECT_EQ(Weigh({.contraindicated = kOpen, .hold = kYes, .option = kYes}).verdict,
            Verdict::kOnHold);
}
TEST(OpenContraindication, OfAnUnsupportedTreatmentLeavesItNotIndicated) {
  EXPECT_EQ(Weigh({.contraindicated = kOpen}).verdict, Verdict::kNotIndicated);
}
TEST(OpenHold, LeavesAnOption) {
  EXPECT_EQ(Weigh({.hold = kOpen, .option = kYes}).verdict, Verdict::kOption);
}
TEST(OpenHold, IsAmongThePossibleVerdicts) {
  EXPECT_THAT(Weigh({.hold = kOpen, .option = kYes}).possible,
              ElementsAre(Verdict::kOption, Verdict::kOnHold));
}
TEST(SupportOfDifferentStrength, GivesTheWeaker) {
  EXPECT_EQ(Weigh({.recommended = kOpen, .option = kYes}).verdict, Verdict::kOption);
}
TEST(SupportOfDifferentStrength, IsOpen) {
  EXPECT_TRUE(Weigh({.recommended = kOpen, .option = kYes}).open);
}
TEST(SupportOfDifferentStrength, ThatIsHeldBackIsOnHold) {
  EXPECT_EQ(Weigh({.hold = kYes, .recommended = kOpen, .option = kYes}).verdict, Verdict::kOnHold);
}
TEST(OpenSupport, ThatWouldBeHeldBackIsUndetermined) {
  EXPECT_EQ(Weigh({.hold = kYes, .option = kOpen}).verdict, Verdict::kUndetermined);
}
TEST(OpenSupport, BesideAdviceAgainstItIsUndetermined) {
  EXPECT_EQ(Weigh({.recommended = kOpen, .not_recommended = kYes}).verdict, Verdict::kUndetermined);
}
TEST(OpenSupport, OfAContraindicatedTreatmentChangesNothing) {
  EXPECT_FALSE(Weigh({.contraindicated = kYes, .recommended = kOpen}).open);
}
TEST(OpenAdviceAgainst, WithoutSupportIsNotIndicated) {
  EXPECT_EQ(Weigh({.not_recommended = kOpen}).verdict, Verdict::kNotIndicated);
}
TEST(OpenAdviceAgainst, BesideARecommendationChangesNothing) {
  EXPECT_THAT(Weigh({.recommended = kYes, .not_recommended = kOpen}).possible,
              ElementsAre(Verdict::kRecommended));
}

// All 243 ways in which five conditions may stand, against two oracles that share nothing with
// Weigh.

using Five = std::array<Kleene, 5>;  // contraindicated, hold, recommended, option, not recommended

Holding HoldingOf(const Five& five) { return {five[0], five[1], five[2], five[3], five[4]}; }

std::string Describe(const Five& five) {
  std::string text;
  for (const Kleene value : five) text += value == kYes ? 'Y' : value == kNo ? 'n' : '?';
  return text;
}

void ForAll(const std::function<void(const Five&)>& check) {
  for (int number = 0; number < 243; ++number) {
    Five five{};
    int rest = number;
    for (Kleene& value : five) {
      value = static_cast<Kleene>(rest % 3);
      rest /= 3;
    }
    SCOPED_TRACE(Describe(five));
    check(five);
  }
}

// The rows of the list, read off for plain answers.
Verdict ByTheList(const Five& five) {
  const bool supported = five[2] == kYes || five[3] == kYes;
  if (five[0] == kYes) return Verdict::kContraindicated;
  if (!supported) return five[4] == kYes ? Verdict::kNotRecommended : Verdict::kNotIndicated;
  if (five[1] == kYes) return Verdict::kOnHold;
  return five[2] == kYes ? Verdict::kRecommended : Verdict::kOption;
}

// Settles one open condition after the other, both ways.
void Complete(Five five, std::vector<Verdict>& reached) {
  const auto open = std::find(five.begin(), five.end(), kOpen);
  if (open == five.end()) return reached.push_back(ByTheList(five));
  for (const Kleene answer : {kNo, kYes}) {
    *open = answer;
    Complete(five, reached);
  }
}

std::vector<Verdict> Reached(const Five& five) {
  std::vector<Verdict> reached;
  Complete(five, reached);
  std::sort(reached.begin(), reached.end());
  reached.erase(std::unique(reached.begin(), reached.end()), reached.end());
  return reached;
}

// The verdict in words: an open contraindication or hold takes nothing away, the weaker support is
// certain, and open support leaves the verdict open.
Verdict ByTheWords(const Five& five) {
  const auto [contraindicated, hold, recommended, option, not_recommended] = five;
  if (contraindicated == kYes) return Verdict::kContraindicated;
  if (recommended == kYes || option == kYes) {
    if (hold == kYes) return Verdict::kOnHold;
    return recommended == kYes ? Verdict::kRecommended : Verdict::kOption;
  }
  if (recommended == kOpen || option == kOpen) return Verdict::kUndetermined;
  return not_recommended == kYes ? Verdict::kNotRecommended : Verdict::kNotIndicated;
}

TEST(EveryHolding, ReachesWhatItsCompletionsGive) {
  ForAll([](const Five& five) { EXPECT_EQ(Weigh(HoldingOf(five)).possible, Reached(five)); });
}
TEST(EveryHolding, HasTheVerdictOfTheWords) {
  ForAll([](const Five& five) {
    EXPECT_EQ(VerdictName(Weigh(HoldingOf(five)).verdict), VerdictName(ByTheWords(five)));
  });
}
TEST(EveryHolding, WithoutOpenPartsHasTheVerdictOfTheList) {
  ForAll([](const Five& five) {
    if (std::find(five.begin(), five.end(), kOpen) != five.end()) return;
    EXPECT_EQ(VerdictName(Weigh(HoldingOf(five)).verdict), VerdictName(ByTheList(five)));
  });
}
TEST(EveryHolding, IsOpenWhereMoreThanHarmIs) {
  ForAll([](Five five) {
    const bool open = Weigh(HoldingOf(five)).open;
    for (const int harm : {0, 1}) {
      if (five[static_cast<std::size_t>(harm)] == kOpen) five[static_cast<std::size_t>(harm)] = kNo;
    }
    EXPECT_EQ(open, Reached(five).size() > 1);
  });
}
TEST(EveryHolding, IsUndeterminedOnlyWhereItIsOpen) {
  ForAll([](const Five& five) {
    const Outlook outlook = Weigh(HoldingOf(five));
    EXPECT_TRUE(outlook.verdict != Verdict::kUndetermined || outlook.open);
  });
}
TEST(EveryHolding, HasAPossibleVerdictUnlessUndetermined) {
  ForAll([](const Five& five) {
    const Outlook outlook = Weigh(HoldingOf(five));
    if (outlook.verdict == Verdict::kUndetermined) return;
    EXPECT_THAT(outlook.possible, ::testing::Contains(outlook.verdict));
  });
}

TEST(VerdictNames, AreThoseOfTheContract) {
  std::vector<std::string_view> names;
  for (int i = 0; i < kVerdictCount; ++i) names.push_back(VerdictName(static_cast<Verdict>(i)));
  EXPECT_THAT(names, ElementsAre("recommended", "option", "on_hold", "undetermined",
                                 "not_recommended", "contraindicated", "not_indicated"));
}
TEST(VerdictNames, OfNoVerdictAreEmpty) {
  EXPECT_THAT(VerdictName(static_cast<Verdict>(kVerdictCount)), IsEmpty());
}
TEST(Support, IsARecommendationOrAnOption) {
  EXPECT_TRUE(IsSupported(Verdict::kRecommended));
  EXPECT_TRUE(IsSupported(Verdict::kOption));
}
TEST(Support, IsNothingElse) {
  for (int i = static_cast<int>(Verdict::kOnHold); i < kVerdictCount; ++i) {
    EXPECT_FALSE(IsSupported(static_cast<Verdict>(i))) << VerdictName(static_cast<Verdict>(i));
  }
}

}  // namespace
}  // namespace grevy::advice
