// The compiler works in two passes. The first walks all conditions and definitions and collects,
// for every variable, the places at which some test cuts its line; sorted, they are the starts of
// its cells. The second turns each expression into nodes from the leaves up. A node that already
// exists is used again (hash-consing), so that two rules that both ask for "metastatic and well
// differentiated" share one answer.
//
// Only identities of three-valued logic are used on the way: `x or not x` is not folded to yes,
// because it is unknown where x is. `if c then a else b` becomes
//
//     (c and a) or (not c and b) or (a and b)
//
// whose last part says that where both branches agree the condition does not matter.

#include "logic/compile.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

namespace grevy::logic {
namespace {

using Cuts = std::vector<std::set<Place>>;

// Calls `visit` for the expression and all that is inside of it.
void ForEach(const Expression& expression, const std::function<void(const Expression&)>& visit) {
  visit(expression);
  for (const Expression& child : expression.children) ForEach(child, visit);
}

void CutAt(const ValueSet& values, const ValueSet& domain, std::set<Place>& cuts) {
  for (const Range& range : values.Intersect(domain).ranges()) {
    cuts.insert(range.begin);
    cuts.insert(range.end);
  }
}

Cuts CollectCuts(const Schema& schema, const Definitions& definitions,
                 const std::vector<const Expression*>& conditions) {
  Cuts cuts(schema.variables().size());
  // What is asked of a field is asked of every field to which its definition refers.
  std::map<FieldId, std::set<FieldId>> refers_to;
  for (const auto& [field, body] : definitions) {
    ForEach(body, [&, from = field](const Expression& e) {
      if (e.op == Operator::kReference) refers_to[from].insert(e.field);
    });
  }
  std::function<void(FieldId, const ValueSet&)> ask = [&](FieldId field, const ValueSet& values) {
    CutAt(values, schema[field].Domain(), cuts[schema.VariableOf(field)]);
    const auto found = refers_to.find(field);
    if (found == refers_to.end()) return;
    for (const FieldId to : found->second) ask(to, values);
  };
  // Whether nothing is known of a computed value is asked of each of its values; see NothingKnown.
  const auto ask_of_each = [&](FieldId field) {
    for (const Range& range : schema[field].Domain().ranges()) {
      for (Place place = range.begin; place < range.end; ++place)
        ask(field, ValueSet::Equal(place));
    }
  };
  const auto collect = [&](const Expression& e) {
    switch (e.op) {
      case Operator::kUnset:
        if (definitions.contains(e.field)) ask_of_each(e.field);
        break;
      case Operator::kTest:
        ask(e.field, e.values);
        break;
      case Operator::kMember:
        CutAt(ValueSet::Equal(1), schema[e.field].Domain(),
              cuts[schema.VariableOf(e.field, e.member)]);
        break;
      case Operator::kEmpty:
        for (std::uint32_t member = 0; member < schema[e.field].values.size(); ++member) {
          CutAt(ValueSet::Equal(1), schema[e.field].Domain(),
                cuts[schema.VariableOf(e.field, member)]);
        }
        break;
      default:
        break;
    }
  };
  for (const Expression* condition : conditions) ForEach(*condition, collect);
  for (const auto& [field, body] : definitions) {
    ForEach(body, collect);
    if (schema[field].type == Type::kBoolean) continue;
    ForEach(body, [&, defined = field](const Expression& e) {
      if (e.op == Operator::kCoalesce) ask_of_each(defined);
    });
  }
  return cuts;
}

// The starts of the cells of each variable.
std::vector<std::vector<Place>> CellStarts(const Schema& schema, const Cuts& cuts) {
  std::vector<std::vector<Place>> starts(cuts.size());
  for (VariableId variable = 0; variable < cuts.size(); ++variable) {
    const ValueSet domain = schema.Domain(variable);
    starts[variable].push_back(domain.empty() ? 0 : domain.ranges().front().begin);
    for (const Place cut : cuts[variable]) {
      if (cut > starts[variable].front() && domain.Contains(cut)) starts[variable].push_back(cut);
    }
  }
  return starts;
}

std::vector<Place> DomainEnds(const Schema& schema) {
  std::vector<Place> ends;
  for (VariableId variable = 0; variable < schema.variables().size(); ++variable) {
    const ValueSet domain = schema.Domain(variable);
    ends.push_back(domain.empty() ? 0 : domain.ranges().back().end);
  }
  return ends;
}

struct NodeHash {
  std::size_t operator()(const Node& node) const {
    std::size_t hash = static_cast<std::size_t>(node.op);
    const auto mix = [&hash](std::uint64_t value) {
      hash = (hash ^ value) * 0x9E3779B97F4A7C15ULL;
      hash ^= hash >> 29;
    };
    mix(node.a);
    mix(node.b);
    mix(node.variable);
    mix(node.mask);
    return hash;
  }
};

class Builder {
 public:
  Builder(const Schema& schema, const Definitions& definitions,
          std::vector<std::vector<Place>> cell_starts)
      : schema_(schema),
        definitions_(definitions),
        cells_(std::move(cell_starts), DomainEnds(schema), {}, {}),
        false_(Make({.op = NodeOp::kFalse})),
        unknown_(Make({.op = NodeOp::kUnknown})),
        true_(Make({.op = NodeOp::kTrue})) {}

