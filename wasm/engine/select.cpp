#include "select.hpp"

#include <algorithm>

#include "text.hpp"

namespace figur {

namespace {

std::uint32_t find_dimension(const Dataset& dataset, const std::string& named, Role role) {
  const Dimension* found = dataset.find(role, named);
  return found == nullptr ? Dimension::absent
                          : static_cast<std::uint32_t>(found - dataset.dimensions.data());
}

// Positions along `dimension` that the selection names.
std::vector<std::uint32_t> positions(const Selection& selection, const Dimension& dimension,
                                     const Table& table, const Path& at, Faults& faults) {
  std::vector<std::uint32_t> out;
  for (const std::string& code : selection.codes) {
    const std::uint32_t position = dimension.find(code);
    if (position == Dimension::absent) {
      faults.error(Code::unknown, at, "table % has no @ in %", table.id, code, dimension.id);
    } else {
      out.push_back(position);
    }
  }
  for (const std::string& label : selection.labels) {
    std::vector<std::uint32_t> fitting;
    for (std::size_t i = 0; i < dimension.labels.size(); ++i) {
      if (same_label(dimension.labels[i], label)) fitting.push_back(static_cast<std::uint32_t>(i));
    }
    if (fitting.size() == 1 && std::find(out.begin(), out.end(), fitting[0]) != out.end()) {
      faults.error(Code::ambiguous, at / "labels", "the category @ stands twice", label);
    } else if (fitting.size() == 1) {
      out.push_back(fitting[0]);
    } else {
      faults.error(fitting.empty() ? Code::unknown : Code::ambiguous, at / "labels",
                   "table % has % categories labelled @ in %", table.id, fitting.size(), label,
                   dimension.id);
    }
  }
  return out;
}

// Whether an index along these dimensions is there, or may be made.
bool has_room(const std::vector<Table>& tables, const Table& table, std::uint32_t geo,
              std::uint32_t time, const Regions& regions, const Path& at, Faults& faults) {
  for (const RegionIndex& index : table.indexes) {
    if (index.region_dimension == geo && index.time_dimension == time) return true;
  }
  if (table.indexes.size() == max_indexes) {
    faults.error(Code::limit, at, "table % is read along more than % pairs of dimensions", table.id,
                 max_indexes);
    return false;
  }
  std::size_t left = max_index_entries;
  for (const Table& one : tables) {
    for (const RegionIndex& index : one.indexes) left -= index.position.size();
  }
  if (exceeds(left, regions.all.size() + regions.predecessors.size(),
              table.dataset.dimensions[time].codes.size())) {
    faults.error(Code::limit, at, "more than % places and times in the tables together",
                 max_index_entries);
    return false;
  }
  return true;
}

bool bind_source(const Source& source, const Path& at, std::uint32_t table_index,
                 std::vector<Table>& tables, const Regions& regions, Faults& faults,
                 BoundSource& out) {
  Table& table = tables[table_index];
  const Dataset& dataset = table.dataset;
  const std::uint32_t geo = find_dimension(dataset, source.region_dimension, Role::geo);
  const std::uint32_t time = find_dimension(dataset, source.time_dimension, Role::time);
  if (geo == Dimension::absent || time == Dimension::absent || geo == time) {
    faults.error(Code::unknown, at, "table %: its % dimension is not known", table.id,
                 geo == Dimension::absent ? "region" : "time");
    return false;
  }
  std::vector<std::size_t> offsets{0};
  for (const Selection& selection : source.selections) {
    const Path here = at / "select" / selection.dimension;
    const Dimension* dimension = dataset.find(selection.dimension);
    if (dimension == nullptr) {
      faults.error(Code::unknown, here, "table % has no such dimension", table.id);
      return false;
    }
    if (dimension == &dataset.dimensions[geo] || dimension == &dataset.dimensions[time]) {
      faults.error(Code::format, here, "regions and years are not chosen by a definition");
      return false;
    }
    const std::vector<std::uint32_t> chosen = positions(selection, *dimension, table, here, faults);
    if (exceeds(max_chosen, offsets.size(), chosen.size())) {
      faults.error(Code::limit, at / "select", "adds up more than % cells of table %", max_chosen,
                   table.id);
      return false;
    }
    std::vector<std::size_t> product;
    for (std::size_t offset : offsets) {
      for (std::uint32_t position : chosen)
        product.push_back(offset + position * dimension->stride);
    }
    offsets = std::move(product);
  }
  for (std::uint32_t i = 0; i < dataset.dimensions.size(); ++i) {
    const Dimension& dimension = dataset.dimensions[i];
    if (i == geo || i == time || dimension.codes.size() == 1) continue;
    bool chosen = false;
    for (const Selection& selection : source.selections) {
      chosen = chosen || selection.dimension == dimension.id;
    }
    if (!chosen) {
      faults.error(Code::ambiguous, at / "select", "choose codes of %: table % has %", dimension.id,
                   table.id, dimension.codes.size());
      return false;
    }
  }
  if (offsets.empty() || !has_room(tables, table, geo, time, regions, at, faults)) return false;
  const RegionIndex& index = index_regions(table, geo, time, regions);
  out.years = source.years;
  out.year_offset = source.year_offset;
  out.table = table_index;
  out.index = static_cast<std::uint32_t>(&index - table.indexes.data());
  out.offsets = std::move(offsets);
  return true;
}

// The sum of the chosen cells from `base` on.
void sum_cells(const Column& cells, const std::vector<std::size_t>& offsets, std::size_t base,
               Column& out, std::size_t at) {
  double total = 0;
  bool counted = false;
  Missing reason = Missing::none;
  Flags flags = 0;
  for (std::size_t offset : offsets) {
    const std::size_t cell = base + offset;
    flags = static_cast<Flags>(flags | cells.flags[cell]);
    const Missing missing = cells.missing[cell];
    if (missing == Missing::not_applicable) continue;
    reason = stronger(reason, missing);
    total += cells.value[cell];
    counted = true;
  }
  if (!counted) reason = Missing::not_applicable;
  if (reason == Missing::none) out.set(at, total);
  else out.set_missing(at, reason);
  // The sign of a single cell is not the sign of a sum.
  flags &= static_cast<Flags>(~(flag::exact_zero | flag::less_than_half));
  out.flags[at] = flags;
}

}  // namespace

BoundInput bind_input(const Input& input, const Path& at, std::vector<Table>& tables,
                      const Regions& regions, Faults& faults) {
  BoundInput out;
  for (std::size_t s = 0; s < input.sources.size(); ++s) {
    const Source& source = input.sources[s];
    const Path here = at / "sources" / s;
    bool found = false;
    for (std::uint32_t t = 0; t < tables.size(); ++t) {
      if (tables[t].id != source.table) continue;
      found = true;
      BoundSource bound;
      if (bind_source(source, here, t, tables, regions, faults, bound)) {
        out.sources.push_back(std::move(bound));
      }
    }
    if (!found) {
      faults.warning(Code::unknown, here / "table", "the bundle has no table @", source.table);
    }
  }
  return out;
}

namespace {

// Where one data year's figures stand in the tables.
struct YearSource {
  const BoundSource* source = nullptr;  // nullptr: no table has the year
  int table_year = 0;                   // the year that it would have
  const Column* cells = nullptr;
  const RegionIndex* index = nullptr;
  const std::uint32_t* position = nullptr;  // of region r: position[r * step]
  std::size_t step = 0;
  std::size_t region_stride = 0;
  std::size_t time_base = 0;
  Flags flags = 0;
};

YearSource source_of(const BoundInput& input, const std::vector<Table>& tables, int year) {
  YearSource out;
  out.table_year = year;
  const BoundSource* source = nullptr;
  for (const BoundSource& candidate : input.sources) {
    if (source == nullptr && candidate.years.contains(year)) source = &candidate;
  }
  if (source == nullptr) return out;
  out.table_year += source->year_offset;
  const Table& table = tables[source->table];
  const RegionIndex& index = table.indexes[source->index];
  const std::uint32_t time = index.time_of(year + source->year_offset);
  if (time == Dimension::absent) return out;
  const Dimension& times = table.dataset.dimensions[index.time_dimension];
  out.source = source;
  out.cells = &table.dataset.cells;
  out.index = &index;
  out.position = index.position.data() + time;
  out.step = index.years.size();
  out.region_stride = table.dataset.dimensions[index.region_dimension].stride;
  out.time_base = time * times.stride;
  for (const std::string& code : table.provisional) {
    if (code == times.codes[time]) out.flags = flag::provisional;
  }
  return out;
}

// Whether a region's cells of all these years stand in a row, so that they can be copied at once:
// the common case of one cell per input in a table whose last dimension is time.
bool are_side_by_side(const std::vector<YearSource>& sources) {
  for (std::size_t y = 0; y < sources.size(); ++y) {
    if (sources[y].source == nullptr || sources[y].source != sources[0].source ||
        sources[y].source->offsets.size() != 1 ||
        sources[y].time_base != sources[0].time_base + y ||
        sources[y].position != sources[0].position + y) {
      return false;
    }
  }
  return !sources.empty();
}

// Where the rows begin of regions that stand at one place in all years, else no_row.
Buffer<std::uint32_t> first_cells(const YearSource& first,
                                  const std::vector<std::uint32_t>& regions) {
  Buffer<std::uint32_t> out;
  out.resize_unset(regions.size());
  const std::size_t base = first.time_base + first.source->offsets[0];
  const std::uint32_t* steady = first.index->steady.data();
  for (std::size_t r = 0; r < regions.size(); ++r) {
    const std::uint32_t position = steady[regions[r]];
    const bool there = position != Dimension::absent;
    out[r] = there ? static_cast<std::uint32_t>(base + position * first.region_stride) : no_row;
  }
  return out;
}

// The cell or cells of one region and year; `row` is its row in the index.
void gather(const YearSource& from, std::size_t row, Column& out, std::size_t at) {
  if (from.source == nullptr) return;
  const std::uint32_t position = from.position[row * from.step];
  if (position == Dimension::absent) return;
  const std::size_t base = from.time_base + position * from.region_stride;
  if (from.source->offsets.size() == 1) {
    const std::size_t cell = base + from.source->offsets[0];
    out.value[at] = from.cells->value[cell];
    out.missing[at] = from.cells->missing[cell];
    out.flags[at] = from.cells->flags[cell];
  } else {
    sum_cells(*from.cells, from.source->offsets, base, out, at);
  }
}

std::vector<YearSource> sources_of(const BoundInput& input, const std::vector<Table>& tables,
                                   int first_year, std::size_t years) {
  std::vector<YearSource> out;
  for (std::size_t y = 0; y < years; ++y) {
    out.push_back(source_of(input, tables, first_year + static_cast<int>(y)));
  }
  return out;
}

}  // namespace

Column select_input(const BoundInput& input, const std::vector<Table>& tables,
                    const std::vector<std::uint32_t>& regions, int first_year, std::size_t years) {
  const std::vector<YearSource> sources = sources_of(input, tables, first_year, years);
  Buffer<std::uint32_t> first;
  Column out;
  if (are_side_by_side(sources)) {
    const Dataset& dataset = tables[sources[0].source->table].dataset;
    first = first_cells(sources[0], regions);
    out = gather(dataset.cells, dataset.remarked, first, years);
  } else {
    first.resize(regions.size(), no_row);
    out = Column::unset(regions.size() * years);
  }
  for (std::size_t r = 0; r < regions.size(); ++r) {
    if (first[r] != no_row) continue;
    for (std::size_t at = r * years; at < (r + 1) * years; ++at) {
      out.set_missing(at, Missing::no_data);
      out.flags[at] = 0;
      gather(sources[at - r * years], regions[r], out, at);
    }
  }
  for (std::size_t y = 0; y < years; ++y) {
    if (sources[y].flags == 0) continue;
    for (std::size_t at = y; at < out.size(); at += years) {
      if (out.missing[at] != Missing::no_data) out.flags[at] |= sources[y].flags;
    }
  }
  return out;
}

void add_predecessors(const BoundInput& input, const std::vector<Table>& tables, const Regions& all,
                      const std::vector<std::uint32_t>& regions, int first_year, std::size_t years,
                      Column& values) {
  if (all.predecessors.empty()) return;
  const std::vector<YearSource> sources = sources_of(input, tables, first_year, years);
  std::vector<std::uint32_t> row_of(all.all.size(), Regions::absent);
  for (std::size_t r = 0; r < regions.size(); ++r) {
    row_of[regions[r]] = static_cast<std::uint32_t>(r);
  }
  Column one(1);
  for (std::size_t p = 0; p < all.predecessors.size(); ++p) {
    const Predecessor& predecessor = all.predecessors[p];
    if (row_of[predecessor.region] == Regions::absent) continue;
    for (std::size_t y = 0; y < years; ++y) {
      const YearSource& from = sources[y];
      if (from.table_year >= predecessor.year) continue;
      const std::size_t at = row_of[predecessor.region] * years + y;
      const bool begun = (values.flags[at] & flag::summed) != 0;
      const bool current = from.source != nullptr && tables[from.source->table].current_codes;
      if (!begun && !current && all.all[predecessor.region].code_at(from.table_year) == nullptr) {
        // A correction of a municipality that was not there yet can only mean the whole.
        if ((values.flags[at] & flag::overridden) != 0) continue;
        values.set_missing(at, Missing::not_applicable);
      }
      one.set_missing(0, Missing::no_data);
      one.flags[0] = 0;
      gather(from, all.all.size() + p, one, 0);
      const Missing own = values.missing[at];
      const Missing other = one.missing[0];
      const Flags flags = static_cast<Flags>(values.flags[at] | one.flags[0] | from.flags);
      if (other != Missing::not_applicable) {
        if (own == Missing::not_applicable) {
          values.value[at] = one.value[0];
          values.missing[at] = other;
        } else if (stronger(own, other) == Missing::none) {
          values.set(at, values.value[at] + one.value[0]);
        } else {
          values.set_missing(at, stronger(own, other));
        }
      }
      values.flags[at] =
          static_cast<Flags>((flags & ~(flag::exact_zero | flag::less_than_half)) | flag::summed);
    }
  }
}

}  // namespace figur
