// Errors as values: nothing in the engine throws, prints or aborts.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "path.hpp"
#include "say.hpp"

namespace figur {

enum class Code : unsigned char {
  json,         // not well-formed JSON
  type,         // a JSON value of another type than the format asks for
  format,       // well-formed, but breaks a rule of the format
  limit,        // larger or deeper than the engine accepts
  unknown,      // a name, code or id that does not exist
  ambiguous,    // a name that fits more than one thing
  formula,      // a formula that cannot be compiled
  cycle,        // something refers to itself, directly or through others
  unsupported,  // a version or feature this engine does not read
};

// The word for a code in JSON and messages, e.g. "format".
const char* name(Code code);

struct Error {
  Code code = Code::format;
  std::string where;         // JSON pointer, or "" for the whole; formulas use `position`
  std::string message;       // one short sentence that names the offending value
  std::size_t position = 0;  // formulas: byte offset into the text
};

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : value_(std::move(value)) {}
  Result(Error error) : error_(std::move(error)) {}

  explicit operator bool() const { return value_.has_value(); }
  bool ok() const { return value_.has_value(); }
  // Precondition: ok().
  T& operator*() { return *value_; }
  const T& operator*() const { return *value_; }
  T* operator->() { return &*value_; }
  const T* operator->() const { return &*value_; }
  // Precondition: !ok().
  const Error& error() const { return error_; }

 private:
  std::optional<T> value_;
  Error error_;
};

// A finding that does not stop the reading: several can be reported of one file.
enum class Severity : unsigned char { error, warning };

struct Fault {
  Severity severity = Severity::error;
  Code code = Code::format;
  std::string where;
  std::string message;
};

class Faults {
 public:
  // The sentence and its words as for say().
  template <class... Words>
  void error(Code code, const Path& where, const char* sentence, const Words&... words) {
    const Word all[] = {Word(words)..., Word(0)};
    add(Severity::error, code, where, sentence, all, sizeof...(words));
  }
  template <class... Words>
  void warning(Code code, const Path& where, const char* sentence, const Words&... words) {
    const Word all[] = {Word(words)..., Word(0)};
    add(Severity::warning, code, where, sentence, all, sizeof...(words));
  }
  void add(const Error& error);
  void append(const Faults& other);

  bool has_errors() const { return errors_ > 0; }
  const std::vector<Fault>& all() const { return all_; }
  // The first error as an Error. Precondition: has_errors().
  Error first_error() const;
  // Errors, and likewise warnings, beyond this many are counted, not kept: a million bad cells are
  // one message, and warnings never crowd out an error.
  static constexpr std::size_t kept = 200;
  std::size_t dropped() const { return dropped_; }

 private:
  void add(Severity severity, Code code, const Path& where, const char* sentence, const Word* words,
           std::size_t count);
  void keep(Fault fault);
  std::vector<Fault> all_;
  std::size_t errors_ = 0;
  std::size_t warnings_ = 0;
  std::size_t dropped_ = 0;
};

// An Error with its sentence; `fault_at` for formulas, where the place is a byte offset.
Error make_error(Code code, const Path& where, std::size_t position, std::string message);
template <class... Words>
Error fault(Code code, const Path& where, const char* sentence, const Words&... words) {
  return make_error(code, where, 0, say(sentence, words...));
}
template <class... Words>
Error fault_at(Code code, std::size_t position, const char* sentence, const Words&... words) {
  return make_error(code, Path(), position, say(sentence, words...));
}

}  // namespace figur
