// An indicator's definition: its inputs, formula and average, in versions by data year.
// The format is documented in indicator-defs/README.md.
#pragma once

#include <string>
#include <vector>

#include "formula.hpp"
#include "json.hpp"
#include "years.hpp"

namespace figur {

// KS's two averages: `weighted` is the formula on the members' summed inputs, `mean` the plain mean
// of the members' results (used for indicators that arrive ready-made).
enum class Average : unsigned char { weighted, mean };
const char* name(Average average);

// The categories of one dimension that an input reads; several are summed.
struct Selection {
  std::string dimension;
  std::vector<std::string> codes;
  std::vector<std::string> labels;  // instead of codes, where only the label is known
};

struct Source {
  Years years;  // data years for which this source is used
  std::string table;
  std::vector<Selection> selections;
  int year_offset = 0;           // table year = data year + offset (07459 at 1 January: 1)
  std::string region_dimension;  // "" : the dataset's own geo role
  std::string time_dimension;    // "" : the dataset's own time role
};

struct Input {
  std::string name;
  std::string unit;
  std::vector<Source> sources;
};

struct Version {
  Years years;
  Formula formula;
  Average average = Average::weighted;
  std::vector<Input> inputs;
};

struct Definition {
  std::string id;
  std::string name;  // bokmål
  std::string unit;
  int decimals = 0;
  std::vector<Version> versions;  // empty: described, without data
  Json json;                      // as read, for the page
};

// Whether the formula takes the result of another indicator for the place itself. Such a result has
// no summed inputs, and the averages of two indicators may rest on different members: the average
// must be the mean of the results.
bool refers(const Formula& formula);
inline constexpr const char* weighted_reference =
    "a formula that refers to other indicators has the mean of results as its average";

// Reads and checks one definition. Formula errors carry their position in the message.
Definition read_definition(const Json& json, const Path& at, Faults& faults);

}  // namespace figur
