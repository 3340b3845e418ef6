// Filling truth tables; see truth_table.h. A line of the table is a bit, and a column of it, that
// of a gate, a row of words.

#include "logic/truth_table.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace grevy::logic {
namespace {

class Table {
 public:
  Table(const Gates& gates, const Solver& solver, Signal signal)
      : gates_(gates), solver_(solver), place_of_(gates.size(), kNoPlace) {
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

  /// The variables that make a difference to the signal, ascending.
  std::vector<VariableId> ThatMatterTo(Signal signal) const {
    std::vector<VariableId> matter;
    if (place_of_[GateOf(signal)] == kNoPlace) return matter;
    for (const Asked& asked : variables_) {
      if (LinesDiffer(ColumnOf(GateOf(signal)), asked)) matter.push_back(asked.variable);
    }
    std::sort(matter.begin(), matter.end());
    return matter;
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
    if (is_new) variables_.push_back({variable, EachOf(solver_.box()[variable]), 1});
  }

  // Whether lines of a column differ that differ in one variable alone.
  bool LinesDiffer(const std::uint64_t* column, const Asked& asked) const {
    const auto is_yes = [column](std::size_t line) {
      return (column[line / 64] >> (line % 64) & 1) != 0;
    };
    const std::size_t all_points = asked.stride * asked.points.size();
    for (std::size_t first = 0; first < lines_; first += all_points) {
      for (std::size_t line = first + asked.stride; line < first + all_points; ++line) {
        if (is_yes(line) != is_yes(line - asked.stride)) return true;
      }
    }
    return false;
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
        const bool is_yes = !Common(here, points).empty();
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
  std::vector<Asked> variables_;
  std::size_t lines_ = 1;
  std::size_t words_ = 1;               // of a column
  std::vector<GateId> open_;            // ascending: children before parents
  std::vector<std::size_t> place_of_;   // of an open gate among them
  std::vector<std::uint64_t> columns_;  // one behind the other
};

}  // namespace

std::optional<std::vector<VariableId>> VariablesThatMatter(const Gates& gates, const Solver& solver,
                                                           Signal signal, std::size_t most) {
  Table table(gates, solver, signal);
  if (!table.Fill(most)) return std::nullopt;
  return table.ThatMatterTo(signal);
}

}  // namespace grevy::logic
