// Exact decimal numbers.
//
// A threshold of a guideline is a decimal ("Ki-67 above 20 %", "bilirubin over 1.5 times"), and so
// is a laboratory value. Binary floating point cannot hold 20.1, so numbers are kept as whole
// counts of 10^-8, the step of CQL's own Decimal (CQL 1.5 author's guide, "Decimal"). Nothing is
// ever rounded: text with more digits than fit is refused.
//
//     std::optional<Decimal> ki67 = Decimal::Parse("20.1");
//     if (*ki67 > Decimal::FromInteger(20)) { … }
//     ki67->ToString();  // "20.1"

#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace grevy::logic {

/// A number with at most eight digits after the point, between -10^10 and 10^10.
class Decimal {
 public:
  /// Units in one: the resolution is one hundred-millionth.
  static constexpr std::int64_t kUnitsPerOne = 100'000'000;
  /// The largest whole number that can be held.
  static constexpr std::int64_t kLargestInteger = 10'000'000'000;

  constexpr Decimal() = default;
  static constexpr Decimal FromInteger(std::int64_t value) { return Decimal(value * kUnitsPerOne); }
  static constexpr Decimal FromUnits(std::int64_t units) { return Decimal(units); }

  /// Reads `12`, `-3`, `0.15`, `.5`. Empty when the text is no such number, has more than eight
  /// digits after the point, or is too large.
  static std::optional<Decimal> Parse(std::string_view text);

  constexpr std::int64_t units() const { return units_; }
  constexpr bool IsInteger() const { return units_ % kUnitsPerOne == 0; }

  /// The shortest text that reads back as the same number: "20.1", never "20.10".
  std::string ToString() const;

  friend constexpr auto operator<=>(const Decimal&, const Decimal&) = default;

 private:
  explicit constexpr Decimal(std::int64_t units) : units_(units) {}
  std::int64_t units_ = 0;
};

}  // namespace grevy::logic
