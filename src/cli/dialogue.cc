// Asking and showing; see dialogue.h.

#include "cli/dialogue.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

#include "advice/answer.h"
#include "cli/advice_text.h"
#include "cli/field_page.h"
#include "cli/wording.h"

namespace grevy::cli {
namespace {

using advice::Advice;
using advice::Interview;
using advice::TreatmentAdvice;
using advice::Verdict;
using knowledge::Knowledge;
using knowledge::StatedFact;
using logic::FieldId;

// More values than these stand in columns.
constexpr std::size_t kMostInOneColumn = 6;
// How many names of a kind are listed before the rest is only counted.
constexpr std::size_t kMostNamed = 6;

// Whether somebody types at a terminal, which then shows what is typed.
bool IsTyped(const std::istream& in) { return &in == &std::cin && isatty(STDIN_FILENO) != 0; }

class Dialogue {
 public:
  Dialogue(const Knowledge& knowledge, Interview interview, Streams& streams)
      : knowledge_(knowledge),
        interview_(std::move(interview)),
        streams_(streams),
        terminal_(streams.out, streams.terminal),
        typed_(IsTyped(streams.in)) {}

  /// Asks until nothing is left to ask, or nobody answers. False where what was said is not to be
  /// kept.
  bool Run() {
    Welcome();
    WriteOpen(nullptr);
    while (!ended_ && interview_.question()) {
      WriteQuestion(*interview_.question());
      while (!ended_) {
        const auto line = ReadLine("> ");
        if (!line) {
          ended_ = true;  // Ctrl-D, or the end of a file: as if all was said
          break;
        }
        if (Take(*line)) break;
      }
    }
    if (keep_) WriteEnd();
    return keep_;
  }

  /// What was said, with the questions to which nobody knew the answer.
  knowledge::Case Said() const {
    knowledge::Case said = interview_.facts();
    for (const FieldId field : NotKnown()) {
      StatedFact fact;
      fact.field = field;
      said.facts.push_back(fact);
    }
    return said;
  }

 private:
  const logic::Field& FieldOf(FieldId field) const { return knowledge_.schema[field]; }
  const knowledge::FieldNotes& NotesOf(FieldId field) const { return knowledge_.notes[field]; }

  // --- What is read ---

  std::optional<std::string> ReadLine(std::string_view prompt) {
    streams_.out << prompt << std::flush;
    std::string line;
    if (!std::getline(streams_.in, line)) {
      streams_.out << '\n';
      return std::nullopt;
    }
    if (!typed_) streams_.out << line << '\n';
    const std::size_t begin = line.find_first_not_of(" \t\r");
    if (begin == std::string::npos) return std::string();
    return line.substr(begin, line.find_last_not_of(" \t\r") - begin + 1);
  }

  // Takes an answer or a command. True where the next question follows; else the same is meant
  // still.
  bool Take(const std::string& line) {
    const FieldId field = *interview_.question();
    // A value of the field is that value, also where a command goes by the same word.
    if (!advice::IsValueOf(knowledge_, field, line)) {
      const std::string word = Lower(line);
      if (word == "back") return Back();
      if (word == "quit" || word == "exit") return Quit();
      if (word == "done") return ended_ = true;
      if (word == "why") return WriteWhy(field), false;
      if (word == "list") return WriteFacts(), false;
      if (word == "help") return WriteHelp(field), false;
      if (word == "advice") return WriteAdvice(), false;
      if (const auto other = NamedBefore(line)) return Answer(other->first, other->second);
    }
    return Answer(field, line);
  }

  // "FIELD: ANSWER" states, or corrects, another fact than the one that was asked for.
  std::optional<std::pair<FieldId, std::string>> NamedBefore(const std::string& line) const {
    const std::size_t end = line.find_first_of(":=");
    if (end == std::string::npos) return std::nullopt;
    const std::string name = line.substr(0, line.find_last_not_of(' ', end - 1) + 1);
    const auto field = knowledge_.schema.Find(name);
    if (!field) return std::nullopt;
    return std::pair(*field, line.substr(end + 1));
  }

