// What SSB is asked for, told as lines: "TABLE Dimension=code,code … (cells)".
#include "plan.hpp"
#include "merge.hpp"
#include "metadata.hpp"
#include "nearest.hpp"
#include "support.hpp"
#include "table_plan.hpp"

namespace figur {
namespace {

using test::json;

// Places and tables that every test has; a test adds its definitions and choices.
constexpr const char* regions = R"([
  {'code':'3201','name':'Bærum','codes':[{'code':'0219','to':2019},{'code':'3024','from':2020,'to':2023},
                                         {'code':'3201','from':2024}]},
  {'code':'3301','name':'Drammen','codes':[{'code':'0602','to':2019},{'code':'3005','from':2020,'to':2023},
                                           {'code':'3301','from':2024}],
   'breaks':[{'year':2020,'kind':'merger','predecessors':[{'name':'Svelvik','codes':[{'code':'0711','to':2019}]}]}]},
  {'code':'EAK','name':'Landet','kind':'country','aliases':['0']}])";
constexpr const char* groups =
    R"([{'id':'both','name':{'nb':'Begge'},'members':[{'regions':['3201','3301']}]}])";

// Metadata of the accounts, of persons by age, and of a table that ends and the one that goes on.
constexpr const char* accounts = R"('12367':{'version':'2.0','class':'dataset','label':'Regnskap',
  'role':{'time':['Tid'],'geo':['Kom'],'metric':['ContentsCode']},
  'id':['Kom','Fn','Art','ContentsCode','Tid'],'size':[9,3,2,1,6],
  'dimension':{
    'Kom':{'label':'region','category':{'index':['EAK','0219','0602','0711','3024','3005','3201','3301','1103']}},
    'Fn':{'label':'funksjon','category':{'index':['244','251','252'],
          'label':{'244':'Barnevernstjeneste','251':'Barneverntiltak i familien','252':'Barneverntiltak utenfor familien'}}},
    'Art':{'label':'art','category':{'index':['AGD2','AGD10'],'label':{'AGD2':'Netto','AGD10':'Brutto'}}},
    'ContentsCode':{'label':'innhold','category':{'index':['KOSbelop0000'],'label':{'KOSbelop0000':'Beløp (1000 kr)'}}},
    'Tid':{'label':'år','category':{'index':['2018','2019','2020','2021','2023','2024']}}}})";
constexpr const char* persons = R"('07459':{'version':'2.0','class':'dataset',
  'role':{'time':['Tid'],'geo':['Region']},'id':['Region','Kjonn','Alder','Tid'],'size':[3,2,4,3],
  'dimension':{
    'Region':{'label':'region','category':{'index':['0','3024','3201']}},
    'Kjonn':{'label':'kjønn','extension':{'elimination':true},'category':{'index':['1','2']}},
    'Alder':{'label':'alder','extension':{'elimination':true},'category':{'index':['000','001','002','003']}},
    'Tid':{'label':'år','category':{'index':['2021','2024','2025']}}}})";
constexpr const char* ended = R"('13138':{'title':'Sosialhjelp','variables':[
    {'code':'KOKkommuneregion0000','text':'region','values':['0219','3024'],'valueTexts':['Bærum','Bærum']},
    {'code':'ContentsCode','text':'innhold','values':['EKS1'],'valueTexts':['Mottakere (antall)']},
    {'code':'Tid','text':'år','values':['2019','2020'],'valueTexts':['2019','2020'],'time':true}]})";
constexpr const char* successor = R"('14019':{'title':'Sosialhjelp, ny','variables':[
    {'code':'KOKkommuneregion0000','text':'region','values':['3024','3201'],'valueTexts':['Bærum','Bærum']},
    {'code':'ContentsCode','text':'innhold','values':['NY1','NY2'],
     'valueTexts':['Mottakere (antall)','Mottakere 18-24 år (antall)']},
    {'code':'Tid','text':'år','values':['2021','2024'],'valueTexts':['2021','2024'],'time':true}]})";
constexpr const char* facts = R"({
  '07459':{'sums':{'Alder':{'0-2':{'from':'000','to':'002','label':'0-2 år'},'all':{'label':'Alle'}}}},
  '13138':{'successors':['14019']},'by-hand':{'byHand':true}})";

