// Making and replaying frozen cases; see frozen.h.

#include "proof/frozen.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <utility>

#include "advice/bearing.h"
#include "advice/standing.h"
#include "knowledge/plausible.h"
#include "proof/example.h"
#include "proof/parallel.h"

namespace grevy::proof {
namespace {

using advice::Verdict;
using knowledge::Knowledge;
using logic::Kleene;

constexpr std::uint64_t kSeed = 20261122;
constexpr std::uint8_t kLastAttempt = 255;  // the worked case as it is

// One case after the other, by numbers that every machine draws alike.
std::vector<std::uint32_t> Draw(const FrozenCases& frozen, std::size_t number, std::size_t count,
                                std::uint8_t attempt) {
  const std::vector<std::uint32_t>& first = frozen.worked[number * frozen.worked.size() / count];
  if (attempt == kLastAttempt) return first;
  std::mt19937_64 random(kSeed + number * (kLastAttempt + 1) + attempt);
  std::vector<std::uint32_t> facts;
  std::set<std::string_view> fields;
  const auto add = [&](std::uint32_t fact) {
    if (fields.insert(frozen.facts[fact].field).second) facts.push_back(fact);
  };
  for (const std::uint32_t fact : first) {
    if (random() % 8 != 0) add(fact);
  }
  for (const std::uint32_t fact : frozen.worked[random() % frozen.worked.size()]) {
    if (random() % 4 != 0) add(fact);
  }
  for (std::uint64_t further = random() % 6; further > 0; --further)
    add(static_cast<std::uint32_t>(random() % frozen.facts.size()));
  return facts;
}

// The facts of the table as this knowledge reads them; nothing of one that it cannot.
std::vector<knowledge::FactValues> ReadAll(const FrozenCases& frozen, const Knowledge& knowledge) {
  std::vector<knowledge::FactValues> all;
  for (const FrozenCases::Fact& fact : frozen.facts) {
    knowledge::FactValues& values = all.emplace_back();
    const auto field = knowledge.schema.Find(fact.field);
    if (!field || knowledge.schema[*field].derived) continue;
    logic::Problems problems;
    const knowledge::YamlFile file =
        knowledge::ReadYaml("frozen", fact.value, knowledge::kLargestCase, problems);
    values = knowledge::ReadFactValues(file, file.root, knowledge.schema, *field,
                                       knowledge.notes[*field], problems);
    if (logic::HasErrors(problems)) values.clear();
  }
  return all;
}

logic::Facts Stated(const Knowledge& knowledge, const std::vector<knowledge::FactValues>& all,
                    const std::vector<std::uint32_t>& facts) {
  logic::Facts stated(knowledge.schema);
  for (const std::uint32_t fact : facts) {
    for (const auto& [variable, values] : all[fact]) stated.Set(knowledge.schema, variable, values);
  }
  return stated;
}

// The verdicts of three-valued logic.
class Weighing {
 public:
  Weighing(const Knowledge& knowledge, knowledge::Date as_of) : knowledge_(knowledge) {
    for (const advice::Bearing& bearing : advice::BearingsOf(knowledge, {as_of, ""}))
      conditions_.push_back(advice::ConditionsOf(bearing));
  }

  /// On each treatment, in the order of the knowledge.
  std::vector<Verdict> Of(logic::Facts facts) const {
    const advice::Counted counted{std::move(facts), {}, {}};
    const logic::Trace plain(knowledge_.program, knowledge_.Locate(counted.facts));
    std::optional<logic::Trace> presuming;
    std::vector<Verdict> verdicts;
    for (const advice::Conditions& conditions : conditions_) {
      advice::Outlook outlook = advice::Weigh(HoldingIn(plain, conditions));
      if (outlook.open) {
        if (!presuming) {
          std::vector<logic::FieldId> presumed;
          const logic::Facts with = advice::WithPresumptions(knowledge_, counted, plain, presumed);
          presuming.emplace(knowledge_.program, knowledge_.Locate(with));
        }
        outlook = advice::Weigh(HoldingIn(*presuming, conditions));
      }
      verdicts.push_back(outlook.verdict);
    }
    return verdicts;
  }

 private:
  static Kleene Any(const logic::Trace& trace, const std::vector<logic::ConditionId>& conditions) {
    Kleene any = Kleene::kFalse;
    for (const logic::ConditionId condition : conditions) any = logic::Or(any, trace[condition]);
    return any;
  }
  static advice::Holding HoldingIn(const logic::Trace& trace, const advice::Conditions& c) {
    return {.contraindicated = Any(trace, c.contraindicated),
            .hold = Any(trace, c.hold),
            .recommended = Any(trace, c.recommended),
            .option = Any(trace, c.option),
            .not_recommended = Any(trace, c.not_recommended)};
  }

