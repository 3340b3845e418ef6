// Running the provers; see prove.h.

#include "proof/prove.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <future>
#include <iterator>
#include <map>
#include <memory>
#include <numeric>
#include <stdexcept>

#include "advice/vignette.h"
#include "knowledge/diagrams.h"
#include "proof/diagram_prover.h"
#include "proof/generate.h"
#include "proof/trials.h"
#include "proof/z3_prover.h"

namespace grevy::proof {
namespace {

using knowledge::Knowledge;
using logic::Box;
using logic::ConditionId;

bool IsAmong(const std::vector<Kind>& kinds, Kind kind) {
  return kinds.empty() || std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

// Every variable counts twice, whether or not some condition asks if it is known.
logic::Grid FullGrid(const logic::Program& program) {
  std::vector<logic::VariableId> order(program.variable_count());
  std::iota(order.begin(), order.end(), 0);
  return {program, std::move(order), std::vector<char>(program.variable_count(), 1)};
}

class Discharge {
 public:
  Discharge(const Knowledge& knowledge, const ProveOptions& options)
      : knowledge_(knowledge),
        options_(options),
        plausibility_(knowledge::PlausibilityOf(knowledge)) {}

  std::vector<Outcome> Run() && {
    std::vector<Duty> duties = DutiesOf(knowledge_, plausibility_);
    std::erase_if(duties, [&](const Duty& d) { return !IsAmong(options_.only, d.kind); });
    // Diagrams of all that is asked about, and thus also of the parts of rules.
    std::vector<ConditionId> conditions;
    for (const Duty& duty : duties) {
      const std::vector<ConditionId> named = ConditionsOf(duty.formula);
      conditions.insert(conditions.end(), named.begin(), named.end());
      conditions.insert(conditions.end(), duty.parts.begin(), duty.parts.end());
    }
    std::sort(conditions.begin(), conditions.end());
    conditions.erase(std::unique(conditions.begin(), conditions.end()), conditions.end());
    if (options_.with_diagrams) {
      diagrams_ = logic::CompileDiagrams(knowledge_.program, conditions, plausibility_);
      by_diagrams_ = std::make_unique<DiagramProver>(diagrams_);
    }
    grid_ = options_.with_diagrams ? diagrams_.grid() : FullGrid(knowledge_.program);
    everything_ = grid_.Everything();
    if (options_.with_z3)
      by_z3_ = std::make_unique<Z3Prover>(knowledge_.program, grid_, plausibility_);
    // Z3 takes longest and works beside all else.
    std::future<std::vector<Attempt>> z3;
    if (by_z3_) z3 = std::async(std::launch::async, [&] { return AttemptsOf(*by_z3_, duties); });
    std::vector<Attempt> diagrams;
    if (by_diagrams_) diagrams = AttemptsOf(*by_diagrams_, duties);
    const std::vector<Attempt> second = by_z3_ ? z3.get() : std::vector<Attempt>{};
    std::vector<Outcome> outcomes;
    for (std::size_t i = 0; i < duties.size(); ++i) {
      Outcome outcome;
      outcome.duty = std::move(duties[i]);
      if (by_diagrams_) outcome.by_diagrams = diagrams[i];
      if (by_z3_) outcome.by_z3 = second[i];
      Complete(outcome);
      outcomes.push_back(std::move(outcome));
    }
    return outcomes;
  }

 private:
  std::vector<Attempt> AttemptsOf(Prover& prover, const std::vector<Duty>& duties) const {
    std::vector<Attempt> attempts;
    for (const Duty& duty : duties) {
      const auto begin = std::chrono::steady_clock::now();
      const bool possible = prover.IsPossible(duty.formula, everything_);
      const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
      attempts.push_back({possible == (duty.claim == Claim::kSometimes), seconds.count()});
    }
    return attempts;
  }

  // Adds to what failed all that a reader needs to mend it.
  void Complete(Outcome& outcome) {
    const bool agree = !outcome.by_diagrams || !outcome.by_z3 ||
                       outcome.by_diagrams->proved == outcome.by_z3->proved;
    if (!agree) throw std::logic_error("the provers disagree about " + outcome.duty.id);
    if (outcome.IsProved()) return;
    Prover& prover = by_diagrams_ ? static_cast<Prover&>(*by_diagrams_) : *by_z3_;
    const Formula& shown = outcome.duty.shown ? *outcome.duty.shown : outcome.duty.formula;
    if (const std::optional<Box> point = prover.Find(outcome.duty.formula, everything_))
      outcome.example = ExampleOf(knowledge_, grid_, prover, shown, *point);
    Involve(prover, outcome);
    Explain(prover, outcome);
  }

  void Involve(Prover& prover, Outcome& outcome) const {
    for (const std::string& id : outcome.duty.rules) {
      const std::optional<ConditionId> condition = ConditionOf(knowledge_, id);
      if (!outcome.example || !condition || prover.Always(Holds(*condition), outcome.example->box))
        outcome.involved.push_back(id);
    }
    // That a rule does not hold although its parts do is the finding itself.
    if (outcome.duty.kind == Kind::kHidden) outcome.involved = outcome.duty.rules;
  }

  // Of the parts of a rule that can never hold: a few that already exclude each other.
  void Explain(Prover& prover, Outcome& outcome) {
    std::vector<ConditionId> parts = outcome.duty.parts;
    if (parts.empty()) return;
    const auto possible = [&](const std::vector<ConditionId>& some) {
      std::vector<Formula> together;
      for (const ConditionId part : some) together.push_back(Holds(part));
      return prover.IsPossible(All(std::move(together)), everything_);
    };
    for (std::size_t i = 0; i < parts.size();) {
      std::vector<ConditionId> fewer = parts;
      fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
      if (possible(fewer)) {
        ++i;
      } else {
        parts = std::move(fewer);
      }
    }
    for (const ConditionId part : parts) {
      outcome.remarks.push_back(fmt::format(
          "{}{}", parts.size() > 1 ? "excludes the others: " : "never holds: ", WordsOf(part)));
    }
  }

  std::string WordsOf(ConditionId condition) const {
    const auto among = [&](const knowledge::Condition& whole) -> const std::string* {
      for (const knowledge::Clause& clause : whole.clauses) {
        if (clause.id == condition) return &clause.words;
      }
      return nullptr;
    };
    for (const knowledge::Pathway& pathway : knowledge_.pathways) {
      if (const std::string* words = among(pathway.scope))
        return fmt::format("{} (scope of {})", *words, pathway.id);
    }
    for (const knowledge::Rule& rule : knowledge_.rules) {
      if (const std::string* words = among(rule.when)) return *words;
    }
    for (const knowledge::Measure& measure : knowledge_.measures) {
      if (const std::string* words = among(measure.when)) return *words;
    }
    for (const knowledge::Treatment& treatment : knowledge_.treatments) {
      for (const knowledge::Limit& limit : treatment.limits) {
        if (limit.holds.id == condition)
          return fmt::format("{} (limit {})", limit.holds.text, limit.id);
      }
    }
    return "";
  }

  const Knowledge& knowledge_;
  const ProveOptions& options_;
  logic::Plausibility plausibility_;
  logic::Diagrams diagrams_;
  logic::Grid grid_;
  Box everything_;
  std::unique_ptr<Prover> by_diagrams_;
  std::unique_ptr<Prover> by_z3_;
};

std::vector<Outcome> TrialsOf(const Knowledge& knowledge, const ProveOptions& options) {
  std::vector<Trial> trials;
  if (IsAmong(options.only, Kind::kHidden)) trials.push_back(TrialOfHiddenFacts());
  if (IsAmong(options.only, Kind::kMove)) {
    trials.push_back(TrialOfLearning());
    trials.push_back(TrialOfWhatIsPossible());
  }
  if (options.directory.empty() || trials.empty()) return {};
  std::vector<knowledge::Case> cases;
  for (advice::Vignette& vignette : advice::ReadVignettes(options.directory, knowledge).all)
    cases.push_back(std::move(vignette.facts));
  return TryCases(knowledge, cases, options, std::move(trials));
}

// What is accepted is marked; what is accepted without need is a problem.
void Accept(const std::vector<Accepted>& all, const ProveOptions& options, Proofs& proofs) {
  std::map<std::string, Outcome*> by_id;
  for (Outcome& outcome : proofs.outcomes) by_id[outcome.duty.id] = &outcome;
  for (const Accepted& accepted : all) {
    const auto found = by_id.find(accepted.duty);
    if (found != by_id.end() && !found->second->IsProved() && !found->second->duty.informative) {
      found->second->accepted = accepted;
      continue;
    }
    const bool is_chosen = std::any_of(kKinds.begin(), kKinds.end(), [&](Kind kind) {
      return accepted.duty.front() == LetterOf(kind) && IsAmong(options.only, kind);
    });
    if (!is_chosen && found == by_id.end()) {
      const bool has_kind = accepted.duty.front() >= 'a' && accepted.duty.front() <= 'i';
      if (has_kind) continue;
    }
    proofs.problems.push_back(
        {accepted.location,
         found == by_id.end()
             ? fmt::format("there is no duty '{}' to accept", accepted.duty)
             : fmt::format("'{}' need not be accepted any longer: {}", accepted.duty,
                           found->second->IsProved() ? "it is proved" : "it is only reported")});
  }
}

}  // namespace

bool Outcome::IsProved() const {
  return (!by_diagrams || by_diagrams->proved) && (!by_z3 || by_z3->proved) &&
         (!by_trial || by_trial->proved);
}

bool Proofs::Hold() const {
  return !logic::HasErrors(problems) &&
         std::none_of(outcomes.begin(), outcomes.end(),
                      [](const Outcome& outcome) { return outcome.IsOpen(); });
}

Proofs Prove(const Knowledge& knowledge, const std::vector<Accepted>& accepted,
             const ProveOptions& options) {
  std::future<std::vector<Outcome>> trials =
      std::async(std::launch::async, [&] { return TrialsOf(knowledge, options); });
  Proofs proofs;
  proofs.outcomes = Discharge(knowledge, options).Run();
  const auto add = [&proofs](std::vector<Outcome> outcomes) {
    std::move(outcomes.begin(), outcomes.end(), std::back_inserter(proofs.outcomes));
  };
  if (IsAmong(options.only, Kind::kUnverified)) add(CheckUnverified(knowledge));
  add(trials.get());
  std::stable_sort(proofs.outcomes.begin(), proofs.outcomes.end(),
                   [](const Outcome& a, const Outcome& b) { return a.duty.kind < b.duty.kind; });
  Accept(accepted, options, proofs);
  return proofs;
}

}  // namespace grevy::proof