// A definition A / B or A with one source per input.
std::string definition(const std::string& id, const std::string& a, const std::string& b = "",
                       const std::string& formula = "") {
  const std::string own = formula.empty() ? (b.empty() ? "A" : "A / B") : formula;
  const auto input = [](const std::string& name, const std::string& source) {
    return "'" + name + "':{'name':{'nb':'x'},'unit':'antall','sources':[" + source + "]}";
  };
  return "{'id':'" + id + "','area':'" + id.substr(0, id.find('.')) +
         "','name':{'nb':'x'},'unit':'antall','decimals':1,'type':'andre','versions':[{'formula':"
         "'" +
         own + "','average':'" + (own.find('[') == std::string::npos ? "weighted" : "mean") +
         "','inputs':{" + (a.empty() ? "" : input("A", a)) +
         (b.empty() ? "" : "," + input("B", b)) + "}}]}";
}

const std::string net = "{'table':'12367','select':{'Fn':['244','251'],'Art':['AGD2']}}";
const std::string gross = "{'table':'12367','select':{'Fn':['252'],'Art':['AGD10']}}";

struct Asked {
  std::string definitions;
  std::string metadata = std::string(accounts) + "," + persons + "," + ended + "," + successor;
  std::string choice{};  // more members of the question
};

Result<Question> question(const Asked& asked, Faults& faults) {
  return read_question(
      json(std::string("{'regions':") + regions + ",'groups':" + groups + ",'tables':" + facts +
           ",'definitions':[" + asked.definitions + "],'metadata':{" + asked.metadata + "}" +
           (asked.choice.empty() ? "" : "," + asked.choice) + "}"),
      faults);
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : ",") + word;
  return out;
}

std::string show(const PlannedRequest& request) {
  std::string out;
  for (const PlannedDimension& dimension : request.dimensions) {
    out += dimension.id + "=" + joined(dimension.codes) + " ";
  }
  for (const auto& [id, code] : request.fixed) out += "[" + id + "=" + code + "] ";
  return out + "(" + std::to_string(request.cells) + ")";
}

std::string requests(const Plan& plan) {
  std::string out;
  for (const PlannedTable& table : plan.tables) {
    if (table.by_hand) out += table.id + " by hand\n";
    else if (table.metadata == nullptr) out += table.id + " metadata\n";
    for (const PlannedRequest& request : table.requests) {
      out += table.id + " " + show(request) + "\n";
    }
  }
  return out;
}

std::string faults_of(const Plan& plan) {
  std::string out;
  for (const PlanFault& fault : plan.faults) {
    out += (fault.severity == Severity::error ? "error " : "warning ") + fault.indicator + " " +
           fault.input + " " + fault.table + " " + fault.dimension + ": " + fault.message;
    if (!fault.nearest.empty()) out += " [" + joined(fault.nearest) + "]";
    out += "\n";
  }
  return out;
}

// The sources of the plan's inputs: "id A: TABLE from-to Dim=codes".
std::string sources(const Plan& plan, const Question& asked) {
  std::string out;
  for (const PlannedInput& input : plan.inputs) {
    for (const Source& source : input.sources) {
      out += asked.definitions[input.definition].id + " " + input.input + ": " + source.table;
      if (source.years.from > 0) out += " from " + std::to_string(source.years.from);
      if (source.years.to < 9999) out += " to " + std::to_string(source.years.to);
      for (const Selection& selection : source.selections) {
        out += " " + selection.dimension + "=" + joined(selection.codes) +
               (selection.labels.empty() ? "" : "'" + joined(selection.labels) + "'");
      }
      out += "\n";
    }
  }
  return out;
}

struct Planned {
  Question question;
  Plan plan;
};

Planned planned(const Asked& asked) {
  Faults faults;
  Result<Question> read = question(asked, faults);
  for (const Fault& fault : faults.all()) ADD_FAILURE() << test::show(fault);
  if (!read) return {};
  Result<Plan> plan = make_plan(*read);
  if (!plan) {
    ADD_FAILURE() << plan.error().message;
    return {};
  }
  return {std::move(*read), std::move(*plan)};
}

TEST(Plan, OneTableIsAskedOnceForWhatAllDefinitionsNeed) {
  EXPECT_EQ(requests(planned({definition("a.net", net) + "," + definition("a.gross", gross),
                              accounts, "'years':[2019,2020],'places':['3201']"})
                         .plan),
            "12367 Kom=0219,3024 Fn=244,251,252 Art=AGD2,AGD10 ContentsCode=KOSbelop0000 "
            "Tid=2019,2020 (24)\n");
}

