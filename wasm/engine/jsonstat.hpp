// Reader of JSON-stat 2.0 (json-stat.org/full): datasets and collections of embedded datasets.
//
// Accepted: `value` dense or as a sparse object, `status` absent, a string, an array or an object,
// `category.index` as an object, an array, or absent for a single category, dimensions in any
// order. Every rule that ties two fields together is checked; a breach is an error with its JSON
// pointer, what is merely odd is a warning. A cell whose status says why it is missing is missing,
// whatever number stands in `value`: a confidential cell is never 0.
#pragma once

#include <string_view>
#include <vector>

#include "dataset.hpp"
#include "result.hpp"

namespace figur {

struct JsonStat {
  bool collection = false;
  std::vector<Dataset> datasets;
};

// On failure the errors, all that were found, are in `faults`, and the first is returned.
// `unstated` is the reason of a null, or of a cell that a sparse `value` leaves out, where no
// status tells one.
Result<JsonStat> read_jsonstat(std::string_view text, Faults& faults,
                               Missing unstated = Missing::unknown);

}  // namespace figur
