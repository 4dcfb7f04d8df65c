#include "definition.hpp"

#include <cmath>

#include "code_index.hpp"
#include "json_writer.hpp"
#include "region.hpp"
#include "text.hpp"

namespace figur {

const char* name(Average average) {
  switch (average) {
    case Average::weighted: return "weighted";
    case Average::mean: return "mean";
    case Average::population: return "population";
  }
  return "";
}

const std::string& noted_as(const Definition& definition) {
  return definition.of.empty() ? definition.id : definition.of;
}

InputOf corrected_as(const Definition& definition, const Input& input) {
  return input.of.indicator.empty() ? InputOf{definition.id, input.name} : input.of;
}

bool refers(const Formula& formula) {
  for (const Operand& operand : formula.operands) {
    if (operand.kind == Operand::Kind::indicator && operand.group.empty()) return true;
  }
  return false;
}

bool sums_predecessors(const Version& version) {
  if (version.average == Average::weighted || version.inputs.empty()) return true;
  for (const Input& input : version.inputs) {
    if (!is_additive(input.unit)) return false;
  }
  const Formula& formula = version.formula;
  const bool ready_made = formula.ops.size() == 1 && formula.operands.size() == 1 &&
                          formula.operands[0].kind == Operand::Kind::input &&
                          formula.operands[0].group.empty();
  return !ready_made;
}

namespace {

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
  if (!reader.fits(out.codes.size() + out.labels.size(), here, max_chosen)) return {};
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
  const Json* select = reader.object(json, at, "select", false);
  if (select != nullptr && reader.fits(select->members.size(), at / "select", max_dimensions)) {
    for (const Json::Member& member : select->members) {
      out.selections.push_back(read_selection(*select, member, at / "select", faults));
    }
  }
  const Json* labels = reader.object(json, at, "labels", false);
  if (labels != nullptr && reader.fits(labels->members.size(), at / "labels", max_dimensions)) {
    for (const Json::Member& member : labels->members) {
      Selection found{member.first, {}, {}};
      reader.texts(*labels, at / "labels", member.first, true, found.labels);
      out.found_by.push_back(std::move(found));
    }
  }
  return out;
}

Input read_input(const Json::Member& member, const Path& at, Faults& faults) {
  Input out;
  out.name = member.first;
  Reader reader{faults};
  reader.text(member.second, at, "unit", true, out.unit);
  if (const Json* of = reader.object(member.second, at, "of", false)) {
    reader.text(*of, at / "of", "indicator", true, out.of.indicator);
    reader.text(*of, at / "of", "input", true, out.of.input);
  }
  const Json* sources = reader.array(member.second, at, "sources", true);
  if (sources == nullptr || !reader.fits(sources->items.size(), at / "sources", max_sources))
    return out;
  if (sources->items.empty()) faults.error(Code::format, at / "sources", "no source is named");
  for (std::size_t i = 0; i < sources->items.size(); ++i) {
    out.sources.push_back(read_source(sources->items[i], at / "sources" / i, faults));
  }
  return out;
}

bool has_input(const Version& version, const std::string& name) {
  for (const Input& input : version.inputs) {
    if (input.name == name) return true;
  }
  return false;
}

void read_average(const Json& json, const Path& at, Faults& faults, Version& out) {
  Reader reader{faults};
  std::string average;
  if (!reader.text(json, at, "average", true, average)) return;
  bool known = false;
  for (Average one : {Average::weighted, Average::mean, Average::population}) {
    if (average != name(one)) continue;
    out.average = one;
    known = true;
  }
  if (!known) {
    faults.error(Code::unknown, at / "average", "@ is not weighted, mean or population", average);
  }
  const bool needed = out.average == Average::population;
  if (!reader.text(json, at, "population", needed, out.population)) return;
  if (!needed) {
    faults.error(Code::format, at / "population", "only an average by population has one");
  } else if (!has_input(out, out.population)) {
    faults.error(Code::unknown, at / "population", "@ is not one of the inputs", out.population);
  }
}

void read_weights(const Json& json, const Path& at, Faults& faults, Version& out) {
  Reader reader{faults};
  const Json* weights = reader.object(json, at, "weights", false);
  if (weights == nullptr || !reader.fits(weights->members.size(), at / "weights", max_inputs))
    return;
  double total = 0;
  for (const Json::Member& member : weights->members) {
    const Path here = at / "weights" / member.first;
    Weight weight{member.first, 0};
    reader.number(member.second, here, "value", true, weight.value);
    if (has_input(out, weight.name)) {
      faults.error(Code::ambiguous, here, "@ is also an input", weight.name);
    }
    total += weight.value;
    out.weights.push_back(std::move(weight));
  }
  if (!(std::fabs(total - 1) < 1e-9)) {
    faults.warning(Code::format, at / "weights", "the weights add up to %, not to 1",
                   number_text(total));
  }
}

Version read_version(const Json& json, const Path& at, const std::string& unit, Faults& faults) {
  Version out;
  Reader reader{faults};
  out.years = read_years(json, at, faults);
  const Json* inputs = reader.object(json, at, "inputs", true);
  if (inputs != nullptr && reader.fits(inputs->members.size(), at / "inputs", max_inputs)) {
    for (const Json::Member& member : inputs->members) {
      out.inputs.push_back(read_input(member, at / "inputs" / member.first, faults));
    }
  }
  read_average(json, at, faults, out);
  read_weights(json, at, faults, out);
  std::string text;
  if (!reader.text(json, at, "formula", true, text)) return out;
  Result<Formula> formula = compile_for(out, text);
  if (!formula) {
    const Error& error = formula.error();
    if (error.code == Code::format) faults.error(error.code, at / "average", weighted_reference);
    else faults.error(error.code, at / "formula", "column %: %", error.position + 1, error.message);
    return out;
  }
  std::vector<NamedUnit> units;
  for (const Input& input : out.inputs) {
    bool used = input.name != out.population;  // the inhabitants need not stand in the formula
    for (const Operand& operand : formula->operands) used = used || operand.name == input.name;
    if (used) units.push_back({input.name, input.unit});
  }
  for (const Finding& found : lint(*formula, units, unit)) {
    faults.warning(Code::formula, at / "formula", "column %: %", found.position + 1, found.message);
  }
  out.formula = std::move(*formula);
  return out;
}

}  // namespace

