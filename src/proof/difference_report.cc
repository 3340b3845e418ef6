// Writing down what differs; see difference_report.h.

#include "proof/difference_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>

#include "proof/report.h"

namespace grevy::proof {
namespace {

namespace json = boost::json;
using advice::VerdictName;

std::string Words(advice::Verdict verdict) {
  std::string words(VerdictName(verdict));
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

std::string Counted(std::size_t count, const std::string& one, const std::string& many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

// What is true of a person but nobody knows is no fact of a case.
std::vector<std::string> FactsOf(const Region& region, const Difference& difference) {
  std::vector<std::string> facts;
  for (const Example::Fact& fact : region.example.facts) {
    if (!fact.latent)
      facts.push_back(fmt::format("{}: {}", difference.shown.schema[fact.field].id, fact.value));
  }
  return facts;
}

std::string Where(const Region& region) {
  std::vector<std::string> conditions;
  for (const Bound& bound : region.bounds) conditions.push_back(bound.condition);
  return fmt::format("{}", fmt::join(conditions, " and "));
}

std::string Listed(const std::vector<std::string>& ids) {
  return ids.empty() ? "nothing" : fmt::format("{}", fmt::join(ids, ", "));
}

std::string ChangeText(const Change& change) {
  if (change.was.empty())
    return fmt::format("  {} of {} is new: {}\n", change.id, change.treatment, change.becomes);
  if (change.becomes.empty())
    return fmt::format("  {} of {} is gone: {}\n", change.id, change.treatment, change.was);
  if (change.was == change.becomes)
    return fmt::format("  {} of {} says the same, but a definition, scope or limit changed: {}\n",
                       change.id, change.treatment, change.was);
  return fmt::format("  {} of {} was: {}\n  {:{}}     is: {}\n", change.id, change.treatment,
                     change.was, "", change.id.size() + change.treatment.size() + 1,
                     change.becomes);
}

std::string RegionText(const Region& region, const Difference& difference) {
  std::string text = fmt::format("\n{}: {} → {}, by {}\n", region.name, Words(region.was),
                                 Words(region.becomes), region.change);
  text += region.bounds.empty() ? "  anywhere\n" : "  only where\n";
  for (const Bound& bound : region.bounds) text += fmt::format("      {}\n", bound.words);
  if (!region.bounds.empty()) text += fmt::format("  as a condition\n      {}\n", Where(region));
  text += "  for example\n" + Indented(YamlOf(region.example, difference.shown), 6);
  text += fmt::format("  where {} held, and {} {} now\n", Listed(region.held), Listed(region.holds),
                      region.holds.size() > 1 ? "hold" : "holds");
  return text;
}

json::array Strings(const std::vector<std::string>& texts) {
  return json::array(texts.begin(), texts.end());
}

json::object JsonOf(const Region& region, const Difference& difference) {
  json::object facts;
  for (const Example::Fact& fact : region.example.facts) {
    if (!fact.latent) facts[difference.shown.schema[fact.field].id] = fact.value;
  }
  json::array words;
  for (const Bound& bound : region.bounds) words.push_back(json::string(bound.words));
  return {{"treatment", region.treatment},
          {"was", VerdictName(region.was)},
          {"becomes", VerdictName(region.becomes)},
          {"change", region.change},
          {"where", Where(region)},
          {"words", std::move(words)},
          {"example", std::move(facts)},
          {"held", Strings(region.held)},
          {"holds", Strings(region.holds)}};
}

// A text that stands in quotes in YAML.
std::string Quoted(const std::string& text) { return json::serialize(json::string(text)); }

}  // namespace

std::string TextOf(const Difference& difference) {
  std::string text = fmt::format(
      "from {} ({})\nto   {} ({})\nas of {}, {}\n", difference.old_version, difference.old_hash,
      difference.new_version, difference.new_hash, knowledge::ToIso(difference.as_of),
      difference.jurisdiction.empty() ? "all jurisdictions" : difference.jurisdiction);
  for (const FieldChange& field : difference.fields)
    text += fmt::format("field {} {}\n", field.id, field.what);
  for (const std::string& treatment : difference.treatments_added)
    text += fmt::format("treatment {} added\n", treatment);
  for (const std::string& treatment : difference.treatments_removed)
    text += fmt::format("treatment {} removed\n", treatment);
  if (!difference.changes.empty()) text += "what bears otherwise on a treatment:\n";
  for (const Change& change : difference.changes) text += ChangeText(change);
  for (const Region& region : difference.regions) text += RegionText(region, difference);
  const std::string summary =
      difference.regions.empty()
          ? "no verdict differs, for any plausible case"
          : Counted(difference.regions.size(), "region of cases has", "regions of cases have") +
                " another verdict; for all other plausible cases all verdicts are the same";
  text += fmt::format(
      "\n{}\n{}\n", summary,
      Counted(static_cast<std::size_t>(difference.texts), "text changed", "texts changed"));
  return text;
}

std::string JsonOf(const Difference& difference) {
  json::array fields;
  for (const FieldChange& field : difference.fields)
    fields.push_back(json::object{{"field", field.id}, {"what", field.what}});
  json::array changes;
  for (const Change& change : difference.changes) {
    changes.push_back(json::object{{"treatment", change.treatment},
                                   {"id", change.id},
                                   {"was", change.was},
                                   {"becomes", change.becomes}});
  }
  json::array regions;
  for (const Region& region : difference.regions) regions.push_back(JsonOf(region, difference));
  const auto version = [](const std::string& name, const std::string& hash) {
    return json::object{{"version", name}, {"hash", hash}};
  };
  return json::serialize(
             json::object{{"old", version(difference.old_version, difference.old_hash)},
                          {"new", version(difference.new_version, difference.new_hash)},
                          {"as_of", knowledge::ToIso(difference.as_of)},
                          {"jurisdiction", difference.jurisdiction},
                          {"fields", std::move(fields)},
                          {"treatments_added", Strings(difference.treatments_added)},
                          {"treatments_removed", Strings(difference.treatments_removed)},
                          {"changes", std::move(changes)},
                          {"regions", std::move(regions)},
                          {"texts", difference.texts}}) +
         "\n";
}

std::string NotesOf(const Difference& difference) {
  std::string text = fmt::format(
      "# For whom which verdict differs between two versions of the knowledge. Written by `grevy "
      "diff`, and read again\n# when the frozen cases are replayed: a changed verdict that is not "
      "listed here fails the build.\nold: {{ version: {}, hash: {} }}\nnew: {{ version: {}, hash: "
      "{} }}\n",
      Quoted(difference.old_version), Quoted(difference.old_hash), Quoted(difference.new_version),
      Quoted(difference.new_hash));
  text += difference.changes.empty() ? "changes: []\n" : "changes:\n";
  for (const Change& change : difference.changes) {
    text += fmt::format("  - {{ treatment: {}, id: {}, was: {}, becomes: {} }}\n", change.treatment,
                        change.id, Quoted(change.was), Quoted(change.becomes));
  }
  text += difference.regions.empty() ? "regions: []\n" : "regions:\n";
  for (const Region& region : difference.regions) {
    text += fmt::format("  - treatment: {}\n    was: {}\n    becomes: {}\n    change: {}\n",
                        region.treatment, VerdictName(region.was), VerdictName(region.becomes),
                        region.change);
    if (!region.bounds.empty()) text += "    where:\n";
    for (const Bound& bound : region.bounds)
      text += fmt::format("      - {}\n", Quoted(bound.condition));
    text += fmt::format("    example: {{ {} }}\n", fmt::join(FactsOf(region, difference), ", "));
  }
  return text;
}

}  // namespace grevy::proof
