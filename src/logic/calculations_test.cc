#include "logic/calculations.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <string>

#include "logic/compile.h"
#include "logic/trace.h"

namespace grevy::logic {
namespace {

class CalculationsTest : public testing::Test {
 protected:
  Schema schema_;
  FieldId weight_ = Number("weight", "kg");
  FieldId height_ = Number("height", "cm");
  FieldId other_ = Number("other", "kg");
  FieldId count_ = schema_.Add({.id = "count",
                                .type = Type::kInteger,
                                .minimum = Decimal::FromInteger(0),
                                .maximum = Decimal::FromInteger(9)});
  FieldId sex_ = schema_.Add({.id = "sex", .type = Type::kChoice, .values = {"female", "male"}});
  FieldId light_ = schema_.Add({.id = "light", .derived = true});
  FieldId size_ = schema_.Add(
      {.id = "size", .type = Type::kChoice, .values = {"small", "large"}, .derived = true});
  FieldId result_ = Number("result", "");
  FieldId further_ = Number("further", "");
  Definitions definitions_;

  FieldId Number(std::string id, std::string unit) {
    return schema_.Add({.id = std::move(id),
                        .type = Type::kDecimal,
                        .unit = std::move(unit),
                        .minimum = Decimal::FromInteger(-1000000),
                        .maximum = Decimal::FromInteger(1000000)});
  }

  void Define(FieldId field, std::string_view text) {
    const Checked checked = Read(text, schema_, field);
    EXPECT_TRUE(checked.ok()) << text << ": " << checked.error;
    definitions_[field] = checked.expression;
  }

  // A fact, written as a number or as LOW..HIGH.
  void State(Facts& facts, FieldId field, const std::string& value) const {
    const Field& shape = schema_[field];
    const std::size_t dots = value.find("..");
    const auto place = [&](const std::string& text) {
      return shape.IsNumber() ? shape.PlaceOf(*Decimal::Parse(text))
                              : static_cast<Place>(*shape.IndexOf(text));
    };
    facts.Set(schema_, schema_.VariableOf(field),
              dots == std::string::npos
                  ? ValueSet::Equal(place(value))
                  : ValueSet::Between(place(value.substr(0, dots)), place(value.substr(dots + 2))));
  }

  std::string Written(FieldId field, const ValueSet& values) const {
    const Field& shape = schema_[field];
    if (values == shape.Domain()) return "unknown";
    const Range& range = values.ranges().front();
    if (!shape.IsNumber()) return shape.values[static_cast<std::size_t>(range.begin)];
    const std::string low = shape.NumberAt(range.begin).ToString();
    const std::string high = shape.NumberAt(range.end - 1).ToString();
    return low == high ? low : low + ".." + high;
  }

  std::string Calculated(FieldId field,
                         const std::vector<std::pair<FieldId, std::string>>& stated) const {
    Facts facts(schema_);
    for (const auto& [id, value] : stated) State(facts, id, value);
    return Written(field, Calculations(schema_, definitions_).Computed(field, facts, schema_));
  }
  // Of a formula without fields.
  std::string Result(const std::string& text) {
    Define(result_, text);
    return Calculated(result_, {});
  }

