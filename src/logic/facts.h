// What is known of one case, as logic sees it: a set of possible values for each variable of which
// anything is known.
//
//     Facts facts(schema);
//     facts.Set(schema.VariableOf(ki67), ValueSet::Between(DecimalPlace(eight),
//     DecimalPlace(twelve)));

#pragma once

#include <vector>

#include "logic/field.h"

namespace grevy::logic {

class Facts {
 public:
  explicit Facts(const Schema& schema)
      : known_(schema.variables().size()), withheld_(schema.variables().size()) {}

  /// States that the value is one of `values`. Saying that anything is possible says nothing: the
  /// variable is unknown again.
  void Set(const Schema& schema, VariableId variable, const ValueSet& values) {
    const ValueSet domain = schema.Domain(variable);
    const ValueSet possible = values.Intersect(domain);
    known_[variable] = possible == domain ? ValueSet() : possible;
  }
  void Clear(VariableId variable) { known_[variable] = ValueSet(); }

  /// Says that a value which is not stated shall not be calculated either: what is known of its
  /// inputs may no longer be so.
  void Withhold(VariableId variable) { withheld_[variable] = 1; }
  bool IsWithheld(VariableId variable) const { return withheld_[variable] != 0; }

  /// Whether anything is known of a variable.
  bool Knows(VariableId variable) const { return !known_[variable].empty(); }
  /// The possible values of a variable of which something is known.
  const ValueSet& operator[](VariableId variable) const { return known_[variable]; }
  std::size_t size() const { return known_.size(); }

 private:
  std::vector<ValueSet> known_;  // empty: nothing is known
  std::vector<char> withheld_;
};

}  // namespace grevy::logic
