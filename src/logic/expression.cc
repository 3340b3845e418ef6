// Names and types of a condition. Each function checks one form of syntax.h and returns the
// expression for it; the first mistake is kept and ends the work. Sets of values are built here, so
// that later stages never see a literal again.

#include "logic/expression.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "logic/suggest.h"

namespace grevy::logic {
namespace {

class Checker {
 public:
  explicit Checker(const Schema& schema) : schema_(schema) {}

  Checked Run(const Syntax& syntax, std::optional<FieldId> defines) {
    Expression expression;
    computes_ = defines.has_value();
    if (!defines || schema_[*defines].type == Type::kBoolean) {
      expression = Condition(syntax);
    } else if (schema_[*defines].type == Type::kDecimal ||
               (schema_[*defines].type == Type::kInteger && HasArithmetic(syntax))) {
      expression = Amount(syntax);
    } else {
      expression = Value(syntax, *defines);
    }
    return {std::move(expression), error_, error_span_};
  }

 private:
  Expression Fail(std::string message, Span span) {
    if (error_.empty()) {
      error_ = std::move(message);
      error_span_ = span;
    }
    return {};
  }

  static Expression Node(Operator op, Span span) {
    Expression expression;
    expression.op = op;
    expression.span = span;
    return expression;
  }
  static Expression Constant(Kleene truth, Span span) {
    Expression expression = Node(Operator::kConstant, span);
    expression.truth = truth;
    return expression;
  }
  static Expression Test(FieldId field, ValueSet values, Span span) {
    Expression expression = Node(Operator::kTest, span);
    expression.field = field;
    expression.values = std::move(values);
    return expression;
  }
  // The children come as an array because its braces are evaluated from left to right, arguments in
  // any order: the first mistake of the text is to be found first.
  template <std::size_t count>
  static Expression With(Operator op, Span span, std::array<Expression, count> children) {
    Expression expression = Node(op, span);
    expression.children.assign(std::make_move_iterator(children.begin()),
                               std::make_move_iterator(children.end()));
    return expression;
  }

  std::optional<FieldId> FindField(const Syntax& name) {
    const std::optional<FieldId> field = schema_.Find(name.text);
    if (!field) {
      Fail("unknown field '" + name.text + "'" + DidYouMean(schema_.Suggest(name.text)), name.span);
    } else if (schema_[*field].id != name.text) {
      Fail("'" + name.text + "' is a synonym; knowledge uses the name '" + schema_[*field].id + "'",
           name.span);
    }
    return field;
  }

  Expression Condition(const Syntax& syntax) {
    if (!error_.empty()) return {};
    switch (syntax.kind) {
      case SyntaxKind::kTrue:
        return Constant(Kleene::kTrue, syntax.span);
      case SyntaxKind::kFalse:
        return Constant(Kleene::kFalse, syntax.span);
      case SyntaxKind::kNull:
        return Constant(Kleene::kUnknown, syntax.span);
      case SyntaxKind::kName:
        return BooleanField(syntax);
      case SyntaxKind::kNot:
        return With(Operator::kNot, syntax.span, std::array{Condition(syntax.children[0])});
      case SyntaxKind::kBinary:
        return Binary(syntax);
      case SyntaxKind::kBetween:
        return Between(syntax);
      case SyntaxKind::kIs:
        return Is(syntax);
      case SyntaxKind::kIf:
        return With(Operator::kIf, syntax.span,
                    std::array{Condition(syntax.children[0]), Condition(syntax.children[1]),
                               Condition(syntax.children[2])});
      case SyntaxKind::kCoalesce:
        return With(Operator::kCoalesce, syntax.span,
                    std::array{Condition(syntax.children[0]), Condition(syntax.children[1])});
      case SyntaxKind::kNumber:
      case SyntaxKind::kString:
      case SyntaxKind::kSet:
      case SyntaxKind::kNegative:
      case SyntaxKind::kCall:
        break;
    }
    return Fail("this is a value, where a condition is expected", syntax.span);
  }

