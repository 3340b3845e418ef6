// Reading and printing exact decimals; see decimal.h for why they exist.

#include "logic/decimal.h"

#include <algorithm>

namespace grevy::logic {
namespace {

constexpr int kDigitsAfterPoint = 8;
constexpr std::int64_t kLargestUnits = Decimal::kLargestInteger * Decimal::kUnitsPerOne;

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::optional<Decimal> Decimal::Parse(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);

  std::int64_t units = 0;
  int digits_after_point = 0;
  bool after_point = false;
  bool any_digit = false;
  for (const char c : text) {
    if (c == '.' && !after_point) {
      after_point = true;
      continue;
    }
    if (!IsDigit(c)) return std::nullopt;
    any_digit = true;
    if (after_point && ++digits_after_point > kDigitsAfterPoint) {
      if (c != '0') return std::nullopt;  // a digit that would be lost; trailing zeros lose nothing
      continue;
    }
    if (units > kLargestUnits / 10) return std::nullopt;
    units = units * 10 + (c - '0');
    if (units > kLargestUnits) return std::nullopt;
  }
  if (!any_digit) return std::nullopt;
  for (int i = std::min(digits_after_point, kDigitsAfterPoint); i < kDigitsAfterPoint; ++i) {
    if (units > kLargestUnits / 10) return std::nullopt;
    units *= 10;
  }
  return FromUnits(negative ? -units : units);
}

std::string Decimal::ToString() const {
  const std::int64_t magnitude = units_ < 0 ? -units_ : units_;
  std::string text = (units_ < 0 ? "-" : "") + std::to_string(magnitude / kUnitsPerOne);
  if (const std::int64_t rest = magnitude % kUnitsPerOne; rest != 0) {
    std::string digits = std::to_string(rest);
    digits.insert(0, static_cast<std::size_t>(kDigitsAfterPoint) - digits.size(), '0');
    digits.erase(digits.find_last_not_of('0') + 1);
    text += "." + digits;
  }
  return text;
}

}  // namespace grevy::logic
