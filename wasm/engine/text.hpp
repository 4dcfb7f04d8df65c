// Numbers as text, and texts compared.
#pragma once

#include <string>
#include <string_view>

#include "json.hpp"

namespace figur {

// Few digits that read back as exactly the same double (simdjson's Grisu2); "" for NaN.
std::string number_text(double value);

// A text in several languages ({"nb": …}) or a plain text: the bokmål one, else the first.
std::string bokmal(const Json* text);

// Equal ignoring ASCII case and outer blanks, as labels of sources are compared.
bool same_label(std::string_view a, std::string_view b);

}  // namespace figur
