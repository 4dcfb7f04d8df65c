// What is asked of the engine, and what it answers: one question per figure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "bundle.hpp"
#include "column.hpp"

namespace figur {

struct Query {
  std::vector<std::string> indicators;
  std::vector<std::string> regions;  // current or older codes
  std::vector<std::string> groups;   // "relative@5001": a relative group as 5001 sees it
  Years years{1, 0};                 // both ends included
  std::string baseline;              // a group or region to deviate from; "" for none
  bool inputs = false;               // also the inputs' own values
  std::string formula;               // replaces the formula of the single indicator asked for
  Predecessors predecessors = Predecessors::as_published;
  std::vector<Definition> own_indicators;  // beside the bundle's
  struct OwnGroup {
    std::string id, name;
    std::vector<std::string> regions;
  };
  std::vector<OwnGroup> own_groups;  // put together by the user, the same in all years
};

// Reads the JSON form ({"indicators": […], "years": [from, to], …}).
Result<Query> read_query(std::string_view json);
// The parts that several kinds of questions have, from the members "predecessors", "ownGroups" and
// "ownIndicators".
void read_predecessors(const Json& json, Faults& faults, Predecessors& out);
void read_own_groups(const Json& json, Faults& faults, std::vector<Query::OwnGroup>& out);
void read_own_indicators(const Json& json, Faults& faults, std::vector<Definition>& out);

struct Place {
  std::string id;
  std::string name;
  enum class Kind : unsigned char { region, group, rest } kind = Kind::region;
  bool is_region() const { return kind == Kind::region; }
};

// All columns are flat. `cell` = (indicator * places + place) * years + year; `span` =
// (indicator * groups + group) * years + year.
struct Answer {
  std::vector<std::string> indicators;
  std::vector<Place> places;      // the regions, then the groups, each in the order asked for
  Buffer<std::uint32_t> regions;  // of the first places, index into Regions::all
  int first_year = 0;
  std::size_t years = 0;
  Column values;                     // [cell]
  Buffer<double> deviation;          // [cell] per cent from the baseline; NaN unknown; or empty
  Buffer<std::uint16_t> members;     // [span] members the average rests on
  Buffer<std::uint16_t> members_of;  // [span] of how many that year; of a rest: taken away
  Buffer<double> least, most;        // [span] over the members; NaN when none has a value
  Buffer<std::uint32_t> least_region, most_region;  // [span] index into Regions::all, or absent
  Buffer<std::int8_t> average;  // [indicator * years + year] Average, or -1 not defined

  std::size_t groups() const { return places.size() - regions.size(); }
  // `place` is a group.
  std::size_t span(std::size_t indicator, std::size_t place, std::size_t year) const {
    return (indicator * groups() + place - regions.size()) * years + year;
  }

  struct Inputs {
    std::vector<std::string> names;
    Column values;  // [(name * places + place) * years + year]; for a group the summed input
  };
  std::vector<Inputs> inputs;  // per indicator, when asked for

  struct Footnote {
    std::uint32_t indicator = 0;
    std::string place;  // id, or "" for all
    Years years;
    std::string text;
  };
  std::vector<Footnote> footnotes;

  // Why a year cannot be compared with the one before.
  struct Break {
    enum class Kind : unsigned char {
      borders,     // the municipality's
      grouping,    // who is in the KOSTRA group
      members,     // who takes part in the average, or the borders of one who does
      average,     // the type of the average
      definition,  // the formula or the inputs: of every place
      inherited,   // of a number that the formula is built on
    } kind = Kind::borders;
    static constexpr std::uint32_t everywhere = 0xFFFFFFFFU;
    std::uint32_t indicator = 0;
    std::uint32_t place = everywhere;  // index into places
    int year = 0;
    std::string_view text;  // the bundle's own words, or ""; they stand in the bundle
  };
  std::vector<Break> breaks;

  // A hand-corrected cell and what was published.
  struct Correction {
    std::uint32_t indicator = 0;
    std::string place;
    int year = 0;
    std::string input;  // "" for the result
    double published = 0;
    Missing missing = Missing::none;  // why nothing was published
  };
  std::vector<Correction> corrections;
};

const char* name(Place::Kind kind);
const char* name(Answer::Break::Kind kind);

// Errors: unknown names (with the name), too large a question, a formula that does not compile.
// The bundle changes only in what it remembers of look-ups.
Result<Answer> evaluate(Bundle& bundle, const Query& query);

// Who is behind an average: the members of that year with a result, and those without and why.
struct Members {
  std::vector<std::string> in;  // region codes
  struct Out {
    std::string region;
    Missing reason = Missing::no_data;
    bool excluded = false;  // by a note
  };
  std::vector<Out> out;
};
// Of the question's indicator, group and year; it has one of each.
Result<Members> find_members(Bundle& bundle, const Query& query);

}  // namespace figur
