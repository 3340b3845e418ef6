// Translating a program for Z3; see z3_prover.h.
//
// A variable becomes a small bit-vector, its cell, and a boolean, whether it is known. A node
// becomes two booleans, "holds" and "fails", and two more where something asks what is known. Each
// is named and defined once, when it is first needed. The solver is Z3's for finite domains, which
// turns all of it into clauses; a question is asked on top of all definitions and taken away again.

#include "proof/z3_prover.h"

#include <fmt/format.h>
#include <z3++.h>

#include <bit>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

namespace grevy::proof {

using logic::Box;
using logic::CellMask;
using logic::ConditionId;
using logic::Node;
using logic::NodeId;
using logic::NodeOp;
using logic::Points;
using logic::VariableId;

class Z3Prover::Encoding {
 public:
  Encoding(const logic::Program& program, const logic::Grid& grid,
           const logic::Plausibility& plausibility)
      : program_(program),
        grid_(grid),
        solver_(context_, "QF_FD"),
        cells_(program.variable_count()),
        known_(program.variable_count()),
        applies_(program.variable_count()),
        truths_(program.nodes().size()),
        known_truths_(program.nodes().size()) {
    for (const logic::AppliesOnly& only : plausibility.applies_only)
      applies_[only.variable].push_back(only.where);
    for (const ConditionId condition : plausibility.never_fail)
      solver_.add(!TruthOf(program.roots()[condition]).fails);
    for (const logic::AppliesOnly& only : plausibility.applies_only) {
      const z3::expr where = TruthOf(program.roots()[only.where]).holds;
      solver_.add(z3::implies(KnownAt(only.variable), where));
    }
  }

  bool IsPossible(const Formula& formula, const Box& box) {
    return Ask(formula, box, [] { return true; }).has_value();
  }

  std::optional<Box> Find(const Formula& formula, const Box& box) {
    return Ask(formula, box, [&] { return PointOf(solver_.get_model(), box); });
  }

  // Of all that is said of the point, Z3 tells what it used to see that the formula cannot fail.
  Box Around(const Formula& formula, const Box& point) {
    const z3::expr fails = !ExpressionOf(formula);
    solver_.push();
    solver_.add(fails);
    z3::expr_vector claims(context_);
    std::vector<std::pair<VariableId, bool>> about;  // whether it is known; in which cell it is
    const auto claim = [&](VariableId variable, bool is_about_knowing, const z3::expr& meaning) {
      const z3::expr name = context_.bool_const(
          fmt::format("claim_{}_{}", variable, is_about_knowing ? "known" : "cell").c_str());
      solver_.add(z3::implies(name, meaning));
      claims.push_back(name);
      about.emplace_back(variable, is_about_knowing);
    };
    for (VariableId variable = 0; variable < point.size(); ++variable) {
      const Points& at = point[variable];
      if (known_[variable])
        claim(variable, true, at.known != 0 ? *known_[variable] : !*known_[variable]);
      if (cells_[variable]) claim(variable, false, In(variable, at.known | at.latent));
    }
    Box box = grid_.Everything();
    if (solver_.check(claims) != z3::unsat) {
      solver_.pop();
      return point;
    }
    std::set<std::string> used;
    for (const z3::expr& name : solver_.unsat_core()) used.insert(name.decl().name().str());
    for (std::size_t i = 0; i < about.size(); ++i) {
      if (!used.contains(claims[static_cast<int>(i)].decl().name().str())) continue;
      const auto& [variable, is_about_knowing] = about[i];
      const Points& at = point[variable];
      Points& left = box[variable];
      if (is_about_knowing) {
        (at.known != 0 ? left.latent : left.known) = 0;
      } else {
        const CellMask cell = at.known | at.latent;
        left = {left.known & cell, left.latent & cell};
      }
    }
    solver_.pop();
    return box;
  }

 private:
  // What `answer` makes of a point that fulfils the formula, if there is one.
  template <typename Answer>
  auto Ask(const Formula& formula, const Box& box, Answer answer)
      -> std::optional<decltype(answer())> {
    const z3::expr question = ExpressionOf(formula);  // first: it defines what it asks about
    const z3::expr within = Within(box);
    solver_.push();
    solver_.add(question);
    solver_.add(within);
    const z3::check_result result = solver_.check();
    std::optional<decltype(answer())> answered;
    if (result == z3::sat) answered = answer();
    solver_.pop();
    if (result == z3::unknown) throw std::runtime_error("Z3 cannot decide a question");
    return answered;
  }

