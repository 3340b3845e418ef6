// The knowledge inside the program, so that one file runs anywhere.

#pragma once

#include "knowledge/knowledge.h"

namespace grevy::knowledge {

/// The knowledge that this program was built with; read once, at the first call.
const Knowledge& Embedded();

}  // namespace grevy::knowledge
