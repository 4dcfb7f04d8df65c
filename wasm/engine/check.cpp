#include "check.hpp"

#include <algorithm>
#include <array>

#include "definition_lint.hpp"
#include "jsonstat.hpp"
#include "query.hpp"
#include "walk.hpp"

namespace figur {

namespace {

std::string count(std::size_t n, const char* one, const char* many) {
  return std::to_string(n) + " " + (n == 1 ? one : many);
}

// "8288 missing (. 8100, : 188)", or "none missing".
std::string missing_summary(const Column& cells) {
  std::array<std::size_t, missing_count> counts{};
  std::size_t total = 0;
  for (Missing missing : cells.missing) {
    if (missing == Missing::none) continue;
    ++counts[static_cast<std::size_t>(missing)];
    ++total;
  }
  if (total == 0) return "none missing";
  std::string out = std::to_string(total) + " missing (";
  bool first = true;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] == 0) continue;
    if (!first) out += ", ";
    first = false;
    out += std::string(sign(static_cast<Missing>(i))) + " " + std::to_string(counts[i]);
  }
  return out + ")";
}

std::string dataset_summary(const Dataset& dataset) {
  std::string sizes;
  for (const Dimension& dimension : dataset.dimensions) {
    sizes += (sizes.empty() ? "" : " x ") + std::to_string(dimension.codes.size());
  }
  return count(dataset.cells.size(), "cell", "cells") + " (" + sizes + "), " +
         missing_summary(dataset.cells) +
         (dataset.updated.empty() ? "" : ", updated " + dataset.updated);
}

// Divisions by zero show only when the figures are computed.
void check_divisions(Bundle& bundle, Faults& faults) {
  if (bundle.years.from > bundle.years.to) return;
  Query query;
  for (const Region& region : bundle.regions.all) query.regions.push_back(region.code);
  query.years = bundle.years;
  const auto years = static_cast<std::size_t>(bundle.years.to - bundle.years.from + 1);
  const std::size_t cells = query.regions.size() * years;  // of one indicator
  const std::size_t chunk =
      std::max<std::size_t>(1, max_answer_cells / 4 / std::max<std::size_t>(cells, 1));
  for (std::size_t first = 0; first < bundle.indicators.size(); first += chunk) {
    const std::size_t end = std::min(first + chunk, bundle.indicators.size());
    query.indicators.clear();
    for (std::size_t i = first; i < end; ++i) {
      query.indicators.push_back(bundle.indicators[i].definition.id);
    }
    Result<Answer> answer = evaluate(bundle, query);
    if (!answer) return;
    for (std::size_t i = first; i < end; ++i) {
      std::size_t zero = 0;
      for (std::size_t c = (i - first) * cells; c < (i - first + 1) * cells; ++c) {
        zero += answer->values.missing[c] == Missing::division_by_zero ? 1U : 0U;
      }
      if (zero > 0) {
        faults.warning(Code::formula, Path() / "indicators" / i, "division by zero in % of % cells",
                       zero, cells);
      }
    }
  }
}

// A counterpart that did not come along.
void check_counterparts(const Bundle& bundle, Faults& faults) {
  for (std::size_t i = 0; i < bundle.indicators.size(); ++i) {
    const std::string& id = bundle.indicators[i].definition.counterpart;
    if (!id.empty() && bundle.find_indicator(id) == nullptr) {
      faults.warning(Code::unknown, Path() / "indicators" / i / "counterpart",
                     "@ is not an indicator", id);
    }
  }
}

void check_bundle(std::string_view text, Verdict& out) {
  out.kind = "bundle";
  Result<Bundle> bundle = read_bundle(text, out.faults);
  if (!bundle) return;
  std::size_t cells = 0;
  for (const Table& table : bundle->tables) cells += table.dataset.cells.size();
  out.summary = bundle->id + ": " + count(bundle->tables.size(), "table", "tables") + ", " +
                count(cells, "cell", "cells") + ", " +
                count(bundle->regions.all.size(), "region", "regions") + ", " +
                count(bundle->groups.size(), "group", "groups") + ", " +
                count(bundle->indicators.size(), "indicator", "indicators");
  if (bundle->years.from <= bundle->years.to) {
    out.summary +=
        ", " + std::to_string(bundle->years.from) + "-" + std::to_string(bundle->years.to);
  }
  const Json* areas = bundle->json.find("serviceAreas");
  for (std::size_t i = 0; i < bundle->indicators.size(); ++i) {
    lint(bundle->indicators[i].definition, areas, Path() / "indicators" / i, out.faults);
  }
  check_counterparts(*bundle, out.faults);
  check_divisions(*bundle, out.faults);
}

