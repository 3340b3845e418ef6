// A recursive-descent parser: one function a line of the grammar in syntax.h. The first mistake
// ends the reading, because what follows it would only be guesses; the loader goes on with the next
// condition.

#include "logic/syntax.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "logic/token.h"

namespace grevy::logic {
namespace {

// Deeper nesting is no condition that a person wrote; the limit keeps the recursion within any
// stack.
constexpr int kDeepest = 100;

// A chain of `and` or of `when` becomes a tree as deep as it is long, so its length has a limit for
// the same reason.
constexpr std::size_t kMostTokens = 2000;

constexpr std::array<std::string_view, 20> kKeywords = {
    "and",     "or",   "xor",  "not",  "implies",  "in",      "contains",
    "between", "is",   "null", "true", "false",    "if",      "then",
    "else",    "case", "when", "end",  "Coalesce", "coalesce"};

bool IsKeyword(std::string_view word) {
  return std::find(kKeywords.begin(), kKeywords.end(), word) != kKeywords.end();
}

bool IsComparison(std::string_view sign) {
  return sign == "=" || sign == "!=" || sign == "<" || sign == "<=" || sign == ">" || sign == ">=";
}

bool IsArithmetic(std::string_view sign) {
  return sign == "+" || sign == "-" || sign == "*" || sign == "/";
}

Span Cover(Span a, Span b) {
  const std::size_t end = std::max(a.begin + a.length, b.begin + b.length);
  return {std::min(a.begin, b.begin), end - std::min(a.begin, b.begin)};
}

struct Mistake {
  std::string message;
  Span span;
};

class Parser {
 public:
  explicit Parser(std::vector<Token> tokens) : tokens_(std::move(tokens)) {}

  Parsed Run() {
    Syntax syntax = Condition();
    if (!mistake_ && Next().kind != TokenKind::kEnd) {
      Fail(IsComparison(Next().text) ? "join two comparisons with 'and'"
                                     : "expected 'and', 'or' or the end here",
           Next().span);
    }
    if (mistake_) return {{}, mistake_->message, mistake_->span};
    return {std::move(syntax), "", {}};
  }

 private:
  const Token& Next() const { return tokens_[at_]; }
  bool NextIs(std::string_view text) const {
    return (Next().kind == TokenKind::kName || Next().kind == TokenKind::kSign) &&
           Next().text == text;
  }
  Token Take() {
    Token token = tokens_[at_];
    if (token.kind != TokenKind::kEnd) ++at_;
    return token;
  }
  bool TakeIf(std::string_view text) {
    if (mistake_ || !NextIs(text)) return false;
    Take();
    return true;
  }
  Syntax Fail(std::string message, Span span) {
    if (!mistake_) mistake_ = Mistake{std::move(message), span};
    return {};
  }
  void Expect(std::string_view text) {
    if (!TakeIf(text)) Fail("expected '" + std::string(text) + "' here", Next().span);
  }

  static Syntax Binary(std::string text, Syntax left, Syntax right) {
    const Span span = Cover(left.span, right.span);
    std::vector<Syntax> children;
    children.push_back(std::move(left));
    children.push_back(std::move(right));
    return {SyntaxKind::kBinary, std::move(text), span, std::move(children)};
  }
  static Syntax Unary(SyntaxKind kind, std::string text, Span span, Syntax child) {
    std::vector<Syntax> children;
    children.push_back(std::move(child));
    return {kind, std::move(text), span, std::move(children)};
  }

  Syntax Condition() {
    if (++depth_ > kDeepest) return Fail("nested too deeply", Next().span);
    Syntax left = Either();
    while (!mistake_ && NextIs("implies")) {
      Take();
      left = Binary("implies", std::move(left), Either());
    }
    --depth_;
    return left;
  }

  Syntax Either() {
    Syntax left = Both();
    while (!mistake_ && (NextIs("or") || NextIs("xor"))) {
      std::string word = Take().text;
      left = Binary(std::move(word), std::move(left), Both());
    }
    return left;
  }

  Syntax Both() {
    Syntax left = Step();
    while (!mistake_ && NextIs("and")) {
      Take();
      left = Binary("and", std::move(left), Step());
    }
    return left;
  }

