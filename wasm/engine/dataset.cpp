#include "dataset.hpp"

namespace figur {

const char* name(Role role) {
  switch (role) {
    case Role::time: return "time";
    case Role::geo: return "geo";
    case Role::metric: return "metric";
    case Role::none: break;
  }
  return "";
}

const Dimension* Dataset::find(std::string_view id) const {
  for (const Dimension& dimension : dimensions) {
    if (dimension.id == id) return &dimension;
  }
  return nullptr;
}

const Dimension* Dataset::find(Role role) const {
  const Dimension* found = nullptr;
  for (const Dimension& dimension : dimensions) {
    if (dimension.role != role) continue;
    if (found != nullptr) return nullptr;
    found = &dimension;
  }
  return found;
}

const Dimension* Dataset::find(Role role, const std::string& named) const {
  if (!named.empty()) return find(named);
  if (const Dimension* found = find(role)) return found;
  if (role != Role::geo) return find("Tid");
  const Dimension* kostra = find("KOKkommuneregion0000");
  return kostra != nullptr ? kostra : find("Region");
}

}  // namespace figur
