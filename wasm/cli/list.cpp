#include <cstdio>

#include "command.hpp"
#include "text.hpp"

namespace asss {

using namespace figur;

namespace {

// A member of `parent` as text, or "".
std::string text_of(const Json* parent, const char* key) {
  const Json* found = parent == nullptr ? nullptr : parent->find(key);
  return found == nullptr ? "" : found->string;
}

std::string span(const Years& years) {
  return std::to_string(years.from) + "-" + std::to_string(years.to);
}

std::string codes_of(const Region& region) {
  std::string out;
  for (const RegionCode& entry : region.codes) {
    if (entry.code != region.code) out += (out.empty() ? "" : ", ") + entry.code;
  }
  return out.empty() ? "" : "earlier " + out;
}

void print_group(const Group& group, const Regions& regions) {
  std::printf("  %s %s\n", shown(group.id, 16).c_str(), shown(group.name).c_str());
  for (const Membership& membership : group.memberships) {
    std::string names;
    for (std::uint32_t region : membership.regions) {
      names += (names.empty() ? "" : ", ") + regions.all[region].name;
    }
    const std::string from = membership.years.from < 0 ? "" : std::to_string(membership.years.from);
    const std::string to = membership.years.to > 9999 ? "" : std::to_string(membership.years.to);
    std::printf("    %s-%s: %zu: %s\n", from.c_str(), to.c_str(), membership.regions.size(),
                shown(names).c_str());
  }
}

void print_table(const Table& table) {
  const Json* provenance = table.json.find("provenance");
  std::printf("  %s  %s\n", shown(table.id).c_str(), shown(table.dataset.label).c_str());
  const Dimension* time = table.dataset.find(Role::time);
  if (time != nullptr && !time->codes.empty()) {
    std::printf("    %zu cells, %s to %s", table.dataset.cells.size(), time->codes.front().c_str(),
                time->codes.back().c_str());
  }
  std::string provisional;
  for (const std::string& code : table.provisional) provisional += " " + code;
  std::printf("%s%s\n", provisional.empty() ? "" : ", provisional:", provisional.c_str());
  auto told = [provenance](const char* key, const std::string& otherwise) {
    const std::string text = text_of(provenance, key);
    return text.empty() ? otherwise : text;
  };
  std::printf("    source %s, updated %s, licence %s\n",
              told("source", table.dataset.source).c_str(),
              told("updated", table.dataset.updated).c_str(), told("license", "not said").c_str());
  const std::string url = text_of(provenance, "url");
  if (!url.empty()) std::printf("    %s\n", url.c_str());
}

}  // namespace

int list_bundle(const std::vector<std::string>& arguments) {
  if (arguments.size() != 1) return usage("list needs one bundle");
  const std::optional<Bundle> bundle = read_bundle_file(arguments[0]);
  if (!bundle) return 1;
  std::printf("%s (%s): %s\n", shown(bundle->id).c_str(), bundle->kind.c_str(),
              shown(bokmal(bundle->json.find("label"))).c_str());
  std::printf("\nindicators\n");
  for (const Indicator& indicator : bundle->indicators) {
    const std::string years = indicator.has_data() ? span(indicator.years) : "no data";
    const Definition& definition = indicator.definition;
    std::printf("  %s %s %s %s\n", shown(definition.id, 44).c_str(), shown(years, 10).c_str(),
                shown(definition.unit, 10).c_str(), shown(definition.name).c_str());
  }
  std::printf("\nregions\n");
  for (const Region& region : bundle->regions.all) {
    std::printf("  %s %s %s %s\n", shown(region.code, 6).c_str(), shown(region.name, 24).c_str(),
                shown(region.kind, 12).c_str(), shown(codes_of(region)).c_str());
  }
  std::printf("\ngroups\n");
  for (const Group& group : bundle->groups) print_group(group, bundle->regions);
  std::printf("\nyears\n  %s\n",
              bundle->years.from > bundle->years.to ? "none" : span(bundle->years).c_str());
  std::printf("\ntables\n");
  for (const Table& table : bundle->tables) print_table(table);
  return 0;
}

}  // namespace asss
