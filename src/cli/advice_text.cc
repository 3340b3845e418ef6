// Rendering advice; see advice_text.h. Colour is never alone: every mark is a sign of its own (✓
// holds, ✗ does not, ? not known, ! speaks against).

#include "cli/advice_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "advice/needs.h"
#include "advice/open_trials.h"
#include "cli/firmness_text.h"
#include "cli/wording.h"
#include "knowledge/words.h"

namespace grevy::cli {
namespace {

using advice::Advice;
using advice::PrecautionHeld;
using advice::Reason;
using advice::TreatmentAdvice;
using advice::Verdict;
using knowledge::Effect;
using logic::FieldId;
using logic::Kleene;

struct Group {
  Verdict verdict;
  std::string_view title;
  std::string_view mark;
  Style style;
};
constexpr Group kGroups[] = {
    {Verdict::kRecommended, "RECOMMENDED", "●", Style::kGood},
    {Verdict::kOption, "OPTION", "○", Style::kGood},
    {Verdict::kOnHold, "ON HOLD: supported, once what is named is mended", "◐", Style::kWarn},
    {Verdict::kUndetermined, "UNDETERMINED: depends on facts that are not known", "?",
     Style::kWarn},
    {Verdict::kNotRecommended, "NOT RECOMMENDED", "–", Style::kBad},
    {Verdict::kContraindicated, "CONTRAINDICATED", "✗", Style::kBad},
    {Verdict::kNotIndicated, "NOT INDICATED", "·", Style::kDim},
};

// How many reasons of a kind are shown for a treatment before the rest is only named.
constexpr std::size_t kMostReasons = 2;
// How many of the treatments that a question bears on are named.
constexpr std::size_t kMostSettled = 4;

class TextWriter {
 public:
  TextWriter(const Advice& advice, const TextChoice& choice, Terminal& terminal,
             const std::vector<advice::Firmness>& firmness)
      : advice_(advice),
        knowledge_(*advice.knowledge),
        choice_(choice),
        terminal_(terminal),
        firmness_(firmness) {}

  void Write() {
    WriteTop();
    for (const Group& group : kGroups) WriteGroup(group);
    if (choice_.treatments.empty()) {
      WriteMeasures();
      WriteTrials();
      WriteQuestions();
      WriteWarnings();
    }
    WriteSources();
  }

 private:
  void WriteTop() {
    const std::string place = advice_.jurisdiction.empty()
                                  ? "all jurisdictions"
                                  : knowledge_.FindJurisdiction(advice_.jurisdiction)->name;
    terminal_.Line({.style = Style::kBold},
                   fmt::format("Advice as of {}, {}", knowledge::ToBritish(advice_.as_of), place));
    terminal_.Line({.style = Style::kDim},
                   fmt::format("Knowledge {} ({}). For the team's decision, which it never "
                               "replaces; no medical device.",
                               knowledge_.version, knowledge_.hash.substr(0, 12)));
    terminal_.Blank();
    std::string facts;
    for (const knowledge::StatedFact& fact : advice_.stated.facts) {
      if (fact.values.empty()) continue;
      facts += (facts.empty() ? "" : "; ") + FactInWords(knowledge_, fact);
    }
    terminal_.Line({.mark = "Known:", .mark_style = Style::kBold},
                   facts.empty() ? "nothing yet" : facts + ".");
    std::string derived;
    for (const advice::Derived& value : advice_.derived) {
      if (!value.value || IsStated(value.field) || knowledge_.calculations.Has(value.field))
        continue;
      const logic::Field& field = knowledge_.schema[value.field];
      if (field.type == logic::Type::kBoolean) continue;  // those show in the reasons
      derived += fmt::format("{}{}: {}", derived.empty() ? "" : "; ",
                             knowledge_.notes[value.field].short_label,
                             knowledge::ValuesInWords(field, knowledge_.notes[value.field],
                                                      logic::ValueSet::Equal(*value.value)));
    }
    if (!derived.empty())
      terminal_.Line({.mark = "Worked out:", .mark_style = Style::kBold}, derived + ".");
    for (const advice::Calculated& calculated : advice_.calculated) {
      if (knowledge_.schema[calculated.field].type == logic::Type::kBoolean) continue;
      terminal_.Line({.mark = "Calculated:", .mark_style = Style::kBold}, InWords(calculated));
    }
    for (const advice::Need& need : advice::Needs(advice_)) {
      terminal_.Line(
          {.mark = "Needs first:", .mark_style = Style::kWarn},
          fmt::format("for advice on {}: {}.", need.data->question, Labels(need.fields)));
    }
  }

