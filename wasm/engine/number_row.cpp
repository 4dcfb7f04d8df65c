#include "number_row.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>

#if defined(__wasm_simd128__)
#include <wasm_simd128.h>
#elif defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "column.hpp"
#include "token.hpp"

namespace figur {

namespace {

static_assert(std::endian::native == std::endian::little, "the first digit is the lowest byte");

constexpr std::uint64_t each_byte(unsigned char byte) { return byte * 0x0101010101010101U; }

std::uint64_t eight_bytes(const char* c) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, c, sizeof bytes);
  return bytes;
}

// A bit for each of the 16 bytes at `c` that is a comma.
unsigned commas(const char* c) {
#if defined(__wasm_simd128__)
  return wasm_i8x16_bitmask(wasm_i8x16_eq(wasm_v128_load(c), wasm_i8x16_splat(',')));
#elif defined(__SSE2__)
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(c));
  return static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(','))));
#else
  auto of_eight = [](const char* from) {
    const std::uint64_t bytes = eight_bytes(from) ^ each_byte(',');
    const std::uint64_t low = each_byte(0x7F);
    const std::uint64_t high_bits = ~(((bytes & low) + low) | bytes | low);
    return static_cast<unsigned>(high_bits * 0x0002040810204081 >> 56U);
  };
  return of_eight(c) | of_eight(c + 8) << 8U;
#endif
}

// The high bit of every byte of `bytes`, texts with '0' taken out, that is no digit: exact up to
// the first, beyond which carries reach.
std::uint64_t no_digits(std::uint64_t bytes) {
  return ((bytes + each_byte(0x76)) | bytes) & each_byte(0x80);
}

// The number whose eight digits, zeros before them, are `bytes`: neighbours are joined to four
// numbers of two digits, two of four and one of eight (D. Lemire, "Quickly parsing eight digits",
// 2018).
std::uint64_t joined(std::uint64_t bytes) {
  bytes = bytes * 10 + (bytes >> 8U);
  bytes = ((bytes & 0x000000FF000000FF) * 0x000F424000000064 +
           ((bytes >> 16U) & 0x000000FF000000FF) * 0x0000271000000001) >>
          32U;
  return bytes & 0xFFFFFFFF;
}

// Whether the `length` bytes at `c` are a whole number of up to eight digits.
bool whole_number(const char* c, std::ptrdiff_t length, double& out) {
  if (length < 1 || length > 8) return false;
  const std::uint64_t bytes = eight_bytes(c) ^ each_byte('0');
  const auto unused = static_cast<unsigned>(64 - 8 * length);
  if (no_digits(bytes) << unused != 0 || (length > 1 && (bytes & 0xFFU) == 0)) return false;
  out = static_cast<double>(static_cast<std::uint32_t>(joined(bytes << unused)));
  return true;
}

// Up to eight digits and how many they are.
struct Digits {
  std::uint64_t value;
  int count;
};

Digits digits_at(const char* c) {
  const std::uint64_t bytes = eight_bytes(c) ^ each_byte('0');
  const int count = std::countr_zero(no_digits(bytes)) >> 3;
  if (count == 0) return {0, 0};
  return {joined(bytes << (64 - 8 * count)), count};
}

constexpr std::uint64_t powers[] = {1, 10, 100, 1000, 10000, 100000, 1000000, 10000000};

// Any plain item at `c`: where it ends, or nullptr when it is none.
const char* plain_item(const char* c, double& out) {
  const bool negative = *c == '-';
  const char* next = c + negative;
  Digits whole = digits_at(next);
  if (whole.count == 0) {
    out = nan_value;
    return negative || std::memcmp(c, "null", 4) != 0 ? nullptr : c + 4;
  }
  if (*next == '0' && whole.count > 1) return nullptr;
  next += whole.count;
  if (whole.count == 8) {
    const Digits more = digits_at(next);
    if (more.count == 8) return nullptr;
    whole.value = whole.value * powers[more.count] + more.value;
    next += more.count;
    if (*next == '.' && more.count != 0) return nullptr;
  }
  double value = static_cast<double>(whole.value);
  if (*next == '.') {
    const Digits part = digits_at(next + 1);
    if (part.count == 0 || part.count == 8) return nullptr;
    next += 1 + part.count;
    // Both are exact, so one division rounds correctly.
    value = static_cast<double>(whole.value * powers[part.count] + part.value) /
            static_cast<double>(powers[part.count]);
  }
  out = negative ? -value : value;
  return next;
}

// More bytes than an item looks at: a sign, 15 digits, a point, and what is left of its last eight.
constexpr std::ptrdiff_t item_reach = 32;
// A step looks for commas in 16 bytes, and at an item behind the last of them.
constexpr std::ptrdiff_t step_reach = 16 + item_reach;
// A step appends fewer items than this.
constexpr std::size_t step_items = 16;

}  // namespace

// The commas of 16 bytes are found at once, so that no number waits for the end of the one before.
const char* plain_numbers(const char* c, const char* end, std::size_t most, Buffer<double>& out) {
  const std::size_t room = std::min(out.capacity(), most);
  bool plain = true;
  while (plain && end - c >= step_reach && out.size() + step_items <= room) {
    double* to = out.end();
    const char* const start = c;
    unsigned ends = commas(start);
    for (; ends != 0; ends &= ends - 1) {
      const char* comma = start + std::countr_zero(ends);
      if (!whole_number(c, comma - c, *to)) break;
      ++to;
      c = comma + 1;
    }
    if (ends != 0 || c == start) {
      c = token::after_blanks(c, end);
      const char* item_end = end - c < item_reach ? nullptr : plain_item(c, *to);
      plain = item_end != nullptr && *item_end == ',';
      if (plain) {
        ++to;
        c = item_end + 1;
      }
    }
    out.resize_unset(static_cast<std::size_t>(to - out.begin()));
  }
  return token::after_blanks(c, end);
}

}  // namespace figur
