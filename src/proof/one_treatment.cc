// Reducing the knowledge; see one_treatment.h. Conditions keep their numbers, so that everything
// that names them stays; those that are no longer asked are "no" and cost nothing.

#include "proof/one_treatment.h"

#include <fmt/format.h>

#include <atomic>

#include "advice/bearing.h"
#include "knowledge/diagrams.h"
#include "logic/compile.h"
#include "logic/trace.h"

namespace grevy::proof {
namespace {

using knowledge::Knowledge;
using logic::ConditionId;
using logic::Expression;

Knowledge Reduced(const Knowledge& whole, std::optional<knowledge::TreatmentId> id) {
  Knowledge reduced;
  reduced.version = whole.version;
  reduced.schema = whole.schema;
  reduced.notes = whole.notes;
  reduced.definitions = whole.definitions;
  reduced.constraints = whole.constraints;
  reduced.sources = whole.sources;
  reduced.jurisdictions = whole.jurisdictions;
  reduced.pathways = whole.pathways;
  if (!id) return reduced;
  reduced.treatments = {whole.treatments[*id]};
  for (const knowledge::Rule& rule : whole.rules) {
    if (rule.treatment != *id) continue;
    reduced.rules.push_back(rule);
    reduced.rules.back().treatment = 0;
  }
  return reduced;
}

// The conditions that are still asked of.
std::vector<char> Asked(const Knowledge& knowledge, std::size_t count) {
  std::vector<char> asked(count);
  const auto ask = [&](const knowledge::Condition& condition) {
    asked[condition.id] = 1;
    for (const knowledge::Clause& clause : condition.clauses) asked[clause.id] = 1;
  };
  for (const knowledge::Pathway& pathway : knowledge.pathways) ask(pathway.scope);
  for (const knowledge::Rule& rule : knowledge.rules) {
    ask(rule.when);
    asked[rule.holds] = 1;
  }
  for (const knowledge::Treatment& treatment : knowledge.treatments) {
    for (const knowledge::Limit& limit : treatment.limits) ask(limit.holds);
    for (const knowledge::Precaution& precaution : treatment.precautions) ask(precaution.when);
  }
  for (const knowledge::Definition& definition : knowledge.definitions) {
    for (const auto& [place, condition] : definition.outcomes) asked[condition] = 1;
  }
  for (const knowledge::Constraint& constraint : knowledge.constraints) {
    ask(constraint.always);
    if (constraint.only_where) ask(*constraint.only_where);
  }
  return asked;
}

// What a vignette expects of one treatment.
advice::Expectations About(const std::string& treatment, const advice::Expectations& all) {
  advice::Expectations some;
  const auto copy = [&](const auto& from, auto& to) {
    const auto found = from.find(treatment);
    if (found != from.end()) to.insert(*found);
  };
  copy(all.verdicts, some.verdicts);
  copy(all.reasons, some.reasons);
  copy(all.not_reasons, some.not_reasons);
  copy(all.pending, some.pending);
  copy(all.assumed, some.assumed);
  for (const std::string& id : all.differ) {
    if (id == treatment) some.differ.push_back(id);
  }
  return some;
}

}  // namespace

OneTreatment::OneTreatment(const knowledge::LoadResult& loaded, const Statement& statement,
                           const std::vector<Expression>& conditions)
    : knowledge_(Reduced(loaded.knowledge, statement.treatment)),
      first_(static_cast<ConditionId>(loaded.conditions.size())) {
  // No two are the same: what threads keep for a knowledge is kept by its hash.
  static std::atomic<int> number = 0;
  knowledge_.hash = fmt::format("{} {}", statement.name, ++number);
  const std::vector<char> asked = Asked(knowledge_, loaded.conditions.size());
  const Expression no;
  std::vector<const Expression*> all;
  for (std::size_t i = 0; i < loaded.conditions.size(); ++i)
    all.push_back(asked[i] != 0 ? &loaded.conditions[i] : &no);
  for (const Expression& condition : conditions) all.push_back(&condition);
  knowledge_.program = logic::Compile(knowledge_.schema, loaded.definitions, all);
  // The circuit takes in what rules name: each condition is named once, by a rule that goes again.
  const std::size_t rules = knowledge_.rules.size();
  for (std::size_t i = 0; i < conditions.size(); ++i) {
    knowledge::Rule named;
    named.holds = first_ + static_cast<ConditionId>(i);
    knowledge_.rules.push_back(named);
  }
  knowledge_.gates = knowledge::GatesOf(knowledge_);
  knowledge_.rules.resize(rules);
  for (knowledge::Rule& rule : knowledge_.rules) {
    if (statement.rule != nullptr && rule.id == statement.id) rule_ = &rule;
  }
  if (statement.precaution != nullptr) {
    for (knowledge::Precaution& precaution : knowledge_.treatments.front().precautions) {
      if (precaution.id == statement.id) precaution_ = &precaution;
    }
  }
  if (rule_ != nullptr) stance_ = rule_->stance;
  if (precaution_ != nullptr) effect_ = precaution_->effect;
}

void OneTreatment::Put(const Mutant* mutant, std::size_t condition) {
  const ConditionId holds = first_ + static_cast<ConditionId>(condition);
  if (rule_ != nullptr) {
    rule_->holds = holds;
    rule_->stance = mutant != nullptr && mutant->stance ? *mutant->stance : stance_;
  }
  if (precaution_ != nullptr) {
    precaution_->when.id = holds;
    precaution_->effect = mutant != nullptr && mutant->effect ? *mutant->effect : effect_;
  }
}

bool OneTreatment::IsEquivalent(const Mutant& mutant, std::size_t condition) const {
  if (!mutant.when) return false;
  const logic::Gates& gates = knowledge_.gates;
  logic::Solver solver(gates);
  solver.Start(gates.grid().Everything());
  const auto is_impossible = [&](logic::Signal a, logic::Signal b) {
    const logic::Solver::Answer answer = solver.Ask({a, logic::Negated(b)});
    solver.Withdraw();
    return answer == logic::Solver::Answer::kImpossible;
  };
  const ConditionId changed = first_ + static_cast<ConditionId>(condition);
  return is_impossible(gates.Holds(first_), gates.Holds(changed)) &&
         is_impossible(gates.Holds(changed), gates.Holds(first_)) &&
         is_impossible(gates.Fails(first_), gates.Fails(changed)) &&
         is_impossible(gates.Fails(changed), gates.Fails(first_));
}

std::optional<TellingCase> OneTreatment::CaseOf(const Mutant& mutant, std::size_t condition,
                                                knowledge::Date today) {
  if (mutant.when)
    return CaseByConditions(knowledge_, first_, first_ + static_cast<ConditionId>(condition));
  const auto conditions_with = [&](const Mutant* put) {
    Put(put, 0);
    return advice::ConditionsOf(advice::BearingsOf(knowledge_, {today, ""}).front());
  };
  const advice::Conditions own = conditions_with(nullptr);
  const advice::Conditions changed = conditions_with(&mutant);
  return CaseByVerdicts(knowledge_, first_, own, changed);
}

bool OneTreatment::IsToldApart(std::size_t condition, const logic::CellFacts& facts) const {
  const logic::Trace trace(knowledge_.program, facts);
  const logic::Kleene own = trace[first_];
  return own != logic::Kleene::kUnknown &&
         trace[first_ + static_cast<ConditionId>(condition)] == logic::Not(own);
}

bool OneTreatment::IsAsExpected(const advice::Vignette& vignette, knowledge::Date today) const {
  advice::Vignette some = vignette;
  some.expect = About(knowledge_.treatments.front().id, vignette.expect);
  return advice::Judge(knowledge_, some, today).empty();
}

bool OneTreatment::IsNoticed(const Mutant& mutant, std::size_t condition,
                             const advice::Vignette& vignette, knowledge::Date today) {
  const auto [known, is_new] = as_expected_.try_emplace(vignette.id, false);
  if (is_new) {
    Put(nullptr, 0);
    known->second = IsAsExpected(vignette, today);
  }
  if (!known->second) return false;
  Put(&mutant, condition);
  return !IsAsExpected(vignette, today);
}

}  // namespace grevy::proof
