// Discharging all duties of a body of knowledge, by both provers.
//
//     const Proofs proofs = Prove(knowledge, accepted, options);
//     if (!proofs.Hold()) …

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "knowledge/knowledge.h"
#include "logic/problem.h"
#include "proof/accepted.h"
#include "proof/duty.h"
#include "proof/example.h"

namespace grevy::proof {

/// How one way of proving went.
struct Attempt {
  bool proved = false;
  double seconds = 0;
};

struct Outcome {
  Duty duty;
  // Empty where it was not tried in this way.
  std::optional<Attempt> by_diagrams;
  std::optional<Attempt> by_z3;
  std::optional<Attempt> by_trial;  // tried on cases, or looked up in the knowledge
  /// A smallest case that shows why it fails; empty where the claim is that there is one.
  std::optional<Example> example;
  /// Of the duty's rules, measures and precautions those that hold in the example; all where there
  /// is none, or where it shows that one does not hold.
  std::vector<std::string> involved;
  /// What else a reader should know: the parts of a rule that exclude each other, what moved.
  std::vector<std::string> remarks;
  std::optional<Accepted> accepted;

  bool IsProved() const;
  /// Whether something has to be mended.
  bool IsOpen() const { return !IsProved() && !duty.informative && !accepted; }
};

struct ProveOptions {
  bool with_diagrams = true;
  bool with_z3 = true;
  std::vector<Kind> only = {};  // empty: all
  std::string directory = {};   // of the knowledge files, for their worked cases; empty: no trials
  knowledge::Date as_of = {};
  int tried_cases = 2000;
};

struct Proofs {
  std::vector<Outcome> outcomes;  // by kind
  logic::Problems problems;       // of what is accepted: not known, or no longer needed
  bool Hold() const;
};

Proofs Prove(const knowledge::Knowledge& knowledge, const std::vector<Accepted>& accepted,
             const ProveOptions& options);

}  // namespace grevy::proof
