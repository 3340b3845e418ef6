// Writing reference pages; see show_pages.h.

#include "cli/show_pages.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "cli/field_page.h"
#include "cli/uses.h"
#include "cli/wording.h"

namespace grevy::cli {
namespace {

using knowledge::Citation;
using knowledge::Knowledge;
using knowledge::SourceId;
using knowledge::Stance;

// Side effects from the most to the least frequent, as labels class them.
constexpr std::string_view kFrequencies[] = {"very_common", "common", "uncommon", "rare",
                                             "reported"};

std::string Joined(const std::vector<std::string>& texts, std::string_view separator = ", ") {
  return fmt::format("{}", fmt::join(texts, separator));
}

// "35 (on placebo 30)" as "35 % (on placebo 30)".
std::string PercentInWords(const std::string& percent) {
  const std::size_t end = std::min(percent.find_first_not_of("0123456789.-<> "), percent.size());
  const std::size_t last = percent.find_last_of("0123456789", end == 0 ? 0 : end - 1);
  if (last == std::string::npos || last >= end) return percent;
  return percent.substr(0, last + 1) + " %" + percent.substr(last + 1);
}

class PageWriter {
 public:
  PageWriter(const Knowledge& knowledge, Terminal& terminal)
      : knowledge_(knowledge), terminal_(terminal) {}

  void Write(const Named& named) {
    switch (named.kind) {
      case Kind::kField:
        Field(static_cast<logic::FieldId>(named.index));
        break;
      case Kind::kTreatment:
        Treatment(knowledge_.treatments[named.index]);
        break;
      case Kind::kRule:
        Rule(knowledge_.rules[named.index]);
        break;
      case Kind::kMeasure:
        Measure(knowledge_.measures[named.index]);
        break;
      case Kind::kPrecaution: {
        const knowledge::Treatment& treatment = knowledge_.treatments[named.treatment];
        Precaution(treatment.precautions[named.index], treatment);
        break;
      }
      case Kind::kLimit: {
        const knowledge::Treatment& treatment = knowledge_.treatments[named.treatment];
        Limit(treatment.limits[named.index], treatment);
        break;
      }
      case Kind::kPathway:
        Pathway(named.index);
        break;
      case Kind::kTrial:
        Trial(knowledge_.trials[named.index]);
        break;
      case Kind::kWord:
        Word(knowledge_.plain.glossary[named.index]);
        break;
      case Kind::kSource:
        Source(static_cast<SourceId>(named.index));
        return;  // which is all of it
    }
    Sources();
  }

 private:
  void Title(std::string_view id, std::string_view kind, std::string_view title) {
    terminal_.Line({.mark = std::string(id), .mark_style = Style::kBold},
                   title.empty() ? fmt::format("({})", kind) : fmt::format("({}) {}", kind, title));
  }

  // A line that begins with what it is about; none where there is nothing to say.
  void Labelled(std::string_view label, std::string_view text, int indent = 2) {
    if (text.empty()) return;
    terminal_.Line({.indent = indent, .mark = fmt::format("{}:", label), .mark_style = Style::kDim},
                   text);
  }

  void Item(std::string_view text, std::string_view mark = "▸", Style style = Style::kPlain) {
    terminal_.Line({.indent = 2, .mark = std::string(mark), .mark_style = style}, text);
  }

  std::string Cited(const Citation& citation) {
    Cite(citation);
    return CitationInWords(knowledge_, citation);
  }
  void Cite(const Citation& citation) {
    cited_.insert(citation.source);
    cited_.insert(citation.further.begin(), citation.further.end());
  }
  void CitationLine(const Citation& citation) {
    terminal_.Line({.indent = 4, .style = Style::kDim}, Cited(citation));
  }

  // --- Fields
  // ---------------------------------------------------------------------------------------------------------