  // The mistake, the text, and what is underlined in it.
  std::string Mistake(const std::string& text) const {
    const Checked checked = Read(text, schema_, result_);
    if (checked.ok()) return "no mistake";
    return checked.error + "\n" + text + "\n" + std::string(checked.error_span.begin, ' ') +
           std::string(std::max<std::size_t>(1, checked.error_span.length), '^');
  }
};

TEST_F(CalculationsTest, AddBeforeTheyCompareAndMultiplyBeforeTheyAdd) {
  EXPECT_EQ(Result("Round(1 + 2 * 3 - 8 / 4, 8)"), "5");
  EXPECT_EQ(Result("Round((1 + 2) * 3, 8)"), "9");
  EXPECT_EQ(Result("Round(10 - 4 - 3, 8)"), "3");
  EXPECT_EQ(Result("Round(24 / 4 / 3, 8)"), "2");
  EXPECT_EQ(Result("Round(2*-3, 8)"), "-6");
  EXPECT_EQ(Result("Round(5-3, 8)"), "2");
  EXPECT_EQ(Result("Round(-(2 + 3), 8)"), "-5");
  EXPECT_EQ(Result("Round(- -3, 8)"), "3");
}

TEST_F(CalculationsTest, CompareWhatAnIfGivesOnEitherSide) {
  EXPECT_EQ(Result("if (if 1 <= 2 then 3 else 4) <= 3 then 1 else 2"), "1");
  EXPECT_EQ(Result("if 4 <= (if 1 <= 2 then 3 else 4) then 1 else 2"), "2");
}

TEST_F(CalculationsTest, KeepDecimalsExact) {
  EXPECT_EQ(Result("0.1 + 0.2"), "0.3");
  EXPECT_EQ(Result("Round(1 / 3 * 3, 8)"), "1");
  EXPECT_EQ(Result("Power(1.1, 3)"), "1.331");
  EXPECT_EQ(Result("Power(2, 0.5) * Power(2, 0.5)"), "2");
  EXPECT_EQ(Result("Log(1000, 10)"), "3");
}

TEST_F(CalculationsTest, RoundHalvesAwayFromZero) {
  EXPECT_EQ(Result("Round(0.125, 2)"), "0.13");
  EXPECT_EQ(Result("Round(-0.125, 2)"), "-0.13");
  EXPECT_EQ(Result("Round(0.5)"), "1");
  EXPECT_EQ(Result("Round(2.5, 0)"), "3");
  EXPECT_EQ(Result("Round(-2.5)"), "-3");
  EXPECT_EQ(Result("Round(0.12499999, 2)"), "0.12");
  EXPECT_EQ(Result("Round(1.005, 2)"), "1.01");         // a binary fraction would give 1.00
  EXPECT_EQ(Result("Round(1 / 6 * 0.75, 2)"), "0.13");  // a half, worked out through thirds
  EXPECT_EQ(Result("Round(Exp(Ln(2.5)), 0)"), "3");     // and through a logarithm
}

TEST_F(CalculationsTest, HaveTheFunctionsOfCql) {
  EXPECT_EQ(Result("Round(Ln(10), 6)"), "2.302585");
  EXPECT_EQ(Result("Round(Exp(1), 6)"), "2.718282");
  EXPECT_EQ(Result("Round(Log(8, 2), 6)"), "3");
  EXPECT_EQ(Result("Power(2, -2)"), "0.25");
  EXPECT_EQ(Result("Power(-2, 3)"), "-8");
  EXPECT_EQ(Result("Power(0, 0.5)"), "0");
  EXPECT_EQ(Result("Min({ 3, 1, 2 })"), "1");
  EXPECT_EQ(Result("Max({ 3, 1, 2 })"), "3");
  EXPECT_EQ(Result("Coalesce(1 / 0, 7)"), "7");
}

TEST_F(CalculationsTest, AreUnknownWhereThereIsNoResult) {
  for (const std::string text :
       {"1 / 0", "Ln(0)", "Ln(-1)", "Log(5, 1)", "Log(0, 10)", "Log(5, -1)", "Power(-2, 0.5)",
        "Power(0, -1)", "Power(0, 0)", "Exp(100000)", "Power(10, 300)", "null + 1",
        "Min({ 1, null })", "9999999999 * 9999999999"}) {
    EXPECT_EQ(Result(text), "unknown") << text;
  }
}

TEST_F(CalculationsTest, AreUnknownWhereANumberIsUnknown) {
  Define(result_, "weight / height");
  EXPECT_EQ(Calculated(result_, {{weight_, "70"}}), "unknown");
  EXPECT_EQ(Calculated(result_, {{weight_, "70"}, {height_, "2"}}), "35");
  Define(result_, "0 * weight");
  EXPECT_EQ(Calculated(result_, {}), "unknown");
}

TEST_F(CalculationsTest, TakeRangesToRanges) {
  Define(result_, "Round(weight / Power(height / 100, 2), 1)");
  EXPECT_EQ(Calculated(result_, {{weight_, "60..70"}, {height_, "170..180"}}), "18.5..24.2");
  Define(result_, "weight * height");
  EXPECT_EQ(Calculated(result_, {{weight_, "-2..3"}, {height_, "-5..4"}}), "-15..12");
  Define(result_, "Power(weight, 2)");
  EXPECT_EQ(Calculated(result_, {{weight_, "-2..3"}}), "0..9");
  Define(result_, "1 / weight");
  EXPECT_EQ(Calculated(result_, {{weight_, "-1..1"}}), "unknown");
  Define(result_, "Ln(weight)");
  EXPECT_EQ(Calculated(result_, {{weight_, "0..1"}}), "unknown");
  Define(result_, "Max({ weight, 5 }) - Min({ weight, 5 })");
  EXPECT_EQ(Calculated(result_, {{weight_, "4..7"}}), "0..3");
}

TEST_F(CalculationsTest, LeaveBothBranchesOfAnUnknownConditionOpen) {
  Define(result_, "Round(if sex = 'female' then weight else 2 * weight, 8)");
  EXPECT_EQ(Calculated(result_, {{weight_, "50"}, {sex_, "female"}}), "50");
  EXPECT_EQ(Calculated(result_, {{weight_, "50"}, {sex_, "male"}}), "100");
  EXPECT_EQ(Calculated(result_, {{weight_, "50"}}), "50..100");
  Define(result_, "case when sex = 'female' then weight when sex = 'male' then 2 * weight end");
  EXPECT_EQ(Calculated(result_, {{weight_, "50"}}), "unknown");  // no sex, no number
}

TEST_F(CalculationsTest, CompareNumbersInTheirConditions) {
  Define(size_, "case when weight * 2 > height + 1 then 'large' else 'small' end");
  EXPECT_EQ(Calculated(size_, {{weight_, "50"}, {height_, "98"}}), "large");
  EXPECT_EQ(Calculated(size_, {{weight_, "50"}, {height_, "99"}}), "small");
  EXPECT_EQ(Calculated(size_, {{weight_, "50"}, {height_, "98..99"}}), "unknown");
  Define(size_, "case when weight / 3 * 3 >= weight then 'large' else 'small' end");
  EXPECT_EQ(Calculated(size_, {{weight_, "0.1"}}), "large");
  Define(size_, "case when weight + 1 between other and 2 * other then 'large' else 'small' end");
  EXPECT_EQ(Calculated(size_, {{weight_, "9"}, {other_, "5"}}), "large");
  EXPECT_EQ(Calculated(size_, {{weight_, "9.1"}, {other_, "5"}}), "small");
}

TEST_F(CalculationsTest, UseEachOtherAndOtherDefinitions) {
  Define(light_, "weight < 50");
  Define(further_, "if light then result else -result");
  Define(result_, "weight + 1");
  EXPECT_EQ(Calculated(further_, {{weight_, "40"}}), "41");
  EXPECT_EQ(Calculated(further_, {{weight_, "60"}}), "-61");
  EXPECT_EQ(Calculated(further_, {{weight_, "60"}, {result_, "5"}}), "-5");  // as it is stated
  const Calculations calculations(schema_, definitions_);
  EXPECT_EQ(calculations.fields(), (std::vector<FieldId>{result_, further_}));
  EXPECT_EQ(calculations.InputsOf(further_, schema_), (std::vector<FieldId>{weight_, result_}));
}

TEST_F(CalculationsTest, StandBehindWhatIsStated) {
  Define(result_, "weight + 1");
  const Calculations calculations(schema_, definitions_);
  const VariableId result = schema_.VariableOf(result_);
  Facts facts(schema_);
  State(facts, weight_, "40");
  EXPECT_EQ(Written(result_, calculations.AddTo(facts, schema_)[result]), "41");
  Facts withheld = facts;
  withheld.Withhold(result);
  EXPECT_FALSE(calculations.AddTo(withheld, schema_).Knows(result));
  State(facts, result_, "7");
  EXPECT_EQ(Written(result_, calculations.AddTo(facts, schema_)[result]), "7");
  EXPECT_EQ(Written(result_, calculations.Computed(result_, facts, schema_)), "41");
}

TEST_F(CalculationsTest, DecideConditionsOnTheirResults) {
  Define(result_, "weight + 1");
  const Calculations calculations(schema_, definitions_);
  const Checked condition = Read("result > 50 or result is null", schema_);
  const Program program = Compile(schema_, {}, {&condition.expression});
  const auto held = [&](const Facts& facts) {
    return Trace(program, program.Locate(calculations.AddTo(facts, schema_)))[0];
  };
  Facts facts(schema_);
  EXPECT_EQ(held(facts), Kleene::kTrue);  // not known
  State(facts, weight_, "40");
  EXPECT_EQ(held(facts), Kleene::kFalse);
  State(facts, weight_, "45..55");
  EXPECT_EQ(held(facts), Kleene::kUnknown);
  State(facts, weight_, "50..55");
  EXPECT_EQ(held(facts), Kleene::kTrue);
}

TEST_F(CalculationsTest, ThatLeadBackToThemselvesAreFound) {
  Define(result_, "further + 1");
  Define(further_, "result * 2");
  EXPECT_TRUE(FindCycle(schema_, definitions_).has_value());
}

TEST_F(CalculationsTest, OfOtherUnitsAreRefused) {
  EXPECT_EQ(Mistake("weight + height"), R"(these numbers have different units, kg and cm
weight + height
^^^^^^^^^^^^^^^)");
  EXPECT_EQ(Mistake("Min({ 2, weight, height })"), R"(these numbers have different units, kg and cm
Min({ 2, weight, height })
^^^^^^^^^^^^^^^^^^^^^^^^^^)");
  EXPECT_EQ(Mistake("if weight > height then 1 else 2"),
            R"(these numbers have different units, kg and cm
if weight > height then 1 else 2
   ^^^^^^^^^^^^^^^)");
  EXPECT_EQ(Mistake("weight + other - 2 + count"), "no mistake");
  EXPECT_EQ(Mistake("weight / height + height"),
            "no mistake");  // the unit of a quotient is its own
}

TEST_F(CalculationsTest, ShowWhereTheyAreMistaken) {
  EXPECT_EQ(Mistake("weight + sex"), R"('sex' is a choice, not a number
weight + sex
         ^^^)");
  EXPECT_EQ(Mistake("weight + 'a'"), R"(a number is expected here
weight + 'a'
         ^^^)");
  EXPECT_EQ(Mistake("weight > 3"), R"(a number is expected here
weight > 3
^^^^^^^^^^)");
  EXPECT_EQ(Mistake("if weight then 1 else 2"),
            R"('weight' is a decimal, not a yes or no: compare it with a value
if weight then 1 else 2
   ^^^^^^)");
  EXPECT_EQ(Mistake("if weight + 1 then 1 else 2"),
            R"(this is a number, where a condition is expected
if weight + 1 then 1 else 2
   ^^^^^^^^^^)");
  EXPECT_EQ(Mistake("Pow(weight, 2)"), R"(there is no function 'Pow'
Pow(weight, 2)
^^^^^^^^^^^^^^)");
  EXPECT_EQ(Mistake("Powr(weight, 2)"), R"(there is no function 'Powr' (did you mean 'Power'?)
Powr(weight, 2)
^^^^^^^^^^^^^^^)");
  EXPECT_EQ(Mistake("Ln(weight, 2)"), R"('Ln' needs one number
Ln(weight, 2)
^^^^^^^^^^^^^)");
  EXPECT_EQ(Mistake("Log(weight)"), R"('Log' needs two numbers
Log(weight)
^^^^^^^^^^^)");
  EXPECT_EQ(Mistake("Max(weight, 2)"), R"('Max' needs two numbers or more in braces: Max({ a, b })
Max(weight, 2)
^^^^^^^^^^^^^^)");
  EXPECT_EQ(Mistake("Round(weight, 9)"), R"(write the number of digits, 0 to 8
Round(weight, 9)
              ^)");
  EXPECT_EQ(Mistake("weight *"), R"(something is missing at the end
weight *
        ^)");
  EXPECT_EQ(Mistake("weight × 2"), R"(write * instead of ×
weight × 2
       ^)");
}

TEST_F(CalculationsTest, StandInDefinitionsOnly) {
  const auto mistake = [&](std::string_view condition) { return Read(condition, schema_).error; };
  const std::string advice =
      "numbers are computed in definitions only: define this number, and compare that";
  EXPECT_EQ(mistake("weight + 1 > 3"), advice);
  EXPECT_EQ(mistake("weight > height - 1"), advice);
  EXPECT_EQ(mistake("weight between 1 and 2 * 3"), advice);
  EXPECT_EQ(mistake("weight > other"), "'weight' is a number: compare it with a number");
  EXPECT_EQ(mistake("not weight + 1 > 3"), "put the comparison after 'not' into parentheses");
  EXPECT_EQ(mistake("weight > -3"), "");
}

// --- Ranges are sound
// -------------------------------------------------------------------------------------------------------------

int Dice(int sides) { return *rc::gen::resize(100, rc::gen::inRange(0, sides)); }

std::string RandomFormula(int depth) {
  if (depth == 0) {
    switch (Dice(5)) {
      case 0:
        return std::to_string(Dice(9) - 2);
      case 1:
        return "0." + std::to_string(1 + Dice(98));
      default:
        return std::string("x") + static_cast<char>('0' + Dice(3));
    }
  }
  const auto part = [depth] { return RandomFormula(depth - 1); };
  switch (Dice(13)) {
    case 0:
      return "(" + part() + " + " + part() + ")";
    case 1:
      return "(" + part() + " - " + part() + ")";
    case 2:
      return "(" + part() + " * " + part() + ")";
    case 3:
      return "(" + part() + " / " + part() + ")";
    case 4:
      return "-" + part();
    case 5:
      return "Power(" + part() + ", " + std::to_string(Dice(6) - 2) + ")";
    case 6:
      return "Power(" + part() + ", " + part() + ")";
    case 7:
      return "Ln(" + part() + ")";
    case 8:
      return "Exp(" + part() + ")";
    case 9:
      return "Min({ " + part() + ", " + part() + " })";
    case 10:
      return "Max({ " + part() + ", " + part() + " })";
    case 11:
      return "Round(" + part() + ", " + std::to_string(Dice(3)) + ")";
    default:
      return "(if " + part() + " <= " + part() + " then " + part() + " else " + part() + ")";
  }
}

RC_GTEST_PROP(Calculations, EncloseWhateverTheInputsTurnOutToBe, ()) {
  Schema schema;
  std::vector<FieldId> inputs;
  const auto add = [&](const std::string& id) {
    return schema.Add({.id = id,
                       .type = Type::kDecimal,
                       .minimum = Decimal::FromInteger(-1000000),
                       .maximum = Decimal::FromInteger(1000000)});
  };
  for (const char* id : {"x0", "x1", "x2"}) inputs.push_back(add(id));
  const FieldId result = add("result");
  const std::string text = "Round(" + RandomFormula(1 + Dice(3)) + ", 4)";
  RC_LOG() << text << '\n';
  const Checked checked = Read(text, schema, result);
  RC_ASSERT(checked.ok());
  const Calculations calculations(schema, {{result, checked.expression}});

  Facts ranges(schema);
  Facts points(schema);
  for (const FieldId input : inputs) {
    const std::int64_t low = Dice(1200) - 400;  // hundredths
    const std::int64_t width = Dice(3) == 0 ? 0 : Dice(400);
    const std::int64_t within = width == 0 ? 0 : Dice(static_cast<int>(width) + 1);
    const auto place = [](std::int64_t hundredths) {
      return DecimalPlace(Decimal::FromUnits(hundredths * Decimal::kUnitsPerOne / 100));
    };
    RC_LOG() << schema[input].id << ": " << low << " to " << low + width << " hundredths, is "
             << low + within << '\n';
    const VariableId variable = schema.VariableOf(input);
    ranges.Set(schema, variable, ValueSet::Between(place(low), place(low + width)));
    points.Set(schema, variable, ValueSet::Equal(place(low + within)));
  }
  const ValueSet enclosure = calculations.Computed(result, ranges, schema);
  const ValueSet exact = calculations.Computed(result, points, schema);
  // A result that the field cannot have says nothing of it. Then what encloses it goes on beyond an
  // end of the field.
  const ValueSet domain = schema[result].Domain();
  const bool reaches_an_end = enclosure.ranges().front().begin == domain.ranges().front().begin ||
                              enclosure.ranges().back().end == domain.ranges().back().end;
  RC_ASSERT(exact.IsSubsetOf(enclosure) || (exact == domain && reaches_an_end));
}

}  // namespace
}  // namespace grevy::logic
