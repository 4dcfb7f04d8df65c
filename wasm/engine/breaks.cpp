#include "breaks.hpp"

#include <algorithm>
#include <cstring>

namespace figur {

namespace {

bool has_break(const Buffer<Flags>& flags) {
  constexpr std::uint64_t four = flag::break_ * 0x0001000100010001U;
  std::uint64_t all = 0;
  std::size_t i = 0;
  for (; i + 4 <= flags.size(); i += 4) {
    std::uint64_t some = 0;
    std::memcpy(&some, flags.data() + i, sizeof some);
    all |= some;
  }
  for (; i < flags.size(); ++i) all |= flags[i];
  return (all & four) != 0;
}

}  // namespace

void add_breaks(const Scope& scope, const Values& values, std::uint32_t n, Answer& out) {
  using Kind = Answer::Break::Kind;
  for (std::size_t y = 0; y < scope.years; ++y) {
    if (values.redefined[y] != 0) {
      out.breaks.push_back({Kind::definition, n, Answer::Break::everywhere, scope.year(y), {}});
    }
  }
  Buffer<std::uint8_t> told(scope.years, 0);
  const bool marked = has_break(values.regions.flags);
  for (std::uint32_t p = 0; p < scope.regions.size(); ++p) {
    const std::uint32_t region_index = scope.regions[p];
    const std::size_t row = scope.row(region_index) * scope.years;
    if (!marked && scope.broken[scope.row(region_index)] == 0) continue;
    const Region& region = scope.bundle->regions.all[region_index];
    std::fill(told.begin(), told.end(), std::uint8_t{0});
    for (const RegionBreak& one : region.breaks) {
      const bool bridged = scope.summed() && one.predecessors;
      if (bridged || !scope.query->years.contains(one.year)) continue;
      told[static_cast<std::size_t>(one.year - scope.first_year)] = 1;
      out.breaks.push_back(
          {one.borders ? Kind::borders : Kind::grouping, n, p, one.year, one.text});
    }
    for (std::size_t y = 0; y < scope.years; ++y) {
      if (told[y] == 0 && (values.regions.flags[row + y] & flag::break_) != 0) {
        out.breaks.push_back({Kind::inherited, n, p, scope.year(y), {}});
      }
    }
  }
  auto p = static_cast<std::uint32_t>(scope.regions.size());
  for (std::size_t g : scope.asked_groups) {
    for (std::size_t y = 0; y < scope.years; ++y) {
      if ((values.groups.flags[g * scope.years + y] & flag::break_) != 0) {
        out.breaks.push_back({Kind::members, n, p, scope.year(y), {}});
      }
      const bool both = y > 0 && values.average[y] >= 0 && values.average[y - 1] >= 0;
      if (both && values.average[y] != values.average[y - 1]) {
        out.breaks.push_back({Kind::average, n, p, scope.year(y), {}});
      }
    }
    ++p;
  }
}

}  // namespace figur
