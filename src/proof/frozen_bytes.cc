// Frozen cases as bytes: cereal's portable archive, deflated. Neighbouring cases share a worked
// case, and so most of their verdicts; hence a hundred thousand need little room. The first eight
// bytes are the size before.

#include <zlib.h>

#include <cereal/archives/portable_binary.hpp>
#include <cereal/types/string.hpp>
#include <cereal/types/vector.hpp>
#include <sstream>
#include <stdexcept>

#include "proof/frozen.h"

namespace grevy::proof {
namespace {

constexpr std::size_t kSizeBytes = 8;
constexpr std::uint64_t kLargest = 1'000'000'000;

}  // namespace

std::string ToBytes(const FrozenCases& frozen) {
  std::ostringstream stream;
  cereal::PortableBinaryOutputArchive archive(stream);
  archive(frozen);
  const std::string plain = stream.str();
  uLongf size = compressBound(plain.size());
  std::string packed(size, '\0');
  const int result =
      compress2(reinterpret_cast<Bytef*>(packed.data()), &size,
                reinterpret_cast<const Bytef*>(plain.data()), plain.size(), Z_BEST_COMPRESSION);
  if (result != Z_OK) throw std::runtime_error("the frozen cases cannot be compressed");
  packed.resize(size);
  std::string bytes;
  for (std::size_t i = 0; i < kSizeBytes; ++i)
    bytes += static_cast<char>(plain.size() >> (8 * i) & 0xff);
  return bytes + packed;
}

FrozenCases FromBytes(std::string_view bytes) {
  const std::runtime_error broken("these are no frozen cases");
  if (bytes.size() < kSizeBytes) throw broken;
  std::uint64_t declared = 0;
  for (std::size_t i = 0; i < kSizeBytes; ++i)
    declared |= std::uint64_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
  if (declared > kLargest) throw broken;
  std::string plain(declared, '\0');
  uLongf size = plain.size();
  const int result = uncompress(reinterpret_cast<Bytef*>(plain.data()), &size,
                                reinterpret_cast<const Bytef*>(bytes.data() + kSizeBytes),
                                bytes.size() - kSizeBytes);
  if (result != Z_OK || size != plain.size()) throw broken;
  std::istringstream stream(plain);
  FrozenCases frozen;
  cereal::PortableBinaryInputArchive archive(stream);
  archive(frozen);
  if (frozen.verdicts.size() != frozen.size() * frozen.treatments.size()) throw broken;
  return frozen;
}

}  // namespace grevy::proof