  NodeId Condition(const Expression& e) {
    const auto child = [&](std::size_t i) { return Condition(e.children[i]); };
    switch (e.op) {
      case Operator::kConstant:
        return e.truth == Kleene::kTrue ? true_ : e.truth == Kleene::kFalse ? false_ : unknown_;
      case Operator::kTest:
        return Test(e.field, e.values);
      case Operator::kMember:
        return TestCells(schema_.VariableOf(e.field, e.member), ValueSet::Equal(1));
      case Operator::kEmpty:
        return Empty(e.field);
      case Operator::kNot:
        return Not(child(0));
      case Operator::kAnd:
        return And(child(0), child(1));
      case Operator::kOr:
        return Or(child(0), child(1));
      case Operator::kXor: {
        const NodeId a = child(0);
        const NodeId b = child(1);
        return Or(And(a, Not(b)), And(Not(a), b));
      }
      case Operator::kImplies:
        return Or(Not(child(0)), child(1));
      case Operator::kIsTrue:
        return Is(NodeOp::kIsTrue, child(0));
      case Operator::kIsFalse:
        return Is(NodeOp::kIsFalse, child(0));
      case Operator::kIsNull:
        return IsNull(child(0));
      case Operator::kUnset:
        return Unset(e.field);
      case Operator::kIf:
        return If(child(0), child(1), child(2));
      case Operator::kCoalesce: {
        const NodeId first = child(0);
        return Choose(Not(IsNull(first)), first, child(1));
      }
      default:
        break;
    }
    return unknown_;  // a value is no condition, and what is computed not compiled: see Check
  }

  Program Finish(const std::vector<const Expression*>& conditions) && {
    std::vector<NodeId> roots;
    roots.reserve(conditions.size());
    for (const Expression* condition : conditions) roots.push_back(Condition(*condition));
    return cells_.WithNodes(std::move(nodes_), std::move(roots));
  }

 private:
  NodeId Make(const Node& node) {
    const auto [found, added] = ids_.try_emplace(node, static_cast<NodeId>(nodes_.size()));
    if (added) nodes_.push_back(node);
    return found->second;
  }

