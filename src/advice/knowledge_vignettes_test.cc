// The medicine's own tests: every worked case of knowledge/vignettes, one test a file. They run in
// the project's directory.

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cctype>
#include <filesystem>
#include <set>

#include "advice/one_in.h"
#include "advice/vignette.h"
#include "knowledge/embedded.h"
#include "knowledge/words.h"

namespace grevy::advice {
namespace {

using knowledge::Embedded;
using logic::Kleene;

// The day of the cases that name none.
constexpr knowledge::Date kToday{std::chrono::year(2026), std::chrono::month(11),
                                 std::chrono::day(22)};

const Vignettes& All() {
  static const Vignettes vignettes = ReadVignettes("knowledge", Embedded());
  return vignettes;
}

std::vector<std::string> Files() {
  std::vector<std::string> files;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator("knowledge/vignettes", error)) {
    if (entry.path().extension() == ".yaml") files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

// The facts of a case, a line each, as people write them.
std::string Facts(const Vignette& vignette) {
  const knowledge::Knowledge& knowledge = Embedded();
  std::string text;
  for (const knowledge::StatedFact& fact : vignette.facts.facts) {
    const logic::Field& field = knowledge.schema[fact.field];
    std::string value;
    for (std::size_t i = 0; i < fact.values.size(); ++i) {
      const logic::ValueSet& values = fact.values[i].second;
      if (field.type != logic::Type::kChoices) {
        value = knowledge::ValuesInWords(field, knowledge.notes[fact.field], values);
      } else if (values.Contains(1)) {
        value += (value.empty() ? "" : ", ") + field.values[i];
      }
    }
    text += fmt::format("    {}: {}\n", field.id, value.empty() ? "none" : value);
  }
  return text;
}

class KnowledgeVignettes : public ::testing::TestWithParam<std::string> {};

TEST_P(KnowledgeVignettes, AreAnsweredAsTheyMust) {
  int judged = 0;
  std::size_t met = 0;
  for (const Vignette& vignette : All().all) {
    if (vignette.location.file != GetParam() || met++ % OneIn(1) != 0) continue;
    ++judged;
    const std::vector<std::string> failures = Judge(Embedded(), vignette, kToday);
    if (failures.empty()) continue;
    ADD_FAILURE_AT(vignette.location.file.c_str(), vignette.location.line)
        << vignette.id << ": " << vignette.title << "\n  "
        << fmt::format("{}", fmt::join(failures, "\n  ")) << "\n  The case:\n"
        << Facts(vignette);
  }
  EXPECT_GT(judged, 0) << "no vignette could be read";
}

std::string TestName(const ::testing::TestParamInfo<std::string>& info) {
  std::string name = std::filesystem::path(info.param).stem().string();
  for (char& c : name) {
    if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
  }
  return name;
}

INSTANTIATE_TEST_SUITE_P(File, KnowledgeVignettes, ::testing::ValuesIn(Files()), TestName);

TEST(KnowledgeVignetteFiles, AreFreeOfMistakes) {
  for (const logic::Problem& problem : All().problems) {
    EXPECT_NE(problem.severity, logic::Severity::kError) << problem.ToString();
  }
}
TEST(KnowledgeVignetteFiles, NameEachCaseOnce) {
  std::set<std::string> ids;
  for (const Vignette& vignette : All().all) {
    EXPECT_TRUE(ids.insert(vignette.id).second)
        << vignette.location.file << ":" << vignette.location.line << ": '" << vignette.id
        << "' stands in another file, too";
  }
}

}  // namespace
}  // namespace grevy::advice
