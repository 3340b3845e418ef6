// How long it takes to read the knowledge, to start, and to advise. Run in the project's directory:
// `make bench`.
//
// A percentile needs every single time, so the benchmarks over all worked cases take the time of
// each case themselves and give the median and the 99th percentile, in microseconds, as counters.

#include <benchmark/benchmark.h>

#include <algorithm>
#include <boost/json.hpp>
#include <chrono>
#include <optional>
#include <random>
#include <vector>

#include "advice/json.h"
#include "advice/vignette.h"
#include "knowledge/embedded.h"
#include "knowledge/fact.h"
#include "knowledge/linked.h"
#include "knowledge/load.h"
#include "logic/compile.h"
#include "logic/trace.h"

namespace grevy {
namespace {

using advice::Advice;
using advice::Vignette;
using knowledge::Embedded;
using knowledge::Knowledge;

constexpr knowledge::Date kDay{std::chrono::year(2026), std::chrono::month(11),
                               std::chrono::day(22)};

// --- Reading the knowledge ---

void LoadTheKnowledgeFromYaml(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(knowledge::Load("knowledge", kDay));
}
BENCHMARK(LoadTheKnowledgeFromYaml)->Unit(benchmark::kMillisecond);

void CompileAllConditions(benchmark::State& state) {
  const knowledge::LoadResult loaded = knowledge::Load("knowledge", kDay);
  std::vector<const logic::Expression*> conditions;
  for (const logic::Expression& condition : loaded.conditions) conditions.push_back(&condition);
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        logic::Compile(loaded.knowledge.schema, loaded.definitions, conditions));
  }
  state.counters["conditions"] = static_cast<double>(conditions.size());
  state.counters["nodes"] = static_cast<double>(loaded.knowledge.program.nodes().size());
}
BENCHMARK(CompileAllConditions)->Unit(benchmark::kMillisecond);

// What the program does when it starts.
void ReadTheLinkedKnowledge(benchmark::State& state) {
  const std::string bytes = knowledge::ToBytes(Embedded());
  for (auto _ : state) benchmark::DoNotOptimize(knowledge::FromBytes(bytes));
  state.counters["bytes"] = static_cast<double>(bytes.size());
}
BENCHMARK(ReadTheLinkedKnowledge)->Unit(benchmark::kMillisecond);

// --- Advice ---

std::optional<knowledge::Case> FirstCase(benchmark::State& state) {
  logic::Problems problems;
  std::string text =
      knowledge::ReadFile("examples/first-case.yaml", knowledge::kLargestCase, problems);
  knowledge::Case a_case =
      knowledge::ReadCase("examples/first-case.yaml", std::move(text), Embedded(), problems);
  if (!logic::HasErrors(problems)) return a_case;
  state.SkipWithError(
      "examples/first-case.yaml cannot be read: run this in the project's directory");
  return std::nullopt;
}

void EvaluateTheFirstCase(benchmark::State& state) {
  const auto a_case = FirstCase(state);
  if (!a_case) return;
  const logic::Program& program = Embedded().program;
  logic::Facts facts(Embedded().schema);
  for (const knowledge::StatedFact& fact : a_case->facts) {
    for (const auto& [variable, values] : fact.values)
      facts.Set(Embedded().schema, variable, values);
  }
  for (auto _ : state) benchmark::DoNotOptimize(logic::Trace(program, program.Locate(facts)));
}
BENCHMARK(EvaluateTheFirstCase)->Unit(benchmark::kMicrosecond);

void AdviseOnTheFirstCase(benchmark::State& state) {
  const auto a_case = FirstCase(state);
  if (!a_case) return;
  for (auto _ : state) benchmark::DoNotOptimize(advice::Advise(Embedded(), *a_case, {kDay, ""}));
}
BENCHMARK(AdviseOnTheFirstCase)->Unit(benchmark::kMicrosecond);

void AdviseOnTheFirstCaseInOneJurisdiction(benchmark::State& state) {
  const auto a_case = FirstCase(state);
  if (!a_case) return;
  for (auto _ : state) benchmark::DoNotOptimize(advice::Advise(Embedded(), *a_case, {kDay, "EU"}));
}
BENCHMARK(AdviseOnTheFirstCaseInOneJurisdiction)->Unit(benchmark::kMicrosecond);

void WriteTheFirstAdviceAsJson(benchmark::State& state) {
  const auto a_case = FirstCase(state);
  if (!a_case) return;
  const Advice given = advice::Advise(Embedded(), *a_case, {kDay, ""});
  std::size_t bytes = 0;
  for (auto _ : state) {
    const std::string text = advice::Pretty(advice::ToJson(given));
    bytes = text.size();
    benchmark::DoNotOptimize(text.data());
  }
  state.counters["bytes"] = static_cast<double>(bytes);
}
BENCHMARK(WriteTheFirstAdviceAsJson)->Unit(benchmark::kMicrosecond);

const std::vector<Vignette>& Cases() {
  static const advice::Vignettes vignettes = advice::ReadVignettes("knowledge", Embedded());
  return vignettes.all;
}

// The value below which a share of the times lies.
double Percentile(std::vector<double>& times, double share) {
  const auto at = static_cast<std::ptrdiff_t>(share * static_cast<double>(times.size() - 1));
  std::nth_element(times.begin(), times.begin() + at, times.end());
  return times[static_cast<std::size_t>(at)];
}

// Every so many of the worked cases, of which so many eighths of the facts are kept, drawn at
// random but always the same.
void AdviseOnWorkedCases(benchmark::State& state, std::size_t one_in, unsigned eighths_kept) {
  if (Cases().empty()) {
    state.SkipWithError("no worked cases: run this in the project's directory");
    return;
  }
  std::mt19937_64 random(1);
  std::vector<Vignette> cases;
  for (std::size_t i = 0; i < Cases().size(); i += one_in) {
    cases.push_back(Cases()[i]);
    std::erase_if(cases.back().facts.facts,
                  [&](const knowledge::StatedFact&) { return random() % 8 >= eighths_kept; });
  }
  std::vector<double> times;
  for (auto _ : state) {
    for (const Vignette& vignette : cases) {
      const auto start = std::chrono::steady_clock::now();
      benchmark::DoNotOptimize(
          advice::Advise(Embedded(), vignette.facts,
                         {vignette.facts.as_of.value_or(kDay), vignette.facts.jurisdiction}));
      const std::chrono::duration<double, std::micro> taken =
          std::chrono::steady_clock::now() - start;
      times.push_back(taken.count());
    }
  }
  state.counters["cases"] = static_cast<double>(cases.size());
  state.counters["median_us"] = Percentile(times, 0.5);
  state.counters["p99_us"] = Percentile(times, 0.99);
}
BENCHMARK_CAPTURE(AdviseOnWorkedCases, all, 1, 8)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(AdviseOnWorkedCases, six_eighths_of_the_facts, 4, 6)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(AdviseOnWorkedCases, half_of_the_facts, 4, 4)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace grevy
