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

// A bit for each of the 64 bytes at `c` that is `byte`.
std::uint64_t where(const char* c, char byte) {
  std::uint64_t bits = 0;
  for (int i = 3; i >= 0; --i) {
#if defined(__wasm_simd128__)
    const v128_t same = wasm_i8x16_eq(wasm_v128_load(c + 16 * i), wasm_i8x16_splat(byte));
    bits = bits << 16U | wasm_i8x16_bitmask(same);
#elif defined(__SSE2__)
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(c + 16 * i));
    const __m128i same = _mm_cmpeq_epi8(bytes, _mm_set1_epi8(byte));
    bits = bits << 16U | static_cast<unsigned>(_mm_movemask_epi8(same));
#else
    auto of_eight = [byte](const char* from) {
      const std::uint64_t other = eight_bytes(from) ^ each_byte(static_cast<unsigned char>(byte));
      const std::uint64_t low = each_byte(0x7F);
      const std::uint64_t high_bits = ~(((other & low) + low) | other | low);
      return high_bits * 0x0002040810204081 >> 56U;
    };
    bits = bits << 16U | of_eight(c + 16 * i) | of_eight(c + 16 * i + 8) << 8U;
#endif
  }
  return bits;
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

#if defined(__wasm_simd128__)

// The last bytes of eight, from one of them to all.
constexpr std::uint64_t last_bytes[] = {0xFF00000000000000, 0xFFFF000000000000, 0xFFFFFF0000000000,
                                        0xFFFFFFFF00000000, 0xFFFFFFFFFF000000, 0xFFFFFFFFFFFF0000,
                                        0xFFFFFFFFFFFFFF00, 0xFFFFFFFFFFFFFFFF};

// Two items of one to eight bytes, each in the last of its eight, zeros before it; `null` is 0.
struct Two {
  v128_t digits;
  v128_t null;  // all bits of those that are
  Two(const char* first_end, std::size_t first_length, const char* second_end,
      std::size_t second_length) {
    const v128_t bytes =
        wasm_v128_load64_lane(second_end - 8, wasm_v128_load64_zero(first_end - 8), 1);
    const v128_t kept = wasm_v128_load64_lane(
        last_bytes + second_length - 1, wasm_v128_load64_zero(last_bytes + first_length - 1), 1);
    const v128_t item = wasm_v128_and(wasm_i8x16_sub(bytes, wasm_i8x16_splat('0')), kept);
    null = wasm_i64x2_eq(item, wasm_i64x2_splat(0x3C3C453E00000000));  // "null" less "0000"
    digits = wasm_v128_andnot(item, null);
  }
  // Four numbers of four digits.
  v128_t by_four() const {
    const v128_t tens =
        wasm_i16x8_mul(wasm_v128_and(digits, wasm_i16x8_splat(0xFF)), wasm_i16x8_splat(10));
    const v128_t by_two = wasm_i16x8_add(tens, wasm_u16x8_shr(digits, 8));
    return wasm_i32x4_dot_i16x8(by_two, wasm_i32x4_splat(0x00010064));
  }
};

void put(v128_t value, v128_t null, double* to) {
  wasm_v128_store(to, wasm_v128_or(value, wasm_v128_and(null, wasm_f64x2_splat(nan_value))));
}

// Reads four items that are whole numbers of up to eight digits or null, the first from `c` on,
// each to its comma. The eight bytes before the first comma may be read. A number of several digits
// that begins with 0 is not noticed.
bool four_items(const char* c, const char* const (&comma)[4], double* to) {
  const auto length = [](const char* from, const char* end) {
    return static_cast<std::size_t>(end - from);
  };
  const std::size_t l0 = length(c, comma[0]);
  const std::size_t l1 = length(comma[0] + 1, comma[1]);
  const std::size_t l2 = length(comma[1] + 1, comma[2]);
  const std::size_t l3 = length(comma[2] + 1, comma[3]);
  if (((l0 - 1) | (l1 - 1) | (l2 - 1) | (l3 - 1)) >= 8) return false;
  const Two a(comma[0], l0, comma[1], l1);
  const Two b(comma[2], l2, comma[3], l3);
  const v128_t above = wasm_v128_or(wasm_u8x16_sub_sat(a.digits, wasm_i8x16_splat(9)),
                                    wasm_u8x16_sub_sat(b.digits, wasm_i8x16_splat(9)));
  if (wasm_v128_any_true(above)) return false;
  const v128_t by_four = wasm_i16x8_narrow_i32x4(a.by_four(), b.by_four());
  const v128_t whole = wasm_i32x4_dot_i16x8(by_four, wasm_i32x4_splat(0x00012710));
  put(wasm_f64x2_convert_low_i32x4(whole), a.null, to);
  put(wasm_f64x2_convert_low_i32x4(wasm_i32x4_shuffle(whole, whole, 2, 3, 2, 3)), b.null, to + 2);
  return true;
}

