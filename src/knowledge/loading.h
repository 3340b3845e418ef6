// What the parts of the loader share while they read: the knowledge that grows, the expressions
// still to be compiled, and the places to which later checks point back. Private to the loader; see
// load.h.

#pragma once

#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "knowledge/load.h"
#include "knowledge/record.h"

namespace grevy::knowledge {

/// A place in one of the files.
struct Where {
  const YamlFile* file = nullptr;
  const Yaml* node = nullptr;
};

/// A rule, measure, precaution or limit whose condition must be able to hold.
struct MustBePossible {
  logic::ConditionId condition = 0;
  Where where;
  std::string what;
};

/// A rule that another names as the one that it is an exception to.
struct NamedAsException {
  std::string rule;
  std::string exception_to;
  Where where;
};

struct Loading {
  LoadResult result;
  std::vector<std::unique_ptr<YamlFile>> files;

  std::unordered_map<std::string, SourceId> sources;
  std::unordered_map<std::string, TreatmentId> treatments;
  std::map<std::string, Where> ids;  // of rules and measures: each stands once
  logic::Definitions calculations;   // the definitions that are not compiled
  std::unordered_map<logic::FieldId, Where> presumptions;
  std::vector<std::pair<logic::FieldId, Where>> reading_errors;  // to be read after the definitions
  std::vector<std::vector<logic::Expression>> limits;            // per treatment, in its order
  std::vector<MustBePossible> must_be_possible;
  std::vector<NamedAsException> exceptions;
  std::vector<logic::ConditionId> can_harm;  // conditions of contraindications and holds

  Knowledge& knowledge() { return result.knowledge; }
  logic::Problems& problems() { return result.problems; }

  /// Registers an expression for compilation.
  logic::ConditionId AddCondition(logic::Expression expression);
  /// Reads the condition under `key`; where it is faulty, the problem is reported and the condition
  /// is never true.
  Condition ReadCondition(Record& record, std::string_view key,
                          logic::Expression* expression = nullptr);
  /// The same for a text that has already been found.
  Condition ReadConditionAt(const YamlFile& file, const Yaml& node,
                            logic::Expression* expression = nullptr);

  /// Source, locator and verification. What decides advice must say where in its source it stands.
  enum class Locator { kRequired, kOptional };
  Citation ReadCitation(Record& record, Locator locator);
  std::optional<SourceId> FindSource(Record& record, const Yaml& node);
  std::vector<Statement> ReadStatements(Record& record, std::string_view key);
  std::vector<std::string> ReadJurisdictions(Record& record);
};

/// The values of a choice or the members of a set: a plain list, or a map from values to their
/// labels.
void ReadValues(Record& record, logic::Field& field, FieldNotes& notes);

/// The label of a field for tight places: `short:` as written, else the label up to its first
/// parenthesis, colon or semicolon.
std::string ReadShortLabel(Record& record, const std::string& label);

/// What holds after a treatment: its `after:` and `after_when:`.
std::vector<Aftermath> ReadAftermaths(Loading& loading, Record& treatment);

/// `a and b`; either alone where the other is missing.
logic::Expression Both(logic::Expression a, logic::Expression b);

// The parts, in the order in which they depend on each other. Each reads the files it is given.
void LoadJurisdictions(Loading& loading, const YamlFile& file);
void LoadSources(Loading& loading, const YamlFile& file, Date today);
void LoadVocabulary(Loading& loading, const YamlFile& file);
void DeclareDefinitions(Loading& loading,
                        const YamlFile& file);  // ids and types, so that any may use any other
void LoadDefinitions(Loading& loading, const YamlFile& file);
void LoadReadingErrors(Loading& loading);
void LoadConstraints(Loading& loading, const YamlFile& file);
void LoadTreatment(Loading& loading, const YamlFile& file);
/// Also files of trials.
void LoadPathway(Loading& loading, const YamlFile& file, Date today);
void LoadMinimalData(Loading& loading, const YamlFile& file);
void LoadPlain(Loading& loading, const YamlFile& file);

}  // namespace grevy::knowledge
