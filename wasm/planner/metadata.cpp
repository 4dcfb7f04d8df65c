#include "metadata.hpp"

#include "jsonstat_dimension.hpp"

namespace figur {

namespace {

bool is_true(const Json* json) { return json != nullptr && json->boolean; }

void read_v2(const Json& json, const Path& at, Faults& faults, Metadata& out) {
  read_dimensions(json, at, faults, out.dataset.dimensions, Cells::unread);
  const Json* described = json.find("dimension");
  for (const Dimension& dimension : out.dataset.dimensions) {
    const Json* one = described == nullptr ? nullptr : described->find(dimension.id);
    const Json* extension = one == nullptr ? nullptr : one->find("extension");
    out.can_leave_out.push_back(extension != nullptr && is_true(extension->find("elimination")));
  }
  if (const Json* extension = json.find("extension")) {
    out.discontinued = is_true(extension->find("discontinued"));
  }
}

void read_v1(const Json& variables, const Path& at, Faults& faults, Metadata& out) {
  Reader reader{faults};
  for (std::size_t i = 0; i < variables.items.size(); ++i) {
    const Json& json = variables.items[i];
    const Path here = at / i;
    Dimension dimension;
    if (!reader.text(json, here, "code", true, dimension.id)) continue;
    dimension.label = dimension.id;
    reader.text(json, here, "text", false, dimension.label);
    reader.texts(json, here, "values", true, dimension.codes);
    reader.texts(json, here, "valueTexts", true, dimension.labels);
    if (dimension.labels.size() != dimension.codes.size()) {
      faults.error(Code::format, here / "valueTexts", "% texts for % values",
                   dimension.labels.size(), dimension.codes.size());
      continue;
    }
    for (std::size_t c = 0; c < dimension.codes.size(); ++c) {
      if (dimension.position.add(dimension.codes[c], static_cast<std::uint32_t>(c))) continue;
      faults.error(Code::format, here / "values" / c, "the category @ stands twice",
                   dimension.codes[c]);
    }
    if (is_true(json.find("time"))) dimension.role = Role::time;
    if (dimension.id == "ContentsCode") dimension.role = Role::metric;
    out.can_leave_out.push_back(is_true(json.find("elimination")));
    out.dataset.dimensions.push_back(std::move(dimension));
  }
}

}  // namespace

Metadata read_metadata(const Json& json, const Path& at, Faults& faults) {
  Metadata out;
  Reader reader{faults};
  out.exists = !json.is(Json::Type::null);
  if (!out.exists) return out;
  if (json.find("variables") != nullptr) {
    reader.text(json, at, "title", false, out.dataset.label);
    if (const Json* variables = reader.array(json, at, "variables", true)) {
      read_v1(*variables, at / "variables", faults, out);
    }
    return out;
  }
  reader.text(json, at, "label", false, out.dataset.label);
  reader.text(json, at, "updated", false, out.dataset.updated);
  read_v2(json, at, faults, out);
  return out;
}

std::vector<int> years_of(const Dimension& time) {
  std::vector<int> out;
  for (const std::string& code : time.codes) out.push_back(year_in(code));
  return out;
}

int year_in(std::string_view text) {
  if (text.size() != 4) return 0;
  int year = 0;
  for (char c : text) {
    if (c < '0' || c > '9') return 0;
    year = year * 10 + (c - '0');
  }
  return year;
}

}  // namespace figur
