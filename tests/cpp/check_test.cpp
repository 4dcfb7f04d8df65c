// What a dropped file is told to be, and what is said of a broken one.
#include "check.hpp"

#include "bundle_text.hpp"

namespace figur {
namespace {

using namespace test;

BundleText small() {
  BundleText out;
  out.regions = "{'code':'0301','name':'Oslo'}";
  out.groups = "{'id':'g','name':{'nb':'G'},'members':[{'regions':['0301']}]}";
  out.tables = table("t", {"0301"}, {"N", "M"}, 2019, 2021, "1 2 : . 5 0");
  out.indicators = indicator("i.a", {version("A", {input("A", "t", "N")})});
  out.notes = "{'kind':'footnote','indicator':'i.a','text':{'nb':'Merk \\u00e6 \\\\ '}}";
  return out;
}

const std::string dataset = json(
    "{'version':'2.0','class':'dataset','updated':'2026-01-02T07:00:00Z','id':['R','T'],'size':[2,"
    "3],'dimension':"
    "{'R':{'category':{'index':['a','b']}},'T':{'category':{'index':['1','2','3']}}},"
    "'value':[1,null,3,null,5,null],'status':{'1':':','3':'.','5':'.'}}");

const std::string definition = json(
    "{'id':'i.a','name':{'nb':'Navn'},'unit':'prosent','versions':[{'formula':'A / B * "
    "100','average':'weighted',"
    "'inputs':{'A':{'unit':'barn','sources':[{'table':'t'}]},'B':{'unit':'personer','sources':[{'"
    "table':'u'}]}}}]}");

TEST(Check, KnowsABundleAndSumsItUp) {
  const Verdict verdict = check(small().text());
  EXPECT_EQ(verdict.kind, "bundle");
  EXPECT_FALSE(verdict.faults.has_errors()) << show(verdict.faults);
  for (const char* part :
       {"prøve", "1 table", "6 cells", "1 region", "1 group", "1 indicator", "2019", "2021"}) {
    EXPECT_NE(verdict.summary.find(part), std::string::npos) << part << ": " << verdict.summary;
  }
}

TEST(Check, KnowsADatasetAndSumsItUp) {
  const Verdict verdict = check(dataset);
  EXPECT_EQ(verdict.kind, "dataset");
  EXPECT_FALSE(verdict.faults.has_errors());
  for (const char* part : {"6 cells", "2 x 3", "3 missing", ": 1", ". 2", "2026-01-02"}) {
    EXPECT_NE(verdict.summary.find(part), std::string::npos) << part << ": " << verdict.summary;
  }
}

TEST(Check, KnowsACollectionAndSumsItUp) {
  const Verdict verdict = check(json("{'version':'2.0','class':'collection','link':{'item':[") +
                                dataset + "," + dataset + "]}}");
  EXPECT_EQ(verdict.kind, "collection");
  EXPECT_NE(verdict.summary.find("2 datasets"), std::string::npos) << verdict.summary;
  EXPECT_NE(verdict.summary.find("12 cells"), std::string::npos) << verdict.summary;
}

TEST(Check, KnowsADefinitionAndSumsItUp) {
  const Verdict verdict = check(definition);
  EXPECT_EQ(verdict.kind, "definition");
  EXPECT_FALSE(verdict.faults.has_errors()) << show(verdict.faults);
  EXPECT_NE(verdict.summary.find("i.a"), std::string::npos) << verdict.summary;
  const Verdict wrong = check(changed(definition, "A / B * 100", "A / B * 10"));
  EXPECT_EQ(wrong.kind, "definition");
  EXPECT_TRUE(holds(wrong.faults, Severity::warning, "/versions/0/formula", "10 times as large"));
  EXPECT_FALSE(wrong.faults.has_errors());
  EXPECT_TRUE(check(changed(definition, "A / B * 100", "A / C")).faults.has_errors());
}

TEST(Check, WarnsOfDivisionByZero) {
  BundleText text = small();
  text.tables = table("t", {"0301"}, {"N", "M"}, 2019, 2021, "1 2 3 4 5 0");
  text.indicators =
      indicator("i.a", {version("A / B", {input("A", "t", "N"), input("B", "t", "M")})});
  const Verdict verdict = check(text.text());
  EXPECT_FALSE(verdict.faults.has_errors());
  EXPECT_TRUE(holds(verdict.faults, Severity::warning, "/indicators/0", "zero"))
      << show(verdict.faults);
}

TEST(Check, AFileWithErrorsHasNoSummary) {
  BundleText text = small();
  text.indicators = indicator("i.a", {version("A", {input("A", "t", "X")})});
  const Verdict verdict = check(text.text());
  EXPECT_EQ(verdict.kind, "bundle");
  EXPECT_EQ(verdict.summary, "");
  EXPECT_TRUE(verdict.faults.has_errors());
}

TEST(Check, JunkIsUnknownWithOneClearError) {
  const std::string long_text(3000, 'x');
  const std::string rows[] = {
      "",
      " ",
      "[]",
      "42",
      "null",
      "\"tekst\"",
      "{",
      "{}",
      "}",
      "{\"a\":1}",
      "{\"a\"",
      "nonsense",
      "[1,2",
      "<html><body>503</body></html>",
      "a;b;c\n1;2;3",
      "{\"dataset\":{}}",
      "\xff\xfe{",
      std::string("\0", 1),
      "{} {}",
      "{\"a\":1}]",
      long_text,
      "[[[[",
      "{\"class\"",
      "'",
  };
  for (const std::string& text : rows) {
    const Verdict verdict = check(text);
    EXPECT_EQ(verdict.kind, "unknown") << text.substr(0, 40);
    EXPECT_EQ(verdict.summary, "");
    ASSERT_EQ(verdict.faults.all().size(), 1U) << text.substr(0, 40) << "\n"
                                               << show(verdict.faults);
    EXPECT_EQ(verdict.faults.all()[0].severity, Severity::error);
    EXPECT_GT(verdict.faults.all()[0].message.size(), 5U);
    EXPECT_LT(verdict.faults.all()[0].message.size(), 200U);
  }
}

TEST(Check, ABundleCutShortAnywhereIsAnError) {
  const std::string text = small().text();
  ASSERT_LT(text.size(), 2000U) << "keep it small: every prefix is read";
  for (std::size_t n = 0; n < text.size(); ++n) {
    const std::string cut = text.substr(0, n);
    const Verdict verdict = check(cut);
    ASSERT_TRUE(verdict.faults.has_errors()) << n << ": " << cut.substr(n > 40 ? n - 40 : 0);
    Faults faults;
    ASSERT_FALSE(read_bundle(cut, faults).ok()) << n;
    ASSERT_TRUE(faults.has_errors());
  }
  EXPECT_FALSE(check(text).faults.has_errors());
  EXPECT_FALSE(check(text + "\n \t\r\n").faults.has_errors())
      << "white space after the end is fine";
  EXPECT_TRUE(check(text + "x").faults.has_errors());
}

TEST(Check, ADatasetCutShortAnywhereIsAnError) {
  for (std::size_t n = 0; n < dataset.size(); ++n) {
    ASSERT_TRUE(check(dataset.substr(0, n)).faults.has_errors()) << n;
  }
}

// Whatever comes in: a verdict, and a bundle that is accepted can also be asked.
TEST(Check, RandomChangesNeverCrash) {
  const std::string sound[] = {small().text(), dataset, definition};
  static constexpr std::string_view splinters[] = {
      "\"", "{",    "}",  "[",     "]",    ",",    ":",  "-",    "0",    "9",
      "1e", "null", "\\", "\\u12", "\xc3", "\x01", "[[", "true", "2019", ""};
  Random random(4601);
  std::size_t accepted = 0;
  for (int round = 0; round < 6000; ++round) {
    std::string text = sound[random.below(3)];
    for (std::size_t times = 1 + random.below(3); times > 0 && !text.empty(); --times) {
      const std::size_t at = random.below(text.size());
      switch (random.below(4)) {
        case 0: text[at] = static_cast<char>(random.below(256)); break;
        case 1:
          text.replace(at, random.below(4), splinters[random.below(std::size(splinters))]);
          break;
        case 2: text.erase(at, 1 + random.below(12)); break;
        default: text.insert(at, text.substr(random.below(text.size()), random.below(60)));
      }
    }
    const Verdict verdict = check(text);
    EXPECT_EQ(verdict.summary.empty(), verdict.faults.has_errors()) << text;
    if (verdict.faults.has_errors() || verdict.kind != "bundle") continue;
    Faults faults;
    Result<Bundle> bundle = read_bundle(text, faults);
    ASSERT_TRUE(bundle.ok());
    ++accepted;
    Query query;
    for (const Indicator& indicator : bundle->indicators)
      query.indicators.push_back(indicator.definition.id);
    for (const Region& region : bundle->regions.all) query.regions.push_back(region.code);
    for (const Group& group : bundle->groups) query.groups.push_back(group.id);
    query.years = {2018, 2022};
    query.inputs = true;
    Result<Answer> answer = evaluate(*bundle, query);
    ASSERT_TRUE(answer.ok()) << answer.error().message << "\n" << text;
    for (std::size_t i = 0; i < answer->values.size(); ++i) {
      const bool none = answer->values.missing[i] == Missing::none;
      ASSERT_EQ(std::isfinite(answer->values.value[i]), none) << text;
    }
  }
  EXPECT_GT(accepted, 20U) << "some changes are harmless";
}

}  // namespace
}  // namespace figur
