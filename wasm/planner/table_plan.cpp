#include "table_plan.hpp"

#include <algorithm>

namespace figur {

TablePlan::TablePlan(std::string id, const Question& question)
    : id_(std::move(id)), facts_(question.facts(id_)), metadata_(question.metadata_of(id_)) {}

TablePlan::Part& TablePlan::part_for(const ResolvedSource& source) {
  std::vector<std::pair<std::string, std::string>> fixed;
  for (const ResolvedChoice& choice : source.choices) {
    if (choice.left_out()) fixed.emplace_back(choice.id, choice.codes[0]);
  }
  for (Part& part : parts_) {
    if (part.fixed == fixed) return part;
  }
  Part part;
  part.fixed = std::move(fixed);
  for (const Dimension& dimension : metadata_->dataset.dimensions) {
    part.asked.emplace_back(dimension.codes.size(), false);
  }
  parts_.push_back(std::move(part));
  return parts_.back();
}

void TablePlan::keep(const std::string& dimension, const std::string& code) {
  auto kept = std::find_if(kept_.begin(), kept_.end(),
                           [&](const PlannedDimension& one) { return one.id == dimension; });
  if (kept == kept_.end()) kept = kept_.insert(kept_.end(), {dimension, {}});
  if (std::find(kept->codes.begin(), kept->codes.end(), code) == kept->codes.end()) {
    kept->codes.push_back(code);
  }
}

void TablePlan::add(const ResolvedSource& source, const std::vector<std::size_t>& times) {
  Part& part = part_for(source);
  geo_ = source.geo;
  time_ = source.time;
  for (std::size_t time : times) part.asked[source.time][time] = true;
  for (const ResolvedChoice& choice : source.choices) {
    for (const std::string& code : choice.asked) {
      part.asked[choice.dimension][metadata_->dataset.dimensions[choice.dimension].find(code)] =
          true;
    }
    for (const std::string& code : choice.codes) keep(choice.id, code);
  }
}

std::vector<int> TablePlan::years_asked() const {
  const std::vector<int> years = years_of(metadata_->dataset.dimensions[time_]);
  std::vector<int> out;
  for (std::size_t i = 0; i < years.size(); ++i) {
    for (const Part& part : parts_) {
      if (!part.asked[time_][i]) continue;
      out.push_back(years[i]);
      break;
    }
  }
  return out;
}

namespace {

bool holds_any(const Years& span, const std::vector<int>& years) {
  for (int year : years) {
    if (span.contains(year)) return true;
  }
  return false;
}

// The span that SSB writes behind the name of a region that is no more: "Halden (3001)
// (2020-2023)", "Rygge (-2019)".
Years years_in(std::string_view label) {
  Years out;
  const std::size_t open = label.rfind('(');
  if (open == std::string_view::npos || label.back() != ')') return out;
  const std::string_view inside = label.substr(open + 1, label.size() - open - 2);
  const std::size_t dash = inside.find('-');
  if (dash == std::string_view::npos) return out;
  const int from = year_in(inside.substr(0, dash));
  const int to = year_in(inside.substr(dash + 1));
  if (from != 0) out.from = from;
  if (to != 0) out.to = to;
  return out;
}

// Municipalities have four digits; counties two, and the rest letters.
bool is_municipality(const std::string& code) {
  return code.size() == 4 && code.find_first_not_of("0123456789") == std::string::npos;
}

}  // namespace

std::vector<bool> TablePlan::region_codes(const Question& question, Plan& plan) const {
  const Dimension& geo = metadata_->dataset.dimensions[geo_];
  const std::vector<int> years = years_asked();
  std::vector<bool> out(geo.codes.size(), false);
  const auto add = [&](const std::vector<RegionCode>& codes) {
    bool found = false;
    for (const RegionCode& entry : codes) {
      const std::uint32_t position = geo.find(entry.code);
      if (position == Dimension::absent || !holds_any(entry.years, years)) continue;
      out[position] = true;
      found = true;
    }
    return found;
  };
  std::vector<bool> wanted(question.regions.all.size(), false);
  std::vector<std::string> lacking;
  for (std::uint32_t r : plan.regions) {
    const Region& region = question.regions.all[r];
    wanted[r] = true;
    bool found = add(region.codes);
    for (const std::string& alias : region.aliases) {
      const std::uint32_t position = geo.find(alias);
      if (position == Dimension::absent) continue;
      out[position] = true;
      found = true;
    }
    // A table on today's codes has no other.
    const std::uint32_t current = found ? Dimension::absent : geo.find(region.code);
    if (current != Dimension::absent) out[current] = found = true;
    if (!found) lacking.push_back(region.name);
  }
  for (const Predecessor& predecessor : question.regions.predecessors) {
    if (wanted[predecessor.region]) add(predecessor.codes);
  }
  if (!lacking.empty() && !facts_.by_hand) {
    std::string names;
    for (std::size_t i = 0; i < lacking.size() && i < 5; ++i) {
      names += (i == 0 ? "" : ", ") + lacking[i];
    }
    if (lacking.size() > 5) names += say(" and % more", lacking.size() - 5);
    plan.faults.push_back({Severity::warning,
                           "",
                           "",
                           id_,
                           geo.id,
                           "",
                           {},
                           say("table % has no code of %", id_, names)});
  }
  if (!question.all_municipalities || facts_.by_hand) return out;
  for (std::size_t i = 0; i < geo.codes.size(); ++i) {
    const std::string& code = geo.codes[i];
    if (!is_municipality(code) || question.regions.find(code) != Regions::absent) continue;
    bool known = !holds_any(years_in(geo.labels[i]), years);
    for (const Predecessor& predecessor : question.regions.predecessors) {
      for (const RegionCode& entry : predecessor.codes) known = known || entry.code == code;
    }
    if (known) continue;
    out[i] = true;
    bool listed = false;
    for (const auto& one : plan.unknown_regions) listed = listed || one.first == code;
    if (!listed) plan.unknown_regions.emplace_back(code, geo.labels[i]);
  }
  return out;
}

namespace {

double cells_of(const PlannedRequest& request) {
  double cells = 1;
  for (const PlannedDimension& dimension : request.dimensions) {
    cells *= static_cast<double>(dimension.codes.size());
  }
  return cells;
}

}  // namespace

PlannedTable TablePlan::finish(const Question& question, Plan& plan) const {
  PlannedTable out;
  out.id = id_;
  out.by_hand = facts_.by_hand;
  out.metadata = metadata_;
  if (parts_.empty()) return out;
  const std::vector<Dimension>& dimensions = metadata_->dataset.dimensions;
  const std::vector<bool> regions = region_codes(question, plan);
  out.geo = dimensions[geo_].id;
  out.time = dimensions[time_].id;

  // Categories stand as the table has them; then ours.
  const auto in_order = [](const Dimension& dimension, const std::vector<bool>& chosen) {
    PlannedDimension one{dimension.id, {}};
    for (std::size_t i = 0; i < chosen.size(); ++i) {
      if (chosen[i]) one.codes.push_back(dimension.codes[i]);
    }
    return one;
  };
  std::vector<bool> times(dimensions[time_].codes.size(), false);
  for (const Part& part : parts_) {
    for (std::size_t i = 0; i < times.size(); ++i) times[i] = times[i] || part.asked[time_][i];
  }
  out.keep.push_back(in_order(dimensions[geo_], regions));
  out.keep.push_back(in_order(dimensions[time_], times));
  if (out.keep[0].codes.empty()) return out;
  for (const PlannedDimension& kept : kept_) {
    const Dimension* dimension = metadata_->dataset.find(kept.id);
    std::vector<bool> own(dimension == nullptr ? 0 : dimension->codes.size(), false);
    std::vector<PlannedSum> sums;
    for (const std::string& code : kept.codes) {
      const std::uint32_t position =
          dimension == nullptr ? Dimension::absent : dimension->find(code);
      if (position != Dimension::absent) {
        own[position] = true;
        continue;
      }
      const SumFact& fact = *facts_.find_sum(kept.id, code);
      PlannedSum sum{code, fact.label, {}};
      if (!fact.left_out()) {
        const std::uint32_t to = dimension->find(fact.to);
        for (std::uint32_t i = dimension->find(fact.from); i <= to; ++i) {
          sum.codes.push_back(dimension->codes[i]);
        }
      }
      sums.push_back(std::move(sum));
    }
    PlannedDimension all{kept.id, {}};
    if (dimension != nullptr) all = in_order(*dimension, own);
    for (const PlannedSum& sum : sums) all.codes.push_back(sum.code);
    out.keep.push_back(std::move(all));
    if (!sums.empty()) out.sums.emplace_back(kept.id, std::move(sums));
  }
  for (const Part& part : parts_) {
    PlannedRequest whole;
    whole.fixed = part.fixed;
    for (std::size_t d = 0; d < dimensions.size(); ++d) {
      PlannedDimension one = in_order(dimensions[d], d == geo_ ? regions : part.asked[d]);
      if (!one.codes.empty()) whole.dimensions.push_back(std::move(one));
    }
    if (cells_of(whole) >
        static_cast<double>(most_requests) * static_cast<double>(question.max_cells)) {
      plan.faults.push_back({Severity::error,
                             "",
                             "",
                             id_,
                             "",
                             "",
                             {},
                             say("table % would take more than % requests", id_, most_requests)});
      continue;
    }
    for (PlannedRequest& request : split(whole, question.max_cells)) {
      out.requests.push_back(std::move(request));
    }
  }
  return out;
}

std::vector<PlannedRequest> split(const PlannedRequest& whole, std::size_t most) {
  const double cells = cells_of(whole);
  const auto limit = static_cast<double>(most);
  if (cells <= limit) {
    PlannedRequest one = whole;
    one.cells = static_cast<std::size_t>(cells);
    return {std::move(one)};
  }
  // The dimension whose cutting gives the fewest pieces; if no single one is enough, the longest is
  // cut and the pieces again.
  std::size_t best = 0;
  std::size_t fewest = static_cast<std::size_t>(-1);
  std::size_t longest = 0;
  for (std::size_t d = 0; d < whole.dimensions.size(); ++d) {
    const std::size_t n = whole.dimensions[d].codes.size();
    if (n > whole.dimensions[longest].codes.size()) longest = d;
    const auto per_piece = static_cast<std::size_t>(limit / (cells / static_cast<double>(n)));
    if (per_piece == 0) continue;
    const std::size_t pieces = (n + per_piece - 1) / per_piece;
    if (pieces < fewest) {
      fewest = pieces;
      best = d;
    }
  }
  if (fewest == static_cast<std::size_t>(-1)) {
    best = longest;
    fewest = whole.dimensions[longest].codes.size();
  }
  const std::vector<std::string>& codes = whole.dimensions[best].codes;
  const std::size_t step = (codes.size() + fewest - 1) / fewest;
  std::vector<PlannedRequest> out;
  for (std::size_t first = 0; first < codes.size(); first += step) {
    PlannedRequest piece = whole;
    const std::size_t last = std::min(first + step, codes.size());
    piece.dimensions[best].codes.assign(codes.begin() + static_cast<std::ptrdiff_t>(first),
                                        codes.begin() + static_cast<std::ptrdiff_t>(last));
    for (PlannedRequest& one : split(piece, most)) out.push_back(std::move(one));
  }
  return out;
}

}  // namespace figur