TEST(Plan, ARegionIsAskedForUnderAllItsCodesOfTheYearsAndWithItsPredecessors) {
  EXPECT_EQ(requests(planned({definition("a.net", net), accounts, "'places':['3301']"}).plan),
            "12367 Kom=0602,0711,3005,3301 Fn=244,251 Art=AGD2 ContentsCode=KOSbelop0000 "
            "Tid=2018,2019,2020,2021,2023,2024 (48)\n");
  EXPECT_EQ(requests(planned({definition("a.net", net), accounts,
                              "'places':['3301'],'years':[2024,2030]"})
                         .plan),
            "12367 Kom=3301 Fn=244,251 Art=AGD2 ContentsCode=KOSbelop0000 Tid=2024 (2)\n");
}

TEST(Plan, AGroupStandsForItsMembersAndAFormulaBringsTheRegionsItNames) {
  EXPECT_EQ(requests(planned({definition("a.net", net, "", "A / group(EAK, A)"), accounts,
                              "'places':['both'],'years':[2024,2024]"})
                         .plan),
            "12367 Kom=EAK,3201,3301 Fn=244,251 Art=AGD2 ContentsCode=KOSbelop0000 Tid=2024 (6)\n");
}

TEST(Plan, AnAreaBringsWhatItsFormulasReferTo) {
  const std::string all = definition("a.net", net) + "," + definition("b.of", "", "", "[a.net]") +
                          "," + definition("c.other", gross);
  const Planned found =
      planned({all, accounts, "'areas':['b'],'places':['EAK'],'years':[2024,2024]"});
  EXPECT_EQ(requests(found.plan),
            "12367 Kom=EAK Fn=244,251 Art=AGD2 ContentsCode=KOSbelop0000 Tid=2024 (2)\n");
  EXPECT_EQ(found.plan.definitions, (std::vector<std::size_t>{0, 1}));
}

TEST(Plan, TableYearsAreDataYearsMovedByTheOffset) {
  EXPECT_EQ(
      requests(planned({definition("a.people",
                                   "{'table':'07459','yearOffset':1,'select':{'Alder':['001']}}"),
                        persons, "'places':['3201'],'years':[2023,2023]"})
                   .plan),
      "07459 Region=3201 Alder=001 Tid=2024 (1)\n");
}

TEST(Plan, CategoriesOfOursAreAskedForAsTheirPartsOrAsTheTableWithoutTheDimension) {
  const Planned found =
      planned({definition("a.share", "{'table':'07459','yearOffset':1,'select':{'Alder':['0-2']}}",
                          "{'table':'07459','yearOffset':1,'select':{'Alder':['all']}}"),
               persons, "'places':['EAK'],'years':[2023,2024]"});
  EXPECT_EQ(requests(found.plan),
            "07459 Region=0 Alder=000,001,002 Tid=2024,2025 (6)\n"
            "07459 Region=0 Tid=2024,2025 [Alder=all] (2)\n");
  ASSERT_EQ(found.plan.tables.size(), 1U);
  const PlannedTable& table = found.plan.tables[0];
  std::string kept;
  for (const PlannedDimension& dimension : table.keep) {
    kept += dimension.id + "=" + joined(dimension.codes) + " ";
  }
  EXPECT_EQ(kept, "Region=0 Tid=2024,2025 Alder=0-2,all ");
  ASSERT_EQ(table.sums.size(), 1U);
  EXPECT_EQ(table.sums[0].second[0].codes, (std::vector<std::string>{"000", "001", "002"}));
  EXPECT_TRUE(table.sums[0].second[1].codes.empty());
  EXPECT_EQ(sources(found.plan, found.question),
            "a.share A: 07459 Alder=0-2\na.share B: 07459 Alder=all\n");
}

TEST(Plan, WithoutMetadataATableIsListedAndItsSourceStandsAsItWas) {
  const Planned found = planned(
      {definition("a.net", net, "{'table':'by-hand','select':{'ContentsCode':{'labels':['x']}}}"),
       ""});
  EXPECT_EQ(requests(found.plan), "12367 metadata\nby-hand by hand\n");
  EXPECT_EQ(sources(found.plan, found.question),
            "a.net A: 12367 Fn=244,251 Art=AGD2\na.net B: by-hand ContentsCode='x'\n");
}

