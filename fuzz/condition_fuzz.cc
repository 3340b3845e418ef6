// Any bytes as a condition: they are refused with a message at a place inside of the text, or they
// compile to a program that agrees with the naive evaluator, with nothing known and with everything
// known.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>

#include "logic/compile.h"
#include "logic/naive.h"
#include "logic/problem.h"
#include "logic/trace.h"

namespace {

using namespace grevy::logic;  // NOLINT(google-build-using-namespace)

struct World {
  Schema schema;
  Definitions definitions;

  World() {
    schema.Add({.id = "wet"});
    schema.Add({.id = "size", .type = Type::kChoice, .values = {"s", "m", "l"}});
    schema.Add({.id = "age",
                .type = Type::kInteger,
                .minimum = Decimal::FromInteger(0),
                .maximum = Decimal::FromInteger(30)});
    schema.Add({.id = "dose",
                .type = Type::kDecimal,
                .unit = "mg",
                .minimum = Decimal::FromInteger(-5),
                .synonyms = {"amount"}});
    schema.Add({.id = "had", .type = Type::kChoices, .values = {"x", "y"}});
    Define({.id = "grade", .type = Type::kChoice, .values = {"s", "m", "l"}, .derived = true},
           "case when wet then 's' when age > 20 then size end");
    Define({.id = "stage", .type = Type::kChoice, .values = {"s", "m", "l"}},
           "Coalesce(size, if dose < 2.5 then 'l' else null)");
    Define({.id = "fit", .derived = true}, "not wet or grade is null");
  }

  void Define(Field field, std::string_view text) {
    const FieldId id = schema.Add(std::move(field));
    definitions[id] = Read(text, schema, id).expression;
  }

  // Each field that can be stated has the first of its values, or any number.
  Facts EverythingKnown() const {
    Facts facts(schema);
    for (VariableId v = 0; v < facts.size(); ++v) {
      if (schema[schema.variables()[v].field].derived) continue;
      facts.Set(schema, v, ValueSet::Equal(schema.Domain(v).ranges().front().begin));
    }
    return facts;
  }
};

void Require(bool condition) {
  if (!condition) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const World world;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const Checked checked = Read(text, world.schema);
  if (!checked.ok()) {
    Require(checked.error_span.begin + checked.error_span.length <= text.size());
    const Problem problem{
        {"f"}, checked.error, Severity::kError, std::string(text), checked.error_span};
    Require(!problem.ToString().empty());
    return 0;
  }
  if (TooManyCells(world.schema, world.definitions, {&checked.expression})) return 0;
  const Program program = Compile(world.schema, world.definitions, {&checked.expression});
  const Naive naive(world.schema, world.definitions);
  for (const Facts& facts : {Facts(world.schema), world.EverythingKnown()}) {
    const Trace trace(program, program.Locate(facts));
    Require(trace[0] == naive.Truth(checked.expression, facts));
    Require(trace.IsOpen(0) == !trace.Open(0).empty());
    for (const VariableId v : trace.Because(0)) Require(facts.Knows(v));
  }
  return 0;
}