  NodeId Not(NodeId a) {
    const Node& node = nodes_[a];
    switch (node.op) {
      case NodeOp::kFalse:
        return true_;
      case NodeOp::kUnknown:
        return unknown_;
      case NodeOp::kTrue:
        return false_;
      case NodeOp::kNot:
        return node.a;
      case NodeOp::kTest:
        return Make({.op = NodeOp::kTest,
                     .variable = node.variable,
                     .mask = ~node.mask & cells_.AllCells(node.variable)});
      default:
        return Make({.op = NodeOp::kNot, .a = a});
    }
  }
  NodeId And(NodeId a, NodeId b) {
    if (a == false_ || b == false_) return false_;
    if (a == true_ || a == b) return b;
    if (b == true_) return a;
    return Make({.op = NodeOp::kAnd, .a = std::min(a, b), .b = std::max(a, b)});
  }
  NodeId Or(NodeId a, NodeId b) {
    if (a == true_ || b == true_) return true_;
    if (a == false_ || a == b) return b;
    if (b == false_) return a;
    return Make({.op = NodeOp::kOr, .a = std::min(a, b), .b = std::max(a, b)});
  }
  NodeId If(NodeId condition, NodeId a, NodeId b) { return Or(Choose(condition, a, b), And(a, b)); }
  // As If, for a condition that is never unknown.
  NodeId Choose(NodeId condition, NodeId a, NodeId b) {
    return Or(And(condition, a), And(Not(condition), b));
  }
  NodeId Stated(VariableId variable, NodeId stated, NodeId computed) {
    if (stated == computed) return stated;
    return Make({.op = NodeOp::kStated, .a = stated, .b = computed, .variable = variable});
  }
  NodeId Is(NodeOp op, NodeId a) {
    if (IsDefinite(a)) return op == NodeOp::kIsTrue ? a : Not(a);
    if (a == unknown_) return false_;
    return Make({.op = op, .a = a});
  }
  // Whether a node is never unknown.
  bool IsDefinite(NodeId a) const {
    switch (nodes_[a].op) {
      case NodeOp::kFalse:
      case NodeOp::kTrue:
      case NodeOp::kKnown:
      case NodeOp::kIsTrue:
      case NodeOp::kIsFalse:
        return true;
      case NodeOp::kNot:
        return IsDefinite(nodes_[a].a);
      default:
        return false;
    }
  }
  NodeId IsNull(NodeId a) { return Not(Or(Is(NodeOp::kIsTrue, a), Is(NodeOp::kIsFalse, a))); }
  NodeId Known(VariableId variable) { return Make({.op = NodeOp::kKnown, .variable = variable}); }

  NodeId TestCells(VariableId variable, const ValueSet& values) {
    const CellMask mask = cells_.CellsOf(variable, values);
    if (mask == 0) return false_;
    if (mask == cells_.AllCells(variable)) return true_;
    return Make({.op = NodeOp::kTest, .variable = variable, .mask = mask});
  }

  NodeId Test(FieldId field, const ValueSet& values) {
    const ValueSet wanted = values.Intersect(schema_[field].Domain());
    const auto definition = definitions_.find(field);
    const VariableId variable = schema_.VariableOf(field);
    if (definition == definitions_.end()) return TestCells(variable, wanted);

    const std::pair<FieldId, std::vector<Range>> key{field, wanted.ranges()};
    if (const auto found = tests_.find(key); found != tests_.end()) return found->second;
    NodeId node = TestDefined(field, definition->second, wanted);
    if (!schema_[field].derived) node = Stated(variable, TestCells(variable, wanted), node);
    tests_.emplace(key, node);
    return node;
  }

  NodeId TestDefined(FieldId field, const Expression& body, const ValueSet& wanted) {
    if (wanted == schema_[field].Domain()) return true_;
    if (wanted.empty()) return false_;
    if (schema_[field].type == Type::kBoolean) {
      const NodeId truth = Condition(body);
      return wanted.Contains(1) ? truth : Not(truth);
    }
    return TestValue(field, body, wanted);
  }

  NodeId TestValue(FieldId defines, const Expression& e, const ValueSet& wanted) {
    switch (e.op) {
      case Operator::kValue: {
        const Kleene within = e.values.Within(wanted);
        return within == Kleene::kTrue ? true_ : within == Kleene::kFalse ? false_ : unknown_;
      }
      case Operator::kReference:
        return Test(e.field, wanted);
      case Operator::kIf:
        return If(Condition(e.children[0]), TestValue(defines, e.children[1], wanted),
                  TestValue(defines, e.children[2], wanted));
      case Operator::kCoalesce:
        return Choose(NothingKnown(defines, e.children[0]),
                      TestValue(defines, e.children[1], wanted),
                      TestValue(defines, e.children[0], wanted));
      default:
        return unknown_;
    }
  }

