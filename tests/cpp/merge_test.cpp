#include "merge.hpp"

#include "jsonstat.hpp"
#include "support.hpp"

namespace figur {
namespace {

using test::json;

// A reply with the regions and years named, its values and statuses as JSON.
std::string reply(const std::string& regions, const std::string& years, const std::string& values,
                  const std::string& status = "", const std::string& updated = "2025-03-17") {
  const auto count = [](const std::string& list) {
    std::size_t n = 1;
    for (char c : list) n += c == ',' ? 1U : 0U;
    return std::to_string(n);
  };
  return json("{'version':'2.0','class':'dataset','label':'Tabell','source':'SSB','updated':'" +
              updated +
              "','role':{'time':['Tid'],'metric':['ContentsCode']},"
              "'id':['Region','ContentsCode','Tid'],'size':[" +
              count(regions) + ",1," + count(years) +
              "],'dimension':{'Region':{'label':'region','category':{'index':[" + regions +
              "]}},'ContentsCode':{'category':{'index':['P'],'label':{'P':'Personer'},"
              "'unit':{'P':{'base':'antall','decimals':0}}}},'Tid':{'category':{'index':[" +
              years + "]}}},'value':[" + values + "]" +
              (status.empty() ? "" : ",'status':{" + status + "}") + "}");
}

MergeTask task(const std::string& more = "") {
  Faults faults;
  Result<MergeTask> out =
      read_merge_task(json("{'id':'07459'" + (more.empty() ? "" : "," + more) + "}"), faults);
  if (!out) {
    ADD_FAILURE() << out.error().message;
    return {};
  }
  return *out;
}

struct Outcome {
  bool merged = false;
  Dataset dataset;
  std::string faults;
};

Outcome merged(const std::vector<Reply>& replies, const MergeTask& how) {
  Faults faults;
  Result<Dataset> out = merge(replies, how, faults);
  Outcome found;
  found.merged = out.ok();
  if (out) found.dataset = std::move(*out);
  for (const Fault& fault : faults.all()) {
    found.faults +=
        (fault.severity == Severity::error ? "error: " : "warning: ") + fault.message + "\n";
  }
  return found;
}

std::string shape(const Dataset& dataset) {
  std::string out;
  for (const Dimension& dimension : dataset.dimensions) {
    out += (out.empty() ? "" : " ") + dimension.id + "=";
    for (std::size_t i = 0; i < dimension.codes.size(); ++i) {
      out += (i == 0 ? "" : ",") + dimension.codes[i];
    }
  }
  return out;
}

TEST(Merge, RepliesOfOneTableBecomeOneDatasetWithTimeUpwards) {
  const Outcome found =
      merged({{"one", reply("'0301'", "'2024','2023'", "4,3"), {}},
              {"two", reply("'4601','1103'", "'2023','2024'", "30,40,300,400"), {}}},
             task());
  EXPECT_EQ(found.faults, "");
  EXPECT_EQ(shape(found.dataset), "Region=0301,4601,1103 ContentsCode=P Tid=2023,2024");
  EXPECT_EQ(test::show(found.dataset.cells), "3 4 30 40 300 400");
}

TEST(Merge, WhatNoReplyStatesIsMissingAndNeverZero) {
  const Outcome found = merged(
      {{"one", reply("'0301'", "'2023'", "3"), {}}, {"two", reply("'4601'", "'2024'", "40"), {}}},
      task());
  EXPECT_EQ(test::show(found.dataset.cells), "3 no-data no-data 40");
  EXPECT_NE(jsonstat_text(found.dataset).find(json("'value':[3,null,null,40]}")),
            std::string::npos);
  const std::vector<Reply> both{{"one", reply("'0301'", "'2023'", "3"), {}},
                                {"two", reply("'4601'", "'2024'", "40"), {}}};
  EXPECT_EQ(test::show(merged(both, task("'absent':'.'")).dataset.cells), "3 . . 40");
  Faults faults;
  EXPECT_FALSE(read_merge_task(json("{'id':'1','absent':'-'}"), faults));
  EXPECT_EQ(faults.all()[0].message, "\"-\" is not a sign of missing");
}

TEST(Merge, CellsThatRepliesStateAlikeMayOverlap) {
  const std::string signs = "'1':':'";
  const Outcome found =
      merged({{"one", reply("'0301','4601'", "'2023','2024'", "3,null,30,40", signs), {}},
              {"two", reply("'0301'", "'2024','2023'", "null,3", "'0':':'"), {}}},
             task());
  EXPECT_EQ(found.faults, "");
  EXPECT_EQ(test::show(found.dataset.cells), "3 : 30 40");
}

TEST(Merge, CellsThatRepliesStateDifferentlyAreAnErrorThatNamesBoth) {
  for (const auto& [values, status, says] : {
           std::tuple{"5", "", "5"},
           std::tuple{"null", "'0':':'", ":"},
           std::tuple{"3", "'0':'*'", "3 (*)"},
       }) {
    const Outcome found = merged({{"one", reply("'0301'", "'2023'", "3"), {}},
                                  {"two", reply("'0301'", "'2023'", values, status), {}}},
                                 task());
    EXPECT_FALSE(found.merged);
    EXPECT_EQ(found.faults, "error: table 07459 at Region=0301 ContentsCode=P Tid=2023: two says " +
                                std::string(says) + ", but one says 3\n");
  }
}

TEST(Merge, RepliesWithOtherDimensionsAreRefused) {
  const std::string other = test::changed(
      test::changed(
          test::changed(reply("'0301'", "'2023'", "3"), "\"id\":[\"Region\"", "\"id\":[\"Sted\""),
          "\"dimension\":{\"Region\"", "\"dimension\":{\"Sted\""),
      "\"label\":\"region\"", "\"label\":\"sted\"");
  const Outcome found =
      merged({{"one", reply("'0301'", "'2023'", "3"), {}}, {"two", other, {}}}, task());
  EXPECT_EQ(found.faults,
            "error: two has the dimensions Sted, ContentsCode, Tid, but one has Region, "
            "ContentsCode, Tid\n");
}

TEST(Merge, OnlyWhatIsKeptIsKeptInItsOrder) {
  const Outcome found = merged(
      {{"one", reply("'0301','4601','1103'", "'2023','2024'", "1,2,3,4,5,6"), {}}},
      task("'keep':[{'id':'Region','codes':['1103','0301']},{'id':'Tid','codes':['2024']}]"));
  EXPECT_EQ(shape(found.dataset), "Region=1103,0301 ContentsCode=P Tid=2024");
  EXPECT_EQ(test::show(found.dataset.cells), "6 2");
}

TEST(Merge, WhatIsKeptButInNoReplyIsAnError) {
  const Outcome found = merged({{"one", reply("'0301'", "'2024'", "1"), {}}},
                               task("'keep':[{'id':'Region','codes':['0301','4601']}]"));
  EXPECT_EQ(found.faults, "error: table 07459 has no \"4601\" in Region\n");
}

TEST(Merge, SumsOfCategoriesFollowTheRuleOfMissing) {
  // Regions stand in for ages: any dimension can be summed.
  const MergeTask how = task(
      "'keep':[{'id':'Region','codes':['sum']}],"
      "'sums':{'Region':{'sum':{'codes':['a','b'],'label':'a og b'}}}");
  const std::vector<std::tuple<const char*, const char*, const char*>> cases{
      {"1,2", "", "3"},
      {"1,null", "'1':'.'", "1"},
      {"null,null", "'0':'.','1':'.'", "."},
      {"1,null", "'1':':'", ":"},
      {"null,null", "'0':'.','1':'..'", ".."},
      {"null,null", "'0':':','1':'..'", ":"},
      {"1,null", "", "no-data"},
      {"1e308,1e308", "", "overflow"},
  };
  for (const auto& [values, status, sum] : cases) {
    MergeTask by_hand = how;
    by_hand.by_hand = true;  // a table without any value is another test
    const Outcome found =
        merged({{"one", reply("'a','b'", "'2024'", values, status), {}}}, by_hand);
    EXPECT_EQ(test::show(found.dataset.cells), sum) << values << " " << status;
    EXPECT_EQ(found.dataset.dimensions[0].labels[0], "a og b");
  }
}

TEST(Merge, AReplyWithoutADimensionStandsForTheCategoryItWasAskedAs) {
  const Outcome found = merged({{"ages", reply("'0301'", "'2024'", "7"), {{"Alder", "0-17"}}},
                                {"all", reply("'0301'", "'2024'", "9"), {{"Alder", "total"}}}},
                               task("'keep':[{'id':'Alder','codes':['total','0-17']}],"
                                    "'sums':{'Alder':{'total':{'codes':[],'label':'Alle'}}}"));
  EXPECT_EQ(found.faults, "");
  EXPECT_EQ(shape(found.dataset), "Region=0301 Alder=total,0-17 ContentsCode=P Tid=2024");
  EXPECT_EQ(test::show(found.dataset.cells), "9 7");
  EXPECT_EQ(found.dataset.dimensions[1].labels[0], "Alle");
}

TEST(Merge, AYearWithoutAnyValueIsAnErrorUnlessAccepted) {
  const std::string glitch =
      reply("'0301','4601'", "'2023','2024'", "3,null,30,null", "'1':'.','3':'.'");
  EXPECT_EQ(merged({{"one", glitch, {}}}, task()).faults,
            "error: table 07459 has no value at all in 2024, which other years have: SSB may be "
            "publishing just now\n");
  EXPECT_EQ(merged({{"one", glitch, {}}}, task("'accept':['2024']")).faults, "");
  EXPECT_EQ(merged({{"one", glitch, {}}}, task("'byHand':true")).faults, "");
  // One value is enough: the rest of a year may be missing.
  EXPECT_EQ(
      merged({{"one", reply("'0301','4601'", "'2023','2024'", "3,null,30,40", "'1':'.'"), {}}},
             task())
          .faults,
      "");
}

TEST(Merge, ATableWithoutAnyValueIsAnError) {
  EXPECT_EQ(merged({{"one", reply("'0301'", "'2024'", "null", "'0':'.'"), {}}}, task()).faults,
            "error: table 07459 has no value at all\n");
  EXPECT_EQ(
      merged({{"one", reply("'0301'", "'2024'", "null", "'0':'.'"), {}}}, task("'accept':['2024']"))
          .faults,
      "");
  EXPECT_EQ(merged({}, task()).faults, "error: table 07459 has no reply\n");
}

TEST(Merge, AContentWithoutAnyValueInOneYearIsAWarning) {
  const std::string two = json(
      "{'version':'2.0','class':'dataset','role':{'time':['Tid'],'metric':['ContentsCode']},"
      "'id':['Region','ContentsCode','Tid'],'size':[1,2,2],'dimension':{"
      "'Region':{'category':{'index':['0301']}},"
      "'ContentsCode':{'category':{'index':['P','Q'],'label':{'P':'Personer','Q':'Boliger'}}},"
      "'Tid':{'category':{'index':['2023','2024']}}},"
      "'value':[1,2,3,null],'status':{'3':'.'}}");
  const Outcome found = merged({{"one", two, {}}}, task());
  EXPECT_TRUE(found.merged);
  EXPECT_EQ(found.faults, "warning: table 07459: Boliger has no value in 2024\n");
}

TEST(Merge, ABrokenReplyIsNamed) {
  const Outcome found =
      merged({{"one", reply("'0301'", "'2024'", "1"), {}}, {"two", "{\"class\":", {}}}, task());
  EXPECT_FALSE(found.merged);
  EXPECT_NE(found.faults.find("error: two: "), std::string::npos) << found.faults;
}

TEST(Merge, TheNewestUpdateCountsAndNotesStandOnce) {
  const Outcome found = merged({{"one", reply("'0301'", "'2024'", "1", "", "2025-03-17"), {}},
                                {"two", reply("'4601'", "'2024'", "2", "", "2025-06-16"), {}}},
                               task());
  EXPECT_EQ(found.dataset.updated, "2025-06-16");
}

TEST(Merge, WhatIsWrittenIsReadBackTheSame) {
  const std::string text =
      reply("'0301','4601'", "'2023','2024'", "1.5,null,0,0.1", "'1':':','2':'-','3':'*'");
  const Outcome found = merged({{"one", text, {}}}, task());
  const std::string written = jsonstat_text(found.dataset);
  Faults faults;
  const Result<JsonStat> back = read_jsonstat(written, faults);
  ASSERT_TRUE(back);
  EXPECT_TRUE(faults.all().empty());
  const Dataset& dataset = back->datasets[0];
  EXPECT_EQ(test::show(dataset.cells), "1.5 : 0 0.1");
  EXPECT_EQ(dataset.cells.flags[2], flag::exact_zero);
  EXPECT_EQ(dataset.cells.flags[3], flag::provisional);
  EXPECT_EQ(dataset.dimensions[0].role, Role::geo);  // by SSB's usual name
  EXPECT_EQ(dataset.dimensions[1].units[0].base, "antall");
  EXPECT_EQ(dataset.dimensions[1].units[0].decimals, 0);
  EXPECT_EQ(jsonstat_text(merged({{"back", written, {}}}, task()).dataset), written);
}

TEST(Merge, ANullThatIsMarkedAsProvisionalKeepsItsMark) {
  const std::string marked = reply("'0301','4601'", "'2023','2024'", "3,null,null,40", "'1':'*'");
  const Outcome found = merged({{"one", marked, {}}}, task("'absent':'.'"));
  EXPECT_EQ(found.faults, "");
  EXPECT_EQ(test::show(found.dataset.cells), "3 no-data . 40") << "it is there, if not as a number";
  const std::string written = jsonstat_text(found.dataset);
  EXPECT_NE(written.find(json("'value':[3,null,null,40],'status':{'1':'*','2':'.'}")),
            std::string::npos)
      << written;
  EXPECT_EQ(jsonstat_text(merged({{"back", written, {}}}, task("'absent':'.'")).dataset), written);
}

TEST(Merge, ANumberStandsBeforeANullThatIsMarkedAsProvisional) {
  const Reply marked{"one", reply("'0301'", "'2024'", "null", "'0':'*'"), {}};
  const Reply stated{"two", reply("'0301','4601'", "'2024'", "3,4"), {}};
  for (const auto& replies : {std::vector{marked, stated}, std::vector{stated, marked}}) {
    const Outcome found = merged(replies, task());
    EXPECT_EQ(found.faults, "");
    EXPECT_EQ(test::show(found.dataset.cells), "3 4");
    EXPECT_EQ(found.dataset.cells.flags[0], 0);
  }
}

TEST(Inspect, AReplyMustHoldExactlyWhatWasAskedFor) {
  const std::string text = reply("'0301','4601'", "'2024'", "1,2");
  using Asked = std::vector<std::pair<std::string, std::vector<std::string>>>;
  const Asked all{{"Tid", {"2024"}}, {"Region", {"4601", "0301"}}, {"ContentsCode", {"P"}}};
  Faults faults;
  const Result<ReplyHead> head = inspect(text, all, faults);
  ASSERT_TRUE(head);
  EXPECT_EQ(head->cells, 2U);
  EXPECT_EQ(head->updated, "2025-03-17");
  const auto refused = [&](const Asked& asked) {
    Faults own;
    const Result<ReplyHead> found = inspect(text, asked, own);
    return found ? std::string("accepted") : found.error().message;
  };
  EXPECT_EQ(refused({{"Tid", {"2024"}}, {"Region", {"0301", "1103"}}, {"ContentsCode", {"P"}}}),
            "the reply lacks \"1103\", which was asked for");
  EXPECT_EQ(refused({{"Tid", {"2024"}}, {"Region", {"0301"}}, {"ContentsCode", {"P"}}}),
            "the reply has 2 categories, 1 were asked for");
  EXPECT_EQ(refused({{"Tid", {"2024"}}, {"Region", {"0301", "4601"}}}),
            "the reply has 3 dimensions, 2 were asked for");
  EXPECT_EQ(refused({{"Alder", {"000"}}, {"Region", {"0301", "4601"}}}),
            "the reply lacks the dimension \"Alder\", which was asked for");
}

}  // namespace
}  // namespace figur