  std::string InWords(const advice::Calculated& calculated) const {
    const knowledge::FieldNotes& notes = knowledge_.notes[calculated.field];
    return fmt::format(
        "{}: {} (from {}).{}", notes.short_label,
        knowledge::ValuesInWords(knowledge_.schema[calculated.field], notes, calculated.values),
        Labels(calculated.from), calculated.is_used ? "" : " The stated value is used.");
  }

  bool IsStated(FieldId field) const {
    return std::any_of(advice_.stated.facts.begin(), advice_.stated.facts.end(),
                       [field](const knowledge::StatedFact& fact) {
                         return fact.field == field && !fact.values.empty();
                       });
  }

  bool IsChosen(const TreatmentAdvice& treatment) const {
    if (choice_.treatments.empty()) return true;
    return std::find(choice_.treatments.begin(), choice_.treatments.end(),
                     treatment.treatment->id) != choice_.treatments.end();
  }

  void WriteGroup(const Group& group) {
    std::vector<const TreatmentAdvice*> members;
    for (const TreatmentAdvice& treatment : advice_.treatments) {
      if (treatment.verdict == group.verdict && IsChosen(treatment)) members.push_back(&treatment);
    }
    if (members.empty()) return;
    terminal_.Heading(fmt::format("{} ({})", group.title, members.size()),
                      group.style == Style::kDim ? Style::kBold : group.style);
    const bool in_full = choice_.all || !choice_.treatments.empty();
    if (group.verdict == Verdict::kNotIndicated && !in_full) {
      std::string names;
      for (const TreatmentAdvice* treatment : members)
        names += (names.empty() ? "" : "; ") + treatment->treatment->name;
      terminal_.Line({.indent = 2}, names + ".");
      terminal_.Line({.indent = 2, .style = Style::kDim},
                     fmt::format("Why not? Ask with --why {}", members.front()->treatment->id));
      return;
    }
    for (const TreatmentAdvice* treatment : members) WriteTreatment(*treatment, group, in_full);
  }

  void WriteTreatment(const TreatmentAdvice& treatment, const Group& group, bool in_full) {
    terminal_.Blank();
    std::string title = treatment.treatment->name;
    if (!treatment.line.empty() && group.verdict != Verdict::kNotIndicated) {
      title += fmt::format("  [{}, {}]", LineInWords(treatment.line), Spaced(treatment.intent));
    }
    terminal_.Line(
        {.mark = std::string(group.mark), .mark_style = group.style, .style = Style::kBold}, title);
    if (treatment.unverified) {
      terminal_.Line({.indent = 4, .mark = "!", .mark_style = Style::kWarn},
                     "not yet verified: supported by recalled evidence alone");
    }
    if (treatment.guidelines_differ) {
      terminal_.Line({.indent = 4, .mark = "!", .mark_style = Style::kWarn},
                     "guidelines differ: see what speaks for and against");
    }
    WriteJurisdictions(treatment);
    if (group.verdict == Verdict::kUndetermined && !in_full) {
      WriteWhatItCouldBe(treatment);
    } else {
      if (!treatment.jointly.empty())
        terminal_.Line({.indent = 4, .mark = "for", .mark_style = Style::kGood},
                       treatment.jointly.size() == 1
                           ? "whatever is still unknown turns out to be, this holds or something "
                             "contraindicates it:"
                           : "whatever is still unknown turns out to be, one of these holds or "
                             "something contraindicates it:");
      WriteReasons(
          treatment, "for", [](const Reason& r) { return knowledge::Supports(r.rule->stance); },
          in_full);
      WriteReasons(
          treatment, "against",
          [](const Reason& r) { return !knowledge::Supports(r.rule->stance); }, in_full);
      WritePrecautions(treatment, in_full);
    }
    WriteAssumed(treatment, in_full);
    WriteMissing(treatment, in_full);
    if (!firmness_.empty()) {
      const auto i = static_cast<std::size_t>(&treatment - advice_.treatments.data());
      WriteFirmness(knowledge_, firmness_[i], treatment.verdict, terminal_, cited_);
    }
  }

