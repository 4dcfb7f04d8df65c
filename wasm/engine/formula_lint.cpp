#include <cmath>

#include "formula.hpp"
#include "json.hpp"
#include "say.hpp"

namespace figur {

namespace {

// What a quantity measures, and how far the number is from the plain unit: 5 in "1000 kr" is
// 5 * 1000 kroner, 5 in "prosent" is 5 * 0.01.
struct Quantity {
  bool known = false;
  bool literal = false;  // built of numbers only
  int kroner = 0;
  int count = 0;  // persons, children, investigations …: all are counted
  int time = 0;
  double scale = 1;  // plain units per 1 of this number; a factor of 1000 in the formula divides it
};

struct UnitRow {
  std::string_view name;
  Quantity quantity;
};

constexpr Quantity plain(int kroner, int count, int time, double scale) {
  return {true, false, kroner, count, time, scale};
}

constexpr UnitRow units[] = {
    {"1000 kr", plain(1, 0, 0, 1000)},
    {"kr", plain(1, 0, 0, 1)},
    {"kroner", plain(1, 0, 0, 1)},
    {"kr per innbygger", plain(1, -1, 0, 1)},
    {"personer", plain(0, 1, 0, 1)},
    {"innbyggere", plain(0, 1, 0, 1)},
    {"barn", plain(0, 1, 0, 1)},
    {"mottakere", plain(0, 1, 0, 1)},
    {"deltakere", plain(0, 1, 0, 1)},
    {"elever", plain(0, 1, 0, 1)},
    {"undersøkelser", plain(0, 1, 0, 1)},
    {"antall", plain(0, 1, 0, 1)},
    {"prosent", plain(0, 0, 0, 0.01)},
    {"promille", plain(0, 0, 0, 0.001)},
    {"per 1000 innbyggere", plain(0, 0, 0, 0.001)},
    {"per 10000 innbyggere", plain(0, 0, 0, 0.0001)},
    {"måneder", plain(0, 0, 1, 1)},
};

Quantity unit_of(std::string_view name) {
  for (const UnitRow& row : units) {
    if (row.name == name) return row.quantity;
  }
  return {};
}

bool same_measure(const Quantity& a, const Quantity& b) {
  return a.kroner == b.kroner && a.count == b.count && a.time == b.time;
}

bool close(double a, double b) { return std::fabs(a - b) <= 1e-9 * std::fabs(b); }

class Linter {
 public:
  Linter(const Formula& formula, const std::vector<NamedUnit>& inputs)
      : formula_(formula), inputs_(inputs) {}

  std::vector<Finding> run(std::string_view result_unit) {
    std::vector<Quantity> stack;
    for (const Op& op : formula_.ops) step(op, stack);
    judge(stack.back(), result_unit);
    for (const NamedUnit& input : inputs_) {
      bool used = false;
      for (const Operand& operand : formula_.operands) {
        used = used || (operand.kind == Operand::Kind::input && operand.name == input.name);
      }
      if (!used) findings_.push_back({0, "the input " + quote(input.name) + " is not used"});
    }
    return std::move(findings_);
  }

 private:
  Quantity quantity_of(const Operand& operand) const {
    if (operand.kind != Operand::Kind::input) return {};
    for (const NamedUnit& input : inputs_) {
      if (input.name == operand.name) return unit_of(input.unit);
    }
    return {};
  }

  Quantity combine(const Op& op, const Quantity& a, const Quantity& b) {
    if (!a.known || !b.known) return {};
    Quantity out = a;
    out.literal = a.literal && b.literal;
    switch (op.kind) {
      case Op::Kind::multiply:
      case Op::Kind::divide: {
        const int sign = op.kind == Op::Kind::multiply ? 1 : -1;
        out.kroner += sign * b.kroner;
        out.count += sign * b.count;
        out.time += sign * b.time;
        out.scale = sign > 0 ? a.scale * b.scale : a.scale / b.scale;
        return out;
      }
      default:
        if (a.literal || b.literal) return a.literal ? b : a;
        if (!same_measure(a, b)) {
          findings_.push_back({op.position, "adds or compares unlike units"});
          return {};
        }
        if (!close(a.scale, b.scale)) {
          findings_.push_back(
              {op.position, "adds or compares numbers of different scale, such as kr and 1000 kr"});
          return {};
        }
        return out;
    }
  }

