#include "knowledge/embedded.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "knowledge/linked.h"
#include "knowledge/load.h"

// The tests run in the project's own directory, beside knowledge/.

namespace grevy::knowledge {
namespace {

TEST(Embedded, IsReadOnce) { EXPECT_EQ(&Embedded(), &Embedded()); }
TEST(Embedded, WasBuiltFromTheKnowledgeFiles) {
  const LoadResult loaded = Load("knowledge", Today());
  for (const logic::Problem& problem : loaded.problems) {
    EXPECT_EQ(problem.severity, logic::Severity::kWarning) << problem.ToString();
  }
  EXPECT_EQ(Embedded().hash, loaded.knowledge.hash);
}
TEST(Embedded, IsWhatLoadingTheFilesGives) {
  EXPECT_EQ(ToBytes(Embedded()), ToBytes(Load("knowledge", Today()).knowledge));
}
TEST(Embedded, HasNotesForEveryField) {
  EXPECT_EQ(Embedded().notes.size(), Embedded().schema.size());
}

}  // namespace
}  // namespace grevy::knowledge
