#include "question.hpp"

#include "text.hpp"

namespace figur {

const SumFact* TableFacts::find_sum(const std::string& dimension, const std::string& code) const {
  for (const auto& [dimension_id, facts] : sums) {
    if (dimension_id != dimension) continue;
    for (const SumFact& fact : facts) {
      if (fact.code == code) return &fact;
    }
  }
  return nullptr;
}

const TableFacts& Question::facts(const std::string& table) const {
  static const TableFacts none;
  for (const TableFacts& facts : tables) {
    if (facts.id == table) return facts;
  }
  return none;
}

const Metadata* Question::metadata_of(const std::string& table) const {
  for (const auto& [id, known] : metadata) {
    if (id == table) return &known;
  }
  return nullptr;
}

namespace {

SumFact read_sum(const Json::Member& member, const Path& at, Faults& faults) {
  Reader reader{faults};
  SumFact out;
  out.code = member.first;
  out.label = member.first;
  reader.text(member.second, at, "label", false, out.label);
  const bool from = reader.text(member.second, at, "from", false, out.from);
  const bool to = reader.text(member.second, at, "to", false, out.to);
  if (from != to) faults.error(Code::format, at, "from and to belong together");
  return out;
}

TableFacts read_facts(const Json::Member& member, const Path& at, Faults& faults) {
  Reader reader{faults};
  TableFacts out;
  out.id = member.first;
  if (const Json* by_hand = member.second.find("byHand")) out.by_hand = by_hand->boolean;
  reader.texts(member.second, at, "successors", false, out.successors);
  if (const Json* sums = reader.object(member.second, at, "sums", false)) {
    for (const Json::Member& dimension : sums->members) {
      const Path here = at / "sums" / dimension.first;
      std::vector<SumFact> facts;
      for (const Json::Member& category : dimension.second.members) {
        facts.push_back(read_sum(category, here / category.first, faults));
      }
      out.sums.emplace_back(dimension.first, std::move(facts));
    }
  }
  return out;
}

void read_choice(const Json& json, Faults& faults, Question& out) {
  Reader reader{faults};
  const Path top{};
  reader.texts(json, top, "areas", false, out.areas);
  out.all_places = !reader.texts(json, top, "places", false, out.places);
  if (const Json* all = json.find("allMunicipalities")) out.all_municipalities = all->boolean;
  if (const Json* years = reader.array(json, top, "years", false)) {
    const auto year = [&](std::size_t i) {
      return i < years->items.size() ? year_in(years->items[i].string) : 0;
    };
    out.years = {year(0), year(1)};
    if (years->items.size() != 2 || out.years.from == 0 || out.years.from > out.years.to) {
      faults.error(Code::format, top / "years", "expected the first and the last year");
    }
  }
  std::string api = "v2";
  reader.text(json, top, "api", false, api);
  if (api == "v1") out.api = Api::v1;
  else if (api != "v2") faults.error(Code::unknown, top / "api", "@ is not v2 or v1", api);
  int most = static_cast<int>(ssb_cells);
  reader.integer(json, top, "maxCells", false, most);
  if (most < 1) faults.error(Code::format, top / "maxCells", "expected 1 or more");
  else out.max_cells = static_cast<std::size_t>(most);
}

}  // namespace

Result<Question> read_question(std::string_view text, Faults& faults) {
  Result<Json> json = parse_json(text);
  if (!json) {
    faults.add(json.error());
    return json.error();
  }
  Question out;
  Reader reader{faults};
  const Path top{};
  if (const Json* regions = reader.array(*json, top, "regions", true)) {
    out.regions = read_regions(*regions, top / "regions", faults);
  }
  if (const Json* groups = reader.array(*json, top, "groups", true)) {
    out.groups = read_groups(*groups, top / "groups", out.regions, faults);
  }
  if (const Json* definitions = reader.array(*json, top, "definitions", true)) {
    for (std::size_t i = 0; i < definitions->items.size(); ++i) {
      out.definitions.push_back(
          read_definition(definitions->items[i], top / "definitions" / i, faults));
    }
  }
  if (const Json* tables = reader.object(*json, top, "tables", false)) {
    for (const Json::Member& member : tables->members) {
      out.tables.push_back(read_facts(member, top / "tables" / member.first, faults));
    }
  }
  if (const Json* metadata = reader.object(*json, top, "metadata", false)) {
    for (const Json::Member& member : metadata->members) {
      out.metadata.emplace_back(
          member.first, read_metadata(member.second, top / "metadata" / member.first, faults));
    }
  }
  read_choice(*json, faults, out);
  if (faults.has_errors()) return faults.first_error();
  return out;
}

}  // namespace figur
