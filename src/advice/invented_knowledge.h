// An invented body of knowledge for the tests of advice: three treatments, a few fields, and
// whatever rules a test states. No medicine is meant by it.
//
//     const Invention invention({.rules = {{.id = "R-1", .stance = "recommended", .when =
//     "sick"}}}); invention.Tablet("{ sick: true }").verdict;    // recommended
//
// `itch` and `colour` are presumed where nothing is said of them; `blood` counts for 28 days and
// `colour` for 30; `stage` may be stated or follows from `size_mm`; a reading of `size_mm` is right
// to 2 mm, and a `stage` of I may be one of II in somebody sick.

#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "advice/advice.h"
#include "knowledge/fact.h"
#include "knowledge/small_knowledge.h"

namespace grevy::advice {

/// The day on which the invented advice is given.
inline constexpr knowledge::Date kInventedDay = knowledge::kSmallDay;

struct InventedRule {
  std::string id = "R-1";
  std::string treatment = "tablet";
  std::string stance = "recommended";
  std::string when = "sick";
  std::string source = "BOOK";
  std::string known = "seen";
  std::string line = "any";
  std::string order = "50";
  std::string intent = "cure";
  std::string more = {};  // further keys, such as "jurisdictions: [UK]"
};

struct InventedPrecaution {
  std::string id = "P-1";
  std::string effect = "contraindicated";
  std::string when = "bad_heart";
  std::string treatment = "tablet";
  std::string source = "LEAFLET";
  std::string more = {};
};

struct InventedLimit {
  std::string id = "L-1";
  std::string holds = "lumps <= 3";
  std::string because = "more is too much";
  std::string treatment = "tablet";
  std::string more = {};
};

struct InventedMeasure {
  std::string id = "M-1";
  std::string when = "sick";
  std::string kind = "test";
  std::string more = {};
};

struct InventedBody {
  std::vector<InventedRule> rules = {};
  std::vector<InventedPrecaution> precautions = {};
  std::vector<InventedLimit> limits = {};
  std::vector<InventedMeasure> measures = {};
  std::vector<std::string> constraints = {};      // what is always so
  std::string scope = "lumps >= 0";               // which is so of everybody
  std::map<std::string, std::string> after = {};  // of a treatment, such as "{ sick: false }"
  std::map<std::string, std::string> after_when = {};
  std::string minimal_data = {};  // the whole file
  std::string trials = {};        // a list of trials, each as it stands in its file
};

inline std::string FurtherKey(const std::string& more) {
  return more.empty() ? "" : "    " + more + "\n";
}

inline std::string InventedTreatment(const InventedBody& body, const std::string& id,
                                     const std::string& name, const std::string& group) {
  std::string text = "treatment: " + id + "\nname: " + name + "\nplain_name: " + name +
                     "\ngroup: " + group + R"yaml(
what: Something is done.
how_it_works: It works.
plain:
  what: Something is done.
  how_it_works: It works.
  how_given: At home.
  benefit: It helps.
  side_effects: None.
  living_with: As before.
  tell_the_team: Pain.
)yaml";
  std::string limits;
  for (const InventedLimit& limit : body.limits) {
    if (limit.treatment != id) continue;
    limits +=
        "  - id: " + limit.id + "\n    holds: " + limit.holds + "\n    because: " + limit.because +
        "\n    source: LEAFLET\n    at: section 1\n    known: seen\n" + FurtherKey(limit.more);
  }
  if (!limits.empty()) text += "limits:\n" + limits;
  std::string precautions;
  for (const InventedPrecaution& precaution : body.precautions) {
    if (precaution.treatment != id) continue;
    precautions += "  - id: " + precaution.id + "\n    effect: " + precaution.effect +
                   "\n    when: " + precaution.when +
                   "\n    because: it would harm\n    source: " + precaution.source +
                   "\n    do: Take care\n    at: section 2\n    known: seen\n" +
                   FurtherKey(precaution.more);
  }
  if (!precautions.empty()) text += "precautions:\n" + precautions;
  if (body.after.contains(id)) text += "after: " + body.after.at(id) + "\n";
  if (body.after_when.contains(id)) text += "after_when: " + body.after_when.at(id) + "\n";
  return text;
}

inline std::string InventedConstraints(const InventedBody& body) {
  std::string text = body.constraints.empty() ? "constraints: []\n" : "constraints:\n";
  for (std::size_t i = 0; i < body.constraints.size(); ++i)
    text += fmt::format("  - {{ id: C-{}, kind: error, always: {}, because: it is so }}\n", i + 1,
                        body.constraints[i]);
  return text;
}

