// Assuming answers; see open_after.h.

#include "advice/open_after.h"

#include <limits>

#include "advice/verdict.h"

namespace grevy::advice {

using logic::CellMask;
using logic::ConditionId;
using logic::FieldId;
using logic::Kleene;
using logic::Points;
using logic::VariableId;

namespace {

// Verdicts weigh more than the conditions behind them.
constexpr double kWeightOfCondition = 0.05;

}  // namespace

OpenAfter::OpenAfter(const knowledge::Knowledge& knowledge, const logic::Box& box,
                     const logic::Rest& rest, logic::Solver& solver,
                     const std::vector<Conditions>& treatments)
    : knowledge_(knowledge), box_(box), rest_(rest), solver_(solver) {
  for (const Conditions& of : treatments) {
    subjects_.push_back({PartOf(of.contraindicated), PartOf(of.hold), PartOf(of.recommended),
                         PartOf(of.option), PartOf(of.not_recommended)});
  }
}

OpenAfter::Part OpenAfter::PartOf(const std::vector<ConditionId>& conditions) const {
  Part part;
  for (const ConditionId condition : conditions) {
    const logic::Signal holds = rest_.gates.Holds(condition);
    if (solver_[holds] == Kleene::kUnknown) {
      part.open.push_back(holds);
    } else {
      part.without_open = logic::Or(part.without_open, solver_[holds]);
    }
  }
  return part;
}

std::vector<OpenAfter::Answer> OpenAfter::AnswersOf(FieldId field) const {
  const logic::Field& shape = knowledge_.schema[field];
  std::vector<Answer> answers;
  if (shape.type == logic::Type::kChoices) {
    const auto count = static_cast<std::uint32_t>(shape.values.size());
    for (std::uint32_t only = 0; only <= count; ++only) {
      Answer& answer = answers.emplace_back();
      for (std::uint32_t member = 0; member < count; ++member)
        answer.points.emplace_back(knowledge_.schema.VariableOf(field, member),
                                   Points{CellMask{member == only ? 2U : 1U}, 0});
    }
    return answers;
  }
  const VariableId variable = knowledge_.schema.VariableOf(field);
  for (CellMask left = box_[variable].known; left != 0; left &= left - 1) {
    const CellMask cell = left & (~left + 1);
    Answer& answer = answers.emplace_back();
    answer.points = {{variable, Points{cell, 0}}};
    if (shape.IsNumber()) continue;
    answer.weight = 0;
    for (const logic::Range& range : knowledge_.program.ValuesOf(variable, cell).ranges())
      answer.weight += static_cast<double>(range.end - range.begin);
  }
  return answers;
}

double OpenAfter::Left() const {
  double left = 0;
  for (const Subject& subject : subjects_) {
    std::array<Kleene, std::tuple_size_v<Subject>> any{};
    int open = 0;
    for (std::size_t i = 0; i < subject.size(); ++i) {
      any[i] = subject[i].without_open;
      for (const logic::Signal signal : subject[i].open) {
        const Kleene holds = solver_[signal];
        any[i] = logic::Or(any[i], holds);
        open += holds == Kleene::kUnknown ? 1 : 0;
      }
    }
    const VerdictSet verdicts = Reachable({any[0], any[1], any[2], any[3], any[4]});
    if ((verdicts & (verdicts - 1)) != 0) left += 1 + kWeightOfCondition * open;
  }
  return left;
}

double OpenAfter::OnAverage(FieldId field) {
  double sum = 0;
  double plausible = 0;
  for (const Answer& answer : AnswersOf(field)) {
    const std::optional<double> left = LeftBy(answer);
    if (!left) continue;
    sum += answer.weight * *left;
    plausible += answer.weight;
  }
  return plausible == 0 ? std::numeric_limits<double>::infinity() : sum / plausible;
}

// Nothing where the answer is not plausible.
std::optional<double> OpenAfter::LeftBy(const Answer& answer) {
  std::size_t assumed = 0;
  bool is_plausible = true;
  for (const auto& [variable, points] : answer.points) {
    const Points left = Common(box_[variable], points);
    is_plausible = is_plausible && !left.empty();
    const std::optional<VariableId> in_rest = rest_.Find(variable);
    if (!is_plausible || !in_rest) continue;  // nothing hangs on it any more
    is_plausible = solver_.Assume(*in_rest, points);
    ++assumed;
  }
  const std::optional<double> left = is_plausible ? std::optional(Left()) : std::nullopt;
  for (; assumed > 0; --assumed) solver_.Withdraw();
  return left;
}

}  // namespace grevy::advice
