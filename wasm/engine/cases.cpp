#include "cases.hpp"

namespace figur {

namespace {

// One question about one number: `parts` say who takes part where the place is a group.
struct Look {
  const Scope& scope;
  Calculation& calculation;
  InPlay place;
  std::size_t year;
  const Part* parts;
  Cases out;

  double amount(const Values& values, const std::string& name) const {
    std::size_t n = 0;
    while (n + 1 < values.names.size() && values.names[n] != name) ++n;
    const Column& inputs = values.region_inputs[n];
    if (!place.group) return inputs.value[place.index * scope.years + year];
    if (scope.groups[place.index]->is_rest()) {
      return values.group_inputs[n].value[place.index * scope.years + year];
    }
    double sum = 0;
    for (const GroupRows::Span& span : scope.rows[place.index].spans) {
      const std::size_t cell = span.row * scope.years + year;
      const bool in = year >= span.from && year < span.to && parts->in(cell);
      if (in && inputs.missing[cell] == Missing::none) sum += inputs.value[cell];
    }
    return sum;
  }

  void at(const Indicator& indicator, bool follow) {
    const Definition& definition = indicator.definition;
    const std::size_t v = version_at(definition, scope.year(year));
    if (v == definition.versions.size()) return;
    const Version& version = definition.versions[v];
    for (const Operand& operand : version.formula.operands) {
      if (!operand.group.empty()) continue;
      if (operand.kind == Operand::Kind::indicator) {
        if (follow) at(*scope.find_indicator(operand.name), false);
        continue;
      }
      for (const Input& input : version.inputs) {
        if (input.name != operand.name || !counts_cases(input.unit)) continue;
        out.counted = true;
        const double found = amount(calculation.of(indicator), input.name);
        if (found < out.least || std::isnan(out.least)) out.least = found;
      }
    }
  }
};

}  // namespace

Cases cases_behind(const Scope& scope, Calculation& calculation, const Indicator& indicator,
                   InPlay place, std::size_t year) {
  const Part* parts = place.group ? &calculation.of(indicator).parts[place.index] : nullptr;
  Look look{scope, calculation, place, year, parts, {}};
  look.at(indicator, true);
  return look.out;
}

}  // namespace figur
