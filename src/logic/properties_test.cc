// Laws that every condition must obey, tried on random conditions over random fields and
// definitions.

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "logic/compile.h"
#include "logic/naive.h"
#include "logic/satisfy.h"
#include "logic/trace.h"

namespace grevy::logic {
namespace {

constexpr int kCasesPerWorld = 10;

int Dice(int sides) { return *rc::gen::resize(100, rc::gen::inRange(0, sides)); }
bool OneIn(int sides) { return Dice(sides) == 0; }
template <typename T>
const T& OneOf(const std::vector<T>& items) {
  return items[static_cast<std::size_t>(Dice(static_cast<int>(items.size())))];
}

// Random fields, definitions that refer to earlier fields only, and conditions over them, all as
// text.
class World {
 public:
  // Without gap operators no condition asks whether something is known: what is learnt can then
  // only settle it.
  explicit World(bool with_gap_operators) : with_gap_operators_(with_gap_operators) {
    const int stated = 2 + Dice(4);
    for (int i = 0; i < stated; ++i) AddStated("f" + std::to_string(i));
    const int defined = Dice(4);
    for (int i = 0; i < defined; ++i) AddDefined("d" + std::to_string(i));
  }

  std::string Condition(int depth) const {
    if (depth == 0 || OneIn(6)) return Test();
    const auto part = [&] { return "(" + Condition(depth - 1) + ")"; };
    switch (Dice(with_gap_operators_ ? 10 : 6)) {
      case 0:
        return "not " + part();
      case 1:
        return part() + " or " + part();
      case 2:
        return part() + " xor " + part();
      case 3:
        return part() + " implies " + part();
      case 4:
        return "if " + part() + " then " + part() + " else " + part();
      case 5:
        return part() + " and " + part();
      case 6:
        return "Coalesce(" + part() + ", " + part() + ")";
      case 7:
        return "(" + part() + " is true)";
      case 8:
        return "(" + part() + " is false)";
      default:
        return OneOf(schema_.fields()).id + " is null";
    }
  }

  Expression Read(const std::string& text, std::optional<FieldId> defines = std::nullopt) const {
    Checked checked = logic::Read(text, schema_, defines);
    if (!checked.ok()) RC_FAIL(text + ": " + checked.error);
    return checked.expression;
  }

  // Each variable that can be stated is unknown, or one of some values.
  Facts Case() const {
    Facts facts(schema_);
    for (VariableId v = 0; v < facts.size(); ++v) {
      if (CanBeStated(v) && !OneIn(3)) facts.Set(schema_, v, SomeOf(schema_.Domain(v)));
    }
    return facts;
  }

  // States a part of what is possible for a variable; what was computed is not contradicted.
  void Learn(VariableId v, Facts& facts) const {
    const Variable& variable = schema_.variables()[v];
    const ValueSet possible = facts.Knows(v) ? facts[v]
                              : variable.member
                                  ? schema_.Domain(v)
                                  : Naive(schema_, definitions_).Value(variable.field, facts);
    facts.Set(schema_, v, SomeOf(possible));
  }

  bool CanBeStated(VariableId v) const { return !schema_[schema_.variables()[v].field].derived; }
  const Schema& schema() const { return schema_; }
  const Definitions& definitions() const { return definitions_; }

  std::string Describe(const Facts& facts) const {
    std::string out = definition_texts_;
    for (VariableId v = 0; v < facts.size(); ++v) {
      if (!facts.Knows(v)) continue;
      out += "\n  " + schema_[schema_.variables()[v].field].id;
      if (const auto member = schema_.variables()[v].member) out += "." + std::to_string(*member);
      for (const Range& range : facts[v].ranges()) {
        out += " [" + std::to_string(range.begin) + "," + std::to_string(range.end) + ")";
      }
    }
    return out;
  }

 private:
  void AddStated(std::string id) {
    switch (Dice(5)) {
      case 0:
        schema_.Add({.id = std::move(id)});
        return;
      case 1:
        schema_.Add({.id = std::move(id), .type = Type::kChoice, .values = Names(2 + Dice(3))});
        return;
      case 2:
        schema_.Add({.id = std::move(id), .type = Type::kChoices, .values = Names(1 + Dice(3))});
        return;
      default:
        schema_.Add({.id = std::move(id),
                     .type = OneIn(2) ? Type::kInteger : Type::kDecimal,
                     .minimum = Decimal::FromInteger(0),
                     .maximum = Decimal::FromInteger(4)});
        return;
    }
  }

