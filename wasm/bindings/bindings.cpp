// The engine as JavaScript sees it: a table of coarse calls. Texts and bytes in, JSON texts and
// copied typed arrays out; nothing returned points into the heap. web/src/engine/engine.ts is the
// only caller and gives the calls their types.
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bundle.hpp"
#include "check.hpp"
#include "describe.hpp"
#include "findings.hpp"
#include "json_writer.hpp"
#include "jsonstat.hpp"
#include "profile.hpp"
#include "query.hpp"
#include "ranking.hpp"
#include "scope.hpp"
#include "stretches.hpp"

namespace {

using emscripten::val;
using namespace figur;

// A typed array made from another is not filled with zeros first, as one that is sliced is.
template <class T>
val copied(const Buffer<T>& column) {
  const val view(emscripten::typed_memory_view(column.size(), column.data()));
  return view["constructor"].new_(view);
}

val copied(const Buffer<Missing>& column) {
  static_assert(sizeof(Missing) == 1);
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(column.data());
  const val view(emscripten::typed_memory_view(column.size(), bytes));
  return view["constructor"].new_(view);
}

// As JavaScript's own decoder reads it: the glue goes byte by byte.
val long_text(std::string_view text) {
  const val decoder = val::global("TextDecoder").new_();
  return decoder.call<val>("decode",
                           val(emscripten::typed_memory_view(
                               text.size(), reinterpret_cast<const std::uint8_t*>(text.data()))));
}

// The columns of an answer that have a cell for every place, in JavaScript's own arrays.
class Cells {
 public:
  // Puts a stretch of them, from the indicator `first` on, where it belongs.
  void take(const Answer& answer, std::size_t first) {
    if (first == 0) make(answer);
    const auto at = static_cast<unsigned>(first * answer.places.size() * answer.years);
    put(value_, answer.values.value.data(), answer.values.size(), at);
    const auto* reasons = reinterpret_cast<const std::uint8_t*>(answer.values.missing.data());
    static_assert(sizeof(Missing) == 1);
    put(status_, reasons, answer.values.size(), at);
    put(flags_, answer.values.flags.data(), answer.values.size(), at);
    put(deviation_, answer.deviation.data(), answer.deviation.size(), at);
    take_groups(answer, answer.members, members_);
    take_groups(answer, answer.members_of, members_of_);
  }

  void tell(val& out) const {
    out.set("value", value_);
    out.set("status", status_);
    out.set("flags", flags_);
    out.set("deviation", deviation_);
    out.set("members", copied(members_));
    out.set("membersOf", copied(members_of_));
  }

 private:
  void make(const Answer& answer) {
    const auto cells =
        static_cast<unsigned>(answer.indicators.size() * answer.places.size() * answer.years);
    value_ = val::global("Float64Array").new_(cells);
    status_ = val::global("Uint8Array").new_(cells);
    flags_ = val::global("Uint16Array").new_(cells);
    deviation_ = val::global("Float64Array").new_(answer.deviation.empty() ? 0U : cells);
  }

  template <class T>
  static void put(val& to, const T* from, std::size_t n, unsigned at) {
    if (n > 0) to.call<void>("set", val(emscripten::typed_memory_view(n, from)), at);
  }

  // Of regions these columns say nothing.
  static void take_groups(const Answer& answer, const Buffer<std::uint16_t>& column,
                          Buffer<std::uint16_t>& out) {
    const std::size_t regions = answer.region_count * answer.years;
    const std::size_t all = answer.places.size() * answer.years;
    for (std::size_t at = 0; at < column.size(); at += all) {
      out.append(column.data() + at + regions, all - regions);
    }
  }

