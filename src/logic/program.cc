// Finding cells; see program.h.

#include "logic/program.h"

namespace grevy::logic {

CellMask Program::AllCells(VariableId variable) const {
  const std::size_t count = CellCount(variable);
  return count == kMostCells ? ~CellMask{0} : (CellMask{1} << count) - 1;
}

Place Program::CellEnd(VariableId variable, std::size_t cell) const {
  const std::vector<Place>& starts = cell_starts_[variable];
  return cell + 1 < starts.size() ? starts[cell + 1] : domain_ends_[variable];
}

CellMask Program::CellsOf(VariableId variable, const ValueSet& values) const {
  const std::vector<Place>& starts = cell_starts_[variable];
  CellMask mask = 0;
  for (const Range& range : values.ranges()) {
    for (std::size_t cell = 0; cell < starts.size(); ++cell) {
      if (range.begin < CellEnd(variable, cell) && starts[cell] < range.end)
        mask |= CellMask{1} << cell;
    }
  }
  return mask;
}

ValueSet Program::ValuesOf(VariableId variable, CellMask mask) const {
  ValueSet values;
  for (std::size_t cell = 0; cell < CellCount(variable); ++cell) {
    if ((mask >> cell & 1) == 0) continue;
    values = values.Union(ValueSet::Of({cell_starts_[variable][cell], CellEnd(variable, cell)}));
  }
  return values;
}

CellFacts Program::Locate(const Facts& facts) const {
  CellFacts cells;
  cells.possible.resize(variable_count());
  cells.known.resize(variable_count());
  for (VariableId variable = 0; variable < variable_count(); ++variable) {
    const bool known = facts.Knows(variable);
    cells.known[variable] = known ? 1 : 0;
    cells.possible[variable] = known ? CellsOf(variable, facts[variable]) : AllCells(variable);
  }
  return cells;
}

}  // namespace grevy::logic
