// One table of figures: JSON-stat 2.0's dataset (json-stat.org/full) as a column of cells.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "code_index.hpp"
#include "column.hpp"
#include "limits.hpp"

namespace figur {

enum class Role : unsigned char { none, time, geo, metric };
// As JSON-stat calls it; "" for none.
const char* name(Role role);

struct Unit {
  std::string base;   // e.g. "1000 kr"; JSON-stat's unit.base or unit.label
  int decimals = -1;  // -1: not said
};

struct Dimension {
  std::string id;
  std::string label;
  Role role = Role::none;
  std::vector<std::string> codes;   // by position
  std::vector<std::string> labels;  // by position; the code where the source has no label
  std::vector<Unit> units;          // by position, or empty
  CodeIndex position;               // of a code
  std::size_t stride = 1;           // distance in cells between two neighbouring positions

  static constexpr std::uint32_t absent = CodeIndex::absent;
  std::uint32_t find(const std::string& code) const { return position.find(code); }
};

struct Dataset {
  std::string label;
  std::string source;
  std::string updated;  // ISO 8601 as the source wrote it
  std::vector<std::string> notes;
  std::vector<Dimension> dimensions;
  Column cells;           // row-major: the last dimension varies fastest
  bool remarked = false;  // whether any cell has flags

  const Dimension* find(std::string_view id) const;
  // The single dimension of that role, or nullptr when there is none or more than one.
  const Dimension* find(Role role) const;
  // The dimension of regions or of time: `named`, or the one of that role, or (SSB's older files
  // give no geo role) the one with SSB's usual name; nullptr when there is none.
  const Dimension* find(Role role, const std::string& named) const;
};

}  // namespace figur
