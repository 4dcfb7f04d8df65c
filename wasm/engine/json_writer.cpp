#include "json_writer.hpp"

#include "text.hpp"

namespace figur {

void JsonWriter::separate() {
  if (out_.empty()) return;
  const char last = out_[out_.size() - 1];
  if (last != '{' && last != '[' && last != ':') out_.push_back(',');
}

void JsonWriter::open(char bracket) {
  separate();
  out_.push_back(bracket);
}

void JsonWriter::close(char bracket) { out_.push_back(bracket); }

void JsonWriter::key(std::string_view name) {
  text(name);
  out_.push_back(':');
}

void JsonWriter::text(std::string_view value) {
  static const char hex[] = "0123456789abcdef";
  separate();
  out_.push_back('"');
  std::size_t written = 0;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const char c = value[i];
    const auto u = static_cast<unsigned char>(c);
    if (c != '"' && c != '\\' && u >= 0x20) continue;
    append(value.substr(written, i - written));
    written = i + 1;
    out_.push_back('\\');
    if (u >= 0x20) {
      out_.push_back(c);
    } else {
      append("u00");
      out_.push_back(hex[u >> 4U]);
      out_.push_back(hex[u & 15U]);
    }
  }
  append(value.substr(written));
  out_.push_back('"');
}

void JsonWriter::integer(long long value) {
  separate();
  append(std::to_string(value));
}

void JsonWriter::number(double value) {
  const std::string digits = number_text(value);
  if (digits.empty()) return null();
  separate();
  append(digits);
}

void JsonWriter::null() {
  separate();
  append("null");
}

void JsonWriter::boolean(bool value) {
  separate();
  append(value ? "true" : "false");
}

void JsonWriter::tree(const Json& value) {
  switch (value.type) {
    case Json::Type::null: null(); break;
    case Json::Type::boolean: boolean(value.boolean); break;
    case Json::Type::number:
      separate();
      append(value.string);
      break;
    case Json::Type::string: text(value.string); break;
    case Json::Type::array:
      open('[');
      for (const Json& item : value.items) tree(item);
      close(']');
      break;
    case Json::Type::object:
      open('{');
      for (const Json::Member& member : value.members) {
        key(member.first);
        tree(member.second);
      }
      close('}');
      break;
  }
}

void write(const Cell& cell, JsonWriter& out, int year) {
  out.open('{');
  if (year != 0) out.member("year", year);
  out.key("value");
  out.number(cell.value);
  out.member("status", static_cast<int>(cell.missing));
  out.member("flags", cell.flags);
  out.close('}');
}

void JsonWriter::texts(const std::vector<std::string>& values) {
  open('[');
  for (const std::string& value : values) text(value);
  close(']');
}

}  // namespace figur
