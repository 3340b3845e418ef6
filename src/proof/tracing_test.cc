// Rows of the evidence and what encodes them: what is left over is seen, and so is a name that is
// no row.

#include "proof/tracing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "knowledge/embedded.h"
#include "knowledge/small_knowledge.h"

namespace grevy::proof {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

// The rows that the small knowledge names, and others as they are given.
Evidence Rows(std::vector<EvidenceRow> others = {}) {
  Evidence evidence;
  evidence.dossiers = {"lumps.md"};
  evidence.rows = {{"ROW-1", "lumps.md", "classification", {}, {}, ""},
                   {"ROW-2", "lumps.md", "rule", {}, {}, ""},
                   {"ROW-3", "lumps.md", "rule", {}, {}, ""}};
  for (EvidenceRow& row : others) evidence.rows.push_back(std::move(row));
  return evidence;
}

class TracingTest : public ::testing::Test {
 protected:
  const TracedRow& Trace(const EvidenceRow& row) {
    evidence_ = Rows({row});
    tracing_ = TraceRows(evidence_, loaded_.knowledge, vignettes_);
    return tracing_.rows.back();
  }

  knowledge::LoadResult loaded_ = knowledge::SmallKnowledge();
  std::vector<advice::Vignette> vignettes_;
  Evidence evidence_;
  Tracing tracing_;
};

TEST_F(TracingTest, ARowThatNothingNamesIsLeftOver) {
  EXPECT_TRUE(Trace({"ROW-40", "lumps.md", "rule", {}, {}, ""}).IsLeftOver());
  EXPECT_FALSE(tracing_.IsComplete());
  EXPECT_THAT(TextOf(tracing_, evidence_, true), HasSubstr("left over: ROW-40"));
}

TEST_F(TracingTest, ARuleEncodesTheRowOfItsIdWithoutItsLetter) {
  loaded_.knowledge.rules[0].id = "ROW-40b";
  loaded_.knowledge.rules[0].rows.clear();
  EXPECT_THAT(Trace({"ROW-40", "lumps.md", "rule", {}, {}, ""}).encoded_by,
              ElementsAre("rule ROW-40b"));
}

TEST_F(TracingTest, AFieldDoesNotSayWhatARowSaysOfATreatment) {
  loaded_.knowledge.notes[*loaded_.knowledge.schema.Find("site")].rows = {"ROW-40"};
  EXPECT_TRUE(Trace({"ROW-40", "lumps.md", "rule", {}, {}, ""}).IsLeftOver());
  EXPECT_FALSE(Trace({"ROW-40", "lumps.md", "classification", {}, {}, ""}).IsLeftOver());
}

TEST_F(TracingTest, WhatIsLeftOutForAReasonIsNotLeftOver) {
  loaded_.knowledge.pathways[0].left_out = {{"ROW-40", "recalled?: how large"}};
  EXPECT_FALSE(Trace({"ROW-40", "lumps.md", "rule", {}, {}, ""}).IsLeftOver());
  EXPECT_FALSE(Trace({"ROW-8", "lumps.md", "rule", {}, {}, "no medicine"}).IsLeftOver());
}

TEST_F(TracingTest, ARowIsCarriedWhereAllThatItStandsThroughIs) {
  EXPECT_FALSE(Trace({"S-1", "lumps.md", "settlement", {}, {"ROW-1", "site"}, ""}).IsLeftOver());
  evidence_ = Rows({{"ROW-40", "lumps.md", "rule", {}, {}, ""},
                    {"S-1", "lumps.md", "settlement", {}, {"ROW-1", "ROW-40"}, ""}});
  EXPECT_TRUE(TraceRows(evidence_, loaded_.knowledge, {}).rows.back().IsLeftOver());
}

TEST_F(TracingTest, ANameThatIsNoRowIsReported) {
  loaded_.knowledge.rules[0].rows = {"ROW-77"};
  Trace({"ROW-40", "lumps.md", "rule", {}, {}, "no medicine"});
  EXPECT_THAT(tracing_.unknown, Contains(HasSubstr("names 'ROW-77', which is no row")));
  EXPECT_FALSE(tracing_.IsComplete());
}

TEST_F(TracingTest, AVignetteEncodesTheWorkedCaseThatItComesFrom) {
  vignettes_.resize(1);
  vignettes_[0].id = "V";
  vignettes_[0].from = "lumps.md vignette 4; the size added";
  EXPECT_THAT(Trace({"lumps.md V4", "lumps.md", "vignette", {}, {}, ""}).encoded_by,
              ElementsAre("vignette V"));
}

TEST_F(TracingTest, ADoubtfulRowBecomesAQuestion) {
  loaded_.knowledge.pathways[0].left_out = {{"ROW-40", "recalled?: how large"}};
  Trace({"ROW-40", "lumps.md", "rule", {"seen", "recalled?"}, {}, ""});
  EXPECT_THAT(ReviewPageOf(tracing_), HasSubstr("| ROW-40 | left out by pathway"));
  EXPECT_THAT(ReviewPageOf(tracing_), HasSubstr("| recalled?: how large |"));
  EXPECT_THAT(ReviewPageOf(tracing_), Not(HasSubstr("ROW-1 ")));
}

TEST(Evidence, ReportsARowThatStandsTwice) {
  const auto path = std::filesystem::temp_directory_path() / "grevy-rows-test.yaml";
  std::ofstream(path) << "dossiers:\n  - file: a.md\n    rows:\n"
                         "      - { id: R-1, kind: rule }\n      - { id: R-1, kind: rule }\n";
  logic::Problems problems;
  ReadEvidence(path.string(), problems);
  std::filesystem::remove(path);
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_THAT(problems[0].text, HasSubstr("row 'R-1' stands twice"));
}

// The page is committed so that a clinician can read it without the program.
TEST(KnowledgeReview, ThePageIsUpToDate) {
  logic::Problems problems;
  const Evidence evidence = ReadEvidence("docs/trace/rows.yaml", problems);
  ASSERT_THAT(problems, IsEmpty());
  std::ostringstream page;
  page << std::ifstream("docs/knowledge-review.md", std::ios::binary).rdbuf();
  EXPECT_EQ(page.str(), ReviewPageOf(TraceRows(evidence, knowledge::Embedded(), {})))
      << "`make review` writes it anew";
}

}  // namespace
}  // namespace grevy::proof
