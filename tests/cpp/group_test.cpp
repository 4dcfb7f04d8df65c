// Groups made of others: "ASSS without Oslo", "the others without Oslo", "the rest of the country",
// and groups that a reader puts together.
#include "bundle_text.hpp"

namespace figur {
namespace {

using namespace test;

// Oslo, Bergen, Bærum and (a member from 2022) Asker; the country, which holds them and others.
//              A 2021  2022      B 2021  2022
// Oslo           100   110         1000  1000
// Bergen          60    66          500   500
// Bærum           10    12          250   250
// Asker           30    30          100   100
// the country   1000  1018        20000 20000
BundleText country() {
  BundleText out;
  out.regions =
      "{'code':'0301','name':'Oslo'},{'code':'4601','name':'Bergen'},{'code':'3201','name':"
      "'Bærum'},{'code':'3203','name':'Asker'},{'code':'EAK','name':'Landet','kind':'country',"
      "'aliases':['0']}";
  out.groups =
      "{'id':'asss','members':[{'to':2021,'regions':['0301','4601','3201']},{'from':2022,'regions':"
      "['0301','4601','3201','3203']}]},"
      "{'id':'uten-oslo','of':'asss','without':['0301']},"
      "{'id':'andre','of':'asss','without':['self','0301']},"
      "{'id':'resten','of':'EAK','without':['asss']},"
      "{'id':'rest-uten-meg','of':'EAK','without':['asss','self']}";
  out.tables = table("a", {"0301", "4601", "3201", "3203", "EAK"}, {"A"}, 2021, 2022,
                     "100 110 60 66 10 12 30 30 1000 1018") +
               "," +
               table("b", {"0301", "4601", "3201", "3203", "0"}, {"B"}, 2021, 2022,
                     "1000 1000 500 500 250 250 100 100 20000 20000");
  const auto a = input("A", "a", "A");
  const auto b = input("B", "b", "B");
  out.indicators =
      indicator("i.andel", {version("A / B * 100", {a, b})}) + "," +
      indicator("i.snitt", {version("A / B * 100", {a, b}, "mean")}) + "," +
      indicator("i.pop", {version("A / B * 100", {a, b}, "population", ",'population':'B'")}) +
      "," +
      indicator("i.mot-landet", {version("(A / B) / (group(EAK, A) / group(EAK, B))", {a, b})}) +
      "," + indicator("i.mot-andel", {version("[i.andel] / group(EAK, [i.andel])", {})});
  return out;
}

Told ask_groups(Bundle& bundle, const std::string& groups, const std::string& more = "") {
  return ask(bundle, "{'indicators':['i.andel','i.snitt','i.pop'],'groups':[" + groups +
                         "],'years':[2021,2022],'inputs':true" + more + "}");
}

TEST(DerivedGroup, WithoutOsloFollowsTheMembershipOfEachYear) {
  Bundle bundle = read(country().text());
  const Told told = ask_groups(bundle, "'uten-oslo'");
  // 2021: (60 + 10) / (500 + 250); 2022: (66 + 12 + 30) / (500 + 250 + 100).
  EXPECT_EQ(told.values("i.andel", "uten-oslo"),
            show(70.0 / 750 * 100) + " " + show(108.0 / 850 * 100));
  EXPECT_EQ(told.members("i.andel", "uten-oslo"), "2/2 3/3");
}

TEST(DerivedGroup, TheOthersWithoutOsloDependOnWhoAsks) {
  Bundle bundle = read(country().text());
  const Told told = ask_groups(bundle, "'andre@4601','andre@3203','andre@0301'");
  EXPECT_EQ(told.values("i.andel", "andre@4601"), "4 12") << "10/250; (12 + 30) / (250 + 100)";
  EXPECT_EQ(told.members("i.andel", "andre@4601"), "1/1 2/2");
  EXPECT_EQ(told.values("i.andel", "andre@3203"), show(70.0 / 750 * 100) + " " + show(78.0 / 7.5))
      << "who is no member yet takes nobody away";
  EXPECT_EQ(told.values("i.andel", "andre@0301"),
            show(70.0 / 750 * 100) + " " + show(108.0 / 850 * 100));
  EXPECT_EQ(told.values("i.snitt", "andre@4601"), "4 " + show((4.8 + 30) / 2));
  const Told bare = ask_groups(bundle, "'andre'");
  ASSERT_FALSE(bare.ok());
  EXPECT_NE(bare.error.message.find("depends on the municipality"), std::string::npos);
  EXPECT_FALSE(ask_groups(bundle, "'andre@9999'").ok());
  EXPECT_FALSE(ask_groups(bundle, "'asss@4601'").ok()) << "asss looks the same to everybody";
}

TEST(DerivedGroup, AsBaselineTheOthersGiveADeviation) {
  Bundle bundle = read(country().text());
  const Told told = ask(bundle,
                        "{'indicators':['i.andel'],'regions':['4601'],'years':[2021,2021],"
                        "'baseline':'andre@4601'}");
  EXPECT_EQ(told.deviation("i.andel", "4601"), "200") << "12 % against 4 %";
}

TEST(RestOfTheCountry, IsTheCountryWithoutTheMembersInputs) {
  Bundle bundle = read(country().text());
  const Told told = ask_groups(bundle, "'resten','rest-uten-meg@3203'");
  // 2021: (1000 - 170) / (20000 - 1750); 2022: (1018 - 218) / (20000 - 1850).
  EXPECT_EQ(told.values("i.andel", "resten"),
            show(830.0 / 18250 * 100) + " " + show(800.0 / 18150 * 100));
  EXPECT_EQ(told.inputs(0, "A", "resten"), "830 800");
  EXPECT_EQ(told.members("i.andel", "resten"), "0/3 0/4")
      << "none take part; so many are taken away";
  EXPECT_EQ(told.flags("i.andel", "resten"), "- break") << "Asker left the rest";
  EXPECT_EQ(told.answer.places[0].kind, Place::Kind::rest);
  EXPECT_EQ(told.values("i.snitt", "resten"), "not-defined not-defined")
      << "there is no sum of results to take the members' away from";
  EXPECT_EQ(told.values("i.pop", "resten"), "not-defined not-defined");
  EXPECT_EQ(told.values("i.andel", "rest-uten-meg@3203"),
            show(800.0 / 18150 * 100) + " " + show(800.0 / 18150 * 100))
      << "2021: Asker is taken away too; 2022: it is a member already";
  const auto members = members_of(bundle, "i.andel", "resten", 2022);
  EXPECT_TRUE(members->in.empty());
  EXPECT_EQ(members->out.size(), 4U) << "who was taken away";
}

TEST(RestOfTheCountry, IsUnknownWhenAMembersInputIs) {
  BundleText text = country();
  text.tables = changed(text.tables, "[100,110,60,66,10,12,30,30,1000,1018],'status':{",
                        "[100,110,null,null,10,12,30,30,1000,1018],'status':{'2':':','3':'.'");
  Bundle bundle = read(text.text());
  const Told told = ask_groups(bundle, "'resten'");
  EXPECT_EQ(told.values("i.andel", "resten"), ": " + show(866.0 / 18150 * 100))
      << "a confidential member hides the rest; what cannot occur counts as nothing";
}

TEST(OwnGroup, IsWeightedOverWhoeverIsInIt) {
  Bundle bundle = read(country().text());
  const std::string own =
      ",'ownGroups':[{'id':'vest','name':'Bergen og Asker','regions':['4601','3203']}]";
  const Told told = ask_groups(bundle, "'vest'", own);
  EXPECT_EQ(told.values("i.andel", "vest"), "15 16") << "90 / 600, 96 / 600";
  EXPECT_EQ(told.values("i.snitt", "vest"), "21 21.6") << "(12 + 30) / 2, (13.2 + 30) / 2";
  EXPECT_EQ(told.members("i.andel", "vest"), "2/2 2/2");
  EXPECT_EQ(told.answer.places[0].name, "Bergen og Asker");
  EXPECT_FALSE(ask_groups(bundle, "'asss'", ",'ownGroups':[{'id':'asss','regions':[]}]").ok());
  EXPECT_FALSE(ask_groups(bundle, "'x'", ",'ownGroups':[{'id':'x','regions':['1','1']}]").ok());
  EXPECT_FALSE(
      ask_groups(bundle, "'x'", ",'ownGroups':[{'id':'x','regions':['4601','4601']}]").ok());
  EXPECT_EQ(
      ask_groups(bundle, "'x'", ",'ownGroups':[{'id':'x','regions':[]}]").members("i.andel", "x"),
      "0/0 0/0");
}

TEST(PopulationAverage, WeighsResultsByInhabitants) {
  Bundle bundle = read(country().text());
  const Told told = ask_groups(bundle, "'asss'");
  // 2021: (10 * 1000 + 12 * 500 + 4 * 250) / 1750, as A / B * B is A.
  EXPECT_EQ(told.values("i.pop", "asss"), show(17000.0 / 1750) + " " + show(21800.0 / 1850));
  EXPECT_EQ(told.averages(), "0 0 1 1 2 2");
  EXPECT_EQ(told.inputs(2, "B", "asss"), "1750 1850") << "the sum of the weights";
}

TEST(PopulationAverage, LeavesOutWhoHasNoWeightAndSaysWhy) {
  BundleText text = country();
  text.indicators +=
      "," + indicator("i.vekt", {version("A", {input("A", "a", "A"), input("B", "b", "B")},
                                         "population", ",'population':'B'")});
  text.tables = changed(text.tables, "[1000,1000,500,500,250,250,100,100,20000,20000],'status':{",
                        "[1000,1000,null,500,250,250,100,100,20000,20000],'status':{'2':':'");
  Bundle bundle = read(text.text());
  const Told told = ask(bundle, "{'indicators':['i.vekt'],'groups':['asss'],'years':[2021,2021]}");
  EXPECT_EQ(told.values("i.vekt", "asss"), "82") << "(100 * 1000 + 10 * 250) / 1250";
  EXPECT_EQ(told.members("i.vekt", "asss"), "2/3");
  const auto members = members_of(bundle, "i.vekt", "asss", 2021);
  ASSERT_EQ(members->out.size(), 1U);
  EXPECT_EQ(members->out[0].region, "4601");
  EXPECT_EQ(members->out[0].reason, Missing::confidential);
  EXPECT_FALSE(members->out[0].excluded);
}

TEST(PopulationAverage, TellsTheReasonOfItsOwnVersion) {
  BundleText text = country();
  const auto in_years = [](std::string version_text, const char* years) {
    return version_text.replace(0, 1, "{" + std::string(years) + ",");
  };
  const auto a = input("A", "a", "A");
  const auto of = [&](const char* weights) {
    return version("A", {a, input("B", weights, "B")}, "population", ",'population':'B'");
  };
  text.tables = changed(text.tables, "[100,110,60,66,10,12,30,30,1000,1018],'status':{",
                        "[100,null,60,null,10,null,30,null,1000,1018],'status':{'1':'.','3':'.',"
                        "'5':'.','7':'.'");
  text.tables +=
      "," + table("alt", {"0301", "4601", "3201", "3203"}, {"B"}, 2021, 2022, "1 : 1 : 1 : 1 :");
  text.indicators +=
      "," + indicator("i.to", {in_years(of("alt"), "'to':2021"), in_years(of("b"), "'from':2022")});
  Bundle bundle = read(text.text());
  for (const char* years : {"[2021,2022]", "[2022,2022]"}) {
    const Told told =
        ask(bundle, "{'indicators':['i.to'],'groups':['asss'],'years':" + std::string(years) + "}");
    EXPECT_EQ(told.values("i.to", "asss").back(), '.') << years;
  }
}

TEST(ValueOfAPlace, DropsAMemberThatLacksOneOfItsInputsOrIsExcluded) {
  BundleText text = country();
  const auto a = input("A", "a", "A");
  const auto b = input("B", "b", "B");
  text.indicators +=
      "," +
      indicator("i.gruppe", {version("group(asss, A) / group(asss, B) * 100", {a, b}, "mean")});
  text.tables = changed(text.tables, "[100,110,60,66,", "[100,110,null,66,");
  text.tables = changed(text.tables, "1000,1018],'status':{}", "1000,1018],'status':{'2':':'}");
  text.notes =
      "{'kind':'exclude','indicator':'i.gruppe','region':'3201','from':2022,'text':{'nb':'Ikke'}}";
  Bundle bundle = read(text.text());
  const Told told = ask(bundle,
                        "{'indicators':['i.gruppe','i.andel'],'regions':['0301'],'groups':['asss'],"
                        "'years':[2021,2022]}");
  // 2021 without Bergen: 110 / 1250; 2022 without Bærum: 206 / 1600.
  EXPECT_EQ(told.values("i.gruppe", "0301"), show(110.0 / 1250 * 100) + " " + show(206.0 / 16));
  EXPECT_EQ(told.values("i.andel", "asss"),
            show(110.0 / 1250 * 100) + " " + show(218.0 / 1850 * 100))
      << "the average of the inputs drops Bergen too";
}

TEST(ValueOfAPlace, IsBrokenWhereThePlaceIs) {
  BundleText text = country();
  const auto a = input("A", "a", "A");
  text.indicators += "," + indicator("i.mot-a", {version("A / group(asss, A)", {a}, "mean")}) +
                     "," +
                     indicator("i.mot-id", {version("[i.andel] / group(asss, [i.andel])", {})});
  Bundle bundle = read(text.text());
  const Told told = ask(bundle,
                        "{'indicators':['i.mot-a','i.mot-id'],'regions':['0301'],"
                        "'years':[2021,2022]}");
  EXPECT_EQ(told.flags("i.mot-a", "0301"), "- break") << "Asker joins what it is held against";
  EXPECT_EQ(told.flags("i.mot-id", "0301"), "- break");
  ASSERT_EQ(told.answer.breaks.size(), 2U);
  EXPECT_EQ(told.answer.breaks[0].kind, Answer::Break::Kind::inherited);
}

TEST(ValueOfAPlace, InAFormulaMayBeARegions) {
  Bundle bundle = read(country().text());
  const Told told = ask(bundle,
                        "{'indicators':['i.mot-landet','i.mot-andel'],'regions':['0301','EAK'],"
                        "'years':[2021,2021]}");
  EXPECT_EQ(told.values("i.mot-landet", "0301"), "2") << "10 % against 5 %";
  EXPECT_EQ(told.values("i.mot-andel", "0301"), "2");
  EXPECT_EQ(told.values("i.mot-landet", "EAK"), "1");
}

TEST(DerivedGroup, RefusesWhatCannotBeMeant) {
  struct Row {
    const char* group;
    const char* where;
    const char* part;
  };
  const Row rows[] = {
      {"{'id':'x','of':'ukjent','without':[]}", "/groups/5/of", "neither an earlier group"},
      {"{'id':'x','of':'asss','without':['ukjent']}", "/groups/5/without/0", "neither an earlier"},
      {"{'id':'x','of':'andre','without':[]}", "/groups/5/of", "itself made of others"},
      {"{'id':'x','of':'asss','without':['resten']}", "/groups/5/without/0", "neither an earlier"},
      {"{'id':'x','of':'asss','without':[],'members':[]}", "/groups/5", "either members or of"},
      {"{'id':'x','of':'asss'}", "/groups/5", "without is missing"},
      {"{'id':'x'}", "/groups/5", "members is missing"},
  };
  for (const Row& row : rows) {
    BundleText text = country();
    text.groups += "," + std::string(row.group);
    Faults faults;
    EXPECT_FALSE(read_bundle(text.text(), faults).ok()) << row.group;
    EXPECT_TRUE(holds(faults, Severity::error, row.where, row.part)) << row.group << "\n"
                                                                     << show(faults);
  }
  BundleText text = country();
  text.indicators +=
      "," + indicator("i.feil", {version("A / group(andre, A)", {input("A", "a", "A")})});
  Faults faults;
  EXPECT_FALSE(read_bundle(text.text(), faults).ok());
  EXPECT_TRUE(holds(faults, Severity::error, "/indicators/5/versions/0/formula", "depends on"))
      << show(faults);
}

}  // namespace
}  // namespace figur
