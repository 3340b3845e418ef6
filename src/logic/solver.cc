// Propagation and search; see solver.h. This is the way of Davis, Logemann and Loveland
// (Communications of the ACM 5, 1962) on a circuit instead of clauses, as in J. Marques-Silva and
// L. Guerra e Silva, "Algorithms for satisfiability in combinational circuits" (1999).

#include "logic/solver.h"

#include <algorithm>
#include <utility>

namespace grevy::logic {
namespace {

// A question that meets more contradictions is given up.
constexpr int kMostContradictions = 30;

}  // namespace

Solver::Solver(const Gates& gates)
    : gates_(&gates),
      values_(gates.size(), Value::kOpen),
      box_(gates.grid().Everything()),
      point_(box_.size()),
      proposal_of_(gates.size()),
      at_point_(gates.size()) {
  trail_.reserve(gates.size());
  values_[0] = Value::kFalse;
  nothing_ = {values_, box_, {}};
  base_ = nothing_;
  bool possible = true;
  for (const Signal signal : gates.Plausible()) possible = possible && Set(signal);
  // Constraints that exclude everybody exclude nobody.
  if (possible && Propagate()) base_ = {values_, box_, unjustified_};
}

bool Solver::StartFrom(const State& state, const Box& box) {
  values_ = state.values;
  box_ = state.box;
  unjustified_ = state.unjustified;
  justified_ = 0;
  trail_.clear();
  points_before_.clear();
  levels_.clear();
  next_ = 0;
  point_.assign(box_.size(), Points{});
  random_.seed();
  return Sweep(box);
}

// The same as narrowing every variable and propagating, in one pass over all gates instead of from
// gate to gate: much is known at once. What it finds is not on the trail.
bool Solver::Sweep(const Box& box) {
  for (VariableId variable = 0; variable < box.size(); ++variable) {
    box_[variable] = Common(box_[variable], box[variable]);
    if (box_[variable].empty()) return false;
  }
  const auto agree = [this](GateId gate, Value value) {
    if (value == Value::kOpen || values_[gate] == value) return true;
    if (values_[gate] != Value::kOpen) return false;
    values_[gate] = value;
    return true;
  };
  GateId gate = 0;
  for (const Literal& literal : gates_->literals()) {
    const Points& left = box_[literal.variable];
    const Points inside = Common(left, literal.points);
    const Value value = inside.empty()   ? Value::kFalse
                        : inside == left ? Value::kTrue
                                         : Value::kOpen;
    if (!agree(++gate, value)) return false;
  }
  for (const auto& [a, b] : gates_->ands()) {
    const Value of_a = ValueOf(a);
    const Value of_b = ValueOf(b);
    if (!agree(++gate, std::min(of_a, of_b))) return false;
    if (values_[gate] != Value::kFalse || std::min(of_a, of_b) == Value::kFalse) continue;
    // It shall be no, and is not so far.
    if (of_a == Value::kTrue && !Set(Negated(b))) return false;
    if (of_b == Value::kTrue && !Set(Negated(a))) return false;
  }
  if (!Propagate()) return false;
  std::erase_if(unjustified_, [this](GateId open) { return IsJustified(open); });
  return true;
}

bool Solver::Start(const Box& box) {
  if (StartFrom(base_, box)) return true;
  StartAnyhow(box);
  return false;
}

void Solver::StartAnyhow(const Box& box) { StartFrom(nothing_, box); }

bool Solver::Set(Signal signal) {
  const Value value = ValueOf(signal);
  if (value != Value::kOpen) return value == Value::kTrue;
  const GateId gate = GateOf(signal);
  values_[gate] = IsNegated(signal) ? Value::kFalse : Value::kTrue;
  trail_.push_back(2 * gate);
  return true;
}

bool Solver::Narrow(VariableId variable, const Points& points) {
  const Points left = Common(box_[variable], points);
  if (left == box_[variable]) return true;
  if (left.empty()) return false;
  trail_.push_back(2 * variable + 1);
  points_before_.push_back(box_[variable]);
  box_[variable] = left;
  for (const GateId gate : gates_->LiteralsOf(variable)) {
    if (values_[gate] != Value::kOpen) continue;
    const Points inside = Common(left, gates_->LiteralAt(gate).points);
    if (inside.empty()) {
      Set(2 * gate + 1);
    } else if (inside == left) {
      Set(2 * gate);
    }
  }
  return true;
}

bool Solver::Propagate() {
  while (next_ < trail_.size()) {
    const Step step = trail_[next_++];
    const bool is_gate = (step & 1) == 0;
    if (is_gate && !(PassOn(step / 2) && PassUp(step / 2))) return false;
  }
  return true;
}

// From a gate that has a value to what it is made of.
bool Solver::PassOn(GateId gate) {
  const bool is_yes = values_[gate] == Value::kTrue;
  if (gates_->IsLiteral(gate)) {
    const auto& [variable, points] = gates_->LiteralAt(gate);
    return Narrow(variable, is_yes ? points : Without(box_[variable], points));
  }
  if (!gates_->IsAnd(gate)) return true;
  const auto& [a, b] = gates_->AndAt(gate);
  if (is_yes) return Set(a) && Set(b);
  if (ValueOf(a) == Value::kFalse || ValueOf(b) == Value::kFalse) return true;
  if (ValueOf(a) == Value::kTrue) return Set(Negated(b));
  if (ValueOf(b) == Value::kTrue) return Set(Negated(a));
  unjustified_.push_back(gate);
  return true;
}

// From a gate that has a value to what it is a part of.
bool Solver::PassUp(GateId gate) {
  for (const GateId use : gates_->UsesOf(gate)) {
    const Value whole = values_[use];
    if (whole == Value::kTrue) continue;  // then both parts are
    const auto& [a, b] = gates_->AndAt(use);
    const bool is_first = GateOf(a) == gate;
    const Value own = ValueOf(is_first ? a : b);
    if (own == Value::kFalse) {
      if (whole == Value::kOpen) Set(2 * use + 1);
      continue;
    }
    const Signal other = is_first ? b : a;
    const Value rest = ValueOf(other);
    if (rest == Value::kTrue) {
      if (whole == Value::kFalse) return false;
      Set(2 * use);
    } else if (rest == Value::kOpen && whole == Value::kFalse) {
      Set(Negated(other));
    }
  }
  return true;
}

bool Solver::IsJustified(GateId gate) const {
  const auto& [a, b] = gates_->AndAt(gate);
  return ValueOf(a) == Value::kFalse || ValueOf(b) == Value::kFalse;
}

void Solver::UndoTo(const Level& level) {
  while (trail_.size() > level.trail) {
    const Step step = trail_.back();
    if ((step & 1) == 0) {
      values_[step / 2] = Value::kOpen;
    } else {
      box_[step / 2] = points_before_.back();
      points_before_.pop_back();
    }
    trail_.pop_back();
  }
  unjustified_.resize(level.unjustified);
  justified_ = level.justified;
  next_ = trail_.size();
}

bool Solver::Assume(std::span<const Signal> signals) {
  levels_.push_back(Here());
  for (const Signal signal : signals) {
    if (!Set(signal)) return false;
  }
  return Propagate();
}

bool Solver::Assume(const Box& box) {
  before_ = {values_, box_, unjustified_};
  levels_.push_back({kSaved, 0, justified_});
  return Sweep(box);
}

bool Solver::Assume(VariableId variable, const Points& points) {
  levels_.push_back(Here());
  return Narrow(variable, points) && Propagate();
}

std::size_t Solver::CountOpen() const {
  return static_cast<std::size_t>(std::count(values_.begin(), values_.end(), Value::kOpen));
}

std::vector<GateId> Solver::Unjustified() const {
  std::vector<GateId> open;
  for (const GateId gate : unjustified_) {
    if (!IsJustified(gate)) open.push_back(gate);
  }
  return open;
}

void Solver::Withdraw() {
  const Level level = levels_.back();
  levels_.pop_back();
  if (level.trail != kSaved) return UndoTo(level);
  values_ = before_.values;
  box_ = before_.box;
  unjustified_ = before_.unjustified;
  justified_ = level.justified;
  trail_.clear();
  points_before_.clear();
  next_ = 0;
}

// The last point, as far as it is left.
void Solver::ProposePoint() {
  ++proposal_;
  for (VariableId variable = 0; variable < box_.size(); ++variable) {
    const Points& left = box_[variable];
    Points& here = point_[variable];
    if ((here.known & left.known) != 0 || (here.latent & left.latent) != 0) continue;
    // Not known rather than known.
    here = left.latent != 0 ? Points{0, left.latent & (~left.latent + 1)}
                            : Points{left.known & (~left.known + 1), 0};
  }
}

bool Solver::IsYesAtPoint(Signal signal) {
  const GateId gate = GateOf(signal);
  if (values_[gate] != Value::kOpen) return ValueOf(signal) == Value::kTrue;
  if (std::exchange(proposal_of_[gate], proposal_) != proposal_) {
    if (gates_->IsLiteral(gate)) {
      const auto& [variable, points] = gates_->LiteralAt(gate);
      at_point_[gate] = Common(points, point_[variable]).empty() ? 0 : 1;
    } else {
      const auto& [a, b] = gates_->AndAt(gate);
      at_point_[gate] = IsYesAtPoint(a) && IsYesAtPoint(b) ? 1 : 0;
    }
  }
  return (at_point_[gate] != 0) != IsNegated(signal);
}

bool Solver::IsJustifiedAtPoint(GateId gate) {
  const auto& [a, b] = gates_->AndAt(gate);
  return !IsYesAtPoint(a) || !IsYesAtPoint(b);
}

// A part that shall be no so that an `and` is; nothing (kNoSignal) where none is needed: at the
// point each has one. What was asked comes first: it leaves less choice than what always has to be
// so.
Signal Solver::ChooseWhereThePointFails() {
  ProposePoint();
  for (std::size_t i = unjustified_.size(); i-- > 0;) {
    const GateId gate = unjustified_[i];
    if (!IsJustified(gate) && !IsJustifiedAtPoint(gate)) return gates_->AndAt(gate).a;
  }
  return kNoSignal;
}

Signal Solver::ChooseAtRandom() {
  while (justified_ < unjustified_.size() && IsJustified(unjustified_[justified_])) ++justified_;
  if (justified_ == unjustified_.size()) return kNoSignal;
  const auto& [a, b] = gates_->AndAt(unjustified_[justified_]);
  return (random_() >> 8 & 1) != 0 ? a : b;
}

Solver::Answer Solver::Ask(std::span<const Signal> signals) {
  if (!Assume(signals)) return Answer::kImpossible;
  return Search([this] { return ChooseWhereThePointFails(); });
}

Solver::Answer Solver::Draw() {
  levels_.push_back(Here());
  const Answer answer = Search([this] { return ChooseAtRandom(); });
  ProposePoint();
  return answer;
}

template <typename Choose>
Solver::Answer Solver::Search(Choose choose) {
  struct Choice {
    Level before;
    Signal no;  // was made no first
  };
  std::vector<Choice> choices;
  int contradictions = 0;
  for (Signal chosen = choose(); chosen != kNoSignal; chosen = choose()) {
    choices.push_back({Here(), chosen});
    bool fine = Set(Negated(chosen)) && Propagate();
    while (!fine) {
      if (choices.empty()) return Answer::kImpossible;
      if (++contradictions > kMostContradictions) return Answer::kGaveUp;
      const Choice choice = choices.back();
      choices.pop_back();
      UndoTo(choice.before);
      fine = Set(choice.no) && Propagate();  // the other way
    }
  }
  return Answer::kFound;
}

}  // namespace grevy::logic
