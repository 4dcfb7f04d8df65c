// KS's averages: weighted over summed inputs, or the plain mean of results; who takes part, why
// not.
#include "bundle_text.hpp"

namespace figur {
namespace {

using namespace test;

// Three members with A and B of 2020-2022, and an outsider; the fourth member joins in 2022.
BundleText three(std::string_view a1, std::string_view a2, std::string_view a3, std::string_view b1,
                 std::string_view b2, std::string_view b3) {
  BundleText out;
  for (const char* code : {"1", "2", "3", "4"}) {
    out.regions += std::string(out.regions.empty() ? "" : ",") + "{'code':'" + code +
                   "','name':'Sted " + code + "'}";
  }
  out.groups =
      "{'id':'g','name':{'nb':'Gruppa'},'members':[{'to':2021,'regions':['1','2','3']},"
      "{'from':2022,'regions':['1','2','3','4']}]}";
  const auto joined_rows = [](Texts rows) {
    std::string all;
    for (std::string_view row : rows) all += std::string(row) + " ";
    return all;
  };
  out.tables =
      table("t", {"1", "2", "3", "4"}, {"A"}, 2020, 2022,
            joined_rows({a1, a2, a3, "1000 1000 8"})) +
      "," + table("u", {"1", "2", "3", "4"}, {"B"}, 2020, 2022, joined_rows({b1, b2, b3, "1 1 1"}));
  const auto a = input("A", "t", "A");
  const auto b = input("B", "u", "B");
  out.indicators = indicator("i.vekt", {version("A / B", {a, b})}) + "," +
                   indicator("i.snitt", {version("A / B", {a, b}, "mean")}) + "," +
                   indicator("i.klar", {version("A", {a}, "mean")});
  return out;
}

BundleText plain_three() { return three("2 4 6", "10 20 30", "6 0 12", "1 2 3", "2 2 5", "2 3 2"); }

Told ask_all(Bundle& bundle, std::string_view more = "") {
  return ask(bundle,
             "{'indicators':['i.vekt','i.snitt','i.klar'],'regions':['1','2','3'],'groups':['g'],"
             "'years':[2020,2022],'inputs':true" +
                 std::string(more) + "}");
}

TEST(Average, ASuppressedAverageCannotBeWorkedOutFromWhatStandsBehindIt) {
  BundleText text = plain_three();
  text.notes =
      "{'kind':'suppress-average','indicator':'i.vekt','group':'g','from':2021,'to':2021,"
      "'text':{'nb':'Feil i grunnlaget'}}";
  Bundle bundle = read(text.text());
  const Told told = ask(bundle,
                        "{'indicators':['i.vekt'],'groups':['g'],'years':[2020,2021],"
                        "'inputs':true}");
  for (std::size_t name : {0U, 1U}) {
    const Column& inputs = told.answer.inputs[0].values;
    EXPECT_EQ(inputs.missing[name * 2], Missing::none);
    EXPECT_EQ(inputs.missing[name * 2 + 1], Missing::suppressed);
  }
  EXPECT_EQ(told.answer.members[0], 3);
  EXPECT_EQ(told.answer.members[1], 0);
  EXPECT_TRUE(members_of(bundle, "i.vekt", "g", 2021)->in.empty());
}

TEST(Average, AMembershipThatBringsNoFiguresIsNoBreak) {
  BundleText text = plain_three();
  const char* question = "{'indicators':['i.vekt'],'groups':['g'],'years':[2021,2022]}";
  Bundle bundle = read(text.text());
  EXPECT_EQ(ask(bundle, question).flags("i.vekt", "g"), "- break");
  text.notes =
      "{'kind':'exclude','indicator':'i.vekt','region':'4','from':2022,'text':{'nb':'Ikke med'}}";
  Bundle without = read(text.text());
  EXPECT_EQ(ask(without, question).flags("i.vekt", "g"), "- -");
}

TEST(Average, OfAFormulaThatRefersToOthersIsTheMeanOfResultsOrRefused) {
  Faults faults;
  BundleText text;
  text.regions = "{'code':'0301','name':'Oslo'}";
  text.indicators = indicator("i.a", {version("1", {})}) + "," +
                    indicator("i.b", {version("[i.a] * 2", {}, "weighted")});
  EXPECT_FALSE(read_bundle(text.text(), faults).ok());
  EXPECT_TRUE(holds(faults, Severity::error, "/indicators/1/versions/0/average", "mean of results"))
      << show(faults);
}

TEST(Average, WeightedIsTheFormulaOnSummedInputsAndMeanIsTheMeanOfResults) {
  Bundle bundle = read(plain_three().text());
  const Told told = ask_all(bundle);
  EXPECT_EQ(told.values("i.vekt", "g"),
            show(18.0 / 5) + " " + show(24.0 / 7) + " " + show(56.0 / 11));
  EXPECT_EQ(told.values("i.snitt", "g"),
            show((2 + 5 + 3) / 3.0) + " 4 " + show((2 + 6 + 6 + 8) / 4.0));
  EXPECT_EQ(told.values("i.klar", "g"), "6 8 14");
  EXPECT_EQ(told.inputs(0, "A", "g"), "18 24 56");
  EXPECT_EQ(told.inputs(0, "B", "g"), "5 7 11");
  EXPECT_EQ(told.members("i.vekt", "g"), "3/3 3/3 4/4");
  EXPECT_EQ(told.members("i.snitt", "g"), "3/3 3/3 4/4");
  EXPECT_EQ(told.answer.members.size(), 9U) << "of three indicators and years: of the group alone";
  EXPECT_EQ(told.averages(), "0 0 0 1 1 1 1 1 1");
}

TEST(Average, AChangeOfMembershipIsABreak) {
  Bundle bundle = read(plain_three().text());
  EXPECT_EQ(ask_all(bundle).flags("i.vekt", "g"), "- - break");
  const Told late = ask(bundle, "{'indicators':['i.vekt'],'groups':['g'],'years':[2022,2022]}");
  EXPECT_EQ(late.flags("i.vekt", "g"), "break") << "also when the year before is not asked for";
}

TEST(Average, TellsTheLowestAndTheHighestMember) {
  Bundle bundle = read(plain_three().text());
  const Told told = ask_all(bundle);
  EXPECT_EQ(told.spread(bundle, 0, 0), "1:2..2:5 3:0..2:10 1:2..4:8");
  EXPECT_EQ(told.spread(bundle, 2, 0), "1:2..2:10 3:0..2:20 1:6..2:30");
  const Told alone = ask(bundle, "{'indicators':['i.vekt'],'groups':['g'],'years':[2020,2020]}");
  EXPECT_EQ(alone.spread(bundle, 0, 0), "1:2..2:5") << "members count without being asked for";
}

TEST(Average, AMemberThatLacksAnyInputDropsOutOfEverySum) {
  Bundle bundle = read(three("2 : 6", "10 20 .", "6 0 12", "1 2 ..", "2 2 5", ". 3 2").text());
  const Told told = ask_all(bundle);
  EXPECT_EQ(told.values("i.vekt", "1"), "2 : ..");
  EXPECT_EQ(told.values("i.vekt", "g"), show(12.0 / 3) + " 4 " + show(20.0 / 3));
  EXPECT_EQ(told.values("i.snitt", "g"), "3.5 5 7");
  EXPECT_EQ(told.members("i.vekt", "g"), "2/3 2/3 2/4");
  EXPECT_EQ(told.members("i.snitt", "g"), "2/3 2/3 2/4");
  EXPECT_EQ(told.inputs(0, "A", "g"), "12 20 20");
  EXPECT_EQ(told.inputs(0, "B", "g"), "3 5 3");
}

TEST(Average, AConfidentialMemberIsNeverCountedAsZero) {
  Bundle bundle = read(three(": 1 1", "3 1 1", "5 1 1", "1 1 1", "1 1 1", "1 1 1").text());
  const Told told = ask_all(bundle);
  EXPECT_EQ(told.values("i.klar", "g").substr(0, 2), "4 ");
  EXPECT_EQ(told.members("i.klar", "g").substr(0, 4), "2/3 ");
  EXPECT_EQ(told.values("i.vekt", "g").substr(0, 2), "4 ");
  EXPECT_EQ(told.spread(bundle, 0, 0).substr(0, 8), "2:3..3:5");
}

TEST(Average, WithoutAMemberThatHasDataTheStrongestReasonStands) {
  Bundle bundle = read(three(": . 1", ".. . 1", ". . 1", "1 1 0", "1 1 0", "1 1 0").text());
  const Told told = ask(
      bundle, "{'indicators':['i.vekt','i.snitt','i.klar'],'groups':['g'],'years':[2020,2021]}");
  for (const char* id : {"i.vekt", "i.snitt", "i.klar"}) {
    EXPECT_EQ(told.values(id, "g"), ": .") << id;
    EXPECT_EQ(told.members(id, "g"), "0/3 0/3") << id;
  }
  EXPECT_EQ(told.spread(bundle, 0, 0), "nan..nan nan..nan");
}

TEST(Average, ADivisionByZeroOfOneMemberStaysInTheWeightedSums) {
  Bundle bundle = read(three("2 0 1", "10 0 1", "6 0 1", "0 0 1", "2 0 1", "2 0 1").text());
  const Told told = ask_all(bundle);
  EXPECT_EQ(told.values("i.vekt", "1"), "div0 div0 1");
  EXPECT_EQ(told.values("i.vekt", "g").substr(0, 9), "4.5 div0 ") << "(2 + 10 + 6) / (0 + 2 + 2)";
  EXPECT_EQ(told.members("i.vekt", "g").substr(0, 7), "3/3 3/3");
  EXPECT_EQ(told.values("i.snitt", "g").substr(0, 7), "4 div0 ");
  EXPECT_EQ(told.members("i.snitt", "g").substr(0, 7), "2/3 0/3");
}

TEST(Average, AMemberWithADotBesideADivisionByZeroLacksAnInput) {
  BundleText text = three("2 1 1", "10 1 1", "6 1 1", "0 1 1", "2 1 1", "2 1 1");
  text.tables +=
      "," + table("v", {"1", "2", "3", "4"}, {"C"}, 2020, 2022, ". 1 1 1 1 1 1 1 1 1 1 1");
  text.indicators = indicator(
      "i.tre",
      {version("A / B + C", {input("A", "t", "A"), input("B", "u", "B"), input("C", "v", "C")})});
  Bundle bundle = read(text.text());
  const Told told =
      ask(bundle, "{'indicators':['i.tre'],'groups':['g'],'years':[2020,2020],'inputs':true}");
  EXPECT_EQ(told.members("i.tre", "g"), "2/3");
  EXPECT_EQ(told.values("i.tre", "g"), show(16.0 / 4 + 2));
}

TEST(Average, AnAverageThatIsNotFiniteIsMissing) {
  Bundle bundle =
      read(three("1e308 1 1", "1e308 1 1", "1e308 1 1", "1 1 1", "1 1 1", "1 1 1").text());
  const Told told = ask_all(bundle, ",'baseline':'1'");
  EXPECT_EQ(told.values("i.vekt", "g").substr(0, 9), "overflow ");
  EXPECT_EQ(told.values("i.klar", "g").substr(0, 9), "overflow ");
  EXPECT_EQ(told.inputs(0, "A", "g").substr(0, 9), "overflow ");
}

TEST(Average, ADeviationIsANumberOrUnknownNeverInfinite) {
  Bundle bundle = read(three("1e-300 1 1", "1e300 1 1", "1 1 1", "1 1 1", "1 1 1", "1 1 1").text());
  const Told told = ask_all(bundle, ",'baseline':'1'");
  EXPECT_EQ(told.deviation("i.vekt", "2"), "nan 0 0");
}

constexpr const char* weighted_id = "'indicator':'i.vekt'";

std::string note(std::string_view kind, std::string_view indicator, std::string_view rest) {
  return "{'kind':'" + std::string(kind) + "'," + std::string(indicator) + "," + std::string(rest) +
         ",'text':{'nb':'Fordi'}}";
}

TEST(Average, ASuppressedAverageShowsItsReasonAndNeverANumber) {
  BundleText text = plain_three();
  text.notes = note("suppress-average", weighted_id, "'group':'g','from':2021,'to':2021");
  Bundle bundle = read(text.text());
  const Told told = ask_all(bundle, ",'baseline':'g'");
  EXPECT_EQ(told.values("i.vekt", "g"), "3.6 suppressed " + show(56.0 / 11));
  EXPECT_EQ(told.values("i.vekt", "1"), "2 2 2") << "the members' own figures stand";
  EXPECT_EQ(told.values("i.snitt", "g").substr(0, 2), show(10 / 3.0).substr(0, 2))
      << "other indicators stand";
  EXPECT_EQ(told.deviation("i.vekt", "1").substr(show(told.answer.deviation[0]).size(), 5),
            " nan ");
  ASSERT_EQ(told.answer.footnotes.size(), 1U);
  EXPECT_EQ(told.answer.footnotes[0].place, "g");
  EXPECT_EQ(told.answer.footnotes[0].text, "Fordi");
  EXPECT_EQ(told.answer.footnotes[0].indicator, 0U);
}

TEST(Average, AnExcludedMemberKeepsItsFigureAndLeavesTheAverage) {
  BundleText text = plain_three();
  text.notes = note("exclude", weighted_id, "'region':'2','from':2020,'to':2021") + "," +
               note("exclude", "'indicator':'i.klar'", "'region':'2','to':2020");
  Bundle bundle = read(text.text());
  const Told told = ask_all(bundle);
  EXPECT_EQ(told.values("i.vekt", "2"), "5 10 6");
  EXPECT_EQ(told.flags("i.vekt", "2"), "excluded excluded -");
  EXPECT_EQ(told.values("i.vekt", "g"),
            show(8.0 / 3) + " " + show(4.0 / 5) + " " + show(56.0 / 11));
  EXPECT_EQ(told.members("i.vekt", "g"), "2/3 2/3 4/4");
  EXPECT_EQ(told.values("i.klar", "g"), "4 8 14");
  EXPECT_EQ(told.values("i.snitt", "g").substr(0, 4), show(10 / 3.0).substr(0, 4))
      << "not this indicator";
}

TEST(Average, AnExclusionFromOneGroupLeavesOtherGroupsAlone) {
  BundleText text = plain_three();
  text.groups += ",{'id':'h','name':{'nb':'Andre'},'members':[{'regions':['1','2']}]}";
  text.notes = note("exclude", weighted_id, "'region':'2','group':'g'");
  Bundle bundle = read(text.text());
  const Told told = ask(bundle, "{'indicators':['i.vekt'],'groups':['g','h'],'years':[2020,2020]}");
  EXPECT_EQ(told.members("i.vekt", "g"), "2/3");
  EXPECT_EQ(told.members("i.vekt", "h"), "2/2");
  EXPECT_EQ(told.values("i.vekt", "h"), "4");
}

TEST(Average, AnOverriddenInputGoesIntoTheWeightedAverage) {
  BundleText text = plain_three();
  text.notes =
      note("override", weighted_id, "'input':'A','region':'1','from':2020,'to':2020,'value':11") +
      "," +
      note("override", "'indicator':'i.klar'", "'region':'3','from':2021,'to':2021,'value':60");
  Bundle bundle = read(text.text());
  const Told told = ask_all(bundle);
  EXPECT_EQ(told.values("i.vekt", "1"), "11 2 2");
  EXPECT_EQ(told.flags("i.vekt", "1").substr(0, 10), "overridden");
  EXPECT_EQ(told.values("i.vekt", "g").substr(0, 4), "5.4 ") << "(11 + 10 + 6) / 5";
  EXPECT_EQ(told.values("i.klar", "3"), "6 60 12");
  EXPECT_EQ(told.values("i.klar", "g"), "6 28 14");
  EXPECT_EQ(told.flags("i.klar", "g"), "- overridden break");
  EXPECT_EQ(told.values("i.snitt", "1"), "2 2 2") << "the note is for one indicator";
}

TEST(Average, AnOverrideFillsAMissingCell) {
  BundleText text = three("2 4 6", ": 20 30", "6 0 12", "1 2 3", "2 2 5", "2 3 2");
  text.notes =
      note("override", weighted_id, "'input':'A','region':'2','from':2020,'to':2020,'value':10");
  Bundle bundle = read(text.text());
  EXPECT_EQ(ask_all(bundle).values("i.vekt", "2"), "5 10 6");
  EXPECT_EQ(ask_all(bundle).members("i.vekt", "g").substr(0, 3), "3/3");
}

// A reader's own with the same inputs: what notes correct in them, and whom they leave out, holds
// there too; a corrected result is another formula's.
TEST(Average, NotesFollowInputsAndAChangedFormula) {
  BundleText text = plain_three();
  text.notes =
      "{'kind':'override','indicator':'i.vekt','input':'A','region':'3','from':2022,'to':2022,"
      "'value':30,'text':{'nb':'Rettet'}},"
      "{'kind':'override','indicator':'i.snitt','region':'1','from':2020,'to':2020,'value':7,"
      "'text':{'nb':'Levert'}},"
      "{'kind':'exclude','indicator':'i.snitt','region':'2','from':2020,'to':2020,"
      "'text':{'nb':'Feil'}},"
      "{'kind':'suppress-average','indicator':'i.snitt','from':2021,'to':2021,"
      "'text':{'nb':'Ubrukelig'}},"
      "{'kind':'footnote','indicator':'i.snitt','region':'1','from':2020,'to':2020,"
      "'text':{'nb':'Merk'}}";
  Bundle bundle = read(text.text());
  const std::string a =
      "'C':{'of':{'indicator':'i.vekt','input':'A'}," + input("C", "t", "A").substr(5);
  const auto ask_own = [&](const std::string& definition) {
    return ask(bundle,
               "{'indicators':['m.ny'],'regions':['1','3'],'groups':['g'],'years':[2020,2022],"
               "'ownIndicators':[" +
                   definition + "]}");
  };
  const std::string plain = indicator("m.ny", {version("C * 2", {a}, "mean")});
  const Told inputs_only = ask_own(plain);
  EXPECT_EQ(inputs_only.values("m.ny", "1"), "4 8 12");
  EXPECT_EQ(inputs_only.values("m.ny", "3"), "12 0 60");
  ASSERT_EQ(inputs_only.answer.corrections.size(), 1U);
  EXPECT_EQ(inputs_only.answer.corrections[0].input, "C");
  EXPECT_EQ(inputs_only.answer.corrections[0].published, 12);
  EXPECT_TRUE(inputs_only.answer.footnotes.empty());

  const Told changed = ask_own("{'of':'i.snitt'," + plain.substr(1));
  EXPECT_EQ(changed.values("m.ny", "1"), "4 8 12") << "not the 7 of the other formula";
  EXPECT_EQ(changed.values("m.ny", "g"), "8 suppressed 37") << "without 2, whom a note takes out";
  ASSERT_EQ(changed.answer.footnotes.size(), 3U);
}

TEST(Average, FootnotesMarkTheirCells) {
  BundleText text = plain_three();
  text.notes = note("footnote", weighted_id, "'region':'1','from':2021,'to':2022") + "," +
               note("footnote", "'indicator':'i.snitt'", "'group':'g','from':2020,'to':2020") +
               "," + note("footnote", "'indicator':'i.klar'", "'from':2020,'to':2020");
  Bundle bundle = read(text.text());
  const Told told = ask_all(bundle);
  EXPECT_EQ(told.flags("i.vekt", "1"), "- footnote footnote");
  EXPECT_EQ(told.flags("i.vekt", "2"), "- - -");
  EXPECT_EQ(told.flags("i.snitt", "1"), "- - -");
  EXPECT_EQ(told.flags("i.snitt", "g"), "footnote - break");
  EXPECT_EQ(told.flags("i.klar", "1"), "footnote - -");
  EXPECT_EQ(told.flags("i.klar", "g"), "footnote - break")
      << "a note without a place is for all places";
  ASSERT_EQ(told.answer.footnotes.size(), 3U);
  EXPECT_EQ(told.answer.footnotes[0].place, "1");
  EXPECT_EQ(told.answer.footnotes[0].years.from, 2021);
  EXPECT_EQ(told.answer.footnotes[1].place, "g");
  EXPECT_EQ(told.answer.footnotes[2].place, "");
  EXPECT_EQ(told.answer.footnotes[2].indicator, 2U);
  EXPECT_EQ(ask(bundle, "{'indicators':['i.vekt'],'regions':['1'],'years':[2020,2020]}")
                .answer.footnotes.size(),
            0U)
      << "not of these years";
}

TEST(Average, TellsThatAMemberIsProvisionalOrOnOtherBorders) {
  BundleText text = plain_three();
  text.regions =
      changed(text.regions, "'name':'Sted 1'", "'name':'Sted 1','breaks':[{'year':2021}]");
  text.tables = changed(text.tables, "'id':'t',", "'id':'t','provisional':['2022'],");
  text.tables = changed(text.tables, "'index':['2020','2021','2022']}}},'value':[1,2,3,2,2,5",
                        "'index':['2021','2022','2023']}}},'value':[1,2,3,2,2,5");
  const auto offset = input("B", "u", "B", ",'yearOffset':1");
  text.indicators =
      indicator("i.vekt", {version("A / B", {input("A", "t", "A"), offset})}) + "," +
      indicator("i.snitt", {version("A / B", {input("A", "t", "A"), offset}, "mean")});
  Bundle bundle = read(text.text());
  const Told told =
      ask(bundle,
          "{'indicators':['i.vekt','i.snitt'],'regions':['1'],'groups':['g'],'years':[2020,2022]}");
  EXPECT_EQ(told.flags("i.vekt", "1"), "mixed break provisional");
  EXPECT_EQ(told.flags("i.snitt", "g"), "mixed break provisional+break") << "2022: a member joins";
  EXPECT_EQ(told.flags("i.vekt", "g"), "mixed break provisional+break");
}

TEST(Average, NamesTheMembersBehindItAndThoseWithoutAndWhy) {
  BundleText text = three("2 : 6", "10 20 .", "6 0 12", "1 2 ..", "2 2 5", "0 3 2");
  text.notes = note("exclude", weighted_id, "'region':'2','from':2021,'to':2021");
  Bundle bundle = read(text.text());
  const auto tell = [&](const char* id, int year) {
    Result<Members> members = members_of(bundle, id, "g", year);
    if (!members) return members.error().message;
    std::string out;
    for (const std::string& code : members->in) out += code + " ";
    out += "|";
    for (const Members::Out& left : members->out) {
      out +=
          " " + left.region + (left.excluded ? " excluded" : " " + std::string(sign(left.reason)));
    }
    return out;
  };
  EXPECT_EQ(tell("i.vekt", 2020), "1 2 3 |");
  EXPECT_EQ(tell("i.snitt", 2020), "1 2 | 3 div0");
  EXPECT_EQ(tell("i.vekt", 2021), "3 | 1 : 2 excluded");
  EXPECT_EQ(tell("i.vekt", 2022), "3 4 | 1 .. 2 .");
  EXPECT_EQ(tell("i.vekt", 2030), "| 1 no-data 2 no-data 3 no-data 4 no-data");
  EXPECT_FALSE(members_of(bundle, "i.ukjent", "g", 2020).ok());
  EXPECT_FALSE(members_of(bundle, "i.vekt", "ukjent", 2020).ok());
}

TEST(Average, AYearWithoutMembersHasNoAverage) {
  BundleText text = plain_three();
  text.groups = "{'id':'g','name':{'nb':'G'},'members':[{'from':2022,'regions':['1']}]}";
  Bundle bundle = read(text.text());
  const Told told = ask_all(bundle);
  EXPECT_EQ(told.values("i.vekt", "g"), "no-data no-data 2");
  EXPECT_EQ(told.members("i.vekt", "g"), "0/0 0/0 1/1");
}

// Rules that hold for any figures, told from the members' own inputs.
TEST(Average, OfRandomFiguresIsThatOfTheMembersWithEveryInput) {
  Random random(12);
  for (int round = 0; round < 60; ++round) {
    std::string rows[6];
    for (int k = 0; k < 6; ++k) {
      for (int y = 0; y < 3; ++y) {
        const bool hidden = random.below(4) == 0;
        rows[k] +=
            (hidden ? std::string(":") : std::to_string(random.below(900) + (k < 3 ? 0 : 1))) + " ";
      }
    }
    Bundle bundle = read(three(rows[0], rows[1], rows[2], rows[3], rows[4], rows[5]).text());
    const Told told = ask(bundle,
                          "{'indicators':['i.vekt','i.snitt'],'regions':['1','2','3','4'],'groups':"
                          "['g'],'years':[2020,2022],'inputs':true}");
    ASSERT_TRUE(told.ok()) << told.error.message;
    const auto& input = told.answer.inputs[0].values;
    for (std::size_t y = 0; y < 3; ++y) {
      double a = 0;
      double b = 0;
      double results = 0;
      double least = 1e9;
      double most = -1;
      std::size_t n = 0;
      for (std::size_t place = 0; place < (y == 2 ? 4U : 3U); ++place) {
        const double x = input.value[place * 3 + y];
        const double z = input.value[(5 + place) * 3 + y];
        if (std::isnan(x) || std::isnan(z)) continue;
        a += x;
        b += z;
        results += x / z;
        least = std::min(least, x / z);
        most = std::max(most, x / z);
        ++n;
      }
      const double expected[] = {a / b, results / static_cast<double>(n)};
      for (std::size_t i = 0; i < 2; ++i) {
        const std::size_t cell = (i * 5 + 4) * 3 + y;
        ASSERT_EQ(told.answer.members[i * 3 + y], n);
        EXPECT_EQ(show(told.answer.values, cell), n == 0 ? ":" : show(expected[i]));
        if (n == 0) continue;
        EXPECT_EQ(told.answer.least[i * 3 + y], least);
        EXPECT_EQ(told.answer.most[i * 3 + y], most);
        EXPECT_GE(expected[i], least * (1 - 1e-12));
        EXPECT_LE(expected[i], most * (1 + 1e-12));
      }
    }
  }
}

TEST(Average, OfEqualFiguresIsThatFigure) {
  for (const char* figure : {"7", "0", "-3.25", "1e12"}) {
    const std::string row = std::string(figure) + " " + figure + " " + figure;
    Bundle bundle = read(three(row, row, row, "1 1 1", "1 1 1", "1 1 1").text());
    const Told told = ask(
        bundle, "{'indicators':['i.vekt','i.snitt','i.klar'],'groups':['g'],'years':[2020,2020]}");
    for (const char* id : {"i.vekt", "i.snitt", "i.klar"}) {
      EXPECT_EQ(told.values(id, "g"), show(std::strtod(figure, nullptr))) << id;
    }
  }
}

}  // namespace
}  // namespace figur
