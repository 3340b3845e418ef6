// Mutation testing of the knowledge: one small mistake at a time, and whether a worked case notices
// it.
//
// A vignette notices a mutant where something that it expects comes out otherwise. What a changed
// condition is for a case is first compared with the statements that the case names; only where
// that does not tell is advice asked, of the knowledge reduced to the one treatment, and only on
// cases for which the condition is another.
//
//     const Mutation mutation = Mutate(loaded, vignettes, accepted, {.today = Today()});
//     if (mutation.Score() < kEnoughNoticed) …

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "advice/vignette.h"
#include "knowledge/load.h"
#include "logic/problem.h"
#include "proof/accepted.h"
#include "proof/mutant.h"
#include "proof/statement.h"
#include "proof/telling_case.h"

namespace grevy::proof {

/// The share of mutants that worked cases must notice.
inline constexpr double kEnoughNoticed = 0.95;

enum class Fate : std::uint8_t {
  kNoticed,
  kEquivalent,  // proved: it holds for the same plausible cases
  kAccepted,    // knowledge/mutants.yaml says why nothing needs to notice it
  kUnnoticed,
};

struct TriedMutant {
  Mutant mutant = {};
  Fate fate = Fate::kUnnoticed;
  std::optional<TellingCase> telling = {};  // of some that nothing notices
};

struct TriedStatement {
  Statement statement;
  std::vector<TriedMutant> mutants;
};

struct MutateOptions {
  knowledge::Date today = {};
  std::vector<std::string> only = {};  // ids or names of statements, or their groups; empty: all
  bool with_cases = false;             // whether cases are looked for that would notice the rest
};

struct Mutation {
  std::vector<TriedStatement> statements;
  logic::Problems problems;  // of what is accepted: not known, or no longer needed

  std::size_t Count(Fate fate) const;
  /// Of those that could and should be noticed.
  double Score() const;
};

Mutation Mutate(const knowledge::LoadResult& loaded, const std::vector<advice::Vignette>& vignettes,
                const std::vector<Accepted>& accepted, const MutateOptions& options);

/// The score of each pathway and treatment, then each unnoticed mutant with its place.
std::string TextOf(const Mutation& mutation);

}  // namespace grevy::proof
