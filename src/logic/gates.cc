// Building the circuit; see gates.h. The nodes of a program become pairs of signals, where each
// holds and where it fails, and a second pair, reading only what is known, where something asks for
// that.

#include "logic/gates.h"

#include <map>
#include <numeric>
#include <optional>
#include <tuple>
#include <unordered_map>

namespace grevy::logic {

template <typename VisitAll>
Lists Lists::From(std::size_t count, VisitAll visit_all) {
  Lists lists;
  lists.begins_.resize(count + 1);
  visit_all([&](std::uint32_t key, std::uint32_t) { ++lists.begins_[key + 1]; });
  std::partial_sum(lists.begins_.begin(), lists.begins_.end(), lists.begins_.begin());
  lists.values_.resize(lists.begins_.back());
  std::vector<std::uint32_t> next = lists.begins_;
  visit_all([&](std::uint32_t key, std::uint32_t value) { lists.values_[next[key]++] = value; });
  return lists;
}

Gates::Gates(Grid grid, std::vector<Literal> literals, std::vector<AndGate> ands,
             std::vector<Signal> holds, std::vector<Signal> fails, std::vector<Signal> plausible)
    : grid_(std::move(grid)),
      literals_(std::move(literals)),
      ands_(std::move(ands)),
      holds_(std::move(holds)),
      fails_(std::move(fails)),
      plausible_(std::move(plausible)) {
  Index();
}

void Gates::Index() {
  uses_ = Lists::From(size(), [this](auto visit) {
    auto gate = static_cast<GateId>(1 + literals_.size());
    for (const auto& [a, b] : ands_) {
      visit(GateOf(a), gate);
      visit(GateOf(b), gate);
      ++gate;
    }
  });
  literals_of_ = Lists::From(grid_.variable_count(), [this](auto visit) {
    GateId gate = 1;
    for (const Literal& literal : literals_) visit(literal.variable, gate++);
  });
}

namespace {

// A signal while literals and `and` gates are still counted apart.
struct Wire {
  enum class Kind : std::uint8_t { kConstant, kLiteral, kAnd };
  Kind kind = Kind::kConstant;
  bool negated = false;
  std::uint32_t index = 0;
  friend auto operator<=>(const Wire&, const Wire&) = default;
};

Wire Not(Wire wire) {
  wire.negated = !wire.negated;
  return wire;
}

constexpr Wire kNo{};
const Wire kYes = Not(kNo);

class Compiler {
 public:
  Compiler(const Program& program, const std::vector<ConditionId>& conditions,
           const Plausibility& plausibility)
      : program_(program),
        conditions_(conditions),
        plausibility_(plausibility),
        applies_(program.variable_count()),
        being_found_(program.variable_count()),
        truths_(program.nodes().size()),
        known_truths_(program.nodes().size()) {
    std::vector<VariableId> order(program.variable_count());
    std::iota(order.begin(), order.end(), 0);
    grid_ = Grid(program, std::move(order), AskedWhetherKnown(program, conditions, plausibility));
    for (const AppliesOnly& only : plausibility.applies_only)
      applies_[only.variable].push_back(only.where);
  }

  Gates Run() && {
    std::vector<Wire> holds(program_.roots().size());
    std::vector<Wire> fails(program_.roots().size());
    for (const ConditionId condition : conditions_) {
      const Truth truth = TruthOf(program_.roots()[condition], false);
      holds[condition] = truth.holds;
      fails[condition] = truth.fails;
    }
    std::vector<Wire> plausible;
    for (const ConditionId condition : plausibility_.never_fail)
      plausible.push_back(Not(TruthOf(program_.roots()[condition], false).fails));
    std::vector<AndGate> ands;
    for (const auto& [a, b] : ands_) ands.push_back({SignalOf(a), SignalOf(b)});
    std::vector<Signal> plausible_signals = SignalsOf(plausible);
    return {std::move(grid_), literals_,        std::move(ands),
            SignalsOf(holds), SignalsOf(fails), std::move(plausible_signals)};
  }

 private:
  struct Truth {
    Wire holds;
    Wire fails;
  };

  Signal SignalOf(const Wire& wire) const {
    GateId gate = 0;
    if (wire.kind == Wire::Kind::kLiteral) gate = 1 + wire.index;
    if (wire.kind == Wire::Kind::kAnd)
      gate = static_cast<GateId>(1 + literals_.size() + wire.index);
    return 2 * gate + (wire.negated ? 1 : 0);
  }
  std::vector<Signal> SignalsOf(const std::vector<Wire>& wires) const {
    std::vector<Signal> signals;
    for (const Wire& wire : wires) signals.push_back(SignalOf(wire));
    return signals;
  }

  // Of a set of points and its complement only the one without the first cell is kept.
  Wire Test(VariableId variable, Points points) {
    const Points all = grid_.AllOf(variable);
    points = Common(points, all);
    if (points.empty()) return kNo;
    if (points == all) return kYes;
    const bool negated = (points.known & 1) != 0;
    if (negated) points = Without(all, points);
    const auto [found, is_new] = literal_of_.try_emplace(
        {variable, points.known, points.latent}, static_cast<std::uint32_t>(literals_.size()));
    if (is_new) literals_.push_back({variable, points});
    return {Wire::Kind::kLiteral, negated, found->second};
  }