  val value_ = val::undefined();
  val status_ = val::undefined();
  val flags_ = val::undefined();
  val deviation_ = val::undefined();
  Buffer<std::uint16_t> members_, members_of_;
};

void put_column(val& out, const Column& column) {
  out.set("value", copied(column.value));
  out.set("status", copied(column.missing));
  out.set("flags", copied(column.flags));
}

val error_value(const Error& error) {
  val out = val::object();
  out.set("json", error_json(error));
  return out;
}

Error no_bundle() { return fault(Code::unknown, Path(), "no bundle is loaded"); }

void write_places(const Answer& answer, JsonWriter& out) {
  out.key("places");
  out.open('[');
  for (const Place& place : answer.places) {
    out.open('{');
    out.member("id", place.id);
    out.member("kind", name(place.kind));
    out.member("name", place.name);
    out.close('}');
  }
  out.close(']');
}

void write_breaks(const Answer& answer, JsonWriter& out) {
  out.key("breaks");
  out.open('[');
  for (const Answer::Break& one : answer.breaks) {
    out.open('{');
    out.member("kind", name(one.kind));
    out.member("indicator", answer.indicators[one.indicator]);
    out.member("place", one.place);
    out.member("year", one.year);
    out.member("text", one.text);
    out.close('}');
  }
  out.close(']');
}

void write_corrections(const Answer& answer, JsonWriter& out) {
  out.key("corrections");
  out.open('[');
  for (const Answer::Correction& one : answer.corrections) {
    out.open('{');
    out.member("indicator", answer.indicators[one.indicator]);
    out.member("place", one.place);
    out.member("year", one.year);
    out.member("input", one.input);
    out.key("published");
    out.number(one.published);
    out.member("status", static_cast<int>(one.missing));
    out.close('}');
  }
  out.close(']');
}

void write_footnotes(const Answer& answer, JsonWriter& out) {
  out.key("footnotes");
  out.open('[');
  for (const Answer::Footnote& note : answer.footnotes) {
    out.open('{');
    out.member("indicator", answer.indicators[note.indicator]);
    out.member("place", note.place);
    out.member("from", note.years.from);
    out.member("to", note.years.to);
    out.member("text", note.text);
    out.close('}');
  }
  out.close(']');
}

// The regions of a column numbered as they first occur in an answer, 0 for none: their codes are
// few, the cells that name them many.
class Named {
 public:
  explicit Named(const Regions& regions)
      : regions_(regions), number_(regions.all.size(), 0), codes_{std::string_view()} {}

  val numbers(const Buffer<std::uint32_t>& which) {
    Buffer<std::uint32_t> out;
    out.reserve(which.size());
    for (std::uint32_t region : which) out.push_back(number(region));
    return copied(out);
  }
  const std::vector<std::string_view>& codes() const { return codes_; }

 private:
  std::uint32_t number(std::uint32_t region) {
    if (region == Regions::absent) return 0;
    if (number_[region] == 0) {
      number_[region] = static_cast<std::uint32_t>(codes_.size());
      codes_.push_back(regions_.all[region].code);
    }
    return number_[region];
  }

  const Regions& regions_;
  Buffer<std::uint32_t> number_;  // [region] its own, or 0
  std::vector<std::string_view> codes_;
};

// What an answer says in words; the numbers go beside it as columns.
std::string words_of(const Answer& answer, const Named& named) {
  JsonWriter out;
  out.open('{');
  out.key("indicators");
  out.texts(answer.indicators);
  write_places(answer, out);
  out.member("firstYear", answer.first_year);
  out.member("years", static_cast<long long>(answer.years));
  out.key("codes");
  out.open('[');
  for (std::string_view code : named.codes()) out.text(code);
  out.close(']');
  out.key("inputNames");
  out.open('[');
  for (const Answer::Inputs& inputs : answer.inputs) out.texts(inputs.names);
  out.close(']');
  write_footnotes(answer, out);
  write_breaks(answer, out);
  write_corrections(answer, out);
  out.close('}');
  return out.str();
}

class Engine {
 public:
  // Where the caller puts the `n` bytes of a file before load, check or readCells: a view into the
  // heap, to be filled at once and not kept.
  val input(std::size_t n) {
    input_.reserve(n + text_padding);
    input_.resize_unset(n);
    return val(emscripten::typed_memory_view(n, input_.data()));
  }

