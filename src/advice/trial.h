// Trials: the same case with some facts otherwise, and what becomes of the verdicts.
//
// Most trials change nothing, and three-valued logic sees that at once. Only where it leaves a
// verdict open, or sees it move, is the changed case appraised in full (appraisal.h).
//
//     const Trials trials(knowledge, a_case, circumstances, {&treatment});
//     Trial trial(trials, {{variable, cells}});
//     if (trial.IsPlausible()) Print(VerdictName(trial.On(trials.subjects().front()).verdict));

#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "advice/appraisal.h"
#include "advice/bearing.h"
#include "advice/turn.h"

namespace grevy::advice {

/// A variable, and the cells in which it is to lie instead.
struct Step {
  logic::VariableId variable = 0;
  logic::CellMask cells = 0;
};

/// A treatment whose verdict is watched.
struct Subject {
  Bearing bearing;
  Conditions conditions;
  std::vector<logic::VariableId> asked;  // by its conditions, ascending
  Appraisal::Weighed weighed;            // as the case is
  Holding at_first_sight;
};

/// A case, and the treatments that are watched.
class Trials {
 public:
  Trials(const knowledge::Knowledge& knowledge, const knowledge::Case& a_case,
         const Circumstances& circumstances,
         const std::vector<const knowledge::Treatment*>& treatments);

  const knowledge::Knowledge& knowledge() const { return knowledge_; }
  const Counted& counted() const { return counted_; }
  const logic::Trace& trace() const { return as_it_is_->trace(); }
  const std::vector<Subject>& subjects() const { return subjects_; }

  /// The cells in which a variable may lie, as the case is.
  logic::CellMask CellsOf(logic::VariableId variable) const {
    return trace().facts().possible[variable];
  }

 private:
  const knowledge::Knowledge& knowledge_;
  Counted counted_;
  std::unique_ptr<Appraisal> as_it_is_;
  std::vector<Subject> subjects_;
};

/// One of them. Takes up the room of appraisals (appraisal.h) where it needs to.
class Trial {
 public:
  Trial(const Trials& trials, std::vector<Step> steps);

  /// Whether the case would break no constraint that every person fulfils.
  bool IsPlausible() const;

  struct Outcome {
    Verdict verdict = Verdict::kNotIndicated;
    std::vector<Turn> because;  // what moved it, the gravest first; empty where it did not move
  };
  Outcome On(const Subject& subject);

 private:
  Appraisal::Weighed Weigh(const Subject& subject);

  const Trials& trials_;
  std::vector<Step> steps_;
  logic::Trace trace_;
  std::optional<Appraisal> in_full_;
};

}  // namespace grevy::advice
