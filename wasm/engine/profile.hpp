// Tjenesteprofil and nøkkeltall: one service area as KS shows it for a municipality (ks.no,
// "Om datagrunnlaget i ASSS"), each in one call.
#pragma once

#include <string>
#include <vector>

#include "json_writer.hpp"
#include "query.hpp"

namespace figur {

// A question about one service area and year.
struct AreaQuery {
  std::string area;
  std::vector<std::string> regions;
  int year = 0;
  std::string baseline = "asss";  // what is 100: a group, a relative group, or a region
  std::string span;               // whose lowest and highest are shown; "": the baseline if it is
                                  // a group of municipalities, else asss
  Predecessors predecessors = Predecessors::as_published;
  std::vector<Query::OwnGroup> own_groups;
};

// Reads the JSON form ({"area", "regions", "year", "baseline", "span", "predecessors",
// "ownGroups"}).
Result<AreaQuery> read_area_query(std::string_view json);

// The indicators of an area's profile in KS's order: by type, then as in the bundle.
std::vector<const Indicator*> profile_indicators(const Bundle& bundle, std::string_view area);

// An average or a region that others are held against, and the lowest and highest member.
struct Against {
  std::string place;
  Cell cell;
  int average = -1;  // Average, or -1 for a region or where nothing is defined
  std::uint16_t members = 0, members_of = 0;
  double least = nan_value, most = nan_value;
  std::string least_region, most_region;  // codes, or ""
};

// Against the region's own year before, as the reader sees the numbers.
enum class Change : unsigned char {
  unknown,  // one of the years is missing
  up,
  down,
  unchanged,  // within the decimals that are shown
  broken,     // a break lies between the years, or one of them mixes borders
};
const char* name(Change change);

struct ProfileRow {
  const Indicator* indicator = nullptr;
  std::string region;
  Cell value;
  Cell previous;  // the year before
  Change change = Change::unknown;
  Against baseline;
  std::string span;              // the group whose lowest and highest stand in `baseline`
  double index = nan_value;      // value, baseline = 100; only where the baseline is above 0
  double deviation = nan_value;  // per cent from the baseline
  double least_index = nan_value, most_index = nan_value;
};
// Per indicator in profile order, the regions in the order asked.
Result<std::vector<ProfileRow>> find_profile(Bundle& bundle, const AreaQuery& query);
void write(const std::vector<ProfileRow>& rows, JsonWriter& out);

struct KeyFiguresRow {
  const Indicator* indicator = nullptr;
  std::string region;
  Cell values[3];    // two years before, the year before, the year
  Against baseline;  // of the year
};
Result<std::vector<KeyFiguresRow>> find_key_figures(Bundle& bundle, const AreaQuery& query);
void write(const std::vector<KeyFiguresRow>& rows, int year, JsonWriter& out);

}  // namespace figur
