// A dataset in a bundle, looked up by region and year.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "dataset.hpp"
#include "json.hpp"
#include "region.hpp"

namespace figur {

// Where each region's figures of each table year stand along a table's region dimension.
struct RegionIndex {
  std::uint32_t region_dimension = 0;
  std::uint32_t time_dimension = 0;
  std::vector<int> years;  // by position along the time dimension
  // [row * years.size() + time], or Dimension::absent; the rows are Regions::all, then
  // Regions::predecessors.
  std::vector<std::uint32_t> position;
  // [row] the position that it has in every year, or Dimension::absent where it is not the same.
  std::vector<std::uint32_t> steady;

  // Position along the time dimension, or Dimension::absent.
  std::uint32_t time_of(int year) const;
};

struct Table {
  std::string id;
  // True when the source uses today's codes for every year; else each year's figures stand under
  // the codes of that year. It says nothing of borders: those are the year's.
  bool current_codes = false;
  std::vector<std::string> provisional;  // time codes whose figures are not final
  Dataset dataset;
  Json json;                         // as read, without the dataset
  std::vector<RegionIndex> indexes;  // one per pair of dimensions in use; most tables have one
};

// The index for these dimensions, made on first use. Years that are not whole numbers ("2020K1")
// are left out of reach.
const RegionIndex& index_regions(Table& table, std::uint32_t region_dimension,
                                 std::uint32_t time_dimension, const Regions& regions);

}  // namespace figur