  // {"description": …, "faults": [warnings]}, or {"error": …, "faults": […]}: then the earlier
  // bundle stays loaded.
  val load() {
    Faults faults;
    Result<Bundle> read = read_bundle(taken().text(), faults, text_padding);
    if (!read) return long_text(error_json(read.error(), &faults));
    bundle_ = std::move(*read);
    JsonWriter out;
    out.open('{');
    out.key("description");
    describe(*bundle_, out);
    out.key("faults");
    describe(faults, out);
    out.close('}');
    return long_text(out.view());
  }

  val evaluate(const std::string& query_json) {
    if (!bundle_) return error_value(no_bundle());
    Result<Query> query = read_query(query_json);
    if (!query) return error_value(query.error());
    Cells cells;
    Result<Answer> answer = evaluate_in_stretches(
        *bundle_, *query,
        [&cells](const Answer& some, std::size_t first) { cells.take(some, first); });
    if (!answer) return error_value(answer.error());
    val out = val::object();
    cells.tell(out);
    out.set("min", copied(answer->least));
    out.set("max", copied(answer->most));
    Named named(bundle_->regions);
    out.set("minRegion", named.numbers(answer->least_region));
    out.set("maxRegion", named.numbers(answer->most_region));
    out.set("average", copied(answer->average));
    val inputs = val::array();
    for (std::size_t i = 0; i < answer->inputs.size(); ++i) {
      val one = val::object();
      put_column(one, answer->inputs[i].values);
      inputs.set(i, one);
    }
    out.set("inputs", inputs);
    out.set("json", words_of(*answer, named));
    return out;
  }

  // Of one indicator, group and year: {"in": [codes], "out": [{"region", "status", "excluded"}]} or
  // {"error": …}
  std::string members(const std::string& query_json) {
    if (!bundle_) return error_json(no_bundle());
    Result<Query> query = read_query(query_json);
    if (!query) return error_json(query.error());
    Result<Members> found = find_members(*bundle_, *query);
    if (!found) return error_json(found.error());
    JsonWriter out;
    out.open('{');
    out.key("in");
    out.texts(found->in);
    out.key("out");
    out.open('[');
    for (const Members::Out& one : found->out) {
      out.open('{');
      out.member("region", one.region);
      out.member("status", static_cast<int>(one.reason));
      out.key("excluded");
      out.boolean(one.excluded);
      out.close('}');
    }
    out.close(']');
    out.close('}');
    return out.str();
  }

  // Of one service area: an array of rows (profile.hpp), or {"error": …}.
  std::string profile(const std::string& query_json) {
    return area(query_json, [this](const AreaQuery& query, JsonWriter& out) -> Error {
      Result<std::vector<ProfileRow>> rows = find_profile(*bundle_, query);
      if (!rows) return rows.error();
      write(*rows, out);
      return {};
    });
  }
  std::string key_figures(const std::string& query_json) {
    return area(query_json, [this](const AreaQuery& query, JsonWriter& out) -> Error {
      Result<std::vector<KeyFiguresRow>> rows = find_key_figures(*bundle_, query);
      if (!rows) return rows.error();
      write(*rows, query.year, out);
      return {};
    });
  }

  // {"changes", "spreads", "deviations", "turns", "leftOut", …} (findings.hpp), or {"error": …}.
  std::string findings(const std::string& query_json) {
    if (!bundle_) return error_json(no_bundle());
    Result<FindingsQuery> query = read_findings_query(query_json);
    if (!query) return error_json(query.error());
    Result<Findings> found = find_findings(*bundle_, std::move(*query));
    if (!found) return error_json(found.error());
    JsonWriter out;
    write(*found, bundle_->regions, out);
    return out.str();
  }

