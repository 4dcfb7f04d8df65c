#include "formula_any.hpp"

#include <algorithm>
#include <cmath>

namespace figur {

namespace {

struct Scratch {
  double value[block];
  Missing missing[block];
  Flags flags[block];
};

// A value on the stack: a stretch of an operand's column, or scratch. A constant is never missing.
struct Slot {
  const double* value;
  const Missing* missing;
  const Flags* flags;
  bool constant = false;
};

template <class Operation>
Slot binary(const Slot& a, const Slot& b, Scratch& out, std::size_t n, Operation operation) {
  for (std::size_t i = 0; i < n; ++i) out.value[i] = operation(a.value[i], b.value[i]);
  // `out` is the scratch of `a`: what `a` points to outlives the result, what `b` points to may
  // not.
  if (b.constant) return {out.value, a.missing, a.flags, a.constant};
  for (std::size_t i = 0; i < n; ++i) out.missing[i] = stronger(a.missing[i], b.missing[i]);
  for (std::size_t i = 0; i < n; ++i) {
    out.flags[i] = static_cast<Flags>(a.flags[i] | b.flags[i]);
  }
  return {out.value, out.missing, out.flags, false};
}

// Marks the quotients whose divisor is 0; `quotient` is what binary() made of it.
Slot mark_zeros(const Slot& quotient, const Slot& divisor, Scratch& out, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) {
    const Missing zero = divisor.value[i] == 0.0 ? Missing::division_by_zero : Missing::none;
    out.missing[i] = stronger(quotient.missing[i], zero);
  }
  return {quotient.value, out.missing, quotient.flags, false};
}

// sum, mean, min, max: "." counts as nothing.
void reduce(const Op& op, const Slot* arguments, Scratch& out, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) {
    double total = 0;
    std::uint32_t counted = 0;
    Missing reason = Missing::none;
    Flags flags = 0;
    for (std::uint32_t k = 0; k < op.index; ++k) {
      flags = static_cast<Flags>(flags | arguments[k].flags[i]);
      const Missing missing = arguments[k].missing[i];
      if (missing == Missing::not_applicable) continue;
      reason = stronger(reason, missing);
      const double v = arguments[k].value[i];
      if (op.kind == Op::Kind::min) total = counted == 0 ? v : std::min(total, v);
      else if (op.kind == Op::Kind::max) total = counted == 0 ? v : std::max(total, v);
      else total += v;
      ++counted;
    }
    if (counted == 0) reason = Missing::not_applicable;
    if (op.kind == Op::Kind::mean) total /= counted;
    out.value[i] = reason == Missing::none ? total : nan_value;
    out.missing[i] = reason;
    out.flags[i] = flags;
  }
}

}  // namespace

Column evaluate_any(const Formula& formula, const std::vector<const Column*>& operands,
                    std::size_t size) {
  Column out(size, Missing::none);
  std::vector<Scratch> scratch(formula.stack_depth);
  std::vector<Slot> stack(formula.stack_depth);
  static const Missing no_missing[block] = {};
  static const Flags no_flags[block] = {};

  for (std::size_t start = 0; start < size; start += block) {
    const std::size_t n = std::min(block, size - start);
    std::size_t top = 0;  // values on the stack
    for (const Op& op : formula.ops) {
      using Kind = Op::Kind;
      if (op.kind == Kind::operand) {
        const Column& column = *operands[op.index];
        stack[top++] = {column.value.data() + start, column.missing.data() + start,
                        column.flags.data() + start, false};
        continue;
      }
      if (op.kind == Kind::constant) {
        std::fill_n(scratch[top].value, n, op.number);
        stack[top] = {scratch[top].value, no_missing, no_flags, true};
        ++top;
        continue;
      }
      const std::size_t arguments = op.kind == Kind::negate || op.kind == Kind::abs ? 1
                                    : op.kind == Kind::sum || op.kind == Kind::mean ||
                                            op.kind == Kind::min || op.kind == Kind::max
                                        ? op.index
                                        : 2;
      const std::size_t first = top - arguments;
      const Slot* in = &stack[first];
      Scratch& to = scratch[first];
      Slot made{to.value, to.missing, to.flags, false};
      switch (op.kind) {
        case Kind::add:
          made = binary(in[0], in[1], to, n, [](double a, double b) { return a + b; });
          break;
        case Kind::subtract:
          made = binary(in[0], in[1], to, n, [](double a, double b) { return a - b; });
          break;
        case Kind::multiply:
          made = binary(in[0], in[1], to, n, [](double a, double b) { return a * b; });
          break;
        case Kind::divide: {
          // Taken first: `to` may be the scratch of the dividend, never of the divisor.
          const Slot divisor = in[1];
          made = binary(in[0], divisor, to, n, [](double a, double b) { return a / b; });
          made = mark_zeros(made, divisor, to, n);
          break;
        }
        case Kind::negate:
        case Kind::abs:
          for (std::size_t i = 0; i < n; ++i) {
            to.value[i] = op.kind == Kind::abs ? std::fabs(in[0].value[i]) : -in[0].value[i];
          }
          made = {to.value, in[0].missing, in[0].flags, in[0].constant};
          break;
        default: reduce(op, in, to, n); break;
      }
      stack[first] = made;
      top = first + 1;
    }
    for (std::size_t i = 0; i < n; ++i) {
      const double v = stack[0].value[i];
      Missing missing = stack[0].missing[i];
      if (missing == Missing::none && !std::isfinite(v)) missing = Missing::overflow;
      out.value[start + i] = missing == Missing::none ? v : nan_value;
      out.missing[start + i] = missing;
      out.flags[start + i] = stack[0].flags[i] & inherited;
    }
  }
  return out;
}

}  // namespace figur
