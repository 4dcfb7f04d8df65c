#include "average.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

#include "pair.hpp"

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
  Part out(results);
  if (!summable) return out;
  bool failed = false;
  for (Missing missing : results.missing) {
    failed |= missing == Missing::division_by_zero || missing == Missing::overflow;
  }
  if (!failed) return out;
  for (std::size_t cell = 0; cell < results.size(); ++cell) {
    const Missing missing = results.missing[cell];
    if (missing != Missing::division_by_zero && missing != Missing::overflow) continue;
    bool in = true;
    for (const Column* operand : operands) in = in && operand->missing[cell] == Missing::none;
    if (in) out.set(cell, true);
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

namespace {

// Adds the numbers of a member's years that take part.
void add_row(const double* value, const double* part, std::size_t n, double* sum) {
  std::size_t y = 0;
  for (; y + 2 <= n; y += 2) {
    const Pair v = load_pair(value + y);
    const Pair p = load_pair(part + y);
    store_pair(sum + y, load_pair(sum + y) + where((v == v) & (p == p), v));
  }
  for (; y < n; ++y) {
    if (!std::isnan(value[y]) && !std::isnan(part[y])) sum[y] += value[y];
  }
}

// Adds the remarks of a member's years that take part and have a number.
void add_flags(const Flags* flags, const double* value, const double* part, std::size_t n,
               Flags* out) {
  // Mostly they are told already: four years at a time, the last four again with those before.
  const auto are_told = [=](std::size_t at) {
    constexpr std::uint64_t four = flag::of_members * 0x0001000100010001U;
    std::uint64_t theirs, told;
    std::memcpy(&theirs, flags + at, sizeof theirs);
    std::memcpy(&told, out + at, sizeof told);
    return (theirs & four & ~told) == 0;
  };
  std::size_t y = 0;
  while (y + 4 <= n && are_told(y)) y += 4;
  if (y + 4 > n && n >= 4 && are_told(n - 4)) return;
  for (; y < n; ++y) {
    if (std::isnan(value[y]) || std::isnan(part[y])) continue;
    out[y] |= static_cast<Flags>(flags[y] & flag::of_members);
  }
}

// Why no member's input was counted in a year.
Missing reason_of(std::size_t year, const Column& input, const Part& part, const GroupRows& group,
                  std::size_t years) {
  Missing reason = Missing::none;
  for (const GroupRows::Span& span : group.spans) {
    if (year < span.from || year >= span.to) continue;
    const std::size_t cell = span.row * years + year;
    // A "." inside a sum().
    if (part.in(cell)) return Missing::not_applicable;
    reason = stronger(reason, input.missing[cell]);
  }
  return reason == Missing::none ? Missing::no_data : reason;
}

bool counts_any(std::size_t year, const Column& input, const Part& part, const GroupRows& group,
                std::size_t years) {
  for (const GroupRows::Span& span : group.spans) {
    const std::size_t cell = span.row * years + year;
    if (year >= span.from && year < span.to && part.in(cell) && !std::isnan(input.value[cell])) {
      return true;
    }
  }
  return false;
}

}  // namespace

void sum_members(const Column& input, const Part& part, const GroupRows& group, std::size_t years,
                 bool remarks, Column& out, std::size_t at) {
  double* sums = out.value.data() + at;
  Flags* flags = out.flags.data() + at;
  std::fill_n(sums, years, 0.0);
  std::fill_n(flags, years, Flags{0});
  for (const GroupRows::Span& span : group.spans) {
    const std::size_t first = span.row * years + span.from;
    const std::size_t n = span.to - span.from;
    const double* value = input.value.data() + first;
    const double* taking = part.data() + first;
    add_row(value, taking, n, sums + span.from);
    if (remarks) add_flags(input.flags.data() + first, value, taking, n, flags + span.from);
  }
  for (std::size_t y = 0; y < years; ++y) {
    if (sums[y] != 0 || counts_any(y, input, part, group, years)) out.set(at + y, sums[y]);
    else out.set_missing(at + y, reason_of(y, input, part, group, years));
  }
}

Column mean_members(const Column& results, const Part& part, const GroupRows& group,
                    std::size_t years) {
  Column out(years, Missing::none);
  Buffer<std::uint32_t> counted(years, 0);
  for_members(group, years, [&](std::size_t y, std::size_t cell) {
    if (!part.in(cell)) return;
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
    if (!part.in(cell)) return;
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
  for (const GroupRows::Span& span : group.spans) {
    const auto takes_part = [&](std::size_t y) {
      return y >= span.from && y < span.to && part.in(span.row * years + y);
    };
    if (takes_part(before)) seen[span.row] |= 1U;
    if (takes_part(after)) seen[span.row] |= 2U;
  }
  for (std::uint8_t bits : seen) {
    if (bits == 1 || bits == 2) return true;
  }
  return false;
}

Buffer<Flags> member_flags(const Column& results, const Part& part, const GroupRows& group,
                           std::size_t years) {
  Buffer<Flags> out(years, 0);
  for (const GroupRows::Span& span : group.spans) {
    const std::size_t first = span.row * years + span.from;
    const double* taking = part.data() + first;
    add_flags(results.flags.data() + first, taking, taking, span.to - span.from,
              out.data() + span.from);
  }
  for (std::size_t y = 0; y < years; ++y) {
    if (group.changed[y] == 0) continue;
    if (y == 0 || others_take_part(part, group, y - 1, y, years)) out[y] |= flag::break_;
  }
  return out;
}

namespace {

// Counts the members that take part in a year, and keeps the lowest and highest of them. The first
// of equals stays.
void see(const double* value, const double* part, std::uint32_t region, std::size_t y,
         Spread& out) {
  if (std::isnan(*part)) return;
  ++out.members[y];
  if (*value < out.least[y]) {
    out.least[y] = *value;
    out.least_region[y] = region;
  }
  if (*value > out.most[y]) {
    out.most[y] = *value;
    out.most_region[y] = region;
  }
}

// The same of the members in `from` to `to`, which belong for the same years, of two of these.
struct Extremes {
  const double* value;
  const double* part;
  const std::vector<std::uint32_t>& universe;
  std::size_t years;

  void see_two(const GroupRows::Span* from, const GroupRows::Span* to, std::size_t y,
               Spread& out) const {
    Pair least = load_pair(out.least.data() + y);
    Pair most = load_pair(out.most.data() + y);
    PairMask counted{};  // less one for each
    for (const GroupRows::Span* span = from; span != to; ++span) {
      const std::size_t cell = span->row * years + y;
      const Pair v = load_pair(value + cell);
      const Pair p = load_pair(part + cell);
      const auto in = p == p;
      counted += in;
      const auto lower = in & (v < least);
      const auto higher = in & (v > most);
      if (!any(lower | higher)) continue;
      least = choose(lower, v, least);
      most = choose(higher, v, most);
      const std::uint32_t region = universe[span->row];
      for (std::size_t half = 0; half < 2; ++half) {
        if (lower[half] != 0) out.least_region[y + half] = region;
        if (higher[half] != 0) out.most_region[y + half] = region;
      }
    }
    store_pair(out.least.data() + y, least);
    store_pair(out.most.data() + y, most);
    for (std::size_t half = 0; half < 2; ++half) {
      out.members[y + half] = static_cast<std::uint16_t>(out.members[y + half] - counted[half]);
    }
  }
};

}  // namespace

Spread spread(const Column& results, const Part& part, const GroupRows& group,
              const std::vector<std::uint32_t>& universe, std::size_t years) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  Spread out;
  out.members.resize(years, 0);
  out.least.resize(years, infinity);
  out.most.resize(years, -infinity);
  out.least_region.resize(years, Regions::absent);
  out.most_region.resize(years, Regions::absent);
  const Extremes extremes{results.value.data(), part.data(), universe, years};
  const GroupRows::Span* const end = group.spans.data() + group.spans.size();
  for (const GroupRows::Span* from = group.spans.data(); from != end;) {
    const GroupRows::Span* to = from;
    while (to != end && to->from == from->from && to->to == from->to) ++to;
    std::size_t y = from->from;
    for (; y + 2 <= from->to; y += 2) extremes.see_two(from, to, y, out);
    for (; y < from->to; ++y) {
      for (const GroupRows::Span* span = from; span != to; ++span) {
        const std::size_t cell = span->row * years + y;
        see(extremes.value + cell, extremes.part + cell, universe[span->row], y, out);
      }
    }
    from = to;
  }
  for (std::size_t y = 0; y < years; ++y) {
    if (out.least_region[y] == Regions::absent) out.least[y] = out.most[y] = nan_value;
  }
  return out;
}

double deviation_from(double baseline, double value) {
  const double deviation = (value - baseline) / std::fabs(baseline) * 100;
  return std::isfinite(deviation) ? deviation : nan_value;
}

void deviate(const double* values, std::size_t places, const double* baseline, std::size_t years,
             Buffer<double>& out) {
  const std::size_t first = out.size();
  out.resize_unset(first + places * years);
  double* to = out.data() + first;
  const Pair hundred{100, 100};
  for (std::size_t p = 0; p < places; ++p, values += years, to += years) {
    std::size_t y = 0;
    for (; y + 2 <= years; y += 2) {
      const Pair from = load_pair(baseline + y);
      const Pair deviation = (load_pair(values + y) - from) / magnitude(from) * hundred;
      // What is not finite is not 0 when taken from itself.
      const auto finite = deviation - deviation == Pair{0, 0};
      store_pair(to + y, choose(finite, deviation, Pair{nan_value, nan_value}));
    }
    for (; y < years; ++y) to[y] = deviation_from(baseline[y], values[y]);
  }
}

}  // namespace figur
