#include <algorithm>
#include <cmath>
#include <memory>

#include "average.hpp"
#include "query.hpp"

namespace figur {

namespace {

// The values of one indicator for every region of the universe and every group in play.
struct Values {
  Column regions;                     // [row * years + year]
  Column groups;                      // [group * years + year]
  Buffer<std::int8_t> average;        // [year]
  std::vector<Spread> spreads;        // [group]
  std::vector<Part> parts;            // [group] who takes part in its average, when asked for
  std::vector<std::string> names;     // of the inputs, over all versions
  std::vector<Column> region_inputs;  // [name]
  std::vector<Column> group_inputs;   // [name]
};

class Evaluator {
 public:
  Evaluator(Bundle& bundle, const Query& query)
      : bundle_(bundle),
        query_(query),
        first_year_(query.years.from),
        years_(static_cast<std::size_t>(query.years.to - query.years.from + 1)) {}

  Result<Answer> run() {
    Error error;
    if (!prepare(error)) return error;
    Answer out;
    describe(out);
    const std::size_t cells = out.indicators.size() * out.places.size() * years_;
    if (cells > max_answer_cells || universe_.size() * years_ > max_answer_cells) {
      return fault(Code::limit, Path(), "the question has more than % cells", max_answer_cells);
    }
    out.values.reserve(cells);
    for (const Indicator* indicator : asked_) append(*indicator, out);
    if (!query_.baseline.empty()) deviate_all(out);
    add_footnotes(out);
    return out;
  }

  // Of the single indicator, group and year asked for.
  Result<Members> members() {
    Error error;
    if (!prepare(error)) return error;
    members_asked_ = true;
    const Values& values = compute(*asked_.front());
    Members out;
    const bool suppressed = values.groups.missing[0] == Missing::suppressed;
    for (const GroupRows::Span& span : rows_[0].spans) {
      const std::uint32_t row = span.row;  // the question has one year
      const std::string& code = bundle_.regions.all[universe_[row]].code;
      if (suppressed) {
        out.out.push_back({code, Missing::suppressed, false});
        continue;
      }
      if (values.parts[0][row] != 0) out.in.push_back(code);
      else {
        out.out.push_back(
            {code, values.regions.missing[row], (values.regions.flags[row] & flag::excluded) != 0});
      }
    }
    return out;
  }

 private:
  bool prepare(Error& error) {
    for (const Definition& definition : query_.definitions) {
      Faults faults;
      auto own = std::make_unique<Indicator>(
          bind_indicator(definition, Path() / "definitions", bundle_, faults));
      for (const Fault& fault : faults.all()) {
        // A missing table is a mere warning in a bundle, but nothing to compute from here.
        error = {fault.code, fault.where, fault.message};
        return false;
      }
      own_.push_back(std::move(own));
    }
    for (const std::string& id : query_.indicators) {
      const Indicator* indicator = find_indicator(id);
      if (indicator == nullptr) return unknown(error, "an indicator", id);
      asked_.push_back(indicator);
    }
    if (!query_.formula.empty() && !replace_formula(error)) return false;
    for (const std::string& code : query_.regions) {
      const std::uint32_t region = bundle_.regions.find(code);
      if (region == Regions::absent) return unknown(error, "a region", code);
      add_region(region);
      asked_regions_.push_back(region);
    }
    for (const std::string& id : query_.groups) {
      const Group* group = bundle_.find_group(id);
      if (group == nullptr) return unknown(error, "a group", id);
      asked_groups_.push_back(add_group(*group));
    }
    if (!query_.baseline.empty()) {
      const Group* group = bundle_.find_group(query_.baseline);
      baseline_region_ = bundle_.regions.find(query_.baseline);
      if (group != nullptr) baseline_group_ = static_cast<int>(add_group(*group));
      else if (baseline_region_ != Regions::absent) add_region(baseline_region_);
      else return unknown(error, "a group or region", query_.baseline);
    }
    for (const Indicator* indicator : asked_) {
      std::vector<const Indicator*> path;
      if (!add_formula_groups(*indicator, path, error)) return false;
    }
    for (const Group* group : groups_) {
      for (std::size_t y = 0; y < years_; ++y) {
        for (std::uint32_t region : group->members(first_year_ + static_cast<int>(y)))
          add_region(region);
      }
    }
    for (const Group* group : groups_) {
      rows_.push_back(group_rows(*group, row_of_, first_year_, years_));
    }
    return true;
  }

