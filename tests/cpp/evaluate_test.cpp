// Questions to a bundle, answered by hand. Averages have their own file.
#include <cstring>

#include "bundle_text.hpp"
#include "stretches.hpp"

namespace figur {
namespace {

using namespace test;

// Bærum's code changes without new borders; Drammen is merged in 2020, and its population of KOSTRA
// year 2019 (1 January 2020) is counted on the new borders. Amounts of 2019-2022 and population of
// 1 January 2020-2024.
BundleText municipalities() {
  BundleText out;
  out.regions = R"(
    {'code':'3201','name':'Bærum','codes':[{'code':'0219','to':2019},
      {'code':'3024','from':2020,'to':2023},{'code':'3201','from':2024}]},
    {'code':'3301','name':'Drammen','codes':[{'code':'0602','to':2019},
      {'code':'3005','from':2020,'to':2023},{'code':'3301','from':2024}],
      'breaks':[{'year':2020,'kind':'merger','with':['Nedre Eiker','Svelvik'],'text':{'nb':'Slått sammen'}}]},
    {'code':'EAK','name':'Landet','kind':'country'})";
  out.groups = "{'id':'to','name':{'nb':'De to'},'members':[{'regions':['3201','3301']}]}";
  out.tables =
      table("penger", {"0219", "0602", "3024", "3005", "EAK"}, {"f1", "f2", "f3"}, 2019, 2022,
            "10 null null null  1 null null null  .  null null null "  // 0219
            "20 null null null  2 null null null  .. null null null "  // 0602
            "null 30 40 50      null 3 4 5        null . . - "         // 3024
            "null 60 70 80      null 6 7 :        null . .. . "        // 3005
            "900 910 920 930    90 91 92 93       . . . . ") +         // EAK
      "," +
      table("folk", {"3024", "3005", "3201", "3301", "EAK"}, {"alle"}, 2020, 2024,
            "5 10 20 25 null   8 12 14 16 null   null null null null 50   null null null null 40 "
            "100 100 100 100 0");
  out.indicators =
      indicator("a.per", {version("A / B", {input("A", "penger", "f1"),
                                            input("B", "folk", "alle", ",'yearOffset':1")})}) +
      "," +
      indicator("a.sum", {version("A", {"'A':{'unit':'antall','sources':[{'table':'penger',"
                                        "'select':{'Content':['f1','f2','f3']}}]}"})}) +
      "," + indicator("a.folk", {version("B", {input("B", "folk", "alle", ",'yearOffset':1")})}) +
      "," + indicator("a.klar", {version("A", {input("A", "penger", "f3")}, "mean")});
  return out;
}

std::string ask_values(const BundleText& text, const char* id, const char* place,
                       const char* years) {
  Bundle bundle = read(text.text());
  return ask(bundle, std::string("{'indicators':['") + id + "'],'regions':['" + place +
                         "'],'years':" + years + "}")
      .values(id, place);
}

TEST(Evaluate, ComputesPerRegionAndYearAcrossChangesOfCode) {
  Bundle bundle = read(municipalities().text());
  const Told told =
      ask(bundle,
          "{'indicators':['a.per','a.folk'],'regions':['3201','EAK','3301'],'years':[2019,2023]}");
  EXPECT_EQ(told.values("a.per", "3201"), "2 3 2 2 no-data");
  EXPECT_EQ(told.values("a.per", "3301"), "2.5 5 5 5 no-data");
  EXPECT_EQ(told.values("a.per", "EAK"), "9 9.1 9.2 9.3 no-data");
  // 1 January 2024 is found under the code of 2024.
  EXPECT_EQ(told.values("a.folk", "3201"), "5 10 20 25 50");
  EXPECT_EQ(told.values("a.folk", "3301"), "8 12 14 16 40");
  ASSERT_EQ(told.answer.places.size(), 3U);
  EXPECT_EQ(told.answer.places[0].name, "Bærum");
  EXPECT_EQ(told.answer.places[1].id, "EAK");
  EXPECT_EQ(told.answer.regions.size(), 3U);
  EXPECT_EQ(told.answer.first_year, 2019);
}

TEST(Evaluate, AcceptsOlderCodesAndAnswersUnderTheCurrentOne) {
  Bundle bundle = read(municipalities().text());
  for (const char* code : {"0219", "3024", "3201"}) {
    const Told told = ask(bundle, std::string("{'indicators':['a.folk'],'regions':['") + code +
                                      "'],'years':[2022,2023]}");
    EXPECT_EQ(told.values("a.folk", "3201"), "25 50") << code;
  }
}

TEST(Evaluate, AnswersAsOftenAsItIsAsked) {
  Bundle bundle = read(municipalities().text());
  const Told told = ask(bundle,
                        "{'indicators':['a.per','a.folk','a.per'],'regions':['3201','EAK','3201'],"
                        "'years':[2019,2021]}");
  std::string all;
  for (std::size_t i = 0; i < told.answer.values.size(); ++i) {
    all += show(told.answer.values, i) + " ";
  }
  const std::string one = "2 3 2 9 9.1 9.2 2 3 2 ";
  EXPECT_EQ(all, one + "5 10 20 100 100 100 5 10 20 " + one);
}

TEST(Evaluate, TheStretchesOfALargeAnswerAreTheAnswer) {
  Bundle bundle = read(municipalities().text());
  Result<Query> query =
      read_query(json("{'indicators':['a.per','a.sum','a.folk','a.klar'],'regions':['3201','EAK'],"
                      "'groups':['to'],'years':[1000,2999],'baseline':'to'}"));
  ASSERT_TRUE(query.ok());
  Result<Answer> whole = evaluate(bundle, *query);
  ASSERT_TRUE(whole.ok());
  Column values;
  Buffer<double> deviation;
  std::vector<std::size_t> firsts;
  Result<Answer> rest =
      evaluate_in_stretches(bundle, *query, [&](const Answer& some, std::size_t first) {
        firsts.push_back(first);
        values.append(some.values, 0, some.values.size());
        deviation.append(some.deviation);
      });
  ASSERT_TRUE(rest.ok());
  EXPECT_EQ(firsts, (std::vector<std::size_t>{0, 3})) << "6000 cells for each indicator";
  EXPECT_EQ(rest->values.size() + rest->deviation.size(), 0U);
  const auto same = [](const auto& a, const auto& b) {
    return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof a[0]) == 0;
  };
  EXPECT_TRUE(same(values.value, whole->values.value));
  EXPECT_TRUE(same(values.missing, whole->values.missing));
  EXPECT_TRUE(same(values.flags, whole->values.flags));
  EXPECT_TRUE(same(deviation, whole->deviation));
  EXPECT_TRUE(same(rest->members, whole->members));
  EXPECT_TRUE(same(rest->members_of, whole->members_of));
  EXPECT_TRUE(same(rest->least, whole->least));
  EXPECT_EQ(rest->breaks.size(), whole->breaks.size());
}

