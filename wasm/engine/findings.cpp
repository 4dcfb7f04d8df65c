#include "findings.hpp"

#include <algorithm>
#include <cmath>

#include "breaks.hpp"
#include "cases.hpp"
#include "number.hpp"
#include "profile.hpp"

namespace figur {

namespace {

using Kind = Findings::Kind;
using Why = Findings::Why;

// Finds what there is to tell of one indicator after the other.
class Finder {
 public:
  Finder(const Scope& scope, const FindingsQuery& query, Findings& out)
      : scope_(scope), query_(query), out_(out) {}

  void find(std::uint32_t n) {
    n_ = n;
    indicator_ = scope_.indicators[n];
    values_ = &calculation_.of(*indicator_);
    Answer told;
    add_breaks(scope_, *values_, n, told);
    breaks_ = std::move(told.breaks);
    measure();
    change();
    spread();
    if (query_.region.empty()) return;
    deviation();
    turn();
  }

 private:
  std::size_t last() const { return scope_.years - 1; }
  std::size_t index_of(int year) const {
    return static_cast<std::size_t>(year - scope_.first_year);
  }
  Cell average(std::size_t y) const { return values_->groups.at(group_ * scope_.years + y); }
  InPlay group() const { return {true, group_}; }
  InPlay region() const { return {false, scope_.row(scope_.regions.front())}; }
  Cell own(std::size_t y) const { return values_->regions.at(region().index * scope_.years + y); }
  Cases cases(InPlay place, std::size_t y) {
    return cases_behind(scope_, calculation_, *indicator_, place, y);
  }
  double shown(double value) const { return rounded(value, indicator_->definition.decimals); }

  static bool is_told(double size) { return size >= least_size && std::isfinite(size); }

  // Tells it, and returns it to be filled in.
  Findings::Found& tell(Kind kind, bool unguarded, double size) {
    Findings::Found found;
    found.kind = kind;
    found.indicator = n_;
    found.unguarded = unguarded;
    found.size = size;
    if (kind != Kind::turn) {
      found.average = static_cast<Average>(values_->average[last()]);
      found.members = values_->spreads[group_].members[last()];
      found.members_of = scope_.rows[group_].count[last()];
    }
    out_.found.push_back(found);
    return out_.found.back();
  }

  // True when there is a reason; then it is told.
  bool leave_out(Kind kind, Why why) {
    if (why == Why::none) return false;
    out_.left_out.push_back({kind, n_, why, {}});
    return true;
  }

  static Why unusable(const Cell* cells, std::size_t count, bool broken) {
    Missing missing = Missing::none;
    Flags flags = 0;
    bool suppressed = false;
    for (std::size_t i = 0; i < count; ++i) {
      suppressed = suppressed || cells[i].missing == Missing::suppressed;
      missing = stronger(missing, cells[i].missing);
      flags |= cells[i].flags;
    }
    if (suppressed || (flags & flag::excluded) != 0) return Why::suppressed;
    if (missing != Missing::none) return Why::missing;
    if (broken) return Why::break_;
    if ((flags & flag::provisional) != 0) return Why::provisional;
    if ((flags & flag::mixed_borders) != 0) return Why::mixed;
    return Why::none;
  }

  // The places of the question are the region, when there is one, and the group.
  std::uint32_t group_place() const { return static_cast<std::uint32_t>(scope_.regions.size()); }

  // Whether a year after `from` cannot be compared with the one before.
  bool broken(std::uint32_t place, int from) const {
    for (const Answer::Break& one : breaks_) {
      if (one.year > from && (one.place == Answer::Break::everywhere || one.place == place))
        return true;
    }
    return false;
  }

  // The members that take part in the last year's average and do not rest on few cases: how they
  // differ, who is lowest and who is highest.
  void measure() {
    low_ = high_ = {};
    deviation_ = 0;
    counted_ = false;
    few_.clear();
    enough_ = false;
    std::vector<double> values;
    const std::size_t y = last();
    if (scope_.groups[group_]->is_rest()) return;
    for (const GroupRows::Span& span : scope_.rows[group_].spans) {
      const std::size_t cell = span.row * scope_.years + y;
      if (y < span.from || y >= span.to || !values_->parts[group_].in(cell)) continue;
      if (values_->regions.missing[cell] != Missing::none) continue;
      const std::uint32_t member = scope_.universe[span.row];
      const Cases behind = cases({false, span.row}, y);
      counted_ = counted_ || behind.counted;
      if (behind.below(query_.minimum)) {
        few_.push_back(member);
        continue;
      }
      const double value = values_->regions.value[cell];
      values.push_back(value);
      if (!(value >= low_.value)) low_ = {member, value};
      if (!(value <= high_.value)) high_ = {member, value};
    }
    enough_ = values.size() >= least_members;
    // Equal values may differ from their mean in its last bit.
    if (!enough_ || low_.value == high_.value) return;
    const auto count = static_cast<double>(values.size());
    double sum = 0;
    for (double value : values) sum += value;
    double squares = 0;
    for (double value : values) squares += (value - sum / count) * (value - sum / count);
    deviation_ = std::sqrt(squares / count);
  }