  static bool unknown(Error& error, const char* what, const std::string& name) {
    error = fault(Code::unknown, Path(), "@ is not % of the bundle", name, what);
    return false;
  }

  const Indicator* find_indicator(const std::string& id) const {
    for (const auto& own : own_) {
      if (own->definition.id == id) return own.get();
    }
    return bundle_.find_indicator(id);
  }

  bool replace_formula(Error& error) {
    if (asked_.size() != 1) {
      error = fault(Code::format, Path() / "formula",
                    "a formula replaces that of one indicator, not of %", asked_.size());
      return false;
    }
    Result<Formula> formula = compile(query_.formula);
    if (!formula) {
      error = formula.error();
      error.where = "/formula";
      return false;
    }
    auto changed = std::make_unique<Indicator>(*asked_.front());
    for (Version& version : changed->definition.versions) {
      for (const Operand& operand : formula->operands) {
        bool bound = operand.kind == Operand::Kind::indicator;
        for (const Input& input : version.inputs) bound = bound || input.name == operand.name;
        if (!bound) {
          error =
              fault_at(Code::unknown, operand.position, "@ is not one of the inputs", operand.name);
          error.where = "/formula";
          return false;
        }
      }
      if (version.average == Average::weighted && refers(*formula)) {
        error = fault(Code::format, Path() / "formula", weighted_reference);
        return false;
      }
      version.formula = *formula;
    }
    asked_.front() = changed.get();
    own_.push_back(std::move(changed));
    return true;
  }

  void add_region(std::uint32_t region) {
    if (row_of_.empty()) row_of_.assign(bundle_.regions.all.size(), Regions::absent);
    if (row_of_[region] != Regions::absent) return;
    row_of_[region] = static_cast<std::uint32_t>(universe_.size());
    universe_.push_back(region);
  }

  std::size_t add_group(const Group& group) {
    for (std::size_t g = 0; g < groups_.size(); ++g) {
      if (groups_[g] == &group) return g;
    }
    groups_.push_back(&group);
    return groups_.size() - 1;
  }

  // Groups that formulas name, through references too. Own formulas may still go in a circle.
  bool add_formula_groups(const Indicator& indicator, std::vector<const Indicator*>& path,
                          Error& error) {
    if (std::find(path.begin(), path.end(), &indicator) != path.end()) {
      error = fault(Code::cycle, Path(), "the formula of @ leads back to itself",
                    indicator.definition.id);
      return false;
    }
    if (std::find(looked_through_.begin(), looked_through_.end(), &indicator) !=
        looked_through_.end())
      return true;
    if (path.size() == max_reference_depth) {
      error = fault(Code::limit, Path(), "formulas refer to each other more than % deep",
                    max_reference_depth);
      return false;
    }
    path.push_back(&indicator);
    for (const Version& version : indicator.definition.versions) {
      for (const Operand& operand : version.formula.operands) {
        if (!operand.group.empty()) {
          const Group* group = bundle_.find_group(operand.group);
          if (group == nullptr) return unknown(error, "a group", operand.group);
          add_group(*group);
        }
        if (operand.kind == Operand::Kind::indicator) {
          const Indicator* target = find_indicator(operand.name);
          if (target == nullptr) return unknown(error, "an indicator", operand.name);
          if (!add_formula_groups(*target, path, error)) return false;
        }
      }
    }
    path.pop_back();
    looked_through_.push_back(&indicator);
    return true;
  }

