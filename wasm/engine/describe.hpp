// A bundle told as JSON, for the page: everything but the cells.
#pragma once

#include "bundle.hpp"
#include "json_writer.hpp"

namespace figur {

// An object with the bundle's own head (id, kind, label, …), and regions, groups, indicators and
// notes as they were read; tables with their provenance, dimensions (codes, labels, units) and
// number of cells; years [first, last] over all; indicatorYears {id: [first, last]} for those that
// have data.
void describe(const Bundle& bundle, JsonWriter& out);

// An array of {severity, code, where, message}.
void describe(const Faults& faults, JsonWriter& out);

// {"error": {code, where, message, position}, "faults": as above, when given}: what the bindings
// answer with instead of a result.
std::string error_json(const Error& error, const Faults* faults = nullptr);

}  // namespace figur
