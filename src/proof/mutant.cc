// Making mutants; see mutant.h. A threshold is an end of a range of numbers that lies inside of the
// field's own range (logic/value_set.h); the places to which it moves are the starts of the cells
// beside it in the whole program, so that a mutant confuses a number with one that is in use.

#include "proof/mutant.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <regex>
#include <utility>

namespace grevy::proof {
namespace {

using knowledge::Effect;
using knowledge::Known;
using knowledge::Stance;
using logic::Expression;
using logic::Operator;
using logic::Place;
using logic::Range;
using logic::ValueSet;

bool IsAtom(const Expression& expression) {
  switch (expression.op) {
    case Operator::kTest:
    case Operator::kMember:
    case Operator::kEmpty:
    case Operator::kUnset:
      return true;
    default:
      return false;
  }
}

void CollectAtoms(const Expression& expression, std::vector<const Expression*>& atoms) {
  if (IsAtom(expression)) atoms.push_back(&expression);
  for (const Expression& child : expression.children) CollectAtoms(child, atoms);
}

// What a chain of one operator joins.
void CollectParts(const Expression& expression, Operator op,
                  std::vector<const Expression*>& parts) {
  if (expression.op != op) {
    parts.push_back(&expression);
    return;
  }
  for (const Expression& child : expression.children) CollectParts(child, op, parts);
}

// The expression without one part of a chain; nothing where the part is all of it.
std::optional<Expression> Without(const Expression& expression, const Expression* part) {
  if (&expression == part) return std::nullopt;
  Expression copy = expression;
  copy.children.clear();
  for (const Expression& child : expression.children) {
    if (auto left = Without(child, part)) copy.children.push_back(std::move(*left));
  }
  const bool lost_one = copy.children.size() < expression.children.size();
  return lost_one ? std::move(copy.children.front()) : std::move(copy);
}

Expression Constant(logic::Kleene truth) {
  Expression constant;
  constant.op = Operator::kConstant;
  constant.truth = truth;
  return constant;
}

// The starts of the cells of a variable, and its end.
std::vector<Place> CutsOf(const logic::Program& program, logic::VariableId variable) {
  std::vector<Place> cuts;
  for (std::size_t cell = 0; cell < program.CellCount(variable); ++cell) {
    const ValueSet values = program.ValuesOf(variable, logic::CellMask{1} << cell);
    if (!values.empty()) cuts.push_back(values.ranges().front().begin);
  }
  return cuts;
}

class MutantMaker {
 public:
  MutantMaker(const Statement& statement, const knowledge::LoadResult& loaded)
      : statement_(statement),
        knowledge_(loaded.knowledge),
        when_(loaded.conditions[statement.when->id]) {}

  std::vector<Mutant> Run() && {
    Add(Mutant::Kind::kDeleted, "deleted", Constant(logic::Kleene::kFalse));
    DropParts(when_);
    for (const Expression* atom : AtomsOf(when_)) {
      Add(Mutant::Kind::kNegated, fmt::format("not `{}`", TextOf(statement_, *atom)),
          Replace(when_, atom, Negation(*atom)));
      MoveThresholds(*atom);
    }
    ChangeWhatItSays();
    return std::move(mutants_);
  }

 private:
  Mutant& Add(Mutant::Kind kind, const std::string& what, std::optional<Expression> when) {
    Mutant mutant;
    mutant.kind = kind;
    const int times = ++times_[what];
    mutant.name = fmt::format("{}: {}{}", statement_.name, what,
                              times == 1 ? "" : fmt::format(" ({})", times));
    mutant.when = std::move(when);
    return mutants_.emplace_back(std::move(mutant));
  }

  void DropParts(const Expression& expression) {
    if (expression.op == Operator::kAnd || expression.op == Operator::kOr) {
      std::vector<const Expression*> parts;
      CollectParts(expression, expression.op, parts);
      for (const Expression* part : parts) {
        Drop(expression, part);
        DropParts(*part);
      }
      return;
    }
    if (expression.op == Operator::kImplies) Drop(expression, &expression.children.front());
    for (const Expression& child : expression.children) DropParts(child);
  }
  void Drop(const Expression& chain, const Expression* part) {
    Add(Mutant::Kind::kDropped, fmt::format("without `{}`", TextOf(statement_, *part)),
        Replace(when_, &chain, *Without(chain, part)));
  }

  void MoveThresholds(const Expression& atom) {
    if (atom.op != Operator::kTest || !knowledge_.schema[atom.field].IsNumber()) return;
    const logic::VariableId variable = knowledge_.schema.VariableOf(atom.field);
    const ValueSet domain = knowledge_.schema.Domain(variable);
    const std::vector<Place> cuts = CutsOf(knowledge_.program, variable);
    std::vector<ValueSet> seen = {atom.values};
    const std::vector<Range>& ranges = atom.values.ranges();
    for (std::size_t i = 0; i < ranges.size(); ++i) {
      const Range whole = domain.ranges().front();
      if (ranges[i].begin > whole.begin) MoveEnd(atom, i, true, cuts, domain, seen);
      if (ranges[i].end < whole.end) MoveEnd(atom, i, false, cuts, domain, seen);
    }
  }

