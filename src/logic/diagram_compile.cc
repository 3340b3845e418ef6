// Building diagrams from the nodes of a program; see diagram_compile.h.
//
// Every node of the program becomes a pair of diagrams, where it holds and where it fails; and a
// second pair, reading only what is known, where something asks for that. The variables that the
// most conditions depend on are asked first: once they are answered little is left of any
// condition, and that keeps the diagrams small.

#include "logic/diagram_compile.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <set>

#include "logic/satisfy.h"

namespace grevy::logic {
namespace {

// A variable with more partners is one that many others hang on; they need not stand beside it.
constexpr std::size_t kMostPartners = 3;

class Compiler {
 public:
  Compiler(const Program& program, const std::vector<ConditionId>& conditions,
           const Plausibility& plausibility)
      : program_(program),
        conditions_(conditions),
        plausibility_(plausibility),
        applies_(program.variable_count()),
        being_found_(program.variable_count()),
        grid_(MakeGrid()),
        truths_(program.nodes().size()),
        known_truths_(program.nodes().size()) {
    space_.Start(grid_, grid_.Everything());
    for (const AppliesOnly& only : plausibility.applies_only)
      applies_[only.variable].push_back(only.where);
  }

  Diagrams Run() && {
    const std::size_t count = program_.roots().size();
    std::vector<Diagram> holds(count, kNo);
    std::vector<Diagram> fails(count, kNo);
    for (const ConditionId condition : conditions_) {
      const Truth truth = TruthOf(program_.roots()[condition]);
      holds[condition] = truth.holds;
      fails[condition] = truth.fails;
    }
    std::vector<Diagram> plausible;
    for (const ConditionId condition : plausibility_.never_fail) {
      for (const NodeId part : PartsOf(program_.roots()[condition]))
        plausible.push_back(space_.Not(TruthOf(part).fails));
    }
    return Kept(holds, fails, plausible);
  }

 private:
  struct Truth {
    Diagram holds = kNo;
    Diagram fails = kNo;
  };

  std::vector<ConditionId> AllConditions() const {
    std::vector<ConditionId> all = conditions_;
    for (const ConditionId condition : plausibility_.never_fail) all.push_back(condition);
    for (const AppliesOnly& only : plausibility_.applies_only) all.push_back(only.where);
    return all;
  }

  Grid MakeGrid() const {
    const std::vector<ConditionId> all = AllConditions();
    std::vector<std::size_t> uses(program_.variable_count());
    for (const ConditionId condition : all) {
      for (const VariableId variable : VariablesOf(program_, {condition})) ++uses[variable];
    }
    std::vector<VariableId> order(program_.variable_count());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(),
                     [&](VariableId a, VariableId b) { return uses[a] > uses[b]; });
    return {program_, WithPartners(order), AskedWhetherKnown(program_, conditions_, plausibility_)};
  }

  // Moves a variable that is tied to one other alone ("grew on it only if it was given") up behind
  // it. Ties between variables far apart multiply: the diagram of all of them would have to
  // remember each combination of the first ones until it meets the second ones.
  std::vector<VariableId> WithPartners(const std::vector<VariableId>& order) const {
    std::vector<std::set<VariableId>> partners(program_.variable_count());
    for (const ConditionId condition : plausibility_.never_fail) {
      for (const NodeId part : PartsOf(program_.roots()[condition])) {
        const std::set<VariableId> tied = VariablesBelow(part);
        if (tied.size() != 2) continue;
        partners[*tied.begin()].insert(*tied.rbegin());
        partners[*tied.rbegin()].insert(*tied.begin());
      }
    }
    std::vector<VariableId> with;
    std::vector<char> placed(program_.variable_count());
    const auto place = [&](VariableId variable) {
      if (placed[variable] == 0) with.push_back(variable);
      placed[variable] = 1;
    };
    for (const VariableId variable : order) {
      place(variable);
      if (partners[variable].size() > kMostPartners) continue;
      for (const VariableId partner : partners[variable]) place(partner);
    }
    return with;
  }

  // The parts of a conjunction.
  std::vector<NodeId> PartsOf(NodeId id) const {
    const Node& node = program_.nodes()[id];
    if (node.op != NodeOp::kAnd) return {id};
    std::vector<NodeId> parts = PartsOf(node.a);
    const std::vector<NodeId> others = PartsOf(node.b);
    parts.insert(parts.end(), others.begin(), others.end());
    return parts;
  }

  std::set<VariableId> VariablesBelow(NodeId id) const {
    const Node& node = program_.nodes()[id];
    std::set<VariableId> variables;
    const auto add = [&](NodeId child) { variables.merge(VariablesBelow(child)); };
    switch (node.op) {
      case NodeOp::kStated:
        variables.insert(node.variable);
        [[fallthrough]];
      case NodeOp::kAnd:
      case NodeOp::kOr:
        add(node.b);
        [[fallthrough]];
      case NodeOp::kNot:
      case NodeOp::kIsTrue:
      case NodeOp::kIsFalse:
        add(node.a);
        break;
      case NodeOp::kTest:
      case NodeOp::kKnown:
        variables.insert(node.variable);
        break;
      default:
        break;
    }
    return variables;
  }