  bool Answer(FieldId field, const std::string& text) {
    logic::Problems problems;
    const auto fact = advice::ReadAnswer(knowledge_, field, text, problems);
    if (!fact) {
      WriteProblems(problems);
      return false;
    }
    const Advice before = interview_.advice();
    if (fact->values.empty() && field == interview_.question()) {
      interview_.AnswerNotKnown();
    } else if (!interview_.Answer(*fact, problems)) {
      WriteProblems(problems);
      return false;
    }
    terminal_.Line({.indent = 2,
                    .mark = fact->values.empty() ? "?" : "✓",
                    .mark_style = fact->values.empty() ? Style::kWarn : Style::kGood},
                   FactInWords(knowledge_, *fact));
    WriteProblems(problems);
    WriteChanges(before);
    return true;
  }

  bool Back() {
    if (interview_.steps().empty()) {
      terminal_.Line({.indent = 2}, "There is no answer to take back.");
      return false;
    }
    const FieldId field = interview_.steps().back().field;
    const Advice before = interview_.advice();
    interview_.Back();
    terminal_.Line({.indent = 2}, fmt::format("Taken back: {}", NotesOf(field).short_label));
    WriteOpen(&before);
    return true;
  }

  bool Quit() {
    ended_ = true;
    if (interview_.steps().empty()) return true;
    for (;;) {
      const auto line = ReadLine("Keep what was said? yes or no [yes] > ");
      const std::string word = line ? Lower(*line) : "";
      if (word.empty() || word == "y" || word == "yes") return true;
      if (word == "n" || word == "no") {
        keep_ = false;
        return true;
      }
    }
  }

  std::vector<FieldId> NotKnown() const {
    std::vector<FieldId> fields;
    for (const Interview::Step& step : interview_.steps()) {
      const auto& facts = interview_.facts().facts;
      const bool stated = std::any_of(facts.begin(), facts.end(), [&](const StatedFact& fact) {
        return fact.field == step.field;
      });
      const bool listed = std::find(fields.begin(), fields.end(), step.field) != fields.end();
      if (!step.known && !stated && !listed) fields.push_back(step.field);
    }
    return fields;
  }

  // --- What is written ---

  void Welcome() {
    terminal_.Line({.style = Style::kBold},
                   "What is known of one person at one decision point? One question at a time.");
    terminal_.Line({},
                   "Answer with a number or a name of the list, a number or a range (8..12, <3), "
                   "and ? where it is not known. At any time: back, why, list, advice, help, done, "
                   "quit.");
    terminal_.Line({.style = Style::kDim},
                   "No name, number or date of birth belongs here. Nothing is sent anywhere.");
    if (interview_.facts().facts.empty()) return;
    terminal_.Blank();
    WriteFacts();
  }

  void WriteQuestion(FieldId id) {
    const logic::Field& field = FieldOf(id);
    const knowledge::FieldNotes& notes = NotesOf(id);
    terminal_.Blank();
    terminal_.Line({.mark = fmt::format("{}.", interview_.steps().size() + 1),
                    .mark_style = Style::kBold,
                    .style = Style::kBold},
                   notes.label);
    if (notes.plain != notes.label) terminal_.Line({.indent = 3}, notes.plain);
    terminal_.Line({.indent = 3, .style = Style::kDim}, HintsOf(id));
    for (const StatedFact& fact : interview_.facts().facts) {
      if (fact.field == id && !fact.values.empty()) {
        terminal_.Line({.indent = 3}, fmt::format("Stated before, but too old to count: {}",
                                                  ValueInWords(knowledge_, fact)));
      }
    }
    if (IsPresumed(id))
      terminal_.Line({.indent = 3}, "Presumed: " + PresumedInWords(knowledge_, id));
    WriteMenu(field, notes);
  }

  // Whether a verdict rests on what silence means.
  bool IsPresumed(FieldId field) const {
    const auto& treatments = interview_.advice().treatments;
    return std::any_of(treatments.begin(), treatments.end(), [&](const TreatmentAdvice& treatment) {
      return std::find(treatment.assumed.begin(), treatment.assumed.end(), field) !=
             treatment.assumed.end();
    });
  }

