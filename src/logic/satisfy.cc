// Depth-first search over cells; see satisfy.h. The part of the program below the condition is cut
// out first, so that a step costs as much as the condition is large and not as much as all
// knowledge.

#include "logic/satisfy.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "logic/trace.h"

namespace grevy::logic {
namespace {

// For each node whether some condition needs it.
std::vector<char> Needed(const Program& program, const std::vector<ConditionId>& conditions) {
  std::vector<char> needed(program.nodes().size());
  for (const ConditionId condition : conditions) needed[program.roots()[condition]] = 1;
  for (auto id = static_cast<NodeId>(needed.size()); id-- > 0;) {
    if (needed[id] == 0) continue;
    const Node& node = program.nodes()[id];
    switch (node.op) {
      case NodeOp::kAnd:
      case NodeOp::kOr:
      case NodeOp::kStated:
        needed[node.b] = 1;
        [[fallthrough]];
      case NodeOp::kNot:
      case NodeOp::kIsTrue:
      case NodeOp::kIsFalse:
        needed[node.a] = 1;
        break;
      default:
        break;
    }
  }
  return needed;
}

// A field that is stated or else computed, as (known and stated) or (not known and computed). To
// Trace a computed answer is closed; a search must also look at the cases that state another value.
Node SpeltOut(const Node& stated, std::vector<Node>& nodes) {
  const auto add = [&nodes](const Node& node) {
    nodes.push_back(node);
    return static_cast<NodeId>(nodes.size() - 1);
  };
  const NodeId known = add({.op = NodeOp::kKnown, .variable = stated.variable});
  const NodeId unknown = add({.op = NodeOp::kNot, .a = known});
  const NodeId if_stated = add({.op = NodeOp::kAnd, .a = known, .b = stated.a});
  const NodeId if_computed = add({.op = NodeOp::kAnd, .a = unknown, .b = stated.b});
  return {.op = NodeOp::kOr, .a = if_stated, .b = if_computed};
}

struct Part {
  Program program;
  // Whether the condition may hold because something is not known; any other holds without gaps if
  // it holds at all.
  bool asks_for_gaps = false;
};

// The nodes that one condition needs, children before parents, as a program of one root.
Part CutOut(const Program& program, ConditionId condition) {
  const std::vector<char> needed = Needed(program, {condition});
  const NodeId root = program.roots()[condition];
  std::vector<Node> nodes;
  std::vector<NodeId> new_id(root + 1);
  bool asks_for_gaps = false;
  for (NodeId id = 0; id <= root; ++id) {
    if (needed[id] == 0) continue;
    Node node = program.nodes()[id];
    node.a = new_id[node.a];
    node.b = new_id[node.b];
    asks_for_gaps |=
        node.op == NodeOp::kKnown || node.op == NodeOp::kIsTrue || node.op == NodeOp::kIsFalse;
    if (node.op == NodeOp::kStated) node = SpeltOut(node, nodes);
    new_id[id] = static_cast<NodeId>(nodes.size());
    nodes.push_back(node);
  }
  return {program.WithNodes(std::move(nodes), {new_id[root]}), asks_for_gaps};
}

class Searcher {
 public:
  Searcher(const Part& part, int most_steps)
      : program_(part.program),
        steps_left_(most_steps),
        with_gaps_(part.asks_for_gaps),
        gaps_(program_.variable_count()) {}

  Search Run() {
    CellFacts facts;
    facts.possible.resize(program_.variable_count());
    facts.known.resize(program_.variable_count());
    for (VariableId v = 0; v < program_.variable_count(); ++v)
      facts.possible[v] = program_.AllCells(v);
    Search search;
    const bool found = Holds(facts);
    search.outcome = found             ? Search::Outcome::kFound
                     : steps_left_ > 0 ? Search::Outcome::kNever
                                       : Search::Outcome::kGaveUp;
    search.example = std::move(facts);
    return search;
  }

 private:
  // Settles variables in `facts` until the condition holds; leaves `facts` as it was where it
  // cannot.
  bool Holds(CellFacts& facts) {
    if (steps_left_-- <= 0) return false;
    const Trace trace(program_, facts);
    if (trace[0] == Kleene::kTrue) return true;
    if (!trace.IsOpen(0)) return false;
    const std::vector<VariableId> open = trace.Open(0);
    const auto next =
        std::find_if(open.begin(), open.end(), [this](VariableId v) { return gaps_[v] == 0; });
    if (next == open.end()) return false;
    const VariableId variable = *next;
    const CellMask before = facts.possible[variable];
    const char known_before = facts.known[variable];
    facts.known[variable] = 1;
    for (std::size_t cell = 0; cell < program_.CellCount(variable); ++cell) {
      const CellMask only = CellMask{1} << cell;
      if ((before & only) == 0) continue;
      facts.possible[variable] = only;
      if (Holds(facts)) return true;
    }
    facts.possible[variable] = before;
    facts.known[variable] = known_before;
    if (!with_gaps_) return false;
    gaps_[variable] = 1;
    const bool holds = Holds(facts);
    gaps_[variable] = 0;
    return holds;
  }

  const Program& program_;
  int steps_left_;
  bool with_gaps_;
  std::vector<char> gaps_;  // variables that are left unknown on the current way
};

}  // namespace

std::vector<VariableId> VariablesOf(const Program& program,
                                    const std::vector<ConditionId>& conditions) {
  const std::vector<char> needed = Needed(program, conditions);
  std::vector<char> used(program.variable_count());
  for (NodeId id = 0; id < needed.size(); ++id) {
    const Node& node = program.nodes()[id];
    const bool reads =
        node.op == NodeOp::kTest || node.op == NodeOp::kKnown || node.op == NodeOp::kStated;
    if (needed[id] != 0 && reads) used[node.variable] = 1;
  }
  std::vector<VariableId> variables;
  for (VariableId v = 0; v < used.size(); ++v) {
    if (used[v] != 0) variables.push_back(v);
  }
  return variables;
}

Search FindCase(const Program& program, ConditionId condition, int most_steps) {
  const Part part = CutOut(program, condition);
  return Searcher(part, most_steps).Run();
}

}  // namespace grevy::logic
