// A row of plain numbers, as statistics write them, read many at a time.
#pragma once

#include <cstddef>

#include "buffer.hpp"

namespace figur {

// Appends the items from `c` on that are null (as NaN) or a number of at most 15 digits without an
// exponent, each followed at once by a comma, as long as `out` has room without growing and holds
// no more than `most`. Returns the beginning of the first item that it leaves to the caller, to
// read or to refuse: at the latest one of the row's last. Every number is what read_number gives,
// to the bit.
const char* plain_numbers(const char* c, const char* end, std::size_t most, Buffer<double>& out);

}  // namespace figur
