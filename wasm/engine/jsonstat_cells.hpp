// Internal: value and status of a JSON-stat dataset, as they stand in the text and then as cells.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "column.hpp"
#include "walk.hpp"

namespace figur {

// The cells as they stand in the text, before the dimensions say how many there should be.
struct RawValues {
  bool present = false;
  bool sparse = false;
  Buffer<double> values;  // dense: all; sparse: parallel to `keys`. NaN is null.
  Buffer<std::uint32_t> keys;
};

// Datasets with more distinct signs than this are not statistics.
inline constexpr std::size_t max_signs = 64;

struct RawStatus {
  enum class Form : unsigned char { absent, one, dense, sparse } form = Form::absent;
  std::vector<std::string> signs;  // distinct signs
  Buffer<std::uint32_t> keys;      // sparse
  Buffer<std::uint32_t> sign_of;   // dense and sparse: index into `signs`

  std::uint32_t sign_index(std::string_view text) {
    for (std::size_t i = 0; i < signs.size(); ++i) {
      if (signs[i] == text) return static_cast<std::uint32_t>(i);
    }
    signs.emplace_back(text);
    return static_cast<std::uint32_t>(signs.size() - 1);
  }
};

// `expected` is how many cells there should be, as far as it is known.
walk::Step read_values(walk::Value& value, const Path& at, std::size_t expected, RawValues& out);
walk::Step read_status(walk::Value& value, const Path& at, RawStatus& out);

// Spreads the raw values over `n` cells; null is `unstated` until a status says better. `at` is the
// dataset's place.
void place_values(RawValues raw, std::size_t n, const Path& at, Missing unstated, Faults& faults,
                  Column& cells);
void place_status(const RawStatus& raw, const Path& at, Faults& faults, Column& cells);

}  // namespace figur
