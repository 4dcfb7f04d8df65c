#include "query.hpp"

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
  if (const Json* inputs = json->find("inputs")) out.inputs = inputs->boolean;
  if (const Json* years = reader.array(*json, Path(), "years", true)) {
    if (years->items.size() != 2 || !years->items[0].is(Json::Type::number) ||
        !years->items[1].is(Json::Type::number)) {
      faults.error(Code::type, Path() / "years", "expected the first and the last year");
    } else if (!(years->items[0].number >= 1000 && years->items[0].number <= years->items[1].number &&
                 years->items[1].number < 3000)) {
      faults.error(Code::format, Path() / "years", "expected years from 1000 to 2999, the first one first");
    } else {
      out.years = {static_cast<int>(years->items[0].number), static_cast<int>(years->items[1].number)};
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
