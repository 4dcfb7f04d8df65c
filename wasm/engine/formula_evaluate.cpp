#include <algorithm>
#include <cmath>

#include "formula_any.hpp"
#include "pair.hpp"

namespace figur {

namespace {

// Whether a result is a finite number only where every operand is known and no divisor is 0, so
// that values can be computed alone and reasons beside them: NaN goes through arithmetic, and an
// infinite quotient through all but a division by it.
bool is_plain(const Formula& formula) {
  using Kind = Op::Kind;
  struct Shape {
    bool has_quotient, is_number;
  };
  std::vector<Shape> stack;
  for (const Op& op : formula.ops) {
    if (op.kind == Kind::operand || op.kind == Kind::constant) {
      stack.push_back({false, op.kind == Kind::constant && op.number != 0});
      continue;
    }
    if (op.kind == Kind::negate || op.kind == Kind::abs) {
      stack.back().is_number = false;
      continue;
    }
    const bool binary = op.kind == Kind::add || op.kind == Kind::subtract ||
                        op.kind == Kind::multiply || op.kind == Kind::divide;
    if (!binary) return false;
    const Shape right = stack.back();
    stack.pop_back();
    const bool divides = op.kind == Kind::divide;
    if (divides && right.has_quotient) return false;
    Shape& left = stack.back();
    const bool quotient = divides && !right.is_number;
    left = {left.has_quotient || right.has_quotient || quotient, false};
  }
  return true;
}

// A value on the stack of a plain formula: a stretch of doubles, or one number for all rows.
struct Term {
  const double* value = nullptr;  // nullptr: number
  double number = 0;
};

// Divides, and sees whether a divisor is 0: few are, mostly none.
struct Division {
  PairMask zeros{};
  bool zero = false;

  Pair operator()(Pair a, Pair b) {
    zeros |= b == Pair{0, 0};
    return a / b;
  }
  double operator()(double a, double b) {
    zero = zero || b == 0.0;
    return a / b;
  }
  bool by_zero() const { return zero || any(zeros); }
};

template <class Operation>
Term apply(const Term& a, const Term& b, double* to, std::size_t n, Operation&& operation) {
  if (a.value == nullptr && b.value == nullptr) return {nullptr, operation(a.number, b.number)};
  std::size_t i = 0;
  if (b.value == nullptr) {
    const Pair k{b.number, b.number};
    for (; i + 2 <= n; i += 2) store_pair(to + i, operation(load_pair(a.value + i), k));
    if (i < n) to[i] = operation(a.value[i], b.number);
  } else if (a.value == nullptr) {
    const Pair k{a.number, a.number};
    for (; i + 2 <= n; i += 2) store_pair(to + i, operation(k, load_pair(b.value + i)));
    if (i < n) to[i] = operation(a.number, b.value[i]);
  } else {
    for (; i + 2 <= n; i += 2) {
      store_pair(to + i, operation(load_pair(a.value + i), load_pair(b.value + i)));
    }
    if (i < n) to[i] = operation(a.value[i], b.value[i]);
  }
  return {to, 0};
}

// Turns the sign, or leaves it out.
Term resign(const Term& a, bool turn, double* to, std::size_t n) {
  const auto made = [turn](double v) { return turn ? -v : std::fabs(v); };
  if (a.value == nullptr) return {nullptr, made(a.number)};
  for (std::size_t i = 0; i < n; ++i) to[i] = made(a.value[i]);
  return {to, 0};
}

// Values of a plain formula, block by block; reasons and remarks over whole columns.
class Plain {
 public:
  Plain(const Formula& formula, const std::vector<const Column*>& operands, std::size_t size)
      : formula_(formula), operands_(operands), size_(size), stack_(formula.stack_depth) {
    scratch_.resize_unset(formula.stack_depth * block);
    out_.value.resize_unset(size);
  }

  Column run() {
    combine();
    for (std::size_t start = 0; start < size_; start += block) {
      const std::size_t n = std::min(block, size_ - start);
      const Term made = value_of(start, n);
      finish(made, start, n);
    }
    return std::move(out_);
  }

 private:
  // The strongest reason and all remarks of the operands.
  void combine() {
    if (operands_.empty()) {
      out_.missing.resize(size_, Missing::none);
      out_.flags.resize(size_, 0);
      return;
    }
    out_.missing.resize_unset(size_);
    out_.flags.resize_unset(size_);
    combine(*operands_[0], *operands_[operands_.size() > 1 ? 1 : 0]);
    for (std::size_t k = 2; k < operands_.size(); ++k) combine(out_, *operands_[k]);
  }

