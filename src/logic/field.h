// Fields: what can be known of a case, as far as logic needs it, and the schema that holds them.
//
// A field has an identifier, a type and a set of values. A set field ("prior_treatments") is kept
// as one yes-or-no variable per member, because that is all that a condition can ask of it; every
// other field is one variable. What people need beside (labels, owners, validity) is in
// knowledge/field_notes.h.
//
//     Schema schema;
//     FieldId site = schema.Add({.id = "site", .type = Type::kChoice, .values = {"pancreas",
//     "small_bowel"}}); schema.Find("site");            // site schema.Suggest("siet");         //
//     "site"

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "logic/decimal.h"
#include "logic/value_set.h"

namespace grevy::logic {

enum class Type : std::uint8_t { kBoolean, kChoice, kChoices, kInteger, kDecimal };

/// "boolean", "choice", "choices", "integer", "decimal".
std::string_view TypeName(Type type);

/// The index of a field in its schema.
using FieldId = std::uint32_t;
/// The index of a variable: a field, or one member of a set field.
using VariableId = std::uint32_t;

/// Something that can be known of a case, or is defined from what is known.
struct Field {
  std::string id = {};
  Type type = Type::kBoolean;
  std::vector<std::string> values = {};  // of a choice; the members of a set field
  std::string unit = {};                 // of a number; empty for a plain count
  std::optional<Decimal> minimum = {};   // of a number: values outside are impossible
  std::optional<Decimal> maximum = {};
  std::vector<std::string> synonyms = {};  // other names by which a case file may call it
  bool derived = false;                    // defined only: a case cannot state it

  bool IsNumber() const { return type == Type::kInteger || type == Type::kDecimal; }
  /// The index of a value or member, if there is one of that name.
  std::optional<std::uint32_t> IndexOf(std::string_view value) const;
  /// Where a number of this field stands.
  Place PlaceOf(Decimal number) const;
  /// The number at a place, or the one just below it.
  Decimal NumberAt(Place place) const;
  /// Whether a place lies between two numbers: "just above" the one that NumberAt gives.
  bool IsJustAbove(Place place) const;
  /// How many variables it has: a set has one for each member.
  std::size_t VariableCount() const { return type == Type::kChoices ? values.size() : 1; }
  /// All values that one variable of this field can have.
  ValueSet Domain() const;
};

/// One yes-or-no, choice or number on which conditions depend.
struct Variable {
  FieldId field = 0;
  std::optional<std::uint32_t> member;  // of a set field
};

/// All fields of a body of knowledge, found by name.
class Schema {
 public:
  /// Adds a field under its id and its synonyms; names already taken keep their first owner.
  FieldId Add(Field field);

  const Field& operator[](FieldId id) const { return fields_[id]; }
  const std::vector<Field>& fields() const { return fields_; }
  std::size_t size() const { return fields_.size(); }

  /// By id or synonym.
  std::optional<FieldId> Find(std::string_view name) const;
  /// The closest name, when one is close enough to be a slip of the keyboard; else empty.
  std::string Suggest(std::string_view name) const;

  const std::vector<Variable>& variables() const { return variables_; }
  /// The variable of a field, or of one member of a set field.
  VariableId VariableOf(FieldId field, std::uint32_t member = 0) const {
    return first_variable_[field] + member;
  }
  /// All values that a variable can have.
  ValueSet Domain(VariableId variable) const;

 private:
  std::vector<Field> fields_;
  std::vector<Variable> variables_;
  std::vector<VariableId> first_variable_;
  std::unordered_map<std::string, FieldId> by_name_;
};

}  // namespace grevy::logic
