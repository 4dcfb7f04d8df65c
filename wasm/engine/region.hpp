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

// The code valid in that table year, or nullptr when there is none.
const std::string* code_at(const std::vector<RegionCode>& codes, int year);

// A year that cannot be compared with the year before.
struct RegionBreak {
  int year = 0;
  bool borders = true;        // new borders, not a new grouping
  bool predecessors = false;  // the municipalities that went into it are known
  std::string text;           // bokmål
};

// Whether figures from before a merger stand as they were published, for the municipality within
// its old borders, or as the sum over all the municipalities that went into it.
enum class Predecessors : unsigned char { as_published, summed };

// One selectable place whose series is joined over code changes.
struct Region {
  std::string code;  // the current one: its id
  std::string name;
  std::string kind;  // municipality | country | kostra-group | county
  std::vector<RegionCode> codes;
  std::vector<std::string> aliases;  // its codes in other tables
  std::vector<RegionBreak> breaks;
  Json json;  // as read, for the page

  // Nullptr when the place did not exist in that table year.
  const std::string* code_at(int year) const { return figur::code_at(codes, year); }
  // Which borders hold in that year: the number of border breaks up to and including it. A break
  // bridged by summed predecessors is none.
  int borders_at(int year, Predecessors how) const;
};

// A municipality that went into another on 1 January of `year`.
struct Predecessor {
  std::uint32_t region = 0;  // into which: index into Regions::all
  int year = 0;
  std::string name;
  std::vector<RegionCode> codes;
};

struct Regions {
  std::vector<Region> all;
  CodeIndex by_code;                      // current and older codes, and aliases
  std::vector<Predecessor> predecessors;  // of all regions

  static constexpr std::uint32_t absent = CodeIndex::absent;
  std::uint32_t find(const std::string& code) const { return by_code.find(code); }
};

struct Membership {
  Years years;
  std::vector<std::uint32_t> regions;  // indices into Regions::all
};

// A group whose averages are computed over its members of each year; or, where `rest_of` is a
// region, over what is left of that region when the members' inputs are taken away.
struct Group {
  std::string id;
  std::string name;
  std::vector<Membership> memberships;
  std::uint32_t rest_of = Regions::absent;  // index into Regions::all
  bool relative = false;                    // "the others": it depends on who asks
  std::uint32_t self = Regions::absent;     // who asked, in a group made by seen_from
  Json json;

  bool is_rest() const { return rest_of != Regions::absent; }
  // Empty when the group has no members that year.
  const std::vector<std::uint32_t>& members(int year) const;
};

// A relative group as `region` sees it: without the region itself.
Group seen_from(const Group& relative, std::uint32_t region);
// "ovrige-asss-uten-oslo@5001" for a group made by seen_from, else its id.
std::string place_id(const Group& group, const Regions& regions);

// Read `regions` and `groups` of a bundle, and keep what was read; faults carry the pointer below
// `at`.
Regions read_regions(Json array, const Path& at, Faults& faults);
std::vector<Group> read_groups(Json array, const Path& at, const Regions& regions, Faults& faults);

// "from" and "to" of an object, open when absent; a span that ends before it begins is a fault.
Years read_years(const Json& object, const Path& at, Faults& faults);

}  // namespace figur
