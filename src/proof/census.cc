// Drawing and counting; see census.h.

#include "proof/census.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <random>
#include <set>

#include "advice/bearing.h"
#include "advice/verdict_lanes.h"
#include "logic/lanes.h"
#include "logic/solver.h"
#include "logic/trace.h"

namespace grevy::proof {
namespace {

using advice::Verdict;
using logic::Kleene;
using logic::LaneMask;
using logic::Points;
using logic::Signal;
using logic::VariableId;

// Variables that are fixed at random before the solver completes a box, so that boxes differ.
constexpr std::size_t kFixedAtRandom = 6;
// How often a draw that was given up is tried again, with less or nothing fixed: of some rules one
// in fifty succeeds.
constexpr std::size_t kMostAttempts = 1000;

std::size_t CountOf(const LaneMask& mask) {
  std::size_t count = 0;
  for (const std::uint64_t word : mask.words)
    count += static_cast<std::size_t>(std::popcount(word));
  return count;
}

class CensusTaker {
 public:
  CensusTaker(const knowledge::Knowledge& knowledge, const CensusOptions& options)
      : knowledge_(knowledge),
        gates_(knowledge.gates),
        options_(options),
        solver_(gates_),
        lanes_(gates_),
        random_(options.seed) {
    for (const advice::Bearing& bearing :
         advice::BearingsOf(knowledge, {options.today, /*jurisdiction=*/""}))
      conditions_.push_back(advice::ConditionsOf(bearing));
    for (const knowledge::Rule& rule : knowledge.rules) census_.rules.push_back({rule.id, 0, 0});
    for (VariableId variable = 0; variable < gates_.grid().variable_count(); ++variable) {
      if (!gates_.LiteralsOf(variable).empty()) used_.push_back(variable);
    }
    solver_.Start(gates_.grid().Everything());
  }

  Census Run() && {
    DrawByStrata();
    DrawByRule();
    std::stable_sort(census_.rules.begin(), census_.rules.end(),
                     [](const Census::RuleCount& a, const Census::RuleCount& b) {
                       return a.in_strata + a.in_own_box < b.in_strata + b.in_own_box;
                     });
    for (std::size_t i = 0; i < seen_.size(); ++i) census_.verdicts[i].treatments = seen_[i].size();
    return std::move(census_);
  }

 private:
  void DrawByStrata() {
    std::vector<Signal> strata = {logic::kYesSignal};
    for (const knowledge::Pathway& pathway : knowledge_.pathways)
      strata.push_back(gates_.Holds(pathway.scope.id));
    census_.strata = strata.size();
    for (std::size_t i = 0; census_.by_strata < options_.cases / 2; ++i) {
      // Who is nobody's case is not drawn for ever.
      if (i > kMostAttempts * (1 + options_.cases / logic::kLaneCount)) break;
      if (!Draw(strata[i % strata.size()])) continue;
      for (std::size_t rule = 0; rule < census_.rules.size(); ++rule)
        census_.rules[rule].in_strata += CountOf(lanes_[HoldsOf(rule)]);
      census_.by_strata += logic::kLaneCount;
    }
  }

  Signal HoldsOf(std::size_t rule) const { return gates_.Holds(knowledge_.rules[rule].holds); }

  void DrawByRule() {
    std::vector<std::size_t> order(census_.rules.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [this](std::size_t a, std::size_t b) {
      return census_.rules[a].in_strata < census_.rules[b].in_strata;
    });
    const std::size_t passes = std::max(order.size(), options_.cases / 2 / logic::kLaneCount);
    for (std::size_t i = 0; i < passes; ++i) {
      const std::size_t rule = order[i % order.size()];
      if (!Draw(HoldsOf(rule))) continue;
      census_.rules[rule].in_own_box += CountOf(lanes_[HoldsOf(rule)]);
      census_.by_rule += logic::kLaneCount;
    }
  }

  // Fills and evaluates all lanes with plausible points at which the signal is yes; false where the
  // solver finds none, however often it tries.
  bool Draw(Signal signal) {
    for (std::size_t attempt = 0; attempt < kMostAttempts; ++attempt) {
      if (!DrawOnce(signal, attempt == 0 ? kFixedAtRandom : attempt % 2)) continue;
      CountVerdicts();
      return true;
    }
    ++census_.without_case;
    return false;
  }

  bool DrawOnce(Signal signal, std::size_t fixed_at_random) {
    std::size_t assumptions = 1;
    bool drawn = solver_.Assume(std::array{signal});
    if (drawn) {
      assumptions += 1 + FixSomeAtRandom(fixed_at_random);
      drawn = solver_.Draw() == logic::Solver::Answer::kFound;
    }
    if (drawn) {
      for (std::size_t word = 0; word < logic::kLaneWords; ++word)
        lanes_.FillWord(word, solver_.box());
      lanes_.Evaluate();
    }
    while (assumptions-- > 0) solver_.Withdraw();
    return drawn;
  }

  // Puts some variables to random points that are left to them; how many assumptions that took.
  std::size_t FixSomeAtRandom(std::size_t wanted) {
    std::size_t fixed = 0;
    for (std::size_t i = 0; i < wanted; ++i) {
      const VariableId variable = used_[random_() % used_.size()];
      if (solver_.Assume(variable, PointOf(solver_.box()[variable]))) {
        ++fixed;
      } else {
        solver_.Withdraw();
      }
    }
    return fixed;
  }

