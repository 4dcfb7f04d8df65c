// JSON numbers, read fast where statistics are short and exactly where they are long.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace figur {

// `text` is one number of the JSON grammar, blanks after it allowed, as the nearest double. False
// when it is not a number or not finite as a double.
bool read_number(std::string_view text, double& out);

// The indices of `keys` from the smallest key to the largest, equal ones as they stood. One place
// for all sorting: each std::sort of another type costs a reader kilobytes.
std::vector<std::uint32_t> ascending(const std::vector<double>& keys);

// Rounded half away from zero to so many decimals, as numbers are shown: by the digits that a
// reader would write, so 1.035 is 1.04 though its double lies a little below.
double rounded(double value, int decimals);

}  // namespace figur