  // One line for each verdict, with the places in which it is given.
  void WriteJurisdictions(const TreatmentAdvice& treatment) {
    std::map<Verdict, std::vector<std::string>> places;
    for (const auto& [code, verdict] : treatment.jurisdictions) {
      places[verdict].push_back(knowledge_.FindJurisdiction(code)->name);
    }
    for (const auto& [verdict, names] : places) {
      terminal_.Line(
          {.indent = 4, .mark = "!", .mark_style = Style::kWarn},
          fmt::format("{}: {}", Spaced(advice::VerdictName(verdict)), fmt::join(names, ", ")));
    }
  }

  // Of a treatment that is open: the strongest support that it could have, and what would forbid it
  // whatever else is found.
  void WriteWhatItCouldBe(const TreatmentAdvice& treatment) {
    for (const Reason& reason : treatment.reasons) {
      if (reason.held != Kleene::kUnknown || !knowledge::Supports(reason.rule->stance)) continue;
      const knowledge::Rule& rule = *reason.rule;
      cited_.insert(rule.citation.source);
      terminal_.Line({.indent = 4, .mark = "could be", .mark_style = Style::kWarn},
                     fmt::format("{}: {}. [{}: {}, {}]", Spaced(knowledge::StanceName(rule.stance)),
                                 rule.because, rule.id, knowledge_.sources[rule.citation.source].id,
                                 rule.citation.at));
      break;
    }
    for (const PrecautionHeld& held : treatment.precautions) {
      if (held.held == Kleene::kTrue && held.precaution->effect >= Effect::kHold) {
        WritePrecaution(held);
      }
    }
  }

  // In short, what support hangs on, or could still speak against what is supported; in full, what
  // settles the verdict, by who knows it.
  void WriteMissing(const TreatmentAdvice& treatment, bool in_full) {
    if (treatment.pending.empty()) return;
    const bool open = treatment.verdict == Verdict::kUndetermined;
    const Lead mark{.indent = 4, .mark = open ? "needs" : "pending", .mark_style = Style::kWarn};
    if (!in_full) {
      const bool is_split = open && !treatment.supporting.empty();
      terminal_.Line(mark, Labels(is_split ? treatment.supporting : treatment.pending));
      return;
    }
    std::map<std::string, std::vector<FieldId>> by_owner;
    for (const FieldId field : treatment.settling)
      by_owner[knowledge_.notes[field].owner].push_back(field);
    for (const auto& [owner, fields] : by_owner)
      terminal_.Line(mark, fmt::format("from {}: {}", Spaced(owner), Labels(fields)));
    std::vector<FieldId> others;
    std::set_difference(treatment.pending.begin(), treatment.pending.end(),
                        treatment.settling.begin(), treatment.settling.end(),
                        std::back_inserter(others));
    if (!others.empty())
      terminal_.Line(mark, fmt::format("or what tells one of these: {}", Labels(others)));
  }

  void WriteAssumed(const TreatmentAdvice& treatment, bool in_full) {
    for (const FieldId field : treatment.assumed) {
      const knowledge::FieldNotes& notes = knowledge_.notes[field];
      const knowledge::Presumption& presumed = *notes.presumed;
      const bool is_set = knowledge_.schema[field].type == logic::Type::kChoices;
      const std::string value = is_set ? "none"
                                       : knowledge::ValuesInWords(knowledge_.schema[field], notes,
                                                                  presumed.values.front().second);
      terminal_.Line({.indent = 4, .mark = "assuming", .mark_style = Style::kWarn},
                     fmt::format("{}: {} (not recorded{})", notes.short_label, value,
                                 in_full ? "; " + presumed.because : ""));
    }
  }

