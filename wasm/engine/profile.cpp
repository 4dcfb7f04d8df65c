#include "profile.hpp"

#include <cmath>

#include "average.hpp"
#include "number.hpp"

namespace figur {

Result<AreaQuery> read_area_query(std::string_view text) {
  Result<Json> json = parse_json(text);
  if (!json) return json.error();
  Faults faults;
  Reader reader{faults};
  AreaQuery out;
  reader.text(*json, Path(), "area", true, out.area);
  reader.texts(*json, Path(), "regions", true, out.regions);
  reader.integer(*json, Path(), "year", true, out.year);
  reader.text(*json, Path(), "baseline", false, out.baseline);
  reader.text(*json, Path(), "span", false, out.span);
  read_predecessors(*json, faults, out.predecessors);
  read_own_groups(*json, faults, out.own_groups);
  if (faults.has_errors()) return faults.first_error();
  return out;
}

std::vector<const Indicator*> profile_indicators(const Bundle& bundle, std::string_view area) {
  std::vector<const Indicator*> out;
  for (std::size_t type = 0; type <= type_count; ++type) {
    for (const Indicator& indicator : bundle.indicators) {
      const Definition& definition = indicator.definition;
      if (definition.area == area && definition.profile && definition.type == type)
        out.push_back(&indicator);
    }
  }
  return out;
}

const char* name(Change change) {
  switch (change) {
    case Change::unknown: return "";
    case Change::up: return "up";
    case Change::down: return "down";
    case Change::unchanged: return "unchanged";
    case Change::broken: return "break";
  }
  return "";
}

namespace {

// One evaluated area: the regions asked for, the baseline as each region sees it, and spans.
struct Area {
  std::vector<const Indicator*> indicators;
  Answer answer;
  std::vector<std::size_t> baseline;  // [region] index into answer.places
  std::vector<std::size_t> span;      // [region] index into the answer's groups, or `none`

  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  std::size_t regions() const { return baseline.size(); }
  std::size_t cell(std::size_t i, std::size_t place, std::size_t y) const {
    return (i * answer.places.size() + place) * answer.years + y;
  }
};

// The place among the groups asked for; it is added once.
std::size_t ask_group(const std::string& id, Query& query) {
  for (std::size_t g = 0; g < query.groups.size(); ++g) {
    if (query.groups[g] == id) return g;
  }
  query.groups.push_back(id);
  return query.groups.size() - 1;
}

Result<Area> evaluate_area(Bundle& bundle, const AreaQuery& asked, int years) {
  Area out;
  out.indicators = profile_indicators(bundle, asked.area);
  if (out.indicators.empty()) {
    return fault(Code::unknown, Path() / "area", "the bundle has no indicators of @", asked.area);
  }
  if (asked.year < earliest_year + years || asked.year > latest_year) {
    return fault(Code::format, Path() / "year", "expected a year from % to %",
                 earliest_year + years, latest_year);
  }
  Query query;
  for (const Indicator* indicator : out.indicators) {
    query.indicators.push_back(indicator->definition.id);
  }
  query.regions = asked.regions;
  query.years = {asked.year - years + 1, asked.year};
  query.predecessors = asked.predecessors;
  query.own_groups = asked.own_groups;

  const Group* group = bundle.find_group(asked.baseline);
  bool is_group = group != nullptr || asked.baseline.find('@') != std::string::npos;
  for (const Query::OwnGroup& own : asked.own_groups)
    is_group = is_group || own.id == asked.baseline;
  bool rest = group != nullptr && group->is_rest();
  if (group == nullptr && is_group) {
    const Group* base = bundle.find_group(asked.baseline.substr(0, asked.baseline.find('@')));
    rest = base != nullptr && base->is_rest();
  }
  std::string span = asked.span;
  if (span.empty() && (!is_group || rest)) span = "asss";
  const std::size_t extra = is_group ? 0 : 1;
  if (!is_group && bundle.regions.find(asked.baseline) == Regions::absent) {
    return fault(Code::unknown, Path() / "baseline", "@ is neither a group nor a region",
                 asked.baseline);
  }
  if (!is_group) query.regions.push_back(asked.baseline);
  for (const std::string& region : asked.regions) {
    const std::string id = seen_by(bundle, asked.baseline, region);
    const std::size_t first_group = asked.regions.size() + extra;
    out.baseline.push_back(is_group ? first_group + ask_group(id, query) : asked.regions.size());
    const bool has_span = span.empty() || bundle.find_group(span) != nullptr || !asked.span.empty();
    out.span.push_back(has_span ? ask_group(span.empty() ? id : span, query) : Area::none);
  }
  Result<Answer> answer = evaluate(bundle, query);
  if (!answer) return answer.error();
  out.answer = std::move(*answer);
  return out;
}

Against against(const Bundle& bundle, const Area& area, std::size_t i, std::size_t region) {
  const Answer& answer = area.answer;
  const std::size_t last = answer.years - 1;
  const std::size_t cell = area.cell(i, area.baseline[region], last);
  const Place& place = answer.places[area.baseline[region]];
  Against out;
  out.place = place.id;
  out.cell = answer.values.at(cell);
  out.average = place.is_region() ? -1 : answer.average[i * answer.years + last];
  if (!place.is_region()) {
    const std::size_t own = answer.span(i, area.baseline[region], last);
    out.members = answer.members[own];
    out.members_of = answer.members_of[own];
  }
  if (area.span[region] == Area::none) return out;
  const std::size_t s = answer.span(i, answer.regions.size() + area.span[region], last);
  out.least = answer.least[s];
  out.most = answer.most[s];
  const auto code = [&bundle](std::uint32_t index) {
    return index == Regions::absent ? std::string() : bundle.regions.all[index].code;
  };
  out.least_region = code(answer.least_region[s]);
  out.most_region = code(answer.most_region[s]);
  return out;
}

double index_of(double value, double baseline) {
  const double index = baseline > 0 ? value / baseline * 100 : nan_value;
  return std::isfinite(index) ? index : nan_value;
}

bool redefined(const Answer& answer, std::size_t i, int year) {
  for (const Answer::Break& one : answer.breaks) {
    if (one.indicator == i && one.year == year && one.kind == Answer::Break::Kind::definition)
      return true;
  }
  return false;
}

Change change_of(const Cell& previous, const Cell& now, int decimals, bool broken) {
  if (previous.missing != Missing::none || now.missing != Missing::none) return Change::unknown;
  const Flags mixed = (previous.flags | now.flags) & flag::mixed_borders;
  if (broken || mixed != 0 || (now.flags & flag::break_) != 0) return Change::broken;
  const double before = rounded(previous.value, decimals);
  const double after = rounded(now.value, decimals);
  return after > before ? Change::up : after < before ? Change::down : Change::unchanged;
}

// The words that both tables begin a row with.
void write_head(const Indicator& indicator, const std::string& region, JsonWriter& out) {
  const Definition& definition = indicator.definition;
  out.member("indicator", definition.id);
  out.member("type", definition.type < type_count ? types[definition.type] : "");
  out.member("region", region);
}

void write_against(const Against& against, JsonWriter& out) {
  out.member("baseline", against.place);
  out.key("mean");
  write(against.cell, out);
  out.member("average", against.average < 0 ? "" : name(static_cast<Average>(against.average)));
  out.member("members", against.members);
  out.member("membersOf", against.members_of);
  out.key("min");
  out.number(against.least);
  out.member("minRegion", against.least_region);
  out.key("max");
  out.number(against.most);
  out.member("maxRegion", against.most_region);
}

}  // namespace

Result<std::vector<ProfileRow>> find_profile(Bundle& bundle, const AreaQuery& query) {
  Result<Area> area = evaluate_area(bundle, query, 2);
  if (!area) return area.error();
  const Answer& answer = area->answer;
  std::vector<ProfileRow> out;
  for (std::size_t i = 0; i < area->indicators.size(); ++i) {
    for (std::size_t r = 0; r < area->regions(); ++r) {
      ProfileRow row;
      row.indicator = area->indicators[i];
      row.region = answer.places[r].id;
      row.previous = answer.values.at(area->cell(i, r, 0));
      row.value = answer.values.at(area->cell(i, r, 1));
      row.change = change_of(row.previous, row.value, row.indicator->definition.decimals,
                             redefined(answer, i, query.year));
      row.baseline = against(bundle, *area, i, r);
      if (area->span[r] != Area::none)
        row.span = answer.places[answer.regions.size() + area->span[r]].id;
      const double base = row.baseline.cell.value;
      row.index = index_of(row.value.value, base);
      row.least_index = index_of(row.baseline.least, base);
      row.most_index = index_of(row.baseline.most, base);
      row.deviation = deviation_from(base, row.value.value);
      out.push_back(std::move(row));
    }
  }
  return out;
}

void write(const std::vector<ProfileRow>& rows, JsonWriter& out) {
  out.open('[');
  for (const ProfileRow& row : rows) {
    out.open('{');
    write_head(*row.indicator, row.region, out);
    out.key("value");
    write(row.value, out);
    out.key("previous");
    write(row.previous, out);
    out.member("change", name(row.change));
    write_against(row.baseline, out);
    out.member("span", row.span);
    for (const auto& [key, number] : {std::pair{"index", row.index},
                                      {"deviation", row.deviation},
                                      {"minIndex", row.least_index},
                                      {"maxIndex", row.most_index}}) {
      out.key(key);
      out.number(number);
    }
    out.close('}');
  }
  out.close(']');
}

Result<std::vector<KeyFiguresRow>> find_key_figures(Bundle& bundle, const AreaQuery& query) {
  Result<Area> area = evaluate_area(bundle, query, 3);
  if (!area) return area.error();
  std::vector<KeyFiguresRow> out;
  for (std::size_t i = 0; i < area->indicators.size(); ++i) {
    for (std::size_t r = 0; r < area->regions(); ++r) {
      KeyFiguresRow row;
      row.indicator = area->indicators[i];
      row.region = area->answer.places[r].id;
      for (std::size_t y = 0; y < 3; ++y) {
        row.values[y] = area->answer.values.at(area->cell(i, r, y));
      }
      row.baseline = against(bundle, *area, i, r);
      out.push_back(std::move(row));
    }
  }
  return out;
}

void write(const std::vector<KeyFiguresRow>& rows, int year, JsonWriter& out) {
  out.open('[');
  for (const KeyFiguresRow& row : rows) {
    out.open('{');
    write_head(*row.indicator, row.region, out);
    out.key("values");
    out.open('[');
    for (int y = 0; y < 3; ++y) {
      write(row.values[y], out, year - 2 + y);
    }
    out.close(']');
    write_against(row.baseline, out);
    out.close('}');
  }
  out.close(']');
}

}  // namespace figur
