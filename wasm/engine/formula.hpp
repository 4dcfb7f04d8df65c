// Formulas: compiled once, evaluated over whole columns.
//
//   expression  A / B * 1000      (A + B) / C     A / (B / 1000)     -A
//   number      12  0.5           decimals with a point
//   name        A, innbyggere     an input of the definition, or one of its weights
//   [id]        [barnevern.andel-tiltak]      the result of another indicator
//   group(g, A) group(g, [id])    the summed input, or the average, of group g that year; of a
//                                 region (group(EAK, A)) its own input or result. Members that lack
//                                 one of the inputs so named, or are excluded, drop out of them all
//   functions   sum mean min max (any number of arguments), abs (one)
//
// A missing operand makes the result missing with the strongest reason (missing.hpp). In sum, mean,
// min and max a "." (cannot occur) counts as nothing; only "."s give ".". Division by zero is
// missing with its own reason, never infinity.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "column.hpp"
#include "limits.hpp"
#include "result.hpp"

namespace figur {

struct Operand {
  enum class Kind : unsigned char { input, indicator } kind = Kind::input;
  std::string name;          // of the input, or the id of the indicator
  std::string group;         // "" for the place itself, else the group whose value is taken
  std::size_t position = 0;  // byte offset of its first use in the text

  bool same_as(const Operand& other) const {
    return kind == other.kind && name == other.name && group == other.group;
  }
};

struct Op {
  enum class Kind : unsigned char {
    constant,
    operand,
    add,
    subtract,
    multiply,
    divide,
    negate,
    sum,
    mean,
    min,
    max,
    abs,
  } kind = Kind::constant;
  double number = 0;         // constant
  bool weight = false;       // a constant that was a name: see bind_weights
  std::uint32_t index = 0;   // operand: which; functions: how many arguments
  std::size_t position = 0;  // byte offset in the text
};

struct Formula {
  std::string text;
  std::vector<Operand> operands;
  std::vector<Op> ops;          // postfix
  std::size_t stack_depth = 0;  // values on the stack at most
};

// Errors: Code::formula (or limit) with `position`.
Result<Formula> compile(std::string_view text);

// A number with a name, such as a component's share of an index.
struct Weight {
  std::string name;
  double value = 0;
};
// Puts the numbers in the place of their names.
void bind_weights(Formula& formula, const std::vector<Weight>& weights);

// `operands[i]` is the column of formula.operands[i]; all have the same length n = `size`.
// Remarks on the operands that concern the source's own sign (exact zero, less than half) end here.
Column evaluate(const Formula& formula, const std::vector<const Column*>& operands,
                std::size_t size);

// A unit that the lint reasons with: what one counts, and how many of it one step of 1 stands for.
struct NamedUnit {
  std::string name;  // of the input
  std::string unit;  // e.g. "1000 kr", "personer", "prosent"; unknown units are let pass
};

struct Finding {
  std::size_t position = 0;
  std::string message;
};

// Whether the inputs of several places may be added: amounts and counts, not shares, indices or
// durations. Unknown units are let pass.
bool is_additive(std::string_view unit);
// Whether it counts cases: persons, recipients, investigations; not money, shares or time. Units
// that are not known are taken not to.
bool counts_cases(std::string_view unit);
// Whether the lint can reason with the unit.
bool is_known_unit(std::string_view unit);
// Whether both units are known and one number of the one is many of the other: kr and 1000 kr.
bool differ_in_scale(std::string_view a, std::string_view b);

// What looks wrong though it compiles: a percent without its 100, 1000-kroner inputs that give
// kroner without 1000, sums of unlike units, an input that is not used.
std::vector<Finding> lint(const Formula& formula, const std::vector<NamedUnit>& inputs,
                          std::string_view result_unit);

}  // namespace figur
