// Working out calculations; see calculations.h. The naive evaluator does the work: they are few.

#include "logic/calculations.h"

#include <algorithm>
#include <functional>
#include <set>

#include "logic/naive.h"

namespace grevy::logic {
namespace {

void CollectFields(const Expression& expression, std::set<FieldId>& fields) {
  switch (expression.op) {
    case Operator::kTest:
    case Operator::kMember:
    case Operator::kEmpty:
    case Operator::kUnset:
    case Operator::kReference:
    case Operator::kNumberOf:
      fields.insert(expression.field);
      break;
    default:
      break;
  }
  for (const Expression& child : expression.children) CollectFields(child, fields);
}

}  // namespace

std::vector<FieldId> FieldsIn(const Expression& expression) {
  std::set<FieldId> fields;
  CollectFields(expression, fields);
  return {fields.begin(), fields.end()};
}

bool IsStated(const Schema& schema, const Facts& facts, FieldId field) {
  for (std::uint32_t i = 0; i < schema[field].VariableCount(); ++i) {
    if (facts.Knows(schema.VariableOf(field, i))) return true;
  }
  return false;
}

Calculations::Calculations(const Schema& schema, const Definitions& all) {
  std::vector<char> done(schema.size());
  const std::function<void(FieldId)> add = [&](FieldId field) {
    const auto found = all.find(field);
    if (found == all.end() || done[field] != 0) return;
    done[field] = 1;
    for (const FieldId named : FieldsIn(found->second)) add(named);
    definitions_.emplace(field, found->second);
    if (IsCalculation(found->second)) fields_.push_back(field);
  };
  for (FieldId field = 0; field < schema.size(); ++field) {
    const auto found = all.find(field);
    if (found != all.end() && IsCalculation(found->second)) add(field);
  }
  const Facts nothing(schema);
  for (const FieldId field : fields_)
    of_nothing_.push_back({NeedsOf(field, schema), Computed(field, nothing, schema)});
}

std::vector<VariableId> Calculations::NeedsOf(FieldId field, const Schema& schema) const {
  std::set<FieldId> met;
  std::vector<VariableId> needs;
  const std::function<void(FieldId)> collect = [&](FieldId from) {
    const auto found = definitions_.find(from);
    if (found == definitions_.end()) return;
    for (const FieldId named : FieldsIn(found->second)) {
      if (!met.insert(named).second) continue;
      for (std::uint32_t i = 0; i < schema[named].VariableCount(); ++i)
        needs.push_back(schema.VariableOf(named, i));
      collect(named);
    }
  };
  collect(field);
  return needs;
}

bool Calculations::Has(FieldId field) const {
  return std::find(fields_.begin(), fields_.end(), field) != fields_.end();
}

Facts Calculations::AddTo(const Facts& facts, const Schema& schema) const {
  Facts with = facts;
  const Naive naive(schema, definitions_);
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    const VariableId variable = schema.VariableOf(fields_[i]);
    if (facts.Knows(variable) || facts.IsWithheld(variable)) continue;
    const auto& [needs, of_nothing] = of_nothing_[i];
    const bool has_something = std::any_of(needs.begin(), needs.end(), [&](VariableId need) {
      return with.Knows(need) || with.IsWithheld(need);
    });
    with.Set(schema, variable, has_something ? naive.Defined(fields_[i], with) : of_nothing);
  }
  return with;
}

ValueSet Calculations::Computed(FieldId field, const Facts& facts, const Schema& schema) const {
  return Naive(schema, definitions_).Defined(field, facts);
}

std::vector<FieldId> Calculations::InputsOf(FieldId field, const Schema& schema,
                                            const Facts* facts) const {
  std::set<FieldId> inputs;
  std::set<FieldId> met;
  const std::function<void(FieldId)> collect = [&](FieldId from) {
    const auto found = definitions_.find(from);
    if (found == definitions_.end() || !met.insert(from).second) return;
    for (const FieldId named : FieldsIn(found->second)) {
      const bool is_stated = facts != nullptr && IsStated(schema, *facts, named);
      if (facts == nullptr ? !schema[named].derived : is_stated) inputs.insert(named);
      if (!is_stated) collect(named);  // what is stated is not calculated
    }
  };
  collect(field);
  return {inputs.begin(), inputs.end()};
}

}  // namespace grevy::logic
