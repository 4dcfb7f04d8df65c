// Codes are found in little time, also those that were made to collide.
#include "code_index.hpp"

#include <gtest/gtest.h>

#include <utility>

namespace figur {
namespace {

// Of each pair both bring FNV-1a to the same state, after any of those before: of n pairs, 2^n
// codes with one hash. Found by trying.
constexpr std::pair<const char*, const char*> alike[] = {
    {"cyEjub", "-uvkTC"}, {"FKHCPZ", "7EkWK3"}, {"wzffip", "qpNq1w"}, {"ummpgS", "Le2KV9"},
    {"lQwpug", "dWsbQo"}, {"rp9fCZ", "MAiYWE"}, {"b57r7e", "e55Xrk"}, {"2BLfy6", "1JkTrE"},
    {"k6B19R", "eG1BNV"}, {"kM4bap", "M6dTDL"}, {"AOgQSC", "K7KRN1"}, {"YDp_MY", "k_bSZg"},
    {"5acpFg", "dD8b7M"}, {"eeHHdR", "aq1b29"},
};
constexpr std::uint32_t most_alike = 1U << std::size(alike);

std::string colliding(std::uint32_t number) {
  std::string out;
  for (std::size_t i = 0; i < std::size(alike); ++i) {
    out += (number >> i & 1U) != 0 ? alike[i].second : alike[i].first;
  }
  return out;
}

TEST(CodeIndex, CodesThatCollideAreKeptInOrderInstead) {
  CodeIndex index;
  std::uint32_t n = 0;
  while (!index.ordered() && n < most_alike) {
    EXPECT_TRUE(index.add(colliding(n), n));
    ++n;
  }
  // The first stands in its place, and each other one step further away.
  EXPECT_EQ(n, CodeIndex::most_steps + 2);
}

TEST(CodeIndex, CollidingOrNotACodeIsFoundAndStandsOnce) {
  for (const bool collide : {false, true}) {
    const auto code = [&](std::uint32_t n) {
      return collide ? colliding(n) : "K" + std::to_string(n);
    };
    CodeIndex index;
    EXPECT_EQ(index.find(code(0)), CodeIndex::absent);
    for (std::uint32_t n = 0; n < most_alike - 1; ++n) ASSERT_TRUE(index.add(code(n), n)) << n;
    EXPECT_EQ(index.ordered(), collide);
    for (std::uint32_t n = 0; n < most_alike - 1; ++n) ASSERT_EQ(index.find(code(n)), n);
    EXPECT_FALSE(index.add(code(7), 8)) << "it stands already";
    EXPECT_EQ(index.find(code(7)), 7U);
    EXPECT_EQ(index.find(code(most_alike - 1)), CodeIndex::absent);
  }
}

TEST(CodeIndex, CodesThatNobodyMadeToCollideStayWhereTheyAreFoundAtOnce) {
  for (const std::string before : {"", "0", "K", "https://example.org/sted/"}) {
    CodeIndex index;
    for (std::uint32_t n = 0; n < 200'000; ++n) index.add(before + std::to_string(n), n);
    EXPECT_FALSE(index.ordered()) << before;
  }
}

}  // namespace
}  // namespace figur
