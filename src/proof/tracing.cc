// Following rows into the knowledge; see tracing.h. Rows are found by name. Those that stand
// through others come last, when it is known what became of the others.

#include "proof/tracing.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <regex>
#include <set>

namespace grevy::proof {
namespace {

using knowledge::Knowledge;

class Tracer {
 public:
  Tracer(const Evidence& evidence, const Knowledge& knowledge,
         const std::vector<advice::Vignette>& vignettes)
      : evidence_(evidence), knowledge_(knowledge), vignettes_(vignettes) {
    for (const EvidenceRow& row : evidence.rows) {
      numbers_.emplace(row.id, tracing_.rows.size());
      TracedRow& traced = tracing_.rows.emplace_back();
      traced.row = &row;
      if (!row.left_out.empty()) traced.left_out.push_back({"rows.yaml", row.left_out});
    }
  }

  Tracing Run() && {
    FollowPathways();
    FollowTreatments();
    FollowVocabulary();
    FollowVignettes();
    for (TracedRow& traced : tracing_.rows) FollowThrough(*traced.row);
    return std::move(tracing_);
  }

 private:
  // A row by its name; without the letters behind it where only so it is one.
  TracedRow* Find(const std::string& name) {
    auto found = numbers_.find(name);
    if (found == numbers_.end()) {
      const std::size_t end = name.find_last_not_of("abcdefghijklmnopqrstuvwxyz");
      found = numbers_.find(name.substr(0, end == std::string::npos ? 0 : end + 1));
    }
    return found == numbers_.end() ? nullptr : &tracing_.rows[found->second];
  }

  void Name(const std::string& what, const std::string& name) {
    if (TracedRow* row = Find(name)) {
      row->encoded_by.push_back(what);
    } else if (!evidence_.HasPlace(name)) {
      tracing_.unknown.push_back(fmt::format("{} names '{}', which is no row", what, name));
    }
  }
  void NameAll(const std::string& what, const std::vector<std::string>& rows) {
    for (const std::string& row : rows) Name(what, row);
  }
  // That a field, a definition or a constraint serves a row does not yet say what the row says of a
  // treatment.
  void Serve(const std::string& what, const std::vector<std::string>& rows) {
    for (const std::string& name : rows) {
      const TracedRow* row = Find(name);
      if (row == nullptr || !row->row->SpeaksOfTreatment()) Name(what, name);
    }
  }
  // What names no rows stands for the row of its id.
  template <typename Item>
  void NameRowsOf(const std::string& what, const Item& item) {
    NameAll(what, item.rows.empty() ? std::vector<std::string>{item.id} : item.rows);
  }

  void LeaveOut(const std::string& where, const knowledge::LeftOut& left_out) {
    if (TracedRow* row = Find(left_out.row)) {
      row->left_out.push_back({where, left_out.because});
    } else if (!evidence_.HasPlace(left_out.row)) {
      tracing_.unknown.push_back(
          fmt::format("{} leaves out '{}', which is no row", where, left_out.row));
    }
  }

  void FollowPathways() {
    for (const knowledge::Rule& rule : knowledge_.rules)
      NameRowsOf(fmt::format("rule {}", rule.id), rule);
    for (const knowledge::Measure& measure : knowledge_.measures)
      NameRowsOf(fmt::format("measure {}", measure.id), measure);
    for (const knowledge::Pathway& pathway : knowledge_.pathways) {
      for (const knowledge::LeftOut& left_out : pathway.left_out)
        LeaveOut(fmt::format("pathway {}", pathway.id), left_out);
    }
  }

  void FollowTreatments() {
    for (const knowledge::Treatment& treatment : knowledge_.treatments) {
      for (const knowledge::Limit& limit : treatment.limits)
        NameRowsOf(fmt::format("limit {} of {}", limit.id, treatment.id), limit);
      for (const knowledge::Precaution& precaution : treatment.precautions)
        NameRowsOf(fmt::format("precaution {} of {}", precaution.id, treatment.id), precaution);
    }
  }

  void FollowVocabulary() {
    for (logic::FieldId id = 0; id < knowledge_.schema.size(); ++id) {
      const logic::Field& field = knowledge_.schema[id];
      const bool is_defined = knowledge_.FindDefinition(id) != nullptr;
      const std::string what = fmt::format("{} {}", is_defined ? "definition" : "field", field.id);
      TracedRow* row = Find(field.id);
      if (row != nullptr && (is_defined || row->row->kind != "definition"))
        row->encoded_by.push_back(what);
      Serve(what, knowledge_.notes[id].rows);
    }
    for (const knowledge::Definition& definition : knowledge_.definitions) {
      if (!knowledge_.schema[definition.field].derived)  // else its field has named them
        Serve(fmt::format("definition {}", knowledge_.schema[definition.field].id),
              definition.rows);
    }
    for (const knowledge::Constraint& constraint : knowledge_.constraints) {
      const std::string what = fmt::format("constraint {}", constraint.id);
      Name(what, constraint.id);
      Serve(what, constraint.rows);
    }
    for (const knowledge::LeftOut& left_out : knowledge_.constraints_left_out)
      LeaveOut("constraints", left_out);
  }

  void FollowVignettes() {
    static const std::regex worked_case("([a-z0-9-]+\\.md),? (?:V|vignette )([0-9]+)");
    for (const advice::Vignette& vignette : vignettes_) {
      for (std::sregex_iterator match(vignette.from.begin(), vignette.from.end(), worked_case);
           match != std::sregex_iterator(); ++match)
        Name(fmt::format("vignette {}", vignette.id),
             fmt::format("{} V{}", (*match)[1].str(), (*match)[2].str()));
    }
  }

  // Whether a row, a field or a treatment is there to carry another row.
  bool Carries(const std::string& name) {
    if (TracedRow* row = Find(name)) {
      FollowThrough(*row->row);
      return !row->IsLeftOver();
    }
    return knowledge_.schema.Find(name).has_value() || knowledge_.FindTreatment(name) != nullptr;
  }

  void FollowThrough(const EvidenceRow& row) {
    if (row.through.empty() || !followed_.insert(row.id).second) return;
    bool carried = true;
    for (const std::string& name : row.through) {
      const bool exists = Find(name) != nullptr || knowledge_.schema.Find(name) ||
                          knowledge_.FindTreatment(name) != nullptr;
      if (!exists)
        tracing_.unknown.push_back(
            fmt::format("{} stands through '{}', which is no row, field or "
                        "treatment",
                        row.id, name));
      carried = Carries(name) && carried;
    }
    tracing_.rows[numbers_.at(row.id)].carried = carried;
  }

  const Evidence& evidence_;
  const Knowledge& knowledge_;
  const std::vector<advice::Vignette>& vignettes_;
  std::map<std::string, std::size_t, std::less<>> numbers_;
  std::set<std::string> followed_;
  Tracing tracing_;
};

}  // namespace

bool Tracing::IsComplete() const {
  return unknown.empty() && std::none_of(rows.begin(), rows.end(),
                                         [](const TracedRow& row) { return row.IsLeftOver(); });
}

Tracing TraceRows(const Evidence& evidence, const Knowledge& knowledge,
                  const std::vector<advice::Vignette>& vignettes) {
  return Tracer(evidence, knowledge, vignettes).Run();
}

}  // namespace grevy::proof
