// Writes compact JSON, placing the commas.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "buffer.hpp"
#include "column.hpp"
#include "json.hpp"

namespace figur {

class JsonWriter {
 public:
  void open(char bracket);  // { or [
  void close(char bracket);
  void key(std::string_view name);
  void text(std::string_view value);
  void integer(long long value);
  void number(double value);  // null for NaN
  void null();
  void boolean(bool value);
  void tree(const Json& value);
  void texts(const std::vector<std::string>& values);

  void member(std::string_view name, std::string_view value) {
    key(name);
    text(value);
  }
  void member(std::string_view name, long long value) {
    key(name);
    integer(value);
  }

  void line() { out_.push_back('\n'); }

  // Until more is written.
  std::string_view view() const { return {out_.data(), out_.size()}; }
  std::string str() const { return std::string(view()); }

 private:
  void separate();
  void append(std::string_view text) { out_.append(text.data(), text.size()); }
  Buffer<char> out_;
};

// {"value", "status", "flags"}, with "year" when it is given.
void write(const Cell& cell, JsonWriter& out, int year = 0);

}  // namespace figur
