#include "advice/json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "advice/invented_knowledge.h"

namespace grevy::advice {
namespace {

namespace json = boost::json;

// --- Facts ---

const Invention& Plain() {
  static const Invention invention({.rules = {{.when = "blood > 100 or pain > 3 or sick"}}});
  return invention;
}

std::string FactText(const std::string& field, const std::string& fact) {
  const knowledge::Case a_case = Plain().CaseOf("{ " + field + ": " + fact + " }");
  return json::serialize(FactToJson(Plain().knowledge(), a_case.facts.at(0)));
}

TEST(AFact, OfABooleanIsTrueOrFalse) { EXPECT_EQ(FactText("sick", "true"), "true"); }
TEST(AFact, ThatIsNotKnownIsNull) { EXPECT_EQ(FactText("sick", "null"), "null"); }
TEST(AFact, OfAChoiceIsItsValue) { EXPECT_EQ(FactText("stage", "II"), R"("II")"); }
TEST(AFact, WithSeveralPossibleValuesIsAList) {
  EXPECT_EQ(FactText("stage", "[I, III]"), R"(["I","III"])");
}
TEST(AFact, OfASetIsTheListOfItsMembers) {
  EXPECT_EQ(FactText("tried", "[tea, rest]"), R"(["rest","tea"])");
}
TEST(AFact, OfASetWithOneMemberIsAList) { EXPECT_EQ(FactText("tried", "[tea]"), R"(["tea"])"); }
TEST(AFact, OfAnEmptySetIsAnEmptyList) { EXPECT_EQ(FactText("tried", "[]"), "[]"); }
TEST(AFact, OfAnUnknownSetIsNull) { EXPECT_EQ(FactText("tried", "null"), "null"); }
TEST(AFact, OfAWholeNumberIsANumber) { EXPECT_EQ(FactText("lumps", "12"), "12"); }
TEST(AFact, OfZeroIsANumber) { EXPECT_EQ(FactText("lumps", "0"), "0"); }
TEST(AFact, OfANegativeNumberIsANumber) { EXPECT_EQ(FactText("pain", "-3"), "-3"); }
TEST(AFact, OfADecimalKeepsItsDigits) {
  EXPECT_EQ(Pretty(FactToJson(Plain().knowledge(), Plain().CaseOf("{ blood: 20.1 }").facts.at(0))),
            "20.1");
}
TEST(AFact, OfAWholeDecimalIsAWholeNumber) { EXPECT_EQ(FactText("blood", "120.0"), "120"); }
TEST(AFact, OfARangeIsItsEnds) { EXPECT_EQ(FactText("blood", "8.5..12"), R"("8.5..12")"); }
TEST(AFact, OfARangeOfWholeNumbersIsItsEnds) {
  EXPECT_EQ(FactText("lumps", "8..12"), R"("8..12")");
}
TEST(AFact, OfARangeFromTheStartIsAtMost) { EXPECT_EQ(FactText("blood", "0..12"), R"("<=12")"); }
TEST(AFact, BelowANumberIsSo) { EXPECT_EQ(FactText("blood", "\"<3\""), R"("<3")"); }
TEST(AFact, AtMostANumberIsSo) { EXPECT_EQ(FactText("blood", "\"<=3\""), R"("<=3")"); }
TEST(AFact, AboveANumberIsSo) { EXPECT_EQ(FactText("blood", "\">20\""), R"(">20")"); }
TEST(AFact, AtLeastANumberIsSo) { EXPECT_EQ(FactText("blood", "\">=20\""), R"(">=20")"); }
TEST(AFact, BelowAWholeNumberIsAtMostTheOneBefore) {
  EXPECT_EQ(FactText("lumps", "\"<3\""), R"("<=2")");
}
TEST(AFact, AboveAWholeNumberIsAtLeastTheNext) {
  EXPECT_EQ(FactText("lumps", "\">3\""), R"(">=4")");
}
TEST(AFact, BelowAWholeNumberWithoutALowestIsSo) {
  EXPECT_EQ(FactText("pain", "\"<3\""), R"("<=2")");
}
TEST(AFact, AboveAWholeNumberWithoutALargestIsSo) {
  EXPECT_EQ(FactText("pain", "\">3\""), R"(">=4")");
}
TEST(AFact, OfSeveralNumbersIsAList) { EXPECT_EQ(FactText("lumps", "[2, 4]"), "[2,4]"); }
TEST(AFact, WithADayIsAnObject) {
  EXPECT_EQ(FactText("sick", "{ value: true, on: 2026-10-01 }"),
            R"({"value":true,"on":"2026-10-01"})");
}
TEST(AFact, WithASourceIsAnObject) {
  EXPECT_EQ(FactText("blood", "{ value: 8..12, on: 2026-10-01, source: clinic letter }"),
            R"({"value":"8..12","on":"2026-10-01","source":"clinic letter"})");
}
TEST(AFact, OfADayWithoutAValueIsNull) {
  EXPECT_EQ(FactText("sick", "{ on: 2026-10-01 }"), R"({"value":null,"on":"2026-10-01"})");
}
TEST(AFact, ReadsBackAsTheSame) {
  for (const std::string fact : {"8..12", "\"<3\"", "\">=20\"", "\"<=3.5\"", "\">7\"", "20.1"}) {
    std::string written = FactText("blood", fact);
    if (written.front() != '"') written = Pretty(json::parse(written));
    EXPECT_EQ(Plain().CaseOf("{ blood: " + written + " }").facts.at(0).values,
              Plain().CaseOf("{ blood: " + fact + " }").facts.at(0).values)
        << fact;
  }
}

// --- Layout ---

std::string PrettyText(const std::string& text) { return Pretty(json::parse(text)); }

TEST(Pretty, WritesAnEmptyObjectShort) { EXPECT_EQ(PrettyText("{}"), "{}"); }
TEST(Pretty, WritesAnEmptyListShort) { EXPECT_EQ(PrettyText("[]"), "[]"); }
TEST(Pretty, WritesAListOfWordsInALine) { EXPECT_EQ(PrettyText(R"(["a", "b"])"), R"(["a", "b"])"); }
TEST(Pretty, WritesAMemberALine) {
  EXPECT_EQ(PrettyText(R"({"a":1,"b":null})"), "{\n  \"a\": 1,\n  \"b\": null\n}");
}
TEST(Pretty, IndentsWhatIsInside) {
  EXPECT_EQ(PrettyText(R"({"a":[{"b":true}]})"),
            "{\n  \"a\": [\n    {\n      \"b\": true\n    }\n  ]\n}");
}
TEST(Pretty, WritesNumbersInTheirShortestForm) {
  EXPECT_EQ(PrettyText("[0.1, 20.5]"), "[0.1, 20.5]");
}
TEST(Pretty, EscapesText) {
  EXPECT_EQ(PrettyText(R"({"a\"":"b\n"})"), "{\n  \"a\\\"\": \"b\\n\"\n}");
}

// --- Advice ---

// Tiny knowledge: one rule, one precaution, one measure, and two treatments of which nothing is
// known.
const Invention& Tiny() {
  static const Invention invention(
      {.rules = {{.when = "sick and size_mm < 50 and not itch",
                  .more = "further_sources: [SCHOOL]\n    note: a strong statement"}},
       .precautions = {{.when = "blood < 80", .more = "jurisdictions: [UK]"}},
       .measures = {{.when = "sick", .kind = "urgent"}}});
  return invention;
}

json::value TinyJson() {
  json::value value = ToJson(Tiny().For(
      "{ sick: true, size_mm: { value: 12.5, on: 2026-11-01, source: letter }, bad_heart: null }"));
  value.at("knowledge").at("hash") = "…";  // of the files, not of interest here
  return value;
}

TEST(AdviceAsJson, IsAsAgreed) {
  json::value value = TinyJson();
  json::array& treatments = value.at("treatments").as_array();
  treatments.erase(treatments.begin() + 1, treatments.end());  // the other two are bare
  EXPECT_EQ(Pretty(value), R"json({
  "knowledge": {
    "version": "2026.1.0",
    "hash": "…"
  },
  "as_of": "2026-11-22",
  "jurisdiction": "all",
  "facts": {
    "sick": true,
    "size_mm": {
      "value": 12.5,
      "on": "2026-11-01",
      "source": "letter"
    },
    "bad_heart": null
  },
  "not_counted": [],
  "derived": {
    "with_care": null,
    "stage": "II",
    "fragile": null,
    "shape": null,
    "risk": null
  },
  "calculated": [],
  "needs": [],
  "treatments": [
    {
      "id": "tablet",
      "name": "Tablet",
      "group": "targeted",
      "verdict": "recommended",
      "line": "any",
      "intent": "cure",
      "unverified": false,
      "guidelines_differ": false,
      "jurisdictions": {},
      "possible": ["recommended", "contraindicated"],
      "assumed": ["itch"],
      "reasons": [
        {
          "rule": "R-1",
          "pathway": "lump",
          "stance": "recommended",
          "held": true,
          "because": "it helps",
          "evidence": "I, A",
          "intent": "cure",
          "line": "any",
          "note": "a strong statement",
          "jurisdictions": [],
          "facts": ["size_mm", "sick", "itch"],
          "open": [],
          "clauses": [
            {
              "words": "Feels sick: yes",
              "held": true
            },
            {
              "words": "Size under 50 mm",
              "held": true
            },
            {
              "words": "not (Itch: yes)",
              "held": true
            }
          ],
          "source": "BOOK",
          "at": "page 1",
          "further_sources": ["SCHOOL"],
          "known": "seen"
        }
      ],
      "precautions": [
        {
          "id": "P-1",
          "effect": "contraindicated",
          "held": null,
          "because": "it would harm",
          "do": "Take care",
          "jurisdictions": ["UK"],
          "facts": [],
          "open": ["blood"],
          "source": "LEAFLET",
          "at": "section 2",
          "further_sources": [],
          "known": "seen"
        }
      ],
      "jointly": [],
      "pending": ["blood"],
      "settle": ["blood"]
    }
  ],
  "measures": [
    {
      "id": "M-1",
      "kind": "urgent",
      "do": "Take a picture",
      "because": "one needs it",
      "evidence": "",
      "facts": ["sick"],
      "source": "BOOK",
      "at": "page 2",
      "further_sources": [],
      "known": "seen"
    }
  ],
  "trials": [],
  "questions": [
    {
      "field": "blood",
      "label": "Blood",
      "plain": "Your blood",
      "owner": "laboratory",
      "turnaround": "hours",
      "settles": ["tablet"],
      "computed_from": []
    }
  ],
  "warnings": []
})json");
}
TEST(AdviceAsJson, ReadsBack) { EXPECT_EQ(json::parse(Pretty(TinyJson())), TinyJson()); }
TEST(AdviceAsJson, NamesTheChosenPlace) {
  EXPECT_EQ(ToJson(Tiny().For("{ }", "UK")).at("jurisdiction").as_string(), "UK");
}
TEST(AdviceAsJson, NamesWhatDoesNotCount) {
  EXPECT_EQ(ToJson(Tiny().For("{ size_mm: { value: 12, on: 2020-01-01 } }")).at("not_counted"),
            json::array{"size_mm"});
}
TEST(AdviceAsJson, CarriesTheWarnings) {
  EXPECT_EQ(ToJson(Tiny().For("{ size_mm: { value: 12, on: 2020-01-01 } }"))
                .at("warnings")
                .as_array()
                .size(),
            1U);
}
TEST(AdviceAsJson, WritesDerivedNumbersAndAnswers) {
  const json::value derived = ToJson(Tiny().For("{ bad_heart: true }")).at("derived");
  EXPECT_EQ(derived.at("risk"), 3);
  EXPECT_EQ(derived.at("with_care"), true);
}
TEST(AdviceAsJson, PutsPlacesSideBySide) {
  const Invention invention(
      {.rules = {{}},
       .precautions = {{.more = "jurisdictions: [UK]"},
                       {.id = "P-2", .effect = "hold", .more = "jurisdictions: [EU]"}}});
  const json::value value = ToJson(invention.For("{ sick: true, bad_heart: true }"));
  const json::array& treatments = value.at("treatments").as_array();
  const auto tablet = std::find_if(treatments.begin(), treatments.end(),
                                   [](const json::value& t) { return t.at("id") == "tablet"; });
  EXPECT_EQ(tablet->at("jurisdictions"),
            (json::object{
                {"UK", "contraindicated"}, {"UK_England", "contraindicated"}, {"EU", "on_hold"}}));
}

}  // namespace
}  // namespace grevy::advice
