// Counting and naming for the reports; see summary.h.

#include "proof/summary.h"

#include <fmt/format.h>

#include <map>

namespace grevy::proof {
namespace {

using knowledge::Knowledge;

std::string_view NameOf(Kind kind) {
  switch (kind) {
    case Kind::kHarm:
      return "harm";
    case Kind::kConflict:
      return "conflicts within a source";
    case Kind::kIdle:
      return "rules without effect";
    case Kind::kGap:
      return "gaps";
    case Kind::kDefinition:
      return "definitions";
    case Kind::kHidden:
      return "hidden facts";
    case Kind::kMove:
      return "settled verdicts that move";
    case Kind::kDisagree:
      return "disagreement between sources";
    case Kind::kUnverified:
      return "unverified or presumed";
  }
  return "";
}

std::string_view VerbOf(knowledge::Stance stance) {
  switch (stance) {
    case knowledge::Stance::kRecommended:
      return "recommends";
    case knowledge::Stance::kOption:
      return "offers";
    case knowledge::Stance::kNotRecommended:
      return "advises against";
    case knowledge::Stance::kContraindicated:
      return "forbids";
  }
  return "";
}

std::string_view VerbOf(knowledge::Effect effect) {
  switch (effect) {
    case knowledge::Effect::kCaution:
      return "asks for caution with";
    case knowledge::Effect::kDoseChange:
      return "changes the dose of";
    case knowledge::Effect::kNeedsTestFirst:
      return "asks for a test before";
    case knowledge::Effect::kHold:
      return "delays";
    case knowledge::Effect::kContraindicated:
      return "forbids";
  }
  return "";
}

std::string_view WordsOf(knowledge::Known known) {
  switch (known) {
    case knowledge::Known::kRecalled:
      return "recalled, not verified";
    case knowledge::Known::kSecondary:
      return "taken from another publication";
    case knowledge::Known::kSeen:
      return "read in the source";
  }
  return "";
}

template <typename Item>  // a rule, measure or precaution
Involved Describe(const Item& item, const std::string& says, const Knowledge& knowledge) {
  const knowledge::Source& source = knowledge.sources[item.citation.source];
  return {.id = item.id,
          .says = says,
          .condition = item.when.text,
          .because = item.because,
          .source = source.id,
          .citation = source.citation,
          .at = item.citation.at,
          .known = std::string(WordsOf(item.citation.known))};
}

std::optional<Involved> Find(const std::string& id, const Knowledge& knowledge) {
  if (const knowledge::Rule* rule = knowledge.FindRule(id)) {
    return Describe(
        *rule,
        fmt::format("{} {}", VerbOf(rule->stance), knowledge.treatments[rule->treatment].name),
        knowledge);
  }
  for (const knowledge::Measure& measure : knowledge.measures) {
    if (measure.id == id) return Describe(measure, "asks for: " + measure.action, knowledge);
  }
  for (const knowledge::Treatment& treatment : knowledge.treatments) {
    for (const knowledge::Precaution& precaution : treatment.precautions) {
      if (precaution.id != id) continue;
      return Describe(precaution, fmt::format("{} {}", VerbOf(precaution.effect), treatment.name),
                      knowledge);
    }
  }
  return std::nullopt;
}

}  // namespace

std::vector<Summary> SummariesOf(const Proofs& proofs) {
  std::map<Kind, Summary> by_kind;
  const auto count = [](const std::optional<Attempt>& attempt, int& tried, int& proved,
                        double& seconds) {
    if (!attempt) return;
    ++tried;
    proved += attempt->proved ? 1 : 0;
    seconds += attempt->seconds;
  };
  for (const Outcome& outcome : proofs.outcomes) {
    Summary& s = by_kind[outcome.duty.kind];
    s.kind = outcome.duty.kind;
    s.name = NameOf(s.kind);
    ++s.duties;
    count(outcome.by_diagrams, s.tried_by_diagrams, s.by_diagrams, s.diagram_seconds);
    count(outcome.by_z3, s.tried_by_z3, s.by_z3, s.z3_seconds);
    count(outcome.by_trial, s.tried_by_trial, s.by_trial, s.trial_seconds);
    if (outcome.IsProved()) continue;
    ++(outcome.IsOpen() ? s.open : outcome.accepted ? s.accepted : s.reported);
  }
  std::vector<Summary> summaries;
  for (const auto& [kind, summary] : by_kind) summaries.push_back(summary);
  return summaries;
}

std::vector<Involved> InvolvedIn(const Outcome& outcome, const Knowledge& knowledge) {
  std::vector<Involved> all;
  for (const std::string& id : outcome.involved) {
    if (std::optional<Involved> involved = Find(id, knowledge)) all.push_back(std::move(*involved));
  }
  return all;
}

}  // namespace grevy::proof
