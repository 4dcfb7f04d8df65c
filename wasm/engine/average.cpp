#include "average.hpp"

#include <cmath>

namespace figur {

GroupRows group_rows(const Group& group, const std::vector<std::uint32_t>& row_of, int first_year,
                     std::size_t years) {
  GroupRows out;
  out.count.resize(years, 0);
  out.changed.resize(years, 0);
  for (const Membership& membership : group.memberships) {
    std::size_t from = years;
    std::size_t to = 0;
    for (std::size_t y = 0; y < years; ++y) {
      if (!membership.years.contains(first_year + static_cast<int>(y))) continue;
      from = y < from ? y : from;
      to = y + 1;
      out.count[y] = static_cast<std::uint16_t>(membership.regions.size());
    }
    for (std::uint32_t region : membership.regions) {
      if (from >= to || row_of[region] == Regions::absent) continue;
      out.spans.push_back(
          {row_of[region], static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to)});
    }
  }
  for (std::size_t y = 0; y < years; ++y) {
    const int year = first_year + static_cast<int>(y);
    const std::vector<std::uint32_t>& now = group.members(year);
    const std::vector<std::uint32_t>& before = group.members(year - 1);
    out.changed[y] = !before.empty() && &now != &before && now != before ? 1 : 0;
  }
  return out;
}

namespace {

// Calls `what(year, cell)` for every year of every member.
template <class What>
void for_members(const GroupRows& group, std::size_t years, What what) {
  for (const GroupRows::Span& span : group.spans) {
    const std::size_t row = span.row * years;
    for (std::size_t y = span.from; y < span.to; ++y) what(y, row + y);
  }
}

}  // namespace

Part take_part(const Column& results, const std::vector<const Column*>& operands, bool summable) {
  Part out(results.size(), 0);
  for (std::size_t cell = 0; cell < out.size(); ++cell) {
    const Missing missing = results.missing[cell];
    bool in = missing == Missing::none;
    if (summable && (missing == Missing::division_by_zero || missing == Missing::overflow)) {
      in = true;
      for (const Column* operand : operands) in = in && operand->missing[cell] == Missing::none;
    }
    out[cell] = in ? 1 : 0;
  }
  return out;
}

Buffer<Missing> reasons_without(const Buffer<Missing>& why, const GroupRows& group,
                                std::size_t years) {
  Buffer<Missing> out(years, Missing::none);
  for_members(group, years,
              [&](std::size_t y, std::size_t cell) { out[y] = stronger(out[y], why[cell]); });
  for (Missing& reason : out) reason = reason == Missing::none ? Missing::no_data : reason;
  return out;
}

Column sum_members(const Column& input, const Part& part, const GroupRows& group,
                   std::size_t years) {
  Column out(years, Missing::none);
  Buffer<std::uint8_t> any(years, 0);      // a member takes part
  Buffer<std::uint8_t> counted(years, 0);  // and its input is a number, not a "." inside a sum()
  for_members(group, years, [&](std::size_t y, std::size_t cell) {
    if (part[cell] == 0) return;
    any[y] = 1;
    if (input.missing[cell] != Missing::none) return;
    counted[y] = 1;
    out.value[y] += input.value[cell];
    out.flags[y] |= static_cast<Flags>(input.flags[cell] & flag::of_members);
  });
  Buffer<Missing> reasons;
  for (std::size_t y = 0; y < years; ++y) {
    if (counted[y] == 0 && reasons.empty()) reasons = reasons_without(input.missing, group, years);
    if (counted[y] != 0) out.set(y, out.value[y]);
    else out.set_missing(y, any[y] != 0 ? Missing::not_applicable : reasons[y]);
  }
  return out;
}

Column mean_members(const Column& results, const Part& part, const GroupRows& group,
                    std::size_t years) {
  Column out(years, Missing::none);
  Buffer<std::uint32_t> counted(years, 0);
  for_members(group, years, [&](std::size_t y, std::size_t cell) {
    if (part[cell] == 0) return;
    out.value[y] += results.value[cell];
    ++counted[y];
  });
  for (std::size_t y = 0; y < years; ++y) {
    if (counted[y] > 0) out.set(y, out.value[y] / counted[y]);
    else out.set_missing(y, Missing::no_data);
  }
  return out;
}

