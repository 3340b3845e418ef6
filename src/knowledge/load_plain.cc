// Reading plain/*.yaml: the glossary, the team, questions to ask, support. A file holds one or more
// of these lists; a citation at its end counts for a list whose entries have none of their own.

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "knowledge/loading.h"

namespace grevy::knowledge {
namespace {

constexpr std::array<std::string_view, 3> kParts = {"core", "invited", "meets"};
constexpr std::array<std::string_view, 6> kAbout = {"diagnosis", "tests",  "decision",
                                                    "team",      "trials", "living"};

class PlainLoader {
 public:
  PlainLoader(Loading& loading, const YamlFile& file)
      : loading_(loading), file_(file), root_(file, file.root, loading.problems()) {}

  void Run() {
    ReadGlossary();
    ReadTeam();
    ReadQuestions();
    ReadSupport();
    if (root_.Has("source")) {
      const Citation citation = loading_.ReadCitation(root_, Loading::Locator::kRequired);
      root_.OptionalTexts("rows");
      if (root_.Has("glossary")) plain().glossary_citation = citation;
      if (root_.Has("questions")) plain().questions_citation = citation;
    } else if (root_.Has("glossary") || root_.Has("questions")) {
      root_.Report(file_.root, "'source:', 'at:' and 'known:' of the whole list are missing");
    }
    root_.RejectUnknownKeys();
  }

 private:
  Plain& plain() { return loading_.knowledge().plain; }

  void ReadGlossary() {
    root_.ForEachRecord(root_.OptionalList("glossary"), [this](Record& record) {
      Term term{record.Text("word"), record.OptionalTexts("also"), record.Text("means")};
      std::vector<std::string> forms = term.also;
      forms.push_back(term.word);
      for (const std::string& form : forms) {
        if (plain().FindTerm(form) != nullptr)
          record.Report(record.node(), fmt::format("'{}' is explained twice", form));
      }
      plain().glossary.push_back(std::move(term));
    });
  }

  void ReadTeam() {
    root_.ForEachRecord(root_.OptionalList("team"), [this](Record& record) {
      TeamMember member;
      member.role = record.Text("role");
      member.name = record.Text("name");
      member.part = record.OneOf("part", kParts);
      member.does = record.Text("does");
      member.citation = loading_.ReadCitation(record, Loading::Locator::kRequired);
      member.rows = record.OptionalTexts("rows");
      if (plain().FindRole(member.role) != nullptr)
        record.Report(record.node(), fmt::format("role '{}' stands twice", member.role));
      plain().team.push_back(std::move(member));
    });
    const Yaml* quorum = root_.Optional("quorum");
    if (quorum == nullptr) return;
    Record record(file_, *quorum, loading_.problems());
    if (const Yaml* each = record.RequiredList("one_of_each")) {
      for (const Yaml& roles : each->items) plain().quorum.push_back(RolesOf(record, roles));
    }
    plain().quorum_citation = loading_.ReadCitation(record, Loading::Locator::kRequired);
    record.RejectUnknownKeys();
  }

  std::vector<std::string> RolesOf(Record& record, const Yaml& list) {
    std::vector<std::string> roles;
    for (const Yaml& role : list.items) {
      if (plain().FindRole(role.text) == nullptr)
        record.Report(role, fmt::format("unknown role '{}'", role.text));
      roles.push_back(role.text);
    }
    if (roles.empty()) record.Report(list, "name the roles of which one must be there, as a list");
    return roles;
  }

  void ReadQuestions() {
    root_.ForEachRecord(root_.OptionalList("questions"), [this](Record& record) {
      plain().questions.push_back({record.OneOf("about", kAbout), record.Text("ask")});
    });
  }

  void ReadSupport() {
    root_.ForEachRecord(root_.OptionalList("support"), [this](Record& record) {
      Support support;
      support.name = record.Text("name");
      support.offers = record.Text("offers");
      support.phone = record.OptionalText("phone");
      support.url = record.OptionalText("url");
      support.countries = record.OptionalTexts("countries");
      support.checked = record.OptionalDate("checked");
      support.citation = loading_.ReadCitation(record, Loading::Locator::kRequired);
      support.rows = record.OptionalTexts("rows");
      if (!support.checked)
        record.Report(record.node(),
                      "'checked:' is missing: the day on which this was last looked up");
      plain().support.push_back(std::move(support));
    });
  }

  Loading& loading_;
  const YamlFile& file_;
  Record root_;
};

}  // namespace

void LoadPlain(Loading& loading, const YamlFile& file) { PlainLoader(loading, file).Run(); }

}  // namespace grevy::knowledge
