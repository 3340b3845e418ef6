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

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "logic/program.h"

namespace grevy::logic {

/// A node's value, and whether it is open, in one number: they are looked up together.
using NodeState = std::uint8_t;
inline constexpr NodeState kNodeValue = 3;
inline constexpr NodeState kNodeOpen = 4;

class Trace {
 public:
  /// Evaluates all nodes. The program must outlive the trace.
  Trace(const Program& program, CellFacts facts);

  Kleene operator[](ConditionId condition) const { return ValueOf(program_->roots()[condition]); }
  const CellFacts& facts() const { return facts_; }

  /// The variables of which something is known that made the condition's value, ascending.
  std::vector<VariableId> Because(ConditionId condition) const { return Because({&condition, 1}); }
  /// The same for several conditions together.
  std::vector<VariableId> Because(std::span<const ConditionId> conditions) const;

  /// Whether facts still to come could change the condition's value, as far as three-valued logic
  /// can tell.
  bool IsOpen(ConditionId condition) const { return IsOpenAt(program_->roots()[condition]); }

  /// The variables that are not fully known and could still change the condition's value,
  /// ascending.
  std::vector<VariableId> Open(ConditionId condition) const;

 private:
  // A set of variables, one bit each, which is written once and then shared.
  using Bits = const std::uint64_t*;
  // Sets that were found, by node (none: not yet), and the rows of words in which they lie.
  class Found {
   public:
    explicit Found(const Program& program);
    Found(const Found&) = delete;
    Found& operator=(const Found&) = delete;
    Found(Found&&) = default;
    Found& operator=(Found&&) = default;
    ~Found() = default;
    Bits& operator[](NodeId id) { return by_node_[id]; }
    Bits Empty() const { return blocks_.front().data(); }
    Bits Only(VariableId variable);
    Bits Union(Bits a, Bits b);
    std::vector<VariableId> Listed(Bits set) const;

   private:
    std::uint64_t* NewRow();

    std::size_t width_;  // of a row
    std::vector<Bits> by_node_;
    std::vector<std::vector<std::uint64_t>> blocks_;
    std::size_t used_ = 0;  // rows of the last block
  };

  NodeState Evaluate(const Node& node) const;
  Kleene ValueOf(NodeId id) const { return static_cast<Kleene>(states_[id] & kNodeValue); }
  bool IsOpenAt(NodeId id) const { return (states_[id] & kNodeOpen) != 0; }
  Bits BecauseOf(NodeId id) const;
  Bits OpenOf(NodeId id) const;
  Bits FindBecause(NodeId id) const;
  Bits FindOpen(NodeId id) const;

  const Program* program_;
  CellFacts facts_;
  std::vector<NodeState> states_;  // by node
  // Conditions have most of their parts in common: what a part rests on is found once, when
  // somebody asks.
  mutable std::optional<Found> because_;
  mutable std::optional<Found> open_variables_;
};

}  // namespace grevy::logic
