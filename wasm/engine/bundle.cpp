#include "bundle.hpp"

#include <algorithm>

#include "jsonstat_read.hpp"
#include "text.hpp"

namespace figur {

const Indicator* Bundle::find_indicator(std::string_view wanted) const {
  const std::uint32_t found = indicator_index.find(wanted);
  return found == CodeIndex::absent ? nullptr : &indicators[found];
}

std::string seen_by(const Bundle& bundle, const std::string& group, const std::string& region) {
  const Group* known = bundle.find_group(group);
  if (known == nullptr || !known->relative || region.empty()) return group;
  const std::uint32_t index = bundle.regions.find(region);
  return group + "@" + (index == Regions::absent ? region : bundle.regions.all[index].code);
}

const Group* Bundle::find_group(std::string_view wanted) const {
  for (const Group& group : groups) {
    if (group.id == wanted) return &group;
  }
  return nullptr;
}

namespace {

using walk::Step;
using walk::Value;

Step read_table(Value& value, const Path& at, Faults& faults, Table& out, walk::Room& room) {
  walk::MemberCollector members(out.json);
  bool has_dataset = false;
  Step step = walk::fields(value, at, [&](std::string_view key_view, Value& member) {
    const std::string key(key_view);
    if (key == "dataset" && !has_dataset) {
      has_dataset = true;
      bool sound = false;
      return read_dataset(member, at / key, faults, out.dataset, sound);
    }
    Json* child = key == "dataset" ? nullptr : members.add(key);
    if (child == nullptr) return Step::stop(fault(Code::format, at, "the key @ stands twice", key));
    return walk::tree(member, at / key, *child, room);
  });
  if (step.stopped()) return step;
  Reader reader{faults};
  reader.id(out.json, at, "id", true, out.id);
  std::string codes;
  if (reader.text(out.json, at, "regionCodes", false, codes)) {
    if (codes == "current") out.current_codes = true;
    else if (codes != "of-the-time") {
      faults.error(Code::unknown, at / "regionCodes", "@ is neither of-the-time nor current",
                   codes);
    }
  }
  reader.texts(out.json, at, "provisional", false, out.provisional);
  if (!has_dataset) faults.error(Code::format, at, "dataset is missing");
  return step;
}

Step read_tables(Value& value, const Path& at, Faults& faults, std::vector<Table>& out,
                 walk::Room& room) {
  InAll in_all;
  return walk::items(value, at, [&](std::size_t i, Value& item) {
    if (i == max_tables)
      return Step::stop(fault(Code::limit, at, "more than % tables", max_tables));
    Table table;
    Step step = read_table(item, at / i, faults, table, room);
    if (step.stopped()) return step;
    for (const Table& earlier : out) {
      if (earlier.id == table.id) {
        faults.error(Code::ambiguous, at / i / "id", "the table @ stands twice", table.id);
      }
    }
    step = in_all.add(table.dataset, at / i);
    out.push_back(std::move(table));
    return step;
  });
}

// Intersects `span` with the data years that a bound input has.
void limit_years(const BoundInput& input, const std::vector<Table>& tables, Years& span) {
  Years reach{1, 0};
  for (const BoundSource& source : input.sources) {
    for (int table_year : tables[source.table].indexes[source.index].years) {
      const int year = table_year - source.year_offset;
      if (table_year < 0 || !source.years.contains(year)) continue;
      if (reach.from > reach.to) reach = {year, year};
      reach.from = std::min(reach.from, year);
      reach.to = std::max(reach.to, year);
    }
  }
  span.from = std::max(span.from, reach.from);
  span.to = std::min(span.to, reach.to);
  if (reach.from > reach.to) span = {1, 0};
}

void widen(Years& all, const Years& one) {
  if (one.from > one.to) return;
  if (all.from > all.to) all = one;
  all.from = std::min(all.from, one.from);
  all.to = std::max(all.to, one.to);
}

// Every [id] must exist and none may lead back to itself.
class ReferenceCheck {
 public:
  ReferenceCheck(const Bundle& bundle, const Path& at, Faults& faults)
      : bundle_(bundle), at_(at), faults_(faults), state_(bundle.indicators.size(), 0) {}

  void run() {
    for (std::size_t i = 0; i < state_.size(); ++i) visit(i);
  }

