// Collecting what is left; see rest.h.

#include "logic/rest.h"

#include <algorithm>
#include <utility>

namespace grevy::logic {
namespace {

class Collector {
 public:
  Collector(const Gates& whole, const Solver& solver)
      : whole_(whole), solver_(solver), is_needed_(whole.size()), signal_of_(whole.size()) {}

  Rest Run(std::span<const ConditionId> conditions) && {
    const std::vector<GateId> unjustified = solver_.Unjustified();
    for (const ConditionId condition : conditions) Need(GateOf(whole_.Holds(condition)));
    for (const GateId gate : unjustified) NeedParts(gate);
    TakeLiterals();
    TakeAnds();
    std::vector<Signal> holds(whole_.condition_count(), kNoSignal);
    for (const ConditionId condition : conditions)
      holds[condition] = SignalOf(whole_.Holds(condition));
    std::vector<Signal> fails(holds.size(), kNoSignal);
    std::vector<Signal> plausible;
    for (const GateId gate : unjustified) plausible.push_back(Negated(JoinedBy(gate)));
    return {Gates(whole_.grid().Of(variables_), std::move(literals_), std::move(ands_),
                  std::move(holds), std::move(fails), std::move(plausible)),
            std::move(variables_)};
  }

 private:
  void Need(GateId gate) {
    left_.push_back(gate);
    while (!left_.empty()) {
      const GateId next = left_.back();
      left_.pop_back();
      if (solver_[2 * next] != Kleene::kUnknown || std::exchange(is_needed_[next], 1) != 0)
        continue;
      if (whole_.IsLiteral(next)) continue;
      left_.push_back(GateOf(whole_.AndAt(next).a));
      left_.push_back(GateOf(whole_.AndAt(next).b));
    }
  }
  void NeedParts(GateId gate) {
    Need(GateOf(whole_.AndAt(gate).a));
    Need(GateOf(whole_.AndAt(gate).b));
  }

  void TakeLiterals() {
    for (VariableId variable = 0; variable < whole_.grid().variable_count(); ++variable) {
      bool is_new = true;
      for (const GateId gate : whole_.LiteralsOf(variable)) {
        if (is_needed_[gate] == 0) continue;
        if (std::exchange(is_new, false)) variables_.push_back(variable);
        literals_.push_back(
            {static_cast<VariableId>(variables_.size() - 1), whole_.LiteralAt(gate).points});
        signal_of_[gate] = static_cast<Signal>(2 * literals_.size());
      }
    }
  }

  // Parts come before what they are parts of.
  void TakeAnds() {
    const auto first = static_cast<GateId>(1 + whole_.literals().size());
    for (GateId gate = first; gate < whole_.size(); ++gate) {
      if (is_needed_[gate] != 0) signal_of_[gate] = JoinedBy(gate);
    }
  }

  // What both parts of an `and` make.
  Signal JoinedBy(GateId gate) {
    const Signal a = SignalOf(whole_.AndAt(gate).a);
    const Signal b = SignalOf(whole_.AndAt(gate).b);
    if (a == kNoSignal || b == kNoSignal || a == Negated(b)) return kNoSignal;
    if (a == kYesSignal || a == b) return b;
    if (b == kYesSignal) return a;
    ands_.push_back({a, b});
    return static_cast<Signal>(2 * (literals_.size() + ands_.size()));
  }

  Signal SignalOf(Signal of_whole) const {
    const Kleene known = solver_[of_whole];
    if (known != Kleene::kUnknown) return known == Kleene::kTrue ? kYesSignal : kNoSignal;
    const Signal signal = signal_of_[GateOf(of_whole)];
    return IsNegated(of_whole) ? Negated(signal) : signal;
  }

  const Gates& whole_;
  const Solver& solver_;
  std::vector<char> is_needed_;    // by gate of the whole
  std::vector<Signal> signal_of_;  // by gate of the whole, once it was taken
  std::vector<GateId> left_;
  std::vector<VariableId> variables_;
  std::vector<Literal> literals_;
  std::vector<AndGate> ands_;
};

}  // namespace

std::optional<VariableId> Rest::Find(VariableId of_whole) const {
  const auto found = std::lower_bound(variables.begin(), variables.end(), of_whole);
  if (found == variables.end() || *found != of_whole) return std::nullopt;
  return static_cast<VariableId>(found - variables.begin());
}

Box Rest::Narrow(const Box& of_whole) const {
  Box box;
  box.reserve(variables.size());
  for (const VariableId variable : variables) box.push_back(of_whole[variable]);
  return box;
}

Rest RestOf(const Gates& whole, const Solver& solver, std::span<const ConditionId> conditions) {
  return Collector(whole, solver).Run(conditions);
}

}  // namespace grevy::logic