  Expression BooleanField(const Syntax& name) {
    const std::optional<FieldId> field = FindField(name);
    if (!field) return {};
    if (schema_[*field].type != Type::kBoolean) {
      return Fail("'" + name.text + "' is a " + std::string(TypeName(schema_[*field].type)) +
                      ", not a yes or no: compare it with a value",
                  name.span);
    }
    return Test(*field, ValueSet::Equal(1), name.span);
  }

  Expression Binary(const Syntax& syntax) {
    const Syntax& left = syntax.children[0];
    const Syntax& right = syntax.children[1];
    const auto joined = [&](Operator op) {
      return With(op, syntax.span, std::array{Condition(left), Condition(right)});
    };
    if (syntax.text == "and") return joined(Operator::kAnd);
    if (syntax.text == "or") return joined(Operator::kOr);
    if (syntax.text == "xor") return joined(Operator::kXor);
    if (syntax.text == "implies") return joined(Operator::kImplies);
    if (syntax.IsArithmetic())
      return Fail("this is a number, where a condition is expected", syntax.span);
    if (IsOfNumbers(syntax)) return ComparedNumbers(syntax);
    if (left.kind != SyntaxKind::kName) {
      return Fail("a comparison needs the field on its left and a value on its right", left.span);
    }
    const std::optional<FieldId> field = FindField(left);
    if (!field) return {};
    if (syntax.text == "contains") return Contains(*field, left, right, syntax.span);
    if (schema_[*field].type == Type::kChoices) return ComparedSet(*field, syntax);
    if (syntax.text == "in") return In(*field, right, syntax.span);
    return Comparison(*field, syntax);
  }

  Expression Comparison(FieldId field, const Syntax& syntax) {
    const Syntax& right = syntax.children[1];
    const Field& shape = schema_[field];
    const std::optional<Place> place = Literal(field, right);
    if (!place) return {};
    const std::string& sign = syntax.text;
    if (sign == "=") return Test(field, ValueSet::Equal(*place), syntax.span);
    if (sign == "!=")
      return Test(field, ValueSet::Equal(*place).ComplementIn(shape.Domain()), syntax.span);
    if (!shape.IsNumber()) {
      return Fail("'" + sign + "' needs numbers, and '" + shape.id + "' is a " +
                      std::string(TypeName(shape.type)),
                  syntax.span);
    }
    ValueSet values;
    if (sign == "<") values = ValueSet::Below(*place);
    if (sign == "<=") values = ValueSet::AtMost(*place);
    if (sign == ">") values = ValueSet::Above(*place);
    if (sign == ">=") values = ValueSet::AtLeast(*place);
    return Test(field, values.Intersect(shape.Domain()), syntax.span);
  }

  Expression In(FieldId field, const Syntax& set, Span span) {
    if (set.kind != SyntaxKind::kSet || set.children.empty()) {
      return Fail("'in' needs values in braces: in { 'a', 'b' }", set.span);
    }
    ValueSet values;
    for (const Syntax& member : set.children) {
      const std::optional<Place> place = Literal(field, member);
      if (!place) return {};
      values = values.Union(ValueSet::Equal(*place));
    }
    return Test(field, std::move(values), span);
  }

  Expression Between(const Syntax& syntax) {
    if (IsOfNumbers(syntax)) return BetweenNumbers(syntax);
    if (syntax.children[0].kind != SyntaxKind::kName) {
      return Fail("'between' needs a field on its left", syntax.children[0].span);
    }
    const std::optional<FieldId> field = FindField(syntax.children[0]);
    if (!field) return {};
    if (!schema_[*field].IsNumber())
      return Fail("'between' needs a number", syntax.children[0].span);
    const std::optional<Place> low = Literal(*field, syntax.children[1]);
    const std::optional<Place> high = Literal(*field, syntax.children[2]);
    if (!low || !high) return {};
    if (*low > *high)
      return Fail("the first number is the larger: no value lies between", syntax.span);
    return Test(*field, ValueSet::Between(*low, *high), syntax.span);
  }

