// Trying mutants; see mutate.h.

#include "proof/mutate.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

#include "logic/compile.h"
#include "proof/judged_cases.h"
#include "proof/one_treatment.h"
#include "proof/parallel.h"

namespace grevy::proof {
namespace {

using logic::Expression;

// All that is tried on one statement.
class StatementTrial {
 public:
  StatementTrial(const knowledge::LoadResult& loaded, const JudgedCases& cases,
                 TriedStatement& tried)
      : loaded_(loaded), cases_(cases), tried_(tried) {}

  void Run(bool with_cases) {
    Compile();
    NoticeByReasons();
    if (CountLeft() > 0 && tried_.statement.treatment) NoticeByAdvice();
    FindEquivalent();
    if (with_cases) FindCases();
  }

 private:
  // One program of the statement as it is (condition 0) and of every mutant.
  void Compile() {
    const Statement& statement = tried_.statement;
    conditions_.push_back(HoldsWith(statement, loaded_, loaded_.conditions[statement.when->id]));
    for (const TriedMutant& tried : tried_.mutants) {
      conditions_.push_back(tried.mutant.when ? HoldsWith(statement, loaded_, *tried.mutant.when)
                                              : conditions_.front());
    }
    std::vector<const Expression*> all;
    for (const Expression& condition : conditions_) all.push_back(&condition);
    program_ = logic::Compile(loaded_.knowledge.schema, loaded_.definitions, all);
  }

  std::size_t CountLeft() const {
    return static_cast<std::size_t>(
        std::count_if(tried_.mutants.begin(), tried_.mutants.end(),
                      [](const TriedMutant& tried) { return tried.fate == Fate::kUnnoticed; }));
  }

  void NoticeByReasons() {
    for (const Judgement& judgement : cases_.Of(tried_.statement)) {
      const std::vector<Seen> seen = cases_.Look(judgement.vignette, program_);
      for (std::size_t i = 0; i < tried_.mutants.size(); ++i) {
        if (IsOtherwise(seen[i + 1], judgement.holds)) tried_.mutants[i].fate = Fate::kNoticed;
      }
    }
  }

  bool IsOtherwise(const Seen& seen, bool expected) const {
    if (tried_.statement.measure != nullptr) {  // taken where one of the two says so
      const bool taken =
          seen.plain == logic::Kleene::kTrue ||
          (seen.plain == logic::Kleene::kUnknown && seen.presuming == logic::Kleene::kTrue);
      return taken != expected;
    }
    return seen.IsCertain() && seen.Holds() != expected;
  }

  // Asks the cases that name the statement, where what they expect of it hangs on more than
  // three-valued logic sees, and those that expect a verdict.
  void NoticeByAdvice() {
    for (const Judgement& judgement : cases_.Of(tried_.statement)) {
      TryOn(judgement.vignette, [](const Mutant& mutant, const Seen& before, const Seen& after) {
        return mutant.when && before != after && !after.IsCertain();
      });
    }
    for (const std::size_t vignette : cases_.OfVerdictOn(tried_.statement))
      TryOn(vignette, MayTell);
  }

  void FindEquivalent() {
    for (std::size_t i = 0; i < tried_.mutants.size(); ++i) {
      TriedMutant& tried = tried_.mutants[i];
      if (tried.fate == Fate::kUnnoticed && Reduced().IsEquivalent(tried.mutant, i + 1))
        tried.fate = Fate::kEquivalent;
    }
  }

  // One case often tells several mutants: for those no other is looked for.
  void FindCases() {
    for (std::size_t i = 0; i < tried_.mutants.size(); ++i) {
      TriedMutant& tried = tried_.mutants[i];
      if (tried.fate == Fate::kUnnoticed && !IsTold(i + 1))
        tried.telling = Reduced().CaseOf(tried.mutant, i + 1, cases_.today());
      if (tried.telling && tried.mutant.when) told_.push_back(tried.telling->facts);
    }
  }
  bool IsTold(std::size_t condition) {
    return std::any_of(told_.begin(), told_.end(), [&](const logic::CellFacts& facts) {
      return Reduced().IsToldApart(condition, facts);
    });
  }

