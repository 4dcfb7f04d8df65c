// JSON-stat 2.0: the forms that are accepted, and every rule that ties two fields together.
#include "jsonstat.hpp"

#include <initializer_list>
#include <tuple>

#include "support.hpp"

namespace figur {
namespace {

using test::changed;
using test::json;
using test::show;

// Two places, two contents, three years; cell = value: row-major, the year varies fastest.
const std::string sound = json(R"({
  'version': '2.0', 'class': 'dataset', 'label': 'Prøve', 'source': 'Oss',
  'updated': '2026-01-02T07:00:00Z', 'note': ['En merknad'],
  'id': ['Region', 'Content', 'Tid'], 'size': [2, 2, 3],
  'role': {'geo': ['Region'], 'metric': ['Content'], 'time': ['Tid']},
  'dimension': {
    'Region': {'label': 'region', 'category': {
      'index': {'0301': 0, '4601': 1}, 'label': {'0301': 'Oslo', '4601': 'Bergen'}}},
    'Content': {'label': 'innhold', 'category': {
      'index': ['N', 'M'], 'label': {'N': 'Netto', 'M': 'Menn'}, 'note': {'N': ['i 1000 kr']},
      'unit': {'N': {'base': '1000 kr', 'decimals': 0}, 'M': {'label': 'personer', 'decimals': 1}}}},
    'Tid': {'label': 'år', 'category': {'index': {'2021': 2, '2019': 0, '2020': 1}}}},
  'value': [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12.5],
  'status': {'3': '*'}
})");

const std::string values = json("'value': [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12.5]");
const std::string statuses = json("'status': {'3': '*'}");

Dataset read(const std::string& text) {
  Faults faults;
  Result<JsonStat> out = read_jsonstat(text, faults);
  if (!out || out->datasets.size() != 1) {
    ADD_FAILURE() << show(faults) << text;
    return {};
  }
  EXPECT_FALSE(faults.has_errors());
  return std::move(out->datasets[0]);
}

// The cells of the sound dataset with other values and statuses.
std::string cells(std::string_view value, std::string_view status) {
  return show(read(changed(changed(sound, values, json(value)), statuses, json(status))).cells);
}

// Four cells are enough to show a status.
std::string four(std::string_view value, std::string_view status) {
  return json(
             "{'version':'2.0','class':'dataset','id':['T'],'size':[4],'dimension':{'T':{'category'"
             ":"
             "{'index':['a','b','c','d']}}},'value':") +
         json(value) + (status.empty() ? "" : json(",'status':") + json(status)) + "}";
}

TEST(JsonStat, ReadsHeadDimensionsAndCells) {
  const Dataset dataset = read(sound);
  EXPECT_EQ(dataset.label, "Prøve");
  EXPECT_EQ(dataset.source, "Oss");
  EXPECT_EQ(dataset.updated, "2026-01-02T07:00:00Z");
  EXPECT_EQ(dataset.notes, std::vector<std::string>{"En merknad"});
  ASSERT_EQ(dataset.dimensions.size(), 3U);
  const Dimension& region = dataset.dimensions[0];
  EXPECT_EQ(region.id, "Region");
  EXPECT_EQ(region.label, "region");
  EXPECT_EQ(region.role, Role::geo);
  EXPECT_EQ(region.stride, 6U);
  EXPECT_EQ(region.labels, (std::vector<std::string>{"Oslo", "Bergen"}));
  const Dimension& content = dataset.dimensions[1];
  EXPECT_EQ(content.stride, 3U);
  EXPECT_EQ(content.codes, (std::vector<std::string>{"N", "M"}));
  ASSERT_EQ(content.units.size(), 2U);
  EXPECT_EQ(content.units[0].base, "1000 kr");
  EXPECT_EQ(content.units[0].decimals, 0);
  EXPECT_EQ(content.units[1].base, "personer");
  EXPECT_EQ(content.units[1].decimals, 1);
  const Dimension& time = dataset.dimensions[2];
  EXPECT_EQ(time.codes, (std::vector<std::string>{"2019", "2020", "2021"}))
      << "in order of position";
  EXPECT_EQ(time.labels, time.codes) << "the code where there is no label";
  EXPECT_EQ(time.find("2021"), 2U);
  EXPECT_EQ(time.find("2022"), Dimension::absent);
  EXPECT_EQ(dataset.find(Role::time), &time);
  EXPECT_EQ(dataset.find("Region"), &region);
  EXPECT_EQ(dataset.find("region"), nullptr);
  EXPECT_EQ(show(dataset.cells), "1 2 3 4 5 6 7 8 9 10 11 12.5");
  EXPECT_EQ(dataset.cells.flags[3], flag::provisional);
}

TEST(JsonStat, ReadsDenseAndSparseValues) {
  EXPECT_EQ(cells("'value': [1,null,3,4,5,6,7,8,9,10,11,-1.5e3]", "'status': {}"),
            "1 .. 3 4 5 6 7 8 9 10 11 -1500");
  EXPECT_EQ(cells("'value': {'11': 7, '0': 0, '4': null}", "'status': {'4': ':'}"),
            "0 .. .. .. : .. .. .. .. .. .. 7");
  EXPECT_EQ(cells("'value': {}", "'status': '.'"), ". . . . . . . . . . . .");
}

TEST(JsonStat, ReadsEveryNumberAsTheNearestDouble) {
  test::Random random(7459);
  std::vector<std::string> numbers;
  for (int i = 0; i < 3000; ++i) {
    std::string digits;
    for (std::size_t n = 1 + random.below(i % 2 == 0 ? 8 : 24); n > 0; --n)
      digits += static_cast<char>('0' + random.below(10));
    std::string number = random.below(3) == 0 ? "-" : "";
    number += random.below(3) == 0 ? "0"
                                   : std::to_string(1 + random.below(9)) +
                                         digits.substr(0, random.below(digits.size()));
    if (random.below(2) == 0) number += "." + digits;
    if (random.below(3) == 0) {
      number += random.below(2) == 0 ? "e" : "E+";
      if (number.back() == 'e' && random.below(2) == 0) number += "-";
      number += std::to_string(random.below(280));
    }
    numbers.push_back(number);
  }
  std::string codes;
  std::string all;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    codes += (i == 0 ? "\"" : ",\"") + std::to_string(i) + "\"";
    all += (i == 0 ? "" : i % 5 == 0 ? " ,\n" : ",") + numbers[i];
  }
  const Dataset dataset = read(
      "{\"version\":\"2.0\",\"id\":[\"T\"],\"size\":[3000],\"dimension\":{\"T\":{\"category\":{"
      "\"index\":[" +
      codes + "]}}},\"value\":[" + all + "]}");
  ASSERT_EQ(dataset.cells.size(), numbers.size());
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    EXPECT_EQ(dataset.cells.value[i], std::strtod(numbers[i].c_str(), nullptr)) << numbers[i];
  }
}

