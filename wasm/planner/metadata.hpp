// What a table of SSB has: dimensions with all their categories, before any figure is asked for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dataset.hpp"
#include "json.hpp"

namespace figur {

struct Metadata {
  Dataset dataset;                  // label, updated and dimensions; no cells
  std::vector<bool> can_leave_out;  // parallel to the dimensions: SSB calls it elimination
  bool discontinued = false;        // no longer updated
  bool exists = true;               // false: SSB has no such table
};

// Reads what PxWebApi v2 answers (a JSON-stat 2.0 dataset without values) or v1 ({"title",
// "variables"}), or a dataset with its cells, which are not looked at. null: no such table.
Metadata read_metadata(const Json& json, const Path& at, Faults& faults);

// The whole numbers among a time dimension's codes, by position; 0 for what is none ("2020K1").
std::vector<int> years_of(const Dimension& time);
// Four digits as a year, or 0.
int year_in(std::string_view text);

}  // namespace figur
