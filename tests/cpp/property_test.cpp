// What must hold whatever the figures are.
#include <algorithm>
#include <array>

#include "bundle_text.hpp"

namespace figur {
namespace {

using namespace test;

constexpr int regions = 6;
constexpr int years = 4;

std::string code(int region) { return std::to_string(1000 + region); }

// Six municipalities, half of them renumbered in 2022, with A and B of 2020-2023; some cells are
// missing. `order` is the order of the three dimensions in the file.
struct World {
  std::array<std::array<std::array<std::string, years>, 2>, regions> cell;  // [region][content]
  std::string groups, notes;

  explicit World(Random& random) {
    for (auto& region : cell) {
      for (auto& content : region) {
        for (std::string& one : content) {
          static constexpr const char* signs[] = {".", "..", ":"};
          one =
              random.below(8) == 0 ? signs[random.below(3)] : std::to_string(1 + random.below(999));
        }
      }
    }
    std::string members;
    for (int r = 0; r < regions; ++r) members += (r == 0 ? "'" : ",'") + code(r) + "'";
    groups = "{'id':'g','members':[{'regions':[" + members + "]}]}";
  }

  // Under which code region r's figures of a year stand: odd ones were renumbered in 2022.
  static std::string code_of(int r, int year) {
    return r % 2 == 1 && year < 2022 ? "9" + code(r) : code(r);
  }

