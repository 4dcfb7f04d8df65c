#include "missing.hpp"

namespace figur {

std::string_view sign(Missing missing) {
  switch (missing) {
    case Missing::none: return "";
    case Missing::not_applicable: return ".";
    case Missing::division_by_zero: return "div0";
    case Missing::overflow: return "overflow";
    case Missing::not_defined: return "not-defined";
    case Missing::no_data: return "no-data";
    case Missing::unknown: return "..";
    case Missing::suppressed: return "suppressed";
    case Missing::confidential: return ":";
  }
  return "..";
}

std::string cell_sign(Missing missing, Flags flags) {
  if (missing != Missing::none) return std::string(sign(missing));
  if ((flags & flag::overridden) != 0) return "corrected";
  if ((flags & flag::summed) != 0) return "summed";
  if ((flags & flag::mixed_borders) != 0) return "mixed-borders";
  if ((flags & flag::provisional) != 0) return "*";
  if ((flags & flag::exact_zero) != 0) return "-";
  if ((flags & flag::less_than_half) != 0) return "0";
  return "";
}

Sign read_sign(std::string_view text) {
  if (text.empty()) return {};
  if (text == ".") return {Missing::not_applicable, 0, false, true};
  if (text == ".." || text == "...") return {Missing::unknown, 0, false, true};
  if (text == ":") return {Missing::confidential, 0, false, true};
  if (text == "-") return {Missing::none, flag::exact_zero, true, true};
  if (text == "0" || text == "0.0") return {Missing::none, flag::less_than_half, true, true};
  if (text == "*") return {Missing::none, flag::provisional, false, true};
  return {Missing::unknown, 0, false, false};
}

}  // namespace figur