  Diagram KnownAt(VariableId variable) {
    return space_.Test(variable, {program_.AllCells(variable), 0});
  }

  // Where the field of a variable applies.
  Diagram AppliesAt(VariableId variable) {
    // A field cannot decide whether it applies itself.
    if (being_found_[variable] != 0) return kYes;
    being_found_[variable] = 1;
    Diagram applies = kYes;
    for (const ConditionId where : applies_[variable])
      applies = space_.And(applies, TruthOf(program_.roots()[where]).holds);
    being_found_[variable] = 0;
    return applies;
  }

  Truth TestAt(const Node& test, bool known_only) {
    const auto points = [&](CellMask cells) {
      return space_.Test(test.variable, {cells, known_only ? 0 : cells});
    };
    Truth truth{points(test.mask), points(program_.AllCells(test.variable) & ~test.mask)};
    if (!applies_[test.variable].empty()) {
      const Diagram applies = AppliesAt(test.variable);
      truth = {space_.And(applies, truth.holds), space_.And(applies, truth.fails)};
    }
    return truth;
  }

  Truth Not(const Truth& a) const { return {a.fails, a.holds}; }
  Truth And(const Truth& a, const Truth& b) {
    return {space_.And(a.holds, b.holds), space_.Or(a.fails, b.fails)};
  }
  Truth Or(const Truth& a, const Truth& b) { return Not(And(Not(a), Not(b))); }
  Truth Definite(Diagram holds) { return {holds, space_.Not(holds)}; }
  Truth If(Diagram condition, const Truth& a, const Truth& b) {
    return {space_.If(condition, a.holds, b.holds), space_.If(condition, a.fails, b.fails)};
  }
  // The first, and where it is silent the second.
  Truth Else(const Truth& a, const Truth& b) {
    const Diagram silent = space_.Not(space_.Or(a.holds, a.fails));
    return {space_.If(silent, b.holds, a.holds), space_.If(silent, b.fails, a.fails)};
  }

  Truth TruthOf(NodeId id) {
    if (!truths_[id]) truths_[id] = FindTruth(program_.nodes()[id], false);
    return *truths_[id];
  }
  // Of what is known at the point alone.
  Truth KnownTruthOf(NodeId id) {
    if (!known_truths_[id]) known_truths_[id] = FindTruth(program_.nodes()[id], true);
    return *known_truths_[id];
  }

  Truth FindTruth(const Node& node, bool known_only) {
    const auto part = [&](NodeId id) { return known_only ? KnownTruthOf(id) : TruthOf(id); };
    switch (node.op) {
      case NodeOp::kFalse:
        return {kNo, kYes};
      case NodeOp::kUnknown:
        return {kNo, kNo};
      case NodeOp::kTrue:
        return {kYes, kNo};
      case NodeOp::kTest:
        return TestAt(node, known_only);
      case NodeOp::kKnown:
        return Definite(KnownAt(node.variable));
      case NodeOp::kNot:
        return Not(part(node.a));
      case NodeOp::kAnd:
        return And(part(node.a), part(node.b));
      case NodeOp::kOr:
        return Or(part(node.a), part(node.b));
      case NodeOp::kIsTrue:
        return Definite(KnownTruthOf(node.a).holds);
      case NodeOp::kIsFalse:
        return Definite(KnownTruthOf(node.a).fails);
      case NodeOp::kStated: {
        const Truth stated = part(node.a);
        const Truth computed = part(node.b);
        return If(KnownAt(node.variable), stated, known_only ? computed : Else(computed, stated));
      }
    }
    return {};
  }

  // Only the diagrams that are asked for, without the intermediate ones.
  Diagrams Kept(std::vector<Diagram>& holds, std::vector<Diagram>& fails,
                std::vector<Diagram>& plausible) {
    DiagramSpace kept;
    kept.Start(grid_, grid_.Everything());
    for (std::vector<Diagram>* diagrams : {&holds, &fails, &plausible}) {
      for (Diagram& diagram : *diagrams) diagram = kept.Within(space_.nodes(), diagram);
    }
    return {grid_, kept.nodes(), std::move(holds), std::move(fails), std::move(plausible)};
  }

  const Program& program_;
  const std::vector<ConditionId>& conditions_;
  const Plausibility& plausibility_;
  std::vector<std::vector<ConditionId>> applies_;  // by variable
  std::vector<char> being_found_;                  // by variable: whether it applies
  Grid grid_;
  DiagramSpace space_;
  std::vector<std::optional<Truth>> truths_;  // by node
  std::vector<std::optional<Truth>> known_truths_;
};

}  // namespace

Diagrams CompileDiagrams(const Program& program, const std::vector<ConditionId>& conditions,
                         const Plausibility& plausibility) {
  return Compiler(program, conditions, plausibility).Run();
}

}  // namespace grevy::logic
