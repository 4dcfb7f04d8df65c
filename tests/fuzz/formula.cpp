// A formula: compiled, computed over columns and cell by cell, and looked through for its units.
#include "formula.hpp"

#include <simdjson.h>

#include <array>

#include "holds.hpp"

using namespace figur;
using namespace figur::fuzz;

namespace {

// More rows than the evaluator takes at a time (512).
constexpr std::size_t rows = 520;

// Numbers and reasons that follow from the operand.
Column column_of(const Operand& operand, std::size_t n) {
  static constexpr double numbers[] = {0,    1,      -1,     2.5,    1000,  1e308,
                                       -0.0, 1e-308, -1e308, 0.0001, 12345, 5e-324};
  std::size_t seed = operand.name.size() + 7 * operand.group.size();
  for (const char c : operand.name) seed = seed * 31 + static_cast<unsigned char>(c);
  Column out(n, Missing::none);
  for (std::size_t i = 0; i < n; ++i) {
    const std::size_t chance = (seed + i) * 2654435761U >> 7U;
    if (chance % 4 == 0) {
      out.set_missing(i, static_cast<Missing>(1 + chance / 4 % (missing_count - 1)));
    } else {
      out.set(i, numbers[chance / 4 % std::size(numbers)]);
    }
    out.flags[i] = static_cast<Flags>(chance & 511U);
  }
  return out;
}

Column computed(const Formula& formula, const std::vector<Column>& columns, std::size_t n) {
  std::vector<const Column*> operands;
  for (const Column& column : columns) operands.push_back(&column);
  return evaluate(formula, operands, n);
}

void holds_rows(const Formula& formula) {
  std::vector<Column> columns;
  for (const Operand& operand : formula.operands) columns.push_back(column_of(operand, rows));
  const Column whole = computed(formula, columns, rows);
  holds(whole.size() == rows, "as many results as rows");
  holds_column(whole);
  for (const std::size_t row : {0U, 1U, 2U, 17U, 511U, 512U, 519U}) {
    std::vector<Column> cells(columns.size());
    for (std::size_t k = 0; k < columns.size(); ++k) cells[k].append(columns[k], row, 1);
    const Column one = computed(formula, cells, 1);
    holds(same(one.value[0], whole.value[row]) && one.missing[0] == whole.missing[row] &&
              one.flags[0] == whole.flags[row],
          "a row does not depend on the others");
  }
}

void holds_lint(const Formula& formula) {
  static constexpr const char* units[] = {"1000 kr", "personer", "prosent", "timer", "?", ""};
  std::vector<NamedUnit> inputs;
  for (const Operand& operand : formula.operands) {
    inputs.push_back({operand.name, units[operand.name.size() % std::size(units)]});
  }
  for (const char* unit : units) {
    for (const Finding& found : lint(formula, inputs, unit)) {
      holds(!found.message.empty(), "a finding has a sentence");
      holds(found.position <= formula.text.size(), "a finding points into the formula");
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  // What comes from JavaScript or JSON is UTF-8.
  if (!simdjson::validate_utf8(text.data(), text.size())) return 0;
  Result<Formula> formula = compile(text);
  if (!formula) {
    holds_error(formula.error(), size);
    return 0;
  }
  holds(formula->text == text, "a formula keeps its text");
  for (const Operand& operand : formula->operands) {
    holds(operand.position < size && !operand.name.empty(), "a name stands in the formula");
  }
  for (const Op& op : formula->ops) holds(op.position < size, "a step stands in the formula");
  holds(formula->stack_depth > 0 && formula->stack_depth <= formula->ops.size(),
        "a formula takes no more room than it has steps");
  holds_rows(*formula);
  holds_lint(*formula);
  if (!formula->operands.empty()) {
    bind_weights(*formula, {{formula->operands.front().name, 0.25}});
    holds_rows(*formula);
    holds_lint(*formula);
  }
  return 0;
}