  Points PointOf(const Points& points) {
    const auto known = static_cast<std::size_t>(std::popcount(points.known));
    const auto latent = static_cast<std::size_t>(std::popcount(points.latent));
    std::size_t number = random_() % (known + latent);
    const bool is_known = number < known;
    logic::CellMask mask = is_known ? points.known : points.latent;
    for (number -= is_known ? 0 : known; number > 0; --number) mask &= mask - 1;
    const logic::CellMask cell = mask & (~mask + 1);
    return is_known ? Points{cell, 0} : Points{0, cell};
  }

  void CountVerdicts() {
    for (std::size_t treatment = 0; treatment < conditions_.size(); ++treatment) {
      const advice::VerdictLanes verdicts(gates_, lanes_, conditions_[treatment]);
      for (int i = 0; i < advice::kVerdictCount; ++i)
        Add(static_cast<Verdict>(i), treatment, CountOf(verdicts.Of(static_cast<Verdict>(i))));
    }
    CountWithGaps();
  }

  // A point is complete, and on the complete nothing is undetermined: one case of the pass is
  // judged again by three-valued logic, without half of its facts.
  void CountWithGaps() {
    logic::CellFacts facts;
    facts.possible.resize(gates_.grid().variable_count());
    facts.known.resize(gates_.grid().variable_count());
    for (VariableId variable = 0; variable < facts.known.size(); ++variable)
      facts.possible[variable] = knowledge_.program.AllCells(variable);
    const std::size_t lane = random_() % logic::kLaneCount;
    for (const VariableId variable : used_) {
      const Points point = lanes_.PointAt(lane, variable);
      if (point.known == 0 || (random_() & 1) != 0) continue;
      facts.possible[variable] = point.known;
      facts.known[variable] = 1;
    }
    ++census_.incomplete;
    const logic::Trace trace(knowledge_.program, std::move(facts));
    const auto any = [&](const std::vector<logic::ConditionId>& of) {
      Kleene any_holds = Kleene::kFalse;
      for (const logic::ConditionId condition : of)
        any_holds = logic::Or(any_holds, trace[condition]);
      return any_holds;
    };
    for (std::size_t treatment = 0; treatment < conditions_.size(); ++treatment) {
      const advice::Conditions& of = conditions_[treatment];
      const advice::Outlook outlook =
          advice::Weigh({any(of.contraindicated), any(of.hold), any(of.recommended), any(of.option),
                         any(of.not_recommended)});
      Add(outlook.verdict, treatment, 1);
    }
  }

  void Add(Verdict verdict, std::size_t treatment, std::size_t cases) {
    if (cases == 0) return;
    const auto i = static_cast<std::size_t>(verdict);
    census_.verdicts[i].cases += cases;
    seen_[i].insert(treatment);
  }

  const knowledge::Knowledge& knowledge_;
  const logic::Gates& gates_;
  const CensusOptions& options_;
  logic::Solver solver_;
  logic::Lanes lanes_;
  std::mt19937_64 random_;
  std::vector<advice::Conditions> conditions_;                     // by treatment
  std::vector<VariableId> used_;                                   // that some condition asks
  std::array<std::set<std::size_t>, advice::kVerdictCount> seen_;  // treatments, by verdict
  Census census_;
};

}  // namespace

bool Census::IsComplete() const {
  return std::all_of(
             rules.begin(), rules.end(),
             [](const RuleCount& count) { return count.in_strata + count.in_own_box > 0; }) &&
         std::all_of(verdicts.begin(), verdicts.end(),
                     [](const VerdictCount& count) { return count.cases > 0; });
}

Census TakeCensus(const knowledge::Knowledge& knowledge, const CensusOptions& options) {
  return CensusTaker(knowledge, options).Run();
}

std::string TextOf(const Census& census) {
  std::string text = fmt::format(
      "{} plausible cases: {} by strata (everybody, and the scopes of {} pathways, in turn), {} "
      "for "
      "the rules in turn,\n"
      "the least frequent first, each from a box in which it can hold; {} of them once more "
      "without "
      "half of their facts; {} draws found nobody\n\n"
      "  by strata  for rules  rule\n",
      census.by_strata + census.by_rule, census.by_strata, census.strata - 1, census.by_rule,
      census.incomplete, census.without_case);
  std::size_t never = 0;
  for (const Census::RuleCount& count : census.rules) {
    const bool fires = count.in_strata + count.in_own_box > 0;
    never += fires ? 0 : 1;
    text += fmt::format("{:11} {:10}  {}{}\n", count.in_strata, count.in_own_box, count.rule,
                        fires ? "" : "  NEVER FIRES");
  }
  text += "\n      cases  treatments  verdict\n";
  for (std::size_t i = 0; i < census.verdicts.size(); ++i) {
    const Census::VerdictCount& count = census.verdicts[i];
    text += fmt::format("{:11} {:11}  {}{}\n", count.cases, count.treatments,
                        advice::VerdictName(static_cast<Verdict>(i)),
                        count.cases > 0 ? "" : "  NEVER OCCURS");
  }
  return text + fmt::format("\n{} rules: {} never fire\n", census.rules.size(), never);
}

}  // namespace grevy::proof
