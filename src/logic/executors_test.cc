// Every small condition, in every small case: the compiled program against the naive evaluator, its
// diagrams against both, and its circuit, asked by the solver, against the diagrams.
//
// A case gives each field any set of its values, all of them meaning that nothing is known.
// Conditions of one operator are built over every form of test that the language has; conditions of
// two operators over one test of each kind of field. Each is compiled alone, so that no cut of
// another condition can help it.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "logic/compile.h"
#include "logic/diagram_compile.h"
#include "logic/naive.h"
#include "logic/satisfy.h"
#include "logic/solver.h"
#include "logic/trace.h"

namespace grevy::logic {
namespace {

struct Condition {
  std::string text;
  Expression expression;
};

std::string_view Word(Kleene value) {
  return value == Kleene::kTrue ? "yes" : value == Kleene::kFalse ? "no" : "unknown";
}

constexpr std::size_t kCasesPerSolver = 17;

class ExecutorsTest : public testing::Test {
 protected:
  Schema schema_;
  FieldId wet_ = schema_.Add({.id = "wet"});
  FieldId size_ = schema_.Add({.id = "size", .type = Type::kChoice, .values = {"s", "m", "l"}});
  FieldId count_ = schema_.Add({.id = "count",
                                .type = Type::kInteger,
                                .minimum = Decimal::FromInteger(0),
                                .maximum = Decimal::FromInteger(3)});
  FieldId has_ = schema_.Add({.id = "has", .type = Type::kChoices, .values = {"oil", "salt"}});
  FieldId grade_ = schema_.Add(
      {.id = "grade", .type = Type::kChoice, .values = {"s", "m", "l"}, .derived = true});
  FieldId stage_ = schema_.Add({.id = "stage", .type = Type::kChoice, .values = {"s", "m", "l"}});
  FieldId fit_ = schema_.Add({.id = "fit"});
  FieldId same_ = schema_.Add(
      {.id = "same", .type = Type::kChoice, .values = {"s", "m", "l"}, .derived = true});
  Definitions definitions_;

  void SetUp() override {
    Define(grade_, "case when wet then 's' when size = 'm' then 'm' when size = 'l' then 'l' end");
    Define(stage_, "Coalesce(size, if wet then 'l' else null)");  // stated or computed
    Define(fit_, "wet or size is null");                          // stated or computed
    Define(same_, "size");
  }

  void Define(FieldId field, std::string_view text) {
    definitions_[field] = Good(text, field).expression;
  }
  Condition Good(std::string_view text, std::optional<FieldId> defines = std::nullopt) const {
    const Checked checked = Read(text, schema_, defines);
    EXPECT_TRUE(checked.ok()) << text << ": " << checked.error;
    return {std::string(text), checked.expression};
  }
  std::vector<Condition> All(const std::vector<std::string>& texts) const {
    std::vector<Condition> out;
    for (const std::string& text : texts) out.push_back(Good(text));
    return out;
  }

  static Condition Join(Operator op, const std::string& text,
                        const std::vector<const Condition*>& parts) {
    Condition joined{text, {}};
    joined.expression.op = op;
    for (const Condition* part : parts) joined.expression.children.push_back(part->expression);
    return joined;
  }
  template <typename Visit>
  static void EachUnary(const Condition& a, const Visit& visit) {
    visit(Join(Operator::kNot, "not (" + a.text + ")", {&a}));
    visit(Join(Operator::kIsTrue, "(" + a.text + ") is true", {&a}));
    visit(Join(Operator::kIsFalse, "(" + a.text + ") is false", {&a}));
    visit(Join(Operator::kIsNull, "((" + a.text + ")) is null", {&a}));
  }
  template <typename Visit>
  static void EachBinary(const Condition& a, const Condition& b, const Visit& visit) {
    const std::string left = "(" + a.text + ") ";
    const std::string right = " (" + b.text + ")";
    visit(Join(Operator::kAnd, left + "and" + right, {&a, &b}));
    visit(Join(Operator::kOr, left + "or" + right, {&a, &b}));
    visit(Join(Operator::kXor, left + "xor" + right, {&a, &b}));
    visit(Join(Operator::kImplies, left + "implies" + right, {&a, &b}));
    visit(Join(Operator::kCoalesce, "Coalesce(" + a.text + ", " + b.text + ")", {&a, &b}));
  }
  static Condition If(const Condition& a, const Condition& b, const Condition& c) {
    return Join(Operator::kIf, "if " + a.text + " then (" + b.text + ") else (" + c.text + ")",
                {&a, &b, &c});
  }

