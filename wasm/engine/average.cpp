#include "average.hpp"

namespace figur {

GroupRows group_rows(const Group& group, const std::vector<std::uint32_t>& row_of,
                     int first_year, std::size_t years) {
  GroupRows out;
  out.rows.resize(years);
  out.changed.resize(years, 0);
  for (std::size_t y = 0; y < years; ++y) {
    const int year = first_year + static_cast<int>(y);
    const std::vector<std::uint32_t>& members = group.members(year);
    const std::vector<std::uint32_t>& before = group.members(year - 1);
    out.changed[y] = !before.empty() && &members != &before && members != before;
    for (std::uint32_t region : members) {
      if (row_of[region] != Regions::absent) out.rows[y].push_back(row_of[region]);
    }
  }
  return out;
}

bool takes_part(const Column& results, std::size_t cell) {
  const Missing missing = results.missing[cell];
  return (missing == Missing::none || missing == Missing::division_by_zero ||
          missing == Missing::overflow) &&
         (results.flags[cell] & flag::excluded) == 0;
}

namespace {

// Why an average without members is missing: the strongest of the members' reasons.
Missing reason_of(const Column& results, const std::vector<std::uint32_t>& rows, std::size_t y,
                  std::size_t years) {
  Missing reason = Missing::no_data;
  for (std::uint32_t row : rows) reason = stronger(reason, results.missing[row * years + y]);
  return reason;
}

constexpr std::uint8_t of_members = flag::provisional | flag::overridden | flag::mixed_borders;

}  // namespace

Column sum_members(const Column& input, const Column& results, const GroupRows& group,
                   std::size_t years) {
  Column out(years);
  for (std::size_t y = 0; y < years; ++y) {
    double total = 0;
    bool counted = false;
    bool any = false;
    std::uint8_t flags = 0;
    for (std::uint32_t row : group.rows[y]) {
      const std::size_t cell = row * years + y;
      if (!takes_part(results, cell)) continue;
      any = true;
      if (input.missing[cell] != Missing::none) continue;  // "." inside a sum()
      total += input.value[cell];
      flags = static_cast<std::uint8_t>(flags | (input.flags[cell] & of_members));
      counted = true;
    }
    if (counted) out.set(y, total);
    else out.set_missing(y, any ? Missing::not_applicable
                                : reason_of(results, group.rows[y], y, years));
    out.flags[y] = flags;
  }
  return out;
}

Column mean_members(const Column& results, const GroupRows& group, std::size_t years) {
  Column out(years);
  for (std::size_t y = 0; y < years; ++y) {
    double total = 0;
    std::size_t counted = 0;
    std::uint8_t flags = 0;
    for (std::uint32_t row : group.rows[y]) {
      const std::size_t cell = row * years + y;
      if (results.missing[cell] != Missing::none || !takes_part(results, cell)) continue;
      total += results.value[cell];
      flags = static_cast<std::uint8_t>(flags | (results.flags[cell] & of_members));
      ++counted;
    }
    if (counted > 0) out.set(y, total / static_cast<double>(counted));
    else out.set_missing(y, reason_of(results, group.rows[y], y, years));
    out.flags[y] = flags;
  }
  return out;
}

Spread spread(const Column& results, const GroupRows& group,
              const std::vector<std::uint32_t>& universe, std::size_t years, Counting counting) {
  Spread out;
  out.members.resize(years, 0);
  out.members_of.resize(years, 0);
  out.least.resize(years, nan_value);
  out.most.resize(years, nan_value);
  out.least_region.resize(years, Regions::absent);
  out.most_region.resize(years, Regions::absent);
  for (std::size_t y = 0; y < years; ++y) {
    out.members_of[y] = static_cast<std::uint16_t>(group.rows[y].size());
    for (std::uint32_t row : group.rows[y]) {
      const std::size_t cell = row * years + y;
      if (!takes_part(results, cell)) continue;
      const bool has_value = results.missing[cell] == Missing::none;
      if (has_value || counting == Counting::inputs) ++out.members[y];
      if (!has_value) continue;
      const double v = results.value[cell];
      if (out.least_region[y] == Regions::absent || v < out.least[y]) {
        out.least[y] = v;
        out.least_region[y] = universe[row];
      }
      if (out.most_region[y] == Regions::absent || v > out.most[y]) {
        out.most[y] = v;
        out.most_region[y] = universe[row];
      }
    }
  }
  return out;
}

}  // namespace figur