  void Field(logic::FieldId id) {
    WriteField(knowledge_, id, terminal_);
    if (const knowledge::Definition* definition = knowledge_.FindDefinition(id)) {
      terminal_.Heading("HOW IT IS WORKED OUT");
      terminal_.Line({.indent = 2}, definition->text);
      if (!definition->calculated_from.empty()) Calculation(*definition);
      if (definition->citation) Labelled("source", Cited(*definition->citation));
    }
    const Uses uses = UsesOf(knowledge_, id);
    terminal_.Heading("WHAT DEPENDS ON IT");
    Counted("definitions", uses.definitions);
    Counted("scopes of pathways", uses.pathways);
    Counted("rules", uses.rules);
    Counted("measures", uses.measures);
    Counted("precautions", uses.precautions);
    Counted("limits", uses.limits);
    const bool unused = uses.definitions.empty() && uses.pathways.empty() && uses.rules.empty() &&
                        uses.measures.empty() && uses.precautions.empty() && uses.limits.empty();
    if (unused) terminal_.Line({.indent = 2}, "Nothing names it yet.");
    if (!uses.definitions.empty()) {
      terminal_.Line({.indent = 2, .style = Style::kDim},
                     fmt::format("More depends on it through its definitions: grevy show {}",
                                 uses.definitions.front()));
    }
  }

  void Calculation(const knowledge::Definition& definition) {
    std::vector<std::string> inputs;
    for (const logic::FieldId input : definition.calculated_from)
      inputs.push_back(
          fmt::format("{} ({})", knowledge_.notes[input].short_label, knowledge_.schema[input].id));
    Labelled("calculated from", fmt::format("{}", fmt::join(inputs, "; ")));
    if (knowledge_.schema[definition.field].type == logic::Type::kDecimal) {
      Labelled("rounded to", fmt::format("{} digits after the point, halves away from zero",
                                         definition.decimals));
    }
    for (const knowledge::Constraint& constraint : knowledge_.constraints) {
      if (constraint.agreement && constraint.agreement->field == definition.field) {
        Labelled("a stated value",
                 fmt::format("wins; one that is more than {} % apart is asked "
                             "about ({})",
                             constraint.agreement->percent.ToString(), constraint.id));
      }
    }
  }

  void Counted(std::string_view what, const std::vector<std::string>& ids) {
    if (!ids.empty()) Labelled(fmt::format("{} ({})", what, ids.size()), Joined(ids));
  }

  // --- Treatments
  // -----------------------------------------------------------------------------------------------------

  void Treatment(const knowledge::Treatment& treatment) {
    Title(treatment.id, "treatment", treatment.name);
    Labelled("in plain words", treatment.plain_name);
    Labelled("group", Spaced(treatment.group));
    Labelled("what", treatment.what);
    Labelled("how it works", treatment.how_it_works);
    Statements("REGIMEN, FOR INFORMATION AND NOT FOR PRESCRIBING", treatment.regimen);
    Benefits(treatment.benefit);
    SideEffects(treatment.side_effects);
    Statements("CHECKS BEFORE", treatment.checks_before);
    Statements("CHECKS DURING", treatment.monitoring);
    Statements("INTERACTIONS", treatment.interactions);
    Precautions(treatment);
    Statements("TO BE CAREFUL WITH", treatment.cautions);
    Statements("FERTILITY AND PREGNANCY", treatment.fertility_and_pregnancy);
    Limits(treatment.limits);
    RulesOf(treatment);
    Plain(treatment.plain);
  }

  void Statements(std::string_view title, const std::vector<knowledge::Statement>& statements) {
    if (statements.empty()) return;
    terminal_.Heading(fmt::format("{} ({})", title, statements.size()));
    for (const knowledge::Statement& statement : statements) {
      Item(statement.text);
      CitationLine(statement.citation);
    }
  }