#else

// Whether the `length` bytes at `c` are a whole number of up to eight digits.
bool whole_number(const char* c, std::ptrdiff_t length, double& out) {
  if (length < 1 || length > 8) return false;
  const std::uint64_t bytes = eight_bytes(c) ^ each_byte('0');
  const auto unused = static_cast<unsigned>(64 - 8 * length);
  if (no_digits(bytes) << unused != 0) return false;
  out = static_cast<double>(static_cast<std::uint32_t>(joined(bytes << unused)));
  return true;
}

// As above, without vectors and null.
bool four_items(const char* c, const char* const (&comma)[4], double* to) {
  for (int i = 0; i < 4; ++i) {
    if (!whole_number(c, comma[i] - c, to[i])) return false;
    c = comma[i] + 1;
  }
  return true;
}

#endif

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

// A step looks at 64 bytes for commas, and at 32 for an item: a sign, 15 digits, a point, and what
// is left of its last eight.
constexpr std::ptrdiff_t step_bytes = 64;
constexpr std::ptrdiff_t step_reach = step_bytes + 32;

// Where commas stand, taken four at a time.
class Commas {
 public:
  Commas(const char* start, std::uint64_t bits) : start_(start), bits_(bits) {}
  // False when fewer are left.
  bool next(const char* (&four)[4]) {
    std::uint64_t bits = bits_;
    for (const char*& one : four) {
      if (bits == 0) return false;
      one = start_ + std::countr_zero(bits);
      bits &= bits - 1;
    }
    bits_ = bits;
    return true;
  }
  std::size_t left() const { return static_cast<std::size_t>(std::popcount(bits_)); }

 private:
  const char* const start_;
  std::uint64_t bits_;
};

// Reads `count` items, one by one. False where one is not plain: `c` and `to` then stand at it.
bool single_items(const char*& c, const char* end, std::size_t count, double*& to) {
  for (; count > 0; --count) {
    const char* const item = token::after_blanks(c, end);
    const char* const item_end = plain_item(item, *to);
    if (item_end == nullptr || *item_end != ',') return false;
    c = item_end + 1;
    ++to;
  }
  return true;
}

}  // namespace

// The commas of 64 bytes are found at once, so that no number waits for the end of the one before.
const char* plain_numbers(const char* c, const char* end, std::size_t most, Buffer<double>& out) {
  const std::size_t room = std::min(out.capacity(), most);
  const char* const first = c;
  bool plain = true;
  while (plain && end - c >= step_reach && out.size() + step_bytes <= room) {
    double* to = out.end();
    const std::uint64_t bits = where(c, ',');
    // A number that begins with 0 and goes on.
    const bool odd = (where(c, '0') & (bits << 1U | 1U) & ~(bits >> 1U)) != 0;
    Commas commas(c, bits);
    const char* four[4];
    const char* const start = c;
    while (plain && commas.next(four)) {
      if (!odd && four[0] - first >= 8 && four_items(c, four, to)) {
        to += 4;
        c = four[3] + 1;
      } else {
        plain = single_items(c, end, 4, to);
      }
    }
    if (plain && c == start) plain = bits != 0 && single_items(c, end, commas.left(), to);
    out.resize_unset(static_cast<std::size_t>(to - out.begin()));
  }
  return token::after_blanks(c, end);
}

}  // namespace figur
