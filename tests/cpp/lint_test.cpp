// The lint: formulas that compile but whose units say that a factor is wrong.
#include "formula.hpp"
#include "support.hpp"

namespace figur {
namespace {

// Input names and their units in every row below.
const std::vector<NamedUnit> inputs = {
    {"tkr", "1000 kr"},    {"kr", "kr"},       {"pers", "personer"}, {"barn", "barn"},
    {"mott", "mottakere"}, {"pst", "prosent"}, {"mnd", "måneder"},   {"odd", "furlong"},
};

std::vector<Finding> remarks(std::string_view text, std::string_view unit) {
  Result<Formula> formula = compile(text);
  if (!formula) {
    ADD_FAILURE() << text << ": " << formula.error().message;
    return {};
  }
  std::vector<NamedUnit> used;  // only those the formula names
  for (const NamedUnit& input : inputs) {
    for (const Operand& operand : formula->operands) {
      if (operand.name == input.name) used.push_back(input);
    }
  }
  return lint(*formula, used, unit);
}

struct Row {
  const char* text;
  const char* unit;
  const char* part = "";  // of the only remark
};

TEST(Lint, LetsSoundFormulasPass) {
  const Row rows[] = {
      {"mott / pers * 100", "prosent"},
      {"100 * mott / pers", "prosent"},
      {"(mott * 100) / pers", "prosent"},
      {"mott / (pers / 100)", "prosent"},
      {"tkr / pers * 1000", "kroner"},
      {"(tkr * 1000) / pers", "kroner"},
      {"tkr / (pers / 1000)", "kroner"},
      {"kr / mott", "kroner"},
      {"kr / mott", "kr"},
      {"mott / pers * 1000", "per 1000 innbyggere"},
      {"mott / (pers / 1000)", "per 1000 innbyggere"},
      {"pst", "prosent"},
      {"mnd", "måneder"},
      {"mean(pst, pst)", "prosent"},
      {"(barn + mott) / pers * 100", "prosent"},
      {"sum(barn, mott) / pers * 100", "prosent"},
      {"(pers - mott) / pers * 100", "prosent"},
      {"mott", "personer"},
      {"tkr / (tkr + tkr) * 100", "prosent"},
      {"tkr / pers", "1000 kr"},
      {"-(-mott) / pers * 100", "prosent"},
      {"abs(mott) / pers * 100", "prosent"},
  };
  for (const Row& row : rows) {
    for (const Finding& remark : remarks(row.text, row.unit)) {
      ADD_FAILURE() << row.text << " [" << row.unit << "]: " << remark.message;
    }
  }
}

TEST(Lint, KnowsWhenAFactorIsWrong) {
  const Row rows[] = {
      {"mott / pers", "prosent", "100"},
      {"mott / pers * 10", "prosent", "10"},  // printed in a source: a percent by * 10
      {"mott / pers * 100 * 100", "prosent", "divided by 100"},
      {"tkr / pers", "kroner", "1000"},
      {"tkr / pers * 100", "kroner", "10"},
      {"kr / pers * 1000", "kroner", "divided by 1000"},
      {"tkr / (pers * 1000)", "kroner", "1000000"},
      {"mott / pers * 100", "per 1000 innbyggere", "10"},
      {"pst * 100", "prosent", "divided by 100"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(std::string(row.text) + " [" + row.unit + "]");
    const std::vector<Finding> found = remarks(row.text, row.unit);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_NE(found[0].message.find(row.part), std::string::npos) << found[0].message;
  }
}

TEST(Lint, KnowsWhenUnitsDoNotFit) {
  const Row rows[] = {
      {"tkr / mnd * 100", "prosent"},
      {"mott / pers * 1000", "kroner"},
      {"tkr * 1000", "prosent"},
      {"mott / pers", "måneder"},
      {"kr", "personer"},
  };
  for (const Row& row : rows) EXPECT_EQ(remarks(row.text, row.unit).size(), 1U) << row.text;
}

TEST(Lint, PointsAtTheOperatorThatAddsUnlikeThings) {
  struct Sum {
    const char* text;
    std::size_t position;
  };
  const Sum rows[] = {
      {"tkr + pers", 4}, {"pers / (kr - mnd)", 11}, {"sum(mott, tkr)", 0}, {"max(kr, pst)", 0},
      {"tkr + kr", 4},   {"kr - tkr", 3},           {"mean(kr, tkr)", 0},
  };
  for (const Sum& row : rows) {
    SCOPED_TRACE(row.text);
    const std::vector<Finding> found = remarks(row.text, "indeks");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].position, row.position) << found[0].message;
  }
}

TEST(Lint, LetsUnknownUnitsReferencesAndIndexesPass) {
  const Row rows[] = {
      {"odd / pers", "prosent"}, {"odd + kr", "kroner"},
      {"mott / pers", "indeks"}, {"[other.indicator] * 3", "kroner"},
      {"mott / odd", "prosent"}, {"kr / pers", "stjerner"},
      {"2 + 3", "prosent"},
  };
  for (const Row& row : rows) EXPECT_TRUE(remarks(row.text, row.unit).empty()) << row.text;
}

TEST(Lint, NamesAnInputThatIsNotUsed) {
  Result<Formula> formula = compile("mott / pers * 100");
  ASSERT_TRUE(formula.ok());
  const std::vector<Finding> found =
      lint(*formula, {{"mott", "mottakere"}, {"pers", "personer"}, {"glemt", "barn"}}, "prosent");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_NE(found[0].message.find("glemt"), std::string::npos);
}

TEST(Lint, AnInputUsedOnlyThroughAGroupIsUsed) {
  Result<Formula> formula = compile("A / group(asss, B) * 100");
  ASSERT_TRUE(formula.ok());
  EXPECT_TRUE(lint(*formula, {{"A", "barn"}, {"B", "barn"}}, "prosent").empty());
}

}  // namespace
}  // namespace figur