  // What to know of an answer: its form, unit and usual range, who has it, how long it counts.
  std::string HintsOf(FieldId id) const {
    const logic::Field& field = FieldOf(id);
    const knowledge::FieldNotes& notes = NotesOf(id);
    std::string hints = field.type == logic::Type::kChoice    ? "one of these"
                        : field.type == logic::Type::kChoices ? "any of these, or none"
                                                              : TypeInWords(field);
    if (const std::string usual = UsualInWords(notes); !usual.empty())
      hints += ", usually " + usual;
    if (field.IsNumber() && !notes.confusable.empty())
      hints += fmt::format("; not to confuse with: {}", fmt::join(notes.confusable, "; "));
    if (!notes.owner.empty()) hints += "; known by " + notes.owner;
    if (notes.valid_days) hints += fmt::format("; counts for {} days", *notes.valid_days);
    return fmt::format("({}: {})", field.id, hints);
  }

  void WriteMenu(const logic::Field& field, const knowledge::FieldNotes& notes) {
    std::vector<std::string> marks;
    std::size_t widest_mark = 0;
    std::size_t widest_label = 0;
    for (std::size_t i = 0; i < field.values.size(); ++i) {
      marks.push_back(advice::IsNumbered(field) ? std::to_string(i + 1) : field.values[i]);
      widest_mark = std::max(widest_mark, Columns(marks[i]));
      widest_label = std::max(widest_label, Columns(notes.value_labels[i]));
    }
    const auto mark = [&](std::size_t i) {
      return std::string(widest_mark - Columns(marks[i]), ' ') + marks[i];
    };
    const std::size_t column = widest_mark + 1 + widest_label + 2;
    const std::size_t columns = (static_cast<std::size_t>(terminal_.width()) - 3) / column;
    if (marks.size() <= kMostInOneColumn || columns < 2) {
      for (std::size_t i = 0; i < marks.size(); ++i)
        terminal_.Line({.indent = 3, .mark = mark(i), .mark_style = Style::kBold},
                       notes.value_labels[i]);
      return;
    }
    // Down each column, as a list is read.
    const std::size_t rows = (marks.size() + columns - 1) / columns;
    for (std::size_t row = 0; row < rows; ++row) {
      std::string line = "   ";
      for (std::size_t i = row; i < marks.size(); i += rows) {
        const std::string item = mark(i) + " " + notes.value_labels[i];
        line += item;
        if (i + rows < marks.size()) line += std::string(column - Columns(item), ' ');
      }
      streams_.out << line << '\n';
    }
  }

  void WriteProblems(const logic::Problems& problems) {
    for (const logic::Problem& problem : problems) {
      const bool refused = problem.severity == logic::Severity::kError;
      terminal_.Line({.indent = 2, .mark = "!", .mark_style = refused ? Style::kBad : Style::kWarn},
                     refused ? problem.text : problem.text + " (back mends it)");
    }
  }

  // What an answer did to the verdicts.
  void WriteChanges(const Advice& before) {
    std::vector<std::string> ruled_out;
    for (const advice::Change& change : advice::Changes(before, interview_.advice())) {
      if (change.after == Verdict::kNotIndicated) {
        ruled_out.push_back(change.treatment->name);
        continue;
      }
      terminal_.Line({.indent = 4}, fmt::format("{}: {} → {}", change.treatment->name,
                                                InWords(change.before), InWords(change.after)));
    }
    if (!ruled_out.empty())
      terminal_.Line({.indent = 4}, fmt::format("not indicated: {}", Named(std::move(ruled_out))));
    for (const std::string& warning : interview_.advice().warnings) {
      const auto& known = before.warnings;
      if (std::find(known.begin(), known.end(), warning) == known.end())
        terminal_.Line({.indent = 2, .mark = "!", .mark_style = Style::kWarn}, warning);
    }
    WriteOpen(&before);
  }