TEST(Evaluate, YearsOutsideTheDataAreMissingWithAReason) {
  EXPECT_EQ(ask_values(municipalities(), "a.per", "3201", "[2016,2019]"),
            "no-data no-data no-data 2");
  EXPECT_EQ(ask_values(municipalities(), "a.per", "3201", "[2030,2031]"), "no-data no-data");
}

TEST(Evaluate, ASumOverCodesTakesADotAsNothingAndKeepsAnyOtherReason) {
  EXPECT_EQ(ask_values(municipalities(), "a.sum", "3201", "[2019,2022]"), "11 33 44 55");
  EXPECT_EQ(ask_values(municipalities(), "a.sum", "3301", "[2019,2022]"), ".. 66 .. :");
  EXPECT_EQ(ask_values(municipalities(), "a.klar", "EAK", "[2019,2022]"), ". . . .");
}

TEST(Evaluate, ASumOverCodesThatIsNotFiniteIsMissing) {
  BundleText text = municipalities();
  text.tables += "," + table("stor", {"EAK"}, {"f1", "f2"}, 2020, 2020, "1e308 1e308");
  text.indicators =
      indicator("a.stor", {version("A", {"'A':{'unit':'antall','sources':[{'table':'stor',"
                                         "'select':{'Content':['f1','f2']}}]}"})});
  Bundle bundle = read(text.text());
  const Told told =
      ask(bundle, "{'indicators':['a.stor'],'regions':['EAK'],'years':[2020,2020],'inputs':true}");
  EXPECT_EQ(told.values("a.stor", "EAK"), "overflow");
  EXPECT_EQ(told.inputs(0, "A", "EAK"), "overflow");
}

