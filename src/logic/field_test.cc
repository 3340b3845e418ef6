#include "logic/field.h"

#include <gtest/gtest.h>

#include "logic/facts.h"

namespace grevy::logic {
namespace {

const Field kSite{.id = "site", .type = Type::kChoice, .values = {"pancreas", "lung"}};
const Field kAge{.id = "age",
                 .type = Type::kInteger,
                 .minimum = Decimal::FromInteger(-1),
                 .maximum = Decimal::FromInteger(120)};
const Field kKi67{.id = "ki67",
                  .type = Type::kDecimal,
                  .minimum = Decimal::FromInteger(0),
                  .maximum = Decimal::FromInteger(100)};
const Field kPrior{.id = "prior", .type = Type::kChoices, .values = {"ssa", "prrt"}};

TEST(TypeName, IsWhatTheFilesSay) {
  EXPECT_EQ(TypeName(Type::kBoolean), "boolean");
  EXPECT_EQ(TypeName(Type::kChoice), "choice");
  EXPECT_EQ(TypeName(Type::kChoices), "choices");
  EXPECT_EQ(TypeName(Type::kInteger), "integer");
  EXPECT_EQ(TypeName(Type::kDecimal), "decimal");
}

TEST(Field, FindsAValueByName) { EXPECT_EQ(kSite.IndexOf("lung"), 1U); }
TEST(Field, DoesNotFindAnUnknownValue) { EXPECT_EQ(kSite.IndexOf("liver"), std::nullopt); }
TEST(Field, KnowsNumbers) {
  EXPECT_TRUE(kAge.IsNumber());
  EXPECT_TRUE(kKi67.IsNumber());
}
TEST(Field, AChoiceIsNoNumber) { EXPECT_FALSE(kSite.IsNumber()); }
TEST(Field, AWholeNumberStandsAtItself) { EXPECT_EQ(kAge.PlaceOf(Decimal::FromInteger(-1)), -1); }
TEST(Field, ADecimalStandsAtTwiceItsUnits) { EXPECT_EQ(kKi67.PlaceOf(Decimal::FromUnits(7)), 14); }

TEST(Field, GivesTheNumberAtItsPlace) { EXPECT_EQ(kKi67.NumberAt(14), Decimal::FromUnits(7)); }
TEST(Field, GivesTheNumberBelowAPlaceBetweenTwo) {
  EXPECT_EQ(kKi67.NumberAt(15), Decimal::FromUnits(7));
  EXPECT_EQ(kKi67.NumberAt(-1), Decimal::FromUnits(-1));
}
TEST(Field, GivesTheWholeNumberAtItsPlace) {
  EXPECT_EQ(kAge.NumberAt(61), Decimal::FromInteger(61));
}
TEST(Field, KnowsPlacesBetweenDecimals) {
  EXPECT_TRUE(kKi67.IsJustAbove(15));
  EXPECT_FALSE(kKi67.IsJustAbove(14));
}
TEST(Field, HasNoPlacesBetweenWholeNumbers) { EXPECT_FALSE(kAge.IsJustAbove(15)); }

TEST(Domain, OfABooleanIsNoAndYes) { EXPECT_EQ(Field().Domain(), ValueSet::Between(0, 1)); }
TEST(Domain, OfASetMemberIsNoAndYes) { EXPECT_EQ(kPrior.Domain(), ValueSet::Between(0, 1)); }
TEST(Domain, OfAChoiceHasAPlaceForEachValue) { EXPECT_EQ(kSite.Domain(), ValueSet::Between(0, 1)); }
TEST(Domain, OfAChoiceWithoutValuesIsEmpty) {
  EXPECT_TRUE(Field{.type = Type::kChoice}.Domain().empty());
}
TEST(Domain, OfANumberTakesBothEndsIn) { EXPECT_EQ(kAge.Domain(), ValueSet::Between(-1, 120)); }
TEST(Domain, OfADecimalHasNoPlaceAboveItsMaximum) {
  EXPECT_FALSE(kKi67.Domain().Contains(DecimalPlace(Decimal::FromInteger(100)) + 1));
}
TEST(Domain, OfANumberWithoutEndsIsAll) {
  EXPECT_EQ(Field{.type = Type::kDecimal}.Domain(), ValueSet::All());
}
TEST(Domain, OfNoTypeIsEmpty) {
  EXPECT_TRUE(Field{.type = static_cast<Type>(99)}.Domain().empty());
  EXPECT_EQ(TypeName(static_cast<Type>(99)), "");
}

class SchemaTest : public testing::Test {
 protected:
  Schema schema_;
  FieldId prior_ = schema_.Add(kPrior);
  FieldId site_ = schema_.Add(
      {.id = "site", .type = Type::kChoice, .values = {"lung"}, .synonyms = {"primary", "prior"}});
};

TEST_F(SchemaTest, FindsAFieldById) { EXPECT_EQ(schema_.Find("site"), site_); }
TEST_F(SchemaTest, FindsAFieldBySynonym) { EXPECT_EQ(schema_.Find("primary"), site_); }
TEST_F(SchemaTest, DoesNotFindWhatWasNotAdded) { EXPECT_EQ(schema_.Find("grade"), std::nullopt); }
TEST_F(SchemaTest, ANameTakenKeepsItsFirstOwner) { EXPECT_EQ(schema_.Find("prior"), prior_); }
TEST_F(SchemaTest, SuggestsAName) { EXPECT_EQ(schema_.Suggest("siet"), "site"); }
TEST_F(SchemaTest, SuggestsASynonym) { EXPECT_EQ(schema_.Suggest("primray"), "primary"); }
TEST_F(SchemaTest, SuggestsNothingForAnotherWord) { EXPECT_EQ(schema_.Suggest("zzzz"), ""); }
TEST_F(SchemaTest, HoldsItsFieldsInTheirOrder) {
  ASSERT_EQ(schema_.size(), 2U);
  EXPECT_EQ(schema_.fields()[1].id, "site");
  EXPECT_EQ(schema_[prior_].id, "prior");
}
TEST_F(SchemaTest, ASetHasAVariableForEachMember) {
  EXPECT_EQ(schema_.VariableOf(prior_, 1), 1U);
  EXPECT_EQ(schema_.variables()[1].field, prior_);
  EXPECT_EQ(schema_.variables()[1].member, 1U);
}
TEST_F(SchemaTest, AnyOtherFieldHasOneVariable) {
  EXPECT_EQ(schema_.VariableOf(site_), 2U);
  EXPECT_EQ(schema_.variables()[2].member, std::nullopt);
}
TEST_F(SchemaTest, KnowsTheDomainOfAVariable) {
  EXPECT_EQ(schema_.Domain(2), ValueSet::Equal(0));
  EXPECT_EQ(schema_.Domain(1), ValueSet::Between(0, 1));
}

class FactsTest : public testing::Test {
 protected:
  Schema schema_;
  VariableId age_ = schema_.VariableOf(schema_.Add(kAge));
  Facts facts_{schema_};
};

TEST_F(FactsTest, KnowNothingAtFirst) { EXPECT_FALSE(facts_.Knows(age_)); }
TEST_F(FactsTest, HaveAPlaceForEachVariable) { EXPECT_EQ(facts_.size(), 1U); }
TEST_F(FactsTest, KeepWhatIsStated) {
  facts_.Set(schema_, age_, ValueSet::Between(8, 12));
  EXPECT_EQ(facts_[age_], ValueSet::Between(8, 12));
}
TEST_F(FactsTest, KeepOnlyWhatIsPossible) {
  facts_.Set(schema_, age_, ValueSet::AtLeast(100));
  EXPECT_EQ(facts_[age_], ValueSet::Between(100, 120));
}
TEST_F(FactsTest, ThatAnythingIsPossibleSaysNothing) {
  facts_.Set(schema_, age_, ValueSet::Equal(3));
  facts_.Set(schema_, age_, ValueSet::AtLeast(-5));
  EXPECT_FALSE(facts_.Knows(age_));
}
TEST_F(FactsTest, CanBeTakenBack) {
  facts_.Set(schema_, age_, ValueSet::Equal(3));
  facts_.Clear(age_);
  EXPECT_FALSE(facts_.Knows(age_));
}

}  // namespace
}  // namespace grevy::logic
