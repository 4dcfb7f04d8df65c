// Opt-in: a chosen set of municipalities in order, and grades. KS and ASSS do not rank; high is
// not good or bad in itself, so a grade needs to be told which end is the best.
//
// The numbers are taken as shown, rounded to the indicator's decimals: equal as shown is equal in
// rank (1, 2, 2, 4) and grade. Values that mix borders are left out.
// Grade = 3.5 + 1.25 * z, cut to 1-6, where z is how many standard deviations (of the set) the
// value lies on the better side of the set's plain mean. So the average municipality gets 3.5 and
// two standard deviations reach the ends of the scale. Kommunebarometeret uses the same scale and
// the same 3.5; its own method is not published, so the two need not agree.
#pragma once

#include <string>
#include <vector>

#include "json_writer.hpp"
#include "query.hpp"

namespace figur {

struct RankQuery {
  std::string indicator;
  int year = 0;
  std::string group;                 // its members of the year; or
  std::vector<std::string> regions;  // these
  // Which end has rank 1. Grades are given only when somebody says so.
  enum class Best : unsigned char { unsaid, high, low } best = Best::unsaid;
  Predecessors predecessors = Predecessors::as_published;
};

// Reads the JSON form ({"indicator", "year", "group" or "regions", "best", "predecessors"}).
Result<RankQuery> read_rank_query(std::string_view json);

struct Ranking {
  double mean = nan_value;       // plain, over those with a value
  double deviation = nan_value;  // standard deviation of the set
  struct Row {
    std::string region;
    Cell cell;
    std::size_t rank = 0;  // from 1; 0 without a value that can be ranked
    std::size_t tied = 0;  // how many share the rank
    double grade = nan_value;
  };
  std::vector<Row> rows;  // by rank, those without a value last
};
Result<Ranking> rank(Bundle& bundle, const RankQuery& query);
void write(const Ranking& ranking, JsonWriter& out);

}  // namespace figur