  // Whether every value of the field is still possible for `e`: none of them is excluded.
  NodeId NothingKnown(FieldId defines, const Expression& e) {
    NodeId all_possible = true_;
    for (const Range& range : schema_[defines].Domain().ranges()) {
      for (Place place = range.begin; place < range.end; ++place) {
        all_possible = And(
            all_possible, Not(Is(NodeOp::kIsFalse, TestValue(defines, e, ValueSet::Equal(place)))));
      }
    }
    return all_possible;
  }

  NodeId Unset(FieldId field) {
    if (schema_[field].type == Type::kChoices) {
      NodeId any = false_;
      for (std::uint32_t member = 0; member < schema_[field].values.size(); ++member) {
        any = Or(any, Known(schema_.VariableOf(field, member)));
      }
      return Not(any);
    }
    const auto definition = definitions_.find(field);
    if (definition == definitions_.end()) return Not(Known(schema_.VariableOf(field)));
    const NodeId unstated = schema_[field].derived ? true_ : Not(Known(schema_.VariableOf(field)));
    const NodeId undefined = schema_[field].type == Type::kBoolean
                                 ? IsNull(Condition(definition->second))
                                 : NothingKnown(field, definition->second);
    return And(unstated, undefined);
  }

  NodeId Empty(FieldId field) {
    NodeId any = false_;
    for (std::uint32_t member = 0; member < schema_[field].values.size(); ++member) {
      any = Or(any, TestCells(schema_.VariableOf(field, member), ValueSet::Equal(1)));
    }
    return Not(any);
  }

  const Schema& schema_;
  const Definitions& definitions_;
  Program cells_;  // used for its cells only
  std::vector<Node> nodes_;
  std::unordered_map<Node, NodeId, NodeHash> ids_;
  std::map<std::pair<FieldId, std::vector<Range>>, NodeId> tests_;
  NodeId false_;
  NodeId unknown_;
  NodeId true_;
};

}  // namespace

Program Compile(const Schema& schema, const Definitions& definitions,
                const std::vector<const Expression*>& conditions) {
  return Builder(schema, definitions,
                 CellStarts(schema, CollectCuts(schema, definitions, conditions)))
      .Finish(conditions);
}

std::optional<FieldId> FindCycle(const Schema& schema, const Definitions& definitions) {
  enum class State : char { kNew, kOpen, kDone };
  std::vector<State> states(schema.size(), State::kNew);
  std::function<std::optional<FieldId>(FieldId)> on_cycle =
      [&](FieldId field) -> std::optional<FieldId> {
    if (states[field] == State::kOpen) return field;
    if (states[field] == State::kDone) return std::nullopt;
    states[field] = State::kOpen;
    std::optional<FieldId> cycle;
    if (const auto found = definitions.find(field); found != definitions.end()) {
      ForEach(found->second, [&](const Expression& e) {
        const bool names_field = e.op == Operator::kTest || e.op == Operator::kReference ||
                                 e.op == Operator::kUnset || e.op == Operator::kNumberOf;
        if (names_field && !cycle) cycle = on_cycle(e.field);
      });
    }
    states[field] = State::kDone;
    return cycle;
  };
  for (FieldId field = 0; field < schema.size(); ++field) {
    if (const std::optional<FieldId> found = on_cycle(field)) return found;
  }
  return std::nullopt;
}

std::optional<VariableId> TooManyCells(const Schema& schema, const Definitions& definitions,
                                       const std::vector<const Expression*>& conditions) {
  const auto starts = CellStarts(schema, CollectCuts(schema, definitions, conditions));
  for (VariableId variable = 0; variable < starts.size(); ++variable) {
    if (starts[variable].size() > kMostCells) return variable;
  }
  return std::nullopt;
}

}  // namespace grevy::logic
