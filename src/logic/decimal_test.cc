#include "logic/decimal.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>

namespace grevy::logic {
namespace {

// The number as it prints, or "refused".
std::string Read(std::string_view text) {
  const std::optional<Decimal> number = Decimal::Parse(text);
  return number ? number->ToString() : "refused";
}

TEST(Decimal, ReadsAWholeNumber) { EXPECT_EQ(Read("12"), "12"); }
TEST(Decimal, ReadsANegativeNumber) { EXPECT_EQ(Read("-3"), "-3"); }
TEST(Decimal, ReadsAPlusSign) { EXPECT_EQ(Read("+3"), "3"); }
TEST(Decimal, ReadsDigitsAfterThePoint) { EXPECT_EQ(Read("20.1"), "20.1"); }
TEST(Decimal, ReadsANumberThatStartsWithThePoint) { EXPECT_EQ(Read(".5"), "0.5"); }
TEST(Decimal, ReadsANumberThatEndsWithThePoint) { EXPECT_EQ(Read("5."), "5"); }
TEST(Decimal, ReadsTheSmallestStep) { EXPECT_EQ(Decimal::Parse("0.00000001")->units(), 1); }
TEST(Decimal, KeepsZerosBetweenPointAndDigits) { EXPECT_EQ(Read("1.00000005"), "1.00000005"); }
TEST(Decimal, PrintsANegativeFraction) { EXPECT_EQ(Read("-0.25"), "-0.25"); }
TEST(Decimal, NegativeZeroIsZero) { EXPECT_EQ(Decimal::Parse("-0"), Decimal()); }
TEST(Decimal, DropsTrailingZeros) { EXPECT_EQ(Read("20.10"), "20.1"); }
TEST(Decimal, DropsLeadingZeros) { EXPECT_EQ(Read("0000000000000000000000007"), "7"); }
TEST(Decimal, ZerosBeyondTheEighthDigitLoseNothing) {
  EXPECT_EQ(Read("0.1000000000000000000000000"), "0.1");
}
TEST(Decimal, RefusesANinthDigit) { EXPECT_EQ(Read("0.000000001"), "refused"); }
TEST(Decimal, RefusesADigitAfterManyZeros) { EXPECT_EQ(Read("0.1000000000000001"), "refused"); }
TEST(Decimal, HoldsTheLargestNumber) {
  EXPECT_EQ(Decimal::Parse("10000000000"), Decimal::FromInteger(Decimal::kLargestInteger));
}
TEST(Decimal, HoldsTheLargestNumberWithAllItsZeros) {
  EXPECT_EQ(Read("10000000000.00000000"), "10000000000");
}
TEST(Decimal, HoldsTheSmallestNumber) { EXPECT_EQ(Read("-10000000000"), "-10000000000"); }
TEST(Decimal, HoldsTheNumberJustBelowTheLargest) {
  EXPECT_EQ(Read("9999999999.99999999"), "9999999999.99999999");
}
TEST(Decimal, RefusesANumberAboveTheLargest) { EXPECT_EQ(Read("10000000001"), "refused"); }
TEST(Decimal, RefusesAFractionAboveTheLargest) {
  EXPECT_EQ(Read("10000000000.00000001"), "refused");
}
TEST(Decimal, RefusesATenthAboveTheLargest) { EXPECT_EQ(Read("10000000000.1"), "refused"); }
TEST(Decimal, RefusesWhatWouldOverflow) {
  EXPECT_EQ(Read("99999999999999999999999999999999999999"), "refused");
}
TEST(Decimal, RefusesNothing) { EXPECT_EQ(Read(""), "refused"); }
TEST(Decimal, RefusesASignAlone) { EXPECT_EQ(Read("-"), "refused"); }
TEST(Decimal, RefusesAPointAlone) { EXPECT_EQ(Read("."), "refused"); }
TEST(Decimal, RefusesTwoSigns) { EXPECT_EQ(Read("--1"), "refused"); }
TEST(Decimal, RefusesTwoPoints) { EXPECT_EQ(Read("1.2.3"), "refused"); }
TEST(Decimal, RefusesAnExponent) { EXPECT_EQ(Read("1e3"), "refused"); }
TEST(Decimal, RefusesSpace) { EXPECT_EQ(Read(" 1"), "refused"); }
TEST(Decimal, RefusesAComma) { EXPECT_EQ(Read("1,5"), "refused"); }
TEST(Decimal, RefusesWords) { EXPECT_EQ(Read("ten"), "refused"); }
TEST(Decimal, KnowsWholeNumbers) { EXPECT_TRUE(Decimal::Parse("3.00")->IsInteger()); }
TEST(Decimal, KnowsFractions) { EXPECT_FALSE(Decimal::Parse("3.01")->IsInteger()); }

constexpr std::int64_t kLargest = Decimal::kLargestInteger * Decimal::kUnitsPerOne;

Decimal AnyDecimal() {
  return Decimal::FromUnits(*rc::gen::oneOf(rc::gen::inRange<std::int64_t>(-kLargest, kLargest + 1),
                                            rc::gen::inRange<std::int64_t>(-1000, 1001)));
}

RC_GTEST_PROP(DecimalProperty, ReadsBackWhatItPrints, ()) {
  const Decimal number = AnyDecimal();
  RC_ASSERT(Decimal::Parse(number.ToString()) == number);
}
RC_GTEST_PROP(DecimalProperty, PrintsNoTrailingZero, ()) {
  const std::string text = AnyDecimal().ToString();
  RC_ASSERT(text.find('.') == std::string::npos || (text.back() != '0' && text.back() != '.'));
}
RC_GTEST_PROP(DecimalProperty, ZerosAfterThePointChangeNothing, (std::uint8_t zeros)) {
  const Decimal number = AnyDecimal();
  std::string text = number.ToString();
  if (text.find('.') == std::string::npos) text += '.';
  RC_ASSERT(Decimal::Parse(text + std::string(zeros, '0')) == number);
}
RC_GTEST_PROP(DecimalProperty, OrderIsThatOfUnits, ()) {
  const Decimal a = AnyDecimal(), b = AnyDecimal();
  RC_ASSERT((a < b) == (a.units() < b.units()));
}
RC_GTEST_PROP(DecimalProperty, NonsenseIsRefusedAndNotMisread, (const std::string& text)) {
  if (const std::optional<Decimal> number = Decimal::Parse(text)) {
    RC_ASSERT(Decimal::Parse(number->ToString()) == number);
  }
}

}  // namespace
}  // namespace grevy::logic