  // The fields on which an expression depends, through definitions.
  void CollectFields(const Expression& e, std::set<FieldId>& out) const {
    const bool names_field = e.op == Operator::kTest || e.op == Operator::kMember ||
                             e.op == Operator::kEmpty || e.op == Operator::kUnset ||
                             e.op == Operator::kReference;
    if (names_field && out.insert(e.field).second) {
      if (const auto found = definitions_.find(e.field); found != definitions_.end()) {
        CollectFields(found->second, out);
      }
    }
    for (const Expression& child : e.children) CollectFields(child, out);
  }

  // Calls `visit` for every case that differs in a field on which the condition depends.
  template <typename Visit>
  void EachCase(const Condition& condition, const Visit& visit) const {
    std::set<FieldId> fields;
    CollectFields(condition.expression, fields);
    std::vector<VariableId> variables;
    for (VariableId v = 0; v < schema_.variables().size(); ++v) {
      const FieldId field = schema_.variables()[v].field;
      if (fields.contains(field) && !schema_[field].derived) variables.push_back(v);
    }
    Facts facts(schema_);
    const auto settle = [&](const auto& self, std::size_t i) -> void {
      if (i == variables.size()) return visit(facts);
      const Place end = schema_.Domain(variables[i]).ranges().front().end;
      for (unsigned bits = 1; bits < 1U << end; ++bits) {
        ValueSet values;
        for (Place place = 0; place < end; ++place) {
          if ((bits >> place & 1) != 0) values = values.Union(ValueSet::Equal(place));
        }
        facts.Set(schema_, variables[i], values);
        self(self, i + 1);
      }
      facts.Clear(variables[i]);
    };
    settle(settle, 0);
  }

  std::string Describe(const Facts& facts) const {
    std::string out;
    for (VariableId v = 0; v < facts.size(); ++v) {
      if (!facts.Knows(v)) continue;
      out += " " + schema_[schema_.variables()[v].field].id;
      if (const auto member = schema_.variables()[v].member) out += "." + std::to_string(*member);
      for (const Range& range : facts[v].ranges()) {
        out += " [" + std::to_string(range.begin) + "," + std::to_string(range.end) + ")";
      }
    }
    return out.empty() ? " nothing" : out;
  }

  // Stops at the first difference: one tells more than thousands.
  void Compare(const Condition& condition) {
    if (HasFailure()) return;
    const Naive naive(schema_, definitions_);
    const Program program = Compile(schema_, definitions_, {&condition.expression});
    const Diagrams diagrams = CompileDiagrams(program, {0}, {});
    const Gates gates = CompileGates(program, {0}, {});
    Solver solver(gates);
    ++conditions_;
    EachCase(condition, [&](const Facts& facts) {
      ++cases_;
      const Kleene expected = naive.Truth(condition.expression, facts);
      if (IsExact(facts)) CompareDiagrams(condition, program, diagrams, facts, expected);
      // Starting takes longer than all the rest: every few cases.
      if (cases_ % kCasesPerSolver == 0)
        CompareSolver(condition, program, diagrams, solver, gates, facts);
      const Kleene compiled = Trace(program, program.Locate(facts))[0];
      if (expected == compiled || HasFailure()) return;
      ADD_FAILURE() << condition.text << "\n  known:" << Describe(facts)
                    << "\n  naive: " << Word(expected) << "\n  compiled: " << Word(compiled);
    });
  }

  // Whether each field is known exactly or not at all.
  static bool IsExact(const Facts& facts) {
    for (VariableId v = 0; v < facts.size(); ++v) {
      if (facts.Knows(v) && facts[v] != ValueSet::Equal(facts[v].ranges().front().begin))
        return false;
    }
    return true;
  }

