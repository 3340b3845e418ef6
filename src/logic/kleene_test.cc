#include "logic/kleene.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>

namespace grevy::logic {
namespace {

constexpr Kleene F = Kleene::kFalse;
constexpr Kleene U = Kleene::kUnknown;
constexpr Kleene T = Kleene::kTrue;
constexpr std::array<Kleene, 3> kAll = {F, U, T};

using Binary = Kleene (*)(Kleene, Kleene);
using Table = std::array<std::array<Kleene, 3>, 3>;

// The rows of an operator: first operand F, U, T; in each the second operand F, U, T.
Table TableOf(Binary op) {
  Table table;
  for (std::size_t a = 0; a < 3; ++a) {
    for (std::size_t b = 0; b < 3; ++b) table[a][b] = op(kAll[a], kAll[b]);
  }
  return table;
}

TEST(Kleene, AndIsTheSmaller) {
  EXPECT_EQ(TableOf(And), (Table{{{F, F, F}, {F, U, U}, {F, U, T}}}));
}
TEST(Kleene, OrIsTheLarger) { EXPECT_EQ(TableOf(Or), (Table{{{F, U, T}, {U, U, T}, {T, T, T}}})); }
TEST(Kleene, XorIsUnknownWhereEitherIs) {
  EXPECT_EQ(TableOf(Xor), (Table{{{F, U, T}, {U, U, U}, {T, U, F}}}));
}
TEST(Kleene, ImpliesFollowsItsTable) {
  EXPECT_EQ(TableOf(Implies), (Table{{{T, T, T}, {U, U, T}, {F, U, T}}}));
}
TEST(Kleene, UnknownAndFalseIsFalse) { EXPECT_EQ(And(U, F), F); }
TEST(Kleene, UnknownOrTrueIsTrue) { EXPECT_EQ(Or(U, T), T); }
TEST(Kleene, NotTurnsTheOrderRound) {
  EXPECT_EQ(Not(F), T);
  EXPECT_EQ(Not(U), U);
  EXPECT_EQ(Not(T), F);
}
TEST(Kleene, IsTrueIsNeverUnknown) {
  EXPECT_EQ(IsTrue(F), F);
  EXPECT_EQ(IsTrue(U), F);
  EXPECT_EQ(IsTrue(T), T);
}
TEST(Kleene, IsFalseIsNeverUnknown) {
  EXPECT_EQ(IsFalse(F), T);
  EXPECT_EQ(IsFalse(U), F);
  EXPECT_EQ(IsFalse(T), F);
}
TEST(Kleene, IsNullAsksForUnknown) {
  EXPECT_EQ(IsNull(F), F);
  EXPECT_EQ(IsNull(U), T);
  EXPECT_EQ(IsNull(T), F);
}
TEST(Kleene, ABooleanIsAYesOrANo) {
  EXPECT_EQ(ToKleene(true), T);
  EXPECT_EQ(ToKleene(false), F);
}
TEST(Kleene, IfTakesTheBranchOfAKnownCondition) {
  for (const Kleene a : kAll) {
    for (const Kleene b : kAll) {
      EXPECT_EQ(If(T, a, b), a);
      EXPECT_EQ(If(F, a, b), b);
    }
  }
}
TEST(Kleene, AnUnknownIfHoldsWhereBothBranchesAgree) {
  for (const Kleene a : kAll) EXPECT_EQ(If(U, a, a), a);
}
TEST(Kleene, AnUnknownIfLeavesDifferentBranchesOpen) {
  EXPECT_EQ(If(U, T, F), U);
  EXPECT_EQ(If(U, F, T), U);
  EXPECT_EQ(If(U, T, U), U);
  EXPECT_EQ(If(U, U, F), U);
}

Kleene Any() { return *rc::gen::elementOf(std::vector<Kleene>(kAll.begin(), kAll.end())); }

RC_GTEST_PROP(KleeneLaw, AndCommutes, ()) {
  const Kleene a = Any(), b = Any();
  RC_ASSERT(And(a, b) == And(b, a));
}
RC_GTEST_PROP(KleeneLaw, OrCommutes, ()) {
  const Kleene a = Any(), b = Any();
  RC_ASSERT(Or(a, b) == Or(b, a));
}
RC_GTEST_PROP(KleeneLaw, XorCommutes, ()) {
  const Kleene a = Any(), b = Any();
  RC_ASSERT(Xor(a, b) == Xor(b, a));
}
RC_GTEST_PROP(KleeneLaw, AndIsAssociative, ()) {
  const Kleene a = Any(), b = Any(), c = Any();
  RC_ASSERT(And(a, And(b, c)) == And(And(a, b), c));
}
RC_GTEST_PROP(KleeneLaw, OrIsAssociative, ()) {
  const Kleene a = Any(), b = Any(), c = Any();
  RC_ASSERT(Or(a, Or(b, c)) == Or(Or(a, b), c));
}
RC_GTEST_PROP(KleeneLaw, XorIsAssociative, ()) {
  const Kleene a = Any(), b = Any(), c = Any();
  RC_ASSERT(Xor(a, Xor(b, c)) == Xor(Xor(a, b), c));
}
RC_GTEST_PROP(KleeneLaw, AndDistributesOverOr, ()) {
  const Kleene a = Any(), b = Any(), c = Any();
  RC_ASSERT(And(a, Or(b, c)) == Or(And(a, b), And(a, c)));
}
RC_GTEST_PROP(KleeneLaw, OrDistributesOverAnd, ()) {
  const Kleene a = Any(), b = Any(), c = Any();
  RC_ASSERT(Or(a, And(b, c)) == And(Or(a, b), Or(a, c)));
}
RC_GTEST_PROP(KleeneLaw, DeMorganForAnd, ()) {
  const Kleene a = Any(), b = Any();
  RC_ASSERT(Not(And(a, b)) == Or(Not(a), Not(b)));
}
RC_GTEST_PROP(KleeneLaw, DeMorganForOr, ()) {
  const Kleene a = Any(), b = Any();
  RC_ASSERT(Not(Or(a, b)) == And(Not(a), Not(b)));
}
RC_GTEST_PROP(KleeneLaw, TwoNotsAreNone, ()) {
  const Kleene a = Any();
  RC_ASSERT(Not(Not(a)) == a);
}
RC_GTEST_PROP(KleeneLaw, AndAbsorbsOr, ()) {
  const Kleene a = Any(), b = Any();
  RC_ASSERT(And(a, Or(a, b)) == a);
}
RC_GTEST_PROP(KleeneLaw, OrAbsorbsAnd, ()) {
  const Kleene a = Any(), b = Any();
  RC_ASSERT(Or(a, And(a, b)) == a);
}
RC_GTEST_PROP(KleeneLaw, ImpliesIsContraposed, ()) {
  const Kleene a = Any(), b = Any();
  RC_ASSERT(Implies(a, b) == Implies(Not(b), Not(a)));
}
RC_GTEST_PROP(KleeneLaw, IfIsAndOrWithAgreement, ()) {
  const Kleene c = Any(), a = Any(), b = Any();
  RC_ASSERT(If(c, a, b) == Or(Or(And(c, a), And(Not(c), b)), And(a, b)));
}

TEST(KleeneLaw, ExcludedMiddleDoesNotHold) { EXPECT_EQ(Or(U, Not(U)), U); }

}  // namespace
}  // namespace grevy::logic