  const Values& compute(const Indicator& indicator) {
    for (const auto& done : done_) {
      if (done.first == &indicator) return *done.second;
    }
    auto values = std::make_unique<Values>();
    values->regions = Column(universe_.size() * years_, Missing::not_defined);
    values->groups = Column(groups_.size() * years_, Missing::not_defined);
    values->average.resize(years_, -1);
    if (members_asked_) values->parts.assign(groups_.size(), Part(universe_.size() * years_, 0));
    values->spreads.resize(groups_.size());
    for (Spread& s : values->spreads) {
      s.members.resize(years_, 0);
      s.least.resize(years_, nan_value);
      s.most.resize(years_, nan_value);
      s.least_region.resize(years_, Regions::absent);
      s.most_region.resize(years_, Regions::absent);
    }
    const Definition& definition = indicator.definition;
    for (std::size_t v = 0; v < definition.versions.size(); ++v) {
      std::vector<std::size_t> in_version;
      for (std::size_t y = 0; y < years_; ++y) {
        if (definition.versions[v].years.contains(year(y))) in_version.push_back(y);
      }
      if (!in_version.empty()) compute_version(indicator, v, in_version, *values);
    }
    done_.emplace_back(&indicator, std::move(values));
    return *done_.back().second;
  }

  int year(std::size_t y) const { return first_year_ + static_cast<int>(y); }

  void compute_version(const Indicator& indicator, std::size_t v,
                       const std::vector<std::size_t>& in_version, Values& out) {
    const Definition& definition = indicator.definition;
    const Version& version = definition.versions[v];
    const std::vector<BoundInput>& bound = indicator.versions[v].inputs;

    std::vector<Column> inputs;
    for (std::size_t k = 0; k < bound.size(); ++k) {
      inputs.push_back(select_input(bound[k], bundle_.tables, universe_, first_year_, years_));
      override_input(definition.id, version.inputs[k].name, inputs.back());
    }
    std::vector<Column> owned;
    owned.reserve(version.formula.operands.size());
    std::vector<const Column*> operands;
    for (const Operand& operand : version.formula.operands) {
      operands.push_back(operand.group.empty()
                             ? region_operand(operand, version, inputs)
                             : group_operand(operand, version, inputs, universe_.size(), owned));
    }
    Column results = evaluate(version.formula, operands, universe_.size() * years_);
    remark(indicator, v, results);

    const bool mean = version.average == Average::mean;
    const std::vector<Part> parts =
        take_part_in_groups(definition.id, take_part(results, operands, !mean));
    std::vector<Column> sums;  // [input], [group * years + year]
    for (std::size_t k = 0; k < inputs.size(); ++k) sums.emplace_back(groups_.size() * years_);
    Column averages(groups_.size() * years_);
    for (std::size_t g = 0; g < groups_.size(); ++g) {
      for (std::size_t k = 0; k < inputs.size() && !mean; ++k) {
        put(sum_members(inputs[k], parts[g], rows_[g], years_), g, sums[k]);
      }
      if (mean) put(mean_members(results, parts[g], rows_[g], years_), g, averages);
    }
    if (!mean) {
      std::vector<Column> group_owned;
      group_owned.reserve(version.formula.operands.size());
      std::vector<const Column*> group_operands;
      for (const Operand& operand : version.formula.operands) {
        if (!operand.group.empty()) {
          group_operands.push_back(
              group_operand(operand, version, inputs, groups_.size(), group_owned));
        } else if (operand.kind == Operand::Kind::indicator) {
          group_operands.push_back(&compute(*target_of(operand)).groups);
        } else {
          group_operands.push_back(&sums[input_index(version, operand.name)]);
        }
      }
      averages = evaluate(version.formula, group_operands, groups_.size() * years_);
    }
    for (std::size_t g = 0; g < groups_.size(); ++g) {
      const Spread s = spread(results, parts[g], rows_[g], universe_, years_);
      Buffer<Missing> reasons;
      const Buffer<std::uint8_t> flags = member_flags(results, parts[g], rows_[g], years_);
      for (std::size_t y : in_version) {
        Spread& to = out.spreads[g];
        to.members[y] = s.members[y];
        to.least[y] = s.least[y];
        to.most[y] = s.most[y];
        to.least_region[y] = s.least_region[y];
        to.most_region[y] = s.most_region[y];
        const std::size_t cell = g * years_ + y;
        if (s.members[y] == 0) {
          if (reasons.empty()) reasons = reasons_without(results, rows_[g], years_);
          averages.set_missing(cell, reasons[y]);
        }
        averages.flags[cell] |= flags[y];
      }
    }
    remark_groups(definition.id, averages);
    hide_suppressed(averages, in_version, sums, out);

    for (std::size_t y : in_version) out.average[y] = static_cast<std::int8_t>(version.average);
    if (members_asked_) out.parts = parts;
    copy_years(std::move(results), in_version, universe_.size(), out.regions);
    copy_years(std::move(averages), in_version, groups_.size(), out.groups);
    if (query_.inputs) {
      for (std::size_t k = 0; k < inputs.size(); ++k) {
        const std::size_t name = name_index(version.inputs[k].name, out);
        copy_years(std::move(inputs[k]), in_version, universe_.size(), out.region_inputs[name]);
        copy_years(std::move(sums[k]), in_version, groups_.size(), out.group_inputs[name]);
      }
    }
  }