  Syntax Step() {
    if (!NextIs("not")) return Statement();
    if (++depth_ > kDeepest) return Fail("nested too deeply", Next().span);
    const Span start = Take().span;
    Syntax inner = NextIs("not") ? Step() : Primary();
    if (!mistake_ && StatementGoesOn()) {
      return Fail("put the comparison after 'not' into parentheses",
                  Cover(inner.span, Next().span));
    }
    --depth_;
    const Span span = Cover(start, inner.span);
    return Unary(SyntaxKind::kNot, "not", span, std::move(inner));
  }

  bool StatementGoesOn() const {
    if (Next().kind == TokenKind::kSign)
      return IsComparison(Next().text) || IsArithmetic(Next().text);
    return NextIs("in") || NextIs("is") || NextIs("between") || NextIs("contains");
  }

  Syntax Statement() {
    Syntax left = Sum();
    if (mistake_) return left;
    if (Next().kind == TokenKind::kSign && IsComparison(Next().text)) {
      std::string sign = Take().text;
      return Binary(std::move(sign), std::move(left), Sum());
    }
    if (TakeIf("between")) {
      Syntax low = Sum();
      Expect("and");
      Syntax high = Sum();
      const Span span = Cover(left.span, high.span);
      Syntax between{SyntaxKind::kBetween, "between", span, {}};
      between.children.push_back(std::move(left));
      between.children.push_back(std::move(low));
      between.children.push_back(std::move(high));
      return between;
    }
    if (TakeIf("contains")) return Binary("contains", std::move(left), Primary());
    if (TakeIf("in")) return Binary("in", std::move(left), Primary());
    if (NextIs("not") && tokens_[at_ + 1].text == "in") {
      Take();
      Take();
      Syntax membership = Binary("in", std::move(left), Primary());
      const Span span = membership.span;
      return Unary(SyntaxKind::kNot, "not", span, std::move(membership));
    }
    if (TakeIf("is")) return Is(std::move(left));
    return left;
  }

  Syntax Is(Syntax left) {
    const bool negated = TakeIf("not");
    if (!NextIs("null") && !NextIs("true") && !NextIs("false")) {
      return Fail("expected 'null', 'true' or 'false' after 'is' (for a value, write =)",
                  Next().span);
    }
    const Token word = Take();
    const Span span = Cover(left.span, word.span);
    Syntax is = Unary(SyntaxKind::kIs, word.text, span, std::move(left));
    return negated ? Unary(SyntaxKind::kNot, "not", span, std::move(is)) : is;
  }

  Syntax Sum() {
    Syntax left = Product();
    while (!mistake_ && (NextIs("+") || NextIs("-"))) {
      std::string sign = Take().text;
      left = Binary(std::move(sign), std::move(left), Product());
    }
    return left;
  }

  Syntax Product() {
    Syntax left = Signed();
    while (!mistake_ && (NextIs("*") || NextIs("/"))) {
      std::string sign = Take().text;
      left = Binary(std::move(sign), std::move(left), Signed());
    }
    return left;
  }

  // A number with a minus before it is a number like any other.
  Syntax Signed() {
    if (!NextIs("-")) return Primary();
    if (++depth_ > kDeepest) return Fail("nested too deeply", Next().span);
    const Span start = Take().span;
    Syntax inner = Signed();
    --depth_;
    const Span span = Cover(start, inner.span);
    if (inner.kind != SyntaxKind::kNumber || inner.text.starts_with('-'))
      return Unary(SyntaxKind::kNegative, "-", span, std::move(inner));
    inner.text.insert(0, "-");
    inner.span = span;
    return inner;
  }

  Syntax Primary() {
    if (mistake_) return {};
    if (++depth_ > kDeepest) return Fail("nested too deeply", Next().span);
    Syntax primary = PrimaryWithin();
    --depth_;
    return primary;
  }

