// How many of the worked cases a test tries: they have outgrown trying everything on every change.
//
//     for (std::size_t i = 0; i < vignettes.all.size(); i += OneIn(4)) …

#pragma once

#include <cstddef>
#include <cstdlib>

namespace grevy::advice {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool kIsWatched = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
inline constexpr bool kIsWatched = true;
#else
inline constexpr bool kIsWatched = false;
#endif
#else
inline constexpr bool kIsWatched = false;
#endif

/// One case in so many stands for all: `usual`, or all where GREVY_ALL_CASES is set (`make
/// nightly`). A build that watches every access is ten times slower, and tries fewer.
inline std::size_t OneIn(std::size_t usual) {
  if (std::getenv("GREVY_ALL_CASES") != nullptr) return 1;
  return kIsWatched ? 15 * usual : usual;
}

}  // namespace grevy::advice