  Points PointsOf(const Wire& literal) const {
    const auto& [variable, points] = literals_[literal.index];
    return literal.negated ? Without(grid_.AllOf(variable), points) : points;
  }

  Wire And(Wire a, Wire b) {
    if (b < a) std::swap(a, b);
    if (a.kind == Wire::Kind::kConstant) return a.negated ? b : kNo;
    if (a == b) return a;
    if (a == Not(b)) return kNo;
    if (a.kind == Wire::Kind::kLiteral && b.kind == Wire::Kind::kLiteral) {
      const VariableId variable = literals_[a.index].variable;
      if (literals_[b.index].variable == variable)
        return Test(variable, Common(PointsOf(a), PointsOf(b)));
    }
    const auto [found, is_new] =
        and_of_.try_emplace({a, b}, static_cast<std::uint32_t>(ands_.size()));
    if (is_new) ands_.emplace_back(a, b);
    return {Wire::Kind::kAnd, false, found->second};
  }
  Wire Or(const Wire& a, const Wire& b) { return Not(And(Not(a), Not(b))); }
  Wire If(const Wire& condition, const Wire& then, const Wire& otherwise) {
    if (then == otherwise) return then;
    return Or(And(condition, then), And(Not(condition), otherwise));
  }

  Wire KnownAt(VariableId variable) { return Test(variable, {~CellMask{0}, 0}); }

  // Where the field of a variable applies; it cannot decide that itself.
  Wire AppliesAt(VariableId variable) {
    if (being_found_[variable] != 0) return kYes;
    being_found_[variable] = 1;
    Wire applies = kYes;
    for (const ConditionId where : applies_[variable])
      applies = And(applies, TruthOf(program_.roots()[where], false).holds);
    being_found_[variable] = 0;
    return applies;
  }

  Truth TestAt(const Node& test, bool known_only) {
    const auto points = [&](CellMask cells) {
      return Test(test.variable, {cells, known_only ? 0 : cells});
    };
    const Truth truth{points(test.mask), points(program_.AllCells(test.variable) & ~test.mask)};
    if (applies_[test.variable].empty()) return truth;
    const Wire applies = AppliesAt(test.variable);
    return {And(applies, truth.holds), And(applies, truth.fails)};
  }

  static Truth Definite(const Wire& holds) { return {holds, Not(holds)}; }
  Truth If(const Wire& condition, const Truth& a, const Truth& b) {
    return {If(condition, a.holds, b.holds), If(condition, a.fails, b.fails)};
  }

  Truth TruthOf(NodeId id, bool known_only) {
    std::optional<Truth>& truth = (known_only ? known_truths_ : truths_)[id];
    if (!truth) truth = FindTruth(program_.nodes()[id], known_only);
    return *truth;
  }

  Truth FindTruth(const Node& node, bool known_only) {
    const auto part = [&](NodeId id) { return TruthOf(id, known_only); };
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
      case NodeOp::kNot: {
        const Truth a = part(node.a);
        return {a.fails, a.holds};
      }
      case NodeOp::kAnd: {
        const Truth a = part(node.a);
        const Truth b = part(node.b);
        return {And(a.holds, b.holds), Or(a.fails, b.fails)};
      }
      case NodeOp::kOr: {
        const Truth a = part(node.a);
        const Truth b = part(node.b);
        return {Or(a.holds, b.holds), And(a.fails, b.fails)};
      }
      case NodeOp::kIsTrue:
        return Definite(TruthOf(node.a, true).holds);
      case NodeOp::kIsFalse:
        return Definite(TruthOf(node.a, true).fails);
      case NodeOp::kStated: {
        const Truth stated = part(node.a);
        Truth computed = part(node.b);
        // What is true of the person, but known to nobody, fills the silence of a definition.
        if (!known_only) computed = If(Or(computed.holds, computed.fails), computed, stated);
        return If(KnownAt(node.variable), stated, computed);
      }
    }
    return {};
  }

  const Program& program_;
  const std::vector<ConditionId>& conditions_;
  const Plausibility& plausibility_;
  std::vector<std::vector<ConditionId>> applies_;  // by variable
  std::vector<char> being_found_;                  // by variable: whether it applies
  Grid grid_;
  std::vector<std::optional<Truth>> truths_;  // by node
  std::vector<std::optional<Truth>> known_truths_;
  std::vector<Literal> literals_;
  std::vector<std::pair<Wire, Wire>> ands_;
  std::map<std::tuple<VariableId, CellMask, CellMask>, std::uint32_t> literal_of_;
  std::map<std::pair<Wire, Wire>, std::uint32_t> and_of_;
};

}  // namespace

Gates CompileGates(const Program& program, const std::vector<ConditionId>& conditions,
                   const Plausibility& plausibility) {
  return Compiler(program, conditions, plausibility).Run();
}

}  // namespace grevy::logic