TEST(JsonStat, AStatusMayBeAbsentOneTextAListOrAnObject) {
  struct Row {
    const char* value;
    const char* status;
    const char* answer;
  };
  const Row rows[] = {
      {"[1,null,3,0]", "", "1 .. 3 0"},
      {"[1,null,3,0]", "null", "1 .. 3 0"},
      {"[null,null,null,null]", "':'", ": : : :"},
      {"[null,null,null,1]", "['.','..',':','']", ". .. : 1"},
      {"[null,2,null,1]", "[null,null,':',null]", ".. 2 : 1"},
      {"[null,2,null,1]", "{'2':'.','0':'-'}", "0 2 . 1"},
      {"{'1':2}", "{'2':':'}", ".. 2 : .."},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(show(read(four(row.value, row.status)).cells), row.answer) << row.value << row.status;
  }
}

TEST(JsonStat, StatusesOfSingleCellsReadTheSameHoweverTheyAreWritten) {
  const char* const value = "[null,2,null,1]";
  for (const char* status :
       {"{'2':'.','0':':','3':'foreløpig'}", "{ '2':'.','0':':','3':'foreløpig'}",
        "{'2':'.','0':':','3':'foreløpig' }", "{'2': '.','0':':','3':'foreløpig'}",
        "{'2':'.', '0':':','3':'foreløpig'}", "{'2':'\\u002e','0':':','3':'foreløpig'}",
        "{'\\u0032':'.','0':':','3':'foreløpig'}"}) {
    Faults faults;
    Result<JsonStat> out = read_jsonstat(four(value, status), faults);
    ASSERT_TRUE(out.ok()) << status << show(faults);
    EXPECT_EQ(show(out->datasets[0].cells), ": 2 . 1") << status;
    EXPECT_TRUE(test::holds(faults, Severity::warning, "/status", "foreløpig")) << status;
  }
}

