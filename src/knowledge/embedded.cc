// The assembler puts the linked knowledge between two symbols; see CMakeLists.txt.

#include "knowledge/embedded.h"

#include <string_view>

#include "knowledge/linked.h"

// NOLINTBEGIN(readability-identifier-naming): named by the linker
extern "C" const char grevy_embedded_begin[];
extern "C" const char grevy_embedded_end[];
// NOLINTEND(readability-identifier-naming)

namespace grevy::knowledge {

const Knowledge& Embedded() {
  static const Knowledge knowledge = FromBytes(
      {grevy_embedded_begin, static_cast<std::size_t>(grevy_embedded_end - grevy_embedded_begin)});
  return knowledge;
}

}  // namespace grevy::knowledge