TEST(Plan, ALabelIsResolvedToItsCodeIgnoringCaseAndOuterBlanks) {
  const Planned found =
      planned({definition("a.x",
                          "{'table':'12367','select':{'Fn':{'labels':[' barnevernstjeneste']},"
                          "'Art':['AGD2']}}"),
               accounts, "'places':['EAK'],'years':[2024,2024]"});
  EXPECT_EQ(sources(found.plan, found.question), "a.x A: 12367 Fn=244 Art=AGD2\n");
  EXPECT_EQ(faults_of(found.plan), "");
}

TEST(Plan, CodesThatWereFoundByLabelAreFoundAgainWhereSsbHasOtherCodes) {
  // As it stands in a bundle, from a table that called it EKSbv.
  const std::string held =
      "{'table':'12367','select':{'Fn':['EKSbv'],'Art':['AGD2']},"
      "'labels':{'Fn':['Barnevernstjeneste']}}";
  const Planned found =
      planned({definition("a.x", held), accounts, "'places':['EAK'],'years':[2024,2024]"});
  EXPECT_EQ(sources(found.plan, found.question), "a.x A: 12367 Fn=244 Art=AGD2\n");
  EXPECT_EQ(faults_of(found.plan), "");
  EXPECT_NE(
      plan_json(found.plan, found.question).find(json("'labels':{'Fn':['Barnevernstjeneste']}")),
      std::string::npos);
  // Codes that the table has go before labels.
  const Planned kept = planned({definition("a.x", test::changed(held, "EKSbv", "251")), accounts,
                                "'places':['EAK'],'years':[2024,2024]"});
  EXPECT_EQ(sources(kept.plan, kept.question), "a.x A: 12367 Fn=251 Art=AGD2\n");
}

TEST(Plan, WhatDoesNotResolveIsAFaultWithTheNearestAndTheRestIsPlanned) {
  const Planned found = planned(
      {definition("a.label",
                  "{'table':'12367','select':{'Fn':{'labels':['Barnevernstjenesten']},"
                  "'Art':['AGD2']}}") +
           "," + definition("a.code", "{'table':'12367','select':{'Fn':['244'],'Art':['AGD1']}}") +
           "," + definition("a.dim", "{'table':'12367','select':{'Funksjon':['244']}}") + "," +
           definition("a.open", "{'table':'12367','select':{'Fn':['244']}}") + "," +
           definition("a.net", net),
       accounts, "'places':['EAK'],'years':[2024,2024]"});
  EXPECT_EQ(
      faults_of(found.plan),
      "error a.label A 12367 Fn: table 12367 has no \"Barnevernstjenesten\" in Fn "
      "[244 Barnevernstjeneste,252 Barneverntiltak utenfor familien,"
      "251 Barneverntiltak i familien]\n"
      "error a.code A 12367 Art: table 12367 has no \"AGD1\" in Art "
      "[AGD10 Brutto,AGD2 Netto]\n"
      "error a.dim A 12367 Funksjon: table 12367 has no dimension \"Funksjon\" [Fn funksjon]\n"
      "error a.open A 12367 Art: choose codes of Art: table 12367 has 2\n");
  EXPECT_EQ(sources(found.plan, found.question), "a.net A: 12367 Fn=244,251 Art=AGD2\n");
}

TEST(Plan, ALabelThatTwoCategoriesHaveIsAFaultThatNamesBoth) {
  const std::string twice =
      test::changed(accounts, "'251':'Barneverntiltak i familien'", "'251':'Barnevernstjeneste '");
  const Planned found =
      planned({definition("a.x",
                          "{'table':'12367','select':{'Fn':{'labels':['Barnevernstjeneste']},"
                          "'Art':['AGD2']}}"),
               twice, ""});
  EXPECT_EQ(faults_of(found.plan),
            "error a.x A 12367 Fn: table 12367 has 2 categories labelled \"Barnevernstjeneste\" in "
            "Fn [244 Barnevernstjeneste,251 Barnevernstjeneste ]\n");
}

TEST(Plan, ADimensionThatOneSourceNamesCannotBeLeftOpenByAnother) {
  const Planned found = planned({definition("a.x", "{'table':'07459','select':{'Alder':['001']}}",
                                            "{'table':'07459','select':{}}"),
                                 persons, "'places':['EAK']"});
  EXPECT_EQ(faults_of(found.plan),
            "error a.x B 07459 Alder: choose codes of Alder: table 07459 has 4\n");
}

