// Internal: one way to walk a JSON document with simdjson's On-Demand API. Every reader goes
// through these few functions, so the API's large inline code stands once in the wasm file.
#pragma once

#include <simdjson.h>

#include <memory>
#include <string>
#include <string_view>
#include <type_traits>

#include "buffer.hpp"
#include "code_index.hpp"
#include "json.hpp"

namespace figur::walk {

using Value = simdjson::ondemand::value;

// A reference to a callable; the callable must outlive the call.
template <class Signature>
class Callback;
template <class R, class... Arguments>
class Callback<R(Arguments...)> {
 public:
  template <class F>
  Callback(F&& f)
      : object_(const_cast<void*>(static_cast<const void*>(&f))),
        call_([](void* object, Arguments... arguments) -> R {
          return (*static_cast<std::remove_reference_t<F>*>(object))(arguments...);
        }) {}
  R operator()(Arguments... arguments) const { return call_(object_, arguments...); }

 private:
  void* object_;
  R (*call_)(void*, Arguments...);
};

// What a step of a walk returns: go on, or stop with `error`.
class [[nodiscard]] Step {
 public:
  static Step go_on() { return {}; }
  static Step stop(Error error) {
    Step out;
    out.error_ = std::make_unique<Error>(std::move(error));
    return out;
  }
  bool stopped() const { return error_ != nullptr; }
  // Precondition: stopped().
  const Error& error() const { return *error_; }

 private:
  std::unique_ptr<Error> error_;
};

enum class Type : unsigned char { array, object, number, string, boolean, null, invalid };

// Parses `text`, whose top must be an object or array, and hands it to `read`. The whole text must
// be one JSON value. Where `text_padding` bytes behind it may be read, it is not copied.
Step document(std::string_view text, Callback<Step(Value&)> read, std::size_t behind = 0);

Type type(Value& value);
// Where the value begins in the text; `text_padding` bytes behind the text may be read. Who reads
// from there leaves the value as it is, to be passed over.
const char* start(Value& value);
// Calls `read(key, value)` for every member; `key` lives until the next member. A key that stands
// twice is not noticed here.
Step fields(Value& value, const Path& at, Callback<Step(std::string_view, Value&)> read);
// Calls `read(index, value)` for every item.
Step items(Value& value, const Path& at, Callback<Step(std::size_t, Value&)> read);

// Appends every item, a number or null (as NaN), to `out`; more than `most` is an error. Where
// `expected` is how many there are, no memory is taken twice.
Step numbers(Value& value, const Path& at, std::size_t most, std::size_t expected,
             Buffer<double>& out);

// True and `out` set when the value is a number / a text; the value can be asked again otherwise.
bool number(Value& value, double& out);
bool text(Value& value, std::string_view& out);
bool boolean(Value& value, bool& out);
bool null(Value& value);

// The Error for a value that is none of what was expected: bad JSON, or a wrong type.
Error unexpected(Value& value, Path at, const char* expected);

// Fills a Json object, each key once.
class MemberCollector {
 public:
  explicit MemberCollector(Json& out) : out_(out) { out.type = Json::Type::object; }
  // The new member, valid until the next call; nullptr when the key is already there.
  Json* add(std::string_view key);

 private:
  bool is_new(std::string_view key);

  Json& out_;
  bool ascending_ = true;    // so far: then none can stand twice
  CodeIndex seen_;           // of more than a few members
  std::size_t indexed_ = 0;  // how many of them
};

// How many values may still be built into the trees of one file.
struct Room {
  std::size_t values = max_json_values;
};
// Builds the tree below `value` (see json.hpp).
Step tree(Value& value, const Path& at, Json& out, Room& room, int depth = 0);

}  // namespace figur::walk
