// The engine as JavaScript sees it: a table of coarse calls. Texts and bytes in, JSON texts and
// copied typed arrays out; nothing returned points into the heap. web/src/engine/engine.ts is the
// only caller and gives the calls their types.
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <cstdint>
#include <optional>
#include <string>

#include "bundle.hpp"
#include "check.hpp"
#include "describe.hpp"
#include "jsonstat.hpp"
#include "query.hpp"
#include "text.hpp"

namespace {

using emscripten::val;
using namespace figur;

template <class T>
val copied(const std::vector<T>& column) {
  return val(emscripten::typed_memory_view(column.size(), column.data())).template call<val>("slice");
}

val copied(const std::vector<Missing>& column) {
  static_assert(sizeof(Missing) == 1);
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(column.data());
  return val(emscripten::typed_memory_view(column.size(), bytes)).call<val>("slice");
}

void put_column(val& out, const Column& column) {
  out.set("value", copied(column.value));
  out.set("status", copied(column.missing));
  out.set("flags", copied(column.flags));
}

std::string error_json(const Error& error) {
  return std::string("{\"error\":{\"code\":\"") + name(error.code) +
         "\",\"where\":" + json_text(error.where) + ",\"message\":" + json_text(error.message) +
         ",\"position\":" + std::to_string(error.position) + "}}";
}

val error_value(const Error& error) {
  val out = val::object();
  out.set("json", error_json(error));
  return out;
}

template <class Items, class Write>
std::string list(const Items& items, Write write) {
  std::string out = "[";
  for (const auto& item : items) {
    if (out.size() > 1) out += ',';
    out += write(item);
  }
  return out + ']';
}

class Engine {
 public:
  // {"description": …} and the warnings, or {"error": …, "faults": […]}: then the earlier bundle
  // stays loaded.
  std::string load(const std::string& bytes) {
    Faults faults;
    Result<Bundle> read = read_bundle(bytes, faults);
    if (!read) {
      std::string out = error_json(read.error());
      out.pop_back();
      return out + ",\"faults\":" + faults_json(faults) + "}";
    }
    bundle_ = std::move(*read);
    return "{\"description\":" + describe(*bundle_) + ",\"faults\":" + faults_json(faults) + "}";
  }

  val evaluate(const std::string& query_json) {
    if (!bundle_) return error_value({Code::unknown, "", "no bundle is loaded"});
    Result<Query> query = read_query(query_json);
    if (!query) return error_value(query.error());
    Result<Answer> answer = figur::evaluate(*bundle_, *query);
    if (!answer) return error_value(answer.error());
    return answer_value(*answer);
  }

  // {"in": [codes], "out": [{"region", "status", "excluded"}]} or {"error": …}
  std::string members(const std::string& indicator, const std::string& group, int year) {
    if (!bundle_) return error_json({Code::unknown, "", "no bundle is loaded"});
    Result<Members> found = find_members(*bundle_, indicator, group, year);
    if (!found) return error_json(found.error());
    return "{\"in\":" + list(found->in, [](const std::string& code) { return json_text(code); }) +
           ",\"out\":" + list(found->out, [](const Members::Out& out) {
             return "{\"region\":" + json_text(out.region) +
                    ",\"status\":" + std::to_string(static_cast<int>(out.reason)) +
                    ",\"excluded\":" + (out.excluded ? "true" : "false") + "}";
           }) + "}";
  }