  Expression Contains(FieldId field, const Syntax& left, const Syntax& right, Span span) {
    const Field& shape = schema_[field];
    if (shape.type != Type::kChoices) {
      return Fail("'contains' needs a set, and '" + shape.id + "' is a " +
                      std::string(TypeName(shape.type)),
                  left.span);
    }
    const std::optional<std::uint32_t> member = Member(shape, right);
    if (!member) return {};
    Expression expression = Node(Operator::kMember, span);
    expression.field = field;
    expression.member = *member;
    return expression;
  }

  Expression ComparedSet(FieldId field, const Syntax& syntax) {
    const Syntax& right = syntax.children[1];
    const bool empty_set = right.kind == SyntaxKind::kSet && right.children.empty();
    if (!empty_set || (syntax.text != "=" && syntax.text != "!=")) {
      return Fail("'" + schema_[field].id + "' is a set: write contains 'member', or = {} for none",
                  syntax.span);
    }
    Expression expression = Node(Operator::kEmpty, syntax.span);
    expression.field = field;
    return syntax.text == "="
               ? expression
               : With(Operator::kNot, syntax.span, std::array{std::move(expression)});
  }

  Expression Is(const Syntax& syntax) {
    const Syntax& operand = syntax.children[0];
    if (syntax.text != "null") {
      return With(syntax.text == "true" ? Operator::kIsTrue : Operator::kIsFalse, syntax.span,
                  std::array{Condition(operand)});
    }
    if (operand.kind == SyntaxKind::kName) {
      const std::optional<FieldId> field = FindField(operand);
      if (!field) return {};
      Expression expression = Node(Operator::kUnset, syntax.span);
      expression.field = *field;
      return expression;
    }
    return With(Operator::kIsNull, syntax.span, std::array{Condition(operand)});
  }

  Expression Value(const Syntax& syntax, FieldId defines) {
    if (!error_.empty()) return {};
    switch (syntax.kind) {
      case SyntaxKind::kIf:
        return With(Operator::kIf, syntax.span,
                    std::array{Condition(syntax.children[0]), Value(syntax.children[1], defines),
                               Value(syntax.children[2], defines)});
      case SyntaxKind::kCoalesce:
        return With(
            Operator::kCoalesce, syntax.span,
            std::array{Value(syntax.children[0], defines), Value(syntax.children[1], defines)});
      case SyntaxKind::kNull: {
        Expression expression = Node(Operator::kValue, syntax.span);
        expression.values = schema_[defines].Domain();
        return expression;
      }
      case SyntaxKind::kName:
        return Reference(syntax, defines);
      case SyntaxKind::kNumber:
      case SyntaxKind::kString: {
        const std::optional<Place> place = Literal(defines, syntax);
        if (!place) return {};
        Expression expression = Node(Operator::kValue, syntax.span);
        expression.values = ValueSet::Equal(*place);
        return expression;
      }
      default:
        return Fail(
            "this is a condition, where a value of '" + schema_[defines].id + "' is expected",
            syntax.span);
    }
  }

  Expression Reference(const Syntax& name, FieldId defines) {
    const std::optional<FieldId> field = FindField(name);
    if (!field) return {};
    const Field& from = schema_[*field];
    const Field& to = schema_[defines];
    if (from.type != to.type || from.values != to.values || from.Domain() != to.Domain()) {
      return Fail("'" + from.id + "' has other values than '" + to.id + "'", name.span);
    }
    Expression expression = Node(Operator::kReference, name.span);
    expression.field = *field;
    return expression;
  }

