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
  std::vector<std::int8_t> average;   // [year]
  std::vector<Spread> spreads;        // [group]
  std::vector<std::string> names;     // of the inputs, over all versions
  std::vector<Column> region_inputs;  // [name]
  std::vector<Column> group_inputs;   // [name]
};

class Evaluator {
 public:
  Evaluator(Bundle& bundle, const Query& query)
      : bundle_(bundle), query_(query), first_year_(query.years.from),
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
    for (const Indicator* indicator : asked_) append(*indicator, out);
    if (!query_.baseline.empty()) deviate(out);
    add_footnotes(out);
    return out;
  }

  // For find_members: the values of the single indicator asked for.
  Result<const Values*> values() {
    Error error;
    if (!prepare(error)) return error;
    return &compute(*asked_.front());
  }
  const GroupRows& rows(std::size_t group) const { return rows_[group]; }
  const std::vector<std::uint32_t>& universe() const { return universe_; }

 private:
  bool prepare(Error& error) {
    for (const Definition& definition : query_.definitions) {
      Faults faults;
      auto own = std::make_unique<Indicator>(bind_indicator(definition, Path() / "definitions", bundle_, faults));
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
        for (std::uint32_t region : group->members(first_year_ + static_cast<int>(y))) add_region(region);
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
      error = fault(Code::format, Path() / "formula", "a formula replaces that of one indicator, not of %", asked_.size());
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
          error = fault_at(Code::unknown, operand.position, "@ is not one of the inputs", operand.name);
          return false;
        }
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
  bool add_formula_groups(const Indicator& indicator, std::vector<const Indicator*>& path, Error& error) {
    if (std::find(path.begin(), path.end(), &indicator) != path.end()) {
      error = fault(Code::cycle, Path(), "the formula of @ leads back to itself", indicator.definition.id);
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
    return true;
  }

  const Values& compute(const Indicator& indicator) {
    for (const auto& done : done_) {
      if (done.first == &indicator) return *done.second;
    }
    auto values = std::make_unique<Values>();
    values->regions = Column(universe_.size() * years_, Missing::not_defined);
    values->groups = Column(groups_.size() * years_, Missing::not_defined);
    values->average.assign(years_, -1);
    values->spreads.resize(groups_.size());
    for (Spread& s : values->spreads) {
      s.members.assign(years_, 0);
      s.members_of.assign(years_, 0);
      s.least.assign(years_, nan_value);
      s.most.assign(years_, nan_value);
      s.least_region.assign(years_, Regions::absent);
      s.most_region.assign(years_, Regions::absent);
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
    std::vector<Column> sums;  // [input], [group * years + year]
    for (std::size_t k = 0; k < inputs.size(); ++k) sums.emplace_back(groups_.size() * years_);
    Column averages(groups_.size() * years_);
    for (std::size_t g = 0; g < groups_.size(); ++g) {
      for (std::size_t k = 0; k < inputs.size() && !mean; ++k) {
        put(sum_members(inputs[k], results, rows_[g], years_), g, sums[k]);
      }
      if (mean) put(mean_members(results, rows_[g], years_), g, averages);
    }
    if (!mean) {
      std::vector<Column> group_owned;
      group_owned.reserve(version.formula.operands.size());
      std::vector<const Column*> group_operands;
      for (const Operand& operand : version.formula.operands) {
        if (!operand.group.empty()) {
          group_operands.push_back(group_operand(operand, version, inputs, groups_.size(), group_owned));
        } else if (operand.kind == Operand::Kind::indicator) {
          group_operands.push_back(&compute(*target_of(operand)).groups);
        } else {
          group_operands.push_back(&sums[input_index(version, operand.name)]);
        }
      }
      averages = evaluate(version.formula, group_operands, groups_.size() * years_);
    }
    for (std::size_t g = 0; g < groups_.size(); ++g) {
      const Spread s = spread(results, rows_[g], universe_, years_,
                              mean ? Counting::values : Counting::inputs);
      for (std::size_t y : in_version) {
        Spread& to = out.spreads[g];
        to.members[y] = s.members[y];
        to.members_of[y] = s.members_of[y];
        to.least[y] = s.least[y];
        to.most[y] = s.most[y];
        to.least_region[y] = s.least_region[y];
        to.most_region[y] = s.most_region[y];
        const std::size_t cell = g * years_ + y;
        // Formulas of references and group() values only need no members to come out a number.
        if (s.members[y] == 0 && averages.missing[cell] == Missing::none) {
          averages.set_missing(cell, Missing::no_data);
        }
        if (rows_[g].changed[y] || has_break(results, rows_[g], y)) averages.flags[cell] |= flag::break_;
      }
    }
    suppress(definition.id, averages);

    for (std::size_t y : in_version) out.average[y] = static_cast<std::int8_t>(version.average);
    copy_years(results, in_version, universe_.size(), out.regions);
    copy_years(averages, in_version, groups_.size(), out.groups);
    if (query_.inputs) {
      for (std::size_t k = 0; k < inputs.size(); ++k) {
        const std::size_t name = name_index(version.inputs[k].name, out);
        copy_years(inputs[k], in_version, universe_.size(), out.region_inputs[name]);
        copy_years(sums[k], in_version, groups_.size(), out.group_inputs[name]);
      }
    }
  }

  // Whether a member that takes part is on new borders that year.
  bool has_break(const Column& results, const GroupRows& group, std::size_t y) const {
    for (std::uint32_t row : group.rows[y]) {
      const std::size_t cell = row * years_ + y;
      if (takes_part(results, cell) && (results.flags[cell] & flag::break_) != 0) return true;
    }
    return false;
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
      for (std::size_t y = 0; y < years_; ++y) copy_cell(groups, g * years_ + y, series, y);
    } else {
      const Column& input = inputs[input_index(version, operand.name)];
      series = sum_members(input, input, rows_[g], years_);
    }
    Column repeated(places * years_);
    for (std::size_t p = 0; p < places; ++p) put(series, p, repeated);
    owned.push_back(std::move(repeated));
    return &owned.back();
  }

  static void copy_cell(const Column& from, std::size_t a, Column& to, std::size_t b) {
    to.value[b] = from.value[a];
    to.missing[b] = from.missing[a];
    to.flags[b] = from.flags[a];
  }

  void put(const Column& series, std::size_t row, Column& out) const {
    for (std::size_t y = 0; y < years_; ++y) copy_cell(series, y, out, row * years_ + y);
  }

  void copy_years(const Column& from, const std::vector<std::size_t>& which, std::size_t rows,
                  Column& to) const {
    for (std::size_t r = 0; r < rows; ++r) {
      for (std::size_t y : which) copy_cell(from, r * years_ + y, to, r * years_ + y);
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
      if (note.kind != Note::Kind::override_ || note.indicator != id || note.input != input) continue;
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
                             ? static_cast<int>(region.breaks.size())
                             : region.borders_at(data_year + source.year_offset);
        if (borders >= 0 && here != borders) return true;
        borders = here;
        break;
      }
    }
    return false;
  }

  void suppress(const std::string& id, Column& averages) const {
    for (const Note& note : bundle_.notes) {
      if (note.kind != Note::Kind::suppress_average || note.indicator != id) continue;
      for (std::size_t g = 0; g < groups_.size(); ++g) {
        if (!note.group.empty() && note.group != groups_[g]->id) continue;
        for (std::size_t y = 0; y < years_; ++y) {
          if (!note.years.contains(year(y))) continue;
          averages.set_missing(g * years_ + y, Missing::suppressed);
          averages.flags[g * years_ + y] |= flag::footnote;
        }
      }
    }
  }

  void describe(Answer& out) const {
    out.first_year = first_year_;
    out.years = years_;
    out.region_count = asked_regions_.size();
    for (const Indicator* indicator : asked_) out.indicators.push_back(indicator->definition.id);
    for (std::uint32_t region : asked_regions_) {
      out.places.push_back({bundle_.regions.all[region].code, bundle_.regions.all[region].name, false});
    }
    for (std::size_t g : asked_groups_) out.places.push_back({groups_[g]->id, groups_[g]->name, true});
  }

  static void append_rows(const Column& from, std::size_t row, std::size_t years, Column& to) {
    const auto a = static_cast<std::ptrdiff_t>(row * years);
    const auto b = static_cast<std::ptrdiff_t>((row + 1) * years);
    to.value.insert(to.value.end(), from.value.begin() + a, from.value.begin() + b);
    to.missing.insert(to.missing.end(), from.missing.begin() + a, from.missing.begin() + b);
    to.flags.insert(to.flags.end(), from.flags.begin() + a, from.flags.begin() + b);
  }

  void append(const Indicator& indicator, Answer& out) {
    const Values& values = compute(indicator);
    for (std::uint32_t region : asked_regions_) {
      append_rows(values.regions, row_of_[region], years_, out.values);
      out.members.resize(out.members.size() + years_, 0);
      out.members_of.resize(out.members_of.size() + years_, 0);
    }
    auto extend = [](auto& to, const auto& from) { to.insert(to.end(), from.begin(), from.end()); };
    for (std::size_t g : asked_groups_) {
      append_rows(values.groups, g, years_, out.values);
      const Spread& s = values.spreads[g];
      extend(out.members, s.members);
      extend(out.members_of, s.members_of);
      extend(out.least, s.least);
      extend(out.most, s.most);
      extend(out.least_region, s.least_region);
      extend(out.most_region, s.most_region);
    }
    extend(out.average, values.average);
    if (query_.inputs) {
      Answer::Inputs inputs;
      inputs.names = values.names;
      for (std::size_t k = 0; k < values.names.size(); ++k) {
        for (std::uint32_t region : asked_regions_) {
          append_rows(values.region_inputs[k], row_of_[region], years_, inputs.values);
        }
        for (std::size_t g : asked_groups_) append_rows(values.group_inputs[k], g, years_, inputs.values);
      }
      out.inputs.push_back(std::move(inputs));
    }
  }

  void deviate(Answer& out) {
    out.deviation.assign(out.values.size(), nan_value);
    for (std::size_t i = 0; i < asked_.size(); ++i) {
      const Values& values = compute(*asked_[i]);
      const bool group = baseline_group_ >= 0;
      const Column& from = group ? values.groups : values.regions;
      const std::size_t row = group ? static_cast<std::size_t>(baseline_group_) : row_of_[baseline_region_];
      for (std::size_t p = 0; p < out.places.size(); ++p) {
        for (std::size_t y = 0; y < years_; ++y) {
          const std::size_t cell = (i * out.places.size() + p) * years_ + y;
          const double base = from.value[row * years_ + y];
          // NaN wherever either is missing; a baseline of 0 has no per cent.
          const double deviation = (out.values.value[cell] / base - 1) * 100;
          if (std::isfinite(deviation)) out.deviation[cell] = deviation;
        }
      }
    }
  }

  void add_footnotes(Answer& out) const {
    for (std::uint32_t i = 0; i < asked_.size(); ++i) {
      for (const Note& note : bundle_.notes) {
        if (note.indicator != asked_[i]->definition.id || !note.years.overlaps(query_.years)) continue;
        const std::string place = note.region != Regions::absent
                                      ? bundle_.regions.all[note.region].code
                                      : note.group;
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
  std::vector<std::uint32_t> asked_regions_;  // indices into Regions::all
  std::vector<std::size_t> asked_groups_;     // indices into groups_
  int baseline_group_ = -1;
  std::uint32_t baseline_region_ = Regions::absent;
  std::vector<const Group*> groups_;          // in play: asked for, baseline, named by formulas
  std::vector<GroupRows> rows_;               // [group]
  std::vector<std::uint32_t> universe_;       // row -> region: asked for, and every member
  std::vector<std::uint32_t> row_of_;         // region -> row, or absent
  std::vector<std::pair<const Indicator*, std::unique_ptr<Values>>> done_;
};

}  // namespace

Result<Answer> evaluate(Bundle& bundle, const Query& query) {
  if (query.years.from < first_year || query.years.to > last_year || query.years.from > query.years.to) {
    return fault(Code::format, Path() / "years", "expected years from % to %, the first one first", first_year, last_year);
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
  Result<const Values*> values = evaluator.values();
  if (!values) return values.error();
  Members out;
  const Column& results = (*values)->regions;
  const bool mean = (*values)->average[0] == static_cast<std::int8_t>(Average::mean);
  for (std::uint32_t row : evaluator.rows(0).rows[0]) {
    const std::string& code = bundle.regions.all[evaluator.universe()[row]].code;
    if (takes_part(results, row) && !(mean && results.missing[row] != Missing::none)) {
      out.in.push_back(code);
    } else {
      out.out.push_back({code, results.missing[row], (results.flags[row] & flag::excluded) != 0});
    }
  }
  return out;
}

}  // namespace figur
