#include "text.hpp"

#include <simdjson.h>

#include <cmath>

namespace figur {

std::string number_text(double value) {
  if (!std::isfinite(value)) return "";
  if (value == std::floor(value) && std::fabs(value) < 1e15) {
    return std::to_string(static_cast<long long>(value));
  }
  char out[40];
  return {out, simdjson::internal::to_chars(out, out + sizeof out, value)};
}

std::string bokmal(const Json* text) {
  if (text == nullptr) return "";
  if (text->is(Json::Type::string)) return text->string;
  const Json* nb = text->find("nb");
  if (nb == nullptr && !text->members.empty()) nb = &text->members[0].second;
  return nb == nullptr ? "" : nb->string;
}

bool same_label(std::string_view a, std::string_view b) {
  auto trim = [](std::string_view s) {
    while (!s.empty() && s.front() == ' ') s.remove_prefix(1);
    while (!s.empty() && s.back() == ' ') s.remove_suffix(1);
    return s;
  };
  auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  a = trim(a);
  b = trim(b);
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (lower(a[i]) != lower(b[i])) return false;
  }
  return true;
}

}  // namespace figur
