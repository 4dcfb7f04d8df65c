#include "describe.hpp"

namespace figur {

namespace {

void write_years(const Years& years, JsonWriter& out) {
  out.open('[');
  out.integer(years.from);
  out.integer(years.to);
  out.close(']');
}

void write_dimension(const Dimension& dimension, JsonWriter& out) {
  out.open('{');
  out.member("id", dimension.id);
  out.member("label", dimension.label);
  out.member("role", name(dimension.role));
  out.key("codes");
  out.texts(dimension.codes);
  out.key("labels");
  out.texts(dimension.labels);
  if (!dimension.units.empty()) {
    out.key("units");
    out.open('[');
    for (const Unit& unit : dimension.units) {
      out.open('{');
      out.member("base", unit.base);
      out.member("decimals", unit.decimals);
      out.close('}');
    }
    out.close(']');
  }
  out.close('}');
}

void write_members(const Json& object, JsonWriter& out) {
  for (const Json::Member& member : object.members) {
    out.key(member.first);
    out.tree(member.second);
  }
}

void write_table(const Table& table, JsonWriter& out) {
  const Dataset& dataset = table.dataset;
  out.open('{');
  for (const Json::Member& member : table.json.members) {
    if (member.first == "cells" || member.first == "dimensions" || member.first == "datasetNotes")
      continue;
    out.key(member.first);
    out.tree(member.second);
  }
  // The table's own words come before the dataset's.
  if (table.json.find("label") == nullptr) out.member("label", dataset.label);
  if (table.json.find("source") == nullptr) out.member("source", dataset.source);
  if (table.json.find("updated") == nullptr) out.member("updated", dataset.updated);
  out.key("datasetNotes");
  out.texts(dataset.notes);
  out.member("cells", static_cast<long long>(dataset.cells.size()));
  out.key("dimensions");
  out.open('[');
  for (const Dimension& dimension : dataset.dimensions) write_dimension(dimension, out);
  out.close(']');
  out.close('}');
}

}  // namespace

void describe(const Bundle& bundle, JsonWriter& out) {
  out.open('{');
  write_members(bundle.json, out);
  out.key("regions");
  out.open('[');
  for (const Region& region : bundle.regions.all) out.tree(region.json);
  out.close(']');
  out.key("groups");
  out.open('[');
  for (const Group& group : bundle.groups) out.tree(group.json);
  out.close(']');
  out.key("indicators");
  out.open('[');
  for (const Indicator& indicator : bundle.indicators) out.tree(indicator.definition.json);
  out.close(']');
  out.key("notes");
  out.open('[');
  for (const Note& note : bundle.notes) out.tree(note.json);
  out.close(']');
  out.key("tables");
  out.open('[');
  for (const Table& table : bundle.tables) write_table(table, out);
  out.close(']');
  out.key("years");
  write_years(bundle.years, out);
  out.key("indicatorYears");
  out.open('{');
  for (const Indicator& indicator : bundle.indicators) {
    if (!indicator.has_data()) continue;
    out.key(indicator.definition.id);
    write_years(indicator.years, out);
  }
  out.close('}');
  out.close('}');
}

void describe(const Faults& faults, JsonWriter& out) {
  out.open('[');
  for (const Fault& fault : faults.all()) {
    out.open('{');
    out.member("severity", fault.severity == Severity::error ? "error" : "warning");
    out.member("code", name(fault.code));
    out.member("where", fault.where);
    out.member("message", fault.message);
    out.close('}');
  }
  out.close(']');
}

std::string error_json(const Error& error, const Faults* faults) {
  JsonWriter out;
  out.open('{');
  out.key("error");
  out.open('{');
  out.member("code", name(error.code));
  out.member("where", error.where);
  out.member("message", error.message);
  out.member("position", static_cast<long long>(error.position));
  out.close('}');
  if (faults != nullptr) {
    out.key("faults");
    describe(*faults, out);
  }
  out.close('}');
  return out.str();
}

}  // namespace figur
