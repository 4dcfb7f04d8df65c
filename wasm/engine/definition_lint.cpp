#include "definition_lint.hpp"

#include "number.hpp"
#include "text.hpp"

namespace figur {

namespace {

constexpr const char* texts[] = {"name",     "shortName",   "description", "purpose",
                                 "keyTerms", "calculation", "selection",   "interpretation"};
constexpr const char* languages[] = {"nb", "nn", "en"};

// Counts the texts below `json` that do not stand in `language`, and remembers where the first is.
void count_untold(const Json& json, const char* language, const std::string& at, std::size_t& count,
                  std::string& first) {
  if (json.find("nb") != nullptr || json.find("nn") != nullptr || json.find("en") != nullptr) {
    const Json* text = json.find(language);
    if (text != nullptr && !text->string.empty()) return;
    if (count++ == 0) first = at;
    return;
  }
  for (const Json::Member& member : json.members) {
    count_untold(member.second, language, at + "/" + member.first, count, first);
  }
  for (std::size_t i = 0; i < json.items.size(); ++i) {
    count_untold(json.items[i], language, at + "/" + std::to_string(i), count, first);
  }
}

void check_texts(const Json& json, const Path& at, Faults& faults) {
  std::string missing;
  for (const char* key : texts) {
    const Json* text = json.find(key);
    if (text == nullptr || bokmal(text).empty())
      missing += (missing.empty() ? "" : ", ") + std::string(key);
  }
  if (!missing.empty()) faults.warning(Code::format, at, "texts are missing: %", missing);
  for (const char* language : languages) {
    std::size_t count = 0;
    std::string first;
    count_untold(json, language, "", count, first);
    for (const char* key : texts) {
      const Json* text = json.find(key);
      const bool plain = text != nullptr && text->is(Json::Type::string);
      if (plain && std::string_view(language) != "nb" && count++ == 0)
        first = std::string("/") + key;
    }
    if (count > 0) {
      faults.warning(Code::format, at, "texts are missing in %: %, the first at %", language, count,
                     first);
    }
  }
}

void check_gaps(std::vector<Years> spans, const Path& at, const char* sentence, Faults& faults) {
  std::vector<double> begins;
  for (const Years& span : spans) begins.push_back(span.from);
  const std::vector<std::uint32_t> order = ascending(begins);
  for (std::size_t i = 1; i < order.size(); ++i) {
    const Years& before = spans[order[i - 1]];
    const Years& after = spans[order[i]];
    if (after.from > before.to + 1) {
      faults.warning(Code::format, at, sentence, before.to + 1, after.from - 1);
    }
  }
}

void check_sources(const Input& input, const Path& at, Faults& faults) {
  std::vector<Years> spans;
  for (std::size_t s = 0; s < input.sources.size(); ++s) {
    const Source& source = input.sources[s];
    const Path here = at / "sources" / s;
    for (const Years& earlier : spans) {
      if (earlier.overlaps(source.years)) {
        faults.warning(Code::ambiguous, here, "overlaps in years with an earlier source");
      }
    }
    spans.push_back(source.years);
    // 07459 counts on 1 January; a KOSTRA year is measured at its end.
    if (source.table == "07459" && source.year_offset != 1) {
      faults.warning(Code::format, here / "yearOffset",
                     "table 07459 counts on 1 January: the end of the data year is year offset 1");
    }
  }
  check_gaps(spans, at / "sources", "no source for % to %", faults);
}

// Every weight is used, and says whether it is known and where it comes from.
void check_weights(const Version& version, const Json* json, const Path& at, Faults& faults) {
  Result<Formula> formula = compile(version.formula.text);
  for (const Weight& weight : version.weights) {
    const Path here = at / "weights" / weight.name;
    bool used = false;
    for (std::size_t i = 0; formula && i < formula->operands.size(); ++i) {
      used = used || formula->operands[i].name == weight.name;
    }
    if (!used) faults.warning(Code::format, here, "the weight @ is not used", weight.name);
    const Json* told = json == nullptr ? nullptr : json->find(weight.name);
    const Json* known = told == nullptr ? nullptr : told->find("known");
    if (known == nullptr || !known->is(Json::Type::boolean) || told->find("note") == nullptr) {
      faults.warning(Code::format, here, "say whether it is known, and in a note from where");
    }
  }
}

void check_unit(const std::string& unit, const Path& at, Faults& faults) {
  if (!is_known_unit(unit)) {
    faults.warning(Code::unknown, at / "unit", "the unit @ is not known: its factors are unchecked",
                   unit);
  }
}

void check_average(const Version& version, const Path& at, Faults& faults) {
  if (version.average != Average::weighted) return;
  const Formula& formula = version.formula;
  if (formula.ops.size() == 1 && formula.operands.size() == 1) {
    faults.warning(Code::format, at / "average",
                   "a result that arrives ready-made cannot be weighted: its average is the mean");
    return;
  }
  for (const Input& input : version.inputs) {
    if (is_additive(input.unit)) continue;
    faults.warning(Code::format, at / "average",
                   "@ is in % and cannot be summed over members: its average is the mean",
                   input.name, input.unit);
  }
}

const Json* find_area(const Json* service_areas, const std::string& id) {
  if (service_areas == nullptr) return nullptr;
  for (const Json& area : service_areas->items) {
    const Json* found = area.find("id");
    if (found != nullptr && found->string == id) return &area;
  }
  return nullptr;
}

// A KOSTRA function that is read must belong to the area, unless the area lists none.
void check_functions(const Json& functions, const Source& source, const Path& at, Faults& faults) {
  for (const Selection& selection : source.selections) {
    if (selection.dimension != "KOKfunksjon0000") continue;
    for (const std::string& code : selection.codes) {
      bool found = functions.items.empty() || code.empty() || code[0] < '0' || code[0] > '9';
      for (const Json& function : functions.items) found = found || function.string == code;
      if (!found) {
        faults.warning(Code::unknown, at / "select" / selection.dimension,
                       "function @ is not one of the service area's", code);
      }
    }
  }
}

}  // namespace

void lint(const Definition& definition, const Json* service_areas, const Path& at, Faults& faults) {
  check_texts(definition.json, at, faults);
  const std::string prefix = definition.area + ".";
  if (!definition.area.empty() && definition.id.compare(0, prefix.size(), prefix) != 0) {
    faults.warning(Code::format, at / "id", "the id should begin with %", prefix);
  }
  const Json* area = find_area(service_areas, definition.area);
  if (service_areas != nullptr && area == nullptr) {
    faults.warning(Code::unknown, at / "area", "@ is not a service area of the bundle",
                   definition.area);
  }
  const Json* functions = area == nullptr ? nullptr : area->find("functions");
  check_unit(definition.unit, at, faults);
  std::vector<Years> spans;
  for (std::size_t v = 0; v < definition.versions.size(); ++v) {
    const Version& version = definition.versions[v];
    const Path here = at / "versions" / v;
    spans.push_back(version.years);
    check_average(version, here, faults);
    const Json& json = definition.json.find("versions")->items[v];
    check_weights(version, json.find("weights"), here, faults);
    for (const Input& input : version.inputs) {
      const Path input_at = here / "inputs" / input.name;
      check_sources(input, input_at, faults);
      check_unit(input.unit, input_at, faults);
      for (std::size_t s = 0; functions != nullptr && s < input.sources.size(); ++s) {
        check_functions(*functions, input.sources[s], input_at / "sources" / s, faults);
      }
    }
  }
  check_gaps(spans, at / "versions", "no version for % to %", faults);
}

}  // namespace figur
