#include "describe.hpp"

#include "text.hpp"

namespace figur {

namespace {

template <class Items, class Write>
std::string list(const Items& items, Write write) {
  std::string out = "[";
  for (const auto& item : items) {
    if (out.size() > 1) out += ',';
    out += write(item);
  }
  return out + ']';
}

std::string texts(const std::vector<std::string>& items) {
  return list(items, [](const std::string& item) { return json_text(item); });
}

std::string span(const Years& years) {
  return "[" + std::to_string(years.from) + "," + std::to_string(years.to) + "]";
}

const char* role_name(Role role) {
  switch (role) {
    case Role::time: return "time";
    case Role::geo: return "geo";
    case Role::metric: return "metric";
    case Role::none: break;
  }
  return "";
}

std::string unit_json(const Unit& unit) {
  return "{\"base\":" + json_text(unit.base) + ",\"decimals\":" + std::to_string(unit.decimals) + "}";
}

std::string dimension_json(const Dimension& dimension) {
  std::string out = "{\"id\":" + json_text(dimension.id) + ",\"label\":" + json_text(dimension.label) +
                    ",\"role\":\"" + role_name(dimension.role) +
                    "\",\"codes\":" + texts(dimension.codes) + ",\"labels\":" + texts(dimension.labels);
  if (!dimension.units.empty()) out += ",\"units\":" + list(dimension.units, unit_json);
  return out + "}";
}

std::string table_json(const Table& table) {
  const Dataset& dataset = table.dataset;
  std::string out = "{";
  for (const Json::Member& member : table.json.members) {
    out += json_text(member.first) + ':' + json_text(member.second) + ',';
  }
  return out + "\"label\":" + json_text(dataset.label) + ",\"source\":" + json_text(dataset.source) +
         ",\"updated\":" + json_text(dataset.updated) + ",\"datasetNotes\":" + texts(dataset.notes) +
         ",\"cells\":" + std::to_string(dataset.cells.size()) +
         ",\"dimensions\":" + list(dataset.dimensions, dimension_json) + "}";
}

}  // namespace

std::string describe(const Bundle& bundle) {
  std::string out = "{";
  for (const Json::Member& member : bundle.json.members) {
    out += json_text(member.first) + ':' + json_text(member.second) + ',';
  }
  out += "\"regions\":" + list(bundle.regions.all, [](const Region& r) { return json_text(r.json); });
  out += ",\"groups\":" + list(bundle.groups, [](const Group& g) { return json_text(g.json); });
  out += ",\"indicators\":" +
         list(bundle.indicators, [](const Indicator& i) { return json_text(i.definition.json); });
  out += ",\"notes\":" + list(bundle.notes, [](const Note& n) { return json_text(n.json); });
  out += ",\"tables\":" + list(bundle.tables, table_json);
  out += ",\"years\":" + span(bundle.years) + ",\"indicatorYears\":{";
  bool first = true;
  for (const Indicator& indicator : bundle.indicators) {
    if (!indicator.has_data()) continue;
    if (!first) out += ',';
    first = false;
    out += json_text(indicator.definition.id) + ':' + span(indicator.years);
  }
  return out + "}}";
}

std::string faults_json(const Faults& faults) {
  return list(faults.all(), [](const Fault& fault) {
    return std::string("{\"severity\":\"") +
           (fault.severity == Severity::error ? "error" : "warning") + "\",\"code\":\"" +
           name(fault.code) + "\",\"where\":" + json_text(fault.where) +
           ",\"message\":" + json_text(fault.message) + "}";
  });
}

}  // namespace figur
