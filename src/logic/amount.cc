// Arithmetic on spans; see amount.h. All operations are monotone in each operand between the places
// that are looked at apart (zero), so their ends are found at the ends of the operands.

#include "logic/amount.h"

#include <algorithm>
#include <array>

namespace grevy::logic {
namespace {

namespace mp = boost::multiprecision;

// Two numbers closer than this share of them are one number that was worked out in two ways.
const Real& Tolerance() {
  static const Real tolerance("1e-40");
  return tolerance;
}

// Nothing so large or so small can be a result; it keeps exponents within what can be held.
constexpr int kLargestExponent = 200;

constexpr int kDigitsOfDecimal = 8;

Real FromDecimal(Decimal number) {
  if (number.IsInteger()) return Real(number.units() / Decimal::kUnitsPerOne);
  return Real(number.units()) / Decimal::kUnitsPerOne;
}

// -1, 0 or 1.
int Compare(const Real& a, const Real& b) {
  const Real difference = a - b;
  if (mp::abs(difference) <= Tolerance() * std::max<Real>(mp::abs(a), mp::abs(b))) return 0;
  return difference < 0 ? -1 : 1;
}

bool HoldsZero(const Amount& a) { return a.Low() <= 0 && a.High() >= 0; }

Amount Spanning(const std::array<Real, 4>& corners) {
  const auto [low, high] = std::minmax_element(corners.begin(), corners.end());
  return Amount::Between(*low, *high);
}

bool IsInteger(const Real& number) { return mp::floor(number) == number; }

// A whole power by multiplication, which is exact as long as the digits suffice.
Real WholePower(const Real& base, int exponent) {
  Real power = 1;
  for (int i = 0; i < std::abs(exponent); ++i) power *= base;
  return exponent < 0 ? Real(1 / power) : power;
}

Amount PowerOfWhole(const Amount& base, int exponent) {
  if (exponent <= 0 && HoldsZero(base)) return {};
  const Real low = WholePower(base.Low(), exponent);
  const Real high = WholePower(base.High(), exponent);
  Real least = std::min(low, high);
  if (HoldsZero(base) && exponent % 2 == 0) least = 0;
  return Amount::Between(least, std::max(low, high));
}

std::optional<Real> PowerAt(const Real& base, const Real& exponent) {
  if (base == 0) return exponent > 0 ? std::optional<Real>(0) : std::nullopt;
  if (exponent == Real("0.5")) return Real(mp::sqrt(base));
  const Real logarithm = exponent * mp::log(base);
  if (mp::abs(logarithm) > kLargestExponent) return std::nullopt;
  return Real(mp::exp(logarithm));
}

Real RoundAt(const Real& number, int digits) {
  const Real scale = WholePower(10, digits);
  // A half that came out as 0.4999… is a half.
  const Real counted = mp::abs(number) * scale * (1 + Tolerance());
  const Real rounded = mp::floor(Real(counted + Real("0.5"))) / scale;
  return number < 0 ? Real(-rounded) : rounded;
}

}  // namespace

Amount Amount::Between(Real low, Real high) {
  Amount amount;
  amount.ends_.emplace(std::move(low), std::move(high));
  return amount;
}

Amount Amount::Of(Decimal number) { return Between(FromDecimal(number), FromDecimal(number)); }

Amount Amount::Of(const Field& field, const ValueSet& values) {
  if (values.empty()) return {};
  const Place first = values.ranges().front().begin;
  const Place last = values.ranges().back().end - 1;
  if (first == kFirstPlace || last == kEndPlace - 1) return {};
  // The number just above a place lies below the next.
  return Between(FromDecimal(field.NumberAt(first)),
                 FromDecimal(field.NumberAt(field.IsJustAbove(last) ? last + 1 : last)));
}

ValueSet Amount::ValuesOf(const Field& field) const {
  ValueSet domain = field.Domain();
  if (!IsKnown()) return domain;
  const Real largest(Decimal::kLargestInteger);
  if (High() < -largest || Low() > largest) return domain;
  const Real unit = WholePower(10, kDigitsOfDecimal);
  const auto place_of = [&](const Real& end, bool is_low) {
    const Real within = std::clamp<Real>(end, -largest, largest) * unit;
    const Real whole = is_low ? mp::floor(Real(within + Tolerance() * mp::abs(within)))
                              : mp::ceil(Real(within - Tolerance() * mp::abs(within)));
    return field.PlaceOf(Decimal::FromUnits(whole.convert_to<std::int64_t>()));
  };
  const ValueSet values =
      ValueSet::Between(place_of(Low(), true), place_of(High(), false)).Intersect(domain);
  return values.empty() ? domain : values;
}

Amount operator+(const Amount& a, const Amount& b) {
  if (!a.IsKnown() || !b.IsKnown()) return {};
  return Amount::Between(a.Low() + b.Low(), a.High() + b.High());
}

Amount operator-(const Amount& a) {
  if (!a.IsKnown()) return {};
  return Amount::Between(-a.High(), -a.Low());
}

Amount operator-(const Amount& a, const Amount& b) { return a + -b; }

Amount operator*(const Amount& a, const Amount& b) {
  if (!a.IsKnown() || !b.IsKnown()) return {};
  return Spanning({a.Low() * b.Low(), a.Low() * b.High(), a.High() * b.Low(), a.High() * b.High()});
}

Amount operator/(const Amount& a, const Amount& b) {
  if (!a.IsKnown() || !b.IsKnown() || HoldsZero(b)) return {};
  return Spanning({a.Low() / b.Low(), a.Low() / b.High(), a.High() / b.Low(), a.High() / b.High()});
}

Amount Power(const Amount& base, const Amount& exponent) {
  if (!base.IsKnown() || !exponent.IsKnown()) return {};
  const Real& y = exponent.Low();
  if (y == exponent.High() && IsInteger(y) && mp::abs(y) <= kLargestExponent)
    return PowerOfWhole(base, y.convert_to<int>());
  if (base.Low() < 0) return {};
  std::array<Real, 4> corners;
  auto* corner = corners.begin();
  for (const Real* x : {&base.Low(), &base.High()}) {
    for (const Real* e : {&exponent.Low(), &exponent.High()}) {
      const std::optional<Real> power = PowerAt(*x, *e);
      if (!power) return {};
      *corner++ = *power;
    }
  }
  return Spanning(corners);
}

Amount Ln(const Amount& a) {
  if (!a.IsKnown() || a.Low() <= 0) return {};
  return Amount::Between(mp::log(a.Low()), mp::log(a.High()));
}

Amount Exp(const Amount& a) {
  if (!a.IsKnown() || a.High() > kLargestExponent || a.Low() < -kLargestExponent) return {};
  return Amount::Between(mp::exp(a.Low()), mp::exp(a.High()));
}

Amount Smaller(const Amount& a, const Amount& b) {
  if (!a.IsKnown() || !b.IsKnown()) return {};
  return Amount::Between(std::min(a.Low(), b.Low()), std::min(a.High(), b.High()));
}

Amount Larger(const Amount& a, const Amount& b) {
  if (!a.IsKnown() || !b.IsKnown()) return {};
  return Amount::Between(std::max(a.Low(), b.Low()), std::max(a.High(), b.High()));
}

Amount Round(const Amount& a, int digits) {
  if (!a.IsKnown()) return {};
  return Amount::Between(RoundAt(a.Low(), digits), RoundAt(a.High(), digits));
}

Amount Either(const Amount& a, const Amount& b) {
  if (!a.IsKnown() || !b.IsKnown()) return {};
  return Amount::Between(std::min(a.Low(), b.Low()), std::max(a.High(), b.High()));
}

Kleene IsLess(const Amount& a, const Amount& b) { return Not(IsAtMost(b, a)); }

Kleene IsAtMost(const Amount& a, const Amount& b) {
  if (!a.IsKnown() || !b.IsKnown()) return Kleene::kUnknown;
  if (Compare(a.High(), b.Low()) <= 0) return Kleene::kTrue;
  return Compare(a.Low(), b.High()) > 0 ? Kleene::kFalse : Kleene::kUnknown;
}

Kleene IsEqual(const Amount& a, const Amount& b) { return And(IsAtMost(a, b), IsAtMost(b, a)); }

}  // namespace grevy::logic
