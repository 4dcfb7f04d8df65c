#include "resolve.hpp"

#include "nearest.hpp"
#include "text.hpp"

namespace figur {

namespace {

// Resolving one source; what goes wrong is told as it is found.
class Resolver {
 public:
  Resolver(const Source& source, const TableFacts& facts, const Metadata& metadata,
           const Asker& asker, std::vector<PlanFault>& faults)
      : source_(source),
        facts_(facts),
        metadata_(metadata),
        dataset_(metadata.dataset),
        asker_(asker),
        faults_(faults) {}

  std::optional<ResolvedSource> resolve() {
    ResolvedSource out;
    out.source = source_;
    for (const Role role : {Role::geo, Role::time}) {
      const std::string& named =
          role == Role::geo ? source_.region_dimension : source_.time_dimension;
      const Dimension* found = dataset_.find(role, named);
      if (found == nullptr) {
        tell("", "", {},
             say("table %: its % dimension is not known", source_.table,
                 role == Role::geo ? "region" : "time"));
        return {};
      }
      (role == Role::geo ? out.geo : out.time) = index(*found);
    }
    geo_ = out.geo;
    time_ = out.time;
    bool whole = true;
    for (std::size_t s = 0; s < source_.selections.size(); ++s) {
      const Selection asked = to_find(source_.selections[s]);
      ResolvedChoice choice;
      if (choose(asked, choice)) {
        out.source.selections[s].codes = choice.codes;
        out.source.selections[s].labels.clear();
        if (!source_.selections[s].labels.empty()) {
          out.source.found_by.push_back({asked.dimension, {}, asked.labels});
        }
        out.choices.push_back(std::move(choice));
      } else {
        whole = false;
      }
    }
    if (!whole || !choose_rest(out)) return {};
    return out;
  }

 private:
  std::size_t index(const Dimension& dimension) const {
    return static_cast<std::size_t>(&dimension - dataset_.dimensions.data());
  }

  // The selection; by its labels where the table has not the codes that they once led to.
  Selection to_find(const Selection& selection) const {
    const Dimension* dimension = dataset_.find(selection.dimension);
    bool has_all = true;
    for (const std::string& code : selection.codes) {
      has_all = has_all && dimension != nullptr && dimension->find(code) != Dimension::absent;
    }
    for (const Selection& found : source_.found_by) {
      if (!has_all && found.dimension == selection.dimension) return found;
    }
    return selection;
  }

  bool choose(const Selection& selection, ResolvedChoice& out) {
    out.id = selection.dimension;
    const Dimension* dimension = dataset_.find(selection.dimension);
    if (dimension == nullptr && !is_left_out(selection)) {
      tell_no_dimension(selection.dimension);
      return false;
    }
    out.dimension = dimension == nullptr ? ResolvedChoice::absent : index(*dimension);
    if (out.dimension == geo_ || out.dimension == time_) {
      tell(out.id, "", {}, "regions and years are not chosen by a definition");
      return false;
    }
    bool whole = true;
    for (const std::string& code : selection.codes) {
      whole = (dimension == nullptr || find_code(*dimension, code, out)) && whole;
      out.codes.push_back(code);
    }
    for (const std::string& label : selection.labels) {
      whole = find_label(*dimension, label, out) && whole;
    }
    if (whole && out.left_out() && out.codes.size() > 1) {
      tell(out.id, "", {}, say("what SSB gives without % cannot be summed with others", out.id));
      return false;
    }
    return whole && (dimension == nullptr || has_unit(*dimension, out));
  }

  // A content in other units than the definition says would be wrong by a factor.
  bool has_unit(const Dimension& dimension, const ResolvedChoice& choice) {
    for (const std::string& code : choice.asked) {
      const std::uint32_t position = dimension.find(code);
      if (position >= dimension.units.size()) continue;
      const std::string& unit = dimension.units[position].base;
      if (!differ_in_scale(unit, asker_.unit)) continue;
      tell(dimension.id, code, {},
           say("table % gives @ in %, the definition says %", source_.table, code, unit,
               asker_.unit));
      return false;
    }
    return true;
  }

  // Whether the choice is the one category that stands for the dimension being left out.
  bool is_left_out(const Selection& selection) const {
    if (selection.codes.size() != 1) return false;
    const SumFact* fact = facts_.find_sum(selection.dimension, selection.codes[0]);
    return fact != nullptr && fact->left_out();
  }

