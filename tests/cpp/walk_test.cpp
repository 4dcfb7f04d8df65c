// A document is read as JSON says, to the last byte and not beyond it. Natively simdjson's tree
// builder, which the engine does not use, says what is JSON; as wasm, where the first stage is
// ours, simdjson's own one does.
#include <simdjson.h>

#include <cstring>
#include <memory>
#include <vector>

#include "json_writer.hpp"
#include "number.hpp"
#include "number_row.hpp"
#include "support.hpp"
#include "walk.hpp"

namespace figur {
namespace {

using namespace test;

// A copy with nothing behind its last byte: what is read beyond is seen by AddressSanitizer.
class Tight {
 public:
  explicit Tight(std::string_view text) : size_(text.size()), bytes_(new char[text.size()]) {
    std::memcpy(bytes_.get(), text.data(), size_);
  }
  std::string_view text() const { return {bytes_.get(), size_}; }

 private:
  std::size_t size_;
  std::unique_ptr<char[]> bytes_;
};

Result<Json> parse(std::string_view text) { return parse_json(Tight(text).text()); }

std::string written(const Json& tree) {
  JsonWriter out;
  out.tree(tree);
  return out.str();
}

// The text as the judge writes it; "" when it is not JSON.
#ifdef __EMSCRIPTEN__
std::string judged(std::string_view text) {
  auto& active = simdjson::get_active_implementation();
  const simdjson::implementation* const ours = active;
  EXPECT_EQ(ours->name(), "simd128");
  active = simdjson::get_available_implementations()["fallback"];
  Result<Json> read = parse(text);
  active = ours;
  return read.ok() ? written(*read) : "";
}
#else
std::string judged(std::string_view text) {
  simdjson::dom::parser parser;
  simdjson::dom::element element;
  if (parser.parse(text.data(), text.size()).get(element)) return "";
  return simdjson::to_string(element);
}
#endif

// Ours and simdjson's verdict and content; a key that stands twice is JSON, and refused by us.
void expect_judged(const std::string& text) {
  const std::string theirs = judged(text);
  Result<Json> ours = parse(text);
  if (!ours.ok()) {
    EXPECT_TRUE(theirs.empty() || ours.error().code != Code::json)
        << "refused: " << ours.error().message << "\n"
        << text;
    return;
  }
  EXPECT_FALSE(theirs.empty()) << "accepted: " << text;
  EXPECT_EQ(judged(written(*ours)), theirs) << text;
}

const char* const sample =
    "{\"a\" : [1, -2.5,null , true,false,\"\"],\n\"b\":{\"c\\n\\u00e6\":\"\\\\ \\\" \\/ "
    "\\ud83d\\ude00\",\"d\":[],\"e\":{}},\t\"\xc3\xb8\":\"bl\xc3\xa5 \xe2\x82\xac "
    "\xf0\x9f\x98\x80 og noe mer\",\"f\":[[0,0.125,12e2],[100]]}\r\n";

TEST(Walk, ReadsWhatSimdjsonReads) {
  expect_judged(sample);
  ASSERT_TRUE(parse(sample).ok());
  expect_judged("\xEF\xBB\xBF[1]");
  expect_judged("[]");
  expect_judged(" {} ");
}

TEST(Walk, ATextCutShortAnywhereIsRefused) {
  const std::string whole(sample);
  for (std::size_t n = 0; n + 3 < whole.size(); ++n) {
    Result<Json> read = parse(whole.substr(0, n));
    ASSERT_FALSE(read.ok()) << whole.substr(0, n);
    EXPECT_EQ(read.error().code, Code::json);
    // Only a bracket that happens to be the last hides that there should be more.
    if (whole[n == 0 ? 0 : n - 1] != '}') {
      EXPECT_EQ(read.error().where, "");
    }
  }
}

TEST(Walk, AnyByteChangedLeavesOneVerdict) {
  const std::string_view bytes("\"\\{}[],: \n\t0-19.eEtnu/a\x01\x7f\x80\xbf\xc3\xe2\xed\xf0\xff\0",
                               34);
  const std::string whole(sample);
  for (std::size_t at = 0; at < whole.size(); ++at) {
    for (char byte : bytes) {
      std::string text = whole;
      text[at] = byte;
      expect_judged(text);
      text.insert(at, 1, byte);
      expect_judged(text);
    }
    expect_judged(std::string(whole).erase(at, 1));
  }
}

TEST(Walk, AcceptsTheCharactersOfUtf8AndNoOthers) {
  for (int first = 0x80; first < 0x100; ++first) {
    for (int second : {0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF}) {
      for (const char* rest : {"", "\x80", "\xBF\x80", "\x80\x80\x80", "\x41", "\x80\x41"}) {
        std::string text = "[\"";
        text += static_cast<char>(first);
        text += static_cast<char>(second);
        expect_judged(text + rest + "\"]");
      }
    }
  }
}

TEST(Walk, AnEscapeIsOneOfJsonsOrRefused) {
  for (const char* escape :
       {"\\u0041", "\\u00E6", "\\u20ac", "\\uD83D\\uDE00", "\\uD83D", "\\uD83D\\u0041", "\\uDE00",
        "\\uD83Dxx", "\\uD83D\\n", "\\u12", "\\u12g4", "\\u", "\\x41", "\\'", "\\0", "\\ ",
        "\\u0000", "\\b\\f\\n\\r\\t\\/\\\\\\\"", "\\\xc3\xa6"}) {
    expect_judged("[\"" + std::string(escape) + "\"]");
    expect_judged("{\"before" + std::string(escape) + "behind\":0}");
  }
}

TEST(Walk, PassesOverWhatAReaderLeaves) {
  const std::string text = json(
      "{'a':'],}\\'','b':[1,{'c':[]},'x'],'d':{'e':'f'},'g':-1.5e3,'h':null,'i':[],'wanted':7}");
  double found = 0;
  std::string keys;
  walk::Step step = walk::document(text, [&](walk::Value& top) {
    return walk::fields(top, Path(), [&](std::string_view key, walk::Value& value) {
      keys += key;
      if (key == "wanted") {
        EXPECT_TRUE(walk::number(value, found));
      }
      return walk::Step::go_on();
    });
  });
  EXPECT_FALSE(step.stopped());
  EXPECT_EQ(keys, "abdghiwanted");
  EXPECT_EQ(found, 7);
}

TEST(Walk, AFaultOfTheWholeTextIsSaidBeforeWhatItLedTo) {
  auto message = [](std::string_view text) { return parse(text).error().message; };
  EXPECT_EQ(message(""), "the file is empty");
  EXPECT_EQ(message(" \n"), "the file is empty");
  EXPECT_EQ(message("{\"a\":[1,2"), "an array or object is not closed: the file may be cut short");
  EXPECT_EQ(message("{\"a\":\"b"), "a text is not closed: the file may be cut short");
  EXPECT_EQ(message("{\"a\":x,\"b\":\"\xff\"}"), "not UTF-8 text");
  EXPECT_EQ(message("{\"a\":1}{}"), "there is more text after the JSON value");
  EXPECT_EQ(message("7"), "expected an object at the top");
}

// The numbers of a row, read as a dataset's are.
Result<std::vector<double>> row(std::string_view text, std::size_t most = 1000,
                                std::size_t expected = 1000) {
  const Tight tight(text);
  Buffer<double> out;
  walk::Step step = walk::document(tight.text(), [&](walk::Value& value) {
    return walk::numbers(value, Path() / "value", most, expected, out);
  });
  if (step.stopped()) return step.error();
  return std::vector<double>(out.begin(), out.end());
}

// Equal to the last bit, -0 and NaN included.
bool same(double a, double b) { return std::memcmp(&a, &b, sizeof a) == 0; }

const std::string before = "1,22,333.5,null,-4444,";
const std::string behind = ",7,88,999,1010,111111,12.5,131313,null,15151515,16";

TEST(NumberRow, ReadsEveryNumberAsAloneWhereverItStands) {
  for (const char* number : {"0",
                             "-0",
                             "0.0",
                             "-0.0",
                             "7",
                             "12345678",
                             "123456789012345",
                             "1234567890123456",
                             "9007199254740993",
                             "12345678901234567",
                             "123456789012345678901234567890",
                             "0.1",
                             "1.0000001",
                             "1234567.1234567",
                             "12345678.5",
                             "12345678.1234567",
                             "123456789.5",
                             "0.30000000000000004",
                             "1e308",
                             "1.7976931348623157e308",
                             "1e-320",
                             "4.9e-324",
                             "1e-400",
                             "-1E+2",
                             "0e5",
                             "0.00000001",
                             "99999999",
                             "-99999999.9999999",
                             "100000000"}) {
    const double alone = std::strtod(number, nullptr);
    double read = 0;
    ASSERT_TRUE(read_number(number, read)) << number;
    EXPECT_TRUE(same(read, alone)) << number;
    for (const char* blank : {"", " ", "\n\t "}) {
      const std::string item = blank + std::string(number) + blank;
      for (const std::string& text : {"[" + before + item + behind + "]", "[" + before + item + "]",
                                      "[" + item + behind + "]", "[" + item + "]"}) {
        Result<std::vector<double>> out = row(text);
        ASSERT_TRUE(out.ok()) << text;
        const std::size_t at = text.find(before) == 1 ? 5 : 0;
        EXPECT_TRUE(same((*out)[at], alone)) << text;
        if (at == 5) {
          EXPECT_TRUE(same((*out)[4], -4444));
        }
        if (text.find(behind) != std::string::npos) {
          EXPECT_TRUE(same(out->back(), 16));
        }
      }
    }
  }
}

TEST(NumberRow, RefusesWhatIsNoNumberWithItsPlace) {
  for (const char* item : {"",           "+1",    "01",    "-01",          "00",          "1.",
                           "-1.",        ".5",    "-",     "1e",           "1e+",         "--1",
                           "1_0",        "0x10",  "NaN",   "Infinity",     "1e999",       "nul",
                           "nulll",      "null1", "Null",  "12345678901.", "12345678.",   "1.5.5",
                           "1.2345678.", "true",  "\"1\"", "[1]",          "{}",          "[",
                           "]",          "1 2",   "1;2",   "1\x0b",        "\xef\xbc\x91"}) {
    for (const std::string& text :
         {"[" + before + item + behind + "]", "[" + before + item + "]"}) {
      Result<std::vector<double>> out = row(text);
      ASSERT_FALSE(out.ok()) << text;
      EXPECT_FALSE(judged(text).size() != 0 && out.error().code == Code::json) << text;
    }
    Result<std::vector<double>> out = row("[" + before + item + behind + "]");
    // In "1 2" it is the second number that stands wrong, and an open bracket takes the row along.
    const std::string_view what(item);
    EXPECT_EQ(out.error().where, what == "1 2" ? "/value/6"
                                 : what == "[" ? "/value"
                                               : "/value/5")
        << item;
  }
  EXPECT_TRUE(row("[]")->empty());
  EXPECT_TRUE(row("[ ]")->empty());
}

// simdjson passes over a row that ends with a brace as if it were whole.
TEST(NumberRow, ThatABraceEndsIsRefused) {
  for (const char* text : {"[1,2}", "[}", "[1}]", "[1,[2],3}", "[null,  }"}) {
    EXPECT_FALSE(row(text).ok()) << text;
  }
}

TEST(NumberRow, ReadsRandomRowsAsOneByOne) {
  Random random(712);
  for (int round = 0; round < 300; ++round) {
    std::vector<std::string> numbers;
    std::string text = "[";
    for (std::size_t n = 1 + random.below(40); n > 0; --n) {
      std::string number = random.below(4) == 0 ? "-" : "";
      std::string digits;
      for (std::size_t d = 1 + random.below(17); d > 0; --d)
        digits += static_cast<char>('0' + random.below(10));
      const std::size_t point = 1 + random.below(digits.size());
      std::string whole = digits.substr(0, point);
      if (whole[0] == '0') whole = "0";
      number += whole;
      if (point < digits.size() && random.below(2) == 0) number += "." + digits.substr(point);
      if (random.below(12) == 0) number = "null";
      text += (numbers.empty() ? "" : random.below(9) == 0 ? ", " : ",") + number;
      numbers.push_back(number);
    }
    text += "]";
    Result<std::vector<double>> out = row(text, 1000, random.below(60));
    ASSERT_TRUE(out.ok()) << text;
    ASSERT_EQ(out->size(), numbers.size()) << text;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      const bool null = numbers[i] == "null";
      const double alone = null ? nan_value : std::strtod(numbers[i].c_str(), nullptr);
      EXPECT_TRUE(null ? std::isnan((*out)[i]) : same((*out)[i], alone)) << numbers[i];
    }
    EXPECT_FALSE(row(text, numbers.size() - 1).ok()) << "one more than may be";
  }
}

// A row named "value" that begins `shift` bytes later: as wasm it then lies otherwise among the
// blocks of the first stage, which leaves out the places of whole blocks of numbers.
std::string named_row(std::size_t shift, const std::vector<std::string>& items) {
  std::string text = "{\"p\":\"" + std::string(shift, 'p') + "\",\"value\":[";
  for (std::size_t i = 0; i < items.size(); ++i) text += (i == 0 ? "" : ",") + items[i];
  return text + "],\"q\":[[1,22],null]}";
}

Result<std::vector<double>> read_named_row(const std::string& text) {
  const Tight tight(text);
  Buffer<double> out;
  walk::Step step = walk::document(tight.text(), [&](walk::Value& top) {
    return walk::fields(top, Path(), [&](std::string_view key, walk::Value& value) {
      return key == "value" ? walk::numbers(value, Path() / key, 1000, 1000, out)
                            : walk::Step::go_on();
    });
  });
  if (step.stopped()) return step.error();
  return std::vector<double>(out.begin(), out.end());
}

// Whole numbers of every length, and now and then something else.
std::vector<std::string> random_items(Random& random, std::size_t n) {
  std::vector<std::string> out;
  for (; n > 0; --n) {
    std::string item = std::to_string(1 + random.below(9));
    for (std::size_t d = random.below(9); d > 0; --d)
      item += static_cast<char>('0' + random.below(10));
    if (random.below(8) == 0) item = "null";
    if (random.below(16) == 0) item = "0";
    if (random.below(40) == 0) item = "-" + item + ".5e-3";
    if (random.below(40) == 0) item = "-7.25";
    if (item == "-null.5e-3") item = "null";
    out.push_back(item);
  }
  return out;
}

TEST(NumberRow, ALongOneReadsAsItsNumbersWhereverItBegins) {
  Random random(64);
  for (std::size_t shift = 0; shift < 128; ++shift) {
    const std::vector<std::string> items = random_items(random, 300);
    const std::string text = named_row(shift, items);
    Result<std::vector<double>> out = read_named_row(text);
    ASSERT_TRUE(out.ok()) << text;
    ASSERT_EQ(out->size(), items.size()) << text;
    for (std::size_t i = 0; i < items.size(); ++i) {
      const double read = (*out)[i];
      EXPECT_TRUE(items[i] == "null" ? same(read, nan_value)
                                     : same(read, std::strtod(items[i].c_str(), nullptr)))
          << items[i] << " read as " << read;
    }
    Result<Json> tree = parse(text);
    ASSERT_TRUE(tree.ok()) << text;
    EXPECT_EQ(written(*tree), text) << "the same row in a tree";
  }
}

TEST(NumberRow, WhatIsWrongInALongOneIsToldWithItsPlace) {
  struct Wrong {
    const char* item;
    const char* message;
  };
  Random random(65);
  for (const Wrong& wrong :
       {Wrong{"", "not well-formed JSON"}, Wrong{"+1", "not well-formed JSON"},
        Wrong{"nul", "not well-formed JSON"}, Wrong{"nulll", "not well-formed JSON"},
        Wrong{"/", "not well-formed JSON"}, Wrong{"01", "not a valid number"},
        Wrong{"00", "not a valid number"}, Wrong{"0null", "not a valid number"},
        Wrong{"1.", "not a valid number"}, Wrong{"5/4", "not a valid number"},
        Wrong{"-", "not a valid number"}, Wrong{"1-2", "not a valid number"},
        Wrong{"12null", "not a valid number"}}) {
    for (std::size_t shift = 0; shift < 64; shift += 3) {
      std::vector<std::string> items = random_items(random, 200);
      const std::size_t at = random.below(items.size() - 1);
      items[at] = wrong.item;
      const std::string text = named_row(shift, items);
      Result<std::vector<double>> out = read_named_row(text);
      ASSERT_FALSE(out.ok()) << text;
      EXPECT_EQ(out.error().where, "/value/" + std::to_string(at)) << text;
      EXPECT_EQ(out.error().message, wrong.message) << text;
      Result<Json> tree = parse(text);
      ASSERT_FALSE(tree.ok()) << text;
      EXPECT_EQ(tree.error().where, "/value/" + std::to_string(at)) << text;
      EXPECT_EQ(tree.error().message, wrong.message) << text;
    }
  }
}

// A row is whole for simdjson when its first and last numbers are, so nobody else may take it.
TEST(NumberRow, ALongOneIsNeitherANumberNorNull) {
  for (const char* item : {"null", "1234"}) {
    const std::string text = named_row(0, std::vector<std::string>(100, item));
    walk::Step step = walk::document(text, [&](walk::Value& top) {
      return walk::fields(top, Path(), [&](std::string_view key, walk::Value& value) {
        if (key != "value") return walk::Step::go_on();
        return walk::items(value, Path(), [&](std::size_t, walk::Value& one) {
          double number = 0;
          const bool many = one.raw_json_token().find(',') != std::string_view::npos;
          const bool is_null = std::string_view(item) == "null";
          EXPECT_EQ(walk::number(one, number), !many && !is_null);
          EXPECT_EQ(walk::null(one), !many && is_null);
          EXPECT_EQ(walk::unexpected(one, Path(), "a text").message, "expected a text");
          return walk::Step::go_on();
        });
      });
    });
    EXPECT_FALSE(step.stopped());
  }
}

TEST(Walk, AKeyStandsOnceWhateverTheOrder) {
  for (std::size_t n : {2U, 3U, 15U, 16U, 17U, 18U, 40U}) {
    for (const bool up : {true, false}) {
      std::vector<std::string> keys;
      for (std::size_t i = 0; i < n; ++i) keys.push_back(std::to_string(100 + (up ? i : n - i)));
      for (std::size_t twice = 0; twice <= n; ++twice) {
        std::string text = "{";
        for (const std::string& key : keys) text += "\"" + key + "\":1,";
        text += "\"" + (twice < n ? keys[twice] : "99") + "\":2,\"101.5\":3}";
        Result<Json> read = parse(text);
        EXPECT_EQ(read.ok(), twice == n) << text;
        if (read.ok()) EXPECT_EQ(written(*read), text);
        else EXPECT_EQ(read.error().code, Code::format) << text;
      }
    }
  }
}

TEST(Number, IsTheNearestDoubleWhereManyDigitsAreDivided) {
  auto check = [](const std::string& number) {
    double read = 0;
    ASSERT_TRUE(read_number(number, read)) << number;
    EXPECT_TRUE(same(read, std::strtod(number.c_str(), nullptr))) << number;
  };
  // Halfway between two doubles, and a little to either side; the ends of what is divided.
  for (const char* number :
       {"4503599627370497.5", "4503599627370496.5", "4503599627370497.501", "4503599627370497.499",
        "2251799813685248.25", "2251799813685248.75", "9007199254740993", "9007199254740995.000",
        "9223372036854775807", "9223372036854775808", "0.9223372036854775807",
        "922337203685477580.7", "1844674407370955161", "0.1000000000000000001",
        "0.1000000000000000000", "1.000000000000000001", "0.9999999999999999999",
        "0.0000000000000000001"}) {
    check(number);
    check("-" + std::string(number));
  }
  Random random(1963);
  for (int i = 0; i < 20000; ++i) {
    std::string digits = std::to_string(1 + random.below(9));
    for (std::size_t n = 14 + random.below(5); n > 0; --n)
      digits += static_cast<char>('0' + random.below(10));
    check(digits.insert(1 + random.below(digits.size() - 1), "."));
  }
}

TEST(NumberRow, StopsBeforeWhatIsNotPlain) {
  const std::string tail(128, ' ');
  for (const char* rest :
       {"1e3,", "12345678901234567,", "1.123456789,", "01,", "7 ,", "7]", "nul,"}) {
    const Tight text("1,2.5,null," + (rest + tail));
    Buffer<double> out;
    out.reserve(100);
    const char* end = text.text().data() + text.text().size();
    const char* stopped = plain_numbers(text.text().data(), end, 100, out);
    EXPECT_EQ(out.size(), 3U) << rest;
    EXPECT_EQ(std::string(stopped, end), rest + tail);
  }
  std::string many;
  for (int i = 0; i < 100; ++i) many += "1,";
  const Tight text(many + tail);
  for (std::size_t room : std::initializer_list<std::size_t>{0, 1, 63, 64, 90, 200}) {
    Buffer<double> out;
    out.reserve(room);
    const char* end = text.text().data() + text.text().size();
    plain_numbers(text.text().data(), end, 1000, out);
    EXPECT_LE(out.size(), room);
    EXPECT_EQ(out.capacity(), room) << "nothing grows";
    plain_numbers(text.text().data(), end, out.size(), out);
    EXPECT_LE(out.size(), room) << "no more than may be";
  }
}

}  // namespace
}  // namespace figur
