// The lint of definitions: every trap of KS's and SSB's pages (domain.md's list) is heard of when a
// definition is written as the page prints it.
#include "bundle_text.hpp"
#include "check.hpp"

namespace figur {
namespace {

using namespace test;

const char* all_languages = "{'nb':'Tekst','nn':'Tekst','en':'Text'}";

// A definition without a fault, its parts replaceable.
struct Page {
  std::string id = "barnevern.prøve", area = "barnevern", unit = "prosent", average = "weighted";
  std::string formula = "A / B * 100";
  std::string a = "'A':{'unit':'barn','sources':[{'table':'t'}]}";
  std::string b = "'B':{'unit':'personer','sources':[{'table':'07459','yearOffset':1}]}";
  std::string versions = "";  // instead of the one version

  std::string text() const {
    std::string out = "{'id':'" + id + "','area':'" + area + "','unit':'" + unit + "'";
    for (const char* key : {"name", "shortName", "description", "purpose", "keyTerms",
                            "calculation", "selection", "interpretation"}) {
      out += std::string(",'") + key + "':" + all_languages;
    }
    const std::string one = "{'formula':'" + formula + "','average':'" + average + "','inputs':{" +
                            a + (b.empty() ? "" : "," + b) + "}}";
    return json(out + ",'versions':[" + (versions.empty() ? one : versions) + "]}");
  }
};

std::string warnings(const Page& page) {
  const Verdict verdict = check(page.text());
  EXPECT_FALSE(verdict.faults.has_errors()) << show(verdict.faults);
  return show(verdict.faults);
}

TEST(DefinitionLint, ASoundDefinitionHasNothingToHear) { EXPECT_EQ(warnings(Page()), ""); }

TEST(DefinitionLint, FindsEveryTrapThatThePagesPrint) {
  struct Trap {
    const char* what;
    Page page;
    const char* heard;  // "" : the page's way of writing is right
  };
  const std::string kroner = "'A':{'unit':'1000 kr','sources':[{'table':'t'}]}";
  const std::string prosent = "'A':{'unit':'prosent','sources':[{'table':'t'}]}";
  const Trap traps[] = {
      {"hovedinntekt prints (A/B)*10", {.formula = "(A/B)*10"}, "10 times as large"},
      {"barnevern prints plain A/B for percents", {.formula = "(A/B)"}, "without its 100"},
      {"kroner as (A/B)*1000", {.unit = "kroner", .formula = "(A/B)*1000", .a = kroner}, ""},
      {"kroner as (A * 1000)/B", {.unit = "kroner", .formula = "(A * 1000)/B", .a = kroner}, ""},
      {"kroner without their 1000",
       {.unit = "kroner", .formula = "A/B", .a = kroner},
       "1000 times as large"},
      {"KVP as A/(B/1000)", {.unit = "per 1000 innbyggere", .formula = "A/(B/1000)"}, ""},
      {"headed ASSS grunnskole", {.area = "grunnskole"}, "should begin with grunnskole."},
      {"a star that was forgotten", {.formula = "A", .a = prosent, .b = ""}, "cannot be weighted"},
      {"a star that is remembered", {.average = "mean", .formula = "A", .a = prosent, .b = ""}, ""},
      {"a percentage summed over members",
       {.formula = "A * B / B", .a = prosent},
       "cannot be summed over members"},
      {"inhabitants of the wrong 1 January",
       {.b = "'B':{'unit':'personer','sources':[{'table':'07459'}]}"},
       "1 January"},
      {"an input without a use", {.unit = "barn", .formula = "A * 1"}, "is not used"},
  };
  for (const Trap& trap : traps) {
    const std::string heard = warnings(trap.page);
    if (*trap.heard == '\0') EXPECT_EQ(heard, "") << trap.what;
    else EXPECT_NE(heard.find(trap.heard), std::string::npos) << trap.what << ":\n" << heard;
  }
  Page unbalanced;
  unbalanced.formula = "(A/B*100";
  const Verdict verdict = check(unbalanced.text());
  EXPECT_TRUE(
      holds(verdict.faults, Severity::error, "/versions/0/formula", "column 1: a ( without"))
      << show(verdict.faults);
}

TEST(DefinitionLint, KnowsGapsBetweenVersionsAndOverlappingSources) {
  const auto version_of = [](const char* years) {
    return "{" + std::string(years) +
           ",'formula':'A / B * 100','average':'weighted','inputs':{'A':{'unit':'barn','sources':"
           "[{'table':'t'}]},'B':{'unit':'personer','sources':[{'table':'u'}]}}}";
  };
  Page page;
  page.versions = version_of("'to':2018") + "," + version_of("'from':2021");
  EXPECT_NE(warnings(page).find("no version for 2019 to 2020"), std::string::npos);
  page.versions = version_of("'to':2018") + "," + version_of("'from':2019");
  EXPECT_EQ(warnings(page), "");
  Page sources;
  sources.a = "'A':{'unit':'barn','sources':[{'to':2019,'table':'t'},{'from':2019,'table':'u'}]}";
  EXPECT_NE(warnings(sources).find("overlaps in years"), std::string::npos);
  sources.a = "'A':{'unit':'barn','sources':[{'to':2019,'table':'t'},{'from':2021,'table':'u'}]}";
  EXPECT_NE(warnings(sources).find("no source for 2020 to 2020"), std::string::npos);
}

TEST(DefinitionLint, KnowsMissingTextsAndLanguages) {
  std::string text = Page().text();
  const Verdict without_purpose =
      check(changed(text, json(",'purpose':" + std::string(all_languages)), ""));
  EXPECT_TRUE(holds(without_purpose.faults, Severity::warning, "", "texts are missing: purpose"))
      << show(without_purpose.faults);
  const std::string one = json("'purpose':{'nb':'Tekst','nn':'Tekst','en':'Text'}");
  const Verdict without_nynorsk =
      check(changed(text, one, json("'purpose':{'nb':'Tekst','nn':'','en':'Text'}")));
  EXPECT_TRUE(holds(without_nynorsk.faults, Severity::warning, "",
                    "texts are missing in nn: 1, the first at /purpose"))
      << show(without_nynorsk.faults);
}

TEST(DefinitionLint, KnowsWeightsWithoutAUseOrASourceAndUnitsThatItCannotCheck) {
  Page page;
  page.versions =
      "{'formula':'V1 * A / B * "
      "100','average':'weighted','weights':{'V1':{'value':0.8,'known':true,"
      "'note':{'nb':'KS','nn':'KS','en':'KS'}},'V2':{'value':0.2,'known':'kanskje'}},'inputs':{" +
      page.a + "," + page.b + "}}";
  const std::string heard = warnings(page);
  EXPECT_NE(heard.find("the weight \"V2\" is not used"), std::string::npos) << heard;
  EXPECT_NE(heard.find("V2': say whether it is known"), std::string::npos) << heard;
  EXPECT_EQ(heard.find("V1'"), std::string::npos) << heard;
  EXPECT_NE(warnings({.unit = "kr/innb"}).find("the unit \"kr/innb\" is not known"),
            std::string::npos);
}

TEST(DefinitionLint, KnowsWeightsThatDoNotAddUpToOne) {
  Page page;
  page.versions =
      "{'formula':'V1 * A / B * 100 + V2 * A / B * 100','average':'weighted','weights':{'V1':"
      "{'value':0.8},'V2':{'value':0.3}},'inputs':{" +
      page.a + "," + page.b + "}}";
  EXPECT_NE(warnings(page).find("the weights add up to 1.1, not to 1"), std::string::npos);
}

TEST(DefinitionLint, WithABundleAtHandKnowsCodesFunctionsAndNames) {
  BundleText text;
  text.regions = "{'code':'0301','name':'Oslo'}";
  text.tables = changed(table("12367", {"0301"}, {"A"}, 2020, 2020, "1"), "'Content':{",
                        "'KOKfunksjon0000':{");
  for (const char* place : {"'Content','Tid'],'size'", "'metric':['Content']"}) {
    std::string with(place);
    with.replace(with.find("Content"), 7, "KOKfunksjon0000");
    text.tables = changed(text.tables, place, with);
  }
  text.tables = changed(text.tables, "'index':['A']", "'index':['244','202']");
  text.tables = changed(text.tables, "'size':[1,1,1]", "'size':[1,2,1]");
  text.tables = changed(text.tables, "'value':[1]", "'value':[1,2]");
  Bundle bundle = read(
      changed(text.text(), json("'regions':"),
              json("'serviceAreas':[{'id':'barnevern','functions':['244','251']}],'regions':")));

  const auto heard = [&bundle](const std::string& code, const std::string& formula) {
    Page page;
    page.unit = "1000 kr";
    page.average = "mean";
    page.formula = formula;
    page.b = "";
    page.a = "'A':{'unit':'1000 kr','sources':[{'table':'12367','select':{'KOKfunksjon0000':['" +
             code + "']}}]}";
    return show(check(page.text(), &bundle).faults);
  };
  EXPECT_EQ(heard("244", "A"), "");
  EXPECT_NE(heard("202", "A").find("function \"202\" is not one of the service area's"),
            std::string::npos)
      << heard("202", "A");
  EXPECT_NE(heard("299", "A").find("has no \"299\""), std::string::npos) << heard("299", "A");
  EXPECT_NE(heard("244", "A + [x.y]").find("\"x.y\" is not an indicator"), std::string::npos);
  EXPECT_NE(heard("244", "A / group(x, A)").find("\"x\" is neither a group nor a region"),
            std::string::npos);
}

}  // namespace
}  // namespace figur
