// Reading pathways/*.yaml and trials/*.yaml: rules, measures and trials. A trial that recruits
// becomes a rule, so that it is weighed, explained and proved like all others.

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "knowledge/loading.h"
#include "logic/suggest.h"

namespace grevy::knowledge {
namespace {

// In the order of Stance.
constexpr std::array<std::string_view, 4> kStances = {"recommended", "option", "not_recommended",
                                                      "contraindicated"};
constexpr std::array<std::string_view, 7> kIntents = {
    "cure",       "tumour_control", "symptom_control", "prevention",
    "palliation", "supportive",     "observation"};
constexpr std::array<std::string_view, 8> kLines = {
    "first", "second", "later", "any", "perioperative", "adjuvant", "neoadjuvant", "urgent"};
constexpr std::array<std::string_view, 5> kKinds = {"test", "referral", "follow_up", "advice",
                                                    "urgent"};

constexpr std::array<std::string_view, 6> kStatuses = {
    "recruiting", "not_yet_recruiting", "active", "completed", "stopped", "unknown"};
// The group of the treatment that stands for taking part in a study, and where trials are shown
// among others.
constexpr std::string_view kGroupOfTrials = "clinical_trial";
constexpr std::int32_t kOrderOfTrials = 60;

class PathwayLoader {
 public:
  PathwayLoader(Loading& loading, const YamlFile& file, Date today)
      : loading_(loading), file_(file), today_(today) {}

  void Run() {
    Record record(file_, file_.root, loading_.problems());
    Pathway pathway;
    pathway.id = record.Text("pathway");
    pathway.title = record.Text("title");
    pathway.scope = loading_.ReadCondition(record, "scope", &scope_);
    const Yaml* rules = record.OptionalList("rules");
    const Yaml* measures = record.OptionalList("measures");
    const Yaml* trials = record.OptionalList("trials");
    const Yaml* left_out = record.OptionalList("left_out");
    record.RejectUnknownKeys();
    record.ForEachRecord(left_out, [&pathway](Record& entry) {
      pathway.left_out.push_back({entry.Text("row"), entry.Text("because")});
    });
    index_ = static_cast<std::uint32_t>(loading_.knowledge().pathways.size());
    loading_.knowledge().pathways.push_back(std::move(pathway));
    if (rules != nullptr) {
      for (const Yaml& item : rules->items) LoadRule(item);
    }
    if (measures != nullptr) {
      for (const Yaml& item : measures->items) LoadMeasure(item);
    }
    if (trials != nullptr) {
      for (const Yaml& item : trials->items) LoadTrial(item);
    }
  }

 private:
  void RegisterId(Record& record, const std::string& id) {
    const auto [first, added] = loading_.ids.try_emplace(id, Where{&file_, &record.node()});
    if (added || id.empty()) return;
    record.Report(record.node(),
                  fmt::format("id '{}' stands twice; the first is in {}, line {}", id,
                              first->second.file->name, first->second.node->line));
  }

  void LoadRule(const Yaml& item) {
    Record record(file_, item, loading_.problems());
    Rule rule;
    rule.id = record.Text("id");
    rule.pathway = index_;
    const Treatment* treatment = FindTreatment(record);
    if (treatment != nullptr) rule.treatment = loading_.treatments.at(treatment->id);
    const std::string stance = record.OneOf("stance", kStances);
    for (std::size_t i = 0; i < kStances.size(); ++i) {
      if (stance == kStances[i]) rule.stance = static_cast<Stance>(i);
    }
    rule.intent = record.OneOf("intent", kIntents);
    rule.line = record.OneOf("line", kLines);
    rule.order = record.OptionalInteger("order").value_or(kUsualOrder);
    logic::Expression condition;
    rule.when = loading_.ReadCondition(record, "when", &condition);
    rule.because = record.Text("because");
    rule.note = record.OptionalText("note");
    rule.evidence = record.OptionalText("evidence");
    rule.jurisdictions = loading_.ReadJurisdictions(record);
    rule.validity = record.OptionalValidity();
    rule.exception_to = record.OptionalTexts("exception_to");
    for (const std::string& id : rule.exception_to)
      loading_.exceptions.push_back({rule.id, id, {&file_, record.Optional("exception_to")}});
    rule.citation = loading_.ReadCitation(record, Loading::Locator::kRequired);
    rule.rows = record.OptionalTexts("rows");
    record.RejectUnknownKeys();
    RegisterId(record, rule.id);
    AddRule(std::move(rule), treatment, std::move(condition), item);
  }

  void AddRule(Rule rule, const Treatment* treatment, logic::Expression condition,
               const Yaml& item) {
    logic::Expression holds = Both(scope_, std::move(condition));
    if (treatment != nullptr && Supports(rule.stance)) {
      for (std::size_t i = 0; i < treatment->limits.size(); ++i) {
        const auto& except = treatment->limits[i].except;
        if (std::find(except.begin(), except.end(), rule.id) != except.end()) continue;
        holds = Both(std::move(holds), loading_.limits[rule.treatment][i]);
      }
    }
    rule.holds = loading_.AddCondition(std::move(holds));
    if (rule.stance == Stance::kContraindicated) loading_.can_harm.push_back(rule.holds);
    loading_.must_be_possible.push_back(
        {rule.holds, {&file_, &item}, fmt::format("rule {}", rule.id)});
    loading_.knowledge().rules.push_back(std::move(rule));
  }

