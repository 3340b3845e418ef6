#include "knowledge/knowledge.h"

#include <gtest/gtest.h>

#include "knowledge/small_knowledge.h"

namespace grevy::knowledge {
namespace {

const Knowledge& Small() {
  static const Knowledge knowledge = SmallKnowledge().knowledge;
  return knowledge;
}

TEST(Knowledge, FindsATreatment) { EXPECT_EQ(Small().FindTreatment("rest")->name, "Rest"); }
TEST(Knowledge, FindsNoUnknownTreatment) { EXPECT_EQ(Small().FindTreatment("resr"), nullptr); }
TEST(Knowledge, FindsARule) { EXPECT_EQ(Small().FindRule("OP-1")->because, "it cures"); }
TEST(Knowledge, FindsNoUnknownRule) { EXPECT_EQ(Small().FindRule("OP-9"), nullptr); }
TEST(Knowledge, FindsASourceByItsId) { EXPECT_EQ(Small().FindSource("BOOK")->id, "BOOK"); }
TEST(Knowledge, FindsASourceByAnotherKey) { EXPECT_EQ(Small().FindSource("LUMPS")->id, "BOOK"); }
TEST(Knowledge, FindsNoUnknownSource) { EXPECT_EQ(Small().FindSource("NET"), nullptr); }
TEST(Knowledge, FindsAJurisdiction) {
  EXPECT_EQ(Small().FindJurisdiction("UK_England")->within, "UK");
}
TEST(Knowledge, FindsNoUnknownJurisdiction) { EXPECT_EQ(Small().FindJurisdiction("XX"), nullptr); }
TEST(Knowledge, FindsADefinition) {
  const logic::FieldId field = *Small().schema.Find("with_care");
  EXPECT_EQ(Small().FindDefinition(field)->text, "bad_heart or size_mm > 100");
}
TEST(Knowledge, FindsNoDefinitionOfAPlainField) {
  EXPECT_EQ(Small().FindDefinition(*Small().schema.Find("sick")), nullptr);
}

TEST(Applies, EverywhereWhereNothingIsSaid) { EXPECT_TRUE(Small().Applies({}, "EU")); }
TEST(Applies, WhereNoPlaceIsChosen) { EXPECT_TRUE(Small().Applies({"UK"}, "")); }
TEST(Applies, InThePlaceItself) { EXPECT_TRUE(Small().Applies({"EU", "UK"}, "UK")); }
TEST(Applies, InAPartOfThePlace) { EXPECT_TRUE(Small().Applies({"UK"}, "UK_England")); }
TEST(Applies, NotInTheWholeOfAPart) { EXPECT_FALSE(Small().Applies({"UK_England"}, "UK")); }
TEST(Applies, NotInAnotherPlace) { EXPECT_FALSE(Small().Applies({"UK"}, "EU")); }
TEST(Applies, NotInAnUnknownPlace) { EXPECT_FALSE(Small().Applies({"UK"}, "XX")); }

TEST(Names, OfVerificationAreThoseOfTheFiles) {
  EXPECT_EQ(KnownName(Known::kRecalled), "recalled");
  EXPECT_EQ(KnownName(Known::kSecondary), "secondary");
  EXPECT_EQ(KnownName(Known::kSeen), "seen");
}
TEST(Names, OfEffectsAreThoseOfTheFiles) {
  EXPECT_EQ(EffectName(Effect::kCaution), "caution");
  EXPECT_EQ(EffectName(Effect::kDoseChange), "dose_change");
  EXPECT_EQ(EffectName(Effect::kNeedsTestFirst), "needs_test_first");
  EXPECT_EQ(EffectName(Effect::kHold), "hold");
  EXPECT_EQ(EffectName(Effect::kContraindicated), "contraindicated");
}
TEST(Names, OfStancesAreThoseOfTheFiles) {
  EXPECT_EQ(StanceName(Stance::kRecommended), "recommended");
  EXPECT_EQ(StanceName(Stance::kOption), "option");
  EXPECT_EQ(StanceName(Stance::kNotRecommended), "not_recommended");
  EXPECT_EQ(StanceName(Stance::kContraindicated), "contraindicated");
}
TEST(Names, OfNothingAreEmpty) {
  EXPECT_EQ(KnownName(static_cast<Known>(9)), "");
  EXPECT_EQ(EffectName(static_cast<Effect>(9)), "");
  EXPECT_EQ(StanceName(static_cast<Stance>(9)), "");
}
TEST(Supports, ARecommendationAndAnOption) {
  EXPECT_TRUE(Supports(Stance::kRecommended));
  EXPECT_TRUE(Supports(Stance::kOption));
}
TEST(Supports, NothingElse) {
  EXPECT_FALSE(Supports(Stance::kNotRecommended));
  EXPECT_FALSE(Supports(Stance::kContraindicated));
}

}  // namespace
}  // namespace grevy::knowledge
