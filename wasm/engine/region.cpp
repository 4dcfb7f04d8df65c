#include "region.hpp"

#include "buffer.hpp"
#include "text.hpp"

namespace figur {

const std::string* Region::code_at(int year) const {
  for (const RegionCode& entry : codes) {
    if (entry.years.contains(year)) return &entry.code;
  }
  return nullptr;
}

int Region::borders_at(int year) const {
  int count = 0;
  for (int first_year : borders) count += first_year <= year ? 1 : 0;
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

void read_codes(const Json& json, const Path& at, Faults& faults, Region& out) {
  Reader reader{faults};
  const Json* codes = reader.array(json, at, "codes", false);
  if (codes == nullptr) {
    out.codes.push_back({out.code, {}});
    return;
  }
  for (std::size_t i = 0; i < codes->items.size(); ++i) {
    const Path here = at / "codes" / i;
    RegionCode entry;
    if (!reader.text(codes->items[i], here, "code", true, entry.code)) continue;
    entry.years = read_years(codes->items[i], here, faults);
    for (const RegionCode& earlier : out.codes) {
      if (earlier.years.overlaps(entry.years)) {
        faults.error(Code::ambiguous, here, "overlaps in time with the code @", earlier.code);
      }
    }
    out.codes.push_back(std::move(entry));
  }
}

}  // namespace

Regions read_regions(const Json& array, const Path& at, Faults& faults) {
  Regions out;
  Reader reader{faults};
  for (std::size_t i = 0; i < array.items.size(); ++i) {
    const Json& json = array.items[i];
    const Path here = at / i;
    Region region;
    if (!reader.text(json, here, "code", true, region.code)) continue;
    reader.text(json, here, "name", true, region.name);
    region.kind = "municipality";
    reader.text(json, here, "kind", false, region.kind);
    read_codes(json, here, faults, region);
    if (const Json* breaks = reader.array(json, here, "breaks", false)) {
      for (std::size_t b = 0; b < breaks->items.size(); ++b) {
        int year = 0;
        if (reader.integer(breaks->items[b], here / "breaks" / b, "year", true, year)) {
          region.breaks.push_back(year);
          std::string kind;
          reader.text(breaks->items[b], here / "breaks" / b, "kind", false, kind);
          if (kind != "grouping") region.borders.push_back(year);
        }
      }
    }
    region.json = json;
    const auto index = static_cast<std::uint32_t>(out.all.size());
    if (!out.by_code.add(region.code, index)) {
      faults.error(Code::ambiguous, here / "code", "@ is already a region's code", region.code);
    }
    for (const RegionCode& entry : region.codes) {
      if (!out.by_code.add(entry.code, index) && out.find(entry.code) != index) {
        faults.error(Code::ambiguous, here / "codes", "@ is already a code of @", entry.code,
                     out.all[out.find(entry.code)].name);
      }
    }
    out.all.push_back(std::move(region));
  }
  return out;
}

std::vector<Group> read_groups(const Json& array, const Path& at, const Regions& regions,
                               Faults& faults) {
  std::vector<Group> out;
  Reader reader{faults};
  if (array.items.size() > max_groups) {
    faults.error(Code::limit, at, "more than % groups", max_groups);
    return out;
  }
  for (std::size_t i = 0; i < array.items.size(); ++i) {
    const Json& json = array.items[i];
    const Path here = at / i;
    Group group;
    if (!reader.text(json, here, "id", true, group.id)) continue;
    for (const Group& earlier : out) {
      if (earlier.id == group.id) {
        faults.error(Code::ambiguous, here / "id", "@ is already a group", group.id);
      }
    }
    if (regions.find(group.id) != Regions::absent) {
      faults.error(Code::ambiguous, here / "id", "@ is also a region's code", group.id);
    }
    group.name = bokmal(json.find("name"));
    if (group.name.empty()) group.name = group.id;
    const Json* members = reader.array(json, here, "members", true);
    if (members == nullptr) continue;
    for (std::size_t m = 0; m < members->items.size(); ++m) {
      const Path member_at = here / "members" / m;
      Membership membership;
      membership.years = read_years(members->items[m], member_at, faults);
      for (const Membership& earlier : group.memberships) {
        if (earlier.years.overlaps(membership.years)) {
          faults.error(Code::ambiguous, member_at, "overlaps in time with an earlier membership");
        }
      }
      Buffer<std::uint8_t> seen(regions.all.size(), 0);
      std::vector<std::string> codes;
      reader.texts(members->items[m], member_at, "regions", true, codes);
      for (std::size_t r = 0; r < codes.size(); ++r) {
        const std::uint32_t region = regions.find(codes[r]);
        const bool twice = region != Regions::absent && seen[region]++ != 0;
        if (region == Regions::absent) {
          faults.error(Code::unknown, member_at / "regions" / r, "@ is not a region", codes[r]);
        } else if (twice) {
          faults.error(Code::ambiguous, member_at / "regions" / r, "@ stands twice", codes[r]);
        } else {
          membership.regions.push_back(region);
        }
      }
      group.memberships.push_back(std::move(membership));
    }
    group.json = json;
    out.push_back(std::move(group));
  }
  return out;
}

}  // namespace figur
