// KS's averages over a group's members (ks.no, "Om datagrunnlaget i ASSS"), per year. Columns are
// [row * years + year] over the rows of a scope (scope.hpp).
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "column.hpp"
#include "region.hpp"

namespace figur {

// A group's members as rows, with the stretch of years [from, to) in which each is a member.
struct GroupRows {
  struct Span {
    std::uint32_t row;
    std::uint32_t from, to;
  };
  std::vector<Span> spans;
  Buffer<std::uint16_t> count;   // [year] members, whether or not they have figures
  Buffer<std::uint8_t> changed;  // [year] 1 where the members differ from the year before
};
// `row_of[region]`: its row, or Regions::absent.
GroupRows group_rows(const Group& group, const std::vector<std::uint32_t>& row_of, int first_year,
                     std::size_t years);

// Which cells take part in an average: those that are numbers in a column of doubles, mostly the
// results' own, so that the loops over members need no column beside it.
class Part {
 public:
  Part() = default;
  // Cells that have a value; until the first change the part looks into `values`, which must
  // outlive it.
  explicit Part(const Column& values) : shared_(values.value.data()), size_(values.size()) {}
  // Every cell, or none.
  Part(std::size_t n, bool in) : own_(n, in ? 0.0 : nan_value), size_(n) {}

  std::size_t size() const { return size_; }
  const double* data() const { return own_.empty() ? shared_ : own_.data(); }
  bool in(std::size_t cell) const { return !std::isnan(data()[cell]); }
  void set(std::size_t cell, bool in) {
    if (own_.empty()) own_.append(shared_, size_);
    own_[cell] = in ? 0.0 : nan_value;
  }

 private:
  const double* shared_ = nullptr;
  Buffer<double> own_;
  std::size_t size_ = 0;
};

// Cells whose result exists; where `summable`, also those whose result fails only by a division by
// zero or an overflow of its own while all operands of its formula are known.
Part take_part(const Column& results, const std::vector<const Column*>& operands, bool summable);

// The input summed over the members that take part, put into the years of `out` from `at` on. "."
// counts as nothing. Without `remarks` it has no flags: the results of the members have them too.
void sum_members(const Column& input, const Part& part, const GroupRows& group, std::size_t years,
                 bool remarks, Column& out, std::size_t at);

// The plain mean of the members' results, [year]; no_data where nobody takes part.
Column mean_members(const Column& results, const Part& part, const GroupRows& group,
                    std::size_t years);

// Their mean weighted by `weight` (inhabitants), [year]; a sum of weights of 0 divides by zero.
// no_data where nobody takes part.
Column mean_by_weight(const Column& results, const Column& weight, const Part& part,
                      const GroupRows& group, std::size_t years);

// What is left of the region in row `whole` when the members' inputs are taken away, [year]. A
// member's "." counts as nothing; any other missing input of a member makes the rest missing.
Column rest_of(const Column& input, std::uint32_t whole, const GroupRows& group, std::size_t years);

// Why an average is missing that no member takes part in, [year]: the strongest of the members'
// reasons `why`, no_data when there is none.
Buffer<Missing> reasons_without(const Buffer<Missing>& why, const GroupRows& group,
                                std::size_t years);

// Whether others take part in one year than in another: members without figures come and go unseen.
bool others_take_part(const Part& part, const GroupRows& group, std::size_t before,
                      std::size_t after, std::size_t years);

// What is to be said of an average because of its members, [year]: a change of
// membership that changes who takes part, or members on new borders, are a break.
Buffer<Flags> member_flags(const Column& results, const Part& part, const GroupRows& group,
                           std::size_t years);

struct Spread {
  Buffer<std::uint16_t> members;                    // [year] that take part
  Buffer<double> least, most;                       // [year] NaN when none has a value
  Buffer<std::uint32_t> least_region, most_region;  // [year] index into Regions::all, or absent
};
Spread spread(const Column& results, const Part& part, const GroupRows& group,
              const std::vector<std::uint32_t>& universe, std::size_t years);

// Per cent from the baseline, NaN where either is NaN or the baseline is 0. More is positive, also
// than a negative baseline (net income).
double deviation_from(double baseline, double value);
// Of columns: `baseline` is [year], `values` [place * years + year].
void deviate(const double* values, std::size_t places, const double* baseline, std::size_t years,
             Buffer<double>& out);

}  // namespace figur
