// Which constraints a case breaks, and how to say so; see plausible.h.
//
// A broken constraint is put to people as the facts that break it, which the trace of its condition
// names. So a contradiction by way of a definition ("no hormone was raised, so the tumour is not
// functioning") is shown as what was really stated. Often several constraints say the same of the
// same facts; only the one with the fewest facts is shown.

#include "knowledge/plausible.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "knowledge/words.h"
#include "logic/amount.h"

namespace grevy::knowledge {
namespace {

using logic::Amount;
using logic::Decimal;
using logic::FieldId;
using logic::Kleene;
using logic::Severity;
using logic::ValueSet;

// The day on which facts have to agree: that of the advice, or else that of the newest fact, on
// which older ones may no longer have counted.
std::optional<Date> DayOf(const Case& a_case) {
  if (a_case.as_of) return a_case.as_of;
  std::optional<Date> newest;
  for (const StatedFact& fact : a_case.facts) {
    if (fact.on && (!newest || *newest < *fact.on)) newest = fact.on;
  }
  return newest;
}

bool CountsOn(const StatedFact& fact, const FieldNotes& notes, std::optional<Date> day) {
  if (!fact.on || !day) return true;
  if (*day < *fact.on) return false;
  return !notes.valid_days || DaysBetween(*fact.on, *day) <= *notes.valid_days;
}

class PlausibilityCheck {
 public:
  PlausibilityCheck(const YamlFile& file, const Yaml& node, const Knowledge& knowledge,
                    const Case& a_case, logic::Problems& problems)
      : file_(file),
        node_(node),
        knowledge_(knowledge),
        problems_(problems),
        facts_(knowledge.schema),
        trace_(knowledge.program, Locate(a_case)) {}

  void Run() {
    Report(Strictness::kError);
    Report(Strictness::kAsk);
  }

 private:
  struct Conflict {
    const Constraint* constraint;
    std::vector<FieldId> fields;  // of which the facts break it
  };

  logic::CellFacts Locate(const Case& a_case) {
    const std::optional<Date> day = DayOf(a_case);
    for (const StatedFact& fact : a_case.facts) {
      if (!CountsOn(fact, knowledge_.notes[fact.field], day)) continue;
      for (const auto& [variable, values] : fact.values)
        facts_.Set(knowledge_.schema, variable, values);
    }
    return knowledge_.Locate(facts_);
  }

  void Report(Strictness strictness) {
    std::vector<Conflict> conflicts;
    for (const Constraint* constraint : Broken(knowledge_, trace_, strictness))
      conflicts.push_back({constraint, FieldsThatBreak(*constraint)});
    for (const Constraint& constraint : knowledge_.constraints) {
      if (constraint.strictness == strictness && Disagrees(constraint))
        conflicts.push_back({&constraint, constraint.fields});
    }
    std::stable_sort(conflicts.begin(), conflicts.end(), [](const Conflict& a, const Conflict& b) {
      return a.fields.size() < b.fields.size();
    });
    for (const Conflict& conflict : conflicts) {
      if (IsSaid(conflict.fields)) continue;
      problems_.push_back(file_.ProblemAt(
          PlaceOf(conflict.fields), Text(conflict),
          strictness == Strictness::kError ? Severity::kError : Severity::kWarning));
      said_.push_back(conflict.fields);
    }
  }

  // Whether what is stated lies wholly outside of what is calculated, give or take.
  bool Disagrees(const Constraint& constraint) const {
    if (!constraint.agreement) return false;
    const auto& [field, percent] = *constraint.agreement;
    const logic::Field& shape = knowledge_.schema[field];
    const ValueSet& stated = facts_[knowledge_.schema.VariableOf(field)];
    const ValueSet calculated = knowledge_.calculations.Computed(field, facts_, knowledge_.schema);
    if (stated.empty() || calculated == shape.Domain()) return false;
    const Amount share = Amount::Of(percent) / Amount::Of(Decimal::FromInteger(100));
    const Amount one = Amount::Of(Decimal::FromInteger(1));
    const Amount from = Amount::Of(shape, calculated);
    const Amount around = Either(from * (one - share), from * (one + share));
    return !stated.Intersects(around.ValuesOf(shape));
  }

  std::string CalculatedInWords(const Agreement& agreement) const {
    return ValuesInWords(
        knowledge_.schema[agreement.field], knowledge_.notes[agreement.field],
        knowledge_.calculations.Computed(agreement.field, facts_, knowledge_.schema));
  }

