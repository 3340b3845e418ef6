// Filling truth tables; see truth_table.h. A line of the table is a bit, and a column of it, that
// of a gate, a row of words. The variable in question changes fastest, so that the lines which
// differ in it alone are neighbours.

#include "logic/truth_table.h"

#include <algorithm>
#include <cstdint>
#include <unordered_map>
#include <vector>

namespace grevy::logic {
namespace {

using Column = std::vector<std::uint64_t>;

std::vector<Points> Each(const Points& points) {
  std::vector<Points> all;
  for (CellMask left = points.known; left != 0; left &= left - 1)
    all.push_back({left & (~left + 1), 0});
  for (CellMask left = points.latent; left != 0; left &= left - 1)
    all.push_back({0, left & (~left + 1)});
  return all;
}

class Table {
 public:
  Table(const Gates& gates, const Solver& solver, Signal signal, VariableId variable)
      : gates_(gates), solver_(solver) {
    variables_.push_back({variable, Each(solver.box()[variable]), 1});
    Collect(GateOf(signal));
    std::sort(open_.begin(), open_.end());
  }

  /// Fills it, unless it has more lines.
  bool Fill(std::size_t most) {
    for (Asked& asked : variables_) {
      asked.stride = lines_;
      lines_ *= asked.points.size();
      if (lines_ > most) return false;
    }
    for (const GateId gate : open_)
      columns_[gate] = gates_.IsLiteral(gate) ? OfLiteral(gate) : OfAnd(gates_.AndAt(gate));
    return true;
  }

  bool NeighboursDiffer(Signal signal) const {
    const auto found = columns_.find(GateOf(signal));
    if (found == columns_.end()) return false;
    const auto is_yes = [&](std::size_t line) {
      return (found->second[line / 64] >> (line % 64) & 1) != 0;
    };
    const std::size_t neighbours = variables_.front().points.size();
    for (std::size_t line = 0; line < lines_; ++line) {
      if (is_yes(line) != is_yes(line - line % neighbours)) return true;
    }
    return false;
  }

 private:
  struct Asked {
    VariableId variable = 0;
    std::vector<Points> points;
    std::size_t stride = 1;  // between lines in which it differs
  };

  void Collect(GateId gate) {
    if (solver_[2 * gate] != Kleene::kUnknown || columns_.contains(gate)) return;
    columns_[gate];
    open_.push_back(gate);
    if (!gates_.IsLiteral(gate)) {
      Collect(GateOf(gates_.AndAt(gate).a));
      Collect(GateOf(gates_.AndAt(gate).b));
      return;
    }
    const VariableId variable = gates_.LiteralAt(gate).variable;
    const bool is_new = std::none_of(variables_.begin(), variables_.end(), [&](const Asked& asked) {
      return asked.variable == variable;
    });
    if (is_new) variables_.push_back({variable, Each(solver_.box()[variable]), 1});
  }

  Column OfLiteral(GateId gate) const {
    const auto& [variable, points] = gates_.LiteralAt(gate);
    const auto asked = std::find_if(variables_.begin(), variables_.end(),
                                    [v = variable](const Asked& a) { return a.variable == v; });
    Column column((lines_ + 63) / 64);
    for (std::size_t line = 0; line < lines_; ++line) {
      const Points& here = asked->points[line / asked->stride % asked->points.size()];
      if ((here.known & points.known) != 0 || (here.latent & points.latent) != 0)
        column[line / 64] |= std::uint64_t{1} << (line % 64);
    }
    return column;
  }

  std::uint64_t WordOf(Signal signal, std::size_t word) const {
    const Kleene known = solver_[signal];
    if (known != Kleene::kUnknown) return known == Kleene::kTrue ? ~std::uint64_t{0} : 0;
    const std::uint64_t bits = columns_.at(GateOf(signal))[word];
    return IsNegated(signal) ? ~bits : bits;
  }

  Column OfAnd(const AndGate& gate) const {
    Column column((lines_ + 63) / 64);
    for (std::size_t word = 0; word < column.size(); ++word)
      column[word] = WordOf(gate.a, word) & WordOf(gate.b, word);
    return column;
  }

  const Gates& gates_;
  const Solver& solver_;
  std::vector<Asked> variables_;  // the one in question first
  std::size_t lines_ = 1;
  std::vector<GateId> open_;  // ascending: children before parents
  std::unordered_map<GateId, Column> columns_;
};

}  // namespace

bool DependsOn(const Gates& gates, const Solver& solver, Signal signal, VariableId variable,
               std::size_t most) {
  Table table(gates, solver, signal, variable);
  return !table.Fill(most) || table.NeighboursDiffer(signal);
}

}  // namespace grevy::logic