  template <typename Wanted>
  void WriteReasons(const TreatmentAdvice& treatment, std::string_view title, const Wanted& wanted,
                    bool in_full) {
    // In short: the best of what holds; where nothing does, the best of what is open.
    const bool undetermined = treatment.verdict == Verdict::kUndetermined;
    std::vector<const Reason*> shown;
    for (const Reason& reason : treatment.reasons) {
      const bool is_joint = std::find(treatment.jointly.begin(), treatment.jointly.end(),
                                      reason.rule) != treatment.jointly.end();
      const bool speaks = reason.held == Kleene::kTrue || is_joint ||
                          (undetermined && reason.held == Kleene::kUnknown);
      if (wanted(reason) && (in_full || speaks)) shown.push_back(&reason);
    }
    const std::size_t most = in_full ? shown.size() : kMostReasons;
    for (std::size_t i = 0; i < std::min(most, shown.size()); ++i) WriteReason(*shown[i], title);
    if (shown.size() > most) {
      std::string rest;
      for (std::size_t i = most; i < shown.size(); ++i)
        rest += (rest.empty() ? "" : ", ") + shown[i]->rule->id;
      terminal_.Line({.indent = 4, .style = Style::kDim},
                     fmt::format("and {} more {}: {}", shown.size() - most, title, rest));
    }
  }

  void WriteReason(const Reason& reason, std::string_view title) {
    const knowledge::Rule& rule = *reason.rule;
    cited_.insert(rule.citation.source);
    cited_.insert(rule.citation.further.begin(), rule.citation.further.end());
    const auto [mark, style] = Mark(reason.held, knowledge::Supports(rule.stance));
    terminal_.Line(
        {.indent = 4, .mark = std::string(title) + " " + std::string(mark), .mark_style = style},
        fmt::format("{}: {}.", Spaced(knowledge::StanceName(rule.stance)), rule.because));
    std::string clauses;
    for (const advice::ClauseHeld& clause : reason.clauses) {
      clauses += fmt::format("{}{} {}", clauses.empty() ? "" : "  ", Mark(clause.held, true).first,
                             clause.words);
    }
    terminal_.Line({.indent = 10}, clauses);
    terminal_.Line({.indent = 10, .style = Style::kDim}, CitationInWords(rule));
  }

  std::string CitationInWords(const knowledge::Rule& rule) const {
    std::string text = fmt::format("{}: {}, {}", rule.id,
                                   knowledge_.sources[rule.citation.source].id, rule.citation.at);
    if (!rule.evidence.empty()) text += fmt::format(" [{}]", rule.evidence);
    for (const knowledge::SourceId source : rule.citation.further)
      text += "; " + knowledge_.sources[source].id;
    if (!rule.jurisdictions.empty())
      text += fmt::format("; only {}", fmt::join(rule.jurisdictions, ", "));
    return text + fmt::format(". {}.", Capitalised(KnownInWords(rule.citation.known)));
  }

  static std::pair<std::string_view, Style> Mark(Kleene held, bool good) {
    switch (held) {
      case Kleene::kTrue:
        return {"✓", good ? Style::kGood : Style::kBad};
      case Kleene::kFalse:
        return {"✗", good ? Style::kBad : Style::kDim};
      case Kleene::kUnknown:
        return {"?", Style::kWarn};
    }
    return {"", Style::kPlain};
  }

  void WritePrecautions(const TreatmentAdvice& treatment, bool in_full) {
    const bool of_interest = advice::IsSupported(treatment.verdict) ||
                             treatment.verdict == Verdict::kOnHold ||
                             treatment.verdict == Verdict::kUndetermined ||
                             treatment.verdict == Verdict::kContraindicated;
    for (const PrecautionHeld& held : treatment.precautions) {
      const bool shown =
          in_full ? held.held != Kleene::kFalse : of_interest && held.held == Kleene::kTrue;
      if (!shown) continue;
      WritePrecaution(held);
    }
  }