  // How far it has come: what is undetermined, and what is given but not yet for good.
  void WriteOpen(const Advice* before) {
    const Advice& now = interview_.advice();
    const std::size_t open = advice::CountOpen(now);
    if (open == 0) {
      const bool news = before == nullptr || advice::CountOpen(*before) > 0;
      if (!news || !interview_.question()) return;
      terminal_.Line({.indent = 2, .style = Style::kGood},
                     "Every verdict is settled. What is still asked bears on doses, tests and "
                     "timing, or confirms what was presumed; done ends here.");
      return;
    }
    const std::size_t undetermined = advice::CountUndetermined(now);
    std::string text =
        fmt::format("{} of {} verdicts undetermined", undetermined, now.treatments.size());
    if (before != nullptr && advice::CountUndetermined(*before) != undetermined)
      text += fmt::format(" ({} before)", advice::CountUndetermined(*before));
    if (open > undetermined)
      text += fmt::format("; {} given that may still change", open - undetermined);
    terminal_.Line({.indent = 2, .style = Style::kDim}, text + ".");
  }

  static std::string InWords(Verdict verdict) { return Spaced(advice::VerdictName(verdict)); }

  static std::string Possible(const TreatmentAdvice& treatment) {
    std::vector<std::string> others;
    for (const Verdict verdict : treatment.possible) {
      if (verdict != treatment.verdict) others.push_back(InWords(verdict));
    }
    if (others.empty()) return "its dose, tests or timing may change";
    return fmt::format("may become {}", fmt::join(others, " or "));
  }

  void WriteWhy(FieldId field) {
    std::vector<const TreatmentAdvice*> bearing;
    for (const TreatmentAdvice& treatment : interview_.advice().treatments) {
      const std::vector<FieldId>& pending = treatment.pending;
      if (std::find(pending.begin(), pending.end(), field) != pending.end())
        bearing.push_back(&treatment);
    }
    if (bearing.empty()) {
      terminal_.Line({.indent = 2}, "No verdict depends on it directly.");
      return;
    }
    terminal_.Line({.indent = 2}, "The answer bears on:");
    if (bearing.size() <= kMostNamed) {
      for (const TreatmentAdvice* treatment : bearing)
        terminal_.Line({.indent = 4},
                       fmt::format("{}: {}; {}", treatment->treatment->name,
                                   InWords(treatment->verdict), Possible(*treatment)));
      return;
    }
    for (auto first = bearing.begin(); first != bearing.end();) {  // they are ordered by verdict
      const auto end = std::find_if(first, bearing.end(), [&](const TreatmentAdvice* treatment) {
        return treatment->verdict != (*first)->verdict;
      });
      std::vector<std::string_view> names;
      for (auto one = first; one != end; ++one) names.push_back((*one)->treatment->name);
      terminal_.Line(
          {.indent = 4, .mark = InWords((*first)->verdict) + ":", .mark_style = Style::kBold},
          fmt::format("{}", fmt::join(names, "; ")));
      first = end;
    }
  }

  void WriteFacts() {
    std::size_t known = 0;
    for (const StatedFact& fact : interview_.facts().facts) {
      if (fact.values.empty()) continue;
      ++known;
      terminal_.Line({.indent = 2, .mark = "✓", .mark_style = Style::kGood},
                     FactInWords(knowledge_, fact));
    }
    if (known == 0) terminal_.Line({.indent = 2}, "Nothing is known yet.");
    std::vector<std::string> labels;
    for (const FieldId field : NotKnown()) labels.push_back(NotesOf(field).short_label);
    if (!labels.empty()) {
      terminal_.Line({.indent = 2, .mark = "?", .mark_style = Style::kWarn},
                     fmt::format("not known: {}", fmt::join(labels, "; ")));
    }
  }

  void WriteAdvice() {
    terminal_.Blank();
    WriteText(interview_.advice(), {}, terminal_);
  }

