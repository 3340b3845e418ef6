// What commands share; see command.h.

#include "cli/command.h"

#include "knowledge/embedded.h"

namespace grevy::cli {

void KnowledgeOption::AddTo(CLI::App& command) {
  command
      .add_option("--knowledge", directory_,
                  "use the knowledge files of this directory instead of the built-in knowledge")
      ->type_name("DIRECTORY");
}

const knowledge::Knowledge* KnowledgeOption::Get(Streams& streams) {
  if (directory_.empty()) return &knowledge::Embedded();
  loaded_ = knowledge::Load(directory_, knowledge::Today());
  if (!logic::HasErrors(loaded_->problems)) return &loaded_->knowledge;
  Print(loaded_->problems, streams);
  return nullptr;
}

void Print(const logic::Problems& problems, Streams& streams) {
  for (const logic::Severity severity : {logic::Severity::kWarning, logic::Severity::kError}) {
    for (const logic::Problem& problem : problems) {
      if (problem.severity == severity) streams.err << problem.ToString() << '\n';
    }
  }
}

}  // namespace grevy::cli