TEST(JsonStat, AWrongStatusIsToldWithItsPlaceBehindManyThatAreRight) {
  for (const auto& [wrong, where, part] :
       std::initializer_list<std::tuple<const char*, const char*, const char*>>{
           {"'01':'.'", "/status", "01"},
           {"'x':'.'", "/status", "x"},
           {"'':'.'", "/status", "cell position"},
           {"'1234567890':'.'", "/status", "1234567890"},
           {"'999999999':'.'", "/status/999999999", "outside"},
           {"'4':'.'", "/status/4", "outside"},
           {"'0':':'", "/status/0", "twice"},
           {"'2':4", "/status", "text"},
           {"'2':['.']", "/status", "text"},
           {"'2'", "/status", "JSON"},
           {"'2':'.','3':", "/status", "JSON"},
           {"", "/status", "JSON"}}) {
    Faults faults;
    const std::string status = "{'0':'.','1':'*'," + std::string(wrong) + "}";
    EXPECT_FALSE(read_jsonstat(four("[null,2,null,1]", status), faults).ok()) << status;
    EXPECT_TRUE(test::holds(faults, Severity::error, where, part)) << status << show(faults);
  }
}

TEST(JsonStat, ADatasetHasAtMost64Signs) {
  for (int signs : {63, 64, 65, 66, 70}) {
    std::string status;
    for (int i = 0; i < signs; ++i) {
      status += (i == 0 ? "{'" : ",'") + std::to_string(i) + "':'s" + std::to_string(i) + "'";
    }
    Faults faults;
    EXPECT_FALSE(read_jsonstat(four("[1,1,1,1]", status + "}"), faults).ok()) << signs;
    EXPECT_EQ(test::holds(faults, Severity::error, "/status", "64"), signs > 64) << signs;
  }
}

TEST(JsonStat, AConfidentialCellThatHoldsANumberIsMissing) {
  Faults faults;
  Result<JsonStat> out = read_jsonstat(four("[0,0,12,0]", "[':','..','.','']"), faults);
  ASSERT_TRUE(out.ok());
  EXPECT_EQ(show(out->datasets[0].cells), ": .. . 0");
  EXPECT_FALSE(faults.all().empty()) << "such a source is odd, and says so";
}

TEST(JsonStat, ADashIsZeroAndASmallNumberIsZeroWithARemark) {
  const Dataset dataset = read(four("[null,null,0,0.3]", "['-','0','-','0']"));
  EXPECT_EQ(show(dataset.cells), "0 0 0 0.3");
  const std::uint8_t expected[] = {flag::exact_zero, flag::less_than_half, flag::exact_zero,
                                   flag::less_than_half};
  for (std::size_t i = 0; i < 4; ++i) EXPECT_EQ(dataset.cells.flags[i], expected[i]) << i;
}

