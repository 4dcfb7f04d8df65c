#include "status_row.hpp"

#include "token.hpp"

namespace figur {

namespace {

// Reads "7":"." at `c`. Returns where it ends, or nullptr when it is anything else.
const char* plain_status(const char* c, RawStatus& out) {
  std::uint32_t position = 0;
  if (*c != '"') return nullptr;
  c = token::cell_position(c + 1, nullptr, position);
  if (c == nullptr || c[0] != '"' || c[1] != ':' || c[2] != '"') return nullptr;
  const char* const sign = c + 3;
  for (c = sign; *c != '"'; ++c) {
    if (*c == '\\') return nullptr;
  }
  out.keys.push_back(position);
  out.sign_of.push_back(out.sign_index({sign, static_cast<std::size_t>(c - sign)}));
  return c + 1;
}

}  // namespace

bool plain_statuses(const char* c, RawStatus& out) {
  bool plain = true;
  do {
    c = plain_status(c + 1, out);
    plain = c != nullptr && out.signs.size() <= max_signs;
  } while (plain && *c == ',');
  if (plain && *c == '}') return true;
  out.keys.resize(0, 0);
  out.sign_of.resize(0, 0);
  out.signs.clear();
  return false;
}

}  // namespace figur
