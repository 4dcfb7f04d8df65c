// Opt-in ranking and grades.
#include "ranking.hpp"

#include "bundle_text.hpp"
#include "number.hpp"

namespace figur {
namespace {

using namespace test;

// Six municipalities: 10.04, 9.96, 8, 6, missing, 16; the first two are both 10.0 as shown.
BundleText six() {
  BundleText out;
  for (const char* code : {"1", "2", "3", "4", "5", "6"}) {
    out.regions += std::string(out.regions.empty() ? "" : ",") + "{'code':'" + code +
                   "','name':'Sted " + code + "'}";
  }
  out.groups = "{'id':'g','members':[{'regions':['1','2','3','4','5','6']}]}";
  out.tables = table("t", {"1", "2", "3", "4", "5", "6"}, {"A"}, 2022, 2022, "10.04 9.96 8 6 : 16");
  out.indicators = changed(indicator("i.a", {version("A", {input("A", "t", "A")}, "mean")}),
                           "'name'", "'decimals':1,'name'");
  return out;
}

std::string told(const Ranking& ranking, bool grades) {
  std::string out;
  for (const Ranking::Row& row : ranking.rows) {
    out += (out.empty() ? "" : " ") + row.region + ":" + std::to_string(row.rank) +
           (row.tied > 1 ? "=" : "");
    if (grades) out += "/" + show(rounded(row.grade, 2));
  }
  return out;
}

TEST(Rounded, IsAsNumbersAreShown) {
  struct Row {
    double value;
    int decimals;
    double shown;
  };
  const Row rows[] = {
      {1.035, 2, 1.04}, {1.025, 2, 1.03},          {1.005, 2, 1.01},  {0.5, 0, 1},
      {1.4999, 0, 1},   {-0.25, 1, -0.3},          {20.4, 0, 20},     {9.96, 1, 10},
      {0.049, 1, 0},    {123456789, 2, 123456789}, {1e300, 1, 1e300}, {1e-12, 2, 0},
      {99.995, 2, 100}, {1234.5678, 6, 1234.5678},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(rounded(row.value, row.decimals), row.shown) << row.value << " " << row.decimals;
  }
}

TEST(Ranking, GivesTiesTheSameRankAndTheMissingNone) {
  Bundle bundle = read(six().text());
  RankQuery query;
  query.indicator = "i.a";
  query.year = 2022;
  query.group = "g";
  Result<Ranking> found = rank(bundle, query);
  ASSERT_TRUE(found.ok());
  EXPECT_EQ(told(*found, false), "6:1 1:2= 2:2= 3:4 4:5 5:0");
  EXPECT_TRUE(std::isnan(found->rows[0].grade)) << "no grade unless somebody says what is best";
  query.best = RankQuery::Best::low;
  EXPECT_EQ(told(*rank(bundle, query), false), "4:1 3:2 1:3= 2:3= 6:5 5:0");
}

TEST(Ranking, GradesTheAverageMunicipalityThreeAndAHalf) {
  Bundle bundle = read(six().text());
  RankQuery query;
  query.indicator = "i.a";
  query.year = 2022;
  query.regions = {"4", "3", "6"};  // 6, 8, 16: mean 10, deviation sqrt(56 / 3) = 4.3205
  query.best = RankQuery::Best::high;
  Result<Ranking> found = rank(bundle, query);
  ASSERT_TRUE(found.ok());
  EXPECT_DOUBLE_EQ(found->mean, 10);
  EXPECT_DOUBLE_EQ(found->deviation, std::sqrt(56.0 / 3));
  // 3.5 + 1.25 * 6 / 4.3205 = 5.24; 3.5 - 1.25 * 2 / 4.3205 = 2.92; 3.5 - 1.25 * 4 / 4.3205 = 2.34.
  EXPECT_EQ(told(*found, true), "6:1/5.24 3:2/2.92 4:3/2.34");
  query.best = RankQuery::Best::low;
  EXPECT_EQ(told(*rank(bundle, query), true), "4:1/4.66 3:2/4.08 6:3/1.76");
  query.regions = {"3"};
  EXPECT_EQ(told(*rank(bundle, query), true), "3:1/3.5") << "alone it is the average";
}

TEST(Ranking, GradesEqualsThreeAndAHalfThoughTheirSumIsRounded) {
  BundleText text = six();
  text.tables = table("t", {"1", "2", "3", "4", "5", "6"}, {"A"}, 2022, 2022, "0.1 0.1 0.1 : : :");
  Bundle bundle = read(text.text());
  RankQuery query;
  query.indicator = "i.a";
  query.year = 2022;
  query.regions = {"1", "2", "3"};
  query.best = RankQuery::Best::high;
  EXPECT_EQ(told(*rank(bundle, query), true), "1:1=/3.5 2:1=/3.5 3:1=/3.5");
}

TEST(Ranking, GradesStayWithinOneToSix) {
  BundleText text = six();
  text.tables = table("t", {"1", "2", "3", "4", "5", "6"}, {"A"}, 2022, 2022, "1 1 1 1 1 100");
  Bundle bundle = read(text.text());
  RankQuery query;
  query.indicator = "i.a";
  query.year = 2022;
  query.group = "g";
  query.best = RankQuery::Best::high;
  EXPECT_EQ(told(*rank(bundle, query), true),
            "6:1/6 1:2=/2.94 2:2=/2.94 3:2=/2.94 4:2=/2.94 5:2=/2.94");
}

TEST(Ranking, RefusesWhatIsNoSetOfMunicipalities) {
  Bundle bundle = read(six().text());
  RankQuery query;
  query.indicator = "i.a";
  query.year = 2022;
  query.group = "ukjent";
  EXPECT_EQ(rank(bundle, query).error().where, "/group");
  query.group = "";
  query.regions = {"1", "1"};
  EXPECT_EQ(told(*rank(bundle, query), false), "1:1") << "named twice, ranked once";
  EXPECT_FALSE(read_rank_query(json("{'indicator':'i.a','year':2022,'best':'flest'}")).ok());
}

}  // namespace
}  // namespace figur
