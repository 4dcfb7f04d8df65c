#include "jsonstat_dimension.hpp"

#include <cmath>

namespace figur {

namespace {

// category.index: an object code -> position, an array of codes, or absent for one category.
void read_index(const Json& category, const Path& at, std::size_t size, Faults& faults,
                Dimension& out) {
  const Json* index = category.find("index");
  const Json* label = category.find("label");
  if (index == nullptr) {
    if (size != 1 || label == nullptr || !label->is(Json::Type::object) ||
        label->members.size() != 1) {
      faults.error(Code::format, at,
                   "index may be left out only for a single category that has a label");
      return;
    }
    out.codes.push_back(label->members[0].first);
  } else if (index->is(Json::Type::array)) {
    for (std::size_t i = 0; i < index->items.size(); ++i) {
      if (!index->items[i].is(Json::Type::string)) {
        faults.error(Code::type, at / "index" / i, "expected a category code (a text)");
        return;
      }
      out.codes.push_back(index->items[i].string);
    }
  } else if (index->is(Json::Type::object)) {
    const std::size_t n = index->members.size();
    out.codes.assign(n, "");
    std::vector<unsigned char> taken(n, 0);
    for (const Json::Member& member : index->members) {
      const Path here = at / "index" / member.first;
      const double position = member.second.number;
      if (!member.second.is(Json::Type::number) || position != std::floor(position)) {
        faults.error(Code::type, here, "expected a whole number");
        return;
      }
      if (position < 0 || position >= static_cast<double>(n)) {
        faults.error(Code::format, here, "position outside the % categories", n);
        return;
      }
      const auto p = static_cast<std::size_t>(position);
      if (taken[p]) {
        faults.error(Code::format, here, "position % is already taken by @", p, out.codes[p]);
        return;
      }
      taken[p] = 1;
      out.codes[p] = member.first;
    }
  } else {
    faults.error(Code::type, at / "index", "expected an object or an array");
    return;
  }
  if (out.codes.size() != size) {
    faults.error(Code::format, at / "index", "% categories, but size says %", out.codes.size(),
                 size);
    return;
  }
  out.position.reserve(size);
  for (std::size_t i = 0; i < out.codes.size(); ++i) {
    if (!out.position.add(out.codes[i], static_cast<std::uint32_t>(i))) {
      faults.error(Code::format, at / "index" / i, "the category @ stands twice", out.codes[i]);
      return;
    }
  }
}

// What is told of categories mostly stands in their order: the `i`th is looked for there first.
std::uint32_t find(const Dimension& dimension, const std::string& code, std::size_t i) {
  if (i < dimension.codes.size() && dimension.codes[i] == code)
    return static_cast<std::uint32_t>(i);
  return dimension.find(code);
}

// Every key of category[field] must be one of the categories.
const Json* keyed_by_category(const Json& category, const Path& at, const char* field,
                              const Dimension& dimension, Faults& faults) {
  const Json* object = category.find(field);
  if (object == nullptr) return nullptr;
  if (!object->is(Json::Type::object)) {
    faults.error(Code::type, at / field, "expected an object");
    return nullptr;
  }
  for (std::size_t i = 0; i < object->members.size(); ++i) {
    const std::string& code = object->members[i].first;
    if (find(dimension, code, i) == Dimension::absent) {
      faults.error(Code::unknown, at / field / code, "not one of the categories");
    }
  }
  return object;
}

void read_labels(const Json& category, const Path& at, Faults& faults, Dimension& out) {
  out.labels = out.codes;
  const Json* labels = keyed_by_category(category, at, "label", out, faults);
  if (labels == nullptr) return;
  for (std::size_t i = 0; i < labels->members.size(); ++i) {
    const Json::Member& member = labels->members[i];
    const std::uint32_t position = find(out, member.first, i);
    if (position == Dimension::absent) continue;
    if (!member.second.is(Json::Type::string)) {
      faults.error(Code::type, at / "label" / member.first, "expected a text");
      continue;
    }
    out.labels[position] = member.second.string;
  }
}

void read_units(const Json& category, const Path& at, Faults& faults, Dimension& out) {
  const Json* units = keyed_by_category(category, at, "unit", out, faults);
  if (units == nullptr) return;
  if (out.role != Role::metric) {
    faults.warning(Code::format, at / "unit", "units on a dimension without the role metric");
  }
  Reader reader{faults};
  out.units.resize(out.codes.size());
  for (const Json::Member& member : units->members) {
    const std::uint32_t position = out.find(member.first);
    if (position == Dimension::absent) continue;
    const Path here = at / "unit" / member.first;
    if (!member.second.is(Json::Type::object)) {
      faults.error(Code::type, here, "expected an object");
      continue;
    }
    Unit& unit = out.units[position];
    if (!reader.text(member.second, here, "base", false, unit.base)) {
      reader.text(member.second, here, "label", false, unit.base);
    }
    const Json* decimals = member.second.find("decimals");
    if (decimals == nullptr) continue;
    if (!decimals->is(Json::Type::number) || decimals->number < 0 || decimals->number > 20 ||
        decimals->number != std::floor(decimals->number)) {
      faults.error(Code::format, here / "decimals", "expected a whole number from 0 to 20");
    } else {
      unit.decimals = static_cast<int>(decimals->number);
    }
  }
}

// category.child: parent code -> child codes. A category must not be its own descendant.
void check_children(const Json& category, const Path& at, Faults& faults,
                    const Dimension& dimension) {
  const Json* child = keyed_by_category(category, at, "child", dimension, faults);
  if (child == nullptr) return;
  const std::size_t n = dimension.codes.size();
  std::vector<std::vector<std::uint32_t>> below(n);
  std::vector<std::uint32_t> parents(n, 0);
  for (const Json::Member& member : child->members) {
    const Path here = at / "child" / member.first;
    const std::uint32_t parent = dimension.find(member.first);
    if (!member.second.is(Json::Type::array)) {
      faults.error(Code::type, here, "expected an array of category codes");
      continue;
    }
    for (std::size_t i = 0; i < member.second.items.size(); ++i) {
      const Json& item = member.second.items[i];
      if (!item.is(Json::Type::string)) {
        faults.error(Code::type, here / i, "expected a category code (a text)");
        continue;
      }
      const std::uint32_t position = dimension.find(item.string);
      if (position == Dimension::absent) {
        faults.error(Code::unknown, here / i, "@ is not one of the categories", item.string);
      } else if (parent != Dimension::absent) {
        below[parent].push_back(position);
        ++parents[position];
      }
    }
  }
  // Kahn's topological order: what is never freed of its parents is on or below a cycle.
  std::vector<std::uint32_t> free;
  for (std::uint32_t i = 0; i < n; ++i) {
    if (parents[i] == 0) free.push_back(i);
  }
  std::size_t reached = 0;
  while (!free.empty()) {
    const std::uint32_t i = free.back();
    free.pop_back();
    ++reached;
    for (std::uint32_t j : below[i]) {
      if (--parents[j] == 0) free.push_back(j);
    }
  }
  if (reached == n) return;
  for (std::size_t i = 0; i < n; ++i) {
    if (parents[i] != 0 && !below[i].empty()) {
      faults.error(Code::cycle, at / "child" / dimension.codes[i],
                   "the hierarchy of categories goes in a circle");
      return;
    }
  }
}

void check_notes(const Json& category, const Path& at, Faults& faults, const Dimension& dimension) {
  const Json* notes = keyed_by_category(category, at, "note", dimension, faults);
  if (notes == nullptr) return;
  for (const Json::Member& member : notes->members) {
    std::vector<std::string> texts;
    Reader{faults}.texts_of(member.second, at / "note" / member.first, texts);
  }
}

void check_coordinates(const Json& category, const Path& at, Faults& faults,
                       const Dimension& dimension) {
  const Json* coordinates = keyed_by_category(category, at, "coordinates", dimension, faults);
  if (coordinates == nullptr) return;
  for (const Json::Member& member : coordinates->members) {
    const Json& pair = member.second;
    if (!pair.is(Json::Type::array) || pair.items.size() != 2 ||
        !pair.items[0].is(Json::Type::number) || !pair.items[1].is(Json::Type::number)) {
      faults.error(Code::type, at / "coordinates" / member.first, "expected two numbers");
    }
  }
}

void read_roles(const Json& dataset, const Path& at, Faults& faults,
                std::vector<Dimension>& dimensions) {
  Reader reader{faults};
  const Json* roles = reader.object(dataset, at, "role", false);
  if (roles == nullptr) return;
  const Path here = at / "role";
  for (const Json::Member& member : roles->members) {
    Role role = Role::none;
    if (member.first == "time") role = Role::time;
    else if (member.first == "geo") role = Role::geo;
    else if (member.first == "metric") role = Role::metric;
    else {
      faults.warning(Code::unknown, here / member.first, "not a role of JSON-stat 2.0");
    }
    std::vector<std::string> ids;
    reader.texts(*roles, here, member.first, false, ids);
    for (std::size_t i = 0; i < ids.size(); ++i) {
      Dimension* found = nullptr;
      for (Dimension& dimension : dimensions) {
        if (dimension.id == ids[i]) found = &dimension;
      }
      if (found == nullptr) {
        faults.error(Code::unknown, here / member.first / i, "@ is not one of the dimensions",
                     ids[i]);
      } else if (role != Role::none) {
        if (found->role != Role::none && found->role != role) {
          faults.error(Code::format, here / member.first / i, "@ has two roles", ids[i]);
        }
        found->role = role;
      }
    }
  }
}

}  // namespace

std::size_t read_dimensions(const Json& dataset, const Path& at, Faults& faults,
                            std::vector<Dimension>& out, Cells cells) {
  Reader reader{faults};
  std::vector<std::string> ids;
  const Json* id = reader.array(dataset, at, "id", true);
  const Json* size = reader.array(dataset, at, "size", true);
  const Json* dimension = reader.object(dataset, at, "dimension", true);
  if (id == nullptr || size == nullptr || dimension == nullptr) return 0;
  reader.texts(dataset, at, "id", true, ids);
  if (faults.has_errors()) return 0;
  if (ids.size() > max_dimensions) {
    faults.error(Code::limit, at / "id", "% dimensions, at most % are read", ids.size(),
                 max_dimensions);
    return 0;
  }
  if (ids.size() != size->items.size()) {
    faults.error(Code::format, at / "size", "% sizes for % dimensions", size->items.size(),
                 ids.size());
    return 0;
  }

  std::size_t n = 1;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const Json& item = size->items[i];
    const Path here = at / "size" / i;
    if (!item.is(Json::Type::number) || item.number != std::floor(item.number) || item.number < 0) {
      faults.error(Code::type, here, "expected a whole number, 0 or more");
      return 0;
    }
    if (item.number > static_cast<double>(max_cells) ||
        (cells == Cells::counted && n > 0 && item.number > 0 &&
         static_cast<std::size_t>(item.number) > max_cells / n)) {
      faults.error(Code::limit, here, "more than % cells", max_cells);
      return 0;
    }
    if (item.number > static_cast<double>(max_categories)) {
      faults.error(Code::limit, here, "more than % categories", max_categories);
      return 0;
    }
    n *= static_cast<std::size_t>(item.number);
    for (std::size_t j = 0; j < i; ++j) {
      if (ids[j] == ids[i]) {
        faults.error(Code::format, at / "id" / i, "the dimension @ stands twice", ids[i]);
        return 0;
      }
    }
    Dimension d;
    d.id = ids[i];
    out.push_back(std::move(d));
  }
  if (n == 0 && cells == Cells::counted)
    faults.warning(Code::format, at / "size", "the dataset has no cells");
  for (const Json::Member& member : dimension->members) {
    bool listed = false;
    for (const std::string& known : ids) listed = listed || known == member.first;
    if (!listed) {
      faults.error(Code::unknown, at / "dimension" / member.first, "not listed in id");
    }
  }
  read_roles(dataset, at, faults, out);

  for (std::size_t i = 0; i < out.size(); ++i) {
    Dimension& d = out[i];
    const Json* described = reader.object(*dimension, at / "dimension", d.id, true);
    if (described == nullptr) continue;
    const Path here = at / "dimension" / d.id;
    d.label = d.id;
    reader.text(*described, here, "label", false, d.label);
    const Json* category = reader.object(*described, here, "category", true);
    if (category == nullptr) continue;
    const Path category_at = here / "category";
    Faults own;
    read_index(*category, category_at, static_cast<std::size_t>(size->items[i].number), own, d);
    if (!own.has_errors()) {
      read_labels(*category, category_at, own, d);
      read_units(*category, category_at, own, d);
      check_children(*category, category_at, own, d);
      check_notes(*category, category_at, own, d);
      check_coordinates(*category, category_at, own, d);
    }
    faults.append(own);
  }
  std::size_t stride = 1;
  for (std::size_t i = out.size(); i-- > 0;) {
    out[i].stride = stride;
    stride *= out[i].codes.size();
  }
  return n;
}

}  // namespace figur
