// Advice: the verdicts on every treatment for one case, with reasons, what is pending, and what to
// ask.
//
//     const Advice advice = Advise(knowledge, a_case, {.as_of = Today()});
//     for (const TreatmentAdvice& treatment : advice.treatments)
//     Print(VerdictName(treatment.verdict), …);

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "advice/verdict.h"
#include "knowledge/fact.h"
#include "knowledge/knowledge.h"

namespace grevy::advice {

/// A part of a condition, and whether it held.
struct ClauseHeld {
  std::string_view words;  // of the knowledge, or why a limit stands
  logic::Kleene held = logic::Kleene::kUnknown;
};

/// A rule that bears on a treatment.
struct Reason {
  const knowledge::Rule* rule = nullptr;
  logic::Kleene held = logic::Kleene::kUnknown;
  bool in_scope = true;               // whether the pathway of the rule may be this case's
  std::vector<logic::FieldId> facts;  // what is known that made it so
  std::vector<logic::FieldId> open;   // what is not known and could change it
  std::vector<ClauseHeld>
      clauses;  // of the rule's own condition, and of limits of the treatment that do not hold
};

/// A precaution of a treatment.
struct PrecautionHeld {
  const knowledge::Precaution* precaution = nullptr;
  logic::Kleene held = logic::Kleene::kUnknown;
  std::vector<logic::FieldId> facts;
  std::vector<logic::FieldId> open;
};

struct TreatmentAdvice {
  const knowledge::Treatment* treatment = nullptr;
  Verdict verdict = Verdict::kNotIndicated;
  std::vector<Verdict> possible;
  bool unverified = false;         // supported, but by recalled evidence alone
  bool guidelines_differ = false;  // one source supports and another advises against
  std::string line;                // of the rule that carries the verdict
  std::string intent;
  std::int32_t order = knowledge::kUsualOrder;
  std::vector<logic::FieldId> assumed;  // presumed, because the reports are silent
  /// What could still change the verdict, contraindicate or delay it, or its dose, if only that
  /// were learnt.
  std::vector<logic::FieldId> pending;
  /// Of these, a smallest set that settles it, whatever they turn out to be; and of that set, what
  /// support hangs on.
  std::vector<logic::FieldId> settling;
  std::vector<logic::FieldId> supporting;
  std::vector<Reason> reasons;  // those that hold first
  /// Where no rule is known to hold, but every completion in which nothing contraindicates or
  /// delays the treatment is supported: by one of these.
  std::vector<const knowledge::Rule*> jointly;
  std::vector<PrecautionHeld> precautions;  // the strictest that hold first
  /// The verdict in each jurisdiction that the rules name, where they do not all agree.
  std::vector<std::pair<std::string, Verdict>> jurisdictions;
};

struct Question {
  logic::FieldId field = 0;
  std::vector<const knowledge::Treatment*> settles;  // whose verdicts depend on it
  std::vector<logic::FieldId> computed_from;         // where the answer can also be calculated
  int weight = 0;  // how much depends on it: open verdicts count more than pending details
};

struct Derived {
  logic::FieldId field = 0;
  std::optional<logic::Place> value;  // empty where it is not known
};

/// What a calculation gives, also where something else is stated.
struct Calculated {
  logic::FieldId field = 0;
  logic::ValueSet values;
  std::vector<logic::FieldId> from;  // the facts that went into it
  bool is_used = false;              // not where a value is stated: that wins
};

struct MeasureHeld {
  const knowledge::Measure* measure = nullptr;
  std::vector<logic::FieldId> facts;
};

struct Advice {
  const knowledge::Knowledge* knowledge = nullptr;
  knowledge::Date as_of;
  std::string jurisdiction;  // empty: all
  knowledge::Case stated;    // the case as it was given
  std::vector<logic::FieldId>
      not_counted;  // facts that are shown but too old (or too new) to count
  std::vector<Derived> derived;
  std::vector<Calculated> calculated;       // those that give something
  std::vector<TreatmentAdvice> treatments;  // best first
  std::vector<MeasureHeld> measures;
  std::vector<Question> questions;  // the next best first, then the weightiest
  std::vector<std::string> warnings;
};

struct Circumstances {
  knowledge::Date as_of;
  std::string jurisdiction;  // a code; empty: all
};

/// Advice on one case. Never fails: what is not known is said to be.
Advice Advise(const knowledge::Knowledge& knowledge, const knowledge::Case& a_case,
              const Circumstances& circumstances);

}  // namespace grevy::advice