TEST(Plan, WhereATableEndsItsSuccessorGoesOnWithTheSameLabels) {
  const std::string help =
      "{'table':'13138','select':{'ContentsCode':{'labels':['Mottakere (antall)']}}}";
  const std::string both = std::string(ended) + "," + successor;
  const Planned found = planned({definition("a.help", help), both, "'places':['3201']"});
  EXPECT_EQ(requests(found.plan),
            "13138 KOKkommuneregion0000=0219,3024 ContentsCode=EKS1 Tid=2019,2020 (4)\n"
            "14019 KOKkommuneregion0000=3024,3201 ContentsCode=NY1 Tid=2021,2024 (4)\n");
  EXPECT_EQ(sources(found.plan, found.question),
            "a.help A: 13138 to 2020 ContentsCode=EKS1\n"
            "a.help A: 14019 from 2021 ContentsCode=NY1\n");
  EXPECT_EQ(faults_of(found.plan), "");
  // Its metadata are asked for only once the first table is known to end.
  EXPECT_EQ(requests(planned({definition("a.help", help), ended, "'places':['3201']"}).plan),
            "13138 KOKkommuneregion0000=0219,3024 ContentsCode=EKS1 Tid=2019,2020 (4)\n"
            "14019 metadata\n");
  // Nothing after its end is asked for: no successor.
  EXPECT_EQ(
      requests(planned({definition("a.help", help), ended, "'places':['3201'],'years':[2019,2020]"})
                   .plan),
      "13138 KOKkommuneregion0000=0219,3024 ContentsCode=EKS1 Tid=2019,2020 (4)\n");
}

TEST(Plan, ASuccessorThatLacksTheLabelIsToldWithTheNearest) {
  const std::string other = test::changed(successor, "'Mottakere (antall)'", "'Mottakere, antall'");
  const Planned found = planned(
      {definition("a.help",
                  "{'table':'13138','select':{'ContentsCode':{'labels':['Mottakere (antall)']}}}"),
       std::string(ended) + "," + other, "'places':['3201']"});
  EXPECT_EQ(faults_of(found.plan),
            "error a.help A 14019 ContentsCode: table 14019 has no \"Mottakere (antall)\" in "
            "ContentsCode [NY2 Mottakere 18-24 år (antall),NY1 Mottakere, antall]\n"
            "warning a.help A 13138 : table 13138 ends in 2020, and nothing goes on after 2020\n");
  EXPECT_EQ(sources(found.plan, found.question), "a.help A: 13138 ContentsCode=EKS1\n");
}

TEST(Plan, ATableThatSsbDoesNotHaveIsToldAndTheRestIsPlanned) {
  const Planned found =
      planned({definition("a.net", net, "{'table':'07459','select':{'Alder':['001']}}"),
               std::string(accounts) + ",'07459':null", "'places':['EAK'],'years':[2024,2024]"});
  EXPECT_EQ(faults_of(found.plan), "error a.net B 07459 : Statistics Norway has no table 07459\n");
  EXPECT_EQ(sources(found.plan, found.question), "a.net A: 12367 Fn=244,251 Art=AGD2\n");
  const Planned next = planned(
      {definition("a.help",
                  "{'table':'13138','select':{'ContentsCode':{'labels':['Mottakere (antall)']}}}"),
       std::string(ended) + ",'14019':null", "'places':['3201']"});
  EXPECT_EQ(faults_of(next.plan),
            "error a.help A 14019 : Statistics Norway has no table 14019\n"
            "warning a.help A 13138 : table 13138 ends in 2020, and nothing goes on after 2020\n");
  EXPECT_EQ(sources(next.plan, next.question), "a.help A: 13138 ContentsCode=EKS1\n");
}

TEST(Plan, ACategoryOfOursWhosePartsAreNotThereIsNamed) {
  const Planned found = planned({definition("a.x", "{'table':'07459','select':{'Alder':['0-2']}}"),
                                 test::changed(persons, "'002'", "'2'"), "'places':['EAK']"});
  EXPECT_EQ(faults_of(found.plan).substr(0, 74),
            "error a.x A 07459 Alder: table 07459 has no \"002\" in Alder (part of \"0-2\")");
}

// A table of one content under the label "Mottakere (antall)", with these years.
std::string contents(const std::string& id, const std::string& code, const std::string& years,
                     const std::string& more = "") {
  return "'" + id +
         "':{'variables':[{'code':'Region','values':['EAK'],'valueTexts':['Landet']},"
         "{'code':'ContentsCode','values':['" +
         code + "'],'valueTexts':['Mottakere (antall)']},{'code':'Tid','time':true,'values':[" +
         years + "],'valueTexts':[" + years + "]}]" + more + "}";
}

