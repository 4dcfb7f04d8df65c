#include "definition.hpp"

#include "code_index.hpp"
#include "region.hpp"
#include "text.hpp"

namespace figur {

const char* name(Average average) { return average == Average::weighted ? "weighted" : "mean"; }

bool refers(const Formula& formula) {
  for (const Operand& operand : formula.operands) {
    if (operand.kind == Operand::Kind::indicator && operand.group.empty()) return true;
  }
  return false;
}

namespace {

constexpr const char* types[] = {"prioritering", "dekningsgrad", "produktivitet", "kvalitet",
                                 "andre"};

Selection read_selection(const Json& select, const Json::Member& member, const Path& at,
                         Faults& faults) {
  Selection out;
  out.dimension = member.first;
  const Path here = at / member.first;
  Reader reader{faults};
  if (member.second.is(Json::Type::object)) {
    reader.texts(member.second, here, "labels", true, out.labels);
  } else {
    reader.texts(select, at, member.first, true, out.codes);
  }
  if (out.codes.empty() && out.labels.empty() && !faults.has_errors()) {
    faults.error(Code::format, here, "no codes are chosen");
  }
  CodeIndex seen;
  for (std::size_t i = 0; i < out.codes.size(); ++i) {
    if (!seen.add(out.codes[i], 0)) {
      faults.error(Code::ambiguous, here / i, "the code @ stands twice", out.codes[i]);
    }
  }
  return out;
}

Source read_source(const Json& json, const Path& at, Faults& faults) {
  Source out;
  Reader reader{faults};
  out.years = read_years(json, at, faults);
  reader.text(json, at, "table", true, out.table);
  reader.integer(json, at, "yearOffset", false, out.year_offset);
  reader.text(json, at, "region", false, out.region_dimension);
  reader.text(json, at, "time", false, out.time_dimension);
  if (const Json* select = reader.object(json, at, "select", false)) {
    for (const Json::Member& member : select->members) {
      out.selections.push_back(read_selection(*select, member, at / "select", faults));
    }
  }
  return out;
}

Input read_input(const Json::Member& member, const Path& at, Faults& faults) {
  Input out;
  out.name = member.first;
  Reader reader{faults};
  reader.text(member.second, at, "unit", true, out.unit);
  const Json* sources = reader.array(member.second, at, "sources", true);
  if (sources == nullptr) return out;
  if (sources->items.empty()) faults.error(Code::format, at / "sources", "no source is named");
  for (std::size_t i = 0; i < sources->items.size(); ++i) {
    out.sources.push_back(read_source(sources->items[i], at / "sources" / i, faults));
  }
  return out;
}

Version read_version(const Json& json, const Path& at, const std::string& unit, Faults& faults) {
  Version out;
  Reader reader{faults};
  out.years = read_years(json, at, faults);
  std::string average;
  if (reader.text(json, at, "average", true, average)) {
    if (average == "mean") out.average = Average::mean;
    else if (average != "weighted") {
      faults.error(Code::unknown, at / "average", "@ is neither weighted nor mean", average);
    }
  }
  if (const Json* inputs = reader.object(json, at, "inputs", true)) {
    for (const Json::Member& member : inputs->members) {
      out.inputs.push_back(read_input(member, at / "inputs" / member.first, faults));
    }
  }
  std::string text;
  if (!reader.text(json, at, "formula", true, text)) return out;
  Result<Formula> formula = compile(text);
  if (!formula) {
    faults.error(formula.error().code, at / "formula", "column %: %", formula.error().position + 1,
                 formula.error().message);
    return out;
  }
  std::vector<NamedUnit> units;
  for (const Input& input : out.inputs) units.push_back({input.name, input.unit});
  for (const Operand& operand : formula->operands) {
    if (operand.kind != Operand::Kind::input) continue;
    bool bound = false;
    for (const Input& input : out.inputs) bound = bound || input.name == operand.name;
    if (!bound) {
      faults.error(Code::unknown, at / "formula", "column %: @ is not one of the inputs",
                   operand.position + 1, operand.name);
    }
  }
  for (const Remark& remark : lint(*formula, units, unit)) {
    faults.warning(Code::formula, at / "formula", "column %: %", remark.position + 1,
                   remark.message);
  }
  if (out.average == Average::weighted && refers(*formula)) {
    faults.error(Code::format, at / "average", weighted_reference);
  }
  out.formula = std::move(*formula);
  return out;
}

}  // namespace

Definition read_definition(const Json& json, const Path& at, Faults& faults) {
  Definition out;
  Reader reader{faults};
  if (!json.is(Json::Type::object)) {
    faults.error(Code::type, at, "expected a definition, found %", name(json.type));
    return out;
  }
  reader.text(json, at, "id", true, out.id);
  reader.text(json, at, "unit", true, out.unit);
  reader.integer(json, at, "decimals", false, out.decimals);
  if (out.decimals < 0 || out.decimals > 10) {
    faults.error(Code::format, at / "decimals", "expected 0 to 10");
    out.decimals = 0;
  }
  out.name = bokmal(json.find("name"));
  if (out.name.empty()) faults.error(Code::format, at, "name is missing");
  std::string type;
  if (reader.text(json, at, "type", false, type)) {
    bool known = false;
    for (const char* t : types) known = known || type == t;
    if (!known) faults.error(Code::unknown, at / "type", "@ is not an indikatortype", type);
  }
  if (const Json* versions = reader.array(json, at, "versions", true)) {
    for (std::size_t i = 0; i < versions->items.size(); ++i) {
      const Path here = at / "versions" / i;
      if (!versions->items[i].is(Json::Type::object)) {
        faults.error(Code::type, here, "expected an object");
        continue;
      }
      Version version = read_version(versions->items[i], here, out.unit, faults);
      for (const Version& earlier : out.versions) {
        if (earlier.years.overlaps(version.years)) {
          faults.error(Code::ambiguous, here, "overlaps in years with an earlier version");
        }
      }
      out.versions.push_back(std::move(version));
    }
  }
  out.json = json;
  return out;
}

}  // namespace figur
