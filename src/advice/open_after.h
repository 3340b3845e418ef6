// How much an answer would leave open.
//
// What is asked next is best what leaves the least open on average over its answers. Every value
// that is plausible counts the same, and of a number every range that some condition tells apart:
// the sources state no frequencies. Each is assumed in turn, and what follows from it by
// propagation is counted.
//
//     OpenAfter open(knowledge, box, rest, solver, treatments);
//     const double left = open.OnAverage(field);

#pragma once

#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "advice/conditions.h"
#include "knowledge/knowledge.h"
#include "logic/rest.h"

namespace grevy::advice {

class OpenAfter {
 public:
  /// `box` is what the facts of the case leave of each variable, `rest` what they leave of the
  /// circuit; the solver has the same facts. All must outlive the work.
  OpenAfter(const knowledge::Knowledge& knowledge, const logic::Box& box, const logic::Rest& rest,
            logic::Solver& solver, const std::vector<Conditions>& treatments);

  /// The verdicts that would still be open, and, as parts of one, the conditions that would be: on
  /// average over the answers to the question for a field. Of a set, the answers are each of its
  /// members alone, and none.
  double OnAverage(logic::FieldId field);

 private:
  struct Answer {
    std::vector<std::pair<logic::VariableId, logic::Points>> points;
    double weight = 1;
  };

  // Conditions of a treatment that make the same of it: whether one of them holds for certain, and
  // those that are open.
  struct Part {
    logic::Kleene without_open = logic::Kleene::kFalse;
    std::vector<logic::Signal> open;
  };
  // Contraindications, holds, recommendations, options, and what is advised against.
  using Subject = std::array<Part, 5>;

  Part PartOf(const std::vector<logic::ConditionId>& conditions) const;
  std::vector<Answer> AnswersOf(logic::FieldId field) const;
  std::optional<double> LeftBy(const Answer& answer);
  double Left() const;

  const knowledge::Knowledge& knowledge_;
  const logic::Box& box_;
  const logic::Rest& rest_;
  logic::Solver& solver_;
  std::vector<Subject> subjects_;
};

}  // namespace grevy::advice
