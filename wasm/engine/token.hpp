// Internal: the smallest parts of rows of numbers and of cells in JSON (RFC 8259), read from bytes.
#pragma once

#include <cstdint>

namespace figur::token {

inline bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

// The first byte that is no blank, or `end`.
inline const char* after_blanks(const char* c, const char* end) {
  while (c != end && is_blank(*c)) ++c;
  return c;
}

// Where the number or word at `c` ends: at a blank, a comma or `end`.
inline const char* word_end(const char* c, const char* end) {
  while (c != end && *c != ',' && !is_blank(*c)) ++c;
  return c;
}

// Reads the whole number at `c` as the position of a cell, of which there are fewer than a thousand
// million. Returns where it ends, or nullptr when it is none.
inline const char* cell_position(const char* c, const char* end, std::uint32_t& out) {
  const char* const start = c;
  out = 0;
  for (; c != end && *c >= '0' && *c <= '9'; ++c) {
    if (c - start == 9) return nullptr;
    out = out * 10 + static_cast<std::uint32_t>(*c - '0');
  }
  return c == start || (*start == '0' && c - start > 1) ? nullptr : c;
}

}  // namespace figur::token
