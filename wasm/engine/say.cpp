#include "say.hpp"

namespace figur {

std::string quote(std::string_view value) {
  constexpr std::size_t limit = 40;
  std::size_t n = value.size();
  if (n > limit) {
    n = limit;
    while (n > 0 && (static_cast<unsigned char>(value[n]) & 0xC0U) == 0x80U) --n;
  }
  std::string out = "\"";
  for (char c : value.substr(0, n)) out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  out += n < value.size() ? "…\"" : "\"";
  return out;
}

void Word::append_to(std::string& out, bool quoted) const {
  if (data_ == nullptr) out += std::to_string(number_);
  else if (quoted) out += quote({data_, size_});
  else out.append(data_, size_);
}

std::string fill(const char* sentence, const Word* words, std::size_t count) {
  std::string out;
  std::size_t next = 0;
  for (const char* c = sentence; *c != '\0'; ++c) {
    if ((*c == '%' || *c == '@') && next < count) words[next++].append_to(out, *c == '@');
    else out += *c;
  }
  return out;
}

}  // namespace figur