  // Whether a comparison is one of numbers that are computed, or of two fields: anything but a
  // field with a literal.
  bool IsOfNumbers(const Syntax& comparison) const {
    if (comparison.text == "contains" || comparison.text == "in") return false;
    const std::vector<Syntax>& parts = comparison.children;
    if (std::any_of(parts.begin(), parts.end(), HasArithmetic)) return true;
    const auto is_number_field = [this](const Syntax& part) {
      if (part.kind != SyntaxKind::kName) return false;
      const std::optional<FieldId> field = schema_.Find(part.text);
      return field && schema_[*field].IsNumber();
    };
    const SyntaxKind first = parts.front().kind;
    const bool starts_with_value = first == SyntaxKind::kNumber || first == SyntaxKind::kIf;
    return computes_ &&
           (starts_with_value || std::count_if(parts.begin(), parts.end(), is_number_field) > 1);
  }

  Expression ComparedNumbers(const Syntax& syntax) {
    if (!computes_) return FailToCompute(syntax.span);
    std::array<Expression, 2> numbers{Amount(syntax.children[0]), Amount(syntax.children[1])};
    if (!SameUnit(numbers[0], numbers[1], syntax.span)) return {};
    const std::string& sign = syntax.text;
    if (sign == ">" || sign == ">=") std::swap(numbers[0], numbers[1]);
    const Operator op = sign == "<" || sign == ">"     ? Operator::kLess
                        : sign == "<=" || sign == ">=" ? Operator::kAtMost
                                                       : Operator::kSame;
    Expression compared = With(op, syntax.span, std::move(numbers));
    if (sign != "!=") return compared;
    return With(Operator::kNot, syntax.span, std::array{std::move(compared)});
  }

  Expression BetweenNumbers(const Syntax& syntax) {
    if (!computes_) return FailToCompute(syntax.span);
    const Expression value = Amount(syntax.children[0]);
    Expression low = Amount(syntax.children[1]);
    Expression high = Amount(syntax.children[2]);
    if (!SameUnit(value, low, syntax.span) || !SameUnit(value, high, syntax.span)) return {};
    return With(
        Operator::kAnd, syntax.span,
        std::array{With(Operator::kAtMost, syntax.span, std::array{std::move(low), value}),
                   With(Operator::kAtMost, syntax.span, std::array{value, std::move(high)})});
  }

  Expression FailToCompute(Span span) {
    return Fail("numbers are computed in definitions only: define this number, and compare that",
                span);
  }

  static bool HasArithmetic(const Syntax& syntax) {
    return syntax.IsArithmetic() || syntax.kind == SyntaxKind::kNegative ||
           syntax.kind == SyntaxKind::kCall ||
           std::any_of(syntax.children.begin(), syntax.children.end(), HasArithmetic);
  }

  // A number that is computed.
  Expression Amount(const Syntax& syntax) {
    if (!error_.empty()) return {};
    const std::vector<Syntax>& children = syntax.children;
    switch (syntax.kind) {
      case SyntaxKind::kNull:
        return Node(Operator::kNumeral, syntax.span);
      case SyntaxKind::kNumber:
        return Numeral(syntax);
      case SyntaxKind::kName:
        return NumberOf(syntax);
      case SyntaxKind::kIf:
        return With(Operator::kIf, syntax.span,
                    std::array{Condition(children[0]), Amount(children[1]), Amount(children[2])});
      case SyntaxKind::kCoalesce:
        return With(Operator::kCoalesce, syntax.span,
                    std::array{Amount(children[0]), Amount(children[1])});
      case SyntaxKind::kNegative:
        return With(Operator::kNegative, syntax.span, std::array{Amount(children[0])});
      case SyntaxKind::kCall:
        return Call(syntax);
      case SyntaxKind::kBinary:
        if (syntax.IsArithmetic()) return Arithmetic(syntax);
        break;
      default:
        break;
    }
    return Fail("a number is expected here", syntax.span);
  }

  Expression Numeral(const Syntax& literal) {
    Expression expression = Node(Operator::kNumeral, literal.span);
    expression.number = Decimal::Parse(literal.text);
    if (!expression.number)
      return Fail("'" + literal.text + "' is no number that can be held exactly", literal.span);
    return expression;
  }