  // Who takes part in each group's average: see take_part; and whom no note excludes.
  std::vector<Part> take_part_in_groups(const std::string& id, const Part& all) const {
    std::vector<Part> out(groups_.size(), all);
    for (const Note& note : bundle_.notes) {
      if (note.kind != Note::Kind::exclude || note.indicator != id) continue;
      for (std::size_t g = 0; g < groups_.size(); ++g) {
        if (!note.group.empty() && note.group != groups_[g]->id) continue;
        for_cells(note, [&](std::size_t cell) { out[g][cell] = 0; });
      }
    }
    return out;
  }

  static std::size_t input_index(const Version& version, const std::string& name) {
    std::size_t k = 0;
    while (k + 1 < version.inputs.size() && version.inputs[k].name != name) ++k;
    return k;
  }

  const Indicator* target_of(const Operand& operand) const { return find_indicator(operand.name); }

  const Column* region_operand(const Operand& operand, const Version& version,
                               const std::vector<Column>& inputs) {
    if (operand.kind == Operand::Kind::indicator) return &compute(*target_of(operand)).regions;
    return &inputs[input_index(version, operand.name)];
  }

  // The value of a group, the same for each of `places` rows.
  const Column* group_operand(const Operand& operand, const Version& version,
                              const std::vector<Column>& inputs, std::size_t places,
                              std::vector<Column>& owned) {
    const std::size_t g = add_group(*bundle_.find_group(operand.group));
    Column series(years_);
    if (operand.kind == Operand::Kind::indicator) {
      const Column& groups = compute(*target_of(operand)).groups;
      series.copy(groups, g * years_, years_, 0);
    } else {
      const Column& input = inputs[input_index(version, operand.name)];
      series = sum_members(input, take_part(input, {}, false), rows_[g], years_);
    }
    Column repeated(places * years_);
    for (std::size_t p = 0; p < places; ++p) put(series, p, repeated);
    owned.push_back(std::move(repeated));
    return &owned.back();
  }

  void put(const Column& series, std::size_t row, Column& out) const {
    out.copy(series, 0, years_, row * years_);
  }

  // The years of one version; of the only version, all.
  void copy_years(Column&& from, const std::vector<std::size_t>& which, std::size_t rows,
                  Column& to) const {
    if (which.size() == years_) {
      to = std::move(from);
      return;
    }
    for (std::size_t r = 0; r < rows; ++r) {
      for (std::size_t y : which) to.copy(from, r * years_ + y, 1, r * years_ + y);
    }
  }

  std::size_t name_index(const std::string& name, Values& out) const {
    for (std::size_t i = 0; i < out.names.size(); ++i) {
      if (out.names[i] == name) return i;
    }
    out.names.push_back(name);
    out.region_inputs.emplace_back(universe_.size() * years_, Missing::not_defined);
    out.group_inputs.emplace_back(groups_.size() * years_, Missing::not_defined);
    return out.names.size() - 1;
  }

  // Calls `what(cell)` for every cell of the universe that the note speaks of.
  template <class What>
  void for_cells(const Note& note, What what) const {
    for (std::size_t r = 0; r < universe_.size(); ++r) {
      if (note.region != Regions::absent && note.region != universe_[r]) continue;
      for (std::size_t y = 0; y < years_; ++y) {
        if (note.years.contains(year(y))) what(r * years_ + y);
      }
    }
  }

