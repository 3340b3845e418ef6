// The plausibility constraints of the real knowledge: none of the evidence is missing, each keeps
// out what it is meant to keep out, and real people pass. They run in the project's directory.

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "knowledge/embedded.h"
#include "knowledge/fact.h"
#include "knowledge/plausible.h"
#include "logic/satisfy.h"

namespace grevy::knowledge {
namespace {

using logic::Facts;
using logic::Field;
using logic::Type;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

// A value of a field as a case file writes it.
std::string Written(const Field& field, const logic::ValueSet& values) {
  const logic::Place first = values.ranges().front().begin;
  switch (field.type) {
    case Type::kBoolean:
      return first == 0 ? "false" : "true";
    case Type::kChoice:
      return field.values[static_cast<std::size_t>(first)];
    case Type::kInteger:
    case Type::kDecimal:
    case Type::kChoices:
      break;
  }
  if (!field.IsJustAbove(first)) return field.NumberAt(first).ToString();
  // Just above a limit: half a unit more.
  const logic::Decimal limit = field.NumberAt(first);
  return logic::Decimal::FromUnits(limit.units() + logic::Decimal::kUnitsPerOne / 2).ToString();
}

// A case in the cells of a search, as a case file.
std::string WriteCase(const Knowledge& knowledge, const logic::CellFacts& cells) {
  const auto known = [&](logic::VariableId variable) { return cells.known[variable] != 0; };
  std::string text = "facts:\n";
  for (logic::FieldId id = 0; id < knowledge.schema.size(); ++id) {
    const Field& field = knowledge.schema[id];
    if (field.derived) continue;
    const logic::VariableId first = knowledge.schema.VariableOf(id);
    const auto values = [&](logic::VariableId variable) {
      return knowledge.program.ValuesOf(variable, cells.possible[variable]);
    };
    if (field.type != Type::kChoices) {
      if (known(first)) text += fmt::format("  {}: {}\n", field.id, Written(field, values(first)));
      continue;
    }
    std::vector<std::string> members;
    bool any_known = false;
    for (std::uint32_t member = 0; member < field.values.size(); ++member) {
      any_known |= known(first + member);
      if (known(first + member) && values(first + member) == logic::ValueSet::Equal(1))
        members.push_back(field.values[member]);
    }
    if (any_known) text += fmt::format("  {}: [{}]\n", field.id, fmt::join(members, ", "));
  }
  return text;
}

// What is calculated no search can find, so these are written by hand.
const std::map<std::string, std::string>& CasesWithCalculations() {
  static const std::map<std::string, std::string> cases = {
      {"PC-098", "facts: { weight_kg: 250, height_cm: 120 }"},
      {"PC-099", "facts: { neutrophils_10e9_l: 5, lymphocytes_10e9_l: 2, leukocytes_10e9_l: 6.5 }"},
      {"PC-100",
       "facts: { sex: male, age_years: 70, creatinine_umol_l: 106.08, egfr_ml_min_1_73m2: 50 }"},
      {"PC-101",
       "facts: { sex: male, age_years: 70, weight_kg: 80, creatinine_umol_l: 106.08, "
       "creatinine_clearance_ml_min: 50 }"},
      {"PC-102", "facts: { bilirubin_umol_l: 20, bilirubin_uln_umol_l: 20, bilirubin_x_uln: 1.2 }"},
      {"PC-135", "facts: { months_since_last_platinum: 9, months_since_diagnosis: 8 }"},
      {"PC-136", "facts: { age_years: 20, months_since_diagnosis: 253 }"},
  };
  return cases;
}

// A case that breaks a constraint and is otherwise as empty as can be.
std::string CaseThatBreaks(const Knowledge& knowledge, const Constraint& constraint) {
  if (const auto found = CasesWithCalculations().find(constraint.id);
      found != CasesWithCalculations().end())
    return found->second;
  std::vector<logic::Node> nodes = knowledge.program.nodes();
  nodes.push_back(
      {.op = logic::NodeOp::kNot, .a = knowledge.program.roots()[constraint.always.id]});
  const auto last = static_cast<logic::NodeId>(nodes.size() - 1);
  const logic::Search search =
      logic::FindCase(knowledge.program.WithNodes(std::move(nodes), {last}), 0);
  if (search.outcome != logic::Search::Outcome::kFound) return {};
  return WriteCase(knowledge, search.example);
}

std::vector<std::string> ErrorsOf(const std::string& text) {
  logic::Problems problems;
  ReadCase("case.yaml", text, Embedded(), problems);
  std::vector<std::string> errors;
  for (const logic::Problem& problem : problems) {
    if (problem.severity == logic::Severity::kError) errors.push_back(problem.text);
  }
  return errors;
}

std::vector<std::string> QuestionsOf(const std::string& text) {
  logic::Problems problems;
  ReadCase("case.yaml", text, Embedded(), problems);
  std::vector<std::string> questions;
  for (const logic::Problem& problem : problems) {
    if (problem.text.find("is that right?") != std::string::npos) questions.push_back(problem.text);
  }
  return questions;
}

// The row of the evidence to which a constraint belongs: its id without the letter of a part.
std::string RowOf(std::string id) {
  while (!id.empty() && std::islower(static_cast<unsigned char>(id.back())) != 0) id.pop_back();
  return id;
}

TEST(KnowledgeConstraints, CoverEveryRowOfTheEvidence) {
  std::set<std::string> rows;
  for (const Constraint& constraint : Embedded().constraints) {
    const bool is_our_own = constraint.id.rfind("PROJECT-", 0) == 0;
    if (!is_our_own) rows.insert(RowOf(constraint.id));
  }
  for (const LeftOut& left_out : Embedded().constraints_left_out) {
    EXPECT_THAT(left_out.because, Not(IsEmpty())) << left_out.row;
    EXPECT_TRUE(rows.insert(left_out.row).second) << left_out.row << " is encoded and left out";
  }
  constexpr int kRows = 149;
  for (int row = 1; row <= kRows; ++row) EXPECT_THAT(rows, Contains(fmt::format("PC-{:03}", row)));
  EXPECT_EQ(rows.size(), static_cast<std::size_t>(kRows));
}
TEST(KnowledgeConstraints, SayWhereTheyComeFrom) {
  for (const Constraint& constraint : Embedded().constraints) {
    EXPECT_THAT(constraint.rows, Not(IsEmpty())) << constraint.id;
    EXPECT_THAT(constraint.because, Not(IsEmpty())) << constraint.id;
  }
}

TEST(KnowledgeConstraints, RefuseWhatTheyCallImpossibleAndNameTheFields) {
  for (const Constraint& constraint : Embedded().constraints) {
    if (constraint.strictness != Strictness::kError) continue;
    const std::string text = CaseThatBreaks(Embedded(), constraint);
    ASSERT_FALSE(text.empty()) << constraint.id << " can never be broken";
    const std::vector<std::string> errors = ErrorsOf(text);
    ASSERT_THAT(errors, Not(IsEmpty())) << constraint.id << "\n" << text;
    for (const std::string& error : errors) {
      EXPECT_THAT(error, HasSubstr("cannot ")) << constraint.id << "\n" << text;
      EXPECT_THAT(error, HasSubstr("leave it out")) << constraint.id << "\n" << text;
      EXPECT_GE(std::count(error.begin(), error.end(), '\''), 4)
          << "fewer than two fields are named: " << error;
    }
    std::vector<logic::FieldId> fields = constraint.fields;
    for (const logic::FieldId field : constraint.fields) {
      const std::vector<logic::FieldId> inputs =
          Embedded().calculations.InputsOf(field, Embedded().schema);
      fields.insert(fields.end(), inputs.begin(), inputs.end());
    }
    const bool names_its_fields =
        std::any_of(errors.begin(), errors.end(), [&](const std::string& error) {
          return std::any_of(fields.begin(), fields.end(), [&](logic::FieldId field) {
            return error.find("'" + Embedded().schema[field].id + "'") != std::string::npos;
          });
        });
    EXPECT_TRUE(names_its_fields) << constraint.id << "\n" << text << errors[0];
  }
}
TEST(KnowledgeConstraints, AskBackWhatTheyCallUnlikely) {
  for (const Constraint& constraint : Embedded().constraints) {
    if (constraint.strictness != Strictness::kAsk) continue;
    const std::string text = CaseThatBreaks(Embedded(), constraint);
    ASSERT_FALSE(text.empty()) << constraint.id << " can never be broken";
    if (!ErrorsOf(text).empty()) continue;  // the search looked for no more than this one
    EXPECT_THAT(QuestionsOf(text), Not(IsEmpty())) << constraint.id << "\n" << text;
  }
}

// By hand, as people would write them.

struct Contradiction {
  std::string name;
  std::string facts;
  std::string error;
};

class ContradictionTest : public testing::TestWithParam<Contradiction> {};

TEST_P(ContradictionTest, IsRefused) {
  EXPECT_THAT(ErrorsOf("facts: { " + GetParam().facts + " }"), ElementsAre(GetParam().error));
}

INSTANTIATE_TEST_SUITE_P(
    Facts, ContradictionTest,
    testing::Values(
        Contradiction{"LungTypeOfThePancreas", "site: pancreas, lung_type: typical_carcinoid",
                      "'lung_type' (typical carcinoid) and 'site' (pancreas) cannot both be: "
                      "typing by mitoses and necrosis exists for lung and thymus only; correct "
                      "one of them or leave it out (PC-001)"},
        Contradiction{"GastricTypeOfTheAppendix", "site: appendix, gastric_type: 1",
                      "'gastric_type' (type 1) and 'site' (appendix) "
                      "cannot both be: types 1 to 3 are those of gastric NET; correct one of them "
                      "or leave it out (PC-008)"},
        Contradiction{"LocalisedWithLiverMetastases", "extent: localised, liver_metastases: type_I",
                      "'extent' (localised) and 'liver_metastases' (type I (one region, simple)) "
                      "cannot both be: "
                      "localised disease has no metastases by definition; correct one of them or "
                      "leave it out (PC-044)"},
        Contradiction{"MetastaticWithoutMetastases", "extent: metastatic, metastasis_sites: []",
                      "'extent' (metastatic) and 'metastasis_sites' (none) cannot both be: "
                      "metastatic disease is M1 by definition; correct one of them or leave it out "
                      "(PC-048)"},
        Contradiction{"ScoreWithoutAScan", "sstr_imaging: not_done, krenning_score: 3",
                      "'krenning_score' (3) and 'sstr_imaging' (not done) cannot both be: without "
                      "a receptor scan there is nothing to score; correct one of them or leave it "
                      "out (PC-070)"},
        Contradiction{"SyndromeThatDoesNotFunction", "functioning: false, syndrome: carcinoid",
                      "'syndrome' (carcinoid syndrome) and 'functioning' (no) cannot both be: a "
                      "tumour with a hormone syndrome is functioning by definition; correct one of "
                      "them or leave it out (PC-076)"},
        Contradiction{"PregnantMan", "sex: male, pregnant: true",
                      "'pregnant' (yes) and 'sex' (male) cannot both be: pregnancy is possible in "
                      "women of 12 to 55; outside of that a person decides; correct one of them or "
                      "leave it out (PC-091)"},
        Contradiction{"FailureOfWhatWasNotGiven", "prior_treatments: [prrt], progression_on: [ssa]",
                      "'progression_on' (somatostatin analogue) and 'prior_treatments' (PRRT with "
                      "177Lu) cannot both be: what was not given cannot have failed; correct one "
                      "of them or leave it out (PC-128)"},
        Contradiction{"AnalogueThatWasNeverGiven", "ssa_drug: lanreotide, prior_treatments: []",
                      "'ssa_drug' (lanreotide) and 'prior_treatments' (none) cannot both be: a "
                      "current analogue counts among the treatments so far; correct one of them or "
                      "leave it out (PC-130)"},
        Contradiction{"LineThatWasNotCounted",
                      "prior_systemic_non_ssa_lines: 0, prior_treatments: [everolimus]",
                      "'prior_systemic_non_ssa_lines' (0) and 'prior_treatments' (everolimus) "
                      "cannot both be: a systemic drug other than an analogue is a line; correct "
                      "one of them or leave it out (PC-138)"},
        Contradiction{"ExonOfAnotherSyndrome", "hereditary_syndrome: MEN1, vhl_exon3: false",
                      "'vhl_exon3' (no) and 'hereditary_syndrome' (MEN1) cannot both be: the exon "
                      "is that of the VHL gene; correct one of them or leave it out (PC-144a)"},
        Contradiction{"UnknownPrimaryThatWasRemoved",
                      "site: unknown_primary, primary_resected: true",
                      "'site' (unknown primary) and 'primary_resected' (yes) cannot both be: what "
                      "has not been found has not been removed or measured; correct one of them or "
                      "leave it out (PC-032)"}),
    [](const auto& test) { return test.param.name; });

// Real people whom a careless reading would refuse.

class RealPersonTest : public testing::TestWithParam<std::pair<std::string, std::string>> {};

TEST_P(RealPersonTest, IsAccepted) {
  EXPECT_THAT(ErrorsOf("facts: { " + GetParam().second + " }"), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(
    People, RealPersonTest,
    testing::Values(
        std::pair{"CarcinoidSyndromeNormalOnTreatment",
                  "syndrome: carcinoid, hormone_raised: normal, hormone_symptoms: false"},
        std::pair{"ColonCarcinomaSpreadToOneOrgan",
                  "site: colon, differentiation: poor, m_stage: M1a, metastasis_sites: [lung]"},
        std::pair{"StomachCarcinomaWithManyNodes",
                  "site: stomach, differentiation: poor, n_stage: N3"},
        std::pair{"ClinicalN0WithPositiveNodesInTheSpecimen",
                  "n_stage: N0, tnm_prefix: c, nodes_positive: 2, nodes_examined: 14"},
        std::pair{"LungCarcinoidWithALungTypeOnly",
                  "site: lung, lung_type: atypical_carcinoid, extent: metastatic, m_stage: M1a, "
                  "metastasis_sites: [pleura]"},
        std::pair{"WholeLiverRemovedBeforeAndNowFreeOfDisease",
                  "extent: metastatic, m_stage: M1a, liver_metastases: none, "
                  "extrahepatic_disease: none"},
        std::pair{"LungAndBoneMetastases",
                  "extent: metastatic, metastasis_sites: [bone, lung], extrahepatic_disease: "
                  "several"},
        std::pair{"NodesOnly",
                  "extent: metastatic, metastasis_sites: [distant_node], extrahepatic_disease: "
                  "nodal, liver_metastases: none"}),
    [](const auto& test) { return std::string(test.param.first); });

}  // namespace
}  // namespace grevy::knowledge