TEST(JsonStat, AnUnknownSignIsOddButNoError) {
  Faults faults;
  Result<JsonStat> out = read_jsonstat(four("[5,null,null,1]", "['x','x','*','*']"), faults);
  ASSERT_TRUE(out.ok());
  EXPECT_EQ(show(out->datasets[0].cells), "5 .. .. 1");
  EXPECT_TRUE(test::holds(faults, Severity::warning, "/status", "x"));
  EXPECT_EQ(out->datasets[0].cells.flags[3], flag::provisional);
}

TEST(JsonStat, TakesTheKeysInAnyOrder) {
  const char* parts[] = {
      "'status':{'1':':'}",
      "'value':[1,null,3,4,5,6]",
      "'size':[2,3]",
      "'id':['R','T']",
      "'version':'2.0'",
      "'dimension':{'T':{'category':{'index':['1','2','3']}},'R':{'category':{'index':['a','b']}}}",
      "'class':'dataset'",
      "'role':{'time':['T']}",
  };
  constexpr std::size_t n = std::size(parts);
  for (std::size_t first = 0; first < n; ++first) {
    for (const bool backwards : {false, true}) {
      std::string text = "{";
      for (std::size_t i = 0; i < n; ++i) {
        const std::size_t k = (first + i) % n;
        text += (i == 0 ? "" : ",") + json(parts[backwards ? n - 1 - k : k]);
      }
      const Dataset dataset = read(text + "}");
      EXPECT_EQ(show(dataset.cells), "1 : 3 4 5 6") << text;
      ASSERT_EQ(dataset.dimensions.size(), 2U);
      EXPECT_EQ(dataset.dimensions[0].id, "R");
      EXPECT_EQ(dataset.dimensions[1].role, Role::time);
    }
  }
}

TEST(JsonStat, ASingleCategoryNeedsNoIndex) {
  const std::string text = json(
      "{'version':'2.0','id':['T'],'size':[1],'dimension':{'T':{'category':{'label':{'2020':'år "
      "2020'}}}},"
      "'value':[4]}");
  const Dataset dataset = read(text);
  ASSERT_EQ(dataset.dimensions.size(), 1U);
  EXPECT_EQ(dataset.dimensions[0].codes, std::vector<std::string>{"2020"});
  EXPECT_EQ(dataset.dimensions[0].labels, std::vector<std::string>{"år 2020"});
}

TEST(JsonStat, AnEmptyDatasetIsReadWithAWarning) {
  Faults faults;
  Result<JsonStat> out = read_jsonstat(json("{'version':'2.0','id':['T'],'size':[0],'dimension':{'"
                                            "T':{'category':{'index':[]}}},'value':[]}"),
                                       faults);
  ASSERT_TRUE(out.ok()) << show(faults);
  EXPECT_EQ(out->datasets[0].cells.size(), 0U);
  EXPECT_FALSE(faults.all().empty());
}

struct Wrong {
  const char* from;
  const char* to;
  const char* where;
  const char* part = "";
};

