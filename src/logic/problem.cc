// Printing problems; see problem.h.

#include "logic/problem.h"

#include <algorithm>
#include <string_view>

namespace grevy::logic {
namespace {

// How much of a long line is shown around the underlined part.
constexpr std::size_t kShownWidth = 96;

// A character of UTF-8 has up to three bytes after its first; more of them in a row are no text,
// and are not followed.
constexpr int kMostToStepBack = 3;

// Whether a byte of UTF-8 begins a character.
bool BeginsCharacter(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

std::size_t CountCharacters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), BeginsCharacter));
}

}  // namespace

std::string Problem::ToString() const {
  std::string out = location.file;
  if (location.line > 0)
    out += ":" + std::to_string(location.line) + ":" + std::to_string(location.column);
  out += severity == Severity::kWarning ? ": warning: " : ": ";
  out += text;
  if (excerpt.empty()) return out;

  const std::size_t begin = std::min(underlined.begin, excerpt.size());
  std::size_t cut = begin > kShownWidth / 2 ? begin - kShownWidth / 2 : 0;
  for (int i = 0; i < kMostToStepBack && cut > 0 && !BeginsCharacter(excerpt[cut]); ++i) --cut;
  std::size_t end = std::min(cut + kShownWidth, excerpt.size());
  for (int i = 0; i < kMostToStepBack && end < excerpt.size() && !BeginsCharacter(excerpt[end]);
       ++i)
    --end;
  std::string shown = excerpt.substr(cut, end - cut);
  const std::size_t before = CountCharacters(std::string_view(shown).substr(0, begin - cut));
  const std::size_t length =
      CountCharacters(std::string_view(shown).substr(begin - cut, underlined.length));
  std::replace_if(
      shown.begin(), shown.end(), [](unsigned char c) { return c < ' ' || c == 0x7f; }, ' ');
  out += "\n  " + shown + "\n  " + std::string(before, ' ') + "^" +
         std::string(length > 1 ? length - 1 : 0, '~');
  return out;
}

bool HasErrors(const Problems& problems) {
  return std::any_of(problems.begin(), problems.end(),
                     [](const Problem& p) { return p.severity == Severity::kError; });
}

}  // namespace grevy::logic
