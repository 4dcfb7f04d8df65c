// KS's averages over a group's members (ks.no, "Om datagrunnlaget i ASSS"), per year.
#pragma once

#include <cstdint>
#include <vector>

#include "column.hpp"
#include "region.hpp"

namespace figur {

// Which rows of the universe (see evaluate.cpp) are a group's members each year.
struct GroupRows {
  std::vector<std::vector<std::uint32_t>> rows;  // [year]
  std::vector<unsigned char> changed;            // [year] membership differs from the year before
};
// `row_of[region]`: its row, or Regions::absent.
GroupRows group_rows(const Group& group, const std::vector<std::uint32_t>& row_of,
                     int first_year, std::size_t years);

// A member is in the average when its result exists, or fails only by a division by zero or an
// overflow of its own (its inputs are known and can be summed), and no note excludes it.
bool takes_part(const Column& results, std::size_t cell);

// The input summed over the members that take part, [year]. "." counts as nothing.
Column sum_members(const Column& input, const Column& results, const GroupRows& group,
                   std::size_t years);

// The plain mean of the members' results, [year].
Column mean_members(const Column& results, const GroupRows& group, std::size_t years);

struct Spread {
  std::vector<std::uint16_t> members, members_of;        // [year]
  std::vector<double> least, most;                       // [year]
  std::vector<std::uint32_t> least_region, most_region;  // [year] index into Regions::all
};
// How members are counted: those with a value (mean), or those whose inputs are summed (weighted).
enum class Counting : unsigned char { values, inputs };
Spread spread(const Column& results, const GroupRows& group,
              const std::vector<std::uint32_t>& universe, std::size_t years, Counting counting);

}  // namespace figur