  struct Truth {
    z3::expr holds;
    z3::expr fails;
  };

  z3::expr Constant(bool value) { return context_.bool_val(value); }

  z3::expr CellOf(VariableId variable) {
    if (!cells_[variable]) {
      const auto count = static_cast<unsigned>(program_.CellCount(variable));
      const unsigned bits = count <= 2 ? 1 : static_cast<unsigned>(std::bit_width(count - 1));
      cells_[variable] = context_.bv_const(fmt::format("cell{}", variable).c_str(), bits);
      if (!std::has_single_bit(count) || count == 1) {
        const z3::expr last = context_.bv_val(count - 1, bits);
        solver_.add(z3::ule(*cells_[variable], last));
      }
    }
    return *cells_[variable];
  }

  z3::expr KnownAt(VariableId variable) {
    if (!grid_.IsDoubled(variable)) return Constant(true);
    if (!known_[variable])
      known_[variable] = context_.bool_const(fmt::format("known{}", variable).c_str());
    return *known_[variable];
  }

  // Whether the cell of a variable is among those of a mask: its stretches of neighbours.
  z3::expr In(VariableId variable, CellMask mask) {
    const CellMask all = program_.AllCells(variable);
    mask &= all;
    if (mask == all) return Constant(true);
    const z3::expr cell = CellOf(variable);
    const unsigned bits = cell.get_sort().bv_size();
    z3::expr_vector stretches(context_);
    while (mask != 0) {
      const int first = std::countr_zero(mask);
      const int length = std::countr_one(mask >> first);
      const auto low = context_.bv_val(static_cast<unsigned>(first), bits);
      const auto high = context_.bv_val(static_cast<unsigned>(first + length - 1), bits);
      stretches.push_back(length == 1 ? cell == low : z3::uge(cell, low) && z3::ule(cell, high));
      mask &= first + length == static_cast<int>(logic::kMostCells)
                  ? CellMask{0}
                  : ~CellMask{0} << (first + length);
    }
    return z3::mk_or(stretches);
  }

  // Where the field of a variable applies; it cannot decide that itself.
  z3::expr AppliesAt(VariableId variable) {
    std::vector<ConditionId> conditions;
    std::swap(conditions, applies_[variable]);
    z3::expr applies = Constant(true);
    for (const ConditionId where : conditions)
      applies = applies && TruthOf(program_.roots()[where]).holds;
    std::swap(conditions, applies_[variable]);
    return applies;
  }

  Truth TestAt(const Node& test, bool known_only) {
    const z3::expr inside = In(test.variable, test.mask);
    z3::expr has_value = AppliesAt(test.variable);
    if (known_only) has_value = has_value && KnownAt(test.variable);
    return {has_value && inside, has_value && !inside};
  }

  Truth TruthOf(NodeId id, bool known_only = false) {
    std::optional<Truth>& truth = (known_only ? known_truths_ : truths_)[id];
    if (!truth) {
      Truth meaning = MeaningOf(program_.nodes()[id], known_only);
      const char* const which = known_only ? "known_" : "";
      truth = {Name(fmt::format("{}holds{}", which, id), meaning.holds),
               Name(fmt::format("{}fails{}", which, id), meaning.fails)};
    }
    return *truth;
  }

  z3::expr Name(const std::string& name, const z3::expr& meaning) {
    if (meaning.is_const()) return meaning;
    z3::expr named = context_.bool_const(name.c_str());
    solver_.add(named == meaning);
    return named;
  }

  static Truth Chosen(const z3::expr& condition, const Truth& a, const Truth& b) {
    return {z3::ite(condition, a.holds, b.holds), z3::ite(condition, a.fails, b.fails)};
  }

