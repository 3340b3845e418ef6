// Text for a terminal, or for a pipe: wrapped to the window, coloured only where somebody looks.
//
//     Terminal terminal(std::cout, Terminal::SettingsFor(STDOUT_FILENO, /*no_color=*/false));
//     terminal.Line({.indent = 2, .mark = "✓", .mark_style = Style::kGood}, "Ki-67 at most 10 %");

#pragma once

#include <ostream>
#include <string>
#include <string_view>

namespace grevy::cli {

enum class Style { kPlain, kBold, kDim, kGood, kBad, kWarn };

struct TerminalSettings {
  int width = 100;  // columns
  bool colour = false;
};

/// How a line begins: spaces, then a mark, then the text, whose further lines stand below its
/// first.
struct Lead {
  int indent = 0;
  std::string mark = {};
  Style mark_style = Style::kPlain;
  Style style = Style::kPlain;  // of the text
};

class Terminal {
 public:
  Terminal(std::ostream& out, TerminalSettings settings) : out_(out), settings_(settings) {}

  /// What fits an open file: its window's width and, unless it is no terminal, NO_COLOR is set,
  /// TERM is "dumb" or colours were declined, colours.
  static TerminalSettings SettingsFor(int file_descriptor, bool no_colour);

  void Blank() { out_ << '\n'; }
  /// A paragraph, wrapped.
  void Line(const Lead& lead, std::string_view text);
  /// A heading with as much room above as it needs.
  void Heading(std::string_view text, Style style = Style::kBold);

  int width() const { return settings_.width; }

 private:
  std::string Styled(std::string_view text, Style style) const;

  std::ostream& out_;
  TerminalSettings settings_;
};

/// How many columns a text takes: one per character of UTF-8.
std::size_t Columns(std::string_view text);

}  // namespace grevy::cli