  void WritePrecaution(const PrecautionHeld& held) {
    const knowledge::Precaution& precaution = *held.precaution;
    cited_.insert(precaution.citation.source);
    const bool grave = precaution.effect >= Effect::kHold;
    std::string text = fmt::format("{}: {}", EffectInWords(precaution.effect), precaution.because);
    if (!precaution.action.empty()) text += fmt::format("; {}", precaution.action);
    if (!precaution.jurisdictions.empty())
      text += fmt::format(" ({})", fmt::join(precaution.jurisdictions, ", "));
    const std::string_view mark = held.held == Kleene::kTrue ? "!" : "?";
    terminal_.Line(
        {.indent = 4,
         .mark = "against " + std::string(mark),
         .mark_style = grave ? Style::kBad : Style::kWarn},
        fmt::format("{}. [{}: {}, {}]", text, precaution.id,
                    knowledge_.sources[precaution.citation.source].id, precaution.citation.at));
  }

  std::string Labels(const std::vector<FieldId>& fields) const {
    std::string labels;
    for (const FieldId field : fields) {
      labels += (labels.empty() ? "" : "; ") + knowledge_.notes[field].short_label;
    }
    return labels;
  }

  void WriteMeasures() {
    if (advice_.measures.empty()) return;
    terminal_.Heading(fmt::format("ALSO, AROUND TREATMENT ({})", advice_.measures.size()));
    for (const advice::MeasureHeld& held : advice_.measures) {
      const knowledge::Measure& measure = *held.measure;
      cited_.insert(measure.citation.source);
      terminal_.Line(
          {.indent = 2, .mark = "▸"},
          fmt::format("{} [{}: {}, {}]", measure.action, measure.id,
                      knowledge_.sources[measure.citation.source].id, measure.citation.at));
    }
  }

  void WriteTrials() {
    const std::vector<advice::OpenTrial> trials = advice::OpenTrials(advice_);
    if (trials.empty()) return;
    terminal_.Heading(fmt::format("CLINICAL TRIALS TO ASK ABOUT ({})", trials.size()));
    for (const advice::OpenTrial& open : trials) {
      const knowledge::Trial& trial = *open.trial;
      cited_.insert(trial.citation.source);
      std::string fit = "fits, as far as its criteria are encoded";
      if (open.held == Kleene::kUnknown)
        fit = fmt::format("may fit; not known: {}", Labels(open.open));
      if (open.missed_by)
        fit = fmt::format("closed by {} alone, which can change",
                          knowledge_.notes[*open.missed_by].short_label);
      terminal_.Line({.indent = 2,
                      .mark = open.held == Kleene::kTrue ? "✓"
                              : open.missed_by           ? "✗"
                                                         : "?"},
                     fmt::format("{}, {}: {}. {}. Recruiting on {}{}. Still to be checked: {}.",
                                 trial.name, trial.id, trial.tests, Capitalised(fit),
                                 knowledge::ToBritish(trial.status_on),
                                 open.status_is_old ? " (over a year ago: look it up again)" : "",
                                 fmt::join(trial.to_check, ", ")));
    }
  }

  // What is still missing to have the answer calculated.
  std::string OrCalculated(const advice::Question& question) const {
    std::vector<FieldId> missing;
    for (const FieldId field : question.computed_from) {
      if (!IsStated(field)) missing.push_back(field);
    }
    return missing.empty() ? "" : fmt::format("; or calculated from {}", Labels(missing));
  }

