// Doing the same for many numbers, on all processors.

#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <future>
#include <thread>
#include <vector>

namespace grevy::proof {

/// Calls `visit` for each number below `count`, once, in no particular order.
template <typename Visit>
void ForEachNumber(std::size_t count, const Visit& visit) {
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t number = next++; number < count; number = next++) visit(number);
  };
  std::vector<std::future<void>> others;
  for (unsigned i = 1; i < std::max(1U, std::thread::hardware_concurrency()); ++i)
    others.push_back(std::async(std::launch::async, work));
  work();
  for (std::future<void>& other : others) other.get();
}

}  // namespace grevy::proof
