// The knowledge reduced to one treatment, or to none, with other conditions for one of its
// statements: small enough to be asked thousands of times.

#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "advice/vignette.h"
#include "logic/solver.h"
#include "proof/mutant.h"
#include "proof/statement.h"
#include "proof/telling_case.h"

namespace grevy::proof {

class OneTreatment {
 public:
  /// `conditions` are those under which the statement could hold; the first is its own.
  OneTreatment(const knowledge::LoadResult& loaded, const Statement& statement,
               const std::vector<logic::Expression>& conditions);

  /// Whether the mutant, with the condition of that number, is proved to hold for the same
  /// plausible cases as the statement.
  bool IsEquivalent(const Mutant& mutant, std::size_t condition) const;

  /// A case that tells the mutant from the statement, if one is found.
  std::optional<TellingCase> CaseOf(const Mutant& mutant, std::size_t condition,
                                    knowledge::Date today);

  /// Whether facts tell the condition of that number from the first.
  bool IsToldApart(std::size_t condition, const logic::CellFacts& facts) const;

  /// Whether the vignette, which is as expected without the mutant, is not so with it. Only what it
  /// expects of this treatment counts.
  bool IsNoticed(const Mutant& mutant, std::size_t condition, const advice::Vignette& vignette,
                 knowledge::Date today);

 private:
  void Put(const Mutant* mutant, std::size_t condition);
  bool IsAsExpected(const advice::Vignette& vignette, knowledge::Date today) const;

  knowledge::Knowledge knowledge_;
  knowledge::Rule* rule_ = nullptr;
  knowledge::Precaution* precaution_ = nullptr;
  logic::ConditionId first_ = 0;  // of the conditions that were added
  knowledge::Stance stance_ = {};
  knowledge::Effect effect_ = {};
  std::map<std::string, bool> as_expected_;  // by vignette: without a mutant
};

}  // namespace grevy::proof