  // A changed condition tells nothing where it is what it was, and another stance or effect none
  // where the statement is not seen to hold.
  static bool MayTell(const Mutant& mutant, const Seen& before, const Seen& after) {
    if (mutant.when) return before != after;
    return before.plain == logic::Kleene::kTrue || before.presuming == logic::Kleene::kTrue;
  }

  template <typename Tells>
  void TryOn(std::size_t vignette, const Tells& may_tell) {
    if (CountLeft() == 0) return;
    const std::vector<Seen> seen = cases_.Look(vignette, program_);
    for (std::size_t i = 0; i < tried_.mutants.size(); ++i) {
      TriedMutant& tried = tried_.mutants[i];
      if (tried.fate == Fate::kUnnoticed && may_tell(tried.mutant, seen[0], seen[i + 1]) &&
          Reduced().IsNoticed(tried.mutant, i + 1, cases_.vignettes()[vignette], cases_.today()))
        tried.fate = Fate::kNoticed;
    }
  }

  // Made when it is first needed: most statements never do.
  OneTreatment& Reduced() {
    if (!reduced_) reduced_.emplace(loaded_, tried_.statement, conditions_);
    return *reduced_;
  }

  const knowledge::LoadResult& loaded_;
  const JudgedCases& cases_;
  TriedStatement& tried_;
  std::vector<Expression> conditions_;
  logic::Program program_;
  std::optional<OneTreatment> reduced_;
  std::vector<logic::CellFacts> told_;  // by cases that were found
};

bool IsChosen(const Statement& statement, const std::vector<std::string>& only) {
  if (only.empty()) return true;
  return std::any_of(only.begin(), only.end(), [&](const std::string& name) {
    return name == statement.id || name == statement.name || name == statement.group;
  });
}

// Marks what is accepted; an entry that names no mutant, or one that is noticed, is a problem.
void Accept(const std::vector<Accepted>& accepted, bool is_whole, Mutation& mutation) {
  std::map<std::string, TriedMutant*> by_name;
  for (TriedStatement& statement : mutation.statements) {
    for (TriedMutant& tried : statement.mutants) by_name[tried.mutant.name] = &tried;
  }
  for (const Accepted& entry : accepted) {
    const auto found = by_name.find(entry.duty);
    if (found == by_name.end()) {
      if (is_whole)
        mutation.problems.push_back({entry.location, fmt::format("'{}' is no mutant", entry.duty)});
      continue;
    }
    TriedMutant& tried = *found->second;
    if (tried.fate == Fate::kUnnoticed) {
      tried.fate = Fate::kAccepted;
    } else {
      mutation.problems.push_back(
          {entry.location,
           fmt::format("'{}' is {}: this entry is no longer needed", entry.duty,
                       tried.fate == Fate::kNoticed ? "noticed" : "proved to change nothing")});
    }
  }
}

}  // namespace

std::size_t Mutation::Count(Fate fate) const {
  std::size_t count = 0;
  for (const TriedStatement& statement : statements) {
    count += static_cast<std::size_t>(
        std::count_if(statement.mutants.begin(), statement.mutants.end(),
                      [fate](const TriedMutant& tried) { return tried.fate == fate; }));
  }
  return count;
}

double Mutation::Score() const {
  const auto noticed = static_cast<double>(Count(Fate::kNoticed));
  const auto unnoticed = static_cast<double>(Count(Fate::kUnnoticed));
  return noticed + unnoticed == 0 ? 1 : noticed / (noticed + unnoticed);
}

Mutation Mutate(const knowledge::LoadResult& loaded, const std::vector<advice::Vignette>& vignettes,
                const std::vector<Accepted>& accepted, const MutateOptions& options) {
  Mutation mutation;
  for (Statement& statement : StatementsOf(loaded)) {
    if (!IsChosen(statement, options.only)) continue;
    TriedStatement tried;
    for (Mutant& mutant : MutantsOf(statement, loaded))
      tried.mutants.push_back({.mutant = std::move(mutant)});
    tried.statement = std::move(statement);
    mutation.statements.push_back(std::move(tried));
  }
  const JudgedCases cases(loaded, vignettes, options.today);
  ForEachNumber(mutation.statements.size(), [&](std::size_t i) {
    StatementTrial(loaded, cases, mutation.statements[i]).Run(options.with_cases);
  });
  Accept(accepted, options.only.empty(), mutation);
  return mutation;
}

}  // namespace grevy::proof
