#include "walk.hpp"

#include <algorithm>

#include "code_index.hpp"
#include "column.hpp"
#include "number.hpp"
#include "number_row.hpp"
#include "token.hpp"

namespace figur::walk {

namespace od = simdjson::ondemand;

namespace {

Error json_error(simdjson::error_code code, Path where) {
  const char* what = "not well-formed JSON";
  switch (code) {
    case simdjson::EMPTY: what = "the file is empty"; break;
    case simdjson::UTF8_ERROR: what = "not UTF-8 text"; break;
    case simdjson::UNCLOSED_STRING: what = "a text is not closed: the file may be cut short"; break;
    case simdjson::INCOMPLETE_ARRAY_OR_OBJECT:
      what = "an array or object is not closed: the file may be cut short";
      break;
    case simdjson::TRAILING_CONTENT: what = "there is more text after the JSON value"; break;
    case simdjson::CAPACITY: return fault(Code::limit, where, "the file is too large");
    case simdjson::MEMALLOC: return fault(Code::limit, where, "not enough memory for the file");
    case simdjson::DEPTH_ERROR: return fault(Code::limit, where, "nested too deeply");
    case simdjson::NUMBER_ERROR: what = "not a valid number"; break;
    case simdjson::STRING_ERROR: what = "a text with an invalid escape"; break;
    default: break;
  }
  return fault(Code::json, where, "%", what);
}

Step stop(simdjson::error_code code, Path where) {
  return Step::stop(json_error(code, std::move(where)));
}

}  // namespace

static_assert(text_padding == simdjson::SIMDJSON_PADDING);

Step document(std::string_view text, Callback<Step(Value&)> read, std::size_t behind) {
  if (text.size() > max_file_bytes) {
    return Step::stop(
        fault(Code::limit, Path(), "the file is larger than % MiB", max_file_bytes >> 20U));
  }
  simdjson::padded_string copy;
  if (behind < text_padding) copy = simdjson::padded_string(text);
  const simdjson::padded_string_view padded =
      behind < text_padding ? simdjson::padded_string_view(copy)
                            : simdjson::padded_string_view(text, text.size() + behind);
  od::parser parser;
  od::document document;
  if (auto e = parser.iterate(padded).get(document)) return stop(e, Path());
  od::value value;
  // Single numbers, texts and so on at the top are refused here too.
  if (auto e = document.get_value().get(value)) {
    if (e != simdjson::SCALAR_DOCUMENT_AS_VALUE) return stop(e, Path());
    return Step::stop(fault(Code::type, Path(), "expected an object at the top"));
  }
  Step step = read(value);
  if (!step.stopped() && !document.at_end()) return stop(simdjson::TRAILING_CONTENT, Path());
  return step;
}

Type type(Value& value) {
  od::json_type type{};
  if (value.type().get(type)) return Type::invalid;
  switch (type) {
    case od::json_type::array: return Type::array;
    case od::json_type::object: return Type::object;
    case od::json_type::number: return Type::number;
    case od::json_type::string: return Type::string;
    case od::json_type::boolean: return Type::boolean;
    case od::json_type::null: return Type::null;
  }
  return Type::invalid;
}

const char* start(Value& value) { return value.raw_json_token().data(); }

Step fields(Value& value, const Path& at, Callback<Step(std::string_view, Value&)> read) {
  od::object object;
  if (value.get_object().get(object)) return Step::stop(unexpected(value, at, "an object"));
  for (auto entry : object) {
    od::field field;
    if (auto e = std::move(entry).get(field)) return stop(e, at);
    std::string_view key;
    if (auto e = field.unescaped_key(false).get(key)) return stop(e, at);
    if (key.size() > max_key_bytes) {
      return Step::stop(fault(Code::limit, at, "@ is longer than % bytes", key, max_key_bytes));
    }
    Value member = field.value();
    Step step = read(key, member);
    if (step.stopped()) return step;
  }
  return Step::go_on();
}

Step items(Value& value, const Path& at, Callback<Step(std::size_t, Value&)> read) {
  od::array array;
  if (value.get_array().get(array)) return Step::stop(unexpected(value, at, "an array"));
  std::size_t i = 0;
  for (auto entry : array) {
    Value item;
    if (auto e = std::move(entry).get(item)) return stop(e, at / i);
    Step step = read(i, item);
    if (step.stopped()) return step;
    ++i;
  }
  return Step::go_on();
}

namespace {

// Calls `read(item)` for the items of a token that is a number or null, or as wasm many of them
// with commas between (stage1.hpp).
Step each_item(std::string_view token, Callback<Step(std::string_view)> read) {
  while (true) {
    const std::size_t comma = token.find(',');
    Step step = read(token.substr(0, comma));
    if (step.stopped() || comma == std::string_view::npos) return step;
    token.remove_prefix(comma + 1);
  }
}

// As simdjson says it of a token.
Step stop_at_item(std::string_view item, Path at) {
  const bool is_number = !item.empty() && (item[0] == '-' || (item[0] >= '0' && item[0] <= '9'));
  return stop(is_number ? simdjson::NUMBER_ERROR : simdjson::TAPE_ERROR, std::move(at));
}

bool is_null(std::string_view token) {
  const char* const end = token.data() + token.size();
  const char* const word_end = token::word_end(token.data(), end);
  return token.substr(0, static_cast<std::size_t>(word_end - token.data())) == "null" &&
         token::after_blanks(word_end, end) == end;
}

// Reads a whole row, whose bytes `row` are from bracket to bracket. False where an item is neither
// a number nor null, or there are more than `most`.
bool read_row(std::string_view row, std::size_t most, Buffer<double>& out) {
  // simdjson also takes a row that ends with a brace.
  const std::size_t last = row.find_last_of(']');
  if (last == std::string_view::npos) return false;
  const char* const close = row.data() + last;
  const char* c = token::after_blanks(row.data() + 1, close);
  if (c == close) return true;
  while (true) {
    c = plain_numbers(c, close, most, out);
    const char* const stop = token::word_end(c, close);
    const std::string_view word(c, static_cast<std::size_t>(stop - c));
    double number = nan_value;
    if (out.size() == most || (!read_number(word, number) && word != "null")) return false;
    out.push_back(number);
    c = token::after_blanks(stop, close);
    if (c == close) return true;
    if (*c != ',') return false;
    c = token::after_blanks(c + 1, close);
  }
}

}  // namespace

Step numbers(Value& value, const Path& at, std::size_t most, std::size_t expected,
             Buffer<double>& out) {
  od::array array;
  if (value.get_array().get(array)) return Step::stop(unexpected(value, at, "an array"));
  std::string_view row;
  if (auto e = array.raw_json().get(row)) return stop(e, at);
  // An item takes two bytes at least: no more memory than the text has room for.
  out.reserve(std::min({expected, most, row.size() / 2 + 1}));
  if (read_row(row, most, out)) {
    out.fit();
    return Step::go_on();
  }
  // Something is wrong: what and where, item by item.
  out.resize(0, 0);
  bool has_items = false;
  if (auto e = array.reset().get(has_items)) return stop(e, at);
  auto read_item = [&](std::string_view item) {
    double number = nan_value;
    if (!read_number(item, number) && !is_null(item)) return stop_at_item(item, at / out.size());
    if (out.size() == most) {
      return Step::stop(fault(Code::limit, at, "more than % cells", most));
    }
    out.push_back(number);
    return Step::go_on();
  };
  for (auto entry : array) {
    Value item;
    if (auto e = std::move(entry).get(item)) return stop(e, at / out.size());
    const Type kind = type(item);
    if (kind != Type::number && kind != Type::null) {
      return Step::stop(unexpected(item, at / out.size(), "a number or null"));
    }
    Step step = each_item(item.raw_json_token(), read_item);
    if (step.stopped()) return step;
  }
  return Step::go_on();
}

bool number(Value& value, double& out) { return read_number(value.raw_json_token(), out); }

bool text(Value& value, std::string_view& out) { return !value.get_string().get(out); }

bool boolean(Value& value, bool& out) { return !value.get_bool().get(out); }

bool null(Value& value) { return is_null(value.raw_json_token()); }

Error unexpected(Value& value, Path at, const char* expected) {
  const std::string_view token = value.raw_json_token();
  const std::string_view first = token.substr(0, token.find(','));
  double out = 0;
  switch (type(value)) {
    case Type::invalid: return json_error(simdjson::TAPE_ERROR, std::move(at));
    case Type::number:
      if (!read_number(first, out)) return json_error(simdjson::NUMBER_ERROR, std::move(at));
      break;
    case Type::null:
      if (!is_null(first)) return json_error(simdjson::N_ATOM_ERROR, std::move(at));
      break;
    default: break;
  }
  return fault(Code::type, at, "expected %", expected);
}

bool MemberCollector::is_new(std::string_view key) {
  constexpr std::size_t few = 16;
  const auto& members = out_.members;
  ascending_ = ascending_ && (members.empty() || key > members.back().first);
  if (ascending_) return true;
  if (members.size() < few) return out_.find(key) == nullptr;
  for (; indexed_ < members.size(); ++indexed_) seen_.add(members[indexed_].first, 0);
  return seen_.find(key) == CodeIndex::absent;
}

Json* MemberCollector::add(std::string_view key) {
  if (!is_new(key)) return nullptr;
  auto& members = out_.members;
  if (members.size() == 1) members.reserve(4);
  members.emplace_back(std::string(key), Json());
  return &members.back().second;
}

namespace {

Step object_tree(Value& value, const Path& at, Json& out, Room& room, int depth) {
  MemberCollector members(out);
  return fields(value, at, [&](std::string_view key, Value& member) {
    Json* child = members.add(key);
    if (child == nullptr) return Step::stop(fault(Code::format, at, "the key @ stands twice", key));
    return tree(member, at / key, *child, room, depth + 1);
  });
}

// Takes the place of one value.
Step enter(const Path& at, Room& room, int depth) {
  if (depth > json_depth) return Step::stop(fault(Code::limit, at, "nested too deeply"));
  if (room.values == 0) {
    return Step::stop(
        fault(Code::limit, at, "more than % values besides the figures", max_json_values));
  }
  --room.values;
  return Step::go_on();
}

Step number_tree(std::string_view token, const Path& at, Json& out) {
  out.type = Json::Type::number;
  out.string = token;
  while (!out.string.empty() && out.string.back() <= ' ') out.string.pop_back();
  return read_number(token, out.number) ? Step::go_on() : stop_at_item(token, at);
}

Step array_tree(Value& value, const Path& at, Json& out, Room& room, int depth) {
  out.type = Json::Type::array;
  return items(value, at, [&](std::size_t, Value& item) {
    const Path here = at / out.items.size();
    const std::string_view token = item.raw_json_token();
    if (token.substr(0, 1) == "\"" || token.find(',') == std::string_view::npos) {
      out.items.emplace_back();
      return tree(item, here, out.items.back(), room, depth + 1);
    }
    return each_item(token, [&](std::string_view one) {
      const Path at_one = at / out.items.size();
      Step step = enter(at_one, room, depth + 1);
      if (step.stopped()) return step;
      out.items.emplace_back();
      return is_null(one) ? Step::go_on() : number_tree(one, at_one, out.items.back());
    });
  });
}

}  // namespace

Step tree(Value& value, const Path& at, Json& out, Room& room, int depth) {
  Step step = enter(at, room, depth);
  if (step.stopped()) return step;
  switch (type(value)) {
    case Type::object: return object_tree(value, at, out, room, depth);
    case Type::array: return array_tree(value, at, out, room, depth);
    case Type::string: {
      out.type = Json::Type::string;
      std::string_view view;
      if (!text(value, view)) return stop(simdjson::STRING_ERROR, at);
      if (view.size() > max_text_bytes) {
        return Step::stop(fault(Code::limit, at, "@ is longer than % bytes", view, max_text_bytes));
      }
      out.string = view;
      return Step::go_on();
    }
    case Type::number: return number_tree(value.raw_json_token(), at, out);
    case Type::boolean:
      out.type = Json::Type::boolean;
      return boolean(value, out.boolean) ? Step::go_on() : stop(simdjson::T_ATOM_ERROR, at);
    case Type::null: return null(value) ? Step::go_on() : stop(simdjson::N_ATOM_ERROR, at);
    case Type::invalid: break;
  }
  return stop(simdjson::TAPE_ERROR, at);
}

}  // namespace figur::walk