TEST(Evaluate, FlagsBreaksAndMixedBorders) {
  Bundle bundle = read(municipalities().text());
  const Told told =
      ask(bundle, "{'indicators':['a.per','a.sum'],'regions':['3201','3301'],'years':[2019,2021]}");
  EXPECT_EQ(told.flags("a.per", "3201"), "- - -") << "a new code is no break";
  EXPECT_EQ(told.flags("a.per", "3301"), "mixed break -")
      << "2019: amounts on old borders, people on new";
  EXPECT_EQ(told.flags("a.sum", "3301"), "- break -");
}

TEST(Evaluate, FlagsProvisionalTableYearsAndCells) {
  BundleText text = municipalities();
  text.tables = table("penger", {"EAK"}, {"f1"}, 2019, 2021, "9 8* 7", "'provisional':['2021'],") +
                "," +
                table("folk", {"EAK"}, {"alle"}, 2020, 2022, "1 1 1", "'provisional':['2020'],");
  text.indicators =
      indicator("a.per", {version("A / B", {input("A", "penger", "f1"),
                                            input("B", "folk", "alle", ",'yearOffset':1")})}) +
      "," + indicator("a.penger", {version("A", {input("A", "penger", "f1")})});
  Bundle bundle = read(text.text());
  const Told told =
      ask(bundle, "{'indicators':['a.per','a.penger'],'regions':['EAK'],'years':[2019,2021]}");
  EXPECT_EQ(told.flags("a.penger", "EAK"), "- provisional provisional");
  EXPECT_EQ(told.flags("a.per", "EAK"), "provisional provisional provisional")
      << "table year 2020 is data year 2019";
}

TEST(Evaluate, TakesTheVersionOfTheDataYear) {
  BundleText text = municipalities();
  text.indicators = indicator(
      "a.v", {version("A", {input("A", "penger", "f1")}, "weighted", ",'to':2019"),
              version("A * 10", {input("A", "penger", "f2")}, "mean", ",'from':2021,'to':2021")});
  Bundle bundle = read(text.text());
  const Told told = ask(bundle, "{'indicators':['a.v'],'regions':['EAK'],'years':[2019,2022]}");
  EXPECT_EQ(told.values("a.v", "EAK"), "900 not-defined 920 not-defined");
  EXPECT_EQ(told.averages(), "0 -1 1 -1");
}

TEST(Evaluate, TakesTheSourceOfTheDataYear) {
  BundleText text = municipalities();
  text.indicators = indicator(
      "a.k", {version("A", {"'A':{'unit':'antall','sources':["
                            "{'to':2019,'table':'penger','select':{'Content':['f1']}},"
                            "{'from':2021,'table':'folk','select':{'Content':['alle']}}]}"})});
  EXPECT_EQ(ask_values(text, "a.k", "EAK", "[2019,2022]"), "900 no-data 100 100");
}

TEST(Evaluate, AnIndicatorWithoutVersionsIsDescribedOnly) {
  BundleText text = municipalities();
  text.indicators = indicator("a.tom", {});
  EXPECT_EQ(ask_values(text, "a.tom", "EAK", "[2019,2020]"), "not-defined not-defined");
}

// One place, two contents with labels, ContentsCode first, no geo role: as SSB's older files.
std::string older_table(std::string_view id, std::string_view first_label,
                        std::string_view second_label) {
  return "{'id':'" + std::string(id) +
         "','dataset':{'class':'dataset','id':['ContentsCode','Tid','KOKkommuneregion0000'],"
         "'size':[2,2,2],'role':{'time':['Tid'],'metric':['ContentsCode']},'dimension':{"
         "'ContentsCode':{'category':{'index':['KOSx','KOSy'],'label':{'KOSx':'" +
         std::string(first_label) + "','KOSy':'" + std::string(second_label) +
         "'}}},"
         "'Tid':{'category':{'index':['2019','2020']}},'KOKkommuneregion0000':{'category':{'index':"
         "['EAK','0602']}}},"
         "'value':[1,2,3,4,5,6,7,8]}}";
}

std::string by_label(std::string_view labels) {
  return indicator("a.l",
                   {version("A", {"'A':{'unit':'antall','sources':[{'table':'gammel','select':"
                                  "{'ContentsCode':{'labels':[" +
                                  std::string(labels) + "]}}}]}"})});
}