  // {"names": […], "lint": [{"position", "message"}]} or {"error": …}; names that are not inputs of
  // any version of the indicator are errors with their position.
  std::string compile_formula(const std::string& text, const std::string& indicator_id) {
    Result<Formula> formula = compile(text);
    if (!formula) return error_json(formula.error());
    const Indicator* indicator = bundle_ ? bundle_->find_indicator(indicator_id) : nullptr;
    if (indicator == nullptr) return error_json({Code::unknown, "", quote(indicator_id) + " is not an indicator"});
    std::vector<NamedUnit> inputs;
    for (const Version& version : indicator->definition.versions) {
      for (const Input& input : version.inputs) {
        bool known = false;
        for (const NamedUnit& earlier : inputs) known = known || earlier.name == input.name;
        if (!known) inputs.push_back({input.name, input.unit});
      }
    }
    std::vector<std::string> names;
    for (const Operand& operand : formula->operands) {
      if (operand.kind != Operand::Kind::input) continue;
      bool known = false;
      for (const NamedUnit& input : inputs) known = known || operand.name == input.name;
      if (!known) {
        return error_json({Code::unknown, "", quote(operand.name) + " is not one of the inputs", operand.position});
      }
      names.push_back(operand.name);
    }
    const auto remarks = lint(*formula, inputs, indicator->definition.unit);
    return "{\"names\":" + list(names, [](const std::string& n) { return json_text(n); }) +
           ",\"lint\":" + list(remarks, [](const Remark& remark) {
             return "{\"position\":" + std::to_string(remark.position) +
                    ",\"message\":" + json_text(remark.message) + "}";
           }) + "}";
  }

 private:
  val answer_value(const Answer& answer) const {
    val out = val::object();
    put_column(out, answer.values);
    out.set("members", copied(answer.members));
    out.set("membersOf", copied(answer.members_of));
    out.set("deviation", copied(answer.deviation));
    out.set("min", copied(answer.least));
    out.set("max", copied(answer.most));
    out.set("average", copied(answer.average));
    val inputs = val::array();
    for (std::size_t i = 0; i < answer.inputs.size(); ++i) {
      val one = val::object();
      put_column(one, answer.inputs[i].values);
      inputs.set(i, one);
    }
    out.set("inputs", inputs);
    auto region_code = [this](std::uint32_t region) {
      return region == Regions::absent ? std::string("\"\"") : json_text(bundle_->regions.all[region].code);
    };
    auto text = [](const std::string& s) { return json_text(s); };
    out.set("json",
            "{\"indicators\":" + list(answer.indicators, text) +
                ",\"places\":" + list(answer.places, [](const Place& place) {
                  return "{\"id\":" + json_text(place.id) + ",\"kind\":\"" +
                         (place.group ? "group" : "region") + "\",\"name\":" + json_text(place.name) + "}";
                }) +
                ",\"firstYear\":" + std::to_string(answer.first_year) +
                ",\"years\":" + std::to_string(answer.years) +
                ",\"minRegion\":" + list(answer.least_region, region_code) +
                ",\"maxRegion\":" + list(answer.most_region, region_code) +
                ",\"inputNames\":" + list(answer.inputs, [&](const Answer::Inputs& one) { return list(one.names, text); }) +
                ",\"footnotes\":" + list(answer.footnotes, [&](const Answer::Footnote& note) {
                  return "{\"indicator\":" + json_text(answer.indicators[note.indicator]) +
                         ",\"place\":" + json_text(note.place) +
                         ",\"from\":" + std::to_string(note.years.from) +
                         ",\"to\":" + std::to_string(note.years.to) + ",\"text\":" + json_text(note.text) + "}";
                }) + "}");
    return out;
  }

  std::optional<Bundle> bundle_;
};

std::string check_json(const std::string& bytes) {
  const Verdict verdict = check(bytes);
  return "{\"kind\":" + json_text(verdict.kind) + ",\"summary\":" + json_text(verdict.summary) +
         ",\"faults\":" + faults_json(verdict.faults) + "}";
}

// The cells of a JSON-stat file, dataset by dataset: [{value, status, flags}], or {json: error}.
val read_cells(const std::string& bytes) {
  Faults faults;
  Result<JsonStat> read = read_jsonstat(bytes, faults);
  if (!read) return error_value(read.error());
  val out = val::array();
  for (std::size_t i = 0; i < read->datasets.size(); ++i) {
    val one = val::object();
    put_column(one, read->datasets[i].cells);
    out.set(i, one);
  }
  return out;
}

}  // namespace

EMSCRIPTEN_BINDINGS(figur) {
  emscripten::class_<Engine>("Engine")
      .constructor<>()
      .function("load", &Engine::load)
      .function("evaluate", &Engine::evaluate)
      .function("members", &Engine::members)
      .function("compileFormula", &Engine::compile_formula);
  emscripten::function("check", &check_json);
  emscripten::function("readCells", &read_cells);
}