 private:
  void visit(std::size_t i) {
    if (state_[i] == 2) return;
    if (path_.size() >= max_reference_depth) {
      faults_.error(Code::limit, at_ / i, "formulas refer to each other more than % deep",
                    max_reference_depth);
      return;
    }
    path_.push_back(i);
    if (state_[i] == 1) {
      std::string names;
      auto start = std::find(path_.begin(), path_.end() - 1, i);
      for (auto it = start; it != path_.end(); ++it) {
        names += (names.empty() ? "" : " -> ") + bundle_.indicators[*it].definition.id;
      }
      faults_.error(Code::cycle, at_ / i, "the formulas go in a circle: %", names);
      path_.pop_back();
      return;
    }
    state_[i] = 1;
    const Definition& definition = bundle_.indicators[i].definition;
    for (std::size_t v = 0; v < definition.versions.size(); ++v) {
      for (const Operand& operand : definition.versions[v].formula.operands) {
        const Path here = at_ / i / "versions" / v / "formula";
        const Group* group = operand.group.empty() ? nullptr : bundle_.find_group(operand.group);
        if (group != nullptr && group->relative) {
          faults_.error(Code::unsupported, here, "@ depends on the municipality", operand.group);
        } else if (group == nullptr && !operand.group.empty() &&
                   bundle_.regions.find(operand.group) == Regions::absent) {
          faults_.error(Code::unknown, here, "@ is neither a group nor a region", operand.group);
        }
        if (operand.kind != Operand::Kind::indicator) continue;
        const Indicator* target = bundle_.find_indicator(operand.name);
        if (target == nullptr) {
          faults_.error(Code::unknown, here, "@ is not an indicator", operand.name);
        } else {
          visit(static_cast<std::size_t>(target - bundle_.indicators.data()));
        }
      }
    }
    state_[i] = 2;
    path_.pop_back();
  }