  // What three-valued logic decides, every completion decides so; and where nothing is missing they
  // are the same.
  void CompareDiagrams(const Condition& condition, const Program& program, const Diagrams& diagrams,
                       const Facts& facts, Kleene expected) {
    if (HasFailure()) return;
    const CellFacts cells = program.Locate(facts);
    space_.Start(diagrams.grid(), diagrams.grid().BoxOf(cells));
    const auto truth = [&](Diagram d) {
      const Leaves reached = space_.Reached(space_.Within(diagrams.nodes(), d));
      return reached == Leaves{1} << kYes  ? Kleene::kTrue
             : reached == Leaves{1} << kNo ? Kleene::kFalse
                                           : Kleene::kUnknown;
    };
    const Kleene holds = truth(diagrams.Holds(0));
    const Kleene fails = truth(diagrams.Fails(0));
    const bool nothing_missing =
        std::find(cells.known.begin(), cells.known.end(), 0) == cells.known.end();
    const bool agree = expected == Kleene::kTrue    ? holds == Kleene::kTrue
                       : expected == Kleene::kFalse ? fails == Kleene::kTrue
                       : nothing_missing ? holds == Kleene::kFalse && fails == Kleene::kFalse
                                         : true;
    if (agree) return;
    ADD_FAILURE() << condition.text << "\n  known:" << Describe(facts)
                  << "\n  naive: " << Word(expected) << "\n  holds: " << Word(holds)
                  << "\n  fails: " << Word(fails);
  }

  // Whether it can hold and whether it can fail, for whatever may still become known.
  void CompareSolver(const Condition& condition, const Program& program, const Diagrams& diagrams,
                     Solver& solver, const Gates& gates, const Facts& facts) {
    if (HasFailure()) return;
    const CellFacts cells = program.Locate(facts);
    for (const bool anything_learnt : {false, true}) {
      const auto box = [&](const Grid& grid) {
        return anything_learnt ? grid.BoxOfAnythingLearnt(cells) : grid.BoxOf(cells);
      };
      space_.Start(diagrams.grid(), box(diagrams.grid()));
      solver.Start(box(gates.grid()));
      for (const auto& [diagram, signal] : {std::pair(diagrams.Holds(0), gates.Holds(0)),
                                            std::pair(diagrams.Fails(0), gates.Fails(0))}) {
        const Leaves reached = space_.Reached(space_.Within(diagrams.nodes(), diagram));
        const bool can = solver.Ask({signal}) == Solver::Answer::kFound;
        solver.Withdraw();
        const bool cannot = solver.Ask({Negated(signal)}) == Solver::Answer::kFound;
        solver.Withdraw();
        if (can == ((reached >> kYes & 1) != 0) && cannot == ((reached >> kNo & 1) != 0)) continue;
        ADD_FAILURE() << condition.text << "\n  known:" << Describe(facts) << "\n  solver: " << can
                      << cannot << "\n  diagram: " << reached;
        return;
      }
    }
  }

  void TearDown() override {
    RecordProperty("conditions", std::to_string(conditions_));
    RecordProperty("cases", std::to_string(cases_));
    std::printf("%zu conditions, %zu cases\n", conditions_, cases_);
  }

  const std::vector<std::string> kTests = {"wet",
                                           "wet is null",
                                           "size = 's'",
                                           "size in { 's', 'l' }",
                                           "size != 'l'",
                                           "size is null",
                                           "count <= 1",
                                           "count between 1 and 2",
                                           "count > 3",
                                           "count >= 0",
                                           "has contains 'oil'",
                                           "has = {}",
                                           "has is null",
                                           "grade = 's'",
                                           "grade != 'm'",
                                           "grade is null",
                                           "stage = 's'",
                                           "stage != 'l'",
                                           "stage is null",
                                           "same = 'm'",
                                           "same is null",
                                           "fit",
                                           "fit = false",
                                           "fit is null",
                                           "count is null",
                                           "true",
                                           "false",
                                           "null"};

