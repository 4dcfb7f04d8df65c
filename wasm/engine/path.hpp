// Where in a file: a JSON pointer in the making (RFC 6901). Extending it copies a few words; it
// becomes text only when something is to be said.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace figur {

class Path {
 public:
  Path() = default;
  Path(const Path& other) : depth_(other.depth_) {
    for (std::size_t i = 0; i < depth_; ++i) tokens_[i] = other.tokens_[i];
  }
  Path& operator=(const Path&) = delete;
  // The token's characters must outlive the path.
  Path operator/(std::string_view token) const { return extended(token.data(), token.size()); }
  Path operator/(const std::string& token) const { return extended(token.data(), token.size()); }
  Path operator/(const char* token) const { return *this / std::string_view(token); }
  Path operator/(std::size_t index) const { return extended(nullptr, index); }
  std::string text() const;

 private:
  // Deeper places are told by the place above them.
  static constexpr std::size_t deepest = 14;
  struct Token {
    const char* data;  // nullptr: `size` is an index
    std::size_t size;
  };
  Path extended(const char* data, std::size_t size) const;

  Token tokens_[deepest];
  std::size_t depth_ = 0;
};

}  // namespace figur