TEST(Evaluate, ReadsATableOfAnotherDimensionOrderWithoutAGeoRole) {
  BundleText text = municipalities();
  text.tables = older_table("gammel", "Mottakere (antall)", "Andre");
  text.indicators = by_label("'Andre'");
  EXPECT_EQ(ask_values(text, "a.l", "EAK", "[2019,2020]"), "5 7");
  EXPECT_EQ(ask_values(text, "a.l", "3301", "[2019,2020]"), "6 no-data")
      << "0602 is no code of 2020";
}

TEST(Evaluate, FindsACategoryByItsLabel) {
  BundleText text = municipalities();
  text.tables = older_table("gammel", "Mottakere (antall)", "Andre");
  for (const char* labels : {"'Mottakere (antall)'", "' mottakere (ANTALL) '"}) {
    text.indicators = by_label(labels);
    EXPECT_EQ(ask_values(text, "a.l", "EAK", "[2019,2020]"), "1 3") << labels;
  }
  text.indicators = by_label("'Mottakere (antall)','Andre'");
  EXPECT_EQ(ask_values(text, "a.l", "EAK", "[2019,2020]"), "6 10");
}

TEST(Evaluate, ALabelThatDoesNotFitExactlyOnceIsAnError) {
  struct Row {
    const char* second;
    const char* labels;
    Code code;
  };
  const Row rows[] = {{"Andre", "'Mottakere'", Code::unknown},
                      {"mottakere (antall)", "'Mottakere (antall)'", Code::ambiguous},
                      {"Andre", "'Andre','andre '", Code::ambiguous}};
  for (const Row& row : rows) {
    BundleText text = municipalities();
    text.tables = older_table("gammel", "Mottakere (antall)", row.second);
    text.indicators = by_label(row.labels);
    Faults faults;
    Result<Bundle> out = read_bundle(text.text(), faults);
    EXPECT_FALSE(out.ok()) << row.labels;
    if (out.ok()) continue;
    EXPECT_EQ(out.error().code, row.code) << show(faults);
    EXPECT_EQ(out.error().where.substr(0, 59),
              "/indicators/0/versions/0/inputs/A/sources/0/select/Contents")
        << out.error().where;
  }
}

TEST(Evaluate, ATableOfCurrentCodesIsReadUnderTodaysCodeForEveryYear) {
  BundleText text = municipalities();
  text.tables = table("serie", {"3201", "0219"}, {"x"}, 2018, 2024, "1 2 3 4 5 6 7 0 0 0 0 0 0 0",
                      "'regionCodes':'current',");
  text.indicators = indicator("a.s", {version("A", {input("A", "serie", "x")})});
  EXPECT_EQ(ask_values(text, "a.s", "3201", "[2018,2024]"), "1 2 3 4 5 6 7");
  text.tables = table("serie", {"3201", "0219"}, {"x"}, 2018, 2024, "1 2 3 4 5 6 7 8 9 0 0 0 0 0");
  EXPECT_EQ(ask_values(text, "a.s", "3201", "[2018,2024]"),
            "8 9 no-data no-data no-data no-data 7");
}

TEST(Evaluate, TheRegionAndTimeDimensionsCanBeNamed) {
  BundleText text = municipalities();
  text.tables =
      "{'id':'fil','dataset':{'version':'2.0','id':['År','Sted'],'size':[2,1],'dimension':{"
      "'År':{'category':{'index':['2019','2020']}},'Sted':{'category':{'index':['EAK']}}},'value':["
      "3,4]}}";
  text.indicators = indicator(
      "a.f",
      {version("A",
               {"'A':{'unit':'antall','sources':[{'table':'fil','region':'Sted','time':'År'}]}"})});
  EXPECT_EQ(ask_values(text, "a.f", "EAK", "[2019,2020]"), "3 4");
}