  const Knowledge& knowledge_;
  std::vector<advice::Conditions> conditions_;
};

void AddWorked(const Knowledge& knowledge, const std::vector<knowledge::Case>& worked,
               FrozenCases& frozen) {
  std::map<std::pair<std::string, std::string>, std::uint32_t> known;
  for (const knowledge::Case& a_case : worked) {
    std::vector<std::uint32_t> facts;
    for (const knowledge::StatedFact& fact : a_case.facts) {
      if (fact.values.empty()) continue;
      const std::string& field = knowledge.schema[fact.field].id;
      const std::string value = FactOf(knowledge, fact.field, fact.values).value;
      const auto [found, added] =
          known.try_emplace({field, value}, static_cast<std::uint32_t>(frozen.facts.size()));
      if (added) frozen.facts.push_back({field, value});
      facts.push_back(found->second);
    }
    if (!facts.empty()) frozen.worked.push_back(std::move(facts));
  }
}

}  // namespace

std::vector<std::uint32_t> FactsOf(const FrozenCases& frozen, std::size_t number) {
  return Draw(frozen, number, frozen.size(), frozen.attempts[number]);
}

std::string YamlOf(const FrozenCases& frozen, std::size_t number) {
  std::string text;
  for (const std::uint32_t fact : FactsOf(frozen, number))
    text += fmt::format("{}: {}\n", frozen.facts[fact].field, frozen.facts[fact].value);
  return text;
}

FrozenCases Freeze(const Knowledge& knowledge, const std::vector<knowledge::Case>& worked,
                   knowledge::Date as_of, std::size_t count) {
  FrozenCases frozen;
  frozen.version = knowledge.version;
  frozen.hash = knowledge.hash;
  frozen.as_of = knowledge::ToIso(as_of);
  for (const knowledge::Treatment& treatment : knowledge.treatments)
    frozen.treatments.push_back(treatment.id);
  AddWorked(knowledge, worked, frozen);
  frozen.attempts.resize(count);
  frozen.verdicts.resize(count * frozen.treatments.size());
  const std::vector<knowledge::FactValues> all = ReadAll(frozen, knowledge);
  const Weighing weighing(knowledge, as_of);
  ForEachNumber(count, [&](std::size_t number) {
    std::uint8_t attempt = 0;
    const auto facts_at = [&] {
      return Stated(knowledge, all, Draw(frozen, number, count, attempt));
    };
    logic::Facts facts = facts_at();
    while (attempt < kLastAttempt &&
           !knowledge::Broken(knowledge, facts, knowledge::Strictness::kError).empty()) {
      ++attempt;
      facts = facts_at();
    }
    frozen.attempts[number] = attempt;
    const std::vector<Verdict> verdicts = weighing.Of(std::move(facts));
    for (std::size_t i = 0; i < verdicts.size(); ++i)
      frozen.verdicts[i * count + number] = static_cast<std::uint8_t>(verdicts[i]);
  });
  return frozen;
}

std::vector<ChangedVerdict> Replay(const FrozenCases& frozen, const Knowledge& knowledge,
                                   const ReleaseNotes& notes) {
  const std::vector<knowledge::FactValues> all = ReadAll(frozen, knowledge);
  const Weighing weighing(knowledge, *knowledge::ParseDate(frozen.as_of));
  // Where the verdicts on each treatment stand; a treatment that was not there was not indicated.
  std::vector<std::optional<std::size_t>> columns;
  for (const knowledge::Treatment& treatment : knowledge.treatments) {
    const auto found = std::find(frozen.treatments.begin(), frozen.treatments.end(), treatment.id);
    columns.push_back(found == frozen.treatments.end()
                          ? std::nullopt
                          : std::optional<std::size_t>(found - frozen.treatments.begin()));
  }
  std::vector<std::vector<ChangedVerdict>> changed(frozen.size());
  ForEachNumber(frozen.size(), [&](std::size_t number) {
    const logic::Facts facts = Stated(knowledge, all, FactsOf(frozen, number));
    const std::vector<Verdict> verdicts = weighing.Of(facts);
    for (std::size_t i = 0; i < verdicts.size(); ++i) {
      const Verdict was =
          columns[i] ? static_cast<Verdict>(frozen.verdicts[*columns[i] * frozen.size() + number])
                     : Verdict::kNotIndicated;
      if (was == verdicts[i]) continue;
      const SeenChange change{knowledge.treatments[i].id, was, verdicts[i]};
      changed[number].push_back({number, change, IsNoted(notes, change, knowledge.schema, facts)});
    }
  });
  std::vector<ChangedVerdict> together;
  for (std::vector<ChangedVerdict>& some : changed)
    std::move(some.begin(), some.end(), std::back_inserter(together));
  return together;
}

}  // namespace grevy::proof