  void combine(const Column& a, const Column& b) {
    const Missing* one = a.missing.data();
    const Missing* other = b.missing.data();
    Missing* missing = out_.missing.data();
    for (std::size_t i = 0; i < size_; ++i) missing[i] = stronger(one[i], other[i]);
    const Flags* said = a.flags.data();
    const Flags* also = b.flags.data();
    Flags* flags = out_.flags.data();
    for (std::size_t i = 0; i < size_; ++i) {
      flags[i] = static_cast<Flags>((said[i] | also[i]) & inherited);
    }
  }

  Term value_of(std::size_t start, std::size_t n) {
    using Kind = Op::Kind;
    std::size_t top = 0;
    for (const Op& op : formula_.ops) {
      if (op.kind == Kind::operand) {
        stack_[top++] = {operands_[op.index]->value.data() + start, 0};
        continue;
      }
      if (op.kind == Kind::constant) {
        stack_[top++] = {nullptr, op.number};
        continue;
      }
      const bool binary = op.kind != Kind::negate && op.kind != Kind::abs;
      if (binary) --top;
      Term& a = stack_[top - 1];
      const Term b = binary ? stack_[top] : Term{nullptr, 0};
      double* to = &op == &formula_.ops.back() ? out_.value.data() + start
                                               : scratch_.data() + (top - 1) * block;
      switch (op.kind) {
        case Kind::add: a = apply(a, b, to, n, [](auto x, auto y) { return x + y; }); break;
        case Kind::subtract: a = apply(a, b, to, n, [](auto x, auto y) { return x - y; }); break;
        case Kind::multiply: a = apply(a, b, to, n, [](auto x, auto y) { return x * y; }); break;
        case Kind::divide: {
          Division division;
          a = apply(a, b, to, n, division);
          if (division.by_zero()) mark_zeros(b, start, n);
          break;
        }
        default: a = resign(a, op.kind == Kind::negate, to, n); break;
      }
    }
    return stack_[0];
  }

  // Marks the rows whose divisor is 0.
  void mark_zeros(const Term& divisor, std::size_t start, std::size_t n) {
    Missing* missing = out_.missing.data() + start;
    for (std::size_t i = 0; i < n; ++i) {
      const double value = divisor.value == nullptr ? divisor.number : divisor.value[i];
      if (value == 0.0) missing[i] = stronger(missing[i], Missing::division_by_zero);
    }
  }

  // Puts what is not finite down as missing. Values are there already, unless the formula is a
  // number or an operand alone.
  void finish(const Term& made, std::size_t start, std::size_t n) {
    double* to = out_.value.data() + start;
    if (made.value == nullptr) std::fill_n(to, n, made.number);
    else if (made.value != to) std::copy_n(made.value, n, to);
    std::size_t i = 0;
    PairMask finite{};  // less one for every number
    for (; i + 2 <= n; i += 2) {
      const Pair v = load_pair(to + i);
      // What is not finite is not 0 when taken from itself.
      const auto is_number = v - v == Pair{0, 0};
      finite += is_number;
      store_pair(to + i, choose(is_number, v, Pair{nan_value, nan_value}));
    }
    auto numbers = static_cast<std::size_t>(-(finite[0] + finite[1]));
    if (i < n && std::isfinite(to[i])) ++numbers;
    else if (i < n) to[i] = nan_value;
    Missing* missing = out_.missing.data() + start;
    std::size_t known = 0;
    for (i = 0; i < n; ++i) known += missing[i] == Missing::none ? 1 : 0;
    if (numbers == known) return;
    for (i = 0; i < n; ++i) {
      if (missing[i] == Missing::none && std::isnan(to[i])) missing[i] = Missing::overflow;
    }
  }

  const Formula& formula_;
  const std::vector<const Column*>& operands_;
  std::size_t size_;
  std::vector<Term> stack_;
  Buffer<double> scratch_;  // [place on the stack * block + row]
  Column out_;
};

}  // namespace

Column evaluate(const Formula& formula, const std::vector<const Column*>& operands,
                std::size_t size) {
  if (is_plain(formula)) return Plain(formula, operands, size).run();
  return evaluate_any(formula, operands, size);
}

}  // namespace figur