TEST(JsonStat, BreachesOfTheFormatAreErrorsWithTheirPlace) {
  const Wrong rows[] = {
      // lengths and positions
      {"10, 11, 12.5]", "10, 11]", "/value", "11"},
      {"12.5]", "12.5, 13]", "/value", "13"},
      {"'size': [2, 2, 3]", "'size': [2, 2]", "/size", "2"},
      {"'size': [2, 2, 3]", "'size': [2, 2, 3, 1]", "/size", "4"},
      {"[2, 2, 3]", "[2, 2, 4]", "/dimension/Tid/category/index", "4"},
      {"[2, 2, 3]", "[2, 1, 6]", "/dimension/Content/category/index", "1"},
      {"'4601': 1}", "'4601': 2}", "/dimension/Region/category/index/4601", ""},
      {"'4601': 1}", "'4601': 0}", "/dimension/Region/category/index/4601", "0301"},
      {"'4601': 1}", "'4601': -1}", "/dimension/Region/category/index/4601", ""},
      {"'4601': 1}", "'4601': 0.5}", "/dimension/Region/category/index/4601", ""},
      {"'4601': 1}", "'4601': '1'}", "/dimension/Region/category/index/4601", ""},
      {"['N', 'M']", "['N', 'N']", "/dimension/Content/category/index/1", "N"},
      {"['N', 'M']", "['N', 7]", "/dimension/Content/category/index/1", ""},
      {"['N', 'M']", "'N'", "/dimension/Content/category/index", ""},
      {"'index': ['N', 'M'], ", "", "/dimension/Content/category", "index"},
      {"{'3': '*'}", "{'12': '*'}", "/status/12", "12"},
      {"{'3': '*'}", "{'-1': '*'}", "/status", "-1"},
      {"{'3': '*'}", "{'01': '*'}", "/status", "01"},
      {"{'3': '*'}", "{'x': '*'}", "/status", "x"},
      {"{'3': '*'}", "['*']", "/status", "1"},
      {"{'3': '*'}", "{'3': 4}", "/status", "text"},
      {"{'3': '*'}", "[1,2]", "/status/0", "text"},
      {"{'3': '*'}", "true", "/status", ""},
      // sizes
      {"[2, 2, 3]", "[-2, 2, 3]", "/size/0", ""},
      {"[2, 2, 3]", "[2, 2.5, 3]", "/size/1", ""},
      {"[2, 2, 3]", "[2, '2', 3]", "/size/1", ""},
      {"[2, 2, 3]", "[2, null, 3]", "/size/1", ""},
      {"[2, 2, 3]", "[1e9, 1e9, 3]", "/size/0", "50000000"},
      {"[2, 2, 3]", "[40000, 40000, 40000]", "/size/1", "50000000"},
      {"[2, 2, 3]", "[65536, 65536, 3]", "/size/1", "50000000"},
      {"[2, 2, 3]", "[2, 4294967296, 3]", "/size/1", "50000000"},
      {"[2, 2, 3]", "[1e300, 2, 3]", "/size/0", "50000000"},
      // names that tie fields together
      {"'Region', 'Content', 'Tid']", "'Region', 'Content', 'Year']", "/dimension/Tid", ""},
      {"'Region', 'Content', 'Tid']", "'Region', 'Content', 'Region']", "/id/2", "Region"},
      {"'Region', 'Content', 'Tid']", "'Region', 'Content', 3]", "/id/2", ""},
      {"'geo': ['Region']", "'geo': ['Place']", "/role/geo/0", "Place"},
      {"'geo': ['Region']", "'geo': ['Tid']", "/role/time/0", "Tid"},
      {"'geo': ['Region']", "'geo': 7", "/role/geo", ""},
      {"'4601': 'Bergen'", "'4602': 'Bergen'", "/dimension/Region/category/label/4602", ""},
      {"'4601': 'Bergen'", "'4601': 8", "/dimension/Region/category/label/4601", "text"},
      {"'M': {'label'", "'X': {'label'", "/dimension/Content/category/unit/X", ""},
      {"'decimals': 1", "'decimals': -1", "/dimension/Content/category/unit/M/decimals", ""},
      {"'decimals': 1", "'decimals': 1.5", "/dimension/Content/category/unit/M/decimals", ""},
      {"'note': {'N'", "'note': {'X'", "/dimension/Content/category/note/X", ""},
      {"'note': {'N'", "'child': {'X': ['N']}, 'note': {'N'", "/dimension/Content/category/child/X",
       ""},
      {"'note': {'N'", "'child': {'N': ['X']}, 'note': {'N'",
       "/dimension/Content/category/child/N/0", "X"},
      {"'note': {'N'", "'child': {'N': 'M'}, 'note': {'N'", "/dimension/Content/category/child/N",
       ""},
      {"'note': {'N'", "'child': {'N': ['N']}, 'note': {'N'", "/dimension/Content/category/child/N",
       "circle"},
      {"'note': {'N'", "'child': {'N': ['M'], 'M': ['N']}, 'note': {'N'",
       "/dimension/Content/category/child/N", "circle"},
      {"'note': {'N'", "'coordinates': {'X': [1, 2]}, 'note': {'N'",
       "/dimension/Content/category/coordinates/X", ""},
      // versions and types
      {"'version': '2.0'", "'version': '1.3'", "/version", "1.3"},
      {"'version': '2.0'", "'version': '20'", "/version", "20"},
      {"'class': 'dataset'", "'class': 'dimension'", "/class", "dimension"},
      {"'label': 'Prøve'", "'label': ['Prøve']", "/label", "text"},
      {"[1, 2, 3, 4", "[1, '2', 3, 4", "/value/1", "number"},
      {"[1, 2, 3, 4", "[1, 2, true, 4", "/value/2", "number"},
      {"[1, 2, 3, 4", "[1, 2, [3], 4", "/value/2", "number"},
      {"[1, 2, 3, 4", "[1, 2, NaN, 4", "/value/2", ""},
      {"[1, 2, 3, 4", "[1, 2, 03, 4", "/value/2", ""},
      {"[1, 2, 3, 4", "[1, 2, 1e400, 4", "/value/2", ""},
      {"'value': [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12.5]", "'value': 7", "/value", ""},
      {"'value': [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12.5]", "'value': null", "/value", ""},
      {"'value': [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12.5]", "'value': {'12': 1}", "/value/12",
       "12"},
      {"'value': [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12.5]", "'value': {'1.0': 1}", "/value",
       "1.0"},
      {"'value': [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12.5]", "'value': {'1': 1, '1': 2}",
       "/value/1", "twice"},
      {"{'3': '*'}", "{'3': '*', '3': ':'}", "/status/3", "twice"},
      // keys
      {"'value': [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12.5],", "", "", "value"},
      {"'id': ['Region', 'Content', 'Tid'], ", "", "", "id"},
      {"'size': [2, 2, 3],", "", "", "size"},
      {"'label': 'innhold', 'category'", "'label': 'innhold', 'kategori'", "/dimension/Content",
       "category"},
      {"'status': {'3': '*'}", "'value': []", "", "value"},
      {"'source': 'Oss'", "'label': 'Oss'", "", "label"},
      {"'status': {'3': '*'}", "'status': null, 'status': ':'", "", "status"},
      {"'4601': 1}", "'0301': 1}", "/dimension/Region/category/index", "0301"},
  };
  for (const Wrong& row : rows) {
    const std::string text = changed(sound, json(row.from), json(row.to));
    Faults faults;
    Result<JsonStat> out = read_jsonstat(text, faults);
    EXPECT_FALSE(out.ok()) << row.from << " -> " << row.to << " was read";
    EXPECT_TRUE(test::holds(faults, Severity::error, row.where, row.part))
        << row.from << " -> " << row.to << "\nexpected an error at '" << row.where << "' naming "
        << row.part << ", found\n"
        << show(faults);
  }
}

