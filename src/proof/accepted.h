// Duties that are known to fail and are left so for a reason: knowledge/proofs.yaml.
//
//     accepted:
//       - duty: d/carcinoid_crisis
//         because: the pathway is not yet written to its end
//
// An accepted duty that holds again is an error: its entry is no longer needed.

#pragma once

#include <string>
#include <vector>

#include "logic/problem.h"

namespace grevy::proof {

struct Accepted {
  std::string duty;
  std::string because;
  logic::Location location;
};

/// Reads proofs.yaml in a directory of knowledge; nothing is accepted where there is none.
std::vector<Accepted> ReadAccepted(const std::string& directory, logic::Problems& problems);

}  // namespace grevy::proof
