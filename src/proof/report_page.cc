// The report as a page; see report.h. Everything that comes from the knowledge passes through
// Escaped.

#include <fmt/format.h>

#include "proof/report.h"
#include "proof/summary.h"

namespace grevy::proof {
namespace {

using knowledge::Knowledge;

constexpr std::string_view kStyle = R"css(
:root { color-scheme: light dark; --ink: #1b1f23; --soft: #5b6470; --paper: #fdfcf9; --rule: #ddd8cc;
  --card: #fff; --open: #a4262c; --fine: #1e6b45; --told: #7a5b00; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e6e1; --soft: #a2a8b0; --paper: #16181b;
  --rule: #353a40; --card: #1d2024; --open: #ff8f8a; --fine: #7fd3a5; --told: #e8c468; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 17px/1.55 "Iowan Old Style", "Palatino Linotype", Palatino, Georgia, serif; }
main { max-width: 46rem; margin: 0 auto; padding: 3rem 1.25rem 6rem; }
h1 { font-size: 2.1rem; line-height: 1.15; margin: 0 0 .4rem; letter-spacing: -.01em; }
h2 { font-size: 1.4rem; line-height: 1.25; margin: 3.2rem 0 .6rem; padding-top: 1.2rem;
  border-top: 1px solid var(--rule); }
h3 { font-size: 1.05rem; line-height: 1.35; margin: 0 0 .5rem; }
p { margin: .5rem 0; }
.soft, .soft a { color: var(--soft); }
.open { color: var(--open); } .fine { color: var(--fine); } .told { color: var(--told); }
.note { border-left: 3px solid var(--rule); padding-left: .8rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; font-variant-numeric: tabular-nums; }
th, td { text-align: right; padding: .35rem .5rem; border-bottom: 1px solid var(--rule);
  vertical-align: baseline; }
th:first-child { text-align: left; padding-left: 0; }
th { font-weight: normal; } thead th, caption { color: var(--soft); }
caption { text-align: left; padding-bottom: .4rem; }
th a { color: inherit; }
article { background: var(--card); border: 1px solid var(--rule); border-radius: 6px;
  padding: 1rem 1.2rem; margin: 1rem 0; break-inside: avoid; }
dl { display: grid; grid-template-columns: minmax(8rem, 16rem) 1fr; gap: .15rem 1rem; margin: .6rem 0;
  font-size: .93rem; }
dt { color: var(--soft); } dd { margin: 0; }
ul { padding-left: 1.1rem; margin: .6rem 0; } li { margin: .5rem 0; }
code { font: .85em ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; overflow-wrap: anywhere; }
cite { font-style: normal; color: var(--soft); font-size: .9rem; display: block; }
details > summary { cursor: pointer; color: var(--soft); }
@media (max-width: 34rem) { dl { grid-template-columns: 1fr; } dd { margin: 0 0 .3rem; } }
@media print { :root { --ink: #000; --soft: #444; --paper: #fff; --card: #fff; --rule: #bbb;
  --open: #000; --fine: #000; --told: #000; } body { font-size: 10.5pt; } main { max-width: none; padding: 0; }
  h2 { break-after: avoid; } }
)css";

std::string Escaped(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      default:
        escaped += c;
    }
  }
  return escaped;
}

std::string Cell(int count, int of, double seconds) {
  if (of == 0) return "<td class=soft>–</td>";
  return fmt::format("<td>{}<br><span class=soft>{:.2f} s</span></td>", count, seconds);
}

std::string Count(int count, std::string_view style) {
  return fmt::format("<td{}>{}</td>", count > 0 ? fmt::format(" class={}", style) : " class=soft",
                     count);
}

std::string Table(const std::vector<Summary>& summaries) {
  std::string html =
      "<div class=scroll tabindex=0 role=region aria-label=\"Overview\"><table><caption>Each kind "
      "of "
      "statement: how many there are, who proved them and in what time, and what is left"
      "</caption><thead><tr><th scope=col>Duty<th scope=col>generated<th "
      "scope=col>proved by diagrams<th scope=col>proved by Z3<th scope=col>upheld by trial<th "
      "scope=col>open<th scope=col>accepted<th scope=col>reported</thead><tbody>\n";
  for (const Summary& s : summaries) {
    html +=
        fmt::format("<tr><th scope=row><a href=\"#{}\">{}</a></th><td>{}</td>{}{}{}{}{}{}</tr>\n",
                    LetterOf(s.kind), Escaped(s.name), s.duties,
                    Cell(s.by_diagrams, s.tried_by_diagrams, s.diagram_seconds),
                    Cell(s.by_z3, s.tried_by_z3, s.z3_seconds),
                    Cell(s.by_trial, s.tried_by_trial, s.trial_seconds), Count(s.open, "open"),
                    Count(s.accepted, "told"), Count(s.reported, "told"));
  }
  return html + "</tbody></table></div>\n";
}

std::string CaseHtml(const Example& example, const Knowledge& knowledge) {
  if (example.facts.empty()) return "<p>This is so of every case.</p>\n";
  std::string html = "<p class=soft>For instance, a person of whom this is known:</p>\n<dl>\n";
  for (const Example::Fact& fact : example.facts) {
    html +=
        fmt::format("<dt>{}</dt><dd>{}{}</dd>\n", Escaped(knowledge.notes[fact.field].short_label),
                    Escaped(fact.words),
                    fact.latent ? " <span class=soft>(true, but not known to anybody)</span>" : "");
  }
  return html + "</dl>\n";
}

std::string FindingHtml(const Outcome& outcome, const Knowledge& knowledge) {
  std::string html = fmt::format("<article id=\"{}\">\n<h3>{}</h3>\n", Escaped(outcome.duty.id),
                                 Escaped(outcome.duty.fault));
  if (outcome.example) html += CaseHtml(*outcome.example, knowledge);
  for (const std::string& remark : outcome.remarks)
    html += fmt::format("<p>{}</p>\n", Escaped(remark));
  const std::vector<Involved> all = InvolvedIn(outcome, knowledge);
  if (!all.empty()) {
    html += "<ul>\n";
    for (const Involved& involved : all) {
      html += fmt::format(
          "<li><code>{}</code> {}: {}.<br><code class=soft>{}</code><cite>{}, {} "
          "({})</cite></li>\n",
          Escaped(involved.id), Escaped(involved.says), Escaped(involved.because),
          Escaped(involved.condition), Escaped(involved.citation), Escaped(involved.at),
          Escaped(involved.known));
    }
    html += "</ul>\n";
  }
  if (outcome.accepted) {
    html += fmt::format("<p class=told>Accepted: {}</p>\n", Escaped(outcome.accepted->because));
  } else if (outcome.IsOpen()) {
    html += "<p class=open>To be mended.</p>\n";
  }
  return html +
         fmt::format("<p class=soft><code>{}</code></p>\n</article>\n", Escaped(outcome.duty.id));
}

std::string Section(const Summary& summary, const Proofs& proofs, const Knowledge& knowledge) {
  std::string html =
      fmt::format("<h2 id={}>{}</h2>\n", LetterOf(summary.kind), Escaped(SentenceOf(summary.kind)));
  const int findings = summary.open + summary.accepted + summary.reported;
  if (findings == 0) {
    return html + fmt::format("<p class=fine>So it is: all {} hold.</p>\n", summary.duties);
  }
  html += fmt::format(
      "<p>{} of {} hold; {} to be mended, {} accepted with a reason, {} reported "
      "for information.</p>\n",
      summary.duties - findings, summary.duties, summary.open, summary.accepted, summary.reported);
  for (const Outcome& outcome : proofs.outcomes) {
    if (outcome.duty.kind == summary.kind && !outcome.IsProved())
      html += FindingHtml(outcome, knowledge);
  }
  return html;
}

}  // namespace