Column mean_by_weight(const Column& results, const Column& weight, const Part& part,
                      const GroupRows& group, std::size_t years) {
  Column out(years, Missing::none);
  Buffer<double> weights(years, 0);
  Buffer<std::uint8_t> any(years, 0);
  for_members(group, years, [&](std::size_t y, std::size_t cell) {
    if (part[cell] == 0) return;
    out.value[y] += results.value[cell] * weight.value[cell];
    weights[y] += weight.value[cell];
    any[y] = 1;
  });
  for (std::size_t y = 0; y < years; ++y) {
    if (any[y] == 0) out.set_missing(y, Missing::no_data);
    else if (weights[y] == 0) out.set_missing(y, Missing::division_by_zero);
    else out.set(y, out.value[y] / weights[y]);
  }
  return out;
}

Column rest_of(const Column& input, std::uint32_t whole, const GroupRows& group,
               std::size_t years) {
  Column out(years, Missing::none);
  out.copy(input, whole * years, years, 0);
  for_members(group, years, [&](std::size_t y, std::size_t cell) {
    const Missing missing = input.missing[cell];
    if (missing == Missing::not_applicable) return;
    const Missing reason = stronger(out.missing[y], missing);
    if (reason == Missing::none) out.set(y, out.value[y] - input.value[cell]);
    else out.set_missing(y, reason);
    out.flags[y] |= static_cast<Flags>(input.flags[cell] & flag::of_members);
  });
  for (Flags& flags : out.flags) {
    flags &= static_cast<Flags>(~(flag::exact_zero | flag::less_than_half));
  }
  return out;
}

bool others_take_part(const Part& part, const GroupRows& group, std::size_t before,
                      std::size_t after, std::size_t years) {
  Buffer<std::uint8_t> seen(part.size() / years, 0);  // [row] bit 1 before, bit 2 after
  for_members(group, years, [&](std::size_t y, std::size_t cell) {
    if (part[cell] == 0) return;
    if (y == before) seen[cell / years] |= 1U;
    if (y == after) seen[cell / years] |= 2U;
  });
  for (std::uint8_t bits : seen) {
    if (bits == 1 || bits == 2) return true;
  }
  return false;
}

Buffer<Flags> member_flags(const Column& results, const Part& part, const GroupRows& group,
                           std::size_t years) {
  Buffer<Flags> out(years, 0);
  for_members(group, years, [&](std::size_t y, std::size_t cell) {
    if (part[cell] != 0) out[y] |= static_cast<Flags>(results.flags[cell] & flag::of_members);
  });
  for (std::size_t y = 0; y < years; ++y) {
    if (group.changed[y] == 0) continue;
    if (y == 0 || others_take_part(part, group, y - 1, y, years)) out[y] |= flag::break_;
  }
  return out;
}

Spread spread(const Column& results, const Part& part, const GroupRows& group,
              const std::vector<std::uint32_t>& universe, std::size_t years) {
  Spread out;
  out.members.resize(years, 0);
  out.least.resize(years, nan_value);
  out.most.resize(years, nan_value);
  out.least_region.resize(years, Regions::absent);
  out.most_region.resize(years, Regions::absent);
  for_members(group, years, [&](std::size_t y, std::size_t cell) {
    if (part[cell] == 0) return;
    ++out.members[y];
    if (results.missing[cell] != Missing::none) return;
    const double v = results.value[cell];
    // Written so that the first value replaces NaN.
    if (!(v >= out.least[y])) {
      out.least[y] = v;
      out.least_region[y] = universe[cell / years];
    }
    if (!(v <= out.most[y])) {
      out.most[y] = v;
      out.most_region[y] = universe[cell / years];
    }
  });
  return out;
}

double deviation_from(double baseline, double value) {
  const double deviation = (value - baseline) / std::fabs(baseline) * 100;
  return std::isfinite(deviation) ? deviation : nan_value;
}

void deviate(const double* values, std::size_t places, const double* baseline, std::size_t years,
             Buffer<double>& out) {
  for (std::size_t p = 0; p < places; ++p) {
    for (std::size_t y = 0; y < years; ++y) {
      out.push_back(deviation_from(baseline[y], values[p * years + y]));
    }
  }
}

}  // namespace figur
