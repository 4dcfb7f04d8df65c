#include "region.hpp"

#include <algorithm>

#include "buffer.hpp"
#include "number.hpp"
#include "text.hpp"

namespace figur {

const std::string* code_at(const std::vector<RegionCode>& codes, int year) {
  for (const RegionCode& entry : codes) {
    if (entry.years.contains(year)) return &entry.code;
  }
  return nullptr;
}

int Region::borders_at(int year, Predecessors how) const {
  int count = 0;
  for (const RegionBreak& one : breaks) {
    const bool bridged = how == Predecessors::summed && one.predecessors;
    count += one.borders && !bridged && one.year <= year ? 1 : 0;
  }
  return count;
}

const std::vector<std::uint32_t>& Group::members(int year) const {
  static const std::vector<std::uint32_t> none;
  for (const Membership& membership : memberships) {
    if (membership.years.contains(year)) return membership.regions;
  }
  return none;
}

Years read_years(const Json& object, const Path& at, Faults& faults) {
  Reader reader{faults};
  Years out;
  reader.integer(object, at, "from", false, out.from);
  reader.integer(object, at, "to", false, out.to);
  if (out.from > out.to) {
    faults.error(Code::format, at, "from % is after to %", out.from, out.to);
  }
  return out;
}

namespace {

void read_codes(const Json& json, const Path& at, bool required, Faults& faults,
                std::vector<RegionCode>& out) {
  Reader reader{faults};
  const Json* codes = reader.array(json, at, "codes", required);
  if (codes == nullptr || !reader.fits(codes->items.size(), at / "codes", max_codes)) return;
  for (std::size_t i = 0; i < codes->items.size(); ++i) {
    const Path here = at / "codes" / i;
    RegionCode entry;
    if (!reader.text(codes->items[i], here, "code", true, entry.code)) continue;
    entry.years = read_years(codes->items[i], here, faults);
    for (const RegionCode& earlier : out) {
      if (earlier.years.overlaps(entry.years)) {
        faults.error(Code::ambiguous, here, "overlaps in time with the code @", earlier.code);
      }
    }
    out.push_back(std::move(entry));
  }
}

// The breaks of a region, and who went into it.
void read_breaks(const Json& json, const Path& at, std::uint32_t index, Faults& faults,
                 Regions& regions, Region& out) {
  Reader reader{faults};
  const Json* breaks = reader.array(json, at, "breaks", false);
  if (breaks == nullptr || !reader.fits(breaks->items.size(), at / "breaks", max_breaks)) return;
  for (std::size_t b = 0; b < breaks->items.size(); ++b) {
    const Json& item = breaks->items[b];
    const Path here = at / "breaks" / b;
    RegionBreak one;
    if (!reader.integer(item, here, "year", true, one.year)) continue;
    std::string kind = "merger";
    reader.text(item, here, "kind", false, kind);
    if (kind != "merger" && kind != "new" && kind != "grouping") {
      faults.error(Code::unknown, here / "kind", "@ is not merger, new or grouping", kind);
    }
    if (one.year < earliest_year || one.year > latest_year) {
      faults.error(Code::format, here / "year", "expected a year from % to %", earliest_year,
                   latest_year);
    }
    one.borders = kind != "grouping";
    one.text = bokmal(item.find("text"));
    const Json* list = reader.array(item, here, "predecessors", false);
    if (list != nullptr && reader.fits(list->items.size(), here / "predecessors", max_breaks)) {
      for (std::size_t p = 0; p < list->items.size(); ++p) {
        const Path predecessor_at = here / "predecessors" / p;
        Predecessor predecessor;
        predecessor.region = index;
        predecessor.year = one.year;
        reader.text(list->items[p], predecessor_at, "name", true, predecessor.name);
        read_codes(list->items[p], predecessor_at, true, faults, predecessor.codes);
        regions.predecessors.push_back(std::move(predecessor));
        one.predecessors = true;
      }
    }
    out.breaks.push_back(std::move(one));
  }
}

// Whether two chains hold one code at one time before `year`.
bool share_code(const std::vector<RegionCode>& a, const std::vector<RegionCode>& b, int year) {
  for (const RegionCode& one : a) {
    for (const RegionCode& other : b) {
      const bool before = one.years.from < year && other.years.from < year;
      if (one.code == other.code && before && one.years.overlaps(other.years)) return true;
    }
  }
  return false;
}

// Nobody's figures may be summed twice: a predecessor is no region and goes into one place once.
void check_predecessors(const Regions& regions, const Path& at, Faults& faults) {
  CodeIndex seen;
  for (const Predecessor& predecessor : regions.predecessors) {
    const Path here = at / predecessor.region / "breaks";
    for (const RegionCode& entry : predecessor.codes) {
      const std::uint32_t region = regions.find(entry.code);
      if (region != Regions::absent &&
          share_code({entry}, regions.all[region].codes, predecessor.year)) {
        faults.error(Code::ambiguous, here, "the predecessor's code @ is also a code of @",
                     entry.code, regions.all[region].name);
      }
      if (!seen.add(entry.code, 0)) {
        faults.error(Code::ambiguous, here, "the predecessor's code @ stands twice", entry.code);
      }
    }
  }
}

}  // namespace

Regions read_regions(Json array, const Path& at, Faults& faults) {
  Regions out;
  Reader reader{faults};
  if (!reader.fits(array.items.size(), at, max_regions)) return out;
  for (std::size_t i = 0; i < array.items.size(); ++i) {
    const Json& json = array.items[i];
    const Path here = at / i;
    Region region;
    if (!reader.id(json, here, "code", true, region.code)) continue;
    reader.text(json, here, "name", true, region.name);
    region.kind = "municipality";
    reader.text(json, here, "kind", false, region.kind);
    read_codes(json, here, false, faults, region.codes);
    if (json.find("codes") == nullptr) region.codes.push_back({region.code, {}});
    reader.texts(json, here, "aliases", false, region.aliases);
    if (!reader.fits(region.aliases.size(), here / "aliases", max_aliases)) continue;
    const auto index = static_cast<std::uint32_t>(out.all.size());
    read_breaks(json, here, index, faults, out, region);
    region.json = std::move(array.items[i]);
    if (!out.by_code.add(region.code, index)) {
      faults.error(Code::ambiguous, here / "code", "@ is already a region's code", region.code);
    }
    for (const RegionCode& entry : region.codes) {
      if (!out.by_code.add(entry.code, index) && out.find(entry.code) != index) {
        faults.error(Code::ambiguous, here / "codes", "@ is already a code of @", entry.code,
                     out.all[out.find(entry.code)].name);
      }
    }
    for (const std::string& alias : region.aliases) {
      if (!out.by_code.add(alias, index) && out.find(alias) != index) {
        faults.error(Code::ambiguous, here / "aliases", "@ is already a code of @", alias,
                     out.all[out.find(alias)].name);
      }
    }
    out.all.push_back(std::move(region));
  }
  check_predecessors(out, at, faults);
  return out;
}

namespace {

// Adds a membership unless the group, or all groups together, have too many.
bool add_membership(Membership membership, const Path& at, Faults& faults, std::size_t& members,
                    Group& out) {
  members += membership.regions.size();
  if (members > max_members) {
    faults.error(Code::limit, at, "more than % members of all groups together", max_members);
    return false;
  }
  out.memberships.push_back(std::move(membership));
  return Reader{faults}.fits(out.memberships.size(), at, max_memberships);
}

bool holds(const std::vector<std::uint32_t>& regions, std::uint32_t region) {
  return std::find(regions.begin(), regions.end(), region) != regions.end();
}

// The memberships as the group's own JSON lists them.
void read_memberships(const Json& members, const Path& at, const Regions& regions, Faults& faults,
                      std::size_t& in_all, Group& out) {
  Reader reader{faults};
  for (std::size_t m = 0; m < members.items.size(); ++m) {
    const Path here = at / m;
    Membership membership;
    membership.years = read_years(members.items[m], here, faults);
    for (const Membership& earlier : out.memberships) {
      if (earlier.years.overlaps(membership.years)) {
        faults.error(Code::ambiguous, here, "overlaps in time with an earlier membership");
      }
    }
    Buffer<std::uint8_t> seen(regions.all.size(), 0);
    std::vector<std::string> codes;
    reader.texts(members.items[m], here, "regions", true, codes);
    for (std::size_t r = 0; r < codes.size(); ++r) {
      const std::uint32_t region = regions.find(codes[r]);
      const bool twice = region != Regions::absent && seen[region]++ != 0;
      if (region == Regions::absent) {
        faults.error(Code::unknown, here / "regions" / r, "@ is not a region", codes[r]);
      } else if (twice) {
        faults.error(Code::ambiguous, here / "regions" / r, "@ stands twice", codes[r]);
      } else {
        membership.regions.push_back(region);
      }
    }
    if (!add_membership(std::move(membership), here, faults, in_all, out)) return;
  }
}

const Group* find_group(const std::vector<Group>& groups, const std::string& id) {
  for (const Group& group : groups) {
    if (group.id == id) return &group;
  }
  return nullptr;
}

// A group made of others: "of" a group or a region, "without" groups, regions or "self".
void derive(const Json& json, const Path& at, const Regions& regions,
            const std::vector<Group>& groups, Faults& faults, std::size_t& in_all, Group& out) {
  Reader reader{faults};
  std::string of;
  std::vector<std::string> without;
  reader.text(json, at, "of", true, of);
  reader.texts(json, at, "without", true, without);
  if (!reader.fits(without.size(), at / "without", max_without)) return;
  const Group* base = find_group(groups, of);
  if (base == nullptr) out.rest_of = regions.find(of);
  if (base == nullptr && !out.is_rest()) {
    faults.error(Code::unknown, at / "of", "@ is neither an earlier group nor a region", of);
  }
  if (base != nullptr && (base->is_rest() || base->relative)) {
    faults.error(Code::unsupported, at / "of", "@ is itself made of others", of);
  }
  std::vector<const Group*> groups_without;
  std::vector<std::uint32_t> regions_without;
  std::vector<double> cuts{double(Years().from),
                           Years().to + 1.0};  // years in which a membership begins
  const auto cut = [&cuts](const Group& group) {
    for (const Membership& membership : group.memberships) {
      cuts.push_back(membership.years.from);
      cuts.push_back(membership.years.to + 1);
    }
  };
  if (base != nullptr) cut(*base);
  for (std::size_t w = 0; w < without.size(); ++w) {
    const Group* group = find_group(groups, without[w]);
    const std::uint32_t region = regions.find(without[w]);
    if (without[w] == "self") {
      out.relative = true;
    } else if (group != nullptr && !group->is_rest() && !group->relative) {
      groups_without.push_back(group);
      cut(*group);
    } else if (group == nullptr && region != Regions::absent) {
      regions_without.push_back(region);
    } else {
      faults.error(Code::unknown, at / "without" / w, "@ is neither an earlier group nor a region",
                   without[w]);
    }
  }
  const std::vector<std::uint32_t> order = ascending(cuts);
  Buffer<std::uint8_t> is_taken(regions.all.size(), 0);
  for (std::size_t c = 0; c + 1 < order.size(); ++c) {
    const int first = static_cast<int>(cuts[order[c]]);
    const int next = static_cast<int>(cuts[order[c + 1]]);
    if (first == next) continue;
    Membership membership;
    membership.years = {first, next - 1};
    std::vector<std::uint32_t> taken;
    const auto take = [&](std::uint32_t region) {
      if (is_taken[region] == 0) taken.push_back(region);
      is_taken[region] = 1;
    };
    for (std::uint32_t region : regions_without) take(region);
    for (const Group* group : groups_without) {
      for (std::uint32_t region : group->members(first)) take(region);
    }
    if (base != nullptr) {
      for (std::uint32_t region : base->members(first)) {
        if (is_taken[region] == 0) membership.regions.push_back(region);
      }
    }
    for (std::uint32_t region : taken) is_taken[region] = 0;
    if (base == nullptr) membership.regions = std::move(taken);
    if (base != nullptr && membership.regions.empty()) continue;
    if (!add_membership(std::move(membership), at, faults, in_all, out)) return;
  }
}

}  // namespace

Group seen_from(const Group& relative, std::uint32_t region) {
  Group out = relative;
  out.relative = false;
  out.self = region;
  for (Membership& membership : out.memberships) {
    std::vector<std::uint32_t>& members = membership.regions;
    if (!out.is_rest()) {
      members.erase(std::remove(members.begin(), members.end(), region), members.end());
    } else if (!holds(members, region)) {
      members.push_back(region);
    }
  }
  return out;
}

std::string place_id(const Group& group, const Regions& regions) {
  return group.self == Regions::absent ? group.id : group.id + "@" + regions.all[group.self].code;
}

std::vector<Group> read_groups(Json array, const Path& at, const Regions& regions, Faults& faults) {
  std::vector<Group> out;
  Reader reader{faults};
  if (array.items.size() > max_groups) {
    faults.error(Code::limit, at, "more than % groups", max_groups);
    return out;
  }
  std::size_t members_in_all = 0;
  for (std::size_t i = 0; i < array.items.size(); ++i) {
    const Json& json = array.items[i];
    const Path here = at / i;
    Group group;
    if (!reader.id(json, here, "id", true, group.id)) continue;
    if (find_group(out, group.id) != nullptr) {
      faults.error(Code::ambiguous, here / "id", "@ is already a group", group.id);
    }
    if (regions.find(group.id) != Regions::absent) {
      faults.error(Code::ambiguous, here / "id", "@ is also a region's code", group.id);
    }
    group.name = bokmal(json.find("name"));
    if (group.name.empty()) group.name = group.id;
    if (json.find("of") != nullptr) {
      if (json.find("members") != nullptr) {
        faults.error(Code::format, here, "either members or of, not both");
      }
      derive(json, here, regions, out, faults, members_in_all, group);
    } else if (const Json* members = reader.array(json, here, "members", true)) {
      read_memberships(*members, here / "members", regions, faults, members_in_all, group);
    }
    group.json = std::move(array.items[i]);
    out.push_back(std::move(group));
  }
  return out;
}

}  // namespace figur
