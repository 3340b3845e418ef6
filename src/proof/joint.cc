// Laying two programs over each other; see joint.h. Nothing is compiled again: the nodes of both
// programs are taken over, with their tests in joint cells, and equal ones become one.

#include "proof/joint.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <stdexcept>
#include <unordered_map>
#include <utility>

#include "knowledge/diagrams.h"

namespace grevy::proof {
namespace {

using knowledge::Knowledge;
using logic::CellMask;
using logic::Field;
using logic::FieldId;
using logic::Node;
using logic::NodeId;
using logic::NodeOp;
using logic::Place;
using logic::Range;
using logic::Type;
using logic::ValueSet;
using logic::VariableId;

std::size_t IndexOf(Side side) { return static_cast<std::size_t>(side); }

std::vector<std::string> Common(const std::vector<std::string>& a,
                                const std::vector<std::string>& b) {
  std::vector<std::string> common;
  std::copy_if(a.begin(), a.end(), std::back_inserter(common), [&](const std::string& value) {
    return std::find(b.begin(), b.end(), value) != b.end();
  });
  return common;
}

struct NodeHash {
  std::size_t operator()(const Node& node) const {
    std::size_t hash = static_cast<std::size_t>(node.op);
    for (const std::uint64_t part :
         {std::uint64_t{node.a}, std::uint64_t{node.b}, std::uint64_t{node.variable}, node.mask}) {
      hash = (hash ^ part) * 0x9E3779B97F4A7C15ULL;
      hash ^= hash >> 29;
    }
    return hash;
  }
};

class Joining {
 public:
  Joining(const Knowledge& old_knowledge, const Knowledge& new_knowledge)
      : sides_{&old_knowledge, &new_knowledge} {}

  Joint Run() && {
    JoinFields();
    for (const Side side : kSides) MapVariables(side);
    CollectStarts();
    for (const Side side : kSides) TakeOver(side);
    joint_.knowledge.program = cells_.WithNodes(std::move(nodes_), std::move(roots_));
    JoinPlausibility();
    return std::move(joint_);
  }

 private:
  const Knowledge& Of(Side side) const { return *sides_[IndexOf(side)]; }

  // --- fields ---

  void JoinFields() {
    for (const Field& field : Of(Side::kNew).schema.fields()) {
      const auto before = Find(Side::kOld, field.id);
      if (!before) {
        Note(field, "added");
        Add(field, Side::kNew, field.id);
      } else if (const Field& old = Of(Side::kOld).schema[*before]; CanBeJoined(old, field)) {
        AddJoined(old, field);
      } else {
        Note(field, "has another type, unit or values than before: it counts as another field");
        Add(field, Side::kNew, field.id);
      }
    }
    for (const Field& field : Of(Side::kOld).schema.fields()) {
      const auto after = Find(Side::kNew, field.id);
      if (after && CanBeJoined(field, Of(Side::kNew).schema[*after])) continue;
      if (!after) Note(field, "removed");
      Add(field, Side::kOld, after ? field.id + "_before" : field.id);
    }
  }

  void Note(const Field& field, std::string what) {
    if (field.derived) return;  // nobody states it; what follows from it is compared
    joint_.fields.push_back({field.id, std::move(what)});
  }

  // By id alone: a synonym may have changed its owner.
  std::optional<FieldId> Find(Side side, const std::string& id) const {
    const logic::Schema& schema = Of(side).schema;
    const auto found = schema.Find(id);
    return found && schema[*found].id == id ? found : std::nullopt;
  }

  static bool CanBeJoined(const Field& old, const Field& field) {
    if (old.type != field.type || old.unit != field.unit) return false;
    if (field.type == Type::kChoice) return !Common(field.values, old.values).empty();
    if (field.type == Type::kChoices) return true;
    return old.Domain().Intersects(field.Domain());
  }

  void Add(Field field, Side side, const std::string& id) {
    const knowledge::FieldNotes& notes = Of(side).notes[*Find(side, field.id)];
    field.id = id;
    field.synonyms.clear();
    joint_.knowledge.schema.Add(std::move(field));
    joint_.knowledge.notes.push_back(notes);
  }

