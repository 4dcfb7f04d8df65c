// Whether a number rests on few cases: a share of eleven children jumps by itself.
//
// The amounts that say so are the inputs of the formula that count something, by their units
// (counts_cases in formula.hpp): persons, children, recipients, investigations; not money, shares,
// indices or time. Of a region its own inputs count, of a group's average the inputs summed over
// those who take part. A formula that refers to other indicators rests on what theirs counts, one
// step away; what it takes of a named place (group(…)) is not looked at.
#pragma once

#include "calculation.hpp"

namespace figur {

struct Cases {
  bool counted = false;      // something is counted, so that few cases can be seen
  double least = nan_value;  // the smallest of the amounts; NaN when none is known
  bool below(double minimum) const { return least < minimum; }
};

// Of one place and year of the scope. Precondition: the calculation keeps the parts, and its
// question asks for inputs.
Cases cases_behind(const Scope& scope, Calculation& calculation, const Indicator& indicator,
                   InPlay place, std::size_t year);

}  // namespace figur
