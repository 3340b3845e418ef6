// One case, with reasons; see trace.h.

#include "logic/trace.h"

#include <algorithm>
#include <utility>

namespace grevy::logic {
namespace {

void SortAndDeduplicate(std::vector<VariableId>& variables) {
  std::sort(variables.begin(), variables.end());
  variables.erase(std::unique(variables.begin(), variables.end()), variables.end());
}

}  // namespace

Trace::Trace(const Program& program, CellFacts facts)
    : program_(&program), facts_(std::move(facts)) {
  const std::size_t count = program.nodes().size();
  values_.reserve(count);
  open_.reserve(count);
  seen_.resize(count);
  for (const Node& node : program.nodes()) {
    const Outcome outcome = Evaluate(node);
    values_.push_back(outcome.value);
    open_.push_back(outcome.open ? 1 : 0);
  }
}

Trace::Outcome Trace::Evaluate(const Node& node) const {
  const auto open = [this](NodeId id) { return open_[id] != 0; };
  switch (node.op) {
    case NodeOp::kFalse:
      return {Kleene::kFalse, false};
    case NodeOp::kUnknown:
      return {Kleene::kUnknown, false};
    case NodeOp::kTrue:
      return {Kleene::kTrue, false};
    case NodeOp::kTest: {
      const CellMask possible = facts_.possible[node.variable];
      if ((possible & node.mask) == 0) return {Kleene::kFalse, false};
      if ((possible & ~node.mask) == 0) return {Kleene::kTrue, false};
      return {Kleene::kUnknown, true};
    }
    case NodeOp::kKnown: {
      const bool known = facts_.known[node.variable] != 0;
      return {ToKleene(known), !known};
    }
    case NodeOp::kNot:
      return {Not(values_[node.a]), open(node.a)};
    case NodeOp::kAnd:
    case NodeOp::kOr: {
      const Kleene value = node.op == NodeOp::kAnd ? And(values_[node.a], values_[node.b])
                                                   : Or(values_[node.a], values_[node.b]);
      // A part that decides the whole and cannot change any more closes it.
      const Kleene deciding = node.op == NodeOp::kAnd ? Kleene::kFalse : Kleene::kTrue;
      const bool closed = (values_[node.a] == deciding && !open(node.a)) ||
                          (values_[node.b] == deciding && !open(node.b));
      return {value, !closed && (open(node.a) || open(node.b))};
    }
    case NodeOp::kIsTrue:
      return {IsTrue(values_[node.a]), open(node.a)};
    case NodeOp::kIsFalse:
      return {IsFalse(values_[node.a]), open(node.a)};
    case NodeOp::kStated: {
      if (facts_.known[node.variable] != 0) return {values_[node.a], open(node.a)};
      // Where nothing can be computed, stating the field would still answer.
      return {values_[node.b], open(node.b) || values_[node.b] == Kleene::kUnknown};
    }
  }
  return {Kleene::kUnknown, false};
}

bool Trace::SeenBefore(NodeId id) const { return std::exchange(seen_[id], walk_) == walk_; }

std::vector<VariableId> Trace::Because(ConditionId condition) const {
  ++walk_;
  std::vector<VariableId> out;
  CollectBecause(program_->roots()[condition], out);
  SortAndDeduplicate(out);
  return out;
}

void Trace::CollectBecause(NodeId id, std::vector<VariableId>& out) const {
  if (SeenBefore(id)) return;
  const Node& node = program_->nodes()[id];
  switch (node.op) {
    case NodeOp::kFalse:
    case NodeOp::kUnknown:
    case NodeOp::kTrue:
      return;
    case NodeOp::kTest:
    case NodeOp::kKnown:
      if (facts_.known[node.variable] != 0) out.push_back(node.variable);
      return;
    case NodeOp::kNot:
    case NodeOp::kIsTrue:
    case NodeOp::kIsFalse:
      return CollectBecause(node.a, out);
    case NodeOp::kAnd:
    case NodeOp::kOr:
      // A part whose value differs from the whole did not make it: the yes beside the no of an
      // `and`.
      if (values_[node.a] == values_[id]) CollectBecause(node.a, out);
      if (values_[node.b] == values_[id]) CollectBecause(node.b, out);
      return;
    case NodeOp::kStated:
      return CollectBecause(facts_.known[node.variable] != 0 ? node.a : node.b, out);
  }
}

std::vector<VariableId> Trace::Open(ConditionId condition) const {
  ++walk_;
  std::vector<VariableId> out;
  CollectOpen(program_->roots()[condition], out);
  SortAndDeduplicate(out);
  return out;
}

void Trace::CollectOpen(NodeId id, std::vector<VariableId>& out) const {
  if (open_[id] == 0 || SeenBefore(id)) return;
  const Node& node = program_->nodes()[id];
  switch (node.op) {
    case NodeOp::kFalse:
    case NodeOp::kUnknown:
    case NodeOp::kTrue:
      return;
    case NodeOp::kTest:
    case NodeOp::kKnown:
      out.push_back(node.variable);
      return;
    case NodeOp::kNot:
    case NodeOp::kIsTrue:
    case NodeOp::kIsFalse:
      return CollectOpen(node.a, out);
    case NodeOp::kAnd:
    case NodeOp::kOr:
      CollectOpen(node.a, out);
      CollectOpen(node.b, out);
      return;
    case NodeOp::kStated:
      if (facts_.known[node.variable] == 0)
        out.push_back(node.variable);  // stating it would answer, too
      return CollectOpen(facts_.known[node.variable] != 0 ? node.a : node.b, out);
  }
}

}  // namespace grevy::logic
