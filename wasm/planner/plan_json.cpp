// The plan told as JSON, and requests in the words of the two versions of SSB's API.
#include "json_writer.hpp"
#include "plan.hpp"

namespace figur {

std::string metadata_path(const std::string& table, Api api) {
  return api == Api::v1
             ? "v0/no/table/" + table
             : "pxwebapi/v2/tables/" + table + "/metadata?lang=no&outputFormat=json-stat2";
}

std::string data_path(const std::string& table, Api api) {
  return api == Api::v1 ? "v0/no/table/" + table
                        : "pxwebapi/v2/tables/" + table + "/data?lang=no&outputFormat=json-stat2";
}

std::string request_body(const PlannedRequest& request, Api api) {
  JsonWriter out;
  out.open('{');
  out.key(api == Api::v1 ? "query" : "selection");
  out.open('[');
  for (const PlannedDimension& dimension : request.dimensions) {
    out.open('{');
    if (api == Api::v1) {
      out.member("code", dimension.id);
      out.key("selection");
      out.open('{');
      out.member("filter", "item");
      out.key("values");
      out.texts(dimension.codes);
      out.close('}');
    } else {
      out.member("variableCode", dimension.id);
      out.key("valueCodes");
      out.texts(dimension.codes);
    }
    out.close('}');
  }
  out.close(']');
  if (api == Api::v1) {
    out.key("response");
    out.open('{');
    out.member("format", "json-stat2");
    out.close('}');
  }
  out.close('}');
  return out.str();
}

namespace {

void write(const std::vector<PlannedDimension>& dimensions, JsonWriter& out) {
  out.open('[');
  for (const PlannedDimension& dimension : dimensions) {
    out.open('{');
    out.member("id", dimension.id);
    out.key("codes");
    out.texts(dimension.codes);
    out.close('}');
  }
  out.close(']');
}

void write(const PlannedRequest& request, const std::string& table, Api api, JsonWriter& out) {
  out.open('{');
  out.member("table", table);
  out.member("method", "POST");
  out.member("path", data_path(table, api));
  out.member("body", request_body(request, api));
  out.member("cells", static_cast<long long>(request.cells));
  out.key("dimensions");
  write(request.dimensions, out);
  out.key("fixed");
  out.open('{');
  for (const auto& [dimension, code] : request.fixed) out.member(dimension, code);
  out.close('}');
  out.close('}');
}

void write(const PlannedTable& table, Api api, JsonWriter& out) {
  out.open('{');
  out.member("id", table.id);
  out.key("byHand");
  out.boolean(table.by_hand);
  out.key("planned");
  out.boolean(table.metadata != nullptr);
  out.member("metadataPath", metadata_path(table.id, api));
  const bool known = table.metadata != nullptr;
  out.member("label", known ? table.metadata->dataset.label : "");
  out.member("updated", known ? table.metadata->dataset.updated : "");
  out.key("discontinued");
  out.boolean(known && table.metadata->discontinued);
  out.key("keep");
  write(table.keep, out);
  out.key("sums");
  out.open('{');
  for (const auto& [dimension, sums] : table.sums) {
    out.key(dimension);
    out.open('{');
    for (const PlannedSum& sum : sums) {
      out.key(sum.code);
      out.open('{');
      out.key("codes");
      out.texts(sum.codes);
      out.member("label", sum.label);
      out.close('}');
    }
    out.close('}');
  }
  out.close('}');
  out.member("geo", table.geo);
  out.member("time", table.time);
  out.key("requests");
  out.open('[');
  for (const PlannedRequest& request : table.requests) {
    if (!table.by_hand) write(request, table.id, api, out);
  }
  out.close(']');
  out.close('}');
}

void write(const Source& source, JsonWriter& out) {
  const Years open;
  out.open('{');
  if (source.years.from != open.from) out.member("from", source.years.from);
  if (source.years.to != open.to) out.member("to", source.years.to);
  out.member("table", source.table);
  out.key("select");
  out.open('{');
  for (const Selection& selection : source.selections) {
    out.key(selection.dimension);
    if (selection.labels.empty()) {
      out.texts(selection.codes);
      continue;
    }
    out.open('{');
    out.key("labels");
    out.texts(selection.labels);
    out.close('}');
  }
  out.close('}');
  if (!source.found_by.empty()) {
    out.key("labels");
    out.open('{');
    for (const Selection& found : source.found_by) {
      out.key(found.dimension);
      out.texts(found.labels);
    }
    out.close('}');
  }
  if (source.year_offset != 0) out.member("yearOffset", source.year_offset);
  if (!source.region_dimension.empty()) out.member("region", source.region_dimension);
  if (!source.time_dimension.empty()) out.member("time", source.time_dimension);
  out.close('}');
}

void write(const PlanFault& fault, JsonWriter& out) {
  out.open('{');
  out.member("severity", fault.severity == Severity::error ? "error" : "warning");
  out.member("indicator", fault.indicator);
  out.member("input", fault.input);
  out.member("table", fault.table);
  out.member("dimension", fault.dimension);
  out.member("wanted", fault.wanted);
  out.key("nearest");
  out.texts(fault.nearest);
  out.member("message", fault.message);
  out.close('}');
}

}  // namespace

std::string plan_json(const Plan& plan, const Question& question) {
  JsonWriter out;
  out.open('{');
  out.key("indicators");
  out.open('[');
  for (std::size_t d : plan.definitions) out.text(question.definitions[d].id);
  out.close(']');
  out.key("regions");
  out.open('[');
  for (std::uint32_t r : plan.regions) out.text(question.regions.all[r].code);
  out.close(']');
  out.key("unknownRegions");
  out.open('[');
  for (const auto& [code, label] : plan.unknown_regions) {
    out.open('{');
    out.member("code", code);
    out.member("label", label);
    out.close('}');
  }
  out.close(']');
  out.key("tables");
  out.open('[');
  for (const PlannedTable& table : plan.tables) write(table, question.api, out);
  out.close(']');
  out.key("sources");
  out.open('[');
  for (const PlannedInput& input : plan.inputs) {
    out.open('{');
    out.member("indicator", question.definitions[input.definition].id);
    out.member("version", static_cast<long long>(input.version));
    out.member("input", input.input);
    out.key("sources");
    out.open('[');
    for (const Source& source : input.sources) write(source, out);
    out.close(']');
    out.close('}');
  }
  out.close(']');
  out.key("faults");
  out.open('[');
  for (const PlanFault& fault : plan.faults) write(fault, out);
  out.close(']');
  out.close('}');
  return out.str();
}

}  // namespace figur
