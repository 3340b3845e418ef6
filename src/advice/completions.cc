// Weighing all completions at once; see completions.h.

#include "advice/completions.h"

#include <algorithm>

namespace grevy::advice {

using logic::ConditionId;
using logic::Diagram;
using logic::Kleene;
using logic::kNo;
using logic::kYes;
using logic::Leaves;

namespace {

constexpr Leaves kImplausibleLeaf = Leaves{1} << Completions::kImplausible;

Diagram LeafOf(Verdict verdict) { return static_cast<Diagram>(verdict); }

}  // namespace

Completions::Completions(const knowledge::Knowledge& knowledge, const logic::CellFacts& facts,
                         logic::DiagramSpace& space)
    : diagrams_(&knowledge.diagrams),
      space_(&space),
      plausible_(*diagrams_, diagrams_->grid().BoxOfAnythingLearnt(facts), space) {}

Diagram Completions::Any(const std::vector<ConditionId>& conditions) {
  Diagram any = kNo;
  for (const ConditionId condition : conditions) any = space_->Or(any, Within(condition));
  return any;
}

Completions::Course Completions::Weigh(const Conditions& conditions) {
  const auto either = [this](Diagram condition, Verdict then, Diagram otherwise) {
    return space_->If(condition, LeafOf(then), otherwise);
  };
  const Diagram hold = Any(conditions.hold);
  const Diagram against = either(Any(conditions.not_recommended), Verdict::kNotRecommended,
                                 LeafOf(Verdict::kNotIndicated));
  const Diagram recommended = Any(conditions.recommended);
  const Diagram option = Any(conditions.option);
  const Diagram if_recommended = either(hold, Verdict::kOnHold, LeafOf(Verdict::kRecommended));
  const Diagram if_option = either(hold, Verdict::kOnHold, LeafOf(Verdict::kOption));
  const Diagram supported =
      space_->If(recommended, if_recommended, space_->If(option, if_option, against));
  Course course;
  course.diagram = either(Any(conditions.contraindicated), Verdict::kContraindicated, supported);
  // Where even implausible completions agree, the plausible ones do.
  const Leaves at_most = space_->ReachedUnknowing(course.diagram);
  if ((at_most & (at_most - 1)) != 0) {
    const Diagram plausible = Plausibly(course.diagram);
    // Facts that each constraint allows may still exclude each other together. They are then
    // completed without regard to plausibility.
    if ((space_->ReachedUnknowing(plausible) & ~kImplausibleLeaf) != 0) course.diagram = plausible;
  }
  course.outlook = OutlookOf(space_->ReachedUnknowing(course.diagram) & ~kImplausibleLeaf,
                             space_->Reached(course.diagram) & ~kImplausibleLeaf);
  return course;
}

std::optional<Outlook> Completions::Weigh(const Conditions& conditions, std::size_t most_nodes) {
  space_->AllowMoreNodes(most_nodes);
  std::optional<Outlook> outlook;
  try {
    outlook = Weigh(conditions).outlook;
  } catch (const logic::DiagramTooLarge&) {
    outlook = std::nullopt;
  }
  space_->AllowAnyNodes();
  return outlook;
}

Kleene Completions::Now(ConditionId condition) {
  const Leaves reached = space_->ReachedUnknowing(Within(condition));
  if (reached == Leaves{1} << kYes) return Kleene::kTrue;
  if (reached == Leaves{1} << kNo) return Kleene::kFalse;
  return Kleene::kUnknown;
}

std::vector<logic::VariableId> Completions::VariablesAt(
    const std::vector<std::uint32_t>& levels) const {
  std::vector<logic::VariableId> variables;
  for (const std::uint32_t level : levels) variables.push_back(space_->grid().VariableAt(level));
  return variables;
}

std::vector<logic::VariableId> Completions::Decisive(Diagram d) {
  return VariablesAt(space_->Decisive(d, kImplausibleLeaf));
}

std::vector<logic::VariableId> Completions::Deciding(ConditionId condition) {
  return VariablesAt(space_->Asked(Within(condition)));
}

std::vector<logic::VariableId> Completions::Deciding(const Course& course) {
  return Decisive(course.diagram);
}

std::vector<logic::VariableId> Completions::DecidingSupport(const Conditions& conditions) {
  Conditions support = conditions;
  support.contraindicated.clear();
  support.hold.clear();
  return Decisive(Weigh(support).diagram);
}

}  // namespace grevy::advice
