// Municipalities and other places over time, and groups of them with membership per year.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "code_index.hpp"
#include "json.hpp"
#include "years.hpp"

namespace figur {

struct RegionCode {
  std::string code;
  Years years;  // of a table's time axis: reforms take effect on 1 January
};

// One selectable place whose series is joined over code changes.
struct Region {
  std::string code;  // the current one: its id
  std::string name;
  std::string kind;  // municipality | country | kostra-group | county
  std::vector<RegionCode> codes;
  std::vector<int> breaks;   // first year that cannot be compared with the year before
  std::vector<int> borders;  // those among them that are new borders, not a new grouping
  Json json;                 // as read, for the page

  // The code valid in that table year, or nullptr when the place did not exist.
  const std::string* code_at(int year) const;
  // Which borders hold in that year: the number of breaks up to and including it.
  int borders_at(int year) const;
};

struct Regions {
  std::vector<Region> all;
  CodeIndex by_code;  // current and older codes

  static constexpr std::uint32_t absent = CodeIndex::absent;
  std::uint32_t find(const std::string& code) const { return by_code.find(code); }
};

inline constexpr std::size_t max_groups = 1000;

struct Membership {
  Years years;
  std::vector<std::uint32_t> regions;  // indices into Regions::all
};

// A group whose averages are computed over its members of each year.
struct Group {
  std::string id;
  std::string name;
  std::vector<Membership> memberships;
  Json json;

  // Empty when the group has no members that year.
  const std::vector<std::uint32_t>& members(int year) const;
};

// Read `regions` and `groups` of a bundle; faults carry the pointer below `at`.
Regions read_regions(const Json& array, const Path& at, Faults& faults);
std::vector<Group> read_groups(const Json& array, const Path& at, const Regions& regions,
                               Faults& faults);

// "from" and "to" of an object, open when absent; a span that ends before it begins is a fault.
Years read_years(const Json& object, const Path& at, Faults& faults);

}  // namespace figur