TEST(Evaluate, TellsTheInputs) {
  Bundle bundle = read(municipalities().text());
  const Told told = ask(bundle,
                        "{'indicators':['a.per','a.klar'],'regions':['3201'],'groups':['to'],'"
                        "years':[2019,2020],'inputs':true}");
  ASSERT_EQ(told.answer.inputs.size(), 2U);
  EXPECT_EQ(told.answer.inputs[0].names, (std::vector<std::string>{"A", "B"}));
  EXPECT_EQ(told.inputs(0, "A", "3201"), "10 30");
  EXPECT_EQ(told.inputs(0, "B", "3201"), "5 10");
  EXPECT_EQ(told.inputs(0, "A", "to"), "30 90");
  EXPECT_EQ(told.inputs(0, "B", "to"), "13 22");
  EXPECT_EQ(told.inputs(1, "A", "3201"), ". .");
  const Told without =
      ask(bundle, "{'indicators':['a.per'],'regions':['3201'],'years':[2019,2020]}");
  EXPECT_TRUE(without.answer.inputs.empty());
}

TEST(Evaluate, DeviatesFromAGroupOrARegion) {
  Bundle bundle = read(municipalities().text());
  const Told group = ask(bundle,
                         "{'indicators':['a.folk'],'regions':['3201'],'groups':['to'],'years':["
                         "2022,2024],'baseline':'to'}");
  EXPECT_EQ(group.values("a.folk", "to"), "41 90 no-data");
  EXPECT_EQ(group.deviation("a.folk", "to"), "0 0 nan");
  EXPECT_EQ(group.deviation("a.folk", "3201").substr(0, 9),
            show((25.0 / 41 - 1) * 100).substr(0, 9));
  const Told region = ask(
      bundle, "{'indicators':['a.per'],'regions':['3301'],'years':[2019,2023],'baseline':'0219'}");
  EXPECT_EQ(region.deviation("a.per", "3301").substr(0, 3), "25 ");
  const Told zero = ask(
      bundle, "{'indicators':['a.folk'],'regions':['3201'],'years':[2023,2023],'baseline':'EAK'}");
  EXPECT_EQ(zero.deviation("a.folk", "3201"), "nan") << "no per cent of zero";
  EXPECT_TRUE(ask(bundle, "{'indicators':['a.per'],'regions':['3301'],'years':[2019,2019]}")
                  .answer.deviation.empty());
}

TEST(Evaluate, FollowsReferencesAndGroupValues) {
  BundleText text = municipalities();
  text.indicators +=
      "," + indicator("a.dobbel", {version("[a.per] * 2", {})}) + "," +
      indicator("a.andel", {version("A / group(to, A) * 100", {input("A", "penger", "f1")})}) +
      "," + indicator("a.mot", {version("[a.per] / group(to, [a.per]) * 100", {}, "mean")});
  Bundle bundle = read(text.text());
  const Told told = ask(bundle,
                        "{'indicators':['a.dobbel','a.andel','a.mot','a.per'],'regions':['3201','"
                        "3301'],'groups':['to'],'years':[2020,2021]}");
  EXPECT_EQ(told.values("a.dobbel", "3201"), "6 4");
  EXPECT_EQ(told.values("a.dobbel", "to"), "8 7") << "the mean of the members' results";
  EXPECT_EQ(told.values("a.andel", "3201"), show(30.0 / 90 * 100) + " " + show(40.0 / 110 * 100));
  EXPECT_EQ(told.values("a.andel", "to"), "100 100");
  EXPECT_EQ(told.values("a.mot", "3301"),
            show(5 / (90.0 / 22) * 100) + " " + show(5 / (110.0 / 34) * 100));
  EXPECT_EQ(told.flags("a.dobbel", "3301"), "break -");
}

TEST(Evaluate, TakesOwnFormulasAndDefinitions) {
  Bundle bundle = read(municipalities().text());
  EXPECT_EQ(ask(bundle,
                "{'indicators':['a.per'],'regions':['3201'],'years':[2019,2020],'formula':'(A - B) "
                "* 10'}")
                .values("a.per", "3201"),
            "50 200");
  EXPECT_EQ(ask(bundle, "{'indicators':['a.per'],'regions':['3201'],'years':[2019,2020]}")
                .values("a.per", "3201"),
            "2 3")
      << "the bundle keeps its own";
  const std::string own =
      indicator("mine.ny", {version("A + [a.per]", {input("A", "penger", "f2")})});
  EXPECT_EQ(
      ask(bundle,
          "{'indicators':['mine.ny'],'regions':['3201'],'years':[2019,2020],'ownIndicators':[" +
              own + "]}")
          .values("mine.ny", "3201"),
      "3 6");
}