  void Benefits(const std::vector<knowledge::Benefit>& benefits) {
    if (benefits.empty()) return;
    terminal_.Heading(fmt::format("BENEFIT ({})", benefits.size()));
    for (const knowledge::Benefit& benefit : benefits) {
      Item(benefit.trial.empty() ? benefit.text
                                 : fmt::format("{}: {}", benefit.trial, benefit.text));
      Labelled("in whom", benefit.population, 4);
      std::string arms = benefit.arms;
      if (benefit.participants) {
        arms += fmt::format("{}{} people", arms.empty() ? "" : ", ", *benefit.participants);
      }
      Labelled("compared", arms, 4);
      Labelled(benefit.outcome.empty() ? "found" : benefit.outcome, FiguresOf(benefit), 4);
      for (const knowledge::Proportion& proportion : benefit.proportions) {
        Labelled(proportion.text,
                 fmt::format("{} of 100{}", proportion.per_100.ToString(),
                             proportion.at_months
                                 ? fmt::format(" at {} months", proportion.at_months->ToString())
                                 : ""),
                 4);
      }
      CitationLine(benefit.citation);
    }
  }

  static std::string FiguresOf(const knowledge::Benefit& benefit) {
    std::vector<std::string> figures;
    if (!benefit.medians_months.empty()) {
      std::vector<std::string> medians;
      for (const logic::Decimal& months : benefit.medians_months)
        medians.push_back(months.ToString());
      figures.push_back(fmt::format("median {} months", Joined(medians, " against ")));
    }
    if (benefit.hazard_ratio) {
      figures.push_back(fmt::format("hazard ratio {}", benefit.hazard_ratio->ToString()));
    }
    if (!benefit.interval.empty()) figures.push_back(fmt::format("interval {}", benefit.interval));
    return Joined(figures);
  }

  void SideEffects(const std::vector<knowledge::SideEffect>& effects) {
    if (effects.empty()) return;
    terminal_.Heading(fmt::format("SIDE EFFECTS ({})", effects.size()));
    for (const std::string_view frequency : kFrequencies) {
      std::vector<std::string> named;
      for (const knowledge::SideEffect& effect : effects) {
        if (effect.frequency != frequency) continue;
        Cite(effect.citation);
        named.push_back(effect.name);
        if (!effect.percent.empty()) named.back() += " " + PercentInWords(effect.percent);
        named.back() += fmt::format(" [{}]", knowledge_.sources[effect.citation.source].id);
      }
      if (!named.empty()) Labelled(Spaced(frequency), Joined(named, "; "));
    }
  }

  void Precautions(const knowledge::Treatment& treatment) {
    if (treatment.precautions.empty()) return;
    terminal_.Heading(fmt::format("PRECAUTIONS ({})", treatment.precautions.size()));
    std::vector<const knowledge::Precaution*> sorted;
    for (const knowledge::Precaution& precaution : treatment.precautions)
      sorted.push_back(&precaution);
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const auto* a, const auto* b) { return a->effect > b->effect; });
    for (const knowledge::Precaution* precaution : sorted) {
      Item(fmt::format("{} [{}] where {}", Capitalised(EffectInWords(precaution->effect)),
                       precaution->id, ConditionInWords(precaution->when)),
           "!", precaution->effect >= knowledge::Effect::kHold ? Style::kBad : Style::kWarn);
      Labelled("because", precaution->because, 4);
      Labelled("to do", precaution->action, 4);
      Labelled("only in", Joined(precaution->jurisdictions), 4);
      Labelled("in force", ValidityInWords(precaution->validity), 4);
      CitationLine(precaution->citation);
    }
  }

  void Limits(const std::vector<knowledge::Limit>& limits) {
    if (limits.empty()) return;
    terminal_.Heading(fmt::format("LIMITS: SUPPORTED ONLY WHERE ({})", limits.size()));
    for (const knowledge::Limit& limit : limits) {
      Item(fmt::format("{} [{}]", ConditionInWords(limit.holds), limit.id));
      Labelled("because", limit.because, 4);
      Labelled("does not bind", Joined(limit.except), 4);
      CitationLine(limit.citation);
    }
  }

