// From a definition's sources to the cells of the tables: bound once, gathered per question.
#pragma once

#include <cstdint>
#include <vector>

#include "column.hpp"
#include "definition.hpp"
#include "table.hpp"

namespace figur {

// One source bound to a table: which cells are summed for a region and a year.
struct BoundSource {
  Years years;  // data years
  int year_offset = 0;
  std::uint32_t table = 0;           // index into the bundle's tables
  std::uint32_t index = 0;           // into Table::indexes
  std::vector<std::size_t> offsets;  // of the chosen cells, relative to the region's and year's
};

struct BoundInput {
  std::vector<BoundSource> sources;  // those whose table is present
};

// Binds every source of `input`. A table that is not there is a warning; a dimension, code or label
// that the table does not have is an error with the nearest place.
BoundInput bind_input(const Input& input, const Path& at, std::vector<Table>& tables,
                      const Regions& regions, Faults& faults);

// The input's values as published, [region * years + year]. Sums over codes: "." counts as nothing,
// only "."s give "."; any other missing addend makes the sum missing with the strongest reason.
Column select_input(const BoundInput& input, const std::vector<Table>& tables,
                    const std::vector<std::uint32_t>& regions, int first_year, std::size_t years);

// Adds the predecessors' figures at table years before their merger, in place: own figure (where
// the region had a code) plus all predecessors, "." counting as nothing; any other missing one
// makes the sum missing. What was summed is flagged. A table on today's codes has
// no figures of the predecessors: no_data.
void add_predecessors(const BoundInput& input, const std::vector<Table>& tables, const Regions& all,
                      const std::vector<std::uint32_t>& regions, int first_year, std::size_t years,
                      Column& values);

}  // namespace figur
