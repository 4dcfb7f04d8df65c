// A span of years, both ends included; open ends by default.
#pragma once

namespace figur {

// The years that can be asked for.
inline constexpr int earliest_year = 1000;
inline constexpr int latest_year = 2999;

struct Years {
  int from = -100000;
  int to = 100000;

  bool contains(int year) const { return year >= from && year <= to; }
  bool overlaps(const Years& other) const { return from <= other.to && other.from <= to; }
};

}  // namespace figur
