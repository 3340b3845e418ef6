// Facts as people state them, and cases made of facts.
//
// A fact is written as one value, as several possible ones, or as a range:
//
//     site: small_bowel
//     grade: [G1, G2]                  # one of these
//     ki67_percent: 8..12              # also <3, <=3, >20, >=20
//     prior_treatments: [ssa, prrt]    # a set field: all of its members; [] is "none"
//     creatinine_umol_l: { value: 88, on: 2026-10-01, source: clinic letter }
//     ecog: null                       # not known
//
// Whatever could be misread is refused with the way to mend it: a decimal comma, another unit, a
// number out of range.

#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "knowledge/date.h"
#include "knowledge/knowledge.h"
#include "knowledge/yaml.h"
#include "logic/facts.h"

namespace grevy::knowledge {

/// Reads one fact of a field; mistakes become problems, and the fact is then "not known".
FactValues ReadFactValues(const YamlFile& file, const Yaml& node, const logic::Schema& schema,
                          logic::FieldId field, const FieldNotes& notes, logic::Problems& problems);

/// One fact of a case.
struct StatedFact {
  logic::FieldId field = 0;
  FactValues values;
  std::optional<Date> on;  // when it was found
  std::string source;      // where it stands
  /// Was so before a treatment and need not be so after it: it counts as not known, and nothing is
  /// presumed in its place.
  bool lapsed = false;
};

/// The facts of one patient at one decision point.
struct Case {
  std::vector<StatedFact> facts;  // in the order of the file
  std::optional<Date> as_of;
  std::string jurisdiction;
};

/// Reads a map of facts into a case.
void ReadFacts(const YamlFile& file, const Yaml& node, const Knowledge& knowledge, Case& result,
               logic::Problems& problems);

/// Reads a case file: `facts:` and, if wished, `id:`, `title:`, `as_of:`, `jurisdiction:`. With
/// `problems` free of errors the case is whole and can be that of a real person; warnings ask back
/// about unusual values.
Case ReadCase(std::string name, std::string text, const Knowledge& knowledge,
              logic::Problems& problems);

}  // namespace grevy::knowledge
