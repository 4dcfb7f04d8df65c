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
          const Asker asker{definition.id, input.name, input.unit};
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
    if (has.from > has.to) {
      if (resolved)
        tell(Severity::error, source.table, asker, say("table % has no years", source.table));
      return;
    }
    std::size_t last = no_pending;
    if (resolved && years.overlaps(has)) last = add_resolved(std::move(*resolved), years, metadata);
    else if (resolved && facts.successors.empty()) warn_of_years(source, years, has, asker);
    if (has.to >= years.to) return;
    const int covered = follow(source, {std::max(years.from, has.to + 1), years.to}, last, asker);
    // That a table has not come to this year yet is no news; that it never will is.
    const bool over = metadata.discontinued || !facts.successors.empty();
    const bool asked = years.to <= latest_year && covered + 1 < years.to;
    if (last == no_pending || !over || (covered > has.to && !asked)) return;
    tell(Severity::warning, source.table, asker,
         say("table % ends in %, and nothing goes on after %", source.table, has.to, covered));
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

  static constexpr std::size_t no_pending = static_cast<std::size_t>(-1);

  // Index of the source among the pending ones; no_pending when the table has none of the years.
  std::size_t add_resolved(ResolvedSource resolved, const Years& years, const Metadata& metadata) {
    Pending pending;
    pending.input = plan_.inputs.size() - 1;
    pending.table = resolved.source.table;
    const std::vector<int> had = years_of(metadata.dataset.dimensions[resolved.time]);
    for (std::size_t i = 0; i < had.size(); ++i) {
      if (had[i] != 0 && years.contains(had[i] - resolved.source.year_offset)) {
        pending.times.push_back(i);
      }
    }
    if (pending.times.empty()) return no_pending;
    pending.resolved = std::move(resolved);
    pending_.push_back(std::move(pending));
    return pending_.size() - 1;
  }

  // Successors, and theirs, that have the same categories go on with the years after, each from
  // where the one before ends. `last` is the pending source that they follow. Returns the last year
  // that is covered; while metadata are missing, all are taken to be.
  int follow(const Source& source, Years years, std::size_t last, const Asker& asker) {
    std::vector<std::string> tables = question_.facts(source.table).successors;
    std::vector<std::string> seen{source.table};
    for (std::size_t i = 0; i < tables.size() && years.from <= years.to; ++i) {
      const std::string id = tables[i];
      if (std::find(seen.begin(), seen.end(), id) != seen.end()) continue;
      seen.push_back(id);
      for (const std::string& next : question_.facts(id).successors) tables.push_back(next);
      const TablePlan& successor = table(id);
      if (successor.metadata() == nullptr) return years.to;
      const Metadata& metadata = *successor.metadata();
      if (!metadata.exists) {
        tell_no_table(id, asker);
        continue;
      }
      Source next = source;
      next.table = id;
      next.years = {years.from, source.years.to};
      const Years has = years_had(metadata, next);
      if (!has.overlaps(years)) continue;
      std::optional<ResolvedSource> resolved =
          resolve(next, successor.facts(), metadata, asker, plan_.faults);
      if (!resolved) continue;
      if (has.from > years.from) {
        tell(Severity::warning, id, asker,
             say("no table has the years %-%", years.from, has.from - 1));
      }
      const std::size_t added = add_resolved(std::move(*resolved), years, metadata);
      if (added == no_pending) continue;
      if (last != no_pending) pending_[last].resolved->source.years.to = years.from - 1;
      last = added;
      years.from = has.to + 1;
    }
    return years.from - 1;
  }

  void tell(Severity severity, const std::string& table, const Asker& asker, std::string message) {
    plan_.faults.push_back(
        {severity, asker.indicator, asker.input, table, "", "", {}, std::move(message)});
  }

  void tell_no_table(const std::string& table, const Asker& asker) {
    tell(Severity::error, table, asker, say("Statistics Norway has no table %", table));
  }

  void warn_of_years(const Source& source, const Years& years, const Years& has,
                     const Asker& asker) {
    const std::string span = say("%-%", years.from, years.to);
    plan_.faults.push_back(
        {Severity::warning,
         asker.indicator,
         asker.input,
         source.table,
         "",
         span,
         {},
         say("table % has no year of these: it has %-%", source.table, has.from, has.to)});
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
      if (pending.resolved && reads_other_regions(pending, kept)) continue;
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

  // Whether a source kept before reads the same table along other dimensions of regions or years:
  // one table of a bundle has one of each. Told as an error.
  bool reads_other_regions(const Pending& pending, const std::vector<Pending>& kept) {
    for (const Pending& other : kept) {
      if (!other.resolved || other.table != pending.table) continue;
      if (other.resolved->geo == pending.resolved->geo &&
          other.resolved->time == pending.resolved->time) {
        return false;
      }
      const PlannedInput& input = plan_.inputs[pending.input];
      tell(Severity::error, pending.table,
           {question_.definitions[input.definition].id, input.input, ""},
           say("table % is read along other dimensions of regions or years elsewhere",
               pending.table));
      return true;
    }
    return false;
  }

  const Question& question_;
  Plan plan_;
  std::map<std::string, TablePlan> tables_;
  std::vector<Pending> pending_;
};

}  // namespace

Result<Plan> make_plan(const Question& question) { return Planner(question).make(); }

}  // namespace figur
