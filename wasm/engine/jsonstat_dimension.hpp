// Internal: id, size, role and dimension of a JSON-stat dataset, and the rules that tie them.
#pragma once

#include <string>
#include <vector>

#include "dataset.hpp"
#include "json.hpp"

namespace figur {

// Fills `out` in the order of `id`, with strides; returns the number of cells (0 on error).
std::size_t read_dimensions(const Json& dataset, const Path& at, Faults& faults,
                            std::vector<Dimension>& out);

}  // namespace figur