  // {"mean", "deviation", "rows"} (ranking.hpp), or {"error": …}.
  std::string rank(const std::string& query_json) {
    if (!bundle_) return error_json(no_bundle());
    Result<RankQuery> query = read_rank_query(query_json);
    if (!query) return error_json(query.error());
    Result<Ranking> ranking = figur::rank(*bundle_, *query);
    if (!ranking) return error_json(ranking.error());
    JsonWriter out;
    write(*ranking, out);
    return out.str();
  }

  // {"names": […], "lint": [{"position", "message"}]} or {"error": …}: a formula in the place of an
  // indicator's own is refused here as evaluate refuses it.
  std::string compile_formula(const std::string& text, const std::string& indicator_id) {
    if (!bundle_) return error_json(no_bundle());
    Query query;
    query.indicators = {indicator_id};
    query.years = {earliest_year, earliest_year};
    query.formula = text;
    Result<Scope> scope = make_scope(*bundle_, query);
    if (!scope) return error_json(scope.error());
    const Definition& changed = scope->indicators.front()->definition;
    if (changed.versions.empty()) {
      return error_json(fault(Code::unknown, Path(), "@ has no formula", indicator_id));
    }
    const Version& version = changed.versions.back();
    JsonWriter out;
    out.open('{');
    out.key("names");
    out.open('[');
    for (const Operand& operand : version.formula.operands) {
      if (operand.kind == Operand::Kind::input) out.text(operand.name);
    }
    out.close(']');
    std::vector<NamedUnit> units;
    for (const Input& input : version.inputs) units.push_back({input.name, input.unit});
    out.key("lint");
    out.open('[');
    for (const Finding& found : lint(version.formula, units, changed.unit)) {
      out.open('{');
      out.member("position", static_cast<long long>(found.position));
      out.member("message", found.message);
      out.close('}');
    }
    out.close(']');
    out.close('}');
    return out.str();
  }

  // {"kind", "summary", "faults"}
  std::string check() {
    const Verdict verdict = figur::check(taken().text());
    JsonWriter out;
    out.open('{');
    out.member("kind", verdict.kind);
    out.member("summary", verdict.summary);
    out.key("faults");
    describe(verdict.faults, out);
    out.close('}');
    return out.str();
  }

  // The cells of a JSON-stat file, dataset by dataset: [{value, status, flags}], or {json: error}.
  val read_cells() {
    Faults faults;
    Result<JsonStat> read = read_jsonstat(taken().text(), faults);
    if (!read) return error_value(read.error());
    val out = val::array();
    for (std::size_t i = 0; i < read->datasets.size(); ++i) {
      val one = val::object();
      put_column(one, read->datasets[i].cells);
      out.set(i, one);
    }
    return out;
  }

 private:
  template <class Answer>
  std::string area(const std::string& query_json, Answer answer) {
    if (!bundle_) return error_json(no_bundle());
    Result<AreaQuery> query = read_area_query(query_json);
    if (!query) return error_json(query.error());
    JsonWriter out;
    const Error error = answer(*query, out);
    return error.message.empty() ? out.str() : error_json(error);
  }

  // The input, given back to the heap when the call is done.
  struct Taken {
    Buffer<std::uint8_t> bytes;
    std::string_view text() const {
      return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
    }
  };
  Taken taken() { return {std::move(input_)}; }

  Buffer<std::uint8_t> input_;
  std::optional<Bundle> bundle_;
};

}  // namespace

EMSCRIPTEN_BINDINGS(figur) {
  emscripten::class_<Engine>("Engine")
      .constructor<>()
      .function("input", &Engine::input)
      .function("load", &Engine::load)
      .function("check", &Engine::check)
      .function("readCells", &Engine::read_cells)
      .function("evaluate", &Engine::evaluate)
      .function("members", &Engine::members)
      .function("profile", &Engine::profile)
      .function("keyFigures", &Engine::key_figures)
      .function("findings", &Engine::findings)
      .function("rank", &Engine::rank)
      .function("compileFormula", &Engine::compile_formula);
}
