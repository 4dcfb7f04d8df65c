#include <algorithm>

#include "formula.hpp"
#include "json.hpp"

namespace figur {

namespace {

struct Function {
  std::string_view name;
  Op::Kind op;
  std::uint32_t least;
  std::uint32_t most;
};

constexpr Function functions[] = {
    {"sum", Op::Kind::sum, 1, 50}, {"mean", Op::Kind::mean, 1, 50}, {"min", Op::Kind::min, 1, 50},
    {"max", Op::Kind::max, 1, 50}, {"abs", Op::Kind::abs, 1, 1},
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_plain(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

// Bytes of the letter that `text` begins with: 1 for a-z, A-Z and _, 2 for Latin letters with
// accents (æøå …, U+00C0 to U+024F, but not the signs × and ÷ among them), else 0.
std::size_t letter(std::string_view text) {
  if (text.empty()) return 0;
  if (is_plain(text[0])) return 1;
  if (text.size() < 2) return 0;
  const unsigned code = (static_cast<unsigned char>(text[0]) & 0x1FU) << 6U |
                        (static_cast<unsigned char>(text[1]) & 0x3FU);
  const bool two_bytes = (static_cast<unsigned char>(text[0]) & 0xE0U) == 0xC0U;
  return two_bytes && code >= 0xC0 && code <= 0x24F && code != 0xD7 && code != 0xF7 ? 2 : 0;
}

// Up to 15 digits and a point are an integer divided by a power of ten that doubles hold exactly,
// so the division rounds correctly.
bool exact_decimal(std::string_view digits, double& out) {
  double integer = 0;
  double scale = 1;
  int significant = 0;
  bool decimals = false;
  for (char c : digits) {
    if (c == '.') {
      decimals = true;
      continue;
    }
    integer = integer * 10 + (c - '0');
    if (integer > 0) ++significant;
    if (decimals) scale *= 10;
  }
  out = integer / scale;
  return significant <= 15 && scale <= 1e22;
}

class Compiler {
 public:
  explicit Compiler(std::string_view text) : text_(text) { out_.text = text; }

  Result<Formula> run() {
    if (text_.size() > max_formula_bytes) {
      return fault_at(Code::limit, 0, "the formula is longer than % characters", max_formula_bytes);
    }
    skip();
    if (at_end()) return fault_at(Code::formula, 0, "the formula is empty");
    if (expression() && !at_end()) unexpected();
    if (failed_) return error_;
    return std::move(out_);
  }

 private:
  bool fail(std::size_t position, std::string message, Code code = Code::formula) {
    if (!failed_) error_ = {code, "", std::move(message), position};
    failed_ = true;
    return false;
  }

  bool at_end() const { return i_ >= text_.size(); }
  char peek() const { return at_end() ? '\0' : text_[i_]; }
  bool at_letter() const { return letter(text_.substr(i_)) > 0; }
  void skip() {
    while (!at_end() &&
           (text_[i_] == ' ' || text_[i_] == '\t' || text_[i_] == '\n' || text_[i_] == '\r')) {
      ++i_;
    }
  }
  bool take(char c) {
    if (peek() != c) return false;
    ++i_;
    skip();
    return true;
  }

  bool unexpected() {
    if (at_end()) return fail(text_.size(), "the formula ends too early");
    if (peek() == ')') return fail(i_, "a ) without its (");
    if (peek() == ',') return fail(i_, "unexpected comma: decimals are written with a point");
    std::size_t n = 1;
    while (i_ + n < text_.size() && (static_cast<unsigned char>(text_[i_ + n]) & 0xC0U) == 0x80U)
      ++n;
    return fail(i_, "unexpected " + quote(text_.substr(i_, n)));
  }

  void push(Op op) {
    using Kind = Op::Kind;
    switch (op.kind) {
      case Kind::constant:
      case Kind::operand: ++depth_; break;
      case Kind::add:
      case Kind::subtract:
      case Kind::multiply:
      case Kind::divide: --depth_; break;
      case Kind::sum:
      case Kind::mean:
      case Kind::min:
      case Kind::max: depth_ -= op.index - 1; break;
      case Kind::negate:
      case Kind::abs: break;
    }
    out_.stack_depth = std::max(out_.stack_depth, depth_);
    out_.ops.push_back(op);
  }

  bool expression() {
    if (++nesting_ > max_formula_nesting)
      return fail(i_, "too many brackets inside each other", Code::limit);
    if (!term()) return false;
    for (;;) {
      const std::size_t position = i_;
      if (take('+')) {
        if (!term()) return false;
        push({Op::Kind::add, 0, false, 0, position});
      } else if (take('-')) {
        if (!term()) return false;
        push({Op::Kind::subtract, 0, false, 0, position});
      } else {
        --nesting_;
        return true;
      }
    }
  }

  bool term() {
    if (!unary()) return false;
    for (;;) {
      const std::size_t position = i_;
      if (take('*')) {
        if (!unary()) return false;
        push({Op::Kind::multiply, 0, false, 0, position});
      } else if (take('/')) {
        if (!unary()) return false;
        push({Op::Kind::divide, 0, false, 0, position});
      } else {
        return true;
      }
    }
  }

  bool unary() {
    const std::size_t position = i_;
    if (take('-')) {
      if (++nesting_ > max_formula_nesting)
        return fail(position, "too many signs in a row", Code::limit);
      if (!unary()) return false;
      --nesting_;
      push({Op::Kind::negate, 0, false, 0, position});
      return true;
    }
    return primary();
  }

  bool primary() {
    const std::size_t position = i_;
    const char c = peek();
    if (take('(')) {
      if (!expression()) return false;
      if (take(')')) return true;
      if (at_end()) return fail(position, "a ( without its )");
      return unexpected();
    }
    if (is_digit(c) || (c == '.' && i_ + 1 < text_.size() && is_digit(text_[i_ + 1])))
      return number();
    if (c == '[') {
      std::string id;
      return reference(id) && operand({Operand::Kind::indicator, id, "", position});
    }
    if (at_letter()) {
      const std::string word = name();
      if (peek() != '(') return operand({Operand::Kind::input, word, "", position});
      return call(word, position);
    }
    return unexpected();
  }

  bool number() {
    const std::size_t start = i_;
    while (is_digit(peek())) ++i_;
    if (peek() == '.') {
      ++i_;
      if (!is_digit(peek())) return fail(i_, "a digit must follow the decimal point");
      while (is_digit(peek())) ++i_;
    }
    if (peek() == '.' || at_letter()) {
      const std::size_t end = i_ + std::max<std::size_t>(letter(text_.substr(i_)), 1);
      return fail(start, "not a number: " + quote(text_.substr(start, end - start)));
    }
    double value = 0;
    if (!exact_decimal(text_.substr(start, i_ - start), value)) {
      return fail(start, "a number may have 15 digits at most");
    }
    push({Op::Kind::constant, value, false, 0, start});
    skip();
    return true;
  }

  std::string name() {
    const std::size_t start = i_;
    while (at_letter() || is_digit(peek()))
      i_ += std::max<std::size_t>(letter(text_.substr(i_)), 1);
    std::string word(text_.substr(start, i_ - start));
    skip();
    return word;
  }

  bool reference(std::string& id) {
    const std::size_t start = i_;
    const std::size_t close = text_.find(']', start);
    if (close == std::string_view::npos) return fail(start, "a [ without its ]");
    id = text_.substr(start + 1, close - start - 1);
    while (!id.empty() && id.back() == ' ') id.pop_back();
    while (!id.empty() && id.front() == ' ') id.erase(0, 1);
    if (id.empty()) return fail(start, "[] names no indicator");
    i_ = close + 1;
    skip();
    return true;
  }

  bool operand(Operand operand) {
    std::size_t index = 0;
    while (index < out_.operands.size() && !out_.operands[index].same_as(operand)) ++index;
    const std::size_t position = operand.position;
    if (index == out_.operands.size()) out_.operands.push_back(std::move(operand));
    push({Op::Kind::operand, 0, false, static_cast<std::uint32_t>(index), position});
    return true;
  }

  // group(id, A) or group(id, [indicator]); the group's id may hold hyphens.
  bool group(std::size_t position) {
    const std::size_t start = i_;
    while (at_letter() || is_digit(peek()) || peek() == '-' || peek() == '.') {
      i_ += std::max<std::size_t>(letter(text_.substr(i_)), 1);
    }
    const std::string id(text_.substr(start, i_ - start));
    skip();
    if (id.empty()) return fail(start, "group( needs the id of a group, as in group(asss, A)");
    if (!take(',')) return fail(i_, "group( needs a second argument, as in group(asss, A)");
    const std::size_t second = i_;
    Operand out{Operand::Kind::input, "", id, position};
    if (peek() == '[') {
      out.kind = Operand::Kind::indicator;
      if (!reference(out.name)) return false;
    } else if (at_letter()) {
      out.name = name();
    } else {
      return fail(second, "group() takes one input or [indicator]");
    }
    if (!take(')')) return fail(i_, "group() takes one input or [indicator], then )");
    return operand(std::move(out));
  }

  bool call(const std::string& word, std::size_t position) {
    const std::size_t open = i_;
    take('(');
    if (word == "group") return group(position);
    const Function* function = nullptr;
    for (const Function& known : functions) {
      if (known.name == word) function = &known;
    }
    if (function == nullptr) {
      return fail(position, "unknown function " + quote(word) +
                                ": known are sum, mean, min, max, abs, group");
    }
    std::uint32_t count = 0;
    if (!take(')')) {
      do {
        if (!expression()) return false;
        ++count;
      } while (take(','));
      if (!take(')')) {
        if (at_end()) return fail(open, "a ( without its )");
        return unexpected();
      }
    }
    if (count < function->least || count > function->most) {
      return fail(position, word + "() takes " +
                                (function->most == 1 ? "one argument" : "1 to 50 arguments") +
                                ", not " + std::to_string(count));
    }
    push({function->op, 0, false, count, position});
    return true;
  }

  std::string_view text_;
  std::size_t i_ = 0;
  std::size_t depth_ = 0;
  int nesting_ = 0;
  bool failed_ = false;
  Error error_;
  Formula out_;
};

}  // namespace

Result<Formula> compile(std::string_view text) { return Compiler(text).run(); }

void bind_weights(Formula& formula, const std::vector<Weight>& weights) {
  std::vector<Operand> kept;
  std::vector<std::uint32_t> moved(formula.operands.size(), 0);  // to where among the kept
  std::vector<const Weight*> weight_of(formula.operands.size(), nullptr);
  for (std::size_t i = 0; i < formula.operands.size(); ++i) {
    const Operand& operand = formula.operands[i];
    for (const Weight& weight : weights) {
      if (operand.kind == Operand::Kind::input && operand.group.empty() &&
          operand.name == weight.name) {
        weight_of[i] = &weight;
      }
    }
    moved[i] = static_cast<std::uint32_t>(kept.size());
    if (weight_of[i] == nullptr) kept.push_back(operand);
  }
  for (Op& op : formula.ops) {
    if (op.kind != Op::Kind::operand) continue;
    if (const Weight* weight = weight_of[op.index]) {
      op = {Op::Kind::constant, weight->value, true, 0, op.position};
    } else {
      op.index = moved[op.index];
    }
  }
  formula.operands = std::move(kept);
}

}  // namespace figur
