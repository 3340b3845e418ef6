// Calculations: the definitions in which numbers are computed.
//
// A grid of finitely many cells has no arithmetic. So calculations are worked out before a case is
// placed in the grid: where their inputs are known, the result counts like a fact; where they are
// not, the calculated variable is free, as any unknown is. What is stated wins over what is
// calculated.
//
// Ranges give ranges: the result lies within what is calculated, whatever the inputs turn out to
// be. An unknown number makes the result unknown; an unknown condition leaves both of its branches
// open.
//
//     const CellFacts cells = program.Locate(calculations.AddTo(facts, schema));

#pragma once

#include <map>
#include <utility>
#include <vector>

#include "logic/expression.h"
#include "logic/facts.h"

namespace grevy::logic {

class Calculations {
 public:
  Calculations() = default;
  /// Sorts out of all definitions, which must not form a cycle, those that are calculations, and
  /// what these rest on.
  Calculations(const Schema& schema, const Definitions& all);

  /// What is calculated, each after those that it rests on.
  const std::vector<FieldId>& fields() const { return fields_; }
  bool Has(FieldId field) const;

  /// The facts, and what is calculated from them where nothing is stated.
  Facts AddTo(const Facts& facts, const Schema& schema) const;

  /// What is calculated for a field, even where something else is stated; all of its values where
  /// nothing can be.
  ValueSet Computed(FieldId field, const Facts& facts, const Schema& schema) const;

  /// The fields that a case can state from which a field is calculated, ascending. With facts,
  /// those of which something is stated that goes into it.
  std::vector<FieldId> InputsOf(FieldId field, const Schema& schema,
                                const Facts* facts = nullptr) const;

  /// For storing; see knowledge/linked.h. In the order of the fields: a hash table's order differs
  /// from one run to the next.
  template <typename Archive>
  void save(Archive& archive) const {
    const std::map<FieldId, Expression> sorted(definitions_.begin(), definitions_.end());
    archive(fields_, of_nothing_,
            std::vector<std::pair<FieldId, Expression>>(sorted.begin(), sorted.end()));
  }
  template <typename Archive>
  void load(Archive& archive) {
    std::vector<std::pair<FieldId, Expression>> sorted;
    archive(fields_, of_nothing_, sorted);
    definitions_ = Definitions(sorted.begin(), sorted.end());
  }

 private:
  // Of most calculations nothing is known that they need: what comes of that is kept.
  struct OfNothing {
    std::vector<VariableId> needs;  // whatever it rests on, calculated or not
    ValueSet values;                // what comes of it where nothing is known of these

    template <typename Archive>
    void serialize(Archive& archive) {
      archive(needs, values);
    }
  };

  std::vector<VariableId> NeedsOf(FieldId field, const Schema& schema) const;

  std::vector<FieldId> fields_;
  std::vector<OfNothing> of_nothing_;  // as fields_
  Definitions definitions_;            // of these, and of all that their conditions name
};

/// Whether anything is stated of a field: of a set, of any of its members.
bool IsStated(const Schema& schema, const Facts& facts, FieldId field);

/// The fields that an expression names, each once, ascending.
std::vector<FieldId> FieldsIn(const Expression& expression);

}  // namespace grevy::logic
