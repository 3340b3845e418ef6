// The linked knowledge: everything that advice needs, read-only once it is loaded and shared by all
// threads without a lock.
//
//     const Knowledge& knowledge = Embedded();                     // knowledge/embedded.h
//     const LoadResult loaded = Load("knowledge");                 // knowledge/load.h
//     const Treatment* ssa = knowledge.FindTreatment("ssa");

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "knowledge/constraint.h"
#include "knowledge/definition.h"
#include "knowledge/field_notes.h"
#include "knowledge/minimal_data.h"
#include "knowledge/pathway.h"
#include "knowledge/plain.h"
#include "knowledge/source.h"
#include "knowledge/treatment.h"
#include "knowledge/trial.h"
#include "logic/calculations.h"
#include "logic/field.h"
#include "logic/gates.h"
#include "logic/program.h"

namespace grevy::knowledge {

/// A country or region whose labels and funding may differ.
struct Jurisdiction {
  std::string code;
  std::string name;
  std::string within;  // the code of the one that contains it; empty for none
};

struct Knowledge {
  std::string version;
  std::string hash;  // BLAKE2b of all files, in hexadecimal digits
  logic::Schema schema;
  std::vector<FieldNotes> notes;  // one per field of the schema
  std::vector<Section> sections;
  std::vector<Definition> definitions;
  std::vector<Constraint> constraints;
  std::vector<LeftOut> constraints_left_out;
  std::vector<Source> sources;
  std::vector<Jurisdiction> jurisdictions;
  std::vector<Treatment> treatments;
  std::vector<Pathway> pathways;
  std::vector<Rule> rules;
  std::vector<Measure> measures;
  std::vector<Trial> trials;
  std::vector<MinimalData> minimal_data;
  Plain plain;
  logic::Calculations calculations;
  logic::Program program;
  logic::Gates gates;  // of the conditions that bear on an answer

  const Treatment* FindTreatment(std::string_view id) const;
  const Rule* FindRule(std::string_view id) const;
  /// By id or by another key that names it.
  const Source* FindSource(std::string_view id) const;
  const Jurisdiction* FindJurisdiction(std::string_view code) const;
  const Definition* FindDefinition(logic::FieldId field) const;

  /// Places a case in the grid of the program, with what is calculated from its facts.
  logic::CellFacts Locate(const logic::Facts& facts) const {
    return program.Locate(calculations.AddTo(facts, schema));
  }

  /// Whether what is limited to some jurisdictions (empty: unlimited) counts in the chosen one.
  /// Everything counts where none is chosen (empty).
  bool Applies(const std::vector<std::string>& limited_to, std::string_view chosen) const;
};

}  // namespace grevy::knowledge