  bool find_code(const Dimension& dimension, const std::string& code, ResolvedChoice& out) {
    if (dimension.find(code) != Dimension::absent) {
      out.asked.push_back(code);
      return true;
    }
    const SumFact* fact = facts_.find_sum(dimension.id, code);
    if (fact == nullptr) {
      tell_no_category(dimension, code, dimension.codes);
      return false;
    }
    if (fact->left_out()) {
      if (metadata_.can_leave_out[index(dimension)]) return true;
      tell(dimension.id, code, {},
           say("table % cannot be asked without %", source_.table, dimension.id));
      return false;
    }
    const std::uint32_t from = dimension.find(fact->from);
    const std::uint32_t to = dimension.find(fact->to);
    if (from == Dimension::absent || to == Dimension::absent || from > to) {
      const std::string& lacking = from == Dimension::absent ? fact->from : fact->to;
      tell(dimension.id, code, named(dimension, nearest(lacking, dimension.codes)),
           say("table % has no @ in % (part of @)", source_.table, lacking, dimension.id, code));
      return false;
    }
    for (std::uint32_t i = from; i <= to; ++i) out.asked.push_back(dimension.codes[i]);
    return true;
  }

  bool find_label(const Dimension& dimension, const std::string& label, ResolvedChoice& out) {
    std::vector<std::size_t> fitting;
    for (std::size_t i = 0; i < dimension.labels.size(); ++i) {
      if (same_label(dimension.labels[i], label)) fitting.push_back(i);
    }
    if (fitting.size() == 1) {
      out.codes.push_back(dimension.codes[fitting[0]]);
      out.asked.push_back(dimension.codes[fitting[0]]);
      return true;
    }
    if (fitting.empty()) {
      tell_no_category(dimension, label, dimension.labels);
    } else {
      tell(dimension.id, label, named(dimension, fitting),
           say("table % has % categories labelled @ in %", source_.table, fitting.size(), label,
               dimension.id));
    }
    return false;
  }

  // The dimensions that the definition does not name: of one category, or left out.
  bool choose_rest(ResolvedSource& out) {
    for (std::size_t d = 0; d < dataset_.dimensions.size(); ++d) {
      const Dimension& dimension = dataset_.dimensions[d];
      bool chosen = d == out.geo || d == out.time;
      for (const ResolvedChoice& choice : out.choices) chosen = chosen || choice.dimension == d;
      if (chosen) continue;
      if (dimension.codes.size() == 1) {
        out.choices.push_back({d, dimension.id, dimension.codes, dimension.codes, false});
      } else if (metadata_.can_leave_out[d]) {
        out.unnamed.push_back(d);
      } else {
        tell(dimension.id, "", {},
             say("choose codes of %: table % has %", dimension.id, source_.table,
                 dimension.codes.size()));
        return false;
      }
    }
    return true;
  }

  void tell_no_dimension(const std::string& wanted) {
    std::vector<std::string> ids;
    for (const Dimension& dimension : dataset_.dimensions) ids.push_back(dimension.id);
    std::vector<std::string> near;
    for (std::size_t i : nearest(wanted, ids)) {
      near.push_back(ids[i] + " " + dataset_.dimensions[i].label);
    }
    tell(wanted, "", std::move(near), say("table % has no dimension @", source_.table, wanted));
  }

  void tell_no_category(const Dimension& dimension, const std::string& wanted,
                        const std::vector<std::string>& among) {
    tell(dimension.id, wanted, named(dimension, nearest(wanted, among)),
         say("table % has no @ in %", source_.table, wanted, dimension.id));
  }

  static std::vector<std::string> named(const Dimension& dimension,
                                        const std::vector<std::size_t>& positions) {
    std::vector<std::string> out;
    for (std::size_t i : positions) out.push_back(dimension.codes[i] + " " + dimension.labels[i]);
    return out;
  }

  void tell(const std::string& dimension, const std::string& wanted, std::vector<std::string> near,
            std::string message) {
    faults_.push_back({Severity::error, asker_.indicator, asker_.input, source_.table, dimension,
                       wanted, std::move(near), std::move(message)});
  }

  const Source& source_;
  const TableFacts& facts_;
  const Metadata& metadata_;
  const Dataset& dataset_;
  const Asker& asker_;
  std::vector<PlanFault>& faults_;
  std::size_t geo_ = 0, time_ = 0;
};

}  // namespace

std::optional<ResolvedSource> resolve(const Source& source, const TableFacts& facts,
                                      const Metadata& metadata, const Asker& asker,
                                      std::vector<PlanFault>& faults) {
  return Resolver(source, facts, metadata, asker, faults).resolve();
}

}  // namespace figur
