#include "logic/problem.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

namespace grevy::logic {
namespace {

std::string Line(const std::string& text, int number) {
  std::istringstream lines(text);
  std::string line;
  for (int i = 0; i <= number; ++i) std::getline(lines, line);
  return line;
}

TEST(Problem, PrintsWhereAndWhat) {
  EXPECT_EQ((Problem{{"x.yaml", 12, 3}, "unknown field"}).ToString(), "x.yaml:12:3: unknown field");
}
TEST(Problem, PrintsNoLineForAWholeFile) {
  EXPECT_EQ((Problem{{"x.yaml"}, "cannot be read"}).ToString(), "x.yaml: cannot be read");
}
TEST(Problem, SaysThatAWarningIsOne) {
  EXPECT_EQ((Problem{{"x.yaml", 1, 1}, "odd", Severity::kWarning}).ToString(),
            "x.yaml:1:1: warning: odd");
}
TEST(Problem, UnderlinesThePart) {
  const Problem problem{{"pathways/x.yaml", 12, 11},
                        "unknown field 'ki67' (did you mean 'ki67_percent'?)",
                        Severity::kError,
                        "ki67 <= 10",
                        {0, 4}};
  EXPECT_EQ(problem.ToString(),
            "pathways/x.yaml:12:11: unknown field 'ki67' (did you mean 'ki67_percent'?)\n"
            "  ki67 <= 10\n"
            "  ^~~~");
}
TEST(Problem, UnderlinesAPartInTheMiddle) {
  EXPECT_EQ((Problem{{"f"}, "t", Severity::kError, "a and b", {2, 3}}).ToString(),
            "f: t\n"
            "  a and b\n"
            "    ^~~");
}
TEST(Problem, PointsAtTheEndWhereSomethingIsMissing) {
  EXPECT_EQ((Problem{{"f"}, "t", Severity::kError, "a and", {5, 0}}).ToString(),
            "f: t\n"
            "  a and\n"
            "       ^");
}
TEST(Problem, PointsNoFurtherThanTheEnd) {
  EXPECT_EQ((Problem{{"f"}, "t", Severity::kError, "a", {99, 3}}).ToString(),
            "f: t\n"
            "  a\n"
            "   ^");
}
TEST(Problem, UnderlinesNoFurtherThanTheEnd) {
  EXPECT_EQ((Problem{{"f"}, "t", Severity::kError, "a and b", {6, 40}}).ToString(),
            "f: t\n"
            "  a and b\n"
            "        ^");
}
TEST(Problem, PrintsControlCharactersAsSpaces) {
  EXPECT_EQ((Problem{{"f"}, "t", Severity::kError, "a\n\tand\x7f\x1b[31m", {3, 3}}).ToString(),
            "f: t\n"
            "  a  and  [31m\n"
            "     ^~~");
}
TEST(Problem, ShowsAWindowOfALongLine) {
  std::string excerpt(404, 'x');
  excerpt.replace(200, 4, "HERE");
  EXPECT_EQ(Line((Problem{{"f"}, "t", Severity::kError, excerpt, {200, 4}}).ToString(), 1),
            "  " + std::string(48, 'x') + "HERE" + std::string(44, 'x'));
}
TEST(Problem, UnderlinesInTheWindowOfALongLine) {
  std::string excerpt(404, 'x');
  excerpt.replace(200, 4, "HERE");
  EXPECT_EQ(Line((Problem{{"f"}, "t", Severity::kError, excerpt, {200, 4}}).ToString(), 2),
            "  " + std::string(48, ' ') + "^~~~");
}
TEST(Problem, ALongUnderlineEndsWithTheWindow) {
  const Problem problem{{"f"}, "t", Severity::kError, std::string(200, 'x'), {0, 200}};
  EXPECT_EQ(Line(problem.ToString(), 2), "  ^" + std::string(95, '~'));
}
TEST(Problem, CountsCharactersAndNotBytes) {
  EXPECT_EQ((Problem{{"f"}, "t", Severity::kError, "'Köln' x", {8, 1}}).ToString(),
            "f: t\n"
            "  'Köln' x\n"
            "         ^");
}
TEST(Problem, NeverCutsACharacterInTwo) {
  std::string many;
  for (int i = 0; i < 100; ++i) many += "ö";
  const std::string excerpt = "x" + many + "y" + many;
  const std::string shown =
      Line((Problem{{"f"}, "t", Severity::kError, excerpt, {202, 2}}).ToString(), 1);
  EXPECT_EQ(shown.substr(2, 2), "ö");
  EXPECT_EQ(shown.substr(shown.size() - 2), "ö");
}

TEST(Problem, PrintsBytesThatAreNoText) {
  const std::string excerpt(300, '\x80');
  const Problem problem{{"f"}, "t", Severity::kError, excerpt, {200, 4}};
  EXPECT_EQ(Line(problem.ToString(), 1), "  " + excerpt.substr(0, 93));
}

TEST(HasErrors, IsFalseWithoutProblems) { EXPECT_FALSE(HasErrors({})); }
TEST(HasErrors, IsFalseForWarnings) { EXPECT_FALSE(HasErrors({{{"f"}, "t", Severity::kWarning}})); }
TEST(HasErrors, IsTrueForOneErrorAmongWarnings) {
  EXPECT_TRUE(HasErrors({{{"f"}, "t", Severity::kWarning}, {{"f"}, "t"}}));
}

}  // namespace
}  // namespace grevy::logic