  std::string text(const std::array<int, 3>& order) const {
    std::vector<std::string> places;
    for (int r = 0; r < regions; ++r) {
      places.push_back(code(r));
      if (r % 2 == 1) places.push_back("9" + code(r));
    }
    const std::array<std::size_t, 3> size = {places.size(), 2, years};
    const std::array<std::string, 3> name = {"Region", "Content", "Tid"};
    std::array<std::string, 3> codes;
    for (const std::string& place : places)
      codes[0] += (codes[0].empty() ? "'" : ",'") + place + "'";
    codes[1] = "'A','B'";
    codes[2] = "'2020','2021','2022','2023'";
    std::string row;
    std::array<std::size_t, 3> at{};
    for (std::size_t i = 0; i < size[0] * size[1] * size[2]; ++i) {
      std::size_t rest = i;
      for (int k = 2; k >= 0; --k) {
        const auto dimension = static_cast<std::size_t>(order[static_cast<std::size_t>(k)]);
        at[dimension] = rest % size[dimension];
        rest /= size[dimension];
      }
      std::string here = ".";
      for (int r = 0; r < regions; ++r) {
        if (code_of(r, 2020 + static_cast<int>(at[2])) == places[at[0]])
          here = cell[static_cast<std::size_t>(r)][at[1]][at[2]];
      }
      row += here + " ";
    }
    std::string ids, sizes, dimensions;
    for (int k : order) {
      const auto dimension = static_cast<std::size_t>(k);
      const char* comma = ids.empty() ? "" : ",";
      ids += comma + ("'" + name[dimension] + "'");
      sizes += comma + std::to_string(size[dimension]);
      dimensions +=
          comma + ("'" + name[dimension] + "':{'category':{'index':[" + codes[dimension] + "]}}");
    }
    BundleText out;
    for (int r = 0; r < regions; ++r) {
      out.regions += (r == 0 ? "{'code':'" : ",{'code':'") + code(r) + "','name':'Sted'";
      if (r % 2 == 1) {
        out.regions += ",'codes':[{'code':'9" + code(r) + "','to':2021},{'code':'" + code(r) +
                       "','from':2022}]";
      }
      out.regions += "}";
    }
    out.groups = groups;
    out.notes = notes;
    out.tables = "{'id':'t','dataset':{'version':'2.0','class':'dataset','id':[" + ids +
                 "],'size':[" + sizes +
                 "],'role':{'geo':['Region'],'time':['Tid'],'metric':['Content']},'dimension':{" +
                 dimensions + "}," + cells(row) + "}}";
    const auto a = input("A", "t", "A");
    const auto b = input("B", "t", "B");
    out.indicators =
        indicator("i.vekt", {version("A / B * 100", {a, b})}) + "," +
        indicator("i.snitt", {version("A / B * 100", {a, b}, "mean")}) + "," +
        indicator("i.pop", {version("A / B * 100", {a, b}, "population", ",'population':'B'")});
    return out.text();
  }
};

constexpr std::array<int, 3> as_written = {0, 1, 2};

Told all(Bundle& bundle, const std::string& group = "g", const std::string& more = "") {
  std::string asked;
  for (int r = 0; r < regions; ++r) asked += (r == 0 ? "'" : ",'") + code(r) + "'";
  return ask(bundle, "{'indicators':['i.vekt','i.snitt','i.pop'],'regions':[" + asked +
                         "],'groups':['" + group + "'],'years':[2020,2023],'inputs':true" + more +
                         "}");
}

constexpr const char* indicators[] = {"i.vekt", "i.snitt", "i.pop"};

TEST(Property, AnAverageLiesBetweenItsLowestAndHighestMember) {
  Random random(1);
  for (int round = 0; round < 100; ++round) {
    Bundle bundle = read(World(random).text(as_written));
    const Told told = all(bundle);
    const std::size_t places = told.answer.places.size();
    for (std::size_t i = 0; i < 3; ++i) {
      for (std::size_t y = 0; y < years; ++y) {
        const double average = told.answer.values.value[(i * places + regions) * years + y];
        if (std::isnan(average)) continue;
        EXPECT_GE(average, told.answer.least[i * years + y] * (1 - 1e-12));
        EXPECT_LE(average, told.answer.most[i * years + y] * (1 + 1e-12));
      }
    }
  }
}

TEST(Property, WeighingByTheDenominatorIsTheWeightedAverage) {
  Random random(2);
  for (int round = 0; round < 100; ++round) {
    Bundle bundle = read(World(random).text(as_written));
    const Told told = all(bundle);
    const std::size_t places = told.answer.places.size();
    for (std::size_t y = 0; y < years; ++y) {
      const double weighted = told.answer.values.value[regions * years + y];
      const double population = told.answer.values.value[(2 * places + regions) * years + y];
      EXPECT_EQ(std::isnan(weighted), std::isnan(population));
      if (std::isnan(weighted)) continue;
      EXPECT_NEAR(weighted, population, 1e-12 * weighted);
    }
  }
}

TEST(Property, JoiningCodesLosesNoCell) {
  Random random(3);
  for (int round = 0; round < 100; ++round) {
    const World world(random);
    Bundle bundle = read(world.text(as_written));
    const Told told = all(bundle);
    for (int r = 0; r < regions; ++r) {
      for (std::size_t content = 0; content < 2; ++content) {
        std::string expected;
        for (const std::string& one : world.cell[static_cast<std::size_t>(r)][content])
          expected += (expected.empty() ? "" : " ") + one;
        EXPECT_EQ(told.inputs(0, content == 0 ? "A" : "B", code(r)), expected);
      }
    }
  }
}

TEST(Property, ExcludingAMemberIsLeavingItOut) {
  Random random(4);
  for (int round = 0; round < 60; ++round) {
    World world(random);
    const int out = static_cast<int>(random.below(regions));
    std::string others;
    for (int r = 0; r < regions; ++r) {
      if (r != out) others += (others.empty() ? "'" : ",'") + code(r) + "'";
    }
    Bundle without = read(world.text(as_written));
    const Told left_out = all(without, "x", ",'ownGroups':[{'id':'x','regions':[" + others + "]}]");
    for (const char* id : indicators) {
      world.notes += std::string(world.notes.empty() ? "" : ",") +
                     "{'kind':'exclude','indicator':'" + id + "','region':'" + code(out) +
                     "','text':{'nb':'Ikke med'}}";
    }
    Bundle with = read(world.text(as_written));
    const Told excluded = all(with);
    for (const char* id : indicators) {
      const std::string expected = left_out.values(id, "x");
      const std::string found = excluded.values(id, "g");
      // Why nobody takes part may differ: the excluded one's reason counts in one of them.
      if (left_out.members(id, "x").find("0/") != std::string::npos) continue;
      EXPECT_EQ(found, expected);
    }
  }
}

TEST(Property, TheOrderOfDimensionsChangesNothing) {
  Random random(5);
  for (int round = 0; round < 20; ++round) {
    const World world(random);
    Bundle first = read(world.text(as_written));
    const Told expected = all(first);
    std::array<int, 3> order = as_written;
    while (std::next_permutation(order.begin(), order.end())) {
      Bundle bundle = read(world.text(order));
      const Told told = all(bundle);
      EXPECT_EQ(show(told.answer.values), show(expected.answer.values));
      EXPECT_EQ(show(told.answer.inputs[0].values), show(expected.answer.inputs[0].values));
    }
  }
}

}  // namespace
}  // namespace figur
