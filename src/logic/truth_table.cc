// Filling truth tables; see truth_table.h. A line of the table is a bit, and a column of it, that
// of a gate, a row of words. The variable in question changes fastest, so that the lines which
// differ in it alone are neighbours.

#include "logic/truth_table.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace grevy::logic {
namespace {

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
      : gates_(gates), solver_(solver), place_of_(gates.size(), kNoPlace) {
    variables_.push_back({variable, Each(solver.box()[variable]), 1});
    Collect(GateOf(signal));
    std::sort(open_.begin(), open_.end());
    for (std::size_t i = 0; i < open_.size(); ++i) place_of_[open_[i]] = i;
  }

  /// Fills it, unless it has more lines.
  bool Fill(std::size_t most) {
    for (Asked& asked : variables_) {
      asked.stride = lines_;
      lines_ *= asked.points.size();
      if (lines_ > most) return false;
    }
    words_ = (lines_ + 63) / 64;
    columns_.resize(open_.size() * words_);
    for (const GateId gate : open_) {
      if (gates_.IsLiteral(gate)) {
        FillLiteral(gate);
      } else {
        FillAnd(gate);
      }
    }
    return true;
  }

  bool NeighboursDiffer(Signal signal) const {
    if (place_of_[GateOf(signal)] == kNoPlace) return false;
    const std::uint64_t* const column = ColumnOf(GateOf(signal));
    const auto is_yes = [&](std::size_t line) {
      return (column[line / 64] >> (line % 64) & 1) != 0;
    };
    const std::size_t neighbours = variables_.front().points.size();
    for (std::size_t first = 0; first < lines_; first += neighbours) {
      for (std::size_t line = first + 1; line < first + neighbours; ++line) {
        if (is_yes(line) != is_yes(first)) return true;
      }
    }
    return false;
  }

 private:
  static constexpr std::size_t kNoPlace = ~std::size_t{0};

  struct Asked {
    VariableId variable = 0;
    std::vector<Points> points;
    std::size_t stride = 1;  // between lines in which it differs
  };

  void Collect(GateId gate) {
    if (solver_[2 * gate] != Kleene::kUnknown || place_of_[gate] != kNoPlace) return;
    place_of_[gate] = 0;  // it will have one
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

  std::uint64_t* ColumnOf(GateId gate) { return columns_.data() + place_of_[gate] * words_; }
  const std::uint64_t* ColumnOf(GateId gate) const {
    return columns_.data() + place_of_[gate] * words_;
  }

  void FillLiteral(GateId gate) {
    const auto& [variable, points] = gates_.LiteralAt(gate);
    const auto asked = std::find_if(variables_.begin(), variables_.end(),
                                    [v = variable](const Asked& a) { return a.variable == v; });
    std::uint64_t* const column = ColumnOf(gate);
    std::size_t line = 0;
    while (line < lines_) {
      for (const Points& here : asked->points) {
        const bool is_yes = (here.known & points.known) != 0 || (here.latent & points.latent) != 0;
        if (is_yes) SetLines(column, line, line + asked->stride);
        line += asked->stride;
      }
    }
  }

  static void SetLines(std::uint64_t* column, std::size_t first, std::size_t end) {
    while (first < end) {
      const std::size_t count = std::min(end - first, 64 - first % 64);
      column[first / 64] |= ~std::uint64_t{0} >> (64 - count) << (first % 64);
      first += count;
    }
  }

  // A constant input has no column.
  void FillAnd(GateId gate) {
    std::uint64_t* const column = ColumnOf(gate);
    std::fill(column, column + words_, ~std::uint64_t{0});
    for (const Signal part : {gates_.AndAt(gate).a, gates_.AndAt(gate).b}) {
      if (solver_[part] != Kleene::kUnknown) continue;  // yes: the whole is open
      const std::uint64_t* const of_part = ColumnOf(GateOf(part));
      const std::uint64_t turned = IsNegated(part) ? ~std::uint64_t{0} : 0;
      for (std::size_t word = 0; word < words_; ++word) column[word] &= of_part[word] ^ turned;
    }
  }

  const Gates& gates_;
  const Solver& solver_;
  std::vector<Asked> variables_;  // the one in question first
  std::size_t lines_ = 1;
  std::size_t words_ = 1;               // of a column
  std::vector<GateId> open_;            // ascending: children before parents
  std::vector<std::size_t> place_of_;   // of an open gate among them
  std::vector<std::uint64_t> columns_;  // one behind the other
};

}  // namespace

bool DependsOn(const Gates& gates, const Solver& solver, Signal signal, VariableId variable,
               std::size_t most) {
  Table table(gates, solver, signal, variable);
  return !table.Fill(most) || table.NeighboursDiffer(signal);
}

}  // namespace grevy::logic
