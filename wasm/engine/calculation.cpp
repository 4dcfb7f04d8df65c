#include "calculation.hpp"

namespace figur {

// One version of one indicator on its way from inputs to averages.
struct Calculation::Work {
  const Indicator& indicator;
  std::size_t v;
  std::vector<std::size_t> in_version;  // the years of the version
  Values& out;

  std::vector<Column> inputs;                 // [input], [row * years + year]
  std::vector<const Column*> operands;        // of the formula, for the regions
  std::vector<std::unique_ptr<Column>> kept;  // operands that are made for it
  Part part;                                  // who takes part in an average that leaves out nobody
  std::vector<Part> parts;                    // [group] who takes part where notes leave some out
  std::vector<Excluded> excluded;             // [group] whom notes leave out
  std::vector<Column> sums;                   // [input], [group * years + year]

  const Part& part_of(std::size_t group) const {
    return excluded[group].empty() ? part : parts[group];
  }
  const Version& version() const { return indicator.definition.versions[v]; }
  const std::string& noted() const { return noted_as(indicator.definition); }
  std::size_t input(const std::string& name) const {
    std::size_t k = 0;
    while (k + 1 < version().inputs.size() && version().inputs[k].name != name) ++k;
    return k;
  }
  // The inhabitants that weigh the results, or nullptr.
  const Column* inhabitants() const {
    return version().average == Average::population ? &inputs[input(version().population)]
                                                    : nullptr;
  }
};

namespace {

// The years of one version; of the only version, all.
void copy_years(Column&& from, const std::vector<std::size_t>& which, std::size_t years,
                Column& to) {
  if (which.size() == years) {
    to = std::move(from);
    return;
  }
  if (to.size() == 0) to = Column(from.size(), Missing::not_defined);
  for (std::size_t row = 0; row < to.size(); row += years) {
    for (std::size_t y : which) to.copy(from, row + y, 1, row + y);
  }
}

std::size_t name_index(const std::string& name, const Scope& scope, Values& out) {
  for (std::size_t i = 0; i < out.names.size(); ++i) {
    if (out.names[i] == name) return i;
  }
  out.names.push_back(name);
  out.region_inputs.emplace_back(scope.universe.size() * scope.years, Missing::not_defined);
  out.group_inputs.emplace_back(scope.groups.size() * scope.years, Missing::not_defined);
  return out.names.size() - 1;
}

Values empty_values(const Scope& scope) {
  Values out;
  out.average.resize(scope.years, -1);
  out.spreads.resize(scope.groups.size());
  for (Spread& s : out.spreads) {
    s.members.resize(scope.years, 0);
    s.least.resize(scope.years, nan_value);
    s.most.resize(scope.years, nan_value);
    s.least_region.resize(scope.years, Regions::absent);
    s.most_region.resize(scope.years, Regions::absent);
  }
  return out;
}

// Ready-made results cannot be summed over predecessors: before the merger they are not defined.
void without_predecessors(const Scope& scope, Column& results) {
  for (const Predecessor& predecessor : scope.bundle->regions.predecessors) {
    const std::uint32_t row = scope.row_of[predecessor.region];
    if (row == Regions::absent) continue;
    for (std::size_t y = 0; y < scope.years; ++y) {
      if (scope.year(y) < predecessor.year)
        results.set_missing(row * scope.years + y, Missing::not_defined);
    }
  }
}

}  // namespace

const Values& Calculation::of(const Indicator& indicator) {
  const std::uint32_t done = done_index_.find(indicator.definition.id);
  if (done != CodeIndex::absent && done_[done] != nullptr) return *done_[done];
  auto values = std::make_unique<Values>(empty_values(scope_));
  const std::size_t cells = scope_.universe.size() * scope_.years;
  if (keep_parts_) values->parts.assign(scope_.groups.size(), Part(cells, false));
  for (std::size_t v = 0; v < indicator.definition.versions.size(); ++v) {
    Work work{indicator, v, {}, *values, {}, {}, {}, {}, {}, {}, {}};
    for (std::size_t y = 0; y < scope_.years; ++y) {
      if (work.version().years.contains(scope_.year(y))) work.in_version.push_back(y);
    }
    if (!work.in_version.empty()) compute(work);
  }
  if (values->regions.size() == 0) values->regions = Column(cells, Missing::not_defined);
  if (values->groups.size() == 0) {
    values->groups = Column(scope_.groups.size() * scope_.years, Missing::not_defined);
  }
  mark_redefinitions(indicator.definition, *values);
  if (done != CodeIndex::absent) {
    done_[done] = std::move(values);
    return *done_[done];
  }
  done_index_.add(indicator.definition.id, static_cast<std::uint32_t>(done_.size()));
  done_.push_back(std::move(values));
  return *done_.back();
}

void Calculation::forget(const Indicator& indicator) {
  const std::uint32_t done = done_index_.find(indicator.definition.id);
  if (done != CodeIndex::absent) done_[done].reset();
}

void Calculation::mark_redefinitions(const Definition& definition, Values& out) {
  out.redefined.resize(scope_.years, 0);
  for (std::size_t y = 1; y < scope_.years; ++y) {
    out.redefined[y] = is_redefined(definition, scope_.year(y)) ? 1 : 0;
  }
  for (const Version& version : definition.versions) {
    for (const Operand& operand : version.formula.operands) {
      if (operand.kind != Operand::Kind::indicator) continue;
      const Values& target = of(*scope_.find_indicator(operand.name));
      for (std::size_t y = 1; y < scope_.years; ++y) {
        if (version.years.contains(scope_.year(y))) out.redefined[y] |= target.redefined[y];
      }
    }
  }
}

void Calculation::compute(Work& work) {
  const Version& version = work.version();
  const std::size_t years = scope_.years;
  Column results = results_of(work);
  average(work, results);
  for (std::size_t y : work.in_version) {
    work.out.average[y] = static_cast<std::int8_t>(version.average);
    for (std::size_t g = 0; g < work.out.parts.size(); ++g) {
      for (std::size_t row = 0; row < results.size(); row += years)
        work.out.parts[g].set(row + y, work.part_of(g).in(row + y));
    }
  }
  copy_years(std::move(results), work.in_version, years, work.out.regions);
  if (!scope_.query->inputs) return;
  for (std::size_t k = 0; k < work.inputs.size(); ++k) {
    const std::size_t name = name_index(version.inputs[k].name, scope_, work.out);
    copy_years(std::move(work.inputs[k]), work.in_version, years, work.out.region_inputs[name]);
    copy_years(std::move(work.sums[k]), work.in_version, years, work.out.group_inputs[name]);
  }
}

// The formula on every region's inputs, with corrections and remarks.
Column Calculation::results_of(Work& work) {
  const Version& version = work.version();
  const Bundle& bundle = *scope_.bundle;
  const bool sums = scope_.summed() && sums_predecessors(version);
  const auto corrected_before = work.out.corrected.size();
  const std::vector<BoundInput>& bound = work.indicator.versions[work.v].inputs;
  for (std::size_t k = 0; k < bound.size(); ++k) {
    work.inputs.push_back(
        select_input(bound[k], bundle.tables, scope_.universe, scope_.first_year, scope_.years));
    const Input& input = version.inputs[k];
    correct(scope_, corrected_as(work.indicator.definition, input), input.name, work.inputs.back(),
            work.out.corrected);
    if (sums) {
      add_predecessors(bound[k], bundle.tables, bundle.regions, scope_.universe, scope_.first_year,
                       scope_.years, work.inputs.back());
    }
  }
  for (const Operand& one : version.formula.operands) work.operands.push_back(operand(one, work));
  for (std::size_t i = 0; i < work.operands.size(); ++i) {
    if (work.operands[i] != nullptr) continue;
    const Column series = place_operand(version.formula.operands[i], work);
    work.kept.push_back(std::make_unique<Column>(repeated(series, scope_.universe.size())));
    work.operands[i] = work.kept.back().get();
  }
  Column results = evaluate(version.formula, work.operands, scope_.universe.size() * scope_.years);
  correct(scope_, {work.indicator.definition.id, ""}, "", results, work.out.corrected);
  remark_results(scope_, work.indicator, work.v, results);
  if (scope_.summed() && !sums) without_predecessors(scope_, results);

  // Notes speak of all years; a correction holds in its own version.
  std::vector<Corrected>& corrected = work.out.corrected;
  for (std::size_t i = corrected.size(); i-- > corrected_before;) {
    const int year = scope_.year(corrected[i].cell % scope_.years);
    if (!version.years.contains(year)) {
      corrected.erase(corrected.begin() + static_cast<std::ptrdiff_t>(i));
    }
  }
  return results;
}

// The column of an operand of the place itself; nullptr for group(…), which is made by
// place_operand.
const Column* Calculation::operand(const Operand& operand, const Work& work) {
  if (!operand.group.empty()) return nullptr;
  if (operand.kind == Operand::Kind::indicator)
    return &of(*scope_.find_indicator(operand.name)).regions;
  return &work.inputs[work.input(operand.name)];
}

// group(place, …) as a series, [year].
Column Calculation::place_operand(const Operand& operand, const Work& work) {
  const std::size_t years = scope_.years;
  const InPlay place = scope_.find_place(operand.group);
  Column series(years);
  if (operand.kind == Operand::Kind::indicator) {
    const Values& values = of(*scope_.find_indicator(operand.name));
    series.copy(place.group ? values.groups : values.regions, place.index * years, years, 0);
    return series;
  }
  // As with the result of another indicator, a break of the place is one of what is held against
  // it.
  Column input = work.inputs[work.input(operand.name)];
  mark_breaks(scope_, input);
  if (!place.group) {
    series.copy(input, place.index * years, years, 0);
    return series;
  }
  const GroupRows& members = scope_.rows[place.index];
  if (scope_.groups[place.index]->is_rest()) {
    return rest_of(input, scope_.row_of[scope_.groups[place.index]->rest_of], members, years);
  }
  // A member that lacks one of the group's inputs drops out of every sum, as in an average.
  Part part(input);
  Buffer<Missing> why(input.size(), Missing::none);
  for (const Operand& other : work.version().formula.operands) {
    if (other.kind != Operand::Kind::input || other.group != operand.group) continue;
    const Column& also = work.inputs[work.input(other.name)];
    for (std::size_t cell = 0; cell < part.size(); ++cell) {
      why[cell] = stronger(why[cell], also.missing[cell]);
      if (also.missing[cell] != Missing::none && part.in(cell)) part.set(cell, false);
    }
  }
  const Excluded excluded = excluded_from(scope_, work.noted(), place.index);
  for (std::size_t cell = 0; cell < excluded.size(); ++cell) {
    if (excluded[cell] == 0) continue;
    part.set(cell, false);
    why[cell] = Missing::none;
  }
  sum_members(input, part, members, years, false, series, 0);
  const Buffer<Flags> flags = member_flags(input, part, members, years);
  const Buffer<Missing> reasons = reasons_without(why, members, years);
  for (std::size_t y = 0; y < years; ++y) {
    if (series.missing[y] != Missing::none) series.set_missing(y, reasons[y]);
    series.flags[y] |= flags[y];
  }
  return series;
}

Column Calculation::repeated(const Column& series, std::size_t places) const {
  Column out(places * scope_.years);
  for (std::size_t p = 0; p < places; ++p) out.copy(series, 0, scope_.years, p * scope_.years);
  return out;
}

// Every group's average, its spread and its remarks.
void Calculation::average(Work& work, const Column& results) {
  const std::size_t years = scope_.years;
  take_part(work, results);
  sum_inputs(work);
  Column averages =
      work.version().average == Average::weighted ? weighted(work) : means(work, results);
  for (std::size_t g = 0; g < scope_.groups.size(); ++g) {
    if (scope_.groups[g]->is_rest()) mark_rest(work, g, results, averages);
    else tell_members(work, g, results, averages);
  }
  remark_averages(scope_, work.noted(), averages);

  // An average that is unusable must not be worked out from what stands behind it.
  for (std::size_t g = 0; g < scope_.groups.size(); ++g) {
    for (std::size_t y : work.in_version) {
      const std::size_t cell = g * years + y;
      if (averages.missing[cell] != Missing::suppressed) continue;
      for (Column& sum : work.sums) sum.set_missing(cell, Missing::suppressed);
      work.out.spreads[g].members[y] = 0;
    }
  }
  copy_years(std::move(averages), work.in_version, years, work.out.groups);
}

// Who takes part in each group's average.
void Calculation::take_part(Work& work, const Column& results) {
  const bool summable = work.version().average == Average::weighted;
  work.part = figur::take_part(results, work.operands, summable);
  if (const Column* inhabitants = work.inhabitants()) {
    if (work.out.without_weight.empty()) {
      work.out.without_weight.resize(results.size(), Missing::none);
    }
    for (std::size_t row = 0; row < results.size(); row += scope_.years) {
      for (std::size_t y : work.in_version) {
        if (inhabitants->missing[row + y] == Missing::none) continue;
        work.part.set(row + y, false);
        work.out.without_weight[row + y] = inhabitants->missing[row + y];
      }
    }
  }
  work.parts.resize(scope_.groups.size());
  for (std::size_t g = 0; g < scope_.groups.size(); ++g) {
    work.excluded.push_back(excluded_from(scope_, work.noted(), g));
    if (work.excluded[g].empty()) continue;
    work.parts[g] = work.part;
    for (std::size_t cell = 0; cell < work.excluded[g].size(); ++cell) {
      if (work.excluded[g][cell] != 0) work.parts[g].set(cell, false);
    }
  }
}

// The inputs summed over the members that take part, where the average is made of them.
void Calculation::sum_inputs(Work& work) {
  const std::size_t years = scope_.years;
  for (std::size_t k = 0; k < work.inputs.size(); ++k) {
    const bool summed =
        work.version().average == Average::weighted || &work.inputs[k] == work.inhabitants();
    work.sums.emplace_back(scope_.groups.size() * years);
    for (std::size_t g = 0; summed && g < scope_.groups.size(); ++g) {
      const Group& group = *scope_.groups[g];
      if (group.is_rest()) {
        const std::uint32_t whole = scope_.row_of[group.rest_of];
        const Column rest = rest_of(work.inputs[k], whole, scope_.rows[g], years);
        work.sums[k].copy(rest, 0, years, g * years);
      } else {
        sum_members(work.inputs[k], work.part_of(g), scope_.rows[g], years, scope_.query->inputs,
                    work.sums[k], g * years);
      }
    }
  }
}

// The means of results, plain or weighted by inhabitants.
Column Calculation::means(const Work& work, const Column& results) const {
  const std::size_t years = scope_.years;
  const Column* inhabitants = work.inhabitants();
  Column out(scope_.groups.size() * years);
  for (std::size_t g = 0; g < scope_.groups.size(); ++g) {
    // Of a rest there is no sum of results to take the members' away from.
    const Column mean =
        scope_.groups[g]->is_rest() ? Column(years, Missing::not_defined)
        : inhabitants == nullptr
            ? mean_members(results, work.part_of(g), scope_.rows[g], years)
            : mean_by_weight(results, *inhabitants, work.part_of(g), scope_.rows[g], years);
    out.copy(mean, 0, years, g * years);
  }
  return out;
}

// A rest has the remarks of the whole and of those taken away.
void Calculation::mark_rest(const Work& work, std::size_t g, const Column& results,
                            Column& averages) const {
  const GroupRows& members = scope_.rows[g];
  const std::size_t whole = scope_.row_of[scope_.groups[g]->rest_of] * scope_.years;
  const Buffer<Flags> taken =
      member_flags(results, Part(results.size(), true), members, scope_.years);
  for (std::size_t y : work.in_version) {
    const Flags changed = members.changed[y] != 0 ? flag::break_ : Flags{0};
    const Flags of_whole = results.flags[whole + y] & flag::of_members;
    averages.flags[g * scope_.years + y] |= static_cast<Flags>(of_whole | taken[y] | changed);
  }
}

// How many take part, their lowest and highest, their remarks; and why an average is missing that
// nobody takes part in.
void Calculation::tell_members(Work& work, std::size_t g, const Column& results,
                               Column& averages) const {
  const std::size_t years = scope_.years;
  const GroupRows& members = scope_.rows[g];
  const Spread s = spread(results, work.part_of(g), members, scope_.universe, years);
  const Buffer<Flags> flags = member_flags(results, work.part_of(g), members, years);
  Buffer<Missing> reasons;
  for (std::size_t y : work.in_version) {
    Spread& to = work.out.spreads[g];
    to.members[y] = s.members[y];
    to.least[y] = s.least[y];
    to.most[y] = s.most[y];
    to.least_region[y] = s.least_region[y];
    to.most_region[y] = s.most_region[y];
    const std::size_t cell = g * years + y;
    averages.flags[cell] |= flags[y];
    if (s.members[y] != 0) continue;
    if (reasons.empty()) {
      Buffer<Missing> why = results.missing;
      for (std::size_t c = 0; c < why.size(); ++c) {
        if (work.inhabitants() != nullptr) why[c] = stronger(why[c], work.out.without_weight[c]);
        if (!work.excluded[g].empty() && work.excluded[g][c] != 0) why[c] = Missing::none;
      }
      reasons = reasons_without(why, members, years);
    }
    averages.set_missing(cell, reasons[y]);
  }
}

// The formula on the members' summed inputs.
Column Calculation::weighted(Work& work) {
  const Formula& formula = work.version().formula;
  const std::size_t groups = scope_.groups.size();
  std::vector<std::unique_ptr<Column>> kept;
  std::vector<const Column*> operands;
  for (const Operand& operand : formula.operands) {
    if (operand.group.empty()) {
      operands.push_back(&work.sums[work.input(operand.name)]);
      continue;
    }
    kept.push_back(std::make_unique<Column>(repeated(place_operand(operand, work), groups)));
    operands.push_back(kept.back().get());
  }
  return evaluate(formula, operands, groups * scope_.years);
}

}  // namespace figur