  Truth MeaningOf(const Node& node, bool known_only) {
    const auto part = [&](NodeId id) { return TruthOf(id, known_only); };
    switch (node.op) {
      case NodeOp::kFalse:
        return {Constant(false), Constant(true)};
      case NodeOp::kUnknown:
        return {Constant(false), Constant(false)};
      case NodeOp::kTrue:
        return {Constant(true), Constant(false)};
      case NodeOp::kTest:
        return TestAt(node, known_only);
      case NodeOp::kKnown: {
        const z3::expr known = KnownAt(node.variable);
        return {known, !known};
      }
      case NodeOp::kNot: {
        const Truth a = part(node.a);
        return {a.fails, a.holds};
      }
      case NodeOp::kAnd: {
        const Truth a = part(node.a);
        const Truth b = part(node.b);
        return {a.holds && b.holds, a.fails || b.fails};
      }
      case NodeOp::kOr: {
        const Truth a = part(node.a);
        const Truth b = part(node.b);
        return {a.holds || b.holds, a.fails && b.fails};
      }
      case NodeOp::kIsTrue: {
        const Truth a = TruthOf(node.a, true);
        return {a.holds, !a.holds};
      }
      case NodeOp::kIsFalse: {
        const Truth a = TruthOf(node.a, true);
        return {a.fails, !a.fails};
      }
      case NodeOp::kStated: {
        const Truth stated = part(node.a);
        Truth computed = part(node.b);
        // What is true of the person, but known to nobody, fills the silence of a definition.
        if (!known_only) computed = Chosen(computed.holds || computed.fails, computed, stated);
        return Chosen(KnownAt(node.variable), stated, computed);
      }
    }
    return {Constant(false), Constant(false)};
  }

  z3::expr ExpressionOf(const Formula& formula) {
    z3::expr_vector parts(context_);
    for (const Formula& part : formula.parts) parts.push_back(ExpressionOf(part));
    switch (formula.op) {
      case Formula::Op::kHolds:
        return TruthOf(program_.roots()[formula.condition]).holds;
      case Formula::Op::kFails:
        return TruthOf(program_.roots()[formula.condition]).fails;
      case Formula::Op::kKnown:
        return KnownAt(formula.variable);
      case Formula::Op::kNot:
        return !parts[0];
      case Formula::Op::kAll:
        return z3::mk_and(parts);
      case Formula::Op::kAny:
        return z3::mk_or(parts);
    }
    return Constant(false);
  }

  z3::expr Within(const Box& box) {
    z3::expr_vector parts(context_);
    for (VariableId variable = 0; variable < box.size(); ++variable) {
      const Points& points = box[variable];
      // Nothing is asked of a variable that has no name yet.
      const bool is_asked = cells_[variable].has_value() || known_[variable].has_value();
      if (!is_asked || points == grid_.AllOf(variable)) continue;
      const z3::expr known = KnownAt(variable);
      parts.push_back((known && In(variable, points.known)) ||
                      (!known && In(variable, points.latent)));
    }
    return z3::mk_and(parts);
  }

  // What the model leaves open may be anything in the box.
  Box PointOf(const z3::model& model, const Box& box) {
    Box point(box.size());
    for (VariableId variable = 0; variable < box.size(); ++variable) {
      Points all = box[variable];
      if (known_[variable] && model.has_interp(known_[variable]->decl())) {
        const bool known = model.eval(*known_[variable]).is_true();
        (known ? all.latent : all.known) = 0;
      }
      if (cells_[variable] && model.has_interp(cells_[variable]->decl())) {
        const CellMask cell = CellMask{1} << model.eval(*cells_[variable]).get_numeral_uint64();
        all = {all.known & cell, all.latent & cell};
      }
      // Unknown rather than known, and the first of the cells.
      if (all.latent != 0) {
        point[variable].latent = all.latent & (~all.latent + 1);
      } else {
        point[variable].known = all.known & (~all.known + 1);
      }
    }
    return point;
  }

  const logic::Program& program_;
  const logic::Grid& grid_;
  z3::context context_;
  z3::solver solver_;
  std::vector<std::optional<z3::expr>> cells_;  // by variable
  std::vector<std::optional<z3::expr>> known_;
  std::vector<std::vector<ConditionId>> applies_;
  std::vector<std::optional<Truth>> truths_;  // by node
  std::vector<std::optional<Truth>> known_truths_;
};

Z3Prover::Z3Prover(const logic::Program& program, const logic::Grid& grid,
                   const logic::Plausibility& plausibility)
    : encoding_(std::make_unique<Encoding>(program, grid, plausibility)) {}

Z3Prover::~Z3Prover() = default;

std::optional<Box> Z3Prover::Find(const Formula& formula, const Box& box) {
  return encoding_->Find(formula, box);
}

bool Z3Prover::IsPossible(const Formula& formula, const Box& box) {
  return encoding_->IsPossible(formula, box);
}

Box Z3Prover::Around(const Formula& formula, const Box& point) {
  return encoding_->Around(formula, point);
}

}  // namespace grevy::proof