  void RulesOf(const knowledge::Treatment& treatment) {
    const auto id = static_cast<knowledge::TreatmentId>(&treatment - knowledge_.treatments.data());
    std::vector<const knowledge::Rule*> rules;
    for (const knowledge::Rule& rule : knowledge_.rules) {
      if (rule.treatment == id) rules.push_back(&rule);
    }
    terminal_.Heading(fmt::format("RULES THAT BEAR ON IT ({})", rules.size()));
    if (rules.empty()) terminal_.Line({.indent = 2}, "None yet.");
    std::stable_sort(rules.begin(), rules.end(),
                     [](const auto* a, const auto* b) { return a->stance < b->stance; });
    for (const knowledge::Rule* rule : rules) {
      const auto [mark, style] = MarkOf(rule->stance);
      Item(fmt::format("{} {} [{}]: {}", rule->id, Spaced(knowledge::StanceName(rule->stance)),
                       knowledge_.pathways[rule->pathway].id, rule->because),
           mark, style);
      Cite(rule->citation);
    }
  }

  static std::pair<std::string_view, Style> MarkOf(Stance stance) {
    switch (stance) {
      case Stance::kRecommended:
        return {"●", Style::kGood};
      case Stance::kOption:
        return {"○", Style::kGood};
      case Stance::kNotRecommended:
        return {"–", Style::kBad};
      case Stance::kContraindicated:
        return {"✗", Style::kBad};
    }
    return {"", Style::kPlain};
  }

  void Plain(const knowledge::PlainWords& plain) {
    terminal_.Heading("IN PLAIN WORDS");
    Labelled("what", plain.what);
    Labelled("how it works", plain.how_it_works);
    Labelled("how it is given", plain.how_given);
    Labelled("benefit", plain.benefit);
    Labelled("side effects", plain.side_effects);
    Labelled("living with it", plain.living_with);
    Labelled("to tell the team", plain.tell_the_team);
    for (const std::string& question : plain.questions) Item(question, "?");
  }

  // --- Rules and what is like them
  // ------------------------------------------------------------------------------------

  void ConditionLines(const knowledge::Condition& condition, std::string_view label) {
    Labelled(label, ConditionInWords(condition));
    Labelled("as written", condition.text);
  }

  void PathwayLines(std::size_t index) {
    const knowledge::Pathway& pathway = knowledge_.pathways[index];
    Labelled("pathway", fmt::format("{} ({})", pathway.title, pathway.id));
    Labelled("its scope", ConditionInWords(pathway.scope));
    Labelled("as written", pathway.scope.text);
  }

  void Rule(const knowledge::Rule& rule) {
    const knowledge::Treatment& treatment = knowledge_.treatments[rule.treatment];
    const auto [mark, style] = MarkOf(rule.stance);
    Title(rule.id, "rule", "");
    Item(fmt::format("{}: {} ({})", Capitalised(Spaced(knowledge::StanceName(rule.stance))),
                     treatment.name, treatment.id),
         mark, style);
    std::string aim = Spaced(rule.intent);
    if (!rule.line.empty()) aim += (aim.empty() ? "" : ", ") + LineInWords(rule.line);
    Labelled("for", aim);
    ConditionLines(rule.when, "where");
    PathwayLines(rule.pathway);
    Labelled("because", rule.because);
    Labelled("note", rule.note);
    Labelled("evidence", rule.evidence);
    Labelled("only in", Joined(rule.jurisdictions));
    Labelled("in force", ValidityInWords(rule.validity));
    Labelled("source", Cited(rule.citation));
    Labelled("rows of the evidence", Joined(rule.rows));
    if (knowledge::Supports(rule.stance) && !treatment.limits.empty()) {
      terminal_.Line(
          {.indent = 2, .style = Style::kDim},
          fmt::format("The limits of its treatment hold as well: grevy show {}", treatment.id));
    }
  }