TEST(Evaluate, SaysWhatIsWrongWithAQuestion) {
  Bundle bundle = read(municipalities().text());
  struct Row {
    const char* question;
    Code code;
    const char* part;
  };
  const Row rows[] = {
      {"{'indicators':['a.x'],'years':[2019,2020]}", Code::unknown, "a.x"},
      {"{'indicators':['a.per'],'regions':['9999'],'years':[2019,2020]}", Code::unknown, "9999"},
      {"{'indicators':['a.per'],'groups':['tre'],'years':[2019,2020]}", Code::unknown, "tre"},
      {"{'indicators':['a.per'],'years':[2019,2020],'baseline':'ukjent'}", Code::unknown, "ukjent"},
      {"{'indicators':['a.per'],'years':[2019,2020],'formula':'A +'}", Code::formula, "early"},
      {"{'indicators':['a.per'],'years':[2019,2020],'formula':'A / C'}", Code::unknown, "C"},
      {"{'indicators':['a.per'],'years':[2019,2020],'formula':'A / group(to, [a.x])'}",
       Code::unknown, "a.x"},
      {"{'indicators':['a.per'],'years':[2019,2020],'formula':'A / group(tre, A)'}", Code::unknown,
       "tre"},
      {"{'indicators':['a.per','a.sum'],'years':[2019,2020],'formula':'A'}", Code::format, ""},
      {"{'years':[2019,2020]}", Code::format, "indicators"},
      {"{'indicators':['a.per']}", Code::format, "years"},
      {"{'indicators':['a.per'],'years':[2020]}", Code::format, ""},
      {"{'indicators':['a.per'],'years':['2019','2020']}", Code::format, ""},
      {"{'indicators':['a.per'],'years':[2020,2019]}", Code::format, ""},
      {"{'indicators':['a.per'],'years':[2019,99999]}", Code::format, ""},
      {"{'indicators':['a.per'],'years':[2019.5,2020]}", Code::format, ""},
      {"{'indicators':[7],'years':[2019,2020]}", Code::type, ""},
      {"{'indicators':['a.per'],'years':[2019,2020],'inputs':'ja'}", Code::type, ""},
      {"{", Code::json, ""},
      {"{'indicators':['m.a'],'years':[2019,2020],'ownIndicators':[{'id':'m.a','name':'M','unit':'"
       "x',"
       "'versions':"
       "[{'formula':'[m.a]','average':'mean','inputs':{}}]}]}",
       Code::cycle, "m.a"},
      {"{'indicators':['m.a'],'years':[2019,2020],'ownIndicators':[{'id':'m.a','name':'M','unit':'"
       "x',"
       "'versions':"
       "[{'formula':'A','average':'mean','inputs':{'A':{'unit':'x','sources':[{'table':'ingen'}]}}}"
       "]}]}",
       Code::unknown, "ingen"},
  };
  for (const Row& row : rows) {
    const Told told = ask(bundle, row.question);
    EXPECT_FALSE(told.ok()) << row.question;
    if (told.ok()) continue;
    EXPECT_STREQ(name(told.error.code), name(row.code))
        << row.question << ": " << told.error.message;
    EXPECT_NE(told.error.message.find(row.part), std::string::npos) << told.error.message;
  }
  EXPECT_EQ(
      ask(bundle, "{'indicators':['a.per'],'years':[2019,2020],'formula':'A / Q'}").error.position,
      4U);
}

TEST(Evaluate, RefusesTooLargeAQuestion) {
  Bundle bundle = read(municipalities().text());
  Query query;
  query.indicators = {"a.per"};
  query.regions.assign(40'000, "3201");
  query.years = {1500, 2500};
  Result<Answer> answer = evaluate(bundle, query);
  ASSERT_FALSE(answer.ok());
  EXPECT_EQ(answer.error().code, Code::limit);
  query.regions = {"3201"};
  query.years = {-2'000'000'000, 2'000'000'000};
  answer = evaluate(bundle, query);
  EXPECT_FALSE(answer.ok());
}

TEST(Evaluate, AQuestionWithoutPlacesHasAnEmptyAnswer) {
  Bundle bundle = read(municipalities().text());
  const Told told = ask(bundle, "{'indicators':['a.per'],'years':[2019,2020]}");
  EXPECT_TRUE(told.ok());
  EXPECT_EQ(told.answer.values.size(), 0U);
  EXPECT_EQ(told.averages(), "0 0");
}

}  // namespace
}  // namespace figur
