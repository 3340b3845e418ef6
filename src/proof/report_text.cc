// The report on the terminal; see report.h.

#include <fmt/format.h>

#include "proof/report.h"
#include "proof/summary.h"

namespace grevy::proof {
namespace {

using knowledge::Knowledge;

std::string CountWithTime(int count, double seconds, bool is_tried) {
  return is_tried ? fmt::format("{} {:6.2f} s", count, seconds) : std::string("–");
}

std::string FindingText(const Outcome& outcome, const Knowledge& knowledge) {
  std::string text = fmt::format("\n{}: {}\n", outcome.duty.id, outcome.duty.fault);
  if (outcome.accepted) text += fmt::format("  accepted: {}\n", outcome.accepted->because);
  if (outcome.example) {
    text += "  for this case:\n" + Indented(YamlOf(*outcome.example, knowledge), 6);
  }
  for (const std::string& remark : outcome.remarks) text += fmt::format("  {}\n", remark);
  for (const Involved& involved : InvolvedIn(outcome, knowledge)) {
    text += fmt::format("  {} {}: {}\n      [{}, {}; {}]\n", involved.id, involved.says,
                        involved.because, involved.source, involved.at, involved.known);
  }
  return text;
}

}  // namespace

std::string Indented(const std::string& text, int spaces) {
  std::string result;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    result +=
        std::string(static_cast<std::size_t>(spaces), ' ') + text.substr(begin, end - begin) + '\n';
    begin = end + 1;
  }
  return result;
}

std::string TableOf(const Proofs& proofs) {
  std::string text =
      fmt::format("{:31} {:>6} {:>14} {:>14} {:>13} {:>5} {:>8} {:>8}\n", "", "duties",
                  "by diagrams", "by Z3", "by trial", "open", "accepted", "reported");
  int duties = 0;
  int open = 0;
  for (const Summary& s : SummariesOf(proofs)) {
    text += fmt::format("{} {:29} {:>6} {:>14} {:>14} {:>13} {:>5} {:>8} {:>8}\n", LetterOf(s.kind),
                        s.name, s.duties,
                        CountWithTime(s.by_diagrams, s.diagram_seconds, s.tried_by_diagrams > 0),
                        CountWithTime(s.by_z3, s.z3_seconds, s.tried_by_z3 > 0),
                        CountWithTime(s.by_trial, s.trial_seconds, s.tried_by_trial > 0), s.open,
                        s.accepted, s.reported);
    duties += s.duties;
    open += s.open;
  }
  text += fmt::format("{} {}, {}\n", duties, duties == 1 ? "statement" : "statements",
                      open == 0 ? std::string("nothing to mend") : fmt::format("{} to mend", open));
  return text;
}

std::string FindingsOf(const Proofs& proofs, const Knowledge& knowledge) {
  std::string text;
  for (const Outcome& outcome : proofs.outcomes) {
    if (!outcome.IsProved()) text += FindingText(outcome, knowledge);
  }
  return text;
}

}  // namespace grevy::proof
