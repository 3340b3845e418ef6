// Looking at worked cases; see judged_cases.h.

#include "proof/judged_cases.h"

#include <fmt/format.h>

#include <set>

#include "advice/bearing.h"
#include "advice/standing.h"
#include "logic/trace.h"

namespace grevy::proof {
namespace {

using advice::Vignette;

const std::string kMeasures = "measure/";

std::string KeyOf(const Statement& statement, const knowledge::Knowledge& knowledge) {
  return statement.treatment ? knowledge.treatments[*statement.treatment].id + "/" + statement.id
                             : kMeasures + statement.id;
}

}  // namespace

JudgedCases::JudgedCases(const knowledge::LoadResult& loaded,
                         const std::vector<Vignette>& vignettes, knowledge::Date today)
    : loaded_(loaded), vignettes_(vignettes), today_(today) {
  const knowledge::Knowledge& knowledge = loaded.knowledge;
  for (std::size_t i = 0; i < vignettes.size(); ++i) {
    const Vignette& vignette = vignettes[i];
    const advice::Counted counted =
        advice::Count(knowledge, vignette.facts, vignette.facts.as_of.value_or(today));
    const logic::Trace trace(knowledge.program, knowledge.Locate(counted.facts));
    std::vector<logic::FieldId> presumed;
    const logic::Facts presuming = advice::WithPresumptions(knowledge, counted, trace, presumed);
    const auto with_calculations = [&](const logic::Facts& facts) {
      return knowledge.calculations.AddTo(facts, knowledge.schema);
    };
    facts_.emplace_back(with_calculations(counted.facts), with_calculations(presuming));

    const advice::Expectations& expect = vignette.expect;
    const auto judge_all = [&](const auto& expected, bool holds) {
      for (const auto& [treatment, ids] : expected) {
        for (const std::string& id : ids)
          judgements_[fmt::format("{}/{}", treatment, id)].push_back({i, holds});
      }
    };
    judge_all(expect.reasons, true);
    judge_all(expect.not_reasons, false);
    for (const std::string& id : expect.measures) judgements_[kMeasures + id].push_back({i, true});
    for (const std::string& id : expect.not_measures)
      judgements_[kMeasures + id].push_back({i, false});
    std::set<std::string> weighed(expect.differ.begin(), expect.differ.end());
    for (const auto& [treatment, verdicts] : expect.verdicts) weighed.insert(treatment);
    for (const auto& [treatment, fields] : expect.pending) weighed.insert(treatment);
    for (const auto& [treatment, fields] : expect.assumed) weighed.insert(treatment);
    for (const std::string& treatment : weighed) judgements_[treatment + "/"].push_back({i, false});
  }
}

bool JudgedCases::IsInForce(const Statement& statement, std::size_t vignette) const {
  const knowledge::Case& facts = vignettes_[vignette].facts;
  const advice::Circumstances circumstances{facts.as_of.value_or(today_), facts.jurisdiction};
  const knowledge::Knowledge& knowledge = loaded_.knowledge;
  if (statement.rule != nullptr)
    return advice::IsInForce(knowledge, *statement.rule, circumstances);
  if (statement.measure != nullptr)
    return advice::IsInForce(knowledge, *statement.measure, circumstances);
  return advice::IsInForce(knowledge, *statement.precaution, circumstances);
}

std::vector<Judgement> JudgedCases::Of(const Statement& statement) const {
  std::vector<Judgement> of;
  const auto found = judgements_.find(KeyOf(statement, loaded_.knowledge));
  if (found == judgements_.end()) return of;
  for (const Judgement& judgement : found->second) {
    if (IsInForce(statement, judgement.vignette)) of.push_back(judgement);
  }
  return of;
}

std::vector<std::size_t> JudgedCases::OfVerdictOn(const Statement& statement) const {
  std::vector<std::size_t> of;
  if (!statement.treatment) return of;
  const auto found = judgements_.find(loaded_.knowledge.treatments[*statement.treatment].id + "/");
  if (found == judgements_.end()) return of;
  for (const Judgement& judgement : found->second) {
    if (IsInForce(statement, judgement.vignette)) of.push_back(judgement.vignette);
  }
  return of;
}

std::vector<Seen> JudgedCases::Look(std::size_t vignette, const logic::Program& program) const {
  const auto& [plain, presuming] = facts_[vignette];
  const logic::Trace first(program, program.Locate(plain));
  const logic::Trace second(program, program.Locate(presuming));
  std::vector<Seen> seen;
  seen.reserve(program.roots().size());
  for (logic::ConditionId i = 0; i < program.roots().size(); ++i)
    seen.push_back({first[i], second[i]});
  return seen;
}

}  // namespace grevy::proof
