// Each limit of limits.hpp: what is as large as it goes is read, one more is refused with its
// place. docs/limits.md lists them. A formula's are in formula_test.cpp.
#include "limits.hpp"

#include <type_traits>

#include "bundle_text.hpp"
#include "jsonstat.hpp"

namespace figur {
namespace {

using namespace test;

// part("0"),part("1"),… or part,part,… n of them.
template <class Part>
std::string list(std::size_t n, const Part& part) {
  std::string out;
  for (std::size_t i = 0; i < n; ++i) {
    if (i > 0) out += ',';
    if constexpr (std::is_invocable_v<Part, std::string>) out += part(std::to_string(i));
    else out += part;
  }
  return out;
}

// The first fault as "code place: sentence", or "read".
std::string told(const Error& error) {
  return std::string(name(error.code)) + " " + error.where + ": " + error.message;
}
std::string bundle(const std::string& text) {
  Faults faults;
  const Result<Bundle> out = read_bundle(text, faults);
  return out ? "read" : told(out.error());
}
std::string bundle(const BundleText& text) { return bundle(text.text()); }
std::string dataset(const std::string& text) {
  Faults faults;
  const Result<JsonStat> out = read_jsonstat(json(text), faults);
  return out ? "read" : told(out.error());
}
std::string question(const std::string& text) {
  const Result<Query> out = read_query(json(text));
  return out ? "read" : told(out.error());
}

constexpr const char* oslo = "{'code':'0301','name':'Oslo'}";

// A dataset of mere gaps: its size costs no text. `more` are further members.
std::string gaps(const std::string& sizes, const std::string& more = "") {
  std::string ids;
  std::string dimensions;
  std::size_t n = 0;
  for (std::size_t at = 0; at < sizes.size(); ++n) {
    const std::size_t end = std::min(sizes.find(',', at), sizes.size());
    const std::string id = "'d" + std::to_string(n) + "'";
    const auto size = static_cast<std::size_t>(std::stoul(sizes.substr(at, end - at)));
    ids += (n == 0 ? "" : ",") + id;
    dimensions += (n == 0 ? "" : ",") + id + ":{'category':{'index':[" +
                  list(size, [](const std::string& i) { return "'" + i + "'"; }) + "]}}";
    at = end + 1;
  }
  return "{'version':'2.0','class':'dataset','id':[" + ids + "],'size':[" + sizes +
         "],'dimension':{" + dimensions + "},'value':{}" + more + "}";
}

TEST(Limits, OfAFilesBytes) {
  const std::string text(max_file_bytes + 1, ' ');
  const std::string refused = "limit : the file is larger than 128 MiB";
  EXPECT_EQ(bundle(text), refused);
  Faults faults;
  EXPECT_EQ(told(read_jsonstat(text, faults).error()), refused);
  EXPECT_EQ(told(parse_json(text).error()), refused);
}

TEST(Limits, OfNesting) {
  const auto deep = [](int n) {
    const auto depth = static_cast<std::size_t>(n);
    return gaps("1", ",'extension':" + std::string(depth, '[') + std::string(depth, ']'));
  };
  EXPECT_EQ(dataset(deep(json_depth + 1)), "read");
  EXPECT_EQ(dataset(deep(json_depth + 2)).substr(0, 17), "limit /extension/");
}

TEST(Limits, OfValuesThatAreNotFigures) {
  // The dataset's own fields come first.
  EXPECT_EQ(dataset(gaps("1", ",'extension':[" + list(max_json_values - 100, "0") + "]")), "read");
  EXPECT_EQ(dataset(gaps("1", ",'extension':[" + list(max_json_values, "0") + "]")).substr(0, 17),
            "limit /extension/");
  // Of a bundle all that is kept counts, in however many pieces.
  const std::string half = "[" + list(max_json_values / 2, "0") + "]";
  BundleText text;
  EXPECT_EQ(bundle(changed(text.text(), "\"kind\"", "\"a\":" + half + ",\"kind\"")), "read");
  EXPECT_NE(
      bundle(changed(text.text(), "\"kind\"", "\"a\":" + half + ",\"b\":" + half + ",\"kind\""))
          .find("more than 2000000 values besides the figures"),
      std::string::npos);
}

TEST(Limits, OfTextsAndNames) {
  const auto labelled = [](std::size_t n) {
    return gaps("1", ",'label':'" + std::string(n, 'x') + "'");
  };
  EXPECT_EQ(dataset(labelled(max_text_bytes)), "read");
  EXPECT_EQ(dataset(labelled(max_text_bytes + 1)),
            "limit /label: " + quote(std::string(100, 'x')) + " is longer than 50000 bytes");
  const auto keyed = [](std::size_t n) {
    return gaps("1", ",'extension':{'" + std::string(n, 'x') + "':1}");
  };
  EXPECT_EQ(dataset(keyed(max_key_bytes)), "read");
  EXPECT_EQ(dataset(keyed(max_key_bytes + 1)),
            "limit /extension: " + quote(std::string(100, 'x')) + " is longer than 1000 bytes");
}

TEST(Limits, OfDimensionsAndCategories) {
  EXPECT_EQ(dataset(gaps(list(max_dimensions, "1"))), "read");
  EXPECT_EQ(dataset(gaps(list(max_dimensions + 1, "1"))),
            "limit /id: 51 dimensions, at most 50 are read");
  EXPECT_EQ(dataset(gaps(std::to_string(max_categories))), "read");
  EXPECT_EQ(dataset(gaps(std::to_string(max_categories + 1))),
            "limit /size/0: more than 200000 categories");
}

TEST(Limits, OfCells) {
  EXPECT_EQ(dataset(gaps("5000,10001")), "limit /size/1: more than 50000000 cells");
  // A product that would not fit into 64 bits.
  EXPECT_EQ(dataset(gaps("10000,5000," + list(20, "2000"))),
            "limit /size/2: more than 50000000 cells");
}

TEST(Limits, OfWhatSeveralDatasetsTakeTogether) {
  const std::string third = gaps("2000,10000");
  EXPECT_EQ(
      dataset("{'version':'2.0','class':'collection','link':{'item':[" + list(3, third) + "]}}"),
      "limit /link/item/2: more than 50000000 cells in all");
  BundleText text;
  text.tables =
      list(3, [&](const std::string& i) { return "{'id':'t" + i + "','dataset':" + third + "}"; });
  EXPECT_EQ(bundle(text), "limit /tables/2: more than 50000000 cells in all");
  // Many categories with few cells: a dimension without any leaves none.
  const std::string wide = gaps("0," + list(10, "100000"));
  text.tables =
      list(6, [&](const std::string& i) { return "{'id':'t" + i + "','dataset':" + wide + "}"; });
  EXPECT_EQ(bundle(text), "limit /tables/5: more than 5000000 categories in all");
}

TEST(Limits, OfWhatABundleHas) {
  BundleText text;
  text.tables = list(max_tables, [](const std::string& i) {
    return "{'id':'" + i + "','dataset':" + gaps("1") + "}";
  });
  EXPECT_EQ(bundle(text), "read");
  text.tables += "," + changed(text.tables.substr(0, text.tables.find(",{'id'")), "'id':'0'",
                               "'id':'one more'");
  EXPECT_EQ(bundle(text), "limit /tables: more than 1000 tables");

  text = {};
  const auto regions = [](std::size_t n) {
    return list(n, [](const std::string& i) { return "{'code':'" + i + "','name':'x'}"; });
  };
  text.regions = regions(max_regions);
  EXPECT_EQ(bundle(text), "read");
  text.regions = regions(max_regions + 1);
  EXPECT_EQ(bundle(text), "limit /regions: more than 50000 entries");

  text = {};
  const auto groups = [](std::size_t n) {
    return list(n, [](const std::string& i) { return "{'id':'g" + i + "','members':[]}"; });
  };
  text.groups = groups(max_groups);
  EXPECT_EQ(bundle(text), "read");
  text.groups = groups(max_groups + 1);
  EXPECT_EQ(bundle(text), "limit /groups: more than 1000 groups");

  text = {};
  const auto indicators = [](std::size_t n) {
    return list(n, [](const std::string& i) { return indicator("i." + i, {}); });
  };
  text.indicators = indicators(max_indicators);
  EXPECT_EQ(bundle(text), "read");
  text.indicators = indicators(max_indicators + 1);
  EXPECT_EQ(bundle(text), "limit /indicators: more than 5000 indicators");

  text = {};
  text.indicators = indicator("i", {});
  const std::string note = "{'kind':'footnote','indicator':'i','text':{'nb':'x'}}";
  text.notes = list(max_notes, note);
  EXPECT_EQ(bundle(text), "read");
  text.notes += "," + note;
  EXPECT_EQ(bundle(text), "limit /notes: more than 10000 entries");
}

TEST(Limits, OfARegion) {
  const auto region = [](const std::string& more) {
    BundleText text;
    text.regions = "{'code':'0301','name':'Oslo'" + more + "}";
    return bundle(text);
  };
  const auto years = [](const std::string& i) { return "'from':" + i + ",'to':" + i; };
  const auto codes = [&](std::size_t n) {
    return ",'codes':[" +
           list(n, [&](const std::string& i) { return "{'code':'c" + i + "'," + years(i) + "}"; }) +
           "]";
  };
  EXPECT_EQ(region(codes(max_codes)), "read");
  EXPECT_EQ(region(codes(max_codes + 1)), "limit /regions/0/codes: more than 100 entries");
  const auto aliases = [](std::size_t n) {
    return ",'aliases':[" + list(n, [](const std::string& i) { return "'a" + i + "'"; }) + "]";
  };
  EXPECT_EQ(region(aliases(max_aliases)), "read");
  EXPECT_EQ(region(aliases(max_aliases + 1)), "limit /regions/0/aliases: more than 20 entries");
  const auto breaks = [](std::size_t n) { return ",'breaks':[" + list(n, "{'year':2020}") + "]"; };
  EXPECT_EQ(region(breaks(max_breaks)), "read");
  EXPECT_EQ(region(breaks(max_breaks + 1)), "limit /regions/0/breaks: more than 100 entries");
  const auto predecessors = [](std::size_t n) {
    return ",'breaks':[{'year':2020,'predecessors':[" +
           list(n,
                [](const std::string& i) {
                  return "{'name':'x','codes':[{'code':'p" + i + "'}]}";
                }) +
           "]}]";
  };
  EXPECT_EQ(region(predecessors(max_breaks)), "read");
  EXPECT_EQ(region(predecessors(max_breaks + 1)),
            "limit /regions/0/breaks/0/predecessors: more than 100 entries");
}

TEST(Limits, OfAGroup) {
  const auto spans = [](std::size_t n) {
    return "{'id':'g','members':[" +
           list(n,
                [](const std::string& i) {
                  return "{'from':" + i + ",'to':" + i + ",'regions':['0301']}";
                }) +
           "]}";
  };
  BundleText text;
  text.regions = oslo;
  text.groups = spans(max_memberships);
  EXPECT_EQ(bundle(text), "read");
  text.groups = spans(max_memberships + 1);
  EXPECT_EQ(bundle(text), "limit /groups/0/members/200: more than 200 entries");

  text.groups = "{'id':'g','members':[{'regions':['0301']}]},{'id':'of','of':'g','without':[" +
                list(max_without + 1, "'0301'") + "]}";
  EXPECT_EQ(bundle(text), "limit /groups/1/without: more than 100 entries");
}

// What a group names is small; what it is made into need not be.
TEST(Limits, OfMembersThatGroupsAreMadeInto) {
  constexpr std::size_t places = 20'000;
  BundleText text;
  text.regions =
      list(places, [](const std::string& i) { return "{'code':'" + i + "','name':'x'}"; });
  const std::string all = list(places, [](const std::string& i) { return "'" + i + "'"; });
  // In each of its years another member is missing.
  const std::string out = list(max_memberships, [](const std::string& i) {
    return "{'from':" + i + ",'to':" + i + ",'regions':['" + i + "']}";
  });
  text.groups = "{'id':'all','members':[{'from':0,'to':199,'regions':[" + all +
                "]}]},{'id':'out','members':[" + out +
                "]},{'id':'a','of':'all','without':['out']}" +
                ",{'id':'b','of':'all','without':['out']}";
  EXPECT_EQ(bundle(text), "limit /groups/3: more than 5000000 members of all groups together");
}

TEST(Limits, OfADefinition) {
  const auto defined = [](const std::string& one) {
    BundleText text;
    text.indicators = one;
    return bundle(text);
  };
  const auto versions = [](std::size_t n) {
    return changed(indicator("i", {}), "'versions':[]",
                   "'versions':[" + list(n, [](const std::string& i) {
                     return version("1", {}, "", ",'from':" + i + ",'to':" + i);
                   }) + "]");
  };
  EXPECT_EQ(defined(versions(max_versions)), "read");
  EXPECT_EQ(defined(versions(max_versions + 1)),
            "limit /indicators/0/versions: more than 100 entries");
  const auto inputs = [](std::size_t n) {
    const std::string all = list(n, [](const std::string& i) { return input("A" + i, "t", "A"); });
    return indicator("i", {version("A0", {all})});
  };
  EXPECT_EQ(defined(inputs(max_inputs)), "read");
  EXPECT_EQ(defined(inputs(max_inputs + 1)),
            "limit /indicators/0/versions/0/inputs: more than 200 entries");
  const auto weights = [](std::size_t n) {
    return indicator("i", {version("1", {}, "", ",'weights':{" + list(n, [](const std::string& i) {
                                                  return "'w" + i + "':{'value':1}";
                                                }) + "}")});
  };
  EXPECT_EQ(defined(weights(max_inputs)), "read");
  EXPECT_EQ(defined(weights(max_inputs + 1)),
            "limit /indicators/0/versions/0/weights: more than 200 entries");
  const auto sources = [](std::size_t n) {
    return indicator(
        "i",
        {version("A", {"'A':{'unit':'antall','sources':[" + list(n, "{'table':'t'}") + "]}"})});
  };
  EXPECT_EQ(defined(sources(max_sources)), "read");
  EXPECT_EQ(defined(sources(max_sources + 1)),
            "limit /indicators/0/versions/0/inputs/A/sources: more than 1000 entries");
}

// A table of one place and year with 101 x 101 categories besides.
constexpr std::size_t side = 101;
std::string square() {
  const std::string codes = list(side, [](const std::string& i) { return "'" + i + "'"; });
  const std::string category = "{'category':{'index':[" + codes + "]}}";
  return "{'id':'t','dataset':{'version':'2.0','id':['Region','A','B','Tid'],'size':[1,101,101,1],"
         "'role':{'geo':['Region'],'time':['Tid']},'dimension':{"
         "'Region':{'category':{'index':['0301']}},'A':" +
         category + ",'B':" + category + ",'Tid':{'category':{'index':['2020']}}},'value':{}}}";
}
// The input A that adds up a x b of its cells.
std::string sum_of(std::size_t a, std::size_t b) {
  const auto codes = [](std::size_t n) {
    return "[" + list(n, [](const std::string& i) { return "'" + i + "'"; }) + "]";
  };
  return "'A':{'unit':'antall','sources':[{'table':'t','select':{'A':" + codes(a) +
         ",'B':" + codes(b) + "}}]}";
}

TEST(Limits, OfCellsThatASourceAddsUp) {
  BundleText text;
  text.regions = oslo;
  text.tables = square();
  text.indicators = indicator("i", {version("A", {sum_of(100, 100)})});
  EXPECT_EQ(bundle(text), "read");
  text.indicators = indicator("i", {version("A", {sum_of(100, 101)})});
  EXPECT_EQ(bundle(text),
            "limit /indicators/0/versions/0/inputs/A/sources/0/select: adds up more than 10000 "
            "cells of table t");
}

TEST(Limits, OfCellsThatAllSourcesAddUp) {
  BundleText text;
  text.regions = oslo;
  text.tables = square();
  const std::string one = version("A", {sum_of(100, 100)});
  text.indicators = list(max_chosen_in_all / 10'000 + 1,
                         [&](const std::string& i) { return indicator("i." + i, {one}); });
  EXPECT_EQ(bundle(text),
            "limit /indicators/1000: the indicators add up more than 10000000 cells for one place");
}

TEST(Limits, OfPlacesAndTimesInTables) {
  BundleText text;
  text.regions = list(5001, [](const std::string& i) { return "{'code':'" + i + "','name':'x'}"; });
  text.tables =
      "{'id':'t','dataset':{'version':'2.0','id':['Region','Tid'],'size':[1,10000],'role':{'geo':["
      "'Region'],'time':['Tid']},'dimension':{'Region':{'category':{'index':['0']}},'Tid':{"
      "'category':{'index':[" +
      list(10'000, [](const std::string& i) { return "'" + i + "'"; }) + "]}}},'value':{}}}";
  text.indicators =
      indicator("i", {version("A", {"'A':{'unit':'antall','sources':[{'table':'t'}]}"})});
  EXPECT_EQ(
      bundle(text),
      "limit /indicators/0/versions/0/inputs/A/sources/0: more than 50000000 places and times "
      "in the tables together");
}

TEST(Limits, OfDimensionsThatATableIsReadAlong) {
  BundleText text;
  text.regions = oslo;
  text.tables = "{'id':'t','dataset':" + gaps(list(12, "1")) + "}";
  const auto sources = [](std::size_t n) {
    return list(
        n, [](const std::string& i) { return "{'table':'t','region':'d" + i + "','time':'d11'}"; });
  };
  const auto read_along = [&](std::size_t n) {
    text.indicators =
        indicator("i", {version("A", {"'A':{'unit':'antall','sources':[" + sources(n) + "]}"})});
    return bundle(text);
  };
  EXPECT_EQ(read_along(max_indexes), "read");
  EXPECT_EQ(
      read_along(max_indexes + 1),
      "limit /indicators/0/versions/0/inputs/A/sources/10: table t is read along more than 10 "
      "pairs of dimensions");
}

TEST(Limits, OfAQuestionsLists) {
  const auto asked = [](const char* what, std::size_t n, std::string_view part) {
    return question("{'indicators':[],'years':[2020,2020],'" + std::string(what) + "':[" +
                    list(n, part) + "]}");
  };
  EXPECT_EQ(
      question("{'years':[2020,2020],'indicators':[" + list(max_indicators + 1, "'i'") + "]}"),
      "limit /indicators: more than 5000 entries");
  EXPECT_EQ(asked("regions", max_regions, "'x'"), "read");
  EXPECT_EQ(asked("regions", max_regions + 1, "'x'"), "limit /regions: more than 50000 entries");
  EXPECT_EQ(asked("groups", max_groups + 1, "'x'"), "limit /groups: more than 1000 entries");
  EXPECT_EQ(asked("ownGroups", max_groups + 1, "{'id':'x','regions':[]}"),
            "limit /ownGroups: more than 1000 groups");
  EXPECT_EQ(asked("ownIndicators", max_own, indicator("i", {})), "read");
  EXPECT_EQ(asked("ownIndicators", max_own + 1, indicator("i", {})),
            "limit /ownIndicators: more than 1000 entries");
}

// Few words ask for much: here by a group, by inputs, and by groups that are seen from each place.
TEST(Limits, OfWhatAQuestionComputes) {
  constexpr std::size_t places = 12'000;
  BundleText text;
  text.regions =
      list(places, [](const std::string& i) { return "{'code':'" + i + "','name':'x'}"; });
  text.groups = "{'id':'all','members':[{'regions':[" +
                list(places, [](const std::string& i) { return "'" + i + "'"; }) +
                "]}]},{'id':'others','of':'all','without':['self']}";
  text.indicators = list(10, [](const std::string& i) {
    return indicator("i." + i, {version("A+B", {input("A", "t", "A"), input("B", "t", "B")})});
  });
  Bundle bundle = read(text.text());
  const std::string ids = list(10, [](const std::string& i) { return "'i." + i + "'"; });
  const auto answer = [&](const std::string& rest) {
    const Told out = ask(bundle, "{" + rest + "}");
    return out.ok() ? "answered" : told(out.error);
  };
  EXPECT_EQ(answer("'indicators':['i.0'],'groups':['all'],'years':[1000,2999]"),
            "limit : the question has more than 20000000 cells");
  EXPECT_EQ(answer("'indicators':[" + ids + "],'groups':['all'],'years':[1000,1900]"),
            "limit : the question has more than 100000000 cells");
  EXPECT_EQ(
      answer("'indicators':['i.0'],'years':[1000,1009],'groups':[" +
             list(max_groups, [](const std::string& i) { return "'others@" + i + "'"; }) + "]"),
      "limit : the question has more than 100000000 cells");
  const std::string one = "'indicators':['i.0'],'years':[1000,2999],'regions':[" +
                          list(4000, [](const std::string& i) { return "'" + i + "'"; }) + "]";
  EXPECT_EQ(answer(one), "answered");
  EXPECT_EQ(answer(one + ",'inputs':true"), "limit : the question has more than 20000000 cells");
}

}  // namespace
}  // namespace figur
