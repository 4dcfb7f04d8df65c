// Municipalities over time and groups of them: what is accepted, what is refused and where.
#include "bundle_text.hpp"

namespace figur {
namespace {

using namespace test;

BundleText some() {
  BundleText out;
  out.regions =
      "{'code':'3201','name':'Bærum','codes':[{'code':'0219','to':2019},{'code':'3024','from':2020,"
      "'to':2023},{'code':'3201','from':2024}]},{'code':'0301','name':'Oslo'}";
  out.groups =
      "{'id':'g','name':{'nb':'Gruppa'},'members':[{'to':2021,'regions':['0301']},"
      "{'from':2022,'regions':['0301','3201']}]}";
  return out;
}

TEST(Region, KeepsItsCodesOverTime) {
  const Bundle bundle = read(some().text());
  ASSERT_EQ(bundle.regions.all.size(), 2U);
  const Region& region = bundle.regions.all[0];
  EXPECT_EQ(*region.code_at(1990), "0219");
  EXPECT_EQ(*region.code_at(2019), "0219");
  EXPECT_EQ(*region.code_at(2020), "3024");
  EXPECT_EQ(*region.code_at(2023), "3024");
  EXPECT_EQ(*region.code_at(2024), "3201");
  EXPECT_EQ(*region.code_at(2050), "3201");
  EXPECT_EQ(*bundle.regions.all[1].code_at(1800), "0301") << "without codes its own holds always";
  for (const char* code : {"0219", "3024", "3201"})
    EXPECT_EQ(bundle.regions.find(code), 0U) << code;
  EXPECT_EQ(bundle.regions.find("0301"), 1U);
  EXPECT_EQ(bundle.regions.find("9999"), Regions::absent);
  EXPECT_EQ(bundle.regions.find(""), Regions::absent);
}

TEST(Region, DoesNotExistOutsideItsCodes) {
  BundleText text = some();
  text.regions +=
      ",{'code':'3205','name':'Lillestrøm','codes':[{'code':'3030','from':2020,'to':2023},"
      "{'code':'3205','from':2024}]}";
  const Bundle bundle = read(text.text());
  EXPECT_EQ(bundle.regions.all[2].code_at(2019), nullptr);
}

TEST(Region, CountsItsBorders) {
  BundleText text = some();
  text.regions = changed(text.regions, "'name':'Oslo'",
                         "'name':'Oslo','breaks':[{'year':2020},{'year':2024}]");
  const Bundle bundle = read(text.text());
  const Region& region = bundle.regions.all[1];
  ASSERT_EQ(region.breaks.size(), 2U);
  EXPECT_EQ(region.breaks[1].year, 2024);
  const int years[] = {2019, 2020, 2023, 2024, 2025};
  const int borders[] = {0, 1, 1, 2, 2};
  for (std::size_t i = 0; i < 5; ++i)
    EXPECT_EQ(region.borders_at(years[i], Predecessors::as_published), borders[i]) << years[i];
}

TEST(Group, HasItsMembersOfEachYear) {
  BundleText text = some();
  text.groups +=
      ",{'id':'h','name':{'nb':'H'},'members':[{'from':2020,'to':2021,'regions':['0219']}]}";
  const Bundle bundle = read(text.text());
  const Group* group = bundle.find_group("g");
  ASSERT_NE(group, nullptr);
  EXPECT_EQ(group->name, "Gruppa");
  EXPECT_EQ(group->members(1999), std::vector<std::uint32_t>{1});
  EXPECT_EQ(group->members(2021), std::vector<std::uint32_t>{1});
  EXPECT_EQ(group->members(2022), (std::vector<std::uint32_t>{1, 0}));
  const Group* other = bundle.find_group("h");
  ASSERT_NE(other, nullptr);
  EXPECT_EQ(other->members(2020), std::vector<std::uint32_t>{0})
      << "an older code names the region too";
  EXPECT_TRUE(other->members(2022).empty());
  EXPECT_EQ(bundle.find_group("ingen"), nullptr);
}

TEST(Group, ATotalMembershipChangeIsMarkedOnlyWhereItChanges) {
  BundleText text = some();
  text.tables =
      table("t", {"0219", "3024", "0301"}, {"A"}, 2019, 2023, "1 . . . .  . 2 3 4 5  7 7 7 7 7");
  text.indicators = indicator("i.a", {version("A", {input("A", "t", "A")})});
  Bundle bundle = read(text.text());
  const Told told = ask(bundle, "{'indicators':['i.a'],'groups':['g'],'years':[2019,2023]}");
  EXPECT_EQ(told.values("i.a", "g"), "7 7 7 11 12");
  EXPECT_EQ(told.members("i.a", "g"), "1/1 1/1 1/1 2/2 2/2");
  EXPECT_EQ(told.flags("i.a", "g"), "- - - break -");
}

struct Wrong {
  const char* from;
  const char* to;
  const char* where;
  const char* part;
};

TEST(Region, SaysWhatIsWrongAndWhere) {
  const Wrong rows[] = {
      {"'from':2020,'to':2023", "'from':2019,'to':2023", "/regions/0/codes/1", "0219"},
      {"{'code':'0219','to':2019}", "{'code':'0219'}", "/regions/0/codes/1", "0219"},
      {"'from':2020,'to':2023", "'from':2020,'to':2018", "/regions/0/codes/1", "2018"},
      {"'from':2020,'to':2023", "'from':'2020','to':2023", "/regions/0/codes/1/from", ""},
      {"'from':2020,'to':2023", "'from':2020.5,'to':2023", "/regions/0/codes/1/from", ""},
      {"'code':'0301','name'", "'code':'3201','name'", "/regions/1/code", "3201"},
      {"'code':'0301','name'", "'code':'0219','name'", "/regions/1/code", "0219"},
      {"'name':'Oslo'", "'name':'Oslo','codes':[{'code':'3024'}]", "/regions/1/codes", "3024"},
      {"'code':'0301','name'", "'code':301,'name'", "/regions/1/code", ""},
      {"'code':'0301',", "", "/regions/1", "code"},
      {",'name':'Oslo'", "", "/regions/1", "name"},
      {"'name':'Oslo'", "'name':'Oslo','codes':{}", "/regions/1/codes", ""},
      {"'name':'Oslo'", "'name':'Oslo','breaks':[{}]", "/regions/1/breaks/0", "year"},
      {"'name':'Oslo'", "'name':'Oslo','breaks':[{'year':'2020'}]", "/regions/1/breaks/0/year", ""},
      {"{'code':'0301','name':'Oslo'}", "7", "/regions/1", ""},
      {"['0301','3201']", "['0301','3202']", "/groups/0/members/1/regions/1", "3202"},
      {"['0301','3201']", "['0301','0301']", "/groups/0/members/1/regions/1", "0301"},
      {"['0301','3201']", "['3024','3201']", "/groups/0/members/1/regions/1", "3201"},
      {"['0301','3201']", "['0301',3201]", "/groups/0/members/1/regions/1", ""},
      {"'from':2022,", "'from':2021,", "/groups/0/members/1", ""},
      {"'from':2022,", "", "/groups/0/members/1", ""},
      {"'from':2022,", "'from':2022,'to':2021,", "/groups/0/members/1", "2022"},
      {"'id':'g'", "'id':'0301'", "/groups/0/id", "0301"},
      {"'id':'g'", "'id':'0219'", "/groups/0/id", "0219"},
      {"'id':'g',", "", "/groups/0", "id"},
      {"'members':[{'to'", "'medlemmer':[{'to'", "/groups/0", "members"},
      {"]}]}", "]}]},{'id':'g','members':[]}", "/groups/1/id", "g"},
  };
  const BundleText text = some();
  for (const Wrong& row : rows) {
    BundleText wrong = text;
    const bool in_groups = text.groups.find(row.from) != std::string::npos;
    (in_groups ? wrong.groups : wrong.regions) =
        changed(in_groups ? text.groups : text.regions, row.from, row.to);
    Faults faults;
    EXPECT_FALSE(read_bundle(wrong.text(), faults).ok()) << row.from << " -> " << row.to;
    EXPECT_TRUE(holds(faults, Severity::error, row.where, row.part))
        << row.from << " -> " << row.to << "\nexpected an error at " << row.where << ", found\n"
        << show(faults);
  }
}

}  // namespace
}  // namespace figur
