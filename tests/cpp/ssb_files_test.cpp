// Real replies of Statistics Norway against facts counted beforehand by other means. The files are
// not part of the repository: the folder that holds ssb/ is named by FIGUR_SHARED, or lies beside
// the repository as ../shared.
#include <cstdio>
#include <cstdlib>

#include "bundle_text.hpp"
#include "check.hpp"
#include "jsonstat.hpp"

namespace figur {
namespace {

using namespace test;

bool read_file(const std::string& path, std::string& out) {
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (file == nullptr) return false;
  char part[65536];
  std::size_t n = 0;
  while ((n = std::fread(part, 1, sizeof part, file)) > 0) out.append(part, n);
  std::fclose(file);
  return true;
}

// Tests run from the root of the repository or from build/<preset>.
bool ssb_file(const std::string& name, std::string& out) {
  if (const char* shared = std::getenv("FIGUR_SHARED"))
    return read_file(std::string(shared) + "/ssb/" + name, out);
  for (const char* shared : {"../shared/ssb/", "../../../shared/ssb/"}) {
    if (read_file(shared + name, out)) return true;
  }
  return false;
}

#define SSB_FILE(text, name)                                                       \
  std::string text;                                                                \
  if (!ssb_file(name, text)) {                                                     \
    GTEST_SKIP() << name << " is not here: set FIGUR_SHARED to the folder of ssb"; \
  }                                                                                \
  static_assert(true, "")

std::string sizes(const Dataset& dataset) {
  std::string out;
  for (const Dimension& dimension : dataset.dimensions) {
    out += (out.empty() ? "" : " ") + dimension.id + ":" + std::to_string(dimension.codes.size());
  }
  return out;
}

struct Facts {
  const char* file;
  const char* sizes;
  std::size_t dots;    // "."
  std::size_t colons;  // ":"
  double sum;          // of all cells with a number; 0: not counted, they are no whole numbers
  const char* updated;
  std::size_t at;  // some cell
  const char* cell;
};

TEST(SsbFiles, HaveTheCellsAndReasonsCountedBeforehand) {
  const Facts rows[] = {
      {"07459-strand-1986-2026.json", "Region:1 ContentsCode:1 Tid:41", 0, 0, 454123,
       "2026-02-25T07:00:00Z", 20, "10566"},
      {"11816-samferdsel.json", "KOKkommuneregion0000:5 ContentsCode:5 Tid:5", 40, 0, 0,
       "2021-06-15T06:00:00Z", 62, "."},
      {"12134-v2-oslo-bergen-trondheim-2024.json", "KOKkommuneregion0000:3 ContentsCode:1 Tid:1", 0,
       0, 210698, "2026-03-16T07:00:00Z", 2, "62853"},
      {"12362-strand-2015-2024.json",
       "KOKkommuneregion0000:1 KOKfunksjon0000:97 KOKart0000:5 ContentsCode:1 Tid:10", 265, 0,
       76824976, "2026-03-16T07:00:00Z", 4849, "6197"},
      {"12367-country-halden-groups-2015-2020.json",
       "KOKkommuneregion0000:5 KOKregnskapsomfa0000:2 KOKfunksjon0000:5 KOKart0000:5 "
       "ContentsCode:1 Tid:5",
       400, 85, 12607826250, "2021-06-13T22:00:00Z", 625, "."},
      {"12367-strand-2015-2024.json",
       "KOKkommuneregion0000:1 KOKregnskapsomfa0000:2 KOKfunksjon0000:97 KOKart0000:35 "
       "ContentsCode:1 Tid:10",
       4620, 3668, 199184916, "2026-03-16T07:00:00Z", 67899, "436"},
      {"13540-strand.json",
       "KOKartkap0000:14 KOKkommuneregion0000:1 KOKregnskapsomfa0000:2 ContentsCode:2 Tid:5", 0, 0,
       110494418, "2026-03-27T07:00:00Z", 93, "-25115"},
  };
  for (const Facts& facts : rows) {
    SCOPED_TRACE(facts.file);
    SSB_FILE(text, facts.file);
    Faults faults;
    Result<JsonStat> read = read_jsonstat(text, faults);
    ASSERT_TRUE(read.ok()) << show(faults);
    const Dataset& dataset = read->datasets[0];
    EXPECT_EQ(sizes(dataset), facts.sizes);
    EXPECT_EQ(dataset.updated, facts.updated);
    EXPECT_EQ(show(dataset.cells, facts.at), facts.cell);
    std::size_t counts[missing_count] = {};
    double sum = 0;
    for (std::size_t i = 0; i < dataset.cells.size(); ++i) {
      ++counts[static_cast<std::size_t>(dataset.cells.missing[i])];
      if (dataset.cells.missing[i] == Missing::none) sum += dataset.cells.value[i];
    }
    EXPECT_EQ(counts[static_cast<std::size_t>(Missing::not_applicable)], facts.dots);
    EXPECT_EQ(counts[static_cast<std::size_t>(Missing::confidential)], facts.colons);
    EXPECT_EQ(counts[0] + facts.dots + facts.colons, dataset.cells.size()) << "no other reason";
    if (facts.sum != 0) {
      EXPECT_EQ(sum, facts.sum);
    }
    const Verdict verdict = check(text);
    EXPECT_EQ(verdict.kind, "dataset");
    EXPECT_NE(verdict.summary.find(std::to_string(dataset.cells.size()) + " cells"),
              std::string::npos)
        << verdict.summary;
  }
}

// SSB's service areas and the functions they sum (fgk-composition.json).
struct Area {
  const char* id;
  Texts functions;
};

const Area areas[] = {
    {"FGK1a", {"100", "110"}},
    {"FGK1b", {"120", "121", "130"}},
    {"FGK1c", {"170", "171", "172", "173", "180", "190"}},
    {"FGK2", {"231", "370", "373", "375", "377", "380", "381", "383", "385", "386"}},
    {"FGK3", {"301", "302", "303", "304", "305", "335", "360", "365"}},
    {"FGK4", {"320", "321", "322", "325", "329"}},
    {"FGK5", {"330", "332"}},
    {"FGK6a", {"121", "130", "221", "222", "261", "381", "386"}},
    {"FGK7", {"201", "211", "221"}},
    {"FGK8b", {"202", "213", "215", "222", "223"}},
    {"FGK9", {"232", "233", "234", "241", "253", "254", "255", "256", "257", "258", "261"}},
    {"FGK12", {"242", "243", "273", "275", "276", "281"}},
    {"FGK13", {"244", "251", "252"}},
    {"FGK14", {"340", "345", "350", "353", "354", "355"}},
    {"FGK15", {"390", "392", "393"}},
    {"FGK16", {"265", "283", "315"}},
    {"FGK17", {"338", "339"}},
};

std::string amount(std::string_view name, Texts functions, std::string_view scope,
                   std::string_view art) {
  return "'" + std::string(name) +
         "':{'unit':'1000 kr','sources':[{'table':'12367','select':{'KOKregnskapsomfa0000':['" +
         std::string(scope) + "'],'KOKfunksjon0000':[" + quoted(functions) + "],'KOKart0000':['" +
         std::string(art) + "']}}]}";
}

// The reply of SSB as it is, as a table of a bundle.
std::string with_tables(BundleText text,
                        const std::vector<std::pair<std::string, std::string>>& tables) {
  std::string all;
  for (const auto& [id, dataset] : tables) {
    all += (all.empty() ? "" : ",") + json("{'id':'" + id + "','dataset':") + dataset + "}";
  }
  return changed(text.text(), json("'tables':["), json("'tables':[") + all);
}

TEST(SsbFiles, FunctionsSumToTheirServiceAreas) {
  SSB_FILE(file, "12367-strand-2015-2024.json");
  BundleText text;
  text.regions = "{'code':'1130','name':'Strand'}";
  std::vector<std::string> ids;
  for (const Area& area : areas) {
    for (const char* scope : {"A", "B"}) {
      for (const char* art : {"AGD2", "AGD10"}) {
        ids.push_back(std::string(area.id) + "." + scope + "." + art);
        text.indicators += (text.indicators.empty() ? "" : ",") +
                           indicator(ids.back(),
                                     {version("A - B", {amount("A", area.functions, scope, art),
                                                        amount("B", {area.id}, scope, art)})},
                                     "1000 kr");
      }
    }
  }
  Bundle bundle = read(with_tables(text, {{"12367", file}}));
  Query query;
  query.indicators = ids;
  query.regions = {"1130"};
  query.years = {2015, 2024};
  Result<Answer> answer = evaluate(bundle, query);
  ASSERT_TRUE(answer.ok()) << answer.error().message;
  ASSERT_EQ(answer->values.size(), 680U);
  for (std::size_t i = 0; i < answer->values.size(); ++i) {
    EXPECT_EQ(show(answer->values, i), "0") << ids[i / 10] << " " << 2015 + i % 10;
  }
}

TEST(SsbFiles, GiveAnIndicatorPerInhabitant) {
  SSB_FILE(money, "12367-strand-2015-2024.json");
  SSB_FILE(people, "07459-strand-1986-2026.json");
  BundleText text;
  text.regions = "{'code':'1130','name':'Strand'}";
  text.groups = "{'id':'g','name':{'nb':'Bare Strand'},'members':[{'regions':['1130']}]}";
  const std::string inhabitants =
      "'B':{'unit':'personer','sources':[{'table':'07459','yearOffset':1,'select':{}}]}";
  text.indicators =
      indicator(
          "barnevern.per",
          {version("A / B * 1000", {amount("A", {"244", "251", "252"}, "A", "AGD2"), inhabitants})},
          "kroner") +
      "," + indicator("pleie.254", {version("A", {amount("A", {"254"}, "A", "AGD2")})}, "1000 kr") +
      "," +
      indicator("pleie.begge", {version("A", {amount("A", {"254", "257"}, "A", "AGD2")})},
                "1000 kr") +
      "," + indicator("adm.AG3", {version("A", {amount("A", {"100"}, "A", "AG3")})}, "1000 kr");
  Bundle bundle = read(with_tables(text, {{"12367", money}, {"07459", people}}));
  const Told told =
      ask(bundle,
          "{'indicators':['barnevern.per','pleie.254','pleie.begge','adm.AG3'],'regions':['1130'],"
          "'groups':['g'],'years':[2019,2025],'inputs':true}");
  EXPECT_EQ(told.inputs(0, "A", "1130"), "36665 36936 38639 43376 47820 48199 no-data");
  EXPECT_EQ(told.inputs(0, "B", "1130"), "12968 13070 13268 13474 13703 13813 13959");
  std::string expected;
  const double amounts[] = {36665, 36936, 38639, 43376, 47820, 48199};
  const double persons[] = {12968, 13070, 13268, 13474, 13703, 13813};
  for (std::size_t i = 0; i < 6; ++i) expected += show(amounts[i] / persons[i] * 1000) + " ";
  EXPECT_EQ(told.values("barnevern.per", "1130"), expected + "no-data");
  EXPECT_EQ(told.values("barnevern.per", "g"), expected + "no-data");
  // 254 ends in 2023 and goes on as 257 and others.
  EXPECT_EQ(told.values("pleie.254", "1130"), "136948 139908 161687 179872 202278 . no-data");
  EXPECT_EQ(told.values("pleie.begge", "1130"),
            "136948 139908 161687 179872 202278 113974 no-data");
  EXPECT_EQ(told.values("adm.AG3", "1130"), ": : : : : : no-data");
}

TEST(SsbFiles, AnOlderReplyWithoutGeoRoleGivesFiguresOfTheCountry) {
  SSB_FILE(file, "12367-country-halden-groups-2015-2020.json");
  BundleText text;
  text.regions =
      "{'code':'EAK','name':'Landet','kind':'country'},{'code':'3101','name':'Halden','codes':[{'"
      "code':'0101','to':2019},"
      "{'code':'3001','from':2020,'to':2023},{'code':'3101','from':2024}]}";
  text.indicators =
      indicator("a.b", {version("A", {amount("A", {"100"}, "A", "AGD4")})}, "1000 kr");
  Bundle bundle = read(with_tables(text, {{"12367", file}}));
  const Told told =
      ask(bundle, "{'indicators':['a.b'],'regions':['EAK','3101'],'years':[2015,2020]}");
  EXPECT_EQ(told.values("a.b", "EAK"), "1943974 1824423 2000781 no-data 2241155 1793513");
  EXPECT_EQ(told.values("a.b", "3101"), "no-data no-data no-data no-data no-data 6955");
}

}  // namespace
}  // namespace figur
