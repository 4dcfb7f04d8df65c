// JSON numbers, read fast where statistics are short and exactly where they are long.
#pragma once

#include <string_view>

namespace figur {

// `text` is one number of the JSON grammar, blanks after it allowed, as the nearest double. False
// when it is not a number or not finite as a double.
bool read_number(std::string_view text, double& out);

}  // namespace figur