  Expression NumberOf(const Syntax& name) {
    const std::optional<FieldId> field = FindField(name);
    if (!field) return {};
    if (!schema_[*field].IsNumber()) {
      return Fail("'" + name.text + "' is a " + std::string(TypeName(schema_[*field].type)) +
                      ", not a number",
                  name.span);
    }
    Expression expression = Node(Operator::kNumberOf, name.span);
    expression.field = *field;
    return expression;
  }

  Expression Arithmetic(const Syntax& syntax) {
    std::array<Expression, 2> numbers{Amount(syntax.children[0]), Amount(syntax.children[1])};
    if (syntax.text == "*") return With(Operator::kMultiply, syntax.span, std::move(numbers));
    if (syntax.text == "/") return With(Operator::kDivide, syntax.span, std::move(numbers));
    if (!SameUnit(numbers[0], numbers[1], syntax.span)) return {};
    return With(syntax.text == "+" ? Operator::kAdd : Operator::kSubtract, syntax.span,
                std::move(numbers));
  }

  Expression Call(const Syntax& call) {
    const std::vector<Syntax>& given = call.children;
    const auto one = [&](Operator op) {
      return given.size() == 1 ? With(op, call.span, std::array{Amount(given[0])})
                               : FailToCall(call, "one number");
    };
    const auto two = [&](Operator op) {
      return given.size() == 2 ? With(op, call.span, std::array{Amount(given[0]), Amount(given[1])})
                               : FailToCall(call, "two numbers");
    };
    if (call.text == "Power") return two(Operator::kPower);
    if (call.text == "Ln") return one(Operator::kLn);
    if (call.text == "Log") return two(Operator::kLog);
    if (call.text == "Exp") return one(Operator::kExp);
    if (call.text == "Min") return OfList(call, Operator::kSmaller);
    if (call.text == "Max") return OfList(call, Operator::kLarger);
    if (call.text == "Round") return Rounded(call);
    static const std::vector<std::string> functions = {"Power", "Ln",  "Log",  "Exp",
                                                       "Min",   "Max", "Round"};
    return Fail(
        "there is no function '" + call.text + "'" + DidYouMean(Closest(call.text, functions)),
        call.span);
  }

  Expression FailToCall(const Syntax& call, std::string_view needs) {
    return Fail("'" + call.text + "' needs " + std::string(needs), call.span);
  }

  Expression OfList(const Syntax& call, Operator op) {
    if (call.children.size() != 1 || call.children[0].kind != SyntaxKind::kSet ||
        call.children[0].children.size() < 2)
      return FailToCall(call, "two numbers or more in braces: " + call.text + "({ a, b })");
    const std::vector<Syntax>& numbers = call.children[0].children;
    Expression result = Amount(numbers[0]);
    for (std::size_t i = 1; i < numbers.size(); ++i) {
      Expression next = Amount(numbers[i]);
      if (!SameUnit(result, next, call.span)) return {};
      result = With(op, call.span, std::array{std::move(result), std::move(next)});
    }
    return result;
  }

  Expression Rounded(const Syntax& call) {
    if (call.children.empty() || call.children.size() > 2)
      return FailToCall(call, "a number, and how many digits after the point are to stay");
    Expression rounded = With(Operator::kRound, call.span, std::array{Amount(call.children[0])});
    if (call.children.size() == 1) return rounded;
    const Syntax& digits = call.children[1];
    const bool is_digit =
        digits.kind == SyntaxKind::kNumber && digits.text.size() == 1 && digits.text <= "8";
    if (!is_digit) return Fail("write the number of digits, 0 to 8", digits.span);
    rounded.digits = digits.text[0] - '0';
    return rounded;
  }

