// Reading and judging vignettes; see vignette.h.

#include "advice/vignette.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "knowledge/plausible.h"
#include "knowledge/record.h"
#include "logic/amount.h"
#include "logic/suggest.h"

namespace grevy::advice {
namespace {

using knowledge::Knowledge;
using knowledge::Record;
using knowledge::Yaml;
using knowledge::YamlEntry;
using knowledge::YamlFile;
using logic::FieldId;
using logic::Kleene;

using Lists = std::map<std::string, std::vector<std::string>>;

class VignetteReader {
 public:
  VignetteReader(const YamlFile& file, const Knowledge& knowledge, Vignettes& out)
      : file_(file), knowledge_(knowledge), out_(out) {}

  void Run() {
    Record root(file_, file_.root, out_.problems);
    const Yaml* list = root.Required("vignettes");
    root.RejectUnknownKeys();
    if (list == nullptr) return;
    for (const Yaml& item : list->items) ReadOne(item);
  }

 private:
  void ReadOne(const Yaml& item) {
    const std::size_t problems_before = out_.problems.size();
    Record record(file_, item, out_.problems);
    Vignette vignette;
    vignette.location = {file_.name, item.line, item.column};
    vignette.id = record.Text("id");
    vignette.title = record.Text("title");
    vignette.from = record.OptionalText("from");
    if (const Yaml* facts = record.Required("facts")) {
      knowledge::ReadFacts(file_, *facts, knowledge_, vignette.facts, out_.problems);
    }
    vignette.facts.as_of = record.OptionalDate("as_of");
    vignette.facts.jurisdiction = record.OptionalText("jurisdiction");
    if (vignette.facts.jurisdiction == "all") vignette.facts.jurisdiction.clear();
    if (!vignette.facts.jurisdiction.empty() &&
        knowledge_.FindJurisdiction(vignette.facts.jurisdiction) == nullptr) {
      record.Report(*record.Optional("jurisdiction"),
                    fmt::format("unknown jurisdiction '{}'", vignette.facts.jurisdiction));
    }
    if (const Yaml* expect = record.Required("expect")) vignette.expect = ReadExpectations(*expect);
    record.RejectUnknownKeys();
    if (!ids_.insert(vignette.id).second)
      record.Report(item, fmt::format("vignette '{}' stands twice", vignette.id));
    if (IsFaulty(problems_before)) return;
    knowledge::CheckPlausible(file_, *record.Required("facts"), knowledge_, vignette.facts,
                              out_.problems);
    if (!IsFaulty(problems_before)) out_.all.push_back(std::move(vignette));
  }

  // Whether there are errors among the problems from the given one on.
  bool IsFaulty(std::size_t first_problem) const {
    return std::any_of(
        out_.problems.begin() + static_cast<std::ptrdiff_t>(first_problem), out_.problems.end(),
        [](const logic::Problem& p) { return p.severity == logic::Severity::kError; });
  }

  Expectations ReadExpectations(const Yaml& node) {
    Record record(file_, node, out_.problems);
    Expectations expect;
    if (const Yaml* derived = record.Optional("derived")) {
      for (const YamlEntry& entry : derived->entries) {
        const auto field = knowledge_.schema.Find(entry.key.text);
        const bool defined = field && knowledge_.FindDefinition(*field) != nullptr;
        if (!defined)
          record.Report(entry.key, fmt::format("'{}' is no definition", entry.key.text));
        expect.derived[entry.key.text] =
            entry.value.kind == Yaml::Kind::kNull ? "null" : entry.value.text;
      }
    }
    expect.verdicts = ReadLists(record, "verdicts", [this](const Yaml& n) { CheckVerdict(n); });
    expect.reasons = ReadLists(record, "reasons", [this](const Yaml& n) { CheckReason(n); });
    expect.not_reasons =
        ReadLists(record, "not_reasons", [this](const Yaml& n) { CheckReason(n); });
    expect.pending = ReadLists(record, "pending", [this](const Yaml& n) { CheckField(n); });
    expect.assumed = ReadLists(record, "assumed", [this](const Yaml& n) { CheckField(n); });
    expect.questions = ReadList(record, "questions", [this](const Yaml& n) { CheckField(n); });
    expect.not_questions =
        ReadList(record, "not_questions", [this](const Yaml& n) { CheckField(n); });
    expect.differ = ReadList(record, "differ", [this](const Yaml& n) { CheckTreatment(n); });
    expect.measures = ReadList(record, "measures", [this](const Yaml& n) { CheckMeasure(n); });
    expect.not_measures =
        ReadList(record, "not_measures", [this](const Yaml& n) { CheckMeasure(n); });
    record.RejectUnknownKeys();
    return expect;
  }

