// Rendering doors; see doors_text.h.

#include "cli/doors_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "cli/wording.h"
#include "knowledge/words.h"

namespace grevy::cli {
namespace {

using advice::Door;
using advice::DoorKind;
using advice::Turn;
using advice::WhatIf;
using logic::Kleene;

// How many of the turns of one door are shown before the rest is only named.
constexpr std::size_t kMostTurns = 3;

struct Group {
  DoorKind kind;
  std::string_view title;
  std::string_view mark;
  Style style;
};
constexpr Group kGroups[] = {
    {DoorKind::kCloses, "IT WOULD CLOSE", "✗", Style::kBad},
    {DoorKind::kRestricts, "IT WOULD RESTRICT", "!", Style::kWarn},
    {DoorKind::kOpens, "IT WOULD OPEN", "○", Style::kGood},
};

class WhatIfWriter {
 public:
  WhatIfWriter(const WhatIf& what_if, Terminal& terminal)
      : what_if_(what_if), knowledge_(*what_if.then.knowledge), terminal_(terminal) {}

  void Write() {
    terminal_.Line({.style = Style::kBold},
                   fmt::format("WHAT IF: {}, given first", what_if_.treatment->name));
    terminal_.Line({.style = Style::kWarn},
                   "Nothing of this has happened. The case is taken as it would be once the "
                   "treatment has been given; all else stays as it is.");
    WriteChanges();
    for (const Group& group : kGroups) WriteGroup(group);
    if (what_if_.doors.empty())
      terminal_.Heading("No rule or precaution of another treatment turns by it.", Style::kPlain);
    terminal_.Heading("THE ADVICE AS IT WOULD THEN BE");
    terminal_.Blank();
  }

 private:
  void WriteChanges() {
    std::string then;
    for (const knowledge::StatedFact& change : what_if_.changes) {
      if (!change.lapsed) then += (then.empty() ? "" : "; ") + ChangeInWords(change);
    }
    if (!then.empty())
      terminal_.Line({.mark = "Then also:", .mark_style = Style::kBold}, then + ".");
    std::string lapsed;
    for (const knowledge::StatedFact& change : what_if_.changes) {
      const auto& not_counted = what_if_.then.not_counted;
      const bool shown = change.lapsed && std::find(not_counted.begin(), not_counted.end(),
                                                    change.field) != not_counted.end();
      if (shown)
        lapsed += (lapsed.empty() ? "" : "; ") + knowledge_.notes[change.field].short_label;
    }
    if (!lapsed.empty())
      terminal_.Line({.mark = "No longer known:", .mark_style = Style::kBold}, lapsed + ".");
  }

  // Of a set field, what is added to it.
  std::string ChangeInWords(const knowledge::StatedFact& change) const {
    const knowledge::FieldNotes& notes = knowledge_.notes[change.field];
    const logic::Field& field = knowledge_.schema[change.field];
    std::string value;
    for (const auto& [variable, values] : change.values) {
      const auto member = knowledge_.schema.variables()[variable].member;
      value +=
          (value.empty() ? "" : ", ") +
          (member ? notes.value_labels[*member] : knowledge::ValuesInWords(field, notes, values));
    }
    return fmt::format("{}: {}", notes.short_label, value);
  }

  void WriteGroup(const Group& group) {
    std::vector<const Door*> doors;
    for (const Door& door : what_if_.doors) {
      if (door.kind == group.kind) doors.push_back(&door);
    }
    if (doors.empty()) return;
    terminal_.Heading(fmt::format("{} ({})", group.title, doors.size()), group.style);
    for (const Door* door : doors) WriteDoor(*door, group);
  }

  void WriteDoor(const Door& door, const Group& group) {
    const std::string from = Spaced(advice::VerdictName(door.from));
    const std::string to = Spaced(advice::VerdictName(door.to));
    terminal_.Blank();
    terminal_.Line(
        {.mark = std::string(group.mark), .mark_style = group.style, .style = Style::kBold},
        fmt::format("{}: {}", door.treatment->name,
                    from == to ? "still " + to : fmt::format("{} → {}", from, to)));
    for (std::size_t i = 0; i < std::min(kMostTurns, door.because.size()); ++i)
      WriteTurn(door.because[i]);
    if (door.because.size() > kMostTurns) {
      std::string rest;
      for (std::size_t i = kMostTurns; i < door.because.size(); ++i)
        rest += (rest.empty() ? "" : ", ") + door.because[i].id();
      terminal_.Line({.indent = 4, .style = Style::kDim},
                     fmt::format("and {} more: {}", door.because.size() - kMostTurns, rest));
    }
  }

  void WriteTurn(const Turn& turn) {
    const bool holds = turn.to == Kleene::kTrue;
    const std::string what = turn.precaution != nullptr
                                 ? std::string(EffectInWords(turn.precaution->effect))
                                 : Spaced(knowledge::StanceName(turn.rule->stance));
    const knowledge::Citation& citation = turn.citation();
    std::string text = fmt::format("{}: {}", what, turn.because());
    if (!turn.lost.empty()) text += fmt::format(" (✗ {})", fmt::join(turn.lost, "; ✗ "));
    terminal_.Line({.indent = 4, .mark = holds ? "then holds" : "holds no more"},
                   fmt::format("{}. [{}: {}, {}]", text, turn.id(),
                               knowledge_.sources[citation.source].id, citation.at));
  }

  const WhatIf& what_if_;
  const knowledge::Knowledge& knowledge_;
  Terminal& terminal_;
};

}  // namespace

void WriteWhatIf(const WhatIf& what_if, Terminal& terminal) {
  WhatIfWriter(what_if, terminal).Write();
}

}  // namespace grevy::cli