  void AddDefined(const std::string& id) {
    const bool derived = OneIn(2);
    Field field{.id = id, .derived = derived};
    if (!OneIn(3)) {
      field.type = Type::kChoice;
      field.values = Names(2 + Dice(3));
    }
    // The body is written before the field is there: it cannot refer to itself.
    const std::string body = field.type == Type::kBoolean ? Condition(2) : Value(field, 2);
    definition_texts_ += "\n  " + id + (derived ? " := " : " ?= ") + body;
    const FieldId added = schema_.Add(std::move(field));
    definitions_[added] = Read(body, added);
  }

  std::string Value(const Field& of, int depth) const {
    if (depth == 0 || OneIn(4)) {
      std::vector<std::string> leaves = {"null"};
      for (const std::string& value : of.values) leaves.push_back("'" + value + "'");
      for (const Field& other : schema_.fields()) {
        if (other.type == of.type && other.values == of.values) leaves.push_back(other.id);
      }
      return OneOf(leaves);
    }
    const auto part = [&] { return Value(of, depth - 1); };
    if (with_gap_operators_ && OneIn(3)) return "Coalesce(" + part() + ", " + part() + ")";
    return "if " + Condition(1) + " then " + part() + " else " + part();
  }

  std::string Test() const {
    if (OneIn(15)) return OneOf<std::string>({"true", "false", "null"});
    const Field& field = OneOf(schema_.fields());
    const auto value = [&] { return "'" + OneOf(field.values) + "'"; };
    switch (field.type) {
      case Type::kBoolean:
        return field.id;
      case Type::kChoice:
        return OneIn(2) ? field.id + " = " + value()
                        : field.id + " in { " + value() + ", " + value() + " }";
      case Type::kChoices:
        return OneIn(4) ? field.id + " = {}" : field.id + " contains " + value();
      case Type::kInteger:
      case Type::kDecimal:
        break;
    }
    return field.id + " " + OneOf<std::string>({"=", "!=", "<", "<=", ">", ">="}) + " " +
           std::to_string(Dice(5)) +
           (field.type == Type::kDecimal ? OneOf<std::string>({"", ".0"}) : "");
  }

  // Some of the values, at least one.
  static ValueSet SomeOf(const ValueSet& values) {
    const Place begin = values.ranges().front().begin;
    const Place end = values.ranges().back().end;
    if (end - begin > 64) {  // a decimal: a part between two halves of whole numbers, or one value
      const Place half = DecimalPlace(Decimal::FromInteger(1)) / 2;
      const Place from = Dice(9) * half;
      const ValueSet part = values.Intersect(ValueSet::Between(from, from + Dice(4) * half));
      return part.empty() ? ValueSet::Equal(begin) : part;
    }
    ValueSet some;
    std::vector<Place> places;
    for (Place place = begin; place < end; ++place) {
      if (values.Contains(place)) places.push_back(place);
    }
    some = ValueSet::Equal(OneOf(places));
    for (const Place place : places) {
      if (OneIn(3)) some = some.Union(ValueSet::Equal(place));
    }
    return some;
  }

  static std::vector<std::string> Names(int count) {
    std::vector<std::string> names;
    for (int i = 0; i < count; ++i) names.push_back(std::string(1, static_cast<char>('a' + i)));
    return names;
  }

