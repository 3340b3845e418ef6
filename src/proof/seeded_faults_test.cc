// One fault of each kind, put into invented knowledge, is found with a case that a reader can
// check.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

#include "advice/invented_knowledge.h"
#include "proof/prove.h"
#include "proof/report.h"

namespace grevy::proof {
namespace {

using advice::InventedBody;
using advice::InventedPrecaution;
using advice::InventedRule;
using knowledge::Knowledge;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr const char* kConstraints = R"yaml(constraints:
  - { id: SICK, kind: error, always: "sick implies size_mm > 5", because: small ones do not hurt }
)yaml";

Knowledge Loaded(const knowledge::KnowledgeFiles& files) {
  knowledge::LoadResult loaded = knowledge::LoadFiles(files);
  if (logic::HasErrors(loaded.problems))
    throw std::invalid_argument(advice::TextOf(loaded.problems));
  return std::move(loaded.knowledge);
}

Knowledge Invented(const InventedBody& body) {
  knowledge::KnowledgeFiles files = advice::InventedFiles(body);
  files["vocabulary/constraints.yaml"] = kConstraints;
  return Loaded(files);
}

ProveOptions Only(Kind kind) {
  ProveOptions options;
  options.only = {kind};
  options.as_of = advice::kInventedDay;
  return options;
}

std::string Findings(const Knowledge& knowledge, Kind kind) {
  return FindingsOf(Prove(knowledge, {}, Only(kind)), knowledge);
}

TEST(SeededFault, ContradictionWithinASource) {
  const Knowledge knowledge = Invented(
      {.rules = {{.id = "FOR", .when = "sick and lumps > 3"},
                 {.id = "AGAINST", .stance = "not_recommended", .when = "size_mm >= 20"}}});
  EXPECT_EQ(Findings(knowledge, Kind::kConflict), R"(
b/FOR/AGAINST: BOOK says both 'recommended' (FOR) and 'not recommended' (AGAINST) of Tablet
  for this case:
      size_mm: 20
      lumps: 4
      sick: true
  FOR recommends Tablet: it helps
      [BOOK, page 1; read in the source]
  AGAINST advises against Tablet: it helps
      [BOOK, page 1; read in the source]
)");
}

TEST(SeededFault, IsNoContradictionWhereItIsADeclaredException) {
  const Knowledge knowledge = Invented({.rules = {{.id = "FOR", .when = "sick"},
                                                  {.id = "AGAINST",
                                                   .stance = "not_recommended",
                                                   .when = "size_mm >= 20",
                                                   .more = "exception_to: [FOR]"}}});
  EXPECT_THAT(Findings(knowledge, Kind::kConflict), IsEmpty());
}

TEST(SeededFault, IsNoContradictionWhereItIsNotPlausible) {
  const Knowledge knowledge =
      Invented({.rules = {{.id = "FOR", .when = "sick"},
                          {.id = "AGAINST", .stance = "not_recommended", .when = "size_mm <= 5"}}});
  EXPECT_THAT(Findings(knowledge, Kind::kConflict), IsEmpty());
}

TEST(SeededFault, Gap) {
  const Knowledge knowledge = Invented(
      {.rules = {{.id = "FEW", .when = "lumps <= 3"}, {.id = "MANY", .when = "lumps >= 5"}},
       .scope = "sick"});
  EXPECT_EQ(Findings(knowledge, Kind::kGap), R"(
d/lump: A lump: nothing is offered, and nobody is named to turn to
  for this case:
      lumps: 4
      sick: true
)");
}

TEST(SeededFault, RuleThatHoldsForNobodyPlausible) {
  const Knowledge knowledge =
      Invented({.rules = {{.id = "DEAD", .when = "sick and not bad_heart and size_mm < 3"}}});
  EXPECT_EQ(Findings(knowledge, Kind::kIdle), R"(
c/possible/DEAD: DEAD holds for nobody
  excludes the others: Feels sick: yes
  excludes the others: Size under 3 mm
  DEAD recommends Tablet: it helps
      [BOOK, page 1; read in the source]
)");
}

TEST(SeededFault, RuleThatIsSaidTwice) {
  const Knowledge knowledge = Invented(
      {.rules = {{.id = "WIDE", .when = "sick"}, {.id = "NARROW", .when = "sick and lumps > 3"}}});
  EXPECT_THAT(
      Findings(knowledge, Kind::kIdle),
      HasSubstr("c/repeated/NARROW/WIDE: NARROW adds nothing: wherever it holds, WIDE holds"));
}

TEST(SeededFault, RuleThatIsAlwaysOverruledIsReported) {
  const Knowledge knowledge = Invented({.rules = {{.id = "R-1", .when = "bad_heart and sick"}},
                                        .precautions = {{.id = "P-1", .when = "bad_heart"}}});
  const Proofs proofs = Prove(knowledge, {}, Only(Kind::kHarm));
  EXPECT_TRUE(proofs.Hold());
  EXPECT_THAT(FindingsOf(proofs, knowledge), HasSubstr("a/overruled/R-1: R-1 never takes effect"));
}

TEST(SeededFault, DefinitionWithTwoValues) {
  Knowledge knowledge = Invented({});
  // A case expression cannot overlap, so the fault is put behind it: 'risk' 2 where 'risk' is 3.
  for (knowledge::Definition& definition : knowledge.definitions) {
    if (knowledge.schema[definition.field].id == "risk")
      definition.outcomes[1].second = definition.outcomes[2].second;
  }
  EXPECT_THAT(Findings(knowledge, Kind::kDefinition), HasSubstr(R"(
e/one/risk: 'risk' has two values
  for this case:
      bad_heart: true
)"));
}

TEST(SeededFault, DefinitionThatIsSilent) {
  knowledge::KnowledgeFiles files = advice::InventedFiles({});
  files["definitions.yaml"] += R"yaml(  - id: heavy
    type: boolean
    label: Heavy
    plain: Whether it is heavy
    is: case when lumps <= 1 then false when lumps >= 5 then true end
)yaml";
  EXPECT_EQ(Findings(Loaded(files), Kind::kDefinition), R"(
e/some/heavy: 'heavy' has no value although its inputs are known
  for this case:
      lumps: 2
)");
}

TEST(SeededFault, HiddenFact) {
  Knowledge knowledge = Invented(
      {.rules = {{.id = "SHOWN", .when = "sick"}, {.id = "OTHER", .when = "sick and lumps > 3"}}});
  knowledge.rules[0].holds = knowledge.rules[1].holds;
  EXPECT_THAT(Findings(knowledge, Kind::kHidden), HasSubstr(R"(
f/SHOWN: SHOWN depends on something that its reasons do not show
  for this case:
      lumps: 0
      sick: true
)"));
}

TEST(SeededFault, HiddenFactOfAPrecaution) {
  Knowledge knowledge = Invented({.precautions = {{.id = "P-1", .when = "bad_heart"},
                                                  {.id = "P-2", .when = "bad_heart and sick"}}});
  for (knowledge::Treatment& treatment : knowledge.treatments) {
    if (treatment.precautions.empty()) continue;
    treatment.precautions[0].when.id = treatment.precautions[1].when.id;
  }
  EXPECT_EQ(Findings(knowledge, Kind::kHidden), R"(
f/P-1: P-1 depends on something that its reasons do not show
  for this case:
      sick: false
      bad_heart: true
  P-1 forbids Tablet: it would harm
      [LEAFLET, section 2; read in the source]
)");
}

TEST(SeededFault, DisagreementBetweenSourcesIsReported) {
  const Knowledge knowledge = Invented({.rules = {{.id = "FOR", .when = "sick"},
                                                  {.id = "AGAINST",
                                                   .stance = "not_recommended",
                                                   .when = "lumps > 3",
                                                   .source = "SCHOOL"}}});
  const Proofs proofs = Prove(knowledge, {}, Only(Kind::kDisagree));
  EXPECT_TRUE(proofs.Hold());
  EXPECT_THAT(FindingsOf(proofs, knowledge), HasSubstr(R"(
h/tablet/BOOK/SCHOOL: Tablet: BOOK supports it, SCHOOL advises against it
  for this case:
      lumps: 4
      sick: true
)"));
}

TEST(SeededFault, UnverifiedRecommendationIsAnOptionAtMost) {
  const Knowledge knowledge =
      Invented({.rules = {{.id = "HEARSAY", .when = "sick", .known = "recalled"},
                          {.id = "READ", .when = "lumps > 3"}}});
  const Proofs proofs = Prove(knowledge, {}, Only(Kind::kUnverified));
  EXPECT_TRUE(proofs.Hold()) << FindingsOf(proofs, knowledge);
  std::vector<std::string> duties;
  for (const Outcome& outcome : proofs.outcomes) duties.push_back(outcome.duty.id);
  EXPECT_THAT(duties, testing::IsSupersetOf({"i/recommended/tablet", "i/rule/HEARSAY"}));
}

TEST(SeededFault, PresumptionOfWhatCanHarm) {
  Knowledge knowledge = Invented({.precautions = {{.id = "P-1", .when = "bad_heart"}}});
  EXPECT_THAT(Findings(knowledge, Kind::kUnverified), IsEmpty());
  knowledge.notes[*knowledge.schema.Find("bad_heart")].presumed = knowledge::Presumption{};
  EXPECT_EQ(Findings(knowledge, Kind::kUnverified),
            "\ni/presumed/bad_heart: 'bad_heart' is presumed, and a contraindication or a hold "
            "depends on "
            "it\n");
}

TEST(SoundKnowledge, FailsNoDuty) {
  const Knowledge knowledge =
      Invented({.rules = {{.id = "WELL", .when = "not sick"},
                          {.id = "ILL", .when = "sick"},
                          {.id = "NEVER", .stance = "contraindicated", .when = "blood < 20"}},
                .precautions = {{.id = "P-1", .when = "bad_heart"},
                                {.id = "P-2", .effect = "hold", .when = "blood < 80"}}});
  for (const Kind kind : {Kind::kHarm, Kind::kIdle, Kind::kGap, Kind::kHidden, Kind::kUnverified}) {
    const Proofs proofs = Prove(knowledge, {}, Only(kind));
    EXPECT_FALSE(proofs.outcomes.empty()) << LetterOf(kind);
    EXPECT_THAT(FindingsOf(proofs, knowledge), IsEmpty()) << LetterOf(kind);
  }
}

TEST(Accepted, FailureIsNoFailure) {
  const Knowledge knowledge =
      Invented({.rules = {{.id = "FEW", .when = "lumps <= 3"}}, .scope = "sick"});
  EXPECT_FALSE(Prove(knowledge, {}, Only(Kind::kGap)).Hold());
  const Proofs proofs =
      Prove(knowledge, {{"d/lump", "nobody knows what to do with many", {"proofs.yaml", 2, 3}}},
            Only(Kind::kGap));
  EXPECT_TRUE(proofs.Hold());
  EXPECT_THAT(FindingsOf(proofs, knowledge),
              HasSubstr("  accepted: nobody knows what to do with many\n"));
}

TEST(Accepted, WithoutNeedIsAProblem) {
  const Knowledge knowledge =
      Invented({.rules = {{.id = "ALL", .when = "sick or not sick"}}, .scope = "lumps >= 0"});
  const Proofs proofs = Prove(knowledge,
                              {{"d/lump", "why not", {"proofs.yaml", 2, 3}},
                               {"d/none", "why", {"proofs.yaml", 4, 3}},
                               {"b/A/B", "of another kind", {"proofs.yaml", 6, 3}}},
                              Only(Kind::kGap));
  EXPECT_FALSE(proofs.Hold());
  EXPECT_EQ(advice::TextOf(proofs.problems),
            "proofs.yaml:2:3: 'd/lump' need not be accepted any longer: it is proved\n"
            "proofs.yaml:4:3: there is no duty 'd/none' to accept\n");
}

TEST(Accepted, AreReadWithTheirPlaces) {
  const knowledge::KnowledgeDirectory directory(
      knowledge::KnowledgeFiles{{"proofs.yaml", R"yaml(accepted:
  - duty: d/lump
    because: not yet written
  - { duty: d/lump, because: again }
  - { duty: d/hill }
)yaml"}});
  logic::Problems problems;
  const std::vector<Accepted> accepted = ReadAccepted(directory.path().string(), problems);
  ASSERT_EQ(accepted.size(), 3U);
  EXPECT_EQ(accepted[0].duty, "d/lump");
  EXPECT_EQ(accepted[0].because, "not yet written");
  EXPECT_EQ(accepted[0].location.line, 2);
  ASSERT_EQ(problems.size(), 2U);
  EXPECT_THAT(problems[0].text, HasSubstr("accepted twice"));
  EXPECT_THAT(problems[1].text, HasSubstr("because"));
}

TEST(Accepted, AreNoneWithoutAFile) {
  const knowledge::KnowledgeDirectory directory(
      knowledge::KnowledgeFiles{{"knowledge.yaml", "version: 1\n"}});
  logic::Problems problems;
  EXPECT_THAT(ReadAccepted(directory.path().string(), problems), IsEmpty());
  EXPECT_THAT(problems, IsEmpty());
}

TEST(Table, SaysWhatIsToBeMended) {
  const Knowledge knowledge =
      Invented({.rules = {{.id = "FOR", .when = "sick"},
                          {.id = "AGAINST", .stance = "not_recommended", .when = "lumps > 3"}}});
  EXPECT_THAT(TableOf(Prove(knowledge, {}, Only(Kind::kConflict))),
              testing::EndsWith("1 statement, 1 to mend\n"));
  EXPECT_THAT(TableOf(Prove(Invented({}), {}, Only(Kind::kConflict))),
              testing::EndsWith("0 statements, nothing to mend\n"));
}

TEST(Page, EscapesWhatTheKnowledgeSays) {
  Knowledge knowledge =
      Invented({.rules = {{.id = "FOR", .when = "sick"},
                          {.id = "AGAINST", .stance = "not_recommended", .when = "lumps > 3"}}});
  knowledge.rules[0].because = "<script>alert(\"1\") & more</script>";
  const Proofs proofs = Prove(knowledge, {}, Only(Kind::kConflict));
  const std::string page = PageOf(proofs, knowledge);
  EXPECT_THAT(page, HasSubstr("&lt;script&gt;alert(&quot;1&quot;) &amp; more&lt;/script&gt;"));
  EXPECT_THAT(page, testing::Not(HasSubstr("<script")));
  EXPECT_THAT(page, HasSubstr("To be mended."));
  EXPECT_THAT(page, HasSubstr("<dt>Number of lumps</dt><dd>4</dd>"));
}

}  // namespace
}  // namespace grevy::proof