std::string PageOf(const Proofs& proofs, const Knowledge& knowledge) {
  const std::vector<Summary> summaries = SummariesOf(proofs);
  int duties = 0;
  int open = 0;
  for (const Summary& summary : summaries) {
    duties += summary.duties;
    open += summary.open;
  }
  std::string html = fmt::format(
      "<!doctype html>\n<html lang=en-GB>\n<meta charset=utf-8>\n<meta name=viewport "
      "content=\"width=device-width, initial-scale=1\">\n<title>Is the knowledge sound?</title>\n"
      "<style>{}</style>\n<main>\n<h1>Is the knowledge sound?</h1>\n"
      "<p class=soft>grevy, knowledge {} (<code>{}</code>)</p>\n"
      "<p class=note>grevy is not a medical device. No clinical safety officer and no registered "
      "clinician has signed it off. A proof shows that the rules agree with each other, not that "
      "they are right.</p>\n"
      "<p>{} statements about every plausible case were generated from the knowledge. Each was put "
      "to two provers that share no code: decision diagrams, and Z3. Where a statement fails, the "
      "page shows a case that is as small as it can be, and the rules involved with their sources. "
      "{}</p>\n",
      kStyle, Escaped(knowledge.version), Escaped(knowledge.hash), duties,
      open == 0 ? std::string("<span class=fine>Nothing is left to mend.</span>")
                : fmt::format("<span class=open>{} to be mended.</span>", open));
  html += Table(summaries);
  for (const logic::Problem& problem : proofs.problems)
    html += fmt::format("<p class=open>{}</p>\n", Escaped(problem.ToString()));
  for (const Summary& summary : summaries) html += Section(summary, proofs, knowledge);
  return html +
         "<p class=soft>Cases are made up by the provers and are nobody's. This page supports a "
         "committee's review and replaces none.</p>\n</main>\n</html>\n";
}

}  // namespace grevy::proof
