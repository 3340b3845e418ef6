#include "knowledge/yaml.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iostream>
#include <sstream>

#include "knowledge/small_knowledge.h"

namespace grevy::knowledge {
namespace {

using logic::Problem;
using logic::Problems;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using testing::StartsWith;

std::vector<std::string> Lines(const Problems& problems) {
  std::vector<std::string> lines;
  for (Problem problem : problems) {
    problem.excerpt.clear();
    lines.push_back(problem.ToString());
  }
  return lines;
}

YamlFile ReadWell(const std::string& text) {
  Problems problems;
  YamlFile file = ReadYaml("f.yaml", text, kLargestCase, problems);
  EXPECT_THAT(Lines(problems), IsEmpty());
  return file;
}

std::vector<std::string> Refusals(const std::string& text, std::size_t largest = kLargestCase) {
  Problems problems;
  ReadYaml("f.yaml", text, largest, problems);
  return Lines(problems);
}

TEST(Yaml, ReadsAMapInTheOrderOfTheFile) {
  const YamlFile file = ReadWell("b: 1\na: 2\n");
  ASSERT_EQ(file.root.kind, Yaml::Kind::kMap);
  ASSERT_THAT(file.root.entries, SizeIs(2));
  EXPECT_EQ(file.root.entries[0].key.text, "b");
  EXPECT_EQ(file.root.entries[1].value.text, "2");
}
TEST(Yaml, FindsAnEntryByItsKey) { EXPECT_EQ(ReadWell("a: 1").root.Find("a")->value.text, "1"); }
TEST(Yaml, FindsNothingUnderAnotherKey) { EXPECT_EQ(ReadWell("a: 1").root.Find("b"), nullptr); }
TEST(Yaml, ReadsAList) {
  const YamlFile file = ReadWell("- x\n- [y, z]\n");
  ASSERT_EQ(file.root.kind, Yaml::Kind::kList);
  ASSERT_THAT(file.root.items, SizeIs(2));
  EXPECT_EQ(file.root.items[1].items[1].text, "z");
}
TEST(Yaml, ReadsASingleWord) { EXPECT_EQ(ReadWell("word").root.text, "word"); }
TEST(Yaml, ReadsJson) {
  const YamlFile file = ReadWell(R"({"facts": {"site": "arm", "lumps": 2, "stage": ["I", null]}})");
  const Yaml& facts = file.root.Find("facts")->value;
  EXPECT_EQ(facts.Find("site")->value.text, "arm");
  EXPECT_EQ(facts.Find("lumps")->value.text, "2");
  EXPECT_EQ(facts.Find("stage")->value.items[1].kind, Yaml::Kind::kNull);
}
TEST(Yaml, ReadsFoldedTextAsOneLine) {
  EXPECT_EQ(ReadWell("is: >-\n  a\n  or b\n").root.Find("is")->value.text, "a or b");
}
TEST(Yaml, ReadsTextBehindAByteOrderMark) {
  EXPECT_EQ(ReadWell("\xEF\xBB\xBF"
                     "a: 1")
                .root.Find("a")
                ->value.text,
            "1");
}
TEST(Yaml, ReadsTextThatIsNotEnglish) {
  EXPECT_EQ(ReadWell("a: Öberg ≥ 20 µmol/l 🦓").root.Find("a")->value.text, "Öberg ≥ 20 µmol/l 🦓");
}
TEST(Yaml, ReadsWindowsLineEnds) {
  EXPECT_EQ(ReadWell("a: 1\r\nb: 2\r\n").root.Find("b")->value.text, "2");
}

TEST(YamlNull, IsANodeWithoutText) {
  const YamlFile file = ReadWell("a:\nb: null\nc: ~\nd: NULL\n");
  for (const YamlEntry& entry : file.root.entries) {
    EXPECT_EQ(entry.value.kind, Yaml::Kind::kNull) << entry.key.text;
  }
}
TEST(YamlNull, InQuotesIsText) {
  const YamlFile file = ReadWell("a: 'null'");
  EXPECT_EQ(file.root.Find("a")->value.kind, Yaml::Kind::kScalar);
}

TEST(YamlQuotes, AreNotedForSingleAndDoubleQuotes) {
  const YamlFile file = ReadWell("a: '1'\nb: \"1\"\n");
  EXPECT_TRUE(file.root.Find("a")->value.quoted);
  EXPECT_TRUE(file.root.Find("b")->value.quoted);
}
TEST(YamlQuotes, AreNotNotedWhereThereAreNone) {
  EXPECT_FALSE(ReadWell("a: 1").root.Find("a")->value.quoted);
}
TEST(YamlQuotes, AreNotedForKeys) { EXPECT_TRUE(ReadWell("'NO': 1").root.entries[0].key.quoted); }

TEST(YamlPlace, OfAKeyIsItsFirstLetter) {
  const YamlFile file = ReadWell("a: 1\n  \nbc:\n  de: 5\n");
  const Yaml& key = file.root.entries[1].value.entries[0].key;
  EXPECT_EQ(key.line, 4);
  EXPECT_EQ(key.column, 3);
}
TEST(YamlPlace, OfAValueIsItsFirstLetter) {
  const YamlFile file = ReadWell("a: 1\nbc:\n  de: 5\n");
  const Yaml& value = file.root.entries[1].value.entries[0].value;
  EXPECT_EQ(value.line, 3);
  EXPECT_EQ(value.column, 7);
}
TEST(YamlPlace, OfAListIsItsBracket) {
  const YamlFile file = ReadWell("a: [1, 22]");
  EXPECT_EQ(file.root.entries[0].value.column, 4);
  EXPECT_EQ(file.root.entries[0].value.items[1].column, 8);
}

TEST(ProblemAt, UnderlinesTheNodeInItsLine) {
  const YamlFile file = ReadWell("a: 1\nb: 'two'\n");
  EXPECT_EQ(file.ProblemAt(file.root.entries[1].value, "no").ToString(),
            "f.yaml:2:4: no\n"
            "  b: 'two'\n"
            "     ^~~~~");
}
TEST(ProblemAt, IsAWarningWhereAsked) {
  const YamlFile file = ReadWell("a: 1");
  EXPECT_EQ(file.ProblemAt(file.root, "odd", logic::Severity::kWarning).severity,
            logic::Severity::kWarning);
}
TEST(ProblemAt, OfANodeWithoutAPlaceIsTheFirstLine) {
  const YamlFile file = ReadWell("a: 1");
  EXPECT_EQ(file.ProblemAt(Yaml(), "no").ToString(), "f.yaml:1:1: no\n  a: 1\n  ^");
}
TEST(ProblemAt, BehindTheLastLineHasNoExcerpt) {
  const YamlFile file = ReadWell("a: 1");
  Yaml beyond;
  beyond.line = 9;
  EXPECT_EQ(file.ProblemAt(beyond, "no").excerpt, "");
}
TEST(ProblemAt, KeepsOnlyAPartOfAVeryLongLine) {
  const YamlFile file =
      ReadWell("{a: " + std::string(9000, 'x') + ", b: two, c: " + std::string(9000, 'y') + "}");
  const Problem problem = file.ProblemAt(file.root.Find("b")->value, "no");
  EXPECT_LT(problem.excerpt.size(), 5000U);
  EXPECT_EQ(problem.excerpt.substr(problem.underlined.begin, problem.underlined.length), "two");
}
TEST(ProblemAt, DoesNotCutACharacterOfAVeryLongLine) {
  std::string zebras;
  for (int i = 0; i < 3000; ++i) zebras += "🦓";
  for (const std::string shift : {"", "x", "xx", "xxx"}) {
    std::string line = "{a: ";
    line += shift + zebras + ", b: two, c: " + zebras + "}";
    const YamlFile file = ReadWell(line);
    Problems problems;
    const std::string excerpt = file.ProblemAt(file.root.Find("b")->value, "no").excerpt;
    ReadYaml("excerpt", "'" + excerpt + "'", kLargestCase, problems);
    EXPECT_THAT(Lines(problems), IsEmpty());
  }
}

TEST(YamlRefuses, AnEmptyFile) {
  EXPECT_THAT(Refusals(""), ElementsAre("f.yaml:1:1: the file is empty"));
}
TEST(YamlRefuses, AFileOfComments) {
  EXPECT_THAT(Refusals("# nothing\n"), ElementsAre("f.yaml:1:1: the file is empty"));
}
TEST(YamlRefuses, AFileThatIsNull) {
  EXPECT_THAT(Refusals("---\n"), ElementsAre("f.yaml:1:1: the file is empty"));
}
TEST(YamlRefuses, SeveralDocuments) {
  EXPECT_THAT(Refusals("a: 1\n---\na: 2\n"),
              ElementsAre("f.yaml:1:1: the file holds more than one document (a line of --- "
                          "between them)"));
}
TEST(YamlRefuses, AnchorsOnScalars) {
  EXPECT_THAT(Refusals("a: &x 1"),
              ElementsAre("f.yaml:1:4: anchors (&name) are not allowed: write the value out"));
}
TEST(YamlRefuses, AnchorsOnLists) {
  EXPECT_THAT(Refusals("a: &x [1]"), ElementsAre(HasSubstr("f.yaml:1:4: anchors")));
}
TEST(YamlRefuses, AnchorsOnMaps) {
  EXPECT_THAT(Refusals("a: &x {b: 1}"), ElementsAre(HasSubstr("f.yaml:1:4: anchors")));
}
TEST(YamlRefuses, AnchorsOnNothing) {
  EXPECT_THAT(Refusals("a: &x\nb: 1"), ElementsAre(HasSubstr("anchors (&name)")));
}
TEST(YamlRefuses, AliasesAtTheAnchorAlready) {
  EXPECT_THAT(Refusals("a: &x 1\nb: *x"), ElementsAre(HasSubstr("f.yaml:1:4: anchors")));
}
TEST(YamlRefuses, AliasesOfNothing) {
  EXPECT_THAT(Refusals("b: *x"), ElementsAre(StartsWith("f.yaml:1:4: this is no readable YAML")));
}
TEST(YamlRefuses, TagsOnScalars) {
  EXPECT_THAT(Refusals("a: !!str 1"),
              ElementsAre("f.yaml:1:4: tags (tag:yaml.org,2002:str) are not allowed"));
}
TEST(YamlRefuses, TagsOnLists) {
  EXPECT_THAT(Refusals("a: !many [1]"), ElementsAre("f.yaml:1:4: tags (!many) are not allowed"));
}
TEST(YamlRefuses, TagsOnMaps) {
  EXPECT_THAT(Refusals("a: !thing {b: 1}"),
              ElementsAre("f.yaml:1:4: tags (!thing) are not allowed"));
}
TEST(YamlRefuses, TagsOnNothing) {
  EXPECT_THAT(Refusals("a: !thing\n"), ElementsAre("f.yaml:1:4: tags (!thing) are not allowed"));
}
TEST(YamlRefuses, AKeyThatStandsTwice) {
  EXPECT_THAT(Refusals("a: 1\nb: 2\na: 3\n"),
              ElementsAre("f.yaml:3:1: 'a' stands twice; the first is in line 1"));
}
TEST(YamlRefuses, AKeyThatStandsTwiceFurtherDown) {
  EXPECT_THAT(Refusals("- x: {a: 1, a: 2}\n"),
              ElementsAre("f.yaml:1:13: 'a' stands twice; the first is in line 1"));
}
TEST(YamlRefuses, EveryFurtherKeyOfThree) {
  EXPECT_THAT(Refusals("a: 1\na: 2\na: 3\n"), SizeIs(2));
}
TEST(YamlRefuses, AListAsAKey) {
  EXPECT_THAT(Refusals("? [a, b]\n: 1\n"), ElementsAre("f.yaml:1:3: a key must be a plain word"));
}
TEST(YamlRefuses, NullAsAKey) {
  EXPECT_THAT(Refusals("~: 1\n"), ElementsAre("f.yaml:1:1: a key must be a plain word"));
}
TEST(YamlRefuses, MoreThanFiftyLevels) {
  EXPECT_THAT(Refusals(std::string(51, '[') + std::string(51, ']')),
              ElementsAre("f.yaml:1:51: nested too deeply"));
}
TEST(YamlRefuses, EndlessLevels) {
  EXPECT_THAT(Refusals(std::string(100'000, '[')), ElementsAre(HasSubstr("nested too deeply")));
}
TEST(Yaml, ReadsFiftyLevels) { ReadWell(std::string(50, '[') + std::string(50, ']')); }
TEST(YamlRefuses, BytesThatAreNoUtf8) {
  EXPECT_THAT(Refusals("a: 1\nb: Ki\xDF\n"),
              ElementsAre("f.yaml:2:1: this line is not UTF-8 text: save the file as UTF-8"));
}
TEST(YamlRefuses, ACharacterThatIsCutOff) {
  EXPECT_THAT(Refusals("a: \xC3"), ElementsAre(HasSubstr("f.yaml:1:1: this line is not UTF-8")));
}
TEST(YamlRefuses, Utf16) {
  EXPECT_THAT(Refusals(std::string("\xFF\xFE"
                                   "a\0:\0",
                                   6)),
              ElementsAre(HasSubstr("is not UTF-8 text")));
}
TEST(YamlRefuses, NulBytes) {
  EXPECT_THAT(Refusals(std::string("a: 1\0", 5)),
              ElementsAre("f.yaml:1:1: this is not a text file"));
}
TEST(YamlRefuses, ATooLargeFile) {
  EXPECT_THAT(Refusals("a: 12345", 7),
              ElementsAre("f.yaml:1:1: the file is larger than 7 bytes: is it the right one?"));
}
TEST(Yaml, ReadsTheLargestFile) {
  Problems problems;
  ReadYaml("f.yaml", "a: 1234", 7, problems);
  EXPECT_THAT(problems, IsEmpty());
}
TEST(YamlRefuses, WhatIsNoYaml) {
  EXPECT_THAT(Refusals("a: 1\nb: [1, 2\n"),
              ElementsAre("f.yaml:3:1: this is no readable YAML: end of sequence flow not found"));
}
TEST(YamlRefuses, TabsAsIndentation) {
  EXPECT_THAT(Refusals("a:\n\t- 1\n"), ElementsAre(HasSubstr("this is no readable YAML")));
}
TEST(YamlRefuses, LeavesTheRootEmpty) {
  Problems problems;
  EXPECT_EQ(ReadYaml("f.yaml", "a: [", kLargestCase, problems).root.kind, Yaml::Kind::kNull);
}
TEST(YamlRefuses, ListsOnlyAHundredProblems) {
  std::string twice;
  for (int i = 0; i < 100'000; ++i) twice += "a: 1\n";
  EXPECT_THAT(Refusals(twice), SizeIs(kMostProblems));
}
TEST(YamlRefuses, ListsOnlyAHundredFaultyKeys) {
  std::string faulty;
  for (int i = 0; i < 1000; ++i) faulty += "? [a]\n: 1\n";
  EXPECT_THAT(Refusals(faulty), SizeIs(kMostProblems));
}

TEST(ReadFile, ReadsAll) {
  const KnowledgeDirectory directory(KnowledgeFiles{{"f", std::string(200'000, 'x')}});
  Problems problems;
  EXPECT_THAT(ReadFile((directory.path() / "f").string(), kLargestCase, problems), SizeIs(200'000));
  EXPECT_THAT(problems, IsEmpty());
}
TEST(ReadFile, ReadsAnEmptyFile) {
  const KnowledgeDirectory directory(KnowledgeFiles{{"f", ""}});
  Problems problems;
  EXPECT_EQ(ReadFile((directory.path() / "f").string(), kLargestCase, problems), "");
  EXPECT_THAT(problems, IsEmpty());
}
TEST(ReadFile, StopsSoonAfterTheLargestSize) {
  const KnowledgeDirectory directory(KnowledgeFiles{{"f", std::string(1'000'000, 'x')}});
  Problems problems;
  const std::string text = ReadFile((directory.path() / "f").string(), 10, problems);
  EXPECT_GT(text.size(), 10U);
  EXPECT_LT(text.size(), 100'000U);
}
TEST(ReadFile, ReadsTheStandardInput) {
  std::istringstream input("a: 1");
  std::streambuf* const usual = std::cin.rdbuf(input.rdbuf());
  Problems problems;
  const std::string text = ReadFile("-", kLargestCase, problems);
  std::cin.rdbuf(usual);
  std::cin.clear();
  EXPECT_EQ(text, "a: 1");
  EXPECT_THAT(problems, IsEmpty());
}
TEST(ReadFile, ReportsAFileThatIsNotThere) {
  Problems problems;
  ReadFile("/nowhere/case.yaml", kLargestCase, problems);
  EXPECT_THAT(Lines(problems),
              ElementsAre("/nowhere/case.yaml: cannot be opened: No such file or directory"));
}
TEST(ReadFile, ReportsADirectory) {
  Problems problems;
  ReadFile("/", kLargestCase, problems);
  EXPECT_THAT(Lines(problems), ElementsAre("/: cannot be read: Is a directory"));
}

}  // namespace
}  // namespace grevy::knowledge
