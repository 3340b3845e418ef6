// Whatever stands in a knowledge file, the loader reports it or takes it; it never crashes, hangs
// or leaks, and what it takes can be linked. The first byte chooses the file of the small knowledge
// (a letter from A on), the rest becomes its text.

#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include "knowledge/linked.h"
#include "knowledge/small_knowledge.h"

namespace {

using grevy::knowledge::KnowledgeDirectory;
using grevy::knowledge::KnowledgeFiles;

// Other bytes are legal, too, but only one letter a file keeps the seeds readable.
std::size_t Choice(std::uint8_t byte, std::size_t count) {
  return static_cast<std::uint8_t>(byte - 'A') % count;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const KnowledgeFiles files = grevy::knowledge::SmallFiles();
  static const KnowledgeDirectory directory(files);
  if (size == 0) return 0;
  const auto chosen =
      std::next(files.begin(), static_cast<std::ptrdiff_t>(Choice(data[0], files.size())));
  directory.Write(chosen->first, std::string(reinterpret_cast<const char*>(data) + 1, size - 1));
  const auto loaded =
      grevy::knowledge::Load(directory.path().string(), grevy::knowledge::kSmallDay);
  directory.Write(chosen->first, chosen->second);

  for (const auto& problem : loaded.problems) {
    if (problem.ToString().empty()) std::abort();
  }
  if (grevy::logic::HasErrors(loaded.problems)) return 0;
  const std::string bytes = grevy::knowledge::ToBytes(loaded.knowledge);
  if (grevy::knowledge::ToBytes(grevy::knowledge::FromBytes(bytes)) != bytes) std::abort();
  return 0;
}