  DiagramSpace space_;
  std::size_t conditions_ = 0;
  std::size_t cases_ = 0;
};

TEST_F(ExecutorsTest, AgreeOnEveryTest) {
  for (const Condition& test : All(kTests)) Compare(test);
}

TEST_F(ExecutorsTest, AgreeOnEveryConditionOfOneOperator) {
  const std::vector<Condition> tests = All(kTests);
  const auto compare = [this](const Condition& condition) { Compare(condition); };
  for (const Condition& a : tests) {
    EachUnary(a, compare);
    for (const Condition& b : tests) EachBinary(a, b, compare);
  }
}

TEST_F(ExecutorsTest, AgreeOnEveryIf) {
  const std::vector<Condition> tests =
      All({"wet", "size = 's'", "size in { 's', 'l' }", "size is null", "grade != 'm'",
           "grade is null", "stage = 's'", "stage is null", "same = 'm'", "fit", "fit is null",
           "has = {}", "null", "true"});
  for (const Condition& a : tests) {
    for (const Condition& b : tests) {
      for (const Condition& c : tests) Compare(If(a, b, c));
    }
  }
}

TEST_F(ExecutorsTest, AgreeOnEveryConditionOfTwoOperators) {
  const std::vector<Condition> tests = All({"wet", "size = 's'", "stage = 'l'", "size is null",
                                            "grade = 'm'", "same is null", "fit", "null"});
  std::vector<Condition> ones;
  const auto keep = [&ones](Condition condition) { ones.push_back(std::move(condition)); };
  for (const Condition& a : tests) {
    EachUnary(a, keep);
    for (const Condition& b : tests) EachBinary(a, b, keep);
  }
  const auto compare = [this](const Condition& condition) { Compare(condition); };
  for (const Condition& one : ones) {
    EachUnary(one, compare);
    for (const Condition& test : tests) {
      EachBinary(one, test, compare);
      EachBinary(test, one, compare);
    }
  }
}

// The bodies of a definition, small and nested, asked for each value and for null.
TEST_F(ExecutorsTest, AgreeOnEverySmallDefinition) {
  const std::vector<std::string> leaves = {"'s'", "'m'", "null", "size", "stage"};
  std::vector<std::string> bodies = leaves;
  for (const std::string& a : leaves) {
    for (const std::string& b : leaves) {
      bodies.push_back("if wet then " + a + " else " + b);
      bodies.push_back("Coalesce(" + a + ", " + b + ")");
    }
  }
  const std::size_t small = bodies.size();
  for (std::size_t i = leaves.size(); i < small; ++i) {
    for (const std::string& leaf : leaves) {
      bodies.push_back("Coalesce(" + bodies[i] + ", " + leaf + ")");
      bodies.push_back("if count < 2 then " + bodies[i] + " else " + leaf);
    }
  }
  const std::vector<Condition> questions = All({"grade = 's'", "grade != 'm'", "grade is null"});
  for (const std::string& body : bodies) {
    SCOPED_TRACE("grade: " + body);
    Define(grade_, body);
    for (const Condition& question : questions) Compare(question);
  }
}

TEST_F(ExecutorsTest, AgreeWhenAllConditionsShareOneProgram) {
  const std::vector<Condition> tests = All(kTests);
  std::vector<const Expression*> conditions;
  for (const Condition& test : tests) conditions.push_back(&test.expression);
  const Program program = Compile(schema_, definitions_, conditions);
  const Naive naive(schema_, definitions_);
  EachCase(Good("grade = 's' or stage = 's' or fit or count < 2 or has = {}"),
           [&](const Facts& facts) {
             if (HasFailure()) return;
             const Trace trace(program, program.Locate(facts));
             for (ConditionId id = 0; id < tests.size(); ++id) {
               if (++cases_ % 5 != 0) continue;  // each condition in every fifth case
               EXPECT_EQ(trace[id], naive.Truth(tests[id].expression, facts))
                   << tests[id].text << "\n  known:" << Describe(facts);
             }
           });
}

// A case is found for exactly those conditions that hold in some case in which each known fact is
// exact.
TEST_F(ExecutorsTest, ASearchFindsACaseWhereverThereIsOne) {
  const std::vector<Condition> tests =
      All({"wet", "wet is null", "size = 's'", "size is null", "stage = 'm'", "stage is null",
           "grade = 'l'", "grade is null", "fit", "null"});
  const Naive naive(schema_, definitions_);
  const auto compare = [&](const Condition& condition) {
    if (HasFailure()) return;
    ++conditions_;
    bool holds_somewhere = false;
    EachCase(condition, [&](const Facts& facts) {
      for (VariableId v = 0; v < facts.size(); ++v) {
        if (facts.Knows(v) && facts[v] != ValueSet::Equal(facts[v].ranges().front().begin)) return;
      }
      holds_somewhere |= naive.Truth(condition.expression, facts) == Kleene::kTrue;
    });
    const Program program = Compile(schema_, definitions_, {&condition.expression});
    const Search search = FindCase(program, 0);
    EXPECT_EQ(search.outcome, holds_somewhere ? Search::Outcome::kFound : Search::Outcome::kNever)
        << condition.text;
    if (search.outcome == Search::Outcome::kFound) {
      EXPECT_EQ(Trace(program, search.example)[0], Kleene::kTrue) << condition.text;
    }
  };
  for (const Condition& a : tests) {
    EachUnary(a, compare);
    for (const Condition& b : tests) EachBinary(a, b, compare);
  }
}

}  // namespace
}  // namespace grevy::logic