  bool with_gap_operators_;
  Schema schema_;
  Definitions definitions_;
  std::string definition_texts_;
};

RC_GTEST_PROP(Conditions, AreEvaluatedAlikeByBothExecutors, ()) {
  const World world(true);
  const std::string text = world.Condition(4);
  const Expression condition = world.Read(text);
  const Program program = Compile(world.schema(), world.definitions(), {&condition});
  for (int i = 0; i < kCasesPerWorld; ++i) {
    const Facts facts = world.Case();
    RC_LOG() << text << world.Describe(facts) << "\n";
    RC_ASSERT(Trace(program, program.Locate(facts))[0] ==
              Naive(world.schema(), world.definitions()).Truth(condition, facts));
  }
}

RC_GTEST_PROP(Conditions, AreSettledForGoodWithoutGapOperators, ()) {
  const World world(false);
  const std::string text = world.Condition(4);
  const Expression condition = world.Read(text);
  const Naive naive(world.schema(), world.definitions());
  for (int i = 0; i < kCasesPerWorld; ++i) {
    Facts facts = world.Case();
    const Kleene before = naive.Truth(condition, facts);
    RC_LOG() << text << world.Describe(facts) << "\nlearn:";
    for (VariableId v = 0; v < facts.size(); ++v) {
      if (world.CanBeStated(v) && OneIn(2)) world.Learn(v, facts);
    }
    RC_LOG() << world.Describe(facts) << "\n";
    if (before != Kleene::kUnknown) RC_ASSERT(naive.Truth(condition, facts) == before);
  }
}

RC_GTEST_PROP(Conditions, ChangeOnlyByOpenVariables, ()) {
  const World world(true);
  const std::string text = world.Condition(4);
  const Expression condition = world.Read(text);
  const Program program = Compile(world.schema(), world.definitions(), {&condition});
  for (int i = 0; i < kCasesPerWorld; ++i) {
    Facts facts = world.Case();
    const Trace trace(program, program.Locate(facts));
    const std::vector<VariableId> open = trace.Open(0);
    RC_LOG() << text << world.Describe(facts) << "\nlearn:";
    for (VariableId v = 0; v < facts.size(); ++v) {
      const bool is_open = std::binary_search(open.begin(), open.end(), v);
      if (world.CanBeStated(v) && !is_open && !OneIn(3)) world.Learn(v, facts);
    }
    RC_LOG() << world.Describe(facts) << "\n";
    RC_ASSERT(Trace(program, program.Locate(facts))[0] == trace[0]);
  }
}

RC_GTEST_PROP(Conditions, AreOpenExactlyWhereAVariableIs, ()) {
  const World world(true);
  const Expression condition = world.Read(world.Condition(4));
  const Program program = Compile(world.schema(), world.definitions(), {&condition});
  for (int i = 0; i < kCasesPerWorld; ++i) {
    const Trace trace(program, program.Locate(world.Case()));
    RC_ASSERT(trace.IsOpen(0) == !trace.Open(0).empty());
  }
}

RC_GTEST_PROP(Conditions, HoldByTheirReasonsAlone, ()) {
  const World world(false);
  const std::string text = world.Condition(4);
  const Expression condition = world.Read(text);
  const Program program = Compile(world.schema(), world.definitions(), {&condition});
  for (int i = 0; i < kCasesPerWorld; ++i) {
    Facts facts = world.Case();
    const Trace trace(program, program.Locate(facts));
    if (trace[0] == Kleene::kUnknown) continue;
    RC_LOG() << text << world.Describe(facts) << "\nkeep:";
    const std::vector<VariableId> because = trace.Because(0);
    for (VariableId v = 0; v < facts.size(); ++v) {
      if (!std::binary_search(because.begin(), because.end(), v)) facts.Clear(v);
    }
    RC_LOG() << world.Describe(facts) << "\n";
    RC_ASSERT(Trace(program, program.Locate(facts))[0] == trace[0]);
  }
}

RC_GTEST_PROP(Conditions, RestOnKnownFactsOnly, ()) {
  const World world(true);
  const Expression condition = world.Read(world.Condition(4));
  const Program program = Compile(world.schema(), world.definitions(), {&condition});
  const Facts facts = world.Case();
  for (const VariableId v : Trace(program, program.Locate(facts)).Because(0))
    RC_ASSERT(facts.Knows(v));
}

RC_GTEST_PROP(Conditions, ThatASearchRefutesHoldInNoRandomCase, ()) {
  const World world(false);
  const std::string text = world.Condition(4);
  const Expression condition = world.Read(text);
  const Program program = Compile(world.schema(), world.definitions(), {&condition});
  const Search search = FindCase(program, 0);
  if (search.outcome == Search::Outcome::kFound) {
    RC_ASSERT(Trace(program, search.example)[0] == Kleene::kTrue);
  }
  if (search.outcome != Search::Outcome::kNever) return;
  for (int i = 0; i < kCasesPerWorld; ++i) {
    const Facts facts = world.Case();
    RC_LOG() << text << world.Describe(facts) << "\n";
    RC_ASSERT(Naive(world.schema(), world.definitions()).Truth(condition, facts) != Kleene::kTrue);
  }
}

RC_GTEST_PROP(Conditions, CutTheirFieldsIntoCellsThatFillThem, ()) {
  const World world(true);
  const Expression condition = world.Read(world.Condition(4));
  const Program program = Compile(world.schema(), world.definitions(), {&condition});
  for (VariableId v = 0; v < world.schema().variables().size(); ++v) {
    RC_ASSERT(program.ValuesOf(v, program.AllCells(v)) == world.schema().Domain(v));
    for (std::size_t cell = 0; cell < program.CellCount(v); ++cell) {
      const CellMask mask = CellMask{1} << cell;
      RC_ASSERT(program.CellsOf(v, program.ValuesOf(v, mask)) == mask);
    }
  }
}

}  // namespace
}  // namespace grevy::logic
