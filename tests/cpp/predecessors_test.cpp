// Series over code changes and mergers: as published, or with the predecessors summed.
#include "bundle_text.hpp"

namespace figur {
namespace {

using namespace test;

// Trondheim changed its code in 2018 and took in Klæbu in 2020, which changed its code in 2018 too.
// Lillestrøm was made of Skedsmo and Fet in 2020. Persons are counted on 1 January of the year
// after.
//               A 2017 2018 2019 2020      persons (table year) 2018 2019 2020 2021
// 1601/5001        100  110  120  140                           1000 1100 1400 1500
// 1662/5030         10   12    :   .                              50   60    0    0
// 0231 Skedsmo      20   22   24   .                             500  500    0    0
// 0227 Fet           .    2    3   .                             100  100    0    0
// 3030 Lillestrøm    .    .    .   30                              0    0  620  640
BundleText merged(std::string_view klaebu_2019 = ":") {
  BundleText out;
  out.regions =
      "{'code':'5001','name':'Trondheim','codes':[{'code':'1601','to':2017},{'code':'5001','from':"
      "2018}],'breaks':[{'year':2020,'kind':'merger','text':{'nb':'Slått sammen med Klæbu'},"
      "'predecessors':[{'name':'Klæbu','codes':[{'code':'1662','to':2017},{'code':'5030','from':"
      "2018,'to':2019}]}]}]},"
      "{'code':'3205','name':'Lillestrøm','codes':[{'code':'3030','from':2020}],'breaks':[{'year':"
      "2020,'kind':'new','predecessors':[{'name':'Skedsmo','codes':[{'code':'0231','to':2019}]},"
      "{'name':'Fet','codes':[{'code':'0227','to':2019}]}]}]}";
  out.groups = "{'id':'g','members':[{'regions':['5001','3205']}]}";
  out.tables =
      table("a", {"1601", "5001", "1662", "5030", "0231", "0227", "3030"}, {"A"}, 2017, 2020,
            "100 . . . . 110 120 140 10 . . . . 12 " + std::string(klaebu_2019) +
                " . 20 22 24 . . 2 3 . . . . 30") +
      "," +
      table("07459", {"1601", "5001", "1662", "5030", "0231", "0227", "3030"}, {"P"}, 2018, 2021,
            "0 0 0 0 1000 1100 1400 1500 0 0 0 0 50 60 0 0 500 500 0 0 100 100 0 0 0 0 620 640");
  const auto a = input("A", "a", "A");
  const auto p = input("P", "07459", "P", ",'yearOffset':1");
  out.indicators = indicator("i.per", {version("A / P", {a, p})}) + "," +
                   indicator("i.a", {version("A * 1", {a})}) + "," +
                   indicator("i.klar", {version("A", {a}, "mean")});
  return out;
}

Told ask_summed(Bundle& bundle, const char* how) {
  return ask(bundle,
             "{'indicators':['i.a','i.per','i.klar'],'regions':['5001','3205'],'groups':['g'],"
             "'years':[2017,2020],'inputs':true,'predecessors':'" +
                 std::string(how) + "'}");
}

TEST(Predecessors, AsPublishedARenumberingIsJoinedAndAMergerIsABreak) {
  Bundle bundle = read(merged().text());
  const Told told = ask_summed(bundle, "as-published");
  EXPECT_EQ(told.values("i.a", "5001"), "100 110 120 140");
  EXPECT_EQ(told.flags("i.a", "5001"), "- - - break");
  EXPECT_EQ(told.values("i.a", "3205"), "no-data no-data no-data 30");
  EXPECT_EQ(told.flags("i.per", "5001"), "- - mixed break") << "old money, new borders' people";
  ASSERT_FALSE(told.answer.breaks.empty());
  const Answer::Break& first = told.answer.breaks.front();
  EXPECT_EQ(first.kind, Answer::Break::Kind::borders);
  EXPECT_EQ(told.answer.places[first.place].id, "5001");
  EXPECT_EQ(first.year, 2020);
  EXPECT_EQ(first.text, "Slått sammen med Klæbu");
}

TEST(Predecessors, SummedTheInputsAreAddedAndTheFormulaIsOnTheSums) {
  Bundle bundle = read(merged("15").text());
  const Told told = ask_summed(bundle, "summed");
  EXPECT_EQ(told.values("i.a", "5001"), "110 122 135 140");
  EXPECT_EQ(told.flags("i.a", "5001"), "summed summed summed -") << "computed, and no break";
  EXPECT_EQ(told.values("i.a", "3205"), "20 24 27 30") << "Fet in 2017: cannot occur is nothing";
  // Persons of 2019 stand in table year 2020, on the new borders already.
  EXPECT_EQ(told.inputs(1, "P", "5001"), "1050 1160 1400 1500");
  EXPECT_EQ(told.values("i.per", "5001"), show(110.0 / 1050) + " " + show(122.0 / 1160) + " " +
                                              show(135.0 / 1400) + " " + show(140.0 / 1500));
  EXPECT_EQ(told.flags("i.per", "5001"), "summed summed summed -") << "borders no longer mix";
  EXPECT_EQ(told.values("i.a", "g"), "130 146 162 170") << "averages are over the sums";
  EXPECT_EQ(told.flags("i.a", "g"), "summed summed summed -");
  EXPECT_TRUE(told.answer.breaks.empty());
}

TEST(Predecessors, AMissingOneMakesTheSumMissingWithItsReason) {
  for (const auto& [cell, shown] : {std::pair{":", ":"}, {"..", ".."}, {".", "120"}}) {
    Bundle bundle = read(merged(cell).text());
    EXPECT_EQ(ask_summed(bundle, "summed").values("i.a", "5001"),
              "110 122 " + std::string(shown) + " 140");
  }
  BundleText text = merged();
  text.regions = changed(text.regions, "'code':'5030'", "'code':'5999'");
  Bundle bundle = read(text.text());
  EXPECT_EQ(ask_summed(bundle, "summed").values("i.a", "5001"), "110 no-data no-data 140")
      << "the table has no such code";
}

TEST(Predecessors, ReadyMadeResultsCannotBeSummed) {
  Bundle bundle = read(merged().text());
  const Told told = ask_summed(bundle, "summed");
  EXPECT_EQ(told.values("i.klar", "5001"), "not-defined not-defined not-defined 140");
  EXPECT_EQ(ask_summed(bundle, "as-published").values("i.klar", "5001"), "100 110 120 140");
}

TEST(Predecessors, WhatUsesNoneOfItsInputsIsNoReadyMadeResult) {
  for (const auto& [formula, values] : {std::pair{"0.5", "0.5 0.5 0.5 0.5"},
                                        {"[i.a]", "110 122 135 140"},
                                        {"group(g, A)", "130 146 162 170"}}) {
    BundleText text = merged("15");
    text.indicators +=
        "," + indicator("i.uten", {version(formula, {input("A", "a", "A")}, "mean")});
    Bundle bundle = read(text.text());
    EXPECT_EQ(ask(bundle,
                  "{'indicators':['i.uten'],'regions':['5001'],'years':[2017,2020],"
                  "'predecessors':'summed'}")
                  .values("i.uten", "5001"),
              values)
        << formula;
  }
}

TEST(Predecessors, ACorrectionIsOfTheMunicipalitysOwnPart) {
  BundleText text = merged("15");
  text.notes =
      "{'kind':'override','indicator':'i.a','input':'A','region':'5001','from':2018,'to':2018,"
      "'value':200,'text':{'nb':'Rettet'}}";
  Bundle bundle = read(text.text());
  const Told told = ask_summed(bundle, "summed");
  EXPECT_EQ(told.values("i.a", "5001"), "110 212 135 140");
  EXPECT_EQ(told.flags("i.a", "5001"), "summed overridden+summed summed -");
}

TEST(Predecessors, ACorrectionDoesNotHideThatTheTableLacksTheYear) {
  BundleText text = merged("15");
  text.notes =
      "{'kind':'override','indicator':'i.a','input':'A','region':'5001','from':2016,'to':2016,"
      "'value':200,'text':{'nb':'Rettet'}}";
  Bundle bundle = read(text.text());
  const Told told = ask(bundle,
                        "{'indicators':['i.a'],'regions':['5001'],'years':[2016,2016],"
                        "'predecessors':'summed'}");
  EXPECT_EQ(told.values("i.a", "5001"), "no-data");
}

TEST(Predecessors, ATableOnTodaysCodesHasNoFiguresOfThem) {
  BundleText text = merged("15");
  text.tables = changed(text.tables, "{'id':'a',", "{'id':'a','regionCodes':'current',");
  Bundle bundle = read(text.text());
  const Told told = ask_summed(bundle, "summed");
  EXPECT_EQ(told.values("i.a", "5001"), "no-data no-data no-data 140");
  EXPECT_EQ(ask_summed(bundle, "as-published").values("i.a", "5001"), ". 110 120 140");
}

TEST(Predecessors, NobodysFiguresAreSummedTwice) {
  const auto heard = [](const char* from, const char* to) {
    BundleText text = merged();
    text.regions = changed(text.regions, from, to);
    Faults faults;
    EXPECT_FALSE(read_bundle(text.text(), faults).ok()) << to;
    return show(faults);
  };
  EXPECT_NE(heard("'code':'1662'", "'code':'1601'").find("is also a code of \"Trondheim\""),
            std::string::npos)
      << "its own predecessor";
  EXPECT_NE(heard("'code':'0227'", "'code':'0231'").find("\"0231\" stands twice"),
            std::string::npos);
  EXPECT_NE(heard("'kind':'merger'", "'kind':'fusjon'").find("is not merger, new or grouping"),
            std::string::npos);
  EXPECT_NE(
      heard("'breaks':[{'year':2020,'kind':'merger'", "'breaks':[{'year':99999,'kind':'merger'")
          .find("expected a year from"),
      std::string::npos);
}

TEST(Predecessors, OfAMeanOverAFormulaAreSummedLikeAnyOther) {
  BundleText text = merged("15");
  const auto a = input("A", "a", "A");
  const auto p = input("P", "07459", "P", ",'yearOffset':1");
  text.indicators +=
      "," + indicator("i.snitt", {version("A / P", {a, p}, "mean")}) + "," +
      indicator("i.behov", {version("A / D", {a, input("D", "a", "A", "", "indeks")}, "mean")});
  Bundle bundle = read(text.text());
  const Told told = ask(bundle,
                        "{'indicators':['i.snitt','i.behov'],'regions':['5001'],'years':[2018,"
                        "2020],'predecessors':'summed'}");
  EXPECT_EQ(told.values("i.snitt", "5001"),
            show(122.0 / 1160) + " " + show(135.0 / 1400) + " " + show(140.0 / 1500));
  EXPECT_EQ(told.values("i.behov", "5001"), "not-defined not-defined 1")
      << "an index cannot be summed";
}

TEST(Predecessors, ACorrectionOfWhatWasNotThereYetIsOfTheWhole) {
  BundleText text = merged("15");
  text.notes =
      "{'kind':'override','indicator':'i.a','input':'A','region':'3205','from':2018,'to':2018,"
      "'value':500,'text':{'nb':'Rettet'}}";
  Bundle bundle = read(text.text());
  EXPECT_EQ(ask_summed(bundle, "summed").values("i.a", "3205"), "20 500 27 30");
  EXPECT_EQ(ask_summed(bundle, "summed").flags("i.a", "3205"), "summed overridden summed -");
}

TEST(Predecessors, AnUnknownWayOfJoiningIsRefused) {
  Bundle bundle = read(merged().text());
  const Told told = ask_summed(bundle, "sammen");
  ASSERT_FALSE(told.ok());
  EXPECT_EQ(told.error.where, "/predecessors");
}

}  // namespace
}  // namespace figur
