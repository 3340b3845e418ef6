// Three-valued logic says whether a trial fits; a near miss is found by forgetting one fact; see
// open_trials.h.

#include "advice/open_trials.h"

#include <algorithm>

#include "advice/standing.h"

namespace grevy::advice {
namespace {

using logic::FieldId;
using logic::Kleene;

logic::Facts Without(const Advice& advice, logic::Facts facts, FieldId field) {
  const auto& variables = advice.knowledge->schema.variables();
  for (logic::VariableId variable = 0; variable < variables.size(); ++variable) {
    if (variables[variable].field == field) facts.Clear(variable);
  }
  return facts;
}

}  // namespace

std::vector<OpenTrial> OpenTrials(const Advice& advice) {
  const knowledge::Knowledge& knowledge = *advice.knowledge;
  std::vector<OpenTrial> all;
  const bool any_recruits =
      std::any_of(knowledge.trials.begin(), knowledge.trials.end(),
                  [](const knowledge::Trial& trial) { return trial.holds.has_value(); });
  if (!any_recruits) return all;
  const Counted counted = Count(knowledge, advice.stated, advice.as_of);
  const auto traced = [&](const logic::Facts& facts) {
    return logic::Trace(knowledge.program, knowledge.Locate(facts));
  };
  const logic::Trace trace = traced(counted.facts);
  for (const knowledge::Trial& trial : knowledge.trials) {
    if (!trial.holds) continue;
    OpenTrial open;
    open.trial = &trial;
    open.held = trace[*trial.holds];
    open.open = FieldsOf(knowledge, trace.Open(*trial.holds));
    open.status_is_old = knowledge::StatusIsOld(trial, advice.as_of);
    if (open.held == Kleene::kFalse) {
      for (const FieldId field : FieldsOf(knowledge, trace.Because(*trial.holds))) {
        if (!knowledge.notes[field].recoverable) continue;
        const logic::Trace otherwise = traced(Without(advice, counted.facts, field));
        if (otherwise[*trial.holds] != Kleene::kFalse) open.missed_by = field;
      }
      if (!open.missed_by) continue;
    }
    all.push_back(std::move(open));
  }
  return all;
}

}  // namespace grevy::advice
