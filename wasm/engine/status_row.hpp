// Internal: the statuses of single cells, read from their bytes.
#pragma once

#include "jsonstat_cells.hpp"

namespace figur {

// Reads the object of cell positions and signs that begins with the brace at `c`, without blanks
// between and without escapes: {"7":".","12":":"}. False where it is anything else; `out` then
// holds as little as before. In the text every quote has its second, and a byte behind it may be
// read.
bool plain_statuses(const char* c, RawStatus& out);

}  // namespace figur
