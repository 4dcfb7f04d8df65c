#include "status_row.hpp"

#include "token.hpp"

namespace figur {

namespace {

// Reads "7":"." at `c`. Returns where it ends, or nullptr when it is anything else.
const char* plain_status(const char* c, const char* end, RawStatus& out) {
  std::uint32_t position = 0;
  if (end - c < 2 || *c != '"') return nullptr;
  c = token::cell_position(c + 1, end, position);
  if (c == nullptr || end - c < 3 || c[0] != '"' || c[1] != ':' || c[2] != '"') return nullptr;
  const char* const sign = c + 3;
  for (c = sign; c != end && *c != '"'; ++c) {
    if (*c == '\\') return nullptr;
  }
  if (c == end) return nullptr;
  out.keys.push_back(position);
  out.sign_of.push_back(out.sign_index({sign, static_cast<std::size_t>(c - sign)}));
  return c + 1;
}

}  // namespace

bool plain_statuses(std::string_view row, RawStatus& out) {
  const char* c = row.data() + 1;
  const char* const end = row.data() + row.size();
  // Few take less than eight bytes.
  out.keys.reserve(row.size() / 8);
  out.sign_of.reserve(row.size() / 8);
  while (true) {
    c = plain_status(c, end, out);
    if (c == nullptr || c == end || out.signs.size() > max_signs) break;
    if (*c == '}') {
      if (token::after_blanks(c + 1, end) == end) return true;
      break;
    }
    if (*c++ != ',') break;
  }
  out.keys.resize(0, 0);
  out.sign_of.resize(0, 0);
  out.signs.clear();
  return false;
}

}  // namespace figur
