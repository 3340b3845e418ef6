// grevy_link: turns the knowledge files into the bytes that the build embeds. Exit 2 where the
// knowledge has errors.

#include <CLI/CLI.hpp>
#include <fstream>
#include <iostream>

#include "knowledge/linked.h"
#include "knowledge/load.h"

int main(int argc, char** argv) {
  std::string directory;
  std::string out;
  CLI::App app("Links the knowledge files into one binary file");
  app.add_option("--knowledge", directory, "the directory with the files")->required();
  app.add_option("--out", out, "the file to write")->required();
  CLI11_PARSE(app, argc, argv);

  const grevy::knowledge::LoadResult loaded =
      grevy::knowledge::Load(directory, grevy::knowledge::Today());
  for (const grevy::logic::Problem& problem : loaded.problems)
    std::cerr << problem.ToString() << '\n';
  if (grevy::logic::HasErrors(loaded.problems)) return 2;

  std::ofstream file(out, std::ios::binary);
  file << grevy::knowledge::ToBytes(loaded.knowledge);
  file.close();
  if (!file) {
    std::cerr << out << ": cannot be written\n";
    return 2;
  }
  return 0;
}
