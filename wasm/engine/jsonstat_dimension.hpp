// Internal: id, size, role and dimension of a JSON-stat dataset, and the rules that tie them.
#pragma once

#include <string>
#include <vector>

#include "dataset.hpp"
#include "json.hpp"

namespace figur {

// Fills `out` in the order of `id`, with strides; returns the number of cells (0 on error).
// Metadata describe whole tables, whose cells nobody reads: their number is then not looked at, and
// strides mean nothing.
enum class Cells : unsigned char { counted, unread };
std::size_t read_dimensions(const Json& dataset, const Path& at, Faults& faults,
                            std::vector<Dimension>& out, Cells cells = Cells::counted);

}  // namespace figur
