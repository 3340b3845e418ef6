// A case that shows why a duty fails, as small as it can be and as a clinician would write it.
//
//     const Example example = ExampleOf(knowledge, prover, formula, *prover.Find(formula, all));
//     YamlOf(example, knowledge);

#pragma once

#include <string>
#include <utility>
#include <vector>

#include "knowledge/knowledge.h"
#include "proof/prover.h"

namespace grevy::proof {

struct Example {
  /// Each field of which something has to be known, with its value as a case file states it, and in
  /// words.
  struct Fact {
    logic::FieldId field = 0;
    std::string value;
    std::string words;
    /// The fact is true of the person, but nobody knows it.
    bool latent = false;
  };
  std::vector<Fact> facts;
  logic::Box box;  // the same in points; empty where it comes from a trial
};

/// Starting from a point that fulfils the formula, forgets one fact after the other while every
/// plausible completion still fulfils it.
Example ExampleOf(const knowledge::Knowledge& knowledge, const logic::Grid& grid, Prover& prover,
                  const Formula& formula, const logic::Box& point);

/// A fact as an example states it, from what is known of the variables of its field.
Example::Fact FactOf(const knowledge::Knowledge& knowledge, logic::FieldId field,
                     const knowledge::FactValues& values);

/// The facts as they stand in a vignette, a line each.
std::string YamlOf(const Example& example, const knowledge::Knowledge& knowledge);

}  // namespace grevy::proof