struct Chain {
  std::string tables, years, sources, faults;
};

TEST(Plan, SuccessorsGoOnOneAfterTheOtherAndWhatNobodyCoversIsTold) {
  const std::string label = "'select':{'ContentsCode':{'labels':['Mottakere (antall)']}}";
  const std::string chain = "'1':{'successors':['2']},'2':{'successors':['3']}";
  const std::string list = "'1':{'successors':['2','3']}";
  const std::string first = contents("1", "a", "'2019'");
  for (const Chain& one : std::vector<Chain>{
           {chain + "|" + contents("2", "b", "'2020'") + "," + contents("3", "c", "'2021'"), "",
            "1=a to 2019, 2=b from 2020 to 2020, 3=c from 2021", ""},
           {list + "|" + contents("2", "b", "'2020'") + "," + contents("3", "c", "'2020','2021'"),
            "", "1=a to 2019, 2=b from 2020 to 2020, 3=c from 2021", ""},
           {"'1':{'successors':['2']}|" + contents("2", "b", "'2023'"), "",
            "1=a to 2019, 2=b from 2020", "warning no table has the years 2020-2022\n"},
           {"'1':{'successors':['2']}|" + contents("2", "b", "'2019'"), "2019,2024", "1=a",
            "warning table 1 ends in 2019, and nothing goes on after 2019\n"},
           {"|", "2019,2024", "1=a", ""},
       }) {
    const std::size_t bar = one.tables.find('|');
    const std::string more = one.tables.substr(bar + 1);
    Faults faults;
    Result<Question> asked =
        read_question(json(std::string("{'regions':") + regions + ",'groups':[],'tables':{" +
                           one.tables.substr(0, bar) + "},'definitions':[" +
                           definition("a.x", "{'table':'1'," + label + "}") + "],'metadata':{" +
                           first + (more.empty() ? "" : "," + more) + "},'places':['EAK']" +
                           (one.years.empty() ? "" : ",'years':[" + one.years + "]") + "}"),
                      faults);
    ASSERT_TRUE(asked);
    Result<Plan> plan = make_plan(*asked);
    ASSERT_TRUE(plan);
    std::string found;
    for (const Source& source : plan->inputs[0].sources) {
      found += (found.empty() ? "" : ", ") + source.table + "=" + source.selections[0].codes[0];
      if (source.years.from > 0) found += " from " + std::to_string(source.years.from);
      if (source.years.to < 9999) found += " to " + std::to_string(source.years.to);
    }
    EXPECT_EQ(found, one.sources);
    std::string told;
    for (const PlanFault& fault : plan->faults) {
      told += (fault.severity == Severity::error ? "error " : "warning ") + fault.message + "\n";
    }
    EXPECT_EQ(told, one.faults);
  }
}

TEST(Plan, ATableWithoutYearsIsToldAndItsSourceLeftOut) {
  const Planned found = planned({definition("a.x", "{'table':'9','select':{'ContentsCode':['a']}}"),
                                 contents("9", "a", "'2020K1','2020K2'"), "'places':['EAK']"});
  EXPECT_EQ(faults_of(found.plan), "error a.x A 9 : table 9 has no years\n");
  EXPECT_EQ(sources(found.plan, found.question), "");
}

TEST(Plan, AContentInUnitsOfAnotherScaleIsAnError) {
  const std::string kroner = test::changed(accounts, "'label':{'KOSbelop0000':'Beløp (1000 kr)'}}",
                                           "'unit':{'KOSbelop0000':{'base':'1000 kr'}}}");
  const std::string source =
      "{'table':'12367','select':{'Fn':['244'],'Art':['AGD2'],'ContentsCode':['KOSbelop0000']}}";
  const auto in = [&](const std::string& unit) {
    std::string text = definition("a.x", source);
    for (std::size_t at = 0; (at = text.find("'antall'", at)) != std::string::npos;) {
      text.replace(at, 8, "'" + unit + "'");
    }
    return faults_of(planned({text, kroner, "'places':['EAK']"}).plan);
  };
  EXPECT_EQ(in("1000 kr"), "");
  EXPECT_EQ(in("ukjent enhet"), "");
  EXPECT_EQ(in("kr"),
            "error a.x A 12367 ContentsCode: table 12367 gives \"KOSbelop0000\" in 1000 kr, the "
            "definition says kr\n");
}

