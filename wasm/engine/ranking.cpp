#include "ranking.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "average.hpp"
#include "number.hpp"
#include "scope.hpp"

namespace figur {

Result<RankQuery> read_rank_query(std::string_view text) {
  Result<Json> json = parse_json(text);
  if (!json) return json.error();
  Faults faults;
  Reader reader{faults};
  RankQuery out;
  std::string best;
  reader.text(*json, Path(), "indicator", true, out.indicator);
  reader.integer(*json, Path(), "year", true, out.year);
  reader.text(*json, Path(), "group", false, out.group);
  reader.texts(*json, Path(), "regions", false, out.regions);
  read_predecessors(*json, faults, out.predecessors);
  if (reader.text(*json, Path(), "best", false, best)) {
    if (best == "high") out.best = RankQuery::Best::high;
    else if (best == "low") out.best = RankQuery::Best::low;
    else faults.error(Code::unknown, Path() / "best", "@ is neither high nor low", best);
  }
  if (faults.has_errors()) return faults.first_error();
  return out;
}

namespace {

// The members of a group that year, and the regions named: municipalities all.
Result<std::vector<std::string>> regions_of(Bundle& bundle, const RankQuery& query) {
  std::vector<std::string> out = query.regions;
  if (!query.group.empty()) {
    Query of;
    of.groups = {query.group};
    of.years = {query.year, query.year};
    Result<Scope> scope = make_scope(bundle, of);
    if (!scope) {
      Error error = scope.error();
      error.where = "/group";
      return error;
    }
    const Group& group = *scope->groups.front();
    if (group.is_rest()) {
      return fault(Code::unknown, Path() / "group", "@ is not a group of municipalities",
                   query.group);
    }
    for (std::uint32_t region : group.members(query.year)) {
      out.push_back(bundle.regions.all[region].code);
    }
  }
  for (const std::string& code : out) {
    const std::uint32_t region = bundle.regions.find(code);
    if (region != Regions::absent && bundle.regions.all[region].kind != "municipality") {
      return fault(Code::format, Path() / "regions", "@ is not a municipality", code);
    }
  }
  return out;
}

// A value, and one that can be held against the others.
bool has_rank(const Ranking::Row& row) {
  return row.cell.missing == Missing::none && (row.cell.flags & flag::mixed_borders) == 0;
}

void give_ranks(Ranking& out, int decimals, bool low_is_best) {
  const auto shown = [decimals](const Ranking::Row& row) {
    return rounded(row.cell.value, decimals);
  };
  const auto has = has_rank;
  std::vector<double> keys;
  for (const Ranking::Row& row : out.rows) {
    const double best_first = low_is_best ? shown(row) : -shown(row);
    keys.push_back(has(row) ? best_first : std::numeric_limits<double>::infinity());
  }
  std::vector<Ranking::Row> sorted;
  for (std::uint32_t i : ascending(keys)) sorted.push_back(out.rows[i]);
  out.rows = std::move(sorted);
  for (std::size_t first = 0; first < out.rows.size() && has(out.rows[first]);) {
    std::size_t end = first + 1;
    while (end < out.rows.size() && has(out.rows[end]) &&
           shown(out.rows[end]) == shown(out.rows[first])) {
      ++end;
    }
    for (std::size_t i = first; i < end; ++i) {
      out.rows[i].rank = first + 1;
      out.rows[i].tied = end - first;
    }
    first = end;
  }
}

void give_grades(Ranking& out, int decimals, bool low_is_best) {
  for (Ranking::Row& row : out.rows) {
    if (!has_rank(row)) continue;
    const double above = rounded(row.cell.value, decimals) - out.mean;
    const double better = low_is_best ? -above : above;
    const double z = out.deviation > 0 ? better / out.deviation : 0;
    row.grade = std::clamp(3.5 + 1.25 * z, 1.0, 6.0);
  }
}

}  // namespace

Result<Ranking> rank(Bundle& bundle, const RankQuery& asked) {
  Result<std::vector<std::string>> regions = regions_of(bundle, asked);
  if (!regions) return regions.error();
  Query query;
  query.indicators = {asked.indicator};
  query.years = {asked.year, asked.year};
  query.predecessors = asked.predecessors;
  query.regions = *regions;
  Result<Answer> answer = evaluate(bundle, query);
  if (!answer) return answer.error();
  const int decimals = bundle.find_indicator(asked.indicator)->definition.decimals;
  Ranking out;
  CodeIndex seen;
  double sum = 0;
  double count = 0;
  double least = std::numeric_limits<double>::infinity();
  double most = -least;
  for (std::size_t p = 0; p < answer->places.size(); ++p) {
    const std::string& code = answer->places[p].id;
    if (!seen.add(code, 0)) continue;
    out.rows.push_back({code, answer->values.at(p), 0, 0, nan_value});
    if (!has_rank(out.rows.back())) continue;
    const double value = rounded(out.rows.back().cell.value, decimals);
    sum += value;
    least = std::min(least, value);
    most = std::max(most, value);
    ++count;
  }
  if (count > 0) {
    // A sum of equal values divided by their number may differ in the last bit.
    out.mean = least == most ? least : sum / count;
    double squares = 0;
    for (const Ranking::Row& row : out.rows) {
      if (!has_rank(row)) continue;
      const double off = rounded(row.cell.value, decimals) - out.mean;
      squares += off * off;
    }
    out.deviation = std::sqrt(squares / count);
  }
  const bool low = asked.best == RankQuery::Best::low;
  give_ranks(out, decimals, low);
  if (asked.best != RankQuery::Best::unsaid) give_grades(out, decimals, low);
  return out;
}

void write(const Ranking& ranking, JsonWriter& out) {
  out.open('{');
  out.key("mean");
  out.number(ranking.mean);
  out.key("deviation");
  out.number(ranking.deviation);
  out.key("rows");
  out.open('[');
  for (const Ranking::Row& row : ranking.rows) {
    out.open('{');
    out.member("region", row.region);
    out.key("value");
    write(row.cell, out);
    out.member("rank", static_cast<long long>(row.rank));
    out.member("tied", static_cast<long long>(row.tied));
    out.key("grade");
    out.number(row.grade);
    out.close('}');
  }
  out.close(']');
  out.close('}');
}

}  // namespace figur
