// One reading of a case: what holds of the knowledge's conditions for these facts, and why.
//
// Three-valued logic answers most conditions, and says which facts made it so (logic/trace.h).
// Those that it leaves open are asked of all completions together (completions.h), so that a
// condition is open here only where it is.
//
//     Reading reading(knowledge, facts, space);
//     if (reading.Held(rule.holds) == Kleene::kUnknown) Ask(reading.Open(rule.holds));

#pragma once

#include <map>
#include <vector>

#include "advice/completions.h"
#include "logic/trace.h"

namespace grevy::advice {

class Reading {
 public:
  Reading(const knowledge::Knowledge& knowledge, const logic::Facts& facts,
          logic::DiagramSpace& space);

  const logic::Trace& trace() const { return trace_; }

  logic::Kleene Held(logic::ConditionId condition);
  /// The fields that are not fully known and could still change it, ascending.
  std::vector<logic::FieldId> Open(logic::ConditionId condition);

  /// The same two, as three-valued logic alone answers them: at once, and good enough where nothing
  /// hangs on the answer.
  logic::Kleene HeldAtFirstSight(logic::ConditionId condition) const { return trace_[condition]; }
  std::vector<logic::FieldId> OpenAtFirstSight(logic::ConditionId condition) const;

  /// The fields of which something is known that made it so, ascending.
  std::vector<logic::FieldId> Because(logic::ConditionId condition) const;
  /// What becomes of a treatment.
  Outlook Weigh(const Conditions& conditions);

 private:
  bool HasRoom() const;
  template <typename Answer>  // Kleene answer(ConditionId)
  Holding HoldingOf(const Conditions& conditions, Answer answer) const;
  Outlook WeighAtFirstSight(const Conditions& conditions) const;
  bool AnyOpen(const std::vector<logic::ConditionId>& conditions) const;

  const knowledge::Knowledge* knowledge_;
  logic::Trace trace_;
  Completions completions_;
  std::map<Conditions, Outlook> weighed_;  // jurisdictions often agree
};

}  // namespace grevy::advice
