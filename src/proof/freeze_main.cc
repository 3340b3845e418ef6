// grevy_freeze: gives the frozen cases the verdicts of a new release. The next build replays them.

#include <CLI/CLI.hpp>
#include <fstream>
#include <iostream>

#include "advice/vignette.h"
#include "knowledge/load.h"
#include "proof/frozen.h"

int main(int argc, char** argv) {
  std::string directory = "knowledge";
  std::string out = "docs/releases/frozen_cases.bin";
  std::size_t count = 100'000;
  CLI::App app("Freezes the verdicts on random cases, for later builds to replay");
  app.add_option("--knowledge", directory, "the directory with the files")->capture_default_str();
  app.add_option("--out", out, "the file to write")->capture_default_str();
  app.add_option("--count", count, "how many cases")->capture_default_str();
  CLI11_PARSE(app, argc, argv);

  const grevy::knowledge::Date today = grevy::knowledge::Today();
  const grevy::knowledge::LoadResult loaded = grevy::knowledge::Load(directory, today);
  for (const grevy::logic::Problem& problem : loaded.problems)
    std::cerr << problem.ToString() << '\n';
  if (grevy::logic::HasErrors(loaded.problems)) return 2;

  std::vector<grevy::knowledge::Case> worked;
  for (const grevy::advice::Vignette& vignette :
       grevy::advice::ReadVignettes(directory, loaded.knowledge).all)
    worked.push_back(vignette.facts);
  std::ofstream file(out, std::ios::binary);
  file << grevy::proof::ToBytes(grevy::proof::Freeze(loaded.knowledge, worked, today, count));
  file.close();
  if (!file) {
    std::cerr << out << ": cannot be written\n";
    return 2;
  }
  return 0;
}
