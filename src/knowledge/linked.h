// The linked knowledge as bytes, so that neither the program nor a page reads YAML when it starts.
//
// cereal's portable binary archive: the same bytes on every machine, read back in a few
// milliseconds. The bytes belong to the program that they were built with; they are no format to
// exchange.
//
//     std::string bytes = ToBytes(knowledge);
//     Knowledge same = FromBytes(bytes);

#pragma once

#include <string>
#include <string_view>

#include "knowledge/knowledge.h"

namespace grevy::knowledge {

std::string ToBytes(const Knowledge& knowledge);

/// Throws std::runtime_error where the bytes are not what ToBytes wrote: they end with a checksum.
Knowledge FromBytes(std::string_view bytes);

}  // namespace grevy::knowledge
