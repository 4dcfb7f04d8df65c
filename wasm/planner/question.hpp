// What the planner is asked: definitions, places and years, and what is known of the tables.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "definition.hpp"
#include "metadata.hpp"
#include "region.hpp"

namespace figur {

enum class Api : unsigned char { v2, v1 };

// A category of ours: the sum of SSB's from `from` to `to`, in SSB's order; without them, what SSB
// gives when the dimension is left out.
struct SumFact {
  std::string code, from, to, label;
  bool left_out() const { return from.empty(); }
};

// What we know of a table beyond its metadata (indicator-defs/tables.json).
struct TableFacts {
  std::string id;
  bool by_hand = false;                 // handed in as a file; SSB is never asked
  std::vector<std::string> successors;  // tables that go on where this one ends
  std::vector<std::pair<std::string, std::vector<SumFact>>> sums;  // by dimension

  // nullptr when we know no such category.
  const SumFact* find_sum(const std::string& dimension, const std::string& code) const;
};

// Most cells that SSB gives at once.
inline constexpr std::size_t ssb_cells = 800'000;

struct Question {
  std::vector<Definition> definitions;
  Regions regions;
  std::vector<Group> groups;
  std::vector<TableFacts> tables;
  std::vector<std::pair<std::string, Metadata>> metadata;  // by table
  std::vector<std::string> areas;                          // empty: all
  bool all_places = true;
  std::vector<std::string> places;  // region codes and group ids
  bool all_municipalities = false;  // also those that no region's history has
  Years years;                      // data years; open: all that the tables have
  Api api = Api::v2;
  std::size_t max_cells = ssb_cells;

  const TableFacts& facts(const std::string& table) const;
  const Metadata* metadata_of(const std::string& table) const;  // nullptr when not given
};

// Reads the JSON form (web/src/bundle/types.ts: PlanQuestion). On failure all errors are in
// `faults` and the first is returned.
Result<Question> read_question(std::string_view text, Faults& faults);

}  // namespace figur
