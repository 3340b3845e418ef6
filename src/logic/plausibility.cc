// Finding what is asked of knowledge itself; see plausibility.h. One pass from the conditions down:
// whatever stands below `is true` or `is false` is asked as far as it is known.

#include "logic/plausibility.h"

namespace grevy::logic {

std::vector<char> AskedWhetherKnown(const Program& program,
                                    const std::vector<ConditionId>& conditions,
                                    const Plausibility& plausibility) {
  const std::vector<Node>& nodes = program.nodes();
  std::vector<char> doubled(program.variable_count());
  std::vector<char> needed(nodes.size());
  std::vector<char> asked(nodes.size());
  const auto need = [&](ConditionId condition) { needed[program.roots()[condition]] = 1; };
  for (const ConditionId condition : conditions) need(condition);
  for (const ConditionId condition : plausibility.never_fail) need(condition);
  for (const AppliesOnly& only : plausibility.applies_only) {
    need(only.where);
    doubled[only.variable] = 1;
  }
  for (auto id = static_cast<NodeId>(nodes.size()); id-- > 0;) {
    if (needed[id] == 0) continue;
    const Node& node = nodes[id];
    const auto pass_on = [&](NodeId child, bool asks) {
      needed[child] = 1;
      if (asks || asked[id] != 0) asked[child] = 1;
    };
    switch (node.op) {
      case NodeOp::kFalse:
      case NodeOp::kUnknown:
      case NodeOp::kTrue:
        break;
      case NodeOp::kTest:
        if (asked[id] != 0) doubled[node.variable] = 1;
        break;
      case NodeOp::kKnown:
        doubled[node.variable] = 1;
        break;
      case NodeOp::kNot:
        pass_on(node.a, false);
        break;
      case NodeOp::kAnd:
      case NodeOp::kOr:
        pass_on(node.a, false);
        pass_on(node.b, false);
        break;
      case NodeOp::kIsTrue:
      case NodeOp::kIsFalse:
        pass_on(node.a, true);
        break;
      case NodeOp::kStated:
        doubled[node.variable] = 1;
        pass_on(node.a, false);
        pass_on(node.b, false);
        break;
    }
  }
  return doubled;
}

}  // namespace grevy::logic
