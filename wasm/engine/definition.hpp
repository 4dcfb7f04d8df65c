// An indicator's definition: its inputs, formula and average, in versions by data year.
// The format is documented in indicator-defs/README.md.
#pragma once

#include <string>
#include <vector>

#include "formula.hpp"
#include "json.hpp"
#include "years.hpp"

namespace figur {

// KS's averages: `weighted` is the formula on the members' summed inputs, `mean` the plain mean of
// the members' results (of what arrives ready-made), `population` the mean of their results
// weighted by inhabitants (resource use in kroner). The numbers are part of the wire format.
enum class Average : unsigned char { weighted, mean, population };
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
  // The labels that codes were found by, so that they can be found again where SSB gives them other
  // codes. Only the planner looks at them.
  std::vector<Selection> found_by;
};

// An input of an indicator of the bundle; both "" where there is none.
struct InputOf {
  std::string indicator;
  std::string input;
};

struct Input {
  std::string name;
  std::string unit;
  std::vector<Source> sources;
  InputOf of;
};

struct Version {
  Years years;
  Formula formula;
  Average average = Average::weighted;
  std::vector<Input> inputs;
  std::string population;  // the input that holds the inhabitants, when the average needs it
  std::vector<Weight> weights;
};

// The indikatortyper in KS's order.
inline constexpr const char* types[] = {"prioritering", "dekningsgrad", "produktivitet", "kvalitet",
                                        "andre"};
inline constexpr std::size_t type_count = 5;

struct Definition {
  std::string id;
  std::string name;  // bokmål
  std::string area;
  std::string unit;
  int decimals = 0;
  std::size_t type = type_count;  // index into types; type_count when it has none
  bool profile = true;            // stands in the tjenesteprofil of its area
  std::string counterpart;        // the indicator that measures the same in another way, or ""
  std::string of;  // of a reader's own: the indicator whose formula it changes, or ""
  std::vector<Version> versions;  // empty: described, without data
  Json json;                      // as read, for the page
};

// Whose averages, exclusions and footnotes hold for it: its own, or those of what it is `of`. The
// other's corrected results are another formula's and do not.
const std::string& noted_as(const Definition& definition);
// Where notes correct an input of it: as its own, or where the reader took it from.
InputOf corrected_as(const Definition& definition, const Input& input);

// Whether the formula takes the result of another indicator for the place itself. Such a result has
// no summed inputs, and the averages of two indicators may rest on different members: the average
// must be a mean of the results.
bool refers(const Formula& formula);
inline constexpr const char* weighted_reference =
    "a formula that refers to other indicators has a mean of results as its average";

// Whether the predecessors of a municipality may be summed: in inputs that are amounts and counts,
// under a formula. A ready-made result cannot; what refers to others leaves it to them.
bool sums_predecessors(const Version& version);

// The text of a formula ready to be evaluated in `version`: compiled, its weights bound, every name
// known and its average possible. Errors have a position in the text.
Result<Formula> compile_for(const Version& version, std::string_view text);

// The version that holds in a data year, or versions.size().
std::size_t version_at(const Definition& definition, int year);
// Whether another formula, other inputs or other weights hold than the year before. Another average
// alone leaves the municipalities' own numbers as they are.
bool is_redefined(const Definition& definition, int year);

// Reads and checks one definition, and keeps what was read. Formula errors carry their position in
// the message.
Definition read_definition(Json json, const Path& at, Faults& faults);

}  // namespace figur
