// What must be so of every advice, tried on all worked cases of the real knowledge: its form, its
// order, and that what is not known is said to be. They run in the project's directory.
//
// The heart of it is that ignorance never flatters. Deleting a fact of a case may make a treatment
// look better only where the advice says so: the deleted field is then pending for that treatment
// (it "could still change it") or assumed. Read the other way round: a fact that is added never
// takes support away unless it was pending before.

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <fstream>
#include <functional>
#include <map>
#include <random>
#include <set>
#include <sstream>
#include <valijson/adapters/boost_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "advice/json.h"
#include "advice/one_in.h"
#include "advice/standing.h"
#include "advice/vignette.h"
#include "knowledge/embedded.h"
#include "knowledge/plausible.h"

namespace grevy::advice {
namespace {

namespace json = boost::json;
using knowledge::Case;
using knowledge::Embedded;
using knowledge::Knowledge;
using logic::FieldId;
using logic::Kleene;

constexpr knowledge::Date kToday{std::chrono::year(2026), std::chrono::month(11),
                                 std::chrono::day(22)};
// More say nothing new, and fill the screen.
constexpr int kMostShown = 20;

const std::vector<Vignette>& Cases() {
  static const std::vector<Vignette> cases = [] {
    const Vignettes vignettes = ReadVignettes("knowledge", Embedded());
    std::vector<Vignette> chosen;
    for (std::size_t i = 0; i < vignettes.all.size(); i += OneIn(6))
      chosen.push_back(vignettes.all[i]);
    return chosen;
  }();
  return cases;
}

Advice AdviseOn(const Case& a_case) {
  return Advise(Embedded(), a_case, {a_case.as_of.value_or(kToday), a_case.jurisdiction});
}

std::string Name(FieldId field) { return Embedded().schema[field].id; }

bool Has(const std::vector<FieldId>& fields, FieldId field) {
  return std::find(fields.begin(), fields.end(), field) != fields.end();
}

// Collects what is wrong, and shows the first of it.
class Exceptions {
 public:
  Exceptions() = default;
  Exceptions(const Exceptions&) = delete;
  Exceptions& operator=(const Exceptions&) = delete;
  ~Exceptions() { EXPECT_EQ(count_, 0) << shown_; }

  void Add(const std::string& text) {
    if (++count_ <= kMostShown) shown_ += text + "\n";
  }

