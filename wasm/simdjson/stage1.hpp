// Internal: simdjson's first stage for WebAssembly's 128-bit vectors, which simdjson has no kernel
// for: where the structural characters and the values of a document stand, 64 bytes at a time
// (G. Langdale, D. Lemire, "Parsing gigabytes of JSON per second", VLDB Journal 28, 2019).
#pragma once

#include <simdjson.h>
#include <wasm_simd128.h>

#include <cstdint>
#include <cstring>
#include <memory>
#include <new>
#include <utility>

namespace figur {

// One bit per byte of a block of 64.
using Bits = std::uint64_t;

class Block {
 public:
  explicit Block(const std::uint8_t* bytes) {
    for (int i = 0; i < 4; ++i) part_[i] = wasm_v128_load(bytes + 16 * i);
  }
  Bits equal(std::uint8_t byte) const {
    const v128_t wanted = wasm_i8x16_splat(static_cast<std::int8_t>(byte));
    return bits([wanted](v128_t part) { return wasm_i8x16_eq(part, wanted); });
  }
  // "{}[]:,": brackets and braces differ in one bit.
  Bits operators() const {
    return bits([](v128_t part) {
      const v128_t joined = wasm_v128_or(part, wasm_i8x16_splat(0x20));
      const v128_t brackets = wasm_v128_or(wasm_i8x16_eq(joined, wasm_i8x16_splat('{')),
                                           wasm_i8x16_eq(joined, wasm_i8x16_splat('}')));
      return wasm_v128_or(brackets, wasm_v128_or(wasm_i8x16_eq(part, wasm_i8x16_splat(':')),
                                                 wasm_i8x16_eq(part, wasm_i8x16_splat(','))));
    });
  }
  Bits blanks() const {
    return bits([](v128_t part) {
      const v128_t line = wasm_v128_or(wasm_i8x16_eq(part, wasm_i8x16_splat('\n')),
                                       wasm_i8x16_eq(part, wasm_i8x16_splat('\r')));
      return wasm_v128_or(line, wasm_v128_or(wasm_i8x16_eq(part, wasm_i8x16_splat(' ')),
                                             wasm_i8x16_eq(part, wasm_i8x16_splat('\t'))));
    });
  }
  Bits controls() const {
    return bits([](v128_t part) { return wasm_u8x16_lt(part, wasm_i8x16_splat(0x20)); });
  }
  // Whether all is of what rows of numbers have without blanks: digits, + , - . / and the letters
  // of null and e.
  bool of_numbers() const {
    v128_t all = wasm_i8x16_splat(-1);
    for (const v128_t& part : part_) {
      const v128_t signs = wasm_u8x16_lt(wasm_i8x16_sub(part, wasm_i8x16_splat('+')),
                                         wasm_i8x16_splat('9' - '+' + 1));
      // l and n, e and u differ in one bit.
      const v128_t letters = wasm_v128_or(
          wasm_i8x16_eq(wasm_v128_or(part, wasm_i8x16_splat('l' ^ 'n')), wasm_i8x16_splat('n')),
          wasm_i8x16_eq(wasm_v128_or(part, wasm_i8x16_splat('e' ^ 'u')), wasm_i8x16_splat('u')));
      all = wasm_v128_and(all, wasm_v128_or(signs, letters));
    }
    return wasm_i8x16_all_true(all);
  }
  // Bytes of characters beyond ASCII.
  Bits long_ones() const {
    return bits([](v128_t part) { return part; });
  }

 private:
  // The high bits of what `test` makes of the bytes.
  template <class Test>
  Bits bits(Test test) const {
    Bits out = 0;
    for (int i = 3; i >= 0; --i) out = out << 16U | wasm_i8x16_bitmask(test(part_[i]));
    return out;
  }

  v128_t part_[4];
};

// Every bit is the sum, modulo 2, of those up to it: inside a text from its opening quote on.
inline Bits sums_of(Bits bits) {
  for (unsigned shift = 1; shift < 64; shift *= 2) bits ^= bits << shift;
  return bits;
}

// Of a long row of numbers, an array without blanks that is named "value", the places are left out
// beyond the first: whoever reads a row reads its bytes. Such a stretch is one item for simdjson, a
// number with commas in it, which no reader of single numbers takes (walk.cpp takes it apart).
class Stage1 {
 public:
  // Puts the places into `found`, which grows as they come.
  Stage1(const std::uint8_t* bytes, std::uint32_t size, std::unique_ptr<std::uint32_t[]>& found)
      : bytes_(bytes), size_(size), found_(found) {}

  simdjson::error_code run(std::uint32_t& count) {
    for (; at_ + 64 <= size_; at_ += 64) {
      const Block block(bytes_ + at_);
      const bool of_numbers = in_text_ == 0 && block.of_numbers();
      if (of_numbers && in_row_) continue;
      if (!make_room()) return simdjson::MEMALLOC;
      if (in_row_) end_row();
      take(block);
      if (of_numbers) begin_row();
    }
    if (!make_room()) return simdjson::MEMALLOC;
    if (in_row_) end_row();
    if (at_ < size_) {
      std::uint8_t last[64];
      std::memset(last, ' ', sizeof last);
      std::memcpy(last, bytes_ + at_, size_ - at_);
      take(Block(last));
    }
    count = static_cast<std::uint32_t>(next_ - found_.get());
    next_[0] = size_;
    next_[1] = size_;
    next_[2] = 0;
    if (in_text_ != 0) return simdjson::UNCLOSED_STRING;
    if (control_in_text_ != 0) return simdjson::UNESCAPED_CHARS;
    if (count == 0) return simdjson::EMPTY;
    return utf8_ ? simdjson::SUCCESS : simdjson::UTF8_ERROR;
  }

