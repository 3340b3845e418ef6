// Frozen cases: a hundred thousand random cases and the verdicts that they once got, replayed at
// each build, so that no verdict changes without anybody noticing.
//
// A case mixes the facts of two worked cases, forgets some and adds a few at random, and is
// plausible. It is not stored: it follows from its number, by whole numbers alone, and from the
// facts by field and value. A field, a value or a cut that is added later changes no case. The
// verdicts are those of three-valued logic, with presumptions, which are quick to work out.
//
//     const FrozenCases frozen = FromBytes(bytes);
//     for (const ChangedVerdict& changed : Replay(frozen, knowledge)) …

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "advice/verdict.h"
#include "knowledge/fact.h"
#include "knowledge/knowledge.h"
#include "proof/release_notes.h"

namespace grevy::proof {

struct FrozenCases {
  /// A fact as a case file states it.
  struct Fact {
    std::string field;
    std::string value;
    template <typename Archive>
    void serialize(Archive& archive) {
      archive(field, value);
    }
  };
  std::string version;  // of the knowledge that gave the verdicts
  std::string hash;
  std::string as_of;
  std::vector<Fact> facts;                         // each once
  std::vector<std::vector<std::uint32_t>> worked;  // the facts of each worked case
  std::vector<std::uint8_t> attempts;              // of each case, the first that was plausible
  std::vector<std::string> treatments;
  std::vector<std::uint8_t> verdicts;  // of all cases on the first treatment, then on the next

  std::size_t size() const { return attempts.size(); }
  template <typename Archive>
  void serialize(Archive& archive) {
    archive(version, hash, as_of, facts, worked, attempts, treatments, verdicts);
  }
};

/// Makes so many cases from worked ones and gives them the verdicts of this knowledge.
FrozenCases Freeze(const knowledge::Knowledge& knowledge,
                   const std::vector<knowledge::Case>& worked, knowledge::Date as_of,
                   std::size_t count);

/// The facts of a case, as places in `facts`.
std::vector<std::uint32_t> FactsOf(const FrozenCases& frozen, std::size_t number);
/// The same as they stand in a case file, a line each.
std::string YamlOf(const FrozenCases& frozen, std::size_t number);

struct ChangedVerdict {
  std::size_t number = 0;  // of the case
  SeenChange change;
  bool noted = false;  // whether the release notes tell of it
};

/// Every verdict that this knowledge gives otherwise. A fact that it can no longer read is left
/// out.
std::vector<ChangedVerdict> Replay(const FrozenCases& frozen, const knowledge::Knowledge& knowledge,
                                   const ReleaseNotes& notes);

/// Compressed, the same on every machine. FromBytes throws std::runtime_error where the bytes are
/// not what ToBytes wrote.
std::string ToBytes(const FrozenCases& frozen);
FrozenCases FromBytes(std::string_view bytes);

}  // namespace grevy::proof
