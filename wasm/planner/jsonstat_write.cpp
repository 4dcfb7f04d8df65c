#include "json_writer.hpp"
#include "merge.hpp"

namespace figur {

namespace {

void write_roles(const Dataset& dataset, JsonWriter& out) {
  out.key("role");
  out.open('{');
  for (const Role role : {Role::time, Role::geo, Role::metric}) {
    std::vector<std::string> ids;
    for (const Dimension& dimension : dataset.dimensions) {
      if (dimension.role == role) ids.push_back(dimension.id);
    }
    if (ids.empty()) continue;
    out.key(name(role));
    out.texts(ids);
  }
  out.close('}');
}

void write(const Dimension& dimension, JsonWriter& out) {
  out.open('{');
  out.member("label", dimension.label);
  out.key("category");
  out.open('{');
  out.key("index");
  out.open('{');
  for (std::size_t i = 0; i < dimension.codes.size(); ++i) {
    out.member(dimension.codes[i], static_cast<long long>(i));
  }
  out.close('}');
  out.key("label");
  out.open('{');
  for (std::size_t i = 0; i < dimension.codes.size(); ++i) {
    out.member(dimension.codes[i], dimension.labels[i]);
  }
  out.close('}');
  bool units = false;
  for (const Unit& unit : dimension.units) {
    units = units || !unit.base.empty() || unit.decimals >= 0;
  }
  if (units) {
    out.key("unit");
    out.open('{');
    for (std::size_t i = 0; i < dimension.units.size(); ++i) {
      const Unit& unit = dimension.units[i];
      if (unit.base.empty() && unit.decimals < 0) continue;
      out.key(dimension.codes[i]);
      out.open('{');
      if (!unit.base.empty()) out.member("base", unit.base);
      if (unit.decimals >= 0) out.member("decimals", unit.decimals);
      out.close('}');
    }
    out.close('}');
  }
  out.close('}');
  out.close('}');
}

// The source's sign of a cell; "" for a plain number, and for a null of which nothing is said.
std::string_view source_sign(Missing missing, Flags flags) {
  switch (missing) {
    case Missing::none:
    case Missing::no_data: break;
    case Missing::not_applicable: return ".";
    case Missing::confidential: return ":";
    default: return "..";
  }
  if ((flags & flag::provisional) != 0) return "*";
  if ((flags & flag::exact_zero) != 0) return "-";
  if ((flags & flag::less_than_half) != 0) return "0";
  return "";
}

}  // namespace

std::string jsonstat_text(const Dataset& dataset) {
  JsonWriter out;
  out.open('{');
  out.member("version", "2.0");
  out.member("class", "dataset");
  if (!dataset.label.empty()) out.member("label", dataset.label);
  if (!dataset.source.empty()) out.member("source", dataset.source);
  if (!dataset.updated.empty()) out.member("updated", dataset.updated);
  if (!dataset.notes.empty()) {
    out.key("note");
    out.texts(dataset.notes);
  }
  write_roles(dataset, out);
  out.key("id");
  out.open('[');
  for (const Dimension& dimension : dataset.dimensions) out.text(dimension.id);
  out.close(']');
  out.key("size");
  out.open('[');
  for (const Dimension& dimension : dataset.dimensions) {
    out.integer(static_cast<long long>(dimension.codes.size()));
  }
  out.close(']');
  out.key("dimension");
  out.open('{');
  for (const Dimension& dimension : dataset.dimensions) {
    out.key(dimension.id);
    write(dimension, out);
  }
  out.close('}');
  const Column& cells = dataset.cells;
  out.key("value");
  out.open('[');
  for (std::size_t i = 0; i < cells.size(); ++i) out.number(cells.value[i]);
  out.close(']');
  bool open = false;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::string_view sign = source_sign(cells.missing[i], cells.flags[i]);
    if (sign.empty()) continue;
    if (!open) {
      out.key("status");
      out.open('{');
      open = true;
    }
    out.member(std::to_string(i), sign);
  }
  if (open) out.close('}');
  out.close('}');
  return out.str();
}

}  // namespace figur
