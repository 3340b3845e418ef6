// Looking names up; see names.h.

#include "cli/names.h"

#include <algorithm>
#include <utility>

#include "cli/wording.h"
#include "logic/suggest.h"

namespace grevy::cli {
namespace {

// Longer texts are no name; comparing them would only cost time.
constexpr std::size_t kLongestName = 80;
// Shorter texts are contained in almost everything.
constexpr std::size_t kShortestPart = 3;

// As people type it: no capitals, and one kind of gap.
std::string Typed(std::string_view text) {
  std::string typed = Lower(text);
  std::replace_if(
      typed.begin(), typed.end(), [](char c) { return c == '-' || c == ' '; }, '_');
  return typed;
}

template <typename Same>
std::vector<const Named*> Matching(const std::vector<Named>& names, const Same& same) {
  std::vector<const Named*> found;
  for (const Named& named : names) {
    if (same(named.id) || std::any_of(named.also.begin(), named.also.end(), same)) {
      found.push_back(&named);
    }
  }
  return found;
}

// The number of slips between a text and the closest name of something.
std::size_t Slips(const Named& named, const std::string& typed) {
  std::size_t fewest = logic::EditDistance(typed, Typed(named.id));
  for (const std::string& name : named.also) {
    fewest = std::min(fewest, logic::EditDistance(typed, Typed(name)));
  }
  return fewest;
}

bool OtherNamesContain(const Named& named, const std::string& typed) {
  const auto contains = [&](const std::string& name) {
    return Typed(name).find(typed) != std::string::npos;
  };
  return contains(named.title) || std::any_of(named.also.begin(), named.also.end(), contains);
}

}  // namespace

std::string_view KindName(Kind kind) {
  switch (kind) {
    case Kind::kField:
      return "field";
    case Kind::kTreatment:
      return "treatment";
    case Kind::kRule:
      return "rule";
    case Kind::kMeasure:
      return "measure";
    case Kind::kPrecaution:
      return "precaution";
    case Kind::kLimit:
      return "limit";
    case Kind::kPathway:
      return "pathway";
    case Kind::kTrial:
      return "clinical trial";
    case Kind::kWord:
      return "word";
    case Kind::kSource:
      return "source";
  }
  return "";
}

std::vector<Named> AllNames(const knowledge::Knowledge& knowledge) {
  std::vector<Named> names;
  for (std::size_t i = 0; i < knowledge.schema.size(); ++i) {
    const logic::Field& field = knowledge.schema.fields()[i];
    std::vector<std::string> also = field.synonyms;
    also.insert(also.end(), knowledge.notes[i].also_known_as.begin(),
                knowledge.notes[i].also_known_as.end());
    names.push_back({Kind::kField, field.id, knowledge.notes[i].label, std::move(also), i});
  }
  for (std::size_t i = 0; i < knowledge.treatments.size(); ++i) {
    const knowledge::Treatment& treatment = knowledge.treatments[i];
    names.push_back({Kind::kTreatment, treatment.id, treatment.name, {}, i});
  }
  for (std::size_t i = 0; i < knowledge.pathways.size(); ++i) {
    names.push_back({Kind::kPathway, knowledge.pathways[i].id, knowledge.pathways[i].title, {}, i});
  }
  for (std::size_t i = 0; i < knowledge.rules.size(); ++i) {
    const knowledge::Rule& rule = knowledge.rules[i];
    names.push_back({Kind::kRule, rule.id, knowledge.treatments[rule.treatment].name, {}, i});
  }
  for (std::size_t i = 0; i < knowledge.measures.size(); ++i) {
    names.push_back(
        {Kind::kMeasure, knowledge.measures[i].id, knowledge.measures[i].action, {}, i});
  }
  for (std::size_t t = 0; t < knowledge.treatments.size(); ++t) {
    const knowledge::Treatment& treatment = knowledge.treatments[t];
    for (std::size_t i = 0; i < treatment.precautions.size(); ++i) {
      names.push_back({Kind::kPrecaution, treatment.precautions[i].id, treatment.name, {}, i, t});
    }
    for (std::size_t i = 0; i < treatment.limits.size(); ++i) {
      names.push_back({Kind::kLimit, treatment.limits[i].id, treatment.name, {}, i, t});
    }
  }
  for (std::size_t i = 0; i < knowledge.trials.size(); ++i) {
    const knowledge::Trial& trial = knowledge.trials[i];
    names.push_back({Kind::kTrial, trial.id, trial.tests, {trial.name}, i});
  }
  for (std::size_t i = 0; i < knowledge.plain.glossary.size(); ++i) {
    const knowledge::Term& term = knowledge.plain.glossary[i];
    names.push_back({Kind::kWord, term.word, term.means, term.also, i});
  }
  for (std::size_t i = 0; i < knowledge.sources.size(); ++i) {
    const knowledge::Source& source = knowledge.sources[i];
    names.push_back({Kind::kSource, source.id, source.citation, source.also, i});
  }
  return names;
}

std::vector<const Named*> Find(const std::vector<Named>& names, std::string_view text) {
  auto found = Matching(names, [&](const std::string& name) { return name == text; });
  if (!found.empty()) return found;
  return Matching(names,
                  [typed = Typed(text)](const std::string& name) { return Typed(name) == typed; });
}

std::vector<const Named*> Nearest(const std::vector<Named>& names, std::string_view text,
                                  std::size_t most) {
  if (text.empty() || text.size() > kLongestName) return {};
  const std::string typed = Typed(text);
  // A slip in every third letter is still recognisable; more is another word.
  const std::size_t most_slips = std::max<std::size_t>(1, typed.size() / 3);
  const std::size_t not_close = most_slips + 1;
  std::vector<std::pair<std::size_t, const Named*>> ranked;
  for (const Named& named : names) {
    const std::size_t slips = Slips(named, typed);
    if (slips <= most_slips) {
      ranked.emplace_back(slips, &named);
    } else if (typed.size() < kShortestPart) {
      continue;
    } else if (Typed(named.id).find(typed) != std::string::npos) {
      ranked.emplace_back(not_close, &named);
    } else if (OtherNamesContain(named, typed)) {
      ranked.emplace_back(not_close + 1, &named);
    }
  }
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<const Named*> nearest;
  for (const auto& [slips, named] : ranked) {
    const bool listed = std::any_of(nearest.begin(), nearest.end(),
                                    [n = named](const Named* other) { return other->id == n->id; });
    if (!listed && nearest.size() < most) nearest.push_back(named);
  }
  return nearest;
}

}  // namespace grevy::cli
