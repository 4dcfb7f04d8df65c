// A small JSON tree for everything in a file that is not columns of numbers: definitions, regions,
// dimensions, queries. Built on simdjson's On-Demand API, fully validated while it is built.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "limits.hpp"
#include "result.hpp"

namespace figur {

class Json {
 public:
  enum class Type : unsigned char { null, boolean, number, string, array, object };
  using Member = std::pair<std::string, Json>;

  Type type = Type::null;
  bool boolean = false;
  double number = 0;
  std::string string;           // string; of a number its digits as they stood in the text
  std::vector<Json> items;      // array
  std::vector<Member> members;  // object, in document order; keys are unique

  // Defined in json.cpp: once, and clang 14 with libstdc++ would want Member before
  // Json is complete.
  Json();
  Json(const Json& other);
  Json(Json&& other) noexcept;
  Json& operator=(const Json& other);
  Json& operator=(Json&& other) noexcept;
  ~Json();

  bool is(Type t) const { return type == t; }
  // The member of that name, or nullptr; also nullptr when this is no object.
  const Json* find(std::string_view key) const;
};

const char* name(Json::Type type);

// A text with as many readable bytes behind it is read where it stands; any other is copied.
inline constexpr std::size_t text_padding = 64;

// Parses a whole text. Errors: json (not well-formed, with the pointer reached), limit
// (limits.hpp), format (a key that stands twice in one object).
Result<Json> parse_json(std::string_view text);

// Typed access with faults. Each returns nullptr / false when absent or of another type; a wrong
// type, or absence where `required`, is added to `faults` with its place.
struct Reader {
  Faults& faults;

  const Json* object(const Json& parent, const Path& at, std::string_view key, bool required);
  const Json* array(const Json& parent, const Path& at, std::string_view key, bool required);
  bool text(const Json& parent, const Path& at, std::string_view key, bool required,
            std::string& out);
  // A text that others are found by: Latin letters, digits and signs alone, so that no two look
  // alike.
  bool id(const Json& parent, const Path& at, std::string_view key, bool required,
          std::string& out);
  bool integer(const Json& parent, const Path& at, std::string_view key, bool required, int& out);
  bool number(const Json& parent, const Path& at, std::string_view key, bool required, double& out);
  // An array of strings; a single string counts as one.
  bool texts(const Json& parent, const Path& at, std::string_view key, bool required,
             std::vector<std::string>& out);
  // Of a value at hand.
  bool texts_of(const Json& value, const Path& at, std::vector<std::string>& out);
  // False, and a fault, when what is listed at `at` has more than `most` entries.
  bool fits(std::size_t entries, const Path& at, std::size_t most);

 private:
  const Json* typed(const Json& parent, const Path& at, std::string_view key, bool required,
                    Json::Type type);
};

}  // namespace figur
