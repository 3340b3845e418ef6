// One reading of a case: what holds of the knowledge's conditions for these facts, and why.
//
// Three-valued logic answers most conditions, and says which facts made it so (logic/trace.h).
// Those that it leaves open are asked of all completions together (completions.h), so that a
// condition is open here only where it is.
//
//     Reading reading(knowledge, facts, workbench);
//     if (reading.Held(rule.holds) == Kleene::kUnknown) Ask(reading.Open(rule.holds));

#pragma once

#include <optional>
#include <vector>

#include "advice/completions.h"
#include "logic/trace.h"

namespace grevy::advice {

class Reading {
 public:
  Reading(const knowledge::Knowledge& knowledge, const logic::Facts& facts, Workbench& workbench);

  const logic::Trace& trace() const { return trace_; }

  logic::Kleene Held(logic::ConditionId condition);
  /// The same, as far as it follows from the facts and the constraints at once.
  logic::Kleene HeldAtOnce(logic::ConditionId condition);
  /// The same, as three-valued logic alone answers it: at once, and good enough where nothing hangs
  /// on the answer.
  logic::Kleene HeldAtFirstSight(logic::ConditionId condition) const { return trace_[condition]; }

  /// The fields of which something is known that made it so, ascending.
  std::vector<logic::FieldId> Because(logic::ConditionId condition) const;
  /// The same for several conditions together.
  std::vector<logic::FieldId> Because(const std::vector<logic::ConditionId>& conditions) const;
  /// The fields that are not fully known and on which three-valued logic still sees it depend,
  /// ascending.
  std::vector<logic::FieldId> Open(logic::ConditionId condition) const;

  /// What becomes of each treatment.
  std::vector<Outlook> Weigh(const std::vector<Conditions>& treatments) {
    return completions().Weigh(treatments);
  }
  /// For each field how much the answer to a question for it would leave open.
  std::vector<double> OpenAfterEach(const std::vector<logic::FieldId>& fields,
                                    const std::vector<Conditions>& treatments) {
    return completions().OpenAfterEach(fields, treatments);
  }
  /// For each treatment what matters to it.
  std::vector<Mattered> Mattering(const std::vector<Matter>& matters) {
    return completions().Mattering(matters);
  }

 private:
  Completions& completions();

  const knowledge::Knowledge* knowledge_;
  Workbench* bench_;
  logic::Trace trace_;
  std::optional<Completions> completions_;  // once something is asked of them
};

}  // namespace grevy::advice
