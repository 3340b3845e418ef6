// Frozen cases: the same for good, and every changed verdict is noticed unless the release notes
// tell of it.

#include "proof/frozen.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "advice/invented_knowledge.h"
#include "advice/vignette.h"
#include "knowledge/embedded.h"
#include "proof/difference.h"
#include "proof/difference_report.h"

namespace grevy::proof {
namespace {

using advice::InventedBody;
using advice::InventedFiles;
using knowledge::Knowledge;
using knowledge::KnowledgeFiles;
using testing::IsEmpty;

constexpr std::size_t kFew = 500;

Knowledge Loaded(const KnowledgeFiles& files) {
  knowledge::LoadResult loaded = knowledge::LoadFiles(files);
  if (logic::HasErrors(loaded.problems))
    throw std::invalid_argument(advice::TextOf(loaded.problems));
  return std::move(loaded.knowledge);
}

FrozenCases Frozen(const Knowledge& knowledge, std::size_t count = kFew) {
  std::vector<knowledge::Case> worked;
  for (const char* facts :
       {"{ sick: true, size_mm: 8, lumps: 2 }", "{ sick: false, bad_heart: true, lumps: 4 }",
        "{ size_mm: 30, tried: [tea], colour: blue }", "{ sick: true, size_mm: 12 }"}) {
    logic::Problems problems;
    worked.push_back(
        knowledge::ReadCase("case.yaml", std::string("facts: ") + facts, knowledge, problems));
  }
  return Freeze(knowledge, worked, advice::kInventedDay, count);
}

std::string ReadBytes(const std::string& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return bytes.str();
}

// The notes on a difference, written and read again.
ReleaseNotes Noted(const Knowledge& before, const Knowledge& after, knowledge::Date as_of) {
  const knowledge::KnowledgeDirectory directory(
      KnowledgeFiles{{"next.yaml", NotesOf(Compare(before, after, {as_of, ""}))}});
  logic::Problems problems;
  ReleaseNotes notes = ReadNotes((directory.path() / "next.yaml").string(), after.schema, problems);
  EXPECT_THAT(problems, IsEmpty()) << advice::TextOf(problems);
  return notes;
}

// What nobody told of, a line each.
std::string Unnoted(const FrozenCases& frozen, const std::vector<ChangedVerdict>& changed) {
  constexpr std::size_t kMost = 5;
  std::size_t count = 0;
  std::string text;
  for (const ChangedVerdict& one : changed) {
    if (one.noted || ++count > kMost) continue;
    text += "case " + std::to_string(one.number) + ": " + one.change.treatment + " was " +
            std::string(VerdictName(one.change.was)) + ", is " +
            std::string(VerdictName(one.change.becomes)) + "\n" + YamlOf(frozen, one.number);
  }
  return text.empty() ? "" : text + std::to_string(count) + " in all";
}

const InventedBody kBefore{.rules = {{.id = "R-1", .when = "sick and size_mm <= 10"},
                                     {.id = "R-2", .stance = "option", .when = "lumps > 3"}},
                           .precautions = {{.id = "P-1", .when = "bad_heart"}}};

TEST(FrozenCases, DoNotChangeWithTheSameKnowledge) {
  const Knowledge knowledge = Loaded(InventedFiles(kBefore));
  EXPECT_THAT(Replay(Frozen(knowledge), knowledge, {}), IsEmpty());
}

TEST(FrozenCases, StayTheSameWhereAFieldOrACutIsAdded) {
  const Knowledge before = Loaded(InventedFiles(kBefore));
  KnowledgeFiles files = InventedFiles(kBefore);
  files["vocabulary/further.yaml"] = R"yaml(section: further
title: Further
fields:
  hungry: { type: boolean, label: Hungry, plain: Hungry, owner: patient, turnaround: hours }
)yaml";
  files["treatments/rest.yaml"] +=
      "limits:\n  - { id: L-1, holds: hungry and size_mm < 9, because: why, source: BOOK, at: "
      "page 1, known: seen }\n";
  const Knowledge after = Loaded(files);
  EXPECT_THAT(Replay(Frozen(before), after, {}), IsEmpty());
}

TEST(FrozenCases, ArePlausible) {
  InventedBody body = kBefore;
  body.constraints = {"\"bad_heart implies size_mm > 5\""};
  const Knowledge knowledge = Loaded(InventedFiles(body));
  const FrozenCases frozen = Frozen(knowledge);
  for (std::size_t number = 0; number < frozen.size(); ++number) {
    logic::Problems problems;
    std::string facts = YamlOf(frozen, number);
    std::replace(facts.begin(), facts.end(), '\n', ',');
    knowledge::ReadCase("case.yaml", "facts: {" + facts + "}", knowledge, problems);
    EXPECT_FALSE(logic::HasErrors(problems)) << facts << advice::TextOf(problems);
  }
}

TEST(FrozenCases, AreTheSameFromTheirBytes) {
  const Knowledge knowledge = Loaded(InventedFiles(kBefore));
  const FrozenCases frozen = Frozen(knowledge);
  const FrozenCases read = FromBytes(ToBytes(frozen));
  EXPECT_EQ(read.verdicts, frozen.verdicts);
  for (std::size_t number = 0; number < frozen.size(); ++number)
    EXPECT_EQ(YamlOf(read, number), YamlOf(frozen, number));
}

TEST(FrozenCases, AreRefusedWhereTheBytesAreBroken) {
  const std::string bytes = ToBytes(Frozen(Loaded(InventedFiles(kBefore))));
  EXPECT_THROW(FromBytes(""), std::runtime_error);
  EXPECT_THROW(FromBytes(bytes.substr(0, bytes.size() / 2)), std::runtime_error);
  EXPECT_THROW(FromBytes(std::string(20, '\xff')), std::runtime_error);
}

TEST(AChangedVerdict, IsNoticedWhereTheReleaseNotesAreSilent) {
  const Knowledge before = Loaded(InventedFiles(kBefore));
  InventedBody body = kBefore;
  body.rules[0].when = "sick and size_mm <= 20";
  const Knowledge after = Loaded(InventedFiles(body));
  const FrozenCases frozen = Frozen(before);
  EXPECT_NE(Unnoted(frozen, Replay(frozen, after, {})), "");
}

TEST(AChangedVerdict, IsAcceptedWhereTheReleaseNotesTellOfIt) {
  const Knowledge before = Loaded(InventedFiles(kBefore));
  InventedBody body = kBefore;
  body.rules[0].when = "sick and size_mm <= 20";
  body.rules[1].stance = "not_recommended";
  body.precautions = {{.id = "P-2", .when = "lumps > 1"}};
  const Knowledge after = Loaded(InventedFiles(body));
  const FrozenCases frozen = Frozen(before);
  const std::vector<ChangedVerdict> changed =
      Replay(frozen, after, Noted(before, after, advice::kInventedDay));
  EXPECT_FALSE(changed.empty());
  EXPECT_EQ(Unnoted(frozen, changed), "");
}

TEST(AChangedVerdict, IsNoticedWhereTheReleaseNotesTellOfOtherCases) {
  const Knowledge before = Loaded(InventedFiles(kBefore));
  InventedBody noted = kBefore;
  noted.rules[0].when = "sick and size_mm <= 11";
  InventedBody body = kBefore;
  body.rules[0].when = "sick and size_mm <= 40";
  const FrozenCases frozen = Frozen(before);
  const ReleaseNotes notes = Noted(before, Loaded(InventedFiles(noted)), advice::kInventedDay);
  EXPECT_NE(Unnoted(frozen, Replay(frozen, Loaded(InventedFiles(body)), notes)), "");
}

TEST(AChangedVerdict, ThatOnlyThreeValuedLogicSeesIsAcceptedWhereTheTreatmentIsNamed) {
  const Knowledge before = Loaded(InventedFiles({.rules = {{.when = "sick"}}}));
  const Knowledge after =
      Loaded(InventedFiles({.rules = {{.when = "sick and (lumps > 3 or lumps <= 3)"}}}));
  const FrozenCases frozen = Frozen(before);
  const ReleaseNotes notes = Noted(before, after, advice::kInventedDay);
  EXPECT_THAT(notes.regions, IsEmpty());
  const std::vector<ChangedVerdict> changed = Replay(frozen, after, notes);
  EXPECT_FALSE(changed.empty());
  EXPECT_EQ(Unnoted(frozen, changed), "");
}

TEST(AChangedVerdict, OfANewTreatmentIsNoticed) {
  const Knowledge before = Loaded(InventedFiles(kBefore));
  KnowledgeFiles files = InventedFiles({.rules = {{.id = "R-3", .treatment = "cup"}}});
  files["treatments/cup.yaml"] = advice::InventedTreatment({}, "cup", "Cup", "supportive");
  InventedBody body = kBefore;
  body.rules.push_back({.id = "R-3", .treatment = "cup"});
  files["pathways/lump.yaml"] = advice::InventedPathway(body);
  files["treatments/tablet.yaml"] =
      advice::InventedTreatment(kBefore, "tablet", "Tablet", "targeted");
  const Knowledge after = Loaded(files);
  const FrozenCases frozen = Frozen(before);
  EXPECT_NE(Unnoted(frozen, Replay(frozen, after, {})), "");
  const auto changed = Replay(frozen, after, Noted(before, after, advice::kInventedDay));
  EXPECT_EQ(Unnoted(frozen, changed), "");
}

// Every few rules and precautions of the real knowledge swap what they say, in one go.
TEST(AChangedVerdict, OfTheRealKnowledgeIsNoticedUnlessItIsNoted) {
  const Knowledge& before = knowledge::Embedded();
  std::vector<knowledge::Case> worked;
  for (const advice::Vignette& vignette : advice::ReadVignettes("knowledge", before).all)
    worked.push_back(vignette.facts);
  const FrozenCases frozen = Freeze(before, worked, advice::kInventedDay, 2000);
  Knowledge after = before;
  for (std::size_t i = 0; i < after.rules.size(); i += 29)
    after.rules[i].stance = knowledge::Stance::kNotRecommended;
  for (knowledge::Treatment& treatment : after.treatments) {
    if (treatment.precautions.size() > 6)
      treatment.precautions.erase(treatment.precautions.begin() + 5);
  }
  EXPECT_NE(Unnoted(frozen, Replay(frozen, after, {})), "");
  const std::vector<ChangedVerdict> changed =
      Replay(frozen, after, Noted(before, after, advice::kInventedDay));
  EXPECT_FALSE(changed.empty());
  EXPECT_EQ(Unnoted(frozen, changed), "");
}

// After a wanted change: `make notes` writes what differs; `make freeze` starts from the release.
TEST(FrozenCases, ChangedVerdictsAreInTheReleaseNotes) {
  const Knowledge& knowledge = knowledge::Embedded();
  logic::Problems problems;
  const ReleaseNotes notes = ReadNotes("docs/releases/next.yaml", knowledge.schema, problems);
  ASSERT_THAT(problems, IsEmpty()) << advice::TextOf(problems);
  const FrozenCases frozen = FromBytes(ReadBytes("docs/releases/frozen_cases.bin"));
  EXPECT_EQ(frozen.size(), 100'000U);
  EXPECT_EQ(Unnoted(frozen, Replay(frozen, knowledge, notes)), "");
}

}  // namespace
}  // namespace grevy::proof
