// Files and formulas made to hurt: a clear error, or an answer, in little time.
#include <chrono>

#include "bundle_text.hpp"
#include "check.hpp"
#include "jsonstat.hpp"
#include "profile.hpp"
#include "ranking.hpp"

namespace figur {
namespace {

using namespace test;

// Generous even for a sanitized or wasm build on a slow machine; what is quadratic takes minutes.
class Hostile : public testing::Test {
 protected:
  void TearDown() override {
    const auto taken = std::chrono::steady_clock::now() - start_;
    EXPECT_LT(std::chrono::duration_cast<std::chrono::milliseconds>(taken).count(), 4000)
        << "too slow";
  }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

std::string repeat(std::string_view part, std::size_t n) {
  std::string out;
  out.reserve(part.size() * n);
  for (std::size_t i = 0; i < n; ++i) out += part;
  return out;
}

// n members "k0":0,"k1":0,…
std::string members(std::size_t n, std::string_view value = "0") {
  std::string out;
  for (std::size_t i = 0; i < n; ++i) {
    out += (i == 0 ? "\"k" : ",\"k") + std::to_string(i) + "\":" + std::string(value);
  }
  return out;
}

// A bundle head with room for more members.
std::string bundle_with(std::string_view more) {
  return json(
             "{'format':'figur-bundle','version':1,'id':'x','kind':'example','regions':[],'tables':"
             "[],'indicators':[]") +
         std::string(more) + "}";
}

std::string dataset_with(std::string_view more) {
  return json(
             "{'version':'2.0','class':'dataset','id':['T'],'size':[2],'dimension':{'T':{'category'"
             ":{'index':['a','b']}}},"
             "'value':[1,2]") +
         std::string(more) + "}";
}

Code code_of(const std::string& text) {
  const Verdict verdict = check(text);
  if (verdict.faults.has_errors()) return verdict.faults.first_error().code;
  ADD_FAILURE() << "was accepted: " << text.substr(0, 80);
  return Code::json;
}

TEST_F(Hostile, DeepNestingIsRefused) {
  for (const std::size_t depth : {60U, 1000U, 5000U, 1000000U}) {
    SCOPED_TRACE(depth);
    const std::string arrays = repeat("[", depth) + repeat("]", depth);
    const std::string objects = repeat("{\"a\":", depth) + "1" + repeat("}", depth);
    for (const std::string& deep : {arrays, objects}) {
      Faults faults;
      EXPECT_FALSE(read_bundle(bundle_with(",\"x\":" + deep), faults).ok());
      EXPECT_FALSE(read_jsonstat(dataset_with(",\"extension\":" + deep), faults).ok());
      EXPECT_FALSE(
          read_query("{\"indicators\":[],\"years\":[2019,2020],\"definitions\":[" + deep + "]}")
              .ok());
      EXPECT_TRUE(check(deep).faults.has_errors());
    }
    EXPECT_TRUE(check(repeat("[", depth)).faults.has_errors());
    EXPECT_TRUE(check(repeat("{\"a\":", depth)).faults.has_errors());
  }
}

TEST_F(Hostile, ModestNestingIsFine) {
  const std::string deep = repeat("[", 30) + repeat("]", 30);
  Faults faults;
  EXPECT_TRUE(read_jsonstat(dataset_with(",\"extension\":{\"a\":" + deep + "}"), faults).ok())
      << show(faults);
  EXPECT_TRUE(read_bundle(bundle_with(",\"x\":" + deep), faults).ok()) << show(faults);
}

TEST_F(Hostile, NumbersThatAreNoneAreRefused) {
  for (const char* number : {"1e999", "-1e999", "NaN", "Infinity", "-Infinity", "+1", "01", "1.",
                             ".5", "0x10", "1e", "--1", "1_000", "１"}) {
    Faults faults;
    const std::string text = changed(dataset_with(""), "[1,2]", "[1," + std::string(number) + "]");
    EXPECT_FALSE(read_jsonstat(text, faults).ok()) << number;
    EXPECT_TRUE(faults.has_errors());
    EXPECT_FALSE(
        read_query("{\"indicators\":[],\"years\":[2019," + std::string(number) + "]}").ok())
        << number;
  }
}

TEST_F(Hostile, LongNumbersAreReadAsTheNearestDouble) {
  for (const char* number :
       {"123456789012345678901234567890", "-9223372036854775809", "18446744073709551616",
        "0.1000000000000000055511151231257827021181583404541015625", "4.9e-324", "1e-400"}) {
    Faults faults;
    Result<JsonStat> out = read_jsonstat(
        changed(dataset_with(""), "[1,2]", "[1," + std::string(number) + "]"), faults);
    ASSERT_TRUE(out.ok()) << number << show(faults);
    EXPECT_EQ(out->datasets[0].cells.value[1], std::strtod(number, nullptr)) << number;
  }
  const std::string digits = "0." + repeat("123456789", 20000);
  Faults faults;
  EXPECT_TRUE(read_jsonstat(changed(dataset_with(""), "[1,2]", "[1," + digits + "]"), faults).ok());
}

TEST_F(Hostile, BytesThatAreNotTextAreRefused) {
  for (const std::string& bytes :
       {std::string("\xff"), std::string("\xc3"), std::string("\xc0\xaf"),
        std::string("\xed\xa0\x80"), std::string("\xf5\x80\x80\x80"), std::string("\x80"),
        std::string(1, '\0'), std::string("\n"), std::string("\\ud800"), std::string("\\x41"),
        std::string("\\u00g0")}) {
    Faults faults;
    EXPECT_FALSE(read_jsonstat(dataset_with(",\"label\":\"a" + bytes + "b\""), faults).ok())
        << show(faults);
    EXPECT_FALSE(read_bundle(bundle_with(",\"label\":\"a" + bytes + "b\""), faults).ok());
    EXPECT_FALSE(read_bundle(bundle_with(",\"a" + bytes + "b\":1"), faults).ok());
  }
  EXPECT_EQ(code_of(dataset_with("") + std::string(1, '\0')), Code::json);
}

TEST_F(Hostile, AnEscapedNulIsAnOrdinaryCharacter) {
  BundleText text;
  text.regions = "{'code':'1','name':'Null','aliases':['0\\u00001']},{'code':'0','name':'Annen'}";
  const Bundle bundle = read(text.text());
  ASSERT_EQ(bundle.regions.all.size(), 2U);
  EXPECT_EQ(bundle.regions.all[0].aliases[0].size(), 3U);
}

TEST_F(Hostile, AKeyThatStandsTwiceIsRefusedWhereverItIs) {
  EXPECT_EQ(code_of(bundle_with(",\"id\":\"y\"")), Code::format);
  EXPECT_EQ(code_of(bundle_with(",\"x\":{\"a\":1,\"b\":2,\"a\":1}")), Code::format);
  EXPECT_EQ(code_of(bundle_with(",\"x\":{\"a\":1,\"\\u0061\":1}")), Code::format)
      << "the same key, escaped";
  EXPECT_EQ(code_of(bundle_with(",\"x\":{" + members(100) + ",\"k7\":1}")), Code::format);
  EXPECT_EQ(code_of(dataset_with(",\"label\":\"a\",\"label\":\"b\"")), Code::format);
  EXPECT_EQ(code_of(dataset_with(",\"size\":[2]")), Code::format);
  EXPECT_EQ(code_of(dataset_with(",\"value\":{}")), Code::format);
}

TEST_F(Hostile, HundredThousandsOfKeysInOneObjectAreRead) {
  Faults faults;
  EXPECT_TRUE(read_bundle(bundle_with(",\"x\":{" + members(300'000) + "}"), faults).ok())
      << show(faults);
}

TEST_F(Hostile, ManyKeysAtTheTopOfABundleAreReadOrRefusedQuickly) {
  check(bundle_with("," + members(60'000)));
}

TEST_F(Hostile, ManyKeysInATableAreReadOrRefusedQuickly) {
  check(changed(bundle_with(""), json("'tables':[]"),
                json("'tables':[{'id':'t',") + members(60'000) + "}]"));
}

TEST_F(Hostile, ManyKeysInADatasetAreReadOrRefusedQuickly) {
  check(dataset_with("," + members(60'000)));
}

TEST_F(Hostile, ManyDimensionsAreReadOrRefusedQuickly) {
  std::string ids;
  std::string sizes;
  std::string dimensions;
  for (int i = 0; i < 60'000; ++i) {
    const std::string id = (i == 0 ? "\"k" : ",\"k") + std::to_string(i) + "\"";
    ids += id;
    sizes += i == 0 ? "1" : ",1";
    dimensions += id + ":{\"category\":{\"index\":[\"a\"]}}";
  }
  const std::string text = "{\"version\":\"2.0\",\"id\":[" + ids + "],\"size\":[" + sizes +
                           "],\"dimension\":{" + dimensions + "},\"value\":[1]}";
  check(text);
}

TEST_F(Hostile, ALongDimensionIsReadQuickly) {
  std::string codes;
  for (int i = 0; i < 100'000; ++i) codes += (i == 0 ? "\"k" : ",\"k") + std::to_string(i) + "\"";
  const std::string labels = members(100'000, "\"x\"");
  const std::string text =
      json("{'version':'2.0','id':['T'],'size':[100000],'dimension':{'T':{'category':{'index':[") +
      codes + "],\"label\":{" + labels + "}}}},\"value\":{}}";
  Faults faults;
  Result<JsonStat> out = read_jsonstat(text, faults);
  ASSERT_TRUE(out.ok()) << show(faults);
  EXPECT_EQ(out->datasets[0].cells.size(), 100'000U);
}

TEST_F(Hostile, AMillionFaultsAreFewMessages) {
  std::string status;
  for (int i = 2; i < 100'002; ++i)
    status += (i == 2 ? "\"" : ",\"") + std::to_string(i) + "\":\":\"";
  Faults faults;
  EXPECT_FALSE(read_jsonstat(dataset_with(",\"status\":{" + status + "}"), faults).ok());
  EXPECT_LE(faults.all().size(), Faults::kept);
  EXPECT_EQ(faults.all().size() + faults.dropped(), 100'000U);
}

TEST_F(Hostile, AbsurdSizesAreRefusedBeforeMemoryIsTaken) {
  for (const char* size : {"1000000000", "50000001", "9007199254740993", "1e308", "4294967296",
                           "18446744073709551616"}) {
    Faults faults;
    EXPECT_FALSE(
        read_jsonstat(changed(dataset_with(""), "[2]", "[" + std::string(size) + "]"), faults).ok())
        << size;
  }
  Faults faults;
  EXPECT_FALSE(
      read_jsonstat(changed(dataset_with(""), "[1,2]", "{\"999999999999999\":1}"), faults).ok());
  EXPECT_FALSE(
      read_jsonstat(changed(dataset_with(""), "[1,2]", "{\"99999999999999999999999\":1}"), faults)
          .ok());
}

TEST_F(Hostile, LongTextsInMessagesAreCut) {
  const std::string text =
      changed(dataset_with(""), "\"dataset\"", "\"" + repeat("æ", 100'000) + "\"");
  Faults faults;
  EXPECT_FALSE(read_jsonstat(text, faults).ok());
  EXPECT_LT(faults.first_error().message.size(), 300U);
}

TEST_F(Hostile, FormulaBombsAreRefusedOrComputed) {
  const std::string rows[] = {
      repeat("(", 1'000'000),
      repeat("-", 1'000'000) + "A",
      repeat("abs(", 3000) + "A" + repeat(")", 3000),
      repeat("[", 4000),
      repeat("sum(", 900) + "A",
      repeat("A,", 2000),
      repeat("9", 4000),
      "0." + repeat("0", 3990) + "1",
      std::string(4000, '\0'),
      repeat("group(", 600),
  };
  for (const std::string& text : rows) EXPECT_FALSE(compile(text).ok()) << text.substr(0, 20);
  // As many operands as fit, each different.
  std::string wide = "a0";
  for (int i = 1; wide.size() < 3900; ++i) wide += "+a" + std::to_string(i);
  EXPECT_TRUE(compile(wide).ok());
  EXPECT_TRUE(compile("A" + repeat("/A", 1999)).ok());
  // To the right: values pile up on the stack.
  EXPECT_TRUE(compile(repeat("A+(", 50) + "A" + repeat(")", 50)).ok());
}

// i.0 <- i.1, j.1 <- i.2, j.2 …: 2 to the power of `levels` paths, few indicators.
TEST_F(Hostile, ALadderOfReferencesIsNotWalkedPathByPath) {
  constexpr int levels = 26;
  BundleText text;
  text.regions = "{'code':'0301','name':'Oslo'}";
  text.indicators =
      indicator("i.0", {version("1", {})}) + "," + indicator("j.0", {version("1", {})});
  for (int level = 1; level <= levels; ++level) {
    const std::string below = std::to_string(level - 1);
    for (const char* side : {"i.", "j."}) {
      text.indicators += "," + indicator(side + std::to_string(level),
                                         {version("[i." + below + "] + [j." + below + "]", {})});
    }
  }
  Bundle bundle = read(text.text());
  const std::string top = "i." + std::to_string(levels);
  EXPECT_EQ(ask(bundle, "{'indicators':['" + top + "'],'regions':['0301'],'years':[2020,2020]}")
                .values(top, "0301"),
            std::to_string(1 << levels));
}

TEST_F(Hostile, ALongChainOfOwnDefinitionsIsRefused) {
  BundleText text;
  text.regions = "{'code':'0301','name':'Oslo'}";
  Bundle bundle = read(text.text());
  std::string chain = indicator("i.0", {version("1", {})});
  for (int i = 1; i <= 2000; ++i) {
    chain += "," + indicator("i." + std::to_string(i),
                             {version("[i." + std::to_string(i - 1) + "]", {})});
  }
  const Told told = ask(
      bundle, "{'indicators':['i.2000'],'regions':['0301'],'years':[2020,2020],'ownIndicators':[" +
                  chain + "]}");
  ASSERT_FALSE(told.ok());
  EXPECT_EQ(told.error.code, Code::limit) << told.error.message;
}

TEST_F(Hostile, AWideNetOfReferencesIsWalkedOnce) {
  BundleText text;
  text.regions = "{'code':'0301','name':'Oslo'}";
  text.indicators =
      indicator("a.0", {version("1", {})}) + "," + indicator("b.0", {version("1", {})});
  for (int i = 1; i <= 90; ++i) {
    const std::string below = std::to_string(i - 1);
    for (const char* name : {"a.", "b."}) {
      text.indicators +=
          "," + indicator(name + std::to_string(i),
                          {version("max([a." + below + "], [b." + below + "])", {})});
    }
  }
  Bundle bundle = read(text.text());
  EXPECT_EQ(ask(bundle, "{'indicators':['a.90'],'regions':['0301'],'years':[2020,2022]}")
                .values("a.90", "0301"),
            "1 1 1");
}

TEST_F(Hostile, QuestionsCutShortOrChangedAnywhereAreRefusedOrAnswered) {
  BundleText text;
  text.regions = "{'code':'0301','name':'Oslo'},{'code':'4601','name':'Bergen'}";
  text.groups =
      "{'id':'asss','members':[{'regions':['0301','4601']}]},{'id':'de','of':'asss','without':["
      "'self']}";
  text.tables = table("t", {"0301", "4601"}, {"A"}, 2020, 2021, "1 2 3 4");
  text.indicators = changed(indicator("i.a", {version("A", {input("A", "t", "A")}, "mean")}),
                            "'name'", "'area':'i','name'");
  Bundle bundle = read(text.text());
  const std::string area = json(
      "{'area':'i','regions':['0301'],'year':2021,'baseline':'de','span':'x','predecessors':'"
      "summed',"
      "'ownGroups':[{'id':'x','name':'X','regions':['4601']}]}");
  const std::string order = json("{'indicator':'i.a','year':2021,'group':'asss','best':'high'}");
  const auto try_area = [&bundle](const std::string& question) {
    const Result<AreaQuery> query = read_area_query(question);
    if (!query) return;
    (void)find_profile(bundle, *query);
    (void)find_key_figures(bundle, *query);
  };
  const auto try_rank = [&bundle](const std::string& question) {
    const Result<RankQuery> query = read_rank_query(question);
    if (query) (void)rank(bundle, *query);
  };
  ASSERT_TRUE(find_profile(bundle, *read_area_query(area)).ok());
  ASSERT_TRUE(rank(bundle, *read_rank_query(order)).ok());
  for (std::size_t n = 0; n < area.size(); ++n) {
    EXPECT_FALSE(read_area_query(area.substr(0, n)).ok());
    EXPECT_FALSE(read_rank_query(order.substr(0, n * order.size() / area.size())).ok());
  }
  Random random(11);
  for (int round = 0; round < 4000; ++round) {
    std::string question = round % 2 == 0 ? area : order;
    question[random.below(question.size())] = "\"{}[]:,0-9@x"[random.below(13)];
    if (round % 2 == 0) try_area(question);
    else try_rank(question);
  }
}

TEST_F(Hostile, ALongChainInABundleIsRefused) {
  BundleText text;
  text.regions = "{'code':'0301','name':'Oslo'}";
  text.indicators = indicator("i.0", {version("1", {})});
  for (int i = 1; i <= 2000; ++i) {
    text.indicators =
        indicator("i." + std::to_string(i), {version("[i." + std::to_string(i - 1) + "]", {})}) +
        "," + text.indicators;
  }
  Faults faults;
  EXPECT_FALSE(read_bundle(text.text(), faults).ok());
}

}  // namespace
}  // namespace figur
