// Verdicts alone; see appraisal.h.

#include "advice/appraisal.h"

#include <utility>

#include "knowledge/plausible.h"

namespace grevy::advice {
namespace {

// Room for the completions of a reading, which each thread keeps.
Workbench& PlainBench() {
  thread_local Workbench bench;
  return bench;
}
Workbench& PresumingBench() {
  thread_local Workbench bench;
  return bench;
}

}  // namespace

Appraisal::Appraisal(const knowledge::Knowledge& knowledge, Counted counted)
    : knowledge_(knowledge),
      counted_(std::move(counted)),
      plain_(knowledge, counted_.facts, PlainBench()) {}

bool Appraisal::IsPlausible() const {
  return knowledge::Broken(knowledge_, trace(), knowledge::Strictness::kError).empty();
}

Reading& Appraisal::Presuming() {
  if (!presuming_) {
    std::vector<logic::FieldId> presumed;
    presuming_.emplace(knowledge_, WithPresumptions(knowledge_, counted_, trace(), presumed),
                       PresumingBench());
  }
  return *presuming_;
}

Appraisal::Weighed Appraisal::On(const Conditions& conditions) {
  const Outlook plain = plain_.Weigh({conditions}).front();
  if (!plain.open) return {plain.verdict, &plain_.trace()};
  const Outlook presuming = Presuming().Weigh({conditions}).front();
  if (!AddsTo(plain, presuming)) return {plain.verdict, &plain_.trace()};
  return {presuming.verdict, &Presuming().trace()};
}

}  // namespace grevy::advice