TEST(Plan, RegionsAndYearsAreNotChosenByADefinitionAndAreTheSameForAll) {
  EXPECT_EQ(faults_of(planned({definition("a.x",
                                          "{'table':'12367','select':{'Tid':['2024'],'Fn':["
                                          "'244'],'Art':['AGD2']}}"),
                               accounts, "'places':['EAK']"})
                          .plan),
            "error a.x A 12367 Tid: regions and years are not chosen by a definition\n");
  const std::string other =
      "{'table':'12367','region':'Fn','select':{'Kom':['EAK'],'Art':['AGD2']}}";
  EXPECT_EQ(faults_of(planned({definition("a.x", net, other), accounts, "'places':['EAK']"}).plan),
            "error a.x B 12367 : table 12367 is read along other dimensions of regions or years "
            "elsewhere\n");
}

TEST(Plan, YearsThatATableLacksAreToldAndTheSourceIsLeftOut) {
  const Planned found =
      planned({definition("a.net", net), accounts, "'places':['EAK'],'years':[2000,2010]"});
  EXPECT_EQ(requests(found.plan), "");
  EXPECT_EQ(sources(found.plan, found.question), "");
  EXPECT_EQ(faults_of(found.plan),
            "warning a.net A 12367 : table 12367 has no year of these: it has 2018-2024\n");
}

TEST(Plan, AllMunicipalitiesIncludeThoseThatNoHistoryHas) {
  const std::string old = test::changed(accounts, "'3301','1103']}",
                                        "'3301','1103','1599','0101'],"
                                        "'label':{'1599':'Frei (-2007)','0101':'Halden (-2019)'}}");
  const std::string wide = test::changed(old, "'size':[9,", "'size':[11,");
  const Planned found = planned({definition("a.net", net), wide,
                                 "'places':['EAK'],'allMunicipalities':true,'years':[2019,2019]"});
  EXPECT_EQ(requests(found.plan),
            "12367 Kom=EAK,1103,0101 Fn=244,251 Art=AGD2 ContentsCode=KOSbelop0000 Tid=2019 (6)\n");
  ASSERT_EQ(found.plan.unknown_regions.size(), 2U);
  EXPECT_EQ(found.plan.unknown_regions[1].second, "Halden (-2019)");
}

TEST(Plan, RegionsWithoutACodeInATableAreTold) {
  EXPECT_EQ(
      faults_of(planned({definition("a.people", "{'table':'07459','select':{'Alder':['001']}}"),
                         persons, ""})
                    .plan),
      "warning   07459 Region: table 07459 has no code of Drammen\n");
}

TEST(Plan, AQuestionAboutWhatDoesNotExistIsRefused) {
  for (const auto& [choice, where, message] : {
           std::tuple{"'areas':['b']", "/areas", "no definition is of the area \"b\""},
           std::tuple{"'places':['9999']", "/places/0", "\"9999\" is neither a region nor a group"},
       }) {
    Faults faults;
    Result<Question> asked = question({definition("a.net", net), accounts, choice}, faults);
    ASSERT_TRUE(asked);
    const Result<Plan> plan = make_plan(*asked);
    ASSERT_FALSE(plan);
    EXPECT_EQ(plan.error().where, where);
    EXPECT_EQ(plan.error().message, message);
  }
  for (const auto& [choice, where] : {
           std::pair{"'years':[2020]", "/years"},
           std::pair{"'years':[2020,2019]", "/years"},
           std::pair{"'years':[1e300,1e301]", "/years"},
           std::pair{"'api':'v3'", "/api"},
           std::pair{"'maxCells':0", "/maxCells"},
       }) {
    Faults faults;
    EXPECT_FALSE(question({definition("a.net", net), accounts, choice}, faults));
    ASSERT_FALSE(faults.all().empty());
    EXPECT_EQ(faults.all()[0].where, where);
  }
}

TEST(Plan, BrokenMetadataAreRefusedWithTheirPlace) {
  Faults faults;
  EXPECT_FALSE(question(
      {"", "'1':{'variables':[{'code':'Tid','values':['a','b'],'valueTexts':['a']}]}"}, faults));
  EXPECT_EQ(test::show(faults.all()[0]),
            "error format at '/metadata/1/variables/0/valueTexts': 1 texts for 2 values\n");
}

