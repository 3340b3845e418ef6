// One case, with reasons; see trace.h.

#include "logic/trace.h"

#include <array>
#include <bit>
#include <utility>

namespace grevy::logic {
namespace {

constexpr std::size_t kRowsOfBlock = 64;

constexpr std::size_t kStates = 8;
using TableOfOne = std::array<NodeState, kStates>;
using TableOfTwo = std::array<TableOfOne, kStates>;

constexpr NodeState StateOf(Kleene value, bool is_open) {
  return static_cast<NodeState>(static_cast<NodeState>(value) | (is_open ? kNodeOpen : 0));
}

template <typename Operation>
constexpr TableOfOne OfOne(Operation operation) {
  TableOfOne table{};
  for (NodeState a = 0; a < kStates; ++a)
    table[a] = StateOf(operation(static_cast<Kleene>(a & kNodeValue)), (a & kNodeOpen) != 0);
  return table;
}

// A part that decides the whole and cannot change any more closes it.
template <typename Operation>
constexpr TableOfTwo OfTwo(Operation operation, Kleene deciding) {
  const NodeState closing = StateOf(deciding, false);
  TableOfTwo table{};
  for (NodeState a = 0; a < kStates; ++a) {
    for (NodeState b = 0; b < kStates; ++b) {
      const bool is_closed = a == closing || b == closing;
      table[a][b] = StateOf(
          operation(static_cast<Kleene>(a & kNodeValue), static_cast<Kleene>(b & kNodeValue)),
          !is_closed && ((a | b) & kNodeOpen) != 0);
    }
  }
  return table;
}

constexpr TableOfOne kNots = OfOne(Not);
constexpr TableOfOne kIsTrues = OfOne(IsTrue);
constexpr TableOfOne kIsFalses = OfOne(IsFalse);
constexpr TableOfTwo kAnds = OfTwo(And, Kleene::kFalse);
constexpr TableOfTwo kOrs = OfTwo(Or, Kleene::kTrue);

}  // namespace

inline NodeState Trace::Evaluate(const Node& node) const {
  switch (node.op) {
    case NodeOp::kFalse:
      return StateOf(Kleene::kFalse, false);
    case NodeOp::kUnknown:
      return StateOf(Kleene::kUnknown, false);
    case NodeOp::kTrue:
      return StateOf(Kleene::kTrue, false);
    case NodeOp::kTest: {
      const CellMask possible = facts_.possible[node.variable];
      if ((possible & node.mask) == 0) return StateOf(Kleene::kFalse, false);
      if ((possible & ~node.mask) == 0) return StateOf(Kleene::kTrue, false);
      return StateOf(Kleene::kUnknown, true);
    }
    case NodeOp::kKnown: {
      const bool known = facts_.known[node.variable] != 0;
      return StateOf(ToKleene(known), !known);
    }
    case NodeOp::kNot:
      return kNots[states_[node.a]];
    case NodeOp::kAnd:
      return kAnds[states_[node.a]][states_[node.b]];
    case NodeOp::kOr:
      return kOrs[states_[node.a]][states_[node.b]];
    case NodeOp::kIsTrue:
      return kIsTrues[states_[node.a]];
    case NodeOp::kIsFalse:
      return kIsFalses[states_[node.a]];
    case NodeOp::kStated: {
      if (facts_.known[node.variable] != 0) return states_[node.a];
      // Where nothing can be computed, stating the field would still answer.
      const Kleene computed = ValueOf(node.b);
      return StateOf(computed, IsOpenAt(node.b) || computed == Kleene::kUnknown);
    }
  }
  return StateOf(Kleene::kUnknown, false);
}

Trace::Trace(const Program& program, CellFacts facts)
    : program_(&program), facts_(std::move(facts)), states_(program.nodes().size()) {
  NodeState* state = states_.data();
  for (const Node& node : program.nodes()) *state++ = Evaluate(node);
}

Trace::Found::Found(const Program& program)
    : width_((program.variable_count() + 63) / 64), by_node_(program.nodes().size()) {
  blocks_.emplace_back(kRowsOfBlock * width_);
  NewRow();  // the empty set
}

std::uint64_t* Trace::Found::NewRow() {
  if (used_ == kRowsOfBlock) {
    blocks_.emplace_back(kRowsOfBlock * width_);
    used_ = 0;
  }
  return blocks_.back().data() + width_ * used_++;
}

Trace::Bits Trace::Found::Only(VariableId variable) {
  std::uint64_t* const row = NewRow();
  row[variable / 64] = std::uint64_t{1} << (variable % 64);
  return row;
}

Trace::Bits Trace::Found::Union(Bits a, Bits b) {
  if (a == b || b == Empty()) return a;
  if (a == Empty()) return b;
  std::uint64_t* const row = NewRow();
  for (std::size_t word = 0; word < width_; ++word) row[word] = a[word] | b[word];
  return row;
}

std::vector<VariableId> Trace::Found::Listed(Bits set) const {
  std::size_t count = 0;
  for (std::size_t word = 0; word < width_; ++word)
    count += static_cast<std::size_t>(std::popcount(set[word]));
  std::vector<VariableId> variables;
  variables.reserve(count);
  for (std::size_t word = 0; word < width_; ++word) {
    for (std::uint64_t left = set[word]; left != 0; left &= left - 1)
      variables.push_back(
          static_cast<VariableId>(64 * word + static_cast<std::size_t>(std::countr_zero(left))));
  }
  return variables;
}

std::vector<VariableId> Trace::Because(std::span<const ConditionId> conditions) const {
  if (!because_) because_.emplace(*program_);
  Bits all = because_->Empty();
  for (const ConditionId condition : conditions)
    all = because_->Union(all, BecauseOf(program_->roots()[condition]));
  return because_->Listed(all);
}

Trace::Bits Trace::BecauseOf(NodeId id) const {
  if ((*because_)[id] == nullptr) {
    const Bits found = FindBecause(id);
    (*because_)[id] = found;
  }
  return (*because_)[id];
}

Trace::Bits Trace::FindBecause(NodeId id) const {
  const Node& node = program_->nodes()[id];
  switch (node.op) {
    case NodeOp::kFalse:
    case NodeOp::kUnknown:
    case NodeOp::kTrue:
      break;
    case NodeOp::kTest:
    case NodeOp::kKnown:
      if (facts_.known[node.variable] != 0) return because_->Only(node.variable);
      break;
    case NodeOp::kNot:
    case NodeOp::kIsTrue:
    case NodeOp::kIsFalse:
      return BecauseOf(node.a);
    case NodeOp::kAnd:
    case NodeOp::kOr: {
      // A part whose value differs from the whole did not make it: the yes beside the no of an
      // `and`.
      const auto of = [&](NodeId part) {
        return ValueOf(part) == ValueOf(id) ? BecauseOf(part) : because_->Empty();
      };
      return because_->Union(of(node.a), of(node.b));
    }
    case NodeOp::kStated:
      return BecauseOf(facts_.known[node.variable] != 0 ? node.a : node.b);
  }
  return because_->Empty();
}

std::vector<VariableId> Trace::Open(ConditionId condition) const {
  if (!IsOpen(condition)) return {};
  if (!open_variables_) open_variables_.emplace(*program_);
  return open_variables_->Listed(OpenOf(program_->roots()[condition]));
}

Trace::Bits Trace::OpenOf(NodeId id) const {
  if (!IsOpenAt(id)) return open_variables_->Empty();
  if ((*open_variables_)[id] == nullptr) {
    const Bits found = FindOpen(id);
    (*open_variables_)[id] = found;
  }
  return (*open_variables_)[id];
}

Trace::Bits Trace::FindOpen(NodeId id) const {
  const Node& node = program_->nodes()[id];
  switch (node.op) {
    case NodeOp::kFalse:
    case NodeOp::kUnknown:
    case NodeOp::kTrue:
      break;
    case NodeOp::kTest:
    case NodeOp::kKnown:
      return open_variables_->Only(node.variable);
    case NodeOp::kNot:
    case NodeOp::kIsTrue:
    case NodeOp::kIsFalse:
      return OpenOf(node.a);
    case NodeOp::kAnd:
    case NodeOp::kOr:
      return open_variables_->Union(OpenOf(node.a), OpenOf(node.b));
    case NodeOp::kStated:
      if (facts_.known[node.variable] != 0) return OpenOf(node.a);
      // Stating it would answer, too.
      return open_variables_->Union(open_variables_->Only(node.variable), OpenOf(node.b));
  }
  return open_variables_->Empty();
}

}  // namespace grevy::logic