  // A set has the members of both, as each is a variable of its own; any other field the values
  // that both know.
  void AddJoined(const Field& old, const Field& field) {
    Field joined = field;
    joined.synonyms.clear();
    joined.derived = old.derived && field.derived;
    knowledge::FieldNotes notes = Of(Side::kNew).notes[*Find(Side::kNew, field.id)];
    const knowledge::FieldNotes& old_notes = Of(Side::kOld).notes[*Find(Side::kOld, field.id)];
    for (const std::string& value : field.values) {
      if (!old.IndexOf(value)) Note(field, fmt::format("has the further value '{}'", value));
    }
    for (std::uint32_t i = 0; i < old.values.size(); ++i) {
      if (field.IndexOf(old.values[i])) continue;
      Note(field, fmt::format("has no longer the value '{}'", old.values[i]));
      if (field.type != Type::kChoices) continue;
      joined.values.push_back(old.values[i]);
      notes.value_labels.push_back(old_notes.value_labels[i]);
    }
    if (field.type == Type::kChoice) {
      joined.values = Common(field.values, old.values);
      std::vector<std::string> labels;
      for (const std::string& value : joined.values)
        labels.push_back(notes.value_labels[*field.IndexOf(value)]);
      notes.value_labels = std::move(labels);
    }
    if (field.IsNumber() && !(old.Domain() == field.Domain())) {
      Note(field, "has another range of possible numbers: those of both are compared");
      if (!field.minimum || (old.minimum && *old.minimum > *field.minimum))
        joined.minimum = old.minimum;
      if (!field.maximum || (old.maximum && *old.maximum < *field.maximum))
        joined.maximum = old.maximum;
    }
    joint_.knowledge.schema.Add(std::move(joined));
    joint_.knowledge.notes.push_back(std::move(notes));
  }

  // --- variables and cells ---

  void MapVariables(Side side) {
    const logic::Schema& schema = Of(side).schema;
    const logic::Schema& all = joint_.knowledge.schema;
    for (const logic::Variable& variable : schema.variables()) {
      const Field& field = schema[variable.field];
      const auto before =
          side == Side::kOld ? all.Find(field.id + "_before") : std::optional<FieldId>();
      const FieldId joined = before.value_or(*all.Find(field.id));
      const std::uint32_t member =
          variable.member ? *all[joined].IndexOf(field.values[*variable.member]) : 0;
      variables_[IndexOf(side)].push_back(all.VariableOf(joined, member));
    }
  }

  const Field& JointField(VariableId joint) const {
    const logic::Schema& all = joint_.knowledge.schema;
    return all[all.variables()[joint].field];
  }

  // Values of a variable of one side, as far as the joint variable has them.
  ValueSet Mapped(Side side, VariableId variable, const ValueSet& values) const {
    const logic::Schema& schema = Of(side).schema;
    const Field& field = schema[schema.variables()[variable].field];
    const VariableId joint = variables_[IndexOf(side)][variable];
    if (field.type != Type::kChoice) return values.Intersect(joint_.knowledge.schema.Domain(joint));
    ValueSet mapped;
    for (const Range& range : values.ranges()) {
      for (Place place = range.begin; place < range.end; ++place) {
        const auto index = JointField(joint).IndexOf(field.values[static_cast<std::size_t>(place)]);
        if (index) mapped = mapped.Union(ValueSet::Equal(*index));
      }
    }
    return mapped;
  }

  void CollectStarts() {
    const logic::Schema& all = joint_.knowledge.schema;
    std::vector<std::set<Place>> cuts(all.variables().size());
    std::vector<Place> ends;
    for (VariableId variable = 0; variable < cuts.size(); ++variable) {
      const Range domain = all.Domain(variable).ranges().front();
      cuts[variable].insert(domain.begin);
      ends.push_back(domain.end);
    }
    for (const Side side : kSides) {
      const logic::Program& program = Of(side).program;
      for (VariableId variable = 0; variable < program.variable_count(); ++variable) {
        std::set<Place>& joint = cuts[variables_[IndexOf(side)][variable]];
        for (std::size_t cell = 0; cell < program.CellCount(variable); ++cell) {
          const ValueSet values =
              Mapped(side, variable, program.ValuesOf(variable, CellMask{1} << cell));
          for (const Range& range : values.ranges()) {
            joint.insert(range.begin);
            joint.insert(range.end);
          }
        }
      }
    }
    std::vector<std::vector<Place>> starts;
    for (VariableId variable = 0; variable < cuts.size(); ++variable) {
      cuts[variable].erase(ends[variable]);
      if (cuts[variable].size() > logic::kMostCells) {
        throw std::length_error(fmt::format(
            "the two versions together compare '{}' with too many different values (at most {} "
            "cells)",
            JointField(variable).id, logic::kMostCells));
      }
      starts.emplace_back(cuts[variable].begin(), cuts[variable].end());
    }
    cells_ = logic::Program(std::move(starts), std::move(ends), {}, {});
  }