  void step(const Op& op, std::vector<Quantity>& stack) {
    switch (op.kind) {
      case Op::Kind::constant: {
        // Weights add up to 1, so that a weighted sum keeps the scale of what it weighs.
        if (op.weight) {
          stack.push_back({true, true, 0, 0, 0, 1});
          return;
        }
        // Multiplying by 1000 makes the number 1000 times larger for the same quantity.
        const bool usable = op.number > 0;
        stack.push_back({usable, true, 0, 0, 0, usable ? 1 / op.number : 1});
        return;
      }
      case Op::Kind::operand: stack.push_back(quantity_of(formula_.operands[op.index])); return;
      case Op::Kind::negate:
      case Op::Kind::abs: return;
      case Op::Kind::add:
      case Op::Kind::subtract:
      case Op::Kind::multiply:
      case Op::Kind::divide: {
        const Quantity b = stack.back();
        stack.pop_back();
        stack.back() = combine(op, stack.back(), b);
        return;
      }
      default: {
        Quantity out = stack[stack.size() - op.index];
        for (std::size_t i = 1; i < op.index; ++i) {
          out = combine(op, out, stack[stack.size() - op.index + i]);
        }
        stack.resize(stack.size() - op.index);
        stack.push_back(out);
      }
    }
  }

  void judge(const Quantity& found, std::string_view result_unit) {
    const Quantity wanted = unit_of(result_unit);
    if (!found.known || !wanted.known || found.literal) return;
    const bool share = wanted.kroner == 0 && wanted.count == 0 && wanted.time == 0;
    // "kroner" may be per inhabitant, "måneder" per recipient: a count below the line is fine.
    const bool fits = share ? same_measure(found, wanted)
                            : found.kroner == wanted.kroner && found.time == wanted.time &&
                                  found.count <= wanted.count;
    if (!fits) {
      findings_.push_back({0, "the inputs' units do not give " + std::string(result_unit)});
      return;
    }
    if (close(found.scale, wanted.scale)) return;
    const double factor = found.scale / wanted.scale;
    if (result_unit == "prosent" && close(factor, 100)) {
      findings_.push_back({0, "a percent without its 100: multiply by 100"});
    } else {
      const bool larger = factor > 1;
      findings_.push_back({0, say(larger ? "for % the formula should be % times as large"
                                         : "for % the formula should be divided by %",
                                  result_unit, std::llround(larger ? factor : 1 / factor))});
    }
  }

  const Formula& formula_;
  const std::vector<NamedUnit>& inputs_;
  std::vector<Finding> findings_;
};

}  // namespace

bool is_known_unit(std::string_view unit) { return unit == "indeks" || unit_of(unit).known; }

bool differ_in_scale(std::string_view a, std::string_view b) {
  const Quantity x = unit_of(a);
  const Quantity y = unit_of(b);
  const bool alike =
      x.kroner == y.kroner && x.time == y.time && (x.kroner != 0 || x.count == y.count);
  return x.known && y.known && alike && !close(x.scale, y.scale);
}

bool is_additive(std::string_view unit) {
  if (unit == "indeks") return false;
  const Quantity quantity = unit_of(unit);
  return !quantity.known || quantity.kroner + quantity.count == 1;
}

bool counts_cases(std::string_view unit) {
  const Quantity quantity = unit_of(unit);
  return quantity.count == 1 && quantity.kroner == 0 && quantity.time == 0;
}

std::vector<Finding> lint(const Formula& formula, const std::vector<NamedUnit>& inputs,
                          std::string_view result_unit) {
  return Linter(formula, inputs).run(result_unit);
}

}  // namespace figur
