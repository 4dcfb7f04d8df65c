#include "scope.hpp"

#include <algorithm>

namespace figur {

const Indicator* Scope::find_indicator(const std::string& id) const {
  for (const auto& own : own_indicators) {
    if (own->definition.id == id) return own.get();
  }
  return bundle->find_indicator(id);
}

InPlay Scope::find_place(const std::string& name) const {
  for (std::size_t g = 0; g < groups.size(); ++g) {
    if (place_id(*groups[g], bundle->regions) == name) return {true, g};
  }
  return {false, row_of[bundle->regions.find(name)]};
}

namespace {

class Maker {
 public:
  Maker(Bundle& bundle, const Query& query) {
    out_.bundle = &bundle;
    out_.query = &query;
    out_.row_of.assign(bundle.regions.all.size(), Regions::absent);
  }

  Result<Scope> run() {
    const Years& years = query().years;
    if (years.from < earliest_year || years.to > latest_year || years.from > years.to) {
      return fault(Code::format, Path() / "years",
                   "expected years from % to %, the first one first", earliest_year, latest_year);
    }
    out_.first_year = years.from;
    out_.years = static_cast<std::size_t>(years.to - years.from + 1);
    if (!(add_own_groups() && add_own_indicators() && add_asked() && add_baseline() &&
          add_named_by_formulas())) {
      return error_;
    }
    add_members();
    // Every region in play is computed for each indicator, and for each group who takes part.
    const std::size_t times = std::max(out_.indicators.size(), out_.groups.size());
    const std::size_t places = out_.universe.size();
    if (exceeds(max_answer_cells, places, out_.years)) return too_large(max_answer_cells);
    if (exceeds(max_scope_cells, places, out_.years, times)) return too_large(max_scope_cells);
    return std::move(out_);
  }

 private:
  Bundle& bundle() { return *out_.bundle; }
  const Query& query() const { return *out_.query; }

  bool fail(Error error) {
    error_ = std::move(error);
    return false;
  }
  bool unknown(const char* what, const std::string& name) {
    return fail(fault(Code::unknown, Path(), "@ is not % of the bundle", name, what));
  }

  bool add_own_groups() {
    for (std::size_t i = 0; i < query().own_groups.size(); ++i) {
      const Query::OwnGroup& own = query().own_groups[i];
      const Path at = Path() / "ownGroups" / i;
      if (find_group(own.id) != nullptr || bundle().regions.find(own.id) != Regions::absent) {
        return fail(fault(Code::ambiguous, at / "id", "@ is already a group or a region", own.id));
      }
      auto group = std::make_unique<Group>();
      group->id = own.id;
      group->name = own.name.empty() ? own.id : own.name;
      Membership membership;
      Buffer<std::uint8_t> seen(bundle().regions.all.size(), 0);
      for (const std::string& code : own.regions) {
        const std::uint32_t region = bundle().regions.find(code);
        if (region == Regions::absent) return unknown("a region", code);
        if (seen[region]++ != 0) {
          return fail(fault(Code::ambiguous, at / "regions", "@ stands twice", code));
        }
        membership.regions.push_back(region);
      }
      group->memberships.push_back(std::move(membership));
      out_.own_groups.push_back(std::move(group));
    }
    return true;
  }

  bool add_own_indicators() {
    for (const Definition& definition : query().own_indicators) {
      Faults faults;
      auto own = std::make_unique<Indicator>(
          bind_indicator(definition, Path() / "ownIndicators", bundle(), faults));
      for (const Fault& found : faults.all()) {
        // A missing table is a mere warning in a bundle, but nothing to compute from here.
        return fail({found.code, found.where, found.message});
      }
      out_.own_indicators.push_back(std::move(own));
    }
    return true;
  }

  bool add_asked() {
    for (const std::string& id : query().indicators) {
      const Indicator* indicator = out_.find_indicator(id);
      if (indicator == nullptr) return unknown("an indicator", id);
      out_.indicators.push_back(indicator);
    }
    if (!query().formula.empty() && !replace_formula()) return false;
    for (const std::string& code : query().regions) {
      const std::uint32_t region = bundle().regions.find(code);
      if (region == Regions::absent) return unknown("a region", code);
      add_region(region);
      out_.regions.push_back(region);
    }
    out_.asked_rows = out_.universe.size();
    for (const std::string& id : query().groups) {
      const Group* group = named_group(id);
      if (failed()) return false;
      if (group == nullptr) return unknown("a group", id);
      out_.asked_groups.push_back(add_group(*group));
    }
    return true;
  }

  bool add_baseline() {
    return query().baseline.empty() ||
           add_place(query().baseline, "a group or region", out_.baseline);
  }

  // A group, or a region, by name.
  bool add_place(const std::string& name, const char* what, InPlay& place) {
    const Group* group = named_group(name);
    if (failed()) return false;
    if (group != nullptr) {
      place = {true, add_group(*group)};
      return true;
    }
    const std::uint32_t region = bundle().regions.find(name);
    if (region == Regions::absent) return unknown(what, name);
    add_region(region);
    place = {false, out_.row_of[region]};
    return true;
  }

