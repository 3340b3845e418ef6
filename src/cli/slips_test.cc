// Slips of the keyboard: whatever is misspelt by a letter or two, the right word is suggested.

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <set>

#include "cli/cli_testing.h"
#include "knowledge/embedded.h"

namespace grevy::cli {
namespace {

using ::testing::HasSubstr;
using testing::Outcome;
using testing::RunCli;

// A letter changed, left out, added, or swapped with its neighbour; the first one stays, as it
// mostly does.
std::string Slip(std::string word, std::mt19937& random) {
  const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  const auto letter = [&] { return static_cast<char>('a' + below(26)); };
  const std::size_t at = 1 + below(word.size() - 1);
  switch (below(4)) {
    case 0:
      word[at] = letter();
      break;
    case 1:
      word.erase(at, 1);
      break;
    case 2:
      word.insert(at, 1, letter());
      break;
    default:
      if (at + 1 < word.size()) {
        std::swap(word[at], word[at + 1]);
      } else {
        std::swap(word[at - 1], word[at]);
      }
  }
  return word;
}

// One slip in a short word, one or two in a longer one.
std::string Misspelt(const std::string& word, const std::set<std::string>& words,
                     std::mt19937& random) {
  constexpr std::size_t kLong = 7;
  for (;;) {
    std::string slipped = Slip(word, random);
    if (word.size() >= kLong && random() % 2 == 0) slipped = Slip(slipped, random);
    if (!words.contains(slipped)) return slipped;  // another word is no misspelling
  }
}

const std::string& AnyOf(const std::vector<std::string>& words, std::mt19937& random) {
  return words[random() % words.size()];
}

// Fields of choices with a value: "field" and "value" joined by a space.
std::vector<std::string> FieldsWithValues(const knowledge::Knowledge& knowledge) {
  std::vector<std::string> pairs;
  for (const logic::Field& field : knowledge.schema.fields()) {
    if (field.derived || field.type != logic::Type::kChoice) continue;
    for (const std::string& value : field.values) {
      if (value.size() >= 4) pairs.push_back(field.id + " " + value);
    }
  }
  return pairs;
}

TEST(Slips, AreRecognisedInNinetyFiveOfAHundred) {
  const knowledge::Knowledge& knowledge = knowledge::Embedded();
  std::vector<std::string> fields;
  for (const logic::Field& field : knowledge.schema.fields()) {
    if (!field.derived && field.id.size() >= 4) fields.push_back(field.id);
  }
  std::vector<std::string> treatments;
  for (const knowledge::Treatment& treatment : knowledge.treatments) {
    if (treatment.id.size() >= 4) treatments.push_back(treatment.id);
  }
  std::set<std::string> all_names;
  for (const logic::Field& field : knowledge.schema.fields()) {
    all_names.insert(field.id);
    all_names.insert(field.synonyms.begin(), field.synonyms.end());
  }
  for (const knowledge::Treatment& treatment : knowledge.treatments) all_names.insert(treatment.id);

  std::mt19937 random(20261122);
  int right = 0;
  std::string wrong;
  const auto judge = [&](const Outcome& outcome, const std::string& slipped,
                         const std::string& meant) {
    EXPECT_EQ(outcome.exit_code, kBadInput) << slipped;
    EXPECT_EQ(outcome.out, "") << slipped;
    if (outcome.err.find(fmt::format("did you mean '{}'", meant)) != std::string::npos) {
      ++right;
    } else {
      wrong += fmt::format("{} for {}: {}", slipped, meant, outcome.err.substr(0, 200)) + "\n";
    }
  };
  constexpr int kEach = 40;  // of five kinds
  for (int i = 0; i < kEach; ++i) {
    {
      const std::string& meant = AnyOf(fields, random);
      const std::string slipped = Misspelt(meant, all_names, random);
      judge(RunCli({"advise", "-"}, fmt::format("facts:\n  {}: null\n", slipped)), slipped, meant);
    }
    {
      static const std::vector<std::string> pairs = FieldsWithValues(knowledge);
      const std::string& pair = AnyOf(pairs, random);
      const std::string field = pair.substr(0, pair.find(' '));
      const std::string meant = pair.substr(pair.find(' ') + 1);
      const std::vector<std::string>& values =
          knowledge.schema[*knowledge.schema.Find(field)].values;
      const std::string slipped = Misspelt(meant, {values.begin(), values.end()}, random);
      judge(RunCli({"advise", "-"}, fmt::format("facts:\n  {}: \"{}\"\n", field, slipped)), slipped,
            meant);
    }
    {
      static const std::vector<std::string> commands{
          "advise", "check", "show", "fields", "init", "interview", "prove", "diff", "completion"};
      const std::string& meant = AnyOf(commands, random);
      const std::string slipped = Misspelt(meant, {commands.begin(), commands.end()}, random);
      judge(RunCli({slipped}), slipped, meant);
    }
    {
      static const std::vector<std::string> flags{"format", "as-of", "jurisdiction", "knowledge",
                                                  "all",    "why",   "json"};
      const std::string& meant = AnyOf(flags, random);
      const std::string slipped = "--" + Misspelt(meant, {flags.begin(), flags.end()}, random);
      judge(RunCli({"advise", "-", slipped}), slipped, "--" + meant);
    }
    {
      const std::string& meant = AnyOf(treatments, random);
      const std::string slipped = Misspelt(meant, all_names, random);
      const bool shown = random() % 2 == 0;
      judge(shown ? RunCli({"show", slipped})
                  : RunCli({"advise", "-", "--why", slipped}, "facts: {}\n"),
            slipped, meant);
    }
  }
  EXPECT_GE(right, 5 * kEach * 95 / 100)
      << right << " of " << 5 * kEach << " were right; these were not:\n"
      << wrong;
}

TEST(Slips, OfAChoiceOfAFlag) {
  const Outcome outcome = RunCli({"fields", "--format", "jsn"});
  EXPECT_EQ(outcome.exit_code, kBadInput);
  EXPECT_THAT(outcome.err, HasSubstr("text"));
  EXPECT_THAT(outcome.err, HasSubstr("json"));
}

TEST(Slips, OfAShell) {
  const Outcome outcome = RunCli({"completion", "bahs"});
  EXPECT_EQ(outcome.exit_code, kBadInput);
  EXPECT_THAT(outcome.err, HasSubstr("bash"));
}

TEST(Slips, OfAJurisdiction) {
  const Outcome outcome =
      RunCli({"advise", "-", "--jurisdiction", "AC", "--knowledge", testing::kSmallKnowledge},
             "facts: {}\n");
  EXPECT_EQ(outcome.exit_code, kBadInput);
  EXPECT_THAT(outcome.err, HasSubstr("all, AA, BB"));
}

TEST(Slips, NothingIsSuggestedWhereNothingIsClose) {
  const Outcome outcome = RunCli({"xyzzyxyzzy"});
  EXPECT_EQ(outcome.exit_code, kBadInput);
  EXPECT_EQ(outcome.err.find("did you mean"), std::string::npos);
}

}  // namespace
}  // namespace grevy::cli