  void override_input(const std::string& id, const std::string& input, Column& column) const {
    for (const Note& note : bundle_.notes) {
      if (note.kind != Note::Kind::override_ || note.indicator != id || note.input != input)
        continue;
      for_cells(note, [&](std::size_t cell) {
        column.set(cell, note.value);
        column.flags[cell] |= flag::overridden;
      });
    }
  }

  // Marks breaks and mixed borders, and applies the notes on results.
  void remark(const Indicator& indicator, std::size_t v, Column& results) const {
    for (std::size_t r = 0; r < universe_.size(); ++r) {
      const Region& region = bundle_.regions.all[universe_[r]];
      if (region.breaks.empty()) continue;
      for (std::size_t y = 0; y < years_; ++y) {
        const std::size_t cell = r * years_ + y;
        for (int break_year : region.breaks) {
          if (break_year == year(y)) results.flags[cell] |= flag::break_;
        }
        if (mixes_borders(indicator.versions[v], region, year(y))) {
          results.flags[cell] |= flag::mixed_borders;
        }
      }
    }
    for (const Note& note : bundle_.notes) {
      if (note.indicator != indicator.definition.id) continue;
      switch (note.kind) {
        case Note::Kind::override_:
          if (!note.input.empty()) break;
          for_cells(note, [&](std::size_t cell) {
            results.set(cell, note.value);
            results.flags[cell] |= flag::overridden;
          });
          break;
        case Note::Kind::exclude:
          for_cells(note, [&](std::size_t cell) { results.flags[cell] |= flag::excluded; });
          break;
        case Note::Kind::footnote:
          if (!note.group.empty()) break;
          for_cells(note, [&](std::size_t cell) { results.flags[cell] |= flag::footnote; });
          break;
        case Note::Kind::suppress_average: break;
      }
    }
  }

  // A KOSTRA year's amounts are on the borders of that year, but its population, 1 January of the
  // next, is on the next year's.
  bool mixes_borders(const BoundVersion& version, const Region& region, int data_year) const {
    int borders = -1;
    for (const BoundInput& input : version.inputs) {
      for (const BoundSource& source : input.sources) {
        if (!source.years.contains(data_year)) continue;
        const int here = bundle_.tables[source.table].current_codes
                             ? static_cast<int>(region.borders.size())
                             : region.borders_at(data_year + source.year_offset);
        if (borders >= 0 && here != borders) return true;
        borders = here;
        break;
      }
    }
    return false;
  }

  // Suppressed averages, and footnotes on groups.
  void remark_groups(const std::string& id, Column& averages) const {
    for (const Note& note : bundle_.notes) {
      const bool suppresses = note.kind == Note::Kind::suppress_average;
      const bool applies =
          suppresses || (note.kind == Note::Kind::footnote && note.region == Regions::absent);
      if (note.indicator != id || !applies) continue;
      for (std::size_t g = 0; g < groups_.size(); ++g) {
        if (!note.group.empty() && note.group != groups_[g]->id) continue;
        for (std::size_t y = 0; y < years_; ++y) {
          if (!note.years.contains(year(y))) continue;
          const std::size_t cell = g * years_ + y;
          if (suppresses) averages.set_missing(cell, Missing::suppressed);
          averages.flags[cell] |= flag::footnote;
        }
      }
    }
  }

  // An average that is unusable must not be worked out from what stands behind it.
  void hide_suppressed(const Column& averages, const std::vector<std::size_t>& in_version,
                       std::vector<Column>& sums, Values& out) const {
    for (std::size_t g = 0; g < groups_.size(); ++g) {
      for (std::size_t y : in_version) {
        const std::size_t cell = g * years_ + y;
        if (averages.missing[cell] != Missing::suppressed) continue;
        for (Column& sum : sums) sum.set_missing(cell, Missing::suppressed);
        out.spreads[g].members[y] = 0;
      }
    }
  }

  void describe(Answer& out) const {
    out.first_year = first_year_;
    out.years = years_;
    out.region_count = asked_regions_.size();
    for (const Indicator* indicator : asked_) out.indicators.push_back(indicator->definition.id);
    for (std::uint32_t region : asked_regions_) {
      out.places.push_back(
          {bundle_.regions.all[region].code, bundle_.regions.all[region].name, false});
    }
    for (std::size_t g : asked_groups_)
      out.places.push_back({groups_[g]->id, groups_[g]->name, true});
  }