  void WriteHelp(FieldId id) {
    const logic::Field& field = FieldOf(id);
    const auto line = [this](std::string_view what, std::string_view text) {
      terminal_.Line({.indent = 4, .mark = fmt::format("{:<13}", what), .mark_style = Style::kBold},
                     text);
    };
    terminal_.Line({.indent = 2}, "An answer to this question:");
    const std::string first =
        advice::IsNumbered(field) || field.values.empty() ? "1" : field.values.front();
    const std::string second =
        advice::IsNumbered(field) || field.values.empty() ? "2" : field.values.back();
    switch (field.type) {
      case logic::Type::kBoolean:
        line("yes, no", "or y, n");
        break;
      case logic::Type::kChoice:
        line(first, fmt::format("{}, by its number or name", NotesOf(id).value_labels.front()));
        if (field.values.size() > 1)
          line(fmt::format("{}, {}", first, second), "one of these, not known which");
        break;
      case logic::Type::kChoices:
        line(first, "this one, and none of the others");
        if (field.values.size() > 1) line(fmt::format("{}, {}", first, second), "all of these");
        line("none", "none of them");
        break;
      case logic::Type::kInteger:
      case logic::Type::kDecimal:
        line("12", field.unit.empty() ? "a number" : "a number, in " + field.unit);
        line("8..12", "from 8 to 12, not known more exactly");
        line("<3, >=20", "under 3; 20 or more");
        break;
    }
    line("… on DATE", "found on a day that is not today: … on 2026-10-01");
    line("?", "not known; so is an empty line");
    terminal_.Line({.indent = 2}, "At any time:");
    line("back", "takes the last answer back");
    line("why", "which verdicts hang on this question");
    line("list", "the facts so far");
    line("advice", "the whole advice so far");
    line("FIELD: …", "states or corrects another fact");
    line("done", "ends, and keeps what was said; so does Ctrl-D");
    line("quit", "ends, and asks whether to keep what was said");
  }

  void WriteEnd() {
    const std::size_t open = advice::CountOpen(interview_.advice());
    const std::size_t asked = interview_.steps().size();
    const auto not_known = static_cast<std::size_t>(
        std::count_if(interview_.steps().begin(), interview_.steps().end(),
                      [](const Interview::Step& step) { return !step.known; }));
    terminal_.Blank();
    std::string text = open == 0 ? "Every verdict is settled"
                                 : fmt::format("Still open: {} of {} verdicts", open,
                                               interview_.advice().treatments.size());
    text += fmt::format(", after {} {}", asked, asked == 1 ? "answer" : "answers");
    if (not_known > 0) text += fmt::format(", {} of them \"not known\"", not_known);
    terminal_.Line({.style = open == 0 ? Style::kGood : Style::kBold}, text + ".");
    for (const Verdict verdict : {Verdict::kRecommended, Verdict::kOption, Verdict::kOnHold}) {
      std::vector<std::string_view> names;
      for (const TreatmentAdvice& treatment : interview_.advice().treatments) {
        if (treatment.verdict == verdict) names.push_back(treatment.treatment->name);
      }
      if (!names.empty())
        terminal_.Line(
            {.indent = 2, .mark = Capitalised(InWords(verdict)) + ":", .mark_style = Style::kBold},
            fmt::format("{}.", fmt::join(names, "; ")));
    }
    std::vector<std::string> wanting;
    for (const FieldId field : NotKnown()) {
      if (IsWanted(field)) wanting.push_back(NotesOf(field).short_label);
    }
    if (wanting.empty()) return;
    terminal_.Line({.indent = 2}, fmt::format("To find out: {}.", Named(wanting)));
  }

  // Whether an open verdict depends on a field.
  bool IsWanted(FieldId field) const {
    const auto& treatments = interview_.advice().treatments;
    return std::any_of(treatments.begin(), treatments.end(), [&](const TreatmentAdvice& treatment) {
      const std::vector<FieldId>& pending = treatment.pending;
      return advice::IsOpen(treatment) &&
             std::find(pending.begin(), pending.end(), field) != pending.end();
    });
  }

  // The first of several names, and how many more there are.
  static std::string Named(std::vector<std::string> names) {
    const std::size_t more = names.size() > kMostNamed ? names.size() - kMostNamed : 0;
    names.resize(names.size() - more);
    return fmt::format("{}{}", fmt::join(names, "; "),
                       more > 0 ? fmt::format("; and {} more", more) : "");
  }

  const Knowledge& knowledge_;
  Interview interview_;
  Streams& streams_;
  Terminal terminal_;
  bool typed_;
  bool ended_ = false;
  bool keep_ = true;
};

}  // namespace

std::optional<knowledge::Case> Converse(const Knowledge& knowledge, Interview interview,
                                        Streams& streams) {
  Dialogue dialogue(knowledge, std::move(interview), streams);
  if (!dialogue.Run()) return std::nullopt;
  return dialogue.Said();
}

}  // namespace grevy::cli
