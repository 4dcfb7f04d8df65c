// The engine as JavaScript sees it: a table of coarse calls. Texts and bytes in, JSON texts and
// copied typed arrays out; nothing returned points into the heap. web/src/engine/engine.ts is the
// only caller and gives the calls their types.
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <cstdint>
#include <cstring>
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

// An answer's columns as one array of bytes of JavaScript's own, in the order in which
// web/src/engine/columns.ts cuts them: those with a cell for every place, and from the next
// multiple of eight bytes on the others.
class Columns {
 public:
  // Puts a stretch of the cells, from the indicator `first` on, where it belongs.
  void take(const Answer& answer, std::size_t first) {
    if (first == 0) make(answer);
    const std::size_t at = first * answer.places.size() * answer.years;
    std::size_t column = 0;
    put(answer.values.value, at, column);
    if (!answer.deviation.empty()) put(answer.deviation, at, column);
    put(answer.values.flags, at, column);
    put(answer.values.missing, at, column);
  }

  // The whole, with what is told of groups and of who the regions are.
  val finish(const Answer& answer) {
    Buffer<std::uint8_t> rest;
    append(answer.least, rest);
    append(answer.most, rest);
    append(answer.least_region, rest);
    append(answer.most_region, rest);
    append(answer.regions, rest);
    append(answer.members, rest);
    append(answer.members_of, rest);
    append(answer.average, rest);
    put(rest.data(), rest.size(), rest_);
    return bytes_;
  }

 private:
  void make(const Answer& answer) {
    cells_ = answer.indicators.size() * answer.places.size() * answer.years;
    const std::size_t spans = answer.indicators.size() * answer.groups() * answer.years;
    const std::size_t in_cell = answer.deviation.empty() ? 11 : 19;
    rest_ = (cells_ * in_cell + 7) / 8 * 8;
    const std::size_t bytes =
        rest_ + spans * 28 + answer.regions.size() * 4 + answer.indicators.size() * answer.years;
    bytes_ = val::global("Uint8Array").new_(bytes);
  }

  // `column`: where it begins; then where the next one does.
  template <class T>
  void put(const Buffer<T>& cells, std::size_t at, std::size_t& column) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(cells.data());
    put(bytes, cells.size() * sizeof(T), column + at * sizeof(T));
    column += cells_ * sizeof(T);
  }

  void put(const std::uint8_t* from, std::size_t n, std::size_t at) {
    if (n > 0) bytes_.call<void>("set", val(emscripten::typed_memory_view(n, from)), at);
  }

  template <class T>
  static void append(const Buffer<T>& column, Buffer<std::uint8_t>& out) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(column.data());
    out.append(bytes, column.size() * sizeof(T));
  }

  std::size_t cells_ = 0;
  std::size_t rest_ = 0;
  val bytes_ = val::undefined();
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

// Of the groups alone: the page knows the regions by their number.
void write_groups(const Answer& answer, JsonWriter& out) {
  out.key("groups");
  out.open('[');
  for (std::size_t p = answer.regions.size(); p < answer.places.size(); ++p) {
    const Place& place = answer.places[p];
    out.open('{');
    out.member("id", place.id);
    out.member("kind", name(place.kind));
    out.member("name", place.name);
    out.close('}');
  }
  out.close(']');
}

// Kind, indicator, place, year and text of every break: they are many, and their texts few, which
// are told beside them.
Buffer<std::uint32_t> numbers_of_breaks(const Answer& answer, JsonWriter& out) {
  Buffer<std::uint32_t> numbers;
  CodeIndex texts;
  std::uint32_t known = 0;
  out.key("breakTexts");
  out.open('[');
  for (const Answer::Break& one : answer.breaks) {
    if (texts.add(one.text, known)) {
      out.text(one.text);
      ++known;
    }
    numbers.push_back(static_cast<std::uint32_t>(one.kind));
    numbers.push_back(one.indicator);
    numbers.push_back(one.place);
    numbers.push_back(static_cast<std::uint32_t>(one.year));
    numbers.push_back(texts.find(one.text));
  }
  out.close(']');
  return numbers;
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

// What an answer says in words; the numbers go beside it.
std::string words_of(const Answer& answer, Buffer<std::uint32_t>& breaks) {
  JsonWriter out;
  out.open('{');
  write_groups(answer, out);
  out.key("inputNames");
  out.open('[');
  for (const Answer::Inputs& inputs : answer.inputs) out.texts(inputs.names);
  out.close(']');
  write_footnotes(answer, out);
  breaks = numbers_of_breaks(answer, out);
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
    // The reader of a file that is cut short looks there, and is to find the same every time.
    std::memset(input_.end(), 0, text_padding);
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
    Columns columns;
    Result<Answer> answer = evaluate_in_stretches(
        *bundle_, *query,
        [&columns](const Answer& some, std::size_t first) { columns.take(some, first); });
    if (!answer) return error_value(answer.error());
    val out = val::object();
    Buffer<std::uint32_t> breaks;
    out.set("json", words_of(*answer, breaks));
    if (!breaks.empty()) out.set("breaks", copied(breaks));
    out.set("columns", columns.finish(*answer));
    if (!query->inputs) return out;
    val inputs = val::array();
    for (std::size_t i = 0; i < answer->inputs.size(); ++i) {
      val one = val::object();
      put_column(one, answer->inputs[i].values);
      inputs.set(i, one);
    }
    out.set("inputs", inputs);
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
