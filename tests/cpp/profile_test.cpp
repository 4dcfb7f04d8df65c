// Tjenesteprofil and nøkkeltall: one call per table.
#include "profile.hpp"

#include "bundle_text.hpp"

namespace figur {
namespace {

using namespace test;

// A and B of three members, 2020-2022, and the country.
//            A/B*100: 2020  2021  2022
// Oslo                  10    10    12
// Bergen                20    20  20.4   one decimal is shown: up
// Tromsø                30     :    31
// the country           20    20    25
BundleText area() {
  BundleText out;
  out.regions =
      "{'code':'0301','name':'Oslo'},{'code':'4601','name':'Bergen'},"
      "{'code':'5501','name':'Tromsø','breaks':[{'year':2022,'text':{'nb':'Nye grenser'}}]},"
      "{'code':'EAK','name':'Landet','kind':'country'}";
  out.groups =
      "{'id':'asss','members':[{'regions':['0301','4601','5501']}]},"
      "{'id':'andre','of':'asss','without':['self']},{'id':'resten','of':'EAK','without':['asss']}";
  out.tables = table("t", {"0301", "4601", "5501", "EAK"}, {"A", "B"}, 2020, 2022,
                     "10 10 12 100 100 100  40 40 40.8 200 200 200  30 : 31 100 100 100  200 200 "
                     "250 1000 1000 1000");
  const auto a = input("A", "t", "A");
  const auto b = input("B", "t", "B");
  const auto one = [](const std::string& text, const char* type, const char* more = "") {
    return changed(text, "'name'",
                   "'area':'barnevern','decimals':1,'type':'" + std::string(type) + "'," +
                       std::string(more) + "'name'");
  };
  out.indicators =
      one(indicator("b.kvalitet", {version("A", {a}, "mean")}), "kvalitet") + "," +
      one(indicator("b.andel", {version("A / B * 100", {a, b})}), "dekningsgrad") + "," +
      one(indicator("b.minus", {version("0 - A / B", {a, b})}), "dekningsgrad") + "," +
      one(indicator("b.uten", {}), "prioritering") + "," +
      one(indicator("b.trinn", {version("A / B", {a, b})}), "prioritering", "'profile':false,") +
      "," +
      changed(indicator("x.annet", {version("A / B", {a, b})}), "'name'", "'area':'x','name'");
  return out;
}

AreaQuery question(std::vector<std::string> regions, int year, const char* baseline = "asss") {
  AreaQuery out;
  out.area = "barnevern";
  out.regions = std::move(regions);
  out.year = year;
  out.baseline = baseline;
  return out;
}

std::vector<ProfileRow> profile(Bundle& bundle, const AreaQuery& query) {
  Result<std::vector<ProfileRow>> rows = find_profile(bundle, query);
  if (rows) return *rows;
  ADD_FAILURE() << rows.error().message;
  return {};
}

ProfileRow row(Bundle& bundle, const AreaQuery& query, std::string_view id = "b.andel") {
  for (const ProfileRow& one : profile(bundle, query)) {
    if (one.indicator->definition.id == id) return one;
  }
  ADD_FAILURE() << "no row of " << id;
  return {};
}

TEST(Profile, StandsInKssOrderAndLeavesStepsOut) {
  Bundle bundle = read(area().text());
  std::string order;
  for (const ProfileRow& one : profile(bundle, question({"4601", "0301"}, 2022))) {
    order += one.indicator->definition.id + "@" + one.region + " ";
  }
  EXPECT_EQ(order,
            "b.uten@4601 b.uten@0301 b.andel@4601 b.andel@0301 b.minus@4601 b.minus@0301 "
            "b.kvalitet@4601 b.kvalitet@0301 ");
}

TEST(Profile, IndexesTheBaselineAs100WithItsSpan) {
  Bundle bundle = read(area().text());
  const ProfileRow one = row(bundle, question({"0301"}, 2022));
  // ASSS: (12 + 40.8 + 31) / 400 = 20.95 %.
  EXPECT_DOUBLE_EQ(one.baseline.cell.value, 20.95);
  EXPECT_EQ(one.baseline.average, 0);
  EXPECT_EQ(one.baseline.members, 3);
  EXPECT_DOUBLE_EQ(one.index, 12 / 20.95 * 100);
  EXPECT_NEAR(one.deviation, one.index - 100, 1e-12);
  EXPECT_EQ(one.baseline.least_region + " " + one.baseline.most_region, "0301 5501");
  EXPECT_DOUBLE_EQ(one.least_index, 12 / 20.95 * 100);
  EXPECT_DOUBLE_EQ(one.most_index, 31 / 20.95 * 100);
  EXPECT_EQ(one.span, "asss");
}

TEST(Profile, CanBeHeldAgainstTheCountryOrTheOthers) {
  Bundle bundle = read(area().text());
  const ProfileRow country = row(bundle, question({"0301"}, 2022, "EAK"));
  EXPECT_EQ(country.baseline.place, "EAK");
  EXPECT_DOUBLE_EQ(country.index, 48);
  EXPECT_EQ(country.baseline.average, -1);
  EXPECT_EQ(country.span, "asss") << "the country has no members to span";
  EXPECT_DOUBLE_EQ(country.most_index, 31 / 25.0 * 100);

  std::vector<ProfileRow> others = profile(bundle, question({"0301", "4601"}, 2022, "andre"));
  EXPECT_EQ(others[2].baseline.place, "andre@0301");
  EXPECT_EQ(others[3].baseline.place, "andre@4601");
  EXPECT_DOUBLE_EQ(others[3].baseline.cell.value, 43.0 / 200 * 100);
  EXPECT_EQ(others[3].baseline.most_region, "5501");

  const ProfileRow rest = row(bundle, question({"0301"}, 2022, "resten"));
  EXPECT_DOUBLE_EQ(rest.baseline.cell.value, (250 - 83.8) / 600 * 100);
  EXPECT_EQ(rest.span, "asss");

  AreaQuery own = question({"0301"}, 2022, "mine");
  own.own_groups = {{"mine", "Mine", {"4601", "5501"}}};
  EXPECT_DOUBLE_EQ(row(bundle, own).baseline.cell.value, 71.8 / 300 * 100);
}

TEST(Profile, ChangeIsAsTheReaderSeesTheNumbers) {
  struct Row {
    const char* region;
    int year;
    Change change;
  };
  const Row rows[] = {
      {"0301", 2021, Change::unchanged}, {"0301", 2022, Change::up},
      {"4601", 2022, Change::up},        {"5501", 2021, Change::unknown},
      {"5501", 2022, Change::unknown},
  };
  Bundle bundle = read(area().text());
  for (const Row& one : rows) {
    EXPECT_EQ(row(bundle, question({one.region}, one.year)).change, one.change)
        << one.region << " " << one.year;
  }
  BundleText text = area();
  text.indicators = changed(text.indicators,
                            "'area':'barnevern','decimals':1,'type':'dekningsgrad','name':{'nb':'"
                            "Navn'},'unit':'indeks','versions':[{'formula':'A / B * 100'",
                            "'area':'barnevern','decimals':0,'type':'dekningsgrad','name':{'nb':'"
                            "Navn'},'unit':'indeks','versions':[{'formula':'A / B * 100'");
  Bundle whole = read(text.text());
  EXPECT_EQ(row(whole, question({"4601"}, 2022)).change, Change::unchanged) << "20 and 20.4";
  text.tables = changed(text.tables, "30,null,31", "30,29,31");
  text.tables = changed(text.tables, "'status':{'13':':'}", "'status':{}");
  Bundle known = read(text.text());
  EXPECT_EQ(row(known, question({"5501"}, 2022)).change, Change::broken) << "new borders";
}

TEST(Profile, HasNoIndexWithoutAPositiveBaseline) {
  Bundle bundle = read(area().text());
  const ProfileRow minus = row(bundle, question({"0301"}, 2022), "b.minus");
  EXPECT_TRUE(std::isnan(minus.index));
  EXPECT_GT(minus.deviation, 0) << "-0.12 is more than -0.2095";
  const ProfileRow none = row(bundle, question({"0301"}, 2022), "b.uten");
  EXPECT_EQ(none.value.missing, Missing::not_defined);
  EXPECT_EQ(none.change, Change::unknown);
  EXPECT_TRUE(std::isnan(none.deviation));
}

TEST(Profile, ASuppressedAverageHasNoIndex) {
  BundleText text = area();
  text.notes =
      "{'kind':'suppress-average','indicator':'b.andel','from':2022,'to':2022,'text':{'nb':'Feil'}"
      "}";
  Bundle bundle = read(text.text());
  const ProfileRow one = row(bundle, question({"0301"}, 2022));
  EXPECT_EQ(one.baseline.cell.missing, Missing::suppressed);
  EXPECT_TRUE(std::isnan(one.index));
  EXPECT_EQ(one.value.value, 12);
  EXPECT_EQ(one.baseline.members, 0);
}

TEST(Profile, RefusesWhatItDoesNotKnow) {
  Bundle bundle = read(area().text());
  AreaQuery other = question({"0301"}, 2022);
  other.area = "skole";
  EXPECT_EQ(find_profile(bundle, other).error().where, "/area");
  EXPECT_FALSE(find_profile(bundle, question({"9999"}, 2022)).ok());
  EXPECT_FALSE(find_profile(bundle, question({"0301"}, 2022, "ukjent")).ok());
  for (int year : {12, -2147483647 - 1, 2147483647}) {
    EXPECT_EQ(find_profile(bundle, question({"0301"}, year)).error().where, "/year");
    EXPECT_EQ(find_key_figures(bundle, question({"0301"}, year)).error().where, "/year");
  }
  EXPECT_TRUE(profile(bundle, question({"0301"}, 2030)).size() == 4) << "a year without figures";
}

TEST(KeyFigures, ShowThreeYearsAndTheAverageOfTheLast) {
  Bundle bundle = read(area().text());
  Result<std::vector<KeyFiguresRow>> rows = find_key_figures(bundle, question({"5501"}, 2022));
  ASSERT_TRUE(rows.ok());
  ASSERT_EQ(rows->size(), 4U);
  const KeyFiguresRow& one = (*rows)[1];
  EXPECT_EQ(one.indicator->definition.id, "b.andel");
  EXPECT_EQ(one.values[0].value, 30);
  EXPECT_EQ(one.values[1].missing, Missing::confidential);
  EXPECT_EQ(one.values[2].value, 31);
  EXPECT_DOUBLE_EQ(one.baseline.cell.value, 20.95);
  EXPECT_EQ(one.baseline.least, 12);
  EXPECT_EQ(one.baseline.most, 31);
  const KeyFiguresRow& mean = (*rows)[3];
  EXPECT_DOUBLE_EQ(mean.baseline.cell.value, (12 + 40.8 + 31) / 3);
  EXPECT_EQ(mean.baseline.average, 1);
}

TEST(Profile, IsToldAsJson) {
  Bundle bundle = read(area().text());
  Result<AreaQuery> query =
      read_area_query(json("{'area':'barnevern','regions':['0301'],'year':2022}"));
  ASSERT_TRUE(query.ok());
  JsonWriter out;
  write(profile(bundle, *query), out);
  Result<Json> told = parse_json(out.str());
  ASSERT_TRUE(told.ok()) << out.str();
  const Json& one = told->items[1];
  EXPECT_EQ(one.find("indicator")->string, "b.andel");
  EXPECT_EQ(one.find("change")->string, "up");
  EXPECT_EQ(one.find("minRegion")->string, "0301");
  EXPECT_EQ(one.find("mean")->find("value")->number, 20.95);
  EXPECT_TRUE(told->items[0].find("index")->is(Json::Type::null));
  EXPECT_FALSE(read_area_query("{}").ok());
}

}  // namespace
}  // namespace figur
