// An appraisal: the verdicts on some treatments for one case, without all that advice says beside
// them. For asking what would be if.
//
// The verdict is the one that Advise gives (advice.h): without presumptions where that suffices,
// and else with them.
//
//     Appraisal appraisal(knowledge, Count(knowledge, a_case, as_of));
//     if (appraisal.IsPlausible()) Print(VerdictName(appraisal.On(ConditionsOf(bearing)).verdict));

#pragma once

#include <optional>
#include <vector>

#include "advice/reading.h"
#include "advice/standing.h"

namespace grevy::advice {

class Appraisal {
 public:
  /// Takes up the room in which this thread appraises, until the next appraisal.
  Appraisal(const knowledge::Knowledge& knowledge, Counted counted);
  Appraisal(const Appraisal&) = delete;
  Appraisal& operator=(const Appraisal&) = delete;

  /// Whether the case breaks no constraint that every person fulfils.
  bool IsPlausible() const;

  struct Weighed {
    Verdict verdict = Verdict::kNotIndicated;
    const logic::Trace* trace = nullptr;  // of the facts, presumed or not, on which it rests
  };
  Weighed On(const Conditions& conditions);

  const logic::Trace& trace() const { return plain_.trace(); }

 private:
  Reading& Presuming();

  const knowledge::Knowledge& knowledge_;
  Counted counted_;
  Reading plain_;
  std::optional<Reading> presuming_;
};

}  // namespace grevy::advice