  // --- nodes ---

  NodeId Make(const Node& node) {
    const auto [found, added] = ids_.try_emplace(node, static_cast<NodeId>(nodes_.size()));
    if (added) nodes_.push_back(node);
    return found->second;
  }

  void TakeOver(Side side) {
    const logic::Program& program = Of(side).program;
    std::vector<NodeId> joint;
    for (const Node& node : program.nodes()) joint.push_back(TakeOver(side, node, joint));
    if (side == Side::kNew) joint_.new_begins = static_cast<logic::ConditionId>(roots_.size());
    for (const NodeId root : program.roots()) roots_.push_back(joint[root]);
  }

  NodeId TakeOver(Side side, const Node& node, const std::vector<NodeId>& joint) {
    const auto& variables = variables_[IndexOf(side)];
    switch (node.op) {
      case NodeOp::kFalse:
      case NodeOp::kUnknown:
      case NodeOp::kTrue:
        return Make(node);
      case NodeOp::kTest:
        return Test(side, node);
      case NodeOp::kKnown:
        return Make({.op = node.op, .variable = variables[node.variable]});
      case NodeOp::kNot:
      case NodeOp::kIsTrue:
      case NodeOp::kIsFalse:
        return Make({.op = node.op, .a = joint[node.a]});
      case NodeOp::kAnd:
      case NodeOp::kOr: {
        const auto [a, b] = std::minmax(joint[node.a], joint[node.b]);
        return a == b ? a : Make({.op = node.op, .a = a, .b = b});
      }
      case NodeOp::kStated:
        return Make({.op = node.op,
                     .a = joint[node.a],
                     .b = joint[node.b],
                     .variable = variables[node.variable]});
    }
    return Make({.op = NodeOp::kUnknown});
  }

  NodeId Test(Side side, const Node& node) {
    const VariableId variable = variables_[IndexOf(side)][node.variable];
    const ValueSet values = Of(side).program.ValuesOf(node.variable, node.mask);
    const CellMask mask = cells_.CellsOf(variable, Mapped(side, node.variable, values));
    if (mask == 0) return Make({.op = NodeOp::kFalse});
    if (mask == cells_.AllCells(variable)) return Make({.op = NodeOp::kTrue});
    return Make({.op = NodeOp::kTest, .variable = variable, .mask = mask});
  }

  // --- plausibility ---

  void JoinPlausibility() {
    const std::vector<NodeId>& roots = joint_.knowledge.program.roots();
    logic::Plausibility& both = joint_.plausibility;
    std::set<NodeId> never_fail;
    std::set<std::pair<VariableId, NodeId>> applies_only;
    for (const Side side : kSides) {
      const logic::Plausibility own = knowledge::PlausibilityOf(Of(side));
      for (const logic::ConditionId condition : own.never_fail) {
        const logic::ConditionId joint = joint_.Of(side, condition);
        if (never_fail.insert(roots[joint]).second) both.never_fail.push_back(joint);
      }
      for (const logic::AppliesOnly& only : own.applies_only) {
        const VariableId variable = variables_[IndexOf(side)][only.variable];
        const logic::ConditionId where = joint_.Of(side, only.where);
        if (applies_only.emplace(variable, roots[where]).second)
          both.applies_only.push_back({variable, where});
      }
    }
  }

  std::array<const Knowledge*, 2> sides_;
  std::array<std::vector<VariableId>, 2> variables_;  // joint, by those of the side
  logic::Program cells_;                              // used for its cells only
  std::vector<Node> nodes_;
  std::vector<NodeId> roots_;
  std::unordered_map<Node, NodeId, NodeHash> ids_;
  Joint joint_;
};

}  // namespace

Joint Join(const Knowledge& old_knowledge, const Knowledge& new_knowledge) {
  return Joining(old_knowledge, new_knowledge).Run();
}

}  // namespace grevy::proof
