// A small invented body of knowledge for tests: a few fields, two treatments, one question. No
// medicine is meant by it.
//
//     const LoadResult loaded = SmallKnowledge();
//     const LoadResult faulty = SmallKnowledge({{"sources.yaml", "sources: 3"}});
//
// `operation` is recommended for a sick person with a small lump and barred by a bad heart; `rest`
// is an option for the others. `with_care` and `stage` are definitions: the first is derived only,
// the second may be stated, too.

#pragma once

#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <system_error>
#include <utility>

#include "knowledge/load.h"

namespace grevy::knowledge {

/// Files of a body of knowledge: their texts by path.
using KnowledgeFiles = std::map<std::string, std::string>;

/// A definition that calculates, for the end of definitions.yaml.
inline constexpr const char* kSmallCalculation = R"yaml(
  - id: tea_ml
    type: decimal
    decimals: 1
    range: 0..5000
    unit: mL
    label: Tea for the day
    plain: How much tea to drink
    is: 100 * lumps + size_mm / 3
    source: BOOK
    at: page 4
    known: seen
)yaml";

/// The day on which tests load the small knowledge: a month before its sources must be reviewed.
inline constexpr Date kSmallDay{std::chrono::year(2026), std::chrono::month(11),
                                std::chrono::day(22)};

inline KnowledgeFiles SmallFiles() {
  return {
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
    published: 2020-07
    reviewed: 2026-01-01
    next_review: 2026-12-22
    read: all of it
    also: [LUMPS]
  LEAFLET:
    citation: The leaflet in the box
    url: https://example.org/leaflet
    kind: label
    reviewed: 2026-01-01
)yaml"},
      {"vocabulary/lump.yaml", R"yaml(section: lump
title: The lump
fields:
  site:
    type: choice
    values: { arm: upper arm, leg: lower leg, back: small of the back }
    label: Where the lump is
    plain: Where your lump is
    owner: clinic
    turnaround: hours
  size_mm:
    type: decimal
    unit: mm
    range: 0..500
    usual: 1..200
    synonyms: [size]
    label: Size
    plain: How large it is
    owner: radiology
    turnaround: days
    valid_days: 90
    valid_proposed: true
    confusable: ["centimetres (1.5 for 15 mm)"]
  lumps:
    type: integer
    range: 0..20
    label: Number of lumps
    plain: How many there are
    owner: radiology
    turnaround: days
  stage:
    type: choice
    values: [I, II, III]
    label: Stage
    plain: How far it has gone
    owner: clinic
    turnaround: weeks
)yaml"},
      {"vocabulary/person.yaml", R"yaml(section: person
title: The person
fields:
  sick:
    type: boolean
    label: Feels sick
    plain: Whether you feel sick
    owner: patient
    turnaround: hours
  bad_heart:
    type: boolean
    label: Heart failure
    plain: Whether your heart is weak
    owner: clinic
    turnaround: days
  tried:
    type: choices
    values: { rest: rest, operation: an operation, tea: cups of tea }
    label: Tried before
    plain: What was tried
    owner: clinic
    turnaround: hours
    presumed: { value: [], because: nobody mentions what was not tried }
  pain_score:
    type: integer
    label: Pain
    plain: How bad the pain is
    owner: patient
    turnaround: hours
    recoverable: true
)yaml"},
      {"definitions.yaml", R"yaml(definitions:
  - id: with_care
    type: boolean
    label: To be handled with care
    plain: Whether care is needed
    is: bad_heart or size_mm > 100
    rows: [ROW-1]
    source: BOOK
    at: page 3
  - id: stage
    type: choice
    is: case when size_mm < 10 then 'I' when size_mm between 10 and 50 then 'II' when size_mm > 50 then 'III' end
  - id: risk
    type: integer
    range: 1..3
    label: Risk
    plain: How risky it is
    is: if with_care then 3 else 1
)yaml"},
      {"treatments/operation.yaml", R"yaml(treatment: operation
name: Operation
plain_name: An operation
group: surgery
what: The lump is cut out.
how_it_works: What is out cannot grow.
plain:
  what: A surgeon takes the lump out.
  how_it_works: It is gone.
  how_given: While you sleep.
  benefit: The lump is gone.
  side_effects: A scar.
  living_with: You rest for a week.
  tell_the_team: Fever.
  questions: ["How long will I sleep?"]
benefit:
  - text: Gone after a year in most
    trial: CUT
    population: adults
    arms: operation v rest
    n: 85
    outcome: time to return
    medians_months: [14.3, 6]
    hazard_ratio: 0.34
    interval: 0.20-0.59
    proportions: [{ text: gone, per_100: 67, at_months: 6 }]
    source: BOOK
    known: secondary
side_effects:
  - { name: scar, plain: a mark, frequency: very_common, percent: "99", source: BOOK, known: seen }
checks_before: [{ text: Look at the heart, source: BOOK, at: page 5, known: seen }]
monitoring: [{ text: Look at the scar, source: BOOK, known: seen }]
limits:
  - id: LIM-1
    holds: lumps <= 3
    within: site = 'arm'
    except: [OP-2]
    because: more cannot be reached
    source: BOOK
    at: page 7
    known: seen
    rows: [ROW-2]
precautions:
  - id: PRE-1
    effect: contraindicated
    when: bad_heart
    because: the heart would not bear it
    do: Treat the heart
    source: LEAFLET
    at: section 2
    known: seen
  - id: PRE-2
    effect: caution
    when: lumps > 10
    because: it takes long
    jurisdictions: [UK]
    since: 2020-01-01
    until: 2030-01-01
    source: BOOK
    at: page 8
    known: recalled
)yaml"},
      {"treatments/rest.yaml", R"yaml(treatment: rest
name: Rest
plain_name: Rest
group: supportive
what: Nothing is done.
how_it_works: Most lumps go.
plain:
  what: You wait.
  how_it_works: Most lumps go.
  how_given: At home.
  benefit: No scar.
  side_effects: None.
  living_with: As before.
  tell_the_team: Pain.
regimen: [{ text: Two weeks, source: BOOK, known: seen }]
cautions: [{ text: Boredom, source: BOOK, known: recalled }]
interactions: [{ text: With work, source: BOOK, known: recalled }]
fertility_and_pregnancy: [{ text: May be combined, source: BOOK, known: recalled }]
)yaml"},
      {"pathways/lump.yaml", R"yaml(pathway: lump
title: A lump
scope: size_mm > 5
rules:
  - id: OP-1
    treatment: operation
    stance: recommended
    intent: cure
    line: first
    order: 10
    when: sick and stage in { 'I', 'II' }
    because: it cures
    note: a strong statement
    evidence: I, A
    source: BOOK
    at: page 9
    further_sources: [LEAFLET]
    known: seen
    rows: [ROW-3]
  - id: OP-2
    treatment: operation
    stance: option
    intent: cure
    line: second
    when: not (tried contains 'operation')
    because: once more
    jurisdictions: [UK, EU]
    since: 2021
    source: LUMPS
    at: page 10
    known: recalled
  - id: OP-3
    treatment: operation
    stance: not_recommended
    intent: cure
    line: any
    when: lumps > 15
    because: too many
    source: BOOK
    at: page 11
    known: secondary
  - id: REST-1
    treatment: rest
    stance: option
    intent: observation
    line: any
    when: sick = false
    because: nothing is lost
    source: BOOK
    at: page 12
    known: seen
measures:
  - id: MEA-1
    do: Ask for a picture
    plain: A picture is taken
    kind: test
    when: size_mm >= 20 and lumps is null
    because: one counts on it
    evidence: expert opinion
    source: BOOK
    at: page 13
    known: seen
left_out:
  - { row: ROW-9, because: nobody could read it }
)yaml"},
  };
}

