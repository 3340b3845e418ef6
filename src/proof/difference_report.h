// What `grevy diff` says: text for people, JSON for programs, and release notes, which are both.
//
//     std::cout << TextOf(difference);
//     std::ofstream("docs/releases/next.yaml") << NotesOf(difference);   // release_notes.h reads
//     it

#pragma once

#include <string>

#include "proof/difference.h"

namespace grevy::proof {

std::string TextOf(const Difference& difference);
std::string JsonOf(const Difference& difference);
std::string NotesOf(const Difference& difference);

}  // namespace grevy::proof
