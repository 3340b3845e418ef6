// Finding a case and forgetting what it does not need; see telling_case.h. The solver finds a
// plausible point; three-valued logic says of each fact whether the answers stay apart without it.

#include "proof/telling_case.h"

#include <fmt/format.h>

#include <functional>
#include <map>
#include <utility>

#include "advice/verdict.h"
#include "logic/satisfy.h"
#include "logic/solver.h"
#include "logic/trace.h"
#include "proof/example.h"

namespace grevy::proof {
namespace {

using advice::Conditions;
using knowledge::Knowledge;
using logic::CellFacts;
using logic::ConditionId;
using logic::FieldId;
using logic::Kleene;
using logic::Signal;
using logic::Trace;
using logic::VariableId;

using TellsApart = std::function<bool(const Trace&)>;

// The variables of the fields on which conditions depend.
std::map<FieldId, std::vector<VariableId>> FieldsAsked(const Knowledge& knowledge,
                                                       const std::vector<ConditionId>& conditions) {
  std::map<FieldId, std::vector<VariableId>> fields;
  const auto& variables = knowledge.schema.variables();
  for (const VariableId variable : logic::VariablesOf(knowledge.program, conditions))
    fields.try_emplace(variables[variable].field);
  for (VariableId variable = 0; variable < variables.size(); ++variable) {
    const auto found = fields.find(variables[variable].field);
    if (found != fields.end()) found->second.push_back(variable);
  }
  return fields;
}

class CaseFinder {
 public:
  CaseFinder(const Knowledge& knowledge, const std::vector<ConditionId>& asked,
             TellsApart tells_apart)
      : knowledge_(knowledge),
        fields_(FieldsAsked(knowledge, asked)),
        tells_apart_(std::move(tells_apart)),
        solver_(knowledge.gates) {
    solver_.Start(knowledge.gates.grid().Everything());
  }

  std::optional<TellingCase> Find(const std::vector<Signal>& signals) {
    const std::optional<logic::Box> point = PointWith(signals);
    if (!point) return std::nullopt;
    CellFacts facts = KnownAt(*point);
    if (!TellsApartAt(facts)) return std::nullopt;
    for (const auto& [field, variables] : fields_) {
      const CellFacts before = facts;
      for (const VariableId variable : variables) Forget(facts, variable);
      if (!TellsApartAt(facts)) facts = before;
    }
    return TellingCase{facts, TextOf(facts), ""};
  }

 private:
  // A plausible point at which the signals are yes, and as much as can be is known.
  std::optional<logic::Box> PointWith(const std::vector<Signal>& signals) {
    std::optional<logic::Box> point;
    std::size_t assumptions = 1;
    if (solver_.Assume(signals)) {
      for (const auto& [field, variables] : fields_) {
        for (const VariableId variable : variables) {
          if (solver_.Assume(variable, {solver_.box()[variable].known, 0})) {
            ++assumptions;
          } else {
            solver_.Withdraw();
          }
        }
      }
      if (solver_.Ask({}) == logic::Solver::Answer::kFound) point = solver_.point();
      ++assumptions;
    }
    while (assumptions-- > 0) solver_.Withdraw();
    return point;
  }

  bool TellsApartAt(const CellFacts& facts) const {
    return tells_apart_(Trace(knowledge_.program, facts));
  }

  void Forget(CellFacts& facts, VariableId variable) const {
    facts.possible[variable] = knowledge_.program.AllCells(variable);
    facts.known[variable] = 0;
  }

  // What is known at a point of the fields that are asked, where a case file can state it.
  CellFacts KnownAt(const logic::Box& point) const {
    CellFacts facts;
    facts.possible.resize(point.size());
    facts.known.resize(point.size());
    for (VariableId variable = 0; variable < point.size(); ++variable) Forget(facts, variable);
    for (const auto& [field, variables] : fields_) {
      bool is_known = !knowledge_.schema[field].derived;
      for (const VariableId variable : variables) is_known = is_known && point[variable].known != 0;
      if (!is_known) continue;
      for (const VariableId variable : variables) {
        facts.possible[variable] = point[variable].known & (~point[variable].known + 1);
        facts.known[variable] = 1;
      }
    }
    return facts;
  }

