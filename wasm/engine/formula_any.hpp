// Formulas whose reasons cannot be told from their values: sum, mean, min and max, which take a "."
// as nothing, and quotients in a divisor.
#pragma once

#include "formula.hpp"

namespace figur {

// Remarks that a result inherits from its operands.
inline constexpr Flags inherited = flag::provisional | flag::break_ | flag::overridden |
                                   flag::excluded | flag::footnote | flag::mixed_borders |
                                   flag::summed;

// Rows are worked on in blocks that stay in the nearest cache.
inline constexpr std::size_t block = 512;

// As evaluate, for any formula: every step computes values, reasons and remarks.
Column evaluate_any(const Formula& formula, const std::vector<const Column*>& operands,
                    std::size_t size);

}  // namespace figur
