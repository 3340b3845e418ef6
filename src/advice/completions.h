// What the facts that are still to come can make of a case.
//
// Three-valued logic looks at each condition alone, and calls open what is not: "G1 or G2" leaves
// every rule on one grade open though both grades lead to the same treatment. Here all completions
// of the case that are plausible are looked at together (logic/diagram.h), so that what is called
// open is open, and what is said to be missing is what matters.
//
// Two questions are kept apart. *Now*: what completions make of a verdict while nothing more
// becomes known; a rule that asks whether something "is not known to be" is answered by what is
// known today. *Possible*: the same when any unknown fact may become known.
//
//     const Completions completions(knowledge, cells, space);
//     const Outlook outlook = completions.Weigh(bearing);

#pragma once

#include <optional>
#include <tuple>
#include <vector>

#include "advice/verdict.h"
#include "knowledge/knowledge.h"
#include "logic/plausible_box.h"

namespace grevy::advice {

/// The conditions that bear on one treatment, by what they make of it.
struct Conditions {
  std::vector<logic::ConditionId> contraindicated;
  std::vector<logic::ConditionId> hold;
  std::vector<logic::ConditionId> recommended;  // by a rule that was verified
  std::vector<logic::ConditionId> option;       // or recommended by a rule that was not
  std::vector<logic::ConditionId> not_recommended;
  friend bool operator<(const Conditions& a, const Conditions& b) {
    const auto parts = [](const Conditions& c) {
      return std::tie(c.contraindicated, c.hold, c.recommended, c.option, c.not_recommended);
    };
    return parts(a) < parts(b);
  }
};

class Completions {
 public:
  /// Takes `space` into use until the next object that is given it. Facts that cannot all be true
  /// have no plausible completion; they are then completed without regard to plausibility.
  Completions(const knowledge::Knowledge& knowledge, const logic::CellFacts& facts,
              logic::DiagramSpace& space);

  /// Whether the facts have a plausible completion.
  bool IsPlausible() const { return plausible_.is_possible(); }

  /// What becomes of a treatment: a verdict at each completion.
  struct Course {
    Outlook outlook;
    logic::Diagram diagram = logic::kNo;  // leaves: Verdict, or kImplausible
  };
  Course Weigh(const Conditions& conditions);
  /// Its outlook, unless that takes more than so many nodes.
  std::optional<Outlook> Weigh(const Conditions& conditions, std::size_t most_nodes);

  /// Whether a condition holds, as far as all ways of completing the case agree.
  logic::Kleene Now(logic::ConditionId condition);
  /// The variables on which that still depends.
  std::vector<logic::VariableId> Deciding(logic::ConditionId condition);

  /// The variables of which one alone can turn a treatment's verdict.
  std::vector<logic::VariableId> Deciding(const Course& course);
  /// The same, contraindications and holds left aside.
  std::vector<logic::VariableId> DecidingSupport(const Conditions& conditions);

  static constexpr logic::Diagram kImplausible = kVerdictCount;

  /// How many nodes the diagrams made so far have.
  std::size_t size() const { return space_->nodes().size(); }

 private:
  logic::Diagram Any(const std::vector<logic::ConditionId>& conditions);
  logic::Diagram Within(logic::ConditionId condition) {
    return space_->Within(diagrams_->nodes(), diagrams_->Holds(condition));
  }
  logic::Diagram Plausibly(logic::Diagram d) { return plausible_.Only(d, kImplausible); }
  std::vector<logic::VariableId> VariablesAt(const std::vector<std::uint32_t>& levels) const;
  std::vector<logic::VariableId> Decisive(logic::Diagram d);

  const logic::Diagrams* diagrams_;
  logic::DiagramSpace* space_;
  logic::PlausibleBox plausible_;
};

}  // namespace grevy::advice
