#include "plan.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "choice.hpp"
#include "table_plan.hpp"

namespace figur {

namespace {

// A source of an input on its way into the plan.
struct Pending {
  std::size_t input = 0;  // index into Plan::inputs
  std::optional<ResolvedSource> resolved;
  std::vector<std::size_t> times;
  Source plain;  // of a table without metadata
  std::string table;
};

class Planner {
 public:
  explicit Planner(const Question& question) : question_(question) {}

  Result<Plan> make() {
    const Error error = choose(question_, plan_);
    if (!error.message.empty()) return error;
    for (std::size_t d : plan_.definitions) {
      const Definition& definition = question_.definitions[d];
      for (std::size_t v = 0; v < definition.versions.size(); ++v) {
        for (const Input& input : definition.versions[v].inputs) {
          plan_.inputs.push_back({d, v, input.name, {}});
          const Asker asker{definition.id, input.name};
          for (const Source& source : input.sources) {
            add_source(source, definition.versions[v].years, asker);
          }
        }
      }
    }
    drop_unnamed();
    for (Pending& pending : pending_) {
      PlannedInput& input = plan_.inputs[pending.input];
      if (!pending.resolved) {
        input.sources.push_back(std::move(pending.plain));
        continue;
      }
      table(pending.table).add(*pending.resolved, pending.times);
      input.sources.push_back(std::move(pending.resolved->source));
    }
    for (const auto& [id, one] : tables_) plan_.tables.push_back(one.finish(question_, plan_));
    return std::move(plan_);
  }

 private:
  TablePlan& table(const std::string& id) {
    return tables_.try_emplace(id, id, question_).first->second;
  }

  // The data years of a source that are asked for; open ends stay open.
  Years wanted(const Source& source, const Years& version) const {
    return {std::max({source.years.from, version.from, question_.years.from}),
            std::min({source.years.to, version.to, question_.years.to})};
  }

  void add_source(const Source& source, const Years& version, const Asker& asker) {
    const Years years = wanted(source, version);
    if (years.from > years.to) return;
    const TablePlan& known = table(source.table);
    if (known.metadata() == nullptr) {
      Pending pending;
      pending.input = plan_.inputs.size() - 1;
      pending.plain = source;
      pending_.push_back(std::move(pending));
      return;
    }
    const TableFacts& facts = known.facts();
    const Metadata& metadata = *known.metadata();
    if (!metadata.exists) return tell_no_table(source.table, asker);
    std::optional<ResolvedSource> resolved = resolve(source, facts, metadata, asker, plan_.faults);
    const Years has = years_had(metadata, source);
    const bool ends = has.to < years.to && !facts.successors.empty();
    if (resolved && years.overlaps(has)) {
      if (ends) resolved->source.years.to = has.to;
      add_resolved(std::move(*resolved), years, metadata);
    } else if (resolved && !ends) {
      warn_of_years(source, years, has, asker);
    }
    if (ends) add_successor(source, {std::max(years.from, has.to + 1), years.to}, facts, asker);
  }

  // The data years that a table has for a source; none when it has no year at all.
  Years years_had(const Metadata& metadata, const Source& source) const {
    const Dimension* time = metadata.dataset.find(Role::time, source.time_dimension);
    Years out{latest_year, earliest_year};
    if (time == nullptr) return out;
    for (int year : years_of(*time)) {
      if (year == 0) continue;
      out.from = std::min(out.from, year - source.year_offset);
      out.to = std::max(out.to, year - source.year_offset);
    }
    return out;
  }

  void add_resolved(ResolvedSource resolved, const Years& years, const Metadata& metadata) {
    Pending pending;
    pending.input = plan_.inputs.size() - 1;
    pending.table = resolved.source.table;
    const std::vector<int> had = years_of(metadata.dataset.dimensions[resolved.time]);
    for (std::size_t i = 0; i < had.size(); ++i) {
      if (had[i] != 0 && years.contains(had[i] - resolved.source.year_offset)) {
        pending.times.push_back(i);
      }
    }
    if (pending.times.empty()) return;
    pending.resolved = std::move(resolved);
    pending_.push_back(std::move(pending));
  }

  // The first successor that has the same categories goes on with the years after.
  void add_successor(const Source& source, const Years& years, const TableFacts& facts,
                     const Asker& asker) {
    for (const std::string& id : facts.successors) {
      Source next = source;
      next.table = id;
      next.years = {years.from, source.years.to};
      const TablePlan& successor = table(id);
      if (successor.metadata() == nullptr) continue;
      const Metadata& metadata = *successor.metadata();
      if (!metadata.exists) {
        tell_no_table(id, asker);
        continue;
      }
      const Years has = years_had(metadata, next);
      if (!has.overlaps(years)) continue;
      std::optional<ResolvedSource> resolved =
          resolve(next, successor.facts(), metadata, asker, plan_.faults);
      if (!resolved) continue;
      add_resolved(std::move(*resolved), years, metadata);
      return;
    }
  }

  void tell_no_table(const std::string& table, const Asker& asker) {
    plan_.faults.push_back({Severity::error,
                            asker.indicator,
                            asker.input,
                            table,
                            "",
                            "",
                            {},
                            say("Statistics Norway has no table %", table)});
  }

  void warn_of_years(const Source& source, const Years& years, const Years& has,
                     const Asker& asker) {
    const std::string span = say("%-%", years.from, years.to);
    plan_.faults.push_back({Severity::warning,
                            asker.indicator,
                            asker.input,
                            source.table,
                            "",
                            span,
                            {},
                            has.from > has.to ? say("table % has no years", source.table)
                                              : say("table % has no year of these: it has %-%",
                                                    source.table, has.from, has.to)});
  }

  // A dimension that one source names, another cannot leave open: in the bundle both read the same
  // table.
  void drop_unnamed() {
    const auto clash = [this](const Pending& pending) -> const Dimension* {
      for (std::size_t d : pending.resolved->unnamed) {
        const Dimension& dimension = table(pending.table).metadata()->dataset.dimensions[d];
        for (const Pending& other : pending_) {
          if (!other.resolved || other.table != pending.table) continue;
          for (const ResolvedChoice& choice : other.resolved->choices) {
            if (choice.dimension == d) return &dimension;
          }
        }
      }
      return nullptr;
    };
    std::vector<Pending> kept;
    for (const Pending& pending : pending_) {
      const Dimension* dimension = pending.resolved ? clash(pending) : nullptr;
      if (dimension == nullptr) {
        kept.push_back(pending);
        continue;
      }
      const PlannedInput& input = plan_.inputs[pending.input];
      plan_.faults.push_back({Severity::error,
                              question_.definitions[input.definition].id,
                              input.input,
                              pending.table,
                              dimension->id,
                              "",
                              {},
                              say("choose codes of %: table % has %", dimension->id, pending.table,
                                  dimension->codes.size())});
    }
    pending_ = std::move(kept);
  }

  const Question& question_;
  Plan plan_;
  std::map<std::string, TablePlan> tables_;
  std::vector<Pending> pending_;
};

}  // namespace

Result<Plan> make_plan(const Question& question) { return Planner(question).make(); }

}  // namespace figur