  const Bundle& bundle_;
  const Path at_;
  Faults& faults_;
  std::vector<unsigned char> state_;  // 0 new, 1 on the path, 2 done
  std::vector<std::size_t> path_;
};

constexpr const char* chosen_sentence = "the indicators add up more than % cells for one place";

std::size_t chosen_cells(const BoundInput& input) {
  std::size_t out = 0;
  for (const BoundSource& source : input.sources) out += source.offsets.size();
  return out;
}

std::size_t chosen_cells(const Indicator& indicator) {
  std::size_t out = 0;
  for (const BoundVersion& version : indicator.versions) {
    for (const BoundInput& input : version.inputs) out += chosen_cells(input);
  }
  return out;
}

// The array of that name, taken out of the tree; empty when there is none, which is told when it is
// `required`.
Json taken(Json& parent, std::string_view key, bool required, Faults& faults) {
  if (Reader{faults}.array(parent, Path(), key, required) != nullptr) {
    for (Json::Member& member : parent.members) {
      if (member.first == key) return std::move(member.second);
    }
  }
  return {};
}

void read_parts(Bundle& out, Faults& faults) {
  Reader reader{faults};
  const Json& json = out.json;
  std::string format;
  if (reader.text(json, Path(), "format", true, format) && format != "figur-bundle") {
    faults.error(Code::unsupported, Path() / "format", "@ is not figur-bundle", format);
    return;
  }
  int version = 0;
  if (reader.integer(json, Path(), "version", true, version) && version != bundle_version) {
    faults.error(Code::unsupported, Path() / "version",
                 "the bundle has format version %, this engine reads %", version, bundle_version);
    return;
  }
  reader.text(json, Path(), "id", true, out.id);
  if (reader.text(json, Path(), "kind", true, out.kind) && out.kind != "real" &&
      out.kind != "example") {
    faults.error(Code::unknown, Path() / "kind", "@ is neither real nor example", out.kind);
  }
  out.regions = read_regions(taken(out.json, "regions", true, faults), Path() / "regions", faults);
  out.groups =
      read_groups(taken(out.json, "groups", false, faults), Path() / "groups", out.regions, faults);
  if (const Json* areas = reader.array(json, Path(), "serviceAreas", false)) {
    std::string id;
    for (std::size_t i = 0; i < areas->items.size(); ++i)
      reader.id(areas->items[i], Path() / "serviceAreas" / i, "id", true, id);
  }
  Json definitions = taken(out.json, "indicators", true, faults);
  std::vector<Definition> read;
  CodeIndex ids;
  if (definitions.items.size() > max_indicators) {
    faults.error(Code::limit, Path() / "indicators", "more than % indicators", max_indicators);
  } else {
    for (std::size_t i = 0; i < definitions.items.size(); ++i) {
      const Path here = Path() / "indicators" / i;
      Definition definition = read_definition(std::move(definitions.items[i]), here, faults);
      if (!definition.id.empty() && !ids.add(definition.id, 0)) {
        faults.error(Code::ambiguous, here / "id", "@ is already an indicator", definition.id);
      }
      read.push_back(std::move(definition));
    }
  }
  if (faults.has_errors()) return;
  out.notes = read_notes(taken(out.json, "notes", false, faults), Path() / "notes", out.regions,
                         out.groups, read, faults);
  std::size_t chosen = 0;
  for (std::size_t i = 0; i < read.size(); ++i) {
    out.indicators.push_back(
        bind_indicator(std::move(read[i]), Path() / "indicators" / i, out, faults));
    out.indicator_index.add(out.indicators.back().definition.id, static_cast<std::uint32_t>(i));
    widen(out.years, out.indicators.back().years);
    chosen += chosen_cells(out.indicators.back());
    if (chosen > max_chosen_in_all) {
      faults.error(Code::limit, Path() / "indicators" / i, chosen_sentence, max_chosen_in_all);
      return;
    }
  }
  ReferenceCheck(out, Path() / "indicators", faults).run();
  // An indicator made of others reaches as far as the whole bundle.
  for (Indicator& indicator : out.indicators) {
    for (const Version& v : indicator.definition.versions) {
      if (v.inputs.empty() && !indicator.has_data()) indicator.years = out.years;
    }
  }
  // Kept as regions, groups, indicators and notes above.
  auto& members = out.json.members;
  members.erase(std::remove_if(members.begin(), members.end(),
                               [](const Json::Member& m) {
                                 return m.first == "regions" || m.first == "groups" ||
                                        m.first == "indicators" || m.first == "notes";
                               }),
                members.end());
}

}  // namespace

Indicator bind_indicator(Definition definition, const Path& at, Bundle& bundle, Faults& faults) {
  Indicator out;
  std::size_t chosen = 0;
  out.definition = std::move(definition);
  for (std::size_t v = 0; v < out.definition.versions.size(); ++v) {
    const Version& version = out.definition.versions[v];
    BoundVersion bound;
    Years span = version.years;
    for (const Input& input : version.inputs) {
      bound.inputs.push_back(bind_input(input, at / "versions" / v / "inputs" / input.name,
                                        bundle.tables, bundle.regions, faults));
      chosen += chosen_cells(bound.inputs.back());
      if (chosen > max_chosen_in_all) {
        faults.error(Code::limit, at, chosen_sentence, max_chosen_in_all);
        return out;
      }
      limit_years(bound.inputs.back(), bundle.tables, span);
    }
    if (!version.inputs.empty()) widen(out.years, span);
    out.versions.push_back(std::move(bound));
  }
  return out;
}

Result<Bundle> read_bundle(std::string_view text, Faults& faults, std::size_t behind) {
  auto stop = [&faults](Error error) -> Result<Bundle> {
    faults.add(error);
    return error;
  };
  Bundle out;
  walk::Room room;
  walk::MemberCollector members(out.json);
  bool has_tables = false;
  Step step = walk::document(
      text,
      [&](Value& top) {
        return walk::fields(top, Path(), [&](std::string_view key_view, Value& member) {
          const std::string key(key_view);
          if (key == "tables" && !has_tables) {
            has_tables = true;
            return read_tables(member, Path() / key, faults, out.tables, room);
          }
          Json* child = key == "tables" ? nullptr : members.add(key);
          if (child == nullptr)
            return Step::stop(fault(Code::format, Path(), "the key @ stands twice", key));
          return walk::tree(member, Path() / key, *child, room);
        });
      },
      behind);
  if (step.stopped()) return stop(step.error());
  if (!has_tables) faults.error(Code::format, Path(), "tables is missing");
  read_parts(out, faults);
  if (faults.has_errors()) return faults.first_error();
  return out;
}

}  // namespace figur
