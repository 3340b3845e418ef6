// Whatever stands in a case file, reading it ends in facts or in problems; it never crashes, hangs
// or leaks. A case without errors holds facts that logic can place and that can be put into words.

#include <cstdint>
#include <cstdlib>
#include <string>

#include "knowledge/embedded.h"
#include "knowledge/fact.h"
#include "knowledge/words.h"
#include "logic/facts.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const grevy::knowledge::Knowledge& knowledge = grevy::knowledge::Embedded();
  grevy::logic::Problems problems;
  const grevy::knowledge::Case read = grevy::knowledge::ReadCase(
      "case.yaml", std::string(reinterpret_cast<const char*>(data), size), knowledge, problems);
  for (const auto& problem : problems) {
    if (problem.ToString().empty()) std::abort();
  }
  if (grevy::logic::HasErrors(problems)) return 0;

  grevy::logic::Facts facts(knowledge.schema);
  for (const auto& stated : read.facts) {
    for (const auto& [variable, values] : stated.values) {
      // An empty set would be forgotten without a word.
      if (values.empty()) std::abort();
      facts.Set(knowledge.schema, variable, values);
      const auto words = grevy::knowledge::ValuesInWords(knowledge.schema[stated.field],
                                                         knowledge.notes[stated.field], values);
      if (words.empty()) std::abort();
    }
  }
  if (knowledge.Locate(facts).possible.size() != facts.size()) std::abort();
  return 0;
}