  void Measure(const knowledge::Measure& measure) {
    Title(measure.id, "measure", measure.action);
    Labelled("kind", Spaced(measure.kind));
    Labelled("in plain words", measure.plain);
    ConditionLines(measure.when, "where");
    PathwayLines(measure.pathway);
    Labelled("because", measure.because);
    Labelled("evidence", measure.evidence);
    Labelled("only in", Joined(measure.jurisdictions));
    Labelled("in force", ValidityInWords(measure.validity));
    Labelled("source", Cited(measure.citation));
    Labelled("rows of the evidence", Joined(measure.rows));
  }

  void Precaution(const knowledge::Precaution& precaution, const knowledge::Treatment& treatment) {
    Title(precaution.id, "precaution", "");
    Item(fmt::format("{}: {} ({})", Capitalised(EffectInWords(precaution.effect)), treatment.name,
                     treatment.id),
         "!", precaution.effect >= knowledge::Effect::kHold ? Style::kBad : Style::kWarn);
    ConditionLines(precaution.when, "where");
    Labelled("because", precaution.because);
    Labelled("to do", precaution.action);
    Labelled("only in", Joined(precaution.jurisdictions));
    Labelled("in force", ValidityInWords(precaution.validity));
    Labelled("source", Cited(precaution.citation));
    Labelled("rows of the evidence", Joined(precaution.rows));
  }

  void Limit(const knowledge::Limit& limit, const knowledge::Treatment& treatment) {
    Title(limit.id, "limit", "");
    Item(fmt::format("{} ({}) is supported only within it", treatment.name, treatment.id));
    Labelled("must hold", ConditionInWords(limit.holds));
    Labelled("because", limit.because);
    Labelled("does not bind", Joined(limit.except));
    Labelled("source", Cited(limit.citation));
    Labelled("rows of the evidence", Joined(limit.rows));
  }

  void Trial(const knowledge::Trial& trial) {
    Title(trial.id, "clinical trial", trial.name);
    Labelled("tests", trial.tests);
    Labelled("phase", trial.phase);
    Labelled("state", fmt::format("{}, last looked up on {}", Spaced(trial.status),
                                  knowledge::ToBritish(trial.status_on)));
    ConditionLines(trial.when, "where, as far as it is encoded");
    Labelled("still to be checked", Joined(trial.to_check));
    Labelled("source", Cited(trial.citation));
    Labelled("rows of the evidence", Joined(trial.rows));
  }

  void Word(const knowledge::Term& term) {
    Title(term.word, "word", "");
    Labelled("means", term.means);
    Labelled("also called", Joined(term.also));
    Labelled("source", Cited(knowledge_.plain.glossary_citation));
  }

  void Pathway(std::size_t index) {
    const knowledge::Pathway& pathway = knowledge_.pathways[index];
    Title(pathway.id, "pathway", pathway.title);
    ConditionLines(pathway.scope, "scope");
    std::vector<const knowledge::Rule*> rules;
    for (const knowledge::Rule& rule : knowledge_.rules) {
      if (rule.pathway == index) rules.push_back(&rule);
    }
    if (!rules.empty()) terminal_.Heading(fmt::format("RULES ({})", rules.size()));
    for (const knowledge::Rule* rule : rules) {
      const auto [mark, style] = MarkOf(rule->stance);
      Item(fmt::format("{} {}: {}, where {}", rule->id, Spaced(knowledge::StanceName(rule->stance)),
                       knowledge_.treatments[rule->treatment].name, ConditionInWords(rule->when)),
           mark, style);
      CitationLine(rule->citation);
    }
    std::vector<const knowledge::Measure*> measures;
    for (const knowledge::Measure& measure : knowledge_.measures) {
      if (measure.pathway == index) measures.push_back(&measure);
    }
    if (!measures.empty()) terminal_.Heading(fmt::format("MEASURES ({})", measures.size()));
    for (const knowledge::Measure* measure : measures) {
      Item(fmt::format("{}: {}, where {}", measure->id, measure->action,
                       ConditionInWords(measure->when)));
      CitationLine(measure->citation);
    }
    if (!pathway.left_out.empty()) {
      terminal_.Heading(fmt::format("LEFT OUT ON PURPOSE ({})", pathway.left_out.size()));
    }
    for (const knowledge::LeftOut& row : pathway.left_out) {
      Item(fmt::format("{}: {}", row.row, row.because));
    }
  }

