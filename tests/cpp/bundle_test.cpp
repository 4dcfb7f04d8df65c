// A bundle's own rules: every breach is an error with its place, and all are told at once.
#include "bundle_text.hpp"
#include "describe.hpp"
#include "json.hpp"
#include "json_writer.hpp"

namespace figur {
namespace {

using namespace test;

// One table, two regions, a group, a weighted and a mean indicator, one note.
const std::string sound = [] {
  BundleText out;
  out.regions = "{'code':'0301','name':'Oslo'},{'code':'4601','name':'Bergen'}";
  out.groups = "{'id':'g','name':{'nb':'G'},'members':[{'regions':['0301','4601']}]}";
  out.tables = table("t", {"0301", "4601"}, {"N", "M"}, 2019, 2021, "1 2 3 4 5 6 7 8 9 10 11 12");
  out.indicators =
      "{'id':'i.vekt','area':'i','name':{'nb':'Vekt'},'type':'prioritering','unit':'indeks','"
      "decimals':1,"
      "'versions':[" +
      version("A / B", {input("A", "t", "N"), input("B", "t", "M")}) + "]}," +
      "{'id':'i.snitt','name':{'nb':'Snitt'},'unit':'antall','versions':[" +
      version("C", {input("C", "t", "N")}, "mean") + "]}";
  out.notes = "{'kind':'footnote','indicator':'i.vekt','region':'0301','text':{'nb':'Merk'}}";
  return out.text();
}();

TEST(Bundle, ReadsASoundOneWithoutFaults) {
  Faults faults;
  Result<Bundle> out = read_bundle(sound, faults);
  ASSERT_TRUE(out.ok()) << show(faults);
  EXPECT_EQ(show(faults), "");
  EXPECT_EQ(out->id, "prøve");
  EXPECT_EQ(out->kind, "example");
  EXPECT_EQ(out->years.from, 2019);
  EXPECT_EQ(out->years.to, 2021);
  ASSERT_NE(out->find_indicator("i.snitt"), nullptr);
  EXPECT_EQ(out->find_indicator("i.snitt")->definition.name, "Snitt");
  EXPECT_EQ(out->find_indicator("i.ukjent"), nullptr);
  EXPECT_EQ(out->find_indicator("i.vekt")->definition.decimals, 1);
  EXPECT_TRUE(out->find_indicator("i.vekt")->definition.versions[0].years.contains(2020));
}

TEST(Bundle, KnowsTheYearsForWhichEachIndicatorHasEveryInput) {
  std::string text = changed(sound, json("'select':{'Content':['M']}"),
                             json("'from':2020,'select':{'Content':['M']},'yearOffset':1"));
  const Bundle bundle = read(text);
  EXPECT_EQ(bundle.find_indicator("i.vekt")->years.from, 2020);
  EXPECT_EQ(bundle.find_indicator("i.vekt")->years.to, 2020);
  EXPECT_EQ(bundle.find_indicator("i.snitt")->years.to, 2021);
}

struct Wrong {
  const char* from;
  const char* to;
  const char* where;
  const char* part = "";
};

std::string found(std::string_view from, std::string_view to, std::string_view where,
                  const Faults& faults) {
  return std::string(from) + " -> " + std::string(to) + "\nexpected at '" + std::string(where) +
         "', found\n" + show(faults);
}

void expect_errors(std::initializer_list<Wrong> rows) {
  for (const Wrong& row : rows) {
    Faults faults;
    Result<Bundle> out = read_bundle(changed(sound, json(row.from), json(row.to)), faults);
    EXPECT_FALSE(out.ok()) << row.from << " -> " << row.to;
    EXPECT_TRUE(holds(faults, Severity::error, row.where, row.part))
        << found(row.from, row.to, row.where, faults);
  }
}

TEST(Bundle, HasAHeadThatIsChecked) {
  expect_errors({
      {"'format':'figur-bundle',", "", "", "format"},
      {"'format':'figur-bundle'", "'format':'annet'", "/format", "annet"},
      {"'format':'figur-bundle'", "'format':1", "/format"},
      {"'version':1,", "", "", "version"},
      {"'version':1,", "'version':2,", "/version", "2"},
      {"'version':1,", "'version':'1',", "/version"},
      {"'version':1,", "'version':1.5,", "/version"},
      {"'id':'prøve',", "", "", "id"},
      {"'kind':'example',", "", "", "kind"},
      {"'kind':'example'", "'kind':'fake'", "/kind", "fake"},
      {"'kind':'example'", "'kind':null", "/kind"},
      {"'regions':[{'code'", "'regioner':[{'code'", "", "regions"},
      {"'groups':[", "'groups':3,'x':[", "/groups"},
      {"'groups':[", "'serviceAreas':{},'groups':[", "/serviceAreas"},
      {"'groups':[", "'serviceAreas':[null],'groups':[", "/serviceAreas/0", "id"},
      {"'groups':[", "'serviceAreas':[{'id':5}],'groups':[", "/serviceAreas/0/id"},
      {"'tables':[", "'tabeller':[", "", "tables"},
      {"'indicators':[{", "'indikatorer':[{", "", "indicators"},
      {"'notes':[{", "'notes':{},'x':[{", "/notes"},
      {"'kind':'example',", "'kind':'example','kind':'real',", "", "kind"},
      {"'indicators':[{", "'tables':[],'indicators':[{", "", "tables"},
  });
}

TEST(Bundle, IsFoundByIdsThatDoNotLookLikeOthers) {
  expect_errors({
      {"'tables':[{'id':'t'", "'tables':[{'id':'t\\u202e'", "/tables/0/id", "Latin"},
      {"'tables':[{'id':'t'", "'tables':[{'id':'t t'", "/tables/0/id", "Latin"},
      {"{'id':'i.snitt'", "{'id':'i\\u200b.snitt'", "/indicators/1/id", "Latin"},
      {"'area':'i'", "'area':'i\\u0000'", "/indicators/0/area", "Latin"},
      {"{'code':'4601'", "{'code':'46\\u00ad01'", "/regions/1/code", "Latin"},
      {"{'code':'4601'", "{'code':'46\\u00a001'", "/regions/1/code", "Latin"},
      {"{'code':'4601'", "{'code':'46\\n01'", "/regions/1/code", "Latin"},
      {"{'id':'g'", "{'id':'\u0433'", "/groups/0/id", "Latin"},
  });
  Faults faults;
  const std::string odd = "{'id':'~&#%<\u00c5\u00f8\u0161>'";
  EXPECT_TRUE(read_bundle(changed(sound, json("{'id':'g'"), json(odd)), faults).ok())
      << show(faults);
}

TEST(Bundle, HasTablesThatAreChecked) {
  expect_errors({
      {"{'id':'t',", "{", "/tables/0", "id"},
      {"'dataset':{'version'", "'datasett':{'version'", "/tables/0", "dataset"},
      {"'tables':[", "'tables':[7,", "/tables/0"},
      {"{'id':'t',", "{'id':'t','regionCodes':'old',", "/tables/0/regionCodes", "old"},
      {"{'id':'t',", "{'id':'t','provisional':[2021],", "/tables/0/provisional/0"},
      {"{'id':'t',", "{'id':'t','id':'t2',", "/tables/0", "id"},
      {"11,12],", "11],", "/tables/0/dataset/value", "11"},
      {"'geo':['Region']", "'geo':['Sted']", "/tables/0/dataset/role/geo/0", "Sted"},
  });
  const std::string table_text = table("t", {"0301"}, {"N"}, 2019, 2019, "1");
  Faults faults;
  EXPECT_FALSE(
      read_bundle(changed(sound, json("'tables':["), json("'tables':[" + table_text + ",")), faults)
          .ok());
  EXPECT_TRUE(holds(faults, Severity::error, "/tables/1/id", "t")) << show(faults);
}

TEST(Bundle, HasDefinitionsThatAreChecked) {
  expect_errors({
      {"'id':'i.vekt',", "", "/indicators/0", "id"},
      {"'id':'i.snitt'", "'id':'i.vekt'", "/indicators/1/id", "i.vekt"},
      {"'name':{'nb':'Vekt'},", "", "/indicators/0", "name"},
      {"'unit':'indeks',", "", "/indicators/0", "unit"},
      {"'type':'prioritering'", "'type':'viktig'", "/indicators/0/type", "viktig"},
      {"'decimals':1", "'decimals':-1", "/indicators/0/decimals"},
      {"'decimals':1", "'decimals':0.5", "/indicators/0/decimals"},
      {"'versions':[{'formula':'C'", "'utgaver':[{'formula':'C'", "/indicators/1", "versions"},
      {"'versions':[{'formula':'C'", "'versions':[7,{'formula':'C'", "/indicators/1/versions/0"},
      {"'formula':'C',", "", "/indicators/1/versions/0", "formula"},
      {"'formula':'C',", "'formula':'C +',", "/indicators/1/versions/0/formula", "column 4"},
      {"'formula':'C',", "'formula':'C + D',", "/indicators/1/versions/0/formula", "D"},
      {"'formula':'C',", "'formula':'C + [i.x]',", "/indicators/1/versions/0/formula", "i.x"},
      {"'formula':'C',", "'formula':'C + group(x, C)',", "/indicators/1/versions/0/formula", "x"},
      {"'average':'mean'", "'average':'median'", "/indicators/1/versions/0/average", "median"},
      {",'average':'mean'", "", "/indicators/1/versions/0", "average"},
      {"{'C':{'unit':'antall',", "{'C':{", "/indicators/1/versions/0/inputs/C", "unit"},
      {"{'C':{'unit':'antall','sources':", "{'C':{'unit':'antall','kilder':",
       "/indicators/1/versions/0/inputs/C", "sources"},
      {"{'C':{'unit':'antall','sources':[{", "{'C':{'unit':'antall','sources':[],'x':[{",
       "/indicators/1/versions/0/inputs/C/sources"},
      {"'versions':[{'formula':'C'", "'versions':[{'from':2022,'to':2020,'formula':'C'",
       "/indicators/1/versions/0", "2022"},
      {"'versions':[{'formula':'C'",
       "'versions':[{'formula':'1','average':'mean','inputs':{},'to':2020},{'from':2020,'formula':'"
       "C'",
       "/indicators/1/versions/1"},
  });
}

// The sources of C: the only place where 'C' stands with a select of N.
void expect_source_errors(std::initializer_list<Wrong> rows) {
  const std::string from =
      json("{'C':{'unit':'antall','sources':[{'table':'t','select':{'Content':['N']}");
  for (const Wrong& row : rows) {
    Faults faults;
    const std::string to =
        json("{'C':{'unit':'antall','sources':[{'table':'t'," + std::string(row.to));
    EXPECT_FALSE(read_bundle(changed(sound, from, to), faults).ok()) << row.to;
    EXPECT_TRUE(holds(faults, Severity::error,
                      std::string("/indicators/1/versions/0/inputs/C/sources/0") + row.where,
                      row.part))
        << found("", row.to, row.where, faults);
  }
}

TEST(Bundle, HasSourcesThatFitTheirTables) {
  expect_source_errors({
      {"", "'select':{'Content':['X']}", "/select/Content", "X"},
      {"", "'select':{'Content':['N','X']}", "/select/Content", "X"},
      {"", "'select':{'Content':['N','N']}", "/select/Content/1", "N"},
      {"", "'select':{'Content':[]}", "/select/Content"},
      {"", "'select':{'Content':[1]}", "/select/Content/0"},
      {"", "'select':{'Content':['N'],'Art':['A']}", "/select/Art"},
      {"", "'select':{'Region':['0301'],'Content':['N']}", "/select/Region"},
      {"", "'select':{'Tid':['2019'],'Content':['N']}", "/select/Tid"},
      {"", "'select':{}", "/select", "Content"},
      {"", "'yearOffset':'1','select':{'Content':['N']}", "/yearOffset"},
      {"", "'region':'Sted','select':{'Content':['N']}", "", "region"},
      {"", "'time':'År','select':{'Content':['N']}", "", "time"},
      {"", "'time':'Region','select':{'Content':['N']}", ""},
      {"", "'from':2021,'to':2019,'select':{'Content':['N']}", "", "2021"},
  });
}

TEST(Bundle, AnUnknownTableIsOnlyAWarning) {
  Faults faults;
  Result<Bundle> out =
      read_bundle(changed(sound, json("{'C':{'unit':'antall','sources':[{'table':'t'"),
                          json("{'C':{'unit':'antall','sources':[{'table':'13138'")),
                  faults);
  ASSERT_TRUE(out.ok()) << show(faults);
  EXPECT_TRUE(holds(faults, Severity::warning, "/indicators/1/versions/0/inputs/C/sources/0/table",
                    "13138"))
      << show(faults);
  EXPECT_FALSE(out->find_indicator("i.snitt")->has_data());
  EXPECT_EQ(
      ask(*out, "{'indicators':['i.snitt'],'regions':['0301'],'groups':['g'],'years':[2020,2020]}")
          .values("i.snitt", "0301"),
      "no-data");
}

TEST(Bundle, ALintRemarkIsAWarningWithItsPlace) {
  Faults faults;
  std::string text = changed(sound, json("'unit':'indeks'"), json("'unit':'prosent'"));
  EXPECT_TRUE(read_bundle(text, faults).ok());
  EXPECT_TRUE(holds(faults, Severity::warning, "/indicators/0/versions/0/formula", "100"))
      << show(faults);
}

TEST(Bundle, FormulasThatGoInACircleAreNamed) {
  const auto with = [](std::string_view a, std::string_view b, std::string_view c) {
    BundleText out;
    out.regions = "{'code':'0301','name':'Oslo'}";
    out.groups = "{'id':'g','name':{'nb':'G'},'members':[{'regions':['0301']}]}";
    out.indicators = indicator("i.a", {version(a, {})}) + "," + indicator("i.b", {version(b, {})}) +
                     "," + indicator("i.c", {version(c, {})});
    return out.text();
  };
  const auto error = [](const std::string& text) {
    Faults faults;
    Result<Bundle> out = read_bundle(text, faults);
    return out ? Error{Code::format, "", "was read"} : out.error();
  };
  EXPECT_EQ(error(with("[i.b]", "[i.c] + [i.c]", "2")).message, "was read")
      << "twice the same is no circle";
  EXPECT_EQ(error(with("[i.b] + [i.c]", "[i.c]", "2")).message, "was read");
  for (const std::string& text :
       {with("[i.b]", "[i.c] + 1", "[i.a] * 2"), with("[i.b]", "[i.c]", "group(g, [i.a])")}) {
    const Error circle = error(text);
    EXPECT_EQ(circle.code, Code::cycle) << circle.message;
    for (const char* id : {"i.a", "i.b", "i.c"})
      EXPECT_NE(circle.message.find(id), std::string::npos) << circle.message;
  }
  const Error self = error(with("1", "[i.b] + 1", "[i.b]"));
  EXPECT_EQ(self.code, Code::cycle);
  EXPECT_EQ(self.where.substr(0, 13), "/indicators/1");
  EXPECT_EQ(self.message.find("i.a"), std::string::npos) << self.message;
}

TEST(Bundle, HasNotesThatAreChecked) {
  const std::string from =
      json("{'kind':'footnote','indicator':'i.vekt','region':'0301','text':{'nb':'Merk'}}");
  const Wrong rows[] = {
      {"", "{'indicator':'i.vekt','text':'x'}", "", "kind"},
      {"", "{'kind':'hide','indicator':'i.vekt','text':'x'}", "/kind", "hide"},
      {"", "{'kind':'footnote','text':'x'}", "", "indicator"},
      {"", "{'kind':'footnote','indicator':'i.x','text':'x'}", "/indicator", "i.x"},
      {"", "{'kind':'footnote','indicator':'i.vekt','region':'9','text':'x'}", "/region", "9"},
      {"", "{'kind':'footnote','indicator':'i.vekt','group':'h','text':'x'}", "/group", "h"},
      {"", "{'kind':'footnote','indicator':'i.vekt'}", "", "text"},
      {"", "{'kind':'footnote','indicator':'i.vekt','from':2020,'to':2019,'text':'x'}", "", "2020"},
      {"", "{'kind':'exclude','indicator':'i.vekt','text':'x'}", "", "region"},
      {"", "{'kind':'override','indicator':'i.snitt','text':'x','value':1}", "", "region"},
      {"", "{'kind':'override','indicator':'i.snitt','region':'0301','text':'x'}", "", "value"},
      {"", "{'kind':'override','indicator':'i.snitt','region':'0301','text':'x','value':'1'}",
       "/value", ""},
      {"", "{'kind':'override','indicator':'i.vekt','region':'0301','text':'x','value':1}", "",
       "input"},
      {"",
       "{'kind':'override','indicator':'i.vekt','input':'Z','region':'0301','text':'x','value':1}",
       "/input", "Z"},
      {"",
       "{'kind':'override','indicator':'i.snitt','input':'C','region':'0301','text':'x','value':1}",
       "", ""},
      {"", "{'kind':'exclude','indicator':'i.vekt','region':'0301','text':'x','value':1}", "/value",
       "only a correction"},
      {"", "{'kind':'exclude','indicator':'i.vekt','region':'0301','text':'x','input':'A'}",
       "/input", "only a correction"},
      {"", "{'kind':'suppress-average','indicator':'i.vekt','region':'0301','text':'x'}", "/region",
       "name a group"},
      {"", "7", "", ""},
  };
  for (const Wrong& row : rows) {
    Faults faults;
    EXPECT_FALSE(read_bundle(changed(sound, from, json(row.to)), faults).ok()) << row.to;
    const std::string where = std::string("/notes/0") + row.where;
    const bool any_place_below = row.part[0] == '\0' && faults.has_errors() &&
                                 faults.first_error().where.rfind("/notes/0", 0) == 0;
    EXPECT_TRUE(any_place_below || holds(faults, Severity::error, where, row.part))
        << found("", row.to, where, faults);
  }
}

TEST(Bundle, CorrectsACellOnce) {
  const std::string from =
      json("{'kind':'footnote','indicator':'i.vekt','region':'0301','text':{'nb':'Merk'}}");
  const std::string one =
      "{'kind':'override','indicator':'i.snitt','region':'0301','to':2020,'text':'x','value':1}";
  const std::string other =
      "{'kind':'override','indicator':'i.snitt','region':'0301','from':2020,'text':'x','value':2}";
  Faults faults;
  EXPECT_FALSE(read_bundle(changed(sound, from, json(one + "," + other)), faults).ok());
  EXPECT_TRUE(holds(faults, Severity::error, "/notes/1", "an earlier note")) << show(faults);
  Faults none;
  EXPECT_TRUE(read_bundle(changed(sound, from, json(one)), none).ok()) << show(none);
}

TEST(Bundle, TellsSeveralFaultsAtOnce) {
  std::string text = changed(sound, json("'kind':'example'"), json("'kind':'fake'"));
  text = changed(text, json("'name':'Bergen'"), json("'navn':'Bergen'"));
  text = changed(text, json("'regions':['0301','4601']"), json("'regions':['0301','5001']"));
  text = changed(text, json("'formula':'C'"), json("'formula':'C * (2'"));
  text = changed(text, "11,12],", "11],");
  Faults faults;
  Result<Bundle> out = read_bundle(text, faults);
  ASSERT_FALSE(out.ok());
  for (const char* where : {"/kind", "/regions/1", "/groups/0/members/0/regions/1",
                            "/indicators/1/versions/0/formula", "/tables/0/dataset/value"}) {
    EXPECT_TRUE(holds(faults, Severity::error, where, "")) << where << "\n" << show(faults);
  }
  EXPECT_EQ(out.error().where, faults.first_error().where);
}

TEST(Bundle, ManyWarningsDoNotHideAnError) {
  std::string inputs;
  for (int i = 0; i < 300; ++i) {
    inputs += "{'table':'x" + std::to_string(i) + "','to':1900},";
  }
  std::string text = changed(sound, json("{'C':{'unit':'antall','sources':["),
                             json("{'C':{'unit':'antall','sources':[" + inputs));
  Faults fine;
  EXPECT_TRUE(read_bundle(text, fine).ok());
  EXPECT_GT(fine.dropped(), 0U);
  text = changed(text, json("'formula':'C'"), json("'formula':'C + [i.x]'"));
  Faults faults;
  Result<Bundle> out = read_bundle(text, faults);
  ASSERT_FALSE(out.ok());
  EXPECT_EQ(out.error().where, "/indicators/1/versions/0/formula") << out.error().message;
  EXPECT_TRUE(holds(faults, Severity::error, "/indicators/1/versions/0/formula", "i.x"));
}

template <class Thing>
Result<Json> described_json(const Thing& thing) {
  JsonWriter out;
  describe(thing, out);
  return parse_json("{\"it\":" + out.str() + "}");
}

TEST(Bundle, IsDescribedAsJsonWithEverythingButTheCells) {
  std::string text =
      changed(sound, json("{'id':'t',"),
              json("{'id':'t','provenance':{'source':'SSB'},'provisional':['2021'],"));
  const Bundle bundle = read(text);
  Result<Json> whole = described_json(bundle);
  ASSERT_TRUE(whole.ok()) << whole.error().message;
  const Json* described = whole->find("it");
  for (const char* key : {"id", "kind", "label", "regions", "groups", "indicators", "notes",
                          "tables", "years", "indicatorYears"}) {
    EXPECT_NE(described->find(key), nullptr) << key;
  }
  const Json* tables = described->find("tables");
  ASSERT_TRUE(tables != nullptr && tables->items.size() == 1);
  const Json& only = tables->items[0];
  for (const char* key :
       {"id", "label", "provenance", "provisional", "cells", "updated", "dimensions"}) {
    EXPECT_NE(only.find(key), nullptr) << key;
  }
  EXPECT_EQ(only.find("dataset"), nullptr);
  ASSERT_NE(only.find("cells"), nullptr);
  EXPECT_EQ(only.find("cells")->number, 12);
  const Json* indicators = described->find("indicators");
  ASSERT_TRUE(indicators != nullptr && indicators->items.size() == 2);
  EXPECT_EQ(indicators->items[0].find("type")->string, "prioritering");
}

TEST(Bundle, ATablesOwnLabelIsNotDescribedTwice) {
  const Bundle bundle =
      read(changed(sound, json("{'id':'t',"), json("{'id':'t','label':'Egen','cells':3,")));
  Result<Json> described = described_json(bundle);
  EXPECT_TRUE(described.ok()) << described.error().message;
}

TEST(Bundle, TellsFaultsAsJson) {
  Faults faults;
  faults.error(Code::unknown, Path() / "a/b" / "\"c\"" / 7, "linje 1\nlinje @ \\ æ, %", "to % @",
               3);
  faults.warning(Code::format, Path(), "odd");
  Result<Json> told = described_json(faults);
  ASSERT_TRUE(told.ok());
  const std::vector<Json>& items = told->find("it")->items;
  ASSERT_EQ(items.size(), 2U);
  EXPECT_EQ(items[0].find("severity")->string, "error");
  EXPECT_EQ(items[0].find("code")->string, "unknown");
  EXPECT_EQ(items[0].find("where")->string, "/a~1b/\"c\"/7") << "RFC 6901";
  EXPECT_EQ(items[0].find("message")->string, "linje 1\nlinje \"to % @\" \\ æ, 3");
  EXPECT_EQ(items[1].find("severity")->string, "warning");
}

}  // namespace
}  // namespace figur
