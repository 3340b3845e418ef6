// Which comparisons invented cases show to decide.

#include "proof/mcdc.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "proof/invented_vignettes.h"

namespace grevy::proof {
namespace {

using ::testing::HasSubstr;

// The first case that shows each comparison of the first rule.
std::vector<std::string> ShownBy(const std::string& when, const std::vector<std::string>& cases) {
  const WorkedKnowledge worked({.rules = {{.when = when}}}, cases);
  const Mcdc coverage = CoverageOf(worked.loaded, worked.vignettes, advice::kInventedDay);
  std::vector<std::string> shown;
  for (const CoveredAtom& atom : coverage.statements[0].atoms) shown.push_back(atom.shown);
  return shown;
}

const std::string kHolds = "expect: { reasons: { tablet: [R-1] } }";
const std::string kDoesNot = "expect: { not_reasons: { tablet: [R-1] } }";

TEST(Mcdc, ACaseInWhichAllPartsHoldShowsEachOfThem) {
  EXPECT_THAT(ShownBy("sick and lumps <= 3", {"facts: { sick: true, lumps: 2 }, " + kHolds}),
              ::testing::ElementsAre("V-1", "V-1"));
}

TEST(Mcdc, AMaskedPartIsNotShown) {
  EXPECT_THAT(ShownBy("sick or lumps <= 3", {"facts: { sick: true, lumps: 2 }, " + kHolds}),
              ::testing::ElementsAre("", ""));
  EXPECT_THAT(ShownBy("sick or lumps <= 3", {"facts: { sick: false, lumps: 2 }, " + kHolds}),
              ::testing::ElementsAre("", "V-1"));
}

TEST(Mcdc, WhereTwoPartsFailNeitherIsShown) {
  EXPECT_THAT(ShownBy("sick and lumps <= 3", {"facts: { sick: false, lumps: 9 }, " + kDoesNot}),
              ::testing::ElementsAre("", ""));
}

TEST(Mcdc, ACaseThatDoesNotNameTheRuleShowsNothing) {
  EXPECT_THAT(
      ShownBy("sick", {"facts: { sick: true }, expect: { verdicts: { tablet: recommended } }"}),
      ::testing::ElementsAre(""));
}

TEST(Mcdc, WhatNoCaseShowsIsListedWithItsPlace) {
  const WorkedKnowledge worked({.rules = {{.when = "sick"}}}, {});
  const Mcdc mcdc = CoverageOf(worked.loaded, worked.vignettes, advice::kInventedDay);
  EXPECT_EQ(mcdc.Share(), 0);
  EXPECT_THAT(TextOf(mcdc), HasSubstr("no vignette shows what `sick` decides in R-1"));
}

}  // namespace
}  // namespace grevy::proof