  void LoadTrial(const Yaml& item) {
    Record record(file_, item, loading_.problems());
    Trial trial;
    trial.id = record.Text("id");
    trial.name = record.Text("name");
    trial.tests = record.Text("tests");
    trial.phase = record.OptionalText("phase");
    trial.status = record.OneOf("status", kStatuses);
    const std::optional<Date> status_on = record.OptionalDate("status_on");
    Rule rule;
    rule.intent = record.OneOf("intent", kIntents);
    rule.line = record.OneOf("line", kLines);
    logic::Expression condition;
    rule.when = loading_.ReadCondition(record, "when", &condition);
    trial.to_check = record.OptionalTexts("to_check");
    trial.citation = loading_.ReadCitation(record, Loading::Locator::kRequired);
    trial.rows = record.OptionalTexts("rows");
    record.RejectUnknownKeys();
    RegisterId(record, trial.id);
    if (!status_on) {
      record.Report(item, "'status_on:' is missing: the day on which the registry was looked at");
      return;
    }
    trial.status_on = *status_on;
    if (StatusIsOld(trial, today_)) {
      record.Report(item,
                    fmt::format("the status of {} was last looked up on {}: look it up again",
                                trial.id, ToIso(trial.status_on)),
                    logic::Severity::kWarning);
    }
    trial.when = rule.when;
    const std::vector<Treatment>& treatments = loading_.knowledge().treatments;
    const auto found = std::find_if(treatments.begin(), treatments.end(),
                                    [](const Treatment& t) { return t.group == kGroupOfTrials; });
    const Treatment* treatment = found == treatments.end() ? nullptr : &*found;
    if (trial.recruits() && treatment == nullptr)
      record.Report(item,
                    fmt::format("a trial needs a treatment of the group '{}'", kGroupOfTrials));
    if (trial.recruits() && treatment != nullptr) {
      rule.id = trial.id;
      rule.pathway = index_;
      rule.treatment = loading_.treatments.at(treatment->id);
      rule.stance = Stance::kOption;
      rule.order = kOrderOfTrials;
      rule.because = fmt::format("the trial {} may be open: {}", trial.name, trial.tests);
      rule.note = NoteOn(trial);
      rule.evidence = trial.phase.empty() ? "" : fmt::format("trial of phase {}", trial.phase);
      rule.citation = trial.citation;
      rule.rows = trial.rows;
      AddRule(std::move(rule), treatment, std::move(condition), item);
      trial.holds = loading_.knowledge().rules.back().holds;
    }
    loading_.knowledge().trials.push_back(std::move(trial));
  }

  static std::string NoteOn(const Trial& trial) {
    std::string note = fmt::format("{}, recruiting on {}", trial.id, ToBritish(trial.status_on));
    if (!trial.to_check.empty())
      note += fmt::format("; still to be checked: {}", fmt::join(trial.to_check, ", "));
    return note;
  }

  // The treatment that a rule names; nullptr, reported, where there is none.
  const Treatment* FindTreatment(Record& record) {
    const Yaml* node = record.Required("treatment");
    if (node == nullptr) return nullptr;
    if (const Treatment* treatment = loading_.knowledge().FindTreatment(node->text))
      return treatment;
    std::vector<std::string> ids;
    for (const Treatment& treatment : loading_.knowledge().treatments) ids.push_back(treatment.id);
    record.Report(*node, fmt::format("unknown treatment '{}'{}", node->text,
                                     logic::DidYouMean(logic::Closest(node->text, ids))));
    return nullptr;
  }

  void LoadMeasure(const Yaml& item) {
    Record record(file_, item, loading_.problems());
    Measure measure;
    measure.id = record.Text("id");
    measure.pathway = index_;
    measure.action = record.Text("do");
    measure.plain = record.OptionalText("plain");
    measure.kind = record.OneOf("kind", kKinds);
    logic::Expression condition;
    measure.when = loading_.ReadCondition(record, "when", &condition);
    measure.because = record.Text("because");
    measure.evidence = record.OptionalText("evidence");
    measure.jurisdictions = loading_.ReadJurisdictions(record);
    measure.validity = record.OptionalValidity();
    measure.citation = loading_.ReadCitation(record, Loading::Locator::kRequired);
    measure.rows = record.OptionalTexts("rows");
    record.RejectUnknownKeys();
    RegisterId(record, measure.id);
    measure.holds = loading_.AddCondition(Both(scope_, std::move(condition)));
    loading_.must_be_possible.push_back(
        {measure.holds, {&file_, &item}, fmt::format("measure {}", measure.id)});
    loading_.knowledge().measures.push_back(std::move(measure));
  }

  Loading& loading_;
  const YamlFile& file_;
  Date today_;
  logic::Expression scope_;
  std::uint32_t index_ = 0;
};

}  // namespace

void LoadPathway(Loading& loading, const YamlFile& file, Date today) {
  PathwayLoader(loading, file, today).Run();
}

}  // namespace grevy::knowledge
