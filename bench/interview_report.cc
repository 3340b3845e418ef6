// How many answers settle a case: interviews somebody who knows exactly one worked case, for each
// of them, and prints the median, the 90th centile, the maximum and the longest interviews.
//
//     build/grevy_interview_report          every worked case, on all cores, in some minutes
//     build/grevy_interview_report 20       every twentieth

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <string_view>
#include <thread>
#include <vector>

#include "advice/interview.h"
#include "advice/vignette.h"
#include "knowledge/embedded.h"

namespace grevy {
namespace {

using advice::Effort;
using advice::Simulation;
using advice::Vignette;

// Of cases that name no day.
constexpr knowledge::Date kDay{std::chrono::year(2026), std::chrono::month(11),
                               std::chrono::day(22)};
constexpr std::size_t kWorst = 10;

struct Interviewed {
  const Vignette* vignette = nullptr;
  Simulation simulation;
};

std::vector<Interviewed> InterviewAll(const std::vector<Vignette>& vignettes, std::size_t every) {
  std::vector<Interviewed> all;
  for (std::size_t i = 0; i < vignettes.size(); i += every) all.push_back({&vignettes[i], {}});
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i = next++; i < all.size(); i = next++) {
      const knowledge::Case& facts = all[i].vignette->facts;
      all[i].simulation = advice::Simulate(knowledge::Embedded(), facts,
                                           {facts.as_of.value_or(kDay), facts.jurisdiction});
    }
  };
  std::vector<std::thread> threads;
  for (unsigned i = 0; i < std::max(1U, std::thread::hardware_concurrency()); ++i)
    threads.emplace_back(work);
  for (std::thread& thread : threads) thread.join();
  return all;
}

void PrintLine(std::string_view what, std::vector<std::size_t> counts) {
  if (counts.empty()) return;
  std::sort(counts.begin(), counts.end());
  const auto centile = [&](std::size_t n) { return counts[(counts.size() - 1) * n / 100]; };
  fmt::print("{:<46} {:>6} {:>6} {:>6}\n", what, centile(50), centile(90), counts.back());
}

int Report(std::size_t every) {
  const advice::Vignettes vignettes = advice::ReadVignettes("knowledge", knowledge::Embedded());
  if (vignettes.all.empty()) {
    fmt::print(stderr, "no worked cases: run this in the project's directory\n");
    return EXIT_FAILURE;
  }
  std::vector<Interviewed> all = InterviewAll(vignettes.all, every);
  std::vector<std::size_t> settled_answered;
  std::vector<std::size_t> settled_asked;
  std::vector<std::size_t> finished_answered;
  std::vector<std::size_t> finished_asked;
  std::vector<const Interviewed*> never;
  for (const Interviewed& one : all) {
    finished_answered.push_back(one.simulation.finished.answered);
    finished_asked.push_back(one.simulation.finished.asked);
    if (!one.simulation.settled) {
      never.push_back(&one);
      continue;
    }
    settled_answered.push_back(one.simulation.settled->answered);
    settled_asked.push_back(one.simulation.settled->asked);
  }
  fmt::print("{} interviews\n{:<46} {:>6} {:>6} {:>6}\n", all.size(), "", "median", "90th", "most");
  PrintLine("until all verdicts are the case's: answers", settled_answered);
  PrintLine("  with the questions nobody could answer", settled_asked);
  PrintLine("until nothing is left to ask: answers", finished_answered);
  PrintLine("  with the questions nobody could answer", finished_asked);

  if (!never.empty()) {
    fmt::print("\n{} never came to the verdicts of their case:\n", never.size());
    for (std::size_t i = 0; i < std::min(never.size(), kWorst); ++i)
      fmt::print("  {}: {}\n", never[i]->vignette->id, never[i]->vignette->title);
  }
  const auto effort = [](const Interviewed& one) {
    return one.simulation.settled.value_or(one.simulation.finished);
  };
  std::stable_sort(all.begin(), all.end(), [&](const Interviewed& a, const Interviewed& b) {
    return effort(a).answered > effort(b).answered;
  });
  fmt::print("\nthe longest:\n");
  for (std::size_t i = 0; i < std::min(all.size(), kWorst); ++i) {
    const Effort worst = effort(all[i]);
    fmt::print("  {:>3} answers of {:>3} asked  {}: {}\n", worst.answered, worst.asked,
               all[i].vignette->id, all[i].vignette->title);
  }
  return EXIT_SUCCESS;
}

}  // namespace
}  // namespace grevy

int main(int argc, char** argv) {
  const int every = argc > 1 ? std::atoi(argv[1]) : 1;
  if (argc > 2 || every < 1) {
    fmt::print(stderr, "usage: grevy_interview_report [EVERY]\n");
    return EXIT_FAILURE;
  }
  return grevy::Report(static_cast<std::size_t>(every));
}
