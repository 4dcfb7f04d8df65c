// A bundle told as JSON, for the page and for `asss list`: everything but the cells.
#pragma once

#include <string>

#include "bundle.hpp"

namespace figur {

// Keys: those of the bundle's own head (id, kind, label, …), and regions, groups, indicators and
// notes as they were read; tables with their provenance, dimensions (codes, labels, units), times
// and number of cells; years [first, last] over all; indicatorYears {id: [first, last]} for those
// that have data.
std::string describe(const Bundle& bundle);

// Faults as a JSON array of {severity, code, where, message}.
std::string faults_json(const Faults& faults);

}  // namespace figur