Result<Formula> compile_for(const Version& version, std::string_view text) {
  Result<Formula> formula = compile(text);
  if (!formula) return formula;
  bind_weights(*formula, version.weights);
  for (const Operand& operand : formula->operands) {
    if (operand.kind == Operand::Kind::input && !has_input(version, operand.name)) {
      return fault_at(Code::unknown, operand.position, "@ is not one of the inputs", operand.name);
    }
  }
  if (version.average == Average::weighted && refers(*formula)) {
    return fault_at(Code::format, 0, weighted_reference);
  }
  return formula;
}

std::size_t version_at(const Definition& definition, int year) {
  std::size_t v = 0;
  while (v < definition.versions.size() && !definition.versions[v].years.contains(year)) ++v;
  return v;
}

namespace {

// What a version computes, in words that can be compared.
std::string content(const Definition& definition, std::size_t v) {
  JsonWriter out;
  out.open('[');
  out.text(definition.versions[v].formula.text);
  const Json* versions = definition.json.find("versions");
  for (const char* key : {"inputs", "weights"}) {
    const Json* part = versions == nullptr ? nullptr : versions->items[v].find(key);
    if (part == nullptr) out.null();
    else out.tree(*part);
  }
  out.close(']');
  return out.str();
}

}  // namespace

bool is_redefined(const Definition& definition, int year) {
  const std::size_t before = version_at(definition, year - 1);
  const std::size_t now = version_at(definition, year);
  const std::size_t none = definition.versions.size();
  return before != none && now != none && before != now &&
         content(definition, before) != content(definition, now);
}

Definition read_definition(Json json, const Path& at, Faults& faults) {
  Definition out;
  Reader reader{faults};
  if (!json.is(Json::Type::object)) {
    faults.error(Code::type, at, "expected a definition, found %", name(json.type));
    return out;
  }
  reader.id(json, at, "id", true, out.id);
  reader.text(json, at, "unit", true, out.unit);
  reader.integer(json, at, "decimals", false, out.decimals);
  if (out.decimals < 0 || out.decimals > 10) {
    faults.error(Code::format, at / "decimals", "expected 0 to 10");
    out.decimals = 0;
  }
  out.name = bokmal(json.find("name"));
  if (out.name.empty()) faults.error(Code::format, at, "name is missing");
  reader.id(json, at, "area", false, out.area);
  reader.text(json, at, "counterpart", false, out.counterpart);
  reader.text(json, at, "of", false, out.of);
  std::string type;
  if (reader.text(json, at, "type", false, type)) {
    for (std::size_t t = 0; t < type_count; ++t) out.type = type == types[t] ? t : out.type;
    if (out.type == type_count) {
      faults.error(Code::unknown, at / "type", "@ is not an indikatortype", type);
    }
  }
  if (const Json* profile = json.find("profile")) {
    if (!profile->is(Json::Type::boolean)) {
      faults.error(Code::type, at / "profile", "expected true or false");
    }
    out.profile = profile->boolean;
  }
  const Json* versions = reader.array(json, at, "versions", true);
  if (versions != nullptr && reader.fits(versions->items.size(), at / "versions", max_versions)) {
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
  out.json = std::move(json);
  return out;
}

}  // namespace figur
