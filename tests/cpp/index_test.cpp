// Ressursbruksindikatoren from its steps, and indices made of others with weights as data.
#include "bundle_text.hpp"

namespace figur {
namespace {

using namespace test;

// The steps of resource use for three members and the country:
//             net  depreciation  inhabitants  cost index  correction (kr per inhabitant)
// Oslo        600      20            100         1.10        +100
// Bergen      410      10            100         0.90           .
// Tromsø       53       3             10         1.00         -50
// country    4100     100           1000            .           .
BundleText steps() {
  BundleText out;
  out.regions =
      "{'code':'0301','name':'Oslo'},{'code':'4601','name':'Bergen'},{'code':'5501','name':"
      "'Tromsø'},{'code':'EAK','name':'Landet','kind':'country'}";
  out.groups = "{'id':'asss','members':[{'regions':['0301','4601','5501']}]}";
  out.tables =
      table("t", {"0301", "4601", "5501", "EAK"}, {"A", "B", "C", "D", "E", "R"}, 2022, 2022,
            "600 20 100 1.1 100 1.2  410 10 100 0.9 . 0.9  53 3 10 1 -50 .  4100 100 1000 "
            ". . .");
  const auto in = [](const char* name) { return input(name, "t", name); };
  const std::string need = "sum((group(EAK, A) - group(EAK, B)) / group(EAK, C) * 1000 * D, E)";
  const std::string actual = "(A - B) / C * 1000";
  const std::string all = in("A") + "," + in("B") + "," + in("C") + "," + in("D") + "," + in("E");
  out.indicators =
      indicator("b.mot-behov", {version(actual + " / " + need, {all}, "mean")}) + "," +
      indicator("b.beregnet", {version("[b.mot-behov] / group(asss, [b.mot-behov])", {})}) + "," +
      indicator("b.klar", {version("R", {in("R")}, "mean")}) + "," +
      indicator("b.forskjell", {version("[b.klar] - [b.beregnet]", {})}) + "," +
      indicator("b.kroner",
                {version(actual + " - " + need, {all}, "population", ",'population':'C'")});
  return out;
}

TEST(ResourceUse, IsComputedFromItsSteps) {
  Bundle bundle = read(steps().text());
  const Told told = ask(bundle,
                        "{'indicators':['b.mot-behov','b.beregnet','b.klar','b.forskjell',"
                        "'b.kroner'],'regions':['0301','4601','5501'],'groups':['asss'],"
                        "'years':[2022,2022]}");
  // The country uses (4100 - 100) / 1000 * 1000 = 4000 kr per inhabitant.
  // Oslo: 5800 / (4000 * 1.1 + 100) = 5800 / 4500; Bergen: 4000 / 3600; Tromsø: 5000 / 3950.
  const double r[] = {5800.0 / 4500, 4000.0 / 3600, 5000.0 / 3950};
  const double mean = (r[0] + r[1] + r[2]) / 3;
  EXPECT_EQ(told.values("b.mot-behov", "0301"), show(r[0]));
  EXPECT_EQ(told.values("b.mot-behov", "4601"), show(r[1])) << "a correction not in use is nothing";
  EXPECT_EQ(told.values("b.mot-behov", "5501"), show(r[2]));
  EXPECT_EQ(told.values("b.beregnet", "0301"), show(r[0] / mean));
  EXPECT_NEAR(told.answer.values.value[7], 1, 1e-15) << "ASSS is 1 by construction";
  EXPECT_EQ(told.values("b.klar", "0301"), "1.2");
  EXPECT_EQ(told.values("b.forskjell", "0301"), show(1.2 - r[0] / mean)) << "both stand, and this";
  EXPECT_EQ(told.values("b.forskjell", "5501"), ".") << "KS has delivered none";
  // Kroner: 1300 * 100, 400 * 100 and 1050 * 10 over 210 inhabitants.
  EXPECT_EQ(told.values("b.kroner", "0301"), "1300");
  EXPECT_EQ(told.values("b.kroner", "asss"), show(180500.0 / 210));
}

TEST(ResourceUse, HasThePlainMeanOneWhateverTheSteps) {
  Random random(7);
  for (int round = 0; round < 50; ++round) {
    std::string cells_text;
    for (int region = 0; region < 4; ++region) {
      for (std::size_t upper : {5000U, 100U, 900U}) {
        cells_text += std::to_string(1 + random.below(upper)) + " ";
      }
      cells_text += "1." + std::to_string(random.below(1000)) + " ";
      cells_text += random.below(4) == 0 ? ". " : std::to_string(random.below(300)) + " ";
      cells_text += ". ";
    }
    BundleText text = steps();
    text.tables = table("t", {"0301", "4601", "5501", "EAK"}, {"A", "B", "C", "D", "E", "R"}, 2022,
                        2022, cells_text);
    Bundle bundle = read(text.text());
    const Told told =
        ask(bundle, "{'indicators':['b.beregnet'],'groups':['asss'],'years':[2022,2022]}");
    ASSERT_EQ(told.answer.values.missing[0], Missing::none) << cells_text;
    EXPECT_NEAR(told.answer.values.value[0], 1, 1e-12) << cells_text;
  }
}

// Drammen 2011: production 103.4 and expenses 94.8, the average 100 each (ASSS, hovedrapport).
BundleText efficiency(const std::string& weights) {
  BundleText out;
  out.regions = "{'code':'0602','name':'Drammen'},{'code':'0301','name':'Oslo'}";
  out.groups = "{'id':'asss','members':[{'regions':['0602','0301']}]}";
  out.tables =
      table("t", {"0602", "0301"}, {"P", "Q", "U"}, 2011, 2011, "104.25 100 94.8  95.75 100 105.2");
  const auto one = [](const char* id, const char* name) {
    return indicator(id, {version(name, {input(name, "t", name)}, "mean")});
  };
  out.indicators =
      one("b.p", "P") + "," + one("b.q", "Q") + "," + one("b.u", "U") + "," +
      indicator(
          "b.produksjon",
          {version("(V1 * [b.p] / group(asss, [b.p]) + V2 * [b.q] / group(asss, [b.q])) * 100", {},
                   "mean", ",'weights':{" + weights + "}")}) +
      "," + indicator("b.utgift", {version("[b.u] / group(asss, [b.u]) * 100", {})}) + "," +
      indicator("b.effektivitet", {version("[b.produksjon] / [b.utgift] * 100", {})});
  return out;
}

TEST(Index, EfficiencyIsProductionOverExpenses) {
  Bundle bundle = read(efficiency("'V1':{'value':0.8,'known':true},'V2':{'value':0.2}").text());
  const Told told = ask(bundle,
                        "{'indicators':['b.produksjon','b.utgift','b.effektivitet'],"
                        "'regions':['0602'],'groups':['asss'],'years':[2011,2011]}");
  EXPECT_NEAR(told.answer.values.value[0], 103.4, 1e-12) << "0.8 * 104.25 + 0.2 * 100";
  EXPECT_NEAR(told.answer.values.value[1], 100, 1e-12) << "the average is 100";
  EXPECT_NEAR(told.answer.values.value[2], 94.8, 1e-12);
  EXPECT_NEAR(told.answer.values.value[4], 109.0717299578059, 1e-12) << "103.4 / 94.8 * 100";
}

TEST(Index, AMissingComponentMakesTheIndexMissing) {
  BundleText text = efficiency("'V1':{'value':0.8},'V2':{'value':0.2}");
  text.tables = table("t", {"0602", "0301"}, {"P", "Q", "U"}, 2011, 2011, "104 : 94.8 95 100 105");
  Bundle bundle = read(text.text());
  const Told told = ask(bundle,
                        "{'indicators':['b.effektivitet'],'regions':['0602','0301'],"
                        "'years':[2011,2011]}");
  EXPECT_EQ(told.values("b.effektivitet", "0602"), ":");
  EXPECT_NE(told.values("b.effektivitet", "0301"), ":");
}

TEST(Index, WeightsAreNamesThatCannotBeInputsToo) {
  const auto heard = [](const std::string& weights, const std::string& formula) {
    Faults faults;
    const Result<Json> definition =
        parse_json(json(indicator("i.a", {version(formula, {input("A", "t", "A")}, "mean",
                                                  ",'weights':{" + weights + "}")})));
    read_definition(*definition, Path(), faults);
    return show(faults);
  };
  EXPECT_EQ(heard("'V':{'value':1}", "V * A"), "");
  EXPECT_NE(heard("'A':{'value':1}", "A * 1").find("is also an input"), std::string::npos);
  EXPECT_NE(heard("'V':{'value':0.5}", "V * A").find("add up to 0.5"), std::string::npos);
  EXPECT_NE(heard("'V':{}", "V * A").find("value is missing"), std::string::npos);
  EXPECT_NE(heard("'V':{'value':1}", "V * A + W").find("\"W\" is not one of the inputs"),
            std::string::npos);
  EXPECT_NE(heard("'V':{'value':1}", "group(g, V) * A").find("not one of the inputs"),
            std::string::npos)
      << "a weight is the same everywhere";
}

TEST(Index, AFormulaOfTheReadersOwnMayUseTheWeights) {
  Bundle bundle = read(efficiency("'V1':{'value':0.8},'V2':{'value':0.2}").text());
  const Told told = ask(bundle,
                        "{'indicators':['b.produksjon'],'regions':['0602'],'years':[2011,2011],"
                        "'formula':'V2 * [b.p] + V1 * [b.q]'}");
  EXPECT_NEAR(told.answer.values.value[0], 0.2 * 104.25 + 80, 1e-12);
}

}  // namespace
}  // namespace figur
