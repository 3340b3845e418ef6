// The reference evaluator; see naive.h.

#include "logic/naive.h"

namespace grevy::logic {
namespace {

ValueSet FromTruth(Kleene truth) {
  switch (truth) {
    case Kleene::kFalse:
      return ValueSet::Equal(0);
    case Kleene::kUnknown:
      return ValueSet::Between(0, 1);
    case Kleene::kTrue:
      return ValueSet::Equal(1);
  }
  return {};
}

}  // namespace

Kleene Naive::Truth(const Expression& e, const Facts& facts) const {
  const auto child = [&](std::size_t i) { return Truth(e.children[i], facts); };
  switch (e.op) {
    case Operator::kConstant:
      return e.truth;
    case Operator::kTest:
      return Value(e.field, facts).Within(e.values);
    case Operator::kMember: {
      const VariableId variable = schema_.VariableOf(e.field, e.member);
      return facts.Knows(variable) ? facts[variable].Within(ValueSet::Equal(1)) : Kleene::kUnknown;
    }
    case Operator::kEmpty: {
      Kleene any = Kleene::kFalse;
      for (std::uint32_t member = 0; member < schema_[e.field].values.size(); ++member) {
        const VariableId variable = schema_.VariableOf(e.field, member);
        any = Or(any, facts.Knows(variable) ? facts[variable].Within(ValueSet::Equal(1))
                                            : Kleene::kUnknown);
      }
      return Not(any);
    }
    case Operator::kNot:
      return Not(child(0));
    case Operator::kAnd:
      return And(child(0), child(1));
    case Operator::kOr:
      return Or(child(0), child(1));
    case Operator::kXor:
      return Xor(child(0), child(1));
    case Operator::kImplies:
      return Implies(child(0), child(1));
    case Operator::kIsTrue:
      return IsTrue(child(0));
    case Operator::kIsFalse:
      return IsFalse(child(0));
    case Operator::kIsNull:
      return IsNull(child(0));
    case Operator::kUnset: {
      if (schema_[e.field].type != Type::kChoices) {
        return ToKleene(Value(e.field, facts) == schema_[e.field].Domain());
      }
      for (std::uint32_t member = 0; member < schema_[e.field].values.size(); ++member) {
        if (facts.Knows(schema_.VariableOf(e.field, member))) return Kleene::kFalse;
      }
      return Kleene::kTrue;
    }
    case Operator::kIf:
      return If(child(0), child(1), child(2));
    case Operator::kCoalesce:
      return child(0) == Kleene::kUnknown ? child(1) : child(0);
    case Operator::kLess:
      return IsLess(Number(e.children[0], facts), Number(e.children[1], facts));
    case Operator::kAtMost:
      return IsAtMost(Number(e.children[0], facts), Number(e.children[1], facts));
    case Operator::kSame:
      return IsEqual(Number(e.children[0], facts), Number(e.children[1], facts));
    default:
      break;
  }
  return Kleene::kUnknown;  // a value is no condition: Check refuses it
}

ValueSet Naive::Value(FieldId field, const Facts& facts) const {
  const VariableId variable = schema_.VariableOf(field);
  if (facts.Knows(variable)) return facts[variable];
  return facts.IsWithheld(variable) ? schema_[field].Domain() : Defined(field, facts);
}

ValueSet Naive::Defined(FieldId field, const Facts& facts) const {
  const auto definition = definitions_.find(field);
  if (definition == definitions_.end()) return schema_[field].Domain();
  if (schema_[field].type == Type::kBoolean) return FromTruth(Truth(definition->second, facts));
  return ValueOf(definition->second, field, facts);
}

Amount Naive::Number(const Expression& e, const Facts& facts) const {
  const auto child = [&](std::size_t i) { return Number(e.children[i], facts); };
  // Of most calculations little is known of most cases: what is unknown ends the work.
  const auto of_both = [&](const auto& combine) {
    const Amount first = child(0);
    return first.IsKnown() ? combine(first, child(1)) : Amount();
  };
  switch (e.op) {
    case Operator::kNumeral:
      return e.number ? Amount::Of(*e.number) : Amount();
    case Operator::kNumberOf: {
      const ValueSet values = Value(e.field, facts);
      const Field& field = schema_[e.field];
      return values == field.Domain() ? Amount() : Amount::Of(field, values);
    }
    case Operator::kAdd:
      return of_both([](const Amount& a, const Amount& b) { return a + b; });
    case Operator::kSubtract:
      return of_both([](const Amount& a, const Amount& b) { return a - b; });
    case Operator::kMultiply:
      return of_both([](const Amount& a, const Amount& b) { return a * b; });
    case Operator::kDivide:
      return of_both([](const Amount& a, const Amount& b) { return a / b; });
    case Operator::kNegative:
      return -child(0);
    case Operator::kPower:
      return of_both([](const Amount& a, const Amount& b) { return Power(a, b); });
    case Operator::kLn:
      return Ln(child(0));
    case Operator::kLog:
      return of_both([](const Amount& a, const Amount& b) { return Ln(a) / Ln(b); });
    case Operator::kExp:
      return Exp(child(0));
    case Operator::kSmaller:
      return of_both([](const Amount& a, const Amount& b) { return Smaller(a, b); });
    case Operator::kLarger:
      return of_both([](const Amount& a, const Amount& b) { return Larger(a, b); });
    case Operator::kRound:
      return Round(child(0), e.digits);
    case Operator::kCoalesce: {
      const Amount first = child(0);
      return first.IsKnown() ? first : child(1);
    }
    case Operator::kIf:
      switch (Truth(e.children[0], facts)) {
        case Kleene::kTrue:
          return child(1);
        case Kleene::kFalse:
          return child(2);
        case Kleene::kUnknown:
          return Either(child(1), child(2));
      }
      break;
    default:
      break;
  }
  return {};
}

ValueSet Naive::ValueOf(const Expression& e, FieldId defines, const Facts& facts) const {
  switch (e.op) {
    case Operator::kValue:
      return e.values;
    case Operator::kReference:
      return Value(e.field, facts);
    case Operator::kIf:
      switch (Truth(e.children[0], facts)) {
        case Kleene::kTrue:
          return ValueOf(e.children[1], defines, facts);
        case Kleene::kFalse:
          return ValueOf(e.children[2], defines, facts);
        case Kleene::kUnknown:
          return ValueOf(e.children[1], defines, facts)
              .Union(ValueOf(e.children[2], defines, facts));
      }
      break;
    case Operator::kCoalesce: {
      const ValueSet first = ValueOf(e.children[0], defines, facts);
      return first == schema_[defines].Domain() ? ValueOf(e.children[1], defines, facts) : first;
    }
    default:
      if (IsNumber(e.op)) return Number(e, facts).ValuesOf(schema_[defines]);
      break;
  }
  return schema_[defines].Domain();
}

}  // namespace grevy::logic
