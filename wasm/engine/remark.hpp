// What a bundle's notes and the municipalities' borders say of an indicator's columns: corrections,
// exclusions, suppressed averages, footnotes, breaks. Columns are [row * years + year] over a
// scope's rows.
#pragma once

#include <string>
#include <vector>

#include "average.hpp"
#include "scope.hpp"

namespace figur {

// A cell that a note corrected, with what was published.
struct Corrected {
  std::string input;  // "" for the result
  std::size_t cell = 0;
  double value = 0;
  Missing missing = Missing::none;
};

// Puts the hand-corrected values of what notes call `noted` in the place of published ones of an
// input, or of the result ("").
void correct(const Scope& scope, const InputOf& noted, const std::string& input, Column& column,
             std::vector<Corrected>& corrected);

// Marks the first year after a break of each row's region.
void mark_breaks(const Scope& scope, Column& column);

// Marks results that notes exclude or speak of, breaks, and values measured on mixed borders.
void remark_results(const Scope& scope, const Indicator& indicator, std::size_t version,
                    Column& results);

// Whom notes on an indicator (noted_as) take out of a group's average, 1 for each cell; empty when
// nobody.
using Excluded = Buffer<std::uint8_t>;
Excluded excluded_from(const Scope& scope, const std::string& noted, std::size_t group);

// Suppresses averages that a note declares unusable, and marks those that have a footnote.
void remark_averages(const Scope& scope, const std::string& noted, Column& averages);

}  // namespace figur