  // Why there are too few members to measure with.
  Why too_few() const { return enough_ ? Why::none : few_.empty() ? Why::members : Why::small; }
  Why unmeasured() const { return deviation_ > 0 ? Why::none : enough_ ? Why::members : too_few(); }

  void change() {
    const std::size_t first = index_of(out_.from);
    const Cell ends[2] = {average(first), average(last())};
    bool apart =
        broken(group_place(), out_.from) ||
        others_take_part(values_->parts[group_], scope_.rows[group_], first, last(), scope_.years);
    // Another definition may hold after a year without one.
    for (std::size_t y = first + 1; y < last(); ++y) {
      apart = apart || average(y).missing == Missing::not_defined;
    }
    if (leave_out(Kind::change, unusable(ends, 2, apart))) return;
    const Cases before = cases(group(), first);
    const Cases now = cases(group(), last());
    const bool few = before.below(query_.minimum) || now.below(query_.minimum);
    if (leave_out(Kind::change, few ? Why::small : unmeasured())) return;
    if (shown(ends[0].value) == shown(ends[1].value)) return;
    const double size = std::fabs(ends[1].value - ends[0].value) / deviation_;
    if (!is_told(size)) return;
    Findings::Found& found = tell(Kind::change, !before.counted || !now.counted, size);
    std::copy(ends, ends + 2, found.cells);
    if (ends[0].value > 0 && ends[1].value >= 0)
      found.per_cent = deviation_from(ends[0].value, ends[1].value);
  }

  void spread() {
    const Cell mean = average(last());
    if (leave_out(Kind::spread, unusable(&mean, 1, false))) return;
    if (leave_out(Kind::spread, too_few())) return;
    if (!few_.empty()) out_.left_out.push_back({Kind::spread, n_, Why::small, few_});
    if (shown(low_.value) == shown(high_.value)) return;
    const bool both_sides = low_.value < 0 && high_.value > 0;
    const double relative = (high_.value - low_.value) / std::fabs(mean.value) * 100;
    if (leave_out(Kind::spread, both_sides || !std::isfinite(relative) ? Why::base : Why::none))
      return;
    Findings::Found& found = tell(Kind::spread, !counted_, relative);
    found.per_cent = relative;
    found.cells[0] = mean;
    found.low = low_;
    found.high = high_;
  }

  void deviation() {
    const Cell both[2] = {own(last()), average(last())};
    if (leave_out(Kind::deviation, unusable(both, 2, false))) return;
    const double value = both[0].value;
    const double mean = both[1].value;
    const Cases behind = cases(region(), last());
    const bool few = behind.below(query_.minimum) || cases(group(), last()).below(query_.minimum);
    const double deviation = deviation_from(mean, value);
    const bool based = mean > 0 && value >= 0 && !std::isnan(deviation);
    if (leave_out(Kind::deviation, few ? Why::small : based ? Why::none : Why::base)) return;
    if (shown(value) == shown(mean) || std::fabs(value - mean) < least_size * deviation_) return;
    Findings::Found& found = tell(Kind::deviation, !behind.counted, std::fabs(deviation));
    found.per_cent = deviation;
    std::copy(both, both + 2, found.cells);
  }

  void turn() {
    const std::size_t y = last() - 2;
    const Cell three[3] = {own(y), own(y + 1), own(y + 2)};
    if (leave_out(Kind::turn, unusable(three, 3, broken(0, out_.year - 2)))) return;
    bool few = false;
    bool counted = true;
    for (std::size_t i = y; i <= last(); ++i) {
      const Cases behind = cases(region(), i);
      few = few || behind.below(query_.minimum);
      counted = counted && behind.counted;
    }
    if (leave_out(Kind::turn, few ? Why::small : unmeasured())) return;
    const double before = three[1].value - three[0].value;
    const double after = three[2].value - three[1].value;
    const double low = shown(three[1].value);
    const bool steps = shown(three[0].value) != low && low != shown(three[2].value);
    const double size = std::min(std::fabs(before), std::fabs(after)) / deviation_;
    if (!steps || (before > 0) == (after > 0) || !is_told(size) || !std::isfinite(before - after))
      return;
    std::copy(three, three + 3, tell(Kind::turn, !counted, size).cells);
  }

