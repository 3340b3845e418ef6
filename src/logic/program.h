// The compiled program: all conditions of a body of knowledge as one shared graph over cells.
//
// Simple version first: each condition is a tree of and, or and not over tests of variables. Every
// test cuts the line of its variable at a few places (value_set.h); the cuts of all conditions
// together split each line into *cells* within which no condition can tell two values apart. So a
// test is a set of cells (a bit mask), and what is known of a variable is a set of cells too: the
// fact decides the test when its bits lie wholly inside or outside of the test's bits.
//
// What the simple version leaves out: equal parts occur once in the graph, definitions have been
// written out, constants are folded, and three-valued `if`, `xor` and `implies` are spelt with and,
// or and not. The nodes stand in an order in which children come before their parents, so that one
// pass evaluates everything.
//
// Executors read a program and never change it: trace.h evaluates one case with reasons.
//
//     const Program program = Compile(schema, definitions, {&condition});
//     const CellFacts cells = program.Locate(facts);

#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "logic/facts.h"
#include "logic/field.h"
#include "logic/kleene.h"

namespace grevy::logic {

/// The index of a node in its program.
using NodeId = std::uint32_t;
/// The index of a condition among those that were compiled.
using ConditionId = std::uint32_t;

/// A set of cells of one variable: bit i for the i-th cell.
using CellMask = std::uint64_t;
inline constexpr std::size_t kMostCells = 64;

enum class NodeOp : std::uint8_t {
  kFalse,
  kUnknown,
  kTrue,
  kTest,   // is `variable` in the cells of `mask`?
  kKnown,  // is anything known of `variable`? never unknown
  kNot,    // of a
  kAnd,    // of a and b
  kOr,
  kIsTrue,   // of a; never unknown
  kIsFalse,  // of a; never unknown
  kStated,   // a where anything is known of `variable`, else b: a field that is stated or else
             // computed
};

struct Node {
  NodeOp op = NodeOp::kFalse;
  NodeId a = 0;
  NodeId b = 0;
  VariableId variable = 0;
  CellMask mask = 0;
  friend bool operator==(const Node&, const Node&) = default;
};

/// What is known of a case, in cells: per variable the cells that it may still be in.
struct CellFacts {
  std::vector<CellMask> possible;
  std::vector<char> known;  // whether anything is known at all
};

class Program {
 public:
  Program() = default;
  Program(std::vector<std::vector<Place>> cell_starts, std::vector<Place> domain_ends,
          std::vector<Node> nodes, std::vector<NodeId> roots)
      : cell_starts_(std::move(cell_starts)),
        domain_ends_(std::move(domain_ends)),
        nodes_(std::move(nodes)),
        roots_(std::move(roots)) {}

  const std::vector<Node>& nodes() const { return nodes_; }
  /// The node of each condition, in the order in which they were given to the compiler.
  const std::vector<NodeId>& roots() const { return roots_; }

  /// The same cells with other nodes.
  Program WithNodes(std::vector<Node> nodes, std::vector<NodeId> roots) const {
    return Program(cell_starts_, domain_ends_, std::move(nodes), std::move(roots));
  }

  std::size_t variable_count() const { return cell_starts_.size(); }
  std::size_t CellCount(VariableId variable) const { return cell_starts_[variable].size(); }
  CellMask AllCells(VariableId variable) const;
  /// The cells that have a value in common with `values`.
  CellMask CellsOf(VariableId variable, const ValueSet& values) const;
  /// The values of the cells of a mask.
  ValueSet ValuesOf(VariableId variable, CellMask mask) const;

  /// Places a case in the grid.
  CellFacts Locate(const Facts& facts) const;

  /// For storing; see knowledge/linked.h.
  template <typename Archive>
  void serialize(Archive& archive) {
    archive(cell_starts_, domain_ends_, nodes_, roots_);
  }

 private:
  Place CellEnd(VariableId variable, std::size_t cell) const;

  std::vector<std::vector<Place>> cell_starts_;  // ascending; the first is the start of the domain
  std::vector<Place> domain_ends_;
  std::vector<Node> nodes_;
  std::vector<NodeId> roots_;
};

}  // namespace grevy::logic
