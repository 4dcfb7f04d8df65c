// Why a value is missing, and how reasons combine.
#include "missing.hpp"

#include "support.hpp"

namespace figur {
namespace {

constexpr Missing every[] = {
    Missing::none,     Missing::not_applicable, Missing::division_by_zero,
    Missing::overflow, Missing::not_defined,    Missing::no_data,
    Missing::unknown,  Missing::suppressed,     Missing::confidential,
};

TEST(Missing, HasNineReasonsWithFixedNumbersOnTheWire) {
  ASSERT_EQ(std::size(every), missing_count);
  for (std::size_t i = 0; i < std::size(every); ++i) {
    EXPECT_EQ(static_cast<std::size_t>(every[i]), i);
  }
}

TEST(Missing, ShowsItsSign) {
  const char* signs[] = {"",        ".",  "div0",       "overflow", "not-defined",
                         "no-data", "..", "suppressed", ":"};
  for (std::size_t i = 0; i < std::size(every); ++i) EXPECT_EQ(sign(every[i]), signs[i]);
}

TEST(Missing, TheStrongestReasonWinsInAnyOrder) {
  for (Missing a : every) {
    EXPECT_EQ(stronger(a, a), a);
    EXPECT_EQ(stronger(a, Missing::none), a);
    EXPECT_EQ(stronger(a, Missing::confidential), Missing::confidential);
    for (Missing b : every) {
      EXPECT_EQ(stronger(a, b), stronger(b, a));
      EXPECT_EQ(stronger(a, b), a < b ? b : a);
      for (Missing c : every) EXPECT_EQ(stronger(stronger(a, b), c), stronger(a, stronger(b, c)));
    }
  }
}

TEST(Missing, ReadsTheSignsOfStatisticsNorway) {
  struct Row {
    const char* text;
    Missing missing;
    Flags flags;
    bool zero;
    bool known;
  };
  const Row rows[] = {
      {"", Missing::none, 0, false, true},
      {".", Missing::not_applicable, 0, false, true},
      {"..", Missing::unknown, 0, false, true},
      {":", Missing::confidential, 0, false, true},
      {"-", Missing::none, flag::exact_zero, true, true},
      {"0", Missing::none, flag::less_than_half, true, true},
      {"*", Missing::none, flag::provisional, false, true},
      {"?", Missing::unknown, 0, false, false},
      {"::", Missing::unknown, 0, false, false},
      {" :", Missing::unknown, 0, false, false},
      {"confidential", Missing::unknown, 0, false, false},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.text);
    const Sign read = read_sign(row.text);
    EXPECT_EQ(read.missing, row.missing);
    EXPECT_EQ(read.flags, row.flags);
    EXPECT_EQ(read.zero, row.zero);
    EXPECT_EQ(read.known, row.known);
  }
}

TEST(Missing, OneSignStandsBesideACell) {
  EXPECT_EQ(cell_sign(Missing::none, 0), "");
  EXPECT_EQ(cell_sign(Missing::none, flag::provisional), "*");
  EXPECT_EQ(cell_sign(Missing::none, flag::exact_zero), "-");
  EXPECT_EQ(cell_sign(Missing::none, flag::less_than_half), "0");
  EXPECT_EQ(cell_sign(Missing::none, flag::summed), "summed");
  EXPECT_EQ(cell_sign(Missing::none, flag::overridden | flag::provisional), "corrected");
  EXPECT_EQ(cell_sign(Missing::none, flag::break_ | flag::footnote), "");
  EXPECT_EQ(cell_sign(Missing::not_applicable, 0), ".");
  EXPECT_EQ(cell_sign(Missing::suppressed, flag::footnote), "suppressed");
  EXPECT_NE(cell_sign(Missing::confidential, flag::provisional).find(':'), std::string::npos);
}

TEST(Missing, FlagsAreEightDifferentBits) {
  const unsigned all = flag::provisional | flag::break_ | flag::overridden | flag::excluded |
                       flag::footnote | flag::mixed_borders | flag::exact_zero |
                       flag::less_than_half;
  EXPECT_EQ(all, 255U);
}

TEST(Column, HoldsNoNumberWhereAReasonStands) {
  Column column(3);
  EXPECT_EQ(test::show(column), "no-data no-data no-data");
  column.set(0, 4.5);
  column.set(1, 7);
  column.set_missing(1, Missing::confidential);
  EXPECT_EQ(test::show(column), "4.5 : no-data");
  EXPECT_EQ(test::show(Column(2, Missing::none)), "0 0");
  EXPECT_EQ(Column().size(), 0U);
}

TEST(Column, CopiesStretchesOfAnyLengthAndNothingBesideThem) {
  constexpr std::size_t most = 70;
  Column from(most);
  for (std::size_t i = 0; i < most; i += 2) from.set(i, static_cast<double>(i));
  for (std::size_t i = 0; i < most; ++i) from.flags[i] = static_cast<Flags>(i);
  for (std::size_t n = 0; n + 5 <= most; ++n) {
    Column to(most, Missing::confidential);
    to.copy(from, 3, n, 2);
    for (std::size_t i = 0; i < most; ++i) {
      const bool copied = i >= 2 && i < n + 2;
      ASSERT_EQ(test::show(to, i), copied ? test::show(from, i + 1) : ":") << i << " of " << n;
      ASSERT_EQ(to.flags[i], copied ? i + 1 : 0U) << i << " of " << n;
    }
  }
}

}  // namespace
}  // namespace figur
