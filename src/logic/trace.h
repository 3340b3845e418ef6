// The executor for one case: every condition's truth at once, and the facts that made it so.
//
// Evaluation is one pass over the nodes. Reasons are read backwards from a node: a yes of an `and`
// rests on both of its parts, a no on the parts that said no, an unknown on those that are unknown,
// and so down to the variables.
//
// Beside its value each node knows whether it is *open*: whether facts still to come could change
// it. Every unknown is open; so is a node that is settled for now by `is true`, `is not true` or
// `is null`, which may turn when the fact arrives.
//
//     const Trace trace(program, program.Locate(facts));
//     if (trace[condition] == Kleene::kUnknown) { for (VariableId v : trace.Open(condition)) … }

#pragma once

#include <vector>

#include "logic/program.h"

namespace grevy::logic {

class Trace {
 public:
  /// Evaluates all nodes. The program must outlive the trace.
  Trace(const Program& program, CellFacts facts);

  Kleene operator[](ConditionId condition) const { return values_[program_->roots()[condition]]; }
  const CellFacts& facts() const { return facts_; }

  /// The variables of which something is known that made the condition's value, ascending.
  std::vector<VariableId> Because(ConditionId condition) const;

  /// Whether facts still to come could change the condition's value, as far as three-valued logic
  /// can tell.
  bool IsOpen(ConditionId condition) const { return open_[program_->roots()[condition]] != 0; }

  /// The variables that are not fully known and could still change the condition's value,
  /// ascending.
  std::vector<VariableId> Open(ConditionId condition) const;

 private:
  struct Outcome {
    Kleene value;
    bool open;
  };
  Outcome Evaluate(const Node& node) const;
  void CollectBecause(NodeId id, std::vector<VariableId>& out) const;
  void CollectOpen(NodeId id, std::vector<VariableId>& out) const;
  bool SeenBefore(NodeId id) const;

  const Program* program_;
  CellFacts facts_;
  std::vector<Kleene> values_;
  std::vector<char> open_;
  // Which nodes the current walk has met: those that carry its number. Kept between walks, as
  // clearing would cost more.
  mutable std::vector<std::uint32_t> seen_;
  mutable std::uint32_t walk_ = 0;
};

}  // namespace grevy::logic
