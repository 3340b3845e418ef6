// Hash-consed diagrams; see diagram.h. Nodes are found again through an open-addressed table,
// results of operations through a direct-mapped one that may forget: a lost result is computed
// again.

#include "logic/diagram.h"

#include <algorithm>
#include <array>
#include <bit>

namespace grevy::logic {
namespace {

constexpr std::size_t kMostPoints = 2 * kMostCells;
constexpr std::size_t kFewestSlots = std::size_t{1} << 10;
constexpr std::size_t kMostOperations = std::size_t{1} << 20;

std::uint64_t Mix(std::uint64_t hash, std::uint64_t value) {
  hash = (hash ^ value) * 0x9E3779B97F4A7C15ULL;
  return hash ^ hash >> 29;
}

std::uint64_t HashOf(std::uint32_t level, const Diagram* children, std::size_t count) {
  std::uint64_t hash = Mix(count, level);
  for (std::size_t i = 0; i < count; ++i) hash = Mix(hash, children[i]);
  return hash ^ hash >> 32;
}

}  // namespace

DiagramSpace::DiagramSpace() : unique_(kFewestSlots), operations_(kFewestSlots) {}

void DiagramSpace::Start(const Grid& grid, const Box& box) {
  grid_ = &grid;
  box_ = box;
  ++era_;
  nodes_.Clear();
  AllowAnyNodes();
  point_counts_.resize(box.size());
  offsets_.resize(box.size());
  for (std::size_t level = 0; level < box.size(); ++level) {
    const VariableId variable = grid_->VariableAt(level);
    const auto cells = static_cast<std::uint32_t>(std::popcount(grid_->AllOf(variable).known));
    std::vector<std::uint32_t>& offsets = offsets_[level];
    offsets.clear();
    for (CellMask left = box[variable].known; left != 0; left &= left - 1)
      offsets.push_back(static_cast<std::uint32_t>(std::countr_zero(left)));
    for (CellMask left = box[variable].latent; left != 0; left &= left - 1)
      offsets.push_back(cells + static_cast<std::uint32_t>(std::countr_zero(left)));
    point_counts_[level] = static_cast<std::uint32_t>(offsets.size());
  }
}

Points DiagramSpace::PointAt(std::size_t level, std::size_t i) const {
  const auto cells =
      static_cast<std::uint32_t>(std::popcount(grid_->AllOf(grid_->VariableAt(level)).known));
  const std::uint32_t offset = offsets_[level][i];
  return offset < cells ? Points{CellMask{1} << offset, 0}
                        : Points{0, CellMask{1} << (offset - cells)};
}

Diagram DiagramSpace::Make(std::uint32_t level, const Diagram* children) {
  const std::size_t count = point_counts_[level];
  if (std::all_of(children, children + count, [&](Diagram c) { return c == children[0]; }))
    return children[0];
  if (2 * (nodes_.size() + 1) > unique_.size()) Grow();
  const std::size_t last = unique_.size() - 1;
  for (std::size_t at = HashOf(level, children, count) & last;; at = (at + 1) & last) {
    Slot& slot = unique_[at];
    if (slot.era != era_) {
      if (nodes_.size() >= most_nodes_) throw DiagramTooLarge{};
      slot = {era_, nodes_.Append(level, children, count)};
      return slot.diagram;
    }
    if (nodes_.LevelOf(slot.diagram) == level &&
        std::equal(children, children + count, nodes_.ChildrenOf(slot.diagram)))
      return slot.diagram;
  }
}

void DiagramSpace::Grow() {
  unique_.assign(2 * unique_.size(), Slot{});
  const std::size_t last = unique_.size() - 1;
  for (Diagram d = kLeafCount; d < kLeafCount + nodes_.size(); ++d) {
    const std::uint32_t level = nodes_.LevelOf(d);
    std::size_t at = HashOf(level, nodes_.ChildrenOf(d), point_counts_[level]) & last;
    while (unique_[at].era == era_) at = (at + 1) & last;
    unique_[at] = {era_, d};
  }
  if (operations_.size() < kMostOperations && operations_.size() < unique_.size())
    operations_.assign(unique_.size(), Cached{});
}

Diagram DiagramSpace::Test(VariableId variable, const Points& yes) {
  const std::size_t level = grid_->LevelOf(variable);
  std::array<Diagram, kMostPoints> children;
  for (std::size_t i = 0; i < point_counts_[level]; ++i) {
    const Points point = PointAt(level, i);
    const bool holds = ((point.known & yes.known) | (point.latent & yes.latent)) != 0;
    children[i] = holds ? kYes : kNo;
  }
  return Make(static_cast<std::uint32_t>(level), children.data());
}

DiagramSpace::Slot& DiagramSpace::Memo(std::vector<Slot>& memo, Diagram d) {
  if (memo.size() <= d) memo.resize(std::max<std::size_t>(d + 1, 2 * memo.size()));
  return memo[d];
}

Diagram DiagramSpace::Within(const DiagramNodes& source, Diagram d) {
  if (within_.size() < source.size() + kLeafCount) within_.resize(source.size() + kLeafCount);
  return WithinAgain(source, d);
}

Diagram DiagramSpace::WithinAgain(const DiagramNodes& source, Diagram d) {
  if (DiagramNodes::IsLeaf(d)) return d;
  if (within_[d].era == era_) return within_[d].diagram;
  const std::uint32_t level = source.LevelOf(d);
  const std::vector<std::uint32_t>& offsets = offsets_[level];
  Diagram result = kNo;
  if (offsets.size() == 1) {
    result = WithinAgain(source, source.ChildrenOf(d)[offsets[0]]);
  } else {
    std::array<Diagram, kMostPoints> children;
    for (std::size_t i = 0; i < offsets.size(); ++i)
      children[i] = WithinAgain(source, source.ChildrenOf(d)[offsets[i]]);
    result = Make(level, children.data());
  }
  within_[d] = {era_, result};
  return result;
}

Diagram DiagramSpace::If(Diagram condition, Diagram then, Diagram otherwise) {
  if (condition == kYes || then == otherwise) return then;
  if (condition == kNo) return otherwise;
  if (then == condition) then = kYes;
  if (otherwise == condition) otherwise = kNo;
  if (then == kYes && otherwise == kNo) return condition;
  const std::uint64_t hash = Mix(Mix(Mix(0, condition), then), otherwise);
  const std::size_t at = (hash ^ hash >> 32) & (operations_.size() - 1);
  if (const Cached& cached = operations_[at];
      cached.era == era_ && cached.a == condition && cached.b == then && cached.c == otherwise)
    return cached.result;
  const std::uint32_t level =
      std::min({nodes_.LevelOf(condition), nodes_.LevelOf(then), nodes_.LevelOf(otherwise)});
  std::array<Diagram, kMostPoints> children;
  for (std::size_t i = 0; i < point_counts_[level]; ++i) {
    children[i] =
        If(ChildAt(condition, level, i), ChildAt(then, level, i), ChildAt(otherwise, level, i));
  }
  const Diagram result = Make(level, children.data());
  // The table may have grown since.
  operations_[(hash ^ hash >> 32) & (operations_.size() - 1)] = {era_, condition, then, otherwise,
                                                                 result};
  return result;
}

Diagram DiagramSpace::Exists(Diagram d, std::size_t level) {
  ++walk_;
  return ExistsAgain(d, level);
}

Diagram DiagramSpace::ExistsAgain(Diagram d, std::size_t level) {
  const std::uint32_t own = nodes_.LevelOf(d);
  if (own > level) return d;
  if (const Slot& slot = Memo(memo_, d); slot.era == walk_) return slot.diagram;
  Diagram result = kNo;
  if (own == level) {
    for (std::size_t i = 0; i < point_counts_[own] && result != kYes; ++i)
      result = Or(result, nodes_.ChildrenOf(d)[i]);
  } else {
    std::array<Diagram, kMostPoints> children;
    for (std::size_t i = 0; i < point_counts_[own]; ++i)
      children[i] = ExistsAgain(nodes_.ChildrenOf(d)[i], level);
    result = Make(own, children.data());
  }
  Memo(memo_, d) = {walk_, result};
  return result;
}

Diagram DiagramSpace::Fix(Diagram d, std::size_t level, std::size_t i) {
  ++walk_;
  return FixAgain(d, level, i);
}

Diagram DiagramSpace::FixAgain(Diagram d, std::size_t level, std::size_t i) {
  const std::uint32_t own = nodes_.LevelOf(d);
  if (own > level) return d;
  if (own == level) return nodes_.ChildrenOf(d)[i];
  if (const Slot& slot = Memo(memo_, d); slot.era == walk_) return slot.diagram;
  std::array<Diagram, kMostPoints> children;
  for (std::size_t child = 0; child < point_counts_[own]; ++child)
    children[child] = FixAgain(nodes_.ChildrenOf(d)[child], level, i);
  const Diagram result = Make(own, children.data());
  Memo(memo_, d) = {walk_, result};
  return result;
}

template <typename Visit>
void DiagramSpace::ForEachNode(Diagram d, Visit visit) {
  ++walk_;
  std::vector<Diagram> left{d};
  while (!left.empty()) {
    const Diagram next = left.back();
    left.pop_back();
    if (DiagramNodes::IsLeaf(next)) {
      visit(next);
      continue;
    }
    Slot& slot = Memo(memo_, next);
    if (slot.era == walk_) continue;
    slot.era = walk_;
    visit(next);
    const Diagram* children = nodes_.ChildrenOf(next);
    left.insert(left.end(), children, children + point_counts_[nodes_.LevelOf(next)]);
  }
}

Leaves DiagramSpace::Reached(Diagram d) {
  Leaves reached = 0;
  ForEachNode(d, [&](Diagram node) {
    if (DiagramNodes::IsLeaf(node)) reached |= Leaves{1} << node;
  });
  return reached;
}

// The first of the points of a level that are left where nothing becomes known.
std::size_t DiagramSpace::FirstLatent(std::uint32_t level) const {
  const Points& points = box_[grid_->VariableAt(level)];
  return points.latent == 0 ? 0 : static_cast<std::size_t>(std::popcount(points.known));
}

Leaves DiagramSpace::ReachedUnknowing(Diagram d) {
  ++walk_;
  Leaves reached = 0;
  std::vector<Diagram> left{d};
  while (!left.empty()) {
    const Diagram next = left.back();
    left.pop_back();
    if (DiagramNodes::IsLeaf(next)) {
      reached |= Leaves{1} << next;
      continue;
    }
    Slot& slot = Memo(memo_, next);
    if (slot.era == walk_) continue;
    slot.era = walk_;
    const std::uint32_t level = nodes_.LevelOf(next);
    const Diagram* children = nodes_.ChildrenOf(next);
    left.insert(left.end(), children + FirstLatent(level), children + point_counts_[level]);
  }
  return reached;
}

std::vector<std::uint32_t> DiagramSpace::Asked(Diagram d) {
  std::vector<std::uint32_t> levels;
  ForEachNode(d, [&](Diagram node) {
    if (!DiagramNodes::IsLeaf(node)) levels.push_back(nodes_.LevelOf(node));
  });
  std::sort(levels.begin(), levels.end());
  levels.erase(std::unique(levels.begin(), levels.end()), levels.end());
  return levels;
}

std::size_t DiagramSpace::SizeOf(Diagram d) {
  std::size_t size = 0;
  ForEachNode(d, [&](Diagram node) { size += DiagramNodes::IsLeaf(node) ? 0 : 1; });
  return size;
}

std::vector<std::uint32_t> DiagramSpace::Decisive(Diagram d, Leaves ignored) {
  std::vector<Diagram> nodes;
  ForEachNode(d, [&](Diagram node) {
    if (!DiagramNodes::IsLeaf(node)) nodes.push_back(node);
  });
  std::sort(nodes.begin(), nodes.end(), [this](Diagram a, Diagram b) {
    return std::pair(nodes_.LevelOf(a), a) < std::pair(nodes_.LevelOf(b), b);
  });
  ++walk_;
  differing_.clear();
  std::vector<std::uint32_t> decisive;
  for (const Diagram node : nodes) {
    const std::uint32_t level = nodes_.LevelOf(node);
    if (!decisive.empty() && decisive.back() == level) continue;
    const Diagram* children = nodes_.ChildrenOf(node);
    bool differs = false;
    for (std::size_t i = 1; i < point_counts_[level] && !differs; ++i) {
      for (std::size_t j = 0; j < i && !differs; ++j)
        differs = Differ(children[i], children[j], ignored);
    }
    if (differs) decisive.push_back(level);
  }
  return decisive;
}

// Whether some point leads the two diagrams to different leaves, neither of them ignored.
bool DiagramSpace::Differ(Diagram a, Diagram b, Leaves ignored) {
  if (a == b) return false;
  const auto is_ignored = [ignored](Diagram d) {
    return DiagramNodes::IsLeaf(d) && (ignored >> d & 1) != 0;
  };
  if (is_ignored(a) || is_ignored(b)) return false;
  if (DiagramNodes::IsLeaf(a) && DiagramNodes::IsLeaf(b)) return true;
  if (a > b) std::swap(a, b);
  const auto [known, is_new] = differing_.try_emplace(std::uint64_t{a} << 32 | b, false);
  if (!is_new) return known->second;
  const std::uint32_t level = std::min(nodes_.LevelOf(a), nodes_.LevelOf(b));
  for (std::size_t i = 0; i < point_counts_[level]; ++i) {
    if (Differ(ChildAt(a, level, i), ChildAt(b, level, i), ignored))
      return differing_[std::uint64_t{a} << 32 | b] = true;
  }
  return false;
}

}  // namespace grevy::logic
