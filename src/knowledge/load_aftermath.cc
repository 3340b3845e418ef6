// Reading what is so once a treatment has been given: `after:` of treatments/*.yaml, which always
// counts, and `after_when:`, a list of { when, after } for what depends on the case. Each is a map
// of fields:
//
//     after:
//       prior_treatments: [operation]       # a set field: these members are added
//       progression_on: { operation: null } # of one member it is no longer known
//       removed: true                       # any other field: takes the place of what was stated
//       size_mm: null                       # no longer known
//       cycles: more                        # above what was stated, or above the least possible
//       dose_mg: no_less                    # what was stated, or above

#include <fmt/format.h>

#include "knowledge/fact.h"
#include "knowledge/loading.h"
#include "logic/suggest.h"

namespace grevy::knowledge {
namespace {

using logic::FieldId;
using logic::Type;
using logic::ValueSet;
using logic::VariableId;

class AftermathReader {
 public:
  AftermathReader(Loading& loading, const YamlFile& file, Aftermath& into)
      : loading_(loading), file_(file), into_(into) {}

  void Read(const Yaml& node) {
    if (node.kind != Yaml::Kind::kMap) {
      return Report(node,
                    "lists fields with what is so of them afterwards, such as 'size_mm: null'");
    }
    for (const YamlEntry& entry : node.entries) ReadField(entry);
  }

 private:
  void Report(const Yaml& node, std::string message) {
    loading_.problems().push_back(file_.ProblemAt(node, std::move(message)));
  }
  const logic::Schema& schema() const { return loading_.result.knowledge.schema; }

  void ReadField(const YamlEntry& entry) {
    const auto field = schema().Find(entry.key.text);
    if (!field) {
      return Report(entry.key, fmt::format("unknown field '{}'{}", entry.key.text,
                                           logic::DidYouMean(schema().Suggest(entry.key.text))));
    }
    if (schema()[*field].derived) {
      return Report(
          entry.key,
          fmt::format("'{}' is worked out from other facts and cannot be stated", entry.key.text));
    }
    const Yaml& value = entry.value;
    if (value.kind == Yaml::Kind::kNull) return Lapse(*field);
    if (value.kind == Yaml::Kind::kScalar && (value.text == "more" || value.text == "no_less"))
      return Rise(*field, value);
    if (schema()[*field].type == Type::kChoices && value.kind == Yaml::Kind::kMap)
      return ReadMembers(*field, value);
    const FactValues values = ReadFactValues(
        file_, value, schema(), *field, loading_.knowledge().notes[*field], loading_.problems());
    const bool is_set = schema()[*field].type == Type::kChoices;
    for (const auto& [variable, set] : values) {
      if (!is_set || set.Contains(1)) into_.holds.emplace_back(variable, set);
    }
  }

  void Lapse(FieldId field) {
    for (std::uint32_t i = 0; i < schema()[field].VariableCount(); ++i)
      into_.lapsed.push_back(schema().VariableOf(field, i));
  }

  void Rise(FieldId field, const Yaml& word) {
    if (!schema()[field].IsNumber()) {
      return Report(word, fmt::format("only a number can be '{}', and '{}' is none", word.text,
                                      schema()[field].id));
    }
    (word.text == "more" ? into_.risen : into_.no_less).push_back(field);
  }

  void ReadMembers(FieldId field, const Yaml& members) {
    for (const YamlEntry& entry : members.entries) {
      const auto member = schema()[field].IndexOf(entry.key.text);
      if (!member) {
        Report(
            entry.key,
            fmt::format("'{}' is no member of '{}'{}", entry.key.text, schema()[field].id,
                        logic::DidYouMean(logic::Closest(entry.key.text, schema()[field].values))));
        continue;
      }
      const VariableId variable = schema().VariableOf(field, *member);
      if (entry.value.kind == Yaml::Kind::kNull) {
        into_.lapsed.push_back(variable);
      } else if (entry.value.text == "true") {
        into_.holds.emplace_back(variable, ValueSet::Equal(1));
      } else {
        Report(entry.value,
               "write true where the member is added, null where it is no longer known");
      }
    }
  }

  Loading& loading_;
  const YamlFile& file_;
  Aftermath& into_;
};

}  // namespace

std::vector<Aftermath> ReadAftermaths(Loading& loading, Record& treatment) {
  const YamlFile& file = treatment.file();
  std::vector<Aftermath> aftermaths;
  if (const Yaml* after = treatment.Optional("after")) {
    AftermathReader(loading, file, aftermaths.emplace_back()).Read(*after);
  }
  treatment.ForEachRecord(treatment.OptionalList("after_when"), [&](Record& record) {
    Aftermath& aftermath = aftermaths.emplace_back();
    aftermath.when = loading.ReadCondition(record, "when");
    loading.must_be_possible.push_back({aftermath.when->id,
                                        {&file, &record.node()},
                                        fmt::format("the condition '{}'", aftermath.when->text)});
    if (const Yaml* after = record.RequiredMap("after"))
      AftermathReader(loading, file, aftermath).Read(*after);
  });
  return aftermaths;
}

}  // namespace grevy::knowledge