TEST(JsonStat, OddThingsAreWarnings) {
  const Wrong rows[] = {
      {"'version': '2.0', ", "", "", "version"},
      {"'metric': ['Content']", "'theme': ['Content']", "/role/theme", ""},
      {"'metric': ['Content'], ", "", "/dimension/Content/category/unit", "metric"},
      {"{'3': '*'}", "{'3': ':'}", "/status/3", ""},
  };
  for (const Wrong& row : rows) {
    Faults faults;
    EXPECT_TRUE(read_jsonstat(changed(sound, json(row.from), json(row.to)), faults).ok()) << row.to;
    EXPECT_TRUE(test::holds(faults, Severity::warning, row.where, row.part))
        << row.to << show(faults);
  }
}

TEST(JsonStat, ReportsSeveralFaultsAtOnce) {
  std::string text = changed(sound, json("'4601': 'Bergen'"), json("'9': 'Bergen'"));
  text = changed(text, json("'note': {'N'"), json("'note': {'X'"));
  text = changed(text, json("'geo': ['Region']"), json("'geo': ['Place']"));
  Faults faults;
  EXPECT_FALSE(read_jsonstat(text, faults).ok());
  EXPECT_EQ(faults.all().size(), 3U) << show(faults);
}

TEST(JsonStat, ManyWarningsDoNotHideAnError) {
  std::string roles;
  for (int i = 0; i < 300; ++i) roles += "'role" + std::to_string(i) + "': [], ";
  std::string text = changed(sound, json("'geo': ["), json(roles + "'geo': ["));
  text = changed(text, "10, 11, 12.5]", "10]");
  Faults faults;
  EXPECT_FALSE(read_jsonstat(text, faults).ok()) << "ten values were taken for twelve cells";
  EXPECT_TRUE(test::holds(faults, Severity::error, "/value", "10"));
}

