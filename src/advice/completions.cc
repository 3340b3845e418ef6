// Weighing all completions; see completions.h.

#include "advice/completions.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "advice/open_after.h"
#include "advice/reach.h"

namespace grevy::advice {

using logic::Box;
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
// more gates are left than this, what propagation leaves is taken to be so.
constexpr std::size_t kMostGates = 1600;

// The first words have completions of which nothing more is known, the others any.
constexpr std::size_t kWordsOfNow = logic::kLaneWords / 2;
// Completions of so many words are drawn from one box.
constexpr std::size_t kWordsOfDraw = 2;

constexpr std::size_t FirstWordOf(bool now) { return now ? 0 : kWordsOfNow; }

}  // namespace

void Workbench::MakeFor(const knowledge::Knowledge& of) {
  if (gates != &of.gates || knowledge != of.hash) {
    knowledge = of.hash;
    gates = &of.gates;
    solver = Solver(*gates);
  }
  // Mutants (proof/mutate.h) put other conditions in their place, within the same gates.
  conditions.clear();
  for (const knowledge::Rule& rule : of.rules) conditions.push_back(rule.holds);
  for (const knowledge::Treatment& treatment : of.treatments) {
    for (const knowledge::Precaution& precaution : treatment.precautions)
      conditions.push_back(precaution.when.id);
  }
}

Completions::Completions(const knowledge::Knowledge& knowledge, const logic::CellFacts& facts,
                         Workbench& workbench)
    : knowledge_(&knowledge) {
  workbench.MakeFor(knowledge);
  const logic::Grid& grid = knowledge.gates.grid();
  Solver& whole = workbench.solver;
  const auto look_at_the_rest = [&](const Box& now) {
    possible_ = whole.box();
    rest_ = logic::RestOf(knowledge.gates, whole, workbench.conditions);
    solvers_.fill(Solver(rest_.gates));
    StandingOn(Tense::kPossible).Start(rest_.Narrow(possible_));
    return StandingOn(Tense::kNow).Start(rest_.Narrow(now));
  };
  const Box now = grid.BoxOf(facts);
  Box possible = grid.BoxOfAnythingLearnt(facts);
  for (logic::VariableId variable = 0; variable < possible.size(); ++variable) {
    // What has one value left, though nobody stated it, is no news when somebody does.
    const bool follows = facts.known[variable] == 0 &&
                         std::has_single_bit(facts.possible[variable]) && grid.IsDoubled(variable);
    if (follows) possible[variable].known = 0;
  }
  const bool is_plausible = whole.Start(possible);
  if (!look_at_the_rest(now) && is_plausible) {
    // Plausible only if more were known than is: that cannot be asked of the facts.
    whole.StartAnyhow(possible);
    look_at_the_rest(now);
  }
  is_searched_ = rest_.gates.size() <= kMostGates;
  if (!is_searched_) return;
  drawn_ = logic::Lanes(rest_.gates);
  lanes_ = logic::Lanes(rest_.gates);
}

void Completions::Draw(Tense tense) {
  if (!is_searched_ || std::exchange(is_drawn_[static_cast<std::size_t>(tense)], true)) return;
  Solver& solver = StandingOn(tense);
  const std::size_t first = FirstWordOf(tense == Tense::kNow);
  for (std::size_t word = first; word < first + kWordsOfNow; word += kWordsOfDraw) {
    const bool is_drawn = solver.Draw() == Solver::Answer::kFound;
    for (std::size_t i = word; i < word + kWordsOfDraw; ++i) {
      has_drawn_[i] = is_drawn;
      if (is_drawn) drawn_.FillWord(i, solver.box());
    }
    solver.Withdraw();
  }
  drawn_.Evaluate();
}

// The lanes that have completions.
LaneMask Completions::DrawnFor(Tense tense) const {
  LaneMask mask{};
  const std::size_t first = FirstWordOf(tense == Tense::kNow);
  for (std::size_t word = first; word < first + kWordsOfNow; ++word) {
    if (has_drawn_[word]) mask.words[word] = ~std::uint64_t{0};
  }
  return mask;
}

// Without those that fail in any case: of most treatments next to nothing is left.
std::vector<ConditionId> Completions::Left(std::vector<ConditionId> conditions) const {
  std::erase_if(conditions, [this](ConditionId condition) {
    return rest_.gates.Holds(condition) == logic::kNoSignal;
  });
  return conditions;
}

Conditions Completions::Left(const Conditions& conditions) const {
  return {Left(conditions.contraindicated), Left(conditions.hold), Left(conditions.recommended),
          Left(conditions.option), Left(conditions.not_recommended)};
}

std::vector<Outlook> Completions::Weigh(const std::vector<Conditions>& treatments) {
  std::vector<Conditions> left;
  left.reserve(treatments.size());
  for (const Conditions& conditions : treatments) left.push_back(Left(conditions));
  std::vector<VerdictSet> reached(treatments.size());
  const auto reach = [&](Tense tense) {
    Draw(tense);
    Reach reaching(rest_.gates, StandingOn(tense), lanes_);
    for (std::size_t i = 0; i < treatments.size(); ++i) reaching.Add(left[i], reached[i]);
    if (is_searched_) reaching.TakeFrom(drawn_, DrawnFor(tense));
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
  Solver& solver = StandingOn(Tense::kNow);
  const Solver::Answer answer = solver.Ask({signal});
  solver.Withdraw();
  return answer != Solver::Answer::kImpossible;
}

Kleene Completions::NowAtOnce(ConditionId condition) {
  return StandingOn(Tense::kNow)[rest_.gates.Holds(condition)];
}

Kleene Completions::Now(ConditionId condition) {
  const Kleene known = NowAtOnce(condition);
  if (known != Kleene::kUnknown || !is_searched_) return known;
  const Signal holds = rest_.gates.Holds(condition);
  Draw(Tense::kNow);
  const LaneMask drawn = DrawnFor(Tense::kNow);
  const auto was_seen = [&](Signal signal) { return (drawn_[signal] & drawn).Any(); };
  if (!was_seen(holds) && !Can(holds)) return Kleene::kFalse;
  if (!was_seen(Negated(holds)) && !Can(Negated(holds))) return Kleene::kTrue;
  return Kleene::kUnknown;
}

std::vector<double> Completions::OpenAfterEach(const std::vector<logic::FieldId>& fields,
                                               const std::vector<Conditions>& treatments) {
  OpenAfter after(*knowledge_, possible_, rest_, StandingOn(Tense::kPossible), treatments);
  std::vector<double> open;
  for (const logic::FieldId field : fields) open.push_back(after.OnAverage(field));
  return open;
}

std::vector<Mattered> Completions::Mattering(const std::vector<Matter>& matters) {
  for (const Tense tense : {Tense::kNow, Tense::kPossible}) Draw(tense);
  advice::Mattering mattering(rest_.gates, StandingOn(Tense::kPossible), lanes_);
  for (const Matter& matter : matters)
    mattering.Add({Left(matter.conditions), Left(matter.details)});
  if (is_searched_) {
    for (const std::size_t word : {std::size_t{0}, kWordsOfNow}) {
      if (has_drawn_[word]) mattering.TryAround(drawn_, 64 * word);
    }
  }
  std::vector<Mattered> all =
      is_searched_ ? std::move(mattering).Finish() : std::move(mattering).AtMost();
  for (Mattered& mattered : all) {
    for (auto* const variables : {&mattered.deciding, &mattered.supporting, &mattered.tied}) {
      for (logic::VariableId& variable : *variables) variable = rest_.variables[variable];
    }
  }
  return all;
}

}  // namespace grevy::advice
