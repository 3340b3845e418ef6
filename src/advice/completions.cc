// Weighing all completions; see completions.h.

#include "advice/completions.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "advice/open_after.h"
#include "advice/reach.h"

namespace grevy::advice {

using logic::ConditionId;
using logic::Kleene;
using logic::LaneMask;
using logic::Negated;
using logic::Signal;
using logic::Solver;

namespace {

// Of single conditions no more are asked of a case; the others are taken to be open.
constexpr int kMostQuestions = 100;

// With next to nothing known nearly everything can be reached, and nearly everything matters. Where
// more of the circuit is open than this, what propagation leaves is taken to be so.
constexpr std::size_t kMostOpenGates = 3000;
constexpr std::size_t kMostOpenPercent = 33;

// The first words have completions of which nothing more is known, the others any.
constexpr std::size_t kWordsOfNow = logic::kLaneWords / 2;
// Completions of so many words are drawn from one box.
constexpr std::size_t kWordsOfDraw = 2;

}  // namespace

void Workbench::MakeFor(const knowledge::Knowledge& of) {
  if (gates == &of.gates && knowledge == of.hash) return;
  knowledge = of.hash;
  gates = &of.gates;
  solver = Solver(*gates);
  drawn = logic::Lanes(*gates);
  lanes = logic::Lanes(*gates);
}

Completions::Completions(const knowledge::Knowledge& knowledge, const logic::CellFacts& facts,
                         Workbench& workbench)
    : knowledge_(&knowledge),
      gates_(&knowledge.gates),
      bench_(&workbench),
      now_(gates_->grid().BoxOf(facts)) {
  workbench.MakeFor(knowledge);
  logic::Box possible = gates_->grid().BoxOfAnythingLearnt(facts);
  for (logic::VariableId variable = 0; variable < possible.size(); ++variable) {
    // What has one value left, though nobody stated it, is no news when somebody does.
    const bool follows = facts.known[variable] == 0 &&
                         std::has_single_bit(facts.possible[variable]) &&
                         gates_->grid().IsDoubled(variable);
    if (follows) possible[variable].known = 0;
  }
  is_plausible_ = workbench.solver.Start(possible);
  if (!workbench.solver.Assume(now_) && is_plausible_) {
    // Plausible only if more were known than is: that cannot be asked of the facts.
    is_plausible_ = false;
    workbench.solver.StartAnyhow(possible);
    workbench.solver.Assume(now_);
  }
  tense_ = Tense::kNow;
  is_searched_ = workbench.solver.CountOpen() <=
                 std::max(kMostOpenGates, gates_->size() * kMostOpenPercent / 100);
  if (!is_searched_) return;
  workbench.drawn.Restart();
  Turn(Tense::kPossible);
  workbench.drawn.Within(workbench.solver);
  workbench.lanes.Within(workbench.solver);
}

std::size_t Completions::FirstWordOf(Tense tense) { return tense == Tense::kNow ? 0 : kWordsOfNow; }

// The solver stands on what is known now, or on what may become known.
void Completions::Turn(Tense tense) {
  if (tense == tense_) return;
  tense_ = tense;
  if (tense == Tense::kNow) {
    bench_->solver.Assume(now_);
  } else {
    bench_->solver.Withdraw();
  }
}

void Completions::Draw(Tense tense) {
  Turn(tense);
  if (!is_searched_ || std::exchange(is_drawn_[static_cast<std::size_t>(tense)], true)) return;
  const std::size_t first = FirstWordOf(tense);
  for (std::size_t word = first; word < first + kWordsOfNow; word += kWordsOfDraw) {
    const bool is_drawn = bench_->solver.Draw() == Solver::Answer::kFound;
    for (std::size_t i = word; i < word + kWordsOfDraw; ++i) {
      has_drawn_[i] = is_drawn;
      if (is_drawn) bench_->drawn.FillWord(i, bench_->solver.box());
    }
    bench_->solver.Withdraw();
  }
  bench_->drawn.Evaluate();
}

std::vector<Outlook> Completions::Weigh(const std::vector<Conditions>& treatments) {
  std::vector<VerdictSet> reached(treatments.size());
  const auto reach = [&](Tense tense) {
    Draw(tense);
    Reach reaching(*gates_, bench_->solver, bench_->lanes);
    for (std::size_t i = 0; i < treatments.size(); ++i) reaching.Add(treatments[i], reached[i]);
    const std::size_t first = FirstWordOf(tense);
    for (std::size_t word = first; word < first + kWordsOfNow; ++word) {
      if (has_drawn_[word]) reaching.TakeFrom(bench_->drawn, word);
    }
    return is_searched_ ? std::move(reaching).Finish() : reaching.AtMost();
  };
  reached = reach(Tense::kNow);
  const std::vector<VerdictSet> now = reached;
  reached = reach(Tense::kPossible);
  std::vector<Outlook> outlooks;
  for (std::size_t i = 0; i < treatments.size(); ++i)
    outlooks.push_back(OutlookOf(now[i], reached[i]));
  return outlooks;
}

bool Completions::Can(Signal signal) {
  if (++questions_ > kMostQuestions) return true;
  Turn(Tense::kNow);
  const Solver::Answer answer = bench_->solver.Ask({signal});
  bench_->solver.Withdraw();
  return answer != Solver::Answer::kImpossible;
}

Kleene Completions::NowAtOnce(ConditionId condition) {
  Turn(Tense::kNow);
  return bench_->solver[gates_->Holds(condition)];
}

Kleene Completions::Now(ConditionId condition) {
  const Kleene known = NowAtOnce(condition);
  if (known != Kleene::kUnknown || !is_searched_) return known;
  const Signal holds = gates_->Holds(condition);
  Draw(Tense::kNow);
  bool can_hold = false;
  bool can_fail = false;
  const LaneMask mask = bench_->drawn[holds];
  for (std::size_t word = 0; word < kWordsOfNow; ++word) {
    if (!has_drawn_[word]) continue;
    can_hold = can_hold || mask.words[word] != 0;
    can_fail = can_fail || ~mask.words[word] != 0;
  }
  if (!can_hold && !Can(holds)) return Kleene::kFalse;
  if (!can_fail && !Can(Negated(holds))) return Kleene::kTrue;
  return Kleene::kUnknown;
}

std::vector<double> Completions::OpenAfterEach(const std::vector<logic::FieldId>& fields,
                                               const std::vector<Conditions>& treatments) {
  Turn(Tense::kPossible);
  OpenAfter after(*knowledge_, bench_->solver, treatments);
  std::vector<double> open;
  for (const logic::FieldId field : fields) open.push_back(after.OnAverage(field));
  return open;
}

std::vector<Mattered> Completions::Mattering(const std::vector<Matter>& matters) {
  for (const Tense tense : {Tense::kNow, Tense::kPossible}) Draw(tense);
  advice::Mattering mattering(*gates_, bench_->solver, bench_->lanes, is_plausible_);
  for (const Matter& matter : matters) mattering.Add(matter);
  if (!is_searched_) return std::move(mattering).AtMost();
  for (const Tense tense : {Tense::kNow, Tense::kPossible}) {
    const std::size_t word = FirstWordOf(tense);
    if (has_drawn_[word]) mattering.TryAround(bench_->drawn, 64 * word);
  }
  return std::move(mattering).Finish();
}

}  // namespace grevy::advice
