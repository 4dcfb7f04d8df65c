// What an answer says beside its numbers: why a year cannot be compared with the one before, and
// what was published where a number was corrected.
#include "bundle_text.hpp"

namespace figur {
namespace {

using namespace test;

// Two members, one of them on new borders in 2021; a third joins in 2022, when the formula and the
// type of the average change too. From 2023 only the inputs' unit of account is another table.
BundleText changing() {
  BundleText out;
  out.regions =
      "{'code':'1','name':'Sted 1','breaks':[{'year':2021,'kind':'merger','text':{'nb':'Slått "
      "sammen'}}]},{'code':'2','name':'Sted 2'},{'code':'3','name':'Sted 3'},"
      "{'code':'EKG12','name':'Gruppe','kind':'kostra-group','breaks':[{'year':2022,'kind':"
      "'grouping','text':{'nb':'Delt inn på nytt'}}]}";
  out.groups =
      "{'id':'g','members':[{'to':2021,'regions':['1','2']},{'from':2022,'regions':['1','2','3']}]"
      "}";
  out.tables = table("t", {"1", "2", "3", "EKG12"}, {"A", "B"}, 2020, 2023,
                     "1 2 3 4 10 10 10 10 1 2 3 4 10 10 10 10 1 2 3 4 10 10 10 10 1 2 3 4 10 10 10 "
                     "10");
  const auto a = input("A", "t", "A");
  const auto b = input("B", "t", "B");
  const auto in_years = [](std::string text, const char* years) {
    return text.replace(0, 1, "{" + std::string(years) + ",");
  };
  out.indicators = indicator("i.a", {in_years(version("A / B", {a, b}), "'to':2021"),
                                     in_years(version("A", {a}, "mean"), "'from':2022,'to':2022"),
                                     in_years(version("A", {a}, "mean"), "'from':2023")});
  return out;
}

std::string told_breaks(const Told& told) {
  std::string out;
  for (const Answer::Break& one : told.answer.breaks) {
    const bool everywhere = one.place == Answer::Break::everywhere;
    out += std::to_string(one.year) + " " + name(one.kind) +
           (everywhere ? "" : " " + told.answer.places[one.place].id) +
           (one.text.empty() ? "" : ": ") + std::string(one.text) + "\n";
  }
  return out;
}

TEST(Breaks, AreAllToldAlsoWhenTheyFallTogether) {
  Bundle bundle = read(changing().text());
  EXPECT_EQ(told_breaks(ask(bundle,
                            "{'indicators':['i.a'],'regions':['1','2','EKG12'],'groups':['g'],"
                            "'years':[2020,2023]}")),
            "2022 definition\n"
            "2021 borders 1: Slått sammen\n"
            "2022 grouping EKG12: Delt inn på nytt\n"
            "2021 members g\n"
            "2022 members g\n"
            "2022 average g\n");
}

TEST(Breaks, OfOneYearAloneAreThoseOfItsPlaces) {
  Bundle bundle = read(changing().text());
  EXPECT_EQ(told_breaks(ask(bundle,
                            "{'indicators':['i.a'],'regions':['1'],'groups':['g'],'years':[2022,"
                            "2022]}")),
            "2022 members g\n");
}

TEST(Footnotes, AreThoseOfThePlacesAskedFor) {
  BundleText text = changing();
  const auto note = [](const char* place, const char* words) {
    return "{'kind':'footnote','indicator':'i.a'" + std::string(place) + ",'text':{'nb':'" + words +
           "'}}";
  };
  text.notes = note(",'region':'1'", "en") + "," + note(",'region':'2'", "to") + "," +
               note(",'group':'g'", "snittet") + "," + note("", "alle");
  Bundle bundle = read(text.text());
  const Told told = ask(bundle, "{'indicators':['i.a'],'regions':['1'],'years':[2020,2020]}");
  std::string words;
  for (const Answer::Footnote& one : told.answer.footnotes) words += one.text + " ";
  EXPECT_EQ(words, "en snittet alle ");
}

TEST(Corrections, KeepWhatWasPublished) {
  BundleText text = changing();
  text.notes =
      "{'kind':'override','indicator':'i.a','input':'A','region':'1','to':2020,'value':7,"
      "'text':{'nb':'Rettet'}},"
      "{'kind':'override','indicator':'i.a','region':'2','from':2022,'to':2022,'value':9,"
      "'text':{'nb':'Rettet'}}";
  text.tables = changed(text.tables, "'value':[1,2,3,4,10,10,10,10,1,2,3,4",
                        "'value':[null,2,3,4,10,10,10,10,1,2,3,4");
  text.tables = changed(text.tables, "'status':{}", "'status':{'0':':'}");
  Bundle bundle = read(text.text());
  const Told told = ask(bundle,
                        "{'indicators':['i.a'],'regions':['2','1'],'groups':['g'],"
                        "'years':[2020,2023]}");
  ASSERT_EQ(told.answer.corrections.size(), 2U);
  const Answer::Correction& input = told.answer.corrections[0];
  EXPECT_EQ(input.place + " " + std::to_string(input.year) + " " + input.input, "1 2020 A");
  EXPECT_EQ(input.missing, Missing::confidential);
  EXPECT_EQ(told.values("i.a", "1"), "0.7 0.2 3 4");
  const Answer::Correction& result = told.answer.corrections[1];
  EXPECT_EQ(result.place + " " + std::to_string(result.year) + " " + result.input, "2 2022 ");
  EXPECT_EQ(result.published, 3);
  EXPECT_EQ(told.values("i.a", "2"), "0.1 0.2 9 4");
  EXPECT_EQ(told.flags("i.a", "2"), "- - overridden -");
}

}  // namespace
}  // namespace figur
