#include "breaks.hpp"

#include <algorithm>

namespace figur {

namespace {

bool has_break(const Flags* flags, std::size_t years) {
  unsigned all = 0;
  for (std::size_t y = 0; y < years; ++y) all |= flags[y];
  return (all & flag::break_) != 0;
}

}  // namespace

void add_breaks(const Scope& scope, const Values& values, std::uint32_t n, Answer& out) {
  using Kind = Answer::Break::Kind;
  for (std::size_t y = 0; y < scope.years; ++y) {
    if (values.redefined[y] != 0) {
      out.breaks.push_back({Kind::definition, n, "", scope.year(y), ""});
    }
  }
  Buffer<std::uint8_t> told(scope.years, 0);
  for (std::uint32_t region_index : scope.regions) {
    const std::size_t row = scope.row(region_index) * scope.years;
    const bool broken = scope.broken[scope.row(region_index)] != 0;
    if (!broken && !has_break(values.regions.flags.data() + row, scope.years)) continue;
    const Region& region = scope.bundle->regions.all[region_index];
    std::fill(told.begin(), told.end(), std::uint8_t{0});
    for (const RegionBreak& one : region.breaks) {
      const bool bridged = scope.summed() && one.predecessors;
      if (bridged || !scope.query->years.contains(one.year)) continue;
      told[static_cast<std::size_t>(one.year - scope.first_year)] = 1;
      out.breaks.push_back(
          {one.borders ? Kind::borders : Kind::grouping, n, region.code, one.year, one.text});
    }
    for (std::size_t y = 0; y < scope.years; ++y) {
      if (told[y] == 0 && (values.regions.flags[row + y] & flag::break_) != 0) {
        out.breaks.push_back({Kind::inherited, n, region.code, scope.year(y), ""});
      }
    }
  }
  for (std::size_t g : scope.asked_groups) {
    const std::string id = place_id(*scope.groups[g], scope.bundle->regions);
    for (std::size_t y = 0; y < scope.years; ++y) {
      if ((values.groups.flags[g * scope.years + y] & flag::break_) != 0) {
        out.breaks.push_back({Kind::members, n, id, scope.year(y), ""});
      }
      const bool both = y > 0 && values.average[y] >= 0 && values.average[y - 1] >= 0;
      if (both && values.average[y] != values.average[y - 1]) {
        out.breaks.push_back({Kind::average, n, id, scope.year(y), ""});
      }
    }
  }
}

}  // namespace figur