  const Scope& scope_;
  const FindingsQuery& query_;
  Findings& out_;
  const std::size_t group_ = scope_.asked_groups.front();
  Calculation calculation_{scope_, true};

  // Of the indicator at hand.
  std::uint32_t n_ = 0;
  const Indicator* indicator_ = nullptr;
  const Values* values_ = nullptr;
  std::vector<Answer::Break> breaks_;
  Findings::End low_, high_;
  double deviation_ = 0;            // standard deviation between the members, 0 when there is none
  bool enough_ = false;             // members to measure with
  bool counted_ = false;            // a member's figure rests on something counted
  std::vector<std::uint32_t> few_;  // members that rest on few cases
};

// The area's profile, own indicators after the bundle's of their type.
std::vector<std::string> indicators_of(const Bundle& bundle, const FindingsQuery& query) {
  std::vector<std::string> ids;
  std::vector<double> types;
  const auto add = [&](const Definition& definition) {
    ids.push_back(definition.id);
    types.push_back(static_cast<double>(definition.type));
  };
  for (const Indicator* indicator : profile_indicators(bundle, query.area))
    add(indicator->definition);
  for (const Definition& own : query.own_indicators) {
    if (own.area == query.area && own.profile) add(own);
  }
  std::vector<std::string> out;
  for (std::uint32_t i : ascending(types)) out.push_back(std::move(ids[i]));
  return out;
}

// By kind, the largest first, at most so many of each.
void put_in_order(std::vector<Findings::Found>& all, int most) {
  std::vector<Findings::Found> out;
  for (Kind kind : {Kind::change, Kind::spread, Kind::deviation, Kind::turn}) {
    std::vector<double> keys;
    for (const Findings::Found& one : all) keys.push_back(one.kind == kind ? -one.size : 1);
    int left = most;
    for (std::uint32_t i : ascending(keys)) {
      if (keys[i] > 0 || left-- == 0) break;
      out.push_back(all[i]);
    }
  }
  all = std::move(out);
}

Error out_of_bounds(const char* what, int least, int most) {
  return fault(Code::format, Path() / what, "expected a whole number from % to %", least, most);
}

}  // namespace

Result<Findings> find_findings(Bundle& bundle, FindingsQuery asked) {
  constexpr int most_years = 100;
  constexpr int most_findings = 1000;
  constexpr int most_cases = 1'000'000'000;
  if (asked.years < 2 || asked.years > most_years) return out_of_bounds("years", 2, most_years);
  if (asked.most < 1 || asked.most > most_findings) return out_of_bounds("most", 1, most_findings);
  if (asked.minimum < 0 || asked.minimum > most_cases) {
    return out_of_bounds("minimum", 0, most_cases);
  }
  const Years span = bundle.years.from <= bundle.years.to
                         ? bundle.years
                         : Years{earliest_year + most_years, latest_year};
  if (!span.contains(asked.year)) {
    return fault(Code::format, Path() / "year", "expected a year from % to %", span.from, span.to);
  }
  const std::uint32_t region = bundle.regions.find(asked.region);
  if (!asked.region.empty() && region == Regions::absent) {
    return fault(Code::unknown, Path() / "region", "@ is not % of the bundle", asked.region,
                 "a region");
  }
  Query query;
  query.indicators = indicators_of(bundle, asked);
  if (query.indicators.empty()) {
    return fault(Code::unknown, Path() / "area", "the bundle has no indicators of @", asked.area);
  }
  Findings out;
  out.area = asked.area;
  out.year = asked.year;
  out.from = asked.year - asked.years + 1;
  query.groups = {seen_by(bundle, asked.group, asked.region)};
  if (!asked.region.empty()) {
    out.region = bundle.regions.all[region].code;
    query.regions = {out.region};
  }
  query.years = {asked.region.empty() ? out.from : std::min(out.from, asked.year - 2), asked.year};
  query.inputs = true;
  query.predecessors = asked.predecessors;
  query.own_groups = std::move(asked.own_groups);
  query.own_indicators = std::move(asked.own_indicators);
  Result<Scope> scope = make_scope(bundle, query);
  if (!scope) return scope.error();
  out.group = place_id(*scope->groups[scope->asked_groups.front()], bundle.regions);

  Finder finder(*scope, asked, out);
  for (std::uint32_t n = 0; n < scope->indicators.size(); ++n) finder.find(n);
  put_in_order(out.found, asked.most);
  out.indicators = query.indicators;
  return out;
}

}  // namespace figur