inline std::string InventedPathway(const InventedBody& body) {
  std::string text = "pathway: lump\ntitle: A lump\nscope: " + body.scope + "\n";
  if (!body.rules.empty()) text += "rules:\n";
  for (const InventedRule& rule : body.rules) {
    text += "  - id: " + rule.id + "\n    treatment: " + rule.treatment +
            "\n    stance: " + rule.stance + "\n    intent: " + rule.intent +
            "\n    line: " + rule.line + "\n    order: " + rule.order + "\n    when: " + rule.when +
            "\n    because: it helps\n    evidence: \"I, A\"\n    source: " + rule.source +
            "\n    at: page 1\n    known: " + rule.known + "\n" + FurtherKey(rule.more);
  }
  if (!body.measures.empty()) text += "measures:\n";
  for (const InventedMeasure& measure : body.measures) {
    text += "  - id: " + measure.id + "\n    do: Take a picture\n    plain: A picture is taken" +
            "\n    kind: " + measure.kind + "\n    when: " + measure.when +
            "\n    because: one needs it\n    source: BOOK\n    at: page 2\n    known: seen\n" +
            FurtherKey(measure.more);
  }
  return text;
}

inline knowledge::KnowledgeFiles InventedFiles(const InventedBody& body) {
  knowledge::KnowledgeFiles files = {
      {"knowledge.yaml", "version: 2026.1.0\n"},
      {"jurisdictions.yaml", R"yaml(jurisdictions:
  UK: { name: United Kingdom }
  UK_England: { name: England, within: UK }
  EU: { name: European Union }
)yaml"},
      {"sources.yaml", R"yaml(sources:
  BOOK:
    citation: Invented A. A book of lumps. 2020
    doi: 10.0000/lumps
    kind: guideline
    reviewed: 2026-01-01
    next_review: 2026-12-22
  SCHOOL:
    citation: Invented B. Another school. 2021
    doi: 10.0000/school
    kind: guideline
    reviewed: 2026-01-01
  WITHDRAWN:
    citation: Invented C. Withdrawn. 2015
    doi: 10.0000/withdrawn
    kind: guideline
    reviewed: 2026-01-01
    since: 2015-01-01
    until: 2024-01-01
  LEAFLET:
    citation: The leaflet in the box
    url: https://example.org/leaflet
    kind: label
    reviewed: 2026-01-01
)yaml"},
      {"vocabulary/person.yaml", R"yaml(section: person
title: The person
fields:
  sick: { type: boolean, label: Feels sick, plain: Whether you feel sick, owner: patient, turnaround: hours }
  bad_heart: { type: boolean, label: Heart failure, plain: Whether your heart is weak, owner: clinic, turnaround: days }
  itch:
    type: boolean
    label: Itch
    plain: Whether it itches
    owner: patient
    turnaround: hours
    presumed: { value: false, because: reports name an itch only where there is one }
  colour:
    type: choice
    values: [red, blue, green]
    label: Colour
    plain: Its colour
    owner: clinic
    turnaround: hours
    valid_days: 30
    presumed: { value: red, because: most are }
  blood: { type: decimal, unit: g/l, range: 0..300, label: Blood, plain: Your blood, owner: laboratory, turnaround: hours, recoverable: true, valid_days: 28 }
  tried:
    type: choices
    values: { rest: rest, operation: an operation, tea: cups of tea }
    label: Tried before
    plain: What was tried
    owner: clinic
    turnaround: hours
  fragile: { type: boolean, label: Fragile, plain: Whether you are fragile, owner: clinic, turnaround: hours }
  pain: { type: integer, label: Pain, plain: How bad the pain is, owner: patient, turnaround: hours }
)yaml"},
      {"vocabulary/lump.yaml", R"yaml(section: lump
title: The lump
fields:
  size_mm: { type: decimal, unit: mm, range: 0..500, label: Size, plain: How large it is, owner: radiology, turnaround: days, valid_days: 90, valid_proposed: true,
    reading_error: { plus_minus: 2, because: rulers differ, source: BOOK, at: page 3, known: seen } }
  lumps: { type: integer, range: 0..20, label: Number of lumps, plain: How many there are, owner: radiology, turnaround: days }
  stage: { type: choice, values: [I, II, III], label: Stage, plain: How far it has gone, owner: clinic, turnaround: weeks,
    reading_error: { may_be: { I: [II] }, where: sick, because: "one in ten were II, read again", source: BOOK, at: page 4, known: seen } }
  shape:
    type: choice
    values: [round, flat]
    label: Shape
    plain: Its shape
    owner: clinic
    turnaround: hours
    presumed: { value: flat, because: most are }
)yaml"},
      {"vocabulary/constraints.yaml", InventedConstraints(body)},
      {"definitions.yaml", R"yaml(definitions:
  - id: with_care
    type: boolean
    label: To be handled with care
    plain: Whether care is needed
    is: bad_heart or size_mm > 100
  - id: stage
    type: choice
    is: case when size_mm < 10 then 'I' when size_mm between 10 and 50 then 'II' when size_mm > 50 then 'III' end
  - id: fragile
    type: boolean
    is: bad_heart or lumps > 10
  - id: shape
    type: choice
    is: case when lumps <= 1 then 'round' when lumps >= 5 then 'flat' end
  - id: risk
    type: integer
    range: 1..3
    label: Risk
    plain: How risky it is
    is: if with_care then 3 else 1
)yaml"},
      {"treatments/tablet.yaml", InventedTreatment(body, "tablet", "Tablet", "targeted")},
      {"treatments/operation.yaml", InventedTreatment(body, "operation", "Operation", "surgery")},
      {"treatments/rest.yaml", InventedTreatment(body, "rest", "Rest", "supportive")},
      {"pathways/lump.yaml", InventedPathway(body)},
  };
  if (!body.minimal_data.empty()) files["minimal_data.yaml"] = body.minimal_data;
  if (!body.trials.empty()) {
    files["treatments/study.yaml"] = InventedTreatment(body, "study", "Study", "clinical_trial");
    files["trials/trials.yaml"] =
        "pathway: studies\ntitle: Studies\nscope: lumps >= 0\ntrials:\n" + body.trials;
  }
  return files;
}

