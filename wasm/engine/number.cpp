#include "number.hpp"

#include "text.hpp"

#include <simdjson.h>
#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>

namespace figur {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Powers of ten that doubles hold exactly.
constexpr double exact_powers[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                   1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                   1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
constexpr std::uint64_t exact_integer = 1ULL << 53U;

// 10^n for n up to 19.
std::uint64_t integer_power(int n) {
  std::uint64_t power = 1;
  for (; n > 0; --n) power *= 10;
  return power;
}

// One step of a long division in base 2^32: the next 32 bits of rest / divisor, where rest <
// divisor and the divisor's highest bit is set; `rest` is then what is left (D. E. Knuth, The Art
// of Computer Programming 2, 4.3.1, algorithm D).
std::uint64_t next_bits(std::uint64_t& rest, std::uint64_t divisor) {
  const std::uint64_t high = divisor >> 32U;
  const std::uint64_t low = divisor & 0xFFFFFFFF;
  std::uint64_t bits = rest / high;
  std::uint64_t over = rest % high;
  while (bits >> 32U != 0 || bits * low > over << 32U) {
    --bits;
    over += high;
    if (over >> 32U != 0) break;
  }
  rest = (rest << 32U) - bits * divisor;
  return bits;
}

// The double nearest to digits / divisor, where digits are 1 to 2^63 - 1: 63 bits of the quotient
// at least are exact and the last tells of what is behind them, so that the conversion rounds once.
double quotient(std::uint64_t digits, std::uint64_t divisor) {
  const int up = std::countl_zero(digits) - 1;
  const int divisor_up = std::countl_zero(divisor);
  divisor <<= divisor_up;
  std::uint64_t rest = digits << up;
  std::uint64_t bits = next_bits(rest, divisor) << 32U;
  bits |= next_bits(rest, divisor);
  bits |= static_cast<std::uint64_t>(rest != 0);
  return std::ldexp(static_cast<double>(bits), divisor_up - up - 64);
}

}  // namespace

bool read_number(std::string_view text, double& out) {
  const char* c = text.data();
  const char* const end = c + text.size();
  const char* const start = c;
  const bool negative = c != end && *c == '-';
  if (negative) ++c;
  if (c == end || !is_digit(*c)) return false;
  if (*c == '0' && c + 1 != end && is_digit(c[1])) return false;

  std::uint64_t digits = 0;  // may wrap around; then `count` is past 19 and it is not used
  int count = 0;
  int exponent = 0;
  for (; c != end && is_digit(*c); ++c, ++count)
    digits = digits * 10 + static_cast<unsigned>(*c - '0');
  if (c != end && *c == '.') {
    const char* const point = ++c;
    for (; c != end && is_digit(*c); ++c, ++count)
      digits = digits * 10 + static_cast<unsigned>(*c - '0');
    if (c == point) return false;
    exponent = -static_cast<int>(c - point);
  }
  if (c != end && (*c == 'e' || *c == 'E')) {
    ++c;
    const bool down = c != end && *c == '-';
    if (c != end && (*c == '-' || *c == '+')) ++c;
    if (c == end || !is_digit(*c)) return false;
    int power = 0;
    for (; c != end && is_digit(*c); ++c) power = power < 10000 ? power * 10 + (*c - '0') : power;
    exponent += down ? -power : power;
  }
  const char* const stop = c;
  for (; c != end; ++c) {
    if (*c != ' ' && *c != '\n' && *c != '\r' && *c != '\t') return false;
  }

  // Clinger's fast path: both factors are exact, so one operation rounds correctly.
  if (count <= 19 && digits <= exact_integer && exponent >= -22 && exponent <= 22) {
    const auto integer = static_cast<double>(digits);
    const double value =
        exponent < 0 ? integer / exact_powers[-exponent] : integer * exact_powers[exponent];
    out = negative ? -value : value;
    return true;
  }
  if (count <= 19 && digits >> 63U == 0 && exponent <= 0 && exponent >= -19) {
    const double value = quotient(digits, integer_power(-exponent));
    out = negative ? -value : value;
    return true;
  }
  out = simdjson::internal::from_chars(start, stop);
  return std::isfinite(out);
}

std::vector<std::uint32_t> ascending(const std::vector<double>& keys) {
  std::vector<std::uint32_t> out(keys.size());
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = static_cast<std::uint32_t>(i);
  std::sort(out.begin(), out.end(), [&keys](std::uint32_t a, std::uint32_t b) {
    return keys[a] < keys[b] || (keys[a] == keys[b] && a < b);
  });
  return out;
}

double rounded(double value, int decimals) {
  const std::string text = number_text(std::fabs(value));
  const std::size_t point = text.find('.');
  const bool exponent = text.find('e') != std::string::npos;
  const auto kept = static_cast<std::size_t>(decimals);
  double scale = 1;
  for (std::size_t d = 0; d < kept; ++d) scale *= 10;
  if (exponent && std::fabs(value) < 1) return std::round(value * scale) / scale;
  if (exponent || point == std::string::npos || text.size() - point - 1 <= kept ||
      point + kept > 15) {
    return value;
  }
  double integer = 0;
  for (std::size_t i = 0; i <= point + kept; ++i) {
    if (i != point) integer = integer * 10 + (text[i] - '0');
  }
  if (text[point + kept + 1] >= '5') ++integer;
  return (value < 0 ? -integer : integer) / scale;
}

}  // namespace figur
