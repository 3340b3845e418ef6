// What is written as a case file reads back as the same case.

#include "cli/case_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <sstream>

#include "cli/cli_testing.h"
#include "knowledge/embedded.h"

namespace grevy::cli {
namespace {

using knowledge::Case;
using knowledge::StatedFact;
using logic::Field;
using logic::FieldId;
using logic::ValueSet;
using ::testing::HasSubstr;

std::string Written(const Case& a_case, const std::string& title = "") {
  std::ostringstream out;
  WriteCase(knowledge::Embedded(), a_case, title, out);
  return out.str();
}

Case Read(const std::string& text) {
  logic::Problems problems;
  Case a_case = knowledge::ReadCase("case.yaml", text, knowledge::Embedded(), problems);
  for (const logic::Problem& problem : problems) {
    // Facts at random contradict each other; here only the notation matters.
    const bool of_notation = problem.text.find("cannot ") == std::string::npos;
    EXPECT_FALSE(problem.severity == logic::Severity::kError && of_notation)
        << problem.ToString() << text;
  }
  return a_case;
}

// A fact that a case file can state.
StatedFact AnyFact(FieldId id, std::mt19937& random) {
  const knowledge::Knowledge& knowledge = knowledge::Embedded();
  const Field& field = knowledge.schema[id];
  const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  StatedFact fact;
  fact.field = id;
  if (below(8) == 0) return fact;
  const logic::VariableId variable = knowledge.schema.VariableOf(id);
  switch (field.type) {
    case logic::Type::kBoolean:
      fact.values = {{variable, ValueSet::Equal(static_cast<logic::Place>(below(2)))}};
      break;
    case logic::Type::kChoice: {
      ValueSet values;
      for (int i = 0; i < 2; ++i)
        values =
            values.Union(ValueSet::Equal(static_cast<logic::Place>(below(field.values.size()))));
      fact.values = {{variable, values}};
      break;
    }
    case logic::Type::kChoices:
      for (std::uint32_t member = 0; member < field.values.size(); ++member) {
        fact.values.emplace_back(knowledge.schema.VariableOf(id, member),
                                 ValueSet::Equal(static_cast<logic::Place>(below(2))));
      }
      break;
    case logic::Type::kInteger:
    case logic::Type::kDecimal: {
      const logic::Range domain = field.Domain().ranges().front();
      const auto low = field.minimum.value_or(logic::Decimal::FromInteger(0));
      const auto number = logic::Decimal::FromUnits(
          low.units() + static_cast<std::int64_t>(1 + below(20)) * logic::Decimal::kUnitsPerOne /
                            (field.type == logic::Type::kInteger ? 1 : 4));
      const auto more = logic::Decimal::FromUnits(number.units() + logic::Decimal::kUnitsPerOne);
      const logic::Place place = field.PlaceOf(number);
      const ValueSet sets[] = {
          ValueSet::Equal(place), ValueSet::Between(place, field.PlaceOf(more)),
          ValueSet::Below(place), ValueSet::AtMost(place),
          ValueSet::Above(place), ValueSet::AtLeast(place)};
      const ValueSet values = sets[below(6)].Intersect(ValueSet::Of(domain));
      if (!values.empty()) fact.values = {{variable, values}};
      break;
    }
  }
  if (below(4) == 0) fact.on = *knowledge::ParseDate("2026-10-01");
  if (below(4) == 0) fact.source = "a \"letter\": [no. 3], page #2";
  return fact;
}

TEST(CaseFile, ReadsBackAsTheSameFacts) {
  const knowledge::Knowledge& knowledge = knowledge::Embedded();
  std::mt19937 random(20261122);
  for (int round = 0; round < 20; ++round) {
    Case a_case;
    for (FieldId id = 0; id < knowledge.schema.size(); ++id) {
      if (!knowledge.schema[id].derived) a_case.facts.push_back(AnyFact(id, random));
    }
    const Case read = Read(Written(a_case));
    ASSERT_EQ(read.facts.size(), a_case.facts.size());
    for (const StatedFact& fact : read.facts) {
      const auto meant =
          std::find_if(a_case.facts.begin(), a_case.facts.end(),
                       [&](const StatedFact& other) { return other.field == fact.field; });
      EXPECT_EQ(fact.values, meant->values) << knowledge.schema[fact.field].id;
      EXPECT_EQ(fact.on, meant->on);
      EXPECT_EQ(fact.source, meant->source);
    }
  }
}

TEST(CaseFile, KeepsTitleDayAndPlace) {
  Case a_case;
  a_case.as_of = knowledge::ParseDate("2025-03-04");
  a_case.jurisdiction = knowledge::Embedded().jurisdictions.front().code;
  const std::string text = Written(a_case, "Stripes: \"many\"");
  EXPECT_THAT(text, HasSubstr("title: \"Stripes: \\\"many\\\"\"\n"));
  const Case read = Read(text);
  EXPECT_EQ(read.as_of, a_case.as_of);
  EXPECT_EQ(read.jurisdiction, a_case.jurisdiction);
  EXPECT_TRUE(read.facts.empty());
}

TEST(CaseFile, EachFactStandsBelowItsLabelAndOwner) {
  const std::string text = Written(Read("facts: { ki67_percent: 8..12 }"));
  EXPECT_THAT(text, HasSubstr("  # Ki-67 labelling index"));
  EXPECT_THAT(text, HasSubstr("  # known by pathology"));
  EXPECT_THAT(text, HasSubstr("  ki67_percent: 8..12  # 8 to 12 %\n"));
}

TEST(CaseFile, ALongCommentIsWrapped) {
  std::ostringstream out;
  WriteComment("value", std::string(60, 'a') + " " + std::string(60, 'b'), 2, out);
  EXPECT_EQ(out.str(),
            "  # value: " + std::string(60, 'a') + "\n  #     " + std::string(60, 'b') + "\n");
  std::ostringstream none;
  WriteComment("value", "", 2, none);
  EXPECT_EQ(none.str(), "");
}

}  // namespace
}  // namespace grevy::cli