TEST(JsonStat, ACollectionHoldsItsEmbeddedDatasetsAndNotesMereLinks) {
  const std::string text =
      json("{'version':'2.0','class':'collection','label':'To','link':{'item':[") +
      four("[1,2,3,4]", "") +
      json(",{'class':'dataset','href':'https://example.org/a.json','label':'Annet sted'},") +
      four("[5,6,7,8]", "':'") +
      json("],'alternate':[{'type':'text/html','href':'https://example.org'}]}}");
  Faults faults;
  Result<JsonStat> out = read_jsonstat(text, faults);
  ASSERT_TRUE(out.ok()) << show(faults);
  EXPECT_TRUE(out->collection);
  ASSERT_EQ(out->datasets.size(), 2U);
  EXPECT_EQ(show(out->datasets[0].cells), "1 2 3 4");
  EXPECT_EQ(show(out->datasets[1].cells), ": : : :");
  EXPECT_TRUE(test::holds(faults, Severity::warning, "/link/item/1", ""));
}

TEST(JsonStat, ALinkToAnotherCollectionIsNotFollowedEither) {
  Faults faults;
  Result<JsonStat> out = read_jsonstat(
      json("{'version':'2.0','class':'collection','link':{'item':[") + four("[1,2,3,4]", "") +
          json(",{'class':'collection','href':'https://example.org/c.json','label':'Flere'}]}}"),
      faults);
  ASSERT_TRUE(out.ok()) << show(faults);
  EXPECT_EQ(out->datasets.size(), 1U);
}

TEST(JsonStat, ABrokenDatasetInACollectionIsAnErrorNotALink) {
  for (const char* broken : {
           "{'version':'2.0','class':'dataset','size':[1],'dimension':{'T':{'category':{'index':['"
           "a']}}},'value':[1]}",
           "{'version':'2.0','class':'dataset','id':['T'],'size':[1],'dimension':{'T':{'category':{"
           "'index':['a']}}},'value':[]}",
           "{'version':'1.0','class':'dataset','id':['T'],'size':[1],'dimension':{'T':{'category':{"
           "'index':['a']}}},'value':[1]}",
       }) {
    Faults faults;
    EXPECT_FALSE(read_jsonstat(json("{'version':'2.0','class':'collection','link':{'item':[") +
                                   json(broken) + "]}}",
                               faults)
                     .ok())
        << broken;
    ASSERT_FALSE(faults.all().empty());
    EXPECT_EQ(faults.all()[0].where.substr(0, 12), "/link/item/0");
  }
}

TEST(JsonStat, ACollectionWithoutItemsOrOfAnotherVersionIsAnError) {
  for (const char* text : {"{'version':'2.0','class':'collection'}",
                           "{'version':'2.0','class':'collection','link':{}}",
                           "{'version':'1.0','class':'collection','link':{'item':[]}}",
                           "{'version':'2.0','class':'collection','link':{'item':{}}}",
                           "{'version':'2.0','class':'collection','link':{'item':[7]}}"}) {
    Faults faults;
    EXPECT_FALSE(read_jsonstat(json(text), faults).ok()) << text;
    EXPECT_TRUE(faults.has_errors());
  }
}

}  // namespace
}  // namespace figur
