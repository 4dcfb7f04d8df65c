#include "remark.hpp"

namespace figur {

namespace {

// Calls `what(cell)` for every cell of the scope's rows that the note speaks of.
template <class What>
void for_cells(const Scope& scope, const Note& note, What what) {
  const bool one = note.region != Regions::absent;
  if (one && scope.row_of[note.region] == Regions::absent) return;
  const std::size_t first = one ? scope.row_of[note.region] : 0;
  const std::size_t end = one ? first + 1 : scope.universe.size();
  for (std::size_t r = first; r < end; ++r) {
    for (std::size_t y = 0; y < scope.years; ++y) {
      if (note.years.contains(scope.year(y))) what(r * scope.years + y);
    }
  }
}

// A KOSTRA year's amounts are on the borders of that year, but its population, 1 January of the
// next, is on the next year's.
bool mixes_borders(const Scope& scope, const BoundVersion& version, const Region& region,
                   int data_year) {
  int borders = -1;
  for (const BoundInput& input : version.inputs) {
    for (const BoundSource& source : input.sources) {
      if (!source.years.contains(data_year)) continue;
      const int here = region.borders_at(data_year + source.year_offset, scope.query->predecessors);
      if (borders >= 0 && here != borders) return true;
      borders = here;
      break;
    }
  }
  return false;
}

void mark_mixed_borders(const Scope& scope, const BoundVersion& version, Column& results) {
  for (std::size_t r = 0; r < scope.universe.size(); ++r) {
    if (scope.broken[r] == 0) continue;
    const Region& region = scope.region(r);
    for (std::size_t y = 0; y < scope.years; ++y) {
      if (mixes_borders(scope, version, region, scope.year(y)))
        results.flags[r * scope.years + y] |= flag::mixed_borders;
    }
  }
}

}  // namespace

void mark_breaks(const Scope& scope, Column& column) {
  for (std::size_t r = 0; r < scope.universe.size(); ++r) {
    if (scope.broken[r] == 0) continue;
    for (const RegionBreak& one : scope.region(r).breaks) {
      const bool bridged = scope.summed() && one.predecessors;
      if (bridged || !scope.query->years.contains(one.year)) continue;
      const auto y = static_cast<std::size_t>(one.year - scope.first_year);
      column.flags[r * scope.years + y] |= flag::break_;
    }
  }
}

void correct(const Scope& scope, const InputOf& noted, const std::string& input, Column& column,
             std::vector<Corrected>& corrected) {
  for (const Note& note : scope.bundle->notes) {
    if (note.kind != Note::Kind::override_ || note.indicator != noted.indicator ||
        note.input != noted.input)
      continue;
    for_cells(scope, note, [&](std::size_t cell) {
      corrected.push_back({input, cell, column.value[cell], column.missing[cell]});
      column.set(cell, note.value);
      column.flags[cell] |= flag::overridden;
    });
  }
}

void remark_results(const Scope& scope, const Indicator& indicator, std::size_t version,
                    Column& results) {
  mark_breaks(scope, results);
  mark_mixed_borders(scope, indicator.versions[version], results);
  for (const Note& note : scope.bundle->notes) {
    if (note.indicator != noted_as(indicator.definition)) continue;
    Flags mark = 0;
    if (note.kind == Note::Kind::exclude) mark = flag::excluded;
    if (note.kind == Note::Kind::footnote && note.group.empty()) mark = flag::footnote;
    if (mark != 0) for_cells(scope, note, [&](std::size_t cell) { results.flags[cell] |= mark; });
  }
}

Excluded excluded_from(const Scope& scope, const std::string& noted, std::size_t group) {
  Excluded out;
  for (const Note& note : scope.bundle->notes) {
    if (note.kind != Note::Kind::exclude || note.indicator != noted) continue;
    if (!note.group.empty() && note.group != scope.groups[group]->id) continue;
    out.resize(scope.universe.size() * scope.years, 0);
    for_cells(scope, note, [&out](std::size_t cell) { out[cell] = 1; });
  }
  return out;
}

void remark_averages(const Scope& scope, const std::string& noted, Column& averages) {
  for (const Note& note : scope.bundle->notes) {
    const bool suppresses = note.kind == Note::Kind::suppress_average;
    const bool applies =
        suppresses || (note.kind == Note::Kind::footnote && note.region == Regions::absent);
    if (note.indicator != noted || !applies) continue;
    for (std::size_t g = 0; g < scope.groups.size(); ++g) {
      if (!note.group.empty() && note.group != scope.groups[g]->id) continue;
      for (std::size_t y = 0; y < scope.years; ++y) {
        if (!note.years.contains(scope.year(y))) continue;
        const std::size_t cell = g * scope.years + y;
        if (suppresses) averages.set_missing(cell, Missing::suppressed);
        averages.flags[cell] |= flag::footnote;
      }
    }
  }
}

}  // namespace figur
