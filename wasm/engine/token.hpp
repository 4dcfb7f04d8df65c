// Internal: the smallest parts of a row of numbers in JSON (RFC 8259), read from bytes.
#pragma once

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

}  // namespace figur::token
