#include "query.hpp"

#include <cmath>

namespace figur {

void read_predecessors(const Json& json, Faults& faults, Predecessors& out) {
  std::string text;
  if (!Reader{faults}.text(json, Path(), "predecessors", false, text)) return;
  if (text == "summed") out = Predecessors::summed;
  else if (text != "as-published") {
    faults.error(Code::unknown, Path() / "predecessors", "@ is neither as-published nor summed",
                 text);
  }
}

void read_own_groups(const Json& json, Faults& faults, std::vector<Query::OwnGroup>& out) {
  Reader reader{faults};
  const Json* own = reader.array(json, Path(), "ownGroups", false);
  if (own == nullptr) return;
  if (own->items.size() > max_groups) {
    faults.error(Code::limit, Path() / "ownGroups", "more than % groups", max_groups);
    return;
  }
  for (std::size_t i = 0; i < own->items.size(); ++i) {
    const Path at = Path() / "ownGroups" / i;
    Query::OwnGroup group;
    reader.text(own->items[i], at, "id", true, group.id);
    reader.text(own->items[i], at, "name", false, group.name);
    reader.texts(own->items[i], at, "regions", true, group.regions);
    out.push_back(std::move(group));
  }
}

void read_own_indicators(const Json& json, Faults& faults, std::vector<Definition>& out) {
  Reader reader{faults};
  const Json* own = reader.array(json, Path(), "ownIndicators", false);
  if (own == nullptr || !reader.fits(own->items.size(), Path() / "ownIndicators", max_own)) return;
  for (std::size_t i = 0; i < own->items.size(); ++i) {
    out.push_back(read_definition(own->items[i], Path() / "ownIndicators" / i, faults));
  }
}

Result<Query> read_query(std::string_view text) {
  Result<Json> json = parse_json(text);
  if (!json) return json.error();
  Faults faults;
  Reader reader{faults};
  Query out;
  reader.texts(*json, Path(), "indicators", true, out.indicators);
  reader.texts(*json, Path(), "regions", false, out.regions);
  reader.texts(*json, Path(), "groups", false, out.groups);
  reader.fits(out.indicators.size(), Path() / "indicators", max_indicators);
  reader.fits(out.regions.size(), Path() / "regions", max_regions);
  reader.fits(out.groups.size(), Path() / "groups", max_groups);
  reader.text(*json, Path(), "baseline", false, out.baseline);
  reader.text(*json, Path(), "formula", false, out.formula);
  if (const Json* inputs = json->find("inputs")) {
    if (!inputs->is(Json::Type::boolean)) {
      faults.error(Code::type, Path() / "inputs", "expected true or false");
    }
    out.inputs = inputs->boolean;
  }
  if (const Json* years = reader.array(*json, Path(), "years", true)) {
    auto year = [years](std::size_t i) {
      const Json& item = years->items[i];
      const bool whole = item.is(Json::Type::number) && item.number >= earliest_year &&
                         item.number <= latest_year && item.number == std::floor(item.number);
      return whole ? static_cast<int>(item.number) : 0;
    };
    if (years->items.size() == 2) out.years = {year(0), year(1)};
    if (out.years.from == 0 || out.years.from > out.years.to) {
      faults.error(Code::format, Path() / "years",
                   "expected two whole years from % to %, the first one first", earliest_year,
                   latest_year);
    }
  }
  read_predecessors(*json, faults, out.predecessors);
  read_own_groups(*json, faults, out.own_groups);
  read_own_indicators(*json, faults, out.own_indicators);
  if (faults.has_errors()) return faults.first_error();
  return out;
}

const char* name(Place::Kind kind) {
  switch (kind) {
    case Place::Kind::region: return "region";
    case Place::Kind::group: return "group";
    case Place::Kind::rest: return "rest";
  }
  return "";
}

const char* name(Answer::Break::Kind kind) {
  switch (kind) {
    case Answer::Break::Kind::borders: return "borders";
    case Answer::Break::Kind::grouping: return "grouping";
    case Answer::Break::Kind::members: return "members";
    case Answer::Break::Kind::average: return "average";
    case Answer::Break::Kind::definition: return "definition";
    case Answer::Break::Kind::inherited: return "inherited";
  }
  return "";
}

}  // namespace figur
