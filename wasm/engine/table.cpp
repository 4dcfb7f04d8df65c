#include "table.hpp"

namespace figur {

std::uint32_t RegionIndex::time_of(int year) const {
  for (std::size_t i = 0; i < years.size(); ++i) {
    if (years[i] == year) return static_cast<std::uint32_t>(i);
  }
  return Dimension::absent;
}

namespace {

// A table time as a year; a value no bundle uses when it is not one.
int year_of(const std::string& code) {
  int year = 0;
  if (code.empty() || code.size() > 4) return -1;
  for (char c : code) {
    if (c < '0' || c > '9') return -1;
    year = year * 10 + (c - '0');
  }
  return year;
}

}  // namespace

const RegionIndex& index_regions(Table& table, std::uint32_t region_dimension,
                                 std::uint32_t time_dimension, const Regions& regions) {
  for (const RegionIndex& index : table.indexes) {
    if (index.region_dimension == region_dimension && index.time_dimension == time_dimension) {
      return index;
    }
  }
  RegionIndex index;
  index.region_dimension = region_dimension;
  index.time_dimension = time_dimension;
  const Dimension& places = table.dataset.dimensions[region_dimension];
  for (const std::string& code : table.dataset.dimensions[time_dimension].codes) {
    index.years.push_back(year_of(code));
  }
  index.position.reserve((regions.all.size() + regions.predecessors.size()) * index.years.size());
  for (const Region& region : regions.all) {
    std::uint32_t by_alias = Dimension::absent;
    for (const std::string& alias : region.aliases) {
      if (by_alias == Dimension::absent) by_alias = places.find(alias);
    }
    // A code stands for many years: it is looked up anew only when it is another.
    const std::string* known = nullptr;
    std::uint32_t position = Dimension::absent;
    for (int year : index.years) {
      const std::string* code = table.current_codes ? &region.code : region.code_at(year);
      if (code != known) position = code == nullptr ? Dimension::absent : places.find(*code);
      known = code;
      index.position.push_back(position == Dimension::absent ? by_alias : position);
    }
  }
  for (const Predecessor& predecessor : regions.predecessors) {
    for (int year : index.years) {
      const std::string* code = table.current_codes ? nullptr : code_at(predecessor.codes, year);
      index.position.push_back(code == nullptr ? Dimension::absent : places.find(*code));
    }
  }
  const std::size_t years = index.years.size();
  for (std::size_t at = 0; at < index.position.size(); at += years) {
    const std::uint32_t first = index.position[at];
    bool same = true;
    for (std::size_t y = 1; y < years; ++y) same = same && index.position[at + y] == first;
    index.steady.push_back(same ? first : Dimension::absent);
  }
  table.indexes.push_back(std::move(index));
  return table.indexes.back();
}

}  // namespace figur
