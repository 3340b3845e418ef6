// Rendering how firm a verdict stands; see firmness_text.h.

#include "cli/firmness_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "cli/wording.h"

namespace grevy::cli {
namespace {

using advice::AtMost;
using advice::Firmness;
using advice::Turn;
using advice::Verdict;
using advice::VerdictChange;
using logic::Kleene;

// How many changes are shown, and how many of the rules that each rests on.
constexpr std::size_t kMostChanges = 8;
constexpr std::size_t kMostTurns = 2;

class FirmnessWriter {
 public:
  FirmnessWriter(const knowledge::Knowledge& knowledge, const Firmness& firmness,
                 Terminal& terminal, std::set<knowledge::SourceId>& cited)
      : knowledge_(knowledge), firmness_(firmness), terminal_(terminal), cited_(cited) {}

  void WriteStraddles() {
    for (const advice::Straddle& straddle : firmness_.straddles) {
      terminal_.Line({.indent = 4, .mark = "range", .mark_style = Style::kWarn},
                     InWords(knowledge_, straddle));
    }
  }

  void WriteChanges() {
    terminal_.Line({.indent = 4, .style = Style::kBold}, "What would change it");
    if (firmness_.changes.empty()) {
      terminal_.Line({.indent = 6, .style = Style::kDim},
                     firmness_.facts == AtMost::kTwoFacts
                         ? "No change of one stated fact would, and none of two was found."
                         : "No change of one stated fact would.");
    }
    const std::size_t shown = std::min(kMostChanges, firmness_.changes.size());
    for (std::size_t i = 0; i < shown; ++i) WriteChange(firmness_.changes[i]);
    if (firmness_.changes.size() > shown) {
      terminal_.Line({.indent = 6, .style = Style::kDim},
                     fmt::format("and {} more, farther off (all of them: --json)",
                                 firmness_.changes.size() - shown));
    }
    for (const VerdictChange& change : firmness_.reading_errors) WriteReadingError(change);
  }

 private:
  std::string Headline(const VerdictChange& change) const {
    std::string facts;
    for (const advice::ChangedFact& fact : change.facts)
      facts += (facts.empty() ? "" : ", and ") + InWords(knowledge_, fact);
    return fmt::format("{}: {}", facts, Spaced(advice::VerdictName(change.verdict)));
  }

  void WriteChange(const VerdictChange& change) {
    terminal_.Line({.indent = 6, .mark = "if"}, Headline(change));
    WriteTurns(change);
  }

  void WriteReadingError(const VerdictChange& change) {
    const auto& error = *knowledge_.notes[change.facts.front().field].reading_error;
    cited_.insert(error.citation.source);
    terminal_.Line({.indent = 6, .mark = "reading error", .mark_style = Style::kWarn},
                   fmt::format("if {}; {}. [{}, {}]", Headline(change), error.because,
                               knowledge_.sources[error.citation.source].id, error.citation.at));
    WriteTurns(change);
  }

  void WriteTurns(const VerdictChange& change) {
    const std::size_t shown = std::min(kMostTurns, change.because.size());
    for (std::size_t i = 0; i < shown; ++i) WriteTurn(change.because[i]);
    if (change.because.size() == shown) return;
    std::string rest;
    for (std::size_t i = shown; i < change.because.size(); ++i)
      rest += (rest.empty() ? "" : ", ") + change.because[i].id();
    terminal_.Line({.indent = 9, .style = Style::kDim},
                   fmt::format("and {} more: {}", change.because.size() - shown, rest));
  }

  void WriteTurn(const Turn& turn) {
    const knowledge::Citation& citation = turn.citation();
    cited_.insert(citation.source);
    const std::string what = turn.precaution != nullptr
                                 ? std::string(EffectInWords(turn.precaution->effect))
                                 : Spaced(knowledge::StanceName(turn.rule->stance));
    const std::string_view held = turn.to == Kleene::kTrue    ? "then holds"
                                  : turn.to == Kleene::kFalse ? "holds no more"
                                                              : "then open";
    terminal_.Line({.indent = 9, .mark = std::string(held), .mark_style = Style::kDim},
                   fmt::format("{}: {}. [{}: {}, {}]", what, turn.because(), turn.id(),
                               knowledge_.sources[citation.source].id, citation.at));
  }

  const knowledge::Knowledge& knowledge_;
  const Firmness& firmness_;
  Terminal& terminal_;
  std::set<knowledge::SourceId>& cited_;
};

}  // namespace

void WriteFirmness(const knowledge::Knowledge& knowledge, const Firmness& firmness, Verdict verdict,
                   Terminal& terminal, std::set<knowledge::SourceId>& cited) {
  FirmnessWriter writer(knowledge, firmness, terminal, cited);
  writer.WriteStraddles();
  if (firmness.tried && verdict != Verdict::kUndetermined) writer.WriteChanges();
}

}  // namespace grevy::cli
