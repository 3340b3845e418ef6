// An interview: from nothing, or from some facts, to settled advice, one question at a time.
//
//     Interview interview(knowledge, {}, {.as_of = Today()});
//     while (const auto field = interview.question()) {
//       interview.Answer(fact, problems);    // or AnswerNotKnown(), or Back()
//     }
//
// This is the dialogue without its text; `grevy interview` puts it on a terminal. Simulate answers
// the questions from a whole case, and so tells how many it takes.

#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "advice/advice.h"
#include "knowledge/fact.h"

namespace grevy::advice {

/// The field to ask for next, leaving out those of which no more is known; nothing where no answer
/// could change anything. What verdicts presume comes last, to be confirmed.
std::optional<logic::FieldId> Next(const Advice& advice, const std::set<logic::FieldId>& not_known);

/// Whether a fact that is not known could still change the verdict. A treatment that nothing can
/// support any more is not open, also where it might be contraindicated besides.
inline bool IsOpen(const TreatmentAdvice& advice) {
  return advice.possible.size() > 1 && !advice.pending.empty();
}

/// How many verdicts are open, those that are given but may still change included.
std::size_t CountOpen(const Advice& advice);
/// How many cannot be given yet.
std::size_t CountUndetermined(const Advice& advice);

/// A verdict that an answer changed.
struct Change {
  const knowledge::Treatment* treatment = nullptr;
  Verdict before = Verdict::kNotIndicated;
  Verdict after = Verdict::kNotIndicated;
};

/// In the order of `after`: the best first.
std::vector<Change> Changes(const Advice& before, const Advice& after);

class Interview {
 public:
  /// One answer, in the order in which they were given.
  struct Step {
    logic::FieldId field = 0;
    bool known = false;
    knowledge::Case before;  // what was known before it
  };

  Interview(const knowledge::Knowledge& knowledge, knowledge::Case start,
            Circumstances circumstances);

  const Advice& advice() const { return advice_; }
  /// All that is known so far.
  const knowledge::Case& facts() const { return case_; }
  const std::vector<Step>& steps() const { return steps_; }
  /// The field that is asked for; nothing once nothing is left to ask.
  std::optional<logic::FieldId> question() const { return question_; }

  /// Takes a fact, mostly of the field that was asked for; one that was stated before is replaced.
  /// A fact without values says "not known". False, with the problems and nothing changed, where no
  /// person can be so; an unlikely answer is taken, with a warning.
  bool Answer(knowledge::StatedFact fact, logic::Problems& problems);
  /// Goes on to the next question.
  void AnswerNotKnown();
  /// Takes the last answer back, a "not known" too; false where there is none.
  bool Back();

 private:
  logic::Problems Implausible(const knowledge::Case& a_case) const;
  void Advance();

  const knowledge::Knowledge* knowledge_;
  Circumstances circumstances_;
  knowledge::Case case_;
  std::set<logic::FieldId> stated_at_start_;
  std::vector<Step> steps_;
  Advice advice_;
  std::optional<logic::FieldId> question_;
};

/// How many questions an interview took.
struct Effort {
  std::size_t answered = 0;  // with a fact
  std::size_t asked = 0;     // in all, "not known" included
};

struct Simulation {
  /// Until all verdicts were those of the whole case, for good; nothing where they never were.
  std::optional<Effort> settled;
  /// Until nothing was left to ask.
  Effort finished;
};

/// Interviews somebody who knows exactly the facts of a case.
Simulation Simulate(const knowledge::Knowledge& knowledge, const knowledge::Case& whole,
                    const Circumstances& circumstances);

}  // namespace grevy::advice