  // The unit of a number where it is certain: that of a field, and of sums and choices of such.
  std::string UnitOf(const Expression& number) const {
    switch (number.op) {
      case Operator::kNumberOf:
        return schema_[number.field].unit;
      case Operator::kAdd:
      case Operator::kSubtract:
      case Operator::kNegative:
      case Operator::kSmaller:
      case Operator::kLarger:
      case Operator::kRound:
      case Operator::kIf:
      case Operator::kCoalesce: {
        const std::string unit = UnitOf(number.children.back());
        return unit.empty() && number.children.size() > 1
                   ? UnitOf(number.children[number.children.size() - 2])
                   : unit;
      }
      default:
        return "";
    }
  }

  // Kilograms and centimetres are neither added to each other nor compared.
  bool SameUnit(const Expression& a, const Expression& b, Span span) {
    const std::string left = UnitOf(a);
    const std::string right = UnitOf(b);
    if (left.empty() || right.empty() || left == right) return error_.empty();
    Fail("these numbers have different units, " + left + " and " + right, span);
    return false;
  }

  std::optional<std::uint32_t> Member(const Field& shape, const Syntax& literal) {
    if (literal.kind != SyntaxKind::kString) {
      Fail("write the value in single quotes", literal.span);
      return std::nullopt;
    }
    const std::optional<std::uint32_t> index = shape.IndexOf(literal.text);
    if (!index) {
      Fail("'" + literal.text + "' is no value of '" + shape.id + "'" +
               DidYouMean(Closest(literal.text, shape.values)),
           literal.span);
    }
    return index;
  }

  std::optional<Place> Literal(FieldId field, const Syntax& literal) {
    const Field& shape = schema_[field];
    switch (shape.type) {
      case Type::kBoolean:
        if (literal.kind == SyntaxKind::kTrue) return 1;
        if (literal.kind == SyntaxKind::kFalse) return 0;
        Fail("'" + shape.id + "' is a yes or no: compare it with true or false", literal.span);
        return std::nullopt;
      case Type::kChoice:
      case Type::kChoices:
        return Member(shape, literal);
      case Type::kInteger:
      case Type::kDecimal:
        return Number(shape, literal);
    }
    return std::nullopt;
  }

  std::optional<Place> Number(const Field& shape, const Syntax& literal) {
    if (literal.kind != SyntaxKind::kNumber) {
      Fail("'" + shape.id + "' is a number: compare it with a number", literal.span);
      return std::nullopt;
    }
    const std::optional<Decimal> number = Decimal::Parse(literal.text);
    if (!number) {
      Fail("'" + literal.text + "' is no number that can be held exactly", literal.span);
      return std::nullopt;
    }
    if (shape.type == Type::kInteger && !number->IsInteger()) {
      Fail("'" + shape.id + "' is a whole number", literal.span);
      return std::nullopt;
    }
    if ((shape.minimum && *number < *shape.minimum) ||
        (shape.maximum && *number > *shape.maximum)) {
      Fail(literal.text + " is outside of the plausible range of '" + shape.id + "'", literal.span);
      return std::nullopt;
    }
    return shape.PlaceOf(*number);
  }

  const Schema& schema_;
  bool computes_ = false;  // whether numbers may be computed
  std::string error_;
  Span error_span_;
};

}  // namespace

Checked Check(const Syntax& syntax, const Schema& schema, std::optional<FieldId> defines) {
  return Checker(schema).Run(syntax, defines);
}

Checked Read(std::string_view text, const Schema& schema, std::optional<FieldId> defines) {
  const Parsed parsed = Parse(text);
  if (!parsed.error.empty()) return {{}, parsed.error, parsed.error_span};
  return Check(parsed.syntax, schema, defines);
}

bool IsCalculation(const Expression& expression) {
  return expression.op >= Operator::kNumeral ||
         std::any_of(expression.children.begin(), expression.children.end(), IsCalculation);
}

std::vector<const Expression*> Conjuncts(const Expression& expression) {
  if (expression.op != Operator::kAnd) return {&expression};
  std::vector<const Expression*> parts;
  for (const Expression& child : expression.children) {
    for (const Expression* part : Conjuncts(child)) parts.push_back(part);
  }
  return parts;
}

}  // namespace grevy::logic
