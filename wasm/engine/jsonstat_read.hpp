// Internal: reads one dataset out of a document that is being walked.
#pragma once

#include "dataset.hpp"
#include "walk.hpp"

namespace figur {

// Faults go to `faults`. Stops only when the text cannot be read on; a dataset that breaks a rule
// of the format leaves `sound` false.
walk::Step read_dataset(walk::Value& value, const Path& at, Faults& faults, Dataset& out,
                        bool& sound, Missing unstated = Missing::unknown);

// What the datasets of one file take together.
struct InAll {
  std::size_t cells = 0;
  std::size_t categories = 0;
  // Stops when it is too much.
  walk::Step add(const Dataset& dataset, const Path& at);
};

}  // namespace figur
