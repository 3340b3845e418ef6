// Reading treatments/*.yaml.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "knowledge/loading.h"
#include "knowledge/words.h"

namespace grevy::knowledge {
namespace {

constexpr std::array<std::string_view, 13> kGroups = {
    "surveillance", "surgery",    "urgent_care",   "somatostatin_analogues", "hormone_control",
    "chemotherapy", "prrt",       "targeted",      "immunotherapy",          "liver_directed",
    "radiotherapy", "supportive", "clinical_trial"};
// In the order of Effect.
constexpr std::array<std::string_view, 5> kEffects = {"caution", "dose_change", "needs_test_first",
                                                      "hold", "contraindicated"};
constexpr std::array<std::string_view, 5> kFrequencies = {"very_common", "common", "uncommon",
                                                          "rare", "reported"};

PlainWords ReadPlainWords(Loading& loading, Record& treatment) {
  PlainWords words;
  const Yaml* node = treatment.Required("plain");
  if (node == nullptr) return words;
  Record record(treatment.file(), *node, loading.problems());
  words.what = record.Text("what");
  words.how_it_works = record.Text("how_it_works");
  words.how_given = record.Text("how_given");
  words.benefit = record.Text("benefit");
  words.side_effects = record.Text("side_effects");
  words.living_with = record.Text("living_with");
  words.tell_the_team = record.Text("tell_the_team");
  words.questions = record.OptionalTexts("questions");
  record.RejectUnknownKeys();
  return words;
}

std::vector<Benefit> ReadBenefits(Loading& loading, Record& treatment) {
  std::vector<Benefit> benefits;
  treatment.ForEachRecord(treatment.OptionalList("benefit"), [&](Record& record) {
    Benefit benefit;
    benefit.text = record.Text("text");
    benefit.trial = record.OptionalText("trial");
    benefit.population = record.OptionalText("population");
    benefit.arms = record.OptionalText("arms");
    benefit.participants = record.OptionalInteger("n");
    benefit.outcome = record.OptionalText("outcome");
    benefit.medians_months = record.OptionalDecimals("medians_months");
    benefit.hazard_ratio = record.OptionalDecimal("hazard_ratio");
    benefit.interval = record.OptionalText("interval");
    record.ForEachRecord(record.OptionalList("proportions"), [&](Record& proportion) {
      Proportion read;
      read.text = proportion.OptionalText("text");
      proportion.Required("per_100");
      read.per_100 = proportion.OptionalDecimal("per_100").value_or(logic::Decimal());
      read.at_months = proportion.OptionalDecimal("at_months");
      benefit.proportions.push_back(std::move(read));
    });
    benefit.citation = loading.ReadCitation(record, Loading::Locator::kOptional);
    benefits.push_back(std::move(benefit));
  });
  return benefits;
}

std::vector<SideEffect> ReadSideEffects(Loading& loading, Record& treatment) {
  std::vector<SideEffect> effects;
  treatment.ForEachRecord(treatment.OptionalList("side_effects"), [&](Record& record) {
    SideEffect effect;
    effect.name = record.Text("name");
    effect.plain = record.OptionalText("plain");
    effect.frequency = record.OneOf("frequency", kFrequencies);
    effect.percent = record.OptionalText("percent");
    effect.citation = loading.ReadCitation(record, Loading::Locator::kOptional);
    effects.push_back(std::move(effect));
  });
  return effects;
}

Precaution ReadPrecaution(Loading& loading, const YamlFile& file, const Yaml& item) {
  Record record(file, item, loading.problems());
  Precaution precaution;
  precaution.id = record.Text("id");
  const std::string effect = record.OneOf("effect", kEffects);
  for (std::size_t i = 0; i < kEffects.size(); ++i) {
    if (effect == kEffects[i]) precaution.effect = static_cast<Effect>(i);
  }
  precaution.when = loading.ReadCondition(record, "when");
  precaution.because = record.Text("because");
  precaution.action = record.OptionalText("do");
  precaution.jurisdictions = loading.ReadJurisdictions(record);
  precaution.validity = record.OptionalValidity();
  precaution.citation = loading.ReadCitation(record, Loading::Locator::kRequired);
  precaution.rows = record.OptionalTexts("rows");
  record.RejectUnknownKeys();
  if (precaution.effect >= Effect::kHold) loading.can_harm.push_back(precaution.when.id);
  loading.must_be_possible.push_back(
      {precaution.when.id, {&file, &item}, fmt::format("precaution {}", precaution.id)});
  return precaution;
}

Limit ReadLimit(Loading& loading, const YamlFile& file, const Yaml& item,
                std::vector<logic::Expression>& expressions) {
  Record record(file, item, loading.problems());
  Limit limit;
  limit.id = record.Text("id");
  logic::Expression holds;
  limit.holds = loading.ReadCondition(record, "holds", &holds);
  if (const Yaml* within = record.Optional("within")) {
    logic::Expression guard;
    loading.ReadConditionAt(file, *within, &guard);
    logic::Expression guarded;
    guarded.op = logic::Operator::kImplies;
    guarded.children.push_back(std::move(guard));
    guarded.children.push_back(std::move(holds));
    holds = std::move(guarded);
    limit.holds.id = loading.AddCondition(holds);
    limit.holds.clauses = {
        {InWords(holds, loading.knowledge().schema, loading.knowledge().notes), limit.holds.id}};
  }
  limit.except = record.OptionalTexts("except");
  limit.because = record.Text("because");
  limit.citation = loading.ReadCitation(record, Loading::Locator::kRequired);
  limit.rows = record.OptionalTexts("rows");
  record.RejectUnknownKeys();
  loading.must_be_possible.push_back(
      {limit.holds.id, {&file, &item}, fmt::format("limit {}", limit.id)});
  expressions.push_back(std::move(holds));
  return limit;
}

}  // namespace

void LoadTreatment(Loading& loading, const YamlFile& file) {
  Record record(file, file.root, loading.problems());
  Treatment treatment;
  treatment.id = record.Text("treatment");
  treatment.name = record.Text("name");
  treatment.plain_name = record.Text("plain_name");
  treatment.group = record.OneOf("group", kGroups);
  treatment.what = record.Text("what");
  treatment.how_it_works = record.Text("how_it_works");
  treatment.plain = ReadPlainWords(loading, record);
  treatment.regimen = loading.ReadStatements(record, "regimen");
  treatment.benefit = ReadBenefits(loading, record);
  treatment.side_effects = ReadSideEffects(loading, record);
  treatment.checks_before = loading.ReadStatements(record, "checks_before");
  treatment.monitoring = loading.ReadStatements(record, "monitoring");
  treatment.interactions = loading.ReadStatements(record, "interactions");
  treatment.cautions = loading.ReadStatements(record, "cautions");
  treatment.fertility_and_pregnancy = loading.ReadStatements(record, "fertility_and_pregnancy");
  treatment.after = ReadAftermaths(loading, record);
  std::vector<logic::Expression> limit_expressions;
  std::set<std::string> ids;
  if (const Yaml* limits = record.OptionalList("limits")) {
    for (const Yaml& item : limits->items) {
      treatment.limits.push_back(ReadLimit(loading, file, item, limit_expressions));
      if (!ids.insert(treatment.limits.back().id).second)
        record.Report(item, "this id stands twice in this treatment");
    }
  }
  if (const Yaml* precautions = record.OptionalList("precautions")) {
    for (const Yaml& item : precautions->items) {
      treatment.precautions.push_back(ReadPrecaution(loading, file, item));
      if (!ids.insert(treatment.precautions.back().id).second)
        record.Report(item, "this id stands twice in this treatment");
    }
  }
  record.RejectUnknownKeys();

  const auto id = static_cast<TreatmentId>(loading.knowledge().treatments.size());
  if (!loading.treatments.emplace(treatment.id, id).second) {
    record.Report(file.root,
                  fmt::format("treatment '{}' is described in another file, too", treatment.id));
  }
  loading.knowledge().treatments.push_back(std::move(treatment));
  loading.limits.push_back(std::move(limit_expressions));
}

}  // namespace grevy::knowledge