 private:
  int count_ = 0;
  std::string shown_;
};

void ForEveryTreatment(
    const std::function<void(const TreatmentAdvice&, const std::string& where)>& check) {
  for (const Vignette& vignette : Cases()) {
    const Advice advice = AdviseOn(vignette.facts);
    for (const TreatmentAdvice& treatment : advice.treatments)
      check(treatment, vignette.id + ", " + treatment.treatment->id);
  }
}

// --- Form ---

std::string ReadText(const std::string& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

class AdviceSchema {
 public:
  AdviceSchema() : document_(json::parse(ReadText("api/advice.schema.json"))) {
    valijson::SchemaParser parser;
    parser.populateSchema(valijson::adapters::BoostJsonAdapter(document_), schema_);
  }

  /// What is wrong with a document; empty where nothing is.
  std::string Check(const json::value& value) {
    valijson::Validator validator;
    valijson::ValidationResults results;
    if (validator.validate(schema_, valijson::adapters::BoostJsonAdapter(value), &results))
      return "";
    valijson::ValidationResults::Error error;
    std::string text;
    while (results.popError(error))
      text += fmt::format("{}: {}\n", fmt::join(error.context, ""), error.description);
    return text;
  }

 private:
  json::value document_;
  valijson::Schema schema_;
};

TEST(EveryAdvice, FollowsTheSchema) {
  AdviceSchema schema;
  Exceptions exceptions;
  for (const Vignette& vignette : Cases()) {
    const std::string wrong = schema.Check(ToJson(AdviseOn(vignette.facts)));
    if (!wrong.empty()) exceptions.Add(vignette.id + ": " + wrong);
  }
}
TEST(EveryAdviceWithDoors, FollowsTheSchema) {
  AdviceSchema schema;
  Exceptions exceptions;
  std::size_t doors_seen = 0;
  for (std::size_t i = 0; i < Cases().size(); i += 40) {
    const Case& a_case = Cases()[i].facts;
    const Circumstances circumstances{a_case.as_of.value_or(kToday), a_case.jurisdiction};
    const Advice now = Advise(Embedded(), a_case, circumstances);
    const auto doors = DoorsOfSupported(Embedded(), a_case, circumstances, now);
    for (const std::vector<Door>& of_one : doors) doors_seen += of_one.size();
    const std::string wrong = schema.Check(ToJson(now, doors));
    if (!wrong.empty()) exceptions.Add(Cases()[i].id + ": " + wrong);
  }
  EXPECT_GT(doors_seen, 0U);
}
TEST(EveryAdviceWithItsFirmness, FollowsTheSchema) {
  AdviceSchema schema;
  Exceptions exceptions;
  std::size_t changes_seen = 0;
  for (std::size_t i = 0; i < Cases().size(); i += 100) {
    const Case& a_case = Cases()[i].facts;
    const Circumstances circumstances{a_case.as_of.value_or(kToday), a_case.jurisdiction};
    const Advice now = Advise(Embedded(), a_case, circumstances);
    const auto firmness = FirmnessOf(Embedded(), a_case, circumstances, now, {.in_short = true});
    for (const Firmness& of_one : firmness) changes_seen += of_one.changes.size();
    const std::vector<std::vector<Door>> no_doors(now.treatments.size());
    const std::string wrong = schema.Check(ToJson(now, no_doors, firmness));
    if (!wrong.empty()) exceptions.Add(Cases()[i].id + ": " + wrong);
  }
  EXPECT_GT(changes_seen, 0U);
}
TEST(EveryWhatIf, FollowsTheSchema) {
  AdviceSchema schema;
  Exceptions exceptions;
  const Case& a_case = Cases().at(0).facts;
  const Circumstances circumstances{a_case.as_of.value_or(kToday), a_case.jurisdiction};
  const Advice now = Advise(Embedded(), a_case, circumstances);
  for (const knowledge::Treatment& treatment : Embedded().treatments) {
    const std::string wrong =
        schema.Check(ToJson(Given(Embedded(), a_case, circumstances, now, treatment)));
    if (!wrong.empty()) exceptions.Add(treatment.id + ": " + wrong);
  }
}
TEST(TheAdviceSchema, RefusesADoorOfAnUnknownKind) {
  const Case& a_case = Cases().at(0).facts;
  const Circumstances circumstances{a_case.as_of.value_or(kToday), a_case.jurisdiction};
  const Advice now = Advise(Embedded(), a_case, circumstances);
  json::value value =
      ToJson(Given(Embedded(), a_case, circumstances, now, Embedded().treatments.at(0)));
  value.at("after").at("opens") = {{{"treatment", "x"},
                                    {"from", "option"},
                                    {"to", "recommended"},
                                    {"kind", "slams"},
                                    {"because", json::array()}}};
  EXPECT_NE(AdviceSchema().Check(value), "");
  value.at("after").at("opens").at(0).at("kind") = "opens";
  EXPECT_EQ(AdviceSchema().Check(value), "");
}
TEST(TheAdviceSchema, RefusesAnUnknownKey) {
  json::value value = ToJson(AdviseOn(Cases().at(0).facts));
  value.at("treatments").at(0).as_object()["dose"] = 3;
  EXPECT_NE(AdviceSchema().Check(value), "");
}
TEST(TheAdviceSchema, RefusesAnUnknownVerdict) {
  json::value value = ToJson(AdviseOn(Cases().at(0).facts));
  value.at("treatments").at(0).at("verdict") = "perhaps";
  EXPECT_NE(AdviceSchema().Check(value), "");
}
TEST(TheAdviceSchema, MissesEveryKeyThatIsTakenAway) {
  const json::value whole = ToJson(AdviseOn(Cases().at(0).facts));
  for (const auto& member : whole.as_object()) {
    json::value less = whole;
    less.as_object().erase(member.key());
    EXPECT_NE(AdviceSchema().Check(less), "") << member.key();
  }
}
TEST(TheAdviceSchema, MissesEveryKeyOfATreatmentThatIsTakenAway) {
  const json::value whole = ToJson(AdviseOn(Cases().at(0).facts));
  for (const auto& member : whole.at("treatments").at(0).as_object()) {
    json::value less = whole;
    less.at("treatments").at(0).as_object().erase(member.key());
    EXPECT_NE(AdviceSchema().Check(less), "") << member.key();
  }
}
TEST(EveryAdvice, IsTheSameEachTime) {
  for (std::size_t i = 0; i < Cases().size(); i += 50) {
    EXPECT_EQ(ToJson(AdviseOn(Cases()[i].facts)), ToJson(AdviseOn(Cases()[i].facts)))
        << Cases()[i].id;
  }
}
TEST(EveryAdvice, SpeaksOfEveryTreatmentOnce) {
  for (const Vignette& vignette : Cases()) {
    std::set<const knowledge::Treatment*> treatments;
    const Advice advice = AdviseOn(vignette.facts);
    for (const TreatmentAdvice& treatment : advice.treatments)
      treatments.insert(treatment.treatment);
    EXPECT_EQ(treatments.size(), Embedded().treatments.size()) << vignette.id;
  }
}

// --- Order ---

TEST(EveryAdvice, StandsBestFirst) {
  Exceptions exceptions;
  for (const Vignette& vignette : Cases()) {
    const Advice advice = AdviseOn(vignette.facts);
    for (std::size_t i = 1; i < advice.treatments.size(); ++i) {
      if (advice.treatments[i - 1].verdict <= advice.treatments[i].verdict) continue;
      exceptions.Add(fmt::format("{}: {} before {}", vignette.id,
                                 advice.treatments[i - 1].treatment->id,
                                 advice.treatments[i].treatment->id));
    }
  }
}
TEST(EveryAdvice, AsksTheWeightiestFirstAfterTheNextBest) {
  Exceptions exceptions;
  for (const Vignette& vignette : Cases()) {
    const Advice advice = AdviseOn(vignette.facts);
    for (std::size_t i = 2; i < advice.questions.size(); ++i) {
      if (advice.questions[i - 1].weight >= advice.questions[i].weight) continue;
      exceptions.Add(fmt::format("{}: {} before {}", vignette.id,
                                 Name(advice.questions[i - 1].field),
                                 Name(advice.questions[i].field)));
    }
  }
}
TEST(EveryAdvice, ShowsTheReasonsThatHoldFirst) {
  Exceptions exceptions;
  ForEveryTreatment([&](const TreatmentAdvice& treatment, const std::string& where) {
    const bool sorted =
        std::is_sorted(treatment.reasons.begin(), treatment.reasons.end(),
                       [](const Reason& a, const Reason& b) { return a.held > b.held; });
    if (!sorted) exceptions.Add(where);
  });
}
TEST(EveryAdvice, ShowsTheStrictestPrecautionFirst) {
  Exceptions exceptions;
  ForEveryTreatment([&](const TreatmentAdvice& treatment, const std::string& where) {
    const bool sorted = std::is_sorted(treatment.precautions.begin(), treatment.precautions.end(),
                                       [](const PrecautionHeld& a, const PrecautionHeld& b) {
                                         return std::pair(a.held, a.precaution->effect) >
                                                std::pair(b.held, b.precaution->effect);
                                       });
    if (!sorted) exceptions.Add(where);
  });
}
TEST(EveryAdvice, NamesPossibleVerdictsBestFirst) {
  Exceptions exceptions;
  ForEveryTreatment([&](const TreatmentAdvice& treatment, const std::string& where) {
    if (!std::is_sorted(treatment.possible.begin(), treatment.possible.end()))
      exceptions.Add(where);
  });
}

// --- Reasons ---

TEST(EveryUndeterminedVerdict, NamesAFactThatIsMissing) {
  Exceptions exceptions;
  ForEveryTreatment([&](const TreatmentAdvice& treatment, const std::string& where) {
    if (treatment.verdict == Verdict::kUndetermined && treatment.pending.empty())
      exceptions.Add(where);
  });
}
TEST(EverySupportedVerdict, HasASupportingRuleThatHoldsOrSeveralOfWhichOneDoes) {
  Exceptions exceptions;
  ForEveryTreatment([&](const TreatmentAdvice& treatment, const std::string& where) {
    if (!IsSupported(treatment.verdict) && treatment.verdict != Verdict::kOnHold) return;
    const bool any =
        std::any_of(treatment.reasons.begin(), treatment.reasons.end(), [](const Reason& reason) {
          return reason.held == Kleene::kTrue && knowledge::Supports(reason.rule->stance);
        });
    if (!any && treatment.jointly.empty()) exceptions.Add(where);
  });
}
TEST(EverySupportedVerdict, NamesFactsBehindIt) {
  Exceptions exceptions;
  ForEveryTreatment([&](const TreatmentAdvice& treatment, const std::string& where) {
    if (!IsSupported(treatment.verdict)) return;
    if (treatment.reasons.front().facts.empty())
      exceptions.Add(where + ", " + treatment.reasons.front().rule->id);
  });
}
TEST(EveryRecommendation, RestsOnVerifiedEvidence) {
  Exceptions exceptions;
  ForEveryTreatment([&](const TreatmentAdvice& treatment, const std::string& where) {
    if (treatment.verdict != Verdict::kRecommended) return;
    const bool is_held_jointly = !treatment.jointly.empty();
    const bool any =
        std::any_of(treatment.reasons.begin(), treatment.reasons.end(), [&](const Reason& reason) {
          return (reason.held == Kleene::kTrue ||
                  (is_held_jointly && reason.held == Kleene::kUnknown)) &&
                 reason.rule->stance == knowledge::Stance::kRecommended &&
                 reason.rule->citation.known != knowledge::Known::kRecalled;
        });
    if (!any) exceptions.Add(where);
  });
}
TEST(EverySupportedVerdict, HasNoContraindicationThatHolds) {
  Exceptions exceptions;
  ForEveryTreatment([&](const TreatmentAdvice& treatment, const std::string& where) {
    if (!IsSupported(treatment.verdict)) return;
    for (const PrecautionHeld& held : treatment.precautions) {
      if (held.held == Kleene::kTrue && held.precaution->effect >= knowledge::Effect::kHold)
        exceptions.Add(where + ", " + held.precaution->id);
    }
  });
}
TEST(EveryPendingFact, IsNotAFactThatIsFullyKnown) {
  Exceptions exceptions;
  for (const Vignette& vignette : Cases()) {
    const Advice advice = AdviseOn(vignette.facts);
    std::set<FieldId> known;
    for (const knowledge::StatedFact& fact : vignette.facts.facts) {
      const bool single =
          fact.values.size() == 1 && fact.values[0].second.ranges().size() == 1 &&
          fact.values[0].second.ranges()[0].end - fact.values[0].second.ranges()[0].begin == 1;
      if (single && !Has(advice.not_counted, fact.field)) known.insert(fact.field);
    }
    for (const TreatmentAdvice& treatment : advice.treatments) {
      for (const FieldId field : treatment.pending) {
        if (known.count(field) > 0)
          exceptions.Add(
              fmt::format("{}, {}: {}", vignette.id, treatment.treatment->id, Name(field)));
      }
    }
  }
}
TEST(EveryAssumption, IsOfAFieldOfWhichNothingIsStated) {
  Exceptions exceptions;
  for (const Vignette& vignette : Cases()) {
    const Advice advice = AdviseOn(vignette.facts);
    for (const TreatmentAdvice& treatment : advice.treatments) {
      for (const knowledge::StatedFact& fact : vignette.facts.facts) {
        if (!fact.values.empty() && Has(treatment.assumed, fact.field))
          exceptions.Add(
              fmt::format("{}, {}: {}", vignette.id, treatment.treatment->id, Name(fact.field)));
      }
    }
  }
}

// --- Ignorance ---

using ByTreatment = std::map<const knowledge::Treatment*, const TreatmentAdvice*>;

ByTreatment Indexed(const Advice& advice) {
  ByTreatment by_treatment;
  for (const TreatmentAdvice& treatment : advice.treatments)
    by_treatment[treatment.treatment] = &treatment;
  return by_treatment;
}

logic::Facts FactsOf(const Case& a_case) {
  return Count(Embedded(), a_case, a_case.as_of.value_or(kToday)).facts;
}

// Whether facts speak against each other.
bool IsDoubtful(const logic::Facts& facts) {
  return !knowledge::Broken(Embedded(), facts, knowledge::Strictness::kError).empty() ||
         !Contradictions(Embedded(), facts).empty();
}

// Whether the facts of a case exclude what is assumed where one of them is not known, by a
// constraint or because something else follows from them: then the assumption, which is told,
// stands for the fact.
bool Excludes(const Case& a_case, const std::vector<FieldId>& assumed) {
  return std::any_of(assumed.begin(), assumed.end(), [&](FieldId field) {
    logic::Facts facts = FactsOf(a_case);
    for (const auto& [variable, values] : Embedded().notes[field].presumed->values)
      facts.Set(Embedded().schema, variable, values);
    return IsDoubtful(facts);
  });
}

// Calls `check` with the advice on each treatment with a fact and without it. A case whose facts
// say otherwise than what follows from them is left out: there a fact is a correction.
void ForEveryDeletion(
    const std::function<void(const TreatmentAdvice& with, const TreatmentAdvice& without,
                             FieldId deleted, const Case& whole, const std::string& where)>&
        check) {
  for (const Vignette& vignette : Cases()) {
    const logic::Facts facts = FactsOf(vignette.facts);
    const bool is_queried =
        !knowledge::Broken(Embedded(), facts, knowledge::Strictness::kAsk).empty();
    if (is_queried || IsDoubtful(facts)) continue;
    const Advice whole = AdviseOn(vignette.facts);
    for (std::size_t i = 0; i < vignette.facts.facts.size(); ++i) {
      Case less = vignette.facts;
      const FieldId deleted = less.facts[i].field;
      if (Has(whole.not_counted, deleted)) continue;
      less.facts.erase(less.facts.begin() + static_cast<std::ptrdiff_t>(i));
      const Advice advice = AdviseOn(less);
      ByTreatment without = Indexed(advice);
      for (const TreatmentAdvice& with : whole.treatments) {
        check(with, *without[with.treatment], deleted, vignette.facts,
              fmt::format("{}, {} without {}", vignette.id, with.treatment->id, Name(deleted)));
      }
    }
  }
}

std::string Change(const TreatmentAdvice& before, const TreatmentAdvice& after) {
  return fmt::format(": {} becomes {}", VerdictName(before.verdict), VerdictName(after.verdict));
}

TEST(DeletingAFact, NeverFlattersWithoutSayingSo) {
  Exceptions exceptions;
  ForEveryDeletion([&](const TreatmentAdvice& with, const TreatmentAdvice& without, FieldId deleted,
                       const Case& whole, const std::string& where) {
    const bool supported = IsSupported(without.verdict) || without.verdict == Verdict::kOnHold;
    if (!supported || without.verdict >= with.verdict) return;
    // What contraindicates may not be presumed away.
    const bool assumed = with.verdict != Verdict::kContraindicated && Has(without.assumed, deleted);
    const bool is_told =
        assumed || Has(without.pending, deleted) || Excludes(whole, without.assumed);
    // Support of all completions is support of fewer: here the search among them was given up.
    const bool is_given_up = with.verdict == Verdict::kUndetermined && !without.jointly.empty() &&
                             without.assumed.empty();
    if (!is_told && !is_given_up) exceptions.Add(where + Change(with, without));
  });
}

// Each case with one fact more, of a field that it does not state, drawn at random but always the
// same.
knowledge::FactValues DrawnFact(FieldId id, std::mt19937& random) {
  const logic::Schema& schema = Embedded().schema;
  const logic::Field& field = schema[id];
  const logic::Program& program = Embedded().program;
  if (field.type == logic::Type::kChoices) {
    knowledge::FactValues values;
    for (std::uint32_t i = 0; i < field.values.size(); ++i)
      values.emplace_back(schema.VariableOf(id, i), logic::ValueSet::Equal(random() % 4 == 0));
    return values;
  }
  const logic::VariableId variable = schema.VariableOf(id);
  const std::size_t cell = random() % program.CellCount(variable);
  return {{variable, program.ValuesOf(variable, logic::CellMask{1} << cell)}};
}

TEST(AddingAFact, NeverContraindicatesWithoutHavingBeenPending) {
  Exceptions exceptions;
  std::mt19937 random(20261122);
  for (const Vignette& vignette : Cases()) {
    const Advice before = AdviseOn(vignette.facts);
    for (int draw = 0; draw < 2; ++draw) {
      const auto id = static_cast<FieldId>(random() % Embedded().schema.size());
      const bool stated =
          std::any_of(vignette.facts.facts.begin(), vignette.facts.facts.end(),
                      [&](const knowledge::StatedFact& fact) { return fact.field == id; });
      if (stated || Embedded().schema[id].derived) continue;
      Case more = vignette.facts;
      more.facts.push_back({id, DrawnFact(id, random), std::nullopt, ""});
      const logic::Facts facts = Count(Embedded(), more, kToday).facts;
      if (!knowledge::Broken(Embedded(), facts, knowledge::Strictness::kError).empty()) continue;
      const Advice advice = AdviseOn(more);
      // Against what follows from the others (a man who breastfeeds) it is no news but a mistake.
      if (advice.warnings.size() > before.warnings.size()) continue;
      ByTreatment after = Indexed(advice);
      for (const TreatmentAdvice& treatment : before.treatments) {
        if (!IsSupported(treatment.verdict)) continue;
        const Verdict now = after[treatment.treatment]->verdict;
        const bool harmed = now == Verdict::kContraindicated || now == Verdict::kOnHold;
        if (harmed && !Has(treatment.pending, id))
          exceptions.Add(fmt::format("{}, {} with {}{}", vignette.id, treatment.treatment->id,
                                     Name(id), Change(treatment, *after[treatment.treatment])));
      }
    }
  }
}
TEST(NoFactAtAll, SupportsNothingButWhatIsAlwaysSo) {
  Exceptions exceptions;
  const Advice advice = AdviseOn({});
  for (const TreatmentAdvice& treatment : advice.treatments) {
    if (IsSupported(treatment.verdict)) exceptions.Add(treatment.treatment->id);
  }
}

}  // namespace
}  // namespace grevy::advice
