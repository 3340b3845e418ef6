// Release notes, as `grevy diff --out` writes them: which verdicts a version changes, and for whom.
//
//     changes:
//       - { treatment: tablet, id: R-1, was: "recommended where sick", becomes: "…" }
//     regions:
//       - treatment: tablet
//         was: recommended
//         becomes: option
//         change: R-1
//         where: ["lumps > 3", "sick = true"]
//         example: { lumps: 4, sick: true }

#pragma once

#include <set>
#include <string>
#include <vector>

#include "advice/verdict.h"
#include "knowledge/knowledge.h"
#include "logic/expression.h"
#include "logic/facts.h"
#include "logic/problem.h"

namespace grevy::proof {

struct NotedRegion {
  std::string treatment;
  advice::Verdict was = advice::Verdict::kNotIndicated;
  advice::Verdict becomes = advice::Verdict::kNotIndicated;
  std::vector<logic::Expression> where;  // all of them hold; of stated facts alone
};

struct ReleaseNotes {
  std::set<std::string> treatments;  // of which some rule or precaution bears otherwise
  std::vector<NotedRegion> regions;
};

/// A verdict that was seen to change.
struct SeenChange {
  std::string treatment;
  advice::Verdict was = advice::Verdict::kNotIndicated;
  advice::Verdict becomes = advice::Verdict::kNotIndicated;
};

/// Reads notes for this version of the knowledge; none where there is no file. A condition on a
/// field or value that this version no longer has bounds nothing.
ReleaseNotes ReadNotes(const std::string& path, const logic::Schema& schema,
                       logic::Problems& problems);

/// Whether some region tells of a change that was seen for these facts: they may lie in it, and,
/// where they certainly do, the verdicts that were seen are what unknown facts can make of its own.
/// Undetermined may also mean that three-valued logic saw less than there is to see, though no
/// verdict differs: there it suffices that the notes name the treatment.
bool IsNoted(const ReleaseNotes& notes, const SeenChange& change, const logic::Schema& schema,
             const logic::Facts& facts);

}  // namespace grevy::proof
