// Internal: one source of a definition held against a table's metadata.
#pragma once

#include <optional>

#include "plan.hpp"

namespace figur {

// What a source chooses along one dimension.
struct ResolvedChoice {
  std::size_t dimension = 0;  // of the metadata; absent when the table does not have it
  std::string id;
  std::vector<std::string> codes;  // as they stand in the bundle
  std::vector<std::string> asked;  // SSB's; empty when the dimension is left out
  bool named = true;               // by the definition; else the dimension's only category

  static constexpr std::size_t absent = static_cast<std::size_t>(-1);
  bool left_out() const { return asked.empty(); }
};

struct ResolvedSource {
  Source source;  // codes instead of labels
  std::vector<ResolvedChoice> choices;
  std::size_t geo = 0, time = 0;     // dimensions of the metadata
  std::vector<std::size_t> unnamed;  // dimensions that can be left out and are
};

// Who asks, for the faults.
struct Asker {
  std::string indicator, input;
  std::string unit;  // that the definition says the input has
};

// Errors go to `faults`, with nearest candidates; then there is nothing.
std::optional<ResolvedSource> resolve(const Source& source, const TableFacts& facts,
                                      const Metadata& metadata, const Asker& asker,
                                      std::vector<PlanFault>& faults);

}  // namespace figur