  template <typename Check>
  std::vector<std::string> TextsOf(const Yaml& node, const Check& check) {
    std::vector<std::string> texts;
    for (const Yaml* item : Items(node)) {
      check(*item);
      texts.push_back(item->text);
    }
    return texts;
  }
  static std::vector<const Yaml*> Items(const Yaml& node) {
    if (node.kind == Yaml::Kind::kScalar) return {&node};
    std::vector<const Yaml*> items;
    for (const Yaml& item : node.items) items.push_back(&item);
    return items;
  }
  template <typename Check>
  std::vector<std::string> ReadList(Record& record, std::string_view key, const Check& check) {
    const Yaml* node = record.Optional(key);
    return node == nullptr ? std::vector<std::string>() : TextsOf(*node, check);
  }
  template <typename Check>
  Lists ReadLists(Record& record, std::string_view key, const Check& check) {
    Lists lists;
    const Yaml* node = record.Optional(key);
    if (node == nullptr) return lists;
    for (const YamlEntry& entry : node->entries) {
      CheckTreatment(entry.key);
      lists[entry.key.text] = TextsOf(entry.value, check);
    }
    return lists;
  }

  void Report(const Yaml& node, std::string message) {
    out_.problems.push_back(file_.ProblemAt(node, std::move(message)));
  }
  void CheckVerdict(const Yaml& node) {
    for (int i = 0; i < kVerdictCount; ++i) {
      if (VerdictName(static_cast<Verdict>(i)) == node.text) return;
    }
    Report(node, fmt::format("'{}' is no verdict", node.text));
  }
  void CheckTreatment(const Yaml& node) {
    if (knowledge_.FindTreatment(node.text) == nullptr)
      Report(node, fmt::format("unknown treatment '{}'", node.text));
  }
  void CheckField(const Yaml& node) {
    if (knowledge_.schema.Find(node.text)) return;
    Report(node, fmt::format("unknown field '{}'{}", node.text,
                             logic::DidYouMean(knowledge_.schema.Suggest(node.text))));
  }
  void CheckReason(const Yaml& node) {
    if (knowledge_.FindRule(node.text) != nullptr) return;
    for (const knowledge::Treatment& treatment : knowledge_.treatments) {
      for (const knowledge::Precaution& precaution : treatment.precautions) {
        if (precaution.id == node.text) return;
      }
    }
    Report(node, fmt::format("'{}' is no rule and no precaution", node.text));
  }
  void CheckMeasure(const Yaml& node) {
    const auto& measures = knowledge_.measures;
    const bool found = std::any_of(measures.begin(), measures.end(),
                                   [&](const knowledge::Measure& m) { return m.id == node.text; });
    if (!found) Report(node, fmt::format("'{}' is no measure", node.text));
  }

