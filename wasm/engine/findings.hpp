// What stands out in a service area, told as the yearly article of ASSS tells it (asss.no, "Noen
// resultater fra årets publisering"): "i snitt opp 9,2 timer", "158,8 timer mot 116,5 timer". KS
// has no published rule for what to mention; this one is ours.
//
//   change     the group's average from the first to the last year of the period. Size: standard
//              deviations between the members in the last year, so that percents and kroner can
//              stand in one order
//   spread     the lowest and the highest member in the last year. Size: per cent of the average
//              between them
//   deviation  the region from the group's average in the last year. Size: per cent, without sign
//   turn       the region's own last three years, up and then down or down and then up. Size: the
//              smaller of the two steps, in standard deviations as for a change
//
// Left out, with the reason: what cannot be compared, and what may be noise (Why, cases.hpp). Not
// told at all: what the reader would not see at the decimals shown, and changes, deviations and
// turns smaller than `least_size`.
#pragma once

#include <string>
#include <vector>

#include "json_writer.hpp"
#include "query.hpp"

namespace figur {

// Standard deviations between the members that a change, a deviation or a turn must reach; Cohen's
// "small effect" (Statistical Power Analysis, 1988). Over all members that take part in the last
// year and do not rest on few cases, divided by their number.
inline constexpr double least_size = 0.2;
// Fewer members than this have no standard deviation, lowest or highest worth telling.
inline constexpr std::size_t least_members = 3;

struct FindingsQuery {
  std::string area;
  int year = 0;                // the last of the period
  std::string region;          // "": no deviations and turns
  std::string group = "asss";  // a relative one as the region sees it
  int years = 3;               // of the period
  int minimum = 30;            // fewer cases are few
  int most = 5;                // of each list
  Predecessors predecessors = Predecessors::as_published;
  std::vector<Query::OwnGroup> own_groups;
  std::vector<Definition> own_indicators;  // those of the area take part
};

// Reads the JSON form, with the members' names in camel case ("ownGroups").
Result<FindingsQuery> read_findings_query(std::string_view json);

struct Findings {
  enum class Kind : unsigned char { change, spread, deviation, turn };

  // A member of the group and its value.
  struct End {
    std::uint32_t region = Regions::absent;  // index into Regions::all
    double value = nan_value;
  };
  struct Found {
    Kind kind = Kind::change;
    std::uint32_t indicator = 0;  // index into `indicators`
    bool unguarded = false;       // nothing behind it is counted, so few cases cannot be seen
    double size = 0;
    // Change: per cent of the first year's average; NaN where that is not above 0 or the last
    // year's is below. Spread and deviation: per cent of the average.
    double per_cent = nan_value;
    // Change: the average in the first and in the last year. Spread: the average. Deviation: the
    // region and the average. Turn: the region's three years.
    Cell cells[3];
    End low, high;  // spread
    // Of the last year's average; of a turn none.
    Average average = Average::weighted;
    std::uint16_t members = 0, members_of = 0;
  };

  // The first that holds.
  enum class Why : unsigned char {
    none,
    suppressed,  // a note declares the average unusable, or excludes the region's figure from it
    missing,     // a figure that is needed is missing
    // Years of the period cannot be compared; for a change also: the averages of the first and the
    // last year rest on different members.
    break_,
    provisional,  // a figure that is needed is provisional
    mixed,        // or measured on mixed borders
    small,        // or rests on few cases
    members,      // fewer than `least_members` to measure with, or all of them equal
    // No per cent can be taken. Deviation: the average is not above 0, or the region below 0.
    // Spread: the average is 0, or the lowest and highest are on either side.
    base,
  };
  struct LeftOut {
    Kind kind = Kind::change;
    std::uint32_t indicator = 0;  // index into `indicators`
    Why why = Why::none;
    // Members that may not be the lowest or highest because of few cases, while the others may;
    // empty: nothing of this kind can be told of the indicator. Indices into Regions::all.
    std::vector<std::uint32_t> regions;
  };

  std::string area, group, region;  // the group's id, a relative one's with "@code"
  int from = 0, year = 0;           // the period
  // Ids, in the profile's order; own indicators after the bundle's of their type.
  std::vector<std::string> indicators;
  // By kind, the largest first; equally large ones in the order of the indicators.
  std::vector<Found> found;
  std::vector<LeftOut> left_out;  // by indicator, then kind
};
const char* name(Findings::Kind kind);
const char* name(Findings::Why why);

// Errors: an unknown area, region or group, a year without data in the bundle, a number out of
// bounds, and those of evaluate.
Result<Findings> find_findings(Bundle& bundle, FindingsQuery query);
void write(const Findings& findings, const Regions& regions, JsonWriter& out);

}  // namespace figur
