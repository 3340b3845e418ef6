#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "knowledge/small_knowledge.h"

namespace grevy::knowledge {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr std::string_view kCited = "source: BOOK\nat: page 9\nknown: seen\n";

KnowledgeFiles Words(std::string list) {
  return {{"plain/words.yaml", "glossary:\n" + std::move(list) + std::string(kCited)}};
}

std::string FirstProblem(const LoadResult& loaded) {
  return loaded.problems.empty() ? "" : loaded.problems.front().text;
}

TEST(LoadPlain, FindsAWordByItsFormsWhateverTheCapitals) {
  const LoadResult loaded =
      SmallKnowledge(Words("  - { word: lump, also: [lumps], means: A knot. }\n"));
  ASSERT_THAT(loaded.problems, IsEmpty());
  const Plain& plain = loaded.knowledge.plain;
  ASSERT_NE(plain.FindTerm("Lumps"), nullptr);
  EXPECT_EQ(plain.FindTerm("Lumps")->means, "A knot.");
  EXPECT_EQ(plain.FindTerm("lum"), nullptr);
  EXPECT_EQ(plain.glossary_citation.at, "page 9");
}
TEST(LoadPlain, RefusesAWordThatIsExplainedTwice) {
  const LoadResult loaded = SmallKnowledge(Words(
      "  - { word: lump, means: A knot. }\n  - { word: knot, also: [Lump], means: A lump. }\n"));
  EXPECT_EQ(FirstProblem(loaded), "'Lump' is explained twice");
}
TEST(LoadPlain, AsksForTheSourceOfAList) {
  const LoadResult loaded =
      SmallKnowledge({{"plain/words.yaml", "glossary:\n  - { word: lump, means: A knot. }\n"}});
  EXPECT_THAT(FirstProblem(loaded), HasSubstr("of the whole list are missing"));
}
TEST(LoadPlain, ReadsTheTeamAndWhoMustBeThere) {
  const LoadResult loaded = SmallKnowledge({{"plain/team.yaml", R"(team:
  - { role: nurse, name: Nurse, part: core, does: Cares., source: BOOK, at: p, known: seen }
  - { role: cook, name: Cook, part: meets, does: Cooks., source: BOOK, at: p, known: seen }
quorum: { one_of_each: [[nurse, cook]], source: BOOK, at: p, known: recalled }
)"}});
  ASSERT_THAT(loaded.problems, IsEmpty());
  EXPECT_EQ(loaded.knowledge.plain.FindRole("cook")->does, "Cooks.");
  EXPECT_THAT(loaded.knowledge.plain.quorum, ElementsAre(ElementsAre("nurse", "cook")));
}
TEST(LoadPlain, RefusesAQuorumOfARoleThatIsNotInTheTeam) {
  const LoadResult loaded = SmallKnowledge({{"plain/team.yaml", R"(team:
  - { role: nurse, name: Nurse, part: core, does: Cares., source: BOOK, at: p, known: seen }
quorum: { one_of_each: [[cook]], source: BOOK, at: p, known: recalled }
)"}});
  EXPECT_EQ(FirstProblem(loaded), "unknown role 'cook'");
}
TEST(LoadPlain, AsksWhenANumberWasLastLookedUp) {
  const LoadResult loaded = SmallKnowledge({{"plain/support.yaml", R"(support:
  - { name: Line, offers: Talk., phone: 1, source: BOOK, at: p, known: seen }
)"}});
  EXPECT_THAT(FirstProblem(loaded), HasSubstr("'checked:' is missing"));
}

}  // namespace
}  // namespace grevy::knowledge