  const Group* find_group(std::string_view id) const {
    for (const auto& own : out_.own_groups) {
      if (place_id(*own, out_.bundle->regions) == id) return own.get();
    }
    return out_.bundle->find_group(id);
  }

  // A group of that name, also "relative@5001"; nullptr when there is none, or on failure.
  const Group* named_group(const std::string& name) {
    const Group* group = find_group(name);
    if (group != nullptr && group->relative) {
      fail(
          fault(Code::format, Path(), "@ depends on the municipality: ask for %@code", name, name));
      return nullptr;
    }
    const std::size_t at = name.find('@');
    if (group != nullptr || at == std::string::npos) return group;
    const Group* relative = find_group(std::string_view(name).substr(0, at));
    if (relative == nullptr || !relative->relative) return nullptr;
    const std::uint32_t region = bundle().regions.find(name.substr(at + 1));
    if (region == Regions::absent) return nullptr;
    auto seen = std::make_unique<Group>(seen_from(*relative, region));
    group = find_group(place_id(*seen, bundle().regions));  // the same by an older code
    if (group != nullptr) return group;
    out_.own_groups.push_back(std::move(seen));
    return out_.own_groups.back().get();
  }

  bool failed() const { return !error_.message.empty(); }

  bool replace_formula() {
    if (out_.indicators.size() != 1) {
      return fail(fault(Code::format, Path() / "formula",
                        "a formula replaces that of one indicator, not of %",
                        out_.indicators.size()));
    }
    auto changed = std::make_unique<Indicator>(*out_.indicators.front());
    for (Version& version : changed->definition.versions) {
      Result<Formula> formula = compile_for(version, query().formula);
      if (!formula) {
        Error error = formula.error();
        error.where = "/formula";
        return fail(std::move(error));
      }
      version.formula = std::move(*formula);
    }
    out_.indicators.front() = changed.get();
    out_.own_indicators.push_back(std::move(changed));
    return true;
  }

  void add_region(std::uint32_t region) {
    if (out_.row_of[region] != Regions::absent) return;
    out_.row_of[region] = static_cast<std::uint32_t>(out_.universe.size());
    out_.universe.push_back(region);
  }

  std::size_t add_group(const Group& group) {
    for (std::size_t g = 0; g < out_.groups.size(); ++g) {
      if (out_.groups[g] == &group) return g;
    }
    out_.groups.push_back(&group);
    return out_.groups.size() - 1;
  }

  bool add_named_by_formulas() {
    for (const Indicator* indicator : out_.indicators) {
      std::vector<const Indicator*> path;
      if (!add_named_by(*indicator, path)) return false;
    }
    return true;
  }

  // Places that formulas name, through references too. Own formulas may still go in a circle.
  bool add_named_by(const Indicator& indicator, std::vector<const Indicator*>& path) {
    if (std::find(path.begin(), path.end(), &indicator) != path.end()) {
      return fail(fault(Code::cycle, Path(), "the formula of @ leads back to itself",
                        indicator.definition.id));
    }
    if (std::find(seen_.begin(), seen_.end(), &indicator) != seen_.end()) return true;
    if (path.size() == max_reference_depth) {
      return fail(fault(Code::limit, Path(), "formulas refer to each other more than % deep",
                        max_reference_depth));
    }
    path.push_back(&indicator);
    for (const Version& version : indicator.definition.versions) {
      for (const Operand& operand : version.formula.operands) {
        InPlay place;
        if (!operand.group.empty() && !add_place(operand.group, "a group or region", place)) {
          return false;
        }
        if (operand.kind != Operand::Kind::indicator) continue;
        const Indicator* target = out_.find_indicator(operand.name);
        if (target == nullptr) return unknown("an indicator", operand.name);
        out_.referred.add(operand.name, 0);
        if (!add_named_by(*target, path)) return false;
      }
    }
    path.pop_back();
    seen_.push_back(&indicator);
    return true;
  }

  void add_members() {
    for (const Group* group : out_.groups) {
      if (group->is_rest()) add_region(group->rest_of);
      for (std::size_t y = 0; y < out_.years; ++y) {
        for (std::uint32_t region : group->members(out_.year(y))) add_region(region);
      }
    }
    for (std::size_t r = 0; r < out_.universe.size(); ++r) {
      out_.broken.push_back(out_.region(r).breaks.empty() ? 0 : 1);
    }
    for (const Group* group : out_.groups) {
      out_.rows.push_back(group_rows(*group, out_.row_of, out_.first_year, out_.years));
    }
  }

  static Error too_large(std::size_t most) {
    return fault(Code::limit, Path(), "the question has more than % cells", most);
  }

  Scope out_;
  Error error_;
  std::vector<const Indicator*> seen_;  // whose places are in play already
};

}  // namespace

Result<Scope> make_scope(Bundle& bundle, const Query& query) { return Maker(bundle, query).run(); }

}  // namespace figur
