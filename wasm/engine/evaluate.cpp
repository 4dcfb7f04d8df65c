#include <algorithm>

#include "breaks.hpp"
#include "calculation.hpp"
#include "stretches.hpp"

namespace figur {

namespace {

void describe(const Scope& scope, Answer& out) {
  const Regions& regions = scope.bundle->regions;
  out.first_year = scope.first_year;
  out.years = scope.years;
  for (const Indicator* indicator : scope.indicators) {
    out.indicators.push_back(indicator->definition.id);
  }
  out.regions.reserve(scope.regions.size());
  out.places.reserve(scope.regions.size() + scope.asked_groups.size());
  for (std::uint32_t region : scope.regions) {
    out.regions.push_back(region);
    out.places.push_back({regions.all[region].code, regions.all[region].name, Place::Kind::region});
  }
  for (std::size_t g : scope.asked_groups) {
    const Group& group = *scope.groups[g];
    out.places.push_back({place_id(group, regions), group.name,
                          group.is_rest() ? Place::Kind::rest : Place::Kind::group});
  }
}

// The rows of the regions asked for, which stand first and in order unless one was asked for twice.
void append_regions(const Scope& scope, const Column& rows, Column& out) {
  if (scope.asked_rows == scope.regions.size()) {
    out.append(rows, 0, scope.asked_rows * scope.years);
    return;
  }
  for (std::uint32_t region : scope.regions) {
    out.append(rows, scope.row(region) * scope.years, scope.years);
  }
}

void append_inputs(const Scope& scope, const Values& values, Answer& out) {
  Answer::Inputs inputs;
  inputs.names = values.names;
  for (std::size_t k = 0; k < values.names.size(); ++k) {
    append_regions(scope, values.region_inputs[k], inputs.values);
    for (std::size_t g : scope.asked_groups) {
      inputs.values.append(values.group_inputs[k], g * scope.years, scope.years);
    }
  }
  out.inputs.push_back(std::move(inputs));
}

void append(const Scope& scope, const Values& values, Answer& out) {
  append_regions(scope, values.regions, out.values);
  for (std::size_t g : scope.asked_groups) {
    out.values.append(values.groups, g * scope.years, scope.years);
    const Spread& s = values.spreads[g];
    out.members.append(s.members);
    for (std::size_t y = 0; y < scope.years; ++y) {
      out.members_of.push_back(values.average[y] >= 0 ? scope.rows[g].count[y] : std::uint16_t{0});
    }
    out.least.append(s.least);
    out.most.append(s.most);
    out.least_region.append(s.least_region);
    out.most_region.append(s.most_region);
  }
  out.average.append(values.average);
  if (scope.query->inputs) append_inputs(scope, values, out);
}

void add_corrections(const Scope& scope, const Values& values, std::uint32_t n, Answer& out) {
  for (const Corrected& one : values.corrected) {
    const std::size_t row = one.cell / scope.years;
    if (row >= scope.asked_rows) continue;
    out.corrections.push_back({n, scope.region(row).code, scope.year(one.cell % scope.years),
                               one.input, one.value, one.missing});
  }
}

void add_footnotes(const Scope& scope, const std::string& id, std::uint32_t n, Answer& out) {
  for (const Note& note : scope.bundle->notes) {
    if (note.indicator != id || !note.years.overlaps(scope.query->years)) continue;
    if (note.region != Regions::absent) {
      const std::uint32_t row = scope.row_of[note.region];
      if (row == Regions::absent || row >= scope.asked_rows) continue;
      const std::string& code = scope.bundle->regions.all[note.region].code;
      out.footnotes.push_back({n, code, note.years, note.text});
      continue;
    }
    // A note on a relative group is one on each that was asked for.
    bool told = false;
    for (std::size_t g : scope.asked_groups) {
      const Group& group = *scope.groups[g];
      if (group.id != note.group || group.self == Regions::absent) continue;
      out.footnotes.push_back({n, place_id(group, scope.bundle->regions), note.years, note.text});
      told = true;
    }
    if (!told) out.footnotes.push_back({n, note.group, note.years, note.text});
  }
}

// Cells of a stretch that is handed over: some hundred kilobytes.
constexpr std::size_t stretch = 16384;

// Results, and inputs when they are asked for.
std::size_t answered_columns(const Scope& scope) {
  std::size_t out = scope.indicators.size();
  if (!scope.query->inputs) return out;
  for (const Indicator* indicator : scope.indicators) {
    for (const Version& version : indicator->definition.versions) out += version.inputs.size();
  }
  return out;
}

void empty_cells(Answer& out) {
  out.values.value.resize(0, 0);
  out.values.missing.resize(0, Missing::none);
  out.values.flags.resize(0, 0);
  out.deviation.resize(0, 0);
}

// Without `take` the answer keeps all its cells.
Result<Answer> answer(Bundle& bundle, const Query& query, const Take* take) {
  Result<Scope> made = make_scope(bundle, query);
  if (!made) return made.error();
  const Scope& scope = *made;
  Answer out;
  describe(scope, out);
  if (exceeds(max_answer_cells, answered_columns(scope), out.places.size(), scope.years)) {
    return fault(Code::limit, Path(), "the question has more than % cells", max_answer_cells);
  }
  const std::size_t cells = out.indicators.size() * out.places.size() * scope.years;
  const std::size_t per_indicator = out.places.size() * scope.years;
  const std::size_t held = take == nullptr ? cells : std::min(cells, stretch + per_indicator);
  out.values.reserve(held);
  if (!query.baseline.empty()) out.deviation.reserve(held);
  Calculation calculation(scope);
  std::size_t first = 0;  // the indicator whose cells stand first
  for (std::uint32_t n = 0; n < scope.indicators.size(); ++n) {
    const Indicator& indicator = *scope.indicators[n];
    const Values& values = calculation.of(indicator);
    append(scope, values, out);
    add_breaks(scope, values, n, out);
    add_corrections(scope, values, n, out);
    add_footnotes(scope, noted_as(indicator.definition), n, out);
    if (!query.baseline.empty()) {
      const Column& from = scope.baseline.group ? values.groups : values.regions;
      deviate(out.values.value.data() + (n - first) * per_indicator, out.places.size(),
              from.value.data() + scope.baseline.index * scope.years, scope.years, out.deviation);
    }
    if (scope.referred.find(indicator.definition.id) == CodeIndex::absent) {
      calculation.forget(indicator);
    }
    if (take != nullptr && out.values.size() >= stretch) {
      (*take)(out, first);
      empty_cells(out);
      first = n + 1;
    }
  }
  if (take != nullptr && (first == 0 || out.values.size() > 0)) {
    (*take)(out, first);
    empty_cells(out);
  }
  return out;
}

}  // namespace

Result<Answer> evaluate(Bundle& bundle, const Query& query) {
  return answer(bundle, query, nullptr);
}

Result<Answer> evaluate_in_stretches(Bundle& bundle, const Query& query, const Take& take) {
  return answer(bundle, query, &take);
}

Result<Members> find_members(Bundle& bundle, const Query& query) {
  if (query.indicators.size() != 1 || query.groups.size() != 1 ||
      query.years.from != query.years.to) {
    return fault(Code::format, Path(), "members are asked for with one indicator, group and year");
  }
  Result<Scope> made = make_scope(bundle, query);
  if (!made) return made.error();
  const Scope& scope = *made;
  Calculation calculation(scope, true);
  const Values& values = calculation.of(*scope.indicators.front());
  const std::size_t g = scope.asked_groups.front();
  const bool suppressed = values.groups.missing[g] == Missing::suppressed;
  const Excluded excluded = excluded_from(scope, noted_as(scope.indicators.front()->definition), g);
  Members out;
  for (const GroupRows::Span& span : scope.rows[g].spans) {
    const std::uint32_t row = span.row;  // the question has one year
    const std::string& code = scope.region(row).code;
    if (suppressed) {
      out.out.push_back({code, Missing::suppressed, false});
    } else if (values.parts[g].in(row) && !scope.groups[g]->is_rest()) {
      out.in.push_back(code);
    } else {
      Missing reason = values.regions.missing[row];
      if (!values.without_weight.empty()) reason = stronger(reason, values.without_weight[row]);
      out.out.push_back({code, reason, !excluded.empty() && excluded[row] != 0});
    }
  }
  return out;
}

}  // namespace figur
