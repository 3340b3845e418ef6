// Duties that are known to fail and are left so for a reason: knowledge/proofs.yaml.
//
//     accepted:
//       - duty: d/carcinoid_crisis
//         because: the pathway is not yet written to its end
//
// An accepted duty that holds again is an error: its entry is no longer needed. Mutants of which no
// vignette takes notice (mutate.h) are accepted in the same way.

#pragma once

#include <string>
#include <vector>

#include "logic/problem.h"

namespace grevy::proof {

struct Accepted {
  std::string duty;  // or mutant: its name
  std::string because;
  logic::Location location;
};

/// Reads proofs.yaml in a directory of knowledge; nothing is accepted where there is none.
std::vector<Accepted> ReadAccepted(const std::string& directory, logic::Problems& problems);
/// The same of mutants.yaml, whose entries name a `mutant:` each.
std::vector<Accepted> ReadAcceptedMutants(const std::string& directory, logic::Problems& problems);

}  // namespace grevy::proof