  // --- Sources
  // --------------------------------------------------------------------------------------------------------

  void SourceLines(const knowledge::Source& source, int indent) {
    Labelled("published", source.published, indent);
    if (!source.doi.empty()) Labelled("link", "https://doi.org/" + source.doi, indent);
    Labelled("link", source.url, indent);
    Labelled("registry", source.registry, indent);
    std::string reviewed;
    if (source.reviewed) reviewed = knowledge::ToBritish(*source.reviewed);
    if (source.next_review) {
      reviewed += fmt::format("{}next review due {}", reviewed.empty() ? "" : ", ",
                              knowledge::ToBritish(*source.next_review));
    }
    Labelled("reviewed", reviewed, indent);
    Labelled("read", source.read, indent);
    Labelled("in force", ValidityInWords(source.validity), indent);
  }

  void Source(SourceId id) {
    const knowledge::Source& source = knowledge_.sources[id];
    Title(source.id, Spaced(source.kind), source.citation);
    SourceLines(source, 2);
    Labelled("also called", Joined(source.also));
    const auto cites_it = [id](const Citation& citation) {
      return citation.source == id || std::find(citation.further.begin(), citation.further.end(),
                                                id) != citation.further.end();
    };
    std::vector<std::string> rules;
    for (const knowledge::Rule& rule : knowledge_.rules) {
      if (cites_it(rule.citation)) rules.push_back(rule.id);
    }
    std::vector<std::string> measures;
    for (const knowledge::Measure& measure : knowledge_.measures) {
      if (cites_it(measure.citation)) measures.push_back(measure.id);
    }
    std::vector<std::string> precautions;
    std::vector<std::string> limits;
    for (const knowledge::Treatment& treatment : knowledge_.treatments) {
      for (const knowledge::Precaution& precaution : treatment.precautions) {
        if (cites_it(precaution.citation)) precautions.push_back(precaution.id);
      }
      for (const knowledge::Limit& limit : treatment.limits) {
        if (cites_it(limit.citation)) limits.push_back(limit.id);
      }
    }
    std::vector<std::string> errors;
    for (logic::FieldId field = 0; field < knowledge_.schema.size(); ++field) {
      const auto& error = knowledge_.notes[field].reading_error;
      if (error && cites_it(error->citation)) errors.push_back(knowledge_.schema[field].id);
    }
    terminal_.Heading("WHAT CITES IT");
    Counted("reading errors", errors);
    Counted("rules", rules);
    Counted("measures", measures);
    Counted("precautions", precautions);
    Counted("limits", limits);
    if (errors.empty() && rules.empty() && measures.empty() && precautions.empty() &&
        limits.empty()) {
      terminal_.Line({.indent = 2}, "No rule, measure, precaution or limit.");
    }
  }

  // The sources that the page cited, in full.
  void Sources() {
    if (cited_.empty()) return;
    terminal_.Heading(fmt::format("SOURCES ({})", cited_.size()));
    std::map<std::string, const knowledge::Source*> by_id;
    for (const SourceId id : cited_) by_id[knowledge_.sources[id].id] = &knowledge_.sources[id];
    for (const auto& [id, source] : by_id) {
      terminal_.Line({.indent = 2, .mark = id, .mark_style = Style::kBold}, source->citation);
      SourceLines(*source, 4);
    }
  }

  const Knowledge& knowledge_;
  Terminal& terminal_;
  std::set<SourceId> cited_;
};

}  // namespace

void WritePage(const Knowledge& knowledge, const Named& named, Terminal& terminal) {
  PageWriter(knowledge, terminal).Write(named);
}

}  // namespace grevy::cli
