#include "holds.hpp"

#include <simdjson.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "describe.hpp"
#include "jsonstat.hpp"
#include "merge.hpp"

namespace figur::fuzz {

// More cells than this are not written: it would take most of the time.
constexpr std::size_t most_written = 100'000;

void holds(bool true_here, const char* what, std::string_view where) {
  if (true_here) return;
  std::fprintf(stderr, "does not hold: %s%s%.*s\n", what, where.empty() ? "" : ": ",
               static_cast<int>(where.size()), where.data());
  std::abort();
}

void holds_json(std::string_view text) {
  simdjson::dom::parser parser;
  const simdjson::error_code error = parser.parse(text.data(), text.size()).error();
  holds(error == simdjson::SUCCESS, "what is told is JSON", simdjson::error_message(error));
}

void holds_column(const Column& column) {
  holds(column.missing.size() == column.size() && column.flags.size() == column.size(),
        "values, reasons and flags are equally many");
  for (std::size_t i = 0; i < column.size(); ++i) {
    const auto reason = static_cast<std::uint8_t>(column.missing[i]);
    holds(reason < missing_count, "a reason is one of those known");
    holds(reason == 0 ? std::isfinite(column.value[i]) : std::isnan(column.value[i]),
          "a value is NaN exactly where a reason stands, and finite elsewhere");
  }
}

bool same(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

bool same(const Column& a, const Column& b) {
  bool out = a.size() == b.size();
  for (std::size_t i = 0; out && i < a.size(); ++i) {
    out = same(a.value[i], b.value[i]) && a.missing[i] == b.missing[i] && a.flags[i] == b.flags[i];
  }
  return out;
}

namespace {

// What JSON-stat has a sign for: a number and its remarks, or the reason that a source may give.
bool same_sign(const Column& written, const Column& from, std::size_t i) {
  const Missing reason = from.missing[i] == Missing::overflow ? Missing::unknown : from.missing[i];
  return written.missing[i] == reason && same(written.value[i], from.value[i]) &&
         (written.flags[i] == from.flags[i] ||
          (reason != Missing::none && reason != Missing::no_data));
}

void holds_written(const Dataset& dataset) {
  const std::string text = jsonstat_text(dataset);
  holds_json(text);
  Faults faults;
  const Result<JsonStat> read = read_jsonstat(text, faults, Missing::no_data);
  holds(read.ok(), "what was written is read", read ? "" : read.error().message);
  const Column& cells = read->datasets.front().cells;
  holds(cells.size() == dataset.cells.size(), "what was written has as many cells");
  for (std::size_t i = 0; i < cells.size(); ++i) {
    holds(same_sign(cells, dataset.cells, i), "what was written is read as it was");
  }
}

}  // namespace

void holds_dataset(const Dataset& dataset) {
  holds_column(dataset.cells);
  std::size_t cells = 1;
  for (const Dimension& dimension : dataset.dimensions) {
    cells *= dimension.codes.size();
    holds(dimension.labels.size() == dimension.codes.size(), "every code has a label");
    holds(dimension.units.empty() || dimension.units.size() == dimension.codes.size(),
          "every code has a unit, or none has");
    for (std::size_t i = 0; i < dimension.codes.size(); ++i) {
      holds(dimension.find(dimension.codes[i]) == i, "a code is found where it stands");
    }
  }
  holds(cells == dataset.cells.size(), "there are as many cells as the dimensions span");
  if (cells <= most_written) holds_written(dataset);
}

namespace {

void holds_place(std::string_view message, std::string_view where) {
  holds(!message.empty(), "a fault has a sentence", where);
  holds(where.empty() || where.front() == '/', "a place is a JSON pointer", where);
}

}  // namespace

void holds_faults(const Faults& faults) {
  bool errors = false;
  for (const Fault& fault : faults.all()) {
    holds_place(fault.message, fault.where);
    errors = errors || fault.severity == Severity::error;
  }
  holds(errors == faults.has_errors(), "an error among the faults is counted");
  JsonWriter out;
  describe(faults, out);
  holds_json(out.str());
}

void holds_error(const Error& error, std::size_t length) {
  holds_place(error.message, error.where);
  holds(error.position <= length, "an error points into the formula", error.message);
  holds_json(error_json(error));
}

Bundle& small_bundle() {
  static Bundle bundle = [] {
    std::ifstream file(FIGUR_SMALL_BUNDLE, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    Faults faults;
    Result<Bundle> read = read_bundle(text, faults);
    holds(read.ok(), "the small bundle is sound", read ? "" : read.error().message);
    return std::move(*read);
  }();
  return bundle;
}

}  // namespace figur::fuzz
