// A column of numbers with, for each, why it is missing and what is to be said of it.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "missing.hpp"

namespace figur {

inline constexpr double nan_value = std::numeric_limits<double>::quiet_NaN();

// Invariant: the three are equally long, and value[i] is NaN exactly where missing[i] != none.
struct Column {
  std::vector<double> value;
  std::vector<Missing> missing;
  std::vector<std::uint8_t> flags;

  Column() = default;
  explicit Column(std::size_t n, Missing reason = Missing::no_data)
      : value(n, reason == Missing::none ? 0.0 : nan_value), missing(n, reason), flags(n, 0) {}

  std::size_t size() const { return value.size(); }
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

}  // namespace figur
