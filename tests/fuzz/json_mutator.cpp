// Mutates JSON as a tree, so that most of what is tried is well-formed and gets past the parser:
// libFuzzer's own mutations of bytes are taken one time in eight, and for what is no JSON.
#include <simdjson.h>

#include <cstdint>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

#include "json_writer.hpp"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

namespace {

using figur::Json;
using Type = Json::Type;

// Numbers that tables, years, limits and doubles turn at.
constexpr const char* numbers[] = {
    "0",    "1",     "2",  "3",      "-1",     "0.5",  "2019",       "2020",   "2021",  "1899",
    "2101", "1e308", "-0", "1e-308", "100000", "1e15", "2147483648", "-1e308", "65536", "1e9"};

// As libFuzzer's own: the same seed, the same mutation (minstd).
class Random {
 public:
  explicit Random(unsigned seed) : state_(seed % 2147483646U + 1) {}
  std::size_t below(std::size_t n) {
    state_ = state_ * 48271U % 2147483647U;
    return static_cast<std::size_t>(state_) % n;
  }

 private:
  std::uint64_t state_;
};

// Every value of a tree, parents before children.
void collect(Json& json, std::vector<Json*>& out) {
  out.push_back(&json);
  for (Json& item : json.items) collect(item, out);
  for (Json::Member& member : json.members) collect(member.second, out);
}

Json& any(Json& tree, Random& random) {
  std::vector<Json*> all;
  collect(tree, all);
  return *all[random.below(all.size())];
}

// A value of another tree, of the same type when one is found soon.
Json like(const Json& wanted, Json& from, Random& random) {
  for (int attempt = 0; attempt < 20; ++attempt) {
    const Json& found = any(from, random);
    if (found.type == wanted.type && &found != &wanted) return found;
  }
  return any(from, random);
}

void set_number(Json& out, Random& random) {
  out = Json();
  out.type = Type::number;
  out.string = numbers[random.below(std::size(numbers))];
}

void change_text(std::string& text, Random& random) {
  std::vector<std::uint8_t> bytes(text.begin(), text.end());
  const std::size_t size = bytes.size();
  bytes.resize(size + 16);
  bytes.resize(LLVMFuzzerMutate(bytes.data(), size, bytes.size()));
  std::string changed(bytes.begin(), bytes.end());
  if (simdjson::validate_utf8(changed)) text = std::move(changed);
  else if (!text.empty()) text.pop_back(), text += static_cast<char>('a' + random.below(26));
  while (!simdjson::validate_utf8(text)) text.pop_back();
}

void change_array(Json& array, Json& tree, Random& random) {
  std::vector<Json>& items = array.items;
  if (items.empty()) {
    items.push_back(like(array, tree, random));
    return;
  }
  const std::size_t at = random.below(items.size());
  const auto place = items.begin() + static_cast<std::ptrdiff_t>(at);
  switch (random.below(4)) {
    case 0: items.erase(place); break;
    case 1: items.insert(place, Json(*place)); break;
    case 2: std::swap(items[at], items[random.below(items.size())]); break;
    default: items[at] = Json(items[random.below(items.size())]); break;
  }
}

bool has(const Json& object, const std::string& key) { return object.find(key) != nullptr; }

void change_object(Json& object, Json& tree, Random& random) {
  std::vector<Json::Member>& members = object.members;
  if (members.empty()) return;
  const std::size_t at = random.below(members.size());
  std::string key = members[at].first;
  switch (random.below(4)) {
    case 0: members.erase(members.begin() + static_cast<std::ptrdiff_t>(at)); break;
    case 1:  // another name for it
      change_text(key, random);
      if (!has(object, key)) members[at].first = key;
      break;
    case 2: {  // a member that another object has
      const Json& other = any(tree, random);
      if (other.members.empty()) return;
      const Json::Member found = other.members[random.below(other.members.size())];
      if (!has(object, found.first)) members.push_back(found);
      break;
    }
    default: std::swap(members[at].second, members[random.below(members.size())].second); break;
  }
}

void change(Json& tree, Random& random) {
  Json& value = any(tree, random);
  if (random.below(6) == 0) {
    value = like(value, tree, random);
    return;
  }
  switch (value.type) {
    case Type::null: set_number(value, random); break;
    case Type::boolean: value.boolean = !value.boolean; break;
    case Type::number:
      if (random.below(8) == 0) value = Json();
      else set_number(value, random);
      break;
    case Type::string:
      if (random.below(2) == 0) value = like(value, tree, random);
      else change_text(value.string, random);
      break;
    case Type::array: change_array(value, tree, random); break;
    case Type::object: change_object(value, tree, random); break;
  }
}

std::size_t written(const Json& tree, std::uint8_t* data, std::size_t most) {
  figur::JsonWriter out;
  out.tree(tree);
  const std::string& text = out.str();
  if (text.size() > most) return 0;
  std::memcpy(data, text.data(), text.size());
  return text.size();
}

std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

}  // namespace

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                               std::size_t most, unsigned seed) {
  Random random(seed);
  auto tree = figur::parse_json(text_of(data, size));
  if (!tree || random.below(8) == 0) return LLVMFuzzerMutate(data, size, most);
  for (std::size_t n = 1 + random.below(4); n > 0; --n) change(*tree, random);
  const std::size_t changed = written(*tree, data, most);
  return changed > 0 ? changed : LLVMFuzzerMutate(data, size, most);
}

// Puts a value of the one in the place of a value of the other.
extern "C" std::size_t LLVMFuzzerCustomCrossOver(const std::uint8_t* a, std::size_t a_size,
                                                 const std::uint8_t* b, std::size_t b_size,
                                                 std::uint8_t* out, std::size_t most,
                                                 unsigned seed) {
  Random random(seed);
  auto into = figur::parse_json(text_of(a, a_size));
  auto from = figur::parse_json(text_of(b, b_size));
  if (!into || !from) return 0;
  Json& place = any(*into, random);
  place = like(place, *from, random);
  return written(*into, out, most);
}
