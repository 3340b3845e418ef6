// grevy show: everything that the knowledge says of one thing.

#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>

#include "advice/json.h"
#include "cli/command.h"
#include "cli/names.h"
#include "cli/show_json.h"
#include "cli/show_pages.h"
#include "logic/suggest.h"

namespace grevy::cli {
namespace {

struct ShowOptions {
  KnowledgeOption knowledge;
  std::string name;
  std::string format = "text";
  bool json = false;
};

// More suggestions are no help.
constexpr std::size_t kMostSuggestions = 6;

void PrintUnknown(const std::vector<Named>& names, const std::string& name, Streams& streams) {
  const std::vector<const Named*> nearest = Nearest(names, name, kMostSuggestions);
  streams.err << fmt::format("grevy: nothing is called '{}'{}\n", name,
                             logic::DidYouMean(nearest.empty() ? "" : nearest.front()->id));
  if (nearest.empty()) {
    streams.err << "See grevy fields for what a case can state; treatments, rules and sources "
                   "stand in the advice.\n";
  }
  if (nearest.size() < 2) return;
  std::size_t width = 0;
  for (const Named* named : nearest) width = std::max(width, Columns(named->id));
  TerminalSettings plain = streams.terminal;
  plain.colour = false;  // these are the settings of another stream
  Terminal terminal(streams.err, plain);
  for (const Named* named : nearest) {
    terminal.Line({.indent = 2, .mark = named->id + std::string(width - Columns(named->id), ' ')},
                  fmt::format("{}: {}", KindName(named->kind), named->title));
  }
}

int RunShow(ShowOptions& options, Streams& streams) {
  const knowledge::Knowledge* knowledge = options.knowledge.Get(streams);
  if (knowledge == nullptr) return kBadInput;
  const std::vector<Named> names = AllNames(*knowledge);
  const std::vector<const Named*> found = Find(names, options.name);
  if (found.empty()) {
    PrintUnknown(names, options.name, streams);
    return kBadInput;
  }
  if (options.json || options.format == "json") {
    boost::json::array pages;
    for (const Named* named : found) pages.push_back(PageToJson(*knowledge, *named));
    streams.out << advice::Pretty(pages) << '\n';
    return kFine;
  }
  Terminal terminal(streams.out, streams.terminal);
  for (const Named* named : found) {
    if (named != found.front()) terminal.Blank();
    WritePage(*knowledge, *named, terminal);
  }
  return kFine;
}

}  // namespace

void AddShow(CLI::App& app, Streams& streams, int& exit_code) {
  auto options = std::make_shared<ShowOptions>();
  CLI::App* command = app.add_subcommand(
      "show", "everything that the knowledge says of a field, a treatment, a rule or a source");
  command
      ->add_option("NAME", options->name,
                   "a field, definition, treatment, pathway, rule, measure, precaution, limit, "
                   "trial, word or "
                   "source, by its id or "
                   "another name")
      ->required();
  command
      ->add_option("--format", options->format,
                   "text or json (a list: a name can stand for several things)")
      ->check(CLI::IsMember({"text", "json"}))
      ->type_name("FORMAT");
  command->add_flag("--json", options->json, "short for --format json");
  options->knowledge.AddTo(*command);
  command->footer(
      "Examples:\n"
      "  grevy show site                  a field, and what depends on it\n"
      "  grevy show TREATMENT | less      what it is, benefit, side effects, precautions, rules\n"
      "  grevy show RULE                  as it stands in brackets in the advice\n"
      "  grevy show SOURCE --json         a source, and what cites it");
  command->callback([options, &streams, &exit_code] { exit_code = RunShow(*options, streams); });
}

}  // namespace grevy::cli
