// Which conditions of the knowledge stand in its circuit and get diagrams: all that bear on an
// answer. The parts of which a condition is made are shown to readers and need neither.

#pragma once

#include "knowledge/knowledge.h"
#include "logic/diagram_compile.h"
#include "logic/gates.h"

namespace grevy::knowledge {

/// What every plausible point fulfils: the constraints of the strictest kind.
logic::Plausibility PlausibilityOf(const Knowledge& knowledge);

/// The circuit of a knowledge whose program is compiled, and its diagrams.
logic::Gates GatesOf(const Knowledge& knowledge);
logic::Diagrams DiagramsOf(const Knowledge& knowledge);

}  // namespace grevy::knowledge