  std::string TextOf(const CellFacts& facts) const {
    std::vector<std::string> parts;
    for (const auto& [field, variables] : fields_) {
      if (facts.known[variables.front()] == 0) continue;
      knowledge::FactValues values;
      for (const VariableId variable : variables)
        values.emplace_back(variable,
                            knowledge_.program.ValuesOf(variable, facts.possible[variable]));
      parts.push_back(fmt::format("{}: {}", knowledge_.schema[field].id,
                                  FactOf(knowledge_, field, values).value));
    }
    return fmt::format("{{ {} }}", fmt::join(parts, ", "));
  }

  const Knowledge& knowledge_;
  std::map<FieldId, std::vector<VariableId>> fields_;
  TellsApart tells_apart_;
  logic::Solver solver_;
};

// The verdict at facts that leave only one; else nothing.
std::optional<advice::Verdict> VerdictAt(const Trace& trace, const Conditions& conditions) {
  const auto any = [&](const std::vector<ConditionId>& of) {
    Kleene any_holds = Kleene::kFalse;
    for (const ConditionId condition : of) any_holds = logic::Or(any_holds, trace[condition]);
    return any_holds;
  };
  const advice::Outlook outlook = advice::Weigh(
      {any(conditions.contraindicated), any(conditions.hold), any(conditions.recommended),
       any(conditions.option), any(conditions.not_recommended)});
  if (outlook.possible.size() != 1) return std::nullopt;
  return outlook.verdict;
}

}  // namespace

std::optional<TellingCase> CaseByConditions(const Knowledge& knowledge, ConditionId own,
                                            ConditionId changed) {
  const auto tells_apart = [=](const Trace& trace) {
    return trace[own] != Kleene::kUnknown && trace[changed] == logic::Not(trace[own]);
  };
  const logic::Gates& gates = knowledge.gates;
  CaseFinder finder(knowledge, {own, changed}, tells_apart);
  if (auto found = finder.Find({gates.Holds(changed), logic::Negated(gates.Holds(own))})) {
    found->answer = "does not hold";
    return found;
  }
  auto found = finder.Find({gates.Holds(own), logic::Negated(gates.Holds(changed))});
  if (found) found->answer = "holds";
  return found;
}

std::optional<TellingCase> CaseByVerdicts(const Knowledge& knowledge, ConditionId holds,
                                          const Conditions& own, const Conditions& changed) {
  const auto tells_apart = [&](const Trace& trace) {
    const auto before = VerdictAt(trace, own);
    const auto after = VerdictAt(trace, changed);
    return before && after && *before != *after;
  };
  std::vector<ConditionId> asked = {holds};
  for (const auto* some :
       {&own.contraindicated, &own.hold, &own.recommended, &own.option, &own.not_recommended})
    asked.insert(asked.end(), some->begin(), some->end());
  CaseFinder finder(knowledge, asked, tells_apart);
  const logic::Gates& gates = knowledge.gates;
  // With something that supports the treatment, and as little against it as can be.
  std::vector<Signal> none;
  for (const auto* some : {&own.contraindicated, &own.hold, &own.not_recommended}) {
    for (const ConditionId condition : *some) {
      if (condition != holds) none.push_back(logic::Negated(gates.Holds(condition)));
    }
  }
  std::vector<ConditionId> supports = own.recommended;
  supports.insert(supports.end(), own.option.begin(), own.option.end());
  supports.push_back(holds);
  for (const ConditionId support : supports) {
    std::vector<Signal> signals = none;
    signals.push_back(gates.Holds(holds));
    signals.push_back(gates.Holds(support));
    auto found = finder.Find(signals);
    if (!found) continue;
    const Trace trace(knowledge.program, found->facts);
    found->answer = advice::VerdictName(*VerdictAt(trace, own));
    return found;
  }
  return std::nullopt;
}

}  // namespace grevy::proof