/// A directory with files, removed in the end.
class KnowledgeDirectory {
 public:
  explicit KnowledgeDirectory(const KnowledgeFiles& files) : path_(UniquePath()) {
    for (const auto& [name, text] : files) Write(name, text);
  }
  KnowledgeDirectory(const KnowledgeDirectory&) = delete;
  KnowledgeDirectory& operator=(const KnowledgeDirectory&) = delete;
  ~KnowledgeDirectory() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }

  const std::filesystem::path& path() const { return path_; }

  void Write(const std::string& name, const std::string& text) const {
    std::filesystem::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << text;
  }

 private:
  // In memory where there is such a place: fuzzers write here thousands of times a second.
  static std::filesystem::path UniquePath() {
    static std::atomic<int> count = 0;
    const std::filesystem::path memory = "/dev/shm";
    const std::filesystem::path root =
        std::filesystem::exists(memory) ? memory : std::filesystem::temp_directory_path();
    return root / ("grevy-" + std::to_string(getpid()) + "-" + std::to_string(count++));
  }

  std::filesystem::path path_;
};

/// The files as they are loaded, with paths in messages as they stand below the directory.
inline LoadResult LoadFiles(const KnowledgeFiles& files, Date today = kSmallDay) {
  const KnowledgeDirectory directory(files);
  LoadResult loaded = Load(directory.path().string(), today);
  const std::string root = directory.path().string() + "/";
  for (logic::Problem& problem : loaded.problems) {
    for (std::string* text : {&problem.location.file, &problem.text}) {
      for (std::size_t at = text->find(root); at != std::string::npos; at = text->find(root))
        text->erase(at, root.size());
    }
  }
  return loaded;
}

/// The small knowledge; each override takes the place of a file, or stands beside the others.
inline LoadResult SmallKnowledge(const KnowledgeFiles& overrides = {}, Date today = kSmallDay) {
  KnowledgeFiles files = overrides;
  files.merge(SmallFiles());  // what is there already stays
  return LoadFiles(files, today);
}

}  // namespace grevy::knowledge
