// A large answer taken in stretches, so that its cells never stand in memory all at once and are
// taken while they are in the nearest cache.
#pragma once

#include <cstddef>
#include <functional>

#include "query.hpp"

namespace figur {

// The answer's columns [cell] (query.hpp) hold the cells of some indicators, from number `first`
// on. Called at least once; what the answer says of indicators, places and years holds from the
// start.
using Take = std::function<void(const Answer&, std::size_t first)>;

// As evaluate, but each stretch of the columns [cell] is handed to `take` and then left out.
Result<Answer> evaluate_in_stretches(Bundle& bundle, const Query& query, const Take& take);

}  // namespace figur