  void append(const Indicator& indicator, Answer& out) {
    const Values& values = compute(indicator);
    for (std::uint32_t region : asked_regions_) {
      out.values.append(values.regions, row_of_[region] * years_, years_);
    }
    out.members.resize(out.members.size() + asked_regions_.size() * years_, 0);
    out.members_of.resize(out.members.size(), 0);
    for (std::size_t g : asked_groups_) {
      out.values.append(values.groups, g * years_, years_);
      const Spread& s = values.spreads[g];
      out.members.append(s.members);
      for (std::size_t y = 0; y < years_; ++y) {
        out.members_of.push_back(values.average[y] < 0 ? std::uint16_t{0} : rows_[g].count[y]);
      }
      out.least.append(s.least);
      out.most.append(s.most);
      out.least_region.append(s.least_region);
      out.most_region.append(s.most_region);
    }
    out.average.append(values.average);
    if (query_.inputs) {
      Answer::Inputs inputs;
      inputs.names = values.names;
      for (std::size_t k = 0; k < values.names.size(); ++k) {
        for (std::uint32_t region : asked_regions_) {
          inputs.values.append(values.region_inputs[k], row_of_[region] * years_, years_);
        }
        for (std::size_t g : asked_groups_) {
          inputs.values.append(values.group_inputs[k], g * years_, years_);
        }
      }
      out.inputs.push_back(std::move(inputs));
    }
  }

  void deviate_all(Answer& out) {
    out.deviation.reserve(out.values.size());
    for (std::size_t i = 0; i < asked_.size(); ++i) {
      const Values& values = compute(*asked_[i]);
      const double* baseline =
          baseline_group_ >= 0
              ? values.groups.value.data() + static_cast<std::size_t>(baseline_group_) * years_
              : values.regions.value.data() + row_of_[baseline_region_] * years_;
      deviate(out.values.value.data() + i * out.places.size() * years_, out.places.size(), baseline,
              years_, out.deviation);
    }
  }

  void add_footnotes(Answer& out) const {
    for (std::uint32_t i = 0; i < asked_.size(); ++i) {
      for (const Note& note : bundle_.notes) {
        if (note.indicator != asked_[i]->definition.id || !note.years.overlaps(query_.years))
          continue;
        const std::string place =
            note.region != Regions::absent ? bundle_.regions.all[note.region].code : note.group;
        out.footnotes.push_back({i, place, note.years, note.text});
      }
    }
  }

  Bundle& bundle_;
  const Query& query_;
  const int first_year_;
  const std::size_t years_;
  std::vector<std::unique_ptr<Indicator>> own_;
  std::vector<const Indicator*> asked_;
  std::vector<std::uint32_t> asked_regions_;      // indices into Regions::all
  std::vector<std::size_t> asked_groups_;         // indices into groups_
  std::vector<const Indicator*> looked_through_;  // whose groups are in play already
  bool members_asked_ = false;
  int baseline_group_ = -1;
  std::uint32_t baseline_region_ = Regions::absent;
  std::vector<const Group*> groups_;     // in play: asked for, baseline, named by formulas
  std::vector<GroupRows> rows_;          // [group]
  std::vector<std::uint32_t> universe_;  // row -> region: asked for, and every member
  std::vector<std::uint32_t> row_of_;    // region -> row, or absent
  std::vector<std::pair<const Indicator*, std::unique_ptr<Values>>> done_;
};

}  // namespace

Result<Answer> evaluate(Bundle& bundle, const Query& query) {
  if (query.years.from < first_year || query.years.to > last_year ||
      query.years.from > query.years.to) {
    return fault(Code::format, Path() / "years", "expected years from % to %, the first one first",
                 first_year, last_year);
  }
  return Evaluator(bundle, query).run();
}

Result<Members> find_members(Bundle& bundle, const std::string& indicator, const std::string& group,
                             int year) {
  Query query;
  query.indicators = {indicator};
  query.groups = {group};
  query.years = {year, year};
  Evaluator evaluator(bundle, query);
  return evaluator.members();
}

}  // namespace figur
