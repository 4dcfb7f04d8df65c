#include "json_writer.hpp"

#include "text.hpp"

namespace figur {

void JsonWriter::separate() {
  if (out_.empty()) return;
  const char last = out_.back();
  if (last != '{' && last != '[' && last != ':') out_ += ',';
}

void JsonWriter::key(std::string_view name) {
  text(name);
  out_ += ':';
}

void JsonWriter::text(std::string_view value) {
  static const char hex[] = "0123456789abcdef";
  separate();
  out_ += '"';
  for (char c : value) {
    const auto u = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out_ += '\\';
      out_ += c;
    } else if (u < 0x20) {
      out_ += "\\u00";
      out_ += hex[u >> 4U];
      out_ += hex[u & 15U];
    } else {
      out_ += c;
    }
  }
  out_ += '"';
}

void JsonWriter::integer(long long value) {
  separate();
  out_ += std::to_string(value);
}

void JsonWriter::number(double value) {
  const std::string digits = number_text(value);
  if (digits.empty()) return null();
  separate();
  out_ += digits;
}

void JsonWriter::null() {
  separate();
  out_ += "null";
}

void JsonWriter::boolean(bool value) {
  separate();
  out_ += value ? "true" : "false";
}

void JsonWriter::tree(const Json& value) {
  switch (value.type) {
    case Json::Type::null: null(); break;
    case Json::Type::boolean: boolean(value.boolean); break;
    case Json::Type::number:
      separate();
      out_ += value.string;
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
