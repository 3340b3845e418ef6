// Wrapping and colouring; see terminal.h.

#include "cli/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <vector>

namespace grevy::cli {
namespace {

constexpr int kNarrowest = 40;
constexpr int kWidest = 110;  // longer lines are harder to read
constexpr int kWidthInPipe = 100;

std::string_view Code(Style style) {
  switch (style) {
    case Style::kPlain:
      return "";
    case Style::kBold:
      return "\x1b[1m";
    case Style::kDim:
      return "\x1b[2m";
    case Style::kGood:
      return "\x1b[32m";
    case Style::kBad:
      return "\x1b[31m";
    case Style::kWarn:
      return "\x1b[33m";
  }
  return "";
}

std::vector<std::string_view> Words(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const std::size_t begin = text.find_first_not_of(" \n");
    if (begin == std::string_view::npos) break;
    text.remove_prefix(begin);
    std::size_t end = std::min(text.find_first_of(" \n"), text.size());
    // A number and its per cent sign stay together.
    if (text.substr(end).starts_with(" %"))
      end = std::min(text.find_first_of(" \n", end + 1), text.size());
    words.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return words;
}

bool IsSet(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

}  // namespace

std::size_t Columns(std::string_view text) {
  // Bytes that continue a character are 10xxxxxx.
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

TerminalSettings Terminal::SettingsFor(int file_descriptor, bool no_colour) {
  TerminalSettings settings;
  if (isatty(file_descriptor) == 0) {
    settings.width = kWidthInPipe;
    return settings;
  }
  winsize window{};
  if (ioctl(file_descriptor, TIOCGWINSZ, &window) == 0 && window.ws_col > 0)
    settings.width = window.ws_col;
  settings.width = std::clamp(settings.width, kNarrowest, kWidest);
  const char* term = std::getenv("TERM");
  const bool dumb = term != nullptr && std::string_view(term) == "dumb";
  settings.colour = !no_colour && !dumb && !IsSet("NO_COLOR");
  return settings;
}

std::string Terminal::Styled(std::string_view text, Style style) const {
  if (!settings_.colour || style == Style::kPlain || text.empty()) return std::string(text);
  return std::string(Code(style)) + std::string(text) + "\x1b[0m";
}

void Terminal::Line(const Lead& lead, std::string_view text) {
  const auto width = static_cast<std::size_t>(settings_.width);
  const std::vector<std::string_view> words = Words(text);
  std::size_t hanging = static_cast<std::size_t>(lead.indent);
  out_ << std::string(hanging, ' ');
  std::size_t column = hanging;  // where the text goes on
  if (!lead.mark.empty()) {
    out_ << Styled(lead.mark, lead.mark_style) << (words.empty() ? "" : " ");
    column += Columns(lead.mark) + 1;
    // Below a long mark there would be no room for text.
    hanging = column <= width / 3 ? column : hanging + 2;
  }
  std::string line;
  for (const std::string_view word : words) {
    const std::size_t gap = line.empty() ? 0 : 1;
    // A word alone that does not fit stands behind its mark only where a line of its own would not
    // help.
    const bool starts = line.empty() && column <= hanging;
    if (!starts && column + Columns(line) + gap + Columns(word) > width) {
      out_ << Styled(line, lead.style) << '\n' << std::string(hanging, ' ');
      line.clear();
      column = hanging;
    }
    if (!line.empty()) line += ' ';
    line += word;
  }
  out_ << Styled(line, lead.style) << '\n';
}

void Terminal::Heading(std::string_view text, Style style) {
  Blank();
  Line({.style = style}, text);
}

}  // namespace grevy::cli