  // Moves one end of one range past its number, and to the cuts beside it.
  void MoveEnd(const Expression& atom, std::size_t range, bool is_begin,
               const std::vector<Place>& cuts, const ValueSet& domain,
               std::vector<ValueSet>& seen) {
    const Range& before = atom.values.ranges()[range];
    const Place end = is_begin ? before.begin : before.end;
    const auto move = [&](Mutant::Kind kind, Place to) {
      Range moved = before;
      (is_begin ? moved.begin : moved.end) = to;
      ValueSet values;
      for (std::size_t i = 0; i < atom.values.ranges().size(); ++i) {
        const Range& one = i == range ? moved : atom.values.ranges()[i];
        if (one.begin < one.end) values = values.Union(ValueSet::Of(one));
      }
      values = values.Intersect(domain);
      if (values.empty() || values == domain ||
          std::find(seen.begin(), seen.end(), values) != seen.end())
        return;
      seen.push_back(values);
      Expression changed = atom;
      changed.values = values;
      Add(kind,
          fmt::format("`{}` {} {}", TextOf(statement_, atom), is_begin ? "from" : "up to",
                      NumberText(atom.field, to, is_begin)),
          Replace(when_, &atom, changed));
    };
    move(Mutant::Kind::kFlipped, FlipsDown(atom, end, is_begin) ? end - 1 : end + 1);
    const auto above = std::upper_bound(cuts.begin(), cuts.end(), end);
    const auto here = std::lower_bound(cuts.begin(), cuts.end(), end);
    if (here != cuts.begin() && std::prev(here) != cuts.begin())
      move(Mutant::Kind::kMoved, *std::prev(here));
    if (above != cuts.end()) move(Mutant::Kind::kMoved, *above);
  }

  // Whether the number at an end lies below it, so that flipping the comparison lowers the end:
  // true of `<=` and `>`. Of a decimal the even places are the numbers; of a whole number all are,
  // and only the text tells.
  bool FlipsDown(const Expression& atom, Place end, bool is_begin) const {
    if (knowledge_.schema[atom.field].type == logic::Type::kDecimal) return end % 2 != 0;
    const std::string text = TextOf(statement_, atom);
    const bool is_strict =
        text.find('=') == std::string::npos && text.find_first_of("<>") != std::string::npos;
    return is_begin == is_strict;
  }

  std::string NumberText(logic::FieldId field, Place place, bool is_begin) const {
    const logic::Field& of = knowledge_.schema[field];
    if (of.type != logic::Type::kDecimal) return fmt::format("{}", is_begin ? place : place - 1);
    const bool includes = (place % 2 == 0) == is_begin;
    return fmt::format("{}{}",
                       includes   ? ""
                       : is_begin ? "above "
                                  : "under ",
                       of.NumberAt(place).ToString());
  }

  void ChangeWhatItSays() {
    if (statement_.rule != nullptr) {
      const Stance other = OtherStance(*statement_.rule);
      Add(Mutant::Kind::kStance, fmt::format("says {}", knowledge::StanceName(other)), std::nullopt)
          .stance = other;
    }
    if (statement_.precaution != nullptr) {
      const Effect other =
          statement_.precaution->effect == Effect::kHold ? Effect::kContraindicated : Effect::kHold;
      Add(Mutant::Kind::kEffect, fmt::format("has the effect {}", knowledge::EffectName(other)),
          std::nullopt)
          .effect = other;
    }
  }

  // The nearest stance that a verdict can show.
  static Stance OtherStance(const knowledge::Rule& rule) {
    const bool verified = rule.citation.known != Known::kRecalled;
    switch (rule.stance) {
      case Stance::kRecommended:
        return verified ? Stance::kOption : Stance::kNotRecommended;
      case Stance::kOption:
        return verified ? Stance::kRecommended : Stance::kNotRecommended;
      case Stance::kNotRecommended:
        return Stance::kContraindicated;
      case Stance::kContraindicated:
        break;
    }
    return Stance::kNotRecommended;
  }

  const Statement& statement_;
  const knowledge::Knowledge& knowledge_;
  const Expression& when_;
  std::map<std::string, int> times_;
  std::vector<Mutant> mutants_;
};

}  // namespace

std::vector<Mutant> MutantsOf(const Statement& statement, const knowledge::LoadResult& loaded) {
  return MutantMaker(statement, loaded).Run();
}

std::vector<const Expression*> AtomsOf(const Expression& expression) {
  std::vector<const Expression*> atoms;
  CollectAtoms(expression, atoms);
  return atoms;
}

std::string TextOf(const Statement& statement, const Expression& part) {
  const std::string& text = statement.when->text;
  const std::size_t begin = std::min(part.span.begin, text.size());
  const std::string written = text.substr(begin, part.span.length);
  static const std::regex spaces("\\s+");
  return std::regex_replace(written, spaces, " ");
}

Expression Replace(const Expression& whole, const Expression* part, const Expression& by) {
  if (&whole == part) return by;
  Expression copy = whole;
  for (std::size_t i = 0; i < copy.children.size(); ++i)
    copy.children[i] = Replace(whole.children[i], part, by);
  return copy;
}

Expression Negation(const Expression& expression) {
  Expression negation;
  negation.op = Operator::kNot;
  negation.children.push_back(expression);
  return negation;
}

}  // namespace grevy::proof
