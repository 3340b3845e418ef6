// Worked cases as they bear on statements: which statements each judges, with and without
// presumptions.
//
// What a case makes of a condition is found by a small program of its own (Seen), so that thousands
// of changed conditions can be tried without advice on any of them. Where that leaves open what
// advice would say, the full advice is asked (mutate.h).
//
//     JudgedCases cases(loaded, vignettes, today);
//     for (const Judgement& judgement : cases.Of(statement))
//       cases.Look(judgement.vignette, …);

#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "advice/vignette.h"
#include "logic/program.h"
#include "proof/statement.h"

namespace grevy::proof {

/// What a condition is for a case: by its facts alone, and with what is presumed.
struct Seen {
  logic::Kleene plain = logic::Kleene::kUnknown;
  logic::Kleene presuming = logic::Kleene::kUnknown;

  /// Whether advice says it, too, whichever of the two it rests on.
  bool IsCertain() const { return plain == presuming && plain != logic::Kleene::kUnknown; }
  bool Holds() const { return IsCertain() && plain == logic::Kleene::kTrue; }
  friend bool operator==(const Seen&, const Seen&) = default;
};

/// That a vignette expects a statement to hold, or not to.
struct Judgement {
  std::size_t vignette = 0;
  bool holds = false;
};

class JudgedCases {
 public:
  /// Both must outlive the cases.
  JudgedCases(const knowledge::LoadResult& loaded, const std::vector<advice::Vignette>& vignettes,
              knowledge::Date today);

  const std::vector<advice::Vignette>& vignettes() const { return vignettes_; }
  knowledge::Date today() const { return today_; }

  /// Where a statement is in force and named among the reasons or measures that are expected.
  std::vector<Judgement> Of(const Statement& statement) const;
  /// The vignettes that expect a verdict on its treatment, or what goes with a verdict, where it is
  /// in force.
  std::vector<std::size_t> OfVerdictOn(const Statement& statement) const;

  /// What conditions are for a vignette; `program` is compiled from them alone.
  std::vector<Seen> Look(std::size_t vignette, const logic::Program& program) const;

 private:
  bool IsInForce(const Statement& statement, std::size_t vignette) const;

  const knowledge::LoadResult& loaded_;
  const std::vector<advice::Vignette>& vignettes_;
  knowledge::Date today_;
  std::vector<std::pair<logic::Facts, logic::Facts>> facts_;  // plain, presuming
  // By what is judged: "treatment/ID" of a rule or precaution, "measure/ID", "treatment/".
  std::map<std::string, std::vector<Judgement>> judgements_;
};

}  // namespace grevy::proof