 private:
  // For the places of a block and of a comma before it, those written beyond them, and simdjson's
  // three marks at the end.
  bool make_room() {
    constexpr std::ptrdiff_t most = 1 + 64 + 8 + 3;
    if (full_ - next_ >= most) return true;
    const std::size_t used = next_ == nullptr ? 0 : static_cast<std::size_t>(next_ - found_.get());
    const std::size_t room = used == 0 ? size_ / 8 + 2 * most : used + used / 2 + most;
    std::unique_ptr<std::uint32_t[]> larger(new (std::nothrow) std::uint32_t[room]);
    if (!larger) return false;
    if (used != 0) std::memcpy(larger.get(), found_.get(), used * sizeof(std::uint32_t));
    found_ = std::move(larger);
    next_ = found_.get() + used;
    full_ = found_.get() + room;
    return true;
  }

  // Whether from the next block on places are left out: when the block before this one, all
  // of numbers, has what names the row. The last number that has a place then stands for all.
  void begin_row() {
    static constexpr char name[] = "\"value\":[";
    constexpr std::uint32_t length = sizeof name - 1;
    std::uint32_t at = at_;
    while (at > 0 && at_ - at < 64 && bytes_[at - 1] != '[' && bytes_[at - 1] != ']') --at;
    if (at < length || std::memcmp(bytes_ + at - length, name, length) != 0) return;
    in_row_ = true;
    if (bytes_[next_[-1]] == ',') --next_;
  }

  // The block before was the last without places. A comma at its end parts what stands for all from
  // what follows.
  void end_row() {
    in_row_ = false;
    const std::uint8_t last = bytes_[at_ - 1];
    if (last == ',') *next_++ = at_ - 1;
    after_plain_ = last != ',' ? 1 : 0;
  }

  void take(const Block& block) {
    const Bits quotes = block.equal('"') & ~escaped(block.equal('\\'));
    const Bits inside = sums_of(quotes) ^ in_text_;  // with the opening quote, without the closing
    in_text_ = inside >> 63U != 0 ? ~Bits{0} : 0;
    const Bits operators = block.operators();
    const Bits plain = ~(operators | block.blanks() | quotes);
    const Bits follows = plain << 1U | after_plain_;
    after_plain_ = plain >> 63U;
    const Bits begins = (operators | ((plain | quotes) & ~follows)) & ~(inside ^ quotes);
    control_in_text_ |= block.controls() & inside;
    if (block.long_ones() != 0 || checked_ > at_) check_utf8();
    put(begins);
  }

  // Eight at a time, also beyond the last: how many there are is hard to foresee.
  void put(Bits begins) {
    std::uint32_t* const last = next_ + __builtin_popcountll(begins);
    for (std::uint32_t* to = next_; to < last; to += 8) {
      for (int i = 0; i < 8; ++i, begins &= begins - 1) {
        to[i] = at_ + static_cast<std::uint32_t>(__builtin_ctzll(begins | Bits{1} << 63U));
      }
    }
    next_ = last;
  }

  // What a backslash makes literal. Backslashes are rare, so they are taken one by one.
  Bits escaped(Bits backslashes) {
    Bits out = after_backslash_;
    backslashes &= ~after_backslash_;
    after_backslash_ = 0;
    while (backslashes != 0) {
      const auto at = static_cast<unsigned>(__builtin_ctzll(backslashes));
      if (at == 63) after_backslash_ = 1;
      const Bits next = at == 63 ? 0 : Bits{2} << at;
      out |= next;
      backslashes &= ~(next | Bits{1} << at);
    }
    return out;
  }

  // The characters that begin in the block (Unicode 15, table 3-7).
  void check_utf8() {
    const std::uint32_t end = at_ + 64 < size_ ? at_ + 64 : size_;
    if (checked_ < at_) checked_ = at_;
    while (checked_ < end) {
      const std::uint32_t length = character(checked_);
      utf8_ = utf8_ && length != 0;
      checked_ += length == 0 ? 1 : length;
    }
  }

  // How many bytes the character has; 0 when it is none.
  std::uint32_t character(std::uint32_t at) const {
    const std::uint8_t first = bytes_[at];
    if (first < 0x80) return 1;
    const std::uint32_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || size_ - at < length) return 0;
    const std::uint8_t least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    const std::uint8_t most = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    if (bytes_[at + 1] < least || bytes_[at + 1] > most) return 0;
    for (std::uint32_t i = 2; i < length; ++i) {
      if ((bytes_[at + i] & 0xC0U) != 0x80) return 0;
    }
    return length;
  }

  const std::uint8_t* const bytes_;
  const std::uint32_t size_;
  std::unique_ptr<std::uint32_t[]>& found_;
  std::uint32_t* next_ = nullptr;
  std::uint32_t* full_ = nullptr;
  std::uint32_t at_ = 0;
  std::uint32_t checked_ = 0;
  bool utf8_ = true;
  bool in_row_ = false;
  // Carried from one block to the next.
  Bits in_text_ = 0;  // all or none
  Bits after_plain_ = 0;
  Bits after_backslash_ = 0;
  Bits control_in_text_ = 0;
};

}  // namespace figur
