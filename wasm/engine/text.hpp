// Numbers as text and JSON as text.
#pragma once

#include <string>
#include <string_view>

#include "json.hpp"

namespace figur {

// Few digits that read back as exactly the same double (simdjson's Grisu2); "" for NaN.
std::string number_text(double value);

// `text` as a JSON string with its quotes; the result is pure JSON, UTF-8 kept.
std::string json_text(std::string_view text);

// The tree as compact JSON.
std::string json_text(const Json& tree);

// A text in several languages ({"nb": …}) or a plain text: the bokmål one, else the first.
std::string bokmal(const Json* text);

// Equal ignoring ASCII case and outer blanks, as labels of sources are compared.
bool same_label(std::string_view a, std::string_view b);

}  // namespace figur