void check_jsonstat(std::string_view text, Verdict& out) {
  Result<JsonStat> read = read_jsonstat(text, out.faults);
  if (!read) return;
  if (!read->collection) {
    out.summary = dataset_summary(read->datasets.front());
    return;
  }
  out.kind = "collection";
  std::size_t cells = 0;
  for (const Dataset& dataset : read->datasets) cells += dataset.cells.size();
  out.summary =
      count(read->datasets.size(), "dataset", "datasets") + ", " + count(cells, "cell", "cells");
}

// Places and indicators that the definition names.
void check_names(const Definition& definition, const Bundle& bundle, Faults& faults) {
  if (!definition.counterpart.empty() && bundle.find_indicator(definition.counterpart) == nullptr) {
    faults.warning(Code::unknown, Path() / "counterpart", "@ is not an indicator",
                   definition.counterpart);
  }
  for (std::size_t v = 0; v < definition.versions.size(); ++v) {
    const Path at = Path() / "versions" / v / "formula";
    for (const Operand& operand : definition.versions[v].formula.operands) {
      if (!operand.group.empty() && bundle.find_group(operand.group) == nullptr &&
          bundle.regions.find(operand.group) == Regions::absent) {
        faults.error(Code::unknown, at, "@ is neither a group nor a region", operand.group);
      }
      if (operand.kind == Operand::Kind::indicator && operand.name != definition.id &&
          bundle.find_indicator(operand.name) == nullptr) {
        faults.error(Code::unknown, at, "@ is not an indicator", operand.name);
      }
    }
  }
}

void check_definition(std::string_view text, Bundle* at_hand, Verdict& out) {
  out.kind = "definition";
  Result<Json> json = parse_json(text);
  if (!json) {
    out.faults.add(json.error());
    return;
  }
  const Definition definition = read_definition(*json, Path(), out.faults);
  lint(definition, at_hand == nullptr ? nullptr : at_hand->json.find("serviceAreas"), Path(),
       out.faults);
  if (at_hand != nullptr && !out.faults.has_errors()) {
    bind_indicator(definition, Path(), *at_hand, out.faults);
    check_names(definition, *at_hand, out.faults);
  }
  if (out.faults.has_errors()) return;
  out.summary = definition.id + ": " + count(definition.versions.size(), "version", "versions");
  for (const Version& version : definition.versions) out.summary += ", " + version.formula.text;
}

}  // namespace

Verdict check(std::string_view text, Bundle* at_hand) {
  Verdict out;
  static constexpr std::string_view keys[6] = {"format",    "tables",   "class",
                                               "dimension", "versions", "value"};
  bool has[6] = {};
  walk::Step step = walk::document(text, [&](walk::Value& top) {
    return walk::fields(top, Path(), [&](std::string_view key, walk::Value&) {
      for (std::size_t i = 0; i < 6; ++i) has[i] = has[i] || key == keys[i];
      return walk::Step::go_on();
    });
  });
  if (step.stopped()) {
    out.faults.add(step.error());
    return out;
  }
  if (has[0] || has[1]) {
    check_bundle(text, out);
  } else if (has[3] && !has[5] && !has[2]) {
    out.faults.error(Code::unsupported, Path(), "a description of a table without its cells");
  } else if (has[2] || has[3]) {
    out.kind = "dataset";
    check_jsonstat(text, out);
  } else if (has[4]) {
    check_definition(text, at_hand, out);
  } else {
    out.faults.error(Code::unsupported, Path(),
                     "neither a bundle, nor a JSON-stat 2.0 file, nor an indicator definition");
  }
  if (out.faults.has_errors()) out.summary.clear();
  return out;
}

}  // namespace figur
