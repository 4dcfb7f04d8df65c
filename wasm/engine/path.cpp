#include "path.hpp"

namespace figur {

Path Path::extended(const char* data, std::size_t size) const {
  Path out = *this;
  if (depth_ < deepest) out.tokens_[out.depth_++] = {data, size};
  return out;
}

std::string Path::text() const {
  std::string out;
  for (std::size_t i = 0; i < depth_; ++i) {
    const Token& token = tokens_[i];
    out += '/';
    if (token.data == nullptr) {
      out += std::to_string(token.size);
      continue;
    }
    for (std::size_t c = 0; c < token.size; ++c) {
      if (token.data[c] == '~') out += "~0";
      else if (token.data[c] == '/') out += "~1";
      else out += token.data[c];
    }
  }
  return out;
}

}  // namespace figur
