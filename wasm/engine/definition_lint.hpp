// What looks wrong with a definition though it can be computed: for `asss check`, so that a person
// who writes one hears of the traps that KS's and SSB's pages hold.
#pragma once

#include "definition.hpp"

namespace figur {

// Adds warnings: missing texts and languages, gaps between versions, sources that overlap, averages
// that cannot be weighted, table 07459 at the wrong 1 January, KOSTRA functions of another service
// area. `service_areas` is the bundle's array, or nullptr. (Units and factors are
// read_definition's.)
void lint(const Definition& definition, const Json* service_areas, const Path& at, Faults& faults);

}  // namespace figur