  // In the order of the constraint's text; what only its definitions name follows.
  std::vector<FieldId> FieldsThatBreak(const Constraint& constraint) const {
    std::vector<FieldId> breaking;
    const auto add = [&](FieldId field) {
      if (std::find(breaking.begin(), breaking.end(), field) == breaking.end())
        breaking.push_back(field);
    };
    for (const logic::VariableId variable : trace_.Because(constraint.always.id)) {
      const FieldId field = knowledge_.schema.variables()[variable].field;
      if (facts_.Knows(variable)) {
        add(field);
        continue;
      }
      // It was calculated: what went into it was stated.
      for (const FieldId input :
           knowledge_.calculations.InputsOf(field, knowledge_.schema, &facts_))
        add(input);
    }
    const auto place = [&](FieldId field) {
      return std::find(constraint.fields.begin(), constraint.fields.end(), field);
    };
    std::stable_sort(breaking.begin(), breaking.end(),
                     [&](FieldId a, FieldId b) { return place(a) < place(b); });
    return breaking;
  }

  // Whether the same facts, or some of them, have been named as contradicting each other.
  bool IsSaid(const std::vector<FieldId>& fields) const {
    const auto among = [&](FieldId field) {
      return std::find(fields.begin(), fields.end(), field) != fields.end();
    };
    return std::any_of(said_.begin(), said_.end(), [&](const std::vector<FieldId>& said) {
      return std::all_of(said.begin(), said.end(), among);
    });
  }

  // The last of the facts: what stands before it was fine.
  const Yaml& PlaceOf(const std::vector<FieldId>& fields) const {
    const Yaml* last = &node_;
    for (const YamlEntry& entry : node_.entries) {
      const auto field = knowledge_.schema.Find(entry.key.text);
      if (field && std::find(fields.begin(), fields.end(), *field) != fields.end())
        last = &entry.key;
    }
    return *last;
  }

  std::string Text(const Conflict& conflict) const {
    std::vector<std::string> facts;
    for (const FieldId field : conflict.fields)
      facts.push_back(fmt::format("'{}' ({})", knowledge_.schema[field].id, Stated(field)));
    const Constraint& constraint = *conflict.constraint;
    if (constraint.agreement) {
      return fmt::format("{} differs from what is calculated ({}): {}; is that right? ({})",
                         facts.front(), CalculatedInWords(*constraint.agreement),
                         constraint.because, constraint.id);
    }
    const std::string listed = Listed(facts);
    if (constraint.strictness == Strictness::kAsk)
      return fmt::format("{}: {}; is that right? ({})", listed, constraint.because, constraint.id);
    return fmt::format("{} cannot {}be: {}; correct {} or leave it out ({})", listed,
                       facts.size() == 1   ? ""
                       : facts.size() == 2 ? "both "
                                           : "all ",
                       constraint.because, facts.size() == 1 ? "it" : "one of them", constraint.id);
  }

  static std::string Listed(const std::vector<std::string>& facts) {
    std::string listed;
    for (std::size_t i = 0; i < facts.size(); ++i)
      listed += (i == 0 ? "" : i + 1 == facts.size() ? " and " : ", ") + facts[i];
    return listed;
  }

  // What was stated of a field: its value in words, or the members of a set.
  std::string Stated(FieldId id) const {
    const logic::Field& field = knowledge_.schema[id];
    const FieldNotes& notes = knowledge_.notes[id];
    if (field.type != logic::Type::kChoices)
      return ValuesInWords(field, notes, facts_[knowledge_.schema.VariableOf(id)]);
    std::string members;
    for (std::uint32_t member = 0; member < field.values.size(); ++member) {
      if (facts_[knowledge_.schema.VariableOf(id, member)] != logic::ValueSet::Equal(1)) continue;
      members += (members.empty() ? "" : ", ") + notes.value_labels[member];
    }
    return members.empty() ? "none" : members;
  }

  const YamlFile& file_;
  const Yaml& node_;
  const Knowledge& knowledge_;
  logic::Problems& problems_;
  logic::Facts facts_;
  logic::Trace trace_;
  std::vector<std::vector<FieldId>> said_;
};

}  // namespace

std::vector<const Constraint*> Broken(const Knowledge& knowledge, const logic::Trace& trace,
                                      Strictness strictness) {
  std::vector<const Constraint*> broken;
  for (const Constraint& constraint : knowledge.constraints) {
    if (constraint.strictness == strictness && trace[constraint.always.id] == Kleene::kFalse)
      broken.push_back(&constraint);
  }
  return broken;
}

std::vector<const Constraint*> Broken(const Knowledge& knowledge, const logic::Facts& facts,
                                      Strictness strictness) {
  const logic::Trace trace(knowledge.program, knowledge.Locate(facts));
  return Broken(knowledge, trace, strictness);
}

void CheckPlausible(const YamlFile& file, const Yaml& node, const Knowledge& knowledge,
                    const Case& a_case, logic::Problems& problems) {
  PlausibilityCheck(file, node, knowledge, a_case, problems).Run();
}

}  // namespace grevy::knowledge
