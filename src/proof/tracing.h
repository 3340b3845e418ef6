// Where each row of the evidence is encoded in the knowledge, or why it is left out.
//
// What stands in the knowledge names its rows (`rows:`); where it names none, its own id does, with
// or without the letter that tells several rules of one row apart ("ADV-SSA-02a"). Fields,
// definitions and constraints are named as their rows are. A vignette names the worked case of a
// dossier that it comes from ("from: lumps.md V1").
//
//     const Tracing tracing = TraceRows(evidence, knowledge, vignettes);
//     for (const TracedRow& row : tracing.rows) if (row.IsLeftOver()) …

#pragma once

#include <string>
#include <vector>

#include "advice/vignette.h"
#include "knowledge/knowledge.h"
#include "proof/evidence.h"

namespace grevy::proof {

/// Why something is left out, and where that is said.
struct LeftOutHere {
  std::string where;
  std::string because;
};

struct TracedRow {
  const EvidenceRow* row = nullptr;
  std::vector<std::string> encoded_by;  // "rule ADV-SSA-01", "precaution TH-SSA-01 of ssa", …
  std::vector<LeftOutHere> left_out;
  bool carried = false;  // by all that it stands `through`

  bool IsLeftOver() const { return encoded_by.empty() && left_out.empty() && !carried; }
};

struct Tracing {
  std::vector<TracedRow> rows;       // in the order of the evidence
  std::vector<std::string> unknown;  // what names a row that does not exist, as sentences

  bool IsComplete() const;
};

Tracing TraceRows(const Evidence& evidence, const knowledge::Knowledge& knowledge,
                  const std::vector<advice::Vignette>& vignettes);

/// Every row with what encodes it, then by dossier what is left over; where `brief`, that alone.
std::string TextOf(const Tracing& tracing, const Evidence& evidence, bool brief);

/// The doubtful rows as questions for a clinician: docs/knowledge-review.md.
std::string ReviewPageOf(const Tracing& tracing);

}  // namespace grevy::proof