  Syntax PrimaryWithin() {
    const Token token = Take();
    switch (token.kind) {
      case TokenKind::kNumber:
        return {SyntaxKind::kNumber, token.text, token.span, {}};
      case TokenKind::kString:
        return {SyntaxKind::kString, token.text, token.span, {}};
      case TokenKind::kEnd:
        return Fail("something is missing at the end", token.span);
      case TokenKind::kSign:
        if (token.text == "(") {
          Syntax inner = Condition();
          const Span close = Next().span;
          Expect(")");
          inner.span = Cover(token.span, close);
          return inner;
        }
        if (token.text == "{") return Set(token.span);
        return Fail("expected a field, a value or '(' here", token.span);
      case TokenKind::kName:
        break;
    }
    if (token.text == "true") return {SyntaxKind::kTrue, token.text, token.span, {}};
    if (token.text == "false") return {SyntaxKind::kFalse, token.text, token.span, {}};
    if (token.text == "null") return {SyntaxKind::kNull, token.text, token.span, {}};
    if (token.text == "if") return If(token.span);
    if (token.text == "case") return Case(token.span);
    if ((token.text == "Coalesce" || token.text == "coalesce") && NextIs("("))
      return Coalesce(token.span);
    if (IsKeyword(token.text))
      return Fail("expected a field, a value or '(' before '" + token.text + "'", token.span);
    if (NextIs("(")) return Call(token);
    return {SyntaxKind::kName, token.text, token.span, {}};
  }

  Syntax Set(Span open) {
    Syntax set{SyntaxKind::kSet, "", open, {}};
    if (!NextIs("}")) {
      do {
        set.children.push_back(Sum());
      } while (!mistake_ && TakeIf(","));
    }
    set.span = Cover(open, Next().span);
    Expect("}");
    return set;
  }

  static Syntax Choose(Syntax condition, Syntax then, Syntax otherwise) {
    Syntax choose{SyntaxKind::kIf, "if", Cover(condition.span, otherwise.span), {}};
    choose.children.push_back(std::move(condition));
    choose.children.push_back(std::move(then));
    choose.children.push_back(std::move(otherwise));
    return choose;
  }

  Syntax If(Span) {
    Syntax condition = Condition();
    Expect("then");
    Syntax then = Condition();
    Expect("else");
    Syntax otherwise = Condition();
    return Choose(std::move(condition), std::move(then), std::move(otherwise));
  }

  Syntax Case(Span start) {
    std::vector<std::pair<Syntax, Syntax>> branches;
    while (TakeIf("when")) {
      Syntax condition = Condition();
      Expect("then");
      Syntax value = Condition();
      branches.emplace_back(std::move(condition), std::move(value));
    }
    if (branches.empty()) return Fail("expected 'when' after 'case'", Next().span);
    Syntax result{SyntaxKind::kNull, "null", start, {}};
    if (TakeIf("else")) result = Condition();
    Expect("end");
    while (!branches.empty()) {  // from the last, which the others fall back on
      auto& [condition, value] = branches.back();
      result = Choose(std::move(condition), std::move(value), std::move(result));
      branches.pop_back();
    }
    return result;
  }

  Syntax Coalesce(Span start) {
    Expect("(");
    Syntax first = Condition();
    Expect(",");
    Syntax second = Condition();
    Expect(")");
    Syntax coalesce{SyntaxKind::kCoalesce, "Coalesce", Cover(start, second.span), {}};
    coalesce.children.push_back(std::move(first));
    coalesce.children.push_back(std::move(second));
    return coalesce;
  }

  Syntax Call(const Token& function) {
    Syntax call{SyntaxKind::kCall, function.text, function.span, {}};
    Expect("(");
    if (!NextIs(")")) {
      do {
        call.children.push_back(Condition());
      } while (!mistake_ && TakeIf(","));
    }
    call.span = Cover(function.span, Next().span);
    Expect(")");
    return call;
  }

  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  int depth_ = 0;
  std::optional<Mistake> mistake_;
};

}  // namespace

Parsed Parse(std::string_view text) {
  Tokens tokens = Tokenize(text);
  if (!tokens.error.empty()) return {{}, tokens.error, tokens.error_span};
  if (tokens.tokens.size() == 1) return {{}, "the condition is empty", {}};
  if (tokens.tokens.size() > kMostTokens)
    return {{}, "the condition is too long", tokens.tokens[kMostTokens].span};
  return Parser(std::move(tokens.tokens)).Run();
}

}  // namespace grevy::logic
