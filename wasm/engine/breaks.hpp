// Why a year of a series cannot be compared with the one before: collected for an answer.
#pragma once

#include "calculation.hpp"

namespace figur {

// Adds the breaks of the `n`-th indicator of the answer, over its places and years.
void add_breaks(const Scope& scope, const Values& values, std::uint32_t n, Answer& out);

}  // namespace figur
