// Fields and the schema; see field.h.

#include "logic/field.h"

#include <algorithm>

#include "logic/suggest.h"

namespace grevy::logic {

std::string_view TypeName(Type type) {
  switch (type) {
    case Type::kBoolean:
      return "boolean";
    case Type::kChoice:
      return "choice";
    case Type::kChoices:
      return "choices";
    case Type::kInteger:
      return "integer";
    case Type::kDecimal:
      return "decimal";
  }
  return "";
}

std::optional<std::uint32_t> Field::IndexOf(std::string_view value) const {
  const auto found = std::find(values.begin(), values.end(), value);
  if (found == values.end()) return std::nullopt;
  return static_cast<std::uint32_t>(found - values.begin());
}

Place Field::PlaceOf(Decimal number) const {
  if (type == Type::kInteger) return WholePlace(number.units() / Decimal::kUnitsPerOne);
  return DecimalPlace(number);
}

Decimal Field::NumberAt(Place place) const {
  if (type == Type::kInteger) return Decimal::FromInteger(place);
  return Decimal::FromUnits(place >= 0 ? place / 2 : (place - 1) / 2);
}

bool Field::IsJustAbove(Place place) const { return type == Type::kDecimal && (place & 1) != 0; }

ValueSet Field::Domain() const {
  switch (type) {
    case Type::kBoolean:
    case Type::kChoices:
      return ValueSet::Between(0, 1);
    case Type::kChoice:
      return ValueSet::Of({0, static_cast<Place>(values.size())});
    case Type::kInteger:
    case Type::kDecimal:
      return ValueSet::Of(
          {minimum ? PlaceOf(*minimum) : kFirstPlace, maximum ? PlaceOf(*maximum) + 1 : kEndPlace});
  }
  return {};
}

FieldId Schema::Add(Field field) {
  const auto id = static_cast<FieldId>(fields_.size());
  by_name_.emplace(field.id, id);
  for (const std::string& synonym : field.synonyms) by_name_.emplace(synonym, id);

  first_variable_.push_back(static_cast<VariableId>(variables_.size()));
  if (field.type == Type::kChoices) {
    for (std::uint32_t member = 0; member < field.values.size(); ++member) {
      variables_.push_back({id, member});
    }
  } else {
    variables_.push_back({id, std::nullopt});
  }
  fields_.push_back(std::move(field));
  return id;
}

std::optional<FieldId> Schema::Find(std::string_view name) const {
  const auto found = by_name_.find(std::string(name));
  if (found == by_name_.end()) return std::nullopt;
  return found->second;
}

std::string Schema::Suggest(std::string_view name) const {
  std::vector<std::string> names;
  names.reserve(by_name_.size());
  for (const auto& [candidate, id] : by_name_) names.push_back(candidate);
  std::sort(names.begin(), names.end());  // a hash table's order must not decide between equals
  return Closest(name, names);
}

ValueSet Schema::Domain(VariableId variable) const {
  return fields_[variables_[variable].field].Domain();
}

}  // namespace grevy::logic
