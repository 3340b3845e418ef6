// The rows of the evidence, as docs/trace/rows.yaml lists them: what each is, how it was verified,
// and never its text.
//
//     dossiers:
//       - file: lumps.md
//         places: [LU trap 1]                                  # may be named, need no rule
//         rows:
//           - { id: LU-01, kind: rule, known: [seen, recalled] }
//           - { id: S-01, kind: settlement, through: [LU-01] }

#pragma once

#include <string>
#include <vector>

#include "logic/problem.h"

namespace grevy::proof {

struct EvidenceRow {
  std::string id;  // of a vignette: "lumps.md V1", as only its dossier knows it
  std::string dossier;
  std::string kind;                // rule, threshold, constraint, settlement, field, vignette, …
  std::vector<std::string> known;  // the marks of its verification, in the order of the row
  std::vector<std::string> through;  // rows, fields or treatments that carry it
  std::string left_out;              // why nothing encodes it

  /// Whether the dossier itself doubts it: a clinician must settle it first.
  bool IsDoubtful() const;
  /// Whether it says something of a treatment, and not only how a case is described.
  bool SpeaksOfTreatment() const;
};

struct Evidence {
  std::vector<std::string> dossiers;
  std::vector<EvidenceRow> rows;
  std::vector<std::string> places;  // may be named as origin, and hold nothing to encode

  const EvidenceRow* Find(std::string_view id) const;
  bool HasPlace(std::string_view name) const;
};

Evidence ReadEvidence(const std::string& path, logic::Problems& problems);

}  // namespace grevy::proof