  void WriteQuestions() {
    if (advice_.questions.empty()) return;
    terminal_.Heading(fmt::format("WHAT TO FIND OUT ({})", advice_.questions.size()));
    std::map<std::string, std::vector<const advice::Question*>> by_owner;
    std::vector<std::string> owners;  // in the order of their weightiest question
    std::vector<const advice::Question*> folded;
    for (const advice::Question& question : advice_.questions) {
      if (!choice_.all && !IsPressing(question)) {
        folded.push_back(&question);
        continue;
      }
      const std::string& owner = knowledge_.notes[question.field].owner;
      auto& questions = by_owner[owner];
      if (questions.empty()) owners.push_back(owner);
      questions.push_back(&question);
    }
    for (const std::string& owner : owners) {
      terminal_.Line({.indent = 2, .style = Style::kBold}, fmt::format("{}", Spaced(owner)));
      for (const advice::Question* question : by_owner[owner]) {
        std::string settles;
        for (std::size_t i = 0; i < std::min(kMostSettled, question->settles.size()); ++i) {
          settles += (i == 0 ? "" : ", ") + question->settles[i]->id;
        }
        if (question->settles.size() > kMostSettled) {
          settles += fmt::format(" and {} more", question->settles.size() - kMostSettled);
        }
        terminal_.Line(
            {.indent = 4, .mark = "?", .mark_style = Style::kWarn},
            fmt::format("{} ({}): bears on {}{}", knowledge_.notes[question->field].short_label,
                        knowledge_.schema[question->field].id, settles, OrCalculated(*question)));
      }
    }
    if (folded.empty()) return;
    std::string labels;
    for (const advice::Question* question : folded)
      labels += (labels.empty() ? "" : ", ") + knowledge_.schema[question->field].id;
    terminal_.Line({.indent = 2, .style = Style::kDim},
                   fmt::format("Later, should an undetermined treatment come to be supported "
                               "({}): {}.",
                               folded.size(), labels));
  }

  // Whether support hangs on a question, or something that is supported already: what could only
  // tell against a treatment that nothing supports so far can wait.
  bool IsPressing(const advice::Question& question) const {
    for (const TreatmentAdvice& treatment : advice_.treatments) {
      const bool asks =
          std::binary_search(treatment.pending.begin(), treatment.pending.end(), question.field);
      if (!asks) continue;
      if (treatment.verdict != Verdict::kUndetermined) return true;
      if (std::binary_search(treatment.supporting.begin(), treatment.supporting.end(),
                             question.field))
        return true;
    }
    return false;
  }

  void WriteWarnings() {
    if (advice_.warnings.empty()) return;
    terminal_.Heading("PLEASE NOTE", Style::kWarn);
    for (const std::string& warning : advice_.warnings)
      terminal_.Line({.indent = 2, .mark = "!", .mark_style = Style::kWarn}, warning);
  }

  void WriteSources() {
    if (cited_.empty()) return;
    terminal_.Heading(fmt::format("SOURCES ({})", cited_.size()));
    std::vector<const knowledge::Source*> sources;
    for (const knowledge::SourceId id : cited_) sources.push_back(&knowledge_.sources[id]);
    std::sort(sources.begin(), sources.end(),
              [](const auto* a, const auto* b) { return a->id < b->id; });
    for (const knowledge::Source* source : sources) {
      std::string text = source->citation;
      if (!source->doi.empty()) text += " doi:" + source->doi;
      if (source->reviewed)
        text += fmt::format(" Reviewed {}", knowledge::ToBritish(*source->reviewed));
      if (source->next_review)
        text += fmt::format(", next review {}", knowledge::ToBritish(*source->next_review));
      terminal_.Line(
          {.indent = 2, .mark = source->id + ":", .mark_style = Style::kBold, .style = Style::kDim},
          text + ".");
    }
  }

  const Advice& advice_;
  const knowledge::Knowledge& knowledge_;
  const TextChoice& choice_;
  Terminal& terminal_;
  const std::vector<advice::Firmness>& firmness_;
  std::set<knowledge::SourceId> cited_;
};

}  // namespace

void WriteText(const Advice& advice, const TextChoice& choice, Terminal& terminal,
               const std::vector<advice::Firmness>& firmness) {
  TextWriter(advice, choice, terminal, firmness).Write();
}

}  // namespace grevy::cli
