// Pathways: the rules of one clinical question.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "knowledge/condition.h"
#include "knowledge/source.h"
#include "knowledge/treatment.h"

namespace grevy::knowledge {

/// What a source says of a treatment.
enum class Stance : std::uint8_t { kRecommended, kOption, kNotRecommended, kContraindicated };

/// "recommended", "option", "not_recommended", "contraindicated".
std::string_view StanceName(Stance stance);

inline bool Supports(Stance stance) {
  return stance == Stance::kRecommended || stance == Stance::kOption;
}

/// The order that a rule has when it states none.
inline constexpr std::int32_t kUsualOrder = 50;

/// A statement of a guideline: for whom, which treatment, with what stance.
struct Rule {
  std::string id;
  std::uint32_t pathway = 0;
  TreatmentId treatment = 0;
  Stance stance = Stance::kOption;
  std::string intent;
  std::string line;
  std::int32_t order = kUsualOrder;  // of preference: smaller is shown first
  Condition when;                    // the rule's own condition
  /// The scope of the pathway, the condition, and, for a supporting rule, the limits of its
  /// treatment, all together.
  logic::ConditionId holds = 0;
  std::string because;
  std::string note;
  std::string evidence;                    // level and grade as the source gives them
  std::vector<std::string> jurisdictions;  // empty: everywhere
  Validity validity;
  /// Rules of the same source and treatment with the opposite stance that this one is meant to
  /// narrow: that both hold for somebody is no contradiction.
  std::vector<std::string> exception_to;
  Citation citation;
  std::vector<std::string> rows;
};

/// What is done around treatments: a test, a referral, follow-up.
struct Measure {
  std::string id;
  std::uint32_t pathway = 0;
  std::string action;  // `do:` in the file
  std::string plain;
  std::string kind;  // test, referral, follow_up, advice, urgent
  Condition when;
  logic::ConditionId holds = 0;  // scope and condition together
  std::string because;
  std::string evidence;
  std::vector<std::string> jurisdictions;
  Validity validity;
  Citation citation;
  std::vector<std::string> rows;
};

/// A row of the evidence that is deliberately not encoded.
struct LeftOut {
  std::string row;
  std::string because;
};

struct Pathway {
  std::string id;
  std::string title;
  Condition scope;
  std::vector<LeftOut> left_out;
};

}  // namespace grevy::knowledge
