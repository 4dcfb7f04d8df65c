#include "column.hpp"

#include <algorithm>
#include <cstring>

#include "pair.hpp"

namespace figur {

Column::Column(std::size_t n, Missing reason)
    : value(n, reason == Missing::none ? 0.0 : nan_value), missing(n, reason), flags(n, 0) {}

Column Column::unset(std::size_t n) {
  Column out;
  out.value.resize_unset(n);
  out.missing.resize_unset(n);
  out.flags.resize_unset(n);
  return out;
}

void Column::reserve(std::size_t n) {
  value.reserve(n);
  missing.reserve(n);
  flags.reserve(n);
}

namespace {

// Copies so many bytes, sixteen at a time: a memcpy of more than a few words is a call in
// WebAssembly.
template <std::size_t bytes>
void copy_fixed(void* to, const void* from) {
  if constexpr (bytes > 16) {
    copy_fixed<16>(to, from);
    copy_fixed<bytes - 16>(static_cast<char*>(to) + 16, static_cast<const char*>(from) + 16);
  } else if constexpr (bytes == 16) {
    Pair pair;
    std::memcpy(&pair, from, 16);
    std::memcpy(to, &pair, 16);
  } else {
    std::memcpy(to, from, bytes);
  }
}

// A row of years is so short that a call of memcpy takes longer than the copying. Two stretches of
// `half` to 2 * `half` cells that overlap cover it without a loop, which a compiler would turn into
// that call.
template <std::size_t half, class T>
bool copy_halves(T* to, const T* from, std::size_t n) {
  if (n < half || n > 2 * half) return false;
  constexpr std::size_t bytes = half * sizeof(T);
  copy_fixed<bytes>(to, from);
  copy_fixed<bytes>(to + n - half, from + n - half);
  return true;
}

template <class T>
void copy_row(T* to, const T* from, std::size_t n) {
  if (copy_halves<8>(to, from, n) || copy_halves<4>(to, from, n)) return;
  if (copy_halves<16>(to, from, n) || copy_halves<2>(to, from, n)) return;
  if (n == 1) *to = *from;
  else std::memcpy(to, from, n * sizeof(T));
}

// Copies numbers, and tells whether all are.
bool copy_numbers(double* to, const double* from, std::size_t n) {
  PairMask gaps{};
  std::size_t i = 0;
  for (; i + 2 <= n; i += 2) {
    const Pair v = load_pair(from + i);
    store_pair(to + i, v);
    gaps |= v != v;
  }
  if (i == n) return !any(gaps);
  to[i] = from[i];
  return !any(gaps) && !std::isnan(from[i]);
}

}  // namespace

// Rows lie far apart in a table: reasons are fetched only where a number is missing, and remarks
// where there are any.
Column gather(const Column& from, bool remarked, const Buffer<std::uint32_t>& first,
              std::size_t count) {
  Column out = Column::unset(first.size() * count);
  std::fill_n(out.missing.data(), out.size(), Missing::none);
  std::fill_n(out.flags.data(), out.size(), Flags{0});
  // Noted without a branch, which would wait for the numbers to come from memory.
  Buffer<std::uint32_t> gaps;
  gaps.resize_unset(first.size());
  std::size_t n = 0;
  for (std::uint32_t r = 0; r < first.size(); ++r) {
    if (first[r] == no_row) continue;
    const double* numbers = from.value.data() + first[r];
    gaps[n] = r;
    n += copy_numbers(out.value.data() + r * count, numbers, count) ? 0 : 1;
  }
  for (std::size_t i = 0; i < n; ++i) {
    const std::size_t r = gaps[i];
    copy_row(out.missing.data() + r * count, from.missing.data() + first[r], count);
  }
  for (std::size_t r = 0; remarked && r < first.size(); ++r) {
    if (first[r] == no_row) continue;
    copy_row(out.flags.data() + r * count, from.flags.data() + first[r], count);
  }
  return out;
}

void Column::append(const Column& from, std::size_t first, std::size_t count) {
  value.append(from.value.data() + first, count);
  missing.append(from.missing.data() + first, count);
  flags.append(from.flags.data() + first, count);
}

void Column::copy(const Column& from, std::size_t first, std::size_t count, std::size_t to) {
  if (count == 0) return;
  copy_row(value.data() + to, from.value.data() + first, count);
  copy_row(missing.data() + to, from.missing.data() + first, count);
  copy_row(flags.data() + to, from.flags.data() + first, count);
}

}  // namespace figur
