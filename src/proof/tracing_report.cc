// What became of the rows, for the terminal and as a page of questions; see tracing.h.

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "proof/tracing.h"

namespace grevy::proof {
namespace {

// What became of a row, in one line.
std::string FateOf(const TracedRow& traced) {
  std::vector<std::string> parts = traced.encoded_by;
  if (traced.carried)
    parts.push_back(fmt::format("through {}", fmt::join(traced.row->through, ", ")));
  for (const LeftOutHere& left_out : traced.left_out)
    parts.push_back(fmt::format("left out by {}: {}", left_out.where, left_out.because));
  return parts.empty() ? "LEFT OVER" : fmt::format("{}", fmt::join(parts, "; "));
}

struct Count {
  std::size_t encoded = 0;
  std::size_t left_out = 0;
  std::vector<std::string> left_over;
};

Count CountIn(const Tracing& tracing, const std::string& dossier) {
  Count count;
  for (const TracedRow& traced : tracing.rows) {
    if (traced.row->dossier != dossier) continue;
    if (traced.IsLeftOver()) {
      count.left_over.push_back(traced.row->id);
    } else {
      ++(traced.encoded_by.empty() && !traced.carried ? count.left_out : count.encoded);
    }
  }
  return count;
}

}  // namespace

std::string TextOf(const Tracing& tracing, const Evidence& evidence, bool brief) {
  std::string text;
  for (const std::string& dossier : evidence.dossiers) {
    if (brief) break;
    for (const TracedRow& traced : tracing.rows) {
      if (traced.row->dossier == dossier)
        text += fmt::format("{:<14} {}\n", traced.row->id, FateOf(traced));
    }
  }
  std::size_t left_over = 0;
  for (const std::string& dossier : evidence.dossiers) {
    const Count count = CountIn(tracing, dossier);
    left_over += count.left_over.size();
    text += fmt::format("{}: {} encoded, {} left out, {} left over\n", dossier, count.encoded,
                        count.left_out, count.left_over.size());
    if (!count.left_over.empty())
      text += fmt::format("  left over: {}\n", fmt::join(count.left_over, ", "));
  }
  for (const std::string& sentence : tracing.unknown) text += sentence + '\n';
  text += fmt::format("{} rows: {} left over; {} names that are no row\n", tracing.rows.size(),
                      left_over, tracing.unknown.size());
  return text;
}

std::string ReviewPageOf(const Tracing& tracing) {
  std::string page =
      "# Questions for a clinician\n\n"
      "These statements are doubtful in the evidence itself (`recalled?`): somebody remembered "
      "them and nobody found them in a source. None of them\n"
      "supports a treatment until a clinician has settled it. A row may be doubtful in one part "
      "only; then the rest of it is encoded.\n\n"
      "`make review` writes this page from the knowledge and docs/trace/rows.yaml.\n";
  std::string dossier;
  for (const TracedRow& traced : tracing.rows) {
    if (!traced.row->IsDoubtful()) continue;
    if (traced.row->dossier != dossier) {
      dossier = traced.row->dossier;
      page +=
          fmt::format("\n## {}\n\n| row | where it stands | question |\n|---|---|---|\n", dossier);
    }
    std::vector<std::string> where = traced.encoded_by;
    std::vector<std::string> questions;
    for (const LeftOutHere& left_out : traced.left_out) {
      where.push_back(fmt::format("left out by {}", left_out.where));
      questions.push_back(left_out.because);
    }
    if (where.empty()) where.emplace_back("not yet encoded");
    if (questions.empty())
      questions.emplace_back(traced.encoded_by.empty()
                                 ? "is this row right, and where does it stand in its source?"
                                 : "part of it is encoded; is the doubtful part right?");
    page += fmt::format("| {} | {} | {} |\n", traced.row->id, fmt::join(where, ", "),
                        fmt::join(questions, "; "));
  }
  return page;
}

}  // namespace grevy::proof