/// What a list of problems says, a line each.
inline std::string TextOf(const logic::Problems& problems) {
  std::string text;
  for (const logic::Problem& problem : problems) text += problem.ToString() + "\n";
  return text;
}

/// Loaded invented knowledge, and the advice that it gives. Advice points into it and must not
/// outlive it.
class Invention {
 public:
  explicit Invention(const InventedBody& body = {}) {
    knowledge::LoadResult loaded = knowledge::LoadFiles(InventedFiles(body));
    if (logic::HasErrors(loaded.problems)) throw std::invalid_argument(TextOf(loaded.problems));
    knowledge_ = std::move(loaded.knowledge);
  }
  Invention(const Invention&) = delete;
  Invention& operator=(const Invention&) = delete;

  const knowledge::Knowledge& knowledge() const { return knowledge_; }

  /// A case from its facts as they stand behind `facts:` in a file.
  knowledge::Case CaseOf(const std::string& facts) const {
    logic::Problems problems;
    knowledge::Case a_case =
        knowledge::ReadCase("case.yaml", "facts: " + facts, knowledge_, problems);
    if (logic::HasErrors(problems)) throw std::invalid_argument(TextOf(problems));
    return a_case;
  }

  Advice For(const std::string& facts, const std::string& jurisdiction = "",
             knowledge::Date as_of = kInventedDay) const {
    return Advise(knowledge_, CaseOf(facts), {as_of, jurisdiction});
  }

  TreatmentAdvice On(const std::string& treatment, const std::string& facts,
                     const std::string& jurisdiction = "",
                     knowledge::Date as_of = kInventedDay) const {
    const Advice advice = For(facts, jurisdiction, as_of);
    return *std::find_if(advice.treatments.begin(), advice.treatments.end(),
                         [&](const TreatmentAdvice& t) { return t.treatment->id == treatment; });
  }
  TreatmentAdvice Tablet(const std::string& facts, const std::string& jurisdiction = "",
                         knowledge::Date as_of = kInventedDay) const {
    return On("tablet", facts, jurisdiction, as_of);
  }

  logic::FieldId Field(const std::string& id) const { return *knowledge_.schema.Find(id); }

  std::vector<std::string> Ids(const std::vector<logic::FieldId>& fields) const {
    std::vector<std::string> ids;
    for (const logic::FieldId field : fields) ids.push_back(knowledge_.schema[field].id);
    return ids;
  }

 private:
  knowledge::Knowledge knowledge_;
};

}  // namespace grevy::advice
