// Amounts: what is known of a number while it is worked out, as the two ends between which it lies.
//
// Numbers are decimals of fifty digits, so that what is exact on paper is exact here, and a
// logarithm is right far beyond the last digit that anybody is shown. Every operation keeps the
// result between its ends whatever the numbers within theirs: an end may lie too far out where one
// number occurs twice in a formula, never too far in. What has no result (a division by zero, the
// logarithm of a negative number) is unknown, as in CQL 1.5 (author's guide, "Arithmetic
// Operators": null), even where only some of the possible numbers have none.
//
//     const Amount weight = Amount::Of(*Decimal::Parse("70"));
//     const Amount index = weight / Power(Amount::Of(*Decimal::Parse("1.75")), two);
//     Round(index, 1).Low();  // 22.9

#pragma once

#include <boost/multiprecision/cpp_dec_float.hpp>
#include <optional>
#include <utility>

#include "logic/decimal.h"
#include "logic/field.h"
#include "logic/kleene.h"
#include "logic/value_set.h"

namespace grevy::logic {

/// A decimal of fifty digits.
using Real = boost::multiprecision::cpp_dec_float_50;

class Amount {
 public:
  Amount() = default;  // unknown
  static Amount Between(Real low, Real high);
  static Amount Of(Decimal number);
  /// The smallest span that holds all values of a number field; unknown where its ends are.
  static Amount Of(const Field& field, const ValueSet& values);

  bool IsKnown() const { return ends_.has_value(); }
  const Real& Low() const { return ends_->first; }
  const Real& High() const { return ends_->second; }

  /// The values of a field that lie between the ends; all of them where nothing is known, or where
  /// the field cannot have any of them.
  ValueSet ValuesOf(const Field& field) const;

 private:
  std::optional<std::pair<Real, Real>> ends_;
};

Amount operator+(const Amount& a, const Amount& b);
Amount operator-(const Amount& a, const Amount& b);
Amount operator-(const Amount& a);
Amount operator*(const Amount& a, const Amount& b);
Amount operator/(const Amount& a, const Amount& b);
Amount Power(const Amount& base, const Amount& exponent);
Amount Ln(const Amount& a);
Amount Exp(const Amount& a);
Amount Smaller(const Amount& a, const Amount& b);
Amount Larger(const Amount& a, const Amount& b);
/// To so many digits after the point, halves away from zero (CQL 1.5, "Round").
Amount Round(const Amount& a, int digits);
/// Either of them.
Amount Either(const Amount& a, const Amount& b);

Kleene IsLess(const Amount& a, const Amount& b);
Kleene IsAtMost(const Amount& a, const Amount& b);
Kleene IsEqual(const Amount& a, const Amount& b);

}  // namespace grevy::logic
