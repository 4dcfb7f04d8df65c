#include "json.hpp"

#include <cmath>

#include "walk.hpp"

namespace figur {

// Here, so that their code stands once.
Json::Json() = default;
Json::Json(const Json&) = default;
Json::Json(Json&&) noexcept = default;
Json& Json::operator=(const Json&) = default;
Json& Json::operator=(Json&&) noexcept = default;
Json::~Json() = default;

const Json* Json::find(std::string_view key) const {
  for (const Member& member : members) {
    if (member.first == key) return &member.second;
  }
  return nullptr;
}

const char* name(Json::Type type) {
  switch (type) {
    case Json::Type::null: return "null";
    case Json::Type::boolean: return "true/false";
    case Json::Type::number: return "a number";
    case Json::Type::string: return "a text";
    case Json::Type::array: return "an array";
    case Json::Type::object: return "an object";
  }
  return "null";
}

Result<Json> parse_json(std::string_view text) {
  Json out;
  walk::Room room;
  walk::Step step = walk::document(
      text, [&](walk::Value& value) { return walk::tree(value, Path(), out, room); });
  if (step.stopped()) return step.error();
  return out;
}

const Json* Reader::typed(const Json& parent, const Path& at, std::string_view key, bool required,
                          Json::Type type) {
  const Json* child = parent.find(key);
  if (child == nullptr) {
    if (required) faults.error(Code::format, at, "% is missing", key);
    return nullptr;
  }
  if (!child->is(type)) {
    faults.error(Code::type, at / key, "expected %, found %", name(type), name(child->type));
    return nullptr;
  }
  return child;
}

const Json* Reader::object(const Json& parent, const Path& at, std::string_view key,
                           bool required) {
  return typed(parent, at, key, required, Json::Type::object);
}

const Json* Reader::array(const Json& parent, const Path& at, std::string_view key, bool required) {
  return typed(parent, at, key, required, Json::Type::array);
}

bool Reader::text(const Json& parent, const Path& at, std::string_view key, bool required,
                  std::string& out) {
  const Json* child = typed(parent, at, key, required, Json::Type::string);
  if (child == nullptr) return false;
  out = child->string;
  return true;
}

namespace {

// UTF-8 of printable ASCII and U+00A1 to U+02FF, without blanks and the soft hyphen.
bool is_latin(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte <= 0x20 || byte == 0x7F || byte > 0xCB) return false;
    if (byte != 0xC2) continue;
    const auto next = static_cast<unsigned char>(text[i + 1]);
    if (next <= 0xA0 || next == 0xAD) return false;
  }
  return true;
}

}  // namespace

bool Reader::id(const Json& parent, const Path& at, std::string_view key, bool required,
                std::string& out) {
  if (!text(parent, at, key, required, out)) return false;
  if (is_latin(out)) return true;
  faults.error(Code::format, at / key, "@ holds other than Latin letters, digits and signs", out);
  return false;
}

bool Reader::number(const Json& parent, const Path& at, std::string_view key, bool required,
                    double& out) {
  const Json* child = typed(parent, at, key, required, Json::Type::number);
  if (child == nullptr) return false;
  out = child->number;
  return true;
}

bool Reader::integer(const Json& parent, const Path& at, std::string_view key, bool required,
                     int& out) {
  double value = 0;
  if (!number(parent, at, key, required, value)) return false;
  if (value != std::floor(value) || std::fabs(value) > 1e9) {
    faults.error(Code::format, at / key, "expected a whole number");
    return false;
  }
  out = static_cast<int>(value);
  return true;
}

bool Reader::texts(const Json& parent, const Path& at, std::string_view key, bool required,
                   std::vector<std::string>& out) {
  const Json* child = parent.find(key);
  if (child != nullptr) return texts_of(*child, at / key, out);
  if (required) faults.error(Code::format, at, "% is missing", key);
  return false;
}

bool Reader::texts_of(const Json& value, const Path& at, std::vector<std::string>& out) {
  if (value.is(Json::Type::string)) {
    out.push_back(value.string);
    return true;
  }
  if (!value.is(Json::Type::array)) {
    faults.error(Code::type, at, "expected %, found %", name(Json::Type::array), name(value.type));
    return false;
  }
  out.reserve(value.items.size());
  for (std::size_t i = 0; i < value.items.size(); ++i) {
    if (!value.items[i].is(Json::Type::string)) {
      faults.error(Code::type, at / i, "expected a text, found %", name(value.items[i].type));
      return false;
    }
    out.push_back(value.items[i].string);
  }
  return true;
}

bool Reader::fits(std::size_t entries, const Path& at, std::size_t most) {
  if (entries <= most) return true;
  faults.error(Code::limit, at, "more than % entries", most);
  return false;
}

}  // namespace figur