  const YamlFile& file_;
  const Knowledge& knowledge_;
  Vignettes& out_;
  std::set<std::string> ids_;
};

bool Contains(const std::vector<std::string>& texts, std::string_view text) {
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

class VignetteJudge {
 public:
  VignetteJudge(const Knowledge& knowledge, const Vignette& vignette, knowledge::Date today)
      : knowledge_(knowledge),
        expect_(vignette.expect),
        advice_(Advise(knowledge, vignette.facts,
                       {vignette.facts.as_of.value_or(today), vignette.facts.jurisdiction})) {}

  std::vector<std::string> Run() && {
    JudgeDerived();
    for (const auto& [treatment, verdicts] : expect_.verdicts)
      JudgeVerdict(Find(treatment), verdicts);
    for (const auto& [treatment, ids] : expect_.reasons) JudgeReasons(Find(treatment), ids, true);
    for (const auto& [treatment, ids] : expect_.not_reasons)
      JudgeReasons(Find(treatment), ids, false);
    for (const auto& [treatment, fields] : expect_.pending)
      JudgeFields(treatment, "pending", Find(treatment).pending, fields);
    for (const auto& [treatment, fields] : expect_.assumed)
      JudgeFields(treatment, "assumed", Find(treatment).assumed, fields);
    JudgeQuestions();
    for (const std::string& treatment : expect_.differ) {
      if (!Find(treatment).guidelines_differ)
        Fail(fmt::format("{}: guidelines should differ", treatment));
    }
    JudgeMeasures();
    return std::move(failures_);
  }

 private:
  void Fail(std::string message) { failures_.push_back(std::move(message)); }

  const TreatmentAdvice& Find(std::string_view id) const {
    return *std::find_if(advice_.treatments.begin(), advice_.treatments.end(),
                         [id](const TreatmentAdvice& t) { return t.treatment->id == id; });
  }

  std::string Names(const std::vector<FieldId>& fields) const {
    std::string names;
    for (const FieldId field : fields)
      names += (names.empty() ? "" : ", ") + knowledge_.schema[field].id;
    return names.empty() ? "none" : names;
  }

  void JudgeDerived() {
    for (const auto& [id, wanted] : expect_.derived) {
      const FieldId field = *knowledge_.schema.Find(id);
      for (const Derived& derived : advice_.derived) {
        if (derived.field != field) continue;
        const std::string given = derived.value ? ValueText(field, *derived.value) : "null";
        if (given != wanted && !IsRounded(derived, wanted))
          Fail(fmt::format("{} should be {} and is {}", id, wanted, given));
      }
    }
  }
  std::string ValueText(FieldId id, logic::Place place) const {
    const logic::Field& field = knowledge_.schema[id];
    if (field.type == logic::Type::kBoolean) return place != 0 ? "true" : "false";
    if (field.type == logic::Type::kChoice) return field.values[static_cast<std::size_t>(place)];
    return field.NumberAt(place).ToString();
  }
  // Sources print fewer digits than are calculated: 78.0 is right for 78.05, 78.1 is not.
  bool IsRounded(const Derived& derived, const std::string& printed) const {
    const logic::Field& field = knowledge_.schema[derived.field];
    const auto wanted = logic::Decimal::Parse(printed);
    if (!derived.value || !wanted || field.type != logic::Type::kDecimal) return false;
    const std::size_t point = printed.find('.');
    const auto digits =
        point == std::string::npos ? 0 : static_cast<int>(printed.size() - point - 1);
    const auto exact = logic::Amount::Of(field.NumberAt(*derived.value));
    return logic::IsEqual(logic::Round(exact, digits), logic::Amount::Of(*wanted)) ==
           logic::Kleene::kTrue;
  }

  void JudgeVerdict(const TreatmentAdvice& treatment, const std::vector<std::string>& wanted) {
    const std::string given(VerdictName(treatment.verdict));
    if (Contains(wanted, given)) return;
    std::string because;
    for (const Reason& reason : treatment.reasons) {
      if (reason.held == Kleene::kFalse) continue;
      because += fmt::format(" {}{}", reason.rule->id, reason.held == Kleene::kUnknown ? "?" : "");
    }
    for (const PrecautionHeld& precaution : treatment.precautions) {
      if (precaution.held == Kleene::kTrue &&
          precaution.precaution->effect >= knowledge::Effect::kHold) {
        because += " " + precaution.precaution->id;
      }
    }
    Fail(fmt::format("{} should be {} and is {}; what bears on it:{}; open: {}",
                     treatment.treatment->id, fmt::join(wanted, " or "), given,
                     because.empty() ? " nothing" : because, Names(treatment.pending)));
  }

  void JudgeReasons(const TreatmentAdvice& treatment, const std::vector<std::string>& ids,
                    bool wanted) {
    for (const std::string& id : ids) {
      Kleene held = Kleene::kFalse;
      std::string details;
      for (const Reason& reason : treatment.reasons) {
        if (reason.rule->id != id) continue;
        held = reason.held;
        for (const ClauseHeld& clause : reason.clauses) {
          if (clause.held != Kleene::kTrue) {
            details += fmt::format(
                " [{} {}]", clause.held == Kleene::kFalse ? "no:" : "not known:", clause.words);
          }
        }
      }
      for (const PrecautionHeld& precaution : treatment.precautions) {
        if (precaution.precaution->id == id) held = precaution.held;
      }
      if ((held == Kleene::kTrue) == wanted) continue;
      Fail(fmt::format("{} of {} should {}hold and {}{}", id, treatment.treatment->id,
                       wanted ? "" : "not ",
                       held == Kleene::kTrue    ? "does"
                       : held == Kleene::kFalse ? "does not"
                                                : "is open",
                       wanted ? details : ""));
    }
  }

  void JudgeFields(const std::string& treatment, std::string_view what,
                   const std::vector<FieldId>& given, const std::vector<std::string>& wanted) {
    for (const std::string& id : wanted) {
      const FieldId field = *knowledge_.schema.Find(id);
      if (std::find(given.begin(), given.end(), field) != given.end()) continue;
      Fail(fmt::format("{} should be {} for {}; there are: {}", id, what, treatment, Names(given)));
    }
  }

  void JudgeQuestions() {
    std::vector<FieldId> asked;
    for (const Question& question : advice_.questions) asked.push_back(question.field);
    const auto asks = [&](const std::string& id) {
      return std::find(asked.begin(), asked.end(), *knowledge_.schema.Find(id)) != asked.end();
    };
    for (const std::string& id : expect_.questions) {
      if (!asks(id)) Fail(fmt::format("{} should be asked; asked are: {}", id, Names(asked)));
    }
    for (const std::string& id : expect_.not_questions) {
      if (asks(id)) Fail(fmt::format("{} should not be asked", id));
    }
  }

  void JudgeMeasures() {
    const auto taken = [this](const std::string& id) {
      return std::any_of(advice_.measures.begin(), advice_.measures.end(),
                         [&](const MeasureHeld& m) { return m.measure->id == id; });
    };
    for (const std::string& id : expect_.measures) {
      if (!taken(id)) Fail(fmt::format("measure {} should hold", id));
    }
    for (const std::string& id : expect_.not_measures) {
      if (taken(id)) Fail(fmt::format("measure {} should not hold", id));
    }
  }

  const Knowledge& knowledge_;
  const Expectations& expect_;
  Advice advice_;
  std::vector<std::string> failures_;
};

}  // namespace

Vignettes ReadVignettes(const std::string& directory, const Knowledge& knowledge) {
  namespace fs = std::filesystem;
  Vignettes vignettes;
  std::vector<fs::path> paths;
  std::error_code error;
  for (const fs::directory_entry& entry :
       fs::directory_iterator(fs::path(directory) / "vignettes", error)) {
    if (entry.path().extension() == ".yaml") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  for (const fs::path& path : paths) {
    std::string text =
        knowledge::ReadFile(path.string(), knowledge::kLargestKnowledgeFile, vignettes.problems);
    const YamlFile file = knowledge::ReadYaml(path.string(), std::move(text),
                                              knowledge::kLargestKnowledgeFile, vignettes.problems);
    if (file.root.kind != Yaml::Kind::kNull) VignetteReader(file, knowledge, vignettes).Run();
  }
  return vignettes;
}

std::vector<std::string> Judge(const Knowledge& knowledge, const Vignette& vignette,
                               knowledge::Date today) {
  return VignetteJudge(knowledge, vignette, today).Run();
}

}  // namespace grevy::advice
