// Vignettes: worked cases that the knowledge must answer; they are its tests.
//
//     Vignettes vignettes = ReadVignettes("knowledge", knowledge);
//     for (const Vignette& vignette : vignettes.all) {
//       for (const std::string& failure : Judge(knowledge, vignette)) …
//     }

#pragma once

#include <map>
#include <string>
#include <vector>

#include "advice/advice.h"
#include "knowledge/fact.h"
#include "logic/problem.h"

namespace grevy::advice {

/// What a vignette expects. Only what is named is judged.
struct Expectations {
  std::map<std::string, std::string> derived;                // field → value, or "null"
  std::map<std::string, std::vector<std::string>> verdicts;  // treatment → any of these
  std::map<std::string, std::vector<std::string>>
      reasons;  // treatment → rules or precautions that hold
  std::map<std::string, std::vector<std::string>>
      not_reasons;  // treatment → rules or precautions that do not hold
  std::map<std::string, std::vector<std::string>> pending;  // treatment → fields
  std::map<std::string, std::vector<std::string>> assumed;  // treatment → fields
  std::vector<std::string> questions;
  std::vector<std::string> not_questions;
  std::vector<std::string> differ;
  std::vector<std::string> measures;
  std::vector<std::string> not_measures;
};

struct Vignette {
  logic::Location location;
  std::string id;
  std::string title;
  std::string from;  // the evidence that it comes from
  knowledge::Case facts;
  Expectations expect;
};

struct Vignettes {
  std::vector<Vignette> all;
  logic::Problems problems;  // of the files; a vignette with a problem is left out
};

/// Reads vignettes/*.yaml below a knowledge directory.
Vignettes ReadVignettes(const std::string& directory, const knowledge::Knowledge& knowledge);

/// What differs from the expectations, each as a sentence; nothing when the knowledge answers as it
/// must. `today` is the day of cases that name none.
std::vector<std::string> Judge(const knowledge::Knowledge& knowledge, const Vignette& vignette,
                               knowledge::Date today);

}  // namespace grevy::advice