TEST(Plan, BothVersionsOfTheApiAreAskedInTheirOwnWords) {
  PlannedRequest request;
  request.dimensions = {{"Region", {"0301", "4601"}}, {"Tid", {"2024"}}};
  EXPECT_EQ(request_body(request, Api::v2),
            json("{'selection':[{'variableCode':'Region','valueCodes':['0301','4601']},"
                 "{'variableCode':'Tid','valueCodes':['2024']}]}"));
  EXPECT_EQ(
      request_body(request, Api::v1),
      json("{'query':[{'code':'Region','selection':{'filter':'item','values':['0301','4601']}},"
           "{'code':'Tid','selection':{'filter':'item','values':['2024']}}],"
           "'response':{'format':'json-stat2'}}"));
  EXPECT_EQ(data_path("07459", Api::v2),
            "pxwebapi/v2/tables/07459/data?lang=no&outputFormat=json-stat2");
  EXPECT_EQ(data_path("07459", Api::v1), "v0/no/table/07459");
}

PlannedRequest box(const std::vector<std::size_t>& sizes) {
  PlannedRequest out;
  for (std::size_t d = 0; d < sizes.size(); ++d) {
    PlannedDimension dimension{std::string(1, static_cast<char>('A' + d)), {}};
    for (std::size_t i = 0; i < sizes[d]; ++i) dimension.codes.push_back(std::to_string(i));
    out.dimensions.push_back(std::move(dimension));
  }
  return out;
}

TEST(Split, PiecesAreAsFewAsTheLimitAllowsAndTogetherTheWhole) {
  for (const auto& [sizes, most, pieces] : {
           std::tuple{std::vector<std::size_t>{700, 107, 12}, std::size_t{800'000}, std::size_t{2}},
           std::tuple{std::vector<std::size_t>{10, 10}, std::size_t{100}, std::size_t{1}},
           std::tuple{std::vector<std::size_t>{10, 10}, std::size_t{99}, std::size_t{2}},
           std::tuple{std::vector<std::size_t>{7, 3}, std::size_t{7}, std::size_t{3}},
           std::tuple{std::vector<std::size_t>{5}, std::size_t{1}, std::size_t{5}},
           std::tuple{std::vector<std::size_t>{4, 4}, std::size_t{2}, std::size_t{8}},
       }) {
    const PlannedRequest whole = box(sizes);
    const std::vector<PlannedRequest> out = split(whole, most);
    EXPECT_EQ(out.size(), pieces);
    std::size_t cells = 0;
    for (const PlannedRequest& piece : out) {
      EXPECT_LE(piece.cells, most);
      cells += piece.cells;
    }
    std::size_t all = 1;
    for (std::size_t size : sizes) all *= size;
    EXPECT_EQ(cells, all);
  }
}

TEST(Plan, AYearIsFourDigitsWhateverElseATimeAxisHas) {
  EXPECT_EQ(year_in("2024"), 2024);
  for (const char* other : {"", "202", "20244", "99999999999999999999", "2020K1", "20x4"}) {
    EXPECT_EQ(year_in(other), 0) << other;
  }
}

TEST(Plan, ATableThatWouldTakeThousandsOfRequestsIsRefused) {
  const Planned found = planned({definition("a.net", net), accounts, "'maxCells':1"});
  EXPECT_EQ(requests(found.plan).find("(1)") != std::string::npos, true);
  std::string years;
  for (int year = 1000; year < 2200; ++year) {
    years += (years.empty() ? "'" : ",'") + std::to_string(year) + "'";
  }
  const std::string long_table =
      "'1':{'variables':[{'code':'Region','text':'r','values':['0'],'valueTexts':['x']},"
      "{'code':'Tid','text':'t','time':true,'values':[" +
      years + "],'valueTexts':[" + years + "]}]}";
  EXPECT_EQ(faults_of(planned({definition("a.x", "{'table':'1','select':{}}"), long_table,
                               "'places':['EAK'],'maxCells':1"})
                          .plan),
            "error   1 : table 1 would take more than 1000 requests\n");
}

TEST(Nearest, TextsThatShareMostStandFirstAndStrangersAreLeftOut) {
  const std::vector<std::string> labels{"Deltakere (antall)", "Deltakere i alt (antall)",
                                        "Brutto driftsutgifter", "deltakere (ANTALL)"};
  EXPECT_EQ(nearest("Deltakere (antall)", labels), (std::vector<std::size_t>{0, 3, 1}));
  EXPECT_EQ(nearest("zzz", labels), (std::vector<std::size_t>{}));
  EXPECT_EQ(likeness("abc", "abc"), 1);
}

}  // namespace
}  // namespace figur
