// A column of numbers with, for each, why it is missing and what is to be said of it.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>

#include "buffer.hpp"
#include "missing.hpp"

namespace figur {

inline constexpr double nan_value = std::numeric_limits<double>::quiet_NaN();

// One number of a column, or why there is none. `value` is NaN exactly where missing != none.
struct Cell {
  double value = nan_value;
  Missing missing = Missing::no_data;
  Flags flags = 0;
};

// Invariant: the three are equally long, and value[i] is NaN exactly where missing[i] != none.
struct Column {
  Buffer<double> value;
  Buffer<Missing> missing;
  Buffer<Flags> flags;

  Column() = default;
  explicit Column(std::size_t n, Missing reason = Missing::no_data);
  // Cells of which nothing is known until they are written, each of them.
  static Column unset(std::size_t n);

  std::size_t size() const { return value.size(); }
  Cell at(std::size_t i) const { return {value[i], missing[i], flags[i]}; }
  void reserve(std::size_t n);
  // Adds `count` cells of another column, from `first` on, at the end.
  void append(const Column& from, std::size_t first, std::size_t count);
  // Overwrites the cells from `to` on with `count` cells of another column.
  void copy(const Column& from, std::size_t first, std::size_t count, std::size_t to);
  // A value that is not finite is missing by overflow.
  void set(std::size_t i, double v) {
    if (!std::isfinite(v)) return set_missing(i, Missing::overflow);
    value[i] = v;
    missing[i] = Missing::none;
  }
  void set_missing(std::size_t i, Missing reason) {
    value[i] = nan_value;
    missing[i] = reason;
  }
};

// Rows of `count` cells each, the r-th from first[r] on; where that is no_row, its cells are to be
// written. `remarked`: whether any cell of `from` has flags.
inline constexpr std::uint32_t no_row = 0xFFFFFFFFU;
Column gather(const Column& from, bool remarked, const Buffer<std::uint32_t>& first,
              std::size_t count);

}  // namespace figur
