// What the facts that are still to come can make of a case.
//
// Three-valued logic looks at each condition alone, and calls open what is not: "G1 or G2" leaves
// every rule on one grade open though both grades lead to the same treatment. Here all plausible
// completions of the case are asked together, so that what is called open is open, and what is said
// to be missing is what matters.
//
// How. What follows from the facts by the constraints is found first. Then some completions are
// drawn at random and evaluated at once (logic/lanes.h): a verdict that one of them gets can be
// reached. Whether any other can, the solver answers (logic/solver.h). Whether a fact matters is
// seen in the same way: a completion in which it alone is changed gets another verdict, or the
// conditions that ask for it are shown never to decide.
//
// Two questions are kept apart. *Now*: what completions make of a verdict while nothing more
// becomes known; a rule that asks whether something "is not known to be" is answered by what is
// known today. *Possible*: the same when any unknown fact may become known.
//
//     Completions completions(knowledge, cells, workbench);
//     const Outlook outlook = completions.Weigh(conditions);

#pragma once

#include <array>
#include <string>
#include <vector>

#include "advice/conditions.h"
#include "advice/mattering.h"
#include "advice/verdict.h"
#include "knowledge/knowledge.h"
#include "logic/lanes.h"
#include "logic/rest.h"
#include "logic/solver.h"

namespace grevy::advice {

/// Room to work in, which a thread keeps from case to case.
struct Workbench {
  std::string knowledge;  // the hash of the one that it was made for
  const logic::Gates* gates = nullptr;
  logic::Solver solver;
  std::vector<logic::ConditionId> conditions;  // of all rules and precautions

  void MakeFor(const knowledge::Knowledge& of);
};

class Completions {
 public:
  /// Needs the workbench for a moment only. Facts that cannot all be true have no plausible
  /// completion; they are then completed without regard to plausibility.
  Completions(const knowledge::Knowledge& knowledge, const logic::CellFacts& facts,
              Workbench& workbench);
  Completions(const Completions&) = delete;
  Completions& operator=(const Completions&) = delete;

  /// What becomes of each treatment.
  std::vector<Outlook> Weigh(const std::vector<Conditions>& treatments);

  /// Whether a condition holds, as far as all completions agree while nothing more becomes known.
  logic::Kleene Now(logic::ConditionId condition);
  /// The same, as far as it follows by propagation.
  logic::Kleene NowAtOnce(logic::ConditionId condition);

  /// For each field how much the answer to a question for it would leave open (open_after.h).
  std::vector<double> OpenAfterEach(const std::vector<logic::FieldId>& fields,
                                    const std::vector<Conditions>& treatments);

  /// For each treatment what matters to it.
  std::vector<Mattered> Mattering(const std::vector<Matter>& matters);

 private:
  enum class Tense { kNow, kPossible };

  logic::Solver& StandingOn(Tense tense) { return solvers_[static_cast<std::size_t>(tense)]; }
  std::vector<logic::ConditionId> Left(std::vector<logic::ConditionId> conditions) const;
  Conditions Left(const Conditions& conditions) const;
  void Draw(Tense tense);
  logic::LaneMask DrawnFor(Tense tense) const;
  bool Can(logic::Signal signal);

  const knowledge::Knowledge* knowledge_;
  logic::Box possible_;  // what is left of each variable of the knowledge
  logic::Rest rest_;
  std::array<logic::Solver, 2> solvers_;  // by tense: of what is known now, and of what may be
  logic::Lanes drawn_;
  logic::Lanes lanes_;
  bool is_searched_ = true;                          // whether more is done than to propagate
  std::array<bool, 2> is_drawn_{};                   // by tense
  std::array<bool, logic::kLaneWords> has_drawn_{};  // which words have completions
  int questions_ = 0;
};

}  // namespace grevy::advice
