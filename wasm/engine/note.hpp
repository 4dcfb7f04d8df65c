// What people at the secretariat say of single figures.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "definition.hpp"
#include "region.hpp"

namespace figur {

struct Note {
  enum class Kind : unsigned char {
    override_,         // a hand-corrected value: of an input when `input` is given, else the result
    exclude,           // the region is left out of averages
    suppress_average,  // the average is declared unusable
    footnote,          // a text only
  } kind = Kind::footnote;
  std::string indicator;
  std::string input;
  std::uint32_t region = Regions::absent;  // absent: every region
  std::string group;                       // "": every group
  Years years;
  double value = 0;
  std::string text;  // bokmål
  Json json;
};

// Reads `notes` of a bundle. A weighted indicator is corrected at its inputs (the average is made
// of them), a mean one at its result; the other way round is an error.
std::vector<Note> read_notes(Json array, const Path& at, const Regions& regions,
                             const std::vector<Group>& groups,
                             const std::vector<Definition>& definitions, Faults& faults);

}  // namespace figur
