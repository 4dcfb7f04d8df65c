// Internal: the statuses of single cells, read from their bytes.
#pragma once

#include <string_view>

#include "jsonstat_cells.hpp"

namespace figur {

// Reads `row`, an object of cell positions and signs from brace to brace, without blanks between
// and without escapes: {"7":".","12":":"}. False where it is anything else; `out` then holds as
// little as before.
bool plain_statuses(std::string_view row, RawStatus& out);

}  // namespace figur
