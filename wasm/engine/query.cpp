#include "query.hpp"

#include <cmath>

namespace figur {

Result<Query> read_query(std::string_view text) {
  Result<Json> json = parse_json(text);
  if (!json) return json.error();
  Faults faults;
  Reader reader{faults};
  Query out;
  reader.texts(*json, Path(), "indicators", true, out.indicators);
  reader.texts(*json, Path(), "regions", false, out.regions);
  reader.texts(*json, Path(), "groups", false, out.groups);
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
      const bool whole = item.is(Json::Type::number) && item.number >= first_year &&
                         item.number <= last_year && item.number == std::floor(item.number);
      return whole ? static_cast<int>(item.number) : 0;
    };
    if (years->items.size() == 2) out.years = {year(0), year(1)};
    if (out.years.from == 0 || out.years.from > out.years.to) {
      faults.error(Code::format, Path() / "years",
                   "expected two whole years from % to %, the first one first", first_year,
                   last_year);
    }
  }
  if (const Json* definitions = reader.array(*json, Path(), "definitions", false)) {
    for (std::size_t i = 0; i < definitions->items.size(); ++i) {
      out.definitions.push_back(
          read_definition(definitions->items[i], Path() / "definitions" / i, faults));
    }
  }
  if (faults.has_errors()) return faults.first_error();
  return out;
}

}  // namespace figur
