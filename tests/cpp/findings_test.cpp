// What stands out in a service area, what is left out, and why.
#include "findings.hpp"

#include "bundle_text.hpp"

namespace figur {
namespace {

using namespace test;

// Cases per 1000 inhabitants of four members in 2020, 2021 and 2022, and per cent of them:
//   Oslo 10 10 10, Bergen 20 20 20, Trondheim 30 34 30, Tromsø 40 40 60.
// The average is 25, 26, 30; the standard deviation between the members in 2022 is
// sqrt((400 + 100 + 0 + 900) / 4) = 18.708.
struct World {
  std::string oslo = "100 100 100";
  std::string bergen = "200 200 200";
  std::string trondheim = "300 340 300";
  std::string tromso = "400 400 600";
  std::string more_of_tromso;  // members of the region
  std::string indicators;      // more of them
  std::string notes;
  std::string formula = "A / B * 100";
  const char* average = "weighted";
  const char* unit = "antall";  // of A
  const char* unit_below = "personer";
  const char* members = "'0301','4601','5001','5501'";

  static std::string in_area(const std::string& indicator, const char* type = "andre") {
    return changed(indicator, "'name'",
                   "'area':'x','decimals':1,'type':'" + std::string(type) + "','name'");
  }
  std::string andel() const {
    return in_area(indicator(
        "x.andel",
        {version(formula, {input("A", "t", "A", "", unit), input("B", "t", "B", "", unit_below)},
                 average)}));
  }
  Bundle bundle() const {
    BundleText out;
    out.regions =
        "{'code':'0301','name':'Oslo'},{'code':'4601','name':'Bergen','codes':[{'code':'1201','to':"
        "2019},{'code':'4601','from':2020}]},{'code':'5001','name':'Trondheim'},{'code':'5501',"
        "'name':'Tromsø'" +
        more_of_tromso + "},{'code':'EAK','name':'Landet','kind':'country'}";
    out.groups = "{'id':'asss','members':[{'regions':[" + std::string(members) +
                 "]}]},{'id':'andre','of':'asss','without':['self']},{'id':'resten','of':'EAK',"
                 "'without':['asss']}";
    const std::string per = "  1000 1000 1000  ";
    out.tables = table("t", {"0301", "4601", "5001", "5501", "EAK"}, {"A", "B"}, 2020, 2022,
                       oslo + per + bergen + per + trondheim + per + tromso + per +
                           "5000 5000 5000 20000 20000 20000");
    out.indicators = andel() + (indicators.empty() ? "" : ",") + indicators;
    out.notes = notes;
    return read(out.text());
  }
};

FindingsQuery of(const char* region = "", const char* group = "asss") {
  FindingsQuery out;
  out.area = "x";
  out.year = 2022;
  out.region = region;
  out.group = group;
  return out;
}

Findings find(const World& world, const FindingsQuery& query) {
  Bundle bundle = world.bundle();
  Result<Findings> found = find_findings(bundle, query);
  if (found) return *found;
  ADD_FAILURE() << found.error().message;
  return {};
}

using Kind = Findings::Kind;

// Of the world's regions, by their place in it.
std::string code(std::uint32_t region) {
  const char* codes[] = {"0301", "4601", "5001", "5501", "EAK"};
  return region < 5 ? codes[region] : "none";
}

// "change small, spread small 0301+4601"
std::string left_out(const Findings& findings, std::string_view indicator = "x.andel") {
  std::string out;
  for (const Findings::LeftOut& one : findings.left_out) {
    if (findings.indicators[one.indicator] != indicator) continue;
    out += (out.empty() ? "" : ", ") + std::string(name(one.kind)) + " " + name(one.why);
    for (std::size_t i = 0; i < one.regions.size(); ++i) {
      out += (i == 0 ? " " : "+") + code(one.regions[i]);
    }
  }
  return out;
}

std::vector<Findings::Found> of_kind(const Findings& findings, Kind kind) {
  std::vector<Findings::Found> out;
  for (const Findings::Found& one : findings.found) {
    if (one.kind == kind) out.push_back(one);
  }
  return out;
}

// The indicators, in the order told.
std::string order(const Findings& findings, Kind kind) {
  std::string out;
  for (const Findings::Found& one : of_kind(findings, kind)) {
    out += (out.empty() ? "" : " ") + findings.indicators[one.indicator];
  }
  return out;
}

Findings::Found first(const Findings& findings, Kind kind) {
  const std::vector<Findings::Found> all = of_kind(findings, kind);
  if (!all.empty()) return all.front();
  ADD_FAILURE() << "nothing was found";
  return {};
}

constexpr double sd = 18.708286933869708;

TEST(Findings, TellTheChangeTheSpreadTheDeviationAndTheTurn) {
  const Findings tromso = find({}, of("5501"));
  EXPECT_EQ(left_out(tromso), "");
  EXPECT_EQ(tromso.from, 2020);

  const Findings::Found change = first(tromso, Kind::change);
  EXPECT_EQ(change.cells[0].value, 25);
  EXPECT_EQ(change.cells[1].value, 30);
  EXPECT_EQ(change.per_cent, 20);
  EXPECT_DOUBLE_EQ(change.size, 5 / sd);
  EXPECT_EQ(change.members, 4);

  const Findings::Found spread = first(tromso, Kind::spread);
  EXPECT_EQ(code(spread.low.region) + " " + code(spread.high.region), "0301 5501");
  EXPECT_EQ(spread.low.value, 10);
  EXPECT_EQ(spread.high.value, 60);
  EXPECT_EQ(spread.cells[0].value, 30);
  EXPECT_DOUBLE_EQ(spread.size, 50 / 30.0 * 100);
  EXPECT_FALSE(spread.unguarded);

  const Findings::Found deviation = first(tromso, Kind::deviation);
  EXPECT_EQ(deviation.cells[0].value, 60);
  EXPECT_EQ(deviation.per_cent, 100);
  EXPECT_EQ(deviation.size, 100);
  EXPECT_EQ(order(tromso, Kind::turn), "");

  const Findings trondheim = find({}, of("5001"));
  EXPECT_EQ(order(trondheim, Kind::deviation), "") << "30.0 is the average";
  const Findings::Found turn = first(trondheim, Kind::turn);
  EXPECT_EQ(turn.cells[0].value, 30);
  EXPECT_EQ(turn.cells[1].value, 34);
  EXPECT_EQ(turn.cells[2].value, 30);
  EXPECT_DOUBLE_EQ(turn.size, 4 / sd);

  const Findings::Found below = first(find({}, of("4601")), Kind::deviation);
  EXPECT_DOUBLE_EQ(below.per_cent, -100 / 3.0);
  EXPECT_DOUBLE_EQ(below.size, 100 / 3.0);
}

TEST(Findings, OfNoRegionHaveNoDeviationsAndTurns) {
  World world;
  world.notes = "{'kind':'exclude','indicator':'x.andel','region':'5001','text':{'nb':'Feil'}}";
  const Findings found = find(world, of());
  EXPECT_EQ(of_kind(found, Kind::change).size(), 1U);
  EXPECT_EQ(order(found, Kind::deviation) + order(found, Kind::turn) + left_out(found), "");
}

TEST(Findings, AreNotWhatTheReaderWouldNotSee) {
  World world;
  world.trondheim = "300 300.4 300";
  world.tromso = "400 400 401.5";
  const Findings found = find(world, of("5001"));
  EXPECT_EQ(order(found, Kind::change), "") << "25.0 and 25.0375";
  EXPECT_EQ(order(found, Kind::turn), "") << "30.0 and 30.04";
  EXPECT_EQ(left_out(found), "");
}

TEST(Findings, AreNotWhatIsSmallBesideTheMembersDifferences) {
  World world;
  world.trondheim = "300 330 300";
  world.tromso = "500 500 600";
  const Findings found = find(world, of("5001"));
  EXPECT_EQ(order(found, Kind::change), "") << "2.5 is 0.13 standard deviations";
  EXPECT_EQ(order(found, Kind::turn), "") << "3 is 0.16";
  world.trondheim = "300 300 330";
  EXPECT_EQ(order(find(world, of("5001")), Kind::deviation), "") << "33 and 30.75";
  EXPECT_EQ(left_out(found), "");
}

TEST(Findings, LeaveOutWhatCannotBeComparedOrMayBeNoise) {
  struct Row {
    const char* why;
    World world;
    const char* expected;  // with Tromsø as the region
  };
  const auto with = [](auto change) {
    World world;
    change(world);
    return world;
  };
  const Row rows[] = {
      {"an average that a note suppresses", with([](World& w) {
         w.notes =
             "{'kind':'suppress-average','indicator':'x.andel','from':2022,'text':{'nb':'Feil'}}";
       }),
       "change suppressed, spread suppressed, deviation suppressed"},
      {"a region that a note excludes: the average then also rests on others than before",
       with([](World& w) {
         w.notes =
             "{'kind':'exclude','indicator':'x.andel','region':'5501','from':2022,'text':{'nb':"
             "'Feil'}}";
       }),
       "change break, deviation suppressed, turn suppressed"},
      {"nobody has figures",
       with([](World& w) { w.oslo = w.bergen = w.trondheim = w.tromso = "100 100 :"; }),
       "change missing, spread missing, deviation missing, turn missing"},
      {"the region had none the year before", with([](World& w) { w.tromso = "400 : 600"; }),
       "turn missing"},
      {"new borders of a member",
       with([](World& w) { w.more_of_tromso = ",'breaks':[{'year':2021,'text':{'nb':'Nye'}}]"; }),
       "change break, turn break"},
      {"a break in the first year is none of the period",
       with([](World& w) { w.more_of_tromso = ",'breaks':[{'year':2020,'text':{'nb':'Nye'}}]"; }),
       ""},
      {"others take part than in the first year", with([](World& w) { w.oslo = ": 100 100"; }),
       "change break"},
      {"a member that was gone only in between", with([](World& w) { w.oslo = "100 : 100"; }), ""},
      {"a provisional figure", with([](World& w) { w.oslo = "100 100 100*"; }),
       "change provisional, spread provisional, deviation provisional"},
      {"a provisional figure that no finding needs",
       with([](World& w) { w.bergen = "200 200* 200"; }), ""},
      {"a member with few cases is neither lowest nor highest",
       with([](World& w) { w.oslo = "10 10 29"; }), "spread small 0301"},
      {"a region with few cases", with([](World& w) { w.tromso = "29 30 30"; }), "turn small"},
      {"a region with few cases in the last year", with([](World& w) { w.tromso = "30 30 29"; }),
       "spread small 5501, deviation small, turn small"},
      {"too few members with enough cases", with([](World& w) { w.oslo = w.bergen = "10 10 10"; }),
       "change small, spread small, turn small"},
      {"too few members", with([](World& w) { w.members = "'0301','5501'"; }),
       "change members, spread members, turn members"},
      {"equal members",
       with([](World& w) { w.oslo = w.bergen = w.trondheim = w.tromso = "100 200 150.5"; }),
       "change members, turn members"},
      {"an average below 0", with([](World& w) { w.formula = "0 - A / B * 100"; }),
       "deviation base"},
      {"the lowest and highest on either side of 0, and a region below it",
       with([](World& w) { w.formula = "50 - A / B * 100"; }), "spread base, deviation base"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(left_out(find(row.world, of("5501"))), row.expected) << row.why;
  }
}

TEST(Findings, SkipMembersWithFewCasesAndMeasureWithTheOthers) {
  World world;
  world.oslo = "10 10 10";
  const Findings found = find(world, of("5001"));
  EXPECT_EQ(first(found, Kind::spread).low.region, 1U);
  EXPECT_DOUBLE_EQ(first(found, Kind::spread).cells[0].value, 27.75)
      << "the average has all members";
  // Between 20, 30 and 60.
  EXPECT_DOUBLE_EQ(first(found, Kind::turn).size, 4 / std::sqrt(2600 / 9.0));

  FindingsQuery ten = of("5001");
  ten.minimum = 10;
  EXPECT_EQ(first(find(world, ten), Kind::spread).low.region, 0U);
}

TEST(Findings, SayWhenNothingBehindThemIsCounted) {
  World world;
  world.average = "mean";
  world.formula = "A + 0 * B";
  world.unit = "prosent";
  world.unit_below = "indeks";
  world.tromso = "3 3 29";
  EXPECT_TRUE(first(find(world, of("5501")), Kind::deviation).unguarded);
  EXPECT_EQ(left_out(find(world, of("5501"))), "");
  world.unit_below = "barn";
  EXPECT_FALSE(first(find(world, of("5501")), Kind::deviation).unguarded);
}

TEST(Findings, FollowTheReferencesOfAFormulaOneStep) {
  World world;
  world.oslo = "10 10 10";
  world.indicators =
      World::in_area(indicator("x.en", {version("[x.andel]", {})})) + "," +
      World::in_area(indicator("x.to", {version("[x.en]", {})})) + "," +
      World::in_area(indicator("x.holdt-mot", {version("[x.andel] / group(asss, [x.andel])", {})}));
  const Findings found = find(world, of());
  EXPECT_EQ(left_out(found, "x.en"), "spread small 0301");
  EXPECT_EQ(left_out(found, "x.holdt-mot"), "spread small 0301");
  EXPECT_EQ(left_out(found, "x.to"), "");
  for (const Findings::Found& one : of_kind(found, Kind::spread)) {
    EXPECT_EQ(one.unguarded, found.indicators[one.indicator] == "x.to");
  }
}

TEST(Findings, StandInTheOrderOfTheirSizeThenOfTheProfile) {
  World world;
  const auto a = input("A", "t", "A");
  const auto b = input("B", "t", "B");
  world.indicators =
      World::in_area(indicator("x.kroner", {version("A / B * 20000 + 9000", {a, b})})) + "," +
      World::in_area(indicator("x.forst", {version("A / B * 100", {a, b})}), "prioritering") + "," +
      World::in_area(indicator("x.snudd", {version("100 - A / B * 100", {a, b})})) + "," +
      changed(World::in_area(indicator("x.trinn", {version("A / B", {a, b})})), "'name'",
              "'profile':false,'name'") +
      "," +
      changed(indicator("y.annet", {version("A / B", {a, b})}), "'name'", "'area':'y','name'");
  FindingsQuery query = of();
  const Findings found = find(world, query);
  EXPECT_EQ(order(found, Kind::spread), "x.forst x.andel x.snudd x.kroner");
  EXPECT_EQ(of_kind(found, Kind::change).size(), 4U);
  for (const Findings::Found& one : of_kind(found, Kind::change))
    EXPECT_NEAR(one.size, 5 / sd, 1e-12);
  query.most = 2;
  EXPECT_EQ(order(find(world, query), Kind::spread), "x.forst x.andel");
}

TEST(Findings, HaveNoPerCentOfAChangeAcrossZero) {
  World world;
  world.formula = "27 - A / B * 100";
  const Findings found = find(world, of());
  EXPECT_EQ(first(found, Kind::change).cells[1].value, -3) << "from 2";
  EXPECT_TRUE(std::isnan(first(found, Kind::change).per_cent));
}

TEST(Findings, AreNoNumbersTooLargeForADouble) {
  World world;
  world.formula = "A / B";
  world.oslo = "1e308 1e308 1e-20";
  world.bergen = "1e307 -1e308 2e-20";
  world.trondheim = "1e307 -1e308 1e308";
  world.tromso = "1e-20 1e-20 3e-20";
  FindingsQuery query = of("5001");
  query.minimum = 0;
  for (const Findings::Found& one : find(world, query).found) {
    EXPECT_TRUE(std::isfinite(one.size));
    for (const Cell& cell : one.cells) {
      EXPECT_TRUE(std::isfinite(cell.value - one.cells[0].value) || cell.missing != Missing::none);
    }
  }
}

TEST(Findings, LeaveOutAChangeOverAYearWithoutADefinition) {
  World world;
  const auto a = input("A", "t", "A");
  const auto b = input("B", "t", "B");
  const auto redefined = [&](const char* before, const char* after) {
    world.indicators =
        World::in_area(indicator("x.ny", {version("A / B", {a, b}, "weighted", before),
                                          version("A / B * 100", {a, b}, "weighted", after)}));
    return left_out(find(world, of("5001")), "x.ny");
  };
  EXPECT_EQ(redefined(",'to':2020", ",'from':2022"), "change break, turn missing");
  EXPECT_EQ(redefined(",'to':2021", ",'from':2022"), "change break, turn break");
  EXPECT_EQ(redefined(",'to':2019", ",'from':2020"), "");
}

TEST(Findings, HaveAPeriodOfTheirOwnWhileATurnIsOfThreeYears) {
  FindingsQuery two = of("5001");
  two.years = 2;
  World world;
  const Findings found = find(world, two);
  EXPECT_EQ(found.from, 2021);
  EXPECT_EQ(first(found, Kind::change).cells[0].value, 26);
  EXPECT_EQ(of_kind(found, Kind::turn).size(), 1U);
  two.year = 2021;
  EXPECT_EQ(left_out(find(world, two)), "turn missing");
}

TEST(Findings, SeeARelativeGroupAsTheRegionDoes) {
  const Findings found = find({}, of("1201", "andre"));
  EXPECT_EQ(found.region, "4601");
  EXPECT_EQ(found.group, "andre@4601");
  EXPECT_DOUBLE_EQ(first(found, Kind::deviation).cells[1].value, 100 / 3.0);
  EXPECT_EQ(first(found, Kind::spread).members, 3);
}

TEST(Findings, OfARestHaveOnlyDeviations) {
  const Findings found = find({}, of("5501", "resten"));
  EXPECT_EQ(left_out(found), "change members, spread members, turn members");
  EXPECT_DOUBLE_EQ(first(found, Kind::deviation).cells[1].value, 3800 / 16000.0 * 100);
}

TEST(Findings, TakeOwnGroupsAndIndicators) {
  FindingsQuery query = of("0301", "mine");
  query.own_groups = {{"mine", "Mine", {"0301", "4601", "5501"}}};
  Faults faults;
  const auto own = [&](const char* area, const char* id) {
    const std::string text = changed(
        indicator(id, {version("A / B * 100", {input("A", "t", "A"), input("B", "t", "B")})}),
        "'name'", "'area':'" + std::string(area) + "','type':'prioritering','name'");
    query.own_indicators.push_back(read_definition(*parse_json(json(text)), Path(), faults));
  };
  own("x", "mine.a");
  own("y", "mine.b");
  ASSERT_FALSE(faults.has_errors());
  const Findings found = find({}, query);
  EXPECT_EQ(order(found, Kind::spread), "mine.a x.andel") << "equally large, of an earlier type";
  EXPECT_EQ(first(found, Kind::spread).cells[0].value, 30) << "of the three";
  EXPECT_EQ(first(found, Kind::spread).members, 3);
}

TEST(Findings, RefuseWhatTheyDoNotKnow) {
  Bundle bundle = World().bundle();
  struct Row {
    const char* question;
    const char* where;
  };
  const Row rows[] = {
      {"{'area':'y','year':2022}", "/area"},
      {"{'area':'x','year':2019}", "/year"},
      {"{'area':'x','year':-2147483648}", "/year"},
      {"{'area':'x','year':2147483647}", "/year"},
      {"{'area':'x','year':2022,'region':'9999'}", "/region"},
      {"{'area':'x','year':2022,'group':'ukjent'}", ""},
      {"{'area':'x','year':2022,'group':'EAK'}", ""},
      {"{'area':'x','year':2022,'group':'andre'}", ""},
      {"{'area':'x','year':2022,'years':1}", "/years"},
      {"{'area':'x','year':2022,'years':2000000000}", "/years"},
      {"{'area':'x','year':2022,'most':0}", "/most"},
      {"{'area':'x','year':2022,'minimum':-1}", "/minimum"},
      {"{'area':'x'}", ""},
      {"{'area':'x','year':'2022'}", "/year"},
      {"[]", ""},
  };
  for (const Row& row : rows) {
    Result<FindingsQuery> query = read_findings_query(json(row.question));
    Result<Findings> found = query ? find_findings(bundle, *query) : query.error();
    ASSERT_FALSE(found.ok()) << row.question;
    EXPECT_EQ(found.error().where, row.where) << row.question << found.error().message;
  }
}

TEST(Findings, AreToldAsJson) {
  World world;
  world.oslo = "10 10 10";
  world.trondheim = "300 380 200";
  world.tromso = "400 400 700";
  Bundle bundle = world.bundle();
  Result<FindingsQuery> query =
      read_findings_query(json("{'area':'x','year':2022,'region':'5001','minimum':20,'most':3}"));
  ASSERT_TRUE(query.ok());
  JsonWriter out;
  write(*find_findings(bundle, *query), bundle.regions, out);
  Result<Json> told = parse_json(out.str());
  ASSERT_TRUE(told.ok()) << out.str();
  for (const char* list : {"changes", "spreads", "deviations", "turns", "leftOut"}) {
    ASSERT_EQ(told->find(list)->items.size(), 1U) << list;
  }
  EXPECT_EQ(told->find("from")->number, 2020);
  EXPECT_EQ(told->find("group")->string, "asss");
  EXPECT_EQ(told->find("changes")->items[0].find("place")->string, "asss");
  EXPECT_EQ(told->find("spreads")->items[0].find("low")->find("region")->string, "4601");
  EXPECT_EQ(told->find("deviations")->items[0].find("average")->string, "weighted");
  EXPECT_EQ(told->find("turns")->items[0].find("values")->items[0].find("year")->number, 2020);
  EXPECT_FALSE(told->find("turns")->items[0].find("unguarded")->boolean);
  const Json& left = told->find("leftOut")->items[0];
  EXPECT_EQ(left.find("of")->string + " " + left.find("why")->string, "spread small");
  EXPECT_EQ(left.find("regions")->items[0].string, "0301");
}

TEST(Units, CountCasesOrDoNot) {
  for (const char* unit : {"personer", "barn", "mottakere", "deltakere", "undersøkelser", "elever"})
    EXPECT_TRUE(counts_cases(unit)) << unit;
  for (const char* unit : {"kr", "1000 kr", "kroner", "kr per innbygger", "prosent", "indeks",
                           "per 1000 innbyggere", "måneder", "timer", ""})
    EXPECT_FALSE(counts_cases(unit)) << unit;
}

}  // namespace
}  // namespace figur
