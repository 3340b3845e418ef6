// Looking for changes; see changes.h. Every stated fact is tried in each of its other cells.

#include "advice/changes.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "advice/finding.h"

namespace grevy::advice {
namespace {

using logic::VariableId;

constexpr std::size_t kMostPairs = 10'000;
constexpr std::size_t kEnoughPairs = 5;

std::vector<TriedFact> OtherFacts(const Trials& trials) {
  const knowledge::Knowledge& knowledge = trials.knowledge();
  std::vector<TriedFact> facts;
  for (VariableId variable = 0; variable < knowledge.program.variable_count(); ++variable) {
    if (!trials.counted().facts.Knows(variable)) continue;
    const std::vector<TriedFact> others = OtherCells(knowledge, variable, trials.CellsOf(variable),
                                                     knowledge.program.AllCells(variable));
    facts.insert(facts.end(), others.begin(), others.end());
  }
  return facts;
}

bool Asks(const Subject& subject, const TriedFact& fact) {
  return std::binary_search(subject.asked.begin(), subject.asked.end(), fact.variables.front());
}

bool IsGiven(const Subject& subject) { return subject.weighed.verdict != Verdict::kUndetermined; }

Step StepOf(const TriedFact& fact) { return {fact.variables.front(), fact.cells}; }

// For each subject, what was found of one fact.
std::vector<std::vector<Finding>> FindSingles(const Trials& trials,
                                              const std::vector<TriedFact>& facts) {
  std::vector<std::vector<Finding>> found(trials.subjects().size());
  for (const TriedFact& fact : facts) {
    std::optional<Trial> trial;
    for (std::size_t i = 0; i < found.size(); ++i) {
      const Subject& subject = trials.subjects()[i];
      if (!IsGiven(subject) || !Asks(subject, fact)) continue;
      if (!trial) trial.emplace(trials, std::vector<Step>{StepOf(fact)});
      if (!trial->IsPlausible()) break;
      Keep(subject, *trial, {fact}, found[i]);
    }
  }
  return found;
}

using Pair = std::pair<const TriedFact*, const TriedFact*>;

// Two facts of different fields, the nearest first.
std::vector<Pair> Pairs(const logic::Schema& schema, const std::vector<TriedFact>& facts,
                        const Subject& subject) {
  std::vector<const TriedFact*> asked;
  for (const TriedFact& fact : facts) {
    if (Asks(subject, fact)) asked.push_back(&fact);
  }
  const auto field = [&](const TriedFact* fact) {
    return schema.variables()[fact->variables.front()].field;
  };
  std::vector<Pair> pairs;
  for (std::size_t i = 0; i < asked.size(); ++i) {
    for (std::size_t j = i + 1; j < asked.size(); ++j) {
      if (field(asked[i]) != field(asked[j])) pairs.emplace_back(asked[i], asked[j]);
    }
  }
  std::stable_sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) {
    return a.first->distance + a.second->distance < b.first->distance + b.second->distance;
  });
  if (pairs.size() > kMostPairs) pairs.resize(kMostPairs);
  return pairs;
}

// That two other facts together would merely leave a verdict open is not told.
std::vector<Finding> FindPairs(const Trials& trials, const std::vector<TriedFact>& facts,
                               const Subject& subject) {
  std::vector<Finding> found;
  for (const auto& [a, b] : Pairs(trials.knowledge().schema, facts, subject)) {
    if (found.size() == kEnoughPairs) break;
    Trial trial(trials, {StepOf(*a), StepOf(*b)});
    if (!trial.IsPlausible()) continue;
    Keep(subject, trial, {*a, *b}, found);
    if (!found.empty() && found.back().outcome.verdict == Verdict::kUndetermined) found.pop_back();
  }
  return found;
}

}  // namespace

std::vector<std::vector<VerdictChange>> NearestChanges(const Trials& trials, AtMost facts) {
  const std::vector<TriedFact> others = OtherFacts(trials);
  std::vector<std::vector<Finding>> found = FindSingles(trials, others);
  std::vector<std::vector<VerdictChange>> changes;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const Subject& subject = trials.subjects()[i];
    if (found[i].empty() && IsGiven(subject) && facts == AtMost::kTwoFacts)
      found[i] = FindPairs(trials, others, subject);
    changes.push_back(Told(trials, std::move(found[i])));
  }
  return changes;
}

}  // namespace grevy::advice
